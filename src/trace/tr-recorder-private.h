/* What the files of the recorder share; for src/trace only.
 *
 * What a step did is told when it ends, in this order:
 *   1. births, in order of identity, each with what the object holds (tr-born.h), but for those steps of fine mode in which
 *      native code is amid its work and what it makes may be half made: then only what others refer to is told of, after 4;
 *   2. what frames, generators, native frames, parser's trees and the interpreter hold now and did not before (tr-stack.c,
 *      tr-holders.c): they are compared, since their stores are not reported one by one;
 *   3. what happened to older objects, as it was noted when it happened (tr-notes.h): references, deaths;
 *   4. payloads of older objects that can have changed.
 * So whatever a change mentions was born before it, and what dies is held by nobody by then.
 *
 * Most steps are lines of the frame that ran at the step before. When a step was told of, it is known whether the next line of that frame can be
 * told by looking at it, at what it made, and at what was noted (TrStack.steady); and then it is asked in a few loads whether anything else has
 * changed after all (tr_holders_seldom_are_quiet and those below). Calls and returns
 * between frames that stand where they stood are as short (record_call of tr-stack.c), generators' among them. What frames of one function
 * have in common is known once (TrFrameShape): what they hold by their function, and what stands for their variables in records.
 * Of a frame's variables only those are looked at that code of its line can bind (rt_code_line_stores), however many there are.
 *
 * No work here grows with anything but what has happened since the step before: no table is walked, no text is made twice, and
 * of the frames only those are compared that can have run. An object's own marks (RT_OBJECT_RECORDED, _TOUCHED) say in one load
 * whether a report about it matters.
 */
#pragma once

#include "rt-arena.h"
#include "rt-frame.h"
#include "rt-interp.h"
#include "rt-thread.h"
#include "rt-vm.h"
#include "tr-born.h"
#include "tr-ledger.h"
#include "tr-names.h"
#include "tr-notes.h"
#include "tr-recorder.h"

G_BEGIN_DECLS

/* A frame of the stack as the log has it. */
typedef struct TrFrameShadow {
  TrId id;
  guint64 identity;      /* RtFrame.identity */
  struct TrGeneratorShadow *generator; /* what owns the variables; NULL: the frame does, or it is freed */
  gboolean of_generator;
  TrPayloadPlace payload;
  TrId linked;
  gboolean shaped;       /* its birth told what it holds besides variables, and that it runs */
  struct TrFrameShape *shape;
  const RtCodeUnit *unit; /* the instruction whose line is known: */
  guint32 line;
  gboolean library;
  guint first;            /* in TrStack.ids: what its fields and its places held */
  int n_places;           /* places that may hold something: beyond them, what stands in `ids` means nothing */
} TrFrameShadow;

/* What the frames of a function have in common, or those of a generator, which hold nothing: the generator does. */
typedef struct TrFrameShape {
  guint64 code, function; /* identities; function: TR_SHAPE_OF_GENERATOR for a generator */
  TrText name;
  gboolean library, of_function; /* of_function: rt_code_is_of_function */
  guint number;           /* in the table of shapes; G_MAXUINT: there is no room */
  int n_variables, room;  /* room: places that there can be */
  guint users;            /* frames of the log's stack, generators, and the table that it is found by */
  const char **names;     /* of the variables */
  guint64 *codes;         /* what stands for them in records, filled in as they come to be needed; 0: not yet */
} TrFrameShape;
#define TR_SHAPE_OF_GENERATOR G_MAXUINT64

#define TR_STACK_CODES 32

typedef struct TrStack {
  TrFrameShadow *frames; /* outermost first */
  guint n_frames, frames_room;
  guint64 *ids;      /* what the frames hold, each frame's behind those of its caller */
  guint n_ids, ids_room;
  GPtrArray *fresh;  /* RtFrame *, scratch */
  TrFrameShape **shapes; /* found by the address of the code */
  guint64 codes[TR_STACK_CODES]; /* what stands for places of evaluation stacks in records; 0: not known yet */
  gint64 line_before;   /* after tr_stack_record: the line that the running frame has left, if that is still to be told; else -1 */
  gboolean all;      /* a frame object was made, or changed: a frame further down may hold it, or other variables */
  TrFrameShadow *RT_NULLABLE steady; /* the innermost frame, if a line of it can have changed nothing of the others (tr_stack_note_steady) */
  gboolean stayed;   /* the step before was a line, or the beginning, of the innermost frame, which goes on */
  int kept;          /* after tr_stack_record: frames up to this place cannot have run since the step before, but for itself */
} TrStack;

