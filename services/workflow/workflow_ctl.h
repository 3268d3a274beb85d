/* workflow's commands of cmepctl. */
#ifndef CMEP_WORKFLOW_CTL_H
#define CMEP_WORKFLOW_CTL_H

#include "config/config.h"

/* `workflow verify` compares the counts and postings of the solicitudes with the solicitudes and prints what differs;
 * `workflow rebuild` sets them right. Returns the program's exit code: a failure also when something differs. */
int workflow_ctl(const struct config *config, int argc, char **argv);
/* Fills the search index of the database at `url` when it is empty and there are solicitudes, as after a migration or
 * an import. False, with a message on standard error, when that failed. */
bool workflow_ctl_fill_index(const char *url);

#endif
