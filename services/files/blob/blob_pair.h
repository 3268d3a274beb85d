/* Two stores as one, while files move from the one to the other: what is kept goes to `now`, what is asked for is
 * looked for in both, so that every file is there at every moment. */
#ifndef CMEP_BLOB_PAIR_H
#define CMEP_BLOB_PAIR_H

#include "blob/blob.h"

/* Takes over both, which may be NULL: then so is the pair. The caller owns it. */
struct blob_store *blob_pair_new(struct blob_store *now, struct blob_store *before);
/* The two of a pair. */
struct blob_store *blob_pair_now(struct blob_store *pair);
struct blob_store *blob_pair_before(struct blob_store *pair);

#endif
