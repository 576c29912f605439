#include "tr-fine.h"

#include <pthread.h>

#include "rt-frame.h"
#include "tr-recorder.h"

#define LOOKS_EVERY 4096u /* steps on the way */

typedef struct Rerun {
  const TrFineRequest *request;
  TrLog *log;
  TrReplay replay;
  RtInterp *rt;
  RtObserver counter; /* until the stretch begins */
  TrRecorder *recorder;
  guint64 program_identity;
  guint n_steps; /* of the first recording's kind, told so far */
  guint n_fine;
  TrFineEnd end;
} Rerun;

static gboolean is_cancelled (const Rerun *rerun) {
  return rerun->request->cancelled != NULL && g_atomic_int_get (rerun->request->cancelled);
}

/* Nothing more is wanted of the run. */
static void give_up (Rerun *rerun, TrFineEnd end) {
  rerun->end = end;
  g_atomic_int_set (&rerun->replay.given_up, TRUE);
  rt_request_stop (rerun->rt);
  rt_set_observer (rerun->rt, NULL);
}

/* Whether the recording has the same step there. */
static gboolean is_as_recorded (Rerun *rerun, RtStepKind kind) {
  guint last = tr_log_n_steps (rerun->log) - 1;
  TrStep before, now;
  tr_log_step (rerun->request->recording, rerun->request->step, &before);
  tr_log_step (rerun->log, last, &now);
  return before.kind == kind && before.frame == now.frame && before.line == now.line;
}

static void begin_stretch (Rerun *rerun, RtStepKind kind, RtObject *detail, const char *text);

/* The counter. It marks what the recorder would have marked. */

static void count_object (void *self, RtObject *o) {
  Rerun *rerun = self;
  const RtFrame *frame = rt_first_frame (rerun->rt);
  if (frame != NULL && rt_frame_code (frame)->library)
    o->flags |= RT_OBJECT_OF_LIBRARY;
}

static void count_step (void *self, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  Rerun *rerun = self;
  guint step = rerun->n_steps++;
  if (step == rerun->request->step) {
    begin_stretch (rerun, kind, detail, text);
    return;
  }
  if (step % LOOKS_EVERY != 0)
    return;
  if (is_cancelled (rerun))
    give_up (rerun, TR_FINE_CANCELLED);
  else if (rerun->request->progress != NULL)
    rerun->request->progress (step, rerun->request->user);
}

/* The stretch. */

static gboolean is_of_recording (guint8 kind) {
  return kind < RT_STEP_INSTRUCTION;
}

/* After every step that was recorded. */
static void on_fine_step (guint number, gpointer user) {
  Rerun *rerun = user;
  const TrInside *inside = tr_log_inside (rerun->log, number);
  TrStep step;
  tr_log_step (rerun->log, number, &step);
  gboolean of_recording = is_of_recording (step.kind) && (inside == NULL || inside->phase <= RT_GC_LAST_TOLD_BY_STEP);
  rerun->n_fine++;
  if (number > 0 && of_recording)
    give_up (rerun, TR_FINE_DONE);
  else if (is_cancelled (rerun))
    give_up (rerun, TR_FINE_CANCELLED);
  else if (rerun->n_fine >= rerun->request->steps_most || tr_log_is_full (rerun->log))
    give_up (rerun, TR_FINE_CUT);
}

static void begin_stretch (Rerun *rerun, RtStepKind kind, RtObject *detail, const char *text) {
  rerun->recorder = tr_recorder_new_fine (rerun->rt, rerun->log, rerun->program_identity);
  tr_recorder_set_step_func (rerun->recorder, on_fine_step, rerun);
  tr_recorder_step (rerun->recorder, kind, detail, text);
  if (!is_as_recorded (rerun, kind))
    give_up (rerun, TR_FINE_DIFFERENT);
}

/* The run. */

static bool read_line (void *user, struct HbBuffer *buffer) {
  return tr_replay_read_line (&((Rerun *) user)->replay, buffer);
}

static void run_command (Rerun *rerun, const TrCommand *command) {
  char *argv[] = {command->name, NULL};
  int status;
  switch (command->kind) {
  case TR_COMMAND_SCRIPT:
    rt_run_script (rerun->rt, command->text, command->length_bytes, command->name, 1, argv);
    return;
  case TR_COMMAND_LINE:
    rt_prompt_feed (rerun->rt, command->text, &status);
    return;
  case TR_COMMAND_RESET:
    rt_prompt_reset (rerun->rt);
    return;
  }
}

static void run_commands (Rerun *rerun, TrProgram *program) {
  for (guint i = 0; rerun->end == TR_FINE_RUNNING && i < tr_program_n_commands (program); i++)
    run_command (rerun, tr_program_command (program, i));
  if (rerun->end == TR_FINE_RUNNING)
    rerun->end = is_cancelled (rerun) ? TR_FINE_CANCELLED : rerun->recorder != NULL ? TR_FINE_DONE : TR_FINE_DIFFERENT;
}

