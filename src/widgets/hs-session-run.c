/* Running: scripts, lines at the prompt, and what comes back from them. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-branch.h"
#include "hs-session-private.h"

#define OUTPUT_AT_ONCE_BYTES (64 * 1024) /* more output than this between two looks is skipped in the middle */
#define FIRST_LOOK_USEC      300000      /* most runs are over by then, and their picture is planned knowing all of it */
#define MOST_COUNTED         2000000     /* steps before a place, to count how often the run came there */
#define TYPED_MSEC           450         /* a line that a button wrote stands so long before it runs */

/* The next stretch of the output that says how a run was ended for a branch, at or behind AT. */
static HsBytes next_unsaid (HsSession *self, guint64 at) {
  for (guint i = 0; i < self->unsaid->len; i++) {
    HsBytes bytes = g_array_index (self->unsaid, HsBytes, i);
    if (at < bytes.end)
      return bytes;
  }
  return (HsBytes){.start = G_MAXUINT64, .end = G_MAXUINT64};
}

void hs_session_tell_output_until (HsSession *self, TrLog *log, guint64 end) {
  guint64 length = MIN (end, tr_log_output_length (log));
  guint64 budget = OUTPUT_AT_ONCE_BYTES;
  while (self->output_read < length) {
    HsBytes unsaid = next_unsaid (self, self->output_read);
    if (self->output_read >= unsaid.start) {
      self->output_read = unsaid.end;
      continue;
    }
    guint64 left = MIN (length, unsaid.start) - self->output_read;
    if (budget == 0 && left > OUTPUT_AT_ONCE_BYTES) {
      guint64 skipped = left - OUTPUT_AT_ONCE_BYTES;
      g_autofree char *size = g_format_size (skipped);
      g_autofree char *note = g_strdup_printf (_ ("\n… %s of output skipped …\n"), size);
      self->output_read += skipped;
      g_signal_emit (self, hs_session_signals[OUTPUT], 0, note, 0);
      continue;
    }
    RtOutput stream = 0;
    gsize bytes = 0;
    g_autofree char *text = tr_log_output (log, self->output_read, MIN (left, OUTPUT_AT_ONCE_BYTES), &stream, &bytes);
    if (text == NULL || bytes == 0)
      break;
    self->output_read += bytes;
    budget -= MIN (budget, bytes);
    g_autofree char *valid = g_utf8_make_valid (text, (gssize) bytes);
    g_signal_emit (self, hs_session_signals[OUTPUT], 0, valid, (int) stream);
  }
}

void hs_session_tell_output (HsSession *self, TrLog *log) {
  hs_session_tell_output_until (self, log, G_MAXUINT64);
}

/* Running. */

static void type_next (HsSession *self);

void hs_session_feed_prompt (HsSession *self) {
  if (self->busy)
    return;
  if (g_queue_is_empty (&self->lines)) {
    type_next (self);
    return;
  }
  g_autofree char *line = g_queue_pop_head (&self->lines);
  g_autofree char *echo = g_strdup_printf ("%s%s\n", self->continuing ? "... " : ">>> ", line);
  g_signal_emit (self, hs_session_signals[ECHO], 0, echo);
  hs_session_leave_inside (self, 0);
  if (!self->continuing)
    hs_session_begin_block (self);
  self->follow = TRUE;
  g_string_append_printf (self->block, "%s\n", line);
  tr_run_prompt (self->run, line);
  hs_session_set_flag (self, &self->busy, tr_run_is_busy (self->run), PROP_BUSY);
}

static gboolean on_typed (gpointer data) {
  HsSession *self = data;
  self->typed_id = 0;
  g_signal_emit (self, hs_session_signals[TYPED], 0, "");
  self->by_gesture = TRUE;
  g_queue_push_head (&self->lines, g_queue_pop_head (&self->typed));
  hs_session_feed_prompt (self);
  return G_SOURCE_REMOVE;
}

static void type_next (HsSession *self) {
  if (self->typed_id != 0 || g_queue_is_empty (&self->typed))
    return;
  g_signal_emit (self, hs_session_signals[TYPED], 0, g_queue_peek_head (&self->typed));
  self->typed_id = g_timeout_add (TYPED_MSEC, on_typed, self);
}

