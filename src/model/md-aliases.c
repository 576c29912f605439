#include "md-aliases.h"

#include <string.h>

#include "md-private.h"

static gboolean is_named (const MdHeap *heap, const MdSlot *slot, const char *const *words) {
  return slot->name != 0 && g_strv_contains (words, md_heap_text (heap, slot->name));
}

/* Whether SLOT is a way to its object that the program has. */
static gboolean is_way (MdNames *names, guint32 number) {
  static const char *const inner[] = {"__class__", "__globals__", "__builtins__", "__objclass__", "f_locals", NULL};
  const MdHeap *heap = md_names_heap (names);
  const MdSlot *slot = &heap->slots[number];
  if (md_names_is_name (names, number))
    return TRUE;
  gboolean start = md_names_is_start (names, slot->from, NULL);
  TrRef ref = {.kind = slot->kind};
  if (md_link_style (start, heap->nodes[slot->from].nature, &ref) == MD_LINK_NONE || is_named (heap, slot, inner))
    return FALSE;
  return md_names_depth (names, slot->from) != MD_NOTHING;
}

/* A namespace is known by what is in it. */
static gboolean is_namespace (MdNames *names, guint32 node) {
  const MdHeap *heap = md_names_heap (names);
  if (md_names_is_start (names, node, NULL))
    return heap->nodes[node].kind == RT_KIND_dict;
  for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++) {
    const MdSlot *slot = &heap->slots[heap->incoming[i]];
    if (heap->nodes[slot->from].kind == RT_KIND_module && heap->nodes[slot->from].nature == TR_OBJECT)
      return slot->kind == RT_SLOT_ATTR;
  }
  return FALSE;
}

static guint32 count_ways (MdNames *names, guint32 node) {
  const MdHeap *heap = md_names_heap (names);
  guint32 n = 0;
  for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++)
    n += is_way (names, heap->incoming[i]);
  return n;
}

typedef struct Ranked {
  MdAlias alias;
  guint32 depth;
} Ranked;

static int by_depth (gconstpointer a, gconstpointer b) {
  const Ranked *x = a, *y = b;
  if (x->depth != y->depth)
    return x->depth < y->depth ? -1 : 1;
  return x->alias.node < y->alias.node ? -1 : x->alias.node > y->alias.node;
}

void md_aliases_find (MdNames *names, gboolean library, GArray *aliases) {
  const MdHeap *heap = md_names_heap (names);
  const guint8 *own = md_names_own (names);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Ranked));
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    const MdHeapNode *object = &heap->nodes[node];
    if (object->nature != TR_OBJECT || (!own[node] && !library) || heap->in_begin[node + 1] - heap->in_begin[node] < 2 ||
        !md_is_mutable (object->kind, object->bits))
      continue;
    MdAlias alias = {node, count_ways (names, node)};
    if (alias.n_ways >= 2 && !is_namespace (names, node))
      g_array_append_val (found, ((Ranked){alias, md_names_depth (names, node)}));
  }
  g_array_sort (found, by_depth);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (aliases, g_array_index (found, Ranked, i).alias);
}

/* All paths that meet no object twice, shortest first: ends of paths that lead to the object, lengthened backwards, the one that can become shortest first. How
 * short that is, is known: the depth of where it begins by now. So only the MOST nearest owners of an object matter. */

typedef struct Tail {
  guint32 node;   /* where it begins by now */
  guint32 slot;   /* its first slot; MD_NOTHING for the object itself */
  guint32 length; /* slots */
  guint32 whole;  /* length, with the shortest path to `node` in front */
  gboolean done;  /* begins with a name */
  const struct Tail *rest;
} Tail;

typedef struct Search {
  MdNames *names;
  const MdHeap *heap;
  GPtrArray *queue; /* Tail: a binary heap by `whole`, then by age */
  GPtrArray *tails; /* all made; owned */
  GArray *near;     /* guint32: slots, scratch */
  guint most;
} Search;

static gboolean comes_before (const Tail *a, const Tail *b) {
  if (a->whole != b->whole)
    return a->whole < b->whole;
  if (a->done != b->done)
    return a->done;
  return a->slot < b->slot;
}

static void swap (GPtrArray *queue, guint i, guint j) {
  gpointer swapped = queue->pdata[i];
  queue->pdata[i] = queue->pdata[j];
  queue->pdata[j] = swapped;
}

static void push (Search *s, Tail tail) {
  Tail *kept = g_memdup2 (&tail, sizeof tail);
  g_ptr_array_add (s->tails, kept);
  g_ptr_array_add (s->queue, kept);
  for (guint i = s->queue->len - 1; i > 0 && comes_before (s->queue->pdata[i], s->queue->pdata[(i - 1) / 2]); i = (i - 1) / 2)
    swap (s->queue, i, (i - 1) / 2);
}

