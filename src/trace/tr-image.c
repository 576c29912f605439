#include "tr-image.h"

#include <string.h>

#define INDEX_FROM  32         /* referrers from which on they are indexed */
#define INDEX_UNTIL 8          /* and down to which they stay so */
#define DENSE_LIMIT (1u << 28) /* no container is longer: beyond it a slot is listed by its number */

static const gint8 dense_of_kind[] = {
  [RT_SLOT_ITEM] = TR_DENSE_ITEM,     [RT_SLOT_KEY] = TR_DENSE_KEY, [RT_SLOT_VALUE] = TR_DENSE_VALUE,
  [RT_SLOT_MEMBER] = TR_DENSE_MEMBER, [RT_SLOT_ATTR] = -1,          [RT_SLOT_FIELD] = -1,
  [RT_SLOT_LOCAL] = -1,               [RT_SLOT_STACK] = TR_DENSE_STACK, [RT_SLOT_HIDDEN] = -1,
};

static const RtSlotKind kind_of_dense[] = {RT_SLOT_ITEM, RT_SLOT_KEY, RT_SLOT_VALUE, RT_SLOT_MEMBER, RT_SLOT_STACK};

void tr_image_init (TrImage *image) {
  *image = (TrImage){.step = -1};
  tr_pages_init (&image->pages);
  tr_map_init (&image->pages, &image->subjects);
  tr_map_init (&image->pages, &image->edges);
}

void tr_image_clear (TrImage *image) {
  tr_pages_clear (&image->pages);
}

void tr_image_copy (TrImage *image, TrImage *copy) {
  *copy = *image;
  tr_pages_copy (&image->pages, &copy->pages);
}

/* Subjects. */

static TrHandle handle_of (const TrImage *image, TrId id) {
  return tr_map_get (&image->pages, &image->subjects, id);
}

const TrImageSubject *tr_image_subject (const TrImage *image, TrId id) {
  TrHandle handle = id != 0 ? handle_of (image, id) : 0;
  return handle != 0 ? tr_pages_read (&image->pages, handle) : NULL;
}

/* The subject of ID, made if there is none. */
static TrHandle make_subject (TrImage *image, TrId id) {
  TrHandle handle = handle_of (image, id);
  if (handle == 0) {
    handle = tr_pages_alloc (&image->pages, sizeof (TrImageSubject));
    tr_map_set (&image->pages, &image->subjects, id, handle);
  }
  return handle;
}

static TrImageSubject *write_subject (TrImage *image, TrHandle handle) {
  return tr_pages_write (&image->pages, handle);
}

/* Lets go of the subject, if there is one, unless it is still needed. */
static void settle (TrImage *image, TrId id) {
  TrHandle handle = handle_of (image, id);
  const TrImageSubject *subject = handle != 0 ? tr_pages_read (&image->pages, handle) : NULL;
  if (subject == NULL || subject->alive || subject->holders > 0 || subject->slots != 0)
    return;
  tr_pages_release (&image->pages, handle);
  tr_map_remove (&image->pages, &image->subjects, id);
}

/* Referrers. */

static guint64 edge_key (TrId target, TrId owner) {
  guint64 key = target * 0x9e3779b97f4a7c15u ^ (owner + (owner << 17)) * 0xc2b2ae3d27d4eb4fu;
  return key != 0 ? key : 1;
}

static const TrReferrer *referrer_at (const TrImage *image, const TrImageSubject *subject, guint32 place) {
  return tr_array_read (&image->pages, &subject->referrers, TR_REFERRER_SHIFT, place);
}

/* The place of OWNER in the list; n_referrers: it is not there. The index is only trusted when it is right: two edges may share a
 * key. */
static guint32 find_referrer (const TrImage *image, const TrImageSubject *subject, TrId id, TrId owner) {
  if (subject->indexed) {
    guint32 place = tr_map_get (&image->pages, &image->edges, edge_key (id, owner));
    if (place == 0)
      return subject->n_referrers;
    if (place <= subject->n_referrers && referrer_at (image, subject, place - 1)->owner == owner)
      return place - 1;
  }
  for (guint32 i = subject->n_referrers; i > 0; i--)
    if (referrer_at (image, subject, i - 1)->owner == owner)
      return i - 1;
  return subject->n_referrers;
}

