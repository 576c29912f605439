#include "md-cycles.h"

#include <stdlib.h>
#include <string.h>

/* Tarjan's search for strongly connected components (Depth-First Search and Linear Graph Algorithms, 1972), with a stack of its own
 * in place of recursion. Components come out so that one that leads to another comes after it. */
typedef struct Search {
  const MdHeap *heap;
  guint8 *reached;    /* by node: no garbage */
  guint32 *index;     /* by node: when it was met; MD_NOTHING */
  guint32 *low;       /* by node: the earliest open node it leads to */
  guint32 *component; /* by node: of closed ones */
  guint32 *next;      /* by node: the slot to be followed */
  guint32 *calls, *open;
  guint32 n_calls, n_open, n_met;
  GArray *cycles; /* MdCycle, by component */
  GArray *nodes;
} Search;

static gboolean is_garbage (const Search *s, guint32 node) {
  return !s->reached[node];
}

static gboolean refers_to_itself (const MdHeap *heap, guint32 node) {
  for (guint32 i = heap->out_begin[node]; i < heap->out_begin[node + 1]; i++)
    if (heap->slots[i].to == node)
      return TRUE;
  return FALSE;
}

static int by_number (gconstpointer a, gconstpointer b) {
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return x < y ? -1 : x > y;
}

/* NODE is the first of its component: the open nodes from it on are the others. Those alone and in no cycle have no members yet. */
static void close_component (Search *s, guint32 node) {
  MdCycle cycle = {.first = s->nodes->len, .held_by = MD_NOTHING, .of_library = TRUE};
  guint32 member;
  do {
    member = s->open[--s->n_open];
    s->component[member] = s->cycles->len;
    g_array_append_val (s->nodes, member);
    cycle.bytes += s->heap->nodes[member].size_bytes;
    cycle.of_library &= (s->heap->nodes[member].bits & (TR_SUBJECT_LIBRARY | TR_SUBJECT_BASELINE)) != 0;
  } while (member != node);
  cycle.n_members = s->nodes->len - cycle.first;
  qsort (&g_array_index (s->nodes, guint32, cycle.first), cycle.n_members, sizeof (guint32), by_number);
  if (cycle.n_members == 1 && !refers_to_itself (s->heap, node))
    cycle.n_members = 0;
  g_array_append_val (s->cycles, cycle);
}

static void meet (Search *s, guint32 node) {
  s->index[node] = s->low[node] = s->n_met++;
  s->open[s->n_open++] = node;
  s->calls[s->n_calls++] = node;
}

static void search_from (Search *s, guint32 root) {
  meet (s, root);
  while (s->n_calls > 0) {
    guint32 node = s->calls[s->n_calls - 1];
    if (s->next[node] < s->heap->out_begin[node + 1]) {
      guint32 to = s->heap->slots[s->next[node]++].to;
      if (!is_garbage (s, to))
        continue;
      if (s->index[to] == MD_NOTHING)
        meet (s, to);
      else if (s->component[to] == MD_NOTHING)
        s->low[node] = MIN (s->low[node], s->index[to]);
      continue;
    }
    s->n_calls--;
    if (s->low[node] == s->index[node])
      close_component (s, node);
    if (s->n_calls > 0)
      s->low[s->calls[s->n_calls - 1]] = MIN (s->low[s->calls[s->n_calls - 1]], s->low[node]);
  }
}

/* What hangs on NODE's cycle, from NODE on. `next` marks what hangs already, `calls` is the stack. */
static void hang_from (Search *s, MdCycle *cycle, guint32 own, guint32 node) {
  s->n_calls = 0;
  s->calls[s->n_calls++] = node;
  while (s->n_calls > 0) {
    guint32 at = s->calls[--s->n_calls];
    for (guint32 i = s->heap->out_begin[at]; i < s->heap->out_begin[at + 1]; i++) {
      guint32 to = s->heap->slots[i].to;
      if (!is_garbage (s, to) || s->component[to] == own)
        continue;
      MdCycle *other = &g_array_index (s->cycles, MdCycle, s->component[to]);
      if (other->n_members > 0) {
        if (other->held_by == MD_NOTHING)
          other->held_by = own;
        continue;
      }
      if (s->next[to] == MD_NOTHING)
        continue;
      s->next[to] = MD_NOTHING;
      cycle->hanging_bytes += s->heap->nodes[to].size_bytes;
      g_array_append_val (s->nodes, to);
      s->calls[s->n_calls++] = to;
    }
  }
}