TrFineEnd tr_fine_record (const TrFineRequest *request, TrLog *log) {
  TrProgram *program = tr_log_program (request->recording);
  if (program == NULL || request->step >= tr_log_n_steps (request->recording))
    return TR_FINE_FAILED;
  TrFineRequest own = *request;
  if (own.steps_most == 0)
    own.steps_most = TR_FINE_STEPS_MOST;
  Rerun rerun = {.request = &own, .log = log};
  tr_replay_init (&rerun.replay, program);
  rerun.replay.cancelled = request->cancelled;
  RtConfig config = tr_program_config (program);
  config.world = tr_replay_world (&rerun.replay);
  config.read_line = read_line;
  config.user = &rerun;
  rerun.rt = rt_new (&config);
  if (rerun.rt == NULL)
    return TR_FINE_FAILED;
  rerun.program_identity = rerun.rt->next_identity;
  rerun.counter = (RtObserver){.self = &rerun, .object_new = count_object, .step = count_step};
  rt_set_observer (rerun.rt, &rerun.counter);
  run_commands (&rerun, program);
  g_clear_pointer (&rerun.recorder, tr_recorder_free);
  g_atomic_int_set (&rerun.replay.given_up, TRUE);
  rt_destroy (rerun.rt);
  return rerun.end;
}

/* On a thread of its own. */

struct TrFine {
  TrLog *recording, *log;
  guint step, steps_most;
  TrFineFunc func;
  gpointer user;
  GMainContext *context;
  pthread_t thread;
  gint cancelled, reached, end; /* atomic */
  GMutex lock;
  GSource *due;                 /* under lock: a call that was not made yet */
  gboolean started;
};

static gboolean deliver (gpointer data) {
  TrFine *fine = data;
  g_mutex_lock (&fine->lock);
  g_clear_pointer (&fine->due, g_source_unref);
  g_mutex_unlock (&fine->lock);
  fine->func (fine, fine->user);
  return G_SOURCE_REMOVE;
}

static void tell (TrFine *fine) {
  g_mutex_lock (&fine->lock);
  if (fine->due == NULL) {
    fine->due = g_idle_source_new ();
    g_source_set_priority (fine->due, G_PRIORITY_DEFAULT);
    g_source_set_callback (fine->due, deliver, fine, NULL);
    g_source_attach (fine->due, fine->context);
  }
  g_mutex_unlock (&fine->lock);
}

static void on_progress (guint reached, gpointer user) {
  TrFine *fine = user;
  g_atomic_int_set (&fine->reached, (gint) MIN (reached, (guint) G_MAXINT));
  tell (fine);
}

static void *work (void *data) {
  TrFine *fine = data;
  TrFineRequest request = {.recording = fine->recording,
                           .step = fine->step,
                           .steps_most = fine->steps_most,
                           .cancelled = &fine->cancelled,
                           .progress = on_progress,
                           .user = fine};
  g_atomic_int_set (&fine->end, (gint) tr_fine_record (&request, fine->log));
  tell (fine);
  return NULL;
}

TrFine *tr_fine_new (TrLog *recording, guint step, guint steps_most, TrFineFunc func, gpointer user) {
  TrFine *fine = g_new0 (TrFine, 1);
  *fine = (TrFine){.recording = tr_log_ref (recording),
                   .log = tr_log_new (),
                   .step = step,
                   .steps_most = steps_most,
                   .func = func,
                   .user = user,
                   .context = g_main_context_ref_thread_default ()};
  g_mutex_init (&fine->lock);
  pthread_attr_t attributes;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  fine->started = pthread_create (&fine->thread, &attributes, work, fine) == 0;
  pthread_attr_destroy (&attributes);
  if (!fine->started) {
    fine->end = TR_FINE_FAILED;
    tell (fine);
  }
  return fine;
}

void tr_fine_free (TrFine *fine) {
  tr_fine_cancel (fine);
  if (fine->started)
    pthread_join (fine->thread, NULL);
  if (fine->due != NULL) {
    g_source_destroy (fine->due);
    g_source_unref (fine->due);
  }
  g_main_context_unref (fine->context);
  g_mutex_clear (&fine->lock);
  tr_log_unref (fine->recording);
  tr_log_unref (fine->log);
  g_free (fine);
}

guint tr_fine_step (TrFine *fine) {
  return fine->step;
}

TrLog *tr_fine_log (TrFine *fine) {
  return fine->log;
}

TrFineEnd tr_fine_end (TrFine *fine) {
  return (TrFineEnd) g_atomic_int_get (&fine->end);
}

double tr_fine_progress (TrFine *fine) {
  if (tr_fine_end (fine) != TR_FINE_RUNNING || fine->step == 0)
    return 1;
  return (double) g_atomic_int_get (&fine->reached) / fine->step;
}

void tr_fine_cancel (TrFine *fine) {
  g_atomic_int_set (&fine->cancelled, TRUE);
}
