/* A sentence above a picture: as wide as its words, or as there is room, and as high as its lines are then. GtkScrolledWindow would be as high
 * as they are where there is all the room that they want.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HS_TYPE_NOTE (hs_note_get_type ())
G_DECLARE_FINAL_TYPE (HsNote, hs_note, HS, NOTE, GtkWidget)

/* Borrowed. */
GtkLabel *hs_note_get_label (HsNote *self);
/* How high it becomes at most: beyond, it is scrolled, and can have the focus. 0: as high as it wants. */
void hs_note_set_most_height (HsNote *self, int height_px);

G_END_DECLS
