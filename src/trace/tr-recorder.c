#include "tr-recorder.h"

#include "rt-frame.h"
#include "rt-str.h"
#include "tr-inside-read.h"
#include "tr-outcome.h"
#include "tr-scan.h"

/* A frame of the stack as the log has it. */
typedef struct FrameShadow {
  guint64 identity; /* RtFrame.identity */
  TrId id;
  RtObject *generator; /* the generator object that owns the variables, or NULL; NULL, too, once it is freed */
  GArray *refs;        /* TrScanned; NULL if a generator owns them */
  TrPayloadPlace payload;
  guint32 line;
  gboolean library;
} FrameShadow;

/* Any other holder that is looked at when a step ends: native frames, parser's trees, the interpreter; generators. */
typedef struct HolderShadow {
  TrId id;
  TrPayloadPlace payload;
  GArray *refs;
  guint64 seen; /* the look that met it last */
} HolderShadow;

/* An object on its way out. */
typedef struct Leaving {
  TrId id;
  TrText text; /* what it said last */
} Leaving;

struct TrRecorder {
  RtInterp *rt;
  TrLog *log;
  RtObserver observer;
  TrStepFunc step_func;
  gpointer step_user;

  GHashTable *born;    /* RtObject * that exist since this step: read when it ends */
  GHashTable *wanted;  /* RtObject * that are not in the log, but something that is refers to them: read, too */
  GHashTable *touched; /* RtObject * of earlier steps whose payload may have changed */
  GHashTable *rescan;  /* RtObject * of generators and frame objects to be looked at again */
  GHashTable *scanned; /* TrId of such objects to the GArray of their references */
  GHashTable *names;   /* const char * of the runtime to TrText */
  GHashTable *payloads; /* TrId of recorded objects to TrPayloadPlace */
  GArray *frames;      /* FrameShadow, outermost first */
  GPtrArray *holders;  /* HolderShadow */
  GArray *look;        /* TrScanned, for one look at a time */
  HbAllocator scratch;
  HbBuffer text;
  TrId top_frame;
  guint64 looks;
  guint next_step;
  guint64 program_identity; /* objects up to this number were there before the program */
  gboolean fine;
  GArray *leaving;      /* fine: Leaving, of the objects whose end was told of by object_free but not by freed, outermost first */
  gboolean all_frames;  /* a frame object was made: a frame further down may hold it */
};

static TrText name_text (TrRecorder *r, const char *name) {
  if (name == NULL)
    return 0;
  gpointer known = g_hash_table_lookup (r->names, name);
  if (known != NULL)
    return (TrText) GPOINTER_TO_SIZE (known);
  TrText text = tr_log_intern (r->log, name);
  g_hash_table_insert (r->names, (gpointer) name, GSIZE_TO_POINTER ((gsize) text));
  return text;
}

static gboolean is_watched_by_looks (const RtObject *o) {
  return o->type->kind == RT_KIND_generator || o->type->kind == RT_KIND_coroutine || o->type->kind == RT_KIND_async_generator ||
         o->type->kind == RT_KIND_frame;
}

static gboolean is_atom (const RtObject *o) {
  switch (o->type->kind) {
  case RT_KIND_int_:
  case RT_KIND_bool_:
  case RT_KIND_float_:
  case RT_KIND_complex_:
  case RT_KIND_str:
  case RT_KIND_bytes:
  case RT_KIND_NoneType:
    return TRUE;
  default:
    return FALSE;
  }
}

/* "module.qualname", the module left out for builtins and for the program itself. */
static TrText type_text (TrRecorder *r, const RtType *type) {
  if (type->ht_qualname == NULL)
    return tr_log_intern (r->log, type->name);
  hb_buffer_reset (&r->text);
  rt_str_append_utf8 (type->ht_qualname, &r->text);
  return tr_log_intern (r->log, hb_buffer_text (&r->text));
}

