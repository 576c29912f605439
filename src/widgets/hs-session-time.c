/* Going through time: the step that is looked at, and searches for others. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-session-private.h"

/* Whether a log has more to show than that its script does not compile. */
static gboolean has_begun (TrLog *log) {
  guint n_steps = tr_log_n_steps (log);
  if (n_steps != 1)
    return n_steps > 1;
  TrStep first;
  tr_log_step (log, 0, &first);
  return first.kind != RT_STEP_END;
}

/* Whether what is looked at is a recording that is complete. At the prompt more may always come; what is typed after a script finds
 * its place in what was laid out for it. */
static gboolean is_recorded (HsSession *self) {
  return self->log != tr_run_log (self->run) || (!self->busy && (self->script_name != NULL || self->recording));
}

DrStory *hs_session_new_story (HsSession *self) {
  g_return_val_if_fail (HS_IS_SESSION (self), NULL);
  DrStory *story = dr_story_new (self->log, &self->view, &self->options);
  dr_story_set_recorded (story, is_recorded (self));
  return story;
}

void hs_session_request_scene (HsSession *self) {
  if (self->step >= 0 && self->step < self->n_steps)
    hs_artist_request (self->artist, self->log, is_recorded (self), (guint) self->step, self->since, &self->view,
                       &self->options);
}

/* The error of STEP of LOG, if it is the end of something that failed. */
static int read_error (HsSession *self, TrLog *log, guint index) {
  TrStep step;
  tr_log_step (log, index, &step);
  if (step.error_type == 0 || (log == self->log && (int) index == self->halted_at))
    return 0;
  const char *type = tr_log_text (log, step.error_type), *message = tr_log_text (log, step.error_message);
  self->error_message = *message == '\0' ? g_strdup (type) : g_strdup_printf ("%s: %s", type, message);
  return (int) step.error_line;
}

void hs_session_read_step (HsSession *self) {
  int line = 0, error_line = 0;
  g_clear_pointer (&self->error_message, g_free);
  if (self->step >= 0 && self->step < self->n_steps) {
    TrStep step;
    tr_log_step (self->log, (guint) self->step, &step);
    if (step.kind != RT_STEP_END && !g_hash_table_contains (self->foreign, TR_ID_KEY (step.frame)))
      line = (int) step.line;
    if (!self->refused)
      error_line = read_error (self, self->log, (guint) self->step);
  }
  if (self->refused)
    error_line = read_error (self, tr_run_log (self->run), 0);
  hs_session_set_number (self, &self->line, line, PROP_LINE);
  hs_session_set_number (self, &self->error_line, error_line, PROP_ERROR_LINE);
  hs_session_notify (self, PROP_ERROR_MESSAGE);
}

/* Whether something ended before step INDEX; a script always is the first to end. */
static gboolean has_end_before (TrLog *log, int index) {
  TrStep step = {.kind = RT_STEP_LINE};
  while (index-- > 0 && step.kind != RT_STEP_END)
    tr_log_step (log, (guint) index, &step);
  return step.kind == RT_STEP_END;
}

gboolean hs_session_is_error_prompted (HsSession *self) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  if (self->error_message == NULL || self->error_line > 0 || self->refused)
    return FALSE;
  if (self->blocks->len > 0)
    return self->step > g_array_index (self->blocks, HsBlock, 0).step_before;
  return self->prompted->len > 0 && (self->source == NULL || has_end_before (self->log, self->step)); /* from a file */
}

/* The log's steps do not tell of files: the first picture of a frame does. */
void hs_session_take_file (HsSession *self) {
  const char *file = self->scene->file;
  if (file == NULL || self->scene->step != self->step || self->step >= self->n_steps)
    return;
  TrStep step;
  tr_log_step (self->log, (guint) self->step, &step);
  gboolean own = file[0] != '<' && (self->script_name == NULL || g_str_equal (file, self->script_name));
  if (!own && g_hash_table_add (self->foreign, TR_ID_KEY (step.frame)))
    hs_session_read_step (self);
}

void hs_session_go (HsSession *self, int step, int since) {
  step = CLAMP (step, self->n_steps > 0 ? 0 : -1, self->n_steps - 1);
  since = CLAMP (since, -1, MAX (-1, step - 1));
  if (self->step == step && self->since == since)
    return;
  self->step = step;
  self->since = since;
  hs_session_read_step (self);
  hs_session_notify (self, PROP_STEP);
  hs_session_request_scene (self);
}

