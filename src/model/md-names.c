#include "md-names.h"

#include <string.h>

#include "md-private.h"

/* A tree of shortest paths: for every node the slot through which it was met first, and how far that is. */
typedef struct Tree {
  guint32 *slot;  /* MD_NOTHING: a beginning, or not met */
  guint32 *depth; /* MD_NOTHING: not met */
} Tree;

enum { TREE_TYPED, TREE_WORDS, TREE_ROOTS, TREES };

struct MdNames {
  const MdHeap *heap;
  GArray *starts;    /* guint32: the nodes where names begin, in their order */
  GArray *frames;    /* TrId: beside starts */
  guint8 *is_start;  /* by node: its MdRoot if it is one of these, else MD_ROOT_NONE */
  Tree trees[TREES]; /* slot == NULL: not made yet */
  guint8 *own;       /* NULL: not made yet */
};

MdNames *md_names_new (const MdHeap *heap) {
  MdNames *names = g_new0 (MdNames, 1);
  names->heap = heap;
  names->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  names->frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  names->is_start = g_new0 (guint8, heap->n_nodes + 1);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (MdStart));
  md_path_starts (heap->state, starts);
  for (guint i = 0; i < starts->len; i++) {
    const MdStart *start = &g_array_index (starts, MdStart, i);
    guint32 node = md_heap_node (heap, start->id);
    if (node == MD_NOTHING || names->is_start[node] != MD_ROOT_NONE)
      continue;
    names->is_start[node] = (guint8) start->root;
    g_array_append_val (names->starts, node);
    g_array_append_val (names->frames, start->frame);
  }
  return names;
}

void md_names_free (MdNames *names) {
  for (int i = 0; i < TREES; i++) {
    g_free (names->trees[i].slot);
    g_free (names->trees[i].depth);
  }
  g_array_unref (names->starts);
  g_array_unref (names->frames);
  g_free (names->is_start);
  g_free (names->own);
  g_free (names);
}

const MdHeap *md_names_heap (MdNames *names) {
  return names->heap;
}

gboolean md_names_is_start (MdNames *names, guint32 node, MdRoot *root) {
  if (root != NULL)
    *root = names->is_start[node];
  return names->is_start[node] != MD_ROOT_NONE;
}

gboolean md_names_is_name (MdNames *names, guint32 slot) {
  const MdSlot *s = &names->heap->slots[slot];
  return names->is_start[s->from] != MD_ROOT_NONE && (s->kind == RT_SLOT_LOCAL || s->kind == RT_SLOT_VALUE);
}

TrId md_names_frame (MdNames *names, guint32 node) {
  for (guint i = 0; names->is_start[node] != MD_ROOT_NONE && i < names->starts->len; i++)
    if (g_array_index (names->starts, guint32, i) == node)
      return g_array_index (names->frames, TrId, i);
  return 0;
}

/* Searching. */

typedef struct Search {
  const MdHeap *heap;
  MdNames *names;
  Tree *tree;
  guint32 *queue;
  guint32 first, end; /* of the queue */
  int least;          /* MdLinkStyle that is followed; -1: every slot */
} Search;

static void meet (Search *s, guint32 node, guint32 slot, guint32 depth) {
  if (s->tree->depth[node] != MD_NOTHING)
    return;
  s->tree->slot[node] = slot;
  s->tree->depth[node] = depth;
  s->queue[s->end++] = node;
}

static gboolean is_followed (const Search *s, const MdSlot *slot) {
  if (s->least < 0)
    return TRUE;
  TrRef ref = {.kind = slot->kind};
  gboolean start = s->names->is_start[slot->from] != MD_ROOT_NONE;
  return (int) md_link_style (start, s->heap->nodes[slot->from].nature, &ref) >= s->least;
}

/* What the names at START refer to. START itself is an object as any other: `it` while the generator runs, f.__globals__. */
static void meet_names (Search *s, guint32 start) {
  for (guint32 i = s->heap->out_begin[start]; i < s->heap->out_begin[start + 1]; i++)
    if (md_names_is_name (s->names, i))
      meet (s, s->heap->slots[i].to, i, 1);
}

