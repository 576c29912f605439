/* Threads of the program: each has frames and a C stack of its own, and one runs at a time.
 *
 * All of them run on the one thread of the system that the interpreter belongs to, which goes from stack to stack. That happens at
 * few places only: where a thread waits (rt_thread_wait), where it ends, and where it has jumped back and called so often that it is
 * another's turn. Which one goes on then depends on nothing but the program: those that can go on do so in the order in which they
 * came to that, and sleepers wake in the order of their deadlines on a clock that knows no computing, only sleeping and turns. So a
 * run repeats.
 *
 * While a thread does not run, what belongs to it (its frames, native frames, the exception that it handles) is kept in its RtThread; a
 * native frame, its innermost, holds what the interpreter's fields hold while it runs.
 */
#pragma once

#include "rt-interp.h"

#define RT_THREAD_FOREVER INT64_MAX
#define RT_THREAD_MAIN    UINT64_C (139637976727552) /* the number of the main thread */

typedef struct RtThread RtThread;

/* What belongs to a thread. */
typedef struct RtThreadView {
  uint64_t ident;
  RtFrame *frame;
  RtFrame *ending; /* frames that give up their references, as RtVm.ending */
  const RtNative *native;
  struct RtArena *arena;
} RtThreadView;

/* Another thread, which will call FUNCTION when its turn comes; what that returns is dropped, and of what it
 * raises, but SystemExit, sys.unraisablehook is told. Its number; 0 with an exception. */
#define RT_THREAD_IGNORED "Exception ignored in thread started by"
RT_RAISES uint64_t rt_thread_start (RtInterp *rt, RtObject *function);
/* The number of the thread that runs. */
uint64_t rt_thread_ident (const RtInterp *rt);
bool rt_thread_is_main (const RtInterp *rt);
/* How many there are, the main thread included. */
size_t rt_thread_count (const RtInterp *rt);

typedef enum RtWaited {
  RT_WAITED_FAILED = -1, /* an exception is set */
  RT_WAITED_TOO_LONG,
  RT_WAITED_WOKEN,
  RT_WAITED_IN_VAIN, /* every thread waits for another: the main thread is told so */
} RtWaited;

/* Lets others run until somebody wakes ON (RT_NULLABLE: nobody will), or for NSEC; 0: only lets others go first. AGAIN: it was woken and comes
 * back, before all others that wait. */
RtWaited rt_thread_wait (RtInterp *rt, const RtObject *RT_NULLABLE on, int64_t nsec, bool again);
/* The first COUNT threads that wait for ON can go on. */
void rt_thread_wake (RtInterp *rt, const RtObject *on, size_t count);
/* The clock by which threads sleep, in nanoseconds. */
int64_t rt_thread_clock (const RtInterp *rt);
/* Called where a thread has jumped back or called: another's turn may have come. -1 with an exception. */
RT_RAISES int rt_thread_tick (RtInterp *rt);
/* How many jumps and calls make a turn. */
RT_RAISES int rt_thread_set_turn (RtInterp *rt, double seconds);
double rt_thread_turn (const RtInterp *rt);
/* A KeyboardInterrupt is due, which is the main thread's. -1 with the exception if that is the one that runs. */
RT_RAISES int rt_thread_interrupt_main (RtInterp *rt);
/* One after the other, the one that runs first; WALK starts as zeros. false: there is no more. */
typedef struct RtThreadWalk {
  bool begun;
  RtThread *at;
} RtThreadWalk;
bool rt_thread_next (RtInterp *rt, RtThreadWalk *walk, RtThreadView *view);
/* The end of the interpreter: what still waits is forgotten as it is. No reference is given up. */
void rt_threads_free (RtInterp *rt);
