#include "tr-state.h"

#include <stdlib.h>

#include "tr-image.h"
#include "tr-log-private.h"

/* A subject that died in the state's step. */
typedef struct Dead {
  TrId id;
  TrSubject is;
  TrPayload payload;
} Dead;

/* The changes of one stretch of the tape, decoded: to go back through them. */
typedef struct Stretch {
  guint first;     /* step */
  GArray *changes; /* TrChange */
  GArray *ends;    /* guint: where the changes of each step end; empty: nothing is decoded */
} Stretch;

struct TrState {
  TrLog *log;
  TrImage image;
  TrCursor cursor; /* behind the image's step, if it is set */
  gboolean cursor_set;
  Stretch stretch;
  GPtrArray *dead; /* Dead, of the image's step; NULL: not looked for */
};

TrState *tr_state_new (TrLog *log) {
  TrState *state = g_new0 (TrState, 1);
  state->log = tr_log_ref (log);
  tr_image_init (&state->image);
  state->stretch.changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  state->stretch.ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return state;
}

void tr_state_free (TrState *state) {
  tr_image_clear (&state->image);
  g_array_unref (state->stretch.changes);
  g_array_unref (state->stretch.ends);
  g_clear_pointer (&state->dead, g_ptr_array_unref);
  tr_log_unref (state->log);
  g_free (state);
}

TrLog *tr_state_log (TrState *state) {
  return state->log;
}

int tr_state_step (TrState *state) {
  return state->image.step;
}

TrId tr_state_interp (TrState *state) {
  return state->image.interp;
}

TrId tr_state_top_frame (TrState *state) {
  return state->image.top_frame;
}

/* Going forward. */

static guint64 place_of (const TrState *state) {
  return (guint64) (state->cursor.at - state->log->tape.bytes.data);
}

static void set_cursor (TrState *state) {
  if (!state->cursor_set)
    tr_log_find (state->log, (guint) (state->image.step + 1), &state->cursor);
  state->cursor_set = TRUE;
}

static void apply_step (TrState *state) {
  TrRecord record;
  for (TrRecordKind kind; (kind = tr_cursor_next (&state->cursor, &record)) != TR_RECORD_STEP;)
    if (kind == TR_RECORD_CHANGE)
      tr_image_apply (&state->image, state->log, &record.change);
  state->image.step++;
}

static void go_forward (TrState *state, int step) {
  set_cursor (state);
  guint64 offered = place_of (state);
  while (state->image.step < step) {
    apply_step (state);
    if (place_of (state) - offered < TR_STRETCH_BYTES * 16)
      continue;
    offered = place_of (state);
    tr_keyframes_offer (&state->log->keyframes, &state->image, offered, state->log->budget.memory_bytes);
  }
}

/* Going back. */

static void decode_stretch (Stretch *stretch, TrLog *log, guint step) {
  const TrStretch *entry = tr_log_stretch (log, step);
  TrCursor cursor;
  TrRecord record;
  tr_cursor_init (&cursor, &log->tape, entry->place);
  stretch->first = (guint) entry->step;
  g_array_set_size (stretch->changes, 0);
  g_array_set_size (stretch->ends, 0);
  while (stretch->first + stretch->ends->len <= step) {
    TrRecordKind kind = tr_cursor_next (&cursor, &record);
    if (kind == TR_RECORD_CHANGE)
      g_array_append_val (stretch->changes, record.change);
    else if (kind == TR_RECORD_STEP)
      g_array_append_val (stretch->ends, stretch->changes->len);
  }
}

static void undo_step (TrState *state) {
  Stretch *stretch = &state->stretch;
  guint step = (guint) state->image.step;
  if (step < stretch->first || step >= stretch->first + stretch->ends->len)
    decode_stretch (stretch, state->log, step);
  guint at = step - stretch->first, begin = at > 0 ? g_array_index (stretch->ends, guint, at - 1) : 0;
  for (guint i = g_array_index (stretch->ends, guint, at); i > begin; i--)
    tr_image_undo (&state->image, state->log, &g_array_index (stretch->changes, TrChange, i - 1));
  state->image.step--;
  state->cursor_set = FALSE;
}

/* Undoing costs about twice as much as applying. */
#define BACK_COST 2

