/* A policy file: what is taken allows exactly what it says; what is refused is refused with a file and a line. */
#include "check.h"
#include "workflow_policy.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int file = -1;
static char path[64];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    file = memfd_create("policy", 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return 0;
}

/* The policy by jansson's tree and nothing of ours but the names. */
static void check_allows_what_it_says(const struct policy *policy, json_t *roles)
{
    struct policy expected = {0};
    const char *role, *state;
    json_t *states, *actions, *action;
    size_t i;
    json_object_foreach(roles, role, states)
    {
        json_object_foreach(states, state, actions)
        {
            json_array_foreach(actions, i, action)
            {
                expected.allowed[enumeration_value(&enumeration_rol, role)]
                                [enumeration_value(&enumeration_estado_operativo, state)] |=
                    1u << enumeration_value(&enumeration_accion, json_string_value(action));
            }
        }
    }
    check(memcmp(&expected, policy, sizeof expected) == 0, "a policy allows what it says");
    for (enum estado_operativo estado = ESTADO_OPERATIVO_NONE; estado < ESTADO_OPERATIVO_COUNT; estado++) {
        check(policy_actions(policy, 0, estado) == 0, "without a role nothing is allowed");
        check(policy_actions(policy, 1u << ROL_GESTOR | 1u << ROL_MEDICO, estado)
                  == (policy->allowed[ROL_GESTOR][estado] | policy->allowed[ROL_MEDICO][estado]),
              "two roles may what either may");
    }
    for (size_t rol = 0; rol < ROL_COUNT; rol++)
        for (size_t estado = 0; estado < ESTADO_OPERATIVO_COUNT; estado++) {
            check((policy->allowed[rol][estado] & ~((1u << ACCION_COUNT) - 2)) == 0, "it allows only actions");
            check((rol != ROL_NONE && estado != ESTADO_OPERATIVO_NONE) || policy->allowed[rol][estado] == 0,
                  "nobody is allowed nothing");
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct policy policy;
    char *complaint = NULL;
    size_t complaint_size = 0;
    FILE *complaints = open_memstream(&complaint, &complaint_size);
    if (ftruncate(file, 0) != 0 || pwrite(file, data, size, 0) != (ssize_t)size)
        abort();
    memset(&policy, 0xaa, sizeof policy); /* written as a whole, or not at all */
    bool good = policy_load(path, complaints, &policy);
    fclose(complaints);
    if (good) {
        json_t *roles = json_loadb((const char *)data, size, 0, NULL);
        check(complaint_size == 0, "no complaint about a good policy");
        check(roles != NULL, "a policy is JSON");
        check_allows_what_it_says(&policy, roles);
        json_decref(roles);
    } else {
        struct policy untouched;
        memset(&untouched, 0xaa, sizeof untouched);
        check(memcmp(&policy, &untouched, sizeof policy) == 0, "a refused policy is not given out");
        check(complaint_size > 0 && complaint[complaint_size - 1] == '\n', "a complaint is a line");
        check(strncmp(complaint, path, strlen(path)) == 0 && complaint[strlen(path)] == ':', "... with its file");
        check(atoi(complaint + strlen(path) + 1) >= 0, "... and its line");
    }
    free(complaint);
    return 0;
}
