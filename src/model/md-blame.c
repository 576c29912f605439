#include "md-blame.h"

#include "md-path.h"
#include "md-private.h"

struct MdBlame {
  MdHistory *history;
  GArray *blamed; /* MdBlamed */
  GStringChunk *strings;
};

/* The slots on the way, and beside them the expressions that end there. */
typedef struct Way {
  GArray *slots;          /* MdHop */
  GPtrArray *expressions; /* char *, owned */
} Way;

static void append_part (GString *text, const MdPart *part) {
  if (part->kind == RT_MENTION_ATTR)
    g_string_append_printf (text, ".%s", part->text);
  else
    g_string_append_printf (text, "[%s]", part->index != NULL ? part->index->text : part->text);
}

/* A name is one slot, or two if its value lies in a cell: then the cell's tells when it changed. Every part behind it is one more. */
static void name_slots (Way *way, const MdMention *path) {
  g_autoptr (GString) text = g_string_new (path->name);
  if (way->slots->len > path->n_parts + 1)
    g_array_remove_index (way->slots, 0);
  for (guint i = 0; i < way->slots->len; i++) {
    if (i > 0)
      append_part (text, &path->parts[i - 1]);
    g_ptr_array_add (way->expressions, g_strdup (text->str));
  }
}

static gboolean find_way (TrState *state, TrId frame, const char *expression, Way *way, TrId *object, GError **error) {
  MdPlace place;
  if (!md_path_resolve (state, expression, frame, &place, error))
    return FALSE;
  *object = place.object;
  const MdMention *path = NULL;
  g_autoptr (MdSyntax) syntax = md_syntax_new_path (expression, &path);
  g_autoptr (MdFollow) follow = md_follow_new (state);
  if (syntax != NULL && md_follow (follow, frame, path, way->slots)) {
    name_slots (way, path);
    return TRUE;
  }
  /* By number or address, or by a built-in name: only the last slot is known. */
  g_array_set_size (way->slots, 0);
  if (place.owner != 0) {
    MdHop slot = {.owner = place.owner, .kind = place.kind, .index = place.index, .target = place.object};
    g_array_append_val (way->slots, slot);
    g_ptr_array_add (way->expressions, g_strdup (expression));
  }
  return TRUE;
}

static TrId innermost_frame (TrState *state) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (state, frames);
  return frames->len > 0 ? g_array_index (frames, TrId, frames->len - 1) : 0;
}

static void take_events (MdBlame *b, const Way *way, const gboolean *changed) {
  guint n_events, taken = 0;
  const MdEvent *events = md_history_events (b->history, &n_events);
  for (guint i = 0; i < way->slots->len; i++) {
    if (!changed[i])
      continue;
    MdBlamed blamed = {.expression = g_string_chunk_insert (b->strings, way->expressions->pdata[i]),
                       .is_content = g_array_index (way->slots, MdHop, i).kind == MD_HOP_WHOLE,
                       .event = &events[taken++]};
    g_array_append_val (b->blamed, blamed);
  }
}

static MdBlame *blame_way (TrState *state, MdSources *sources, guint step, Way *way, TrId object, const char *expression) {
  tr_state_seek (state, (int) step);
  const TrSubject *subject = tr_state_subject (state, object);
  if (subject != NULL && (subject->bits & TR_SUBJECT_ATOM) == 0) {
    MdHop whole = {.owner = object, .kind = MD_HOP_WHOLE, .target = object};
    g_array_append_val (way->slots, whole);
    g_ptr_array_add (way->expressions, g_strdup (expression));
  }
  MdBlame *b = g_new0 (MdBlame, 1);
  b->blamed = g_array_new (FALSE, FALSE, sizeof (MdBlamed));
  b->strings = g_string_chunk_new (256);
  g_autofree gboolean *changed = g_new0 (gboolean, way->slots->len + 1);
  b->history = md_history_new_of_last (state, sources, step, (const MdHop *) way->slots->data, way->slots->len, changed);
  take_events (b, way, changed);
  return b;
}

MdBlame *md_blame_new (TrState *state, MdSources *sources, guint step, TrId frame, const char *expression, GError **error) {
  tr_state_seek (state, (int) step);
  if (frame == 0)
    frame = innermost_frame (state);
  Way way = {g_array_new (FALSE, FALSE, sizeof (MdHop)), g_ptr_array_new_with_free_func (g_free)};
  TrId object = 0;
  MdBlame *b = NULL;
  if (find_way (state, frame, expression, &way, &object, error))
    b = blame_way (state, sources, step, &way, object, expression);
  g_array_unref (way.slots);
  g_ptr_array_unref (way.expressions);
  if (b != NULL && b->blamed->len == 0) {
    g_clear_pointer (&b, md_blame_free);
    g_set_error (error, MD_PATH_ERROR, MD_PATH_ERROR_NUMBER, "'%s' has not changed since before the program", expression);
  }
  return b;
}

void md_blame_free (MdBlame *b) {
  md_history_free (b->history);
  g_array_unref (b->blamed);
  g_string_chunk_free (b->strings);
  g_free (b);
}

const MdBlamed *md_blame_all (const MdBlame *b, guint *n_blamed) {
  *n_blamed = b->blamed->len;
  return (const MdBlamed *) b->blamed->data;
}

/* Of what one statement did at once, what is nearest to the name says most: it was bound to something new. */
const MdBlamed *md_blame_latest (const MdBlame *b) {
  const MdBlamed *latest = &g_array_index (b->blamed, MdBlamed, 0);
  for (guint i = 1; i < b->blamed->len; i++) {
    const MdBlamed *blamed = &g_array_index (b->blamed, MdBlamed, i);
    if (blamed->event->step > latest->event->step)
      latest = blamed;
  }
  return latest;
}
