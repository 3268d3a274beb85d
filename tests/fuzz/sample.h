/* Messages made by the field tables, mostly good ones: what random bytes would seldom hit upon. */
#ifndef CMEP_FUZZ_SAMPLE_H
#define CMEP_FUZZ_SAMPLE_H

#include "contract/schema.h"

/* Random numbers that follow from a seed. */
struct dice {
    uint64_t state;
};

struct dice dice_of(unsigned seed);
/* A number from 0 to `sides` - 1. */
uint64_t dice_roll(struct dice *dice, uint64_t sides);

/* Appends a map for the record: fields now and then left out, null, at a bound, or of another kind. */
void sample_record(struct dice *dice, const struct record *record, msgpack_packer *packer);
/* Appends any value, nested `depth` levels at most. */
void sample_any(struct dice *dice, int depth, msgpack_packer *packer);

#endif
