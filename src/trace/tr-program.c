#include "tr-program-private.h"

#include <errno.h>
#include <string.h>

#include "hb-buffer.h"

static void command_free (gpointer data) {
  TrCommand *command = data;
  g_free (command->text);
  g_free (command->name);
  g_free (command);
}

static void file_clear (gpointer data) {
  TrProgramFile *file = data;
  g_free (file->path);
  g_clear_pointer (&file->text, g_bytes_unref);
}

static void call_clear (gpointer data) {
  g_clear_pointer (&((TrProgramCall *) data)->out, g_bytes_unref);
}

TrProgram *tr_program_new (gsize heap_limit_bytes, guint64 step_limit, const char *folder) {
  TrProgram *program = g_new0 (TrProgram, 1);
  program->references = 1;
  program->heap_limit_bytes = heap_limit_bytes;
  program->step_limit = step_limit;
  program->folder = g_strdup (folder);
  g_mutex_init (&program->lock);
  program->commands = g_ptr_array_new_with_free_func (command_free);
  program->inputs = g_ptr_array_new_with_free_func (g_free);
  program->clocks = g_array_new (FALSE, FALSE, sizeof (gint64));
  program->files = g_array_new (FALSE, FALSE, sizeof (TrProgramFile));
  g_array_set_clear_func (program->files, file_clear);
  program->stops = g_array_new (FALSE, FALSE, sizeof (TrProgramStop));
  program->calls = g_array_new (FALSE, FALSE, sizeof (TrProgramCall));
  g_array_set_clear_func (program->calls, call_clear);
  return program;
}

TrProgram *tr_program_ref (TrProgram *program) {
  g_atomic_int_inc (&program->references);
  return program;
}

void tr_program_unref (TrProgram *program) {
  if (!g_atomic_int_dec_and_test (&program->references))
    return;
  g_ptr_array_unref (program->commands);
  g_ptr_array_unref (program->inputs);
  g_array_unref (program->clocks);
  g_array_unref (program->files);
  g_array_unref (program->stops);
  g_array_unref (program->calls);
  g_mutex_clear (&program->lock);
  g_free (program->folder);
  g_free (program);
}

/* Noting down. */

static void add_to (TrProgram *program, GPtrArray *array, gpointer item) {
  g_mutex_lock (&program->lock);
  g_ptr_array_add (array, item);
  g_mutex_unlock (&program->lock);
}

static void append_to (TrProgram *program, GArray *array, gconstpointer item) {
  g_mutex_lock (&program->lock);
  g_array_append_vals (array, item, 1);
  g_mutex_unlock (&program->lock);
}

static void add_command (TrProgram *program, const TrCommand *command) {
  add_to (program, program->commands, g_memdup2 (command, sizeof *command));
}

void tr_program_add_script (TrProgram *program, const char *source, gsize length_bytes, const char *name) {
  add_command (program, &(TrCommand){.kind = TR_COMMAND_SCRIPT,
                                     .text = g_strndup (source, length_bytes),
                                     .length_bytes = length_bytes,
                                     .name = g_strdup (name)});
}

void tr_program_add_line (TrProgram *program, const char *line) {
  add_command (program, &(TrCommand){.kind = TR_COMMAND_LINE, .text = g_strdup (line), .length_bytes = strlen (line)});
}

void tr_program_add_reset (TrProgram *program) {
  add_command (program, &(TrCommand){.kind = TR_COMMAND_RESET});
}

void tr_program_add_input (TrProgram *program, const char *line) {
  add_to (program, program->inputs, g_strdup (line));
}

/* One before a line begins is noted by who asks for it, and told once more by the interpreter. */
void tr_program_add_stop (TrProgram *program, guint64 steps, guint64 identity, gboolean for_good) {
  g_mutex_lock (&program->lock);
  guint n = program->stops->len;
  const TrProgramStop *last = n > 0 ? &g_array_index (program->stops, TrProgramStop, n - 1) : NULL;
  if (last == NULL || last->identity != 0 || last->steps != steps)
    g_array_append_val (program->stops, ((TrProgramStop){steps, identity, for_good}));
  g_mutex_unlock (&program->lock);
}

void tr_program_add_clock (TrProgram *program, gint64 nsec) {
  append_to (program, program->clocks, &nsec);
}

void tr_program_add_file (TrProgram *program, const char *path, GBytes *text) {
  append_to (program, program->files, &(TrProgramFile){.path = g_strdup (path), .text = text != NULL ? g_bytes_ref (text) : NULL});
}

void tr_program_set_ask (TrProgram *program, TrAskFunc ask, gpointer user) {
  program->ask = ask;
  program->ask_user = user;
}

static int64_t note_clock (void *user, RtClock clock) {
  TrProgram *program = user;
  gint64 nsec = rt_world_clock (&(RtWorld){0}, clock);
  tr_program_add_clock (program, nsec);
  return nsec;
}

static bool note_file (void *user, const char *path, HbBuffer *text) {
  TrProgram *program = user;
  gsize before = text->length_bytes;
  bool found = rt_world_read_file (&(RtWorld){0}, path, text);
  g_autoptr (GBytes) bytes = found && !text->broken ? g_bytes_new (text->bytes + before, text->length_bytes - before) : NULL;
  tr_program_add_file (program, path, bytes);
  return found;
}

void tr_program_add_call (TrProgram *program, guint op, gint64 answer, const HbBuffer *out) {
  TrProgramCall note = {.op = op, .answer = answer};
  if (out->length_bytes > 0 && !out->broken)
    note.out = g_bytes_new (out->bytes, out->length_bytes);
  append_to (program, program->calls, &note);
}

