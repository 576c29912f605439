#include "md-follow.h"

#include <string.h>

#include "md-private.h"

/* Where a key was found last. */
typedef struct Entry {
  TrId dict;
  const char *text; /* the key's repr, of the syntax; NULL if KEY says it */
  TrId key;
} Entry;

typedef struct Found {
  guint32 index;
  TrId key;
} Found;

/* Where the names of a frame are. */
typedef struct Names {
  TrId variables; /* the frame or the generator that owns them */
  TrId locals;    /* namespace of a module or class body, or 0 */
  TrId globals;
} Names;

struct MdFollow {
  TrState *state;
  TrLog *log;
  GHashTable *entries; /* Entry to Found */
  GHashTable *frames;  /* TrId to Names */
  GHashTable *quoted;  /* name to its repr */
  GArray *refs;        /* TrRef, scratch of one look */
  GArray *slots;       /* MdHop, scratch of md_follow_target */
};

#define MOST_FRAMES 4096 /* that are remembered: a deep recursion, but not all calls of a long run */

static guint entry_hash (gconstpointer key) {
  const Entry *entry = key;
  guint64 mixed = (entry->dict * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) ^ (guint64) GPOINTER_TO_SIZE (entry->text) ^ (entry->key << 20);
  return (guint) (mixed ^ (mixed >> 32));
}

static gboolean entry_equal (gconstpointer a, gconstpointer b) {
  const Entry *x = a, *y = b;
  return x->dict == y->dict && x->text == y->text && x->key == y->key;
}

MdFollow *md_follow_new (TrState *state) {
  MdFollow *f = g_new0 (MdFollow, 1);
  f->state = state;
  f->log = tr_state_log (state);
  f->entries = g_hash_table_new_full (entry_hash, entry_equal, g_free, g_free);
  f->frames = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  f->quoted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  f->refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  f->slots = g_array_new (FALSE, FALSE, sizeof (MdHop));
  return f;
}

void md_follow_free (MdFollow *f) {
  g_hash_table_unref (f->entries);
  g_hash_table_unref (f->frames);
  g_hash_table_unref (f->quoted);
  g_array_unref (f->refs);
  g_array_unref (f->slots);
  g_free (f);
}

static GArray *refs_of (MdFollow *f, TrId id) {
  g_array_set_size (f->refs, 0);
  tr_state_refs (f->state, id, f->refs);
  return f->refs;
}

static guint kind_of (MdFollow *f, TrId id) {
  const TrSubject *subject = tr_state_subject (f->state, id);
  return subject != NULL && subject->nature == TR_OBJECT ? subject->kind : RT_KIND_COUNT;
}

/* The repr of a name, which needs no escapes; always the same pointer for the same name. */
static const char *quoted_name (MdFollow *f, const char *name) {
  const char *known = g_hash_table_lookup (f->quoted, name);
  if (known != NULL)
    return known;
  char *quoted = g_strdup_printf ("'%s'", name);
  g_hash_table_insert (f->quoted, g_strdup (name), quoted);
  return quoted;
}

static const char *atom_text (MdFollow *f, TrId id) {
  const TrSubject *subject = tr_state_subject (f->state, id);
  TrPayload payload;
  if (subject == NULL || (subject->bits & TR_SUBJECT_ATOM) == 0 || !tr_state_payload (f->state, id, &payload))
    return NULL;
  return tr_log_text (f->log, payload.text);
}

/* Entries of dicts. */

static void set_slot (MdFollow *f, MdHop *slot, TrId owner, RtSlotKind kind, guint32 index, TrId key) {
  *slot = (MdHop){.owner = owner, .kind = kind, .index = index, .key = key, .target = tr_state_ref (f->state, owner, kind, index)};
}

static gboolean same_key (MdFollow *f, TrId key, const char *RT_NULLABLE text) {
  const char *own = atom_text (f, key);
  return own != NULL && text != NULL && g_str_equal (own, text);
}

/* The same object first: that is a comparison of numbers. */
static gboolean search_entry (MdFollow *f, TrId dict, const char *RT_NULLABLE text, TrId key, Found *found) {
  GArray *refs = refs_of (f, dict);
  for (int by_text = key == 0; by_text <= (text != NULL); by_text++)
    for (guint i = 0; i < refs->len; i++) {
      const TrRef *ref = &g_array_index (refs, TrRef, i);
      if (ref->kind != RT_SLOT_KEY || !(by_text ? same_key (f, ref->target, text) : ref->target == key))
        continue;
      *found = (Found){ref->index, ref->target};
      return TRUE;
    }
  return FALSE;
}

