#include "md-dominators.h"

#include <stdlib.h>
#include <string.h>

/* In the search, nodes go by their number in depth-first order, from 1; 0 is the top. As in the paper: parent, semi, ancestor,
 * label, idom, all in these numbers. Buckets are lists: bucket[v] is the first whose semidominator is v, chain[w] the next. */
typedef struct Search {
  const MdHeap *heap;
  guint32 *number; /* by node: its number, or MD_NOTHING */
  guint32 *node;   /* by number */
  guint32 *parent, *semi, *ancestor, *label, *idom, *bucket, *chain;
  guint32 *stack;
  guint32 n; /* numbers given */
} Search;

struct MdDominators {
  const MdHeap *heap;
  guint32 *idom;  /* by node; MD_TOP, or MD_NOTHING */
  guint64 *bytes; /* by node, the top's last */
  guint32 *objects;
  guint32 *child_begin, *children; /* n_nodes + 2; by node, the top's last */
};

static gboolean is_below_top (const MdHeap *heap, guint32 node) {
  return md_heap_is_root (heap, node) || heap->nodes[node].immortal;
}

static void give_number (Search *s, guint32 node, guint32 parent) {
  s->number[node] = s->n;
  s->node[s->n] = node;
  s->parent[s->n] = parent;
  s->n++;
}

/* Depth first. The stack holds nodes that are open; next[] says which slot of each is to be followed. */
static void number_from (Search *s, guint32 root, guint32 *next) {
  if (s->number[root] != MD_NOTHING)
    return;
  guint32 depth = 0;
  give_number (s, root, 0);
  s->stack[depth++] = root;
  while (depth > 0) {
    guint32 node = s->stack[depth - 1];
    if (next[node] == s->heap->out_begin[node + 1]) {
      depth--;
      continue;
    }
    guint32 to = s->heap->slots[next[node]++].to;
    if (s->number[to] == MD_NOTHING) {
      give_number (s, to, s->number[node]);
      s->stack[depth++] = to;
    }
  }
}

static void number_all (Search *s) {
  guint32 n = s->heap->n_nodes;
  g_autofree guint32 *next = g_memdup2 (s->heap->out_begin, (n + 1) * sizeof (guint32));
  memset (s->number, 0xff, (n + 1) * sizeof (guint32));
  s->n = 1; /* the top has no node */
  for (guint32 node = 0; node < n; node++)
    if (is_below_top (s->heap, node))
      number_from (s, node, next);
}

/* The label with the least semidominator on the way from V up to, and without, the root of its tree. Ways are shortened for the next time. */
static guint32 evaluate (Search *s, guint32 v) {
  if (s->ancestor[v] == MD_NOTHING)
    return v;
  guint32 depth = 0;
  for (guint32 at = v; s->ancestor[s->ancestor[at]] != MD_NOTHING; at = s->ancestor[at])
    s->stack[depth++] = at;
  while (depth > 0) {
    guint32 at = s->stack[--depth], above = s->ancestor[at];
    if (s->semi[s->label[above]] < s->semi[s->label[at]])
      s->label[at] = s->label[above];
    s->ancestor[at] = s->ancestor[above];
  }
  return s->label[v];
}

static void empty_bucket (Search *s, guint32 parent) {
  for (guint32 v = s->bucket[parent]; v != MD_NOTHING; v = s->chain[v]) {
    guint32 u = evaluate (s, v);
    s->idom[v] = s->semi[u] < s->semi[v] ? u : parent;
  }
  s->bucket[parent] = MD_NOTHING;
}

static void find_semidominator (Search *s, guint32 w) {
  guint32 node = s->node[w];
  if (is_below_top (s->heap, node))
    s->semi[w] = 0;
  for (guint32 i = s->heap->in_begin[node]; i < s->heap->in_begin[node + 1]; i++) {
    guint32 v = s->number[s->heap->slots[s->heap->incoming[i]].from];
    if (v == MD_NOTHING)
      continue;
    guint32 u = evaluate (s, v);
    s->semi[w] = MIN (s->semi[w], s->semi[u]);
  }
  s->chain[w] = s->bucket[s->semi[w]];
  s->bucket[s->semi[w]] = w;
}

