/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_OPERATIONS_H
#define CMEP_OPERATIONS_H

#include "operation.h"

enum auth_operation {
    AUTH_LOGIN,
    AUTH_LOGOUT,
    AUTH_ME,
    AUTH_SESSION_LIST,
    AUTH_SESSION_DELETE,
    AUTH_PASSWORD_CHANGE,
    AUTH_USER_LIST,
    AUTH_USER_CREATE,
    AUTH_USER_UPDATE,
    AUTH_PASSWORD_RESET,
    AUTH_ACCOUNT_FIND,
    AUTH_ACCOUNT_CREATE,
    AUTH_OPERATION_COUNT
};
extern const struct operation_set auth_operations;

enum workflow_operation {
    WORKFLOW_SOLICITUD_CREATE,
    WORKFLOW_SOLICITUD_LIST,
    WORKFLOW_SOLICITUD_SUMMARY,
    WORKFLOW_PERSONA_FIND,
    WORKFLOW_SOLICITUD_GET,
    WORKFLOW_SOLICITUD_EDIT,
    WORKFLOW_GESTOR_ASSIGN,
    WORKFLOW_GESTOR_CHANGE,
    WORKFLOW_PAGO_REGISTER,
    WORKFLOW_MEDICO_ASSIGN,
    WORKFLOW_MEDICO_CHANGE,
    WORKFLOW_SOLICITUD_CLOSE,
    WORKFLOW_SOLICITUD_CANCEL,
    WORKFLOW_SOLICITUD_OVERRIDE,
    WORKFLOW_SOLICITUD_DELETE,
    WORKFLOW_SERVICIO_LIST,
    WORKFLOW_EMPLEADO_LIST,
    WORKFLOW_PROMOTOR_LIST,
    WORKFLOW_PROMOTOR_GET,
    WORKFLOW_POLITICA_GET,
    WORKFLOW_PROMOTOR_CREATE,
    WORKFLOW_PROMOTOR_EDIT,
    WORKFLOW_PROMOTOR_DELETE,
    WORKFLOW_PERSON_ENSURE,
    WORKFLOW_STAFF_REGISTER,
    WORKFLOW_STAFF_UPDATE,
    WORKFLOW_STAFF_LIST,
    WORKFLOW_OPERATION_COUNT
};
extern const struct operation_set workflow_operations;

enum files_operation {
    FILES_ARCHIVO_LIST,
    FILES_OPERATION_COUNT
};
extern const struct operation_set files_operations;

enum reports_operation {
    REPORTS_OPERATION_COUNT
};
extern const struct operation_set reports_operations;

extern const struct operation_set *const all_operations[];
enum { SERVICE_COUNT = 4 };

#endif
