#include "md-private.h"

#include <string.h>

#define BIG_SLOTS      1024 /* an owner with more is read once for all nodes */
#define MAYBE_IDS      65536
#define MOST_TOLD      64   /* slots of a big owner that hold one node, each told by its number; the others are but counted */
#define CONSTANT_DEPTH 3 /* of constants within constants */

/* Who else holds a node: its referrers' slots, leaving out those that are edges already. */

typedef struct Holding {
  guint node;
  const char *text;
  MdHolderKind kind;
} Holding;

typedef struct Search {
  MdGraph *graph;
  TrState *state;
  GHashTable *shown;     /* MdSource of the edges that count */
  GArray *owners;        /* TrId, scratch */
  GArray *refs;          /* TrRef, scratch */
  GArray *holdings;      /* Holding */
  guint8 *maybe;         /* not 0 for the ids of nodes, and few others: all that has to be known of most slots; NULL: not asked yet */
  GHashTable *big;       /* owners (TrId) with very many slots to those (GArray of TrRef) that refer to nodes and are no edges */
} Search;

static guint source_hash (gconstpointer key) {
  const MdSource *source = key;
  return g_int64_hash (&source->owner) * 2654435761u ^ source->index * 40503u ^ source->kind;
}

static gboolean source_equal (gconstpointer a, gconstpointer b) {
  const MdSource *x = a, *y = b;
  return x->owner == y->owner && x->kind == y->kind && x->index == y->index;
}

static const char *name_of (TrState *state, TrId id) {
  TrLog *log = tr_state_log (state);
  return tr_log_text (log, tr_state_subject (state, id)->name);
}

/* Under which name what SUBJECT is holds a dict that is a part of it, and drawn only with it. */
static const char *part_that_is_dict (const TrSubject *subject) {
  if (subject->nature == TR_INTERP)
    return "sys.modules";
  return subject->nature == TR_OBJECT && subject->kind == RT_KIND_lru_cache_wrapper ? "cache" : "__dict__";
}

/* What DICT is a part of, and by which name: the namespace of a module, a class or another object, a cache, the table of modules; 0: it
 * stands for itself. */
static TrId owner_of_dict (Search *s, TrId dict, const char **part) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (s->state, dict, owners);
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    *part = part_that_is_dict (tr_state_subject (s->state, owner));
    if (md_named_ref (s->state, owner, *part) == dict)
      return owner;
    if (md_named_ref (s->state, owner, "__dict__") == dict) {
      *part = "__dict__";
      return owner;
    }
  }
  return 0;
}

static char *unquoted (const char *repr) {
  gsize length = strlen (repr);
  return length >= 2 && (repr[0] == '\'' || repr[0] == '"') ? g_strndup (repr + 1, length - 2) : g_strdup (repr);
}

/* The name under which the module MODULE goes, from its own text "<module 'copy' ...>". */
static char *module_name (Search *s, TrId module) {
  const char *text = md_text_of (s->state, module), *open = strchr (text, '\''), *close = open != NULL ? strchr (open + 1, '\'') : NULL;
  return close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : g_strdup ("?");
}

static char *slot_text (const char *name, const TrRef *ref) {
  switch ((RtSlotKind) ref->kind) {
  case RT_SLOT_ITEM:
    return g_strdup_printf ("[%u]", ref->index);
  case RT_SLOT_MEMBER:
    return g_strdup ("item");
  case RT_SLOT_STACK:
    return g_strdup_printf ("stack[%u]", ref->index);
  case RT_SLOT_ATTR:
    return g_strdup_printf (".%s", name);
  default:
    return g_strdup (name);
  }
}

static const char *part_of (Search *s, TrId whole, TrId tuple) {
  static const char *const parts[] = {"co_consts", "co_names", "__mro__", "__bases__"};
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (md_named_ref (s->state, whole, parts[i]) == tuple)
      return parts[i];
  return NULL;
}

static gboolean is_constant_kind (guint kind) {
  return kind == RT_KIND_tuple || kind == RT_KIND_frozenset;
}

/* The code or class that TUPLE is a part of, and by which name; 0: of neither. Constants and orders of lookup lie in tuples that are
 * never drawn, and tuples and frozensets of constants in these: DEPTH levels are looked at. */
static TrId whole_of (Search *s, TrId tuple, int depth, const char **part) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (s->state, tuple, owners);
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i), whole = 0;
    const TrSubject *subject = tr_state_subject (s->state, owner);
    if (subject->nature != TR_OBJECT)
      continue;
    if ((subject->kind == RT_KIND_code || subject->kind == RT_KIND_type) && (*part = part_of (s, owner, tuple)) != NULL)
      return owner;
    if (depth > 0 && is_constant_kind (subject->kind) && (whole = whole_of (s, owner, depth - 1, part)) != 0)
      return whole;
  }
  return 0;
}

