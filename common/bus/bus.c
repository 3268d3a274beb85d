#include "bus/bus.h"

#include "base/digest.h"
#include "base/list.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    QUEUED_MESSAGES = 1000,
    HEARTBEAT_MS = 1000,
    HEARTBEAT_TIMEOUT_MS = 3000,
    CONNECT_TIMEOUT_MS = 1000,
    Z85_KEY_SIZE = 41
};

enum bus_end { BUS_BINDS, BUS_CONNECTS };

/* The keys of an encrypted bus in Z85 (https://rfc.zeromq.org/spec/32); "" where it is not. */
static struct {
    char public_key[Z85_KEY_SIZE];
    char secret[Z85_KEY_SIZE];
} keys;

bool bus_init(const char *secret)
{
    unsigned char bytes[DIGEST_BYTES];
    zsys_init();
    zsys_handler_set(NULL); /* signals are the process's own business */
    zsys_set_linger(0);
    if (*secret == '\0')
        return true;
    digest_hmac(secret, strlen(secret), "bus", strlen("bus"), bytes);
    return zmq_z85_encode(keys.secret, bytes, sizeof bytes) && zmq_curve_public(keys.public_key, keys.secret) == 0;
}

static void set_keys(zsock_t *sock, enum bus_end end)
{
    if (*keys.secret == '\0')
        return;
    zsock_set_curve_secretkey(sock, keys.secret);
    if (end == BUS_BINDS) {
        zsock_set_curve_server(sock, 1);
    } else {
        zsock_set_curve_publickey(sock, keys.public_key);
        zsock_set_curve_serverkey(sock, keys.public_key);
    }
}

static void set_common(zsock_t *sock, enum bus_end end, int most_bytes)
{
    set_keys(sock, end);
    zsock_set_linger(sock, 0);
    zsock_set_sndtimeo(sock, 0); /* a full queue is told, never waited for */
    zsock_set_rcvtimeo(sock, 0); /* who waits polls, with a deadline */
    zsock_set_sndhwm(sock, QUEUED_MESSAGES);
    zsock_set_rcvhwm(sock, QUEUED_MESSAGES);
    zsock_set_maxmsgsize(sock, most_bytes);
    zsock_set_heartbeat_ivl(sock, HEARTBEAT_MS); /* finds a peer whose machine is gone */
    zsock_set_heartbeat_timeout(sock, HEARTBEAT_TIMEOUT_MS);
}

zsock_t *bus_listen(const char *endpoint)
{
    zsock_t *sock = zsock_new(ZMQ_ROUTER);
    set_common(sock, BUS_BINDS, BUS_REQUEST_BYTES);
    zsock_set_router_mandatory(sock, 1); /* a reply that cannot be sent is an error, not silently dropped */
    zsock_set_linger(sock, 1000);        /* replies already given to the socket leave it when the service stops */
    mode_t mask = umask(0177);           /* ipc socket files are 0600 */
    int port = zsock_bind(sock, "%s", endpoint);
    umask(mask);
    if (port < 0)
        zsock_destroy(&sock);
    return sock;
}

zsock_t *bus_connect(const char *endpoint)
{
    zsock_t *sock = zsock_new(ZMQ_DEALER);
    set_common(sock, BUS_CONNECTS, BUS_REPLY_BYTES);
    zsock_set_immediate(sock, 1);      /* no queue for a service that is not there: 503 at once */
    zsock_set_reconnect_ivl(sock, 20); /* a service is found again soon after its supervisor has it back */
    zsock_set_reconnect_ivl_max(sock, 100);
    /* an address that nobody has any more is silent: its name is looked up again, not after minutes */
    zsock_set_connect_timeout(sock, CONNECT_TIMEOUT_MS);
    if (zsock_connect(sock, "%s", endpoint) < 0)
        zsock_destroy(&sock);
    return sock;
}

/* Where the tap of an endpoint is: beside its ipc file, or at the next port. */
static void tap_endpoint(const char *endpoint, char ret_endpoint[BUS_ENDPOINT_SIZE])
{
    const char *colon = strrchr(endpoint, ':');
    if (strncmp(endpoint, "tcp://", 6) == 0)
        snprintf(ret_endpoint, BUS_ENDPOINT_SIZE, "%.*s:%ld", (int)(colon - endpoint), endpoint,
                 strtol(colon + 1, NULL, 10) + 1);
    else
        snprintf(ret_endpoint, BUS_ENDPOINT_SIZE, "%.240s.tap", endpoint);
}

zsock_t *bus_publish(const char *endpoint)
{
    char tap[BUS_ENDPOINT_SIZE];
    zsock_t *sock = zsock_new(ZMQ_PUB);
    set_common(sock, BUS_BINDS, BUS_REPLY_BYTES);
    tap_endpoint(endpoint, tap);
    mode_t mask = umask(0177);
    int port = zsock_bind(sock, "%s", tap);
    umask(mask);
    if (port < 0)
        zsock_destroy(&sock);
    return sock;
}

zsock_t *bus_subscribe(const char *endpoint)
{
    char tap[BUS_ENDPOINT_SIZE];
    zsock_t *sock = zsock_new(ZMQ_SUB);
    set_common(sock, BUS_CONNECTS, BUS_REPLY_BYTES);
    zsock_set_subscribe(sock, "");
    tap_endpoint(endpoint, tap);
    if (zsock_connect(sock, "%s", tap) < 0)
        zsock_destroy(&sock);
    return sock;
}

void *bus_watch(zsock_t *sock)
{
    /* Not after the socket's address: the next socket may have the same while the old name is still known. */
    char id[DIGEST_SIZE], endpoint[128];
    if (!random_text(16, id))
        return NULL;
    snprintf(endpoint, sizeof endpoint, "inproc://lost-%s", id);
    void *watch = zmq_socket(zsys_init(), ZMQ_PAIR);
    int linger = 0;
    if (zmq_socket_monitor(zsock_resolve(sock), endpoint, ZMQ_EVENT_DISCONNECTED) != 0 || !watch
        || zmq_setsockopt(watch, ZMQ_LINGER, &linger, sizeof linger) != 0 || zmq_connect(watch, endpoint) != 0) {
        zmq_close(watch);
        return NULL;
    }
    bus_lost(watch); /* only who has found nothing is told, by its descriptor, of what comes */
    return watch;
}

void bus_unwatch(zsock_t *sock, void *watch)
{
    if (!watch)
        return;
    zmq_socket_monitor(zsock_resolve(sock), NULL, 0);
    while (bus_lost(watch)) {
        /* libzmq keeps what nobody took */
    }
    zmq_close(watch);
}

bool bus_lost(void *watch)
{
    char event[64];
    if (zmq_recv(watch, event, sizeof event, ZMQ_DONTWAIT) < 0)
        return false;
    zmq_recv(watch, event, sizeof event, ZMQ_DONTWAIT); /* the second frame: the endpoint */
    return true;
}

bool bus_endpoint(const char *endpoints, size_t index, char ret_endpoint[BUS_ENDPOINT_SIZE])
{
    struct list_entry entry;
    bool found = list_next(&endpoints, &entry);
    for (; found && index > 0; index--)
        found = list_next(&endpoints, &entry);
    return found && list_copy(entry, ret_endpoint, BUS_ENDPOINT_SIZE);
}
