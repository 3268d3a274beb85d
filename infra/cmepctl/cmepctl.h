/* The commands of cmepctl that belong to no service (those are in services/<name>/<name>_ctl.h). Each function gets the
 * arguments after the command's name and returns the program's exit code. */
#ifndef CMEP_CMEPCTL_H
#define CMEP_CMEPCTL_H

#include "config/config.h"

/* call OPERATION [JSON] [--as EMAIL]: asks a service directly and prints its reply. */
int command_call(const struct config *config, int argc, char **argv);
/* ops [PREFIX]: lists the operations and their fields. */
int command_ops(const struct config *config, int argc, char **argv);
/* ping [SERVICE], stats [SERVICE]: of one service or of all. */
int command_ping(const struct config *config, int argc, char **argv);
int command_stats(const struct config *config, int argc, char **argv);
/* health: whether the gateway of this machine answers at CMEP_PORT. */
int command_health(const struct config *config, int argc, char **argv);
/* tap [SERVICE]: shows the messages of one service or of all as they pass, until it is ended. */
int command_tap(const struct config *config, int argc, char **argv);
/* trace ID [FILE...]: the lines about one request out of logs, by time: of the files, of standard input for "-", or,
 * without any, of the local run folder. */
int command_trace(const struct config *config, int argc, char **argv);
/* migrate [--plan]: brings the tables, accounts and grants of every slice up to date. */
int command_migrate(const struct config *config, int argc, char **argv);
/* seed: the development data, once; refuses in prod. */
int command_seed(const struct config *config, int argc, char **argv);

#endif
