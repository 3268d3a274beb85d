/* A multipart/form-data body (RFC 7578), taken apart as it comes, in pieces of any size.
 *
 * libmicrohttpd's own parser would take its boundary from a connection, all that it is given at once, and a name up to
 * its first quote even where that is escaped; it counts neither parts nor the bytes of their heads. */
#ifndef CMEP_MULTIPART_H
#define CMEP_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

enum {
    MULTIPART_BOUNDARY_BYTES = 70,                                /* RFC 2046, 5.1.1 */
    MULTIPART_DELIMITER_BYTES = 4 + MULTIPART_BOUNDARY_BYTES + 1, /* with what stands before it, and a NUL */
    MULTIPART_HEAD_BYTES = 8192,                                  /* of one part */
    MULTIPART_MOST_PARTS = 32,
    MULTIPART_NAME_BYTES = 64,
    MULTIPART_FILENAME_BYTES = 1024,
    MULTIPART_TYPE_BYTES = 255
};

/* Any bytes but NUL; `size` without the one behind them. */
struct multipart_text {
    size_t size;
    char bytes[MULTIPART_FILENAME_BYTES + 1];
};

/* What the head of a part says. A longer filename is cut. */
struct multipart_part {
    char name[MULTIPART_NAME_BYTES + 1];
    bool is_file; /* has a filename, be it empty */
    struct multipart_text filename;
    struct multipart_text type; /* empty when there is none, or one that is too long */
};

enum multipart_state { MULTIPART_BEFORE, MULTIPART_CONTENT, MULTIPART_LINE_END, MULTIPART_HEAD, MULTIPART_AFTER };

struct multipart {
    struct multipart_part part; /* that is coming */
    enum multipart_state state;
    char delimiter[MULTIPART_DELIMITER_BYTES];
    size_t delimiter_size;
    size_t matched; /* bytes of the delimiter that have just come */
    char pending;   /* what came behind it */
    size_t parts;
    char head[MULTIPART_HEAD_BYTES];
    size_t head_size;
};

enum multipart_event {
    MULTIPART_MORE, /* all was taken, and nothing is to be told */
    MULTIPART_PART, /* a part begins */
    MULTIPART_DATA, /* some of its content */
    MULTIPART_BROKEN
};

/* Begins a body of that Content-Type; false when it is no multipart/form-data with a boundary. `multipart` is the
 * caller's memory. */
bool multipart_init(struct multipart *multipart, const char *content_type);
/* Takes bytes from `*bytes` on, up to an event. A DATA's bytes are borrowed from these or from `multipart`, at most
 * MULTIPART_DELIMITER_BYTES more than were taken. BROKEN stays. */
enum multipart_event multipart_next(struct multipart *multipart, const char **bytes, size_t *size,
                                    const char **ret_data, size_t *ret_size);
/* Whether the last part has ended. */
bool multipart_is_whole(const struct multipart *multipart);

#endif
