/* The commands of cmepctl, one function each: arguments after the command's name, an exit code back. */
#ifndef CMEP_CMEPCTL_H
#define CMEP_CMEPCTL_H

#include "config.h"

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
/* workflow verify|rebuild: whether counts and postings of requests are what the requests say, or sets them right. */
int command_workflow(const struct config *config, int argc, char **argv);
/* reports verify|rebuild: whether the read model says what workflow counts, or makes it anew; the stack must run. */
int command_reports(const struct config *config, int argc, char **argv);
/* files sweep: removes what belongs to no file, and names files without bytes. files migrate-store OLD NEW: moves all
 * files from one store to the other. The stack must run. */
int command_files(const struct config *config, int argc, char **argv);
/* create-admin EMAIL NOMBRES APELLIDOS TIPO_DOCUMENTO NUMERO_DOCUMENTO: reads the password from standard input. */
int command_create_admin(const struct config *config, int argc, char **argv);

#endif
