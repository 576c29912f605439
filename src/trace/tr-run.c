#include "tr-run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "tr-again.h"
#include "tr-recorder.h"

/* Two threads share a TrRun: the one that made it, and the worker that owns the interpreter. What both touch is under `lock`.
 * Commands go to the worker through a queue; events come back as sources on the maker's context. A stop does not go through
 * the queue: it reaches the interpreter directly. */

#define PROGRESS_USEC       30000
#define FREE_PATIENCE_USEC  (2 * G_USEC_PER_SEC)

typedef enum CommandKind { COMMAND_SCRIPT, COMMAND_AGAIN, COMMAND_PROMPT, COMMAND_RESET, COMMAND_QUIT } CommandKind;

typedef struct Command {
  CommandKind kind;
  guint64 number; /* counts up from 1 */
  char *text;   /* source or line */
  char *name;
  TrLog *log;   /* the log to write from now on (scripts); may be NULL */
  TrAgain *again;
} Command;

struct TrRun {
  atomic_int references;
  TrRunFunc func;
  gpointer user;
  TrRunLimits limits;
  GMainContext *context;
  GAsyncQueue *commands;

  /* The maker's. */
  TrLog *log;
  guint64 memory_bytes, disk_bytes; /* of logs; both 0: the log's own */
  guint64 last_number; /* of the command sent last */
  guint unfinished;    /* scripts and lines sent whose end was not yet told */
  gboolean closed;

  /* Shared. */
  GMutex lock;
  GCond changed;
  RtInterp *interp;       /* NULL while there is none to stop */
  TrAgain *again;         /* what is had again at the moment */
  guint64 current;        /* the number of the command at work */
  guint64 stop_through;   /* commands up to this number are to stop */
  guint64 skip_through;   /* commands up to this number need not begin: a later script makes them pointless */
  gboolean over;          /* the worker has ended */
  gboolean input_wanted, input_given;
  char *input_line;
  gboolean files_asked, files_answered, files_allowed;
  atomic_bool progress_pending;

  /* The worker's. */
  TrLog *worker_log;
  TrRecorder *recorder;
  RtInterp *worker_interp;
  gint64 progress_usec;
};

static void command_free (Command *command) {
  g_free (command->text);
  g_free (command->name);
  g_clear_pointer (&command->log, tr_log_unref);
  g_clear_pointer (&command->again, tr_again_free);
  g_free (command);
}

static void run_unref (TrRun *run) {
  if (atomic_fetch_sub (&run->references, 1) != 1)
    return;
  g_async_queue_unref (run->commands);
  g_main_context_unref (run->context);
  g_clear_pointer (&run->log, tr_log_unref);
  g_clear_pointer (&run->worker_log, tr_log_unref);
  g_mutex_clear (&run->lock);
  g_cond_clear (&run->changed);
  g_free (run->input_line);
  g_free (run);
}

/* Events, from the worker to the maker. */

typedef struct Event {
  TrRun *run;
  TrRunEvent event;
  TrLog *log; /* the log it is about: events of a log that was left behind are dropped */
} Event;

static void event_free (gpointer data) {
  Event *event = data;
  g_clear_pointer (&event->log, tr_log_unref);
  run_unref (event->run);
  g_free (event);
}

static gboolean deliver (gpointer data) {
  Event *event = data;
  TrRun *run = event->run;
  if (event->event == TR_RUN_PROGRESS)
    atomic_store (&run->progress_pending, false);
  if (event->event == TR_RUN_FINISHED || event->event == TR_RUN_MORE)
    run->unfinished--;
  if (!run->closed && event->log == run->log)
    run->func (run, event->event, run->user);
  return G_SOURCE_REMOVE;
}

static void post (TrRun *run, TrRunEvent kind) {
  Event *event = g_new0 (Event, 1);
  atomic_fetch_add (&run->references, 1);
  *event = (Event){.run = run, .event = kind, .log = run->worker_log != NULL ? tr_log_ref (run->worker_log) : NULL};
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, event, event_free);
  g_source_attach (source, run->context);
}

/* Asked at every step: a clock that is read in no time, and goes on by a few milliseconds at once. */
static gint64 now_roughly_usec (void) {
#ifdef CLOCK_MONOTONIC_COARSE
  struct timespec now;
  if (clock_gettime (CLOCK_MONOTONIC_COARSE, &now) == 0)
    return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
#endif
  return g_get_monotonic_time ();
}