/* A generator, coroutine or asynchronous generator: their stores are not reported one by one. */
static inline gboolean tr_is_generator (const RtObject *o) {
  guint32 kind = o->type->kind;
  return kind == RT_KIND_generator || kind == RT_KIND_coroutine || kind == RT_KIND_async_generator;
}

typedef struct TrGeneratorShadow {
  RtObject *object;
  gboolean queued, all; /* to be compared; all its fields, even those that stay as they are while it lives */
  int n_places;      /* that may hold something */
  struct TrFrameShape *shape; /* of its frame: the code goes before the generator does */
  guint64 *ids;       /* what its fields and then its places held */
} TrGeneratorShadow;

typedef struct TrGeneratorText {
  guint64 key; /* state and line; never 0 */
  TrText text;
} TrGeneratorText;

#define TR_GENERATORS_FOUND 64 /* both: powers of two */
#define TR_GENERATOR_TEXTS  64

/* What the log has of a thread that was not looked at last (tr-threads.c): while its turn is, the fields of TrStack and TrHolders. */
typedef struct TrThreadShadow {
  guint64 ident;
  TrFrameShadow *frames;
  guint n_frames, frames_room;
  guint64 *ids;
  guint n_ids, ids_room;
  GArray *natives;
  guint64 innermost; /* its innermost native frame when it was looked at: a new one each time it begins to wait */
  gboolean met;
} TrThreadShadow;

typedef struct TrHolders {
  GArray *natives; /* of the thread that is looked at, outermost first */
  guint64 *RT_NULLABLE spare_ids; /* those of one that ended, for the next */
  gsize spare_room;
  GArray *arenas;  /* outermost first */
  GArray *ending;  /* frames that give up what they hold */
  guint64 interp[RT_INTERP_FIELDS]; /* what its fields hold */
  guint64 value;
  guint64 profiler; /* what sys.setprofile was given */
  GArray *due; /* guint64: weak references that are about to call back */
  TrPayloadPlace interp_payload;
  /* When all was looked at last: the innermost native frame (0: none) and the place of the frame below it; what the interpreter's exception being
   * handled was, if that is nothing; whether there was anything that is not always there; RtInterp.seldom_changes. */
  guint64 quiet_native;
  int quiet_place;
  const RtObject *RT_NULLABLE quiet_handled;
  gboolean busy;
  guint64 seldom_changes;
} TrHolders;

/* Pointers in a row. */
typedef struct TrPointers {
  gpointer *items;
  guint length, room;
} TrPointers;

static inline void tr_pointers_add (TrPointers *pointers, gpointer item) {
  if (G_UNLIKELY (pointers->length == pointers->room)) {
    pointers->room = MAX (64, pointers->room * 2);
    pointers->items = g_renew (gpointer, pointers->items, pointers->room);
  }
  pointers->items[pointers->length++] = item;
}

/* ITEM is among them, once. */
static inline void tr_pointers_remove (TrPointers *pointers, gconstpointer item) {
  guint i = 0;
  while (pointers->items[i] != item)
    i++;
  for (pointers->length--; i < pointers->length; i++)
    pointers->items[i] = pointers->items[i + 1];
}

/* An object on its way out. */
typedef struct TrLeaving {
  TrId id;
  TrText text; /* what it said last */
} TrLeaving;