/* The entry of DICT whose key is TEXT, a repr that lives as long as FOLLOW or the syntax, or else the object KEY. */
static gboolean find_entry (MdFollow *f, TrId dict, const char *RT_NULLABLE text, TrId key, MdHop *slot) {
  if (dict == 0)
    return FALSE;
  Entry entry = {dict, text, key};
  Found *known = g_hash_table_lookup (f->entries, &entry), found;
  if (known != NULL && tr_state_ref (f->state, dict, RT_SLOT_KEY, known->index) == known->key) {
    set_slot (f, slot, dict, RT_SLOT_VALUE, known->index, known->key);
    return slot->target != 0;
  }
  if (!search_entry (f, dict, text != NULL ? text : atom_text (f, key), key, &found))
    return FALSE;
  g_hash_table_replace (f->entries, g_memdup2 (&entry, sizeof entry), g_memdup2 (&found, sizeof found));
  set_slot (f, slot, dict, RT_SLOT_VALUE, found.index, found.key);
  return slot->target != 0;
}

static gboolean find_name_in (MdFollow *f, TrId dict, const char *name, MdHop *slot) {
  return dict != 0 && find_entry (f, dict, quoted_name (f, name), 0, slot);
}

/* Slots with names. */

static gboolean find_named (MdFollow *f, TrId id, RtSlotKind kind, const char *name, MdHop *slot) {
  TrRef ref;
  if (!tr_state_named (f->state, id, (int) kind, name, &ref))
    return FALSE;
  *slot = (MdHop){.owner = id, .kind = ref.kind, .index = ref.index, .target = ref.target};
  return TRUE;
}

static TrId named (MdFollow *f, TrId id, const char *name) {
  return id != 0 ? md_named_ref (f->state, id, name) : 0;
}

/* Names. */

static TrId main_namespace (MdFollow *f) {
  return named (f, named (f, tr_state_interp (f->state), "module __main__"), "__dict__");
}

static const Names *names_of (MdFollow *f, TrId frame) {
  Names *names = g_hash_table_lookup (f->frames, TR_ID_KEY (frame));
  if (names != NULL)
    return names;
  if (g_hash_table_size (f->frames) >= MOST_FRAMES)
    g_hash_table_remove_all (f->frames);
  const TrSubject *subject = tr_state_subject (f->state, frame);
  TrId generator = subject != NULL ? subject->generator : 0;
  names = g_new0 (Names, 1);
  names->variables = generator != 0 ? generator : frame;
  names->locals = generator != 0 ? 0 : named (f, frame, "f_locals");
  names->globals = named (f, generator != 0 ? named (f, generator, "function") : named (f, frame, "f_func"), "__globals__");
  if (names->globals == 0)
    names->globals = main_namespace (f);
  g_hash_table_insert (f->frames, TR_ID_KEY (frame), names);
  return names;
}

static gboolean add_slot (GArray *slots, MdHop slot) {
  g_array_append_val (slots, slot);
  return slot.target != 0;
}

static gboolean add_variable (MdFollow *f, MdHop slot, GArray *slots) {
  g_array_append_val (slots, slot);
  if (kind_of (f, slot.target) != RT_KIND_cell)
    return slot.target != 0;
  return find_named (f, slot.target, RT_SLOT_ATTR, "cell_contents", &slot) && add_slot (slots, slot);
}

static gboolean follow_name (MdFollow *f, TrId frame, const char *name, GArray *slots) {
  MdHop slot;
  if (frame == 0)
    return find_name_in (f, main_namespace (f), name, &slot) && add_slot (slots, slot);
  const Names *names = names_of (f, frame);
  if (names->locals == 0 && find_named (f, names->variables, RT_SLOT_LOCAL, name, &slot))
    return add_variable (f, slot, slots);
  if (find_name_in (f, names->locals, name, &slot))
    return add_slot (slots, slot);
  /* A class body sees the variables around it as free variables of its own. */
  if (names->locals != 0 && names->locals != names->globals && find_named (f, names->variables, RT_SLOT_LOCAL, name, &slot))
    return add_variable (f, slot, slots);
  return find_name_in (f, names->globals, name, &slot) && add_slot (slots, slot);
}

/* Attributes. */

static gboolean find_in_class (MdFollow *f, TrId class, const char *name, MdHop *slot) {
  TrId mro = named (f, class, "__mro__");
  for (guint32 i = 0; mro != 0; i++) {
    TrId at = tr_state_ref (f->state, mro, RT_SLOT_ITEM, i);
    if (at == 0)
      return FALSE;
    if (find_name_in (f, named (f, at, "__dict__"), name, slot))
      return TRUE;
  }
  return FALSE;
}

static gboolean find_attribute (MdFollow *f, TrId id, const char *name, MdHop *slot) {
  switch (kind_of (f, id)) {
  case RT_KIND_module:
    return find_name_in (f, named (f, id, "__dict__"), name, slot);
  case RT_KIND_type:
    return find_in_class (f, id, name, slot);
  default:
    return find_named (f, id, RT_SLOT_ATTR, name, slot) || find_name_in (f, named (f, id, "__dict__"), name, slot) ||
           find_in_class (f, named (f, id, "__class__"), name, slot);
  }
}

/* Items. */

