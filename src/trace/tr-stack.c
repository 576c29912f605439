/* The stack of frames: what each frame held when the last step ended, beside what it holds now.
 *
 * A frame changes only while it runs, that is, while it is the innermost one. So below the innermost function's frame that has been
 * on the stack since the last step nothing needs to be compared, unless a frame object was made for one of them. A generator's
 * frame says nothing of those below: it may have been left and entered again, even from elsewhere.
 *
 * Functions' frames stand on the stack in the order of their identities, so both stacks are walked from the top only once.
 */
#include "tr-stack-compare.h"

#include <string.h>

#define FIRST_FRAMES 64
#define FIRST_IDS    1024

void tr_stack_init (TrStack *stack) {
  stack->frames_room = FIRST_FRAMES;
  stack->frames = g_new (TrFrameShadow, FIRST_FRAMES);
  stack->ids_room = FIRST_IDS;
  stack->ids = g_new (guint64, FIRST_IDS);
  stack->fresh = g_ptr_array_new ();
  stack->kept = -1;
  stack->line_before = -1;
  stack->shapes = g_new0 (TrFrameShape *, 1 << TR_NAMES_SHIFT);
}

void tr_frame_shape_unref (TrFrameShape *shape) {
  if (shape == NULL || --shape->users > 0)
    return;
  g_free (shape->names);
  g_free (shape->codes);
  g_free (shape);
}

void tr_stack_clear (TrStack *stack) {
  for (guint i = 0; i < stack->n_frames; i++)
    tr_frame_shape_unref (stack->frames[i].shape);
  for (guint i = 0; i < 1 << TR_NAMES_SHIFT; i++)
    tr_frame_shape_unref (stack->shapes[i]);
  g_free (stack->frames);
  g_free (stack->ids);
  g_ptr_array_unref (stack->fresh);
  g_free (stack->shapes);
}

static inline TrFrameShadow *shadow_at (const TrStack *stack, int place) {
  return &stack->frames[place];
}

static inline TrFrameShadow *top_shadow (const TrStack *stack) {
  return stack->n_frames > 0 ? &stack->frames[stack->n_frames - 1] : NULL;
}

/* Another frame on the stack, with N_IDS ids, whose values are undefined. */
static inline TrFrameShadow *add_shadow (TrStack *stack, guint n_ids) {
  if (G_UNLIKELY (stack->n_frames == stack->frames_room)) {
    stack->frames_room *= 2;
    stack->frames = g_renew (TrFrameShadow, stack->frames, stack->frames_room);
  }
  if (G_UNLIKELY (stack->ids_room - stack->n_ids < n_ids)) {
    stack->ids_room = MAX (stack->ids_room * 2, stack->n_ids + n_ids);
    stack->ids = g_renew (guint64, stack->ids, stack->ids_room);
  }
  TrFrameShadow *shadow = &stack->frames[stack->n_frames++];
  *shadow = (TrFrameShadow){.first = stack->n_ids};
  stack->n_ids += n_ids;
  return shadow;
}

static inline void drop_shadow (TrStack *stack) {
  TrFrameShadow *shadow = &stack->frames[--stack->n_frames];
  stack->n_ids = shadow->first;
  tr_frame_shape_unref (shadow->shape);
}

guint64 tr_stack_code_of_slot (TrRecorder *r, RtSlot slot) {
  TrText name = tr_names_text (&r->names, r->log, slot.name);
  guint64 code = tr_tape_slot_code (&r->log->tape, slot.kind, slot.index, name);
  return code == TR_SLOT_CODE_TOLD || code == G_MAXUINT64 ? name | TR_NAME_IS_TOLD : code;
}

G_GNUC_NO_INLINE void tr_stack_tell_place (TrRecorder *r, TrId owner, TrFrameShape *shape, const RtFrame *frame, int place, guint64 known, guint64 now) {
  tr_stack_put_place (r, owner, shape, frame, place, known, now);
}