void hs_session_set_step (HsSession *self, int step) {
  g_return_if_fail (HS_IS_SESSION (self));
  self->to_end = FALSE;
  hs_finder_cancel (self->finder);
  hs_session_notify (self, PROP_SEARCHING);
  step = CLAMP (step, self->n_steps > 0 ? 0 : -1, self->n_steps - 1);
  if (step != self->step)
    hs_session_go (self, step, step - 1);
}

/* Whether a script runs of which nothing is looked at yet. */
static gboolean is_starting (HsSession *self) {
  return self->busy && !self->again && self->outer_log == NULL && self->log != tr_run_log (self->run);
}

gboolean hs_session_has_end (HsSession *self) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  return is_starting (self) || self->step + 1 < self->n_steps;
}

void hs_session_go_to_end (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  gboolean starting = is_starting (self);
  if (!starting)
    hs_session_set_step (self, self->n_steps - 1);
  self->to_end = starting;
}

void hs_session_look_at (HsSession *self, TrLog *log) {
  hs_finder_cancel (self->finder);
  hs_session_notify (self, PROP_SEARCHING);
  TrLog *before = self->log;
  self->log = tr_log_ref (log);
  g_clear_pointer (&before, tr_log_unref);
  self->refused = FALSE;
  g_hash_table_remove_all (self->foreign);
  self->step = -1;
  self->since = -1;
  hs_session_set_number (self, &self->n_steps, (int) tr_log_n_steps (log), PROP_N_STEPS);
  hs_session_read_step (self);
  hs_session_notify (self, PROP_STEP);
}

void hs_session_take_steps (HsSession *self) {
  TrLog *written = tr_run_log (self->run);
  if (self->outer_log != NULL || self->recording)
    return; /* until it is left */
  if (self->log != written) {
    if (!has_begun (written) && tr_log_n_steps (self->log) > 0)
      return;
    hs_session_look_at (self, written);
  }
  hs_session_set_number (self, &self->n_steps, (int) tr_log_n_steps (written), PROP_N_STEPS);
  if (self->step < 0 && has_begun (written))
    hs_session_go (self, self->to_end ? self->n_steps - 1 : 0, self->n_steps - 2);
}

/* Searches. */

static const struct {
  TrFind kind;
  gboolean from_here; /* marks all that has happened on the way there */
  const char *none, *none_back;
} searches[] = {
  [HS_STEP_INTO] = {TR_FIND_INTO, FALSE, NULL, NULL},
  [HS_STEP_OVER] = {TR_FIND_OVER, TRUE, NULL, NULL},
  [HS_STEP_OUT] = {TR_FIND_OUT, TRUE, NULL, NULL},
  [HS_STEP_CURSOR] = {TR_FIND_LINE, TRUE, N_ ("This line does not run after this step"), N_ ("This line does not run before this step")},
  [HS_STEP_BREAKPOINT] = {TR_FIND_LINE, TRUE, N_ ("No breakpoint is reached after this step"),
                          N_ ("No breakpoint is reached before this step")},
  [HS_STEP_CHANGE] = {TR_FIND_CHANGE, FALSE, N_ ("It does not change after this step"),
                      N_ ("It does not change before this step")},
  [HS_STEP_OUTPUT] = {TR_FIND_OUTPUT, FALSE, N_ ("Nothing is printed after this step"), N_ ("Nothing is printed before this step")},
  [HS_STEP_EXCEPTION] = {TR_FIND_EXCEPTION, FALSE, N_ ("There is no exception after this step"),
                         N_ ("There is no exception before this step")},
};

static int on_found (int found, const HsFind *find, gpointer user) {
  HsSession *self = user;
  const char *none = find->forward ? searches[find->tag].none : searches[find->tag].none_back;
  hs_session_notify (self, PROP_SEARCHING);
  if (found >= 0)
    hs_session_go (self, found, searches[find->tag].from_here && found > self->step ? self->step : found - 1);
  else if (none != NULL)
    hs_session_toast (self, "%s", _ (none));
  else
    hs_session_go (self, find->forward ? self->n_steps - 1 : 0, find->forward ? self->step : -1);
  return self->step;
}

static GArray *cursor_line (HsSession *self) {
  guint line = (guint) hs_session_get_cursor_line (self);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (lines, line);
  return lines;
}

