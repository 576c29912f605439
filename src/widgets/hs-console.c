#include "config.h"

#include "hs-console.h"
#include "hs-names.h"
#include "hs-results.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "tr-run.h"

#define MOST_CHARS    400000 /* beyond, the beginning is forgotten */
#define MOST_HISTORY  500
#define MOST_LISTED   40 /* names that Tab lists */

struct _HsConsole {
  HsPane parent_instance;

  GtkTextView *view;
  GtkLabel *sign;
  GtkEntry *entry;
  HsSession *session; /* the pane's */
  GtkTextMark *end;
  GPtrArray *history;
  guint at;     /* in the history; its length: at the line that is being written */
  char *draft;  /* that line, while an older one is shown */
  char *rest;   /* what stands in the entry once the lines run that were asked about; NULL: none were */
  HsResults *results;
};

G_DEFINE_FINAL_TYPE (HsConsole, hs_console, HS_TYPE_PANE)

static void append (HsConsole *self, const char *text, const char *tag) {
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tag, NULL);
  int extra = gtk_text_buffer_get_char_count (buffer) - MOST_CHARS;
  if (extra > 0) {
    gtk_text_buffer_get_start_iter (buffer, &start);
    gtk_text_buffer_get_iter_at_offset (buffer, &end, extra);
    gtk_text_iter_forward_line (&end);
    gtk_text_buffer_delete (buffer, &start, &end);
  }
  gtk_text_view_scroll_to_mark (self->view, self->end, 0, FALSE, 0, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self->view)); /* where it makes up its lines: not while it is painted, which the scroll bar beside it would complain of */
}

static void on_echo (HsSession *session, const char *text, HsConsole *self) {
  append (self, text, "echo");
}

static void on_output (HsSession *session, const char *text, int stream, HsConsole *self) {
  append (self, text, stream == RT_OUTPUT_STDERR ? "error" : "output");
}

static void on_result (HsSession *session, guint64 object, int step, HsConsole *self) {
  hs_results_add (self->results, object, step);
}

static void on_result_chosen (TrId object, int step, gpointer user) {
  HsConsole *self = user;
  hs_session_show_result (self->session, object, step);
}

void hs_console_clear (HsConsole *self) {
  hs_results_clear (self->results);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", -1);
}

static void on_restarted (HsSession *session, HsConsole *self) {
  hs_console_clear (self);
}

/* Another line than the one that was there. What was typed before cannot be typed back: taking back is about the line that ran then. */
static void put_line (HsConsole *self, const char *text) {
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
}

static void on_typed (HsSession *session, const char *text, HsConsole *self) {
  g_autofree char *rest = g_steal_pointer (&self->rest);
  put_line (self, *text == '\0' && rest != NULL ? rest : text);
}

static void update_sign (HsConsole *self) {
  gboolean input = hs_session_get_input_wanted (self->session);
  gtk_label_set_text (self->sign, input ? "? " : hs_session_get_continuing (self->session) ? "... " : ">>> ");
  gtk_entry_set_placeholder_text (self->entry, input ? _ ("The program waits for a line") : NULL);
  gboolean free = input || !hs_session_get_busy (self->session);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), free);
  gtk_widget_set_opacity (GTK_WIDGET (self->sign), free ? 1 : 0.4);
}

static char *history_path (void) {
  return g_build_filename (g_get_user_state_dir (), "heapscope", "history", NULL);
}

static void load_history (HsConsole *self) {
  g_autofree char *path = history_path (), *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (self->history, g_strdup (lines[i]));
  self->at = self->history->len;
}

/* The history is a convenience: where nothing can be written it lives as long as the window. */
static void save_history (HsConsole *self) {
  g_autofree char *path = history_path (), *folder = g_path_get_dirname (path);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < self->history->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) self->history->pdata[i]);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents (path, text->str, (gssize) text->len, NULL);
}

static void remember (HsConsole *self, const char *line) {
  const char *last = self->history->len > 0 ? g_ptr_array_index (self->history, self->history->len - 1) : NULL;
  gboolean new = *line != '\0' && g_strcmp0 (line, last) != 0;
  if (new)
    g_ptr_array_add (self->history, g_strdup (line));
  if (self->history->len > MOST_HISTORY)
    g_ptr_array_remove_index (self->history, 0);
  self->at = self->history->len;
  if (new)
    save_history (self);
}

