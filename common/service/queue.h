/* A bounded queue between threads: a thread that takes from it waits, or polls its descriptor beside others. */
#ifndef CMEP_QUEUE_H
#define CMEP_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue;

/* Holds `capacity` items at most, which stay their giver's until taken. The caller owns it. */
struct queue *queue_new(size_t capacity);
/* Nobody may wait in it any more; what is left in it is the caller's to take before. NULL-safe. */
void queue_destroy(struct queue **self);

/* Readable until queue_poll finds nothing, for a queue whose takers all poll. The queue owns it; -1 when the process is
 * out of descriptors. */
int queue_descriptor(struct queue *queue);
/* Gives an item to who waits or polls; false, without taking it, when the queue is full. */
bool queue_put(struct queue *queue, void *item);
/* Waits for an item; NULL once the queue is closed. */
void *queue_take(struct queue *queue);
/* Waits for its closing, `ms` milliseconds at most; whether it is closed. */
bool queue_wait_closed(struct queue *queue, int64_t ms);
/* The next item, or NULL when there is none now; closed or not. */
void *queue_poll(struct queue *queue);
/* Sends all home who wait, now and later. */
void queue_close(struct queue *queue);

#endif
