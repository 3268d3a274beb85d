#include "bus/envelope.h"

unsigned caller_roles(const struct caller *caller)
{
    unsigned mask = 0;
    for (size_t i = 0; caller && i < caller->roles_count; i++)
        mask |= 1u << caller->roles[i];
    return mask;
}

zframe_t *frame_of(const struct record *record, const void *structure, enum encode_mode mode)
{
    msgpack_sbuffer buffer;
    msgpack_sbuffer_init(&buffer);
    schema_encode(record, structure, mode, &buffer);
    zframe_t *frame = zframe_new(buffer.data, buffer.size);
    msgpack_sbuffer_destroy(&buffer);
    return frame;
}

enum status frame_decode(zframe_t *frame, const struct record *record, struct arena *arena,
                         struct problems *ret_problems, void *ret_struct)
{
    return schema_decode_bytes(record, (const char *)zframe_data(frame), zframe_size(frame), "", arena, ret_problems,
                               ret_struct);
}
