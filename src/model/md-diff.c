#include "md-diff.h"

#include <stdlib.h>

#include "md-path.h"
#include "md-private.h"
#include "md-statement.h"

#define CHANGES_A_STEP 6   /* about; only for choosing the cheaper way */
#define MOST_PATHS     500 /* owners whose slots are named by paths; those beyond are named by numbers */

typedef struct Compare {
  TrLog *log;
  TrState *before, *after;
  MdDiff *diff;
  GHashTable *spaces; /* TrId of namespaces: of modules and of class bodies that run */
  GHashTable *paths;  /* TrId to the path of an owner */
  GArray *old, *new;  /* TrRef, scratch */
} Compare;

/* What can differ. */

static void add_touched (GHashTable *touched, TrId id) {
  if (id != 0 && (id & TR_ID_HOLDER) == 0)
    g_hash_table_add (touched, TR_ID_KEY (id));
}

static void touch_changes (TrLog *log, guint from, guint to, GHashTable *touched) {
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (guint step = from + 1; step <= to; step++) {
    tr_log_changes (log, step, changes);
    for (guint i = 0; i < changes->len; i++) {
      const TrChange *change = &g_array_index (changes, TrChange, i);
      add_touched (touched, change->subject);
      if (change->change == TR_CHANGE_REF) {
        add_touched (touched, change->before);
        add_touched (touched, change->after);
      }
    }
  }
}

static void touch_living (TrState *state, GHashTable *touched) {
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (state, living);
  for (guint i = 0; i < living->len; i++)
    add_touched (touched, g_array_index (living, TrId, i));
}

static guint count_living (TrState *state) {
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (state, living);
  return living->len;
}

static int compare_ids (gconstpointer a, gconstpointer b) {
  TrId x = *(const TrId *) a, y = *(const TrId *) b;
  return x < y ? -1 : x > y;
}

static GArray *sorted_ids (GHashTable *touched) {
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (TrId), g_hash_table_size (touched));
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, ((TrId){TR_KEY_ID (key)}));
  g_array_sort (ids, compare_ids);
  return ids;
}

/* What ends gives up its references at once: its class, for one, is told nothing of. */
static void touch_referents (TrState *state, TrState *other, const GArray *ids, GHashTable *touched) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  for (guint i = 0; i < ids->len; i++) {
    TrId id = g_array_index (ids, TrId, i);
    if (!tr_state_is_alive (state, id) || tr_state_is_alive (other, id))
      continue;
    g_array_set_size (refs, 0);
    tr_state_refs (state, id, refs);
    for (guint k = 0; k < refs->len; k++)
      add_touched (touched, g_array_index (refs, TrRef, k).target);
  }
}

static GArray *find_touched (Compare *c, guint low, guint high) {
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  if ((guint64) (high - low) * CHANGES_A_STEP < (guint64) count_living (c->before) + count_living (c->after)) {
    touch_changes (c->log, low, high, touched);
    g_autoptr (GArray) ids = sorted_ids (touched);
    touch_referents (c->before, c->after, ids, touched);
    touch_referents (c->after, c->before, ids, touched);
  } else {
    touch_living (c->before, touched);
    touch_living (c->after, touched);
  }
  return sorted_ids (touched);
}

/* Texts. */

static const char *keep_taken (Compare *c, char *text) {
  const char *kept = text != NULL ? g_string_chunk_insert_const (c->diff->strings, text) : NULL;
  g_free (text);
  return kept;
}

static const char *value_of (Compare *c, TrState *state, TrId id) {
  return id != 0 ? keep_taken (c, md_value_text (state, id)) : NULL;
}

/* What the slots of OWNER are told behind: its path, or its number. */
static const char *path_of (Compare *c, TrState *state, TrId owner) {
  const char *known = g_hash_table_lookup (c->paths, TR_ID_KEY (owner));
  if (known != NULL)
    return known;
  char *path = g_hash_table_size (c->paths) < MOST_PATHS ? md_path_of (state, owner) : NULL;
  const char *kept = keep_taken (c, path != NULL ? path : md_path_word (state, owner));
  g_hash_table_insert (c->paths, TR_ID_KEY (owner), (gpointer) kept);
  return kept;
}