static void index_all (TrImage *image, TrImageSubject *subject, TrId id, gboolean indexed) {
  subject->indexed = indexed;
  for (guint32 i = 0; i < subject->n_referrers; i++) {
    guint64 key = edge_key (id, referrer_at (image, subject, i)->owner);
    if (indexed)
      tr_map_set (&image->pages, &image->edges, key, i + 1);
    else
      tr_map_remove (&image->pages, &image->edges, key);
  }
}

static void add_referrer (TrImage *image, TrImageSubject *subject, TrId id, TrId owner) {
  guint32 place = find_referrer (image, subject, id, owner);
  TrReferrer *referrer = tr_array_write (&image->pages, &subject->referrers, TR_REFERRER_SHIFT, place);
  if (place < subject->n_referrers) {
    referrer->n_slots++;
    return;
  }
  *referrer = (TrReferrer){owner, 1};
  subject->n_referrers++;
  if (subject->indexed)
    tr_map_set (&image->pages, &image->edges, edge_key (id, owner), place + 1);
  else if (subject->n_referrers >= INDEX_FROM)
    index_all (image, subject, id, TRUE);
}

/* Takes the referrer at PLACE out; the last one gets its place. */
static void drop_referrer (TrImage *image, TrImageSubject *subject, TrId id, guint32 place) {
  TrReferrer last = *referrer_at (image, subject, --subject->n_referrers);
  TrReferrer *gap = tr_array_write (&image->pages, &subject->referrers, TR_REFERRER_SHIFT, place);
  if (subject->indexed)
    tr_map_remove (&image->pages, &image->edges, edge_key (id, gap->owner));
  if (subject->indexed && place != subject->n_referrers)
    tr_map_set (&image->pages, &image->edges, edge_key (id, last.owner), place + 1);
  *gap = last;
  if (subject->indexed && subject->n_referrers <= INDEX_UNTIL)
    index_all (image, subject, id, FALSE);
  if (subject->n_referrers == 0)
    tr_array_clear (&image->pages, &subject->referrers, TR_REFERRER_SHIFT);
}

static void hold (TrImage *image, TrId id, TrId owner) {
  if (id == 0)
    return;
  TrImageSubject *subject = write_subject (image, make_subject (image, id));
  subject->holders++;
  add_referrer (image, subject, id, owner);
}

static void let_go (TrImage *image, TrId id, TrId owner) {
  TrHandle handle = id != 0 ? handle_of (image, id) : 0;
  if (handle == 0)
    return;
  TrImageSubject *subject = write_subject (image, handle);
  guint32 place = find_referrer (image, subject, id, owner);
  if (place == subject->n_referrers)
    return;
  subject->holders--;
  TrReferrer *referrer = tr_array_write (&image->pages, &subject->referrers, TR_REFERRER_SHIFT, place);
  if (--referrer->n_slots == 0)
    drop_referrer (image, subject, id, place);
  if (subject->holders == 0 && !subject->alive)
    settle (image, id);
}

/* Slots. */

const TrSlots *tr_image_slots (const TrImage *image, const TrImageSubject *subject) {
  return subject != NULL && subject->slots != 0 ? tr_pages_read (&image->pages, subject->slots) : NULL;
}

int tr_image_dense (guint kind, guint32 index) {
  return kind < G_N_ELEMENTS (dense_of_kind) && index < DENSE_LIMIT ? dense_of_kind[kind] : -1;
}

RtSlotKind tr_image_kind_of_dense (int dense) {
  return kind_of_dense[dense];
}

TrId tr_image_target (const TrImage *image, const TrArray *dense, guint32 index) {
  const TrId *target = tr_array_read (&image->pages, dense, TR_TARGET_SHIFT, index);
  return target != NULL ? *target : 0;
}

guint32 tr_image_skip_empty (const TrImage *image, const TrArray *dense, guint32 index) {
  const guint32 leaf = TR_PAGE_BYTES >> TR_TARGET_SHIFT;
  while (index < dense->length && tr_array_read (&image->pages, dense, TR_TARGET_SHIFT, index) == NULL)
    index = (index | (leaf - 1)) + 1;
  return index;
}

const TrNamedRef *tr_image_named (const TrImage *image, const TrSlots *slots, guint32 place) {
  return tr_array_read (&image->pages, &slots->named, TR_NAMED_SHIFT, place);
}

