/* migrate and seed: the tables of every slice, and the accounts that may touch them.
 *
 * DDL commits by itself, so each statement is a step of its own: noted as running in a ledger before it is run and as
 * done after. A step found running was cut off by a crash; it is run again, and what
 * it makes may be there already. A done step whose text has changed since is refused. */
#include "cmepctl.h"
#include "db/lock.h"
#include "db/read.h"
#include "db/url.h"
#include "base/digest.h"
#include "workflow/workflow_ctl.h"
#include "operations.h"
#include "records.h"
#include "script.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 64 * 1024 * 1024, MOST_FILES = 1000, LOCK_WAIT_S = 60 };

struct migration {
    const struct config *config;
    struct db *db;
    struct arena arena;
    bool plan; /* only say what would be done */
};

/* ---- the ledger */

static const char ledger_sql[] =
    "CREATE TABLE IF NOT EXISTS schema_migrations ("
    " slice VARCHAR(32) NOT NULL, file VARCHAR(128) NOT NULL, step INT NOT NULL,"
    " checksum CHAR(64) NOT NULL, state ENUM('running','done') NOT NULL,"
    " changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),"
    " PRIMARY KEY (slice, file, step)) ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin";

/* What the ledger says of a step; NOT_FOUND when it never began. */
static enum status ledger_find(struct migration *migration, const char *slice, const char *file, size_t step,
                               struct ledger_row *ret_row)
{
    return db_row(migration->db,
                  "SELECT checksum, state = 'done' AS done FROM schema_migrations"
                  " WHERE slice = ? AND file = ? AND step = ?",
                  DB_ARGS(db_text(slice), db_text(file), db_int((int64_t)step)), &record_ledger_row, &migration->arena,
                  ret_row);
}

static enum status ledger_note(struct migration *migration, const char *slice, const char *file, size_t step,
                               const char *checksum, const char *state)
{
    return db_exec(migration->db,
                   "INSERT INTO schema_migrations (slice, file, step, checksum, state) VALUES (?, ?, ?, ?, ?)"
                   " ON DUPLICATE KEY UPDATE checksum = VALUES(checksum), state = VALUES(state)",
                   DB_ARGS(db_text(slice), db_text(file), db_int((int64_t)step), db_text(checksum), db_text(state)),
                   NULL);
}

/* ---- steps */

static bool run_step(struct migration *migration, const char *slice, const struct script *script, size_t step)
{
    const char *sql = script->statements[step], *problem = "";
    char checksum[DIGEST_SIZE];
    struct ledger_row row;
    digest_text(sql, strlen(sql), checksum);
    enum status status = ledger_find(migration, slice, script->name, step, &row);
    if (status == STATUS_OK && row.done) {
        if (strcmp(row.checksum, checksum) == 0)
            return true;
        fprintf(stderr, "%s/%s, step %zu: changed after it was applied\n", slice, script->name, step + 1);
        return false;
    }
    bool cut_off = status == STATUS_OK;
    printf("%s/%s, step %zu: %.60s\n", slice, script->name, step + 1, sql);
    if (migration->plan)
        return true;
    status = ledger_note(migration, slice, script->name, step, checksum, "running");
    if (status == STATUS_OK)
        status = db_script(migration->db, sql, &problem);
    if (status == STATUS_CONFLICT && cut_off)
        status = STATUS_OK; /* it had been done, only not noted */
    if (status == STATUS_OK)
        status = ledger_note(migration, slice, script->name, step, checksum, "done");
    if (status != STATUS_OK)
        fprintf(stderr, "%s/%s, step %zu: %s\n", slice, script->name, step + 1, problem);
    return status == STATUS_OK;
}

static int is_sql(const struct dirent *entry)
{
    size_t size = strlen(entry->d_name);
    return size > 4 && strcmp(entry->d_name + size - 4, ".sql") == 0;
}

