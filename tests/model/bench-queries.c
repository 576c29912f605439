/* How long a question takes, in ms of the processor's time, with N live objects:
 *
 *     bench-queries N
 */
#include <stdio.h>
#include <time.h>

#include "md-aliases.h"
#include "md-cycles.h"
#include "md-dominators.h"
#include "md-find.h"
#include "md-sharing.h"
#include "run-snippet.h"

static clock_t since;

static void tell (const char *what) {
  printf ("%-42s %10.1f ms\n", what, (double) (clock () - since) * 1000 / CLOCKS_PER_SEC);
  fflush (stdout);
  since = clock ();
}

static guint32 node_of (const MdHeap *heap, const char *expression) {
  MdPlace place;
  g_autoptr (GError) error = NULL;
  if (!md_path_resolve (heap->state, expression, 0, &place, &error))
    g_error ("%s", error->message);
  return md_heap_node (heap, place.object);
}

static void ask_each (const MdHeap *heap, MdNames *names) {
  guint32 row = node_of (heap, "rows[-1]"), rows = node_of (heap, "rows"), part = node_of (heap, "part");
  tell ("an expression: rows[-1]");
  g_autofree char *address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", heap->nodes[row].address);
  node_of (heap, address);
  tell ("an address");
  g_free (md_path_of (heap->state, heap->nodes[row].id));
  tell ("the path of one object, without a heap");
  g_free (md_names_path (names, row));
  tell ("names: a path for every object");
  for (guint32 i = heap->in_begin[row]; i < heap->in_begin[row + 1]; i++)
    g_free (md_names_holder (names, heap->incoming[i]));
  tell ("holders");
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  md_names_why (names, row, slots);
  tell ("why");
  g_autoptr (MdSharing) sharing = md_sharing_new (heap, rows, part);
  tell ("sharing of half of it with its copy");
}

static void ask_all (const MdHeap *heap, MdNames *names) {
  g_autoptr (GArray) aliases = g_array_new (FALSE, FALSE, sizeof (MdAlias));
  md_aliases_find (names, FALSE, aliases);
  tell ("aliases");
  for (guint i = 0; i < MIN (aliases->len, 100); i++)
    g_ptr_array_unref (md_aliases_paths (names, g_array_index (aliases, MdAlias, i).node, 10, NULL));
  tell ("paths of a hundred of them");
  g_autoptr (MdDominators) dominators = md_dominators_new (heap);
  tell ("dominators and retained sizes");
  g_autoptr (MdCycles) cycles = md_cycles_new (heap);
  tell ("garbage");
  MdWanted wanted = {.type = "list", .count = ">1"};
  g_array_unref (md_find (names, &wanted));
  tell ("find by type and count");
  wanted = (MdWanted){.name = "part"};
  g_array_unref (md_find (names, &wanted));
  tell ("find by name");
}

int main (int argc, char **argv) {
  guint64 n = argc == 2 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  if (n < 100) {
    fprintf (stderr, "usage: bench-queries N\n");
    return 2;
  }
  /* Four objects a row: list, float, tuple, float; half of the rows are in a slice, too, and a tenth is garbage. */
  g_autofree char *source = g_strdup_printf ("import gc\n"
                                             "gc.disable()\n"
                                             "rows = [[i * 1.5, (i * 2.5,)] for i in range(%" G_GUINT64_FORMAT ")]\n"
                                             "part = rows[::2]\n"
                                             "lost = [[i * 1.5] for i in range(%" G_GUINT64_FORMAT ")]\n"
                                             "lost.append(lost)\n"
                                             "del lost\n"
                                             "pass\n",
                                             n * 9 / 40, n / 20);
  since = clock ();
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  tell ("recording");
  guint at = 0;
  TrStep step;
  for (guint i = 0; i < tr_log_n_steps (log); i++) {
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_LINE && step.line == 8)
      at = i;
  }
  g_autoptr (TrState) state = tr_state_new (log);
  tr_state_seek (state, (int) at);
  tell ("going to the step");
  g_autoptr (MdHeap) heap = md_heap_new (state);
  tell ("the heap");
  g_autoptr (MdNames) names = md_names_new (heap);
  printf ("%u nodes, %u references\n", heap->n_nodes, heap->n_slots);
  ask_each (heap, names);
  ask_all (heap, names);
  return 0;
}