G_GNUC_NO_INLINE void tr_stack_compare_rest (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, guint64 *known, int from) {
  const int top = frame->stack_top, known_top = shadow->n_places, common = MIN (top, known_top);
  for (int i = from; i < common; i++)
    tr_stack_compare_place (r, shadow, frame, i, &known[i]);
  for (int i = MAX (from, common); i < top; i++) {
    known[i] = 0;
    tr_stack_compare_place (r, shadow, frame, i, &known[i]);
  }
  for (int i = MAX (from, common); i < known_top; i++)
    if (known[i] != 0)
      tr_stack_put_place (r, shadow->id, shadow->shape, frame, i, known[i], 0);
  shadow->n_places = top;
}

G_GNUC_NO_INLINE void tr_stack_compare_fields (TrRecorder *r, const TrFrameShadow *shadow, guint64 *known, const RtFrame *frame) {
  RtObject *fields[RT_FRAME_FIELDS] = {NULL};
  if (frame != NULL)
    rt_frame_fields (frame, fields);
  for (int i = 0; i < RT_FRAME_FIELDS; i++) {
    guint64 now = tr_identity (fields[i]);
    if (now != known[i])
      tr_record_ref (r, shadow->id, rt_frame_field_slot (shadow->shape->of_function, i), known[i], tr_want (r, fields[i]));
    known[i] = now;
  }
}

G_GNUC_NO_INLINE void tr_stack_look_at_odd_fields (TrRecorder *r, const TrFrameShadow *shadow, guint64 *known, const RtFrame *frame) {
  if (known[RT_FRAME_CODE] == 0 || tr_identity (frame->frame_object) != known[RT_FRAME_OBJECT] ||
      tr_identity (frame->locals_dict) != known[RT_FRAME_SPACE])
    tr_stack_compare_fields (r, shadow, known, frame);
}

/* All of them are given up. */
static void clear_places (TrRecorder *r, TrFrameShadow *shadow) {
  const guint64 *known = tr_stack_ids (&r->stack, shadow) + RT_FRAME_FIELDS;
  for (int i = 0; i < shadow->n_places; i++)
    if (known[i] != 0)
      tr_stack_tell_place (r, shadow->id, shadow->shape, NULL, i, known[i], 0);
  shadow->n_places = 0;
}

static G_GNUC_NO_INLINE void update_frame (TrRecorder *r, int place, RtFrame *frame, gboolean runs, gboolean at_line) {
  TrFrameShadow *shadow = shadow_at (&r->stack, place);
  const guint32 line = shadow->line;
  tr_stack_update_line (r, shadow, frame, runs, at_line);
  if (shadow->of_generator)
    tr_generator_queue (r, shadow->generator);
  else if (shadow->library || r->rt->tracer != NULL || r->stack.all) /* lines that are no steps; variables changed through the frame object */
    tr_stack_compare_frame (r, shadow, frame);
  else
    tr_stack_compare_after_line (r, shadow, frame, line, FALSE);
}

/* The number of the shape that says what all frames of a function hold but for variables; G_MAXUINT: there is none. */
static guint number_of_shape (TrRecorder *r, RtObject *const fields[RT_FRAME_FIELDS], const TrFrameShape *known) {
  TrShape shape = {.subject = {.nature = TR_FRAME, .name = known->name, .bits = known->library ? TR_SUBJECT_LIBRARY : 0}};
  for (int i = 0; i < TR_SHAPE_HELD; i++) {
    static const int held[TR_SHAPE_HELD] = {RT_FRAME_CODE, RT_FRAME_FUNCTION};
    RtSlot slot = rt_frame_field_slot (known->of_function, held[i]);
    guint64 slot_code = tr_tape_slot_code (&r->log->tape, (guint32) slot.kind, slot.index, tr_names_text (&r->names, r->log, slot.name));
    if (fields[held[i]] == NULL)
      continue;
    if (slot_code == TR_SLOT_CODE_TOLD || slot_code == G_MAXUINT64)
      return G_MAXUINT;
    shape.held[shape.n_held] = fields[held[i]]->identity;
    shape.slots[shape.n_held++] = (guint32) (slot_code >> 3) - 1;
  }
  return tr_tape_own_shape (&r->log->tape, &shape);
}

