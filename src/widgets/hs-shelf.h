/* A layout of widgets in a row that leaves out what there is no room for, instead of asking for more: a row of many buttons then does not
 * say how narrow a window may be.
 *
 * The first child that expands gets all that the others do not need. A child that is left out keeps its place in the row: it comes back
 * when there is room.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HS_TYPE_SHELF (hs_shelf_get_type ())
G_DECLARE_FINAL_TYPE (HsShelf, hs_shelf, HS, SHELF, GtkLayoutManager)

HsShelf *hs_shelf_new (void);
/* CHILD may be left out: what was named later goes first. */
void hs_shelf_spare (HsShelf *self, GtkWidget *child);
/* CHILD is there only while another is left out: a menu of them, say. */
void hs_shelf_set_rest (HsShelf *self, GtkWidget *child);
/* What a child that expands shall have before one that may be left out comes in, though less will do. */
void hs_shelf_set_ample (HsShelf *self, int width_px);

G_END_DECLS
