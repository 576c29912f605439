#include "tr-inside.h"

struct TrInsideTable {
  GMutex lock;
  GHashTable *of_step; /* step to TrInside */
};

static void inside_free (gpointer data) {
  TrInside *inside = data;
  g_free (inside->argument);
  g_free (inside->figures);
  g_free (inside);
}

TrInsideTable *tr_inside_table_new (void) {
  TrInsideTable *table = g_new0 (TrInsideTable, 1);
  g_mutex_init (&table->lock);
  table->of_step = g_hash_table_new_full (NULL, NULL, NULL, inside_free);
  return table;
}

void tr_inside_table_free (TrInsideTable *table) {
  g_hash_table_unref (table->of_step);
  g_mutex_clear (&table->lock);
  g_free (table);
}

void tr_inside_table_add (TrInsideTable *table, guint step, const TrInside *inside) {
  g_mutex_lock (&table->lock);
  g_hash_table_insert (table->of_step, GUINT_TO_POINTER (step), g_memdup2 (inside, sizeof *inside));
  g_mutex_unlock (&table->lock);
}

const TrInside *tr_inside_table_get (TrInsideTable *table, guint step) {
  g_mutex_lock (&table->lock);
  const TrInside *inside = g_hash_table_lookup (table->of_step, GUINT_TO_POINTER (step));
  g_mutex_unlock (&table->lock);
  return inside;
}

gboolean tr_inside_figure (const TrInside *inside, guint64 id, guint64 *references) {
  guint low = 0, high = inside->n_figures;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (inside->figures[middle].id < id)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == inside->n_figures || inside->figures[low].id != id)
    return FALSE;
  *references = inside->figures[low].references;
  return TRUE;
}

const char *tr_step_kind_name (guint8 kind) {
  static const char *const names[] = {
      [RT_STEP_LINE] = "line",
      [RT_STEP_CALL] = "call",
      [RT_STEP_RETURN] = "return",
      [RT_STEP_EXCEPTION] = "exception",
      [RT_STEP_GC] = "gc",
      [RT_STEP_END] = "end",
      [RT_STEP_INSTRUCTION] = "instruction",
      [RT_STEP_FREE] = "free",
      [RT_STEP_DEALLOC] = "dealloc",
  };
  return kind < G_N_ELEMENTS (names) ? names[kind] : "";
}

const char *tr_gc_phase_name (guint8 phase) {
  static const char *const names[] = {
      [RT_GC_IDLE] = "",
      [RT_GC_START] = "start",
      [RT_GC_FOUND] = "unreachable",
      [RT_GC_WEAKREFS] = "handle_weakrefs",
      [RT_GC_FINALIZED] = "finalize_garbage",
      [RT_GC_END] = "end",
      [RT_GC_MERGED] = "merge_young",
      [RT_GC_COUNTED] = "update_refs",
      [RT_GC_SUBTRACTED] = "subtract_refs",
      [RT_GC_SORTED] = "move_unreachable",
      [RT_GC_PROMOTED] = "promote_survivors",
      [RT_GC_FINALIZING] = "finalize",
      [RT_GC_RESURRECTED] = "handle_resurrected",
      [RT_GC_CLEARING] = "clear",
  };
  return phase < G_N_ELEMENTS (names) ? names[phase] : "";
}
