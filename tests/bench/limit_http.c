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
    (void)url, (void)method, (void)version, (void)body, (void)body_size, (void)request;
    return MHD_queue_response(connection, MHD_HTTP_OK, context);
}

static struct MHD_Response *constant(void)
{
    static char body[] = "{\"ok\":true,\"status\":\"healthy\"}";
    struct MHD_Response *response = MHD_create_response_from_buffer(strlen(body), body, MHD_RESPMEM_PERSISTENT);
    if (response)
        MHD_add_response_header(response, "Content-Type", "application/json");
    return response;
}

static struct MHD_Daemon *start(struct MHD_Response *response)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    /* A pool has two loops or more. */
    if (cores < 2)
        return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, response, MHD_OPTION_END);
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, response, MHD_OPTION_THREAD_POOL_SIZE,
                            (unsigned)cores, MHD_OPTION_END);
}

int main(void)
{
    struct MHD_Response *response = constant();
    struct MHD_Daemon *daemon = response ? start(response) : NULL;
    if (!daemon) {
        fputs("limit_http: libmicrohttpd does not start\n", stderr);
        return EXIT_FAILURE;
    }
    printf("%u\n", MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    while (getchar() != EOF)
        ;
    MHD_stop_daemon(daemon);
    MHD_destroy_response(response);
    return EXIT_SUCCESS;
}
