/* What must hold whatever comes in: the properties that several targets assert. */
#ifndef CMEP_FUZZ_CHECK_H
#define CMEP_FUZZ_CHECK_H

#include "contract/json.h"
#include "contract/operation.h"

#include <stdint.h>

/* The limits of the arenas in the processes themselves: what passes them ends a process there too. */
enum {
    HEAD_ARENA_BYTES = 64 * 1024,           /* service.c and loop.c, for an envelope */
    SERVICE_ARENA_BYTES = 32 * 1024 * 1024, /* worker.c, for a call */
    GATEWAY_ARENA_BYTES = 64 * 1024 * 1024, /* request.c, for a request */
    BODY_BYTES = 1024 * 1024                /* most that the gateway takes */
};

/* libFuzzer's entry points, which no header of its own declares for C. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

/* AddressSanitizer's, for all targets. */
const char *__asan_default_options(void);

/* Ends the process, naming the property, when it does not hold. */
void check(bool holds, const char *property);

/* The first line of an input, without its newline, as a text in `ret_line` (cut at `size`); what follows is moved to.
 */
void take_line(const uint8_t **data, size_t *data_size, char *ret_line, size_t size);

/* The operation of that full name, of any service; NULL when there is none. */
const struct operation *any_operation(const char *name);
/* Every operation, in the order of the contract; NULL past the last. */
const struct operation *nth_operation(size_t n);
/* Every record that a message can hold, found from the operations and the envelopes; NULL past the last. */
const struct record *nth_record(size_t n);
const struct record *any_record(const char *name);

/* A refusal names between 1 and 64 fields, all fit to be shown. */
void check_problems(const struct problems *problems);
/* What was decoded encodes in that mode to a message that decodes, within a service's arena, to the same. */
void check_round_trip(const struct record *record, const void *structure, enum encode_mode mode);
/* The bytes are one JSON text as jansson, strictly, reads it. */
void check_is_json(const char *text, size_t size);
/* The object, written as JSON, is JSON. */
void check_writes_json(const msgpack_object *object);

#endif
