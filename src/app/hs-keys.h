/* The keys: one table for the accelerators, the window that lists them, and (held against it by a test) the man page.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hs_keys_install (GtkApplication *app);
/* The window that lists the keys, over PARENT (may be NULL). */
void hs_keys_present (GtkWindow *parent);

G_END_DECLS