static void on_activate (GtkEntry *entry, HsConsole *self) {
  g_autofree char *line = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  if (self->session == NULL)
    return;
  g_clear_pointer (&self->rest, g_free);
  if (hs_session_prompt_asks (self->session, line)) {
    self->rest = g_strdup ("");
    remember (self, line);
    return; /* it stands there until the answer is known */
  }
  if (!hs_session_prompt (self->session, line))
    return;
  remember (self, line);
  put_line (self, "");
}

static void show_history (HsConsole *self, int by) {
  int at = CLAMP ((int) self->at + by, 0, (int) self->history->len);
  if (at == (int) self->at)
    return;
  if (self->at == self->history->len) {
    g_free (self->draft);
    self->draft = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  }
  self->at = (guint) at;
  const char *text = self->at == self->history->len ? self->draft : g_ptr_array_index (self->history, self->at);
  put_line (self, text != NULL ? text : "");
}

static void leave_line (HsConsole *self) {
  hs_session_prompt_reset (self->session);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* Completes the name before the cursor as far as all that may be meant agree; where nothing is sure, these are listed. FALSE: there is
 * no name. */
static gboolean complete (HsConsole *self) {
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  g_autofree char *before = gtk_editable_get_chars (GTK_EDITABLE (self->entry), 0, position), *path = NULL, *prefix = NULL;
  if (!hs_names_split (before, &path, &prefix) || (path == NULL && *prefix == '\0'))
    return FALSE;
  g_autoptr (GPtrArray) names = hs_names_find (hs_session_get_log (self->session), G_MAXINT, path, prefix);
  if (names->len == 0)
    return TRUE;
  const char *first = ((HsName *) names->pdata[0])->name;
  gsize length = strlen (first), typed = strlen (prefix);
  for (guint i = 1; i < names->len; i++) {
    const char *name = ((HsName *) names->pdata[i])->name;
    while (strncmp (first, name, length) != 0)
      length--;
  }
  if (length > typed) {
    gtk_editable_insert_text (GTK_EDITABLE (self->entry), first + typed, (int) (length - typed), &position);
    gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
    return TRUE;
  }
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < MIN (names->len, MOST_LISTED); i++) {
    const HsName *name = names->pdata[i];
    g_string_append_printf (list, "%s%s", i > 0 ? "   " : "", name->name);
    if (*name->type != '\0')
      g_string_append_printf (list, ": %s", name->type);
  }
  if (names->len > 1)
    g_string_append (list, names->len > MOST_LISTED ? "   …\n" : "\n");
  if (names->len > 1)
    append (self, list->str, "note");
  return TRUE;
}

/* Takes back what was typed, or, where that was nothing, the line that ran last. The entry would keep the keys to itself. */
static void take_back (HsConsole *self, gboolean again) {
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  gtk_widget_activate_action (text, again ? "text.redo" : "text.undo", NULL);
  if (g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_widget_activate_action (text, again ? "win.redo-line" : "win.undo-line", NULL);
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsConsole *self) {
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  if (control && (key == GDK_KEY_Up || key == GDK_KEY_Down)) {
    hs_results_step (self->results, key == GDK_KEY_Down);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Up && state == 0) {
    show_history (self, -1);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Down && state == 0) {
    show_history (self, 1);
    return GDK_EVENT_STOP;
  }
  if (control && key == GDK_KEY_c && !gtk_editable_get_selection_bounds (GTK_EDITABLE (self->entry), NULL, NULL)) {
    if (hs_session_get_busy (self->session) && !hs_session_get_input_wanted (self->session))
      hs_session_stop (self->session);
    else
      leave_line (self);
    return GDK_EVENT_STOP;
  }
  if (control && (key == GDK_KEY_z || key == GDK_KEY_Z)) {
    take_back (self, (state & GDK_SHIFT_MASK) != 0);
    return GDK_EVENT_STOP;
  }
  if (control && key == GDK_KEY_l) {
    hs_console_clear (self);
    return GDK_EVENT_STOP;
  }
  if (control && key == GDK_KEY_d && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0') {
    hs_session_prompt_reset (self->session);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Tab && state == 0 && complete (self))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_Tab && state == 0 && hs_session_get_continuing (self->session)) {
    int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
    gtk_editable_insert_text (GTK_EDITABLE (self->entry), "    ", 4, &position);
    gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
    return GDK_EVENT_STOP;
  }
  if (key == GDK_KEY_Escape) {
    leave_line (self);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

/* Pasted lines run one after the other; the last, if it is not ended, stays to be edited. */
static void paste_lines (HsConsole *self, const char *text) {
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  for (guint i = 0; i < n; i++)
    g_strchomp (lines[i]);
  g_autofree char *first = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->entry)), lines[0], NULL);
  g_autofree char *last = g_steal_pointer (&lines[n - 1]);
  g_free (lines[0]);
  lines[0] = g_steal_pointer (&first);
  for (guint i = 0; i + 1 < n; i++)
    remember (self, lines[i]);
  g_autofree char *whole = g_strjoinv ("\n", lines);
  g_clear_pointer (&self->rest, g_free);
  if (hs_session_prompt_asks (self->session, whole)) {
    self->rest = g_steal_pointer (&last);
    return;
  }
  put_line (self, last);
  hs_session_prompt_lines (self->session, (const char *const *) lines);
}

