/* Threads: who runs, who can go on, who waits for what.
 *
 * Invariants
 *  - RtVm.threads is NULL until a thread waits or is started; from then on the first of the list is the main thread, which is never
 *    freed before the end of the interpreter, and `running` is the one whose state the fields of RtInterp and RtVm are;
 *  - a thread that does not run is in one of two queues: `ready`, in the order in which they go on, or `waiting`, in the order in
 *    which they began to wait. `awaited` and `until_nsec` say what for;
 *  - RT_GC_DUE_TURN is set while there is more than one thread: then the loop asks rt_thread_tick wherever it jumps back or calls.
 */
#include "rt-thread.h"

#include <string.h>
#include <time.h>

#include "rt-abstract.h"
#include "rt-arena.h"
#include "rt-error.h"
#include "rt-thread-stack.h"
#include "rt-vm.h"

#define TURN_USEC        INT64_C (5000) /* CPython's switch interval */
#define MOST_TURN_S      3600.0
#define NSEC_PER_JUMP    100               /* so that a turn is about as long as there */
#define SLICE_NSEC       INT64_C (20000000) /* how long a sleep does not look whether the run is to stop */
#define IDENTS_APART     UINT64_C (8392704)

/* What the native frame of a thread that does not run holds. */
enum { HELD_CALL, HELD_ERROR, HELD_HANDLED, HELD_TRACER, HELD_PROFILER, HELD_ASYNC_FIRST, HELD_ASYNC_FINALIZER, HELD_VALUE, HELD_COUNT };
static const char *const held_labels[HELD_COUNT] = {
    "function to call", "current exception", "exception being handled", "function that sys.settrace was given",
    "function that sys.setprofile was given", "hook for new asynchronous generators", "hook for forgotten asynchronous generators",
    "value on its way to native code"};

struct RtThread {
  RtThread *next;   /* all, in the order in which they were started */
  RtThread *behind; /* in its queue */
  uint64_t ident;
  RtInterp *rt;
  const RtObject *awaited; /* compared only; who waits for it holds it */
  int64_t until_nsec;      /* by the threads' clock; RT_THREAD_FOREVER */
  int64_t really_until_nsec;
  RtWaited waited;         /* how its waiting ended */
  bool interrupted;        /* a KeyboardInterrupt is due */
  bool ended;
  RtStack stack;
  /* Kept while it does not run. */
  RtNative kept;
  RtObject *held[HELD_COUNT];
  RtFrame *frame, *ending;
  RtNative *native;
  struct RtArena *arena;
  RtExcInfo *exc_info;
  RtDataChunk *chunk;
  RtObject *kwnames;
  struct RtTrashcan trashcan;
  int py_depth, c_recursion_remaining, recursion_headroom;
  bool in_tracer;
};

typedef struct Queue {
  RtThread *first, *last;
} Queue;

typedef struct RtThreads {
  RtThread *main, *running;
  Queue ready, waiting;
  RtThread *left;      /* has ended; whoever runs next frees it */
  size_t count;
  int64_t now_nsec;    /* the threads' clock */
  int64_t turn_usec, turn_left_nsec;
  uint64_t n_started;
  bool idle;           /* all wait: the one that runs looks for who is woken first */
} RtThreads;

/* One jump or call at least. */
static int64_t turn_nsec (const RtThreads *threads) {
  return threads->turn_usec > 0 ? threads->turn_usec * 1000 : NSEC_PER_JUMP;
}

/* --- queues --- */

static void enqueue (Queue *queue, RtThread *thread) {
  thread->behind = NULL;
  if (queue->last != NULL)
    queue->last->behind = thread;
  else
    queue->first = thread;
  queue->last = thread;
}

static void enqueue_first (Queue *queue, RtThread *thread) {
  thread->behind = queue->first;
  queue->first = thread;
  if (queue->last == NULL)
    queue->last = thread;
}

static bool dequeue (Queue *queue, RtThread *thread) {
  RtThread *before = NULL, *at = queue->first;
  for (; at != NULL && at != thread; at = at->behind)
    before = at;
  if (at == NULL)
    return false;
  if (before != NULL)
    before->behind = thread->behind;
  else
    queue->first = thread->behind;
  if (queue->last == thread)
    queue->last = before;
  return true;
}

