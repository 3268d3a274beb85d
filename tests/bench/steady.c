/* An HTTP client that sends at a steady rate, whatever the answers do:
 *
 *   steady [--rate N] [--connections N] [--seconds S] [--cookie TEXT] PORT REQUESTS
 *
 * REQUESTS has one a line, over and over: method, path and a JSON body, if any, each after a blank. A request waits for
 * a connection that is free, and its latency counts from the moment it was meant to be sent: a server that stalls is
 * charged for all that it keeps waiting, not only for what was under way (no coordinated omission).
 * Prints answers a second, their latency and how many were no 2xx, or none at all, as a line of JSON. */
#include "figures.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    MOST_CONNECTIONS = 256,
    GRACE_S = 10 /* for what is under way at the end */
};

struct connection {
    int socket; /* -1: closed */
    bool waits; /* for an answer */
    int64_t due;
    char *answer;
    size_t size, room;
};

struct load {
    char **requests; /* whole, as they go out */
    size_t request_count;
    struct connection connections[MOST_CONNECTIONS];
    int connection_count;
    int port;
    double rate;
    int seconds;
    int64_t begin;
    size_t sent, wanted;
    struct latencies latencies;
    size_t errors;
};

static void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

/* ---- requests */

static char *make_request(char *line, const char *cookie)
{
    char *method = strtok(line, " "), *path = strtok(NULL, " "), *body = strtok(NULL, ""), *request;
    if (!path)
        return NULL;
    int size = asprintf(&request,
                        "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s%s%sContent-Type: application/json\r\n"
                        "Content-Length: %zu\r\n\r\n%s",
                        method, path, cookie ? "Cookie: " : "", cookie ? cookie : "", cookie ? "\r\n" : "",
                        body ? strlen(body) : 0, body ? body : "");
    return size < 0 ? NULL : request;
}

static void read_requests(struct load *load, const char *path, const char *cookie)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;
    if (!file)
        fail(path);
    while (getline(&line, &size, file) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        char *request = make_request(line, cookie);
        load->requests = realloc(load->requests, (load->request_count + 1) * sizeof *load->requests);
        if (!load->requests)
            abort();
        if (request)
            load->requests[load->request_count++] = request;
    }
    free(line);
    fclose(file);
}

/* ---- connections */

static void connect_now(struct load *load, struct connection *connection)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)load->port)};
    int yes = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connection->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection->socket < 0 || connect(connection->socket, (struct sockaddr *)&address, sizeof address) != 0)
        fail("connect");
    setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

static void finish(struct load *load, struct connection *connection, bool good)
{
    latencies_add(&load->latencies, now_ns() - connection->due);
    load->errors += !good;
    connection->waits = false;
    connection->size = 0;
}

static void drop(struct load *load, struct connection *connection)
{
    close(connection->socket);
    connection->socket = -1;
    if (connection->waits)
        finish(load, connection, false);
}

static void send_next(struct load *load, struct connection *connection)
{
    const char *request = load->requests[load->sent % load->request_count];
    size_t size = strlen(request), done = 0;
    if (connection->socket < 0)
        connect_now(load, connection);
    connection->due = load->begin + (int64_t)((double)load->sent++ * 1e9 / load->rate);
    connection->waits = true;
    while (done < size) {
        ssize_t now = send(connection->socket, request + done, size - done, MSG_NOSIGNAL);
        if (now < 0) {
            drop(load, connection);
            return;
        }
        done += (size_t)now;
    }
}

/* The size of the whole answer once its head is there, else 0. All answers of the API say their length. */
static size_t answer_size(const struct connection *connection)
{
    const char *end = strstr(connection->answer, "\r\n\r\n");
    const char *length = end ? strcasestr(connection->answer, "\r\nContent-Length:") : NULL;
    if (!end)
        return 0;
    size_t head = (size_t)(end + 4 - connection->answer);
    return head + (length && length < end ? strtoul(length + sizeof "\r\nContent-Length:" - 1, NULL, 10) : 0);
}

static void receive(struct load *load, struct connection *connection)
{
    enum { STEP = 64 * 1024 };
    if (connection->room < connection->size + STEP + 1) {
        connection->room = connection->size + 2 * STEP;
        connection->answer = realloc(connection->answer, connection->room);
        if (!connection->answer)
            abort();
    }
    ssize_t now = recv(connection->socket, connection->answer + connection->size, STEP, 0);
    if (now <= 0) {
        drop(load, connection);
        return;
    }
    connection->size += (size_t)now;
    connection->answer[connection->size] = '\0';
    size_t whole = answer_size(connection);
    if (connection->waits && whole > 0 && connection->size >= whole) {
        bool closes = strcasestr(connection->answer, "\r\nConnection: close") != NULL;
        finish(load, connection, strncmp(connection->answer, "HTTP/1.1 2", 10) == 0);
        if (closes)
            drop(load, connection);
    }
}

