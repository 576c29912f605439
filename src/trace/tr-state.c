#include "tr-state.h"

#include <stdlib.h>
#include <string.h>

/* Slots that are numbered from 0 without gaps to speak of lie in arrays; the few with names in a sorted list. */
enum { DENSE_ITEM, DENSE_KEY, DENSE_VALUE, DENSE_MEMBER, DENSE_STACK, DENSE_KINDS };

typedef struct Dense {
  TrId *targets;
  guint length, room;
} Dense;

typedef struct Slots {
  Dense dense[DENSE_KINDS];
  GArray *named; /* TrRef, by kind and index */
} Slots;

typedef struct Subject {
  TrSubject is;
  TrPayloadPlace payload;
  guint holders;
  guint32 line;
  int last_step; /* the step it died in; meaningless while it lives */
  gboolean alive, immortal;
  Slots *slots;     /* NULL until it owns something */
  TrId *referrers;  /* owners of slots that refer to it, once a slot; NULL until there is one */
  guint n_referrers, referrer_room;
} Subject;

struct TrState {
  TrLog *log;
  int step;
  TrId top_frame;
  TrId interp;
  GHashTable *subjects; /* TrId to Subject */
  GArray *changes;      /* TrChange, of the step being applied or undone */
};

static const gint8 dense_of_kind[] = {
  [RT_SLOT_ITEM] = DENSE_ITEM,     [RT_SLOT_KEY] = DENSE_KEY, [RT_SLOT_VALUE] = DENSE_VALUE,
  [RT_SLOT_MEMBER] = DENSE_MEMBER, [RT_SLOT_ATTR] = -1,       [RT_SLOT_FIELD] = -1,
  [RT_SLOT_LOCAL] = -1,            [RT_SLOT_STACK] = DENSE_STACK, [RT_SLOT_HIDDEN] = -1,
};

static const RtSlotKind kind_of_dense[] = {RT_SLOT_ITEM, RT_SLOT_KEY, RT_SLOT_VALUE, RT_SLOT_MEMBER, RT_SLOT_STACK};

static void slots_free (Slots *slots) {
  for (int i = 0; i < DENSE_KINDS; i++)
    g_free (slots->dense[i].targets);
  if (slots->named != NULL)
    g_array_unref (slots->named);
  g_free (slots);
}

static void subject_free (gpointer data) {
  Subject *subject = data;
  if (subject->slots != NULL)
    slots_free (subject->slots);
  g_free (subject->referrers);
  g_free (subject);
}

TrState *tr_state_new (TrLog *log) {
  TrState *state = g_new0 (TrState, 1);
  state->log = tr_log_ref (log);
  state->step = -1;
  state->subjects = g_hash_table_new_full (NULL, NULL, NULL, subject_free);
  state->changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  return state;
}

void tr_state_free (TrState *state) {
  g_hash_table_unref (state->subjects);
  g_array_unref (state->changes);
  tr_log_unref (state->log);
  g_free (state);
}

TrLog *tr_state_log (TrState *state) {
  return state->log;
}

int tr_state_step (TrState *state) {
  return state->step;
}

TrId tr_state_interp (TrState *state) {
  return tr_state_is_alive (state, state->interp) ? state->interp : 0;
}

TrId tr_state_top_frame (TrState *state) {
  return state->top_frame;
}

static Subject *known_subject (TrState *state, TrId id) {
  return g_hash_table_lookup (state->subjects, TR_ID_KEY (id));
}

/* The subject of ID, made if it was never met. */
static Subject *subject_of (TrState *state, TrId id) {
  Subject *subject = known_subject (state, id);
  if (subject == NULL) {
    subject = g_new0 (Subject, 1);
    g_hash_table_insert (state->subjects, TR_ID_KEY (id), subject);
  }
  return subject;
}

static void count (TrState *state, TrId id, int by) {
  if (id != 0)
    subject_of (state, id)->holders += by;
}

