#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "md-private.h"
#include "md-threads.h"

#define BIG_SLOTS      1024 /* an owner with more is read once for all nodes */
#define MAYBE_IDS      65536
#define MOST_TOLD      64   /* slots of a big owner that hold one node, each told by its number; the others are but counted */
#define CONSTANT_DEPTH 3 /* of constants within constants */

/* Who else holds a node: its referrers' slots, leaving out those that are edges already. */

typedef struct Holding {
  guint node;
  const char *text, *words;
  MdHolderKind kind;
} Holding;

/* What is told twice: in English, for programs, and in the language of who looks, where things are called what their cards call them. */
typedef struct Told {
  char *text, *words;
} Told;

static void told_clear (Told *told) {
  g_free (told->text);
  g_free (told->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

static Told tell_alike (const char *text) {
  return (Told){g_strdup (text), g_strdup (text)};
}

/* FORM, which has a translation, of a part and perhaps of what it is a part of. */
static Told tell (const char *form, const Told *part, const Told *of) {
  return (Told){g_strdup_printf (form, part->text, of != NULL ? of->text : NULL),
                g_strdup_printf (_(form), part->words, of != NULL ? of->words : NULL)};
}

static Told tell_of (const char *form, const char *part, const Told *of) {
  return tell (form, &(Told){(char *) part, (char *) part}, of);
}

typedef struct Search {
  MdGraph *graph;
  TrState *state;
  GHashTable *shown;     /* MdSource of the edges that count */
  GArray *owners;        /* TrId, scratch */
  GArray *refs;          /* TrRef, scratch */
  GArray *holdings;      /* Holding */
  guint8 *maybe;         /* not 0 for the ids of nodes, and few others: all that has to be known of most slots; NULL: not asked yet */
  GHashTable *frame_words; /* what frames are called, see md-threads.h; NULL: not asked yet */
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

static Told slot_text (const char *name, const TrRef *ref) {
  g_autofree char *text = NULL;
  switch ((RtSlotKind) ref->kind) {
  case RT_SLOT_ITEM:
    text = g_strdup_printf ("[%u]", ref->index);
    break;
  case RT_SLOT_MEMBER:
    return (Told){g_strdup ("item"), g_strdup (_("item"))};
  case RT_SLOT_STACK:
    text = g_strdup_printf ("stack[%u]", ref->index);
    break;
  case RT_SLOT_ATTR:
    return (Told){g_strdup_printf (".%s", name), g_strdup (name)};
  default:
    return (Told){g_strdup (name), g_strdup (md_label_word (name))};
  }
  return tell_alike (text);
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

/* "f ()" of "<function f>", as cards and frames have it. */
static char *plain_name (const char *text) {
  static const char *const around[][3] = {{"<function ", ">", " ()"}, {"<class '", "'>", ""}, {"<code object ", ">", ""}};
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (g_str_has_prefix (text, around[i][0]) && g_str_has_suffix (text, around[i][1])) {
      gsize before = strlen (around[i][0]);
      g_autofree char *name = g_strndup (text + before, strlen (text) - before - strlen (around[i][1]));
      return g_strconcat (name, around[i][2], NULL);
    }
  return g_strdup (text);
}

/* Some object of type TYPE. */
static Told tell_some (const char *type) {
  const char *dot = strrchr (type, '.');
  /* Translators: %s is the name of a type: "a list". */
  return (Told){g_strdup_printf ("a %s", type), g_strdup_printf (_("a %s"), dot != NULL ? dot + 1 : type)};
}

static Told tell_named (Search *s, TrId named) {
  const char *text = md_text_of (s->state, named);
  if (text[0] == '\0')
    text = name_of (s->state, named);
  return (Told){g_strdup (text), plain_name (text)};
}

static char *word_of_frame (Search *s, TrId frame, const char *name) {
  if (s->frame_words == NULL)
    s->frame_words = md_threads_frame_words (s->state);
  const char *word = g_hash_table_lookup (s->frame_words, TR_ID_KEY (frame));
  return g_strdup (word != NULL ? word : name);
}

/* What an owner that is no dict is called: "<module>", "f", "parser's tree", "a list". */
static Told owner_text (Search *s, TrId owner) {
  const TrSubject *subject = tr_state_subject (s->state, owner);
  const char *name = name_of (s->state, owner), *part = NULL;
  if (subject->nature == TR_FRAME)
    return (Told){g_strdup (name), word_of_frame (s, owner, name)};
  if (subject->nature != TR_OBJECT)
    return (Told){g_strdup (name), g_strdup (md_label_word (name))};
  if (subject->kind == RT_KIND_generator || subject->kind == RT_KIND_coroutine || subject->kind == RT_KIND_async_generator)
    return tell_alike (name);
  if (subject->kind == RT_KIND_function || subject->kind == RT_KIND_code || subject->kind == RT_KIND_type)
    return tell_named (s, owner);
  TrId whole = is_constant_kind (subject->kind) ? whole_of (s, owner, CONSTANT_DEPTH, &part) : 0;
  if (whole == 0)
    return tell_some (name);
  g_auto (Told) of = tell_named (s, whole);
  return tell_of (N_("%s of %s"), part, &of);
}

static Told module_entry_text (Search *s, TrId module, const char *name, gboolean key) {
  g_autofree char *of_name = module_name (s, module);
  g_auto (Told) of = tell_alike (of_name);
  if (key)
    return tell_of (N_("name %s of module %s"), name, &of);
  if (g_str_equal (of_name, "__main__"))
    return tell_of (N_("global %s"), name, NULL);
  return tell_of (N_("%s of module %s"), name, &of);
}

/* Of an entry of DICT, whose key reads KEY_TEXT in full; a KEY is one of its own. */
static Told entry_of_owner (Search *s, TrId owner, const char *part, const char *key_text, gboolean key) {
  const TrSubject *subject = tr_state_subject (s->state, owner);
  g_autofree char *name = unquoted (key_text);
  if (g_str_equal (part, "cache"))
    return tell_of (key ? N_("key of a cache, %s") : N_("cached for %s"), key_text, NULL);
  if (subject->nature == TR_INTERP) {
    g_auto (Told) modules = tell_alike ("sys.modules");
    g_autofree char *entry = g_strdup_printf ("sys.modules[%s]", key_text);
    return key ? tell_of (N_("key %s of %s"), key_text, &modules) : tell_alike (entry);
  }
  if (subject->kind == RT_KIND_module)
    return module_entry_text (s, owner, name, key);
  g_auto (Told) of = owner_text (s, owner);
  return tell_of (key ? N_("name %s of %s") : N_("%s of %s"), name, &of);
}

static Told entry_text (Search *s, TrId dict, const TrRef *ref) {
  TrId key = tr_state_ref (s->state, dict, RT_SLOT_KEY, ref->index);
  const char *key_text = key != 0 ? md_text_of (s->state, key) : "?", *part = NULL;
  TrId owner = owner_of_dict (s, dict, &part);
  if (owner != 0)
    return entry_of_owner (s, owner, part, key_text, ref->kind == RT_SLOT_KEY);
  g_auto (Told) of = tell_some ("dict");
  g_autofree char *entry = g_strdup_printf ("[%s]", key_text);
  return ref->kind == RT_SLOT_KEY ? tell_of (N_("key %s of %s"), key_text, &of) : tell_of (N_("%s of %s"), entry, &of);
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

static Told holder_text (Search *s, TrId owner, const TrRef *ref) {
  const TrSubject *subject = tr_state_subject (s->state, owner);
  const char *name = tr_log_text (tr_state_log (s->state), ref->name);
  if (ref->kind == RT_SLOT_KEY || ref->kind == RT_SLOT_VALUE)
    return entry_text (s, owner, ref);
  g_auto (Told) slot = slot_text (name, ref);
  g_auto (Told) of = owner_text (s, owner);
  /* The interpreter's and the parser's own labels say it all. */
  if (subject->nature == TR_INTERP || subject->nature == TR_ARENA)
    return name[0] != '\0' ? (Told){g_strdup (name), g_strdup (md_label_word (name))} : (Told){g_steal_pointer (&of.text), g_steal_pointer (&of.words)};
  if (subject->nature == TR_FRAME && ref->kind == RT_SLOT_LOCAL)
    return tell (N_("local %s of %s"), &slot, &of);
  return tell (N_("%s of %s"), &slot, &of);
}

/* The same for an item whose number is not told. */
static Told other_item_text (Search *s, TrId owner) {
  g_auto (Told) of = owner_text (s, owner);
  return tell_of (N_("%s of %s"), "[...]", &of);
}

/* Keeps what was TOLD, and takes it. */
static Holding holding_of (Search *s, guint node, Told told, MdHolderKind kind) {
  GStringChunk *strings = s->graph->strings;
  Holding holding = {node, g_string_chunk_insert_const (strings, told.text), g_string_chunk_insert_const (strings, told.words), kind};
  told_clear (&told);
  return holding;
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
  Holding other = {.text = NULL};
  for (guint i = 0; i < refs->len; i++) {
    TrRef ref = g_array_index (refs, TrRef, i);
    MdSource source = {owner, ref.kind, ref.index};
    if (ref.target != id || g_hash_table_contains (s->shown, &source))
      continue;
    if (ref.kind == RT_SLOT_ITEM && ++told > MOST_TOLD) {
      if (other.text == NULL)
        other = holding_of (s, node, other_item_text (s, owner), kind_of_holder (s, owner, &ref));
      g_array_append_val (s->holdings, other);
      continue;
    }
    Holding holding = holding_of (s, node, holder_text (s, owner, &ref), kind_of_holder (s, owner, &ref));
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
    g_ptr_array_add (s->graph->holder_words, (gpointer) holding->words);
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
  g_clear_pointer (&s.frame_words, g_hash_table_unref);
  g_free (s.maybe);
  g_array_unref (s.owners);
  g_array_unref (s.refs);
  g_array_unref (s.holdings);
}
