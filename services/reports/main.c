/* reports: figures of the clinic, from a read model of their own. */
#include "operations.h"
#include "reports_handlers.h"
#include "reports_model.h"

int main(int argc, char **argv)
{
    static const struct service reports = {
        .operations = &reports_operations, .handlers = reports_handlers, .background = reports_model_follow};
    return service_main(&reports, argc, argv);
}