/* Fills in what FIND looks for; FALSE with a toast if there is nothing to look for. */
static gboolean aim (HsSession *self, HsStepTo to, HsFind *find) {
  if (to == HS_STEP_CURSOR) {
    find->lines = cursor_line (self);
    hs_session_lines_then (self, find->lines);
  }
  if (to == HS_STEP_BREAKPOINT) {
    find->lines = hs_breakpoints_lines (self->breakpoints);
    hs_session_lines_then (self, find->lines);
    if (self->source != NULL)
      hs_breakpoints_add_written (self->source, find->lines);
    if (find->lines->len == 0) {
      hs_session_toast (self, _ ("There are no breakpoints: click beside the number of a line to set one"));
      return FALSE;
    }
  }
  if (to == HS_STEP_CHANGE) {
    if (self->selected == 0) {
      hs_session_toast (self, _ ("Select an object or a name first"));
      return FALSE;
    }
    find->slot = self->selected_slot;
  }
  return TRUE;
}

/* How a run was ended for a branch is neither output nor an exception of the program: see `unsaid`. NULL: there are none here. */
static GArray *steps_of_halts (HsSession *self, gboolean of_output) {
  GArray *steps = self->unsaid->len > 0 && self->outer_log == NULL ? g_array_new (FALSE, FALSE, sizeof (HsSpan)) : NULL;
  for (guint i = 0; steps != NULL && i < self->unsaid->len; i++) {
    const HsBytes *halt = &g_array_index (self->unsaid, HsBytes, i);
    HsSpan span = {halt->first_step, of_output ? hs_session_last_silent_step (self, halt) : halt->last_step};
    g_array_append_val (steps, span);
  }
  return steps;
}

/* Whether LINE of the script is an import statement. */
static gboolean is_import (HsSession *self, guint line) {
  const char *at = self->source;
  for (guint i = 1; at != NULL && i < line; i++)
    at = (at = strchr (at, '\n')) != NULL ? at + 1 : NULL;
  if (at == NULL || line == 0)
    return FALSE;
  at += strspn (at, " \t");
  return g_str_has_prefix (at, "import ") || g_str_has_prefix (at, "from ");
}

/* A collection that comes up while a module is being read tells nothing of the program: who goes step by step passes it. */
static gboolean is_passed (HsSession *self, int index) {
  TrStep step;
  if (index <= 0 || index + 1 >= self->n_steps || self->outer_log != NULL)
    return FALSE;
  tr_log_step (self->log, (guint) index, &step);
  return step.kind == RT_STEP_GC && !g_hash_table_contains (self->foreign, TR_ID_KEY (step.frame)) && is_import (self, step.line);
}

static void go_into (HsSession *self, gboolean forward) {
  int by = forward ? 1 : -1, step = self->step + by;
  while (is_passed (self, step))
    step += by;
  hs_finder_cancel (self->finder);
  hs_session_go (self, step, forward && step > self->step + 1 ? self->step : step - 1);
}

static void go_to (HsSession *self, HsStepTo to, gboolean forward, const TrFindSlot *slot) {
  if (self->step < 0)
    return;
  self->to_end = FALSE;
  gboolean at_end = forward ? self->step + 1 >= self->n_steps : self->step == 0;
  if (self->outer_log != NULL && at_end) {
    hs_session_leave_inside (self, forward ? 1 : 0);
    return;
  }
  if (to == HS_STEP_INTO && !hs_finder_is_busy (self->finder)) {
    go_into (self, forward);
    return;
  }
  HsFind *find = hs_find_new (searches[to].kind, forward);
  find->tag = to;
  if (slot != NULL) {
    find->slot = *slot;
  } else if (!aim (self, to, find)) {
    hs_find_free (find);
    return;
  }
  find->file = g_strdup (self->script_name);
  if (to == HS_STEP_OUTPUT || to == HS_STEP_EXCEPTION)
    find->passed_over = steps_of_halts (self, to == HS_STEP_OUTPUT);
  hs_finder_search (self->finder, self->log, self->step, find);
  hs_session_notify (self, PROP_SEARCHING);
}

void hs_session_go_to (HsSession *self, HsStepTo to, gboolean forward) {
  g_return_if_fail (HS_IS_SESSION (self));
  go_to (self, to, forward, NULL);
}

void hs_session_go_to_change (HsSession *self, const TrFindSlot *slot, gboolean forward) {
  go_to (self, HS_STEP_CHANGE, forward, slot);
}

gboolean hs_session_has_step (HsSession *self, gboolean forward) {
  if (self->step < 0)
    return FALSE;
  return self->outer_log != NULL || (forward ? self->step + 1 < self->n_steps : self->step > 0);
}

void hs_session_init_time (HsSession *self) {
  self->step = -1;
  self->since = -1;
  self->foreign = g_hash_table_new (NULL, NULL);
  self->log = tr_log_ref (tr_run_log (self->run));
  self->finder = hs_finder_new (on_found, self);
}
