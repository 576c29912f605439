#include "rt-abstract.h"
#include "rt-int-private.h"
#include "rt-vm.h"
#include "tr-inside-read.h"
#include "tr-log-put.h"
#include "tr-outcome.h"
#include "tr-stack-compare.h"

/* Steps. */

/* Ints of at most two digits, of which most programs make the most. FALSE: it is none, and nothing was told. */
static inline gboolean record_int (TrRecorder *r, RtObject *o) {
  if (o->type != r->rt->types.int_ || (o->flags & RT_OBJECT_OF_LIBRARY) != 0 || o->identity <= r->program_identity || r->int_shape == 0 ||
      rt_is_immortal (o) || !rt_int_is_medium (o))
    return FALSE;
  gint64 value = rt_int_medium_value (o);
  TrPayload payload = {.text = tr_made_text (TR_MADE_INT, value), .size_bytes = rt_int_medium_bytes (o)};
  if (G_UNLIKELY (payload.text == 0))
    return FALSE;
  TrPayloadPlace birth = tr_put_int_birth (&r->log->tape, r->int_shape - 1, o->identity, value, payload.size_bytes,
                                           rt_address (r->rt, o));
  if (G_UNLIKELY (birth == 0))
    r->log->broken = TRUE;
  o->flags |= RT_OBJECT_RECORDED;
  tr_ledger_enter (tr_ledger_entry (&r->ledger, o), birth, birth, &payload);
  return TRUE;
}

static inline void record_if_new (TrRecorder *r, RtObject *RT_NULLABLE o) {
  if (o != NULL && o != TR_BORN_TOLD && (o->flags & RT_OBJECT_RECORDED) == 0 && !record_int (r, o))
    tr_record_object (r, o);
}

static inline void record_births (TrRecorder *r) {
  TrBorn *born = &r->born;
  if ((born->n_old | born->n_young) == 0)
    return;
  for (gsize i = 0; i < born->n_old; i++)
    record_if_new (r, born->old[i]);
  for (gsize i = 0; i < born->n_young; i++)
    record_if_new (r, born->young[i]);
  r->wanted->len = 0;
}

/* What was mentioned, and what that mentions. */
static G_GNUC_NO_INLINE void record_wanted (TrRecorder *r) {
  while (r->wanted->len > 0) {
    RtObject *o = r->wanted->pdata[r->wanted->len - 1];
    r->wanted->len--;
    record_if_new (r, o);
  }
}

/* While native code frees an object, what it makes may be half made: only what others refer to has its final form. */
static gboolean is_amid_native_code (RtStepKind kind) {
  return kind == RT_STEP_DEALLOC || kind == RT_STEP_FREE;
}

/* What is told after frames and other holders: of the step so far. */
static inline void record_rest (TrRecorder *r) {
  if (r->notes.length > 0) {
    if (r->cleared.length > 0) /* then there are notes of deaths */
      tr_notes_tell (&r->cleared, &r->born, &r->names, r->log, r->wanted);
    tr_notes_tell (&r->notes, &r->born, &r->names, r->log, r->wanted);
  }
  if (r->touched.length > 0)
    tr_record_payloads (r);
  if (r->wanted->len > 0)
    record_wanted (r);
}

/* Brings the log to what is there now. */
static void record_changes (TrRecorder *r, RtStepKind kind) {
  gboolean amid = is_amid_native_code (kind), begins = r->stack.n_frames == 0; /* a script, in a frame of its own */
  if (!amid)
    record_births (r);
  gboolean threads = tr_has_threads (r);
  if (G_UNLIKELY (threads))
    tr_threads_record (r);
  tr_stack_record (r, kind == RT_STEP_LINE);
  tr_generators_record (r);
  gboolean all = kind > RT_STEP_RETURN || begins || threads; /* what threads have each goes in and out as they take turns */
  if (all || G_UNLIKELY (!tr_holders_are_quiet (r)))
    tr_holders_record (r, all);
  record_rest (r);
  if (!amid)
    tr_born_restart (&r->born, r->rt->next_identity + 1);
}

