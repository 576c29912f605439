/* The canvas: the picture of the session's step, to be zoomed, panned, hovered and walked through by keyboard.
 *
 * Properties (notify): zoom; chosen-zoom (what the user has chosen, kept for other pictures; 0: pictures are fitted into the view).
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_CANVAS (hs_canvas_get_type ())
G_DECLARE_FINAL_TYPE (HsCanvas, hs_canvas, HS, CANVAS, HsPane)

double hs_canvas_get_zoom (HsCanvas *self);
void hs_canvas_set_zoom (HsCanvas *self, double zoom);
/* Zooms and moves so that all of the picture is in view, and of those to come. */
void hs_canvas_fit (HsCanvas *self);
/* TEXT_SCALE: how large the user's text is, 1 being usual. A picture that would have to be much smaller than ZOOM to be shown as a whole is
 * shown at ZOOM, and what each step changes is brought into view, until the user moves the view or asks for all of it. 0: no picture is. */
void hs_canvas_set_least_fit (HsCanvas *self, double text_scale, double zoom);
/* Buttons lie over the corners at the end of the view: TOP and BOTTOM (may be NULL), with their margins. A picture that is fitted into the
 * view stays clear of those that are visible. They are not kept alive. */
void hs_canvas_set_covers (HsCanvas *self, GtkWidget *top, GtkWidget *bottom);
/* So much of the view lies under something at its upper edge: where the picture is not shown as a whole, what the step has changed is
 * brought into view below. */
void hs_canvas_set_veil (HsCanvas *self, int height);
/* How long objects move to their places; 0: they are there at once. They are, too, if the desktop wants no animations. */
void hs_canvas_set_animation (HsCanvas *self, guint msec);
guint hs_canvas_get_animation (HsCanvas *self);

typedef enum HsColours {
  HS_COLOURS_STANDARD,
  HS_COLOURS_COLOUR_BLIND,  /* stay apart with any kind of colour vision */
  HS_COLOURS_HIGH_CONTRAST, /* which a desktop with high contrast has in any case */
} HsColours;
void hs_canvas_set_colours (HsCanvas *self, HsColours colours);
/* How much of the picture lies below RECT of the view: so many cards, of which those that the step has changed count for several. */
guint hs_canvas_count_covered (HsCanvas *self, const graphene_rect_t *rect);
/* Where a point of the picture is seen. */
graphene_point_t hs_canvas_get_point (HsCanvas *self, double x_px, double y_px);
/* The theme in use, for exports that look like the window. */
DrThemeKind hs_canvas_get_theme (HsCanvas *self);

G_END_DECLS
