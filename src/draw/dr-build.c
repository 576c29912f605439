/* From a graph to cards and arrows: which nodes become cards, what stands in a cell, what is summarised. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-scene.h"

#define MOST_CELLS   14 /* more items than these are summarised */
#define FIRST_CELLS  8
#define LAST_CELLS   3
#define MOST_NAMES   60 /* of a frame */
#define MOST_CHARS   60 /* of a text on a card; a cell is cut by its width */

typedef struct Build {
  const DrGraph *graph;
  const DrOptions *options;
  DrScene *scene;
  int *card_of;      /* index of node to index of card; -1: none */
  gboolean *visible; /* of edges: shown by a cell of their own */
  gboolean *kept;    /* of nodes */
  GArray *arrows;
} Build;

static const char *keep (Build *b, const char *string) {
  return g_string_chunk_insert_const (b->scene->strings, string);
}

static const char *keep_taken (Build *b, char *string) {
  const char *kept = keep (b, string);
  g_free (string);
  return kept;
}

static gboolean is_sequence (MdShape shape) {
  return shape == MD_SHAPE_LIST || shape == MD_SHAPE_TUPLE || shape == MD_SHAPE_SET;
}

static gboolean stands_inside (Build *b, const MdNode *node) {
  return node->shape == MD_SHAPE_ATOM && !b->options->atoms;
}

/* Which cells of a card of N are left out: from *FIRST on, *COUNT of them. */
static void left_out (const MdNode *node, guint n, guint *first, guint *count) {
  guint most = node->shape == MD_SHAPE_FRAME ? MOST_NAMES : MOST_CELLS;
  *first = *count = 0;
  if (n <= most)
    return;
  *first = most - (MOST_CELLS - FIRST_CELLS);
  *count = n - *first - LAST_CELLS;
}

/* Edges of a dict may be ordered in pairs, but an attribute may follow (a subclass's instance has some). */
static guint cells_of (const DrGraph *graph, const MdNode *node) {
  guint n = 0;
  for (guint i = 0; i < node->n_edges; i++)
    n += graph->edges[node->first_edge + i].kind != MD_EDGE_KEY;
  return n;
}

static void find_visible_edges (Build *b) {
  for (guint n = 0; n < b->graph->n_nodes; n++) {
    const MdNode *node = &b->graph->nodes[n];
    guint first = 0, count = 0, cell = 0;
    left_out (node, cells_of (b->graph, node), &first, &count);
    for (guint i = 0; i < node->n_edges; i++) {
      guint e = node->first_edge + i;
      b->visible[e] = cell < first || cell >= first + count;
      if (count == 0)
        b->visible[e] = TRUE;
      cell += b->graph->edges[e].kind != MD_EDGE_KEY;
    }
  }
}

