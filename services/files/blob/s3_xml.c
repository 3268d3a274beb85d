#include "blob/s3_xml.h"

#include <expat.h>
#include <string.h>

struct reading {
    XML_Parser parser;
    s3_xml_take take;
    void *data;
    bool good;
    size_t size;
    char text[S3_XML_TEXT_SIZE];
};

static void stop(struct reading *reading)
{
    reading->good = false;
    XML_StopParser(reading->parser, XML_FALSE);
}

static void begin_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = data;
    (void)name;
    (void)attributes;
    reading->size = 0;
}

static void add_text(void *data, const XML_Char *text, int size)
{
    struct reading *reading = data;
    if ((size_t)size >= sizeof reading->text - reading->size) {
        stop(reading);
        return;
    }
    memcpy(reading->text + reading->size, text, (size_t)size);
    reading->size += (size_t)size;
}

static void end_element(void *data, const XML_Char *name)
{
    struct reading *reading = data;
    if (!reading->good)
        return;
    reading->text[reading->size] = '\0';
    if (!reading->take(reading->data, name, reading->text))
        stop(reading);
    reading->size = 0;
}

/* S3 sends none; with one come entities that grow. */
static void refuse_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                           int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop(data);
}

bool s3_xml_read(const char *xml, size_t size, s3_xml_take take, void *data)
{
    struct reading reading = {.parser = XML_ParserCreate("UTF-8"), .take = take, .data = data, .good = true};
    if (!reading.parser)
        return false;
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, begin_element, end_element);
    XML_SetCharacterDataHandler(reading.parser, add_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, refuse_doctype);
    bool whole = XML_Parse(reading.parser, xml, (int)size, XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(reading.parser);
    return whole && reading.good;
}