static gboolean is_name (Compare *c, TrId owner, const TrRef *ref) {
  return ref->kind == RT_SLOT_LOCAL || g_hash_table_contains (c->spaces, TR_ID_KEY (owner));
}

static const char *slot_text (Compare *c, TrState *state, TrId owner, const TrRef *ref) {
  if (is_name (c, owner, ref))
    return keep_taken (c, md_slot_spell (state, owner, ref->kind, ref->index, ref->name));
  g_autofree char *label = md_slot_label (state, owner, ref->kind, ref->index, ref->name);
  TrId holder = ref->kind == RT_SLOT_VALUE ? md_path_dict_owner (state, owner) : 0;
  const char *path = path_of (c, state, holder != 0 ? holder : owner);
  gboolean suffix = label[0] == '[' || label[0] == '.';
  return keep_taken (c, suffix ? g_strdup_printf ("%s%s", path, label) : g_strdup_printf ("%s of %s", label, path));
}

/* Slots. */

static void add_slot (Compare *c, TrId owner, const TrRef *RT_NULLABLE old, const TrRef *RT_NULLABLE new) {
  const TrRef *either = new != NULL ? new : old;
  TrId before = old != NULL ? old->target : 0, after = new != NULL ? new->target : 0;
  if (before == after || either->kind == RT_SLOT_STACK || either->kind == RT_SLOT_HIDDEN)
    return;
  MdDiffSlot slot = {.owner = owner,
                     .slot = slot_text (c, new != NULL ? c->after : c->before, owner, either),
                     .before = before,
                     .after = after,
                     .before_text = value_of (c, c->before, before),
                     .after_text = value_of (c, c->after, after)};
  g_array_append_val (is_name (c, owner, either) ? c->diff->names : c->diff->slots, slot);
}

/* The order in which tr_state_refs gives slots that are not entries. */
static int compare_slots (const TrRef *a, const TrRef *b) {
  static const guint8 ranks[] = {[RT_SLOT_ITEM] = 0, [RT_SLOT_MEMBER] = 1, [RT_SLOT_STACK] = 2, [RT_SLOT_ATTR] = 3,
                                 [RT_SLOT_FIELD] = 4, [RT_SLOT_LOCAL] = 5,  [RT_SLOT_HIDDEN] = 6};
  if (a->kind != b->kind)
    return ranks[a->kind] < ranks[b->kind] ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

static gboolean is_entry (const TrRef *ref) {
  return ref->kind == RT_SLOT_KEY || ref->kind == RT_SLOT_VALUE;
}

static const TrRef *ref_at (const GArray *refs, guint i) {
  return i < refs->len ? &g_array_index (refs, TrRef, i) : NULL;
}

static guint skip_entries (const GArray *refs) {
  guint i = 0;
  while (i < refs->len && is_entry (&g_array_index (refs, TrRef, i)))
    i++;
  return i;
}

static void compare_numbered (Compare *c, TrId owner) {
  guint i = skip_entries (c->old), k = skip_entries (c->new);
  while (i < c->old->len || k < c->new->len) {
    const TrRef *old = ref_at (c->old, i), *new = ref_at (c->new, k);
    int order = old == NULL ? 1 : new == NULL ? -1 : compare_slots (old, new);
    if ((old != NULL && old->kind == RT_SLOT_MEMBER) || (new != NULL && new->kind == RT_SLOT_MEMBER && order > 0))
      order = old != NULL && old->kind == RT_SLOT_MEMBER ? -2 : 2; /* told by compare_members */
    if (order == 0)
      add_slot (c, owner, old, new);
    else if (order == -1)
      add_slot (c, owner, old, NULL);
    else if (order == 1)
      add_slot (c, owner, NULL, new);
    i += order <= 0;
    k += order >= 0;
  }
}

static GHashTable *members_of (const GArray *refs) {
  GHashTable *members = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < refs->len; i++)
    if (g_array_index (refs, TrRef, i).kind == RT_SLOT_MEMBER)
      g_hash_table_add (members, TR_ID_KEY (g_array_index (refs, TrRef, i).target));
  return members;
}