static void maybe_post_progress (TrRun *run) {
  if (atomic_load_explicit (&run->progress_pending, memory_order_relaxed))
    return;
  gint64 now_usec = now_roughly_usec ();
  if (now_usec - run->progress_usec < PROGRESS_USEC)
    return;
  run->progress_usec = now_usec;
  atomic_store (&run->progress_pending, true);
  post (run, TR_RUN_PROGRESS);
}

/* The worker. */

static void on_step (guint step, gpointer user) {
  TrRun *run = user;
  if (run->again != NULL) /* set by this thread */
    tr_again_note_step (run->again, step);
  maybe_post_progress (run);
}

static void on_write (void *user, RtOutput stream, const char *text, size_t length_bytes) {
  maybe_post_progress (user);
}

/* input (): waits for a line from the maker; false at the end of input and on a stop. */
static bool on_read_line (void *user, HbBuffer *buffer) {
  TrRun *run = user;
  char *known = NULL;
  if (run->again != NULL && tr_again_input (run->again, &known)) {
    g_autofree char *line = known;
    if (line != NULL) {
      hb_buffer_append (buffer, line);
      hb_buffer_append_char (buffer, '\n');
    }
    return line != NULL;
  }
  g_mutex_lock (&run->lock);
  run->input_wanted = TRUE; /* before it is told: the answer may come at once */
  post (run, TR_RUN_INPUT);
  while (!run->input_given && run->current > run->stop_through)
    g_cond_wait (&run->changed, &run->lock);
  g_autofree char *line = g_steal_pointer (&run->input_line);
  run->input_wanted = run->input_given = FALSE;
  g_mutex_unlock (&run->lock);
  tr_program_add_input (tr_log_program (run->worker_log), line);
  if (line == NULL)
    return false;
  hb_buffer_append (buffer, line);
  hb_buffer_append_char (buffer, '\n');
  return true;
}

/* Waits for what the maker says; no on a stop. */
static gboolean on_ask_files (gpointer user) {
  TrRun *run = user;
  g_mutex_lock (&run->lock);
  run->files_asked = TRUE;
  run->files_answered = run->files_allowed = FALSE;
  g_mutex_unlock (&run->lock);
  post (run, TR_RUN_FILES);
  g_mutex_lock (&run->lock);
  while (!run->files_answered && run->current > run->stop_through)
    g_cond_wait (&run->changed, &run->lock);
  gboolean allowed = run->files_answered && run->files_allowed;
  run->files_asked = FALSE;
  g_mutex_unlock (&run->lock);
  return allowed;
}

static void set_interp (TrRun *run, RtInterp *RT_NULLABLE interp) {
  g_mutex_lock (&run->lock);
  run->interp = interp;
  if (run->again != NULL && interp != NULL && run->current <= run->stop_through)
    tr_again_cancel (run->again);
  if (interp != NULL && run->current <= run->stop_through)
    rt_request_stop (interp);
  g_mutex_unlock (&run->lock);
}

static void close_interp (TrRun *run) {
  if (run->worker_interp == NULL)
    return;
  g_clear_pointer (&run->recorder, tr_recorder_free);
  /* Finalizers run now, and can be stopped, too. */
  rt_destroy (run->worker_interp);
  run->worker_interp = NULL;
}

static gboolean open_interp (TrRun *run) {
  TrProgram *program = tr_log_program (run->worker_log);
  RtConfig config = tr_program_config (program);
  config.write = on_write;
  config.read_line = on_read_line;
  config.user = run;
  config.world = run->again != NULL ? tr_again_world (run->again) : tr_program_world (program);
  tr_program_set_ask (program, on_ask_files, run);
  run->worker_interp = rt_new (&config);
  if (run->worker_interp == NULL)
    return FALSE;
  run->recorder = tr_recorder_new (run->worker_interp, run->worker_log);
  tr_recorder_set_step_func (run->recorder, on_step, run);
  return TRUE;
}

/* Makes COMMAND the one at work; FALSE if a later script made it pointless. */
static gboolean begin (TrRun *run, const Command *command) {
  g_mutex_lock (&run->lock);
  run->current = command->number;
  gboolean wanted = command->number > run->skip_through;
  g_mutex_unlock (&run->lock);
  return wanted;
}

static void do_script (TrRun *run, const Command *command) {
  tr_program_add_script (tr_log_program (run->worker_log), command->text, strlen (command->text), command->name);
  if (!open_interp (run))
    return;
  set_interp (run, run->worker_interp);
  post (run, TR_RUN_STARTED);
  char *argv[] = {command->name, NULL};
  rt_run_script (run->worker_interp, command->text, strlen (command->text), command->name, 1, argv);
}

