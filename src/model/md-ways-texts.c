#include "md-ways-private.h"

#include <string.h>

#include "md-path.h"
#include "md-private.h"
#include "md-statement.h"

/* Ways as texts, found depth first from the object up. What was written so far surrounds the name that is still to come: "[0]" stands
 * behind it, "(item of " and ")" around it. */

#define MOST_DEPTH 6    /* slots of a way */
#define MOST_LOOKS 3000 /* at owners */
#define MOST_FOUND 64   /* ways, of which the shortest are taken */

typedef struct Listing {
  MdWays *ways;
  GPtrArray *found;    /* char * */
  GHashTable *on_way;  /* TrId of the objects between here and the object asked for */
  guint looks;
} Listing;

/* The text around the name. */
typedef struct Around {
  const char *before, *behind;
} Around;

static void list (Listing *l, TrId object, const GArray *mentioned, Around around, guint depth);

static gboolean is_slot (const MdHop *slot, TrId owner, const TrRef *ref) {
  return slot->owner == owner && slot->kind == ref->kind && slot->index == ref->index;
}

static gboolean goes_through (const MdWay *way, TrId owner, const TrRef *ref) {
  return way->n_slots > 0 && is_slot (&way->slots[way->n_slots - 1], owner, ref);
}

static gboolean is_mentioned (const GArray *mentioned, TrId owner, const TrRef *ref, gboolean any_length) {
  for (guint i = 0; i < mentioned->len; i++) {
    const MdWay *way = &g_array_index (mentioned, MdWay, i);
    if (goes_through (way, owner, ref) && (any_length || way->n_slots == 1))
      return TRUE;
  }
  return FALSE;
}

static GArray *shortened (const GArray *mentioned, TrId owner, const TrRef *ref, TrId holder) {
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (MdWay));
  for (guint i = 0; i < mentioned->len; i++) {
    const MdWay *way = &g_array_index (mentioned, MdWay, i);
    if (goes_through (way, owner, ref) && way->n_slots > 1 && way->slots[way->n_slots - 2].target == holder)
      g_array_append_val (ways, ((MdWay){way->slots, way->n_slots - 1}));
  }
  return ways;
}

/* Names. */

static void add_text (Listing *l, char *text) {
  for (guint i = 0; i < l->found->len; i++)
    if (g_str_equal (l->found->pdata[i], text)) {
      g_free (text);
      return;
    }
  g_ptr_array_add (l->found, text);
}

/* A variable is told with its function, behind all of the way. */
static void add_variable (Listing *l, TrId owner, const TrRef *ref, Around around) {
  const TrSubject *subject = tr_state_subject (l->ways->state, owner);
  g_autofree char *function =
    subject->nature == TR_FRAME ? g_strdup (tr_log_text (l->ways->log, subject->name)) : md_generator_name (l->ways->state, owner);
  const char *name = tr_log_text (l->ways->log, ref->name);
  add_text (l, g_strdup_printf ("%s%s%s of %s", around.before, name, around.behind, function));
}

static void add_name (Listing *l, TrId owner, const TrRef *ref, Around around) {
  if (ref->kind == RT_SLOT_LOCAL) {
    add_variable (l, owner, ref, around);
    return;
  }
  g_autofree char *name = md_slot_spell (l->ways->state, owner, ref->kind, ref->index, ref->name);
  add_text (l, g_strdup_printf ("%s%s%s", around.before, name, around.behind));
}

/* The way through OWNER's slot to HOLDER. */
static void go_on (Listing *l, TrId owner, const TrRef *ref, TrId holder, const GArray *mentioned, Around around, guint depth) {
  g_autoptr (GArray) ways = shortened (mentioned, owner, ref, holder);
  g_autofree char *label = md_slot_label (l->ways->state, owner, ref->kind, ref->index, ref->name);
  gboolean behind = label[0] == '[' || label[0] == '.';
  g_autofree char *before_text = behind ? g_strdup (around.before) : g_strdup_printf ("%s(%s of ", around.before, label);
  g_autofree char *behind_text = g_strdup_printf ("%s%s", behind ? label : ")", around.behind);
  list (l, holder, ways, (Around){before_text, behind_text}, depth + 1);
}

/* Who uses the variable whose value CELL holds: frames name it; a closure leads to its function. */
static void list_cell (Listing *l, TrId cell, const TrRef *ref, Around around, guint depth) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId)), refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_referrers (l->ways->state, cell, owners);
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    g_array_set_size (refs, 0);
    if (md_ways_owner_use (l->ways, owner) == MD_EDGE_IS_NAME)
      tr_state_refs (l->ways->state, owner, refs);
    for (guint k = 0; k < refs->len; k++)
      if (g_array_index (refs, TrRef, k).target == cell && g_array_index (refs, TrRef, k).kind == RT_SLOT_LOCAL) {
        add_variable (l, owner, &g_array_index (refs, TrRef, k), around);
        return; /* one variable, whoever names it */
      }
  }
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (MdWay));
  go_on (l, cell, ref, cell, none, around, depth);
}

