#include "workflow_policy.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 64 * 1024 };

/* jansson forgets where a word stood: an unknown word is at its first occurrence in the text. */
static int line_of(const char *text, const char *word)
{
    char quoted[256];
    int line = 1;
    snprintf(quoted, sizeof quoted, "\"%.250s\"", word);
    const char *found = strstr(text, quoted);
    for (const char *at = text; found && at < found; at++)
        line += *at == '\n';
    return line;
}

struct reading {
    const char *path;
    const char *text;
    FILE *complaints;
    struct policy policy;
};

static bool refuse(struct reading *reading, const char *what, const char *word)
{
    fprintf(reading->complaints, "%s:%d: unknown %s '%s'\n", reading->path, line_of(reading->text, word), what, word);
    return false;
}

static bool refuse_shape(struct reading *reading, const char *word)
{
    fprintf(reading->complaints, "%s:%d: '%s' does not hold what it should\n", reading->path,
            line_of(reading->text, word), word);
    return false;
}

static bool read_actions(struct reading *reading, const char *state, json_t *actions, unsigned *allowed)
{
    size_t index;
    json_t *action;
    if (!json_is_array(actions))
        return refuse_shape(reading, state);
    json_array_foreach(actions, index, action)
    {
        const char *name = json_string_value(action);
        unsigned value = name ? enumeration_value(&enumeration_accion, name) : 0;
        if (!name)
            return refuse_shape(reading, state);
        if (value == 0)
            return refuse(reading, "action", name);
        *allowed |= 1u << value;
    }
    return true;
}

static bool read_role(struct reading *reading, const char *role, json_t *states)
{
    const char *state;
    json_t *actions;
    unsigned rol = enumeration_value(&enumeration_rol, role);
    if (rol == 0)
        return refuse(reading, "role", role);
    if (!json_is_object(states))
        return refuse_shape(reading, role);
    json_object_foreach(states, state, actions)
    {
        unsigned estado = enumeration_value(&enumeration_estado_operativo, state);
        if (estado == 0)
            return refuse(reading, "state", state);
        if (!read_actions(reading, state, actions, &reading->policy.allowed[rol][estado]))
            return false;
    }
    return true;
}

static bool read_roles(struct reading *reading, size_t size)
{
    json_error_t error;
    const char *role;
    json_t *states, *roles = json_loadb(reading->text, size, JSON_REJECT_DUPLICATES, &error);
    bool good = json_is_object(roles);
    if (!roles)
        fprintf(reading->complaints, "%s:%d: %s\n", reading->path, error.line, error.text);
    else if (!good)
        fprintf(reading->complaints, "%s:1: a policy is an object of roles\n", reading->path);
    json_object_foreach(roles, role, states)
    {
        good = read_role(reading, role, states);
        if (!good)
            break;
    }
    json_decref(roles);
    return good;
}

bool policy_load(const char *path, FILE *complaints, struct policy *ret_policy)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(complaints, "CMEP_POLICY: cannot read %s\n", path);
        return false;
    }
    char *text = calloc(1, MOST_BYTES);
    size_t size = text ? fread(text, 1, MOST_BYTES - 1, file) : 0;
    fclose(file);
    struct reading reading = {.path = path, .text = text, .complaints = complaints};
    bool good = text && read_roles(&reading, size);
    if (good)
        *ret_policy = reading.policy;
    free(text);
    return good;
}

bool workflow_policy_start(const struct config *config, FILE *complaints, const void **ret_policy)
{
    static struct policy policy; /* written here once, before any worker starts */
    const char *name = config->cmep_policy;
    const char *path = strcmp(name, "default") == 0 ? CMEP_DATA_DIR "/policy.json"
                     : strcmp(name, "amended") == 0 ? CMEP_DATA_DIR "/policy-amended.json"
                                                    : name;
    *ret_policy = &policy;
    return policy_load(path, complaints, &policy);
}

unsigned policy_actions(const struct policy *policy, unsigned roles, enum estado_operativo estado)
{
    unsigned actions = 0;
    for (enum rol rol = ROL_ADMIN; rol < ROL_COUNT; rol++)
        if (roles & 1u << rol)
            actions |= policy->allowed[rol][estado];
    return actions;
}

bool policy_allows(const struct policy *policy, unsigned roles, enum estado_operativo estado, enum accion accion)
{
    return policy_actions(policy, roles, estado) & 1u << accion;
}