static TrSubject subject_of (TrRecorder *r, const RtObject *o) {
  return (TrSubject){.nature = TR_OBJECT,
                     .kind = (guint16) o->type->kind,
                     .name = type_text (r, o->type),
                     .address = rt_address (r->rt, o),
                     .bits = (guint8) ((o->identity <= r->program_identity ? TR_SUBJECT_BASELINE : 0) | (is_atom (o) ? TR_SUBJECT_ATOM : 0) |
                                       ((o->flags & RT_OBJECT_OF_LIBRARY) != 0 ? TR_SUBJECT_LIBRARY : 0) |
                                       (rt_type_has (o->type, RT_TYPE_HEAP) ? TR_SUBJECT_USER_CLASS : 0))};
}

/* The number of O; one that was not met before is read when the step ends. */
static TrId id_of (TrRecorder *r, RtObject *RT_NULLABLE o) {
  if (o == NULL)
    return 0;
  if ((o->flags & RT_OBJECT_RECORDED) == 0)
    g_hash_table_add (r->wanted, o);
  return o->identity;
}

static void add_ref_change (TrRecorder *r, TrId owner, RtSlot slot, TrId before, TrId after) {
  tr_log_add_ref (r->log, owner, (RtSlotKind) slot.kind, slot.index, name_text (r, slot.name), before, after);
}

static TrPayloadPlace payload_of (TrRecorder *r, TrId id) {
  return (TrPayloadPlace) GPOINTER_TO_SIZE (g_hash_table_lookup (r->payloads, TR_ID_KEY (id)));
}

static void set_payload (TrRecorder *r, TrId id, TrPayloadPlace place) {
  g_hash_table_insert (r->payloads, TR_ID_KEY (id), GSIZE_TO_POINTER ((gsize) place));
}

static gboolean same_payload (const TrPayload *a, const TrPayload *b) {
  return a->text == b->text && a->immortal == b->immortal && a->size_bytes == b->size_bytes &&
         a->linked == b->linked && a->tracked == b->tracked;
}

/* Payload of O as it is now. OLD: what it was, whose text is shared if it still says the same; NULL at birth. */
static TrPayload read_payload (TrRecorder *r, RtObject *o, const TrPayload *RT_NULLABLE old) {
  TrPayload payload = {.immortal = rt_is_immortal (o),
                       .size_bytes = rt_sizeof (r->rt, o),
                       .tracked = (guint8) (rt_gc_generation (o) + 1)};
  hb_buffer_reset (&r->text);
  rt_describe (o, &r->text);
  const char *text = hb_buffer_text (&r->text);
  if (old != NULL && g_str_equal (text, tr_log_text (r->log, old->text)))
    payload.text = old->text;
  else if (r->text.length_bytes < 24)
    payload.text = tr_log_intern (r->log, text);
  else
    payload.text = tr_log_add_text (r->log, text, r->text.length_bytes);
  RtObject *referent = rt_weak_referent (o);
  payload.linked = referent != NULL ? id_of (r, referent) : 0;
  return payload;
}

/* Looks. */

static int look_visit (void *arg, RtSlot slot, RtObject *referent) {
  tr_look_add (arg, slot, referent);
  return 0;
}

typedef struct LookDiff {
  TrRecorder *recorder;
  TrId owner;
} LookDiff;

static void record_difference (gpointer user, const TrScanned *before, const TrScanned *after) {
  LookDiff *diff = user;
  TrId to = 0;
  if (after != NULL)
    to = ((TrScanned *) after)->id = id_of (diff->recorder, after->referent);
  add_ref_change (diff->recorder, diff->owner, after != NULL ? after->slot : before->slot, before != NULL ? before->id : 0, to);
}

