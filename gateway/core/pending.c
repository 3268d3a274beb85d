#include "core/pending.h"

#include <openssl/rand.h>
#include <stdlib.h>

/* An id is slot + generation * 2^32: a late reply meets another generation and finds nothing. The generations of a slot
 * begin at a random number, so that an instance that sees the ids of its own questions does not know those of others.
 */
struct slot {
    struct asked asked; /* .request is NULL in a free slot */
    int64_t deadline_ms;
    size_t instance;
    uint32_t generation;
    uint32_t next_free;
};

struct pending {
    struct slot *slots;
    size_t capacity;
    size_t count;
    uint32_t first_free; /* == capacity when full */
    int64_t next_deadline_ms;
};

static uint32_t random_generation(void)
{
    uint32_t number;
    if (RAND_bytes((unsigned char *)&number, sizeof number) != 1)
        abort();
    return 1 + number % INT32_MAX;
}

struct pending *pending_new(size_t capacity)
{
    struct pending *pending = calloc(1, sizeof *pending);
    pending->slots = calloc(capacity, sizeof *pending->slots);
    pending->capacity = capacity;
    pending->next_deadline_ms = INT64_MAX;
    for (size_t i = 0; i < capacity; i++)
        pending->slots[i] = (struct slot){.generation = random_generation(), .next_free = (uint32_t)i + 1};
    return pending;
}

void pending_destroy(struct pending **self)
{
    if (!*self)
        return;
    free((*self)->slots);
    free(*self);
    *self = NULL;
}

int64_t pending_add(struct pending *pending, struct asked asked, int64_t deadline_ms)
{
    uint32_t at = pending->first_free;
    if (at == pending->capacity)
        return 0;
    struct slot *slot = &pending->slots[at];
    pending->first_free = slot->next_free;
    pending->count++;
    slot->asked = asked;
    slot->deadline_ms = deadline_ms;
    slot->instance = SIZE_MAX; /* nobody's, until it is sent */
    if (deadline_ms < pending->next_deadline_ms)
        pending->next_deadline_ms = deadline_ms;
    return (int64_t)slot->generation << 32 | at;
}

static void release(struct pending *pending, struct slot *slot)
{
    slot->asked.request = NULL;
    slot->generation = slot->generation == INT32_MAX ? 1 : slot->generation + 1;
    slot->next_free = pending->first_free;
    pending->first_free = (uint32_t)(slot - pending->slots);
    pending->count--;
}

/* The slot that an id stands for; NULL for an id that is not, or no longer, there. */
static struct slot *find(struct pending *pending, int64_t id)
{
    size_t at = (uint64_t)id & UINT32_MAX;
    if (id <= 0 || at >= pending->capacity)
        return NULL;
    struct slot *slot = &pending->slots[at];
    return slot->asked.request && slot->generation == (uint64_t)id >> 32 ? slot : NULL;
}

void pending_sent_to(struct pending *pending, int64_t id, size_t instance)
{
    struct slot *slot = find(pending, id);
    if (slot)
        slot->instance = instance;
}

static bool take(struct pending *pending, struct slot *slot, struct asked *ret_asked)
{
    if (!slot)
        return false;
    *ret_asked = slot->asked;
    release(pending, slot);
    return true;
}

bool pending_take(struct pending *pending, int64_t id, struct asked *ret_asked)
{
    return take(pending, find(pending, id), ret_asked);
}

bool pending_take_from(struct pending *pending, int64_t id, size_t instance, struct asked *ret_asked)
{
    struct slot *slot = find(pending, id);
    return take(pending, slot && slot->instance == instance ? slot : NULL, ret_asked);
}

bool pending_take_sent_to(struct pending *pending, size_t instance, struct asked *ret_asked)
{
    for (size_t i = 0; i < pending->capacity; i++) {
        struct slot *slot = &pending->slots[i];
        if (!slot->asked.request || slot->instance != instance)
            continue;
        return take(pending, slot, ret_asked);
    }
    return false;
}

bool pending_take_expired(struct pending *pending, int64_t now_ms, struct asked *ret_asked)
{
    if (now_ms < pending->next_deadline_ms)
        return false;
    int64_t next_ms = INT64_MAX;
    for (size_t i = 0; i < pending->capacity; i++) {
        struct slot *slot = &pending->slots[i];
        if (!slot->asked.request)
            continue;
        if (slot->deadline_ms <= now_ms)
            return take(pending, slot, ret_asked);
        if (slot->deadline_ms < next_ms)
            next_ms = slot->deadline_ms;
    }
    pending->next_deadline_ms = next_ms;
    return false;
}

int64_t pending_next_deadline(const struct pending *pending)
{
    return pending->next_deadline_ms;
}

size_t pending_count(const struct pending *pending)
{
    return pending->count;
}
