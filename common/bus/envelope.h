/* The head of every message on the bus, and how one is sent: frames [envelope | body].
 *
 * Time travels as remaining milliseconds, never as a wall clock; inside a process a deadline is a
 * time of the monotonic clock in milliseconds. */
#ifndef CMEP_ENVELOPE_H
#define CMEP_ENVELOPE_H

#include "base/clock.h"
#include "records.h"
#include "base/status.h"

#include <czmq.h>

/* The mask (1 << enum rol) of a caller's roles; 0 for NULL. */
unsigned caller_roles(const struct caller *caller);

/* A frame with the record as msgpack; the caller owns it. */
zframe_t *frame_of(const struct record *record, const void *structure, enum encode_mode mode);
/* Fills the struct of `record` from a frame, into the arena. BAD_REQUEST or VALIDATION_ERROR as schema_decode. */
enum status frame_decode(zframe_t *frame, const struct record *record, struct arena *arena,
                         struct problems *ret_problems, void *ret_struct) MUST_CHECK;

#endif