/* Records how the look just taken differs from REFS, the last one of OWNER, and makes it the last one. */
static void finish_look (TrRecorder *r, TrId owner, GArray **refs) {
  tr_look_sort (r->look);
  LookDiff diff = {r, owner};
  tr_scan_diff (*refs, r->look, record_difference, &diff);
  GArray *old = *refs;
  *refs = r->look;
  r->look = old;
  g_array_set_size (r->look, 0);
}

static GArray *new_look (void) {
  return g_array_new (FALSE, FALSE, sizeof (TrScanned));
}

/* Objects. */

static int by_identity (gconstpointer a, gconstpointer b) {
  const RtObject *first = *(RtObject *const *) a, *second = *(RtObject *const *) b;
  return first->identity < second->identity ? -1 : first->identity > second->identity;
}

/* The members of a set of RtObject * in the order of their creation, so that a run repeats; the set is emptied. */
static GPtrArray *take_sorted (GHashTable *set) {
  GPtrArray *members = g_ptr_array_sized_new (g_hash_table_size (set));
  GHashTableIter iter;
  gpointer member;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &member, NULL))
    g_ptr_array_add (members, member);
  g_hash_table_remove_all (set);
  g_ptr_array_sort (members, by_identity);
  return members;
}

static void record_birth (TrRecorder *r, RtObject *o) {
  TrId id = o->identity;
  g_hash_table_remove (r->born, o);
  g_hash_table_remove (r->wanted, o);
  o->flags |= RT_OBJECT_RECORDED;
  TrSubject subject = subject_of (r, o);
  TrPayload payload = read_payload (r, o, NULL);
  set_payload (r, id, tr_log_add_birth (r->log, id, &subject, &payload));
  rt_visit_references (o, look_visit, r->look);
  GArray *refs = new_look ();
  finish_look (r, id, &refs);
  if (is_watched_by_looks (o))
    g_hash_table_insert (r->scanned, TR_ID_KEY (id), refs);
  else
    g_array_unref (refs);
  r->all_frames |= o->type->kind == RT_KIND_frame;
}

static void record_wanted (TrRecorder *r) {
  while (g_hash_table_size (r->wanted) > 0) {
    g_autoptr (GPtrArray) wanted = take_sorted (r->wanted);
    for (guint i = 0; i < wanted->len; i++)
      record_birth (r, wanted->pdata[i]);
  }
}

static void record_births (TrRecorder *r) {
  record_wanted (r);
  g_autoptr (GPtrArray) born = take_sorted (r->born);
  for (guint i = 0; i < born->len; i++)
    record_birth (r, born->pdata[i]);
  record_wanted (r);
}

static void record_rescans (TrRecorder *r) {
  g_autoptr (GPtrArray) objects = take_sorted (r->rescan);
  for (guint i = 0; i < objects->len; i++) {
    RtObject *o = objects->pdata[i];
    gpointer id = TR_ID_KEY (o->identity);
    GArray *refs = g_hash_table_lookup (r->scanned, id);
    if (refs == NULL)
      continue; /* born in this step and read then */
    rt_visit_references (o, look_visit, r->look);
    g_hash_table_steal (r->scanned, id);
    finish_look (r, o->identity, &refs);
    g_hash_table_insert (r->scanned, id, refs);
  }
}

static void record_payloads (TrRecorder *r) {
  g_autoptr (GPtrArray) objects = take_sorted (r->touched);
  for (guint i = 0; i < objects->len; i++) {
    RtObject *o = objects->pdata[i];
    if (o->refcount == 0)
      continue; /* on its way out: there is no sense in what is left of it */
    TrPayloadPlace place = payload_of (r, o->identity);
    TrPayload old;
    tr_log_payload (r->log, place, &old);
    TrPayload payload = read_payload (r, o, &old);
    if (!same_payload (&payload, &old))
      set_payload (r, o->identity, tr_log_add_payload (r->log, o->identity, place, &payload));
  }
}

/* Frames. */

static void frame_shadow_clear (FrameShadow *shadow) {
  if (shadow->refs != NULL)
    g_array_unref (shadow->refs);
}

