/* Generators: what each held when it was looked at last, beside what it holds now. One is looked at when it was made, while its frame
 * is among those that can have run, when it has been left, and when the runtime says that it changed. */
#include "rt-generator.h"
#include "tr-recorder-private.h"

void tr_generator_shadow_free (gpointer data) {
  TrGeneratorShadow *shadow = data;
  tr_frame_shape_unref (shadow->shape);
  g_free (shadow->ids);
  g_free (shadow);
}

/* A dying generator's references are noted, since it dies before the step ends; apart from other notes, since what it held may
 * have died before it did. */
static void tell_field (TrRecorder *r, const TrGeneratorShadow *shadow, RtSlot slot, guint64 known, guint64 now, gboolean note) {
  if (note)
    tr_notes_add_ref (&r->cleared, shadow->object->identity, slot, known, now);
  else
    tr_record_ref (r, shadow->object->identity, slot, known, now);
}

static G_GNUC_NO_INLINE void compare_generator_fields (TrRecorder *r, TrGeneratorShadow *shadow, gboolean dying) {
  RtObject *fields[RT_GENERATOR_FIELDS] = {NULL};
  if (!dying)
    rt_generator_fields ((const struct RtGenerator *) shadow->object, fields);
  for (int i = 0; i < RT_GENERATOR_FIELDS; i++) {
    guint64 now = tr_want (r, fields[i]);
    if (now != shadow->ids[i])
      tell_field (r, shadow, rt_generator_slot ((const struct RtGenerator *) shadow->object, i), shadow->ids[i], now, dying);
    shadow->ids[i] = now;
  }
  shadow->all = FALSE;
}

/* Its other fields stay as they are, unless the runtime says so. */
static inline gboolean have_fields_changed (const struct RtGenerator *g, const TrGeneratorShadow *shadow) {
  const guint64 *known = shadow->ids;
  return shadow->all || tr_identity (g->exc.exception) != known[RT_GENERATOR_EXCEPTION] ||
         tr_identity (g->frame.frame_object) != known[RT_GENERATOR_FRAME] || tr_identity (g->frame.locals_dict) != known[RT_GENERATOR_SPACE] ||
         tr_identity (g->frame.code) != known[RT_GENERATOR_CODE] || tr_identity (g->frame.function) != known[RT_GENERATOR_FUNCTION];
}

static G_GNUC_NO_INLINE void tell_changed_place_of (TrRecorder *r, const TrGeneratorShadow *shadow, int place, RtObject *RT_NULLABLE now) {
  const RtFrame *frame = &((const struct RtGenerator *) shadow->object)->frame;
  guint64 *known = &shadow->ids[RT_GENERATOR_FIELDS + place], before = *known;
  *known = tr_want (r, now);
  tr_stack_tell_place (r, shadow->object->identity, shadow->shape, frame->code != NULL ? frame : NULL, place, before, *known);
}

static void compare_generator (TrRecorder *r, TrGeneratorShadow *shadow) {
  const struct RtGenerator *g = (const struct RtGenerator *) shadow->object;
  const guint64 *known = shadow->ids + RT_GENERATOR_FIELDS;
  RtObject *const *places = g->frame.locals;
  const int top = g->frame.stack_top, end = shadow->n_places;
  if (have_fields_changed (g, shadow))
    compare_generator_fields (r, shadow, FALSE);
  for (int i = 0; i < top; i++)
    if (G_UNLIKELY (tr_identity (places[i]) != known[i]))
      tell_changed_place_of (r, shadow, i, places[i]);
  for (int i = top; i < end; i++)
    if (known[i] != 0)
      tell_changed_place_of (r, shadow, i, NULL);
  shadow->n_places = top;
}

/* It is given up, all it holds is cleared. */
static void clear_generator (TrRecorder *r, TrGeneratorShadow *shadow) {
  guint64 *known = shadow->ids + RT_GENERATOR_FIELDS;
  compare_generator_fields (r, shadow, TRUE);
  for (int i = 0; i < shadow->n_places; i++) {
    const int on_stack = i - shadow->shape->n_variables;
    if (known[i] == 0)
      continue;
    RtSlot slot = on_stack >= 0 ? (RtSlot){RT_SLOT_STACK, (guint32) on_stack, NULL} : (RtSlot){RT_SLOT_LOCAL, (guint32) i, shadow->shape->names[i]};
    tell_field (r, shadow, slot, known[i], 0, TRUE);
  }
}

void tr_generator_begin (TrRecorder *r, RtObject *generator) {
  TrGeneratorShadow *shadow = g_new0 (TrGeneratorShadow, 1);
  const RtFrame *frame = &((const struct RtGenerator *) generator)->frame;
  shadow->object = generator;
  shadow->all = TRUE;
  shadow->shape = tr_frame_shape (r, frame, TRUE);
  shadow->ids = g_new0 (guint64, RT_GENERATOR_FIELDS + (gsize) shadow->shape->room);
  g_hash_table_insert (r->generators, generator, shadow);
  compare_generator (r, shadow);
}

/* Few are at work at a time. */
static inline TrGeneratorShadow **last_found (TrRecorder *r, const RtObject *generator) {
  return &r->generators_found[((gsize) generator >> 5 ^ (gsize) generator >> 11) & (TR_GENERATORS_FOUND - 1)];
}

TrGeneratorShadow *tr_generator_find (TrRecorder *r, RtObject *generator) {
  TrGeneratorShadow **found = last_found (r, generator);
  if (*found == NULL || (*found)->object != generator)
    *found = g_hash_table_lookup (r->generators, generator);
  return *found;
}

void tr_generator_queue (TrRecorder *r, TrGeneratorShadow *shadow) {
  if (shadow == NULL || shadow->queued)
    return;
  shadow->queued = TRUE;
  tr_pointers_add (&r->queue, shadow);
}

/* What rt_generator_describe says; few different texts, each over and over. */
TrText tr_generator_text (TrRecorder *r, RtObject *generator) {
  const struct RtGenerator *g = (const struct RtGenerator *) generator;
  guint64 key = (guint64) (g->state == RT_GENERATOR_SUSPENDED ? MAX (rt_frame_line (&g->frame), 0) : 0) << 3 | (guint) g->state | 4;
  TrGeneratorText *known = &r->generator_texts[(key >> 3 ^ key << 4) & (TR_GENERATOR_TEXTS - 1)];
  if (G_UNLIKELY (known->key != key)) {
    hb_buffer_reset (&r->text);
    rt_generator_describe (generator, &r->text);
    *known = (TrGeneratorText){.key = key, .text = tr_log_intern (r->log, hb_buffer_text (&r->text))};
  }
  return known->text;
}

static void forget_generator (TrFrameShadow *frame, gpointer generator) {
  if (frame->generator == generator)
    frame->generator = NULL;
}

void tr_generator_end (TrRecorder *r, RtObject *generator) {
  TrGeneratorShadow *shadow = tr_generator_find (r, generator);
  *last_found (r, generator) = NULL;
  clear_generator (r, shadow);
  if (shadow->queued)
    tr_pointers_remove (&r->queue, shadow);
  tr_threads_each_frame (r, forget_generator, shadow);
  g_hash_table_remove (r->generators, generator);
}

void tr_generators_record_queued (TrRecorder *r) {
  for (guint i = 0; i < r->queue.length; i++) {
    TrGeneratorShadow *shadow = r->queue.items[i];
    shadow->queued = FALSE;
    compare_generator (r, shadow);
  }
  r->queue.length = 0;
}
