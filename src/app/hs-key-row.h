/* What keys do, and the keys beside it, or below it where there is no room for both in a line.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HS_TYPE_KEY_ROW (hs_key_row_get_type ())
G_DECLARE_FINAL_TYPE (HsKeyRow, hs_key_row, HS, KEY_ROW, GtkWidget)

/* KEYS: accelerators, with spaces between them. */
GtkWidget *hs_key_row_new (const char *title, const char *keys);
/* All of it in words: "Run: F5"; free with g_free. */
char *hs_key_row_describe (HsKeyRow *self);

G_END_DECLS
