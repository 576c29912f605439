/* Something beside a content, at its end: as wide as it wants to be if there is room for both, else over the content, as long as nothing
 * beside it is clicked.
 *
 * Properties
 *   content, aside  widgets
 *   revealed        whether the aside is shown (notifies)
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HS_TYPE_ASIDE (hs_aside_get_type ())
G_DECLARE_FINAL_TYPE (HsAside, hs_aside, HS, ASIDE, GtkWidget)

void hs_aside_set_revealed (HsAside *self, gboolean revealed);
/* Whether there is no room beside the content; true only while the aside is shown. */
gboolean hs_aside_is_over (HsAside *self);

G_END_DECLS