static void on_clipboard_text (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (HsConsole) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (text == NULL || self->session == NULL)
    return;
  if (strchr (text, '\n') != NULL) {
    paste_lines (self, text);
    return;
  }
  gtk_editable_delete_selection (GTK_EDITABLE (self->entry));
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
}

static void on_paste (GtkText *text, HsConsole *self) {
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, on_clipboard_text, g_object_ref (self));
}

void hs_console_grab_focus (HsConsole *self) {
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void hs_console_observe (HsPane *pane, HsSession *session) {
  HsConsole *self = HS_CONSOLE (pane);
  self->session = session;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "echo", G_CALLBACK (on_echo), self, 0);
  g_signal_connect_object (session, "output", G_CALLBACK (on_output), self, 0);
  g_signal_connect_object (session, "result", G_CALLBACK (on_result), self, 0);
  g_signal_connect_object (session, "restarted", G_CALLBACK (on_restarted), self, 0);
  g_signal_connect_object (session, "retold", G_CALLBACK (on_restarted), self, 0);
  g_signal_connect_object (session, "typed", G_CALLBACK (on_typed), self, 0);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (update_sign), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::continuing", G_CALLBACK (update_sign), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::input-wanted", G_CALLBACK (update_sign), self, G_CONNECT_SWAPPED);
  update_sign (self);
}

static void hs_console_finalize (GObject *object) {
  HsConsole *self = HS_CONSOLE (object);
  g_ptr_array_unref (self->history);
  hs_results_free (self->results);
  g_free (self->draft);
  g_free (self->rest);
  G_OBJECT_CLASS (hs_console_parent_class)->finalize (object);
}

static void hs_console_class_init (HsConsoleClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_console_observe;
  object_class->finalize = hs_console_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-console.ui");
  gtk_widget_class_bind_template_child (widget_class, HsConsole, view);
  gtk_widget_class_bind_template_child (widget_class, HsConsole, sign);
  gtk_widget_class_bind_template_child (widget_class, HsConsole, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

void hs_console_update_colours (HsConsole *self) {
  g_return_if_fail (HS_IS_CONSOLE (self));
  GdkRGBA color;
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (self->view)), "error");
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), "error_color", &color))
    g_object_set (tag, "foreground-rgba", &color, NULL);
}

static void hs_console_init (HsConsole *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  hs_pane_hold_code (GTK_WIDGET (self->view));
  hs_pane_end_scrolling (self->view);
  hs_pane_hold_code (gtk_widget_get_parent (GTK_WIDGET (self->sign)));
  self->history = g_ptr_array_new_with_free_func (g_free);
  load_history (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter end;
  gtk_text_buffer_get_end_iter (buffer, &end);
  self->end = gtk_text_buffer_create_mark (buffer, NULL, &end, FALSE);
  gtk_text_buffer_create_tag (buffer, "output", NULL);
  gtk_text_buffer_create_tag (buffer, "note", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "echo", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "error", NULL);
  hs_console_update_colours (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (hs_console_update_colours), self, G_CONNECT_SWAPPED);
  self->results = hs_results_new (self->view, on_result_chosen, self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect (text, "paste-clipboard", G_CALLBACK (on_paste), self);
}
