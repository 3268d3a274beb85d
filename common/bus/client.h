/* One service asks another, or a person does with cmepctl: send, then wait for the reply. */
#ifndef CMEP_CLIENT_H
#define CMEP_CLIENT_H

#include "config/config.h"
#include "bus/envelope.h"
#include "contract/operation.h"

struct client;

/* What came back: STATUS_OK with `body`, or what the service refused with. Texts live in the arena given. */
struct client_reply {
    enum status status;
    struct failure failure;
    const char *body; /* msgpack of the operation's reply; owned by the client until the next call */
    size_t body_size;
};

/* A client of the first instance of `service`; the caller owns it; it belongs to the calling thread. NULL when
 * the service has no endpoint. */
struct client *client_new(const struct config *config, const char *service);
void client_destroy(struct client **self);

/* Sends a request and waits `timeout_ms` at most for its reply. UNAVAILABLE when the service is not there, goes
 * away meanwhile or does not answer in time, else STATUS_OK with what it said in `ret_reply`. */
enum status client_call(struct client *client, const char *operation, const char *body, size_t body_size,
                        const struct caller *caller, const char *request_id, int64_t timeout_ms, struct arena *arena,
                        struct client_reply *ret_reply) MUST_CHECK;

#endif
