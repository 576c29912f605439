/* Frames beside what the log has of them, for the files that compare them at every step: compiled into its callers, as the writing of
 * records is (tr-tape-put.h).
 */
#pragma once

#include "tr-log-private.h"
#include "tr-recorder-private.h"
#include "tr-tape-put.h"

G_BEGIN_DECLS

/* What stands for PLACE of FRAME in a record, remembered in CODE since the code may be gone when the frame is. Names that are too many
 * for the table of slots are told each time: then it is the name's place, marked. */
#define TR_NAME_IS_TOLD (G_GUINT64_CONSTANT (1) << 63)
guint64 tr_stack_code_of_slot (TrRecorder *r, RtSlot slot);
/* Tells of the places from FROM on, before which there is nothing new, and how many there are now. KNOWN: what is known of all places. */
void tr_stack_compare_rest (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, guint64 *known, int from);
/* The fields of a frame, which hardly ever change. FRAME: NULL at its end. */
void tr_stack_compare_fields (TrRecorder *r, const TrFrameShadow *shadow, guint64 *known, const RtFrame *RT_NULLABLE frame);
/* The same if it may have fields besides its code and its function. */
void tr_stack_look_at_odd_fields (TrRecorder *r, const TrFrameShadow *shadow, guint64 *known, const RtFrame *frame);

static inline guint64 *tr_stack_ids (const TrStack *stack, const TrFrameShadow *shadow) {
  return stack->ids + shadow->first;
}

/* The same for places of the evaluation stack, which are called alike in all frames. */
static inline guint64 tr_stack_code_of_stack (TrRecorder *r, guint32 index) {
  RtSlot slot = {RT_SLOT_STACK, index, NULL};
  if (index >= TR_STACK_CODES)
    return tr_stack_code_of_slot (r, slot);
  guint64 *code = &r->stack.codes[index];
  if (G_UNLIKELY (*code == 0))
    *code = tr_stack_code_of_slot (r, slot);
  return *code;
}

G_ALWAYS_INLINE static inline void tr_stack_put_place (TrRecorder *r, TrId owner, TrFrameShape *shape, const RtFrame *RT_NULLABLE frame, int place,
                                                       guint64 known, guint64 now) {
  const int on_stack = place - shape->n_variables;
  if (on_stack < 0 && G_UNLIKELY (shape->codes[place] == 0) && frame != NULL)
    shape->codes[place] = tr_stack_code_of_slot (r, rt_frame_place_slot (rt_frame_code (frame), place));
  guint64 code = on_stack < 0 ? shape->codes[place] : tr_stack_code_of_stack (r, (guint32) on_stack);
  if (G_UNLIKELY (code & TR_NAME_IS_TOLD))
    tr_log_add_ref (r->log, owner, on_stack < 0 ? RT_SLOT_LOCAL : RT_SLOT_STACK, (guint32) (on_stack < 0 ? place : on_stack),
                    code & ~TR_NAME_IS_TOLD, known, now);
  else if (G_UNLIKELY (!tr_put_ref (&r->log->tape, owner, code, known, now)))
    r->log->broken = TRUE;
}

G_ALWAYS_INLINE static inline void tr_stack_put_changed_place (TrRecorder *r, const TrFrameShadow *shadow, const RtFrame *frame, int place,
                                                               guint64 before, guint64 *known) {
  *known = tr_want (r, frame->locals[place]);
  tr_stack_put_place (r, shadow->id, shadow->shape, frame, place, before, *known);
}

/* What stands in PLACE of FRAME beside what is KNOWN of it. */
G_ALWAYS_INLINE static inline void tr_stack_compare_place (TrRecorder *r, const TrFrameShadow *shadow, const RtFrame *frame, int place, guint64 *known) {
  if (G_UNLIKELY (tr_identity (frame->locals[place]) != *known))
    tr_stack_put_changed_place (r, shadow, frame, place, *known, known);
}

/* The fields of FRAME, but for those that stay as they are while it is on the stack: locals () makes these. Returns where the ids of its places
 * stand. */
G_ALWAYS_INLINE static inline guint64 *tr_stack_look_at_fields (TrRecorder *r, const TrFrameShadow *shadow, const RtFrame *frame) {
  guint64 *known = tr_stack_ids (&r->stack, shadow);
  if (((guintptr) frame->frame_object | (guintptr) frame->locals_dict | known[RT_FRAME_OBJECT] | known[RT_FRAME_SPACE]) != 0 ||
      G_UNLIKELY (known[RT_FRAME_CODE] == 0))
    tr_stack_look_at_odd_fields (r, shadow, known, frame);
  return known + RT_FRAME_FIELDS;
}

