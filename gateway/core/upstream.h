/* The gateway's side of the bus: a DEALER to each instance of each service, one set a loop. */
#ifndef CMEP_UPSTREAM_H
#define CMEP_UPSTREAM_H

#include "config/config.h"
#include "bus/envelope.h"

#include <poll.h>

struct upstream;

enum { UPSTREAM_MOST_INSTANCES = 32, UPSTREAM_ANY = UPSTREAM_MOST_INSTANCES };

/* Connects to all services; the caller owns it; it belongs to the calling thread. NULL when an endpoint is wrong. */
struct upstream *upstream_new(const struct config *config);
void upstream_destroy(struct upstream **self);

/* Waits until all instances are connected, for so long at most: who asks at once is not told that a service is missing
 * which is there. */
void upstream_await(struct upstream *upstream, int64_t most_ms);
/* How many instances there are of all services. */
size_t upstream_count(const struct upstream *upstream);
/* The service of an instance, as its index in all_operations, and in `ret_number` which of that service's it is. */
size_t upstream_service(const struct upstream *upstream, size_t instance, size_t *ret_number);

/* Sends a question to one instance, or with UPSTREAM_ANY to any, of the service in the operation's name, and says to
 * which. UNAVAILABLE at once when none is connected or all are full. */
enum status upstream_send(struct upstream *upstream, size_t wanted, const struct envelope *envelope,
                          const msgpack_sbuffer *body, size_t *ret_instance) MUST_CHECK;
/* Takes one reply [envelope | body] that has arrived from an instance; NULL when there is none. The caller owns it. */
zmsg_t *upstream_receive(struct upstream *upstream, size_t instance);
/* Whether there may be replies of an instance that its descriptor does not announce (any more): not since
 * upstream_receive said that there is none. */
bool upstream_is_unread(const struct upstream *upstream, size_t instance);
/* Notes that a descriptor of an instance was readable. */
void upstream_wake(struct upstream *upstream, size_t instance);
/* Whether the connection to an instance was lost since the last call: what it was asked and has not answered, it will
 * not. */
bool upstream_lost(struct upstream *upstream, size_t instance);
/* The descriptors to poll, two for each instance: of its replies, and of its loss. They announce what is new, once
 * (ZMQ_FD of zmq_getsockopt(3)), so look at what is unread before waiting. */
void upstream_descriptors(struct upstream *upstream, struct pollfd ret_descriptors[2 * UPSTREAM_MOST_INSTANCES]);

#endif
