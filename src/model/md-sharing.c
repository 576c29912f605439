#include "md-sharing.h"

#include <string.h>

#include "md-literal.h"
#include "md-path.h"
#include "md-private.h"

/* One thing that an object is made of. */
typedef struct Part {
  guint8 as;    /* MdSharingAs */
  guint32 slot;
  guint32 to;
  char *sign;   /* what it is paired by; NULL: by its turn only */
} Part;

typedef struct Walk {
  MdSharing *sharing;
  const MdHeap *heap;
  guint32 *left_row, *right_row; /* by node: the row where it was met first on this side; MD_NOTHING */
  guint8 *counted;               /* by node: shared and counted */
  GArray *stack;                 /* MdSharingRow still to be added, the next one last */
  GArray *shared;                /* guint32: scratch */
} Walk;

static void part_clear (Part *part) {
  g_free (part->sign);
}

static GArray *new_parts (void) {
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (parts, (GDestroyNotify) part_clear);
  return parts;
}

static const char *text_of (const MdHeap *heap, guint32 node) {
  return md_heap_text (heap, heap->nodes[node].text);
}

static gboolean is_atom (const MdHeap *heap, guint32 node) {
  return (heap->nodes[node].bits & TR_SUBJECT_ATOM) != 0;
}

#define BY_IDENTITY "\001" /* in no repr */

/* What makes a key or member the same as another: value and kind of number or text of atoms and tuples of them, else identity. */
static void append_sign (const MdHeap *heap, guint32 node, GString *sign) {
  const MdHeapNode *object = &heap->nodes[node];
  if (is_atom (heap, node) && (object->bits & TR_SUBJECT_USER_CLASS) == 0) {
    const char *text = text_of (heap, node);
    gboolean whole = object->kind == RT_KIND_float_ && g_str_has_suffix (text, ".0") && strchr (text, 'e') == NULL;
    if (object->kind == RT_KIND_bool_)
      text = g_str_equal (text, "True") ? "1" : "0";
    g_string_append_len (sign, text, (gssize) strlen (text) - (whole ? 2 : 0));
    return;
  }
  if (object->kind != RT_KIND_tuple || (object->bits & TR_SUBJECT_USER_CLASS) != 0) {
    g_string_append_printf (sign, BY_IDENTITY "%" G_GUINT64_FORMAT, object->id);
    return;
  }
  g_string_append_c (sign, '(');
  for (guint32 s = heap->out_begin[node]; s < heap->out_begin[node + 1] && sign->len < 1000; s++) {
    append_sign (heap, heap->slots[s].to, sign);
    g_string_append_c (sign, ',');
  }
  g_string_append_c (sign, ')');
}

static char *sign_of (const MdHeap *heap, guint32 node) {
  g_autoptr (GString) sign = g_string_new (NULL);
  append_sign (heap, node, sign);
  return g_string_free (g_steal_pointer (&sign), FALSE);
}

static void add_part (GArray *parts, MdSharingAs as, guint32 slot, guint32 to, char *sign) {
  g_array_append_val (parts, ((Part){(guint8) as, slot, to, sign}));
}

/* An entry of a dict, or of the __dict__ of an object. */
static void add_entry (const MdHeap *heap, guint32 slot, gboolean attributes, GArray *parts) {
  const MdSlot *key = &heap->slots[slot], *value = key + 1;
  guint32 end = heap->out_begin[key->from + 1];
  if (!attributes && !is_atom (heap, key->to))
    add_part (parts, MD_AS_KEY, slot, key->to, sign_of (heap, key->to));
  if (slot + 1 == end || value->kind != RT_SLOT_VALUE || value->index != key->index)
    return;
  char *name = attributes ? md_literal_decode (text_of (heap, key->to)) : NULL;
  add_part (parts, attributes ? MD_AS_ATTRIBUTE : MD_AS_VALUE, slot + 1, value->to, name != NULL ? name : sign_of (heap, key->to));
}

