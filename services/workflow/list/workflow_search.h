/* What a search sees: folded text, and the grams by which its postings (solicitud_grama) are found.
 *
 * Folding makes letters equal that a search takes for equal: Unicode's case folding over the canonical decomposition,
 * without marks (Unicode 15, 3.13 and UAX #15). A gram is three letters that follow each other in a word, four where
 * all are digits, or the first letter or first two of a word behind a blank, which stands for "at the beginning": a
 * number, so that going through its postings compares no texts. Four digits, because every document and codigo is made
 * of them, and a thousandth of all is still many. A text that has a word of three letters or more has all of its
 * trigrams; a text that has them need not have the word, so each row that they find is read. */
#ifndef CMEP_WORKFLOW_SEARCH_H
#define CMEP_WORKFLOW_SEARCH_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIRMA_NUMBERS = 3, FIRMA_BITS = 63, SEARCH_CHOICES = 11 };

/* A signature: bits in numbers that are not negative. */
struct firma {
    int64_t numbers[FIRMA_NUMBERS];
};

/* The text, which is UTF-8, folded. Owned by the arena, as all below. */
const char *workflow_search_fold(const char *text, struct arena *arena);
/* What of a request is searched, as solicitud_texto keeps it: its client's names and document and its codigo, folded,
 * each word behind one blank. Document and codigo may be NULL. */
const char *workflow_search_text(const char *nombres, const char *apellidos, const char *numero_documento,
                                 const char *codigo, struct arena *arena);
/* What such a text has somewhere when a folded word of a search finds it: the word, behind a blank when it has one
 * letter or two. */
const char *workflow_search_needle(const char *word, struct arena *arena);
/* The grams of a text as a JSON array of numbers, each once, in their order; those that every codigo has are left
 * out. */
const char *workflow_search_grams(const char *text, struct arena *arena);
/* Sets the bits of the grams of a text, of each one, which others may share. */
void workflow_search_sign(const char *text, struct firma *firma);
/* Sets those of a needle: a text that has it has all of its bits. */
void workflow_search_sign_needle(const char *needle, struct firma *firma);
/* The grams by which a needle can be found, `most` at most; none when only those that every codigo has would find it,
 * or when it is three digits. */
size_t workflow_search_needle_grams(const char *needle, size_t most, int64_t *ret_grams);
/* For a needle of three digits the grams of which a text that has it has one; false for any other needle. */
bool workflow_search_needle_choices(const char *needle, int64_t ret_grams[SEARCH_CHOICES]);

#endif