static void record_line (TrRecorder *r, FrameShadow *shadow, const RtFrame *frame) {
  guint32 line = (guint32) MAX (rt_frame_line (frame), 0);
  if (line == shadow->line)
    return;
  tr_log_add_line (r->log, shadow->id, shadow->line, line);
  shadow->line = line;
}

/* What FRAME holds, or the generator on its behalf. */
static void record_frame_refs (TrRecorder *r, FrameShadow *shadow, RtFrame *frame) {
  RtObject *generator = rt_frame_generator (frame);
  if (generator != NULL) {
    g_hash_table_add (r->rescan, generator);
    return;
  }
  rt_frame_visit (frame, look_visit, r->look);
  finish_look (r, shadow->id, &shadow->refs);
}

static void push_frame (TrRecorder *r, RtFrame *frame) {
  const RtCode *code = rt_frame_code (frame);
  RtObject *generator = rt_frame_generator (frame);
  hb_buffer_reset (&r->text);
  rt_str_append_utf8 (code->qualname, &r->text);
  TrSubject subject = {.nature = TR_FRAME,
                       .name = tr_log_intern (r->log, hb_buffer_text (&r->text)),
                       .bits = code->library ? TR_SUBJECT_LIBRARY : 0,
                       .generator = id_of (r, generator)};
  FrameShadow shadow = {.identity = frame->identity,
                        .id = frame->identity | TR_ID_FRAME,
                        .generator = generator,
                        .refs = generator == NULL ? new_look () : NULL,
                        .line = (guint32) MAX (rt_frame_line (frame), 0),
                        .library = code->library};
  TrId caller = r->frames->len > 0 ? g_array_index (r->frames, FrameShadow, r->frames->len - 1).id : 0;
  TrPayload payload = {.line = shadow.line, .linked = caller};
  shadow.payload = tr_log_add_birth (r->log, shadow.id, &subject, &payload);
  record_frame_refs (r, &shadow, frame);
  g_array_append_val (r->frames, shadow);
}

/* What a generator holds while it is suspended differs from what it held at the last step. */
static void pop_frame (TrRecorder *r) {
  FrameShadow *shadow = &g_array_index (r->frames, FrameShadow, r->frames->len - 1);
  if (shadow->generator != NULL)
    g_hash_table_add (r->rescan, shadow->generator);
  if (shadow->refs != NULL)
    finish_look (r, shadow->id, &shadow->refs);
  tr_log_add_death (r->log, shadow->id, shadow->payload, shadow->line);
  g_array_set_size (r->frames, r->frames->len - 1);
}

/* The place of IDENTITY in the stack as the log has it; -1: not there. Searched from the top: frames come and go there. */
static int find_frame (TrRecorder *r, guint64 identity) {
  for (int i = (int) r->frames->len - 1; i >= 0; i--)
    if (g_array_index (r->frames, FrameShadow, i).identity == identity)
      return i;
  return -1;
}

static void update_frame (TrRecorder *r, int place, RtFrame *frame) {
  FrameShadow *shadow = &g_array_index (r->frames, FrameShadow, place);
  record_line (r, shadow, frame);
  record_frame_refs (r, shadow, frame);
}

/* Whether the log's stack has FRAME right above PLACE. */
static gboolean stands_above (TrRecorder *r, int place, const RtFrame *frame) {
  return place + 1 < (int) r->frames->len && g_array_index (r->frames, FrameShadow, place + 1).identity == frame->identity;
}

/* Brings the log's stack of frames to the runtime's. A frame can only have changed while it was on top, so those below the
 * innermost function's frame that is still there since the last step need no look, unless a frame object was made for one of
 * them. A generator's frame says nothing of those below: it may have been left and entered again, even from elsewhere. */
