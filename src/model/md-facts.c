#include "md-facts.h"

#include <string.h>

#define LIST_HEAD_BYTES 56 /* sys.getsizeof ([]) */
#define SLOT_BYTES      8
#define SET_HEAD_BYTES  216 /* sys.getsizeof (set ()): it has the first slots in it */
#define SET_LEAST_SLOTS 8
#define MOST_BESIDES_BYTES 32 /* of an instance of a class of the program, that are looked for */
#define SET_SLOT_BYTES  16

typedef struct Search {
  MdGraph *graph;
  TrState *state;
  GHashTable *fields;    /* classes (TrId) of tuples to the names of their items, or NULL */
  GHashTable *finalized; /* classes (TrId) to whether their instances have __del__: 1 no, 2 yes */
  GHashTable *besides;   /* classes (TrId) of lists to what their instances have besides those of a list, in bytes, + 1 */
} Search;

static gboolean is_class (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  return subject != NULL && subject->nature == TR_OBJECT && subject->kind == RT_KIND_type;
}

static gboolean defines_del (TrState *state, TrId class) {
  return md_entry_of (state, class, "'__del__'") != 0;
}

/* The classes in the order in which names are looked up. */
static GArray *order_of (TrState *state, TrId class) {
  GArray *refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  TrId mro = md_named_ref (state, class, "__mro__");
  if (mro != 0)
    tr_state_refs (state, mro, refs);
  return refs;
}

static gboolean has_finalizer (Search *s, TrId class) {
  gpointer known = g_hash_table_lookup (s->finalized, TR_ID_KEY (class));
  if (known != NULL)
    return GPOINTER_TO_INT (known) == 2;
  g_autoptr (GArray) order = order_of (s->state, class);
  gboolean found = FALSE;
  for (guint i = 0; i < order->len && !found; i++) {
    TrId one = g_array_index (order, TrRef, i).target;
    found = is_class (s->state, one) && md_is_open (s->state, one) && defines_del (s->state, one);
  }
  g_hash_table_insert (s->finalized, TR_ID_KEY (class), GINT_TO_POINTER (found ? 2 : 1));
  return found;
}

/* "Dog" of "<class 'Dog'>". */
static char *class_name (TrState *state, TrId class) {
  const char *text = md_text_of (state, class), *open = strchr (text, '\''), *close = open != NULL ? strchr (open + 1, '\'') : NULL;
  return close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup (text);
}

/* "Dog, Animal, object": told only of classes with a parent of the program's own. */
static const char *order_text (Search *s, TrId class) {
  g_autoptr (GArray) order = order_of (s->state, class);
  if (order->len <= 2)
    return NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < order->len; i++) {
    g_autofree char *name = class_name (s->state, g_array_index (order, TrRef, i).target);
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", name);
  }
  return g_string_chunk_insert_const (s->graph->strings, text->str);
}

/* The names of the items of a namedtuple; NULL: CLASS makes none. */
static const char *fields_text (Search *s, TrId class) {
  g_autoptr (GArray) order = order_of (s->state, class), names = g_array_new (FALSE, FALSE, sizeof (TrRef));
  TrId fields = 0;
  for (guint i = 0; i < order->len && fields == 0; i++)
    if (md_is_open (s->state, g_array_index (order, TrRef, i).target))
      fields = md_entry_of (s->state, g_array_index (order, TrRef, i).target, "'_fields'");
  if (fields == 0 || md_shape_of (s->state, fields) != MD_SHAPE_TUPLE)
    return NULL;
  tr_state_refs (s->state, fields, names);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++) {
    const TrRef *ref = &g_array_index (names, TrRef, i);
    const char *name = md_text_of (s->state, ref->target);
    gsize length = strlen (name);
    if (ref->kind == RT_SLOT_ITEM && length > 2)
      g_string_append_printf (text, "%.*s\n", (int) length - 2, name + 1);
  }
  return g_string_chunk_insert_const (s->graph->strings, text->str);
}

static const char *fields_of (Search *s, TrId id) {
  TrId class = md_named_ref (s->state, id, "__class__");
  gpointer known = NULL;
  if (class == 0)
    return NULL;
  if (!g_hash_table_lookup_extended (s->fields, TR_ID_KEY (class), NULL, &known)) {
    known = (gpointer) fields_text (s, class);
    g_hash_table_insert (s->fields, TR_ID_KEY (class), known);
  }
  return known;
}

/* "list of 3 items" and what else counts so. */
static guint length_in (const char *text) {
  const char *of = strstr (text, " of ");
  return of != NULL ? (guint) g_ascii_strtoull (of + 4, NULL, 10) : 0;
}

/* What CPython allocates for the size of a dict or set that sys.getsizeof tells: entries that fit before the table grows. */
static guint dict_room (guint64 size_bytes, guint *n_slots) {
  for (guint log2 = 3; log2 < 40; log2++) {
    guint64 slots = (guint64) 1 << log2, usable = (slots << 1) / 3;
    guint64 index_bytes = slots * (log2 < 8 ? 1 : log2 < 16 ? 2 : log2 < 32 ? 4 : 8);
    for (guint entry_bytes = 16; entry_bytes <= 24; entry_bytes += 8)
      if (64 + 32 + index_bytes + usable * entry_bytes == size_bytes)
        return *n_slots = (guint) slots, (guint) usable;
  }
  return 0;
}