guint32 tr_image_named_place (const TrImage *image, const TrSlots *slots, guint kind, guint32 index, gboolean *found) {
  guint32 low = 0, high = slots->n_named;
  while (low < high) {
    guint32 middle = low + (high - low) / 2;
    const TrNamedRef *ref = tr_image_named (image, slots, middle);
    if (ref->kind < kind || (ref->kind == kind && ref->index < index))
      low = middle + 1;
    else
      high = middle;
  }
  const TrNamedRef *ref = low < slots->n_named ? tr_image_named (image, slots, low) : NULL;
  *found = ref != NULL && ref->kind == kind && ref->index == index;
  return low;
}

/* Both give what the slot held. */
static TrId set_dense (TrImage *image, TrSlots *slots, int dense, guint32 index, TrId target) {
  TrId *slot = tr_array_write (&image->pages, &slots->dense[dense], TR_TARGET_SHIFT, index);
  TrId before = *slot;
  *slot = target;
  return before;
}

static TrId set_named (TrImage *image, TrSlots *slots, const TrChange *change, TrId target) {
  gboolean found;
  guint32 place = tr_image_named_place (image, slots, change->slot_kind, change->slot_index, &found);
  if (!found && target == 0)
    return 0;
  TrId before = found ? tr_image_named (image, slots, place)->target : 0;
  guint32 behind = slots->n_named - place;
  if (target == 0) {
    tr_array_move (&image->pages, &slots->named, TR_NAMED_SHIFT, place + 1, place, behind - 1);
    TrNamedRef *last = tr_array_write (&image->pages, &slots->named, TR_NAMED_SHIFT, --slots->n_named);
    *last = (TrNamedRef){0};
    return before;
  }
  if (!found) {
    tr_array_move (&image->pages, &slots->named, TR_NAMED_SHIFT, place, place + 1, behind);
    slots->n_named++;
  }
  TrNamedRef *ref = tr_array_write (&image->pages, &slots->named, TR_NAMED_SHIFT, place);
  *ref = (TrNamedRef){.kind = change->slot_kind, .index = change->slot_index, .target = target, .name = change->name};
  return before;
}

static void release_slots (TrImage *image, TrHandle handle) {
  TrSlots *slots = tr_pages_write (&image->pages, handle);
  for (int i = 0; i < TR_DENSE_KINDS; i++)
    tr_array_clear (&image->pages, &slots->dense[i], TR_TARGET_SHIFT);
  tr_array_clear (&image->pages, &slots->named, TR_NAMED_SHIFT);
  tr_pages_release (&image->pages, handle);
}

/* The slots of OWNER to be written; made if it had none. */
static TrHandle make_slots (TrImage *image, TrHandle owner) {
  const TrImageSubject *subject = tr_pages_read (&image->pages, owner);
  TrHandle handle = subject->slots;
  if (handle == 0) {
    handle = tr_pages_alloc (&image->pages, sizeof (TrSlots));
    write_subject (image, owner)->slots = handle;
  }
  return handle;
}

static void set_ref (TrImage *image, const TrChange *change, TrId to) {
  TrHandle owner = make_subject (image, change->subject), handle = make_slots (image, owner);
  TrSlots *slots = tr_pages_write (&image->pages, handle);
  int dense = tr_image_dense (change->slot_kind, change->slot_index);
  TrId from = dense >= 0 ? set_dense (image, slots, dense, change->slot_index, to) : set_named (image, slots, change, to);
  slots->n_refs += (guint32) (to != 0) - (guint32) (from != 0);
  gboolean empty = slots->n_refs == 0;
  if (empty) {
    release_slots (image, handle);
    write_subject (image, owner)->slots = 0;
  }
  hold (image, to, change->subject);
  let_go (image, from, change->subject);
  if (empty)
    settle (image, change->subject);
}

static void move_refs (TrImage *image, const TrChange *change, guint32 from, guint32 to, guint32 n) {
  TrHandle owner = handle_of (image, change->subject);
  const TrImageSubject *subject = owner != 0 ? tr_pages_read (&image->pages, owner) : NULL;
  int dense = tr_image_dense (change->slot_kind, MAX (from, to));
  if (subject == NULL || subject->slots == 0 || dense < 0 || n > DENSE_LIMIT)
    return;
  TrSlots *slots = tr_pages_write (&image->pages, subject->slots);
  tr_array_move (&image->pages, &slots->dense[dense], TR_TARGET_SHIFT, from, to, n);
}

/* Lives. */

typedef void (*CountFunc) (TrImage *image, TrId id, TrId owner);

