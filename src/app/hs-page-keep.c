/* What is kept of a page against crashes and power cuts, and how it comes back from that: text that is in no file, else where it is open;
 * the cursor, breakpoints, bookmarks and watches.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-page-private.h"
#include "hs-watch.h"

#define GROUP           HS_AUTOSAVE_GROUP
#define MOST_TEXT_BYTES (4 * 1024 * 1024) /* as of a file that can be opened */

static GtkTextBuffer *buffer_of (HsPage *self) {
  return GTK_TEXT_BUFFER (hs_session_get_buffer (self->session));
}

static gboolean has_breakpoint (HsPage *self, int line) {
  GSList *marks = gtk_source_buffer_get_source_marks_at_line (hs_session_get_buffer (self->session), line - 1, HS_BREAKPOINT_CATEGORY);
  gboolean there = marks != NULL;
  g_slist_free (marks);
  return there;
}

static void keep_breakpoints (HsPage *self, GKeyFile *copy) {
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
  for (int line = 1; line <= gtk_text_buffer_get_line_count (buffer_of (self)); line++)
    if (has_breakpoint (self, line))
      g_array_append_val (lines, line);
  if (lines->len > 0)
    g_key_file_set_integer_list (copy, GROUP, "breakpoints", (int *) lines->data, lines->len);
}

static void keep_watches (HsPage *self, GKeyFile *copy) {
  const GPtrArray *watches = hs_session_get_watches (self->session);
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GPtrArray) slots = g_ptr_array_new ();
  for (guint i = 0; i < watches->len; i++) {
    const HsWatch *watch = watches->pdata[i];
    if (watch->path != NULL)
      g_ptr_array_add (watch->whole ? objects : slots, watch->path);
  }
  if (objects->len > 0)
    g_key_file_set_string_list (copy, GROUP, "watched-objects", (const char *const *) objects->pdata, objects->len);
  if (slots->len > 0)
    g_key_file_set_string_list (copy, GROUP, "watched-slots", (const char *const *) slots->pdata, slots->len);
}

/* The window is known by its number among those of this process. */
static void keep_place (HsPage *self, GKeyFile *copy) {
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TAB_VIEW);
  if (view != NULL) {
    AdwTabPage *tab = adw_tab_view_get_page (ADW_TAB_VIEW (view), GTK_WIDGET (self));
    g_key_file_set_integer (copy, GROUP, "position", adw_tab_view_get_page_position (ADW_TAB_VIEW (view), tab));
    g_key_file_set_boolean (copy, GROUP, "in-view", adw_tab_page_get_selected (tab));
  }
  if (GTK_IS_APPLICATION_WINDOW (root))
    g_key_file_set_integer (copy, GROUP, "window", (int) gtk_application_window_get_id (GTK_APPLICATION_WINDOW (root)));
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &at, gtk_text_buffer_get_insert (buffer_of (self)));
  g_key_file_set_integer (copy, GROUP, "cursor", gtk_text_iter_get_offset (&at));
}

gboolean hs_page_keep (GKeyFile *copy, gpointer user) {
  HsPage *self = user;
  GFile *file = self->recording != NULL ? self->recording
                : self->loading != NULL ? self->loading
                                        : hs_session_get_file (self->session);
  gboolean modified = gtk_text_buffer_get_modified (buffer_of (self));
  g_autofree char *text = hs_page_dup_text (self), *uri = file != NULL ? g_file_get_uri (file) : NULL;
  if ((uri == NULL && *text == '\0') || (self->of_recording && self->recording == NULL))
    return FALSE;
  if (uri != NULL)
    g_key_file_set_string (copy, GROUP, "uri", uri);
  if (self->snippet_title != NULL && self->recording == NULL)
    g_key_file_set_string (copy, GROUP, "title", self->snippet_title);
  if ((uri == NULL || modified) && strlen (text) <= MOST_TEXT_BYTES)
    g_key_file_set_string (copy, GROUP, "text", text);
  g_key_file_set_boolean (copy, GROUP, "modified", modified);
  keep_place (self, copy);
  keep_breakpoints (self, copy);
  keep_watches (self, copy);
  const GArray *bookmarks = hs_session_get_bookmarks (self->session);
  if (bookmarks->len > 0)
    g_key_file_set_integer_list (copy, GROUP, "bookmarks", (int *) bookmarks->data, bookmarks->len);
  return TRUE;
}

