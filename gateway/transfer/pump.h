/* Moves the pieces of a file from a service to the client: one is being sent while the one behind it is asked for. A
 * client that reads slowly, or not at all, holds these two. */
#ifndef CMEP_PUMP_H
#define CMEP_PUMP_H

#include "transfer/transfer.h"

struct pump_piece {
    zframe_t *frame;
    struct trozo bytes; /* in the frame */
};

struct pump {
    struct transfer *transfer;
    /* Asks for the piece at a position of the file, as the question of the group `side`. */
    void (*ask)(struct transfer *transfer, int64_t position);
    int64_t next;             /* position of the piece behind `coming` */
    int64_t end;              /* where the file ends; INT64_MAX while that is not known */
    struct pump_piece coming; /* empty while it is awaited */
    struct pump_piece going;  /* is being sent */
    size_t sent_bytes;        /* of it */
    enum status status;       /* what went wrong */
};

/* Takes the reply to a question for a piece. NOT_FOUND: there is nothing at that position yet; else what went wrong,
 * which stays in `status`. */
enum status pump_take(struct pump *pump) MUST_CHECK;
/* Ends the pump with an error: the answer is cut off where it is. */
void pump_fail(struct pump *pump, enum status status);
/* Gives libmicrohttpd the next bytes of the answer (MHD_ContentReaderCallback; `cls` is the pump). */
ssize_t pump_read(void *cls, uint64_t position, char *bytes, size_t most);
/* Frees its pieces. */
void pump_finish(struct pump *pump);

#endif
