/* The heap as a graph of numbers: dominators and cycles against what a slow and simple search says, on graphs made up at random and
 * on programs; names and holders of everything that lives. */

#include <string.h>

#include "md-cycles.h"
#include "md-dominators.h"
#include "md-names.h"
#include "run-snippet.h"

/* Graphs made up. Node 0 is the root. */

static MdHeap *random_heap (GRand *random, guint32 n, guint32 n_slots) {
  MdHeap *heap = g_new0 (MdHeap, 1);
  heap->n_nodes = n;
  heap->n_slots = n_slots;
  heap->nodes = g_new0 (MdHeapNode, n);
  heap->slots = g_new0 (MdSlot, n_slots + 1);
  heap->out_begin = g_new0 (guint32, n + 1);
  heap->in_begin = g_new0 (guint32, n + 1);
  heap->incoming = g_new0 (guint32, n_slots + 1);
  heap->nodes[0].nature = TR_INTERP;
  for (guint32 i = 0; i < n; i++)
    heap->nodes[i].size_bytes = i == 0 ? 0 : (guint64) 1 << i % 50;
  guint32 s = 0;
  for (guint32 from = 0; from < n; from++) {
    heap->out_begin[from] = s;
    for (guint32 share = from + 1 < n ? n_slots * (from + 1) / n : n_slots; s < share; s++)
      heap->slots[s] = (MdSlot){.from = from, .to = n > 1 ? (guint32) g_rand_int_range (random, 1, (gint32) n) : 0, .kind = RT_SLOT_ITEM};
  }
  heap->out_begin[n] = s;
  guint32 place = 0;
  for (guint32 to = 0; to < n; to++) {
    heap->in_begin[to] = place;
    for (guint32 i = 0; i < n_slots; i++)
      if (heap->slots[i].to == to)
        heap->incoming[place++] = i;
  }
  heap->in_begin[n] = place;
  return heap;
}

/* What NODE retains, by taking it away. */
static guint64 lost_bytes (const MdHeap *heap, const guint8 *before, guint32 node, guint32 *objects) {
  g_autofree guint8 *after = md_heap_reach (heap, node);
  guint64 bytes = 0;
  *objects = 0;
  for (guint32 i = 0; i < heap->n_nodes; i++)
    if (before[i] && !after[i]) {
      bytes += heap->nodes[i].size_bytes;
      *objects += heap->nodes[i].nature == TR_OBJECT;
    }
  return bytes;
}

static void check_dominators (const MdHeap *heap, guint32 first_node) {
  g_autoptr (MdDominators) d = md_dominators_new (heap);
  g_autofree guint8 *reached = md_heap_reach (heap, MD_NOTHING);
  for (guint32 node = first_node; node < heap->n_nodes; node++) {
    guint32 objects, above = md_dominators_of (d, node);
    g_assert_cmpint (above != MD_NOTHING, ==, reached[node]);
    g_assert_cmpuint (md_dominators_bytes (d, node), ==, lost_bytes (heap, reached, node, &objects));
    g_assert_cmpuint (md_dominators_objects (d, node), ==, objects);
    if (above >= heap->n_nodes)
      continue;
    /* It goes with its dominator; and with nothing that its dominator does not go with, or the other were nearer. */
    g_autofree guint8 *without = md_heap_reach (heap, above);
    g_assert_false (without[node]);
  }
}

static void test_dominators (void) {
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  for (int i = 0; i < 3000; i++) {
    guint32 n = (guint32) g_rand_int_range (random, 1, 24);
    g_autoptr (MdHeap) heap = random_heap (random, n, (guint32) g_rand_int_range (random, 0, 3 * (gint32) n + 1));
    check_dominators (heap, 0);
  }
}

/* Sizes are powers of two in graphs made up, so that equal sizes are equal sets: an idom whose subtree is right everywhere is right. */
static void test_children (void) {
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  for (int i = 0; i < 500; i++) {
    guint32 n = (guint32) g_rand_int_range (random, 2, 40);
    g_autoptr (MdHeap) heap = random_heap (random, n, (guint32) g_rand_int_range (random, (gint32) n, 3 * (gint32) n));
    g_autoptr (MdDominators) d = md_dominators_new (heap);
    g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint32));
    for (guint32 node = 0; node < n; node++) {
      g_array_set_size (children, 0);
      md_dominators_children (d, node, children);
      guint64 bytes = heap->nodes[node].size_bytes, last = G_MAXUINT64;
      for (guint c = 0; c < children->len; c++) {
        guint32 child = g_array_index (children, guint32, c);
        g_assert_cmpuint (md_dominators_of (d, child), ==, node);
        g_assert_cmpuint (md_dominators_bytes (d, child), <=, last);
        last = md_dominators_bytes (d, child);
        bytes += last;
      }
      if (md_dominators_of (d, node) != MD_NOTHING)
        g_assert_cmpuint (bytes, ==, md_dominators_bytes (d, node));
    }
  }
}

