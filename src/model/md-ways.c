#include "md-ways-private.h"

#include <string.h>

#include "md-path.h"
#include "md-private.h"

#define MOST_NODES     500 /* objects that a search for a name visits before it gives up */
#define MOST_INSTANCES 64  /* of a class that are looked at for one of its attributes */

MdWays *md_ways_new (TrState *state) {
  MdWays *w = g_new0 (MdWays, 1);
  w->state = state;
  w->log = tr_state_log (state);
  w->spaces = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  w->ending = g_hash_table_new (NULL, NULL);
  w->hints = g_hash_table_new (NULL, NULL);
  return w;
}

void md_ways_free (MdWays *w) {
  g_hash_table_unref (w->spaces);
  g_hash_table_unref (w->ending);
  g_hash_table_unref (w->hints);
  g_free (w);
}

void md_ways_set_ending (MdWays *w, const GArray *frames) {
  if (g_hash_table_size (w->ending) > 0)
    g_hash_table_remove_all (w->ending);
  for (guint i = 0; i < frames->len; i++)
    g_hash_table_add (w->ending, TR_ID_KEY (g_array_index (frames, TrId, i)));
}

/* Spaces. */

static guint kind_of (MdWays *w, TrId id) {
  const TrSubject *subject = tr_state_subject (w->state, id);
  return subject != NULL && subject->nature == TR_OBJECT ? subject->kind : RT_KIND_COUNT;
}

static gboolean is_of_program (MdWays *w, TrId id) {
  const TrSubject *subject = tr_state_subject (w->state, id);
  return subject != NULL && (subject->bits & (TR_SUBJECT_LIBRARY | TR_SUBJECT_BASELINE)) == 0;
}

static gboolean is_locals_of_frame (MdWays *w, TrId dict) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (w->state, frames);
  for (guint i = frames->len; i > 0; i--)
    if (md_named_ref (w->state, g_array_index (frames, TrId, i - 1), "f_locals") == dict)
      return TRUE;
  return FALSE;
}

static MdSpace find_space (MdWays *w, TrId dict) {
  TrId main_space = md_path_main_namespace (w->state);
  if (dict == main_space || is_locals_of_frame (w, dict))
    return (MdSpace){MD_SPACE_NAMES, 0};
  TrId holder = md_path_dict_owner (w->state, dict);
  if (holder == 0)
    return (MdSpace){MD_SPACE_PLAIN, 0};
  if (kind_of (w, holder) == RT_KIND_module)
    return (MdSpace){is_of_program (w, dict) ? MD_SPACE_NAMES : MD_SPACE_FOREIGN, holder};
  return (MdSpace){MD_SPACE_ATTRIBUTES, holder};
}

const MdSpace *md_ways_space (MdWays *w, TrId dict) {
  MdSpace *space = g_hash_table_lookup (w->spaces, TR_ID_KEY (dict));
  if (space != NULL)
    return space;
  MdSpace found = find_space (w, dict);
  space = g_memdup2 (&found, sizeof found);
  g_hash_table_insert (w->spaces, TR_ID_KEY (dict), space);
  return space;
}

gboolean md_ways_is_namespace (MdWays *w, TrId dict) {
  MdSpaceKind kind = md_ways_space (w, dict)->kind;
  return kind == MD_SPACE_NAMES || kind == MD_SPACE_FOREIGN;
}

TrId md_ways_holder (MdWays *w, TrId dict) {
  const MdSpace *space = md_ways_space (w, dict);
  return space->kind == MD_SPACE_ATTRIBUTES ? space->holder : 0;
}

/* Edges. */

static MdEdgeUse dict_use (MdWays *w, TrId dict) {
  switch (md_ways_space (w, dict)->kind) {
  case MD_SPACE_PLAIN:
    return MD_EDGE_GOES_ON;
  case MD_SPACE_NAMES:
    return MD_EDGE_IS_NAME;
  case MD_SPACE_ATTRIBUTES:
    return MD_EDGE_IS_ATTRIBUTE;
  case MD_SPACE_FOREIGN:
    break;
  }
  return MD_EDGE_NO_WAY;
}

static MdEdgeUse frame_use (MdWays *w, TrId frame) {
  const TrSubject *subject = tr_state_subject (w->state, frame);
  gboolean counts = subject != NULL && (subject->bits & TR_SUBJECT_LIBRARY) == 0 && !g_hash_table_contains (w->ending, TR_ID_KEY (frame));
  return counts ? MD_EDGE_IS_NAME : MD_EDGE_NO_WAY;
}

MdEdgeUse md_ways_owner_use (MdWays *w, TrId owner) {
  if ((owner & TR_ID_FRAME) != 0)
    return frame_use (w, owner);
  if ((owner & TR_ID_HOLDER) != 0)
    return MD_EDGE_NO_WAY;
  switch (md_shape_of (w->state, owner)) {
  case MD_SHAPE_DICT:
    return dict_use (w, owner);
  case MD_SHAPE_GENERATOR:
    return MD_EDGE_IS_NAME;
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
  case MD_SHAPE_SET:
  case MD_SHAPE_INSTANCE:
  case MD_SHAPE_CELL:
  case MD_SHAPE_FUNCTION:
    return MD_EDGE_GOES_ON;
  default:
    return MD_EDGE_NO_WAY;
  }
}