/* What an owner that is no dict is called: "<module>", "f", "parser's tree", "a list". */
static char *owner_text (Search *s, TrId owner) {
  const TrSubject *subject = tr_state_subject (s->state, owner);
  const char *name = name_of (s->state, owner);
  if (subject->nature != TR_OBJECT)
    return g_strdup (name);
  if (subject->kind == RT_KIND_generator || subject->kind == RT_KIND_coroutine || subject->kind == RT_KIND_async_generator)
    return g_strdup (name);
  if (subject->kind == RT_KIND_function || subject->kind == RT_KIND_code || subject->kind == RT_KIND_type) {
    const char *text = md_text_of (s->state, owner);
    return g_strdup (text[0] != '\0' ? text : name);
  }
  const char *part = NULL;
  TrId whole = is_constant_kind (subject->kind) ? whole_of (s, owner, CONSTANT_DEPTH, &part) : 0;
  if (whole != 0)
    return g_strdup_printf ("%s of %s", part, md_text_of (s->state, whole));
  return g_strdup_printf ("a %s", name);
}

/* Of an entry NAME of DICT, whose key reads KEY_TEXT in full; a KEY is one of its own. */
static char *entry_of_owner (Search *s, TrId owner, const char *part, const char *key_text, gboolean key) {
  const TrSubject *subject = tr_state_subject (s->state, owner);
  g_autofree char *name = unquoted (key_text);
  if (g_str_equal (part, "cache"))
    return key ? g_strdup_printf ("key of a cache, %s", key_text) : g_strdup_printf ("cached for %s", key_text);
  if (subject->nature == TR_INTERP)
    return key ? g_strdup_printf ("key %s of sys.modules", key_text) : g_strdup_printf ("sys.modules[%s]", key_text);
  if (subject->kind == RT_KIND_module) {
    g_autofree char *of = module_name (s, owner);
    if (key)
      return g_strdup_printf ("name %s of module %s", name, of);
    return g_str_equal (of, "__main__") ? g_strdup_printf ("global %s", name) : g_strdup_printf ("%s of module %s", name, of);
  }
  g_autofree char *of = owner_text (s, owner);
  return g_strdup_printf (key ? "name %s of %s" : "%s of %s", name, of);
}

static char *entry_text (Search *s, TrId dict, const TrRef *ref) {
  TrId key = tr_state_ref (s->state, dict, RT_SLOT_KEY, ref->index);
  const char *key_text = key != 0 ? md_text_of (s->state, key) : "?", *part = NULL;
  TrId owner = owner_of_dict (s, dict, &part);
  if (owner != 0)
    return entry_of_owner (s, owner, part, key_text, ref->kind == RT_SLOT_KEY);
  return ref->kind == RT_SLOT_KEY ? g_strdup_printf ("key %s of a dict", key_text) : g_strdup_printf ("[%s] of a dict", key_text);
}

/* Of what is in DICT. */
static MdHolderKind kind_of_entry (Search *s, TrId dict) {
  const char *part = NULL;
  TrId owner = owner_of_dict (s, dict, &part);
  const TrSubject *subject = owner != 0 ? tr_state_subject (s->state, owner) : NULL;
  if (subject == NULL)
    return MD_HOLDER_OTHER;
  if (subject->nature == TR_INTERP)
    return MD_HOLDER_INTERPRETER;
  if (g_str_equal (part, "cache"))
    return MD_HOLDER_CACHE;
  return subject->kind == RT_KIND_module ? MD_HOLDER_MODULE : subject->kind == RT_KIND_type ? MD_HOLDER_CLASS : MD_HOLDER_OTHER;
}

/* Of NODE, which a part of the class WHOLE holds. */
static MdHolderKind kind_of_class_part (Search *s, TrId node, TrId whole) {
  if (node == whole)
    return MD_HOLDER_ITSELF;
  return tr_state_subject (s->state, node)->kind == RT_KIND_type ? MD_HOLDER_SUBCLASS : MD_HOLDER_CLASS;
}

