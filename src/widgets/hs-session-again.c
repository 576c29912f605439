/* What was typed at the prompt, taken back or gone on from elsewhere: the run is had again up to there. And the runs that are kept. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-branch.h"
#include "hs-session-private.h"

struct HsBranch {
  char *name;
  TrLog *log;
  int step, halted_at;
  char *script_name, *source;
  GPtrArray *prompted, *inputs;
  GArray *blocks, *unsaid;
};

static void branch_free (gpointer data) {
  HsBranch *branch = data;
  g_free (branch->name);
  g_free (branch->script_name);
  g_free (branch->source);
  g_ptr_array_unref (branch->prompted);
  g_ptr_array_unref (branch->inputs);
  g_array_unref (branch->blocks);
  g_array_unref (branch->unsaid);
  tr_log_unref (branch->log);
  g_free (branch);
}

static GPtrArray *texts_of (const GPtrArray *from) {
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (texts, g_strdup (from->pdata[i]));
  return texts;
}

static HsBranch *branch_of (HsSession *self) {
  HsBranch *branch = g_new0 (HsBranch, 1);
  *branch = (HsBranch){.name = g_strdup (self->run_name),
                       .log = tr_log_ref (self->log),
                       .step = self->step,
                       .halted_at = self->halted_at,
                       .script_name = g_strdup (self->script_name),
                       .source = g_strdup (self->source),
                       .prompted = texts_of (self->prompted),
                       .inputs = texts_of (self->inputs),
                       .blocks = g_array_copy (self->blocks),
                       .unsaid = g_array_copy (self->unsaid)};
  return branch;
}

const char *hs_branch_name (const HsBranch *branch) {
  return branch->name;
}

TrLog *hs_branch_log (const HsBranch *branch) {
  return branch->log;
}

const GPtrArray *hs_session_get_branches (HsSession *self) {
  return self->branches;
}

const char *hs_session_get_run_name (HsSession *self) {
  return self->run_name;
}

void hs_session_name_run (HsSession *self) {
  g_free (self->run_name);
  self->run_name = g_strdup_printf (_ ("Run %u"), ++self->n_named);
  self->halted_at = -1;
  g_array_set_size (self->unsaid, 0);
  g_array_set_size (self->blocks, 0);
  g_queue_clear_full (&self->undone, g_free);
}

static void keep (HsSession *self) {
  g_ptr_array_add (self->branches, branch_of (self));
  while (self->branches->len > HS_MOST_BRANCHES)
    g_ptr_array_remove_index (self->branches, 0);
  hs_session_notify (self, PROP_BRANCHES);
}

/* A run that did not get anywhere is nothing to look at. */
void hs_session_keep_run (HsSession *self) {
  if (self->run_name != NULL && !self->recording && self->n_steps > 1 && self->log == tr_run_log (self->run))
    keep (self);
}

/* Blocks. */

void hs_session_begin_block (HsSession *self) {
  TrLog *log = tr_run_log (self->run);
  self->follow_from = (int) tr_log_n_steps (log) - 1;
  HsBlock block = {.command = tr_program_n_commands (tr_log_program (log)),
                   .step_before = self->follow_from,
                   .since_before = self->step == self->follow_from ? self->since : self->follow_from - 1,
                   .output_before = self->output_read,
                   .n_inputs = self->inputs->len,
                   .gesture = self->by_gesture ? self->gesture : 0};
  g_array_append_val (self->blocks, block);
  if (self->run_name == NULL)
    self->run_name = g_strdup_printf (_ ("Run %u"), ++self->n_named);
  if (!self->redoing)
    g_queue_clear_full (&self->undone, g_free);
}

