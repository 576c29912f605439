/* A column of the editor's margin that tells how often each line ran. */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define HS_TYPE_COUNTS (hs_counts_get_type ())
G_DECLARE_FINAL_TYPE (HsCounts, hs_counts, HS, COUNTS, GtkSourceGutterRendererText)

GtkSourceGutterRenderer *hs_counts_new (void);
/* COUNTS (of guint) has a number for each line, from 0; NULL: nothing is known. Copied. */
void hs_counts_set (HsCounts *self, const GArray *counts);
/* The number at LINE, from 1; 0: it did not run. */
guint hs_counts_get (HsCounts *self, int line);

G_END_DECLS