/* --- what belongs to a thread --- */

static RtObject *take (RtObject **place) {
  RtObject *o = *place;
  *place = NULL;
  return o;
}

static void keep (RtInterp *rt, RtThread *t) {
  RtVm *vm = rt_vm (rt);
  t->frame = rt->frame;
  t->ending = vm->ending;
  t->arena = rt->arena;
  t->exc_info = rt->exc_info;
  t->chunk = vm->chunk;
  t->kwnames = vm->kwnames;
  t->trashcan = rt->trashcan;
  t->py_depth = rt->py_recursion_limit - rt->py_recursion_remaining;
  t->c_recursion_remaining = rt->c_recursion_remaining;
  t->recursion_headroom = vm->recursion_headroom;
  t->in_tracer = vm->in_tracer;
  t->held[HELD_ERROR] = take (&rt->error);
  t->held[HELD_HANDLED] = take (&rt->exc_base.exception);
  t->held[HELD_TRACER] = take (&rt->tracer);
  t->held[HELD_PROFILER] = take (&vm->profiler);
  t->held[HELD_ASYNC_FIRST] = take (&rt->async_first);
  t->held[HELD_ASYNC_FINALIZER] = take (&rt->async_finalizer);
  t->held[HELD_VALUE] = take (&vm->value);
  rt_native_enter (rt, &t->kept, "waiting thread", held_labels, t->held, HELD_COUNT);
  t->native = rt->native;
}

static void restore (RtInterp *rt, RtThread *t) {
  RtVm *vm = rt_vm (rt);
  rt->frame = t->frame;
  vm->ending = t->ending;
  rt->arena = t->arena;
  rt->exc_info = t->exc_info;
  vm->chunk = t->chunk;
  vm->kwnames = t->kwnames;
  rt->trashcan = t->trashcan;
  rt->py_recursion_remaining = rt->py_recursion_limit - t->py_depth;
  rt->c_recursion_remaining = t->c_recursion_remaining;
  vm->recursion_headroom = t->recursion_headroom;
  vm->in_tracer = t->in_tracer;
  rt->error = take (&t->held[HELD_ERROR]);
  rt->exc_base.exception = take (&t->held[HELD_HANDLED]);
  rt->tracer = take (&t->held[HELD_TRACER]);
  vm->profiler = take (&t->held[HELD_PROFILER]);
  rt->async_first = take (&t->held[HELD_ASYNC_FIRST]);
  rt->async_finalizer = take (&t->held[HELD_ASYNC_FINALIZER]);
  vm->value = take (&t->held[HELD_VALUE]);
  rt->native = t->kept.below;
  rt_tracer_changed (rt);
}

/* --- births and deaths --- */

static RtThreads *threads_of (RtInterp *rt) {
  RtVm *vm = rt_vm (rt);
  if (vm->threads != NULL)
    return vm->threads;
  RtThreads *threads = hb_calloc (&rt->allocator, 1, sizeof *threads);
  RtThread *main = threads != NULL ? hb_calloc (&rt->allocator, 1, sizeof *main) : NULL;
  if (main == NULL) {
    hb_free (&rt->allocator, threads, sizeof *threads);
    return rt_no_memory (rt);
  }
  main->ident = RT_THREAD_MAIN;
  main->rt = rt;
  *threads = (RtThreads){.main = main, .running = main, .count = 1, .turn_usec = TURN_USEC, .turn_left_nsec = TURN_USEC * 1000};
  return vm->threads = threads;
}

static void free_thread (RtInterp *rt, RtThread *t) {
  while (t->chunk != NULL) {
    RtDataChunk *below = t->chunk->below;
    hb_free (&rt->allocator, t->chunk, t->chunk->size_bytes);
    t->chunk = below;
  }
  rt_stack_free (&t->stack);
  hb_free (&rt->allocator, t, sizeof *t);
}

static void free_left (RtInterp *rt, RtThreads *threads) {
  RtThread *left = threads->left;
  threads->left = NULL;
  if (left != NULL)
    free_thread (rt, left);
}

static void note_count (RtInterp *rt, RtThreads *threads) {
  if (threads->count > 1)
    rt->gc.due |= RT_GC_DUE_TURN;
  else
    rt->gc.due &= (uint8_t) ~RT_GC_DUE_TURN;
}

