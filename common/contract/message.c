#include "contract/message.h"

#include <stdint.h>

/* What follows the first byte of an object, from 0xc0 to 0xdf (the msgpack specification, "Overview"): bytes of a
 * length, bytes of a fixed size, and whether the length counts bytes or, a list's or a map's, objects. */
static const struct kind {
    uint8_t length_bytes;
    uint8_t fixed_bytes;
    uint8_t objects_each;
} kinds[32] = {
    [0xc4 - 0xc0] = {1, 0, 0},  [0xc5 - 0xc0] = {2, 0, 0}, [0xc6 - 0xc0] = {4, 0, 0}, /* bin */
    [0xc7 - 0xc0] = {1, 1, 0},  [0xc8 - 0xc0] = {2, 1, 0}, [0xc9 - 0xc0] = {4, 1, 0}, /* ext */
    [0xca - 0xc0] = {0, 4, 0},  [0xcb - 0xc0] = {0, 8, 0},                            /* float */
    [0xcc - 0xc0] = {0, 1, 0},  [0xcd - 0xc0] = {0, 2, 0}, [0xce - 0xc0] = {0, 4, 0}, /* uint */
    [0xcf - 0xc0] = {0, 8, 0},  [0xd0 - 0xc0] = {0, 1, 0}, [0xd1 - 0xc0] = {0, 2, 0}, /* ..., int */
    [0xd2 - 0xc0] = {0, 4, 0},  [0xd3 - 0xc0] = {0, 8, 0}, [0xd4 - 0xc0] = {0, 2, 0}, /* ..., fixext */
    [0xd5 - 0xc0] = {0, 3, 0},  [0xd6 - 0xc0] = {0, 5, 0}, [0xd7 - 0xc0] = {0, 9, 0},
    [0xd8 - 0xc0] = {0, 17, 0}, [0xd9 - 0xc0] = {1, 0, 0}, [0xda - 0xc0] = {2, 0, 0}, /* ..., str */
    [0xdb - 0xc0] = {4, 0, 0},  [0xdc - 0xc0] = {2, 0, 1}, [0xdd - 0xc0] = {4, 0, 1}, /* ..., array */
    [0xde - 0xc0] = {2, 0, 2},  [0xdf - 0xc0] = {4, 0, 2},                            /* map */
};

/* What an object announces: bytes to pass over, and objects within. */
struct announced {
    uint64_t bytes;
    uint64_t objects;
};

static struct announced of_short_form(uint8_t first)
{
    if (first >= 0x80 && first <= 0x8f)
        return (struct announced){0, 2u * (first & 0x0f)}; /* fixmap */
    if (first >= 0x90 && first <= 0x9f)
        return (struct announced){0, first & 0x0f}; /* fixarray */
    if (first >= 0xa0 && first <= 0xbf)
        return (struct announced){first & 0x1f, 0}; /* fixstr */
    return (struct announced){0, 0};                /* fixint */
}

static bool is_whole(const uint8_t *at, size_t left)
{
    for (uint64_t pending = 1; pending > 0;) {
        if (pending > left) /* each takes a byte at least */
            return false;
        uint8_t first = *at++;
        left--;
        struct announced announced = of_short_form(first);
        if (first >= 0xc0 && first <= 0xdf) {
            const struct kind *kind = &kinds[first - 0xc0];
            uint64_t length = 0;
            if (kind->length_bytes > left)
                return false;
            for (uint8_t i = 0; i < kind->length_bytes; i++)
                length = length << 8 | *at++;
            left -= kind->length_bytes;
            announced.objects = length * kind->objects_each;
            announced.bytes = kind->fixed_bytes + (kind->objects_each ? 0 : length);
        }
        if (announced.bytes > left)
            return false;
        at += announced.bytes;
        left -= announced.bytes;
        pending += announced.objects - 1;
    }
    return left == 0;
}

bool message_unpack(const char *bytes, size_t size, msgpack_unpacked *ret_unpacked)
{
    size_t offset = 0;
    msgpack_unpacked_init(ret_unpacked);
    return is_whole((const uint8_t *)bytes, size)
        && msgpack_unpack_next(ret_unpacked, bytes, size, &offset) == MSGPACK_UNPACK_SUCCESS && offset == size;
}
