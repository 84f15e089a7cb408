#ifndef CSCHEMAS_H
#define CSCHEMAS_H

#include <stddef.h>

/// The text of a schema as it stands in the questionnaires folder, embedded in the program.
/// It lives as long as the program; the length is 0 if the file was not there when the program was built.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t length;
} CSchemasText;

/// The schema of *.questionnaire.xml.
CSchemasText cschemas_questionnaire(void);

/// The schema of *.scorecard.xml.
CSchemasText cschemas_scorecard(void);

/// The schema of campaign.xml.
CSchemasText cschemas_campaign(void);

/// The schema of filled forms in XML.
CSchemasText cschemas_forms(void);

#endif
