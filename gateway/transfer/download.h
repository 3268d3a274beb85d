/* A file on its way out: the operation's reply says what it is, its bytes come in pieces. */
#ifndef CMEP_DOWNLOAD_H
#define CMEP_DOWNLOAD_H

#include "transfer/transfer.h"

/* Makes a download; the caller owns it. NULL: no memory. */
struct transfer *download_new(void);

#endif