/* Whether a reference that the collector does not follow holds a member from within the garbage. */
static gboolean holds_hidden (const Search *s, guint32 node) {
  const MdHeap *heap = s->heap;
  for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++)
    if (heap->slots[heap->incoming[i]].kind == RT_SLOT_HIDDEN)
      return TRUE;
  return FALSE;
}

/* From the last component on: one that leads to another comes before it. */
static void hang_all (Search *s) {
  for (guint32 c = s->cycles->len; c > 0; c--) {
    MdCycle *cycle = &g_array_index (s->cycles, MdCycle, c - 1);
    cycle->first_hanging = s->nodes->len;
    for (guint32 i = 0; i < cycle->n_members; i++) {
      guint32 member = g_array_index (s->nodes, guint32, cycle->first + i);
      cycle->hidden |= holds_hidden (s, member);
      hang_from (s, cycle, c - 1, member);
    }
    cycle->n_hanging = s->nodes->len - cycle->first_hanging;
    if (cycle->n_hanging > 0)
      qsort (&g_array_index (s->nodes, guint32, cycle->first_hanging), cycle->n_hanging, sizeof (guint32), by_number);
  }
}

/* What is in no cycle and hangs on none stands for itself. */
static void keep_alone (Search *s) {
  for (guint32 c = 0; c < s->cycles->len; c++) {
    MdCycle *cycle = &g_array_index (s->cycles, MdCycle, c);
    if (cycle->n_members == 0 && s->next[g_array_index (s->nodes, guint32, cycle->first)] != MD_NOTHING)
      cycle->n_members = 1;
  }
}

typedef struct Ranked {
  gboolean of_library;
  guint64 bytes;
  guint32 place;
} Ranked;

static int by_bytes (gconstpointer a, gconstpointer b) {
  const Ranked *x = a, *y = b;
  if (x->of_library != y->of_library)
    return x->of_library - y->of_library;
  if (x->bytes != y->bytes)
    return x->bytes > y->bytes ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

static MdCycles *ranked (Search *s) {
  g_autofree Ranked *order = g_new (Ranked, s->cycles->len + 1);
  g_autofree guint32 *place = g_new (guint32, s->cycles->len + 1);
  MdCycles *result = g_new0 (MdCycles, 1);
  for (guint32 c = 0; c < s->cycles->len; c++) {
    const MdCycle *cycle = &g_array_index (s->cycles, MdCycle, c);
    if (cycle->n_members > 0)
      order[result->n_cycles++] = (Ranked){cycle->of_library, cycle->bytes + cycle->hanging_bytes, c};
  }
  qsort (order, result->n_cycles, sizeof (Ranked), by_bytes);
  for (guint32 i = 0; i < result->n_cycles; i++)
    place[order[i].place] = i;
  result->cycles = g_new (MdCycle, result->n_cycles + 1);
  for (guint32 i = 0; i < result->n_cycles; i++) {
    result->cycles[i] = g_array_index (s->cycles, MdCycle, order[i].place);
    if (result->cycles[i].held_by != MD_NOTHING)
      result->cycles[i].held_by = place[result->cycles[i].held_by];
  }
  result->nodes = g_array_ref (s->nodes);
  return result;
}

MdCycles *md_cycles_new (const MdHeap *heap) {
  guint32 n = heap->n_nodes;
  guint32 *arrays[6];
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    arrays[i] = memset (g_new (guint32, n + 1), 0xff, (n + 1) * sizeof (guint32));
  g_autofree guint8 *reached = md_heap_reach (heap, MD_NOTHING);
  g_autoptr (GArray) cycles = g_array_new (FALSE, FALSE, sizeof (MdCycle)), nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  Search s = {.heap = heap, .reached = reached, .cycles = cycles, .nodes = nodes};
  s.index = arrays[0], s.low = arrays[1], s.component = arrays[2], s.next = arrays[3], s.calls = arrays[4], s.open = arrays[5];
  memcpy (s.next, heap->out_begin, n * sizeof (guint32));
  for (guint32 node = 0; node < n; node++)
    if (is_garbage (&s, node) && s.index[node] == MD_NOTHING)
      search_from (&s, node);
  hang_all (&s);
  keep_alone (&s);
  MdCycles *result = ranked (&s);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  return result;
}

void md_cycles_free (MdCycles *cycles) {
  g_free (cycles->cycles);
  g_array_unref (cycles->nodes);
  g_free (cycles);
}