/* ---- the loop */

static struct connection *free_connection(struct load *load)
{
    /* In turn, so that none is idle for long. */
    for (int i = 0; i < load->connection_count; i++) {
        struct connection *connection = &load->connections[(load->sent + (size_t)i) % (size_t)load->connection_count];
        if (!connection->waits)
            return connection;
    }
    return NULL;
}

/* Sends what is due as far as connections are free; the nanoseconds until there is more to do. */
static int64_t send_due(struct load *load)
{
    enum { LONG_NS = 100000000 };
    while (load->sent < load->wanted) {
        int64_t wait = load->begin + (int64_t)((double)load->sent * 1e9 / load->rate) - now_ns();
        if (wait > 0)
            return wait < LONG_NS ? wait : LONG_NS;
        struct connection *connection = free_connection(load);
        if (!connection)
            return LONG_NS;
        send_next(load, connection);
    }
    return LONG_NS;
}

static bool is_over(const struct load *load)
{
    bool waiting = load->sent < load->wanted;
    for (int i = 0; i < load->connection_count; i++)
        waiting = waiting || load->connections[i].waits;
    return !waiting || now_ns() > load->begin + (load->seconds + GRACE_S) * INT64_C(1000000000);
}

static void wait_for_answers(struct load *load, int64_t ns)
{
    struct pollfd polled[MOST_CONNECTIONS];
    struct timespec timeout = {.tv_sec = ns / 1000000000, .tv_nsec = ns % 1000000000};
    for (int i = 0; i < load->connection_count; i++)
        polled[i] = (struct pollfd){.fd = load->connections[i].socket, .events = POLLIN};
    if (ppoll(polled, (nfds_t)load->connection_count, &timeout, NULL) <= 0)
        return;
    for (int i = 0; i < load->connection_count; i++)
        if (polled[i].revents)
            receive(load, &load->connections[i]);
}

/* What was never sent, or never answered, has waited until now. */
static void give_up(struct load *load)
{
    for (int i = 0; i < load->connection_count; i++)
        if (load->connections[i].socket >= 0)
            drop(load, &load->connections[i]);
    for (; load->sent < load->wanted; load->sent++, load->errors++)
        latencies_add(&load->latencies, now_ns() - load->begin - (int64_t)((double)load->sent * 1e9 / load->rate));
}

static void run(struct load *load)
{
    for (int i = 0; i < load->connection_count; i++)
        connect_now(load, &load->connections[i]);
    load->wanted = (size_t)(load->rate * load->seconds);
    load->begin = now_ns();
    while (!is_over(load))
        wait_for_answers(load, send_due(load));
    int64_t took = now_ns() - load->begin;
    give_up(load);
    latencies_sort(&load->latencies);
    printf("{\"rps\": %.1f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"max_ms\": %.3f, \"errors\": %zu}\n",
           (double)(load->latencies.count - load->errors) / ((double)took / 1e9), latencies_ms(&load->latencies, 0.5),
           latencies_ms(&load->latencies, 0.99), latencies_ms(&load->latencies, 1), load->errors);
}

static int usage(void)
{
    fputs("usage: steady [--rate N] [--connections N] [--seconds S] [--cookie TEXT] PORT REQUESTS\n", stderr);
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    static struct load load = {.connection_count = 16, .rate = 100, .seconds = 5};
    const char *cookie = NULL;
    int at = 1;
    for (; at + 1 < argc && strncmp(argv[at], "--", 2) == 0; at += 2) {
        if (strcmp(argv[at], "--rate") == 0)
            load.rate = atof(argv[at + 1]);
        else if (strcmp(argv[at], "--connections") == 0)
            load.connection_count = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--seconds") == 0)
            load.seconds = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--cookie") == 0)
            cookie = argv[at + 1];
        else
            return usage();
    }
    if (argc - at != 2 || load.rate <= 0 || load.seconds < 1 || load.connection_count < 1
        || load.connection_count > MOST_CONNECTIONS)
        return usage();
    load.port = atoi(argv[at]);
    read_requests(&load, argv[at + 1], cookie);
    if (load.request_count == 0) {
        fprintf(stderr, "steady: %s has no requests\n", argv[at + 1]);
        return EXIT_FAILURE;
    }
    run(&load);
    return EXIT_SUCCESS;
}
