/* workflow: requests from registration to closure. */
#include "operations.h"
#include "workflow_handlers.h"
#include "workflow_policy.h"

int main(int argc, char **argv)
{
    static const struct service workflow = {
        .operations = &workflow_operations, .handlers = workflow_handlers, .start = workflow_policy_start};
    return service_main(&workflow, argc, argv);
}