void hs_session_end_block (HsSession *self) {
  if (self->by_gesture && self->comparison != NULL && self->blocks->len > 0)
    hs_session_take_answer (self, tr_run_log (self->run), g_array_index (self->blocks, HsBlock, self->blocks->len - 1).output_before);
  self->by_gesture = FALSE;
  if (g_queue_is_empty (&self->lines))
    self->redoing = FALSE;
  if (self->block->len == 0)
    return;
  TrLog *log = tr_run_log (self->run);
  if (!self->again && self->blocks->len > 0)
    hs_session_tell_result (self, log, g_array_index (self->blocks, HsBlock, self->blocks->len - 1).step_before, (int) tr_log_n_steps (log) - 1);
  g_ptr_array_add (self->prompted, g_strdup (self->block->str));
  g_string_truncate (self->block, 0);
}

/* An unfinished block that was given up leaves nothing to take back. */
static void forget_unfinished (HsSession *self) {
  g_array_set_size (self->blocks, MIN (self->blocks->len, self->prompted->len));
}

/* Blocks from FIRST on are no more. */
static void cut_blocks (HsSession *self, guint first) {
  if (first >= self->prompted->len)
    return;
  g_ptr_array_set_size (self->inputs, (int) MIN (self->inputs->len, g_array_index (self->blocks, HsBlock, first).n_inputs));
  g_ptr_array_set_size (self->prompted, (int) first);
  g_array_set_size (self->blocks, first);
  g_hash_table_remove_all (self->imported);
  for (guint i = 0; i < first; i++) {
    const char *text = self->prompted->pdata[i];
    if (g_str_has_prefix (text, "import "))
      g_hash_table_add (self->imported, g_strchomp (g_strdup (text + strlen ("import "))));
  }
}

/* Of block I, if its output was told up to END bytes. */
static void tell_result_of (HsSession *self, TrLog *log, guint i, guint64 end) {
  const HsBlock *block = &g_array_index (self->blocks, HsBlock, i);
  int last = i + 1 < self->blocks->len ? block[1].step_before : (int) tr_log_n_steps (log) - 1;
  TrStep step;
  if (last < 0)
    return;
  tr_log_step (log, (guint) last, &step);
  if (step.output_end <= end)
    hs_session_tell_result (self, log, block->step_before, last);
}

/* Tells once more what was printed and typed up to END bytes of the output. */
static void tell_again (HsSession *self, TrLog *log, guint64 end) {
  g_signal_emit (self, hs_session_signals[RETOLD], 0);
  self->output_read = 0;
  for (guint i = 0; i < self->prompted->len; i++) {
    hs_session_tell_output_until (self, log, MIN (end, g_array_index (self->blocks, HsBlock, i).output_before));
    if (i > 0)
      tell_result_of (self, log, i - 1, end);
    g_auto (GStrv) lines = g_strsplit (self->prompted->pdata[i], "\n", -1);
    for (guint k = 0; lines[k] != NULL && lines[k + 1] != NULL; k++) {
      g_autofree char *echo = g_strdup_printf ("%s%s\n", k == 0 ? ">>> " : "... ", lines[k]);
      g_signal_emit (self, hs_session_signals[ECHO], 0, echo);
    }
  }
  hs_session_tell_output_until (self, log, end);
  if (self->prompted->len > 0)
    tell_result_of (self, log, self->prompted->len - 1, end);
}

/* What was said behind END bytes is not said this time. */
static void cut_unsaid (HsSession *self, guint64 end) {
  while (self->unsaid->len > 0 && g_array_index (self->unsaid, HsBytes, self->unsaid->len - 1).start >= end)
    g_array_set_size (self->unsaid, self->unsaid->len - 1);
}

/* Has the first N_COMMANDS commands of LOG again, up to UNTIL (-1: their end): N_STEPS steps; the output up to END is told. */
static void have_again (HsSession *self, TrLog *log, guint n_commands, int until, guint n_steps, guint64 end) {
  g_autoptr (TrLog) from = tr_log_ref (log);
  cut_unsaid (self, end);
  tell_again (self, from, end);
  self->again = TRUE;
  self->halt = until;
  self->halt_output = end;
  self->again_since = G_MAXINT;
  self->follow = TRUE;
  self->start_usec = g_get_monotonic_time ();
  tr_run_again (self->run, tr_log_program (from), n_commands, until);
  hs_artist_go_on (self->artist, from, tr_run_log (self->run), n_steps);
  hs_session_set_flag (self, &self->busy, TRUE, PROP_BUSY);
}