void hs_session_forget_lines (HsSession *self) {
  g_clear_handle_id (&self->typed_id, g_source_remove);
  g_queue_clear_full (&self->lines, g_free);
  g_queue_clear_full (&self->typed, g_free);
}

/* Whether step INDEX is of PLACE's kind, at its line of the script. */
static gboolean is_at (HsSession *self, const HsPlace *place, int index) {
  TrStep step;
  tr_log_step (self->log, (guint) index, &step);
  return (int) step.kind == place->kind && (int) step.line == place->line && !g_hash_table_contains (self->foreign, TR_ID_KEY (step.frame));
}

/* Where the run is looked at: the how many-th time that it comes there. Of very long ones it is not counted. */
static HsPlace find_place (HsSession *self) {
  HsPlace place = {0};
  TrStep step;
  if (self->step <= 0 || self->log != tr_run_log (self->run) || self->line <= 0)
    return place;
  tr_log_step (self->log, (guint) self->step, &step);
  place.line = self->line;
  place.kind = (int) step.kind;
  place.nth = 1;
  for (int i = 0; i < self->step && self->step < MOST_COUNTED; i++)
    place.nth += is_at (self, &place, i);
  return place;
}

/* The line of the place moves with the text above it; of a line that was rewritten the number counts. */
static void follow_place (HsSession *self, const char *before) {
  if (before == NULL)
    return;
  HsLines lines = hs_lines_compare (before, self->source);
  int line = hs_lines_follow (&lines, self->place.line);
  if (line > 0)
    self->place.line = line;
}

/* Where the run before was looked at, by line, since the text around it may have changed: when it comes there as often, or else the last
 * time. */
static void go_to_place (HsSession *self) {
  HsPlace place = self->place;
  int found = -1;
  guint n = 0;
  for (int i = 0; i < self->n_steps && n < place.nth; i++)
    if (is_at (self, &place, i)) {
      found = i;
      n++;
    }
  if (found > 0)
    hs_session_go (self, found, found - 1);
}

/* breakpoint () stops the stepper: there the run is looked at first. */
static void go_to_written_breakpoint (HsSession *self) {
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (self->source != NULL)
    hs_breakpoints_add_written (self->source, lines);
  if (lines->len > 0)
    hs_session_go_to (self, HS_STEP_BREAKPOINT, TRUE);
}

/* Looks at how it ended. A script that did not compile never ran: what ran before stays on screen. */
static void look_at_end (HsSession *self) {
  if (hs_session_get_inside (self))
    return; /* the inside of a step that ran before: it is shown until it is left */
  TrLog *log = tr_run_log (self->run);
  int last = (int) tr_log_n_steps (log) - 1;
  TrStep end = {0};
  if (last >= 0)
    tr_log_step (log, (guint) last, &end);
  gboolean failed = end.error_type != 0;
  hs_session_take_steps (self);
  self->refused = failed && self->log != log;
  if (!self->refused && self->follow)
    hs_session_go (self, last, self->follow_from);
  else if (!self->refused && (failed || self->to_end))
    hs_session_go (self, last, last - 1);
  else if (!self->refused && self->place.line > 0)
    go_to_place (self);
  else if (!self->refused && self->step == 0)
    go_to_written_breakpoint (self);
  self->place = (HsPlace){0};
  self->to_end = FALSE;
  hs_session_read_step (self);
  if (!self->refused)
    hs_session_request_scene (self);
}

static void finish (HsSession *self, gboolean more) {
  hs_session_set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
  if (!self->again)
    hs_session_tell_output (self, tr_run_log (self->run));
  hs_session_set_flag (self, &self->busy, tr_run_is_busy (self->run), PROP_BUSY);
  hs_session_set_flag (self, &self->continuing, more, PROP_CONTINUING);
  if (self->busy)
    return;
  if (!more)
    hs_session_end_block (self);
  if (!more && self->again)
    hs_session_end_again (self);
  if (!more)
    look_at_end (self);
  if (tr_log_is_full (tr_run_log (self->run)))
    hs_session_toast (self, _ ("The recording took all the room it may have, so the program was stopped. Preferences give it more."));
  hs_session_feed_prompt (self);
}

