/* What a recording was made of: the script, the lines typed at the prompt, and what the world answered while they ran. With it the same
 * run can be had again, to the address and the number of every object.
 *
 * One thread adds while others read; everything is guarded by a lock. What was added never changes.
 */
#pragma once

#include "rt.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum TrCommandKind {
  TR_COMMAND_SCRIPT,
  TR_COMMAND_LINE,  /* at the prompt */
  TR_COMMAND_RESET, /* an unfinished block was given up */
} TrCommandKind;

typedef struct TrCommand {
  TrCommandKind kind;
  char *text; /* source, or a line without \n */
  gsize length_bytes;
  char *name; /* of a script */
} TrCommand;

typedef struct TrProgram TrProgram;

/* Limits of the interpreter; 0: the default, and none. FOLDER: where imports are looked for; NULL: nowhere. */
TrProgram *tr_program_new (gsize heap_limit_bytes, guint64 step_limit, const char *RT_NULLABLE folder);
TrProgram *tr_program_ref (TrProgram *program);
void tr_program_unref (TrProgram *program);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrProgram, tr_program_unref)

/* Before the command runs. */
void tr_program_add_script (TrProgram *program, const char *source, gsize length_bytes, const char *name);
void tr_program_add_line (TrProgram *program, const char *line);
void tr_program_add_reset (TrProgram *program);
/* A line that input () got, without \n; NULL: the end of input. */
void tr_program_add_input (TrProgram *program, const char *RT_NULLABLE line);
/* Whether the program may use the files below its folder: ASK is called, on the thread that runs user code, when it first wants to.
 * Without it the answer is no. */
typedef gboolean (*TrAskFunc) (gpointer user);
void tr_program_set_ask (TrProgram *program, TrAskFunc RT_NULLABLE ask, gpointer user);
/* A request to stop became a KeyboardInterrupt when the run was that far. */
void tr_program_add_stop (TrProgram *program, guint64 steps, guint64 identity, gboolean for_good);
/* The real world, which PROGRAM takes notes of; good as long as PROGRAM. */
RtWorld tr_program_world (TrProgram *program);

guint tr_program_n_commands (TrProgram *program);
const TrCommand *tr_program_command (TrProgram *program, guint index);
/* The interpreter that it runs in, but for its input, output and world. Good as long as PROGRAM. */
RtConfig tr_program_config (TrProgram *program);

/* Having it again: gives the answers of the first time, in their order. */
typedef struct TrReplay {
  TrProgram *program;
  guint inputs, clocks, files, stops, calls; /* given so far */
  gint given_up; /* atomic: the run is to end as soon as it can */
  const gint *RT_NULLABLE cancelled; /* atomic: the same, said by somebody else */
} TrReplay;

void tr_replay_init (TrReplay *replay, TrProgram *program);
RtWorld tr_replay_world (TrReplay *replay);
/* The next line of input with its \n; false: the end. */
gboolean tr_replay_read_line (TrReplay *replay, struct HbBuffer *buffer);

G_END_DECLS
