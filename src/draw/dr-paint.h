/* Painting a scene, or what lies between two: the one path for window, PNG, SVG and PDF.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* Paints SCENE into CR, in the scene's coordinates, without a background. Cards and arrows outside of CLIP (may be NULL) are skipped. */
void dr_paint (const DrScene *scene, cairo_t *cr, DrText *text, const DrTheme *theme, const DrRect *clip);
/* Whether nothing can be read when a px of the scene takes DETAIL px of the surface: TEXT is not touched then, so that several threads may
 * paint parts of the same scene at once. */
gboolean dr_paint_is_far (double detail);
/* The way from one scene to the next, both kept alive. */
typedef struct DrBetween DrBetween;
DrBetween *dr_between_new (DrScene *from, DrScene *to);
void dr_between_free (DrBetween *between);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrBetween, dr_between_free)
/* As dr_paint, on that way, T from 0 to 1: what is in both moves, an arrow that was bent swings over to its new target, what comes fades
 * in and what goes fades out. */
void dr_paint_between (const DrBetween *between, double t, cairo_t *cr, DrText *text, const DrTheme *theme, const DrRect *clip);
/* The highlighted cards and arrows once more, in the accent's colour. */
void dr_paint_highlight (const DrScene *scene, const DrHighlight *highlight, cairo_t *cr, const DrTheme *theme);
/* A ring around the card that is selected. */
void dr_paint_selection (const DrCard *card, cairo_t *cr, const DrTheme *theme);
/* A frame around a cell of CARD, with its label, that is selected. */
void dr_paint_cell_selection (const DrCard *card, const DrCell *cell, cairo_t *cr, const DrTheme *theme);

/* The picture of SCENE with its edge as it is exported. */
DrRect dr_picture_rect (const DrScene *scene);
/* Paints SCENE with its edge into the middle of a page of WIDTH x HEIGHT, whose units are points: as large as there is room for, up to
 * twice its natural size. The page is its background. */
void dr_paint_page (const DrScene *scene, cairo_t *cr, const DrTheme *theme, double width_pt, double height_pt);
/* Writes SCENE to PATH, as its ending says: .svg, .png, .pdf or .dot. SCALE multiplies the px of a PNG, which
 * is made smaller, though, where it would be too large to be held in memory and looked at. */
gboolean dr_export (const DrScene *scene, const char *path, const DrTheme *theme, double scale, GError **error);
/* SCENE as a document: text is text, every card and arrow a group with an id and a title. Free with g_free. */
char *dr_export_svg (const DrScene *scene, const DrTheme *theme);
/* SCENE as a PNG in memory. */
GBytes *dr_export_png (const DrScene *scene, const DrTheme *theme, double scale);

G_END_DECLS
