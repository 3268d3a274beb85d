/* files: the files of a request. */
#include "service/main.h"
#include "files_background.h"
#include "files_handlers.h"
#include "operations.h"
#include "blob/spool.h"
#include "blob/blob_pair.h"
#include "blob/blob_s3.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

/* What all calls share: the keys of the bucket, when there is one; they live as long as the process. */
static bool start(const struct config *config, FILE *complaints, const void **ret_context)
{
    struct credentials *credentials = NULL;
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error, not an end */
    if (!spool_prepare(config->upload_dir)) {
        fprintf(complaints, "UPLOAD_DIR: cannot make %s: %s\n", config->upload_dir, strerror(errno));
        return false;
    }
    if (config_uses_s3(config) && !(credentials = credentials_new(config, complaints)))
        return false;
    *ret_context = credentials;
    return true;
}

static struct blob_store *make_store(const char *kind, const struct config *config, const void *credentials)
{
    return strcmp(kind, "s3") == 0 ? blob_s3_new(config, (struct credentials *)credentials) : blob_local_new(config);
}

static void *worker_begin(const struct config *config, const void *context)
{
    struct blob_store *store = make_store(config->file_storage, config, context);
    return *config->file_storage_old == '\0'
             ? store
             : blob_pair_new(store, make_store(config->file_storage_old, config, context));
}

static void worker_end(void *own)
{
    struct blob_store *store = own;
    blob_destroy(&store);
}

int main(int argc, char **argv)
{
    static const struct service files = {.operations = &files_operations,
                                         .handlers = files_handlers,
                                         .start = start,
                                         .worker_begin = worker_begin,
                                         .worker_end = worker_end,
                                         .background = files_background};
    return service_main(&files, argc, argv);
}