/* To before everything: a keyframe that is always there. */
static void start_over (TrState *state) {
  tr_image_clear (&state->image);
  tr_image_init (&state->image);
}

/* What it costs to walk from HERE to THERE, places on the tape. */
static guint64 cost_of_walk (guint64 here, guint64 there) {
  return here <= there ? there - here : (here - there) * BACK_COST;
}

/* Goes to the keyframe before STEP, or to the one after it, if that is nearer to it than where the state stands. */
static void jump (TrState *state, int step) {
  TrLog *log = state->log;
  int found = -1, after = -1;
  guint64 place = 0, place_after = 0, here = 0, there = tr_log_stretch (log, (guint) MAX (step, 0))->place;
  tr_keyframes_find (&log->keyframes, step, FALSE, &found, &place);
  if (state->image.step >= 0)
    here = tr_log_stretch (log, (guint) state->image.step)->place;
  guint64 walk = cost_of_walk (here, there), from_keyframe = there > place ? there - place : 0;
  if (tr_keyframes_find (&log->keyframes, step, TRUE, &after, &place_after) && cost_of_walk (place_after, there) < from_keyframe) {
    found = after;
    from_keyframe = cost_of_walk (place_after, there);
  }
  if (found == state->image.step || walk <= from_keyframe + TR_STRETCH_BYTES)
    return;
  state->cursor_set = FALSE;
  if (found < 0 || !tr_keyframes_load (&log->keyframes, found, &state->image))
    start_over (state);
}

void tr_state_seek (TrState *state, int step) {
  int last = (int) tr_log_n_steps (state->log) - 1;
  step = CLAMP (step, -1, last);
  if (step == state->image.step)
    return;
  g_clear_pointer (&state->dead, g_ptr_array_unref);
  jump (state, step);
  if (state->image.step < step)
    go_forward (state, step);
  while (state->image.step > step)
    undo_step (state);
}

/* What died in the step. */

static GPtrArray *find_dead (TrState *state) {
  GPtrArray *dead = g_ptr_array_new_with_free_func (g_free);
  if (state->image.step < 0)
    return dead;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  tr_log_changes (state->log, (guint) state->image.step, changes);
  for (guint i = 0; i < changes->len; i++) {
    const TrChange *change = &g_array_index (changes, TrChange, i);
    if (change->change != TR_CHANGE_DEATH)
      continue;
    Dead *one = g_new0 (Dead, 1);
    one->id = change->subject;
    tr_log_subject_at (state->log, change->before, &one->is);
    tr_log_payload (state->log, change->before, &one->payload);
    one->payload.line = (guint32) change->after;
    g_ptr_array_add (dead, one);
  }
  return dead;
}

static const Dead *dead_subject (TrState *state, TrId id) {
  if (state->dead == NULL)
    state->dead = find_dead (state);
  for (guint i = 0; i < state->dead->len; i++)
    if (((const Dead *) state->dead->pdata[i])->id == id)
      return state->dead->pdata[i];
  return NULL;
}

/* Looking. */

static const TrImageSubject *living (TrState *state, TrId id) {
  const TrImageSubject *subject = tr_image_subject (&state->image, id);
  return subject != NULL && subject->alive ? subject : NULL;
}

static int compare_ids (gconstpointer a, gconstpointer b) {
  TrId x = *(const TrId *) a, y = *(const TrId *) b;
  return x < y ? -1 : x > y;
}

typedef struct Living {
  const TrPages *pages;
  GArray *ids;
} Living;

static void add_living (guint64 id, guint32 handle, gpointer user) {
  Living *all = user;
  if (((const TrImageSubject *) tr_pages_read (all->pages, handle))->alive)
    g_array_append_val (all->ids, id);
}

void tr_state_living (TrState *state, GArray *ids) {
  Living all = {&state->image.pages, ids};
  g_array_set_size (ids, 0);
  tr_map_foreach (&state->image.pages, &state->image.subjects, add_living, &all);
  g_array_sort (ids, compare_ids);
}

static void add_frame (guint64 id, guint32 handle, gpointer user) {
  if ((id & (TR_ID_FRAME | TR_ID_HOLDER)) == TR_ID_FRAME)
    add_living (id, handle, user);
}