static void set_again (TrRun *run, TrAgain *RT_NULLABLE again) {
  g_mutex_lock (&run->lock);
  run->again = again;
  g_mutex_unlock (&run->lock);
}

static void have_again (TrRun *run, const TrCommand *command) {
  char *argv[] = {command->name, NULL};
  int status = 0;
  switch (command->kind) {
  case TR_COMMAND_SCRIPT:
    rt_run_script (run->worker_interp, command->text, command->length_bytes, command->name, 1, argv);
    return;
  case TR_COMMAND_LINE:
    rt_prompt_feed (run->worker_interp, command->text, &status);
    return;
  case TR_COMMAND_RESET:
    rt_prompt_reset (run->worker_interp);
    return;
  }
}

static void do_again (TrRun *run, const Command *command) {
  set_again (run, command->again);
  if (open_interp (run)) {
    set_interp (run, run->worker_interp);
    post (run, TR_RUN_STARTED);
    for (const TrCommand *next; (next = tr_again_next (command->again)) != NULL;)
      have_again (run, next);
    rt_prompt_reset (run->worker_interp); /* of a block that the last line may have left open */
    run->worker_interp->world = tr_program_world (tr_log_program (run->worker_log));
  }
  set_again (run, NULL);
}

static TrRunEvent do_prompt (TrRun *run, const Command *command) {
  tr_program_add_line (tr_log_program (run->worker_log), command->text);
  if (run->worker_interp == NULL && !open_interp (run))
    return TR_RUN_FINISHED;
  set_interp (run, run->worker_interp);
  post (run, TR_RUN_STARTED);
  int status = 0;
  RtPromptState state = rt_prompt_feed (run->worker_interp, command->text, &status);
  return state == RT_PROMPT_MORE ? TR_RUN_MORE : TR_RUN_FINISHED;
}

static void take_log (TrRun *run, Command *command) {
  if (command->log == NULL)
    return;
  g_clear_pointer (&run->worker_log, tr_log_unref);
  run->worker_log = g_steal_pointer (&command->log);
}

/* Carries out COMMAND; FALSE: the worker is to end. */
static gboolean carry_out (TrRun *run, Command *command) {
  TrRunEvent event = TR_RUN_FINISHED;
  switch (command->kind) {
  case COMMAND_QUIT:
    return FALSE;
  case COMMAND_RESET:
    if (run->worker_interp != NULL) {
      tr_program_add_reset (tr_log_program (run->worker_log));
      rt_prompt_reset (run->worker_interp);
    }
    return TRUE;
  case COMMAND_SCRIPT:
  case COMMAND_AGAIN:
  case COMMAND_PROMPT:
    if (begin (run, command)) {
      if (command->kind != COMMAND_PROMPT)
        close_interp (run); /* its recorder writes to the old log */
      take_log (run, command);
      if (command->kind == COMMAND_SCRIPT)
        do_script (run, command);
      else if (command->kind == COMMAND_AGAIN)
        do_again (run, command);
      else
        event = do_prompt (run, command);
    }
    set_interp (run, NULL);
    post (run, event);
    return TRUE;
  }
  return TRUE;
}

static void *work (void *data) {
  TrRun *run = data;
  for (gboolean go_on = TRUE; go_on;) {
    Command *command = g_async_queue_pop (run->commands);
    go_on = carry_out (run, command);
    command_free (command);
  }
  set_interp (run, NULL);
  close_interp (run);
  g_mutex_lock (&run->lock);
  run->over = TRUE;
  g_cond_broadcast (&run->changed);
  g_mutex_unlock (&run->lock);
  run_unref (run);
  return NULL;
}

/* The maker. */

/* A log that knows what it will be a recording of. */
static TrLog *new_log (const TrRunLimits *limits, const char *RT_NULLABLE folder) {
  TrLog *log = tr_log_new ();
  g_autoptr (TrProgram) program = tr_program_new (limits->heap_limit_bytes, limits->step_limit, folder);
  tr_log_set_program (log, program);
  return log;
}

static Command *command_new (TrRun *run, CommandKind kind, const char *text, const char *name, TrLog *log) {
  Command *command = g_new0 (Command, 1);
  *command = (Command){.kind = kind,
                       .number = ++run->last_number,
                       .text = g_strdup (text),
                       .name = g_strdup (name),
                       .log = log != NULL ? tr_log_ref (log) : NULL};
  return command;
}

static void send (TrRun *run, CommandKind kind, const char *text, const char *name, TrLog *log) {
  g_async_queue_push (run->commands, command_new (run, kind, text, name, log));
}

