#include "hs-breakpoints.h"

#define GROUP "breakpoints" /* of the key file: a list of lines for each URI, escaped as a key must be */

struct HsBreakpoints {
  GtkSourceBuffer *buffer;
};

static char *store_path (void) {
  return g_build_filename (g_get_user_state_dir (), "heapscope", "breakpoints.ini", NULL);
}

static GKeyFile *read_store (void) {
  GKeyFile *store = g_key_file_new ();
  g_autofree char *path = store_path ();
  g_key_file_load_from_file (store, path, G_KEY_FILE_NONE, NULL);
  return store;
}

/* A URI may hold what a key may not: '=' and '['. */
static char *key_of (GFile *file) {
  g_autofree char *uri = g_file_get_uri (file);
  return g_uri_escape_string (uri, "/:", FALSE);
}

HsBreakpoints *hs_breakpoints_new (GtkSourceBuffer *buffer) {
  HsBreakpoints *breakpoints = g_new0 (HsBreakpoints, 1);
  breakpoints->buffer = g_object_ref (buffer);
  return breakpoints;
}

void hs_breakpoints_free (HsBreakpoints *breakpoints) {
  g_object_unref (breakpoints->buffer);
  g_free (breakpoints);
}

static void set (HsBreakpoints *breakpoints, int line) {
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (breakpoints->buffer), &at, line - 1);
  gtk_source_buffer_create_source_mark (breakpoints->buffer, NULL, HS_BREAKPOINT_CATEGORY, &at);
}

static void clear (HsBreakpoints *breakpoints) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (breakpoints->buffer), &start, &end);
  gtk_source_buffer_remove_source_marks (breakpoints->buffer, &start, &end, HS_BREAKPOINT_CATEGORY);
}

static gboolean is_line (HsBreakpoints *breakpoints, int line) {
  return line > 0 && line <= gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (breakpoints->buffer));
}

gboolean hs_breakpoints_toggle (HsBreakpoints *breakpoints, int line) {
  if (!is_line (breakpoints, line))
    return FALSE;
  GSList *marks = gtk_source_buffer_get_source_marks_at_line (breakpoints->buffer, line - 1, HS_BREAKPOINT_CATEGORY);
  if (marks == NULL)
    set (breakpoints, line);
  for (GSList *l = marks; l != NULL; l = l->next)
    gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (breakpoints->buffer), l->data);
  gboolean there = marks == NULL;
  g_slist_free (marks);
  return there;
}

GArray *hs_breakpoints_lines (HsBreakpoints *breakpoints) {
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  int n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (breakpoints->buffer));
  for (int line = 0; line < n_lines; line++) {
    GSList *marks = gtk_source_buffer_get_source_marks_at_line (breakpoints->buffer, line, HS_BREAKPOINT_CATEGORY);
    guint number = (guint) line + 1;
    if (marks != NULL)
      g_array_append_val (lines, number);
    g_slist_free (marks);
  }
  return lines;
}

void hs_breakpoints_load (HsBreakpoints *breakpoints, GFile *file) {
  clear (breakpoints);
  if (file == NULL)
    return;
  g_autoptr (GKeyFile) store = read_store ();
  g_autofree char *key = key_of (file);
  gsize n_lines = 0;
  g_autofree int *lines = g_key_file_get_integer_list (store, GROUP, key, &n_lines, NULL);
  for (gsize i = 0; i < n_lines; i++)
    if (is_line (breakpoints, lines[i]))
      set (breakpoints, lines[i]);
}

void hs_breakpoints_store (HsBreakpoints *breakpoints, GFile *file) {
  if (file == NULL)
    return;
  g_autoptr (GKeyFile) store = read_store ();
  g_autofree char *key = key_of (file), *path = store_path (), *folder = g_path_get_dirname (path);
  g_autoptr (GArray) lines = hs_breakpoints_lines (breakpoints);
  if (lines->len > 0)
    g_key_file_set_integer_list (store, GROUP, key, (int *) lines->data, lines->len);
  else
    g_key_file_remove_key (store, GROUP, key, NULL);
  /* Breakpoints are a convenience: where nothing can be written they live as long as the window. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (store, path, NULL);
}

void hs_breakpoints_add_written (const char *source, GArray *lines) {
  /* Behind a quote or a # it may be text. */
  g_autoptr (GRegex) call = g_regex_new ("^[^#'\"]*\\bbreakpoint\\s*\\(", G_REGEX_RAW, 0, NULL);
  g_auto (GStrv) texts = g_strsplit (source, "\n", -1);
  for (guint i = 0; texts[i] != NULL; i++) {
    guint line = i + 1;
    if (g_regex_match (call, texts[i], 0, NULL))
      g_array_append_val (lines, line);
  }
}