/* The same of a set, whose table is a power of two; 0: none is as large as this. */
static guint set_slots (guint64 size_bytes) {
  guint64 table_bytes = size_bytes - SET_HEAD_BYTES, slots = table_bytes / SET_SLOT_BYTES;
  if (size_bytes == SET_HEAD_BYTES)
    return SET_LEAST_SLOTS;
  return size_bytes > SET_HEAD_BYTES && slots > SET_LEAST_SLOTS && slots * SET_SLOT_BYTES == table_bytes && (slots & (slots - 1)) == 0
             ? (guint) slots
             : 0;
}

/* Instances of a class of the program have room for their dict, their weak references or a few __slots__ besides: tables grow by so much
 * more that which one it is can be told all the same. */
static void measure_table (MdNode *node, gboolean is_dict, gboolean of_program) {
  for (guint64 besides = 0; besides <= (of_program ? MOST_BESIDES_BYTES : 0) && besides < node->size_bytes && node->slots == 0; besides += SLOT_BYTES)
    if (is_dict)
      node->room = dict_room (node->size_bytes - besides, &node->slots);
    else
      node->slots = set_slots (node->size_bytes - besides);
}

/* The names in __slots__, each of which has a slot in instances. */
static guint count_slots (TrState *state, TrId slots) {
  if (tr_state_subject (state, slots)->kind == RT_KIND_str)
    return 1;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  guint n = 0;
  tr_state_refs (state, slots, refs);
  for (guint i = 0; i < refs->len; i++)
    n += g_array_index (refs, TrRef, i).kind == RT_SLOT_ITEM;
  return n;
}

/* What the classes of the program add to each instance: their __slots__, and where one of them has none a dict and weak references. */
static guint besides_of (Search *s, TrId class) {
  gpointer known = g_hash_table_lookup (s->besides, TR_ID_KEY (class));
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  g_autoptr (GArray) order = order_of (s->state, class);
  guint n = 0;
  gboolean open = FALSE;
  for (guint i = 0; i < order->len; i++) {
    TrId one = g_array_index (order, TrRef, i).target;
    if (!is_class (s->state, one) || !md_is_open (s->state, one))
      continue;
    TrId slots = md_entry_of (s->state, one, "'__slots__'");
    open |= slots == 0;
    n += slots != 0 ? count_slots (s->state, slots) : 0;
  }
  guint bytes = (n + (open ? 2 : 0)) * SLOT_BYTES;
  g_hash_table_insert (s->besides, TR_ID_KEY (class), GUINT_TO_POINTER (bytes + 1));
  return bytes;
}

static void measure_list (Search *s, MdNode *node, TrId id, gboolean of_program) {
  TrId class = of_program ? md_named_ref (s->state, id, "__class__") : 0;
  guint64 head_bytes = LIST_HEAD_BYTES + (class != 0 ? besides_of (s, class) : 0);
  if (of_program && class == 0)
    return;
  if (node->size_bytes >= head_bytes + node->length * SLOT_BYTES)
    node->room = (guint) ((node->size_bytes - head_bytes) / SLOT_BYTES);
}

static void measure (Search *s, MdNode *node, TrId id, const TrSubject *subject) {
  gboolean of_program = (subject->bits & TR_SUBJECT_USER_CLASS) != 0;
  node->length = length_in (node->text);
  if (subject->kind == RT_KIND_list)
    measure_list (s, node, id, of_program);
  else if (subject->kind == RT_KIND_dict || subject->kind == RT_KIND_set || subject->kind == RT_KIND_frozenset)
    measure_table (node, subject->kind == RT_KIND_dict, of_program);
}

static guint flags_of (Search *s, const MdNode *node, TrId id, const TrSubject *subject) {
  guint flags = md_is_mutable (subject->kind, subject->bits) ? MD_FLAG_MUTABLE : 0;
  TrPayload payload;
  tr_state_payload (s->state, id, &payload);
  if (node->shape == MD_SHAPE_WEAKREF && payload.linked == 0)
    flags |= MD_FLAG_DEAD;
  if (node->immortal && subject->kind == RT_KIND_str)
    flags |= MD_FLAG_INTERNED;
  if (node->immortal && subject->kind == RT_KIND_int_)
    flags |= MD_FLAG_SMALL_INT;
  if ((subject->bits & TR_SUBJECT_USER_CLASS) != 0) {
    TrId class = md_named_ref (s->state, id, "__class__");
    if (class != 0 && has_finalizer (s, class))
      flags |= MD_FLAG_FINALIZER;
  }
  return flags;
}

void md_find_facts (MdGraph *graph, TrState *state) {
  Search s = {.graph = graph, .state = state};
  s.finalized = g_hash_table_new (NULL, NULL);
  s.fields = g_hash_table_new (NULL, NULL);
  s.besides = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < graph->nodes->len; i++) {
    MdNode *node = &g_array_index (graph->nodes, MdNode, i);
    const TrSubject *subject = tr_state_subject (state, md_node_subject (node->id));
    if (node->shape == MD_SHAPE_FRAME || subject == NULL)
      continue;
    node->flags |= flags_of (&s, node, node->id, subject);
    measure (&s, node, node->id, subject);
    if (node->shape == MD_SHAPE_TUPLE && !g_str_equal (node->type, "tuple"))
      node->fields = fields_of (&s, node->id);
    if (node->shape == MD_SHAPE_CLASS && md_is_open (state, node->id))
      node->order = order_text (&s, node->id);
  }
  g_hash_table_unref (s.finalized);
  g_hash_table_unref (s.fields);
  g_hash_table_unref (s.besides);
}