static gboolean may_use_files (TrProgram *program) {
  TrAskFunc ask = g_steal_pointer (&program->ask);
  if (ask != NULL)
    program->files_allowed = ask (program->ask_user);
  return program->files_allowed;
}

static int64_t note_call (void *user, const RtFileCall *call, HbBuffer *out) {
  TrProgram *program = user;
  gint64 answer = call->op == RT_FILE_HERE ? 0 : rt_forbidden_file (program->folder, call);
  /* Of what is not there nobody has to be asked. */
  if (answer == 0 || (answer != -ENOENT && may_use_files (program)))
    answer = rt_real_file (program->folder, call, out);
  tr_program_add_call (program, call->op, answer, out);
  return answer;
}

RtWorld tr_program_world (TrProgram *program) {
  return (RtWorld){.user = program, .clock = note_clock, .read_file = note_file, .file = note_call};
}

/* Reading. */

guint tr_program_n_commands (TrProgram *program) {
  g_mutex_lock (&program->lock);
  guint n = program->commands->len;
  g_mutex_unlock (&program->lock);
  return n;
}

const TrCommand *tr_program_command (TrProgram *program, guint index) {
  g_mutex_lock (&program->lock);
  const TrCommand *command = program->commands->pdata[index];
  g_mutex_unlock (&program->lock);
  return command;
}

RtConfig tr_program_config (TrProgram *program) {
  RtConfig config = rt_config_default ();
  if (program->heap_limit_bytes != 0)
    config.heap_limit_bytes = program->heap_limit_bytes;
  config.step_limit = program->step_limit;
  config.script_folder = program->folder;
  return config;
}

/* Having it again. Where the notes end, the run was not that far when they were read, and the real world answers. */

static int64_t replay_clock (void *user, RtClock clock) {
  TrReplay *replay = user;
  TrProgram *program = replay->program;
  g_mutex_lock (&program->lock);
  gboolean known = replay->clocks < program->clocks->len;
  gint64 nsec = known ? g_array_index (program->clocks, gint64, replay->clocks++) : 0;
  g_mutex_unlock (&program->lock);
  return known ? nsec : rt_world_clock (&(RtWorld){0}, clock);
}

static bool replay_file (void *user, const char *path, HbBuffer *text) {
  TrReplay *replay = user;
  TrProgram *program = replay->program;
  g_mutex_lock (&program->lock);
  const TrProgramFile *file = replay->files < program->files->len ? &g_array_index (program->files, TrProgramFile, replay->files) : NULL;
  gboolean known = file != NULL && g_str_equal (file->path, path);
  g_autoptr (GBytes) bytes = known && file->text != NULL ? g_bytes_ref (file->text) : NULL;
  replay->files += known;
  g_mutex_unlock (&program->lock);
  if (!known)
    return rt_world_read_file (&(RtWorld){0}, path, text);
  if (bytes == NULL)
    return false;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  hb_buffer_append_bytes (text, data, length);
  return true;
}

/* No file is touched again: where the notes end, nothing is there. */
static int64_t replay_call (void *user, const RtFileCall *call, HbBuffer *out) {
  TrReplay *replay = user;
  TrProgram *program = replay->program;
  g_mutex_lock (&program->lock);
  const TrProgramCall *note = replay->calls < program->calls->len ? &g_array_index (program->calls, TrProgramCall, replay->calls) : NULL;
  gboolean known = note != NULL && note->op == call->op;
  g_autoptr (GBytes) bytes = known && note->out != NULL ? g_bytes_ref (note->out) : NULL;
  int64_t answer = known ? note->answer : RT_FILE_FORBIDDEN;
  replay->calls += known;
  g_mutex_unlock (&program->lock);
  if (bytes != NULL) {
    gsize length;
    const char *data = g_bytes_get_data (bytes, &length);
    hb_buffer_append_bytes (out, data, length);
  }
  return answer;
}

static RtStop replay_stop (void *user, uint64_t steps, uint64_t identity) {
  TrReplay *replay = user;
  TrProgram *program = replay->program;
  if (g_atomic_int_get (&replay->given_up) || (replay->cancelled != NULL && g_atomic_int_get (replay->cancelled)))
    return RT_STOP_FOR_GOOD;
  RtStop answer = RT_STOP_GO_ON;
  g_mutex_lock (&program->lock);
  if (replay->stops < program->stops->len) {
    const TrProgramStop *stop = &g_array_index (program->stops, TrProgramStop, replay->stops);
    if (steps >= stop->steps && (identity == 0) == (stop->identity == 0) && identity >= stop->identity) {
      answer = stop->for_good ? RT_STOP_FOR_GOOD : RT_STOP_INTERRUPT;
      replay->stops++;
    }
  }
  g_mutex_unlock (&program->lock);
  return answer;
}

void tr_replay_init (TrReplay *replay, TrProgram *program) {
  *replay = (TrReplay){.program = program};
}

RtWorld tr_replay_world (TrReplay *replay) {
  return (RtWorld){.user = replay, .clock = replay_clock, .read_file = replay_file, .file = replay_call, .stop = replay_stop};
}

char *tr_replay_dup_input (TrReplay *replay) {
  TrProgram *program = replay->program;
  g_mutex_lock (&program->lock);
  char *line = replay->inputs < program->inputs->len ? g_strdup (program->inputs->pdata[replay->inputs++]) : NULL;
  g_mutex_unlock (&program->lock);
  return line;
}

gboolean tr_replay_read_line (TrReplay *replay, HbBuffer *buffer) {
  g_autofree char *line = tr_replay_dup_input (replay);
  if (line == NULL)
    return FALSE;
  hb_buffer_append (buffer, line);
  hb_buffer_append_char (buffer, '\n');
  return TRUE;
}
