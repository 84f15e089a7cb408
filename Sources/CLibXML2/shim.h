#ifndef HAILONG_CLIBXML2_SHIM_H
#define HAILONG_CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
/* Debian's headers pull in ICU, whose types clash with those of the Swift Foundation that GRDB imports. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

/* A variadic callback cannot be written in Swift: this one swallows what libxml2 would print on stderr. */
static inline void hailong_xml_discard(void *context, const char *format, ...) {
    (void)context;
    (void)format;
}

static inline void hailong_xml_discard_structured(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

/* Refuses every external entity, DTD, schema import and include, whatever their address. */
static inline xmlParserInputPtr hailong_xml_refuse(const char *url, const char *identifier, xmlParserCtxtPtr context) {
    (void)url;
    (void)identifier;
    (void)context;
    return 0;
}

/* libxml2 keeps the fallback error handlers for each thread, and a Swift task may resume on any thread. */
static inline void hailong_xml_silence_thread(void) {
    xmlSetGenericErrorFunc(0, hailong_xml_discard);
    xmlSetStructuredErrorFunc(0, hailong_xml_discard_structured);
}

/* What is global in libxml2, to be called once, before any parser is made. */
static inline void hailong_xml_prepare(void) {
    xmlInitParser();
    xmlSetExternalEntityLoader(hailong_xml_refuse);
    xmlThrDefSetGenericErrorFunc(0, hailong_xml_discard);
    xmlThrDefSetStructuredErrorFunc(0, hailong_xml_discard_structured);
    hailong_xml_silence_thread();
    xmlSchemaInitTypes();
}

/* The plug keeps the addresses of the two fields until it is taken out: they must be the fields themselves. */
static inline xmlSchemaSAXPlugPtr hailong_xml_plug(xmlSchemaValidCtxtPtr validator, xmlParserCtxtPtr parser) {
    return xmlSchemaSAXPlug(validator, &parser->sax, &parser->userData);
}

#endif