static inline TrText detail_text (TrRecorder *r, RtObject *RT_NULLABLE detail, const char *RT_NULLABLE text) {
  if (text != NULL)
    return tr_log_intern (r->log, text);
  return detail != NULL ? tr_record_text (r, detail) : 0;
}

static TrStep begin_step (TrRecorder *r, RtStepKind kind) {
  const TrFrameShadow *frame = tr_stack_user_frame (r);
  TrStep step = {.kind = (guint8) kind};
  if (frame != NULL) {
    step.frame = frame->id;
    step.line = frame->line;
  }
  return step;
}

static void told (TrRecorder *r) {
  if (r->step_func != NULL)
    r->step_func (r->next_step, r->step_user);
  r->next_step++;
  if (G_UNLIKELY (tr_budget_end (&r->log->budget) != TR_BUDGET_LEFT))
    rt_request_stop (r->rt);
}

/* The line that the running frame came to. */
static void tell_line (TrRecorder *r) {
  if (r->stack.line_before < 0)
    return;
  const TrFrameShadow *top = tr_stack_top (r);
  tr_log_add_line (r->log, top->id, (guint32) r->stack.line_before, top->line);
}

static void publish (TrRecorder *r, TrStep *step) {
  tell_line (r);
  tr_log_publish (r->log, step);
  told (r);
}

/* A function of the program goes on with its next line. */
static inline gboolean publish_line (TrRecorder *r, const TrFrameShadow *top, gint64 before) {
  if (before < 0 || !tr_log_publish_line (r->log, (guint32) before, top->line))
    return FALSE;
  told (r);
  return TRUE;
}

static inline gboolean publish_line_of_top (TrRecorder *r) {
  const TrFrameShadow *top = tr_stack_top (r);
  return top != NULL && !top->library && publish_line (r, top, r->stack.line_before);
}

/* Other holders than the running frame may have changed after all. */
static G_GNUC_NO_INLINE void record_holders (TrRecorder *r) {
  r->stack.kept = (int) r->stack.n_frames - 1;
  tr_holders_record (r, FALSE);
  tr_stack_note_steady (r);
}

/* Most steps: the FRAME that ran, whose shadow is TOP, goes on with its next line, and nobody else did anything. */
static inline void end_line (TrRecorder *r, TrFrameShadow *top, const RtFrame *frame) {
  gint64 line_before;
  record_births (r);
  if (G_LIKELY (!r->stack.all)) {
    line_before = tr_stack_compare_running (r, top, frame);
  } else { /* an object was born for a frame further out, which holds it */
    tr_stack_record (r, TRUE);
    line_before = r->stack.line_before;
  }
  if (G_UNLIKELY (r->queue.length > 0))
    tr_generators_record_queued (r);
  if (G_UNLIKELY (!tr_holders_interp_is_quiet (r) || !tr_holders_frames_are_quiet (r)))
    record_holders (r);
  record_rest (r);
  tr_born_restart (&r->born, r->rt->next_identity + 1);
  if (G_LIKELY (publish_line (r, top, line_before)))
    return;
  r->stack.line_before = line_before;
  TrStep step = begin_step (r, RT_STEP_LINE);
  publish (r, &step);
}

/* A function of the program is about to start or to end. */
static inline gboolean publish_call (TrRecorder *r, RtStepKind kind, RtObject *RT_NULLABLE detail) {
  const TrFrameShadow *top = tr_stack_top (r);
  if (top == NULL || r->stack.line_before >= 0 || top->library ||
      !tr_log_publish_plain (r->log, kind, top->line, detail != NULL ? tr_record_text (r, detail) : 0))
    return FALSE;
  told (r);
  return TRUE;
}

/* A program that asks to end has not failed, whatever its status says. At the prompt it is told of. */
static gboolean is_failure (const TrRecorder *r, RtObject *exception) {
  return r->rt->interactive || !rt_is_kind_of (exception, r->rt->types.SystemExit);
}

