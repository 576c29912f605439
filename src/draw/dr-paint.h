/* Painting a scene, or what lies between two: the one path for window, PNG, SVG and PDF.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* Paints SCENE into CR, in the scene's coordinates, without a background. Cards and arrows outside of CLIP (may be NULL) are skipped. */
void dr_paint (const DrScene *scene, cairo_t *cr, DrText *text, const DrTheme *theme, const DrRect *clip);
/* The same on the way from one scene to the next, T from 0 to 1: what is in both moves, an arrow that was bent swings over to
 * its new target, what comes fades in and what goes fades out. */
void dr_paint_between (const DrScene *from, const DrScene *to, double t, cairo_t *cr, DrText *text, const DrTheme *theme,
                       const DrRect *clip);
/* The highlighted cards and arrows once more, in the accent's colour. */
void dr_paint_highlight (const DrScene *scene, const DrHighlight *highlight, cairo_t *cr, const DrTheme *theme);
/* A ring around the card that is selected. */
void dr_paint_selection (const DrCard *card, cairo_t *cr, const DrTheme *theme);
/* A frame around a cell of CARD, with its label, that is selected. */
void dr_paint_cell_selection (const DrCard *card, const DrCell *cell, cairo_t *cr, const DrTheme *theme);

/* Writes SCENE to PATH, as its ending says: .svg, .png or .pdf. SCALE multiplies the px of a PNG. */
gboolean dr_export (const DrScene *scene, const char *path, const DrTheme *theme, double scale, GError **error);
/* All SCENES as the pages of one PDF, of the same size, so that leafing through them shows what changes. */
gboolean dr_export_pages (DrScene *const *scenes, guint n_scenes, const char *path, const DrTheme *theme, GError **error);

G_END_DECLS