static void compare_members (Compare *c, TrId owner) {
  g_autoptr (GHashTable) old = members_of (c->old), new = members_of (c->new);
  for (guint i = 0; i < c->old->len; i++) {
    const TrRef *ref = ref_at (c->old, i);
    if (ref->kind == RT_SLOT_MEMBER && !g_hash_table_contains (new, TR_ID_KEY (ref->target)))
      add_slot (c, owner, ref, NULL);
  }
  for (guint i = 0; i < c->new->len; i++) {
    const TrRef *ref = ref_at (c->new, i);
    if (ref->kind == RT_SLOT_MEMBER && !g_hash_table_contains (old, TR_ID_KEY (ref->target)))
      add_slot (c, owner, NULL, ref);
  }
}

/* Key to the value's reference. Instances share the keys of their dicts: there the entry's number stands for the key. */
static GHashTable *entries_of (const GArray *refs) {
  GHashTable *entries = g_hash_table_new (NULL, NULL);
  TrId key = 0;
  guint32 key_index = 0;
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = ref_at (refs, i);
    if (ref->kind == RT_SLOT_KEY) {
      key = ref->target;
      key_index = ref->index;
    } else if (ref->kind == RT_SLOT_VALUE) {
      TrId of = key != 0 && key_index == ref->index ? key : (TrId) ref->index | TR_ID_HOLDER;
      g_hash_table_insert (entries, TR_ID_KEY (of), (gpointer) ref);
    }
  }
  return entries;
}

static int by_index (gconstpointer a, gconstpointer b) {
  const TrRef *x = *(const TrRef *const *) a, *y = *(const TrRef *const *) b;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* The values of ENTRIES in the order of their slots. */
static GPtrArray *values_of (GHashTable *entries, GHashTable *keys) {
  GPtrArray *values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, ref;
  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &key, &ref)) {
    g_ptr_array_add (values, ref);
    g_hash_table_insert (keys, ref, key);
  }
  g_ptr_array_sort (values, by_index);
  return values;
}

static void compare_entries (Compare *c, TrId owner) {
  g_autoptr (GHashTable) old = entries_of (c->old), new = entries_of (c->new), keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) old_values = values_of (old, keys), new_values = values_of (new, keys);
  for (guint i = 0; i < old_values->len; i++)
    if (!g_hash_table_contains (new, g_hash_table_lookup (keys, old_values->pdata[i])))
      add_slot (c, owner, old_values->pdata[i], NULL);
  for (guint i = 0; i < new_values->len; i++)
    add_slot (c, owner, g_hash_table_lookup (old, g_hash_table_lookup (keys, new_values->pdata[i])), new_values->pdata[i]);
}

static gboolean same_refs (const GArray *a, const GArray *b) {
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    const TrRef *x = ref_at (a, i), *y = ref_at (b, i);
    if (x->kind != y->kind || x->index != y->index || x->target != y->target)
      return FALSE;
  }
  return TRUE;
}

/* Whether any slot differs. */
static gboolean compare_refs (Compare *c, TrId id) {
  g_array_set_size (c->old, 0);
  g_array_set_size (c->new, 0);
  tr_state_refs (c->before, id, c->old);
  tr_state_refs (c->after, id, c->new);
  if (same_refs (c->old, c->new))
    return FALSE;
  guint told = c->diff->slots->len + c->diff->names->len;
  if (skip_entries (c->old) > 0 || skip_entries (c->new) > 0)
    compare_entries (c, id);
  compare_members (c, id);
  compare_numbered (c, id);
  return c->diff->slots->len + c->diff->names->len > told;
}

/* Objects. */

static void add_object (Compare *c, GArray *objects, TrState *state, TrId id) {
  MdDiffObject object = {.id = id, .word = keep_taken (c, md_path_word (state, id))};
  g_array_append_val (objects, object);
}