static void add_named (const MdHeap *heap, guint32 number, GArray *parts) {
  const MdSlot *slot = &heap->slots[number];
  const char *name = md_heap_text (heap, slot->name);
  if (g_str_equal (name, "__class__"))
    return;
  if (!g_str_equal (name, "__dict__") || heap->nodes[slot->to].kind != RT_KIND_dict) {
    add_part (parts, slot->kind == RT_SLOT_ATTR ? MD_AS_ATTRIBUTE : MD_AS_FIELD, number, slot->to, g_strdup (name));
    return;
  }
  for (guint32 s = heap->out_begin[slot->to]; s < heap->out_begin[slot->to + 1]; s++)
    if (heap->slots[s].kind == RT_SLOT_KEY)
      add_entry (heap, s, TRUE, parts);
}

static GArray *parts_of (const MdHeap *heap, guint32 node) {
  GArray *parts = new_parts ();
  guint turn = 0;
  for (guint32 s = heap->out_begin[node]; s < heap->out_begin[node + 1]; s++) {
    const MdSlot *slot = &heap->slots[s];
    switch ((RtSlotKind) slot->kind) {
    case RT_SLOT_ITEM:
      add_part (parts, MD_AS_ITEM, s, slot->to, g_strdup_printf ("%u", turn++));
      break;
    case RT_SLOT_KEY:
      add_entry (heap, s, FALSE, parts);
      break;
    case RT_SLOT_MEMBER:
      add_part (parts, MD_AS_MEMBER, s, slot->to, sign_of (heap, slot->to));
      break;
    case RT_SLOT_ATTR:
    case RT_SLOT_FIELD:
    case RT_SLOT_LOCAL:
      add_named (heap, s, parts);
      break;
    case RT_SLOT_VALUE: /* told with its key */
    case RT_SLOT_STACK:
    case RT_SLOT_HIDDEN:
      break;
    }
  }
  return parts;
}

/* Pairs what is left over of one kind in turn: keys and members that are copies of each other. */
static void pair_rest (const GArray *left, const GArray *right, guint32 *partner, guint8 *taken) {
  guint r = 0;
  for (guint l = 0; l < left->len; l++) {
    const Part *part = &g_array_index (left, Part, l);
    if (partner[l] != MD_NOTHING || part->as == MD_AS_ITEM || part->as == MD_AS_ATTRIBUTE || part->as == MD_AS_FIELD ||
        part->sign == NULL || strstr (part->sign, BY_IDENTITY) == NULL)
      continue;
    while (r < right->len && (taken[r] || g_array_index (right, Part, r).as != part->as || strstr (g_array_index (right, Part, r).sign, BY_IDENTITY) == NULL))
      r++;
    if (r == right->len)
      continue;
    partner[l] = r;
    taken[r++] = 1;
  }
}

static char *table_key (const Part *part) {
  return g_strdup_printf ("%u%s", part->as, part->sign);
}

/* For every part of LEFT its partner in RIGHT, or MD_NOTHING; TAKEN says which of RIGHT have one. */
static guint32 *pair_parts (const GArray *left, const GArray *right, guint8 *taken) {
  guint32 *partner = g_new (guint32, left->len + 1);
  g_autoptr (GHashTable) by_sign = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint r = right->len; r > 0; r--)
    g_hash_table_replace (by_sign, table_key (&g_array_index (right, Part, r - 1)), GUINT_TO_POINTER (r));
  for (guint l = 0; l < left->len; l++) {
    g_autofree char *key = table_key (&g_array_index (left, Part, l));
    guint r = GPOINTER_TO_UINT (g_hash_table_lookup (by_sign, key));
    partner[l] = r > 0 && !taken[r - 1] ? r - 1 : MD_NOTHING;
    if (partner[l] != MD_NOTHING)
      taken[r - 1] = 1;
  }
  pair_rest (left, right, partner, taken);
  return partner;
}

