/* What a browser, or somebody worse, sends: the raw bytes of HTTP requests on one connection (a connection closed when
 * they end), through libmicrohttpd and the whole gateway; only the bus behind it is played here.
 *
 * What the gateway lets through must be taken by the service; every answer must be HTTP, and JSON where it says so. */
#include "check.h"
#include "core/pending.h"
#include "core/question.h"
#include "flow/pages.h"
#include "flow/stages.h"
#include "wire/http.h"
#include "base/log.h"
#include "operations.h"

#include <jansson.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MOST_QUESTIONS = 512,
    MOST_CONNECTIONS = 100,
    MOST_TURNS = 64,
    MOST_INPUT = 16 * 1024,
    MOST_OUTPUT = 4 * 1024 * 1024,
    FILE_BYTES = 1000
};

static const char listed_origin[] = "https://app.example.pe";

static struct {
    struct MHD_Daemon *daemon;
    struct http *http;
    struct request_context context;
    struct {
        int64_t id;
        const struct operation *operation; /* NULL: a ping */
        size_t bytes;                      /* of a file, that are asked for */
    } questions[MOST_QUESTIONS];           /* that wait for a reply */
    size_t question_count;
    char *output;
    size_t output_size;
    int log; /* a file that standard output is */
} gateway;

/* ---- what is played: the bus */

/* Without words. It listens on a port that nobody is told: libmicrohttpd 1.0 takes no address of one that does not. */
struct MHD_Daemon *MHD_start_daemon(unsigned flags, uint16_t port, MHD_AcceptPolicyCallback accept, void *accept_cls,
                                    MHD_AccessHandlerCallback handler, void *handler_cls, ...)
{
    va_list options;
    va_start(options, handler_cls);
    gateway.daemon = MHD_start_daemon_va(flags & ~(unsigned)MHD_USE_ERROR_LOG, port, accept, accept_cls, handler,
                                         handler_cls, options);
    va_end(options);
    return gateway.daemon;
}

static void check_taken(const struct record *record, const msgpack_sbuffer *bytes, size_t limit_bytes)
{
    struct arena arena;
    struct problems problems;
    arena_init(&arena, limit_bytes);
    void *structure = arena_alloc(&arena, record->size);
    enum status status = schema_decode_bytes(record, bytes->data, bytes->size, "", &arena, &problems, structure);
    for (size_t i = 0; status == STATUS_VALIDATION_ERROR && i < problems.count; i++)
        fprintf(stderr, "%s.%s: %s\n", record->name, problems.items[i].field, problems.items[i].message);
    check(status == STATUS_OK, "what the gateway sends, the service takes");
    arena_finish(&arena);
}

/* How many bytes of a file a question asks for. */
static size_t asked_bytes(const struct operation *operation, const msgpack_sbuffer *body)
{
    struct arena arena;
    struct problems problems;
    struct archivo_read_request in = {0};
    arena_init(&arena, HEAD_ARENA_BYTES);
    if (operation && operation->request == &record_archivo_read_request
        && schema_decode_bytes(operation->request, body->data, body->size, "", &arena, &problems, &in) != STATUS_OK)
        in.tamano = 0;
    arena_finish(&arena);
    return (size_t)in.tamano;
}

/* An instance of each service. */
size_t upstream_count(const struct upstream *upstream)
{
    (void)upstream;
    return SERVICE_COUNT;
}

size_t upstream_service(const struct upstream *upstream, size_t instance, size_t *ret_number)
{
    (void)upstream;
    *ret_number = 0;
    return instance;
}

enum status upstream_send(struct upstream *upstream, size_t wanted, const struct envelope *envelope,
                          const msgpack_sbuffer *body, size_t *ret_instance)
{
    msgpack_sbuffer head;
    (void)upstream;
    (void)wanted;
    const struct operation *operation = any_operation(envelope->operation);
    msgpack_sbuffer_init(&head);
    schema_encode(&record_envelope, envelope, ENCODE_ALL, &head);
    check_taken(&record_envelope, &head, HEAD_ARENA_BYTES);
    msgpack_sbuffer_destroy(&head);
    check_taken(operation ? operation->request : &record_empty, body, SERVICE_ARENA_BYTES);
    check(operation || strstr(envelope->operation, ".ping"), "what is asked is an operation");
    check(!operation || operation->access != ACCESS_ROLES || (caller_roles(envelope->caller) & operation->roles),
          "who is not allowed does not reach the service");
    check(!operation || operation->access != ACCESS_ANY || envelope->caller, "nobody unknown reaches the service");
    if (gateway.question_count == MOST_QUESTIONS)
        return STATUS_UNAVAILABLE;
    gateway.questions[gateway.question_count].id = envelope->id;
    gateway.questions[gateway.question_count].bytes = asked_bytes(operation, body);
    gateway.questions[gateway.question_count++].operation = operation;
    *ret_instance = 0;
    return STATUS_OK;
}

