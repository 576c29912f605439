#include "look.h"

#include "md-aliases.h"
#include "md-blame.h"
#include "md-cycles.h"
#include "md-diff.h"
#include "md-dominators.h"
#include "md-effects.h"
#include "md-facts.h"
#include "md-find.h"
#include "md-graph.h"
#include "md-memory.h"
#include "md-names.h"
#include "md-path.h"
#include "md-sharing.h"

/* Asks what can be asked of the heap where STATE stands. */
static void ask_paths (TrState *state) {
  static const char *const expressions[] = {"a",      "a.n[0]",     "a.prop",  "a.nothing", "b[0]",   "b[2]['k']", "d[7]",  "d[a]",
                                            "d['y']", "d['y'][8.5]", "a['x']", "C.prop",    "r[0]",   "g",         "x[-1]", "0x7f0000000010",
                                            "#100",   "a[",         "x.n.me",  "len"};
  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++) {
    MdPlace place;
    if (!md_path_resolve (state, expressions[i], 0, &place, NULL))
      continue;
    g_autofree char *path = md_path_of (state, place.object), *word = md_path_word (state, place.object);
  }
}

static void ask_pairs (MdNames *names, const guint8 *own) {
  const MdHeap *heap = md_names_heap (names);
  guint32 last = MD_NOTHING;
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    if (!own[node])
      continue;
    if (last != MD_NOTHING) {
      g_autoptr (MdSharing) sharing = md_sharing_new (heap, last, node);
      g_autofree char *label = md_sharing_path (sharing, sharing->rows->len - 1);
    }
    last = node % 8 == 0 ? node : last;
  }
}

static void ask_objects (MdNames *names, const guint8 *own) {
  const MdHeap *heap = md_names_heap (names);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32)), aliases = g_array_new (FALSE, FALSE, sizeof (MdAlias));
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    if (!own[node])
      continue;
    g_array_set_size (slots, 0);
    md_names_why (names, node, slots);
    g_autofree char *path = md_names_path (names, node), *word = md_names_word (names, node);
    for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++)
      g_free (md_names_holder (names, heap->incoming[i]));
  }
  md_aliases_find (names, TRUE, aliases);
  for (guint i = 0; i < MIN (aliases->len, 20); i++)
    g_ptr_array_unref (md_aliases_paths (names, g_array_index (aliases, MdAlias, i).node, 5, NULL));
}

/* What is asked of the whole run: up to STEP, as far as it has come. */
static void ask_of_time (TrState *state, guint step, const MdHeap *heap, const guint8 *own) {
  static const char *const expressions[] = {"a", "b[0]", "x", "d['k']", "len"};
  TrLog *log = tr_state_log (state);
  g_autoptr (MdSources) sources = md_sources_new (log);
  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++) {
    g_autoptr (MdBlame) blame = md_blame_new (state, sources, step, 0, expressions[i], NULL);
  }
  for (guint32 node = 0; node < heap->n_nodes; node += 64)
    if (own[node])
      md_history_free (md_history_new (state, sources, heap->nodes[node].id));
  g_autoptr (MdEffects) effects = md_effects_new (state, sources);
  guint n;
  md_effects_all (effects, &n);
  for (guint i = 0; i < n; i++) {
    gboolean more;
    g_autofree char *sentence = md_effects_sentence (effects, i);
    g_auto (GStrv) names = md_effects_names (effects, i, 5, &more);
  }
  md_diff_free (md_diff_new (log, step / 2, step));
  md_memory_free (md_memory_new (state, (int) step, (int) step / 2, NULL));
}

void look_at_everything (TrLog *log, guint step, gboolean of_time) {
  g_autoptr (TrState) state = tr_state_new (log);
  tr_state_seek (state, (int) step);
  g_autoptr (MdHeap) heap = md_heap_new (state);
  g_autoptr (MdNames) names = md_names_new (heap);
  const guint8 *own = md_names_own (names);
  ask_paths (state);
  ask_objects (names, own);
  if (of_time)
    ask_pairs (names, own);
  g_autoptr (MdDominators) dominators = md_dominators_new (heap);
  g_autoptr (MdCycles) cycles = md_cycles_new (heap);
  MdWanted wanted = {.type = "*", .value = "*", .name = "a", .count = ">0", .library = TRUE};
  g_array_unref (md_find (names, &wanted));
  MdView view = md_view_default ();
  MdGraph *graph = md_graph_new (state, (int) step, &view);
  md_find_facts (graph, state);
  md_graph_free (graph);
  if (of_time)
    ask_of_time (state, step, heap, own);
}