/* Puts the pairs that LEFT and RIGHT are made of on the stack, the first on top. */
static void open_pair (Walk *w, guint32 row, guint32 depth, guint32 left, guint32 right) {
  g_autoptr (GArray) of_left = parts_of (w->heap, left), of_right = parts_of (w->heap, right);
  g_autofree guint8 *taken = g_new0 (guint8, of_right->len + 1);
  g_autofree guint32 *partner = pair_parts (of_left, of_right, taken);
  MdSharingRow next = {.parent = row, .depth = depth + 1, .earlier = MD_NOTHING};
  for (guint r = of_right->len; r > 0; r--) {
    const Part *part = &g_array_index (of_right, Part, r - 1);
    if (taken[r - 1])
      continue;
    next.as = part->as, next.slot = part->slot, next.left = MD_NOTHING, next.right = part->to;
    g_array_append_val (w->stack, next);
  }
  for (guint l = of_left->len; l > 0; l--) {
    const Part *part = &g_array_index (of_left, Part, l - 1);
    next.as = part->as, next.slot = part->slot, next.left = part->to;
    next.right = partner[l - 1] != MD_NOTHING ? g_array_index (of_right, Part, partner[l - 1]).to : MD_NOTHING;
    g_array_append_val (w->stack, next);
  }
}

/* Classes, functions and modules are shared by all: what they lead to says nothing. */
static gboolean is_border (const MdHeapNode *node) {
  switch (md_shape_of_kind (node->kind)) {
  case MD_SHAPE_CLASS:
  case MD_SHAPE_FUNCTION:
  case MD_SHAPE_MODULE:
    return TRUE;
  default:
    return node->nature != TR_OBJECT || node->kind == RT_KIND_frame || node->kind == RT_KIND_code;
  }
}

static void share (Walk *w, guint32 node) {
  if (w->counted[node] || is_border (&w->heap->nodes[node]))
    return;
  w->counted[node] = 1;
  g_array_append_val (w->shared, node);
}

/* The mutable objects from NODE on that were not counted yet. */
static guint32 count_shared (Walk *w, guint32 node) {
  guint32 n_mutable = 0;
  g_array_set_size (w->shared, 0);
  share (w, node);
  while (w->shared->len > 0) {
    guint32 at = g_array_index (w->shared, guint32, w->shared->len - 1);
    g_array_set_size (w->shared, w->shared->len - 1);
    n_mutable += md_is_mutable (w->heap->nodes[at].kind, w->heap->nodes[at].bits);
    for (guint32 s = w->heap->out_begin[at]; s < w->heap->out_begin[at + 1]; s++)
      share (w, w->heap->slots[s].to);
  }
  return n_mutable;
}

static gboolean same_type (const MdHeap *heap, guint32 left, guint32 right) {
  const MdHeapNode *a = &heap->nodes[left], *b = &heap->nodes[right];
  return a->kind == b->kind && g_str_equal (md_heap_text (heap, a->type), md_heap_text (heap, b->type));
}

static MdSharingKind kind_of_pair (Walk *w, MdSharingRow *row) {
  if (row->left == MD_NOTHING)
    return MD_SHARING_RIGHT;
  if (row->right == MD_NOTHING)
    return MD_SHARING_LEFT;
  if (row->left == row->right)
    return MD_SHARING_SAME;
  if (!same_type (w->heap, row->left, row->right))
    return MD_SHARING_DIFFERENT;
  if (is_atom (w->heap, row->left))
    return g_str_equal (text_of (w->heap, row->left), text_of (w->heap, row->right)) ? MD_SHARING_COPY : MD_SHARING_DIFFERENT;
  guint32 met_left = w->left_row[row->left], met_right = w->right_row[row->right];
  if (met_left == MD_NOTHING && met_right == MD_NOTHING)
    return MD_SHARING_COPY;
  row->earlier = met_left != MD_NOTHING ? met_left : met_right;
  return met_left == MD_NOTHING ? MD_SHARING_JOINED : met_left == met_right ? MD_SHARING_AGAIN : MD_SHARING_SPLIT;
}

static void note_met (Walk *w, const MdSharingRow *row, guint32 number) {
  if (w->left_row[row->left] == MD_NOTHING)
    w->left_row[row->left] = number;
  if (w->right_row[row->right] == MD_NOTHING)
    w->right_row[row->right] = number;
}

