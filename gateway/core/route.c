#include "core/route.h"

#include "operations.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *path;
    enum page page;
} pages[] = {{"/health", PAGE_HEALTH},
             {"/ready", PAGE_READY},
             {"/version", PAGE_VERSION},
             {"/openapi.json", PAGE_FILE},
             {"/docs", PAGE_FILE}};

static const char *const method_names[METHOD_COUNT] = {
    [METHOD_GET] = "GET", [METHOD_POST] = "POST", [METHOD_PATCH] = "PATCH", [METHOD_DELETE] = "DELETE"};

static enum method method_of(const char *name)
{
    if (strcmp(name, "HEAD") == 0)
        return METHOD_GET;
    for (enum method method = METHOD_GET; method < METHOD_COUNT; method++)
        if (strcmp(method_names[method], name) == 0)
            return method;
    return METHOD_NONE;
}

static bool read_id(const char *text, size_t size, int64_t *ret_id)
{
    char digits[20] = "";
    if (size == 0 || size >= sizeof digits || strspn(text, "0123456789") < size)
        return false;
    memcpy(digits, text, size);
    errno = 0;
    *ret_id = strtoll(digits, NULL, 10);
    return errno == 0 && *ret_id > 0;
}

/* Whether the path fits the pattern segment by segment; a {name} takes an id. */
static bool fits(const char *pattern, const char *path, struct route *route)
{
    for (route->id_count = 0; *pattern != '\0' || *path != '\0';) {
        if (*pattern == '{') {
            size_t size = strcspn(path, "/");
            struct route_id *id = &route->ids[route->id_count];
            if (route->id_count == ROUTE_MOST_IDS || !read_id(path, size, &id->value))
                return false;
            id->name = pattern + 1;
            id->name_size = strcspn(id->name, "}");
            route->id_count++;
            pattern = id->name + id->name_size + 1;
            path += size;
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return true;
}

bool route_id(const struct route *route, const char *name, int64_t *ret_id)
{
    for (size_t i = 0; i < route->id_count; i++) {
        const struct route_id *id = &route->ids[i];
        if (strlen(name) == id->name_size && memcmp(name, id->name, id->name_size) == 0) {
            *ret_id = id->value;
            return true;
        }
    }
    return false;
}

static enum status find_page(enum method method, const char *path, struct route *route)
{
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        if (strcmp(pages[i].path, path) != 0)
            continue;
        route->page = pages[i].page;
        route->pattern = pages[i].path;
        route->allowed = 1u << METHOD_GET;
        return method == METHOD_GET ? STATUS_OK : STATUS_METHOD_NOT_ALLOWED;
    }
    return STATUS_NOT_FOUND;
}

const char *route_below_api(const char *path)
{
    static const char prefix[] = "/api";
    const char *rest = path + sizeof prefix - 1;
    if (strncmp(path, prefix, sizeof prefix - 1) != 0 || (*rest != '/' && *rest != '\0'))
        return NULL;
    return *rest == '/' ? rest : "/";
}

enum status route_find(const char *method_name, const char *path, struct route *ret_route)
{
    enum method method = method_of(method_name);
    struct route route = {0};
    enum status status = find_page(method, path, &route);
    for (size_t s = 0; status == STATUS_NOT_FOUND && s < SERVICE_COUNT; s++) {
        const struct operation_set *set = all_operations[s];
        for (size_t i = 0; i < set->count && !route.operation; i++) {
            const struct operation *operation = &set->operations[i];
            if (!operation->path || !fits(operation->path, path, &route))
                continue;
            route.allowed |= 1u << operation->method;
            route.pattern = operation->path;
            if (operation->method == method)
                route.operation = operation;
        }
    }
    if (route.operation)
        status = STATUS_OK;
    else if (!route.page && route.allowed)
        status = STATUS_METHOD_NOT_ALLOWED;
    *ret_route = route;
    return status;
}

void route_allow_header(unsigned allowed, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (enum method method = METHOD_GET; method < METHOD_COUNT; method++)
        if (allowed & 1u << method)
            used += (size_t)snprintf(text + used, size - used, "%s%s", used ? ", " : "",
                                     method == METHOD_GET ? "GET, HEAD" : method_names[method]);
}
