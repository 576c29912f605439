#include "tr-inside-read.h"

#include "hb-buffer.h"
#include "rt-frame.h"

void tr_inside_read_instruction (RtInterp *rt, const RtFrame *frame, TrInside *inside) {
  HbAllocator scratch;
  hb_allocator_init (&scratch, SIZE_MAX);
  HbBuffer argument;
  hb_buffer_init (&argument, &scratch);
  RtRunning running;
  rt_frame_running (rt, frame, &running, &argument);
  *inside = (TrInside){.kind = RT_STEP_INSTRUCTION,
                       .opcode = running.opcode,
                       .offset_bytes = running.offset_bytes,
                       .oparg = running.oparg,
                       .argument = g_strndup (hb_buffer_text (&argument), argument.length_bytes),
                       .line = running.position.line,
                       .end_line = running.position.end_line,
                       .column = running.position.column,
                       .end_column = running.position.end_column};
  hb_buffer_clear (&argument);
}

static void add_figure (void *arg, RtObject *o, size_t left, bool unreachable) {
  TrFigure figure = {.id = o->identity, .references = left};
  g_array_append_val ((GArray *) arg, figure);
}

static int by_id (gconstpointer a, gconstpointer b) {
  const TrFigure *first = a, *second = b;
  return first->id < second->id ? -1 : first->id > second->id;
}

static gboolean has_figures (RtGcPhase phase) {
  return phase == RT_GC_COUNTED || phase == RT_GC_SUBTRACTED || phase == RT_GC_SORTED;
}

void tr_inside_read_gc (RtInterp *rt, RtObject *o, TrInside *inside) {
  const RtGc *gc = &rt->gc;
  *inside = (TrInside){.kind = RT_STEP_GC,
                       .phase = (guint8) gc->phase,
                       .generation = (gint8) gc->collected_generation,
                       .object = o != NULL ? o->identity : 0};
  for (guint i = 0; i < RT_GC_GENERATIONS; i++) {
    inside->counts[i] = gc->generations[i].count;
    inside->thresholds[i] = gc->generations[i].threshold;
  }
  if (!has_figures (gc->phase))
    return;
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (TrFigure));
  rt_gc_figures (rt, add_figure, figures);
  g_array_sort (figures, by_id);
  inside->n_figures = figures->len;
  inside->figures = (TrFigure *) g_array_free (figures, FALSE);
}
