/* What the steps do: marks for the timeline, the step's effects on other names, and bookmarks. */
#include "config.h"

#include "hs-session-private.h"
#include "hs-survey.h"

static void set_sentence (HsSession *self, const char *sentence) {
  if (g_strcmp0 (self->sentence, sentence) == 0)
    return;
  g_free (self->sentence);
  self->sentence = g_strdup (sentence);
  hs_session_notify (self, PROP_SENTENCE);
}

static void set_marks (HsSession *self, GBytes *marks) {
  if (self->marks == marks || (self->marks != NULL && marks != NULL && g_bytes_equal (self->marks, marks)))
    return;
  g_clear_pointer (&self->marks, g_bytes_unref);
  self->marks = marks != NULL ? g_bytes_ref (marks) : NULL;
  hs_session_notify (self, PROP_MARKS);
}

/* How a run was ended for a branch is none of its events. Free with g_bytes_unref. */
static GBytes *without_halts (HsSession *self, GBytes *marks) {
  if (self->unsaid->len == 0)
    return g_bytes_ref (marks);
  gsize n_steps = 0;
  guint8 *all = g_bytes_unref_to_data (g_bytes_ref (marks), &n_steps);
  for (guint i = 0; i < self->unsaid->len; i++) {
    const HsBytes *halt = &g_array_index (self->unsaid, HsBytes, i);
    for (gsize step = (gsize) MAX (0, halt->first_step); step < n_steps && step <= (gsize) MAX (0, halt->last_step); step++)
      all[step] &= (guint8) ~(HS_MARK_OUTPUT | HS_MARK_EXCEPTION);
    gsize last = (gsize) MAX (0, hs_session_last_silent_step (self, halt));
    if (last < n_steps)
      all[last] &= (guint8) ~HS_MARK_OUTPUT;
  }
  return g_bytes_new_take (all, n_steps);
}

static void on_surveyed (const HsSurveyed *surveyed, gpointer user) {
  HsSession *self = user;
  if (surveyed->log != self->log || surveyed->step != self->step)
    return;
  if (self->counts != surveyed->counts) {
    g_clear_pointer (&self->counts, g_array_unref);
    self->counts = g_array_ref (surveyed->counts);
  }
  hs_session_take_watches (self, surveyed->watches);
  g_autoptr (GBytes) marks = without_halts (self, surveyed->marks);
  set_marks (self, marks);
  set_sentence (self, surveyed->sentence);
  if (!self->rings_held)
    hs_session_set_rings (self, surveyed->rings);
}

/* While a program runs, its recording has no end to be surveyed; while it waits for a line, it has. */
void hs_session_ask_survey (HsSession *self) {
  if (self->step < 0 || (self->busy && !self->input_wanted))
    return;
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  if (self->script_name != NULL)
    g_ptr_array_add (inputs, (gpointer) ""); /* the script ends, too */
  for (guint i = 0; i < self->prompted->len; i++)
    g_ptr_array_add (inputs, self->prompted->pdata[i]);
  TrFindSlot none = {0};
  HsSurveyQuestion question = {.log = self->log,
                               .step = self->step,
                               .slot = self->selected != 0 ? self->selected_slot : none,
                               .name = self->script_name,
                               .source = self->source,
                               .watches = self->watches,
                               .inputs = inputs};
  hs_survey_ask (self->survey, &question);
}

/* What is known of the step before is not true of this one. */
static void on_step (HsSession *self) {
  set_sentence (self, NULL);
  if (!self->rings_held)
    hs_session_set_rings (self, NULL);
  hs_session_ask_survey (self);
}

static void on_other_log (HsSession *self) {
  if (self->step >= 0)
    return;
  set_marks (self, NULL);
  g_array_set_size (self->bookmarks, 0);
  hs_session_notify (self, PROP_BOOKMARKS);
}

void hs_session_hold_rings (HsSession *self, gboolean held) {
  g_return_if_fail (HS_IS_SESSION (self));
  self->rings_held = held;
  if (!held)
    hs_session_ask_survey (self);
}

const char *hs_session_get_sentence (HsSession *self) {
  return self->sentence;
}