static void unlink_thread (RtThreads *threads, RtThread *thread) {
  RtThread *before = threads->main;
  while (before->next != thread)
    before = before->next;
  before->next = thread->next;
  threads->count--;
}

/* --- from one to the next --- */

static void wake (RtThreads *threads, RtThread *thread, RtWaited waited) {
  dequeue (&threads->waiting, thread);
  thread->waited = waited;
  enqueue (&threads->ready, thread);
}

/* The sleeper that wakes first; NULL: nobody sleeps. */
static RtThread *first_sleeper (const RtThreads *threads) {
  RtThread *first = NULL;
  for (RtThread *t = threads->waiting.first; t != NULL; t = t->behind) {
    if (t->until_nsec != RT_THREAD_FOREVER && (first == NULL || t->until_nsec < first->until_nsec))
      first = t;
  }
  return first;
}

static void wake_sleepers (RtThreads *threads) {
  RtThread *first;
  while ((first = first_sleeper (threads)) != NULL && first->until_nsec <= threads->now_nsec)
    wake (threads, first, RT_WAITED_TOO_LONG);
}

/* Not by the clock that the program sees: how often this one is read is nothing that must repeat. */
static int64_t real_nsec (void) {
  return rt_world_clock (&(RtWorld){0}, RT_CLOCK_MONOTONIC);
}

/* Sleeps until SLEEPER wakes. -1 with an exception: the thread that runs was stopped meanwhile. */
static int sleep_for (RtInterp *rt, RtThreads *threads, const RtThread *sleeper) {
  for (;;) {
    int64_t left_nsec = rt->world.stop == NULL ? sleeper->really_until_nsec - real_nsec () : 0; /* it was slept through before */
    if (left_nsec > 0) {
      struct timespec slice = {0, (long) (left_nsec < SLICE_NSEC ? left_nsec : SLICE_NSEC)};
      nanosleep (&slice, NULL);
    }
    if (rt_check_stop (rt) < 0)
      return -1;
    if (left_nsec <= SLICE_NSEC || threads->ready.first != NULL)
      return 0;
  }
}

/* Who goes on now that the thread that runs cannot; NULL with an exception: it was stopped. */
static RtThread *choose (RtInterp *rt, RtThreads *threads) {
  RtThread *sleeper = threads->ready.first == NULL ? first_sleeper (threads) : NULL;
  if (sleeper != NULL) {
    threads->idle = true;
    int stopped = sleep_for (rt, threads, sleeper);
    threads->idle = false;
    if (stopped < 0)
      return NULL;
    if (threads->ready.first == NULL) {
      if (sleeper->until_nsec > threads->now_nsec)
        threads->now_nsec = sleeper->until_nsec;
      wake_sleepers (threads);
    }
  }
  if (threads->ready.first == NULL)
    wake (threads, threads->main, RT_WAITED_IN_VAIN);
  RtThread *chosen = threads->ready.first;
  dequeue (&threads->ready, chosen);
  return chosen;
}

/* Returns when it is the turn of the thread again that runs now. */
static void go_to (RtInterp *rt, RtThreads *threads, RtThread *to) {
  RtThread *from = threads->running;
  threads->turn_left_nsec = turn_nsec (threads);
  if (to == from)
    return;
  keep (rt, from);
  restore (rt, to);
  threads->running = to;
  rt_stack_switch (&from->stack, &to->stack, from->ended);
  free_left (rt, threads);
}

/* The thread that runs is over. Its stack is left for good. */
static void end_thread (RtInterp *rt, RtThreads *threads, RtThread *self) {
  self->ended = true;
  unlink_thread (threads, self);
  note_count (rt, threads);
  RtThread *next = choose (rt, threads);
  threads->left = self;
  go_to (rt, threads, next);
}