static void compare_count (Compare *c, TrId id) {
  guint before = tr_state_count (c->before, id), after = tr_state_count (c->after, id);
  if (before == after || (id & TR_ID_FRAME) != 0)
    return;
  MdDiffCount count = {.id = id, .word = keep_taken (c, md_path_word (c->after, id)), .before = before, .after = after};
  g_array_append_val (c->diff->counts, count);
}

static void compare_content (Compare *c, TrId id) {
  TrPayload before, after;
  if ((id & TR_ID_FRAME) != 0 || !tr_state_payload (c->before, id, &before) || !tr_state_payload (c->after, id, &after))
    return;
  const char *old = tr_log_text (c->log, before.text), *new = tr_log_text (c->log, after.text);
  if (g_str_equal (old, new))
    return;
  MdDiffContent content = {.id = id, .word = keep_taken (c, md_path_word (c->after, id)), .before = old, .after = new};
  g_array_append_val (c->diff->contents, content);
}

static void compare_one (Compare *c, TrId id) {
  gboolean was = tr_state_is_alive (c->before, id), is = tr_state_is_alive (c->after, id);
  if (!was && is)
    add_object (c, c->diff->born, c->after, id);
  else if (was && !is)
    add_object (c, c->diff->freed, c->before, id);
  if (!was || !is)
    return;
  if (!compare_refs (c, id))
    compare_content (c, id);
  compare_count (c, id);
}

/* The namespaces of modules of the program and of class bodies that run at the state's step. */
static void find_spaces (Compare *c, TrState *state) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  TrId main_space = md_path_main_namespace (state);
  g_hash_table_add (c->spaces, TR_ID_KEY (main_space));
  md_path_frames (state, frames);
  for (guint i = 0; i < frames->len; i++) {
    TrId space = md_named_ref (state, g_array_index (frames, TrId, i), "f_locals");
    if (space != 0)
      g_hash_table_add (c->spaces, TR_ID_KEY (space));
  }
}

static MdDiff *new_diff (guint from, guint to) {
  MdDiff *diff = g_new0 (MdDiff, 1);
  *diff = (MdDiff){.from = from,
                   .to = to,
                   .born = g_array_new (FALSE, FALSE, sizeof (MdDiffObject)),
                   .freed = g_array_new (FALSE, FALSE, sizeof (MdDiffObject)),
                   .slots = g_array_new (FALSE, FALSE, sizeof (MdDiffSlot)),
                   .names = g_array_new (FALSE, FALSE, sizeof (MdDiffSlot)),
                   .counts = g_array_new (FALSE, FALSE, sizeof (MdDiffCount)),
                   .contents = g_array_new (FALSE, FALSE, sizeof (MdDiffContent)),
                   .strings = g_string_chunk_new (4096)};
  return diff;
}

MdDiff *md_diff_new (TrLog *log, guint from, guint to) {
  g_autoptr (TrState) before = tr_state_new (log), after = tr_state_new (log);
  tr_state_seek (before, (int) from);
  tr_state_seek (after, (int) to);
  Compare c = {.log = log, .before = before, .after = after, .diff = new_diff (from, to)};
  c.spaces = g_hash_table_new (NULL, NULL);
  c.paths = g_hash_table_new (NULL, NULL);
  c.old = g_array_new (FALSE, FALSE, sizeof (TrRef));
  c.new = g_array_new (FALSE, FALSE, sizeof (TrRef));
  find_spaces (&c, before);
  find_spaces (&c, after);
  g_autoptr (GArray) touched = find_touched (&c, MIN (from, to), MAX (from, to));
  for (guint i = 0; i < touched->len; i++)
    compare_one (&c, g_array_index (touched, TrId, i));
  g_hash_table_unref (c.spaces);
  g_hash_table_unref (c.paths);
  g_array_unref (c.old);
  g_array_unref (c.new);
  return c.diff;
}

void md_diff_free (MdDiff *diff) {
  GArray *arrays[] = {diff->born, diff->freed, diff->slots, diff->names, diff->counts, diff->contents};
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_string_chunk_free (diff->strings);
  g_free (diff);
}