/* A program without a folder is told that it has none. */
static void answer_files (HsSession *self) {
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;
  if (uri == NULL || g_hash_table_contains (self->allowed, uri))
    tr_run_allow_files (self->run, TRUE);
  else
    g_signal_emit (self, hs_session_signals[FILES_WANTED], 0);
}

void hs_session_allow_files (HsSession *self, gboolean allowed) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (allowed && self->file != NULL)
    g_hash_table_add (self->allowed, g_file_get_uri (self->file));
  tr_run_allow_files (self->run, allowed);
}

static void on_run_event (TrRun *run, TrRunEvent event, gpointer user) {
  HsSession *self = user;
  switch (event) {
  case TR_RUN_STARTED:
    break;
  case TR_RUN_PROGRESS:
    if (self->again)
      break;
    hs_session_tell_output (self, tr_run_log (self->run));
    if (g_get_monotonic_time () - self->start_usec > FIRST_LOOK_USEC)
      hs_session_take_steps (self);
    break;
  case TR_RUN_INPUT:
    hs_session_tell_output (self, tr_run_log (self->run));
    hs_session_take_steps (self);
    hs_session_set_flag (self, &self->input_wanted, TRUE, PROP_INPUT_WANTED);
    break;
  case TR_RUN_FILES:
    answer_files (self);
    break;
  case TR_RUN_FINISHED:
    finish (self, FALSE);
    break;
  case TR_RUN_MORE:
    finish (self, TRUE);
    break;
  }
}

void hs_session_run (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  hs_session_forget_lines (self);
  hs_session_leave_inside (self, 0);
  hs_session_keep_run (self); /* with the text that it ran */
  g_autofree char *before = g_steal_pointer (&self->source);
  self->source = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
  if (g_strcmp0 (before, self->source) != 0 || self->recording)
    hs_session_loosen_watches (self);
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : g_strdup ("snippet.py");
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_hash_table_remove_all (self->imported);
  self->output_read = 0;
  self->follow = self->to_end = FALSE;
  self->start_usec = g_get_monotonic_time ();
  self->place = find_place (self);
  follow_place (self, before);
  g_signal_emit (self, hs_session_signals[RESTARTED], 0);
  tr_run_script (self->run, self->source, name, path);
  g_free (self->script_name);
  self->script_name = g_steal_pointer (&name);
  self->refused = FALSE;
  self->recording = FALSE;
  hs_session_name_run (self);
  hs_session_notify (self, PROP_BRANCHES); /* they say the name, too */
  g_ptr_array_set_size (self->prompted, 0);
  g_ptr_array_set_size (self->inputs, 0);
  g_string_truncate (self->block, 0);
  hs_session_set_flag (self, &self->continuing, FALSE, PROP_CONTINUING);
  hs_session_set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
  hs_session_set_flag (self, &self->busy, TRUE, PROP_BUSY);
  hs_session_read_step (self);
}

void hs_session_stop (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  hs_session_forget_lines (self);
  tr_run_stop (self->run);
}

/* No interpreter has what a recording from a file shows. */
static gboolean refuses_lines (HsSession *self) {
  if (self->recording)
    hs_session_toast (self, _ ("This is a recording: run its snippet to go on at the prompt"));
  return self->recording;
}

gboolean hs_session_prompt (HsSession *self, const char *line) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  if (self->input_wanted) {
    g_autofree char *echo = g_strdup_printf ("%s\n", line);
    g_signal_emit (self, hs_session_signals[ECHO], 0, echo);
    hs_session_set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
    g_ptr_array_add (self->inputs, g_strdup (line));
    tr_run_input (self->run, line);
    return TRUE;
  }
  if (self->busy || refuses_lines (self))
    return FALSE;
  g_queue_push_tail (&self->lines, g_strdup (line));
  hs_session_feed_prompt (self);
  return TRUE;
}

