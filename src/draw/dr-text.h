/* Text in the picture: a few fonts, measured and painted through a cache of Pango layouts.
 *
 * A DrText belongs to one thread (Pango keeps a font map for each), so the thread that builds scenes has one and the thread
 * that paints another; both measure alike, since fonts are set in px and hinting of metrics is off.
 */
#pragma once

#include <pango/pangocairo.h>

#include "dr-theme.h"

G_BEGIN_DECLS

typedef enum DrFont {
  DR_FONT_TITLE, /* bold */
  DR_FONT_SMALL, /* counts, indices */
  DR_FONT_CODE,  /* names and values */
  DR_N_FONTS
} DrFont;

typedef struct DrText DrText;

DrText *dr_text_new (void);
void dr_text_free (DrText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrText, dr_text_free)

/* The width and height of STRING, cut with an ellipsis beyond MOST_PX (0: never). */
void dr_text_measure (DrText *text, DrFont font, const char *string, double most_px, double *width_px, double *height_px);
/* Paints STRING, vertically centred on Y_PX, from X_PX on; cut beyond MOST_PX (0: never). */
void dr_text_paint (DrText *text, cairo_t *cr, DrFont font, const char *string, double x_px, double y_px, double most_px,
                    const DrColor *color);
/* A copy of STRING on one line, control characters made visible, at most MOST_CHARS characters; free with g_free. */
char *dr_text_one_line (const char *string, guint most_chars);
/* The same, but what is left out lies in the middle: of MOST_CHARS the last fourth comes from the end. */
char *dr_text_ends (const char *string, guint most_chars);

G_END_DECLS