/* What files says; NULL for what it is not asked. */
static zframe_t *reply_of_files(const struct operation *operation, size_t bytes)
{
    static const struct subida_ref room = {.subida = "0123456789abcdef0123456789abcdef"};
    static const struct descarga file = {.clave = "01/23456789abcdef0123456789abcdef",
                                         .mime_type = "text/html",
                                         .disposicion = "attachment; filename=\"a\"",
                                         .tamano_bytes = FILE_BYTES,
                                         .sha256 = "0123456789abcdef0123456789abcdef"};
    static const char content[FILE_BYTES];
    const struct trozo piece = {.datos = content, .datos_size = bytes < sizeof content ? bytes : sizeof content};
    return operation->reply == &record_subida_ref ? frame_of(&record_subida_ref, &room, ENCODE_ALL)
         : operation->reply == &record_descarga   ? frame_of(&record_descarga, &file, ENCODE_ALL)
         : operation->reply == &record_trozo      ? frame_of(&record_trozo, &piece, ENCODE_ALL)
                                                  : NULL;
}

static zframe_t *reply_to(const struct operation *operation, size_t bytes)
{
    static const enum rol roles[] = {ROL_GESTOR};
    static const struct user user = {.user_id = 1,
                                     .user_email = "g@cmep.local",
                                     .display_name = "G",
                                     .roles = roles,
                                     .roles_count = 1,
                                     .estado = ESTADO_USUARIO_ACTIVO};
    static const struct user_reply me = {.user = &user, .persona_id = 2};
    static const struct pong pong = {.service = "auth", .version = "1", .database = true};
    static const struct login_reply login = {.user = &user, .session = "0123456789abcdef"};
    static const char version[] = "\x81\xa7version\x03"; /* {"version": 3} */
    if (!operation)
        return frame_of(&record_pong, &pong, ENCODE_ALL);
    zframe_t *of_files = reply_of_files(operation, bytes);
    if (of_files)
        return of_files;
    return operation->request == &record_me_request    ? frame_of(&record_user_reply, &me, ENCODE_ALL)
         : operation->request == &record_login_request ? frame_of(&record_login_reply, &login, ENCODE_ALL)
                                                       : zframe_new(version, sizeof version - 1);
}

static void answer_questions(void)
{
    struct asked asked;
    for (size_t i = 0; i < gateway.question_count; i++) {
        zframe_t *body = reply_to(gateway.questions[i].operation, gateway.questions[i].bytes);
        if (pending_take(gateway.context.pending, gateway.questions[i].id, &asked))
            question_reply(asked.request, asked.question, STATUS_OK, &body);
        zframe_destroy(&body);
    }
    gateway.question_count = 0;
}

/* ---- the answers */

static const char *header_of(const char *head, const char *end, const char *name)
{
    size_t size = strlen(name);
    for (const char *line = head; line && line < end; line = strstr(line, "\r\n")) {
        line += line == head ? 0 : 2;
        if (strncasecmp(line, name, size) == 0 && strncmp(line + size, ": ", 2) == 0)
            return line + size + 2;
        if (line == head)
            continue;
    }
    return NULL;
}

/* One answer at the beginning of the text; the size of it. HEAD and 304 have no body, so the next one may begin where a
 * body would. */
static size_t check_answer(const char *text)
{
    const char *end = strstr(text, "\r\n\r\n");
    check(strncmp(text, "HTTP/1.1 ", 9) == 0 || strncmp(text, "HTTP/1.0 ", 9) == 0, "an answer is HTTP");
    check(end != NULL, "an answer has a head");
    int code = atoi(text + 9);
    check(code != 500 && code != 503, "nothing that is sent makes the gateway fail");
    const char *origin = header_of(text, end, "Access-Control-Allow-Origin");
    check(!origin || strncmp(origin, listed_origin, strlen(listed_origin)) == 0, "only a listed origin is allowed");
    const char *length = header_of(text, end, "Content-Length"), *type = header_of(text, end, "Content-Type");
    size_t size = length ? strtoul(length, NULL, 10) : 0, head_size = (size_t)(end + 4 - text);
    if (size == 0 || strlen(text) < head_size + size || strncmp(end + 4, "HTTP/1.", 7) == 0)
        return head_size;
    if (type && strncmp(type, "application/json", 16) == 0)
        check_is_json(end + 4, size);
    return head_size + size;
}

