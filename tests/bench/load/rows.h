/* Rows of tables in files as LOAD DATA reads them: one file a table, columns apart by tabs. What cannot be written ends
 * the program. */
#ifndef CMEP_BENCH_ROWS_H
#define CMEP_BENCH_ROWS_H

#include <stdint.h>

/* Times are in microseconds since 1970, UTC. */
#define SECOND INT64_C(1000000)
#define DAY (86400 * SECOND)

enum table {
    PERSONAS,
    EMPLEADO,
    MEDICO_EXTRA,
    USERS,
    USER_ROLE,
    PROMOTORES_TABLE,
    CLIENTES,
    CLIENTE_APODERADO,
    SOLICITUD,
    ASIGNACION,
    PAGO,
    HISTORIAL,
    RESULTADO,
    EVENTO,
    TABLES
};

/* Opens TABLE.tsv in `directory` for each table, empty. */
void rows_open(const char *directory);
/* Closes them all. */
void rows_close(void);
/* Writes, in the order of their times, the waiting rows of what happened before that time. */
void rows_write_until(int64_t time);

/* Append one column to the current row; NULL, the id 0 and the time 0 are null. A text has no tab and no newline. */
void put(const char *text);
void put_id(int64_t id);
void put_time(int64_t time);
/* The date of a moment, YYYY-MM-DD, good until 4,096 other days were asked for. */
const char *date_of(int64_t time);

/* Ends the current row: writes it to its table now, or leaves it waiting for its time. */
void row_write(enum table table);
void row_write_at(enum table table, int64_t time);

#endif
