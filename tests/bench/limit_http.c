/* The limit of GET /health: libmicrohttpd answering a constant, an epoll loop a core.
 *
 *   limit_http     prints the port it listens on; ends with its standard input */
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *body, size_t *body_size, void **request)
{
    (void)url, (void)method, (void)version, (void)body, (void)body_size;
    /* An answer at the first call, before a body could have come, would end the connection with it. */
    if (!*request) {
        *request = context;
        return MHD_YES;
    }
    return MHD_queue_response(connection, MHD_HTTP_OK, context);
}

static struct MHD_Response *constant(void)
{
    static char body[] = "{\"ok\":true,\"status\":\"healthy\"}";
    struct MHD_Response *response = MHD_create_response_from_buffer(strlen(body), body, MHD_RESPMEM_PERSISTENT);
    if (!response)
        abort();
    MHD_add_response_header(response, "Content-Type", "application/json");
    return response;
}

/* A loop with a listener of its own, as the gateway has them; on a pool that shares one, the first to wake up takes all
 * connections. */
static struct MHD_Daemon *start(struct MHD_Response *response, uint16_t port)
{
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, port, NULL, NULL, answer, response,
                            MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END);
}

static struct MHD_Daemon *start_or_end(struct MHD_Response *response, uint16_t port)
{
    struct MHD_Daemon *daemon = start(response, port);
    if (!daemon) {
        fputs("limit_http: libmicrohttpd does not start\n", stderr);
        exit(EXIT_FAILURE);
    }
    return daemon;
}

int main(void)
{
    enum { MOST_LOOPS = 64 };
    struct MHD_Daemon *loops[MOST_LOOPS];
    struct MHD_Response *response = constant();
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int count = cores < 1 ? 1 : cores > MOST_LOOPS ? MOST_LOOPS : (int)cores;
    loops[0] = start_or_end(response, 0);
    uint16_t port = MHD_get_daemon_info(loops[0], MHD_DAEMON_INFO_BIND_PORT)->port;
    for (int i = 1; i < count; i++)
        loops[i] = start_or_end(response, port);
    printf("%u\n", port);
    fflush(stdout);
    while (getchar() != EOF)
        ;
    for (int i = 0; i < count; i++)
        MHD_stop_daemon(loops[i]);
    MHD_destroy_response(response);
    return EXIT_SUCCESS;
}
