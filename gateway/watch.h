/* A clock for each connection of a loop: libmicrohttpd's starts again with each byte, so that one byte a second would
 * hold a connection for ever, and no handler of ours runs before a head is complete. */
#ifndef CMEP_WATCH_H
#define CMEP_WATCH_H

#include "metrics.h"

#include <stdint.h>

/* What a connection is doing; each phase but WORKING, whose deadlines are those of its questions, has its limit. */
enum watch_phase {
    WATCH_HEAD,    /* sends the head of a request, or nothing */
    WATCH_BODY,    /* sends the body */
    WATCH_WORKING, /* waits for its answer */
    WATCH_ANSWER,  /* takes it */
    WATCH_PHASE_COUNT
};

struct watch {
    struct watch *next;
    struct watch **link; /* what points to it */
    int socket;
    enum watch_phase phase;
    int64_t since_ms;
    uint64_t bytes_before; /* that had come when the phase began */
};

/* Starts watching a connection that was accepted; `watch` is the caller's memory, `list` that of its loop. */
void watch_init(struct watch *watch, struct watch **list, int socket);
/* Stops watching. */
void watch_finish(struct watch *watch);
/* The connection entered a phase. */
void watch_enter(struct watch *watch, enum watch_phase phase);
/* Tells each connection that is over its limit so (408, when it is the client that is slow to send), and shuts it down;
 * libmicrohttpd then closes it. One that idles between requests is left to libmicrohttpd. */
void watch_reap(struct watch *list, struct metrics *metrics);

#endif