static void reach (Build *b, GArray *stack, gboolean *seen, gboolean visible_only) {
  while (stack->len > 0) {
    guint n = g_array_index (stack, guint, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    const MdNode *node = &b->graph->nodes[n];
    for (guint i = 0; i < node->n_edges; i++) {
      guint e = node->first_edge + i, to = b->graph->edges[e].to;
      if (seen[to] || (visible_only && !b->visible[e]))
        continue;
      seen[to] = TRUE;
      g_array_append_val (stack, to);
    }
  }
}

/* A node goes if it is known only through cells that were left out. */
static void find_kept_nodes (Build *b) {
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *behind = g_new0 (gboolean, b->graph->n_nodes + 1);
  for (guint e = 0; e < b->graph->n_edges; e++) {
    guint to = b->graph->edges[e].to;
    if (b->visible[e] || behind[to])
      continue;
    behind[to] = TRUE;
    g_array_append_val (stack, to);
  }
  reach (b, stack, behind, FALSE);
  for (guint n = 0; n < b->graph->n_nodes; n++)
    if (!behind[n] || b->graph->nodes[n].shape == MD_SHAPE_FRAME) {
      b->kept[n] = TRUE;
      g_array_append_val (stack, n);
    }
  reach (b, stack, b->kept, TRUE);
}

static DrHue hue_of (MdShape shape) {
  switch (shape) {
  case MD_SHAPE_FRAME:
    return DR_HUE_FRAME;
  case MD_SHAPE_LIST:
    return DR_HUE_SEQUENCE;
  case MD_SHAPE_TUPLE:
    return DR_HUE_TUPLE;
  case MD_SHAPE_DICT:
    return DR_HUE_DICT;
  case MD_SHAPE_SET:
    return DR_HUE_SET;
  case MD_SHAPE_INSTANCE:
    return DR_HUE_INSTANCE;
  case MD_SHAPE_CLASS:
    return DR_HUE_CLASS;
  case MD_SHAPE_FUNCTION:
  case MD_SHAPE_MODULE:
  case MD_SHAPE_CELL:
  case MD_SHAPE_GENERATOR:
  case MD_SHAPE_WEAKREF:
    return DR_HUE_CODE;
  case MD_SHAPE_ATOM:
  case MD_SHAPE_BYTES:
    return DR_HUE_ATOM;
  case MD_SHAPE_OTHER:
    break;
  }
  return DR_HUE_OTHER;
}

static const char *title_of (Build *b, const MdNode *node) {
  if (node->shape == MD_SHAPE_CLASS && g_str_equal (node->type, "type"))
    return "class";
  if (node->shape == MD_SHAPE_WEAKREF)
    return "weakref";
  if (node->shape != MD_SHAPE_FRAME)
    return keep (b, node->type);
  if (g_str_equal (node->type, "<module>"))
    return keep (b, _ ("Global names"));
  return keep_taken (b, g_strdup_printf (g_str_has_prefix (node->type, "<") ? "%s" : "%s ()", node->type));
}

static const char *count_of (Build *b, const MdNode *node) {
  if (node->shape == MD_SHAPE_FRAME)
    return node->line == 0 ? "" : keep_taken (b, g_strdup_printf (_ ("line %u"), node->line));
  if (node->mark == MD_MARK_FREED)
    return keep (b, _ ("freed"));
  if (node->immortal)
    return keep (b, _ ("immortal"));
  return keep_taken (b, g_strdup_printf (ngettext ("%u ref", "%u refs", node->refcount), node->refcount));
}

/* Whether the node's own text says something that its cells do not. */
static gboolean has_text (const MdNode *node) {
  switch (node->shape) {
  case MD_SHAPE_FRAME:
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
  case MD_SHAPE_DICT:
  case MD_SHAPE_SET:
  case MD_SHAPE_CELL:
    return FALSE;
  case MD_SHAPE_INSTANCE:
    return node->n_edges == 0;
  default:
    return TRUE;
  }
}

/* "<class 'Dog'>" on a card that says class is "Dog"; the same of functions. */
static char *plain_text (const MdNode *node) {
  static const char *const around[][2] = {{"<class '", "'>"}, {"<function ", ">"}, {"<built-in function ", ">"}};
  const char *text = node->text;
  if (g_str_equal (text, node->type))
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (g_str_has_prefix (text, around[i][0]) && g_str_has_suffix (text, around[i][1])) {
      gsize before = strlen (around[i][0]);
      return g_strndup (text + before, strlen (text) - before - strlen (around[i][1]));
    }
  return g_strdup (text);
}

static const char *empty_text (const MdNode *node) {
  switch (node->shape) {
  case MD_SHAPE_LIST:
    return "[]";
  case MD_SHAPE_TUPLE:
    return "()";
  case MD_SHAPE_DICT:
    return "{}";
  case MD_SHAPE_SET:
    return g_str_equal (node->type, "set") ? "set()" : "";
  default:
    return "";
  }
}

static guint64 hash_text (guint64 seed, const char *string) {
  guint64 hash = 14695981039346656037u ^ seed; /* FNV-1a: the same on every machine */
  for (const char *p = string; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * 1099511628211u;
  return hash;
}

static guint64 port_of (const MdEdge *edge) {
  return edge->kind == MD_EDGE_ITEM ? edge->index : hash_text (edge->kind + 1, edge->label) | (guint64) 1 << 63;
}

static const char *label_of (Build *b, const MdNode *node, const MdEdge *edge) {
  const char *label = edge->label;
  switch (edge->kind) {
  case MD_EDGE_ITEM:
    return keep_taken (b, g_strdup_printf ("%u", edge->index));
  case MD_EDGE_MEMBER:
  case MD_EDGE_WEAK:
    return "";
  case MD_EDGE_ATTR:
    return keep (b, *label == '.' ? label + 1 : label);
  case MD_EDGE_FIELD:
    return node->shape == MD_SHAPE_CELL ? "" : keep (b, label);
  default:
    return keep_taken (b, dr_text_one_line (label, MOST_CHARS));
  }
}

static void add_arrow (Build *b, DrCell *cell, guint card, guint cell_index, const MdEdge *edge, guint64 port) {
  DrArrow arrow = {
    .from = card,
    .to = (guint) b->card_of[edge->to],
    .cell = cell_index,
    .port = port,
    .stroke = edge->kind == MD_EDGE_WEAK ? DR_STROKE_WEAK : edge->counts ? DR_STROKE_SOLID : DR_STROKE_THROUGH,
    .mark = edge->mark,
    .label = keep (b, edge->label),
  };
  g_array_append_val (b->arrows, arrow);
  cell->has_port = TRUE;
  cell->port = port;
}

/* Puts the target of EDGE into CELL: its text, or a port. */
static void fill_cell (Build *b, DrCell *cell, guint card, guint cell_index, const MdEdge *edge) {
  const MdNode *target = &b->graph->nodes[edge->to];
  cell->owner = edge->owner;
  cell->slot_kind = edge->slot_kind;
  cell->slot_index = edge->slot_index;
  if (edge->mark != MD_MARK_NONE)
    cell->mark = edge->mark;
  if (b->card_of[edge->to] >= 0) {
    add_arrow (b, cell, card, cell_index, edge, port_of (edge));
    return;
  }
  cell->value = keep_taken (b, dr_text_one_line (target->text, MOST_CHARS));
  cell->type = keep (b, target->type);
}

/* The key of a pair: its text, or for an object of its own a short one (its arrow would cross the value). */
static const char *key_text (Build *b, const MdEdge *edge) {
  const MdNode *target = &b->graph->nodes[edge->to];
  if (*target->text != '\0')
    return keep_taken (b, dr_text_one_line (target->text, MOST_CHARS));
  const char *label = g_str_has_prefix (edge->label, "key ") ? edge->label + 4 : edge->label;
  if (*label != '\0')
    return keep_taken (b, dr_text_one_line (label, MOST_CHARS));
  return keep (b, target->type);
}

static void add_gap (Build *b, DrCell *cell, guint count, gboolean changed) {
  cell->gap = TRUE;
  cell->label = keep_taken (b, g_strdup_printf (ngettext ("… %u more …", "… %u more …", count), count));
  cell->mark = changed ? MD_MARK_CHANGED : MD_MARK_NONE;
}

static gboolean any_marked (Build *b, const MdNode *node) {
  for (guint i = 0; i < node->n_edges; i++)
    if (!b->visible[node->first_edge + i] && b->graph->edges[node->first_edge + i].mark != MD_MARK_NONE)
      return TRUE;
  return FALSE;
}

static void fill_cells (Build *b, DrCard *card, guint card_index, const MdNode *node) {
  guint all = cells_of (b->graph, node), first = 0, count = 0, cell = 0;
  left_out (node, all, &first, &count);
  card->n_cells = count == 0 ? all : all - count + 1;
  card->cells = g_new0 (DrCell, card->n_cells + 1);
  g_ptr_array_add (b->scene->arrays, card->cells);
  const MdEdge *key = NULL;
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &b->graph->edges[node->first_edge + i];
    if (edge->kind == MD_EDGE_KEY) {
      key = edge;
      continue;
    }
    guint place = cell++;
    if (count > 0 && place == first)
      add_gap (b, &card->cells[first], count, any_marked (b, node));
    if (count > 0 && place >= first && place < first + count)
      continue;
    guint at = place < first || count == 0 ? place : place - count + 1;
    DrCell *c = &card->cells[at];
    c->label = label_of (b, node, edge);
    if (edge->kind == MD_EDGE_VALUE && key != NULL) {
      c->label = key_text (b, key);
      c->mark = key->mark;
    }
    fill_cell (b, c, card_index, at, edge);
  }
}

/* A sequence stands upright if it holds nothing but objects: then arrows leave it sideways. A wide one, too. */
static DrForm form_of (const DrCard *card, const MdNode *node) {
  if (card->n_cells == 0)
    return DR_FORM_TEXT;
  if (node->shape == MD_SHAPE_DICT)
    return DR_FORM_PAIRS;
  if (!is_sequence (node->shape))
    return DR_FORM_ROWS;
  guint characters = 0, ports = 0;
  for (guint i = 0; i < card->n_cells; i++) {
    const DrCell *cell = &card->cells[i];
    if (!cell->has_port && !cell->gap && cell->value == NULL)
      return DR_FORM_ROWS;
    if (cell->label == NULL)
      return DR_FORM_ROWS;
    ports += cell->has_port;
    characters += cell->value != NULL ? (guint) MAX (3, MIN (26, g_utf8_strlen (cell->value, -1) + 1)) : 4;
  }
  return characters > 64 || ports == card->n_cells ? DR_FORM_ROWS : DR_FORM_CELLS;
}

/* What a collection has noted beside the object, or what is about to become of it; NULL: nothing. */
static const char *tag_of (Build *b, const MdNode *node) {
  const TrInside *inside = b->graph->inside;
  guint64 references = 0;
  if (inside == NULL || node->shape == MD_SHAPE_FRAME || node->mark == MD_MARK_FREED)
    return NULL;
  if (inside->object == node->id && inside->kind == RT_STEP_DEALLOC)
    return keep (b, _ ("gives up what it holds"));
  if (inside->object == node->id && inside->kind == RT_STEP_GC)
    return keep (b, inside->phase == RT_GC_CLEARING ? _ ("is cleared") : _ ("is finalized"));
  if (inside->kind != RT_STEP_GC || !tr_inside_figure (inside, node->id, &references))
    return NULL;
  if (inside->phase == RT_GC_SORTED)
    return keep (b, _ ("unreachable"));
  return keep_taken (b, g_strdup_printf (inside->phase == RT_GC_COUNTED ? _ ("copied: %lu") : _ ("from outside: %lu"),
                                         (unsigned long) references));
}

static void fill_card (Build *b, DrCard *card, guint index, const MdNode *node) {
  card->id = node->id;
  card->shape = node->shape;
  card->hue = hue_of (node->shape);
  card->mark = node->mark;
  card->current = node->current;
  card->title = title_of (b, node);
  card->count = count_of (b, node);
  card->full_text = keep (b, node->text);
  card->refcount = node->refcount;
  card->immortal = node->immortal;
  card->address = node->address;
  card->size_bytes = node->size_bytes;
  fill_cells (b, card, index, node);
  g_autofree char *text = has_text (node) ? plain_text (node) : g_strdup (card->n_cells == 0 ? empty_text (node) : "");
  card->text = keep_taken (b, dr_text_one_line (text, MOST_CHARS));
  card->form = form_of (card, node);
  if (b->options->addresses && node->address != 0 && node->shape != MD_SHAPE_FRAME)
    card->count = keep_taken (b, g_strdup_printf ("%s · 0x%" G_GINT64_MODIFIER "x", card->count, node->address));
  if (b->options->generations && node->generation >= 0 && node->shape != MD_SHAPE_FRAME && node->mark != MD_MARK_FREED)
    card->count = keep_taken (b, g_strdup_printf (_ ("%s · gen. %d"), card->count, node->generation));
  const char *tag = tag_of (b, node);
  if (tag != NULL)
    card->count = keep_taken (b, g_strdup_printf ("%s · %s", card->count, tag));
  card->n_holders = node->n_holders;
  const char **holders = g_new0 (const char *, node->n_holders + 1);
  for (guint i = 0; i < node->n_holders; i++)
    holders[i] = keep (b, b->graph->holders[node->first_holder + i]);
  g_ptr_array_add (b->scene->arrays, holders);
  card->holders = holders;
}

DrScene *dr_scene_new (const DrGraph *graph, const DrOptions *options, DrText *text) {
  DrScene *scene = g_new0 (DrScene, 1);
  g_atomic_ref_count_init (&scene->references);
  scene->strings = g_string_chunk_new (1024);
  scene->arrays = g_ptr_array_new_with_free_func (g_free);
  scene->step = graph->step;
  scene->cut = graph->cut;
  Build b = {.graph = graph, .options = options, .scene = scene};
  b.card_of = g_new (int, graph->n_nodes + 1);
  b.visible = g_new0 (gboolean, graph->n_edges + 1);
  b.kept = g_new0 (gboolean, graph->n_nodes + 1);
  b.arrows = g_array_new (FALSE, TRUE, sizeof (DrArrow));
  find_visible_edges (&b);
  find_kept_nodes (&b);
  for (guint n = 0; n < graph->n_nodes; n++) {
    gboolean shown = b.kept[n] && !stands_inside (&b, &graph->nodes[n]);
    b.card_of[n] = shown ? (int) scene->n_cards++ : -1;
    scene->n_frames += shown && graph->nodes[n].shape == MD_SHAPE_FRAME;
    if (graph->nodes[n].current && graph->nodes[n].file != NULL)
      scene->file = keep (&b, graph->nodes[n].file);
  }
  scene->cards = g_new0 (DrCard, scene->n_cards + 1);
  for (guint n = 0; n < graph->n_nodes; n++)
    if (b.card_of[n] >= 0) {
      DrCard *card = &scene->cards[b.card_of[n]];
      fill_card (&b, card, (guint) b.card_of[n], &graph->nodes[n]);
      dr_card_measure (card, text);
    }
  scene->n_arrows = b.arrows->len;
  scene->arrows = (DrArrow *) g_array_free (b.arrows, FALSE);
  g_free (b.card_of);
  g_free (b.visible);
  g_free (b.kept);
  return scene;
}