/* How it ended is what was asked for: no error, and no traceback. */
void hs_session_end_again (HsSession *self) {
  TrLog *log = tr_run_log (self->run);
  int last = (int) tr_log_n_steps (log) - 1;
  self->again = FALSE;
  if (self->halt >= 0)
    self->halted_at = last > self->halt ? last : -1;
  HsBytes traceback = {self->halt_output, tr_log_output_length (log), self->halt + 1, last};
  if (self->halt >= 0 && traceback.end > traceback.start)
    g_array_append_val (self->unsaid, traceback);
  self->output_read = tr_log_output_length (log);
  self->follow_from = MIN (self->again_since, last - 1);
}

int hs_session_last_silent_step (HsSession *self, const HsBytes *halt) {
  TrStep next = {0};
  if (halt->last_step + 1 < (int) tr_log_n_steps (self->log))
    tr_log_step (self->log, (guint) (halt->last_step + 1), &next);
  return next.output_end > 0 && next.output_end <= halt->end ? halt->last_step + 1 : halt->last_step;
}

/* Taking back. */

gboolean hs_session_can_undo (HsSession *self) {
  return !self->busy && !self->recording && self->prompted->len > 0 && self->typed_id == 0;
}

gboolean hs_session_can_redo (HsSession *self) {
  return !self->busy && !self->recording && !g_queue_is_empty (&self->undone);
}

void hs_session_undo (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (!hs_session_can_undo (self))
    return;
  if (self->continuing)
    hs_session_prompt_reset (self);
  hs_session_leave_inside (self, 0);
  forget_unfinished (self);
  guint first = self->prompted->len - 1, gesture = g_array_index (self->blocks, HsBlock, first).gesture;
  while (gesture != 0 && first > 0 && g_array_index (self->blocks, HsBlock, first - 1).gesture == gesture)
    first--;
  GString *text = g_string_new (NULL);
  for (guint i = first; i < self->prompted->len; i++)
    g_string_append (text, self->prompted->pdata[i]);
  g_queue_push_head (&self->undone, g_string_free (text, FALSE));
  HsBlock block = g_array_index (self->blocks, HsBlock, first);
  cut_blocks (self, first);
  have_again (self, tr_run_log (self->run), block.command, -1, (guint) (block.step_before + 1), block.output_before);
  self->again_since = block.since_before;
}

void hs_session_redo (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (!hs_session_can_redo (self))
    return;
  g_autofree char *text = g_queue_pop_head (&self->undone);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  self->redoing = TRUE;
  self->by_gesture = TRUE;
  self->gesture++;
  hs_session_prompt_lines (self, (const char *const *) lines);
}

/* Branches. */

void hs_session_branch_off (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->busy || self->recording || self->step < 0)
    return;
  int until = self->step;
  TrStep step;
  tr_log_step (self->log, (guint) until, &step);
  keep (self);
  g_free (self->run_name);
  self->run_name = g_strdup_printf (_ ("Run %u, from step %d"), ++self->n_named, until + 1);
  hs_session_notify (self, PROP_BRANCHES);
  g_queue_clear_full (&self->undone, g_free);
  forget_unfinished (self);
  guint kept = 0;
  while (kept < self->blocks->len && g_array_index (self->blocks, HsBlock, kept).step_before < until)
    kept++;
  cut_blocks (self, kept);
  have_again (self, self->log, G_MAXUINT, until, (guint) until + 1, step.output_end);
}