static void record_frames (TrRecorder *r) {
  g_autoptr (GPtrArray) above = g_ptr_array_new ();
  RtFrame *frame = rt_first_frame (r->rt);
  int place = -1;
  for (; frame != NULL; frame = frame->previous) {
    place = rt_frame_generator (frame) == NULL ? find_frame (r, frame->identity) : -1;
    if (place >= 0)
      break;
    g_ptr_array_add (above, frame);
  }
  int kept = place;
  guint fresh = above->len;
  while (fresh > 0 && stands_above (r, kept, above->pdata[fresh - 1])) {
    update_frame (r, ++kept, above->pdata[fresh - 1]);
    fresh--;
  }
  while ((int) r->frames->len > kept + 1)
    pop_frame (r);
  for (int i = place; frame != NULL && i >= 0; frame = frame->previous, i--) {
    update_frame (r, i, frame);
    if (!r->all_frames)
      break;
  }
  r->all_frames = FALSE;
  for (guint i = fresh; i > 0; i--)
    push_frame (r, above->pdata[i - 1]);
  TrId top = r->frames->len > 0 ? g_array_index (r->frames, FrameShadow, r->frames->len - 1).id : 0;
  if (top != r->top_frame)
    tr_log_add_top (r->log, r->top_frame, top);
  r->top_frame = top;
}

/* The other holders. */

static void holder_free (gpointer data) {
  HolderShadow *holder = data;
  g_array_unref (holder->refs);
  g_free (holder);
}

static TrNature nature_of (RtHolderKind kind) {
  return kind == RT_HOLDER_NATIVE ? TR_NATIVE : kind == RT_HOLDER_ARENA ? TR_ARENA : TR_INTERP;
}

/* A frame that is ending has the number of a holder besides the one it had while it ran. */
static TrId id_of_holder (const RtHolder *met) {
  return met->identity | TR_ID_HOLDER | (met->ending ? TR_ID_FRAME : 0);
}

static HolderShadow *holder_of (TrRecorder *r, const RtHolder *met) {
  TrId id = id_of_holder (met);
  for (guint i = 0; i < r->holders->len; i++) {
    HolderShadow *holder = r->holders->pdata[i];
    if (holder->id == id)
      return holder;
  }
  HolderShadow *holder = g_new0 (HolderShadow, 1);
  TrSubject subject = {.nature = (guint8) nature_of (met->kind), .name = tr_log_intern (r->log, met->name)};
  *holder = (HolderShadow){.id = id, .refs = new_look (), .payload = tr_log_add_birth (r->log, id, &subject, &(TrPayload){0})};
  g_ptr_array_add (r->holders, holder);
  return holder;
}

typedef struct HolderLook {
  TrRecorder *recorder;
  HolderShadow *current; /* whose references are being gathered */
} HolderLook;

static void end_holder (HolderLook *look) {
  if (look->current != NULL)
    finish_look (look->recorder, look->current->id, &look->current->refs);
  look->current = NULL;
}

static int holder_visit (void *arg, const RtHolder *met, RtSlot slot, RtObject *referent) {
  HolderLook *look = arg;
  if (look->current == NULL || look->current->id != id_of_holder (met)) {
    end_holder (look);
    look->current = holder_of (look->recorder, met);
    look->current->seen = look->recorder->looks;
  }
  if (!rt_is_immortal (referent))
    tr_look_add (look->recorder->look, slot, referent);
  return 0;
}

static void record_holders (TrRecorder *r) {
  r->looks++;
  HolderLook look = {.recorder = r};
  rt_visit_holders (r->rt, RT_HOLDER_NATIVE | RT_HOLDER_INTERP | RT_HOLDER_ARENA, holder_visit, &look);
  end_holder (&look);
  for (guint i = 0; i < r->holders->len;) {
    HolderShadow *holder = r->holders->pdata[i];
    if (holder->seen == r->looks) {
      i++;
      continue;
    }
    finish_look (r, holder->id, &holder->refs);
    tr_log_add_death (r->log, holder->id, holder->payload, 0);
    g_ptr_array_remove_index (r->holders, i);
  }
}