static bool migrate_slice(struct migration *migration, const char *slice)
{
    struct dirent **entries;
    struct script script;
    const char *folder = arena_printf(&migration->arena, "%s/%s/migrations", CMEP_SERVICES_DIR, slice);
    int count = scandir(folder, &entries, is_sql, alphasort);
    bool good = count >= 0;
    if (!good)
        perror(folder);
    for (int i = 0; i < count; i++) {
        good = good && script_read(folder, entries[i]->d_name, &migration->arena, &script);
        for (size_t step = 0; good && step < script.count; step++)
            good = run_step(migration, slice, &script, step);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return good;
}

/* ---- accounts: each slice's own, with rights on its own tables only */

/* Runs a statement that the server itself puts together, since accounts cannot be parameters of theirs: QUOTE makes
 * the user and the password safe. */
static bool run_quoted(struct migration *migration, const char *select, struct db_args args, const char *what)
{
    const char *statement, *problem = "the database does not answer";
    enum status status = db_read_text(migration->db, select, args, &migration->arena, &statement);
    if (status == STATUS_OK)
        status = db_script(migration->db, statement, &problem);
    if (status != STATUS_OK)
        fprintf(stderr, "%s: %s\n", what, problem);
    return status == STATUS_OK;
}

static bool grant_slice(struct migration *migration, const struct operation_set *set, const char *user)
{
    for (size_t i = 0; set->tables[i]; i++)
        if (!run_quoted(migration,
                        "SELECT CONCAT('GRANT SELECT, INSERT, UPDATE, DELETE ON `', REPLACE(DATABASE(), '`', '``'),"
                        " '`.`', ?, '` TO ', QUOTE(?), '@''%''')",
                        DB_ARGS(db_text(set->tables[i]), db_text(user)), set->tables[i]))
            return false;
    return true;
}

static bool make_user(struct migration *migration, const char *user, const char *password, const char *what)
{
    struct db_args account = DB_ARGS(db_text(user), db_text(password));
    return run_quoted(migration,
                      "SELECT CONCAT('CREATE USER IF NOT EXISTS ', QUOTE(?), '@''%'' IDENTIFIED BY ', QUOTE(?))",
                      account, what)
        && run_quoted(migration, "SELECT CONCAT('ALTER USER ', QUOTE(?), '@''%'' IDENTIFIED BY ', QUOTE(?))", account,
                      what);
}

/* One that RDS knows by IAM. */
static bool make_user_of_iam(struct migration *migration, const char *user, const char *what)
{
    struct db_args account = DB_ARGS(db_text(user), db_text("RDS"));
    return run_quoted(migration,
                      "SELECT CONCAT('CREATE USER IF NOT EXISTS ', QUOTE(?),"
                      " '@''%'' IDENTIFIED WITH AWSAuthenticationPlugin AS ', QUOTE(?))",
                      account, what)
        && run_quoted(migration,
                      "SELECT CONCAT('ALTER USER ', QUOTE(?),"
                      " '@''%'' IDENTIFIED WITH AWSAuthenticationPlugin AS ', QUOTE(?), ' REQUIRE SSL')",
                      account, what);
}

static bool make_account(struct migration *migration, const struct operation_set *set)
{
    struct db_url own, migrating;
    const char *url = config_db_url(migration->config, set->service);
    if (!db_url_parse(url, &migration->arena, &own) || !own.user
        || !db_url_parse(migration->config->db_url, &migration->arena, &migrating)) {
        fprintf(stderr, "%s: its database URL is malformed\n", set->service);
        return false;
    }
    if (migrating.user && strcmp(own.user, migrating.user) == 0)
        return true; /* one account for all: APP_ENV=local without the slices' own */
    return make_user(migration, own.user, own.password ? own.password : "", set->service)
        && grant_slice(migration, set, own.user);
}

/* That of infra/aws/lambda, which RDS knows by IAM unless its URL has a password. */
static bool make_sessions_account(struct migration *migration)
{
    struct db_url url;
    const char *text = migration->config->db_url_sessions, *what = "DB_URL_SESSIONS";
    if (*text == '\0')
        return true;
    if (!db_url_parse(text, &migration->arena, &url) || !url.user) {
        fprintf(stderr, "%s: malformed\n", what);
        return false;
    }
    return (url.password ? make_user(migration, url.user, url.password, what)
                         : make_user_of_iam(migration, url.user, what))
        && run_quoted(migration,
                      "SELECT CONCAT('GRANT SELECT, DELETE ON `', REPLACE(DATABASE(), '`', '``'), '`.sessions TO ',"
                      " QUOTE(?), '@''%''')",
                      DB_ARGS(db_text(url.user)), what);
}

/* ---- commands */

/* Connects with DB_URL and takes the lock that keeps two migrations apart; it is given back with the connection. */
static bool begin(struct migration *migration, const struct config *config)
{
    const char *problem;
    *migration = (struct migration){.config = config, .db = db_new(config->db_url)};
    arena_init(&migration->arena, ARENA_BYTES);
    if (!migration->db) {
        fputs("DB_URL: missing or malformed\n", stderr);
        return false;
    }
    db_be_patient(migration->db);
    enum status status = db_lock(migration->db, "cmep_migrate", LOCK_WAIT_S);
    if (status != STATUS_OK) {
        fprintf(stderr, "%s%s\n",
                status == STATUS_CONFLICT ? "another migration is running" : "the database at DB_URL: ",
                db_refusal(migration->db));
        return false;
    }
    status = db_script(migration->db, ledger_sql, &problem);
    if (status != STATUS_OK)
        fprintf(stderr, "the ledger: %s\n", problem);
    return status == STATUS_OK;
}

static void finish(struct migration *migration)
{
    db_destroy(&migration->db);
    arena_finish(&migration->arena);
}

int command_migrate(const struct config *config, int argc, char **argv)
{
    struct migration migration;
    bool good = begin(&migration, config);
    migration.plan = argc > 0 && strcmp(argv[0], "--plan") == 0;
    for (size_t i = 0; good && i < SERVICE_COUNT; i++)
        good = migrate_slice(&migration, all_operations[i]->service);
    for (size_t i = 0; good && !migration.plan && i < SERVICE_COUNT; i++)
        good = make_account(&migration, all_operations[i]);
    if (good && !migration.plan)
        good = make_sessions_account(&migration);
    if (good && !migration.plan)
        good = workflow_ctl_fill_index(config_db_url(config, "workflow")); /* requests that are older than the index */
    finish(&migration);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* The seed of a slice is one transaction, noted in the ledger, so that it is there once or not at all. */
static bool seed_slice(struct migration *migration, const char *slice)
{
    struct script script;
    struct ledger_row row;
    const char *problem = "the database does not answer",
               *folder = arena_printf(&migration->arena, "%s/%s", CMEP_SERVICES_DIR, slice);
    if (ledger_find(migration, slice, "seed.sql", 0, &row) == STATUS_OK)
        return true;
    if (!script_read(folder, "seed.sql", &migration->arena, &script))
        return false;
    enum status status = db_begin(migration->db);
    for (size_t i = 0; status == STATUS_OK && i < script.count; i++)
        status = db_script(migration->db, script.statements[i], &problem);
    if (status == STATUS_OK)
        status = ledger_note(migration, slice, "seed.sql", 0, "", "done");
    if (status == STATUS_OK)
        status = db_commit(migration->db);
    if (status != STATUS_OK)
        fprintf(stderr, "%s/seed.sql: %s\n", slice, problem);
    return status == STATUS_OK;
}

int command_seed(const struct config *config, int argc, char **argv)
{
    struct migration migration;
    (void)argc;
    (void)argv;
    if (config_is_prod(config)) {
        fputs("seed: refused when APP_ENV=prod\n", stderr);
        return EXIT_FAILURE;
    }
    bool good = begin(&migration, config) && seed_slice(&migration, "auth") && seed_slice(&migration, "workflow");
    finish(&migration);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
