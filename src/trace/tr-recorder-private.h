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
 * No work here grows with anything but what has happened since the step before: no table is walked, no text is made twice, and
 * of the frames only those are compared that can have run. An object's own marks (RT_OBJECT_RECORDED, _TOUCHED) say in one load
 * whether a report about it matters.
 */
#pragma once

#include "rt-frame.h"
#include "rt-interp.h"
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
  const RtCodeUnit *unit; /* the instruction whose line is known: */
  guint32 line;
  gboolean library;
  guint first;            /* in TrStack.ids: what its fields and its places held, then what stands for its variables in records */
  int n_places, room;     /* places that may hold something; places there is room for */
  int n_variables;
} TrFrameShadow;

/* The shape of the frames of a function. */
typedef struct TrFrameShape {
  guint64 code, function; /* identities */
  guint8 bits;
  guint number;
} TrFrameShape;

#define TR_STACK_CODES 32

typedef struct TrStack {
  GArray *frames;    /* TrFrameShadow, outermost first */
  GArray *ids;       /* guint64: what the frames hold, each frame's behind those of its caller */
  GPtrArray *fresh;  /* RtFrame *, scratch */
  TrFrameShape *shapes; /* found by the address of the code */
  guint64 codes[TR_STACK_CODES]; /* what stands for places of evaluation stacks in records; 0: not known yet */
  gint64 line_before;   /* after tr_stack_record: the line that the running frame has left, if that is still to be told; else -1 */
  gboolean all;      /* a frame object was made: a frame further down may hold it */
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
  int n_variables;
  guint64 *ids;       /* what its fields and then its places held */
  const char **names; /* of its variables: the code goes before the generator does */
} TrGeneratorShadow;

typedef struct TrHolders {
  GArray *natives; /* outermost first */
  GArray *arenas;  /* outermost first */
  GArray *ending;  /* frames that give up what they hold */
  guint64 interp[RT_INTERP_FIELDS]; /* what its fields hold */
  guint64 value;
  guint64 profiler; /* what sys.setprofile was given */
  GArray *due; /* guint64: weak references that are about to call back */
  TrPayloadPlace interp_payload;
  /* The innermost native frame and the place of the frame below it, and the only tree and how many objects it had, when they were looked at last. */
  guint64 quiet_native, quiet_arena;
  int quiet_place;
  gsize quiet_count;
} TrHolders;

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
  GPtrArray *touched; /* RtObject * of earlier steps whose payload may have changed; NULL: it died */
  TrStack stack;
  GHashTable *generators; /* RtObject * to TrGeneratorShadow */
  GPtrArray *queue;       /* TrGeneratorShadow * to be compared */
  TrHolders holders;
  HbAllocator scratch;
  HbBuffer text;
  guint next_step;
  guint64 program_identity; /* objects up to this number were there before the program */
  gboolean fine;
  GArray *leaving;   /* fine: TrLeaving, of the objects whose end was told of by object_free but not by freed, outermost first */
  GPtrArray *wanted; /* RtObject * that were mentioned but not told of: only while native code is amid its work */
};

/* tr-payload.c */
/* Tells of the birth of O. */
void tr_record_object (TrRecorder *r, RtObject *o);
/* Tells how O's payload differs from what the ledger has, if it does. */
void tr_record_payload (TrRecorder *r, RtObject *o);
/* The text of O as the ledger has it, or as it is now if it has none. */
TrText tr_record_text (TrRecorder *r, RtObject *o);

/* tr-stack.c */
void tr_stack_init (TrStack *stack);
void tr_stack_clear (TrStack *stack);
/* AT_LINE: the step is the running frame's line event. */
void tr_stack_record (TrRecorder *r, gboolean at_line);
/* The innermost frame; NULL if there is none. */
static inline const TrFrameShadow *RT_NULLABLE tr_stack_top (const TrRecorder *r) {
  const GArray *frames = r->stack.frames;
  return frames->len > 0 ? &g_array_index (frames, TrFrameShadow, frames->len - 1) : NULL;
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
/* It is compared when the step ends. */
void tr_generator_queue (TrRecorder *r, TrGeneratorShadow *RT_NULLABLE shadow);
void tr_generators_record_queued (TrRecorder *r);
static inline void tr_generators_record (TrRecorder *r) {
  if (r->queue->len > 0)
    tr_generators_record_queued (r);
}
void tr_generator_shadow_free (gpointer shadow);

/* tr-holders.c */
void tr_holders_init (TrHolders *holders);
void tr_holders_clear (TrHolders *holders);
/* After tr_stack_record. ALL: those of the interpreter's fields, too, that hardly ever change. */
void tr_holders_record (TrRecorder *r, gboolean all);

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

static inline void tr_record_ref (TrRecorder *r, TrId owner, RtSlot slot, guint64 before, guint64 after) {
  tr_log_add_ref (r->log, owner, (RtSlotKind) slot.kind, slot.index, tr_names_text (&r->names, r->log, slot.name), before, after);
}

G_END_DECLS