static void check_output(void)
{
    gateway.output[gateway.output_size] = '\0';
    for (size_t at = 0; at < gateway.output_size && strlen(gateway.output + at) > 0;)
        at += check_answer(gateway.output + at);
}

/* Each request has its line in the log, with its id, whatever it was. */
static void check_log(void)
{
    static char lines[64 * 1024];
    ssize_t size = pread(gateway.log, lines, sizeof lines - 1, 0);
    lines[size > 0 ? size : 0] = '\0';
    for (char *line = lines, *end; (end = strchr(line, '\n')); line = end + 1) {
        json_t *members = json_loadb(line, (size_t)(end - line), 0, NULL);
        check(members != NULL, "a line of the log is JSON");
        check(json_is_string(json_object_get(members, "request_id")), "a request's line has its id");
        json_decref(members);
    }
    if (ftruncate(gateway.log, 0) != 0 || lseek(gateway.log, 0, SEEK_SET) != 0)
        abort();
}

/* ---- the connection */

/* Whether there may be more. */
static bool read_output(int peer)
{
    if (gateway.output_size == MOST_OUTPUT)
        return false;
    ssize_t got = recv(peer, gateway.output + gateway.output_size, MOST_OUTPUT - gateway.output_size, MSG_DONTWAIT);
    if (got > 0)
        gateway.output_size += (size_t)got;
    return got != 0;
}

static void converse(const uint8_t *data, size_t size)
{
    int sockets[2];
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(40000), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, sockets) != 0)
        abort();
    gateway.output_size = 0;
    if (send(sockets[1], data, size, MSG_NOSIGNAL) != (ssize_t)size || shutdown(sockets[1], SHUT_WR) != 0)
        abort();
    if (MHD_add_connection(gateway.daemon, sockets[0], (struct sockaddr *)&address, sizeof address) != MHD_YES)
        abort();
    for (int turn = 0; turn < MOST_TURNS && read_output(sockets[1]); turn++) {
        http_run(gateway.http);
        answer_questions();
    }
    close(sockets[1]);
    for (int turn = 0; turn < MOST_TURNS && http_active(gateway.http) > 0; turn++) {
        http_run(gateway.http);
        answer_questions();
    }
    http_run(gateway.http);
    check(http_active(gateway.http) == 0, "a request ends with its connection");
    check(pending_count(gateway.context.pending) == 0, "... and asks nothing any more");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > MOST_INPUT)
        return 0;
    converse(data, size);
    check_output();
    check_log();
    return 0;
}

/* ---- the gateway */

static void write_file(const char *folder, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs("<!doctype html>", file) < 0 || fclose(file) != 0)
        abort();
}

/* Pages as a build of the application has them, read from a folder that is gone afterwards. */
static struct pages *some_pages(void)
{
    static const char *const names[] = {"index.html", "index.html.gz", "index.html.br", "favicon.svg", "robots.txt"};
    char folder[] = "/tmp/cmep-fuzz-XXXXXX", path[256];
    if (!mkdtemp(folder))
        abort();
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        write_file(folder, names[i]);
    struct pages *pages = pages_new(folder);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
    return pages;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static struct config config = {.app_env = "local",
                                   .cors_origins = "http://localhost:3000, https://app.example.pe",
                                   .cookie_domain = "",
                                   .http_bind = "127.0.0.1",
                                   .trusted_proxies = "127.0.0.1, 10.0.0.0/8",
                                   .session_secret = "a secret of the fuzz target",
                                   .request_timeout_ms = 60000,
                                   .max_upload_bytes = 4096,
                                   .session_expire_hours = 24};
    static struct metrics metrics;
    (void)argc;
    (void)argv;
    gateway.log = memfd_create("log", 0);
    dup2(gateway.log, STDOUT_FILENO);
    log_init("gateway", "info");
    gateway.output = malloc(MOST_OUTPUT + 1);
    gateway.context = (struct request_context){
        .config = &config, .metrics = &metrics, .pending = pending_new(MOST_QUESTIONS), .pages = some_pages()};
    const struct http_settings settings = {.config = &config,
                                           .metrics = &metrics,
                                           .most_connections = MOST_CONNECTIONS,
                                           .handler = &stages_requests,
                                           .context = &gateway.context};
    if (ftruncate(gateway.log, 0) != 0 || lseek(gateway.log, 0, SEEK_SET) != 0) /* what reading the pages said */
        abort();
    gateway.http = http_new(&settings, 0);
    if (!gateway.http || !gateway.daemon) {
        fprintf(stderr, "libmicrohttpd does not start\n");
        abort();
    }
    return 0;
}