static void list_holders (Listing *l, TrId dict, const TrRef *ref, const GArray *mentioned, Around around, guint depth) {
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_ways_attribute_holders (l->ways, dict, ref->index, holders);
  for (guint i = 0; i < holders->len; i++)
    go_on (l, dict, ref, g_array_index (holders, TrId, i), mentioned, around, depth);
}

static void list_slot (Listing *l, TrId owner, const TrRef *ref, const GArray *mentioned, Around around, guint depth) {
  switch (md_ways_slot_use (l->ways, owner, ref)) {
  case MD_EDGE_NO_WAY:
    break;
  case MD_EDGE_IS_NAME:
    if (!is_mentioned (mentioned, owner, ref, FALSE))
      add_name (l, owner, ref, around);
    break;
  case MD_EDGE_IS_ATTRIBUTE:
    list_holders (l, owner, ref, mentioned, around, depth);
    break;
  case MD_EDGE_GOES_ON:
    if (md_shape_of (l->ways->state, owner) != MD_SHAPE_CELL)
      go_on (l, owner, ref, owner, mentioned, around, depth);
    else if (!is_mentioned (mentioned, owner, ref, TRUE))
      list_cell (l, owner, ref, around, depth);
    break;
  }
}

/* Slots. */

/* Long lists are mostly asked for items one after the other: an item is looked for where the last one was, and behind that. */
static gboolean find_by_hint (Listing *l, TrId owner, TrId target, TrRef *found) {
  guint hint = GPOINTER_TO_UINT (g_hash_table_lookup (l->ways->hints, TR_ID_KEY (owner)));
  if (hint == 0 || tr_state_count (l->ways->state, target) > 2)
    return FALSE;
  for (guint32 index = hint - 1; index <= hint; index++)
    if (tr_state_ref (l->ways->state, owner, RT_SLOT_ITEM, index) == target) {
      *found = (TrRef){.kind = RT_SLOT_ITEM, .index = index, .target = target};
      g_hash_table_insert (l->ways->hints, TR_ID_KEY (owner), GUINT_TO_POINTER (index + 1));
      return TRUE;
    }
  return FALSE;
}

static void list_owner (Listing *l, TrId owner, TrId object, const GArray *mentioned, Around around, guint depth) {
  TrRef ref;
  if (md_ways_owner_use (l->ways, owner) == MD_EDGE_NO_WAY)
    return;
  gboolean is_list = md_shape_of (l->ways->state, owner) == MD_SHAPE_LIST;
  if (is_list && find_by_hint (l, owner, object, &ref)) {
    list_slot (l, owner, &ref, mentioned, around, depth);
    return;
  }
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (l->ways->state, owner, refs);
  for (guint i = 0; i < refs->len && l->found->len < MOST_FOUND; i++) {
    const TrRef *at = &g_array_index (refs, TrRef, i);
    if (at->target != object)
      continue;
    if (is_list)
      g_hash_table_insert (l->ways->hints, TR_ID_KEY (owner), GUINT_TO_POINTER (at->index + 1));
    list_slot (l, owner, at, mentioned, around, depth);
  }
}

static void list (Listing *l, TrId object, const GArray *mentioned, Around around, guint depth) {
  if (depth >= MOST_DEPTH || !g_hash_table_add (l->on_way, TR_ID_KEY (object)))
    return;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (l->ways->state, object, owners);
  for (guint i = 0; i < owners->len && l->looks < MOST_LOOKS && l->found->len < MOST_FOUND; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    l->looks++;
    if (!g_hash_table_contains (l->on_way, TR_ID_KEY (owner)))
      list_owner (l, owner, object, mentioned, around, depth);
  }
  g_hash_table_remove (l->on_way, TR_ID_KEY (object));
}

static int by_length (gconstpointer a, gconstpointer b) {
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  gsize x_length = strlen (x), y_length = strlen (y);
  return x_length != y_length ? (x_length < y_length ? -1 : 1) : strcmp (x, y);
}

gboolean md_ways_texts (MdWays *w, TrId object, const GArray *mentioned, guint most, GPtrArray *texts) {
  Listing l = {.ways = w, .found = g_ptr_array_new (), .on_way = g_hash_table_new (NULL, NULL)};
  list (&l, object, mentioned, (Around){"", ""}, 0);
  g_ptr_array_sort (l.found, by_length);
  for (guint i = 0; i < l.found->len; i++) {
    if (i < most)
      g_ptr_array_add (texts, l.found->pdata[i]);
    else
      g_free (l.found->pdata[i]);
  }
  gboolean more = l.found->len > most;
  g_ptr_array_unref (l.found);
  g_hash_table_unref (l.on_way);
  return more;
}
