/* What the editor does to its text: each function is one step of undo.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts "# " before the selected lines, or the cursor's, at the least indentation of them; if all have it, takes it away. */
void hs_text_toggle_comment (GtkTextBuffer *buffer);
/* A new line at the cursor, indented as the one before, deeper after a colon, less after return, break, continue, pass and raise. */
void hs_text_new_line (GtkTextBuffer *buffer);

G_END_DECLS
