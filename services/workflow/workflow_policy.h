/* The policy, as data: which role may do which action in which state. */
#ifndef CMEP_WORKFLOW_POLICY_H
#define CMEP_WORKFLOW_POLICY_H

#include "config/config.h"
#include "records.h"

#include <stdio.h>

struct policy {
    unsigned allowed[ROL_COUNT][ESTADO_OPERATIVO_COUNT]; /* masks of 1 << enum accion */
};

/* Reads a policy file {rol: {estado: [accion]}}; what it leaves out is not allowed. False, with a line that names file
 * and line on `complaints`, for an unknown role, state or action or broken JSON. */
bool policy_load(const char *path, FILE *complaints, struct policy *ret_policy);
/* Finds the file that CMEP_POLICY names (default, amended, or a path) and loads it: the service's start. */
bool workflow_policy_start(const struct config *config, FILE *complaints, const void **ret_policy);
/* The actions that a caller with these roles (a mask of 1 << enum rol) may do in the state: their union. */
unsigned policy_actions(const struct policy *policy, unsigned roles, enum estado_operativo estado);
/* Whether such a caller may do that action in the state (R3). */
bool policy_allows(const struct policy *policy, unsigned roles, enum estado_operativo estado, enum accion accion);

#endif
