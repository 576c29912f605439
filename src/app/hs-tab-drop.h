/* Tabs that are dropped where nothing is.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on a tab that is dropped upon the bare screen gets a window of its own, in APP, on every kind of display. */
void hs_tab_drop_watch (GtkApplication *app);

G_END_DECLS