static G_GNUC_NO_INLINE void end_step (TrRecorder *r, RtStepKind kind, RtObject *RT_NULLABLE detail, const char *RT_NULLABLE text) {
  r->stack.stayed = FALSE;
  record_changes (r, kind);
  r->stack.stayed = kind <= RT_STEP_CALL;
  tr_stack_note_steady (r);
  if (kind == RT_STEP_LINE ? publish_line_of_top (r) : kind <= RT_STEP_RETURN && publish_call (r, kind, detail))
    return;
  TrStep step = begin_step (r, kind);
  step.detail = detail_text (r, detail, text);
  if (kind == RT_STEP_END && detail != NULL && is_failure (r, detail))
    tr_outcome_read (r->log, detail, r->rt->interactive, &step);
  if (r->fine && kind == RT_STEP_GC) {
    TrInside inside;
    tr_inside_read_gc (r->rt, NULL, &inside);
    tr_log_add_inside (r->log, &inside);
  }
  publish (r, &step);
}

/* A step inside of those that every recording has. */
static void end_inner_step (TrRecorder *r, const TrInside *inside, TrText detail) {
  r->stack.stayed = FALSE;
  record_changes (r, (RtStepKind) inside->kind);
  tr_stack_note_steady (r);
  TrStep step = begin_step (r, (RtStepKind) inside->kind);
  step.detail = detail;
  tr_log_add_inside (r->log, inside);
  publish (r, &step);
}

/* The observer. */

static void on_object_new (void *self, RtObject *o) {
  TrRecorder *r = self;
  const RtFrame *frame = r->rt->frame;
  if (frame != NULL && rt_frame_code (frame)->library)
    o->flags |= RT_OBJECT_OF_LIBRARY;
  tr_born_add (&r->born, o);
}

/* What was touched last mostly dies first. */
static void forget_touched (TrRecorder *r, const RtObject *o) {
  guint i = r->touched.length;
  while (i > 0 && r->touched.items[i - 1] != o)
    i--;
  if (i > 0)
    r->touched.items[i - 1] = NULL;
  while (r->touched.length > 0 && r->touched.items[r->touched.length - 1] == NULL)
    r->touched.length--;
}

/* The end of an object that was told of. The list of the young ones may have gone on since its birth, in fine mode. */
static void note_leaving (TrRecorder *r, const RtObject *o) {
  RtObject **place = tr_born_find (&r->born, o->identity);
  if (place != NULL)
    *place = TR_BORN_TOLD;
  g_array_append_val (r->leaving, ((TrLeaving){o->identity, tr_ledger_entry (&r->ledger, o)->text}));
}

static inline void note_death (TrRecorder *r, TrNote *note, const RtObject *o) {
  *note = (TrNote){.change = TR_CHANGE_DEATH, .owner = o->identity, .before = tr_ledger_entry (&r->ledger, o)->place};
}

static G_GNUC_NO_INLINE void end_object (TrRecorder *r, RtObject *o) {
  if (r->fine)
    note_leaving (r, o);
  if ((o->flags & RT_OBJECT_TOUCHED) != 0)
    forget_touched (r, o);
  if (rt_type_has (o->type, RT_TYPE_GC) && tr_is_generator (o))
    tr_generator_end (r, o);
  else if (rt_type_has (o->type, RT_TYPE_HEAP))
    tr_notes_add_ref (&r->notes, o->identity, RT_SLOT_TYPE, ((RtObject *) o->type)->identity, 0);
  note_death (r, tr_notes_add (&r->notes), o);
}

/* The reports that come most often are dealt with at once, without a call: here, and below. */
static void on_object_free (void *self, RtObject *o) {
  TrRecorder *r = self;
  if ((o->flags & RT_OBJECT_RECORDED) == 0)
    tr_born_remove (&r->born, o);
  else if (G_LIKELY ((o->flags & RT_OBJECT_TOUCHED) == 0 && !rt_type_has (o->type, RT_TYPE_GC | RT_TYPE_HEAP) && !r->fine &&
                     tr_notes_have_room (&r->notes)))
    note_death (r, tr_notes_add_at_once (&r->notes), o);
  else
    end_object (r, o);
}

