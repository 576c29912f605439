/* What a step is, to those who do not see it: a sentence, once the hand rests. Who goes through steps quickly hears the last one. */
#include "config.h"

#include <glib/gi18n.h>

#include "dr-spoken.h"
#include "hs-page-private.h"

#define REST_MSEC 120

static void append (GString *text, const char *sentence) {
  if (sentence != NULL && *sentence != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

/* Of the step that is looked at; free with g_free. */
static char *describe (HsPage *self) {
  int step = hs_session_get_step (self->session), line = hs_session_get_line (self->session);
  DrScene *scene = hs_session_get_scene (self->session);
  const char *error = hs_session_get_error_message (self->session);
  GString *text = g_string_new (NULL);
  if (step < 0)
    return g_string_free (text, FALSE);
  if (hs_session_get_inside (self->session))
    g_string_append_printf (text, _ ("Instruction %d of %d."), step + 1, hs_session_get_n_steps (self->session));
  else if (line > 0)
    g_string_append_printf (text, _ ("Step %d of %d, line %d."), step + 1, hs_session_get_n_steps (self->session), line);
  else
    g_string_append_printf (text, _ ("Step %d of %d."), step + 1, hs_session_get_n_steps (self->session));
  append (text, error);
  g_autoptr (DrSpoken) spoken = dr_spoken_new (scene);
  g_autofree char *changes = dr_spoken_changes (spoken);
  append (text, changes);
  append (text, hs_session_get_sentence (self->session));
  return g_string_free (text, FALSE);
}

/* A notification is read when it comes into view, so it goes out of it before. */
void hs_page_say (HsPage *self, const char *text) {
  g_clear_handle_id (&self->say_id, g_source_remove);
  if (g_strcmp0 (gtk_label_get_text (self->live), text) == 0)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->live), FALSE);
  gtk_label_set_text (self->live, text);
  gtk_widget_set_visible (GTK_WIDGET (self->live), *text != '\0');
}

/* A picture that is under way comes with a call of its own. */
static gboolean on_rest (gpointer data) {
  HsPage *self = data;
  DrScene *scene = hs_session_get_scene (self->session);
  int step = hs_session_get_step (self->session);
  self->say_id = 0;
  if (step >= 0 && (scene == NULL || scene->step != step))
    return G_SOURCE_REMOVE;
  g_autofree char *text = describe (self);
  hs_page_say (self, text);
  return G_SOURCE_REMOVE;
}

void hs_page_say_step (HsPage *self) {
  g_clear_handle_id (&self->say_id, g_source_remove);
  self->say_id = g_timeout_add (REST_MSEC, on_rest, self);
}
