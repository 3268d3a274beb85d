#include "contract/operation.h"

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

size_t operation_index(const struct operation *operation)
{
    size_t before = 0;
    for (size_t i = 0; all_operations[i]; i++) {
        const struct operation_set *set = all_operations[i];
        if (operation >= set->operations && operation < set->operations + set->count)
            return before + (size_t)(operation - set->operations);
        before += set->count;
    }
    return before;
}

size_t operation_count(void)
{
    size_t count = 0;
    for (size_t i = 0; all_operations[i]; i++)
        count += all_operations[i]->count;
    return count;
}