static gboolean is_one_of (const char *name, const char *const *names) {
  return g_strv_contains (names, name);
}

MdEdgeUse md_ways_slot_use (MdWays *w, TrId owner, const TrRef *ref) {
  static const char *const of_functions[] = {"__defaults__", "__kwdefaults__", "__closure__", NULL};
  static const char *const not_of_instances[] = {"__class__", "__dict__", "__weakref__", NULL};
  MdEdgeUse use = md_ways_owner_use (w, owner);
  if (use == MD_EDGE_NO_WAY || ref->kind == RT_SLOT_STACK || ref->kind == RT_SLOT_HIDDEN || ref->kind == RT_SLOT_FIELD)
    return MD_EDGE_NO_WAY;
  if (use == MD_EDGE_IS_NAME)
    return ref->kind == RT_SLOT_LOCAL || ref->kind == RT_SLOT_VALUE ? use : MD_EDGE_NO_WAY;
  if (ref->kind != RT_SLOT_ATTR)
    return use;
  const char *name = tr_log_text (w->log, ref->name);
  if (md_shape_of (w->state, owner) == MD_SHAPE_FUNCTION)
    return is_one_of (name, of_functions) ? use : MD_EDGE_NO_WAY;
  return is_one_of (name, not_of_instances) ? MD_EDGE_NO_WAY : use;
}

/* Whether any item of OWNER will do: then its slots need not be looked at. */
static gboolean holds_items_only (MdWays *w, TrId owner) {
  switch (md_shape_of (w->state, owner)) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
  case MD_SHAPE_SET:
  case MD_SHAPE_DICT:
  case MD_SHAPE_CELL:
    return TRUE;
  default:
    return FALSE;
  }
}

/* A slot of OWNER that leads to TARGET, other than EXCEPT. */
static gboolean find_slot (MdWays *w, TrId owner, TrId target, const GArray *RT_NULLABLE except, TrRef *found) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (w->state, owner, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->target != target || md_ways_slot_use (w, owner, ref) == MD_EDGE_NO_WAY)
      continue;
    gboolean excepted = FALSE;
    for (guint k = 0; except != NULL && k < except->len; k++) {
      const MdHop *slot = &g_array_index (except, MdHop, k);
      excepted |= slot->owner == owner && slot->kind == ref->kind && slot->index == ref->index;
    }
    if (!excepted) {
      *found = *ref;
      return TRUE;
    }
  }
  return FALSE;
}

/* Whether INSTANCE has an attribute of its own with the name that entry INDEX of a class's dict has. */
static gboolean is_shadowed (MdWays *w, TrId instance, const char *name) {
  if (md_named_ref (w->state, instance, name) != 0)
    return TRUE;
  TrId dict = md_named_ref (w->state, instance, "__dict__");
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  if (dict != 0)
    tr_state_refs (w->state, dict, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    g_autofree char *own = ref->kind == RT_SLOT_KEY ? md_path_entry_name (w->state, dict, ref->index) : NULL;
    if (g_strcmp0 (own, name) == 0)
      return TRUE;
  }
  return FALSE;
}

void md_ways_attribute_holders (MdWays *w, TrId dict, guint32 index, GArray *holders) {
  TrId holder = md_ways_space (w, dict)->holder;
  g_array_append_val (holders, holder);
  g_autofree char *name = kind_of (w, holder) == RT_KIND_type ? md_path_entry_name (w->state, dict, index) : NULL;
  if (name == NULL)
    return;
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (w->state, holder, owners);
  guint first = holders->len;
  for (guint i = 0; i < owners->len && holders->len - first < MOST_INSTANCES; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    if ((owner & (TR_ID_FRAME | TR_ID_HOLDER)) == 0 && md_named_ref (w->state, owner, "__class__") == holder && !is_shadowed (w, owner, name))
      g_array_append_val (holders, owner);
  }
}

/* The search for any name. */

typedef struct Search {
  MdWays *ways;
  GHashTable *met; /* TrId */
  GArray *queue;   /* TrId */
} Search;

static void push (Search *s, TrId id) {
  if (g_hash_table_size (s->met) < MOST_NODES && g_hash_table_add (s->met, TR_ID_KEY (id)))
    g_array_append_val (s->queue, id);
}

static void push_holders (Search *s, TrId dict, guint32 index) {
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_ways_attribute_holders (s->ways, dict, index, holders);
  for (guint i = 0; i < holders->len; i++)
    push (s, g_array_index (holders, TrId, i));
}

