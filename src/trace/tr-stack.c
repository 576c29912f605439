/* The stack of frames: what each frame held when the last step ended, beside what it holds now.
 *
 * A frame changes only while it runs, that is, while it is the innermost one. So below the innermost function's frame that has been
 * on the stack since the last step nothing needs to be compared, unless a frame object was made for one of them. A generator's
 * frame says nothing of those below: it may have been left and entered again, even from elsewhere.
 *
 * Functions' frames stand on the stack in the order of their identities, so both stacks are walked from the top only once.
 */
#include "tr-recorder-private.h"

void tr_stack_init (TrStack *stack) {
  stack->frames = g_array_new (FALSE, FALSE, sizeof (TrFrameShadow));
  stack->ids = g_array_new (FALSE, TRUE, sizeof (guint64));
  stack->fresh = g_ptr_array_new ();
  stack->kept = -1;
}

void tr_stack_clear (TrStack *stack) {
  g_array_unref (stack->frames);
  g_array_unref (stack->ids);
  g_ptr_array_unref (stack->fresh);
}

static inline TrFrameShadow *shadow_at (const TrStack *stack, int place) {
  return &g_array_index (stack->frames, TrFrameShadow, place);
}

static inline TrFrameShadow *top_shadow (const TrStack *stack) {
  return stack->frames->len > 0 ? shadow_at (stack, (int) stack->frames->len - 1) : NULL;
}

static inline guint64 *ids_of (const TrStack *stack, const TrFrameShadow *shadow) {
  return &g_array_index (stack->ids, guint64, shadow->first);
}

/* A place of a frame held KNOWN and holds NOW. NAMES: of its variables, filled in as they come to be needed, since the code may be
 * gone when the frame is. */
static void tell_place (TrRecorder *r, const TrFrameShadow *shadow, TrText *names, const RtFrame *RT_NULLABLE frame, int place, guint64 known,
                        guint64 now) {
  gboolean variable = place < shadow->n_variables;
  if (variable && frame != NULL)
    names[place] = tr_names_text (&r->names, r->log, rt_frame_place_slot (rt_frame_code (frame), place).name);
  tr_log_add_ref (r->log, shadow->id, variable ? RT_SLOT_LOCAL : RT_SLOT_STACK,
                  (guint32) (variable ? place : place - shadow->n_variables), variable ? names[place] : 0, known, now);
}

static void compare_fields (TrRecorder *r, const TrFrameShadow *shadow, guint64 *known, const RtFrame *RT_NULLABLE frame) {
  RtObject *fields[RT_FRAME_FIELDS] = {NULL};
  if (frame != NULL)
    rt_frame_fields (frame, fields);
  for (int i = 0; i < RT_FRAME_FIELDS; i++) {
    guint64 now = tr_identity (fields[i]);
    if (now != known[i])
      tr_record_ref (r, shadow->id, rt_frame_field_slots[i], known[i], tr_want (r, fields[i]));
    known[i] = now;
  }
}

/* FRAME: NULL: it holds nothing any more. */
static void compare_frame (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *RT_NULLABLE frame) {
  guint64 *known = ids_of (&r->stack, shadow);
  /* The other fields stay as they are while a frame is on the stack; locals () makes these. */
  if (frame == NULL || known[RT_FRAME_CODE] == 0 || tr_identity (frame->frame_object) != known[RT_FRAME_OBJECT] ||
      tr_identity (frame->locals_dict) != known[RT_FRAME_SPACE])
    compare_fields (r, shadow, known, frame);
  known += RT_FRAME_FIELDS;
  int top = frame != NULL ? frame->stack_top : 0, end = MAX (top, shadow->n_places);
  for (int i = 0; i < end; i++) {
    guint64 now = i < top ? tr_identity (frame->locals[i]) : 0;
    if (now != known[i]) {
      if (now != 0)
        tr_want (r, frame->locals[i]);
      tell_place (r, shadow, known + shadow->room, frame, i, known[i], now);
      known[i] = now;
    }
  }
  shadow->n_places = top;
}

static guint32 line_of (const RtFrame *frame) {
  return (guint32) MAX (rt_frame_line (frame), 0);
}

static void update_line (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame) {
  if (frame->previous_unit == shadow->unit)
    return;
  shadow->unit = frame->previous_unit;
  guint32 line = line_of (frame);
  if (line != shadow->line)
    tr_log_add_line (r->log, shadow->id, shadow->line, line);
  shadow->line = line;
}

static void update_frame (TrRecorder *r, int place, RtFrame *frame) {
  TrFrameShadow *shadow = shadow_at (&r->stack, place);
  update_line (r, shadow, frame);
  if (shadow->of_generator)
    tr_generator_queue (r, shadow->generator);
  else
    compare_frame (r, shadow, frame);
}

