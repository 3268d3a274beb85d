#include "blob/s3_xml.h"

#include "base/buffer.h"

#include <expat.h>

struct reading {
    XML_Parser parser;
    s3_xml_take take;
    void *data;
    bool good;
    struct buffer text; /* of the element so far */
    char memory[S3_XML_TEXT_SIZE];
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
    buffer_clear(&reading->text);
}

static void add_text(void *data, const XML_Char *text, int size)
{
    struct reading *reading = data;
    buffer_put_bytes(&reading->text, text, (size_t)size);
    if (buffer_is_exceeded(&reading->text))
        stop(reading);
}

static void end_element(void *data, const XML_Char *name)
{
    struct reading *reading = data;
    if (!reading->good)
        return;
    if (!reading->take(reading->data, name, reading->text.data))
        stop(reading);
    buffer_clear(&reading->text);
}

/* S3 sends none; with one come entities that grow. */
static void refuse_doctype(void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public_id,
                           int internal)
{
    (void)name;
    (void)system;
    (void)public_id;
    (void)internal;
    stop(data);
}

bool s3_xml_read(const char *xml, size_t size, s3_xml_take take, void *data)
{
    struct reading reading = {.parser = XML_ParserCreate("UTF-8"), .take = take, .data = data, .good = true};
    if (!reading.parser)
        return false;
    buffer_init(&reading.text, reading.memory, sizeof reading.memory);
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, begin_element, end_element);
    XML_SetCharacterDataHandler(reading.parser, add_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, refuse_doctype);
    bool whole = XML_Parse(reading.parser, xml, (int)size, XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(reading.parser);
    return whole && reading.good;
}
