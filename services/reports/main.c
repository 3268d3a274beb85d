/* reports: figures of the clinic, from a read model of their own. */
#include "operations.h"
#include "reports_handlers.h"

int main(int argc, char **argv)
{
    static const struct service reports = {.operations = &reports_operations, .handlers = reports_handlers};
    return service_main(&reports, argc, argv);
}