const GArray *hs_session_get_counts (HsSession *self) {
  return self->marks != NULL ? self->counts : NULL;
}

GBytes *hs_session_get_marks (HsSession *self) {
  return self->marks;
}

/* Bookmarks. */

const GArray *hs_session_get_bookmarks (HsSession *self) {
  return self->bookmarks;
}

static gboolean has_bookmark (HsSession *self, int step) {
  for (guint i = 0; i < self->bookmarks->len; i++)
    if (g_array_index (self->bookmarks, int, i) == step)
      return TRUE;
  return FALSE;
}

gboolean hs_session_toggle_bookmark (HsSession *self, int step) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  guint i = 0;
  while (i < self->bookmarks->len && g_array_index (self->bookmarks, int, i) < step)
    i++;
  gboolean there = i < self->bookmarks->len && g_array_index (self->bookmarks, int, i) == step;
  if (there)
    g_array_remove_index (self->bookmarks, i);
  else
    g_array_insert_val (self->bookmarks, i, step);
  hs_session_notify (self, PROP_BOOKMARKS);
  return !there;
}

void hs_session_await_bookmarks (HsSession *self, const int *steps, guint n) {
  g_return_if_fail (HS_IS_SESSION (self) && (steps != NULL || n == 0));
  g_clear_pointer (&self->awaited, g_array_unref);
  g_clear_pointer (&self->awaited_of, g_free);
  if (n == 0)
    return;
  self->awaited = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (self->awaited, steps, n);
  g_object_get (self->buffer, "text", &self->awaited_of, NULL);
}

/* Bookmarks may wait for the end of this run. */
static void on_run (HsSession *self) {
  if (self->awaited == NULL || hs_session_get_busy (self) || self->step < 0)
    return;
  g_autoptr (GArray) steps = g_steal_pointer (&self->awaited);
  g_autofree char *text = g_steal_pointer (&self->awaited_of);
  for (guint i = 0; g_strcmp0 (text, self->source) == 0 && i < steps->len; i++) {
    int step = g_array_index (steps, int, i);
    if (step >= 0 && step < self->n_steps && !has_bookmark (self, step))
      hs_session_toggle_bookmark (self, step);
  }
}

static int find_bookmark (HsSession *self, gboolean forward) {
  int found = -1;
  for (guint i = 0; i < self->bookmarks->len; i++) {
    int step = g_array_index (self->bookmarks, int, i);
    if (forward && step > self->step)
      return step;
    if (!forward && step < self->step)
      found = step;
  }
  return found;
}

int hs_session_find_mark (HsSession *self, guint kinds, gboolean forward) {
  g_return_val_if_fail (HS_IS_SESSION (self), -1);
  if (kinds == 0)
    return find_bookmark (self, forward);
  gsize n = 0;
  const guint8 *marks = self->marks != NULL ? g_bytes_get_data (self->marks, &n) : NULL;
  for (int step = self->step + (forward ? 1 : -1); step >= 0 && step < (int) n; step += forward ? 1 : -1)
    if ((marks[step] & kinds) != 0)
      return step;
  return -1;
}

void hs_session_init_survey (HsSession *self) {
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (int));
  self->survey = hs_survey_new (on_surveyed, self);
  g_signal_connect (self, "notify::step", G_CALLBACK (on_step), NULL);
  g_signal_connect (self, "notify::step", G_CALLBACK (on_other_log), NULL);
  g_signal_connect (self, "notify::selected", G_CALLBACK (hs_session_ask_survey), NULL);
  g_signal_connect (self, "notify::busy", G_CALLBACK (hs_session_ask_survey), NULL);
  g_signal_connect (self, "notify::input-wanted", G_CALLBACK (hs_session_ask_survey), NULL);
  g_signal_connect (self, "notify::busy", G_CALLBACK (on_run), NULL);
  g_signal_connect (self, "notify::step", G_CALLBACK (on_run), NULL);
}

void hs_session_clear_survey (HsSession *self) {
  g_clear_pointer (&self->survey, hs_survey_free);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->marks, g_bytes_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->bookmarks, g_array_unref);
  g_clear_pointer (&self->awaited, g_array_unref);
  g_clear_pointer (&self->awaited_of, g_free);
}
