#include "operation.h"

#include <string.h>

const struct operation *operation_find(const struct operation_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->operations[i].name, name) == 0)
            return &set->operations[i];
    return NULL;
}

bool operation_belongs_to(const char *operation, const char *service)
{
    size_t size = strlen(service);
    return strncmp(operation, service, size) == 0 && operation[size] == '.';
}
