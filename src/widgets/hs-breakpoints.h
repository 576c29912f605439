/* The breakpoints of a snippet: marks in its text, so that they stay with their lines while it is edited, and kept for each file
 * in the user's folder of states.
 */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define HS_BREAKPOINT_CATEGORY "heapscope-breakpoint" /* of the source marks */

typedef struct HsBreakpoints HsBreakpoints;

/* BUFFER is kept alive. */
HsBreakpoints *hs_breakpoints_new (GtkSourceBuffer *buffer);
void hs_breakpoints_free (HsBreakpoints *breakpoints);
/* Adds one to LINE (from 1) or takes it away; whether there is one now. */
gboolean hs_breakpoints_toggle (HsBreakpoints *breakpoints, int line);
/* The lines that have one (guint, from 1), ascending. */
GArray *hs_breakpoints_lines (HsBreakpoints *breakpoints);
/* Adds the lines of SOURCE that call breakpoint (), ascending. */
void hs_breakpoints_add_written (const char *source, GArray *lines);
/* Replaces those in the text by what is kept for FILE (NULL: nothing). A file that cannot be read counts as empty. */
void hs_breakpoints_load (HsBreakpoints *breakpoints, GFile *file);
/* Keeps those in the text for FILE; does nothing for NULL. */
void hs_breakpoints_store (HsBreakpoints *breakpoints, GFile *file);

G_END_DECLS