/* Whether the way from TARGET to OWNER ends at a name; else what it goes on to is met. */
static gboolean look (Search *s, TrId owner, TrId target, const GArray *RT_NULLABLE except) {
  MdEdgeUse use = md_ways_owner_use (s->ways, owner);
  TrRef ref;
  if (use == MD_EDGE_NO_WAY)
    return FALSE;
  if (use == MD_EDGE_GOES_ON && except == NULL && holds_items_only (s->ways, owner)) {
    push (s, owner);
    return FALSE;
  }
  if (!find_slot (s->ways, owner, target, except, &ref))
    return FALSE;
  if (use == MD_EDGE_IS_ATTRIBUTE)
    push_holders (s, owner, ref.index);
  else if (use == MD_EDGE_GOES_ON)
    push (s, owner);
  return use == MD_EDGE_IS_NAME;
}

/* Follows all that was met up to a name. */
static gboolean drain (Search *s) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  for (guint i = 0; i < s->queue->len; i++) {
    TrId at = g_array_index (s->queue, TrId, i);
    g_array_set_size (owners, 0);
    tr_state_referrers (s->ways->state, at, owners);
    for (guint k = 0; k < owners->len; k++)
      if (look (s, g_array_index (owners, TrId, k), at, NULL))
        return TRUE;
  }
  return FALSE;
}

/* The distinct last slots of the ways. */
static GArray *last_slots (const GArray *mentioned) {
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (MdHop));
  for (guint i = 0; i < mentioned->len; i++) {
    const MdWay *way = &g_array_index (mentioned, MdWay, i);
    const MdHop *last = &way->slots[way->n_slots - 1];
    gboolean known = FALSE;
    for (guint k = 0; k < slots->len; k++) {
      const MdHop *other = &g_array_index (slots, MdHop, k);
      known |= other->owner == last->owner && other->kind == last->kind && other->index == last->index;
    }
    if (!known)
      g_array_append_val (slots, *last);
  }
  return slots;
}

static gboolean is_owner (const GArray *slots, TrId owner) {
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, MdHop, i).owner == owner)
      return TRUE;
  return FALSE;
}

/* The ways through SLOT without it. */
static GArray *shortened (const GArray *mentioned, const MdHop *slot, TrId target) {
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (MdWay));
  for (guint i = 0; i < mentioned->len; i++) {
    const MdWay *way = &g_array_index (mentioned, MdWay, i);
    const MdHop *last = &way->slots[way->n_slots - 1];
    if (way->n_slots > 1 && last->owner == slot->owner && last->kind == slot->kind && last->index == slot->index &&
        way->slots[way->n_slots - 2].target == target)
      g_array_append_val (ways, ((MdWay){way->slots, way->n_slots - 1}));
  }
  return ways;
}

static gboolean exist (Search *s, TrId object, const GArray *mentioned);

/* The mentioned ways go on through SLOT: others may join them further up. */
static gboolean exist_behind (Search *s, const MdHop *slot, const GArray *mentioned) {
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (TrId));
  MdEdgeUse use = md_ways_owner_use (s->ways, slot->owner);
  if (use == MD_EDGE_IS_ATTRIBUTE)
    md_ways_attribute_holders (s->ways, slot->owner, slot->index, holders);
  else if (use == MD_EDGE_GOES_ON && kind_of (s->ways, slot->owner) != RT_KIND_cell)
    g_array_append_val (holders, slot->owner);
  for (guint i = 0; i < holders->len; i++) {
    TrId holder = g_array_index (holders, TrId, i);
    g_autoptr (GArray) ways = shortened (mentioned, slot, holder);
    if (ways->len == 0)
      push (s, holder);
    else if (g_hash_table_add (s->met, TR_ID_KEY (holder)) && exist (s, holder, ways))
      return TRUE;
  }
  return drain (s);
}

static gboolean exist (Search *s, TrId object, const GArray *mentioned) {
  g_autoptr (GArray) slots = last_slots (mentioned), owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (s->ways->state, object, owners);
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    if (!is_owner (slots, owner) && look (s, owner, object, NULL))
      return TRUE;
  }
  if (drain (s))
    return TRUE;
  if (tr_state_count (s->ways->state, object) > slots->len)
    for (guint i = 0; i < owners->len; i++) {
      TrId owner = g_array_index (owners, TrId, i);
      if (is_owner (slots, owner) && look (s, owner, object, slots))
        return TRUE;
    }
  for (guint i = 0; i < slots->len; i++)
    if (exist_behind (s, &g_array_index (slots, MdHop, i), mentioned))
      return TRUE;
  return drain (s);
}

gboolean md_ways_exist (MdWays *w, TrId object, const GArray *mentioned) {
  Search s = {.ways = w, .met = g_hash_table_new (NULL, NULL), .queue = g_array_new (FALSE, FALSE, sizeof (TrId))};
  g_hash_table_add (s.met, TR_ID_KEY (object));
  gboolean any = exist (&s, object, mentioned);
  g_hash_table_unref (s.met);
  g_array_unref (s.queue);
  return any;
}
