// What the program uses of cairo and Pango: pages of PDF, and lines of text with their letters shaped to draw on them.
//
// Pango's functions are declared here, as its own headers are found only with compiler flags that SwiftPM warns of at each build
// (-pthread, by way of pango.pc). Its structures are never looked into, and its interface has kept since version 1.
#pragma once
#include <cairo-pdf.h>

typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoLayoutIter PangoLayoutIter;
typedef struct _PangoLayoutLine PangoLayoutLine;
typedef struct _PangoGlyphItem PangoGlyphItem;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoFontFamily PangoFontFamily;
typedef struct _PangoFontMap PangoFontMap;

/// In Pango's units, `PANGO_SCALE` to a point.
typedef struct {
    int x;
    int y;
    int width;
    int height;
} PangoRectangle;

enum { PANGO_SCALE = 1024 };
typedef enum { PANGO_STYLE_NORMAL, PANGO_STYLE_OBLIQUE, PANGO_STYLE_ITALIC } PangoStyle;
typedef enum { PANGO_WEIGHT_NORMAL = 400, PANGO_WEIGHT_BOLD = 700 } PangoWeight;
typedef enum { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT } PangoAlignment;
typedef enum { PANGO_WRAP_WORD, PANGO_WRAP_CHAR, PANGO_WRAP_WORD_CHAR } PangoWrapMode;

// Faces.
PangoFontMap *pango_cairo_font_map_get_default(void);
PangoFontMap *pango_cairo_font_map_new(void);
PangoContext *pango_font_map_create_context(PangoFontMap *map);
void pango_cairo_context_set_font_options(PangoContext *context, const cairo_font_options_t *options);
void pango_font_map_list_families(PangoFontMap *map, PangoFontFamily ***families, int *count);
const char *pango_font_family_get_name(PangoFontFamily *family);
PangoFontDescription *pango_font_description_new(void);
void pango_font_description_free(PangoFontDescription *face);
void pango_font_description_set_family(PangoFontDescription *face, const char *family);
void pango_font_description_set_absolute_size(PangoFontDescription *face, double size);
void pango_font_description_set_weight(PangoFontDescription *face, PangoWeight weight);
void pango_font_description_set_style(PangoFontDescription *face, PangoStyle style);

// Texts.
PangoLayout *pango_layout_new(PangoContext *context);
void pango_context_set_round_glyph_positions(PangoContext *context, int rounds);
void pango_layout_set_font_description(PangoLayout *layout, const PangoFontDescription *face);
void pango_layout_set_text(PangoLayout *layout, const char *text, int length);
void pango_layout_set_markup(PangoLayout *layout, const char *markup, int length);
const char *pango_layout_get_text(PangoLayout *layout);
void pango_layout_set_width(PangoLayout *layout, int width);
void pango_layout_set_wrap(PangoLayout *layout, PangoWrapMode wrap);
void pango_layout_set_alignment(PangoLayout *layout, PangoAlignment alignment);
void pango_layout_set_justify(PangoLayout *layout, int justify);
void pango_layout_set_line_spacing(PangoLayout *layout, float factor);

// Lines and runs.
PangoLayoutIter *pango_layout_get_iter(PangoLayout *layout);
void pango_layout_iter_free(PangoLayoutIter *iterator);
int pango_layout_iter_next_line(PangoLayoutIter *iterator);
int pango_layout_iter_next_run(PangoLayoutIter *iterator);
int pango_layout_iter_get_index(PangoLayoutIter *iterator);
int pango_layout_iter_get_baseline(PangoLayoutIter *iterator);
void pango_layout_iter_get_line_extents(PangoLayoutIter *iterator, PangoRectangle *ink, PangoRectangle *logical);
void pango_layout_iter_get_run_extents(PangoLayoutIter *iterator, PangoRectangle *ink, PangoRectangle *logical);
PangoLayoutLine *pango_layout_iter_get_line_readonly(PangoLayoutIter *iterator);
PangoGlyphItem *pango_layout_iter_get_run_readonly(PangoLayoutIter *iterator);

// Drawing.
void pango_cairo_show_layout_line(cairo_t *context, PangoLayoutLine *line);
void pango_cairo_show_glyph_item(cairo_t *context, const char *text, PangoGlyphItem *item);

// Memory.
void g_object_unref(void *object);
void g_free(void *memory);