static G_GNUC_NO_INLINE void touch (TrRecorder *r, RtObject *o) {
  if ((o->flags & (RT_OBJECT_TOUCHED | RT_OBJECT_DYING)) != 0)
    return;
  o->flags |= RT_OBJECT_TOUCHED;
  tr_pointers_add (&r->touched, o);
}

static void look_at_frames_of (TrRecorder *r, RtObject *owner) {
  if (tr_is_generator (owner))
    tr_generator_queue (r, tr_generator_find (r, owner));
  else if (owner->type->kind == RT_KIND_frame)
    tr_stack_look_at_all (&r->stack); /* it may stand for a frame further out */
}

static G_GNUC_NO_INLINE void change_payload (TrRecorder *r, RtObject *owner) {
  touch (r, owner);
  look_at_frames_of (r, owner);
}

static void on_payload_changed (void *self, RtObject *owner) {
  TrRecorder *r = self;
  if ((owner->flags & RT_OBJECT_RECORDED) == 0)
    return;
  const RtTypes *types = &r->rt->types;
  TrPointers *touched = &r->touched;
  if (G_LIKELY ((owner->type == types->range_iterator || owner->type == types->list_iterator) && touched->length < touched->room &&
                (owner->flags & (RT_OBJECT_TOUCHED | RT_OBJECT_DYING)) == 0)) {
    owner->flags |= RT_OBJECT_TOUCHED;
    touched->items[touched->length++] = owner;
  } else {
    change_payload (r, owner);
  }
}

static void on_generation_changed (void *self, RtObject *o, int before) {
  if ((o->flags & RT_OBJECT_RECORDED) != 0)
    touch (self, o);
}

static G_GNUC_NO_INLINE void note_ref (TrRecorder *r, RtObject *owner, RtSlot slot, const RtObject *before, const RtObject *after) {
  if (tr_is_generator (owner)) {
    TrGeneratorShadow *shadow = tr_generator_find (r, owner);
    if (shadow != NULL)
      shadow->all = TRUE;
    tr_generator_queue (r, shadow);
    return;
  }
  tr_notes_add_ref (&r->notes, owner->identity, slot, tr_identity (before), tr_identity (after));
  if ((owner->flags & (RT_OBJECT_TOUCHED | RT_OBJECT_DYING)) != 0)
    return;
  const TrTouched touched = tr_names_type (&r->names, r->log, r->rt, owner)->touched;
  if (touched == TR_TOUCHED_ALWAYS || (touched == TR_TOUCHED_BY_NUMBER && (before == NULL || after == NULL))) {
    touch (r, owner);
    if (owner->type->kind == RT_KIND_type)
      tr_names_forget_types (&r->names);
  }
}

static void on_ref_changed (void *self, RtObject *owner, RtSlot slot, RtObject *before, RtObject *after) {
  TrRecorder *r = self;
  if ((owner->flags & RT_OBJECT_RECORDED) == 0)
    return;
  if (owner->type != r->rt->types.list || !tr_notes_have_room (&r->notes)) {
    note_ref (r, owner, slot, before, after);
    return;
  }
  tr_note_fill_ref (tr_notes_add_at_once (&r->notes), owner->identity, slot, tr_identity (before), tr_identity (after));
  if (before == NULL || after == NULL) /* else it is as long as it was */
    touch (r, owner);
}

static void on_ref_moved (void *self, RtObject *owner, RtSlotKind kind, size_t to, size_t from, size_t count) {
  TrRecorder *r = self;
  if ((owner->flags & RT_OBJECT_RECORDED) == 0 || count == 0 || to == from)
    return;
  touch (r, owner);
  *tr_notes_add (&r->notes) = (TrNote){.change = TR_CHANGE_MOVE,
                                       .slot_kind = (guint8) kind,
                                       .slot_index = (guint32) from,
                                       .owner = owner->identity,
                                       .before = count,
                                       .after = to};
}

