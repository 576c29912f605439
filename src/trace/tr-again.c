#include "tr-again.h"

#include "hb-buffer.h"
#include "tr-program-private.h"

struct TrAgain {
  TrReplay replay;
  TrProgram *to;
  guint n_commands, next;
  int until;
  gboolean due;     /* the step was reached: the next line does not begin */
  gboolean over;    /* it was ended */
  gint cancelled;   /* atomic */
};

TrAgain *tr_again_new (TrProgram *from, guint n_commands, int until, TrProgram *to) {
  TrAgain *again = g_new0 (TrAgain, 1);
  *again = (TrAgain){.to = tr_program_ref (to), .n_commands = n_commands, .until = until};
  tr_replay_init (&again->replay, tr_program_ref (from));
  return again;
}

void tr_again_free (TrAgain *again) {
  tr_program_unref (again->replay.program);
  tr_program_unref (again->to);
  g_free (again);
}

static int64_t again_clock (void *user, RtClock clock) {
  TrAgain *again = user;
  RtWorld world = tr_replay_world (&again->replay);
  gint64 nsec = world.clock (world.user, clock);
  tr_program_add_clock (again->to, nsec);
  return nsec;
}

static bool again_file (void *user, const char *path, HbBuffer *text) {
  TrAgain *again = user;
  RtWorld world = tr_replay_world (&again->replay);
  gsize before = text->length_bytes;
  bool found = world.read_file (world.user, path, text);
  g_autoptr (GBytes) bytes = found && !text->broken ? g_bytes_new (text->bytes + before, text->length_bytes - before) : NULL;
  tr_program_add_file (again->to, path, bytes);
  return found;
}

static int64_t again_call (void *user, const RtFileCall *call, HbBuffer *out) {
  TrAgain *again = user;
  RtWorld world = tr_replay_world (&again->replay);
  int64_t answer = world.file (world.user, call, out);
  tr_program_add_call (again->to, call->op, answer, out);
  return answer;
}

static RtStop again_stop (void *user, uint64_t steps, uint64_t identity) {
  TrAgain *again = user;
  if (g_atomic_int_get (&again->cancelled)) {
    again->over = TRUE;
    return RT_STOP_FOR_GOOD;
  }
  if (again->due && identity == 0) {
    again->due = FALSE;
    again->over = TRUE;
    tr_program_add_stop (again->to, steps, identity, TRUE);
    return RT_STOP_FOR_GOOD;
  }
  RtWorld world = tr_replay_world (&again->replay);
  return again->over ? RT_STOP_GO_ON : world.stop (world.user, steps, identity);
}

RtWorld tr_again_world (TrAgain *again) {
  return (RtWorld){.user = again, .clock = again_clock, .read_file = again_file, .file = again_call, .stop = again_stop};
}

const TrCommand *tr_again_next (TrAgain *again) {
  if (again->over || again->due || again->next >= MIN (again->n_commands, tr_program_n_commands (again->replay.program)))
    return NULL;
  const TrCommand *command = tr_program_command (again->replay.program, again->next++);
  switch (command->kind) {
  case TR_COMMAND_SCRIPT:
    tr_program_add_script (again->to, command->text, command->length_bytes, command->name);
    break;
  case TR_COMMAND_LINE:
    tr_program_add_line (again->to, command->text);
    break;
  case TR_COMMAND_RESET:
    tr_program_add_reset (again->to);
    break;
  }
  return command;
}

void tr_again_note_step (TrAgain *again, guint step) {
  if (again->until >= 0 && step == (guint) again->until)
    again->due = TRUE;
}

gboolean tr_again_input (TrAgain *again, char **line) {
  guint before = again->replay.inputs;
  *line = tr_replay_dup_input (&again->replay);
  if (again->replay.inputs == before)
    return FALSE;
  tr_program_add_input (again->to, *line);
  return TRUE;
}

void tr_again_cancel (TrAgain *again) {
  g_atomic_int_set (&again->cancelled, TRUE);
}
