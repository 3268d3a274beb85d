/* The gateway: turns HTTP requests into messages to the services, and their replies into answers. */
#include "aws/secrets.h"
#include "bus/bus.h"
#include "base/list.h"
#include "base/log.h"
#include "base/memory.h"
#include "core/loop.h"
#include "flow/pages.h"
#include "flow/stages.h"
#include "wire/origin.h"
#include "wire/peer.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    MOST_LOOPS = 64,
    MOST_CONNECTIONS = 1000, /* of a loop */
    LEAST_CONNECTIONS = 16,
    LOOP_DESCRIPTORS = 192 /* that a loop has besides: sockets of the bus, files of pages, connections that end */
};

static size_t loop_count(const struct config *config)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = config->gateway_loops > 0 ? (size_t)config->gateway_loops : (size_t)(cores > 0 ? cores : 1);
    return count > MOST_LOOPS ? MOST_LOOPS : count;
}

/* How many connections a loop takes: what the process has descriptors for. A connection that finds none would stop
 * libmicrohttpd from listening. */
static size_t most_connections(size_t loops)
{
    struct rlimit limit = {0};
    rlim_t wanted = loops * (MOST_CONNECTIONS + LOOP_DESCRIPTORS);
    getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    rlim_t each = limit.rlim_cur / loops;
    size_t count = each > LOOP_DESCRIPTORS + LEAST_CONNECTIONS ? each - LOOP_DESCRIPTORS : LEAST_CONNECTIONS;
    return count < MOST_CONNECTIONS ? count : MOST_CONNECTIONS;
}

/* Every thread blocks the signals; the main thread waits for them. */
static sigset_t block_signals(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signals;
}

/* Waits until every loop said that it serves; false when one cannot. */
static bool wait_until_ready(int ready, size_t count)
{
    eventfd_t said = 0;
    for (size_t good = 0; good < count; good += said)
        if (eventfd_read(ready, &said) != 0 || said >> 32)
            return false;
    return true;
}

static int serve(const struct config *config)
{
    struct metrics metrics = {0};
    struct loop loops[MOST_LOOPS];
    sigset_t signals = block_signals();
    size_t count = loop_count(config), connections = most_connections(count);
    struct pages *pages = pages_new(config->spa_dir);
    int ready = eventfd(0, EFD_CLOEXEC), caught;
    if (!bus_init(config->bus_secret)) {
        fprintf(stderr, "gateway: the bus cannot be encrypted: %s\n", strerror(errno));
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < count; i++) {
        loops[i] = (struct loop){.config = config,
                                 .metrics = &metrics,
                                 .pages = pages,
                                 .most_connections = connections,
                                 .requests = &stages_requests,
                                 .metrics_requests = i == 0 ? &stages_metrics_requests : NULL,
                                 .stop = eventfd(0, EFD_CLOEXEC),
                                 .ready = ready};
        if (pthread_create(&loops[i].thread, NULL, loop_run, &loops[i]) != 0)
            return EXIT_FAILURE;
    }
    bool good = wait_until_ready(ready, count);
    if (good) {
        LOG(LEVEL_INFO, "started", LOG_TEXT("address", config->http_bind), LOG_INT("port", config->cmep_port),
            LOG_INT("loops", count), LOG_TEXT("version", CMEP_VERSION));
        sigwait(&signals, &caught);
        LOG(LEVEL_INFO, "stopping", LOG_NONE);
    }
    for (size_t i = 0; i < count; i++)
        eventfd_write(loops[i].stop, 1);
    for (size_t i = 0; i < count; i++) {
        pthread_join(loops[i].thread, NULL);
        close(loops[i].stop);
    }
    close(ready);
    pages_destroy(&pages);
    LOG(LEVEL_INFO, "stopped", LOG_NONE);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Complains of each entry of a comma separated list that is not what its key asks for. */
static bool check_list(const char *key, const char *list, const char *what, bool (*fits)(const char *entry))
{
    char text[256];
    struct list_entry entry;
    bool good = true;
    while (list_next(&list, &entry)) {
        if (!list_copy(entry, text, sizeof text) || !fits(text)) {
            fprintf(stderr, "%s: '%.*s' is no %s\n", key, (int)entry.size, entry.text, what);
            good = false;
        }
    }
    return good;
}

/* A typing error here is no small thing: it would trust, or shut out, others than were meant. */
static bool check_lists(const struct config *config)
{
    bool good = check_list("TRUSTED_PROXIES", config->trusted_proxies, "address or network", peer_is_network);
    return check_list("CORS_ORIGINS", config->cors_origins, "origin (scheme://host or scheme://host:port)",
                      origin_is_one)
        && good;
}

int main(int argc, char **argv)
{
    struct config config;
    struct secrets *secrets;
    if (argc > 1) {
        printf("cmep-gateway: the HTTP gateway of CMEP; it takes no arguments.\n\n");
        config_help(stdout);
        return strcmp(argv[1], "--help") == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (!secrets_load_config(&config, &secrets, stderr))
        return EXIT_FAILURE;
    memory_init();
    log_init("gateway", config.log_level);
    int code = check_lists(&config) ? serve(&config) : EXIT_FAILURE;
    secrets_destroy(&secrets);
    config_finish(&config);
    return code;
}