static const Tail *pop (Search *s) {
  const Tail *first = s->queue->pdata[0];
  swap (s->queue, 0, s->queue->len - 1);
  g_ptr_array_set_size (s->queue, (gint) s->queue->len - 1);
  for (guint i = 0;;) {
    guint least = i;
    for (guint child = 2 * i + 1; child <= 2 * i + 2 && child < s->queue->len; child++)
      if (comes_before (s->queue->pdata[child], s->queue->pdata[least]))
        least = child;
    if (least == i)
      return first;
    swap (s->queue, i, least);
    i = least;
  }
}

static gboolean meets (const Tail *tail, guint32 node) {
  for (; tail != NULL; tail = tail->rest)
    if (tail->node == node)
      return TRUE;
  return FALSE;
}

/* How far from a name SLOT's owner is; a variable or an entry of a namespace is a name itself. */
static guint32 distance (const Search *s, guint32 slot, gboolean *is_name) {
  *is_name = md_names_is_name (s->names, slot);
  return *is_name ? 0 : md_names_depth (s->names, s->heap->slots[slot].from);
}

/* Keeps the nearest, in order. */
static void note (Search *s, guint32 slot, guint32 far) {
  guint place = s->near->len;
  gboolean is_name;
  while (place > 0 && distance (s, g_array_index (s->near, guint32, place - 1), &is_name) > far)
    place--;
  if (place > s->most)
    return;
  g_array_insert_val (s->near, place, slot);
  if (s->near->len > s->most + 1)
    g_array_set_size (s->near, s->most + 1);
}

static void lengthen (Search *s, const Tail *tail) {
  g_array_set_size (s->near, 0);
  for (guint32 i = s->heap->in_begin[tail->node]; i < s->heap->in_begin[tail->node + 1]; i++) {
    guint32 slot = s->heap->incoming[i];
    gboolean is_name;
    if (is_way (s->names, slot) && (md_names_is_name (s->names, slot) || !meets (tail, s->heap->slots[slot].from)))
      note (s, slot, distance (s, slot, &is_name));
  }
  for (guint i = 0; i < s->near->len; i++) {
    guint32 number = g_array_index (s->near, guint32, i);
    gboolean is_name;
    guint32 far = distance (s, number, &is_name);
    push (s, (Tail){s->heap->slots[number].from, number, tail->length + 1, tail->length + 1 + far, is_name, tail});
  }
}

static GArray *slots_of (const Tail *tail) {
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (; tail->rest != NULL; tail = tail->rest)
    g_array_append_val (slots, tail->slot);
  return slots;
}

/* The slot by which a path refers to its object. */
static guint32 last_slot (const Tail *tail) {
  while (tail->rest->rest != NULL)
    tail = tail->rest;
  return tail->slot;
}

/* What refers to the object is told even if only the object leads there: loop[0] of a list in itself. */
static void add_ways (Search *s, guint32 node, GHashTable *told, GPtrArray *paths) {
  for (guint32 i = s->heap->in_begin[node]; i < s->heap->in_begin[node + 1] && paths->len < s->most; i++) {
    guint32 slot = s->heap->incoming[i];
    if (g_hash_table_contains (told, GUINT_TO_POINTER (slot)) || !is_way (s->names, slot))
      continue;
    GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
    md_names_slots (s->names, s->heap->slots[slot].from, slots);
    g_array_append_val (slots, slot);
    g_ptr_array_add (paths, slots);
  }
}

#define MOST_TAILS 20000 /* of one object: bounds the work where dense structures have very many paths */

GPtrArray *md_aliases_ways (MdNames *names, guint32 node, guint most, gboolean *cut) {
  Search s = {.names = names, .heap = md_names_heap (names), .most = most};
  s.queue = g_ptr_array_new ();
  s.tails = g_ptr_array_new_with_free_func (g_free);
  s.near = g_array_new (FALSE, FALSE, sizeof (guint32));
  GPtrArray *paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  push (&s, (Tail){.node = node, .slot = MD_NOTHING});
  while (s.queue->len > 0 && paths->len < most && s.tails->len < MOST_TAILS) {
    const Tail *tail = pop (&s);
    if (!tail->done) {
      lengthen (&s, tail);
      continue;
    }
    g_ptr_array_add (paths, slots_of (tail));
    g_hash_table_add (told, GUINT_TO_POINTER (last_slot (tail)));
  }
  if (s.queue->len == 0)
    add_ways (&s, node, told, paths);
  if (cut != NULL)
    *cut = s.queue->len > 0 || paths->len == most;
  g_ptr_array_unref (s.queue);
  g_ptr_array_unref (s.tails);
  g_array_unref (s.near);
  return paths;
}

GPtrArray *md_aliases_paths (MdNames *names, guint32 node, guint most, gboolean *cut) {
  g_autoptr (GPtrArray) ways = md_aliases_ways (names, node, most, cut);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ways->len; i++)
    g_ptr_array_add (paths, md_names_spell (names, ways->pdata[i]));
  return paths;
}
