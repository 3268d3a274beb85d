/* What a search sees: folded text, and the grams by which its postings (solicitud_grama) are found.
 *
 * Folding makes letters equal that a search takes for equal: Unicode's case folding over the canonical decomposition,
 * without marks (Unicode 15, 3.13 and UAX #15). A gram is three letters that follow each other in a word, or the first
 * letter or first two of a word behind a blank, which stands for "at the beginning". Whoever holds a word
 * of three letters or more has all of its grams; whoever has them need not hold it, so what they find is looked at. */
#ifndef CMEP_WORKFLOW_SEARCH_H
#define CMEP_WORKFLOW_SEARCH_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The text, which is UTF-8, folded. Owned by the arena, as all below. */
const char *workflow_search_fold(const char *text, struct arena *arena);
/* What of a person is searched, as personas.busqueda keeps it: folded, each word behind one blank. The document may be
 * NULL. */
const char *workflow_search_text(const char *nombres, const char *apellidos, const char *numero_documento,
                                 struct arena *arena);
/* The grams of such a text and, when not NULL, of a codigo, as a JSON array; those that every codigo has are left out.
 */
const char *workflow_search_grams(const char *text, const char *codigo, struct arena *arena);
/* The grams by which a folded word of a search can be found, `most` at most; none when only those that every codigo has
 * would find it. */
size_t workflow_search_word_grams(const char *word, size_t most, struct arena *arena, const char **ret_grams);
/* Whether the word may stand in a codigo: it has none but its letters. */
bool workflow_search_may_be_codigo(const char *word);
/* Whether the word counts at the beginning of a word only: it has one letter, or two. */
bool workflow_search_is_short(const char *word);

#endif