static void add_referrer (TrState *state, TrId id, TrId owner) {
  Subject *subject = subject_of (state, id);
  if (subject->immortal)
    return;
  if (subject->n_referrers == subject->referrer_room) {
    subject->referrer_room = subject->referrer_room < 2 ? 2 : subject->referrer_room + subject->referrer_room / 2;
    subject->referrers = g_renew (TrId, subject->referrers, subject->referrer_room);
  }
  subject->referrers[subject->n_referrers++] = owner;
}

/* Takes OWNER out once; searched from the end, where what came last goes first. */
static void remove_referrer (TrState *state, TrId id, TrId owner) {
  Subject *subject = subject_of (state, id);
  for (guint i = subject->n_referrers; i > 0; i--)
    if (subject->referrers[i - 1] == owner) {
      subject->referrers[i - 1] = subject->referrers[--subject->n_referrers];
      return;
    }
}

static int compare_ids (gconstpointer a, gconstpointer b) {
  TrId x = *(const TrId *) a, y = *(const TrId *) b;
  return x < y ? -1 : x > y;
}

void tr_state_referrers (TrState *state, TrId id, GArray *owners) {
  const Subject *subject = known_subject (state, id);
  if (subject == NULL)
    return;
  g_autofree TrId *sorted = g_memdup2 (subject->referrers, subject->n_referrers * sizeof (TrId));
  if (sorted == NULL)
    return;
  qsort (sorted, subject->n_referrers, sizeof (TrId), compare_ids);
  for (guint i = 0; i < subject->n_referrers; i++)
    if ((i == 0 || sorted[i] != sorted[i - 1]) && tr_state_is_alive (state, sorted[i]))
      g_array_append_val (owners, sorted[i]);
}

static Slots *slots_of (TrState *state, TrId id) {
  Subject *subject = subject_of (state, id);
  if (subject->slots == NULL)
    subject->slots = g_new0 (Slots, 1);
  return subject->slots;
}

static const Slots *known_slots (TrState *state, TrId id) {
  const Subject *subject = known_subject (state, id);
  return subject != NULL ? subject->slots : NULL;
}

static void dense_reserve (Dense *dense, guint length) {
  if (length > dense->room) {
    guint room = MAX (length, MAX (4, dense->room + dense->room / 2));
    dense->targets = g_renew (TrId, dense->targets, room);
    memset (dense->targets + dense->room, 0, (room - dense->room) * sizeof (TrId));
    dense->room = room;
  }
  dense->length = MAX (dense->length, length);
}

/* Where the named slot stands or belongs. */
static guint named_place (GArray *named, guint8 kind, guint32 index, gboolean *found) {
  guint low = 0, high = named->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    const TrRef *ref = &g_array_index (named, TrRef, middle);
    if (ref->kind < kind || (ref->kind == kind && ref->index < index))
      low = middle + 1;
    else
      high = middle;
  }
  *found = low < named->len && g_array_index (named, TrRef, low).kind == kind && g_array_index (named, TrRef, low).index == index;
  return low;
}

static void set_named (Slots *slots, guint8 kind, guint32 index, TrText name, TrId target) {
  if (slots->named == NULL)
    slots->named = g_array_new (FALSE, FALSE, sizeof (TrRef));
  gboolean found;
  guint place = named_place (slots->named, kind, index, &found);
  if (target == 0) {
    if (found)
      g_array_remove_index (slots->named, place);
    return;
  }
  TrRef ref = {.kind = kind, .index = index, .target = target, .name = name};
  if (found)
    g_array_index (slots->named, TrRef, place) = ref;
  else
    g_array_insert_val (slots->named, place, ref);
}

static void set_ref (TrState *state, const TrChange *change, TrId from, TrId to) {
  Slots *slots = slots_of (state, change->subject);
  int dense = dense_of_kind[change->slot_kind];
  if (dense >= 0) {
    dense_reserve (&slots->dense[dense], change->slot_index + 1);
    slots->dense[dense].targets[change->slot_index] = to;
  } else {
    set_named (slots, change->slot_kind, change->slot_index, change->name, to);
  }
  count (state, from, -1);
  count (state, to, 1);
  if (from != 0)
    remove_referrer (state, from, change->subject);
  if (to != 0)
    add_referrer (state, to, change->subject);
}

