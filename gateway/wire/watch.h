/* A clock for each connection of a loop: libmicrohttpd's starts again with each byte, so that one byte a second would
 * hold a connection for ever, and no handler of ours runs before a head is complete. */
#ifndef CMEP_WATCH_H
#define CMEP_WATCH_H

#include "wire/peer.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

/* What a connection is doing; each phase but WORKING, whose deadlines are those of its questions, has its limit. */
enum watch_phase {
    WATCH_HEAD,     /* sends the head of a request, or nothing */
    WATCH_BODY,     /* sends the body */
    WATCH_UPLOAD,   /* sends a file: it may take its time, as long as some of it comes */
    WATCH_WORKING,  /* waits for its answer, or for us to take more of a file, or to have more of one */
    WATCH_ANSWER,   /* takes it */
    WATCH_DOWNLOAD, /* takes a file, likewise */
    WATCH_DRAIN,    /* has its last answer and still sends: closing on it now could take the answer from it */
    WATCH_PHASE_COUNT
};

struct watch {
    struct watch *next;
    struct watch **link; /* what points to it */
    int socket;
    enum watch_phase phase;
    void *request; /* of the handler; NULL between requests */
    int64_t since_ms;
    uint64_t bytes_before; /* that had come, or been taken, when the phase or its limit began */
    bool has_asked;        /* sent a complete head, once at least */
    char peer[PEER_SIZE];  /* the address at its other end */
};

/* That of a connection which is being watched. */
struct watch *watch_of(struct MHD_Connection *connection);

/* Starts watching a connection that was accepted; `watch` is the caller's memory, `list` that of its loop. */
void watch_init(struct watch *watch, struct watch **list, int socket);
/* Stops watching. */
void watch_finish(struct watch *watch);
/* The connection entered a phase. */
void watch_enter(struct watch *watch, enum watch_phase phase);
/* Whether the connection is over the limit of its phase; to be asked every second. One that idles between requests is
 * left to libmicrohttpd. */
bool watch_is_late(struct watch *watch);
/* Whether it awaits a head of which nothing has come. */
bool watch_is_silent(const struct watch *watch);
/* Whether the client has closed its side: it awaits no answer. */
bool watch_is_left(const struct watch *watch);
/* The connection was told its last answer: nothing more goes out, and what still comes is awaited for a while. */
void watch_drain(struct watch *watch);
/* Shuts the connection down, once; libmicrohttpd then closes it. */
void watch_end(struct watch *watch);

#endif