/* Steps. */

static const FrameShadow *innermost_user_frame (TrRecorder *r) {
  for (guint i = r->frames->len; i > 0; i--) {
    const FrameShadow *shadow = &g_array_index (r->frames, FrameShadow, i - 1);
    if (!shadow->library)
      return shadow;
  }
  return NULL;
}

static TrText detail_text (TrRecorder *r, RtObject *RT_NULLABLE detail, const char *RT_NULLABLE text) {
  if (text != NULL)
    return tr_log_intern (r->log, text);
  if (detail == NULL)
    return 0;
  hb_buffer_reset (&r->text);
  rt_describe (detail, &r->text);
  return tr_log_add_text (r->log, hb_buffer_text (&r->text), r->text.length_bytes);
}

static void publish (TrRecorder *r, TrStep *step) {
  tr_log_publish (r->log, step);
  if (r->step_func != NULL)
    r->step_func (r->next_step, r->step_user);
  r->next_step++;
  if (tr_log_is_full (r->log))
    rt_request_stop (r->rt);
}

/* While native code frees an object, what it makes may be half made: only what others refer to has its final form. */
static gboolean is_amid_native_code (RtStepKind kind) {
  return kind == RT_STEP_DEALLOC || kind == RT_STEP_FREE;
}

/* Brings the log to what is there now, and begins STEP. */
static void record_changes (TrRecorder *r, RtStepKind kind, TrStep *step) {
  void (*record_new) (TrRecorder *r) = is_amid_native_code (kind) ? record_wanted : record_births;
  record_new (r);
  record_frames (r);
  record_holders (r);
  record_rescans (r);
  record_payloads (r);
  record_new (r);
  const FrameShadow *frame = innermost_user_frame (r);
  *step = (TrStep){.kind = (guint8) kind};
  if (frame != NULL) {
    step->frame = frame->id;
    step->line = frame->line;
  }
}

static void end_step (TrRecorder *r, RtStepKind kind, RtObject *RT_NULLABLE detail, const char *RT_NULLABLE text) {
  TrStep step;
  record_changes (r, kind, &step);
  step.detail = detail_text (r, detail, text);
  if (kind == RT_STEP_END && detail != NULL)
    tr_outcome_read (r->log, detail, &step);
  if (r->fine && kind == RT_STEP_GC) {
    TrInside inside;
    tr_inside_read_gc (r->rt, NULL, &inside);
    tr_log_add_inside (r->log, &inside);
  }
  publish (r, &step);
}

/* A step inside of those that every recording has. */
static void end_inner_step (TrRecorder *r, const TrInside *inside, TrText detail) {
  TrStep step;
  record_changes (r, (RtStepKind) inside->kind, &step);
  step.detail = detail;
  tr_log_add_inside (r->log, inside);
  publish (r, &step);
}

/* The observer. */

static void on_object_new (void *self, RtObject *o) {
  TrRecorder *r = self;
  const RtFrame *frame = rt_first_frame (r->rt);
  if (frame != NULL && rt_frame_code (frame)->library)
    o->flags |= RT_OBJECT_OF_LIBRARY;
  g_hash_table_add (r->born, o);
}

static void forget_generator (TrRecorder *r, const RtObject *o) {
  for (guint i = 0; i < r->frames->len; i++)
    if (g_array_index (r->frames, FrameShadow, i).generator == o)
      g_array_index (r->frames, FrameShadow, i).generator = NULL;
}

static TrText last_text (TrRecorder *r, TrId id) {
  TrPayload payload;
  tr_log_payload (r->log, payload_of (r, id), &payload);
  return payload.text;
}