void hs_session_prompt_lines (HsSession *self, const char *const *lines) {
  if (refuses_lines (self))
    return;
  for (; *lines != NULL; lines++)
    g_queue_push_tail (&self->lines, g_strdup (*lines));
  hs_session_feed_prompt (self);
}

void hs_session_push_typed (HsSession *self, const char *module, const char *line) {
  self->gesture++;
  if (module != NULL && g_hash_table_add (self->imported, g_strdup (module)))
    g_queue_push_tail (&self->typed, g_strdup_printf ("import %s", module));
  g_queue_push_tail (&self->typed, g_strdup (line));
  hs_session_feed_prompt (self);
}

static gboolean refuses_gestures (HsSession *self) {
  if (self->busy)
    hs_session_toast (self, _ ("The program is still running"));
  return self->busy || refuses_lines (self);
}

void hs_session_type (HsSession *self, const char *module, const char *line) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (refuses_gestures (self))
    return;
  hs_session_leave_inside (self, 0);
  if (self->step + 1 < self->n_steps)
    g_signal_emit (self, hs_session_signals[ASK_WHERE], 0, module, line, FALSE);
  else
    hs_session_type_at (self, FALSE, module, line);
}

/* Goes where something is to run. */
static void go_where (HsSession *self, gboolean from_here) {
  if (self->continuing)
    hs_session_prompt_reset (self);
  hs_session_leave_inside (self, 0);
  if (from_here)
    hs_session_branch_off (self);
  else
    hs_session_set_step (self, self->n_steps - 1);
}

void hs_session_type_at (HsSession *self, gboolean from_here, const char *module, const char *line) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (refuses_gestures (self))
    return;
  go_where (self, from_here);
  hs_session_push_typed (self, module, line);
}

gboolean hs_session_prompt_asks (HsSession *self, const char *text) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  int step = self->outer_log != NULL ? self->outer_step : self->step, n_steps = (int) tr_log_n_steps (tr_run_log (self->run));
  gboolean free = !self->busy && !self->input_wanted && !self->continuing && !self->recording && !self->refused;
  if (!free || step <= 0 || step + 1 >= n_steps || strspn (text, " \t\n") == strlen (text))
    return FALSE;
  hs_session_leave_inside (self, 0);
  g_signal_emit (self, hs_session_signals[ASK_WHERE], 0, NULL, text, TRUE);
  return TRUE;
}

void hs_session_prompt_at (HsSession *self, gboolean from_here, const char *text) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (refuses_gestures (self))
    return;
  go_where (self, from_here);
  g_signal_emit (self, hs_session_signals[TYPED], 0, "");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  hs_session_prompt_lines (self, (const char *const *) lines);
}

void hs_session_prompt_reset (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->input_wanted) {
    hs_session_set_flag (self, &self->input_wanted, FALSE, PROP_INPUT_WANTED);
    tr_run_input (self->run, NULL);
    return;
  }
  hs_session_forget_lines (self);
  g_string_truncate (self->block, 0);
  tr_run_prompt_reset (self->run);
  hs_session_set_flag (self, &self->continuing, FALSE, PROP_CONTINUING);
}

void hs_session_init_run (HsSession *self) {
  g_queue_init (&self->lines);
  g_queue_init (&self->typed);
  self->prompted = g_ptr_array_new_with_free_func (g_free);
  self->inputs = g_ptr_array_new_with_free_func (g_free);
  self->block = g_string_new (NULL);
  self->allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->imported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  hs_session_init_again (self);
  self->run = tr_run_new (NULL, on_run_event, self);
}

void hs_session_set_budget (HsSession *self, guint64 memory_bytes, guint64 disk_bytes) {
  g_return_if_fail (HS_IS_SESSION (self));
  tr_run_set_budget (self->run, memory_bytes, disk_bytes);
}

void hs_session_set_limits (HsSession *self, guint64 heap_bytes, guint64 most_steps) {
  g_return_if_fail (HS_IS_SESSION (self));
  tr_run_set_limits (self->run, &(TrRunLimits){.heap_limit_bytes = heap_bytes, .step_limit = most_steps});
}
