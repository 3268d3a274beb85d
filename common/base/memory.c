#include "base/memory.h"

#include <malloc.h>

enum { KEPT_BYTES = 1024 * 1024 };

void memory_init(void)
{
    mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
}