static void on_object_free (void *self, RtObject *o) {
  TrRecorder *r = self;
  if ((o->flags & RT_OBJECT_RECORDED) == 0) {
    g_hash_table_remove (r->born, o);
    g_hash_table_remove (r->wanted, o);
    return;
  }
  TrId id = o->identity;
  if (r->fine)
    g_array_append_val (r->leaving, ((Leaving){id, last_text (r, id)}));
  tr_log_add_death (r->log, id, payload_of (r, id), 0);
  g_hash_table_remove (r->payloads, TR_ID_KEY (id));
  g_hash_table_remove (r->touched, o);
  if (is_watched_by_looks (o)) {
    g_hash_table_remove (r->rescan, o);
    g_hash_table_remove (r->scanned, TR_ID_KEY (id));
    forget_generator (r, o);
  }
}

static void on_payload_changed (void *self, RtObject *owner) {
  TrRecorder *r = self;
  if ((owner->flags & RT_OBJECT_RECORDED) == 0)
    return;
  g_hash_table_add (r->touched, owner);
  if (is_watched_by_looks (owner))
    g_hash_table_add (r->rescan, owner);
}

static void on_generation_changed (void *self, RtObject *o, int before) {
  if ((o->flags & RT_OBJECT_RECORDED) != 0)
    g_hash_table_add (((TrRecorder *) self)->touched, o);
}

static void on_ref_changed (void *self, RtObject *owner, RtSlot slot, RtObject *before, RtObject *after) {
  TrRecorder *r = self;
  if ((owner->flags & RT_OBJECT_RECORDED) == 0)
    return;
  on_payload_changed (self, owner);
  if (!is_watched_by_looks (owner))
    add_ref_change (r, owner->identity, slot, id_of (r, before), id_of (r, after));
}

static void on_ref_moved (void *self, RtObject *owner, RtSlotKind kind, size_t to, size_t from, size_t count) {
  TrRecorder *r = self;
  if ((owner->flags & RT_OBJECT_RECORDED) == 0 || count == 0 || to == from)
    return;
  on_payload_changed (self, owner);
  tr_log_add_move (r->log, owner->identity, kind, (guint32) from, (guint32) to, (guint32) count);
}

static void on_step (void *self, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  end_step (self, kind, detail, text);
}

static void on_stopped (void *self, bool for_good) {
  TrRecorder *r = self;
  TrProgram *program = tr_log_program (r->log);
  if (program != NULL)
    tr_program_add_stop (program, r->rt->steps, r->rt->next_identity, for_good);
}

static void on_output (void *self, RtOutput stream, const char *text, size_t length_bytes) {
  tr_log_add_output (((TrRecorder *) self)->log, stream, text, length_bytes);
}

static void on_instruction (void *self, RtFrame *frame) {
  TrRecorder *r = self;
  TrInside inside;
  tr_inside_read_instruction (r->rt, frame, &inside);
  end_inner_step (r, &inside, 0);
}

static void on_gc_phase (void *self, RtGcPhase phase, RtObject *o) {
  TrRecorder *r = self;
  if (phase <= RT_GC_LAST_TOLD_BY_STEP)
    return;
  TrInside inside;
  tr_inside_read_gc (r->rt, o, &inside);
  end_inner_step (r, &inside, tr_log_intern (r->log, tr_gc_phase_name (phase)));
}

static void on_dying (void *self, RtObject *o) {
  TrRecorder *r = self;
  if ((o->flags & RT_OBJECT_RECORDED) == 0 || !rt_type_has (o->type, RT_TYPE_GC))
    return;
  end_inner_step (r, &(TrInside){.kind = RT_STEP_DEALLOC, .object = o->identity}, last_text (r, o->identity));
}

static void on_freed (void *self, uint64_t identity) {
  TrRecorder *r = self;
  if (r->leaving->len == 0)
    return;
  Leaving leaving = g_array_index (r->leaving, Leaving, r->leaving->len - 1);
  if (leaving.id != identity)
    return;
  g_array_set_size (r->leaving, r->leaving->len - 1);
  end_inner_step (r, &(TrInside){.kind = RT_STEP_FREE, .object = leaving.id}, leaving.text);
}