static void run_thread (void *arg) {
  RtThread *self = arg;
  RtInterp *rt = self->rt;
  RtThreads *threads = rt_vm (rt)->threads;
  rt_stack_entered (&threads->main->stack);
  free_left (rt, threads);
  RtHold hold;
  rt_hold_begin (rt, &hold, "thread", "function that was called");
  hold.held[0] = take (&self->held[HELD_CALL]);
  rt_xdecref (rt, rt_call_none (rt, hold.held[0]));
  if (rt_error (rt) != NULL && !rt_error_matches (rt, rt->types.SystemExit))
    rt_error_unraisable_saying (rt, RT_THREAD_IGNORED, hold.held[0]);
  rt_error_clear (rt);
  rt_hold_end (rt, &hold, NULL);
  rt_error_clear (rt);
  rt_tracer_set (rt, NULL);
  rt_profiler_set (rt, NULL);
  end_thread (rt, threads, self);
}

uint64_t rt_thread_start (RtInterp *rt, RtObject *function) {
  RtThreads *threads = threads_of (rt);
  RtThread *thread = threads != NULL ? hb_calloc (&rt->allocator, 1, sizeof *thread) : NULL;
  if (thread == NULL) {
    if (threads != NULL)
      rt_no_memory (rt);
    return 0;
  }
  if (!rt_stack_make (&thread->stack, run_thread, thread)) {
    hb_free (&rt->allocator, thread, sizeof *thread);
    rt_raise (rt, rt->types.RuntimeError, "can't start new thread");
    return 0;
  }
  thread->rt = rt;
  thread->ident = RT_THREAD_MAIN - IDENTS_APART * ++threads->n_started;
  thread->exc_info = &rt->exc_base;
  thread->c_recursion_remaining = rt_vm (rt)->c_recursion_limit;
  thread->held[HELD_CALL] = rt_incref (function);
  thread->kept = (RtNative){.name = "waiting thread", .labels = held_labels, .held = thread->held, .count = HELD_COUNT,
                            .identity = ++rt->next_holder_identity};
  thread->native = &thread->kept;
  RtThread *last = threads->main;
  while (last->next != NULL)
    last = last->next;
  last->next = thread;
  threads->count++;
  rt->seldom_changes++; /* with the thread, what it holds */
  note_count (rt, threads);
  enqueue (&threads->ready, thread);
  return thread->ident;
}

/* --- waiting --- */

/* What the thread that has just got its turn is told. */
static int told (RtInterp *rt, RtThread *self) {
  if (!self->interrupted)
    return 0;
  self->interrupted = false;
  rt_raise_object (rt, rt->types.KeyboardInterrupt, NULL);
  return -1;
}

RtWaited rt_thread_wait (RtInterp *rt, const RtObject *on, int64_t nsec, bool again) {
  RtThreads *threads = threads_of (rt);
  if (threads == NULL)
    return RT_WAITED_FAILED;
  if (rt->finalizing)
    return nsec == RT_THREAD_FOREVER ? RT_WAITED_IN_VAIN : RT_WAITED_TOO_LONG;
  RtThread *self = threads->running;
  wake_sleepers (threads);
  if (nsec == 0) {
    self->waited = RT_WAITED_TOO_LONG;
    enqueue (&threads->ready, self);
  } else {
    bool forever = nsec >= RT_THREAD_FOREVER - threads->now_nsec;
    self->awaited = on;
    self->until_nsec = forever ? RT_THREAD_FOREVER : threads->now_nsec + nsec;
    self->really_until_nsec = forever ? RT_THREAD_FOREVER : real_nsec () + nsec;
    (again ? enqueue_first : enqueue) (&threads->waiting, self);
  }
  RtThread *next = choose (rt, threads);
  if (next == NULL) {
    dequeue (&threads->waiting, self);
    return RT_WAITED_FAILED;
  }
  go_to (rt, threads, next);
  return told (rt, self) < 0 ? RT_WAITED_FAILED : self->waited;
}

void rt_thread_wake (RtInterp *rt, const RtObject *on, size_t count) {
  RtThreads *threads = rt_vm (rt)->threads;
  RtThread *next;
  for (RtThread *t = threads != NULL ? threads->waiting.first : NULL; t != NULL && count > 0; t = next) {
    next = t->behind;
    if (t->awaited != on)
      continue;
    wake (threads, t, RT_WAITED_WOKEN);
    count--;
  }
}

