/* A run: an interpreter on a thread of its own, with the log of what it does.
 *
 * All functions are for the thread that made the run (the main thread) and return at once; the callback comes on its
 * GMainContext. A script runs in a fresh interpreter; lines at the prompt go on in the interpreter of the script before.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct TrRun TrRun;

typedef struct TrRunLimits {
  gsize heap_limit_bytes; /* 0: default */
  guint64 step_limit;     /* 0: none */
} TrRunLimits;

typedef enum TrRunEvent {
  TR_RUN_STARTED,   /* a script or a prompt line began to run */
  TR_RUN_PROGRESS,  /* at most every 30 ms while it runs: more steps or output may be there */
  TR_RUN_FINISHED,  /* it is over; the log's last step says how */
  TR_RUN_MORE,      /* the prompt waits for the rest of a block */
  TR_RUN_INPUT,     /* the program called input(): answer with tr_run_input */
  TR_RUN_FILES,     /* the program wants the files below its folder: answer with tr_run_allow_files */
} TrRunEvent;

typedef void (*TrRunFunc) (TrRun *run, TrRunEvent event, gpointer user);

/* FUNC is called on the thread-default main context of the caller. */
TrRun *tr_run_new (const TrRunLimits *RT_NULLABLE limits, TrRunFunc func, gpointer user);
/* Of scripts to come. */
void tr_run_set_limits (TrRun *run, const TrRunLimits *limits);
/* How much memory the logs of scripts to come may take, and how much of the disk beyond that. */
void tr_run_set_budget (TrRun *run, guint64 memory_bytes, guint64 disk_bytes);
/* Stops what runs, waits for the thread (at most some ms) and frees all. */
void tr_run_free (TrRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrRun, tr_run_free)

/* The log that is written now; a new one after each tr_run_script. Borrowed: ref it to keep it. */
TrLog *tr_run_log (TrRun *run);
gboolean tr_run_is_busy (TrRun *run);
/* Starts afresh: throws the interpreter away (stopping it if it runs) and runs SOURCE. FOLDER is where import looks; may be NULL. */
void tr_run_script (TrRun *run, const char *source, const char *name, const char *RT_NULLABLE folder);
/* Throws the interpreter away and has the first N_COMMANDS commands of PROGRAM again, into a new log, with the answers that the world
 * gave the first time; UNTIL: the step at which that ends (-1: none), before its line runs and with nothing left of the functions
 * that ran. Then the prompt goes on from there. TR_RUN_FINISHED comes once, at its end. */
void tr_run_again (TrRun *run, TrProgram *program, guint n_commands, int until);
/* Feeds one line to the prompt, in the interpreter that is there (made if there is none). Ignored while busy: FALSE. */
gboolean tr_run_prompt (TrRun *run, const char *line);
/* Leaves an unfinished block. */
void tr_run_prompt_reset (TrRun *run);
/* User code gets a KeyboardInterrupt. */
void tr_run_stop (TrRun *run);
/* The line that input() waits for, without \n; NULL: end of input. */
void tr_run_input (TrRun *run, const char *RT_NULLABLE line);
/* Whether the program that asked may use the files below its folder. */
void tr_run_allow_files (TrRun *run, gboolean allowed);

G_END_DECLS
