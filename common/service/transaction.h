/* Transactions of handlers. */
#ifndef CMEP_TRANSACTION_H
#define CMEP_TRANSACTION_H

#include "service/call.h"

/* A part of a handler, which may be run more than once; `data` is what call_transaction was given. */
typedef enum status (*transaction_step)(struct call *call, void *data);

/* Runs the step in a transaction: OK commits, anything else takes all of it back, and a deadlock begins it again. For
 * the handler of an operation without "transaction", which does first, holding no lock, what takes long (bcrypt);
 * whatever such a handler writes in more than one statement, or may not write twice, it writes in here. */
enum status call_transaction(struct call *call, transaction_step step, void *data) MUST_CHECK;

#endif
