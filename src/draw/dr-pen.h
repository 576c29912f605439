/* The last step of painting: what is filled, stroked, written and grouped.
 *
 * Everything is painted into a cairo_t. One that an SVG writer was attached to is never painted on: paths, colours, dashes and
 * transformations are read back from it when something is filled or stroked, and go to the writer as elements, text as text. So cards
 * and arrows are described once for all kinds of pictures, and whoever paints uses these functions instead of those of Cairo that put
 * something on the surface.
 */
#pragma once

#include "dr-text.h"

G_BEGIN_DECLS

typedef struct DrSvg DrSvg;

/* A writer of WIDTH by HEIGHT px, and the cairo_t to paint into; both live until dr_svg_free. */
DrSvg *dr_svg_new (double width_px, double height_px, cairo_t **cr);
/* The document; the writer goes. Free with g_free. */
char *dr_svg_free (DrSvg *svg);

/* The current path in the current source and line; it is gone afterwards. */
void dr_pen_fill (cairo_t *cr);
void dr_pen_stroke (cairo_t *cr);
/* First filled with FILL, then stroked with the current source. */
void dr_pen_fill_and_stroke (cairo_t *cr, const DrColor *fill);
/* A group with an id, a class and a title to be read; ID must be unique in a picture. Nothing but for an SVG. */
void dr_pen_group_begin (cairo_t *cr, const char *id, const char *class, const char *title);
void dr_pen_group_end (cairo_t *cr);
gboolean dr_pen_has_groups (cairo_t *cr); /* whether it is worth making up titles */
/* Text in LAYOUT with its corner at a point; for dr-text.c. FAMILY, WEIGHT and SIZE_PX as the layout has them. */
void dr_pen_text (cairo_t *cr, PangoLayout *layout, double x_px, double y_px, const char *family, gboolean bold, double size_px);

/* How many px of the surface a px of the scene takes: less can be seen of what is small. Very many for what has no px (PDF, SVG). */
double dr_pen_detail (cairo_t *cr);
gboolean dr_pen_has_px (cairo_t *cr); /* whether it has any */
/* Lets Cairo be as quick as nobody sees, for a picture with lines of LINE_PX. */
void dr_pen_hurry (cairo_t *cr, double line_px);
/* The width of a line of LINE_PX that is still to be seen when all is small. */
void dr_pen_set_line (cairo_t *cr, double line_px, double detail);

void dr_pen_set_color (cairo_t *cr, const DrColor *color);

G_END_DECLS
