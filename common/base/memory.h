/* How the processes keep the memory that they have used. */
#ifndef CMEP_MEMORY_H
#define CMEP_MEMORY_H

/* Has malloc keep up to 1 MiB of freed memory in each of its arenas instead of giving it back at once: a piece of a
 * file is 128 KiB, which is the very size that glibc would map again, page by page, for each one (mallopt(3)). To be
 * called before the first thread. */
void memory_init(void);

#endif