TrRun *tr_run_new (const TrRunLimits *limits, TrRunFunc func, gpointer user) {
  TrRun *run = g_new0 (TrRun, 1);
  atomic_init (&run->references, 2); /* the maker's and the worker's */
  run->func = func;
  run->user = user;
  if (limits != NULL)
    run->limits = *limits;
  run->context = g_main_context_ref_thread_default ();
  run->commands = g_async_queue_new_full ((GDestroyNotify) command_free);
  g_mutex_init (&run->lock);
  g_cond_init (&run->changed);
  run->log = new_log (&run->limits, NULL);
  run->worker_log = tr_log_ref (run->log);

  pthread_attr_t attributes;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  pthread_attr_setdetachstate (&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  if (pthread_create (&thread, &attributes, work, run) != 0)
    g_error ("cannot start the thread that runs programs");
  pthread_attr_destroy (&attributes);
  return run;
}

void tr_run_set_limits (TrRun *run, const TrRunLimits *limits) {
  run->limits = *limits;
}

void tr_run_set_budget (TrRun *run, guint64 memory_bytes, guint64 disk_bytes) {
  run->memory_bytes = memory_bytes;
  run->disk_bytes = disk_bytes;
}

/* Stops what runs and lets what waits be skipped. */
static void abandon (TrRun *run) {
  g_mutex_lock (&run->lock);
  run->skip_through = run->last_number;
  g_mutex_unlock (&run->lock);
  tr_run_stop (run);
}

void tr_run_free (TrRun *run) {
  run->closed = TRUE;
  abandon (run);
  send (run, COMMAND_QUIT, NULL, NULL, NULL);
  gint64 until_usec = g_get_monotonic_time () + FREE_PATIENCE_USEC;
  g_mutex_lock (&run->lock);
  while (!run->over && g_cond_wait_until (&run->changed, &run->lock, until_usec))
    continue;
  g_mutex_unlock (&run->lock);
  run_unref (run);
}

TrLog *tr_run_log (TrRun *run) {
  return run->log;
}

gboolean tr_run_is_busy (TrRun *run) {
  return run->unfinished > 0;
}

/* What runs is left behind, for a log of another run. */
static void start_afresh (TrRun *run, const char *folder) {
  abandon (run);
  tr_log_unref (run->log);
  run->log = new_log (&run->limits, folder);
  if (run->memory_bytes != 0 || run->disk_bytes != 0)
    tr_log_set_budget (run->log, run->memory_bytes, run->disk_bytes);
  run->unfinished++;
}

void tr_run_script (TrRun *run, const char *source, const char *name, const char *folder) {
  start_afresh (run, folder);
  send (run, COMMAND_SCRIPT, source, name, run->log);
}

void tr_run_again (TrRun *run, TrProgram *program, guint n_commands, int until) {
  start_afresh (run, tr_program_config (program).script_folder);
  Command *command = command_new (run, COMMAND_AGAIN, NULL, NULL, run->log);
  command->again = tr_again_new (program, n_commands, until, tr_log_program (run->log));
  g_async_queue_push (run->commands, command);
}

gboolean tr_run_prompt (TrRun *run, const char *line) {
  if (tr_run_is_busy (run))
    return FALSE;
  run->unfinished++;
  send (run, COMMAND_PROMPT, line, NULL, NULL);
  return TRUE;
}

void tr_run_prompt_reset (TrRun *run) {
  send (run, COMMAND_RESET, NULL, NULL, NULL);
}

void tr_run_stop (TrRun *run) {
  g_mutex_lock (&run->lock);
  run->stop_through = run->last_number;
  if (run->interp != NULL)
    rt_request_stop (run->interp);
  if (run->again != NULL)
    tr_again_cancel (run->again);
  g_cond_broadcast (&run->changed);
  g_mutex_unlock (&run->lock);
}

void tr_run_allow_files (TrRun *run, gboolean allowed) {
  g_mutex_lock (&run->lock);
  if (run->files_asked) {
    run->files_allowed = allowed;
    run->files_answered = TRUE;
    g_cond_broadcast (&run->changed);
  }
  g_mutex_unlock (&run->lock);
}

void tr_run_input (TrRun *run, const char *line) {
  g_mutex_lock (&run->lock);
  if (run->input_wanted) {
    g_free (run->input_line);
    run->input_line = g_strdup (line);
    run->input_given = TRUE;
    g_cond_broadcast (&run->changed);
  }
  g_mutex_unlock (&run->lock);
}
