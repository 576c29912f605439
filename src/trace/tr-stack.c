/* The stack of frames: what each frame held when the last step ended, beside what it holds now.
 *
 * A frame changes only while it runs, that is, while it is the innermost one. So below the innermost function's frame that has been
 * on the stack since the last step nothing needs to be compared, unless a frame object was made for one of them. A generator's
 * frame says nothing of those below: it may have been left and entered again, even from elsewhere.
 *
 * Functions' frames stand on the stack in the order of their identities, so both stacks are walked from the top only once.
 */
#include "tr-log-private.h"
#include "tr-recorder-private.h"
#include "tr-tape-put.h"

void tr_stack_init (TrStack *stack) {
  stack->frames = g_array_new (FALSE, FALSE, sizeof (TrFrameShadow));
  stack->ids = g_array_new (FALSE, TRUE, sizeof (guint64));
  stack->fresh = g_ptr_array_new ();
  stack->kept = -1;
  stack->line_before = -1;
  stack->shapes = g_new0 (TrFrameShape, 1 << TR_NAMES_SHIFT);
}

void tr_stack_clear (TrStack *stack) {
  g_array_unref (stack->frames);
  g_array_unref (stack->ids);
  g_ptr_array_unref (stack->fresh);
  g_free (stack->shapes);
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

/* What stands for PLACE of FRAME in a record, remembered in CODE since the code may be gone when the frame is. Names that are too many
 * for the table of slots are told each time: then it is the name's place, marked. */
#define NAME_IS_TOLD (G_GUINT64_CONSTANT (1) << 63)

static guint64 code_of_slot (TrRecorder *r, RtSlot slot) {
  TrText name = tr_names_text (&r->names, r->log, slot.name);
  guint64 code = tr_tape_slot_code (&r->log->tape, slot.kind, slot.index, name);
  return code == TR_SLOT_CODE_TOLD || code == G_MAXUINT64 ? name | NAME_IS_TOLD : code;
}

/* The same for places of the evaluation stack, which are called alike in all frames. */
static guint64 code_of_stack (TrRecorder *r, guint32 index) {
  RtSlot slot = {RT_SLOT_STACK, index, NULL};
  if (index >= TR_STACK_CODES)
    return code_of_slot (r, slot);
  guint64 *code = &r->stack.codes[index];
  if (G_UNLIKELY (*code == 0))
    *code = code_of_slot (r, slot);
  return *code;
}

/* A place of a frame held KNOWN and holds NOW. CODES: of its variables, filled in as they come to be needed. */
static inline void tell_place (TrRecorder *r, const TrFrameShadow *shadow, guint64 *codes, const RtFrame *RT_NULLABLE frame, int place,
                               guint64 known, guint64 now) {
  const int on_stack = place - shadow->n_variables;
  if (on_stack < 0 && codes[place] == 0 && frame != NULL)
    codes[place] = code_of_slot (r, rt_frame_place_slot (rt_frame_code (frame), place));
  guint64 code = on_stack < 0 ? codes[place] : code_of_stack (r, (guint32) on_stack);
  if (G_UNLIKELY (code & NAME_IS_TOLD))
    tr_log_add_ref (r->log, shadow->id, on_stack < 0 ? RT_SLOT_LOCAL : RT_SLOT_STACK, (guint32) (on_stack < 0 ? place : on_stack),
                    code & ~NAME_IS_TOLD, known, now);
  else if (G_UNLIKELY (!tr_put_ref (&r->log->tape, shadow->id, code, known, now)))
    r->log->broken = TRUE;
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

static void compare_places (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *RT_NULLABLE frame) {
  guint64 *known = ids_of (&r->stack, shadow) + RT_FRAME_FIELDS, *codes = known + shadow->room;
  RtObject *const *places = frame != NULL ? frame->locals : NULL;
  const int top = frame != NULL ? frame->stack_top : 0, end = MAX (top, shadow->n_places);
  for (int i = 0; i < end; i++) {
    RtObject *o = i < top ? places[i] : NULL;
    guint64 now = tr_identity (o), before = known[i];
    if (G_LIKELY (now == before))
      continue;
    known[i] = now;
    tr_want (r, o);
    tell_place (r, shadow, codes, frame, i, before, now);
  }
  shadow->n_places = top;
}

static inline void compare_frame (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame) {
  guint64 *known = ids_of (&r->stack, shadow);
  /* The other fields stay as they are while a frame is on the stack; locals () makes these. */
  if (G_UNLIKELY (known[RT_FRAME_CODE] == 0 || tr_identity (frame->frame_object) != known[RT_FRAME_OBJECT] ||
                  tr_identity (frame->locals_dict) != known[RT_FRAME_SPACE]))
    compare_fields (r, shadow, known, frame);
  compare_places (r, shadow, frame);
}

static guint32 line_of (const RtFrame *frame) {
  return (guint32) MAX (rt_frame_line (frame), 0);
}

/* The line that FRAME has come to: told by the step that is about to be published if the frame is the one that runs. AT_LINE: the
 * step is that line's event. */
static inline void update_line (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, gboolean runs, gboolean at_line) {
  if (frame->previous_unit == shadow->unit)
    return;
  shadow->unit = frame->previous_unit;
  guint32 line = at_line ? (guint32) frame->traced_line : line_of (frame);
  if (line == shadow->line)
    return;
  if (runs)
    r->stack.line_before = shadow->line;
  else
    tr_log_add_line (r->log, shadow->id, shadow->line, line);
  shadow->line = line;
}

static inline void update_frame (TrRecorder *r, int place, RtFrame *frame, gboolean runs, gboolean at_line) {
  TrFrameShadow *shadow = shadow_at (&r->stack, place);
  update_line (r, shadow, frame, runs, at_line);
  if (shadow->of_generator)
    tr_generator_queue (r, shadow->generator);
  else
    compare_frame (r, shadow, frame);
}

/* Frames of one function hold the same, but for variables. The number of the shape that says so; G_MAXUINT: there is none. */
static guint shape_of (TrRecorder *r, const RtFrame *frame, const TrSubject *subject) {
  RtObject *fields[RT_FRAME_FIELDS];
  rt_frame_fields (frame, fields);
  TrFrameShape *known = &r->stack.shapes[tr_names_place (frame->code)];
  guint64 code = tr_want (r, fields[RT_FRAME_CODE]), function = tr_want (r, fields[RT_FRAME_FUNCTION]);
  if (known->code == code && known->function == function && known->bits == subject->bits)
    return known->number;
  *known = (TrFrameShape){.code = code, .function = function, .bits = subject->bits, .number = G_MAXUINT};
  TrShape shape = {.subject = {.nature = TR_FRAME, .name = subject->name, .bits = subject->bits}};
  for (int i = 0; i < TR_SHAPE_HELD; i++) {
    static const int held[TR_SHAPE_HELD] = {RT_FRAME_CODE, RT_FRAME_FUNCTION};
    RtSlot slot = rt_frame_field_slots[held[i]];
    guint64 slot_code = tr_tape_slot_code (&r->log->tape, (guint32) slot.kind, slot.index, tr_names_text (&r->names, r->log, slot.name));
    if (fields[held[i]] == NULL)
      continue;
    if (slot_code == TR_SLOT_CODE_TOLD || slot_code == G_MAXUINT64)
      return G_MAXUINT;
    shape.held[shape.n_held] = fields[held[i]]->identity;
    shape.slots[shape.n_held++] = (guint32) (slot_code >> 3) - 1;
  }
  return known->number = tr_tape_own_shape (&r->log->tape, &shape);
}

/* Its birth; what it holds by its shape is told with it and entered in KNOWN. */
static void tell_frame_birth (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, const TrSubject *subject, const TrPayload *payload,
                        guint64 *known) {
  guint number = shape_of (r, frame, subject);
  if (number == G_MAXUINT) {
    shadow->payload = tr_log_add_birth (r->log, shadow->id, subject, payload);
    return;
  }
  shadow->payload = tr_put_birth (&r->log->tape, number, shadow->id, subject, payload, TRUE);
  r->log->broken |= shadow->payload == 0;
  shadow->shaped = TRUE;
  shadow->linked = payload->linked;
  known[RT_FRAME_CODE] = tr_identity (frame->code);
  known[RT_FRAME_FUNCTION] = tr_identity (frame->function);
  if (frame->frame_object != NULL || frame->locals_dict != NULL)
    compare_fields (r, shadow, known, frame);
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
  if (generator != NULL) {
    shadow.payload = tr_log_add_birth (r->log, shadow.id, &subject, &payload);
    g_array_append_val (r->stack.frames, shadow);
    tr_generator_queue (r, shadow.generator);
    return;
  }
  shadow.n_variables = code->nlocalsplus;
  shadow.room = code->nlocalsplus + code->stacksize + 1;
  g_array_set_size (r->stack.ids, shadow.first + (guint) (RT_FRAME_FIELDS + shadow.room + shadow.n_variables));
  tell_frame_birth (r, &shadow, frame, &subject, &payload, ids_of (&r->stack, &shadow));
  g_array_append_val (r->stack.frames, shadow);
  compare_frame (r, top_shadow (&r->stack), frame);
}

/* FRAME gives up what it holds, and ends. */
static void tell_frame_death (TrRecorder *r, TrFrameShadow *shadow) {
  guint64 *known = ids_of (&r->stack, shadow);
  compare_places (r, shadow, NULL);
  gboolean shaped = shadow->shaped && r->log->tape.context.top == shadow->id;
  if (shaped)
    known[RT_FRAME_CODE] = known[RT_FRAME_FUNCTION] = 0;
  if (!shaped || (known[RT_FRAME_OBJECT] | known[RT_FRAME_SPACE]) != 0)
    compare_fields (r, shadow, known, NULL);
  if (!shaped)
    tr_log_add_death (r->log, shadow->id, shadow->payload, shadow->line);
  else if (!tr_put_death_from_top (&r->log->tape, shadow->payload, shadow->line, shadow->linked))
    r->log->broken = TRUE;
}

/* What a generator holds while it is suspended differs from what it held at the last step. */
static void pop_frame (TrRecorder *r) {
  TrFrameShadow *shadow = top_shadow (&r->stack);
  if (shadow->generator != NULL)
    tr_generator_queue (r, shadow->generator);
  if (shadow->of_generator)
    tr_log_add_death (r->log, shadow->id, shadow->payload, shadow->line);
  else
    tell_frame_death (r, shadow);
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
    update_frame (r, ++kept, stack->fresh->pdata[--fresh], FALSE, FALSE);
  while ((int) stack->frames->len > kept + 1)
    pop_frame (r);
  for (int i = stack->kept; i >= 0; i--, frame = frame->previous) {
    update_frame (r, i, frame, FALSE, FALSE);
    if (!stack->all)
      break;
  }
  while (fresh > 0)
    push_frame (r, stack->fresh->pdata[--fresh]);
}

void tr_stack_record (TrRecorder *r, gboolean at_line) {
  TrStack *stack = &r->stack;
  RtFrame *frame = r->rt->frame;
  const TrFrameShadow *top = top_shadow (stack);
  stack->line_before = -1;
  if (frame != NULL && top != NULL && top->identity == frame->identity && !top->of_generator && !stack->all) {
    stack->kept = (int) stack->frames->len - 1;
    update_frame (r, stack->kept, frame, TRUE, at_line);
    return;
  }
  record_changed_stack (r);
  stack->all = FALSE;
  top = top_shadow (stack);
  TrId id = top != NULL ? top->id : 0;
  if (id != r->log->tape.context.top)
    tr_log_add_top (r->log, r->log->tape.context.top, id);
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
