#include "hs-editor-text.h"

#include <string.h>

#define INDENT "    "

static char *line_text (GtkTextBuffer *buffer, int line) {
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static int indentation_of (const char *text) {
  return (int) strspn (text, " \t");
}

static gboolean is_blank (const char *text) {
  return text[indentation_of (text)] == '\0';
}

/* Comments. */

static void comment_line (GtkTextBuffer *buffer, int line, int column) {
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, line, column);
  gtk_text_buffer_insert (buffer, &at, "# ", -1);
}

static void uncomment_line (GtkTextBuffer *buffer, int line, const char *text) {
  int column = indentation_of (text);
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, column);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, line, column + (text[column + 1] == ' ' ? 2 : 1));
  gtk_text_buffer_delete (buffer, &start, &end);
}

void hs_text_toggle_comment (GtkTextBuffer *buffer) {
  GtkTextIter start, end;
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  int first = gtk_text_iter_get_line (&start), last = gtk_text_iter_get_line (&end), least = G_MAXINT;
  if (last > first && gtk_text_iter_starts_line (&end))
    last--;
  gboolean all = TRUE;
  for (int line = first; line <= last; line++) {
    g_autofree char *text = line_text (buffer, line);
    if (is_blank (text))
      continue;
    least = MIN (least, indentation_of (text));
    all &= text[indentation_of (text)] == '#';
  }
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last && least != G_MAXINT; line++) {
    g_autofree char *text = line_text (buffer, line);
    if (is_blank (text))
      continue;
    if (all)
      uncomment_line (buffer, line, text);
    else
      comment_line (buffer, line, least);
  }
  gtk_text_buffer_end_user_action (buffer);
}

/* Indentation. */

static gboolean ends_block (const char *code) {
  static const char *const words[] = {"return", "break", "continue", "pass", "raise"};
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);
    if (strncmp (code, words[i], length) == 0 && (code[length] == '\0' || code[length] == ' '))
      return TRUE;
  }
  return FALSE;
}

void hs_text_new_line (GtkTextBuffer *buffer) {
  GtkTextIter at, start;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  start = at;
  gtk_text_iter_set_line_offset (&start, 0);
  g_autofree char *before = gtk_text_buffer_get_text (buffer, &start, &at, TRUE);
  int indentation = indentation_of (before);
  g_autofree char *spaces = g_strndup (before, (gsize) indentation), *code = g_strchomp (g_strdup (before + indentation));
  GString *text = g_string_new ("\n");
  g_string_append (text, spaces);
  if (*code != '#' && g_str_has_suffix (code, ":"))
    g_string_append (text, INDENT);
  else if (ends_block (code) && g_str_has_suffix (spaces, INDENT))
    g_string_truncate (text, text->len - strlen (INDENT));
  gtk_text_buffer_insert (buffer, &at, text->str, -1);
  g_string_free (text, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}