/* The same as tr_stack_compare_place for a variable. STEADY: SHADOW is, and so the frame that runs. */
G_ALWAYS_INLINE static inline void tr_stack_compare_variable (TrRecorder *r, const TrFrameShadow *shadow, const RtFrame *frame, int place,
                                                              guint64 *known, gboolean steady) {
  RtObject *o = frame->locals[place];
  const guint64 before = known[place];
  if (tr_identity (o) == before)
    return;
  const guint64 code = shadow->shape->codes[place];
  if (!steady || G_UNLIKELY ((gint64) code <= 0)) /* not known yet, or told each time */
    tr_stack_put_changed_place (r, shadow, frame, place, before, &known[place]);
  else if (G_UNLIKELY (!tr_put_ref_of (&r->log->tape, TR_OWNER_TOP, shadow->id, code, before, known[place] = tr_want (r, o))))
    r->log->broken = TRUE;
}

/* The places from FROM on. Mostly there is nothing new. */
G_ALWAYS_INLINE static inline void tr_stack_compare_places (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, guint64 *known, int from) {
  const int top = frame->stack_top, known_top = shadow->n_places, common = MIN (top, known_top);
  int i = from;
  while (i < common && tr_identity (frame->locals[i]) == known[i])
    i++;
  if (i < common || top != known_top)
    tr_stack_compare_rest (r, shadow, frame, known, i);
}

static inline void tr_stack_compare_frame (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame) {
  tr_stack_compare_places (r, shadow, frame, tr_stack_look_at_fields (r, shadow, frame), 0);
}

/* The same if it was at LINE when the step before ended: whatever it has done since is code of that line, or a step would have told of the next
 * one. So only variables that are bound there, and its stack, can have changed. Not if something was done through its object: what
 * functions that trace write into f_locals. STEADY: SHADOW is. */
G_ALWAYS_INLINE static inline void tr_stack_compare_after_line (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, guint32 line,
                                                                gboolean steady) {
  guint64 *known = tr_stack_look_at_fields (r, shadow, frame);
  guint64 stores = rt_code_line_stores (rt_frame_code (frame), (int) line);
  if (G_UNLIKELY (stores >> RT_STORES_BIT_REST != 0)) {
    tr_stack_compare_frame (r, shadow, frame);
    return;
  }
  for (; stores != 0; stores &= stores - 1)
    tr_stack_compare_variable (r, shadow, frame, __builtin_ctzll (stores), known, steady);
  tr_stack_compare_places (r, shadow, frame, known, shadow->shape->n_variables);
}

static inline guint32 tr_stack_line_of (const RtFrame *frame) {
  return (guint32) MAX (rt_frame_line (frame), 0);
}

/* The line that FRAME has come to: told by the step that is about to be published if the frame is the one that runs. AT_LINE: the
 * step is that line's event. */
G_ALWAYS_INLINE static inline void tr_stack_update_line (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame, gboolean runs, gboolean at_line) {
  if (frame->previous_unit == shadow->unit)
    return;
  shadow->unit = frame->previous_unit;
  guint32 line = at_line ? (guint32) frame->traced_line : tr_stack_line_of (frame);
  if (line == shadow->line)
    return;
  if (runs)
    r->stack.line_before = shadow->line;
  else
    tr_log_add_line (r->log, shadow->id, shadow->line, line);
  shadow->line = line;
}

/* After a step was told of: whether the next line of the innermost frame can be told by looking at that frame only, as long as
 * tr_holders_seldom_are_quiet, _interp_is_quiet and _frames_are_quiet. */
static inline void tr_stack_note_steady (TrRecorder *r) {
  TrStack *stack = &r->stack;
  stack->steady = NULL;
  if (stack->n_frames == 0 || stack->all || r->rt->tracer != NULL || tr_has_threads (r))
    return;
  TrFrameShadow *top = &stack->frames[stack->n_frames - 1];
  const gboolean runs = top->id == r->log->tape.context.top && (!top->of_generator || stack->stayed);
  const gboolean native_waits = r->holders.quiet_native == 0 || r->holders.quiet_place < (int) stack->n_frames - 1;
  if (runs && native_waits && !top->library)
    stack->steady = top;
}

/* The running frame, whose SHADOW is steady, at its line event. Returns the line that it has left, as TrStack.line_before. */
G_ALWAYS_INLINE static inline gint64 tr_stack_compare_running (TrRecorder *r, TrFrameShadow *shadow, const RtFrame *frame) {
  const guint32 line = shadow->line;
  shadow->unit = frame->previous_unit;
  shadow->line = (guint32) frame->traced_line;
  if (G_UNLIKELY (shadow->of_generator))
    tr_generator_queue (r, shadow->generator);
  else
    tr_stack_compare_after_line (r, shadow, frame, line, TRUE);
  return shadow->line != line ? (gint64) line : -1;
}

G_END_DECLS
