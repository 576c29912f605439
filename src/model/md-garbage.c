/* Objects that live though nothing the program can reach holds them: cycles that wait for the collector.
 *
 * Found as the collector finds them, and without walking all that was there before the program: of the objects that are not
 * in the graph, take from each one's count the references that come from among them. What has references left is held from
 * outside, and so is all that it leads to; the rest is garbage. What modules of ours made for themselves is left out.
 */
#include "md-private.h"

#define MOST_LIVING 300000 /* objects; of more, a picture does not show what is garbage */

typedef struct Search {
  TrState *state;
  TrLog *log;
  GHashTable *outside; /* candidate to references that do not come from candidates */
  GHashTable *spaces;  /* dicts that are the attributes of an object, which shows them as its own */
  GArray *refs;
} Search;

static gboolean is_candidate (MdBuild *b, TrId id) {
  const TrSubject *subject = tr_state_subject (b->state, id);
  return subject->nature == TR_OBJECT && (subject->bits & (TR_SUBJECT_BASELINE | TR_SUBJECT_LIBRARY | TR_SUBJECT_ATOM)) == 0 &&
         tr_state_count (b->state, id) != RT_IMMORTAL &&
         !g_hash_table_contains (b->graph->by_id, TR_ID_KEY (id));
}

static GArray *refs_of (Search *s, TrId id) {
  g_array_set_size (s->refs, 0);
  tr_state_refs (s->state, id, s->refs);
  return s->refs;
}

static void subtract_inner (Search *s, TrId id) {
  GArray *refs = refs_of (s, id);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    gpointer key = TR_ID_KEY (ref->target), count = NULL;
    if (!g_hash_table_lookup_extended (s->outside, key, NULL, &count))
      continue;
    g_hash_table_insert (s->outside, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) - 1));
    if (ref->name != 0 && g_str_equal (tr_log_text (s->log, ref->name), "__dict__"))
      g_hash_table_add (s->spaces, key);
  }
}

/* Takes what ID leads to out of the candidates. */
static void rescue (Search *s, TrId id) {
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (TrId));
  g_array_append_val (stack, id);
  while (stack->len > 0) {
    TrId at = g_array_index (stack, TrId, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (!g_hash_table_remove (s->outside, TR_ID_KEY (at)))
      continue;
    GArray *refs = refs_of (s, at);
    for (guint i = 0; i < refs->len; i++)
      g_array_append_val (stack, g_array_index (refs, TrRef, i).target);
  }
}

/* Garbage is shown from these on. A library leaves cycles of classes and functions behind when it is imported: they are not the
 * program's, and show only if one of these leads to them. */
static gboolean is_seed (MdBuild *b, TrId id) {
  switch (md_shape_of (b->state, id)) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_DICT:
  case MD_SHAPE_SET:
  case MD_SHAPE_GENERATOR:
    return TRUE;
  case MD_SHAPE_INSTANCE:
    return (tr_state_subject (b->state, id)->bits & TR_SUBJECT_USER_CLASS) != 0;
  default:
    return FALSE;
  }
}

void md_find_garbage (MdBuild *build, GArray *ids) {
  Search s = {.state = build->state, .log = build->log};
  s.outside = g_hash_table_new (NULL, NULL);
  s.spaces = g_hash_table_new (NULL, NULL);
  s.refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId)), candidates = g_array_new (FALSE, FALSE, sizeof (TrId));
  if (build->view->most_slots == 0 || tr_state_n_living (build->state) <= MOST_LIVING)
    tr_state_living (build->state, living);
  else
    build->graph->unsearched = TRUE;
  for (guint i = 0; i < living->len; i++) {
    TrId id = g_array_index (living, TrId, i);
    if (is_candidate (build, id)) {
      g_array_append_val (candidates, id);
      g_hash_table_insert (s.outside, TR_ID_KEY (id), GUINT_TO_POINTER (tr_state_count (build->state, id)));
    }
  }
  for (guint i = 0; i < candidates->len; i++)
    subtract_inner (&s, g_array_index (candidates, TrId, i));
  for (guint i = 0; i < candidates->len; i++) {
    TrId id = g_array_index (candidates, TrId, i);
    gpointer count = NULL;
    if (g_hash_table_lookup_extended (s.outside, TR_ID_KEY (id), NULL, &count) && GPOINTER_TO_UINT (count) > 0)
      rescue (&s, id);
  }
  for (guint i = 0; i < candidates->len; i++) {
    TrId id = g_array_index (candidates, TrId, i);
    gpointer key = TR_ID_KEY (id);
    if (g_hash_table_contains (s.outside, key) && !g_hash_table_contains (s.spaces, key) &&
        is_seed (build, id))
      g_array_append_val (ids, id);
  }
  g_array_unref (s.refs);
  g_hash_table_unref (s.outside);
  g_hash_table_unref (s.spaces);
}
