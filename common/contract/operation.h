/* An operation of the contract: what a service can be asked, and the HTTP route that asks it. */
#ifndef CMEP_OPERATION_H
#define CMEP_OPERATION_H

#include "contract/schema.h"

enum method { METHOD_NONE, METHOD_GET, METHOD_POST, METHOD_PATCH, METHOD_DELETE, METHOD_COUNT };

enum access {
    ACCESS_INTERNAL, /* other services and cmepctl */
    ACCESS_OPEN,     /* anybody */
    ACCESS_SESSION,  /* is itself the question whose session this is */
    ACCESS_ANY,      /* a user who is signed in */
    ACCESS_ROLES     /* a user who has one of `roles` */
};

/* Which workers run it: slow ones (bcrypt takes 200 ms of a core, a file of a million rows half a minute) have few of
 * their own, so that they never starve the others; those that move the bytes of files wait for a disk or a network more
 * than they work. */
enum lane { LANE_QUICK, LANE_SLOW, LANE_TRANSFER, LANE_COUNT };

enum cookie_effect { COOKIE_KEEP, COOKIE_SET, COOKIE_CLEAR };

/* A file that is moved through the gateway in pieces: in (upload: the body is a form with a file), out (download: the
 * reply describes it) or out while the operation writes it (export). */
enum transfer_kind { TRANSFER_UPLOAD, TRANSFER_DOWNLOAD, TRANSFER_EXPORT };

struct operation_transfer {
    enum transfer_kind kind;
    const struct operation *open; /* makes room for it; NULL for a download */
    const struct operation *move; /* writes or reads a piece */
    const struct operation *drop; /* removes what is left of it; NULL for a download */
    size_t piece_bytes;           /* the most that `move` takes or gives */
    const char *content_type;     /* of an export */
    bool streamed;                /* an export that is sent before it is whole */
};

struct operation {
    const char *name; /* service.operation */
    const char *path; /* with {names} of fields; NULL when it has no route */
    const struct record *request;
    const struct record *reply;
    const char *merge_field; /* a field that the gateway adds to the answer ... */
    const struct operation
        *merge; /* ... from this operation's reply, asked at the same time; its request is ids of the path */
    const char *cookie_field;                  /* of the reply: the token of COOKIE_SET */
    const struct operation_transfer *transfer; /* NULL: no file */
    unsigned roles;                            /* mask of 1 << enum rol */
    int64_t deadline_ms;                       /* how long it may take; 0 for REQUEST_TIMEOUT_MS */
    enum method method;
    enum access access;
    enum lane lane;
    enum cookie_effect cookie;
    bool
        transaction; /* runs in one; a read goes without, and so does a handler that makes its own (call_transaction) */
    bool splice;     /* the reply's fields stand beside `ok`, not under `data` */
    bool etag;       /* the answer has an ETag, made of the reply's hidden `version` and a digest of the whole */
    bool created;    /* succeeds with 201 */
    bool idempotency; /* heeds Idempotency-Key: its reply is kept in the transaction of its effect */
};

struct operation_set {
    const char *service;
    const struct operation *operations;
    size_t count;
    const char *const *tables; /* the slice, NULL-terminated */
};

/* The sets of all services, NULL-terminated: generated. */
extern const struct operation_set *const all_operations[];

/* The operation of that full name in the set; NULL when there is none. */
const struct operation *operation_find(const struct operation_set *set, const char *name);
/* Its number among those of all services, from 0, and how many there are. */
size_t operation_index(const struct operation *operation);
size_t operation_count(void);
/* The number of its service among those of all_operations, from 0. */
size_t operation_service(const struct operation *operation);
/* The number of the service in an operation's full name ("auth.me"), which need not be one of the contract; how many
 * services there are when it names none. */
size_t operation_service_named(const char *operation);

#endif