/* Coming back. */

static void come_back_to_breakpoints (HsPage *self, GKeyFile *copy) {
  gsize n = 0, at = 0;
  g_autofree int *lines = g_key_file_get_integer_list (copy, GROUP, "breakpoints", &n, NULL);
  for (int line = 1; line <= gtk_text_buffer_get_line_count (buffer_of (self)); line++) {
    while (at < n && lines[at] < line)
      at++;
    gboolean wanted = at < n && lines[at] == line;
    if (wanted != has_breakpoint (self, line))
      hs_session_toggle_breakpoint (self->session, line);
  }
}

static void come_back_to_watches (HsPage *self, GKeyFile *copy, const char *key, gboolean whole) {
  gsize n = 0;
  g_auto (GStrv) paths = g_key_file_get_string_list (copy, GROUP, key, &n, NULL);
  for (gsize i = 0; i < n; i++)
    hs_session_watch_path (self->session, paths[i], whole);
}

void hs_page_come_back_to_place (HsPage *self) {
  g_autoptr (GKeyFile) copy = g_steal_pointer (&self->returning);
  if (copy == NULL)
    return;
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &at, MAX (0, g_key_file_get_integer (copy, GROUP, "cursor", NULL)));
  gtk_text_buffer_place_cursor (buffer_of (self), &at);
  come_back_to_breakpoints (self, copy);
  come_back_to_watches (self, copy, "watched-objects", TRUE);
  come_back_to_watches (self, copy, "watched-slots", FALSE);
  gsize n = 0;
  g_autofree int *steps = g_key_file_get_integer_list (copy, GROUP, "bookmarks", &n, NULL);
  hs_session_await_bookmarks (self->session, steps, (guint) n);
}

void hs_page_come_back (HsPage *self, GKeyFile *copy) {
  g_autofree char *text = g_key_file_get_string (copy, GROUP, "text", NULL), *uri = g_key_file_get_string (copy, GROUP, "uri", NULL);
  g_autofree char *title = g_key_file_get_string (copy, GROUP, "title", NULL);
  g_autoptr (GFile) file = uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  g_clear_pointer (&self->returning, g_key_file_unref);
  self->returning = g_key_file_ref (copy);
  if (text == NULL) {
    if (file != NULL)
      hs_page_open_file (self, file);
    return;
  }
  gboolean modified = g_key_file_get_boolean (copy, GROUP, "modified", NULL);
  hs_page_set_snippet (self, text, file, title);
  gtk_text_buffer_set_modified (buffer_of (self), modified);
  hs_page_come_back_to_place (self);
  if (modified)
    hs_page_toast (self, _ ("These changes were not saved when the program ended last"));
}

/* What changes it. */

void hs_page_touch (HsPage *self) {
  if (self->autosave != NULL)
    hs_autosave_touch (self->autosave);
}

void hs_page_connect_keep (HsPage *self) {
  static const char *const of_text[] = {"changed", "modified-changed", "source-mark-updated", "notify::cursor-position"};
  static const char *const of_session[] = {"notify::bookmarks", "notify::watches"};
  for (guint i = 0; i < G_N_ELEMENTS (of_text); i++)
    g_signal_connect_object (buffer_of (self), of_text[i], G_CALLBACK (hs_page_touch), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (of_session); i++)
    g_signal_connect_object (self->session, of_session[i], G_CALLBACK (hs_page_touch), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "changed", G_CALLBACK (hs_page_touch), NULL);
  self->autosave = hs_autosave_new (hs_page_keep, self);
}