static G_GNUC_NO_INLINE TrFrameShape *make_shape (TrRecorder *r, const RtFrame *frame, gboolean of_generator) {
  const RtCode *code = rt_frame_code (frame);
  RtObject *fields[RT_FRAME_FIELDS] = {NULL};
  if (!of_generator)
    rt_frame_fields (frame, fields);
  TrFrameShape *shape = g_new0 (TrFrameShape, 1);
  shape->code = tr_want (r, frame->code);
  shape->function = of_generator ? TR_SHAPE_OF_GENERATOR : tr_want (r, frame->function);
  shape->name = tr_names_of_code (&r->names, r->log, frame->code);
  shape->library = code->library;
  shape->of_function = rt_code_is_of_function (code);
  shape->n_variables = code->nlocalsplus;
  shape->room = code->nlocalsplus + code->stacksize + 1;
  shape->codes = g_new0 (guint64, (gsize) code->nlocalsplus);
  shape->names = g_new (const char *, (gsize) code->nlocalsplus);
  for (int i = 0; i < code->nlocalsplus; i++)
    shape->names[i] = rt_frame_place_slot (code, i).name;
  shape->number = number_of_shape (r, fields, shape);
  return shape;
}

static G_GNUC_NO_INLINE TrFrameShape *replace_shape (TrRecorder *r, TrFrameShape **place, const RtFrame *frame, gboolean of_generator) {
  tr_frame_shape_unref (*place);
  *place = make_shape (r, frame, of_generator);
  (*place)->users = 1;
  return *place;
}

static inline TrFrameShape *shape_of (TrRecorder *r, const RtFrame *frame, gboolean of_generator) {
  TrFrameShape **place = &r->stack.shapes[tr_names_place (frame->code) ^ (of_generator ? 1 : 0)], *shape = *place;
  guint64 function = of_generator ? TR_SHAPE_OF_GENERATOR : tr_identity (frame->function);
  if (G_UNLIKELY (shape == NULL || shape->code != frame->code->identity || shape->function != function))
    shape = replace_shape (r, place, frame, of_generator);
  shape->users++;
  return shape;
}

TrFrameShape *tr_frame_shape (TrRecorder *r, const RtFrame *frame, gboolean of_generator) {
  return shape_of (r, frame, of_generator);
}

/* Its birth, which also tells what it holds by its shape. */
static inline void tell_frame_birth (TrRecorder *r, TrFrameShadow *shadow, TrId generator) {
  const TrFrameShape *shape = shadow->shape;
  TrSubject subject = {.nature = TR_FRAME, .name = shape->name, .bits = shape->library ? TR_SUBJECT_LIBRARY : 0, .generator = generator};
  TrPayload payload = {.line = shadow->line, .linked = shadow->linked};
  shadow->shaped = shape->number != G_MAXUINT;
  if (G_UNLIKELY (!shadow->shaped)) {
    shadow->payload = tr_log_add_birth (r->log, shadow->id, &subject, &payload);
    return;
  }
  shadow->payload = tr_put_birth (&r->log->tape, shape->number, shadow->id, &subject, &payload, TRUE);
  r->log->broken |= shadow->payload == 0;
}