static void on_line (void *self, RtFrame *frame) {
  TrRecorder *r = self;
  TrFrameShadow *steady = r->stack.steady;
  if (G_LIKELY (steady != NULL && steady->identity == frame->identity && tr_holders_seldom_are_quiet (r)))
    end_line (r, steady, frame);
  else
    end_step (r, RT_STEP_LINE, NULL, NULL);
}

static void on_step (void *self, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  if (kind == RT_STEP_LINE)
    on_line (self, frame);
  else
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

/* Fine mode. */

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
  end_inner_step (r, &(TrInside){.kind = RT_STEP_DEALLOC, .object = o->identity}, tr_record_text (r, o));
}

static void on_freed (void *self, uint64_t identity) {
  TrRecorder *r = self;
  if (r->leaving->len == 0)
    return;
  TrLeaving leaving = g_array_index (r->leaving, TrLeaving, r->leaving->len - 1);
  if (leaving.id != identity)
    return;
  g_array_set_size (r->leaving, r->leaving->len - 1);
  end_inner_step (r, &(TrInside){.kind = RT_STEP_FREE, .object = leaving.id}, leaving.text);
}

/* What was there before. */

static int gather (void *arg, RtObject *o) {
  g_ptr_array_add (arg, o);
  return 0;
}

static int by_identity (gconstpointer a, gconstpointer b) {
  const RtObject *first = *(RtObject *const *) a, *second = *(RtObject *const *) b;
  return first->identity < second->identity ? -1 : first->identity > second->identity;
}

static void record_baseline (TrRecorder *r) {
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  rt_heap_walk (r->rt->heap, gather, objects);
  g_ptr_array_sort (objects, by_identity);
  for (guint i = 0; i < objects->len; i++) {
    RtObject *o = objects->pdata[i];
    o->flags &= ~(guint32) (RT_OBJECT_TOUCHED | RT_OBJECT_RECORDED); /* an earlier recorder's */
    tr_born_add_old (&r->born, o);
  }
  record_changes (r, RT_STEP_LINE);
}

static TrRecorder *recorder_new (RtInterp *rt, TrLog *log, guint64 program_identity) {
  TrRecorder *r = g_new0 (TrRecorder, 1);
  r->rt = rt;
  r->program_identity = program_identity;
  r->leaving = g_array_new (FALSE, FALSE, sizeof (TrLeaving));
  r->wanted = g_ptr_array_new ();
  r->log = tr_log_ref (log);
  tr_born_init (&r->born, rt->next_identity + 1);
  tr_ledger_init (&r->ledger, rt);
  tr_stack_init (&r->stack);
  tr_threads_init (r);
  r->generators = g_hash_table_new_full (NULL, NULL, NULL, tr_generator_shadow_free);
  tr_holders_init (&r->holders);
  hb_allocator_init (&r->scratch, SIZE_MAX);
  hb_buffer_init (&r->text, &r->scratch);
  record_baseline (r);
  r->observer = (RtObserver){.self = r,
                             .object_new = on_object_new,
                             .object_free = on_object_free,
                             .ref_changed = on_ref_changed,
                             .ref_moved = on_ref_moved,
                             .payload_changed = on_payload_changed,
                             .generation_changed = on_generation_changed,
                             .step = on_step,
                             .line = on_line,
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
  r->observer.line = NULL;
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
  g_array_unref (r->leaving);
  g_ptr_array_unref (r->wanted);
  tr_born_clear (&r->born);
  tr_ledger_clear (&r->ledger);
  tr_notes_clear (&r->notes);
  tr_notes_clear (&r->cleared);
  g_free (r->touched.items);
  tr_threads_clear (r);
  tr_stack_clear (&r->stack);
  g_hash_table_unref (r->generators);
  g_free (r->queue.items);
  tr_holders_clear (&r->holders);
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