static void add_row (Walk *w, MdSharingRow *row) {
  guint32 number = w->sharing->rows->len;
  row->kind = (guint8) kind_of_pair (w, row);
  w->sharing->counts[row->kind]++;
  if (row->kind == MD_SHARING_SAME) {
    const MdHeapNode *node = &w->heap->nodes[row->left];
    row->is_mutable = md_is_mutable (node->kind, node->bits);
    row->n_mutable = count_shared (w, row->left);
    w->sharing->n_mutable += row->n_mutable;
    note_met (w, row, number);
  }
  g_array_append_val (w->sharing->rows, *row);
  if (row->kind != MD_SHARING_COPY || is_atom (w->heap, row->left))
    return;
  note_met (w, row, number);
  open_pair (w, number, row->depth, row->left, row->right);
}

MdSharing *md_sharing_new (const MdHeap *heap, guint32 left, guint32 right) {
  MdSharing *sharing = g_new0 (MdSharing, 1);
  sharing->heap = heap;
  sharing->rows = g_array_new (FALSE, TRUE, sizeof (MdSharingRow));
  Walk w = {.sharing = sharing, .heap = heap};
  gsize bytes = (heap->n_nodes + 1) * sizeof (guint32);
  w.left_row = memset (g_malloc (bytes), 0xff, bytes);
  w.right_row = memset (g_malloc (bytes), 0xff, bytes);
  w.counted = g_new0 (guint8, heap->n_nodes + 1);
  w.stack = g_array_new (FALSE, FALSE, sizeof (MdSharingRow));
  w.shared = g_array_new (FALSE, FALSE, sizeof (guint32));
  MdSharingRow row = {.parent = MD_NOTHING, .as = MD_AS_ROOT, .slot = MD_NOTHING, .left = left, .right = right, .earlier = MD_NOTHING};
  g_array_append_val (w.stack, row);
  while (w.stack->len > 0) {
    row = g_array_index (w.stack, MdSharingRow, w.stack->len - 1);
    g_array_set_size (w.stack, w.stack->len - 1);
    add_row (&w, &row);
  }
  g_free (w.left_row);
  g_free (w.right_row);
  g_free (w.counted);
  g_array_unref (w.stack);
  g_array_unref (w.shared);
  return sharing;
}

void md_sharing_free (MdSharing *sharing) {
  g_array_unref (sharing->rows);
  g_free (sharing);
}

char *md_sharing_label (const MdSharing *sharing, guint32 number) {
  const MdSharingRow *row = &g_array_index (sharing->rows, MdSharingRow, number);
  if (row->slot == MD_NOTHING)
    return g_strdup ("");
  const MdHeap *heap = sharing->heap;
  const MdSlot *slot = &heap->slots[row->slot];
  TrId owner = heap->nodes[slot->from].id;
  const char *name = md_heap_text (heap, slot->name);
  g_autofree char *key = slot->kind == RT_SLOT_KEY || slot->kind == RT_SLOT_VALUE ? md_path_key_text (heap->state, owner, slot->index) : NULL;
  g_autofree char *entry = key != NULL ? md_path_entry_name (heap->state, owner, slot->index) : NULL;
  switch ((MdSharingAs) row->as) {
  case MD_AS_ITEM:
    return g_strdup_printf ("[%u]", slot->index);
  case MD_AS_KEY:
    return g_strdup_printf ("key %s", key);
  case MD_AS_VALUE:
    return g_strdup_printf ("[%s]", key);
  case MD_AS_MEMBER:
    return g_strdup ("item");
  case MD_AS_ATTRIBUTE:
    return key == NULL ? g_strdup_printf (".%s", name) : entry != NULL ? g_strdup_printf (".%s", entry) : g_strdup_printf (".__dict__[%s]", key);
  case MD_AS_FIELD:
    return g_strdup (name);
  case MD_AS_ROOT:
    break;
  }
  return g_strdup ("");
}

char *md_sharing_path (const MdSharing *sharing, guint32 number) {
  g_autoptr (GString) path = g_string_new (NULL);
  for (guint32 at = number; at != MD_NOTHING; at = g_array_index (sharing->rows, MdSharingRow, at).parent) {
    g_autofree char *label = md_sharing_label (sharing, at);
    const char *gap = path->len > 0 && path->str[0] != '[' && path->str[0] != '.' ? " " : "";
    g_string_prepend (path, gap);
    g_string_prepend (path, label);
  }
  return g_string_free (g_steal_pointer (&path), FALSE);
}
