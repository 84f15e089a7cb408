#include "CSchemas.h"

// #embed is C23; the compiler has it in every mode and warns about that.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Each array ends with a zero that its length leaves out, so that a missing or empty file is no error.

static const unsigned char questionnaire[] = {
#if __has_embed("../../questionnaires/questionnaire.xsd")
#embed "../../questionnaires/questionnaire.xsd" suffix(, )
#endif
    0};

static const unsigned char scorecard[] = {
#if __has_embed("../../questionnaires/scorecard.xsd")
#embed "../../questionnaires/scorecard.xsd" suffix(, )
#endif
    0};

static const unsigned char campaign[] = {
#if __has_embed("../../questionnaires/campaign.xsd")
#embed "../../questionnaires/campaign.xsd" suffix(, )
#endif
    0};

static const unsigned char forms[] = {
#if __has_embed("../../questionnaires/forms.xsd")
#embed "../../questionnaires/forms.xsd" suffix(, )
#endif
    0};

CSchemasText cschemas_questionnaire(void) { return (CSchemasText){questionnaire, sizeof questionnaire - 1}; }

CSchemasText cschemas_scorecard(void) { return (CSchemasText){scorecard, sizeof scorecard - 1}; }

CSchemasText cschemas_campaign(void) { return (CSchemasText){campaign, sizeof campaign - 1}; }

CSchemasText cschemas_forms(void) { return (CSchemasText){forms, sizeof forms - 1}; }
