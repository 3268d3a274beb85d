/* files: the files of a request. */
#include "files_handlers.h"
#include "operations.h"

int main(int argc, char **argv)
{
    static const struct service files = {.operations = &files_operations, .handlers = files_handlers};
    return service_main(&files, argc, argv);
}
