#include "core/upstream.h"

#include "bus/bus.h"
#include "base/clock.h"
#include "operations.h"

#include <stdlib.h>

struct instance {
    zsock_t *sock;
    void *watch;
    size_t service; /* index in all_operations */
    size_t number;  /* among those of its service */
    bool is_unread; /* whether its descriptor may be silent about a reply */
};

/* The instances of a service stand side by side. */
struct service {
    size_t first;
    size_t count;
    size_t turn; /* whose turn it is, so that they share the work */
};

struct upstream {
    struct instance instances[UPSTREAM_MOST_INSTANCES];
    size_t count;
    struct service services[SERVICE_COUNT];
};

struct upstream *upstream_new(const struct config *config)
{
    struct upstream *upstream = calloc(1, sizeof *upstream);
    char endpoint[BUS_ENDPOINT_SIZE];
    for (size_t service = 0; service < SERVICE_COUNT; service++) {
        upstream->services[service].first = upstream->count;
        const char *endpoints = config_bus(config, all_operations[service]->service);
        for (size_t i = 0; bus_endpoint(endpoints, i, endpoint); i++) {
            zsock_t *sock = upstream->count < UPSTREAM_MOST_INSTANCES ? bus_connect(endpoint) : NULL;
            if (!sock) {
                upstream_destroy(&upstream);
                return NULL;
            }
            upstream->instances[upstream->count++] = (struct instance){sock, bus_watch(sock), service, i, true};
            upstream->services[service].count++;
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

void upstream_await(struct upstream *upstream, int64_t most_ms)
{
    int64_t until_ms = clock_ms() + most_ms;
    for (size_t i = 0; i < upstream->count; i++) {
        zmq_pollitem_t item = {.socket = zsock_resolve(upstream->instances[i].sock), .events = ZMQ_POLLOUT};
        int64_t left_ms = until_ms - clock_ms();
        zmq_poll(&item, 1, left_ms > 0 ? left_ms : 0);
    }
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

static struct service *find_service(struct upstream *upstream, const char *operation)
{
    size_t at = operation_service_named(operation);
    return at < SERVICE_COUNT ? &upstream->services[at] : NULL;
}

static bool send_to(struct instance *instance, const msgpack_sbuffer *head, const msgpack_sbuffer *body)
{
    void *sock = zsock_resolve(instance->sock);
    instance->is_unread = true; /* sending takes note of what has arrived, too */
    return zmq_send(sock, head->data, head->size, ZMQ_SNDMORE | ZMQ_DONTWAIT) >= 0
        && zmq_send(sock, body->data, body->size, ZMQ_DONTWAIT) >= 0;
}

enum status upstream_send(struct upstream *upstream, size_t wanted, const struct envelope *envelope,
                          const msgpack_sbuffer *body, size_t *ret_instance)
{
    msgpack_sbuffer head;
    struct service *service = find_service(upstream, envelope->operation);
    bool any = wanted == UPSTREAM_ANY, sent = false;
    msgpack_sbuffer_init(&head);
    schema_encode(&record_envelope, envelope, ENCODE_ALL, &head);
    size_t turn = service && any ? service->turn++ : 0;
    for (size_t i = 0; service && i < service->count && !sent; i++) {
        size_t at = service->first + (turn + i) % service->count;
        sent = (any || at == wanted) && send_to(&upstream->instances[at], &head, body);
        if (sent)
            *ret_instance = at;
    }
    msgpack_sbuffer_destroy(&head);
    return sent ? STATUS_OK : STATUS_UNAVAILABLE;
}

zmsg_t *upstream_receive(struct upstream *upstream, size_t instance)
{
    zmsg_t *message = zmsg_recv(upstream->instances[instance].sock);
    upstream->instances[instance].is_unread = message != NULL;
    return message;
}

bool upstream_is_unread(const struct upstream *upstream, size_t instance)
{
    return upstream->instances[instance].is_unread;
}

void upstream_wake(struct upstream *upstream, size_t instance)
{
    upstream->instances[instance].is_unread = true;
}

bool upstream_lost(struct upstream *upstream, size_t instance)
{
    bool lost = false;
    while (bus_lost(upstream->instances[instance].watch))
        lost = true;
    return lost;
}

static struct pollfd descriptor_of(void *socket)
{
    int descriptor = -1;
    size_t size = sizeof descriptor;
    zmq_getsockopt(socket, ZMQ_FD, &descriptor, &size);
    return (struct pollfd){.fd = descriptor, .events = POLLIN};
}

void upstream_descriptors(struct upstream *upstream, struct pollfd ret_descriptors[2 * UPSTREAM_MOST_INSTANCES])
{
    for (size_t i = 0; i < upstream->count; i++) {
        ret_descriptors[2 * i] = descriptor_of(zsock_resolve(upstream->instances[i].sock));
        ret_descriptors[2 * i + 1] = descriptor_of(upstream->instances[i].watch);
    }
}
