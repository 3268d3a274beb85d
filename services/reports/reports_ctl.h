/* reports' commands of cmepctl. */
#ifndef CMEP_REPORTS_CTL_H
#define CMEP_REPORTS_CTL_H

#include "config/config.h"

/* Runs `verify` or `rebuild`, the only argument. `verify` asks workflow, auth and reports, and prints what differs
 * between the read model and workflow's own figures. `rebuild` asks workflow and auth, fills the model again with the
 * account of DB_URL, and fails while another rebuild runs. Returns the program's exit code: `verify` fails when a
 * figure differs or a solicitud is set aside; `rebuild` succeeds although it set some aside, and prints them. */
int reports_ctl(const struct config *config, int argc, char **argv);

#endif