int rt_thread_tick (RtInterp *rt) {
  RtThreads *threads = rt_vm (rt)->threads;
  threads->turn_left_nsec -= NSEC_PER_JUMP;
  if (threads->turn_left_nsec > 0 || rt->finalizing)
    return 0;
  /* What the library does with its own variables nobody comes in between. */
  if (rt->frame == NULL || rt_frame_code (rt->frame)->library || rt->gc.collecting)
    return 0;
  threads->now_nsec += turn_nsec (threads);
  threads->turn_left_nsec = turn_nsec (threads);
  wake_sleepers (threads);
  if (threads->ready.first == NULL)
    return 0;
  RtThread *self = threads->running;
  enqueue (&threads->ready, self);
  go_to (rt, threads, choose (rt, threads));
  return told (rt, self);
}

int rt_thread_interrupt_main (RtInterp *rt) {
  RtThreads *threads = rt_vm (rt)->threads;
  if (threads == NULL || threads->running == threads->main) {
    rt_raise_object (rt, rt->types.KeyboardInterrupt, NULL);
    return -1;
  }
  RtThread *self = threads->running, *main = threads->main;
  main->interrupted = true;
  if (dequeue (&threads->waiting, main) || dequeue (&threads->ready, main))
    enqueue_first (&threads->ready, main);
  if (threads->idle || self->ended) /* who looks for the next one finds it */
    return 0;
  enqueue (&threads->ready, self);
  go_to (rt, threads, choose (rt, threads));
  return 0;
}

/* --- for others --- */

uint64_t rt_thread_ident (const RtInterp *rt) {
  const RtThreads *threads = ((RtVm *) rt->extension[RT_EXTENSION_VM])->threads;
  return threads != NULL ? threads->running->ident : RT_THREAD_MAIN;
}

bool rt_thread_is_main (const RtInterp *rt) {
  return rt_thread_ident (rt) == RT_THREAD_MAIN;
}

size_t rt_thread_count (const RtInterp *rt) {
  const RtThreads *threads = ((RtVm *) rt->extension[RT_EXTENSION_VM])->threads;
  return threads != NULL ? threads->count : 1;
}

int64_t rt_thread_clock (const RtInterp *rt) {
  const RtThreads *threads = ((RtVm *) rt->extension[RT_EXTENSION_VM])->threads;
  return threads != NULL ? threads->now_nsec : 0;
}

int rt_thread_set_turn (RtInterp *rt, double seconds) {
  RtThreads *threads = threads_of (rt);
  if (threads == NULL)
    return -1;
  threads->turn_usec = seconds < MOST_TURN_S ? (int64_t) (seconds * 1e6) : (int64_t) (MOST_TURN_S * 1e6);
  threads->turn_left_nsec = turn_nsec (threads);
  return 0;
}

double rt_thread_turn (const RtInterp *rt) {
  const RtThreads *threads = ((RtVm *) rt->extension[RT_EXTENSION_VM])->threads;
  return (double) (threads != NULL ? threads->turn_usec : TURN_USEC) * 1e-6;
}

bool rt_thread_next (RtInterp *rt, RtThreadWalk *walk, RtThreadView *view) {
  RtVm *vm = rt_vm (rt);
  if (!walk->begun) {
    *walk = (RtThreadWalk){.begun = true};
    *view = (RtThreadView){rt_thread_ident (rt), rt->frame, vm->ending, rt->native, rt->arena};
    return true;
  }
  RtThreads *threads = vm->threads;
  RtThread *thread = threads == NULL ? NULL : walk->at == NULL ? threads->main : walk->at->next;
  if (thread != NULL && thread == threads->running)
    thread = thread->next;
  if (thread == NULL)
    return false;
  walk->at = thread;
  *view = (RtThreadView){thread->ident, thread->frame, thread->ending, thread->native, thread->arena};
  return true;
}

void rt_threads_free (RtInterp *rt) {
  RtThreads *threads = rt_vm (rt)->threads;
  if (threads == NULL)
    return;
  RtThread *thread = threads->main->next;
  threads->main->chunk = NULL;
  free_thread (rt, threads->main);
  while (thread != NULL) {
    RtThread *next = thread->next;
    free_thread (rt, thread);
    thread = next;
  }
  hb_free (&rt->allocator, threads, sizeof *threads);
  rt_vm (rt)->threads = NULL;
}