static void push_frame (TrRecorder *r, const RtFrame *frame) {
  RtObject *generator = frame->owner == RT_FRAME_OF_GENERATOR ? rt_frame_generator (frame) : NULL;
  TrFrameShape *shape = shape_of (r, frame, generator != NULL);
  TrFrameShadow *shadow = add_shadow (&r->stack, generator != NULL ? 0 : (guint) (RT_FRAME_FIELDS + shape->room));
  shadow->id = frame->identity | TR_ID_FRAME;
  shadow->identity = frame->identity;
  shadow->shape = shape;
  shadow->linked = r->stack.n_frames > 1 ? shadow[-1].id : 0;
  shadow->unit = frame->previous_unit;
  shadow->line = tr_stack_line_of (frame);
  shadow->library = shape->library;
  shadow->of_generator = generator != NULL;
  tell_frame_birth (r, shadow, tr_identity (generator));
  if (generator != NULL) {
    shadow->generator = tr_generator_find (r, generator);
    tr_generator_queue (r, shadow->generator);
    return;
  }
  guint64 *known = tr_stack_ids (&r->stack, shadow);
  memset (known, 0, RT_FRAME_FIELDS * sizeof *known);
  if (G_LIKELY (shadow->shaped)) {
    known[RT_FRAME_CODE] = shape->code;
    known[RT_FRAME_FUNCTION] = shape->function;
  }
  tr_stack_compare_frame (r, shadow, frame);
}

/* FRAME gives up what it holds, and ends. What a generator holds while it is suspended differs from what it held at the last step. */
static void pop_frame (TrRecorder *r) {
  TrFrameShadow *shadow = top_shadow (&r->stack);
  gboolean shaped = shadow->shaped && r->log->tape.context.top == shadow->id;
  if (shadow->generator != NULL)
    tr_generator_queue (r, shadow->generator);
  if (!shadow->of_generator) {
    guint64 *known = tr_stack_ids (&r->stack, shadow);
    clear_places (r, shadow);
    if (shaped)
      known[RT_FRAME_CODE] = known[RT_FRAME_FUNCTION] = 0;
    if (!shaped || (known[RT_FRAME_OBJECT] | known[RT_FRAME_SPACE]) != 0)
      tr_stack_compare_fields (r, shadow, known, NULL);
  }
  if (!shaped)
    tr_log_add_death (r->log, shadow->id, shadow->payload, shadow->line);
  else if (!tr_put_death_from_top (&r->log->tape, shadow->payload, shadow->line, shadow->linked))
    r->log->broken = TRUE;
  drop_shadow (&r->stack);
}

/* The frames that run, from the innermost to the first function's frame that the log's stack has; that one's place, and *FOUND
 * the frame. -1 and NULL: there is none. */
static int gather_fresh (TrRecorder *r, RtFrame *frame, RtFrame **found) {
  TrStack *stack = &r->stack;
  int place = (int) stack->n_frames - 1;
  g_ptr_array_set_size (stack->fresh, 0);
  for (; frame != NULL; frame = frame->previous) {
    if (frame->owner != RT_FRAME_OF_GENERATOR) {
      while (place >= 0 && (shadow_at (stack, place)->of_generator || shadow_at (stack, place)->identity > frame->identity))
        place--;
      if (place >= 0 && shadow_at (stack, place)->identity == frame->identity) {
        *found = frame;
        return place;
      }
    }
    g_ptr_array_add (stack->fresh, frame);
  }
  *found = NULL;
  return -1;
}

/* Whether the frames from PLACE down to the innermost function's frame are FRAME and those below it, as they were: a generator's may have
 * been entered anew from elsewhere. *KEPT: that function's place. */
static inline gboolean is_chain (const TrStack *stack, int place, const RtFrame *RT_NULLABLE frame, int *kept) {
  for (; place >= 0 && frame != NULL; place--, frame = frame->previous) {
    const TrFrameShadow *shadow = shadow_at (stack, place);
    if (shadow->identity != frame->identity)
      return FALSE;
    *kept = place;
    if (!shadow->of_generator)
      return TRUE;
  }
  return FALSE;
}

static inline void update_chain (TrRecorder *r, int place, RtFrame *frame, gboolean runs, gboolean at_line) {
  for (; place >= r->stack.kept; place--, frame = frame->previous, runs = FALSE)
    update_frame (r, place, frame, runs, at_line);
}

