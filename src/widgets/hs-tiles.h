/* Tiles: a painted picture in squares that are kept. Only squares that come into view, or in which something looks other, are painted,
 * these where it does, and since GTK sees that the others are the same as in the frame before, only these are put on screen again.
 */
#pragma once

#include <gtk/gtk.h>

#include "dr-card.h"

G_BEGIN_DECLS

typedef struct HsTiles HsTiles;

/* Which part of the picture is seen, and how. */
typedef struct HsTilesView {
  double x_px, y_px, zoom; /* the picture's point in the top left corner */
  int width, height, scale; /* scale: px of the device for one */
  gboolean images; /* for a renderer that uses Cairo: else textures are made, which one on the graphics card keeps there */
  gboolean hasty;  /* rather stretch what is there than paint at another zoom */
  gboolean shared; /* two threads may paint at once, each other parts */
} HsTilesView;

/* Paints all of the picture that meets CLIP, background included, in the picture's coordinates. */
typedef void (*HsTilesPaint) (cairo_t *cr, const DrRect *clip, gpointer user);

HsTiles *hs_tiles_new (void);
void hs_tiles_free (HsTiles *tiles);
/* All looks other now; or what meets one of RECTS (of DrRect). */
void hs_tiles_drop (HsTiles *tiles);
void hs_tiles_drop_rects (HsTiles *tiles, const GArray *rects);
/* Puts what VIEW shows into SNAPSHOT; PAINT is called for what is not there. FALSE: it was too much for one frame. What was painted at
 * another zoom is seen in place of the rest, which comes with the next calls. */
gboolean hs_tiles_snapshot (HsTiles *tiles, GtkSnapshot *snapshot, const HsTilesView *view, HsTilesPaint paint, gpointer user);
/* How many squares were painted so far: for tests. */
guint hs_tiles_n_painted (HsTiles *tiles);

G_END_DECLS
