/* Two stores as one, while files move from the one to the other: what is kept goes to `now`, what is asked for is
 * looked for in both, so that every file is there at every moment. */
#ifndef CMEP_STORE_PAIR_H
#define CMEP_STORE_PAIR_H

#include "store.h"

/* Takes over both, which may be NULL: then so is the pair. The caller owns it. */
struct store *store_pair_new(struct store *now, struct store *before);
/* The two of a pair. */
struct store *store_pair_now(struct store *pair);
struct store *store_pair_before(struct store *pair);

#endif