guint tr_state_n_frames (TrState *state) {
  return state->image.n_frames;
}

void tr_state_frames (TrState *state, GArray *frames) {
  Living all = {&state->image.pages, frames};
  tr_map_foreach (&state->image.pages, &state->image.subjects, add_frame, &all);
  g_array_sort (frames, compare_ids);
}

guint tr_state_n_living (TrState *state) {
  return state->image.n_living;
}

gboolean tr_state_is_alive (TrState *state, TrId id) {
  return living (state, id) != NULL;
}

const TrSubject *tr_state_subject (TrState *state, TrId id) {
  const TrImageSubject *subject = living (state, id);
  if (subject != NULL)
    return &subject->is;
  const Dead *dead = dead_subject (state, id);
  return dead != NULL ? &dead->is : NULL;
}

gboolean tr_state_payload (TrState *state, TrId id, TrPayload *out) {
  const TrImageSubject *subject = living (state, id);
  if (subject != NULL) {
    tr_log_payload (state->log, subject->payload, out);
    out->line = subject->line;
    return TRUE;
  }
  const Dead *dead = dead_subject (state, id);
  *out = dead != NULL ? dead->payload : (TrPayload){0};
  return dead != NULL;
}

int tr_state_generation (TrState *state, TrId id) {
  TrPayload payload;
  return tr_state_is_alive (state, id) && tr_state_payload (state, id, &payload) ? (int) payload.tracked - 1 : -1;
}

guint tr_state_count (TrState *state, TrId id) {
  const TrImageSubject *subject = tr_image_subject (&state->image, id);
  return subject == NULL ? 0 : subject->immortal ? RT_IMMORTAL : subject->holders;
}

void tr_state_referrers (TrState *state, TrId id, GArray *owners) {
  const TrImageSubject *subject = tr_image_subject (&state->image, id);
  if (subject == NULL || subject->immortal)
    return;
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (TrId));
  for (guint32 i = 0; i < subject->n_referrers; i++) {
    const TrReferrer *referrer = tr_array_read (&state->image.pages, &subject->referrers, TR_REFERRER_SHIFT, i);
    if (tr_state_is_alive (state, referrer->owner))
      g_array_append_val (sorted, referrer->owner);
  }
  g_array_sort (sorted, compare_ids);
  if (sorted->len > 0)
    g_array_append_vals (owners, sorted->data, sorted->len);
}

/* References. */

static void add_target (TrState *state, const TrSlots *slots, int dense, guint32 index, GArray *refs) {
  TrId target = tr_image_target (&state->image, &slots->dense[dense], index);
  if (target != 0)
    g_array_append_val (refs, ((TrRef){.kind = (guint8) tr_image_kind_of_dense (dense), .index = index, .target = target}));
}

/* Which of the numbered slots are asked for: those below FIRST, and the LAST ones. */
typedef struct Ends {
  guint32 first, last;
} Ends;

static guint32 next_wanted (const Ends *ends, guint32 index, guint32 length) {
  return index >= ends->first && length > ends->last && index < length - ends->last ? length - ends->last : index;
}

static void add_entries (TrState *state, const TrSlots *slots, const Ends *ends, GArray *refs) {
  const TrArray *keys = &slots->dense[TR_DENSE_KEY], *values = &slots->dense[TR_DENSE_VALUE];
  guint32 length = MAX (keys->length, values->length);
  for (guint32 i = 0; i < length; i++) {
    i = next_wanted (ends, i, length);
    i = MIN (tr_image_skip_empty (&state->image, keys, i), tr_image_skip_empty (&state->image, values, i));
    add_target (state, slots, TR_DENSE_KEY, i, refs);
    add_target (state, slots, TR_DENSE_VALUE, i, refs);
  }
}

static void add_dense (TrState *state, const TrSlots *slots, int dense, const Ends *ends, GArray *refs) {
  const TrArray *array = &slots->dense[dense];
  for (guint32 i = tr_image_skip_empty (&state->image, array, 0); i < array->length;
       i = tr_image_skip_empty (&state->image, array, next_wanted (ends, i + 1, array->length)))
    add_target (state, slots, dense, i, refs);
}

