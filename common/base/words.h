/* The words of a search. */
#ifndef CMEP_WORDS_H
#define CMEP_WORDS_H

#include "base/arena.h"

#include <stdbool.h>

/* Splits a text (NULL: none) on blanks into words owned by the arena; false when there are more than `most`. */
bool words_split(const char *text, struct arena *arena, size_t most, const char **ret_words, size_t *ret_count);

#endif
