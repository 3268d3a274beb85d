#include "bus/client.h"

#include "bus/bus.h"

#include <stdlib.h>

struct client {
    zsock_t *sock;
    void *watch;    /* tells when the connection is lost */
    zframe_t *body; /* of the last reply */
    int64_t last_id;
};

enum { CONNECT_POLL_MS = 10, CONNECT_MOST_MS = 500 };

struct client *client_new(const struct config *config, const char *service)
{
    char endpoint[BUS_ENDPOINT_SIZE];
    const char *endpoints = config_bus(config, service);
    if (!endpoints || !bus_endpoint(endpoints, 0, endpoint))
        return NULL;
    struct client *client = calloc(1, sizeof *client);
    client->sock = bus_connect(endpoint);
    client->watch = client->sock ? bus_watch(client->sock) : NULL;
    if (!client->watch)
        client_destroy(&client);
    return client;
}

void client_destroy(struct client **self)
{
    if (!*self)
        return;
    bus_unwatch((*self)->sock, (*self)->watch);
    zsock_destroy(&(*self)->sock);
    zframe_destroy(&(*self)->body);
    free(*self);
    *self = NULL;
}

/* Sends [envelope | body]; a connection that is just being made is waited for, a service that is not there is not. */
static enum status send_request(struct client *client, const struct envelope *envelope, const char *body,
                                size_t body_size, int64_t deadline_ms)
{
    int64_t connect_ms = clock_ms() + CONNECT_MOST_MS;
    for (;;) {
        zmsg_t *message = zmsg_new();
        zframe_t *head = frame_of(&record_envelope, envelope, ENCODE_ALL);
        zmsg_append(message, &head);
        zmsg_addmem(message, body, body_size);
        if (zmsg_send(&message, client->sock) == 0)
            return STATUS_OK;
        zmsg_destroy(&message);
        if (clock_ms() >= deadline_ms || clock_ms() >= connect_ms)
            return STATUS_UNAVAILABLE;
        zclock_sleep(CONNECT_POLL_MS);
    }
}

/* Takes [envelope | body] apart; false when it is not the reply to `id`. */
static bool take_reply(struct client *client, zmsg_t *message, int64_t id, struct arena *arena,
                       struct client_reply *ret_reply)
{
    struct reply_envelope envelope;
    struct problems problems;
    zframe_t *head = zmsg_first(message);
    zframe_t *body = zmsg_next(message);
    if (!head || !body || frame_decode(head, &record_reply_envelope, arena, &problems, &envelope) != STATUS_OK
        || envelope.id != id)
        return false;
    *ret_reply = (struct client_reply){.status = status_from_code(envelope.status)};
    if (ret_reply->status == STATUS_OK) {
        zframe_destroy(&client->body);
        client->body = zframe_dup(body);
        ret_reply->body = (const char *)zframe_data(client->body);
        ret_reply->body_size = zframe_size(client->body);
    } else if (frame_decode(body, &record_failure, arena, &problems, &ret_reply->failure) != STATUS_OK) {
        ret_reply->failure = (struct failure){0};
    }
    return true;
}

enum status client_call(struct client *client, const char *operation, const char *body, size_t body_size,
                        const struct caller *caller, const char *request_id, int64_t timeout_ms, struct arena *arena,
                        struct client_reply *ret_reply)
{
    int64_t deadline_ms = clock_ms() + timeout_ms;
    struct envelope envelope = {.id = ++client->last_id,
                                .operation = operation,
                                .remaining_ms = timeout_ms,
                                .request_id = request_id,
                                .caller = caller};
    while (bus_lost(client->watch)) {
        /* what was lost before is no news */
    }
    enum status status = send_request(client, &envelope, body, body_size, deadline_ms);
    if (status != STATUS_OK)
        return status;
    zmq_pollitem_t items[] = {{.socket = zsock_resolve(client->sock), .events = ZMQ_POLLIN},
                              {.socket = client->watch, .events = ZMQ_POLLIN}};
    for (;;) {
        int64_t left_ms = deadline_ms - clock_ms();
        if (left_ms <= 0 || zmq_poll(items, 2, left_ms) < 0)
            return STATUS_UNAVAILABLE;
        zmsg_t *message = items[0].revents & ZMQ_POLLIN ? zmsg_recv(client->sock) : NULL;
        bool taken = message && take_reply(client, message, envelope.id, arena, ret_reply);
        zmsg_destroy(&message);
        if (taken)
            return STATUS_OK;
        /* What a lost service still owes it will not give; what it had sent was taken first. */
        if (!(items[0].revents & ZMQ_POLLIN) && (items[1].revents & ZMQ_POLLIN) && bus_lost(client->watch))
            return STATUS_UNAVAILABLE;
    }
}