static void find_dominators (Search *s) {
  for (guint32 v = 0; v < s->n; v++) {
    s->semi[v] = s->label[v] = v;
    s->ancestor[v] = s->bucket[v] = MD_NOTHING;
  }
  for (guint32 w = s->n - 1; w > 0; w--) {
    find_semidominator (s, w);
    s->ancestor[w] = s->parent[w];
    empty_bucket (s, s->parent[w]);
  }
  s->idom[0] = 0;
  for (guint32 w = 1; w < s->n; w++)
    if (s->idom[w] != s->semi[w])
      s->idom[w] = s->idom[s->idom[w]];
}

static guint32 place_of (const MdDominators *d, guint32 node) {
  return node == MD_TOP ? d->heap->n_nodes : node;
}

/* From the last number to the first: all that a node dominates comes behind it. */
static void add_sizes (MdDominators *d, const Search *s) {
  for (guint32 w = s->n - 1; w > 0; w--) {
    guint32 node = s->node[w], above = place_of (d, d->idom[node]);
    d->bytes[node] += d->heap->nodes[node].size_bytes;
    d->objects[node] += d->heap->nodes[node].nature == TR_OBJECT;
    d->bytes[above] += d->bytes[node];
    d->objects[above] += d->objects[node];
  }
}

static void gather_children (MdDominators *d) {
  guint32 n = d->heap->n_nodes;
  d->child_begin = g_new0 (guint32, n + 2);
  d->children = g_new (guint32, n + 1);
  for (guint32 node = 0; node < n; node++)
    if (d->idom[node] != MD_NOTHING)
      d->child_begin[place_of (d, d->idom[node]) + 1]++;
  for (guint32 node = 0; node <= n; node++)
    d->child_begin[node + 1] += d->child_begin[node];
  g_autofree guint32 *next = g_memdup2 (d->child_begin, (n + 1) * sizeof (guint32));
  for (guint32 node = 0; node < n; node++)
    if (d->idom[node] != MD_NOTHING)
      d->children[next[place_of (d, d->idom[node])]++] = node;
}

MdDominators *md_dominators_new (const MdHeap *heap) {
  guint32 n = heap->n_nodes;
  MdDominators *d = g_new0 (MdDominators, 1);
  d->heap = heap;
  guint32 *arrays[10];
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    arrays[i] = g_new (guint32, n + 2);
  Search s = {heap, arrays[0], arrays[1], arrays[2], arrays[3], arrays[4], arrays[5], arrays[6], arrays[7], arrays[8], arrays[9], 0};
  number_all (&s);
  find_dominators (&s);
  d->idom = g_new (guint32, n + 1);
  d->bytes = g_new0 (guint64, n + 1);
  d->objects = g_new0 (guint32, n + 1);
  memset (d->idom, 0xff, (n + 1) * sizeof (guint32));
  for (guint32 w = 1; w < s.n; w++)
    d->idom[s.node[w]] = s.idom[w] == 0 ? MD_TOP : s.node[s.idom[w]];
  add_sizes (d, &s);
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_free (arrays[i]);
  gather_children (d);
  return d;
}

void md_dominators_free (MdDominators *d) {
  g_free (d->idom);
  g_free (d->bytes);
  g_free (d->objects);
  g_free (d->child_begin);
  g_free (d->children);
  g_free (d);
}

guint32 md_dominators_of (const MdDominators *d, guint32 node) {
  return d->idom[node];
}

guint64 md_dominators_bytes (const MdDominators *d, guint32 node) {
  return d->bytes[place_of (d, node)];
}

guint32 md_dominators_objects (const MdDominators *d, guint32 node) {
  return d->objects[place_of (d, node)];
}

static int by_bytes (gconstpointer a, gconstpointer b, gpointer user) {
  const MdDominators *d = user;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  if (d->bytes[x] != d->bytes[y])
    return d->bytes[x] > d->bytes[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

void md_dominators_sort (const MdDominators *d, GArray *nodes) {
  g_array_sort_with_data (nodes, by_bytes, (gpointer) d);
}

void md_dominators_children (const MdDominators *d, guint32 node, GArray *nodes) {
  guint32 place = place_of (d, node), first = nodes->len, n = d->child_begin[place + 1] - d->child_begin[place];
  g_array_append_vals (nodes, d->children + d->child_begin[place], n);
  g_qsort_with_data ((guint32 *) nodes->data + first, (int) n, sizeof (guint32), by_bytes, (gpointer) d);
}
