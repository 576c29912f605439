/* Comparing two selected objects: `is` and `==` are typed at the prompt, and their answer is kept for the picture. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-session-private.h"

#include "hs-compare.h"

#define MOST_ANSWER_BYTES 200

void hs_session_drop_answer (HsSession *self) {
  g_clear_pointer (&self->comparison, g_free);
  g_clear_pointer (&self->compared, g_free);
  g_clear_pointer (&self->answer, g_free);
}

/* An answer is of the moment in which it was asked for, the end of a run. */
static void on_step (HsSession *self) {
  if (self->answer == NULL || (self->step >= 0 && self->step == self->n_steps - 1))
    return;
  hs_session_drop_answer (self);
  hs_session_notify (self, PROP_OTHER);
}

void hs_session_init_compare (HsSession *self) {
  g_signal_connect (self, "notify::step", G_CALLBACK (on_step), NULL);
}

const char *hs_session_get_answer (HsSession *self) {
  return self->answer;
}

void hs_session_compare (HsSession *self, const char *line) {
  g_return_if_fail (HS_IS_SESSION (self));
  hs_session_drop_answer (self);
  if (self->selected != 0 && self->other != 0 && self->scene != NULL) {
    self->comparison = g_strdup (line);
    if (strstr (line, " == ") != NULL)
      self->compared = hs_compare_text (self->log, self->scene->step, md_node_subject (self->selected), md_node_subject (self->other));
  }
  hs_session_type (self, NULL, line);
}

void hs_session_take_answer (HsSession *self, TrLog *log, guint64 start) {
  RtOutput stream = 0;
  gsize length = 0;
  g_autofree char *text = tr_log_output (log, start, MOST_ANSWER_BYTES, &stream, &length);
  g_autofree char *line = g_steal_pointer (&self->comparison);
  if (text == NULL || stream == RT_OUTPUT_STDERR)
    return;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  g_strstrip (valid);
  g_free (self->answer);
  self->answer = self->compared != NULL ? g_strdup_printf (_ ("%s: %s (compared: %s)"), line, valid, self->compared)
                                        : g_strdup_printf ("%s: %s", line, valid);
  hs_session_notify (self, PROP_OTHER);
}
