/* Generators: what each held when it was looked at last, beside what it holds now. One is looked at when it was made, while its frame
 * is among those that can have run, when it has been left, and when the runtime says that it changed. */
#include "rt-generator.h"
#include "tr-recorder-private.h"

void tr_generator_shadow_free (gpointer data) {
  TrGeneratorShadow *shadow = data;
  g_free (shadow->ids);
  g_free (shadow->names);
  g_free (shadow);
}

static RtSlot slot_of (const TrGeneratorShadow *shadow, int place) {
  if (place < shadow->n_variables)
    return (RtSlot){RT_SLOT_LOCAL, (guint32) place, shadow->names[place]};
  return (RtSlot){RT_SLOT_STACK, (guint32) (place - shadow->n_variables), NULL};
}

/* A dying generator's references are noted, since it dies before the step ends; apart from other notes, since what it held may
 * have died before it did. */
static void tell (TrRecorder *r, const TrGeneratorShadow *shadow, RtSlot slot, guint64 known, guint64 now, gboolean note) {
  if (note)
    tr_notes_add_ref (&r->cleared, shadow->object->identity, slot, known, now);
  else
    tr_record_ref (r, shadow->object->identity, slot, known, now);
}

static void compare_generator_fields (TrRecorder *r, TrGeneratorShadow *shadow, gboolean dying) {
  RtObject *fields[RT_GENERATOR_FIELDS] = {NULL};
  if (!dying)
    rt_generator_fields ((const struct RtGenerator *) shadow->object, fields);
  for (int i = 0; i < RT_GENERATOR_FIELDS; i++) {
    guint64 now = tr_want (r, fields[i]);
    if (now != shadow->ids[i])
      tell (r, shadow, rt_generator_slot ((const struct RtGenerator *) shadow->object, i), shadow->ids[i], now, dying);
    shadow->ids[i] = now;
  }
  shadow->all = FALSE;
}

/* DYING: it is given up, all it holds is cleared. */
static void compare_generator (TrRecorder *r, TrGeneratorShadow *shadow, gboolean dying) {
  const struct RtGenerator *g = (const struct RtGenerator *) shadow->object;
  guint64 *known = shadow->ids;
  if (dying || shadow->all || tr_identity (g->exc.exception) != known[RT_GENERATOR_EXCEPTION] ||
      tr_identity (g->frame.frame_object) != known[RT_GENERATOR_FRAME] || tr_identity (g->frame.locals_dict) != known[RT_GENERATOR_SPACE])
    compare_generator_fields (r, shadow, dying);
  known += RT_GENERATOR_FIELDS;
  int top = dying ? 0 : g->frame.stack_top, end = MAX (top, shadow->n_places);
  for (int i = 0; i < end; i++) {
    guint64 now = i < top ? tr_want (r, g->frame.locals[i]) : 0;
    if (now != known[i])
      tell (r, shadow, slot_of (shadow, i), known[i], now, dying);
    known[i] = now;
  }
  shadow->n_places = top;
}

void tr_generator_begin (TrRecorder *r, RtObject *generator) {
  TrGeneratorShadow *shadow = g_new0 (TrGeneratorShadow, 1);
  shadow->object = generator;
  shadow->all = TRUE;
  const RtCode *code = rt_frame_code (&((const struct RtGenerator *) generator)->frame);
  shadow->n_variables = code->nlocalsplus;
  shadow->names = g_new (const char *, (gsize) code->nlocalsplus);
  for (int i = 0; i < code->nlocalsplus; i++)
    shadow->names[i] = rt_frame_place_slot (code, i).name;
  shadow->ids = g_new0 (guint64, RT_GENERATOR_FIELDS + (gsize) code->nlocalsplus + (gsize) code->stacksize + 1);
  g_hash_table_insert (r->generators, generator, shadow);
  compare_generator (r, shadow, FALSE);
}

TrGeneratorShadow *tr_generator_find (TrRecorder *r, RtObject *generator) {
  return g_hash_table_lookup (r->generators, generator);
}

void tr_generator_queue (TrRecorder *r, TrGeneratorShadow *shadow) {
  if (shadow == NULL || shadow->queued)
    return;
  shadow->queued = TRUE;
  g_ptr_array_add (r->queue, shadow);
}

void tr_generator_end (TrRecorder *r, RtObject *generator) {
  TrGeneratorShadow *shadow = g_hash_table_lookup (r->generators, generator);
  compare_generator (r, shadow, TRUE);
  if (shadow->queued)
    g_ptr_array_remove (r->queue, shadow);
  for (guint i = 0; i < r->stack.frames->len; i++)
    if (g_array_index (r->stack.frames, TrFrameShadow, i).generator == shadow)
      g_array_index (r->stack.frames, TrFrameShadow, i).generator = NULL;
  g_hash_table_remove (r->generators, generator);
}

void tr_generators_record_queued (TrRecorder *r) {
  for (guint i = 0; i < r->queue->len; i++) {
    TrGeneratorShadow *shadow = r->queue->pdata[i];
    shadow->queued = FALSE;
    compare_generator (r, shadow, FALSE);
  }
  g_ptr_array_set_size (r->queue, 0);
}
