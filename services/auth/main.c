/* auth: accounts, roles and sessions. */
#include "service/main.h"
#include "auth_handlers.h"
#include "operations.h"

int main(int argc, char **argv)
{
    static const struct service auth = {.operations = &auth_operations, .handlers = auth_handlers};
    return service_main(&auth, argc, argv);
}