static void move_refs (TrState *state, const TrChange *change, guint32 from, guint32 to, guint32 n) {
  Dense *dense = &slots_of (state, change->subject)->dense[dense_of_kind[change->slot_kind]];
  dense_reserve (dense, MAX (from, to) + n);
  memmove (dense->targets + to, dense->targets + from, n * sizeof (TrId));
  guint32 empty_begin = from < to ? from : MAX (from, to + n);
  guint32 empty_end = from < to ? MIN (from + n, to) : from + n;
  memset (dense->targets + empty_begin, 0, (empty_end - empty_begin) * sizeof (TrId));
}

void tr_state_refs (TrState *state, TrId id, GArray *refs) {
  const Slots *slots = known_slots (state, id);
  if (slots == NULL)
    return;
  const Dense *keys = &slots->dense[DENSE_KEY], *values = &slots->dense[DENSE_VALUE];
  for (guint i = 0; i < MAX (keys->length, values->length); i++) {
    if (i < keys->length && keys->targets[i] != 0)
      g_array_append_val (refs, ((TrRef){.kind = RT_SLOT_KEY, .index = i, .target = keys->targets[i]}));
    if (i < values->length && values->targets[i] != 0)
      g_array_append_val (refs, ((TrRef){.kind = RT_SLOT_VALUE, .index = i, .target = values->targets[i]}));
  }
  for (int k = 0; k < DENSE_KINDS; k++) {
    if (k == DENSE_KEY || k == DENSE_VALUE)
      continue;
    for (guint i = 0; i < slots->dense[k].length; i++)
      if (slots->dense[k].targets[i] != 0)
        g_array_append_val (refs, ((TrRef){.kind = kind_of_dense[k], .index = i, .target = slots->dense[k].targets[i]}));
  }
  if (slots->named != NULL && slots->named->len > 0)
    g_array_append_vals (refs, slots->named->data, slots->named->len);
}

TrId tr_state_ref (TrState *state, TrId id, RtSlotKind kind, guint32 index) {
  const Slots *slots = known_slots (state, id);
  if (slots == NULL)
    return 0;
  int dense = dense_of_kind[kind];
  if (dense >= 0)
    return index < slots->dense[dense].length ? slots->dense[dense].targets[index] : 0;
  gboolean found = FALSE;
  guint place = slots->named != NULL ? named_place (slots->named, kind, index, &found) : 0;
  return found ? g_array_index (slots->named, TrRef, place).target : 0;
}

/* The references of a subject that dies or is revived stop or start to count. */
static void count_refs (TrState *state, TrId id, int by) {
  const Slots *slots = subject_of (state, id)->slots;
  if (slots == NULL)
    return;
  for (int k = 0; k < DENSE_KINDS; k++)
    for (guint i = 0; i < slots->dense[k].length; i++)
      count (state, slots->dense[k].targets[i], by);
  for (guint i = 0; slots->named != NULL && i < slots->named->len; i++)
    count (state, g_array_index (slots->named, TrRef, i).target, by);
}

static void set_payload (TrState *state, Subject *subject, TrPayloadPlace place) {
  TrPayload payload;
  tr_log_payload (state->log, place, &payload);
  subject->payload = place;
  subject->immortal = payload.immortal;
}

static void begin_life (TrState *state, TrId id, TrPayloadPlace payload) {
  Subject *subject = subject_of (state, id);
  subject->alive = TRUE;
  set_payload (state, subject, payload);
  tr_log_subject_at (state->log, payload, &subject->is);
  TrPayload first;
  tr_log_payload (state->log, payload, &first);
  subject->line = first.line;
  if (subject->is.nature == TR_INTERP)
    state->interp = id;
}

/* Never there: what undoes a birth. */
static void unmake (TrState *state, TrId id) {
  Subject *subject = subject_of (state, id);
  subject->alive = FALSE;
  subject->last_step = -1;
  set_payload (state, subject, 0);
}

static void die (TrState *state, TrId id) {
  Subject *subject = subject_of (state, id);
  subject->alive = FALSE;
  subject->last_step = state->step;
  count_refs (state, id, -1);
}

