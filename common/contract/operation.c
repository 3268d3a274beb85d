#include "contract/operation.h"

#include <string.h>

const struct operation *operation_find(const struct operation_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->operations[i].name, name) == 0)
            return &set->operations[i];
    return NULL;
}

static bool belongs_to(const char *operation, const char *service)
{
    size_t size = strlen(service);
    return strncmp(operation, service, size) == 0 && operation[size] == '.';
}

size_t operation_service_named(const char *operation)
{
    size_t service = 0;
    while (all_operations[service] && !belongs_to(operation, all_operations[service]->service))
        service++;
    return service;
}

size_t operation_service(const struct operation *operation)
{
    return operation_service_named(operation->name);
}

size_t operation_index(const struct operation *operation)
{
    size_t service = operation_service(operation), before = 0;
    for (size_t i = 0; i < service; i++)
        before += all_operations[i]->count;
    return all_operations[service] ? before + (size_t)(operation - all_operations[service]->operations) : before;
}

size_t operation_count(void)
{
    size_t count = 0;
    for (size_t i = 0; all_operations[i]; i++)
        count += all_operations[i]->count;
    return count;
}