struct TrRecorder {
  RtInterp *rt;
  TrLog *log;
  RtObserver observer;
  TrStepFunc step_func;
  gpointer step_user;
  TrBorn born;
  TrLedger ledger;
  TrNames names;
  TrNotes notes, cleared; /* CLEARED: what generators held that died in this step */
  TrPointers touched; /* RtObject * of earlier steps whose payload may have changed; NULL: it died */
  TrStack stack;
  GPtrArray *threads;     /* TrThreadShadow *; empty until there is more than one */
  TrThreadShadow *thread; /* whose frames and native frames STACK and HOLDERS have; NULL: there is but one */
  GHashTable *generators; /* RtObject * to TrGeneratorShadow */
  TrGeneratorShadow *generators_found[TR_GENERATORS_FOUND]; /* those of them that were looked up last */
  TrGeneratorText generator_texts[TR_GENERATOR_TEXTS];
  TrPointers queue;       /* TrGeneratorShadow * to be compared */
  TrHolders holders;
  HbAllocator scratch;
  HbBuffer text;
  guint next_step;
  guint int_shape; /* 1 + the number of the shape of the ints that the program makes; 0: not known yet */
  guint64 program_identity; /* objects up to this number were there before the program */
  gboolean fine;
  GArray *leaving;   /* fine: TrLeaving, of the objects whose end was told of by object_free but not by freed, outermost first */
  GPtrArray *wanted; /* RtObject * that were mentioned but not told of: only while native code is amid its work */
};

/* tr-payload.c */
/* Tells of the birth of O. */
void tr_record_object (TrRecorder *r, RtObject *o);
/* Tells how the payloads of what was touched differ from what the ledger has, if they do; then nothing is touched. */
void tr_record_payloads (TrRecorder *r);
/* The text of O as the ledger has it, or as it is now if it has none. */
TrText tr_record_text (TrRecorder *r, RtObject *o);

/* tr-stack.c */
void tr_stack_init (TrStack *stack);
void tr_stack_clear (TrStack *stack);
/* AT_LINE: the step is the running frame's line event. */
void tr_stack_record (TrRecorder *r, gboolean at_line);
/* The shape of FRAME, OF_GENERATOR or not; to be given back by the other. */
TrFrameShape *tr_frame_shape (TrRecorder *r, const RtFrame *frame, gboolean of_generator);
void tr_frame_shape_unref (TrFrameShape *RT_NULLABLE shape);
/* PLACE of a frame of SHAPE, which OWNER holds, held KNOWN and holds NOW. FRAME: NULL once its code is gone. */
void tr_stack_tell_place (TrRecorder *r, TrId owner, TrFrameShape *shape, const RtFrame *RT_NULLABLE frame, int place, guint64 known,
                          guint64 now);
/* Whether there is a thread besides the main one, or was when the last step ended. */
static inline gboolean tr_has_threads (const TrRecorder *r) {
  return G_UNLIKELY (rt_vm (r->rt)->threads != NULL) &&
         (r->thread != NULL || rt_thread_count (r->rt) != 1 || !rt_thread_is_main (r->rt));
}
/* Whether the frame that runs is the one that ran at the step before, and nothing but itself can have changed. A generator's may have been
 * left and entered again, even from elsewhere, but then there was a step that told of it (STAYED: the step before was none of these). */
static inline gboolean tr_stack_stays (const TrRecorder *r) {
  const TrStack *stack = &r->stack;
  const RtFrame *frame = r->rt->frame;
  if (frame == NULL || stack->n_frames == 0 || stack->all || tr_has_threads (r))
    return FALSE;
  const TrFrameShadow *top = &stack->frames[stack->n_frames - 1];
  return top->identity == frame->identity && (!top->of_generator || stack->stayed);
}
/* The innermost frame of the stack runs from now on. */
void tr_stack_tell_top (TrRecorder *r);
/* The same as tr_stack_record of a thread that does not run, whose innermost frame is FRAME. */
void tr_stack_record_waiting (TrRecorder *r, RtFrame *RT_NULLABLE frame);
/* The innermost frame; NULL if there is none. */
static inline const TrFrameShadow *RT_NULLABLE tr_stack_top (const TrRecorder *r) {
  return r->stack.n_frames > 0 ? &r->stack.frames[r->stack.n_frames - 1] : NULL;
}
/* The innermost frame of the program itself; NULL if there is none. */
const TrFrameShadow *tr_stack_user_frame (const TrRecorder *r);
/* The place of FRAME in the log's stack; -1: it is not there. */
int tr_stack_find (const TrRecorder *r, const RtFrame *frame);

