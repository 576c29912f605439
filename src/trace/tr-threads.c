/* Threads: frames and native frames of each are a stack of their own, in the log as in the runtime. The log has no word for a thread: a
 * frame is linked to its caller, and the innermost one that runs is told wherever that changes, so going from one thread to another
 * is one such change, and what waits stays as it is.
 *
 * At a step only those are compared that have run since the step before.
 */
#include "tr-recorder-private.h"

#define FIRST_THREAD_FRAMES 16
#define FIRST_THREAD_IDS    256

static void shadow_free (gpointer data) {
  TrThreadShadow *shadow = data;
  for (guint i = 0; i < shadow->n_frames; i++)
    tr_frame_shape_unref (shadow->frames[i].shape);
  g_free (shadow->frames);
  g_free (shadow->ids);
  g_clear_pointer (&shadow->natives, g_array_unref);
  g_free (shadow);
}

void tr_threads_init (TrRecorder *r) {
  r->threads = g_ptr_array_new_with_free_func (shadow_free);
}

void tr_threads_clear (TrRecorder *r) {
  g_ptr_array_unref (r->threads);
}

static TrThreadShadow *add_thread (TrRecorder *r, guint64 ident) {
  TrThreadShadow *shadow = g_new0 (TrThreadShadow, 1);
  shadow->ident = ident;
  g_ptr_array_add (r->threads, shadow);
  return shadow;
}

static TrThreadShadow *shadow_of (TrRecorder *r, guint64 ident) {
  for (guint i = 0; i < r->threads->len; i++) {
    TrThreadShadow *shadow = r->threads->pdata[i];
    if (shadow->ident == ident)
      return shadow;
  }
  TrThreadShadow *shadow = add_thread (r, ident);
  shadow->frames_room = FIRST_THREAD_FRAMES;
  shadow->frames = g_new (TrFrameShadow, FIRST_THREAD_FRAMES);
  shadow->ids_room = FIRST_THREAD_IDS;
  shadow->ids = g_new (guint64, FIRST_THREAD_IDS);
  shadow->natives = tr_natives_new ();
  return shadow;
}

/* What is recorded from now on is SHADOW's. */
static void enter_thread (TrRecorder *r, TrThreadShadow *shadow) {
  TrThreadShadow *before = r->thread;
  if (before == shadow)
    return;
  TrStack *stack = &r->stack;
  before->frames = stack->frames;
  before->n_frames = stack->n_frames;
  before->frames_room = stack->frames_room;
  before->ids = stack->ids;
  before->n_ids = stack->n_ids;
  before->ids_room = stack->ids_room;
  before->natives = r->holders.natives;
  stack->frames = g_steal_pointer (&shadow->frames);
  stack->n_frames = shadow->n_frames;
  stack->frames_room = shadow->frames_room;
  stack->ids = g_steal_pointer (&shadow->ids);
  stack->n_ids = shadow->n_ids;
  stack->ids_room = shadow->ids_room;
  shadow->n_frames = 0;
  r->holders.natives = g_steal_pointer (&shadow->natives);
  r->thread = shadow;
}

static void record_waiting (TrRecorder *r, TrThreadShadow *shadow, RtFrame *RT_NULLABLE frame, const RtNative *RT_NULLABLE native) {
  gboolean all = r->stack.all;
  enter_thread (r, shadow);
  tr_stack_record_waiting (r, frame);
  r->stack.all = all;
  tr_natives_record (r, native);
  shadow->innermost = native != NULL ? native->identity : 0;
}

static void record_ended (TrRecorder *r, TrThreadShadow *runs) {
  for (guint i = r->threads->len; i > 0; i--) {
    TrThreadShadow *shadow = r->threads->pdata[i - 1];
    if (shadow->met)
      continue;
    record_waiting (r, shadow, NULL, NULL);
    enter_thread (r, runs);
    g_ptr_array_remove_index (r->threads, i - 1);
  }
}

void tr_threads_record (TrRecorder *r) {
  RtThreadWalk walk = {0};
  RtThreadView thread;
  if (r->thread == NULL)
    r->thread = add_thread (r, RT_THREAD_MAIN);
  for (guint i = 0; i < r->threads->len; i++)
    ((TrThreadShadow *) r->threads->pdata[i])->met = FALSE;
  rt_thread_next (r->rt, &walk, &thread);
  TrThreadShadow *runs = shadow_of (r, thread.ident);
  runs->met = TRUE;
  while (rt_thread_next (r->rt, &walk, &thread)) {
    TrThreadShadow *shadow = shadow_of (r, thread.ident);
    shadow->met = TRUE;
    if (r->stack.all || shadow->innermost != thread.native->identity)
      record_waiting (r, shadow, thread.frame, thread.native);
  }
  record_ended (r, runs);
  enter_thread (r, runs);
  tr_stack_tell_top (r);
  if (r->threads->len == 1 && runs->ident == RT_THREAD_MAIN) {
    r->thread = NULL;
    g_ptr_array_set_size (r->threads, 0);
  }
}

static void each_of (TrFrameShadow *frames, guint n_frames, void (*func) (TrFrameShadow *frame, gpointer user), gpointer user) {
  for (guint i = 0; i < n_frames; i++)
    func (&frames[i], user);
}

void tr_threads_each_frame (TrRecorder *r, void (*func) (TrFrameShadow *frame, gpointer user), gpointer user) {
  each_of (r->stack.frames, r->stack.n_frames, func, user);
  for (guint i = 0; i < r->threads->len; i++) {
    TrThreadShadow *shadow = r->threads->pdata[i];
    each_of (shadow->frames, shadow->n_frames, func, user);
  }
}
