/* The XML that S3 answers with. */
#ifndef CMEP_S3_XML_H
#define CMEP_S3_XML_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { S3_XML_TEXT_SIZE = 4096 };

/* Called at the end of each element with what text it holds itself; false ends the reading. */
typedef bool (*s3_xml_take)(void *data, const char *name, const char *text);

/* Reads a document; false when it is none, holds a document type, or a text is longer than S3_XML_TEXT_SIZE. What came
 * before the fault has been taken. */
bool s3_xml_read(const char *xml, size_t size, s3_xml_take take, void *data);

#endif