static void search (Search *s) {
  while (s->first < s->end) {
    guint32 node = s->queue[s->first++], depth = s->tree->depth[node] + 1;
    for (guint32 i = s->heap->out_begin[node]; i < s->heap->out_begin[node + 1]; i++)
      if (is_followed (s, &s->heap->slots[i]))
        meet (s, s->heap->slots[i].to, i, depth);
  }
}

static void meet_roots (Search *s, TrNature nature) {
  for (guint32 node = 0; node < s->heap->n_nodes; node++)
    if (s->heap->nodes[node].nature == nature)
      meet (s, node, MD_NOTHING, 0);
}

static void search_from_roots (Search *s) {
  static const TrNature order[] = {TR_FRAME, TR_NATIVE, TR_ARENA, TR_INTERP};
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    meet_roots (s, order[i]);
  search (s);
  for (guint32 node = 0; node < s->heap->n_nodes; node++)
    if (s->heap->nodes[node].immortal) {
      meet (s, node, MD_NOTHING, 0);
      search (s);
    }
}

static const Tree *tree_of (MdNames *names, int which) {
  Tree *tree = &names->trees[which];
  if (tree->slot != NULL)
    return tree;
  guint32 n = names->heap->n_nodes;
  tree->slot = g_new (guint32, n + 1);
  tree->depth = g_new (guint32, n + 1);
  memset (tree->slot, 0xff, (n + 1) * sizeof (guint32));
  memset (tree->depth, 0xff, (n + 1) * sizeof (guint32));
  g_autofree guint32 *queue = g_new (guint32, n + 1);
  Search s = {.heap = names->heap, .names = names, .tree = tree, .queue = queue};
  s.least = which == TREE_TYPED ? MD_LINK_EXPRESSION : which == TREE_WORDS ? MD_LINK_WORD : -1;
  for (guint i = 0; i < names->starts->len; i++) {
    guint32 start = g_array_index (names->starts, guint32, i);
    if (which == TREE_ROOTS)
      meet (&s, start, MD_NOTHING, 0);
    else
      meet_names (&s, start);
  }
  if (which == TREE_ROOTS)
    search_from_roots (&s);
  else
    search (&s);
  return tree;
}

/* The tree that has a name for NODE; NULL if none has. */
static const Tree *named_in (MdNames *names, guint32 node) {
  const Tree *tree = tree_of (names, TREE_TYPED);
  if (tree->depth[node] == MD_NOTHING)
    tree = tree_of (names, TREE_WORDS);
  return tree->depth[node] != MD_NOTHING ? tree : NULL;
}

guint32 md_names_depth (MdNames *names, guint32 node) {
  const Tree *tree = named_in (names, node);
  return tree != NULL ? tree->depth[node] : MD_NOTHING;
}

/* Appends the slots from the tree's beginning to NODE; gives the beginning. */
static guint32 take_path (MdNames *names, const Tree *tree, guint32 node, GArray *slots) {
  guint first = slots->len;
  g_array_set_size (slots, first + tree->depth[node]);
  for (guint i = slots->len; i > first; i--) {
    g_array_index (slots, guint32, i - 1) = tree->slot[node];
    node = names->heap->slots[tree->slot[node]].from;
  }
  return node;
}

char *md_names_spell (MdNames *names, const GArray *slots) {
  g_autofree MdLink *links = g_new (MdLink, slots->len + 1);
  for (guint i = 0; i < slots->len; i++) {
    const MdSlot *slot = &names->heap->slots[g_array_index (slots, guint32, i)];
    links[i] = (MdLink){.owner = names->heap->nodes[slot->from].id,
                        .ref = {slot->kind, slot->index, names->heap->nodes[slot->to].id, slot->name}};
  }
  return md_path_spell (names->heap->state, links, slots->len);
}

void md_names_slots (MdNames *names, guint32 node, GArray *slots) {
  const Tree *tree = named_in (names, node);
  if (tree != NULL)
    take_path (names, tree, node, slots);
}

char *md_names_path (MdNames *names, guint32 node) {
  const Tree *tree = named_in (names, node);
  if (tree == NULL)
    return NULL;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  take_path (names, tree, node, slots);
  return md_names_spell (names, slots);
}

