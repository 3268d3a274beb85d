/* reports: figures of the clinic, from a read model of their own. */
#include "service/main.h"
#include "export/draft.h"
#include "operations.h"
#include "reports_handlers.h"
#include "reports_model.h"

static bool start(const struct config *config, FILE *complaints, const void **ret_context)
{
    (void)ret_context;
    return draft_prepare(config, "reports", complaints);
}

int main(int argc, char **argv)
{
    static const struct service reports = {.operations = &reports_operations,
                                           .handlers = reports_handlers,
                                           .start = start,
                                           .background = reports_model_follow};
    return service_main(&reports, argc, argv);
}
