/* Sockets of the bus: the only place that sets socket options, with the reason of each. */
#ifndef CMEP_BUS_H
#define CMEP_BUS_H

#include "base/status.h"

#include <czmq.h>

enum {
    /* A larger message closes its sender's connection. A reply is what one of ours made: a list that grows with the
     * years (the promotores) is to fit. */
    BUS_REQUEST_BYTES = 4 * 1024 * 1024,
    BUS_REPLY_BYTES = 32 * 1024 * 1024,
    BUS_ENDPOINT_SIZE = 256
};

/* czmq with its own signal handling switched off; call once, before threads. With a secret that is not "" every socket
 * is encrypted and authenticated by CURVE (https://rfc.zeromq.org/spec/26): all who know it have the same pair of keys,
 * made of it, and who does not knows no key to ask by. False when libzmq was built without. */
bool bus_init(const char *secret) MUST_CHECK;
/* The ROUTER that a service binds at `endpoint`; NULL when it cannot, errno says why. The caller owns it;
 * it lives and dies in the thread that made it. */
zsock_t *bus_listen(const char *endpoint);
/* A DEALER to one instance of a service; the caller owns it. A send while nobody is connected fails at once. */
zsock_t *bus_connect(const char *endpoint);
/* The PUB socket at which a service shows what passes, beside the endpoint that it binds, and a SUB socket that listens
 * there; NULL when it cannot. Lines that nobody takes are dropped. */
zsock_t *bus_publish(const char *endpoint);
zsock_t *bus_subscribe(const char *endpoint);
/* A socket that becomes readable when a connection of `sock` was lost; the caller owns it, and ends it before `sock`.
 * NULL when it cannot be made. */
void *bus_watch(zsock_t *sock);
/* Ends a watch; NULL-safe. */
void bus_unwatch(zsock_t *sock, void *watch);
/* Takes one loss from a watch; false when there is none. */
bool bus_lost(void *watch);
/* Copies the `index`th of the comma separated endpoints (base/list.h); false when there are not as many, or it is too
 * long. */
bool bus_endpoint(const char *endpoints, size_t index, char ret_endpoint[BUS_ENDPOINT_SIZE]) MUST_CHECK;

#endif
