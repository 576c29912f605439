/* The lines of the text as it stands there, and those of the text that ran. */
#include "config.h"

#include "hs-session-private.h"

static char *text_of (HsSession *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

HsLines hs_session_compare_lines (HsSession *self) {
  g_autofree char *text = text_of (self);
  return hs_lines_compare (self->source != NULL ? self->source : "", text);
}

int hs_session_line_now (HsSession *self, int line) {
  HsLines lines = hs_session_compare_lines (self);
  return hs_lines_follow (&lines, line);
}

void hs_session_lines_then (HsSession *self, GArray *numbers) {
  g_autofree char *text = text_of (self);
  HsLines lines = hs_lines_compare (text, self->source != NULL ? self->source : "");
  for (guint i = 0; i < numbers->len; i++) {
    int then = hs_lines_follow (&lines, (int) g_array_index (numbers, guint, i));
    g_array_index (numbers, guint, i) = then > 0 ? (guint) then : G_MAXUINT;
  }
}
