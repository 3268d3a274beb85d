/* Persons as forms name them: found by document, made, or brought up to date. */
#ifndef CMEP_WORKFLOW_PEOPLE_H
#define CMEP_WORKFLOW_PEOPLE_H

#include "service/call.h"
#include "workflow_rows.h"

/* Who calls, as the rows note it. */
struct author workflow_people_author(const struct call *call);
/* The person that a form names by its document: made when there is none; fields given and different are updated.
 * Who is staff is never changed, only what is still empty is filled. The row is locked. */
enum status workflow_people_find(struct call *call, const struct persona_datos *datos, const struct author *author,
                                 struct persona_row *ret_row) MUST_CHECK;
/* Lets all requests of the person, whose row the transaction has changed, be found by its name of now. UNAVAILABLE once
 * the call is late, with a part of them changed: the transaction must be rolled back. */
enum status workflow_people_index(struct call *call, int64_t persona_id) MUST_CHECK;
/* Writes every field of the row that a form can change, and lets a new name be found, as above. */
enum status workflow_people_save(struct call *call, struct persona_row *row, const struct author *author) MUST_CHECK;
/* The promotor that a form describes: always a new one; a PERSONA's person is found as above, or made without a
 * document. */
enum status workflow_people_promotor(struct call *call, const struct promotor_datos *datos, const struct author *author,
                                     int64_t *ret_promotor_id) MUST_CHECK;

/* The person with that document, made when there is none; nothing of an existing one changes. */
enum status workflow_people_ensure(struct call *call, const struct persona_row *said, const struct author *author,
                                   int64_t *ret_persona_id) MUST_CHECK;

/* A field of a person that an edit may change. */
struct person_change {
    const char *column;
    const char *value;
    bool given;
};

enum { PERSON_CHANGES = 6 };

/* Applies the changes given and different, an audit row `<prefix>.<column>` each, added to `audits`; CONFLICT when the
 * person is staff. */
enum status workflow_people_edit(struct call *call, int64_t solicitud_id, int64_t persona_id, const char *prefix,
                                 const struct person_change changes[PERSON_CHANGES], const struct author *author,
                                 struct db_query *audits) MUST_CHECK;

#endif