static int baseline_visit (void *arg, RtObject *o) {
  g_hash_table_add (((TrRecorder *) arg)->born, o);
  return 0;
}

static void array_unref (gpointer array) {
  g_array_unref (array);
}

static TrRecorder *recorder_new (RtInterp *rt, TrLog *log, guint64 program_identity) {
  TrRecorder *r = g_new0 (TrRecorder, 1);
  r->rt = rt;
  r->program_identity = program_identity;
  r->leaving = g_array_new (FALSE, FALSE, sizeof (Leaving));
  r->log = tr_log_ref (log);
  r->born = g_hash_table_new (NULL, NULL);
  r->wanted = g_hash_table_new (NULL, NULL);
  r->touched = g_hash_table_new (NULL, NULL);
  r->rescan = g_hash_table_new (NULL, NULL);
  r->scanned = g_hash_table_new_full (NULL, NULL, NULL, array_unref);
  r->names = g_hash_table_new (NULL, NULL);
  r->payloads = g_hash_table_new (NULL, NULL);
  r->frames = g_array_new (FALSE, FALSE, sizeof (FrameShadow));
  g_array_set_clear_func (r->frames, (GDestroyNotify) frame_shadow_clear);
  r->holders = g_ptr_array_new_with_free_func (holder_free);
  r->look = new_look ();
  hb_allocator_init (&r->scratch, SIZE_MAX);
  hb_buffer_init (&r->text, &r->scratch);
  rt_heap_walk (rt->heap, baseline_visit, r);
  record_births (r);
  record_holders (r);
  record_births (r);
  r->observer = (RtObserver){.self = r,
                             .object_new = on_object_new,
                             .object_free = on_object_free,
                             .ref_changed = on_ref_changed,
                             .ref_moved = on_ref_moved,
                             .payload_changed = on_payload_changed,
                             .generation_changed = on_generation_changed,
                             .step = on_step,
                             .output = on_output,
                             .stopped = on_stopped};
  rt_set_observer (rt, &r->observer);
  return r;
}

TrRecorder *tr_recorder_new (RtInterp *rt, TrLog *log) {
  return recorder_new (rt, log, rt->next_identity);
}

TrRecorder *tr_recorder_new_fine (RtInterp *rt, TrLog *log, guint64 program_identity) {
  TrRecorder *r = recorder_new (rt, log, program_identity != 0 ? program_identity : rt->next_identity);
  r->fine = TRUE;
  tr_log_set_fine (log);
  r->observer.instruction = on_instruction;
  r->observer.gc_phase = on_gc_phase;
  r->observer.dying = on_dying;
  r->observer.freed = on_freed;
  return r;
}

void tr_recorder_step (TrRecorder *r, RtStepKind kind, RtObject *detail, const char *text) {
  end_step (r, kind, detail, text);
}

void tr_recorder_free (TrRecorder *r) {
  rt_set_observer (r->rt, NULL);
  g_hash_table_unref (r->born);
  g_hash_table_unref (r->wanted);
  g_hash_table_unref (r->touched);
  g_hash_table_unref (r->rescan);
  g_hash_table_unref (r->scanned);
  g_hash_table_unref (r->names);
  g_hash_table_unref (r->payloads);
  g_array_unref (r->frames);
  g_array_unref (r->leaving);
  g_ptr_array_unref (r->holders);
  g_array_unref (r->look);
  hb_buffer_clear (&r->text);
  tr_log_unref (r->log);
  g_free (r);
}

void tr_recorder_set_step_func (TrRecorder *r, TrStepFunc func, gpointer user) {
  r->step_func = func;
  r->step_user = user;
}

TrId tr_recorder_id (TrRecorder *r, const RtObject *o) {
  return (o->flags & RT_OBJECT_RECORDED) != 0 ? o->identity : 0;
}