static MdRoot root_of (MdNames *names, guint32 root, const GArray *slots) {
  const MdHeapNode *node = &names->heap->nodes[root];
  gboolean by_name = slots->len == 0;
  if (!by_name) {
    const MdSlot *first = &names->heap->slots[g_array_index (slots, guint32, 0)];
    by_name = first->kind == RT_SLOT_LOCAL || first->kind == RT_SLOT_VALUE || first->kind == RT_SLOT_KEY;
  }
  if (names->is_start[root] != MD_ROOT_NONE)
    return by_name ? names->is_start[root] : MD_ROOT_FRAME;
  switch ((TrNature) node->nature) {
  case TR_FRAME:
    return MD_ROOT_FRAME;
  case TR_NATIVE:
    return MD_ROOT_NATIVE;
  case TR_ARENA:
    return MD_ROOT_ARENA;
  case TR_INTERP:
    return MD_ROOT_INTERP;
  case TR_OBJECT:
    break;
  }
  return MD_ROOT_IMMORTAL;
}

MdRoot md_names_why (MdNames *names, guint32 node, GArray *slots) {
  const Tree *tree = tree_of (names, TREE_ROOTS);
  if (tree->depth[node] == MD_NOTHING)
    return MD_ROOT_NONE;
  guint32 root = take_path (names, tree, node, slots);
  return root_of (names, root, slots);
}

/* What is the program's own. A module of ours is not, nor what it made, nor what only it leads to. */

/* Modules that were read from a file say so. */
static gboolean is_library_module (const MdHeap *heap, guint32 node) {
  if (heap->nodes[node].kind != RT_KIND_module)
    return FALSE;
  for (guint32 s = heap->out_begin[node]; s < heap->out_begin[node + 1]; s++) {
    guint32 dict = heap->slots[s].to;
    if (heap->nodes[dict].kind != RT_KIND_dict)
      continue;
    for (guint32 k = heap->out_begin[dict]; k < heap->out_begin[dict + 1]; k++)
      if (heap->slots[k].kind == RT_SLOT_KEY && g_str_equal (md_heap_text (heap, heap->nodes[heap->slots[k].to].text), "'__file__'"))
        return FALSE;
  }
  return TRUE;
}

static gboolean is_passed (MdNames *names, guint32 node) {
  const MdHeapNode *object = &names->heap->nodes[node];
  if (object->nature != TR_OBJECT || names->is_start[node] != MD_ROOT_NONE)
    return TRUE;
  return (object->bits & (TR_SUBJECT_BASELINE | TR_SUBJECT_LIBRARY)) == 0 && !is_library_module (names->heap, node);
}

/* gc.garbage and the like: the interpreter's own, whatever is in them. */
static void disown_interpreter (MdNames *names) {
  const MdHeap *heap = names->heap;
  for (guint32 s = 0; s < heap->n_slots; s++)
    if (heap->nodes[heap->slots[s].from].nature == TR_INTERP && g_str_has_prefix (md_heap_text (heap, heap->slots[s].name), "gc."))
      names->own[heap->slots[s].to] = 0;
}

const guint8 *md_names_own (MdNames *names) {
  if (names->own != NULL)
    return names->own;
  const MdHeap *heap = names->heap;
  g_autofree guint8 *reached = md_heap_reach (heap, MD_NOTHING);
  g_autofree guint32 *stack = g_new (guint32, heap->n_nodes + 1);
  guint32 n = 0;
  names->own = g_new0 (guint8, heap->n_nodes + 1);
  for (guint32 node = 0; node < heap->n_nodes; node++)
    if (md_heap_is_root (heap, node) || names->is_start[node] != MD_ROOT_NONE || (!reached[node] && is_passed (names, node))) {
      names->own[node] = 1;
      stack[n++] = node;
    }
  while (n > 0) {
    guint32 node = stack[--n];
    for (guint32 s = heap->out_begin[node]; s < heap->out_begin[node + 1]; s++) {
      guint32 to = heap->slots[s].to;
      if (names->own[to] || !is_passed (names, to))
        continue;
      names->own[to] = 1;
      stack[n++] = to;
    }
  }
  for (guint32 node = 0; node < heap->n_nodes; node++)
    names->own[node] &= heap->nodes[node].nature == TR_OBJECT && (heap->nodes[node].bits & TR_SUBJECT_BASELINE) == 0;
  disown_interpreter (names);
  return names->own;
}
