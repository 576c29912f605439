#include "md-path.h"

#include "md-private.h"

/* The search for a shortest path, from the object back to a name, breadth first. Once through slots that can be typed; if no name is
 * met, again through those in words, too. */

/* How the search came to an object: through this slot of it to the next. */
typedef struct Step {
  TrRef ref;
  TrId next;
} Step;

typedef struct Search {
  TrState *state;
  GHashTable *starts; /* TrId of where names begin, to its rank from 1 */
  GHashTable *met;    /* TrId to Step, of all that was met */
  GArray *queue;      /* TrId */
  MdLinkStyle least;
} Search;

static void meet (Search *s, TrId owner, const TrRef *ref, TrId next) {
  Step *step = g_new (Step, 1);
  *step = (Step){.ref = *ref, .next = next};
  g_hash_table_insert (s->met, TR_ID_KEY (owner), step);
  g_array_append_val (s->queue, owner);
}

/* The slot of OWNER that refers to ID and that a path may lead through. */
static gboolean slot_to (Search *s, TrId owner, TrId id, gboolean is_start, TrRef *found) {
  TrNature nature = tr_state_subject (s->state, owner)->nature;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (s->state, owner, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    gboolean names = !is_start || ref->kind == RT_SLOT_LOCAL || ref->kind == RT_SLOT_VALUE;
    if (ref->target == id && names && md_link_style (is_start, nature, ref) >= s->least) {
      *found = *ref;
      return TRUE;
    }
  }
  return FALSE;
}

/* Whether a start holds ID: then FIRST is a slot of the first one that does. Else the other owners are met. */
static gboolean visit (Search *s, TrId id, MdLink *first) {
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_referrers (s->state, id, owners);
  TrRef ref;
  guint best = G_MAXUINT;
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (s->starts, TR_ID_KEY (owner)));
    if (rank == 0 || rank >= best || !slot_to (s, owner, id, TRUE, &ref))
      continue;
    *first = (MdLink){.owner = owner, .ref = ref};
    best = rank;
  }
  if (best != G_MAXUINT)
    return TRUE;
  for (guint i = 0; i < owners->len; i++) {
    TrId owner = g_array_index (owners, TrId, i);
    if (!g_hash_table_contains (s->met, TR_ID_KEY (owner)) && slot_to (s, owner, id, FALSE, &ref))
      meet (s, owner, &ref, id);
  }
  return FALSE;
}

static char *spell (Search *s, const MdLink *first, TrId id) {
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (MdLink));
  g_array_append_val (links, *first);
  for (TrId at = first->ref.target; at != id;) {
    const Step *step = g_hash_table_lookup (s->met, TR_ID_KEY (at));
    g_array_append_val (links, ((MdLink){.owner = at, .ref = step->ref}));
    at = step->next;
  }
  return md_path_spell (s->state, (const MdLink *) links->data, links->len);
}

static char *search (Search *s, TrId id) {
  g_array_set_size (s->queue, 0);
  g_hash_table_remove_all (s->met);
  g_array_append_val (s->queue, id);
  for (guint i = 0; i < s->queue->len; i++) {
    MdLink first;
    if (visit (s, g_array_index (s->queue, TrId, i), &first))
      return spell (s, &first, id);
  }
  return NULL;
}

char *md_path_of (TrState *state, TrId id) {
  Search s = {.state = state};
  s.starts = g_hash_table_new (NULL, NULL);
  s.met = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  s.queue = g_array_new (FALSE, FALSE, sizeof (TrId));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (MdStart));
  md_path_starts (state, starts);
  for (guint i = starts->len; i > 0; i--)
    g_hash_table_insert (s.starts, TR_ID_KEY (g_array_index (starts, MdStart, i - 1).id), GUINT_TO_POINTER (i));
  char *text = NULL;
  for (s.least = MD_LINK_EXPRESSION; text == NULL && s.least > MD_LINK_NONE; s.least--)
    text = search (&s, id);
  g_hash_table_unref (s.starts);
  g_hash_table_unref (s.met);
  g_array_unref (s.queue);
  return text;
}
