#include "service/queue.h"

#include "base/clock.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    int bell; /* an eventfd; -1 until somebody polls */
    bool closed;
    size_t capacity;
    size_t first;
    size_t count;
    void *items[]; /* a ring */
};

struct queue *queue_new(size_t capacity)
{
    struct queue *queue = calloc(1, sizeof *queue + capacity * sizeof *queue->items);
    queue->capacity = capacity;
    queue->bell = -1;
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->filled, NULL);
    return queue;
}

void queue_destroy(struct queue **self)
{
    if (!*self)
        return;
    pthread_cond_destroy(&(*self)->filled);
    pthread_mutex_destroy(&(*self)->lock);
    if ((*self)->bell >= 0)
        close((*self)->bell);
    free(*self);
    *self = NULL;
}

int queue_descriptor(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    if (queue->bell < 0)
        queue->bell = eventfd(queue->count > 0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_unlock(&queue->lock);
    return queue->bell;
}

bool queue_put(struct queue *queue, void *item)
{
    pthread_mutex_lock(&queue->lock);
    bool fits = queue->count < queue->capacity;
    if (fits)
        queue->items[(queue->first + queue->count++) % queue->capacity] = item;
    bool rings = fits && queue->count == 1 && queue->bell >= 0;
    pthread_mutex_unlock(&queue->lock);
    /* Not before: who wakes up would have to wait for the lock. */
    if (rings)
        eventfd_write(queue->bell, 1);
    else if (fits)
        pthread_cond_signal(&queue->filled);
    return fits;
}

/* The next item of a locked queue that has one. */
static void *take_first(struct queue *queue)
{
    void *item = queue->items[queue->first];
    queue->first = (queue->first + 1) % queue->capacity;
    queue->count--;
    return item;
}

void *queue_take(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    while (queue->count == 0 && !queue->closed)
        pthread_cond_wait(&queue->filled, &queue->lock);
    void *item = queue->closed ? NULL : take_first(queue);
    pthread_mutex_unlock(&queue->lock);
    return item;
}

void *queue_poll(struct queue *queue)
{
    eventfd_t rung;
    pthread_mutex_lock(&queue->lock);
    void *item = queue->count > 0 ? take_first(queue) : NULL;
    if (!item && queue->bell >= 0)
        eventfd_read(queue->bell, &rung);
    pthread_mutex_unlock(&queue->lock);
    return item;
}

bool queue_wait_closed(struct queue *queue, int64_t ms)
{
    int64_t until_ms = clock_ms() + ms;
    struct timespec until = {.tv_sec = until_ms / 1000, .tv_nsec = until_ms % 1000 * 1000000};
    pthread_mutex_lock(&queue->lock);
    while (!queue->closed && clock_ms() < until_ms)
        pthread_cond_clockwait(&queue->filled, &queue->lock, CLOCK_MONOTONIC, &until);
    bool closed = queue->closed;
    pthread_mutex_unlock(&queue->lock);
    return closed;
}

void queue_close(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    pthread_cond_broadcast(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
}