static void take (HsSession *self, const HsBranch *branch) {
  g_free (self->script_name);
  self->script_name = g_strdup (branch->script_name);
  g_free (self->source);
  self->source = g_strdup (branch->source);
  g_clear_pointer (&self->prompted, g_ptr_array_unref);
  self->prompted = texts_of (branch->prompted);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  self->inputs = texts_of (branch->inputs);
  g_clear_pointer (&self->blocks, g_array_unref);
  self->blocks = g_array_copy (branch->blocks);
  g_clear_pointer (&self->unsaid, g_array_unref);
  self->unsaid = g_array_copy (branch->unsaid);
  g_free (self->run_name);
  self->run_name = g_strdup (branch->name);
}

void hs_session_look_at_branch (HsSession *self, const HsBranch *branch) {
  g_return_if_fail (HS_IS_SESSION (self));
  hs_session_leave_inside (self, 0);
  self->recording = TRUE;
  take (self, branch);
  self->halted_at = branch->halted_at;
  g_signal_emit (self, hs_session_signals[RESTARTED], 0);
  hs_session_look_at (self, branch->log);
  hs_session_go (self, branch->step, branch->step - 1);
}

static char *text_of_buffer (HsSession *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

/* Only where TEXT differs, so that breakpoints stay at their lines; can be taken back. */
static void put_text (HsSession *self, const char *text) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autofree char *before = text_of_buffer (self);
  const char *from = before, *from_end = before + strlen (before), *to = text, *to_end = text + strlen (text);
  int start_chars = 0;
  for (; from < from_end && to < to_end && g_utf8_get_char (from) == g_utf8_get_char (to); start_chars++) {
    from = g_utf8_next_char (from);
    to = g_utf8_next_char (to);
  }
  while (from_end > from && to_end > to && g_utf8_get_char (g_utf8_prev_char (from_end)) == g_utf8_get_char (g_utf8_prev_char (to_end))) {
    from_end = g_utf8_prev_char (from_end);
    to_end = g_utf8_prev_char (to_end);
  }
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, start_chars);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, start_chars + (int) g_utf8_strlen (from, from_end - from));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, to, (int) (to_end - to));
  gtk_text_buffer_end_user_action (buffer);
}

void hs_session_switch_to (HsSession *self, const HsBranch *branch) {
  g_return_if_fail (HS_IS_SESSION (self));
  guint index = 0;
  if (self->busy || !g_ptr_array_find (self->branches, branch, &index))
    return;
  hs_session_forget_lines (self);
  hs_session_leave_inside (self, 0);
  HsBranch *taken = g_ptr_array_steal_index (self->branches, index);
  if (!self->recording)
    g_ptr_array_add (self->branches, branch_of (self));
  g_autofree char *text = text_of_buffer (self);
  gboolean has_run = g_strcmp0 (text, self->source) == 0; /* else it was written since, and stays */
  take (self, taken);
  if (has_run && g_strcmp0 (text, self->source) != 0)
    put_text (self, self->source);
  self->recording = FALSE;
  self->halted_at = taken->halted_at;
  have_again (self, taken->log, G_MAXUINT, -1, tr_log_n_steps (taken->log), G_MAXUINT64);
  branch_free (taken);
  hs_session_notify (self, PROP_BRANCHES);
}

void hs_session_init_again (HsSession *self) {
  self->blocks = g_array_new (FALSE, FALSE, sizeof (HsBlock));
  self->unsaid = g_array_new (FALSE, FALSE, sizeof (HsBytes));
  self->branches = g_ptr_array_new_with_free_func (branch_free);
  self->halted_at = -1;
  self->halt = -1;
  g_queue_init (&self->undone);
}

void hs_session_clear_again (HsSession *self) {
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->unsaid, g_array_unref);
  g_clear_pointer (&self->branches, g_ptr_array_unref);
  g_clear_pointer (&self->run_name, g_free);
  g_queue_clear_full (&self->undone, g_free);
}
