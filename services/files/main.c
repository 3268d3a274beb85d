/* files: the files of a request. */
#include "files_handlers.h"
#include "operations.h"
#include "spool.h"
#include "store.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

static bool start(const struct config *config, FILE *complaints, const void **ret_context)
{
    *ret_context = NULL;
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error, not an end */
    if (spool_prepare(config->upload_dir))
        return true;
    fprintf(complaints, "UPLOAD_DIR: cannot make %s: %s\n", config->upload_dir, strerror(errno));
    return false;
}

static void *worker_begin(const struct config *config)
{
    return store_local_new(config);
}

static void worker_end(void *own)
{
    struct store *store = own;
    store_destroy(&store);
}

int main(int argc, char **argv)
{
    static const struct service files = {.operations = &files_operations,
                                         .handlers = files_handlers,
                                         .start = start,
                                         .worker_begin = worker_begin,
                                         .worker_end = worker_end};
    return service_main(&files, argc, argv);
}