static void push_frame (TrRecorder *r, RtFrame *frame) {
  const RtCode *code = rt_frame_code (frame);
  RtObject *generator = rt_frame_generator (frame);
  const TrFrameShadow *below = top_shadow (&r->stack);
  TrFrameShadow shadow = {.id = frame->identity | TR_ID_FRAME,
                          .identity = frame->identity,
                          .generator = generator != NULL ? tr_generator_find (r, generator) : NULL,
                          .of_generator = generator != NULL,
                          .unit = frame->previous_unit,
                          .line = line_of (frame),
                          .library = code->library,
                          .first = r->stack.ids->len};
  TrSubject subject = {.nature = TR_FRAME,
                       .name = tr_names_of_code (&r->names, r->log, frame->code),
                       .bits = code->library ? TR_SUBJECT_LIBRARY : 0,
                       .generator = tr_identity (generator)};
  TrPayload payload = {.line = shadow.line, .linked = below != NULL ? below->id : 0};
  shadow.payload = tr_log_add_birth (r->log, shadow.id, &subject, &payload);
  if (generator != NULL) {
    g_array_append_val (r->stack.frames, shadow);
    tr_generator_queue (r, shadow.generator);
    return;
  }
  shadow.n_variables = code->nlocalsplus;
  shadow.room = code->nlocalsplus + code->stacksize + 1;
  g_array_set_size (r->stack.ids, shadow.first + (guint) (RT_FRAME_FIELDS + shadow.room + shadow.n_variables));
  g_array_append_val (r->stack.frames, shadow);
  compare_frame (r, top_shadow (&r->stack), frame);
}

/* What a generator holds while it is suspended differs from what it held at the last step. */
static void pop_frame (TrRecorder *r) {
  TrFrameShadow *shadow = top_shadow (&r->stack);
  if (shadow->generator != NULL)
    tr_generator_queue (r, shadow->generator);
  if (!shadow->of_generator)
    compare_frame (r, shadow, NULL);
  tr_log_add_death (r->log, shadow->id, shadow->payload, shadow->line);
  g_array_set_size (r->stack.ids, shadow->first);
  g_array_set_size (r->stack.frames, r->stack.frames->len - 1);
}

/* The frames that run, from the innermost to the first function's frame that the log's stack has; that one's place, and *FOUND
 * the frame. -1 and NULL: there is none. */
static int gather_fresh (TrRecorder *r, RtFrame **found) {
  TrStack *stack = &r->stack;
  int place = (int) stack->frames->len - 1;
  g_ptr_array_set_size (stack->fresh, 0);
  for (RtFrame *frame = r->rt->frame; frame != NULL; frame = frame->previous) {
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

static void record_changed_stack (TrRecorder *r) {
  TrStack *stack = &r->stack;
  RtFrame *frame;
  int kept = stack->kept = gather_fresh (r, &frame);
  guint fresh = stack->fresh->len;
  /* Generators' frames that stand where they stood. */
  while (fresh > 0 && kept + 1 < (int) stack->frames->len &&
         shadow_at (stack, kept + 1)->identity == ((RtFrame *) stack->fresh->pdata[fresh - 1])->identity)
    update_frame (r, ++kept, stack->fresh->pdata[--fresh]);
  while ((int) stack->frames->len > kept + 1)
    pop_frame (r);
  for (int i = stack->kept; i >= 0; i--, frame = frame->previous) {
    update_frame (r, i, frame);
    if (!stack->all)
      break;
  }
  while (fresh > 0)
    push_frame (r, stack->fresh->pdata[--fresh]);
}

void tr_stack_record (TrRecorder *r) {
  TrStack *stack = &r->stack;
  RtFrame *frame = r->rt->frame;
  const TrFrameShadow *top = top_shadow (stack);
  if (frame != NULL && top != NULL && top->identity == frame->identity && !top->of_generator && !stack->all) {
    stack->kept = (int) stack->frames->len - 1;
    update_frame (r, stack->kept, frame);
    return;
  }
  record_changed_stack (r);
  stack->all = FALSE;
  top = top_shadow (stack);
  TrId id = top != NULL ? top->id : 0;
  if (id != stack->top)
    tr_log_add_top (r->log, stack->top, id);
  stack->top = id;
}

const TrFrameShadow *tr_stack_user_frame (const TrRecorder *r) {
  for (int i = (int) r->stack.frames->len - 1; i >= 0; i--)
    if (!shadow_at (&r->stack, i)->library)
      return shadow_at (&r->stack, i);
  return NULL;
}

int tr_stack_find (const TrRecorder *r, const RtFrame *RT_NULLABLE frame) {
  int place = frame != NULL ? (int) r->stack.frames->len - 1 : -1;
  while (place >= 0 && shadow_at (&r->stack, place)->identity != frame->identity)
    place--;
  return place;
}