static void revive (TrState *state, TrId id, TrPayloadPlace payload, guint32 line) {
  begin_life (state, id, payload);
  subject_of (state, id)->line = line;
  count_refs (state, id, 1);
}

static void apply (TrState *state, const TrChange *c) {
  switch ((TrChangeKind) c->change) {
  case TR_CHANGE_BIRTH:
    begin_life (state, c->subject, c->after);
    break;
  case TR_CHANGE_DEATH:
    die (state, c->subject);
    break;
  case TR_CHANGE_REF:
    set_ref (state, c, c->before, c->after);
    break;
  case TR_CHANGE_MOVE:
    move_refs (state, c, c->slot_index, (guint32) c->after, (guint32) c->before);
    break;
  case TR_CHANGE_PAYLOAD:
    set_payload (state, subject_of (state, c->subject), c->after);
    break;
  case TR_CHANGE_LINE:
    subject_of (state, c->subject)->line = (guint32) c->after;
    break;
  case TR_CHANGE_TOP:
    state->top_frame = c->after;
    break;
  }
}

static void undo (TrState *state, const TrChange *c) {
  switch ((TrChangeKind) c->change) {
  case TR_CHANGE_BIRTH:
    unmake (state, c->subject);
    break;
  case TR_CHANGE_DEATH:
    revive (state, c->subject, c->before, (guint32) c->after);
    break;
  case TR_CHANGE_REF:
    set_ref (state, c, c->after, c->before);
    break;
  case TR_CHANGE_MOVE:
    move_refs (state, c, (guint32) c->after, c->slot_index, (guint32) c->before);
    break;
  case TR_CHANGE_PAYLOAD:
    set_payload (state, subject_of (state, c->subject), c->before);
    break;
  case TR_CHANGE_LINE:
    subject_of (state, c->subject)->line = (guint32) c->before;
    break;
  case TR_CHANGE_TOP:
    state->top_frame = c->before;
    break;
  }
}

void tr_state_seek (TrState *state, int step) {
  int last = (int) tr_log_n_steps (state->log) - 1;
  step = CLAMP (step, -1, last);
  while (state->step < step) {
    tr_log_changes (state->log, (guint) ++state->step, state->changes);
    for (guint i = 0; i < state->changes->len; i++)
      apply (state, &g_array_index (state->changes, TrChange, i));
  }
  while (state->step > step) {
    tr_log_changes (state->log, (guint) state->step, state->changes);
    for (guint i = state->changes->len; i > 0; i--)
      undo (state, &g_array_index (state->changes, TrChange, i - 1));
    state->step--;
  }
}

void tr_state_living (TrState *state, GArray *ids) {
  g_array_set_size (ids, 0);
  GHashTableIter iter;
  gpointer key, subject;
  g_hash_table_iter_init (&iter, state->subjects);
  while (g_hash_table_iter_next (&iter, &key, &subject)) {
    TrId id = TR_KEY_ID (key);
    if (((const Subject *) subject)->alive)
      g_array_append_val (ids, id);
  }
  g_array_sort (ids, compare_ids);
}

gboolean tr_state_is_alive (TrState *state, TrId id) {
  const Subject *subject = known_subject (state, id);
  return subject != NULL && subject->alive;
}

const TrSubject *tr_state_subject (TrState *state, TrId id) {
  const Subject *subject = known_subject (state, id);
  return subject != NULL && (subject->alive || subject->last_step == state->step) ? &subject->is : NULL;
}

gboolean tr_state_payload (TrState *state, TrId id, TrPayload *out) {
  *out = (TrPayload){0};
  if (tr_state_subject (state, id) == NULL)
    return FALSE;
  const Subject *subject = known_subject (state, id);
  tr_log_payload (state->log, subject->payload, out);
  out->line = subject->line;
  return TRUE;
}

int tr_state_generation (TrState *state, TrId id) {
  TrPayload payload;
  return tr_state_is_alive (state, id) && tr_state_payload (state, id, &payload) ? (int) payload.tracked - 1 : -1;
}

guint tr_state_count (TrState *state, TrId id) {
  const Subject *subject = known_subject (state, id);
  return subject == NULL ? 0 : subject->immortal ? RT_IMMORTAL : subject->holders;
}
