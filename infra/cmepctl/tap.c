/* tap: the messages of the services as they pass. */
#include "bus/bus.h"
#include "cmepctl.h"
#include "operations.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ENDPOINTS = 64 };

/* Listens at every instance of a service; how many there are. */
static size_t listen_to(const struct config *config, const char *service, zsock_t **socks, size_t most)
{
    char endpoint[BUS_ENDPOINT_SIZE];
    size_t count = 0;
    while (count < most && bus_endpoint(config_bus(config, service), count, endpoint)
           && (socks[count] = bus_subscribe(endpoint)))
        count++;
    return count;
}

static void print_line(zsock_t *sock)
{
    zframe_t *line = zframe_recv(sock);
    if (line) {
        fwrite(zframe_data(line), 1, zframe_size(line), stdout);
        fflush(stdout);
    }
    zframe_destroy(&line);
}

int command_tap(const struct config *config, int argc, char **argv)
{
    zsock_t *socks[MOST_ENDPOINTS];
    zmq_pollitem_t items[MOST_ENDPOINTS];
    size_t count = 0;
    if (!config->cmep_tap) {
        fputs("the services do not show their messages: start them with CMEP_TAP=1\n", stderr);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < SERVICE_COUNT; i++)
        if (argc == 0 || strcmp(argv[0], all_operations[i]->service) == 0)
            count += listen_to(config, all_operations[i]->service, socks + count, MOST_ENDPOINTS - count);
    if (count == 0) {
        fputs("there is no such service\n", stderr);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < count; i++)
        items[i] = (zmq_pollitem_t){.socket = zsock_resolve(socks[i]), .events = ZMQ_POLLIN};
    while (!ferror(stdout) && zmq_poll(items, (int)count, -1) >= 0)
        for (size_t i = 0; i < count; i++)
            if (items[i].revents & ZMQ_POLLIN)
                print_line(socks[i]);
    for (size_t i = 0; i < count; i++)
        zsock_destroy(&socks[i]);
    return EXIT_SUCCESS;
}
