/* The bytes of a message, taken apart. */
#ifndef CMEP_MESSAGE_H
#define CMEP_MESSAGE_H

#include "base/status.h"

#include <msgpack.h>
#include <stdbool.h>

/* Unpacks the bytes, which must be one whole msgpack object and announce no more than they hold: msgpack-c makes room
 * for all that a list announces before it looks whether it is there. `ret_unpacked` is to be destroyed by the caller in
 * either case; what it holds points into the bytes. */
bool message_unpack(const char *bytes, size_t size, msgpack_unpacked *ret_unpacked) MUST_CHECK;

#endif
