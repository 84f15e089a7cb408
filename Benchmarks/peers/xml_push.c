/* The yardstick for XML: libxml2's push parser with SAX2 handlers that do nothing, fed 16 KiB at a time.

       xml_push FILE...      parses the files at the same time, a thread each; prints seconds and elements */
#include <libxml/parser.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    ++*(long *)context;
}
static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void characters(void *context, const xmlChar *text, int length) {}

static void *parse(void *argument) {
    static const char failed[] = "failed";
    FILE *file = fopen(argument, "rb");
    if (!file) return (void *)failed;
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = characters;
    handler.ignorableWhitespace = characters;
    long elements = 0;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &elements, NULL, 0, NULL);
    char buffer[16384];
    size_t count;
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        if (xmlParseChunk(parser, buffer, (int)count, 0)) return (void *)failed;
    if (xmlParseChunk(parser, buffer, 0, 1)) return (void *)failed;
    xmlFreeParserCtxt(parser);
    fclose(file);
    return NULL;
}

int main(int count, char **arguments) {
    xmlInitParser();
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    pthread_t threads[16];
    for (int i = 1; i < count && i < 17; i++) pthread_create(&threads[i - 1], NULL, parse, arguments[i]);
    int status = 0;
    for (int i = 1; i < count && i < 17; i++) {
        void *problem;
        pthread_join(threads[i - 1], &problem);
        status |= problem != NULL;
    }
    clock_gettime(CLOCK_MONOTONIC, &after);
    printf("{\"seconds\": %.6f}\n",
           (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) * 1e-9);
    return status;
}
