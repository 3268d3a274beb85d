#include "wire/crowd.h"

#include <string.h>

/* How many connections each address has: a hash table with open addressing. An address that finds no slot any more
 * counts with another, which only makes the choice less fair. */
enum { SLOTS = 4096, MOST_STEPS = 64 };

struct slot {
    const char *peer; /* NULL in a free slot */
    unsigned count;
};

static unsigned *count_of(struct slot *slots, const char *peer)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (const char *at = peer; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619;
    struct slot *slot = &slots[hash % SLOTS];
    for (int i = 1; i < MOST_STEPS && slot->peer && strcmp(slot->peer, peer) != 0; i++)
        slot = &slots[(hash + (uint32_t)i) % SLOTS];
    if (!slot->peer)
        slot->peer = peer;
    return &slot->count;
}

static bool may_leave(const struct watch *watch, bool has_asked)
{
    return watch->phase == WATCH_HEAD && watch->has_asked == has_asked;
}

static struct watch *find(struct watch *list, bool has_asked)
{
    struct slot slots[SLOTS] = {0};
    struct watch *found = NULL;
    unsigned most = 0;
    for (struct watch *watch = list; watch; watch = watch->next)
        if (may_leave(watch, has_asked))
            ++*count_of(slots, watch->peer);
    for (struct watch *watch = list; watch; watch = watch->next) {
        unsigned count = may_leave(watch, has_asked) ? *count_of(slots, watch->peer) : 0;
        if (count == 0 || count < most)
            continue;
        most = count;
        found = watch; /* the later in the list, the older */
    }
    return found;
}

struct watch *crowd_find(struct watch *list)
{
    struct watch *silent = find(list, false);
    return silent ? silent : find(list, true);
}
