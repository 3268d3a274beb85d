/* workflow: requests from registration to closure. */
#include "service/main.h"
#include "export/draft.h"
#include "operations.h"
#include "workflow_handlers.h"
#include "workflow_policy.h"

static bool start(const struct config *config, FILE *complaints, const void **ret_context)
{
    return draft_prepare(config, "workflow", complaints) && workflow_policy_start(config, complaints, ret_context);
}

int main(int argc, char **argv)
{
    static const struct service workflow = {
        .operations = &workflow_operations, .handlers = workflow_handlers, .start = start};
    return service_main(&workflow, argc, argv);
}