void tr_state_refs_at_ends (TrState *state, TrId id, guint first, guint last, GArray *refs) {
  const TrSlots *slots = tr_image_slots (&state->image, tr_image_subject (&state->image, id));
  Ends ends = {first, last};
  if (slots == NULL)
    return;
  add_entries (state, slots, &ends, refs);
  for (int dense = 0; dense < TR_DENSE_KINDS; dense++)
    if (dense != TR_DENSE_KEY && dense != TR_DENSE_VALUE)
      add_dense (state, slots, dense, &ends, refs);
  for (guint32 i = 0; i < slots->n_named; i++) {
    const TrNamedRef *ref = tr_image_named (&state->image, slots, i);
    g_array_append_val (refs, ((TrRef){.kind = (guint8) ref->kind, .index = ref->index, .target = ref->target, .name = ref->name}));
  }
}

void tr_state_refs (TrState *state, TrId id, GArray *refs) {
  tr_state_refs_at_ends (state, id, G_MAXUINT32, 0, refs);
}

guint tr_state_n_refs (TrState *state, TrId id) {
  const TrSlots *slots = tr_image_slots (&state->image, tr_image_subject (&state->image, id));
  return slots != NULL ? slots->n_refs : 0;
}

gboolean tr_state_named (TrState *state, TrId id, int kind, const char *name, TrRef *out) {
  const TrSlots *slots = tr_image_slots (&state->image, tr_image_subject (&state->image, id));
  for (guint32 i = 0; slots != NULL && i < slots->n_named; i++) {
    const TrNamedRef *ref = tr_image_named (&state->image, slots, i);
    if ((kind >= 0 && (int) ref->kind != kind) || ref->name == 0 || !g_str_equal (tr_log_text (state->log, ref->name), name))
      continue;
    if (out != NULL)
      *out = (TrRef){.kind = (guint8) ref->kind, .index = ref->index, .target = ref->target, .name = ref->name};
    return TRUE;
  }
  return FALSE;
}

TrId tr_state_ref (TrState *state, TrId id, RtSlotKind kind, guint32 index) {
  const TrSlots *slots = tr_image_slots (&state->image, tr_image_subject (&state->image, id));
  int dense = tr_image_dense (kind, index);
  if (slots == NULL)
    return 0;
  if (dense >= 0)
    return tr_image_target (&state->image, &slots->dense[dense], index);
  gboolean found;
  guint32 place = tr_image_named_place (&state->image, slots, kind, index, &found);
  return found ? tr_image_named (&state->image, slots, place)->target : 0;
}

/* The hash: a sum over subjects and slots, so that the order in which they are met does not matter. */

static guint64 mix (guint64 hash, guint64 value) {
  hash = (hash ^ value) * 0xd6e8feb86659fd93u;
  return hash ^ (hash >> 32);
}

typedef struct Hashing {
  TrState *state;
  GArray *refs;
  guint64 sum;
} Hashing;

static void hash_subject (guint64 id, guint32 handle, gpointer user) {
  Hashing *h = user;
  const TrImageSubject *subject = tr_pages_read (&h->state->image.pages, handle);
  guint64 own = mix (mix (mix (mix (1, id), subject->payload), (guint64) subject->line << 32 | subject->holders), subject->alive);
  own = mix (mix (mix (own, subject->immortal), subject->is.address), subject->is.name);
  for (guint32 i = 0; i < subject->n_referrers; i++) {
    const TrReferrer *referrer = tr_array_read (&h->state->image.pages, &subject->referrers, TR_REFERRER_SHIFT, i);
    h->sum += mix (mix (mix (2, id), referrer->owner), referrer->n_slots);
  }
  g_array_set_size (h->refs, 0);
  tr_state_refs (h->state, id, h->refs);
  for (guint i = 0; i < h->refs->len; i++) {
    const TrRef *ref = &g_array_index (h->refs, TrRef, i);
    own = mix (mix (mix (own, (guint64) ref->kind << 32 | ref->index), ref->target), ref->name);
  }
  h->sum += own;
}

guint64 tr_state_hash (TrState *state) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  Hashing h = {.state = state, .refs = refs};
  tr_map_foreach (&state->image.pages, &state->image.subjects, hash_subject, &h);
  return mix (mix (h.sum, state->image.top_frame), state->image.interp);
}
