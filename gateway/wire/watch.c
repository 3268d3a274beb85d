#include "wire/watch.h"

#include "base/clock.h"

#include <errno.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

/* DRAIN's counts from where the phase before it began, so that nobody is held much longer for having been told. */
static const int64_t limits_ms[WATCH_PHASE_COUNT] = {
    [WATCH_HEAD] = 15000,   [WATCH_BODY] = 20000,     [WATCH_UPLOAD] = 20000, [WATCH_WORKING] = INT64_MAX,
    [WATCH_ANSWER] = 25000, [WATCH_DOWNLOAD] = 25000, [WATCH_DRAIN] = 25000};

/* A connection that moves so much of a file within the limit gets the limit again. */
enum { MOVED_BYTES = 32 * 1024 };

static struct tcp_info connection_info(int socket)
{
    struct tcp_info info = {0};
    socklen_t size = sizeof info;
    getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size);
    return info;
}

static uint64_t bytes_received(int socket)
{
    return connection_info(socket).tcpi_bytes_received;
}

static uint64_t bytes_moved(const struct watch *watch)
{
    return watch->phase == WATCH_DOWNLOAD ? connection_info(watch->socket).tcpi_bytes_acked
                                          : bytes_received(watch->socket);
}

static bool moves_file(const struct watch *watch)
{
    return watch->phase == WATCH_UPLOAD || watch->phase == WATCH_DOWNLOAD;
}

struct watch *watch_of(struct MHD_Connection *connection)
{
    return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

void watch_init(struct watch *watch, struct watch **list, int socket)
{
    *watch = (struct watch){.next = *list, .link = list, .socket = socket, .since_ms = clock_ms()};
    if (*list)
        (*list)->link = &watch->next;
    *list = watch;
}

void watch_finish(struct watch *watch)
{
    *watch->link = watch->next;
    if (watch->next)
        watch->next->link = watch->link;
}

void watch_enter(struct watch *watch, enum watch_phase phase)
{
    watch->phase = phase;
    watch->since_ms = clock_ms();
    if (phase == WATCH_HEAD || moves_file(watch))
        watch->bytes_before = bytes_moved(watch);
}

bool watch_is_silent(const struct watch *watch)
{
    return watch->phase == WATCH_HEAD && bytes_received(watch->socket) == watch->bytes_before;
}

bool watch_is_left(const struct watch *watch)
{
    char byte;
    ssize_t count = recv(watch->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR);
}

/* A first head is awaited from the accept on, a later one from its first byte. */
bool watch_is_late(struct watch *watch)
{
    bool rests = watch->bytes_before > 0 && watch_is_silent(watch);
    if (rests || (moves_file(watch) && bytes_moved(watch) - watch->bytes_before >= MOVED_BYTES))
        watch_enter(watch, watch->phase);
    return clock_ms() - watch->since_ms >= limits_ms[watch->phase];
}

void watch_drain(struct watch *watch)
{
    shutdown(watch->socket, SHUT_WR);
    watch->phase = WATCH_DRAIN;
}

void watch_end(struct watch *watch)
{
    shutdown(watch->socket, SHUT_RDWR);
    watch_enter(watch, WATCH_WORKING);
}