/* A list of a hundred thousand, each in the one before: no search recurses. */
static void test_deep (void) {
  guint32 n = 100000;
  g_autoptr (MdHeap) heap = g_new0 (MdHeap, 1);
  heap->n_nodes = n;
  heap->n_slots = n;
  heap->nodes = g_new0 (MdHeapNode, n);
  heap->slots = g_new0 (MdSlot, n);
  heap->out_begin = g_new0 (guint32, n + 1);
  heap->in_begin = g_new0 (guint32, n + 1);
  heap->incoming = g_new0 (guint32, n);
  heap->nodes[0].nature = TR_INTERP;
  for (guint32 i = 0; i < n; i++) {
    heap->nodes[i].size_bytes = i > 0;
    heap->slots[i] = (MdSlot){.from = i, .to = i + 1 < n ? i + 1 : 1};
    heap->out_begin[i + 1] = i + 1;
  }
  heap->incoming[0] = 0, heap->incoming[1] = n - 1; /* of node 1 */
  heap->in_begin[1] = 0, heap->in_begin[2] = 2;
  for (guint32 i = 2; i < n; i++) {
    heap->incoming[i] = i - 1;
    heap->in_begin[i + 1] = i + 1;
  }
  g_autoptr (MdDominators) d = md_dominators_new (heap);
  g_assert_cmpuint (md_dominators_bytes (d, 1), ==, n - 1);
  g_assert_cmpuint (md_dominators_of (d, n - 1), ==, n - 2);
  heap->out_begin[0] = 0, heap->slots[0].to = 0; /* now the ring is garbage */
  g_autoptr (MdCycles) cycles = md_cycles_new (heap);
  g_assert_cmpuint (cycles->n_cycles, ==, 1);
  g_assert_cmpuint (cycles->cycles[0].n_members, ==, n - 1);
}

/* leads[a * n + b]: a way of one slot or more. */
static guint8 *closure (const MdHeap *heap) {
  guint32 n = heap->n_nodes;
  guint8 *leads = g_new0 (guint8, n * n);
  for (guint32 i = 0; i < heap->n_slots; i++)
    leads[heap->slots[i].from * n + heap->slots[i].to] = 1;
  for (guint32 k = 0; k < n; k++)
    for (guint32 a = 0; a < n; a++)
      for (guint32 b = 0; b < n; b++)
        leads[a * n + b] |= leads[a * n + k] && leads[k * n + b];
  return leads;
}

static void check_cycles (const MdHeap *heap) {
  guint32 n = heap->n_nodes;
  g_autofree guint8 *leads = closure (heap), *reached = md_heap_reach (heap, MD_NOTHING), *listed = g_new0 (guint8, n);
  g_autoptr (MdCycles) cycles = md_cycles_new (heap);
  const guint32 *nodes = (const guint32 *) cycles->nodes->data;
  for (guint32 c = 0; c < cycles->n_cycles; c++) {
    const MdCycle *cycle = &cycles->cycles[c];
    guint32 first = nodes[cycle->first];
    gboolean alone = cycle->n_members == 1 && !leads[first * n + first];
    for (guint32 i = 0; i < cycle->n_members; i++)
      listed[nodes[cycle->first + i]]++;
    for (guint32 i = 0; i < cycle->n_hanging; i++) {
      guint32 node = nodes[cycle->first_hanging + i];
      listed[node]++;
      g_assert_true (leads[first * n + node]);
      g_assert_false (leads[node * n + node]);
    }
    for (guint32 node = 0; node < n && !alone; node++) {
      gboolean member = FALSE;
      for (guint32 i = 0; i < cycle->n_members; i++)
        member |= nodes[cycle->first + i] == node;
      g_assert_cmpint (member, ==, leads[first * n + node] && leads[node * n + first]);
    }
    if (cycle->held_by != MD_NOTHING) {
      guint32 holder = nodes[cycles->cycles[cycle->held_by].first];
      g_assert_true (leads[holder * n + first] && !leads[first * n + holder]);
    }
  }
  for (guint32 node = 0; node < n; node++)
    g_assert_cmpuint (listed[node], ==, !reached[node]);
}

static void test_cycles (void) {
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  for (int i = 0; i < 3000; i++) {
    guint32 n = (guint32) g_rand_int_range (random, 2, 20);
    g_autoptr (MdHeap) heap = random_heap (random, n, (guint32) g_rand_int_range (random, 0, 2 * (gint32) n));
    for (guint32 s = heap->out_begin[0] + 1; s < heap->out_begin[1]; s++)
      heap->slots[s].to = 0; /* the root leads to one node at most, so that there is garbage */
    check_cycles (heap);
  }
}

