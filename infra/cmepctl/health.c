/* health: whether the gateway of this machine answers, for where nothing else speaks HTTP (a container). */
#include "cmepctl.h"

#include "base/clock.h"
#include "aws/http_client.h"

#include <stdlib.h>

enum { ANSWER_BYTES = 1024, ANSWER_MS = 2000 };

int command_health(const struct config *config, int argc, char **argv)
{
    (void)argc, (void)argv;
    struct http_client *client = http_client_new();
    if (!client)
        return EXIT_FAILURE;
    char url[64], answer[ANSWER_BYTES];
    snprintf(url, sizeof url, "http://127.0.0.1:%lld/health", (long long)config->cmep_port);
    struct http_exchange exchange = {.method = "GET", .url = url, .answer = answer, .answer_room = sizeof answer};
    http_client_run(client, (struct http_exchange *[]){&exchange}, 1, clock_ms() + ANSWER_MS);
    bool healthy = exchange.outcome == HTTP_ANSWERED && exchange.code == 200;
    if (healthy)
        printf("%.*s\n", (int)exchange.answered, answer);
    else
        fprintf(stderr, "%s: %.*s\n", url, HTTP_CLIENT_REFUSAL_SIZE, exchange.refusal);
    http_client_destroy(&client);
    return healthy ? EXIT_SUCCESS : EXIT_FAILURE;
}