static MdHolderKind kind_of_object (Search *s, TrId owner, const TrSubject *subject, const TrRef *ref) {
  const char *part = NULL, *name = tr_log_text (tr_state_log (s->state), ref->name);
  TrId whole = 0;
  if (g_str_equal (name, "__class__"))
    return MD_HOLDER_INSTANCE;
  switch (subject->kind) {
  case RT_KIND_code:
    return MD_HOLDER_CONSTANT;
  case RT_KIND_getset_descriptor:
  case RT_KIND_member_descriptor:
    return g_str_equal (name, "__objclass__") ? MD_HOLDER_ITSELF : MD_HOLDER_CLASS;
  case RT_KIND_lru_cache_wrapper:
    return g_str_equal (name, "__wrapped__") ? MD_HOLDER_OTHER : MD_HOLDER_CACHE;
  case RT_KIND_list_iterator:
  case RT_KIND_list_reverseiterator:
  case RT_KIND_tuple_iterator:
  case RT_KIND_dict_keyiterator:
  case RT_KIND_dict_valueiterator:
  case RT_KIND_dict_itemiterator:
  case RT_KIND_str_iterator:
  case RT_KIND_str_ascii_iterator:
  case RT_KIND_bytes_iterator:
  case RT_KIND_bytearray_iterator:
  case RT_KIND_set_iterator:
  case RT_KIND_deque_iterator:
  case RT_KIND_iterator:
  case RT_KIND_reversed:
  case RT_KIND_filter:
  case RT_KIND_enumerate:
  case RT_KIND_zip:
  case RT_KIND_map:
    return MD_HOLDER_ITERATOR;
  case RT_KIND_tuple:
  case RT_KIND_frozenset:
    if ((whole = whole_of (s, owner, CONSTANT_DEPTH, &part)) != 0)
      return g_str_has_prefix (part, "co_") ? MD_HOLDER_CONSTANT : kind_of_class_part (s, ref->target, whole);
    return MD_HOLDER_OTHER;
  case RT_KIND_dict:
    return kind_of_entry (s, owner);
  case RT_KIND_type:
    return g_str_equal (name, "cache") ? MD_HOLDER_CACHE : kind_of_class_part (s, ref->target, owner);
  default:
    return MD_HOLDER_OTHER;
  }
}

static MdHolderKind kind_of_holder (Search *s, TrId owner, const TrRef *ref) {
  const TrSubject *subject = tr_state_subject (s->state, owner);
  if (ref->kind == RT_SLOT_STACK)
    return MD_HOLDER_STACK;
  switch ((TrNature) subject->nature) {
  case TR_FRAME:
    return MD_HOLDER_FRAME;
  case TR_NATIVE:
    return MD_HOLDER_NATIVE;
  case TR_ARENA:
    return MD_HOLDER_PARSER;
  case TR_INTERP:
    return MD_HOLDER_INTERPRETER;
  case TR_OBJECT:
    break;
  }
  return kind_of_object (s, owner, subject, ref);
}

static const char *holder_text (Search *s, TrId owner, const TrRef *ref) {
  TrLog *log = tr_state_log (s->state);
  const TrSubject *subject = tr_state_subject (s->state, owner);
  g_autofree char *text = NULL;
  if (ref->kind == RT_SLOT_KEY || ref->kind == RT_SLOT_VALUE) {
    text = entry_text (s, owner, ref);
  } else {
    const char *name = tr_log_text (log, ref->name);
    g_autofree char *slot = slot_text (name, ref), *of = owner_text (s, owner);
    /* The interpreter's and the parser's own labels say it all. */
    if (subject->nature == TR_INTERP || subject->nature == TR_ARENA)
      text = g_strdup (name[0] != '\0' ? name : of);
    else if (subject->nature == TR_FRAME && ref->kind == RT_SLOT_LOCAL)
      text = g_strdup_printf ("local %s of %s", slot, of);
    else
      text = g_strdup_printf ("%s of %s", slot, of);
  }
  return g_string_chunk_insert_const (s->graph->strings, text);
}

/* The same for an item whose number is not told. */
static const char *other_item_text (Search *s, TrId owner) {
  g_autofree char *of = owner_text (s, owner), *text = g_strdup_printf ("[...] of %s", of);
  return g_string_chunk_insert_const (s->graph->strings, text);
}

/* Notes the references that are edges, and for each node how many there are. */
static guint *count_edges (Search *s) {
  guint *explained = g_new0 (guint, s->graph->nodes->len + 1);
  for (guint i = 0; i < s->graph->found->len; i++) {
    MdFound *found = &g_array_index (s->graph->found, MdFound, i);
    if (!found->edge.counts)
      continue;
    /* Two frames may show one namespace: the reference counts once. */
    if (g_hash_table_add (s->shown, &found->source))
      explained[found->edge.to]++;
    else
      g_array_index (s->graph->edges, MdEdge, i).counts = FALSE;
  }
  return explained;
}