/* Programs. */

static const char *const programs[] = {
  "a = [[1.5], {'k': (2.5, ['t'])}]\nb = a\nc = a[:]\n",
  "class P:\n    def __init__(self, n): self.n = n\np = [P([i * 1000]) for i in range(5)]\np[0].next = p[1]\np[1].next = p[0]\ndel p[0]\ndel p[0]\n",
  "def outer(v):\n    n = [v]\n    def inner(w):\n        return sorted([[w], n], key=lambda x: x[0])\n    return inner\nf = outer(2.5)\nf(1.5)\n",
  "def g():\n    z = ['z']\n    yield z\n    yield [z]\nit = g()\nx = [next(it)]\nfor y in it:\n    x.append(y)\n",
  "import collections\nd = collections.deque([[1], [2]])\nc = collections.Counter('abca')\nd.append(c)\ntry:\n    [].x\nexcept AttributeError as e:\n    kept = e\n",
};

/* Every count is as many slots, each with a text; every object that is not garbage is reached from a root by slots that follow on each
 * other. */
static void check_names (const MdHeap *heap) {
  g_autoptr (MdNames) names = md_names_new (heap);
  g_autofree guint8 *reached = md_heap_reach (heap, MD_NOTHING);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    const MdHeapNode *object = &heap->nodes[node];
    g_assert_cmpuint (md_heap_node (heap, object->id), ==, node);
    if (object->nature == TR_OBJECT && !object->immortal)
      g_assert_cmpuint (heap->in_begin[node + 1] - heap->in_begin[node], ==, tr_state_count (heap->state, object->id));
    g_array_set_size (slots, 0);
    MdRoot root = md_names_why (names, node, slots);
    g_assert_cmpint (root != MD_ROOT_NONE, ==, reached[node]);
    for (guint i = 0; i < slots->len; i++) {
      const MdSlot *slot = &heap->slots[g_array_index (slots, guint32, i)];
      guint32 next = i + 1 < slots->len ? heap->slots[g_array_index (slots, guint32, i + 1)].from : node;
      g_assert_cmpuint (slot->to, ==, next);
    }
  }
  for (guint32 s = 0; s < heap->n_slots; s += 7) {
    g_autofree char *text = md_names_holder (names, s);
    g_assert_nonnull (text);
    g_assert_cmpstr (text, !=, "");
    g_assert_null (strstr (text, "(null)"));
  }
}

/* The path of an object is found by the search from it, too, as long; and it means that object where it can be typed. */
static void check_paths (const MdHeap *heap) {
  g_autoptr (MdNames) names = md_names_new (heap);
  const guint8 *own = md_names_own (names);
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    if (!own[node] || heap->nodes[node].immortal)
      continue;
    g_autofree char *path = md_names_path (names, node), *other = md_path_of (heap->state, heap->nodes[node].id);
    g_assert_cmpint (path == NULL, ==, other == NULL);
    MdPlace place;
    if (path == NULL || strstr (path, " of ") != NULL || strstr (path, "<") != NULL)
      continue;
    g_autoptr (GError) error = NULL;
    if (!md_path_resolve (heap->state, path, 0, &place, &error))
      g_error ("%s: %s", path, error->message);
    if (place.object != heap->nodes[node].id)
      g_error ("%s is #%" G_GUINT64_FORMAT ", not #%" G_GUINT64_FORMAT, path, place.object, heap->nodes[node].id);
  }
}

static void check_retained (const MdHeap *heap) {
  g_autoptr (MdNames) names = md_names_new (heap);
  g_autoptr (MdDominators) d = md_dominators_new (heap);
  g_autofree guint8 *reached = md_heap_reach (heap, MD_NOTHING);
  const guint8 *own = md_names_own (names);
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    guint32 objects;
    if (own[node])
      g_assert_cmpuint (md_dominators_bytes (d, node), ==, lost_bytes (heap, reached, node, &objects));
  }
}

static void test_programs (void) {
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    g_autoptr (TrLog) log = run_snippet (programs[i], NULL);
    g_autoptr (TrState) state = tr_state_new (log);
    guint n = tr_log_n_steps (log);
    for (guint step = 0; step < n; step++) {
      tr_state_seek (state, (int) step);
      g_autoptr (MdHeap) heap = md_heap_new (state);
      check_names (heap);
      check_paths (heap);
      if (step == n / 2 || step + 1 == n)
        check_retained (heap);
    }
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/heap/dominators", test_dominators);
  g_test_add_func ("/model/heap/children", test_children);
  g_test_add_func ("/model/heap/deep", test_deep);
  g_test_add_func ("/model/heap/cycles", test_cycles);
  g_test_add_func ("/model/heap/programs", test_programs);
  return g_test_run ();
}
