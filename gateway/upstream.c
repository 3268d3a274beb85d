#include "upstream.h"

#include "bus.h"
#include "operations.h"

#include <stdlib.h>

struct instance {
    zsock_t *sock;
    void *watch;
    size_t service; /* index in all_operations */
    size_t number;  /* among those of its service */
};

struct upstream {
    struct instance instances[UPSTREAM_MOST_INSTANCES];
    size_t count;
    size_t turn; /* whose turn it is, so that instances share the work */
};

struct upstream *upstream_new(const struct config *config)
{
    struct upstream *upstream = calloc(1, sizeof *upstream);
    char endpoint[BUS_ENDPOINT_SIZE];
    for (size_t service = 0; service < SERVICE_COUNT; service++) {
        const char *endpoints = config_bus(config, all_operations[service]->service);
        for (size_t i = 0; bus_endpoint(endpoints, i, endpoint); i++) {
            zsock_t *sock = upstream->count < UPSTREAM_MOST_INSTANCES ? bus_connect(endpoint) : NULL;
            if (!sock) {
                upstream_destroy(&upstream);
                return NULL;
            }
            upstream->instances[upstream->count++] = (struct instance){sock, bus_watch(sock), service, i};
        }
    }
    return upstream;
}

void upstream_destroy(struct upstream **self)
{
    if (!*self)
        return;
    for (size_t i = 0; i < (*self)->count; i++) {
        bus_unwatch((*self)->instances[i].sock, (*self)->instances[i].watch);
        zsock_destroy(&(*self)->instances[i].sock);
    }
    free(*self);
    *self = NULL;
}

size_t upstream_count(const struct upstream *upstream)
{
    return upstream->count;
}

size_t upstream_service(const struct upstream *upstream, size_t instance, size_t *ret_number)
{
    *ret_number = upstream->instances[instance].number;
    return upstream->instances[instance].service;
}

enum status upstream_send(struct upstream *upstream, size_t wanted, const struct envelope *envelope,
                          const msgpack_sbuffer *body, size_t *ret_instance)
{
    msgpack_sbuffer head;
    msgpack_sbuffer_init(&head);
    schema_encode(&record_envelope, envelope, ENCODE_ALL, &head);
    enum status status = STATUS_UNAVAILABLE;
    upstream->turn++;
    for (size_t i = 0; i < upstream->count && status != STATUS_OK; i++) {
        size_t at = (upstream->turn + i) % upstream->count;
        struct instance *instance = &upstream->instances[at];
        void *sock = zsock_resolve(instance->sock);
        if (wanted != UPSTREAM_ANY && wanted != at)
            continue;
        if (!operation_belongs_to(envelope->operation, all_operations[instance->service]->service))
            continue;
        if (zmq_send(sock, head.data, head.size, ZMQ_SNDMORE | ZMQ_DONTWAIT) >= 0
            && zmq_send(sock, body->data, body->size, ZMQ_DONTWAIT) >= 0) {
            *ret_instance = at;
            status = STATUS_OK;
        }
    }
    msgpack_sbuffer_destroy(&head);
    return status;
}

zmsg_t *upstream_receive(struct upstream *upstream, size_t instance)
{
    zsock_t *sock = upstream->instances[instance].sock;
    return zsock_events(sock) & ZMQ_POLLIN ? zmsg_recv(sock) : NULL;
}

bool upstream_lost(struct upstream *upstream, size_t instance)
{
    bool lost = false;
    while (bus_lost(upstream->instances[instance].watch))
        lost = true;
    return lost;
}

size_t upstream_sockets(struct upstream *upstream, void *ret_sockets[2 * UPSTREAM_MOST_INSTANCES])
{
    for (size_t i = 0; i < upstream->count; i++) {
        ret_sockets[i] = zsock_resolve(upstream->instances[i].sock);
        ret_sockets[upstream->count + i] = upstream->instances[i].watch;
    }
    return upstream->count;
}