/* What OWNER's slots hold starts or stops to count. */
static void count_slots (TrImage *image, TrId owner, TrHandle handle, CountFunc func) {
  const TrSlots slots = *(const TrSlots *) tr_pages_read (&image->pages, handle);
  for (int k = 0; k < TR_DENSE_KINDS; k++)
    for (guint32 i = tr_image_skip_empty (image, &slots.dense[k], 0); i < slots.dense[k].length;
         i = tr_image_skip_empty (image, &slots.dense[k], i + 1))
      func (image, tr_image_target (image, &slots.dense[k], i), owner);
  for (guint32 i = 0; i < slots.n_named; i++)
    func (image, tr_image_named (image, &slots, i)->target, owner);
}

static void set_payload (TrImage *image, TrLog *log, TrId id, TrPayloadPlace place) {
  TrPayload payload;
  tr_log_payload (log, place, &payload);
  TrImageSubject *subject = write_subject (image, make_subject (image, id));
  subject->payload = place;
  subject->immortal = payload.immortal != 0;
}

static gboolean is_frame (TrId id) {
  return (id & (TR_ID_FRAME | TR_ID_HOLDER)) == TR_ID_FRAME;
}

static void begin_life (TrImage *image, TrLog *log, TrId id, TrPayloadPlace place, const guint32 *line) {
  TrPayload payload;
  tr_log_payload (log, place, &payload);
  TrImageSubject *subject = write_subject (image, make_subject (image, id));
  image->n_living += !subject->alive;
  image->n_frames += !subject->alive && is_frame (id);
  subject->alive = TRUE;
  subject->payload = place;
  subject->immortal = payload.immortal != 0;
  subject->line = line != NULL ? *line : payload.line;
  TrHandle slots = line != NULL ? subject->slots : 0;
  tr_log_subject_at (log, place, &subject->is);
  if (subject->is.nature == TR_INTERP)
    image->interp = id;
  if (slots != 0)
    count_slots (image, id, slots, hold);
}

static void end_life (TrImage *image, TrId id, gboolean death) {
  TrHandle handle = handle_of (image, id);
  if (handle == 0)
    return;
  TrImageSubject *subject = write_subject (image, handle);
  image->n_living -= subject->alive;
  image->n_frames -= subject->alive && is_frame (id);
  subject->alive = subject->immortal = FALSE;
  subject->payload = 0;
  subject->line = 0;
  subject->is = (TrSubject){0};
  if (image->interp == id)
    image->interp = 0;
  if (death && subject->slots != 0)
    count_slots (image, id, subject->slots, let_go);
  settle (image, id);
}

static void set_line (TrImage *image, TrId id, guint32 line) {
  write_subject (image, make_subject (image, id))->line = line;
}

void tr_image_apply (TrImage *image, TrLog *log, const TrChange *c) {
  switch ((TrChangeKind) c->change) {
  case TR_CHANGE_BIRTH:
    begin_life (image, log, c->subject, c->after, NULL);
    break;
  case TR_CHANGE_DEATH:
    end_life (image, c->subject, TRUE);
    break;
  case TR_CHANGE_REF:
    set_ref (image, c, c->after);
    break;
  case TR_CHANGE_MOVE:
    move_refs (image, c, c->slot_index, (guint32) c->after, (guint32) c->before);
    break;
  case TR_CHANGE_PAYLOAD:
    set_payload (image, log, c->subject, c->after);
    break;
  case TR_CHANGE_LINE:
    set_line (image, c->subject, (guint32) c->after);
    break;
  case TR_CHANGE_TOP:
    image->top_frame = c->after;
    break;
  }
}

void tr_image_undo (TrImage *image, TrLog *log, const TrChange *c) {
  guint32 line = (guint32) c->after;
  switch ((TrChangeKind) c->change) {
  case TR_CHANGE_BIRTH:
    end_life (image, c->subject, FALSE);
    break;
  case TR_CHANGE_DEATH:
    begin_life (image, log, c->subject, c->before, &line);
    break;
  case TR_CHANGE_REF:
    set_ref (image, c, c->before);
    break;
  case TR_CHANGE_MOVE:
    move_refs (image, c, (guint32) c->after, c->slot_index, (guint32) c->before);
    break;
  case TR_CHANGE_PAYLOAD:
    set_payload (image, log, c->subject, c->before);
    break;
  case TR_CHANGE_LINE:
    set_line (image, c->subject, (guint32) c->before);
    break;
  case TR_CHANGE_TOP:
    image->top_frame = c->before;
    break;
  }
}
