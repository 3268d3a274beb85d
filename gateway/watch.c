#include "watch.h"

#include "clock.h"
#include "digest.h"
#include "log.h"
#include "status.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static const int64_t limits_ms[WATCH_PHASE_COUNT] = {
    [WATCH_HEAD] = 15000, [WATCH_BODY] = 20000, [WATCH_WORKING] = INT64_MAX, [WATCH_ANSWER] = 25000};

static uint64_t bytes_received(int socket)
{
    struct tcp_info info = {0};
    socklen_t size = sizeof info;
    return getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 ? info.tcpi_bytes_received : 0;
}

void watch_init(struct watch *watch, struct watch **list, int socket)
{
    *watch = (struct watch){.next = *list, .link = list, .socket = socket, .since_ms = clock_ms()};
    if (*list)
        (*list)->link = &watch->next;
    *list = watch;
}

void watch_finish(struct watch *watch)
{
    *watch->link = watch->next;
    if (watch->next)
        watch->next->link = watch->link;
}

void watch_enter(struct watch *watch, enum watch_phase phase)
{
    watch->phase = phase;
    watch->since_ms = clock_ms();
    if (phase == WATCH_HEAD)
        watch->bytes_before = bytes_received(watch->socket);
}

/* Written past libmicrohttpd, which can answer nothing while it waits for a head or a body, and has written nothing. */
static void send_timeout(const struct watch *watch)
{
    char id[DIGEST_SIZE] = "", body[256], answer[768];
    random_text(16, id);
    snprintf(body, sizeof body, "{\"ok\":false,\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}",
             status_code(STATUS_TIMEOUT), status_text(STATUS_TIMEOUT));
    int size = snprintf(answer, sizeof answer,
                        "HTTP/1.1 408 Request Timeout\r\nContent-Type: application/json; charset=utf-8\r\n"
                        "Content-Length: %zu\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
                        "X-Request-Id: %s\r\nConnection: close\r\n\r\n%s",
                        strlen(body), id, body);
    ssize_t sent = send(watch->socket, answer, (size_t)size, MSG_DONTWAIT | MSG_NOSIGNAL);
    log_write(LEVEL_INFO, "request_too_slow", "{s:s, s:b, s:b}", "request_id", id, "body", watch->phase == WATCH_BODY,
              "told", sent == size);
}

static bool idles(const struct watch *watch)
{
    return watch->phase == WATCH_HEAD && bytes_received(watch->socket) == watch->bytes_before;
}

void watch_reap(struct watch *list, struct metrics *metrics)
{
    int64_t now_ms = clock_ms();
    for (struct watch *watch = list; watch; watch = watch->next) {
        if (now_ms - watch->since_ms < limits_ms[watch->phase] || idles(watch))
            continue;
        if (watch->phase != WATCH_ANSWER)
            send_timeout(watch);
        shutdown(watch->socket, SHUT_RDWR);
        watch_enter(watch, WATCH_WORKING); /* told once */
        metrics_add(metrics, METRIC_TOO_SLOW, 1);
    }
}