/* How many items there are: they stand without gaps. */
static guint32 count_items (MdFollow *f, TrId id) {
  guint32 low = 0, high = 1;
  while (tr_state_ref (f->state, id, RT_SLOT_ITEM, high - 1) != 0) {
    low = high;
    high *= 2;
  }
  while (low + 1 < high) {
    guint32 middle = low + (high - low) / 2;
    if (tr_state_ref (f->state, id, RT_SLOT_ITEM, middle - 1) != 0)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static gboolean find_indexed (MdFollow *f, TrId id, const char *RT_NULLABLE text, MdHop *slot) {
  gint64 index;
  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &index, NULL))
    return FALSE;
  if (index < 0)
    index += count_items (f, id);
  if (index < 0)
    return FALSE;
  set_slot (f, slot, id, RT_SLOT_ITEM, (guint32) index, 0);
  return slot->target != 0;
}

static gboolean find_item (MdFollow *f, TrId frame, TrId id, const MdPart *part, MdHop *slot) {
  TrId key = part->index != NULL ? md_follow_target (f, frame, part->index) : 0;
  if (part->index != NULL && key == 0)
    return FALSE;
  switch (md_shape_of (f->state, id)) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
    return find_indexed (f, id, part->index != NULL ? atom_text (f, key) : part->text, slot);
  case MD_SHAPE_DICT:
    return find_entry (f, id, part->index != NULL ? NULL : part->text, key, slot);
  default:
    return FALSE;
  }
}

gboolean md_follow (MdFollow *f, TrId frame, const MdMention *mention, GArray *slots) {
  g_array_set_size (slots, 0);
  if (mention->name == NULL || !follow_name (f, frame, mention->name, slots))
    return FALSE;
  TrId at = g_array_index (slots, MdHop, slots->len - 1).target;
  for (guint i = 0; i < mention->n_parts; i++) {
    const MdPart *part = &mention->parts[i];
    MdHop slot;
    if (!(part->kind == RT_MENTION_ATTR ? find_attribute (f, at, part->text, &slot) : find_item (f, frame, at, part, &slot)))
      return FALSE;
    g_array_append_val (slots, slot);
    at = slot.target;
  }
  return TRUE;
}

TrId md_follow_target (MdFollow *f, TrId frame, const MdMention *mention) {
  g_autoptr (GArray) slots = g_steal_pointer (&f->slots);
  if (slots == NULL)
    slots = g_array_new (FALSE, FALSE, sizeof (MdHop));
  TrId target = md_follow (f, frame, mention, slots) ? g_array_index (slots, MdHop, slots->len - 1).target : 0;
  if (f->slots == NULL)
    f->slots = g_steal_pointer (&slots);
  return target;
}

/* Statements. */

/* The frame of the program at or below FRAME. */
static TrId user_frame (MdFollow *f, TrId frame) {
  TrPayload payload;
  while (frame != 0) {
    const TrSubject *subject = tr_state_subject (f->state, frame);
    if (subject == NULL || (subject->bits & TR_SUBJECT_LIBRARY) == 0)
      return subject != NULL ? frame : 0;
    if (!tr_state_payload (f->state, frame, &payload))
      return 0;
    frame = payload.linked;
  }
  return 0;
}

gboolean md_follow_actor (MdFollow *f, TrId *frame, guint *line) {
  *frame = 0;
  *line = 0;
  if (tr_state_step (f->state) < 0)
    return FALSE;
  TrStep step;
  TrPayload payload;
  tr_log_step (f->log, (guint) tr_state_step (f->state), &step);
  TrId at = step.frame;
  if (step.kind == RT_STEP_RETURN && at != 0 && tr_state_payload (f->state, at, &payload))
    at = user_frame (f, payload.linked);
  if (at == 0 || !tr_state_payload (f->state, at, &payload))
    return FALSE;
  *frame = at;
  *line = payload.line;
  return TRUE;
}

/* A bound method changes what it is bound to. */
static gboolean gives (MdFollow *f, TrId frame, const MdMention *mention, TrId object) {
  TrId target = md_follow_target (f, frame, mention);
  if (target == object)
    return TRUE;
  if (target == 0 || mention->role != RT_MENTION_CALLED)
    return FALSE;
  guint kind = kind_of (f, target);
  return (kind == RT_KIND_method || kind == RT_KIND_builtin_function_or_method) && named (f, target, "__self__") == object;
}

/* Whether the frame is one of those that run what a statement puts off. */
static gboolean runs_deferred (MdFollow *f, TrId frame) {
  const TrSubject *subject = tr_state_subject (f->state, frame);
  const char *name = subject != NULL ? tr_log_text (f->log, subject->name) : "";
  return g_str_has_suffix (name, "<lambda>") || g_str_has_suffix (name, "<genexpr>");
}

const MdMention *md_follow_through (MdFollow *f, TrId frame, const GPtrArray *mentions, TrId object) {
  gboolean deferred = mentions->len > 0 && runs_deferred (f, frame);
  for (int role = RT_MENTION_CONTAINER; role >= (int) RT_MENTION_CALLED; role--)
    for (guint i = 0; i < mentions->len; i++) {
      const MdMention *mention = mentions->pdata[i];
      if ((int) mention->role == role && mention->deferred == deferred && gives (f, frame, mention, object))
        return mention;
    }
  return NULL;
}
