/* reports' commands of cmepctl. */
#ifndef CMEP_REPORTS_CTL_H
#define CMEP_REPORTS_CTL_H

#include "config/config.h"

/* `reports verify` compares the read model with workflow's own figures and prints what differs; `reports rebuild`
 * fills it again from workflow. auth, workflow and reports must run. Returns the program's exit code: a failure also
 * when something differs. */
int reports_ctl(const struct config *config, int argc, char **argv);

#endif