/* tr-generators.c */
void tr_generator_begin (TrRecorder *r, RtObject *generator);
/* What it held is noted as cleared. */
void tr_generator_end (TrRecorder *r, RtObject *generator);
TrGeneratorShadow *RT_NULLABLE tr_generator_find (TrRecorder *r, RtObject *generator);
/* What GENERATOR says of itself. */
TrText tr_generator_text (TrRecorder *r, RtObject *generator);
/* It is compared when the step ends. */
void tr_generator_queue (TrRecorder *r, TrGeneratorShadow *RT_NULLABLE shadow);
void tr_generators_record_queued (TrRecorder *r);
static inline void tr_generators_record (TrRecorder *r) {
  if (r->queue.length > 0)
    tr_generators_record_queued (r);
}
void tr_generator_shadow_free (gpointer shadow);

/* tr-holders.c */
void tr_holders_init (TrHolders *holders);
void tr_holders_clear (TrHolders *holders);
void tr_natives_record (TrRecorder *r, const RtNative *RT_NULLABLE innermost);
GArray *tr_natives_new (void);
/* After tr_stack_record. ALL: those of the interpreter's fields, too, that hardly ever change. */
void tr_holders_record (TrRecorder *r, gboolean all);
/* Whether nothing has changed since all was looked at last that hardly ever does. */
static inline gboolean tr_holders_seldom_are_quiet (const TrRecorder *r) {
  return r->rt->seldom_changes == r->holders.seldom_changes;
}
/* Whether the interpreter, of what else it may hold, holds nothing that is not always there, and nobody did when all was looked at last. */
static inline gboolean tr_holders_interp_is_quiet (const TrRecorder *r) {
  const RtInterp *rt = r->rt;
  return ((guintptr) rt_vm (r->rt)->value | (guintptr) rt->error | (guintptr) r->holders.busy) == 0 &&
         rt->exc_base.exception == r->holders.quiet_handled;
}
/* Whether no frame is ending, and the innermost native frame is the one that was told of. */
static inline gboolean tr_holders_frames_are_quiet (const TrRecorder *r) {
  const RtNative *native = r->rt->native;
  return rt_vm (r->rt)->ending == NULL && (native == NULL ? r->holders.quiet_native == 0 : native->identity == r->holders.quiet_native);
}
/* Whether native frames, trees and frames that are ending are those that were told of, and none of them can have run. */
static inline gboolean tr_holders_frames_are_still (const TrRecorder *r) {
  return tr_holders_seldom_are_quiet (r) && tr_holders_frames_are_quiet (r) && r->holders.ending->len == 0 && !tr_has_threads (r) &&
         (r->holders.quiet_native == 0 || r->holders.quiet_place < r->stack.kept);
}
/* Whether a step of the program's own can have changed nothing of all this. */
static inline gboolean tr_holders_are_quiet (const TrRecorder *r) {
  return tr_holders_interp_is_quiet (r) && tr_holders_frames_are_still (r);
}
/* A frame further down may hold something new. */
static inline void tr_stack_look_at_all (TrStack *stack) {
  stack->all = TRUE;
  stack->steady = NULL;
}

/* tr-threads.c */
void tr_threads_init (TrRecorder *r);
void tr_threads_clear (TrRecorder *r);
/* Brings the log to what the threads hold that do not run, and goes on with the one that does. Before tr_stack_record. */
void tr_threads_record (TrRecorder *r);
/* Calls FUNC with every frame of the log's stacks. */
void tr_threads_each_frame (TrRecorder *r, void (*func) (TrFrameShadow *frame, gpointer user), gpointer user);

static inline guint64 tr_identity (const RtObject *RT_NULLABLE o) {
  return o != NULL ? o->identity : 0;
}

/* The number of O, about to be mentioned: if it was not told of yet, it will be before the step ends. */
static inline TrId tr_want (TrRecorder *r, RtObject *RT_NULLABLE o) {
  if (o == NULL)
    return 0;
  if (G_UNLIKELY ((o->flags & RT_OBJECT_RECORDED) == 0))
    g_ptr_array_add (r->wanted, o);
  return o->identity;
}

/* SLOT of OWNER held BEFORE and holds AFTER. (tr-notes.c) */
void tr_record_ref (TrRecorder *r, TrId owner, RtSlot slot, guint64 before, guint64 after);

G_END_DECLS