static void note_ids (Search *s) {
  s->maybe = g_new0 (guint8, MAYBE_IDS);
  for (guint i = 0; i < s->graph->nodes->len; i++)
    s->maybe[g_array_index (s->graph->nodes, MdNode, i).id % MAYBE_IDS] = 1;
}

/* Reads OWNER once, not once for each node that it refers to. */
static GArray *slots_of_big (Search *s, TrId owner) {
  GArray *found = g_hash_table_lookup (s->big, TR_ID_KEY (owner));
  if (found != NULL)
    return found;
  if (s->maybe == NULL)
    note_ids (s);
  found = g_array_new (FALSE, FALSE, sizeof (TrRef));
  g_hash_table_insert (s->big, TR_ID_KEY (owner), found);
  g_array_set_size (s->refs, 0);
  tr_state_refs (s->state, owner, s->refs);
  for (guint i = 0; i < s->refs->len; i++) {
    const TrRef *ref = &g_array_index (s->refs, TrRef, i);
    if (s->maybe[ref->target % MAYBE_IDS] != 0 && g_hash_table_contains (s->graph->by_id, TR_ID_KEY (ref->target)))
      g_array_append_val (found, *ref);
  }
  return found;
}

static GArray *slots_of (Search *s, TrId owner) {
  if (tr_state_n_refs (s->state, owner) > BIG_SLOTS)
    return slots_of_big (s, owner);
  g_array_set_size (s->refs, 0);
  tr_state_refs (s->state, owner, s->refs);
  return s->refs;
}

static void search_owner (Search *s, guint node, TrId id, TrId owner) {
  const GArray *refs = slots_of (s, owner);
  guint told = 0;
  Holding other = {node, NULL, MD_HOLDER_OTHER};
  for (guint i = 0; i < refs->len; i++) {
    TrRef ref = g_array_index (refs, TrRef, i);
    MdSource source = {owner, ref.kind, ref.index};
    if (ref.target != id || g_hash_table_contains (s->shown, &source))
      continue;
    if (ref.kind == RT_SLOT_ITEM && ++told > MOST_TOLD) {
      if (other.text == NULL)
        other = (Holding){node, other_item_text (s, owner), kind_of_holder (s, owner, &ref)};
      g_array_append_val (s->holdings, other);
      continue;
    }
    Holding holding = {node, holder_text (s, owner, &ref), kind_of_holder (s, owner, &ref)};
    g_array_append_val (s->holdings, holding);
  }
}

static void search_node (Search *s, guint node) {
  TrId id = g_array_index (s->graph->nodes, MdNode, node).id;
  g_array_set_size (s->owners, 0);
  tr_state_referrers (s->state, id, s->owners);
  for (guint i = 0; i < s->owners->len; i++)
    search_owner (s, node, id, g_array_index (s->owners, TrId, i));
}

static int by_text (gconstpointer a, gconstpointer b) {
  const char *x = ((const Holding *) a)->text, *y = ((const Holding *) b)->text;
  return x == y ? 0 : strcmp (x, y);
}

/* Makes the holdings, all of one node, its holders. */
static void settle (Search *s, guint index) {
  MdNode *node = &g_array_index (s->graph->nodes, MdNode, index);
  g_array_sort (s->holdings, by_text);
  node->first_holder = s->graph->holders->len;
  node->n_holders = s->holdings->len;
  for (guint i = 0; i < s->holdings->len; i++) {
    const Holding *holding = &g_array_index (s->holdings, Holding, i);
    guint8 kind = (guint8) holding->kind;
    g_ptr_array_add (s->graph->holders, (gpointer) holding->text);
    g_byte_array_append (s->graph->holder_kinds, &kind, 1);
  }
  g_array_set_size (s->holdings, 0);
}

void md_find_holders (MdGraph *graph, TrState *state) {
  Search s = {.graph = graph, .state = state};
  s.shown = g_hash_table_new (source_hash, source_equal);
  s.big = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  s.owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  s.refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  s.holdings = g_array_new (FALSE, FALSE, sizeof (Holding));
  g_autofree guint *explained = count_edges (&s);
  for (guint i = 0; i < graph->nodes->len; i++) {
    const MdNode *node = &g_array_index (graph->nodes, MdNode, i);
    if (node->shape == MD_SHAPE_FRAME || node->immortal || node->refcount == explained[i])
      continue;
    search_node (&s, i);
    settle (&s, i);
  }
  g_hash_table_unref (s.shown);
  g_hash_table_unref (s.big);
  g_free (s.maybe);
  g_array_unref (s.owners);
  g_array_unref (s.refs);
  g_array_unref (s.holdings);
}
