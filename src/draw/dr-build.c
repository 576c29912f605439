/* From a graph to cards and arrows: which nodes become cards, what stands in a cell, what is summarised. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-words.h"
#include "dr-bytes.h"
#include "dr-calls.h"
#include "dr-hue.h"
#include "dr-table.h"
#include "dr-told.h"

#define MOST_CELLS   14 /* more items than these are summarised */
#define FIRST_CELLS  8
#define LAST_CELLS   3
#define CHANGED_CELLS 3 /* of those in between */
#define TUPLE_KEY_ITEMS 4 /* of a tuple whose text stands in the key's place */
#define NAMED_HOLDERS 2 /* of those that no word of its own fits */
#define HOLDER_CHARS 34
#define EMPTY_SLOTS  2 /* of a hash table; more in a row are counted */
#define MOST_BYTES   18
#define FIRST_BYTES  12
#define MOST_NAMES   60 /* of a frame */
#define MOST_CHARS   60 /* of a text on a card; a cell is cut by its width */

typedef struct Build {
  const DrGraph *graph;
  const DrOptions *options;
  DrScene *scene;
  int *card_of;      /* index of node to index of card; -1: none */
  gboolean *visible; /* of edges: shown by a cell of their own */
  gboolean *kept;    /* of nodes */
  gboolean *hidden;  /* of nodes: frames of a deep recursion */
  DrCalls calls;
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

/* Atoms, and slots of classes, which are nothing but a name. */
static gboolean stands_inside (Build *b, const MdNode *node) {
  gboolean slot = node->shape == MD_SHAPE_OTHER && node->n_edges == 0 && g_str_equal (node->type, "member_descriptor");
  return (node->shape == MD_SHAPE_ATOM || slot) && !b->options->atoms;
}

/* Edges of a dict may be ordered in pairs, but an attribute may follow (a subclass's instance has some). */
static guint cells_of (const DrGraph *graph, const MdNode *node) {
  guint n = 0;
  for (guint i = 0; i < node->n_edges; i++)
    n += graph->edges[node->first_edge + i].kind != MD_EDGE_KEY;
  return n;
}

/* Of many cells the first, the last and a few that changed are shown. */
static void find_visible_edges_of (Build *b, const MdNode *node) {
  guint all = cells_of (b->graph, node), most = node->shape == MD_SHAPE_FRAME ? MOST_NAMES : MOST_CELLS;
  guint first = most - (MOST_CELLS - FIRST_CELLS), cell = 0, changed = 0;
  for (guint i = 0; i < node->n_edges; i++) {
    guint e = node->first_edge + i;
    gboolean marked = b->graph->edges[e].mark != MD_MARK_NONE && changed < CHANGED_CELLS;
    gboolean at_an_end = all <= most || cell < first || cell + LAST_CELLS >= all;
    b->visible[e] = at_an_end || marked;
    changed += marked && !at_an_end;
    cell += b->graph->edges[e].kind != MD_EDGE_KEY;
  }
}

static void find_visible_edges (Build *b) {
  for (guint n = 0; n < b->graph->n_nodes; n++)
    if (!b->hidden[n])
      find_visible_edges_of (b, &b->graph->nodes[n]);
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
    if (!b->hidden[n] && (!behind[n] || b->graph->nodes[n].shape == MD_SHAPE_FRAME)) {
      b->kept[n] = TRUE;
      g_array_append_val (stack, n);
    }
  reach (b, stack, b->kept, TRUE);
}

static guint64 hash_text (guint64 seed, const char *string) {
  guint64 hash = 14695981039346656037u ^ seed; /* FNV-1a: the same on every machine */
  for (const char *p = string; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * 1099511628211u;
  return hash;
}

/* Of what a KEY leads to that is an object (NULL: of another slot), its identity tells: several may read the same. */
static guint64 port_of (Build *b, const MdEdge *edge, const MdEdge *key) {
  if (key != NULL && b->card_of[key->to] >= 0)
    return (b->graph->nodes[key->to].id * 1099511628211u ^ (guint64) edge->kind << 48) | (guint64) 1 << 63;
  return edge->kind == MD_EDGE_ITEM ? edge->index : hash_text (edge->kind + 1, edge->label) | (guint64) 1 << 63;
}

/* The name of an item of a namedtuple, or its number. */
static const char *item_label (Build *b, const MdNode *node, guint index) {
  const char *name = node->fields;
  for (guint i = 0; i < index && name != NULL; i++)
    name = strchr (name, '\n') != NULL ? strchr (name, '\n') + 1 : NULL;
  const char *end = name != NULL ? strchr (name, '\n') : NULL;
  return keep_taken (b, end != NULL ? g_strndup (name, (gsize) (end - name)) : g_strdup_printf ("%u", index));
}

static const char *label_of (Build *b, const MdNode *node, const MdEdge *edge) {
  const char *label = edge->label;
  switch (edge->kind) {
  case MD_EDGE_ITEM:
    return item_label (b, node, edge->index);
  case MD_EDGE_MEMBER:
    return "";
  case MD_EDGE_WEAK:
    return _ ("weak");
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

static void note_slot (DrCell *cell, const MdEdge *edge) {
  cell->owner = edge->owner;
  cell->slot_kind = edge->slot_kind;
  cell->slot_index = edge->slot_index;
  if (edge->mark != MD_MARK_NONE)
    cell->mark = edge->mark;
}

/* One of those that a card stands for: many arrows to that card would tell nothing but tangle. Names have theirs. */
static gboolean is_one_of_many (Build *b, const MdEdge *edge) {
  return (b->graph->nodes[edge->to].flags & MD_FLAG_GROUP) != 0 && !edge->counts && b->graph->nodes[edge->from].shape != MD_SHAPE_FRAME;
}

/* Puts the target of EDGE into CELL: its text, or a port. KEY: of the entry whose value it is, if that is an object; else NULL. */
static void fill_cell (Build *b, DrCell *cell, guint card, guint cell_index, const MdEdge *edge, const MdEdge *key) {
  const MdNode *target = &b->graph->nodes[edge->to];
  note_slot (cell, edge);
  if (edge->was != NULL && b->graph->nodes[edge->from].mark != MD_MARK_FREED)
    cell->was = keep_taken (b, dr_text_ends (edge->was, MOST_CHARS));
  if (is_one_of_many (b, edge)) {
    cell->value = keep_taken (b, g_strdup_printf ("%s …", target->type));
    return;
  }
  if (b->card_of[edge->to] >= 0) {
    add_arrow (b, cell, card, cell_index, edge, port_of (b, edge, key));
    return;
  }
  cell->value = keep_taken (b, dr_text_ends (target->text, MOST_CHARS));
  cell->type = keep (b, target->type);
}

/* "(1, 2)" of a tuple that holds some atoms and nothing else; NULL: it is another. */
static char *tuple_text (Build *b, const MdNode *node) {
  g_autoptr (GString) text = g_string_new ("(");
  if (node->shape != MD_SHAPE_TUPLE || !g_str_equal (node->type, "tuple") || node->n_edges == 0 || node->n_edges > TUPLE_KEY_ITEMS)
    return NULL;
  for (guint i = 0; i < node->n_edges; i++) {
    const MdNode *item = &b->graph->nodes[b->graph->edges[node->first_edge + i].to];
    if (item->shape != MD_SHAPE_ATOM)
      return NULL;
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", item->text);
  }
  g_string_append (text, node->n_edges == 1 ? ",)" : ")");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The key of a pair: its text, or for an object of its own a short one. */
static const char *key_text (Build *b, const MdEdge *edge) {
  const MdNode *target = &b->graph->nodes[edge->to];
  g_autofree char *tuple = tuple_text (b, target);
  if (tuple != NULL)
    return keep_taken (b, dr_text_ends (tuple, MOST_CHARS));
  g_autofree char *told = dr_told_text (target);
  if (*target->text != '\0')
    return keep_taken (b, dr_text_ends (told != NULL ? told : target->text, MOST_CHARS));
  const char *label = g_str_has_prefix (edge->label, "key ") ? edge->label + 4 : edge->label;
  if (*label != '\0')
    return keep_taken (b, dr_text_one_line (label, MOST_CHARS));
  return keep (b, target->type);
}

/* "'k'" of "['k']". */
static char *inner_of (const char *label) {
  gsize length = strlen (label);
  return length > 2 ? g_strndup (label + 1, length - 2) : g_strdup (label);
}

/* The cells of a card as they are made. */
typedef struct Cells {
  Build *build;
  const MdNode *node;
  guint card;
  GArray *cells; /* DrCell */
  guint next;    /* the place in the container that would follow the last shown one */
  gboolean changed; /* something since then did that is not shown */
} Cells;

static void add_gap (Cells *c, guint count) {
  DrCell cell = {.gap = TRUE, .mark = c->changed ? MD_MARK_CHANGED : MD_MARK_NONE};
  cell.label = keep_taken (c->build, g_strdup_printf (ngettext ("… %u more …", "… %u more …", count), count));
  g_array_append_val (c->cells, cell);
  c->changed = FALSE;
}

/* A key that is an object stands above its value, in a row from which its arrow leaves. */
static void add_key (Cells *c, const MdEdge *key) {
  DrCell cell = {.label = key_text (c->build, key), .is_key = TRUE};
  note_slot (&cell, key);
  add_arrow (c->build, &cell, c->card, c->cells->len, key, port_of (c->build, key, key));
  g_array_append_val (c->cells, cell);
}

static void add_cell (Cells *c, const MdEdge *edge, const MdEdge *key) {
  Build *b = c->build;
  DrCell cell = {.label = label_of (b, c->node, edge)};
  if (edge->kind == MD_EDGE_VALUE && key != NULL) {
    cell.is_beneath = b->card_of[key->to] >= 0;
    cell.label = cell.is_beneath ? "" : key_text (b, key);
    if (cell.is_beneath)
      add_key (c, key);
    else
      cell.mark = key->mark;
  }
  fill_cell (b, &cell, c->card, c->cells->len, edge, cell.is_beneath ? key : NULL);
  g_array_append_val (c->cells, cell);
}

/* How many entries of a dict or set the graph left out, and before which edge: where the numbers leap farthest. */
static guint left_out (Build *b, const MdNode *node, guint *before) {
  guint n = 0, leap = 1, next = 0;
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &b->graph->edges[node->first_edge + i];
    if (edge->kind != MD_EDGE_VALUE && edge->kind != MD_EDGE_MEMBER)
      continue;
    if (n > 0 && edge->index - next > leap) {
      leap = edge->index - next;
      *before = i;
    }
    next = edge->index;
    n++;
  }
  return n > 0 && leap > 1 && node->length > n ? node->length - n : 0;
}

/* The place of the Nth cell in its container: items know it, so that those are counted that the graph left out. */
static guint place_of (const MdEdge *edge, guint n) {
  return edge->kind == MD_EDGE_ITEM ? edge->index : n;
}

/* Where it stood: before the first cell of a slot behind its own; what lay on the stack of a frame LAST, below its names. */
static void insert_cell (Cells *c, const DrCell *cell, gboolean last) {
  guint at = last ? c->cells->len : 0;
  while (at < c->cells->len && (g_array_index (c->cells, DrCell, at).gap ||
                                g_array_index (c->cells, DrCell, at).slot_index <= cell->slot_index))
    at++;
  g_array_insert_vals (c->cells, at, cell, 1);
  for (guint i = 0; i < c->build->arrows->len; i++) {
    DrArrow *arrow = &g_array_index (c->build->arrows, DrArrow, i);
    arrow->cell += arrow->from == c->card && arrow->cell >= at;
  }
}

static void add_byte (Cells *c, const DrBytes *bytes, guint i, gboolean shared, gboolean seen) {
  guint place = bytes->first + i * bytes->stride;
  DrCell cell = {.value = keep_taken (c->build, dr_byte_text (bytes->bytes->data[i])), .type = "bytes", .is_byte = TRUE, .is_shared = shared, .is_seen = seen};
  cell.label = keep_taken (c->build, g_strdup_printf ("%u", place));
  g_array_append_val (c->cells, cell);
}

/* The bytes of a bytearray, or those that a memoryview sees of another object: under the numbers that they have there. What is seen is
 * marked on both. */
static void add_bytes (Cells *c) {
  gboolean is_view = g_str_equal (c->node->type, "memoryview");
  g_auto (DrBytes) bytes = {0};
  if (!dr_bytes_of (c->build->graph, c->node, &bytes))
    return;
  g_autofree gboolean *seen = g_new0 (gboolean, bytes.bytes->len + 1);
  if (!is_view)
    dr_bytes_seen (c->build->graph, c->node, seen, bytes.bytes->len);
  guint last = bytes.length > MOST_BYTES ? bytes.length - LAST_CELLS : MOST_BYTES;
  for (guint i = 0; i < bytes.bytes->len; i++) {
    if (bytes.length <= MOST_BYTES || i < FIRST_BYTES || i >= last)
      add_byte (c, &bytes, i, is_view, seen[i]);
    else if (i == FIRST_BYTES) {
      add_gap (c, last - FIRST_BYTES);
      g_array_index (c->cells, DrCell, c->cells->len - 1).is_byte = TRUE;
    }
  }
}

/* The items of an array, which are no objects. */
static void add_items (Cells *c) {
  g_auto (DrToldItems) told = {0};
  if (!dr_told_items (c->node, &told))
    return;
  guint shown = g_strv_length (told.items), place = 0;
  for (guint i = 0; i < shown; i++) {
    if (g_str_equal (told.items[i], "...")) {
      guint behind = shown - i - 1;
      add_gap (c, told.length - behind - place);
      place = told.length - behind;
      continue;
    }
    DrCell cell = {.value = keep (c->build, told.items[i]), .type = told.type};
    cell.label = keep_taken (c->build, g_strdup_printf ("%u", place++));
    g_array_append_val (c->cells, cell);
  }
}

/* Slots that this step took away: their label and what they held, struck through. */
static void add_gone (Cells *c) {
  Build *b = c->build;
  for (guint i = 0; i < c->node->n_gone && b->graph->gone != NULL; i++) {
    const MdGone *gone = &b->graph->gone[c->node->first_gone + i];
    MdEdge edge = {.kind = gone->kind, .index = gone->index, .label = gone->label};
    DrCell cell = {.label = label_of (b, c->node, &edge), .was = keep_taken (b, dr_text_ends (gone->was, MOST_CHARS)),
                   .mark = MD_MARK_FREED};
    if (gone->kind == MD_EDGE_VALUE)
      cell.label = keep_taken (b, inner_of (gone->label));
    cell.slot_index = gone->index;
    insert_cell (c, &cell, gone->kind == MD_EDGE_STACK);
  }
}

/* An entry of a hash table. */
typedef struct TableEntry {
  guint slot;
  const MdEdge *key, *value; /* KEY: NULL for a set */
} TableEntry;

static int by_slot (gconstpointer a, gconstpointer b) {
  const TableEntry *x = a, *y = b;
  return x->slot < y->slot ? -1 : x->slot > y->slot;
}

/* The entries of a hash table by slot; NULL: which they stand in cannot be told. */
static GArray *table_entries (Build *b, const MdNode *node) {
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint)), entries = g_array_new (FALSE, FALSE, sizeof (TableEntry));
  const MdEdge *key = NULL;
  if (!dr_table_slots (b->graph, node, slots))
    return NULL;
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &b->graph->edges[node->first_edge + i];
    if (edge->kind == MD_EDGE_KEY)
      key = edge;
    if ((edge->kind != MD_EDGE_VALUE && edge->kind != MD_EDGE_MEMBER) || entries->len == slots->len)
      continue;
    TableEntry entry = {g_array_index (slots, guint, entries->len), key, edge};
    g_array_append_val (entries, entry);
  }
  g_array_sort (entries, by_slot);
  return g_steal_pointer (&entries);
}

static void add_empty (Cells *c, guint first, guint n) {
  for (guint i = first; i < first + n; i++) {
    DrCell cell = {.label = keep_taken (c->build, g_strdup_printf ("%u", i)), .is_free = TRUE};
    if (n > EMPTY_SLOTS) {
      cell = (DrCell){.gap = TRUE};
      cell.label = keep_taken (c->build, g_strdup_printf (ngettext ("%u empty", "%u empty", n), n));
    }
    g_array_append_val (c->cells, cell);
    if (cell.gap)
      return;
  }
}

/* Slot by slot, the empty ones, too. */
static void add_table (Cells *c, GArray *entries) {
  for (guint i = 0; i < entries->len; i++) {
    const TableEntry *entry = &g_array_index (entries, TableEntry, i);
    add_empty (c, c->next, entry->slot - c->next);
    add_cell (c, entry->value, entry->key);
    DrCell *cell = &g_array_index (c->cells, DrCell, c->cells->len - 1);
    cell -= cell->is_beneath; /* its key has a row of its own */
    cell->label = entry->key == NULL ? keep_taken (c->build, g_strdup_printf ("%u", entry->slot))
                                     : keep_taken (c->build, g_strdup_printf ("%u: %s", entry->slot, cell->label));
    c->next = entry->slot + 1;
  }
  add_empty (c, c->next, c->node->slots - c->next);
}

static gboolean is_table (Build *b, const MdNode *node) {
  return b->options->tables && (node->shape == MD_SHAPE_DICT || node->shape == MD_SHAPE_SET) && node->n_edges > 0 &&
         node->length <= MOST_CELLS;
}

static void take_cells (DrCard *card, Cells *c) {
  card->n_cells = c->cells->len;
  card->cells = (DrCell *) g_array_free (c->cells, FALSE);
  g_ptr_array_add (c->build->scene->arrays, card->cells);
}

/* What stands for others says how many, and how large they are. */
static void add_folded (Cells *c) {
  g_autofree char *size = g_format_size_full (c->node->folded_bytes, G_FORMAT_SIZE_IEC_UNITS);
  DrCell cell = {.gap = TRUE};
  gboolean group = (c->node->flags & MD_FLAG_GROUP) != 0;
  const char *format = group ? ngettext ("and %u more of its type, %s", "and %u more of its type, %s", c->node->n_folded)
                             : ngettext ("+ %u object, %s", "+ %u objects, %s", c->node->n_folded);
  cell.label = keep_taken (c->build, g_strdup_printf (format, c->node->n_folded, size));
  g_array_append_val (c->cells, cell);
}

/* The last frame before those that are left out says how many these are. */
static void add_calls (Cells *c) {
  guint n = c->build->calls.n_hidden;
  DrCell cell = {.gap = TRUE};
  cell.label = keep_taken (c->build, g_strdup_printf (ngettext ("… %u more call …", "… %u more calls …", n), n));
  g_array_append_val (c->cells, cell);
}

static void fill_cells (Build *b, DrCard *card, guint card_index, const MdNode *node) {
  Cells c = {.build = b, .node = node, .card = card_index, .cells = g_array_new (FALSE, TRUE, sizeof (DrCell))};
  g_autoptr (GArray) entries = is_table (b, node) ? table_entries (b, node) : NULL;
  if (entries != NULL) {
    add_table (&c, entries);
    card->is_table = TRUE;
    take_cells (card, &c);
    return;
  }
  const MdEdge *key = NULL;
  guint n = 0, missing_before = 0, missing = left_out (b, node, &missing_before);
  for (guint i = 0; i < node->n_edges; i++) {
    const MdEdge *edge = &b->graph->edges[node->first_edge + i];
    if (edge->kind == MD_EDGE_KEY) {
      key = edge;
      continue;
    }
    if (i == missing_before)
      n += missing;
    guint place = place_of (edge, n++);
    if (!b->visible[node->first_edge + i]) {
      c.changed = c.changed || edge->mark != MD_MARK_NONE;
      continue;
    }
    if (place > c.next)
      add_gap (&c, place - c.next);
    add_cell (&c, edge, key);
    c.next = place + 1;
  }
  if ((node->shape == MD_SHAPE_LIST || node->shape == MD_SHAPE_TUPLE) && node->length > c.next && node->n_folded == 0)
    add_gap (&c, node->length - c.next);
  if (node->n_folded > 0)
    add_folded (&c);
  if (b->calls.n_hidden > 0 && node == &b->graph->nodes[b->calls.before])
    add_calls (&c);
  if (node->mark == MD_MARK_CHANGED)
    add_gone (&c);
  if (node->shape == MD_SHAPE_BYTES)
    add_bytes (&c);
  add_items (&c);
  take_cells (card, &c);
}

/* The room that a list has beyond its items. */
static guint spare_of (const DrCard *card, const MdNode *node) {
  return node->shape == MD_SHAPE_LIST && node->mark != MD_MARK_FREED && node->room > node->length && card->n_cells > 0
             ? node->room - node->length
             : 0;
}

typedef struct NamedHolders {
  const char *text;
  guint n;
} NamedHolders;

/* The holders of NODE that are of no kind, each name once; how many of them there are, at most one more than there is room for. */
static guint name_others (Build *b, const MdNode *node, NamedHolders *names) {
  guint n_names = 0;
  for (guint i = node->first_holder; i < node->first_holder + node->n_holders; i++) {
    const char *text = b->graph->holders[i];
    guint k = 0;
    if (b->graph->holder_kinds[i] != MD_HOLDER_OTHER)
      continue;
    while (k < n_names && !g_str_equal (names[k].text, text))
      k++;
    if (k == NAMED_HOLDERS)
      return NAMED_HOLDERS + 1;
    if (k == n_names)
      names[n_names++] = (NamedHolders){text, 0};
    names[k].n++;
  }
  return n_names;
}

static void add_tag (Build *b, DrCard *card, char *text) {
  card->tags[card->n_tags++].text = keep_taken (b, text);
}

/* What is of no kind is told by its own name, if there are not many. */
static void add_others (Build *b, DrCard *card, const MdNode *node, guint n) {
  NamedHolders names[NAMED_HOLDERS];
  guint n_names = name_others (b, node, names);
  if (n_names > NAMED_HOLDERS) {
    add_tag (b, card, dr_tag_of (MD_HOLDER_OTHER, n));
    return;
  }
  for (guint i = 0; i < n_names; i++) {
    g_autofree char *name = dr_text_ends (names[i].text, HOLDER_CHARS);
    add_tag (b, card, names[i].n == 1 ? g_strdup (name) : g_strdup_printf ("%s ×%u", name, names[i].n));
  }
}

static void add_tags (Build *b, DrCard *card, const MdNode *node) {
  guint n[MD_HOLDER_KINDS] = {0};
  for (guint i = 0; i < node->n_holders && b->graph->holder_kinds != NULL; i++)
    n[b->graph->holder_kinds[node->first_holder + i]]++;
  card->tags = g_new0 (DrTag, MD_HOLDER_KINDS + NAMED_HOLDERS);
  g_ptr_array_add (b->scene->arrays, card->tags);
  for (guint kind = 0; kind < MD_HOLDER_KINDS; kind++)
    if (kind == MD_HOLDER_OTHER && n[kind] > 0)
      add_others (b, card, node, n[kind]);
    else if (n[kind] > 0)
      add_tag (b, card, dr_tag_of ((MdHolderKind) kind, n[kind]));
}

/* A sequence stands upright if it holds objects: then arrows leave it sideways, and cross none of its cells. A wide one, too. */
static DrForm form_of (const DrCard *card, const MdNode *node) {
  if (card->n_cells == 0)
    return DR_FORM_TEXT;
  if (node->shape == MD_SHAPE_DICT)
    return DR_FORM_PAIRS;
  if (node->shape == MD_SHAPE_BYTES)
    return DR_FORM_BYTES;
  if (!is_sequence (node->shape) && !dr_told_is_array (node))
    return DR_FORM_ROWS;
  guint characters = 0;
  for (guint i = 0; i < card->n_cells; i++) {
    const DrCell *cell = &card->cells[i];
    if (!cell->has_port && !cell->gap && cell->value == NULL && cell->was == NULL && !cell->is_free)
      return DR_FORM_ROWS;
    if (cell->label == NULL || cell->has_port)
      return DR_FORM_ROWS;
    characters += cell->value != NULL ? (guint) MAX (3, MIN (26, g_utf8_strlen (cell->value, -1) + 1)) : 4;
  }
  return characters > 64 ? DR_FORM_ROWS : DR_FORM_CELLS;
}

static void fill_card (Build *b, DrCard *card, guint index, const MdNode *node) {
  card->id = node->id;
  card->shape = node->shape;
  card->hue = dr_hue_of (node->shape);
  card->mark = node->mark;
  card->current = node->current;
  card->garbage = (node->flags & MD_FLAG_GARBAGE) != 0 && node->mark != MD_MARK_FREED;
  card->rtl = b->options->rtl;
  card->title = keep_taken (b, dr_title_of (node));
  card->type = keep (b, node->type);
  card->module = node->module != NULL ? keep (b, node->module) : NULL;
  card->group = (node->flags & MD_FLAG_GROUP) != 0;
  card->count = keep_taken (b, dr_count_of (node, b->graph->inside));
  card->note = keep_taken (b, dr_note_of (node, b->options));
  char *told = dr_told_text (node);
  card->full_text = told != NULL ? keep_taken (b, told) : keep (b, node->text);
  card->refcount = node->refcount;
  card->immortal = node->immortal;
  card->address = node->address;
  card->size_bytes = node->size_bytes;
  card->length = node->length;
  fill_cells (b, card, index, node);
  g_autofree char *text = dr_text_of (node, card->n_cells);
  card->text = keep_taken (b, dr_text_ends (text, MOST_CHARS));
  card->form = form_of (card, node);
  card->spare = spare_of (card, node);
  add_tags (b, card, node);
  card->n_holders = node->n_holders;
  const char **holders = g_new0 (const char *, node->n_holders + 1);
  for (guint i = 0; i < node->n_holders; i++)
    holders[i] = keep (b, b->graph->holders[node->first_holder + i]);
  g_ptr_array_add (b->scene->arrays, holders);
  card->holders = holders;
}

DrScene *dr_scene_new (const DrGraph *graph, const DrOptions *options, DrText *text) {
  DrScene *scene = dr_scene_empty (graph->step, graph->n_nodes);
  scene->cut = graph->cut;
  scene->unsearched = graph->unsearched;
  scene->n_hidden = graph->n_hidden;
  scene->rtl = options->rtl;
  Build b = {.graph = graph, .options = options, .scene = scene};
  b.card_of = g_new (int, graph->n_nodes + 1);
  b.visible = g_new0 (gboolean, graph->n_edges + 1);
  b.kept = g_new0 (gboolean, graph->n_nodes + 1);
  b.hidden = g_new0 (gboolean, graph->n_nodes + 1);
  b.calls = dr_calls_hide (graph, b.hidden);
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
  for (guint n = 0; n < graph->n_nodes; n++)
    if (b.card_of[n] >= 0) {
      DrCard *card = &scene->cards[b.card_of[n]];
      fill_card (&b, card, (guint) b.card_of[n], &graph->nodes[n]);
      dr_card_measure (card, text);
    }
  dr_scene_index (scene);
  scene->n_arrows = b.arrows->len;
  scene->arrows = (DrArrow *) g_array_free (b.arrows, FALSE);
  g_free (b.card_of);
  g_free (b.visible);
  g_free (b.kept);
  g_free (b.hidden);
  return scene;
}
