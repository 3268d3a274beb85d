/* auth's commands of cmepctl. */
#ifndef CMEP_AUTH_CTL_H
#define CMEP_AUTH_CTL_H

#include "config/config.h"

/* `create-admin EMAIL NOMBRES APELLIDOS TIPO_DOCUMENTO NUMERO_DOCUMENTO` makes the first account of a production
 * system; reads its password from standard input. auth and workflow must run. Returns the program's exit code. */
int auth_ctl_create_admin(const struct config *config, int argc, char **argv);

#endif