/* Something was called, or it returned, or both, or a generator goes on, and all other frames stand as they stood. FALSE: it is not as simple
 * as that, and nothing was done. */
static inline gboolean record_call (TrRecorder *r, gboolean at_line) {
  TrStack *stack = &r->stack;
  RtFrame *frame = r->rt->frame, *below = frame != NULL ? frame->previous : NULL;
  int top = (int) stack->n_frames - 1, kept;
  if (top < 0 || frame == NULL || stack->all)
    return FALSE;
  if (is_chain (stack, top, frame, &kept)) { /* goes on */
    stack->kept = kept;
    update_chain (r, top, frame, TRUE, at_line);
  } else if (is_chain (stack, top - 1, frame, &kept)) { /* returned */
    pop_frame (r);
    stack->kept = kept;
    update_chain (r, top - 1, frame, FALSE, FALSE);
  } else if (is_chain (stack, top, below, &kept)) { /* called */
    stack->kept = kept;
    update_chain (r, top, below, FALSE, FALSE);
    push_frame (r, frame);
  } else if (is_chain (stack, top - 1, below, &kept)) {
    pop_frame (r);
    stack->kept = kept;
    update_chain (r, top - 1, below, FALSE, FALSE);
    push_frame (r, frame);
  } else {
    return FALSE;
  }
  return TRUE;
}

static G_GNUC_NO_INLINE void record_changed_stack (TrRecorder *r, RtFrame *innermost) {
  TrStack *stack = &r->stack;
  RtFrame *frame;
  int kept = stack->kept = gather_fresh (r, innermost, &frame);
  guint fresh = stack->fresh->len;
  /* Generators' frames that stand where they stood. */
  while (fresh > 0 && kept + 1 < (int) stack->n_frames &&
         shadow_at (stack, kept + 1)->identity == ((RtFrame *) stack->fresh->pdata[fresh - 1])->identity)
    update_frame (r, ++kept, stack->fresh->pdata[--fresh], FALSE, FALSE);
  while ((int) stack->n_frames > kept + 1)
    pop_frame (r);
  for (int i = stack->kept; i >= 0; i--, frame = frame->previous) {
    update_frame (r, i, frame, FALSE, FALSE);
    if (!stack->all)
      break;
  }
  while (fresh > 0)
    push_frame (r, stack->fresh->pdata[--fresh]);
  stack->all = FALSE;
}

void tr_stack_tell_top (TrRecorder *r) {
  const TrFrameShadow *top = top_shadow (&r->stack);
  TrId id = top != NULL ? top->id : 0;
  if (id != r->log->tape.context.top)
    tr_log_add_top (r->log, r->log->tape.context.top, id);
}

void tr_stack_record (TrRecorder *r, gboolean at_line) {
  TrStack *stack = &r->stack;
  stack->line_before = -1;
  if (tr_stack_stays (r)) {
    stack->kept = (int) stack->n_frames - 1;
    update_frame (r, stack->kept, r->rt->frame, TRUE, at_line);
    return;
  }
  if (!record_call (r, at_line))
    record_changed_stack (r, r->rt->frame);
  tr_stack_tell_top (r);
}

void tr_stack_record_waiting (TrRecorder *r, RtFrame *frame) {
  r->stack.line_before = -1;
  tr_stack_tell_top (r);
  record_changed_stack (r, frame);
  tr_stack_tell_top (r);
}

const TrFrameShadow *tr_stack_user_frame (const TrRecorder *r) {
  for (int i = (int) r->stack.n_frames - 1; i >= 0; i--)
    if (!shadow_at (&r->stack, i)->library)
      return shadow_at (&r->stack, i);
  return NULL;
}

int tr_stack_find (const TrRecorder *r, const RtFrame *RT_NULLABLE frame) {
  int place = frame != NULL ? (int) r->stack.n_frames - 1 : -1;
  while (place >= 0 && shadow_at (&r->stack, place)->identity != frame->identity)
    place--;
  return place;
}
