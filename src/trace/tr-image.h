/* The heap at one step as data: what a state moves, and what a keyframe is.
 *
 * Invariants
 *  - a number has a subject here if it is alive, or if slots refer to it, or if it owns slots: within a step, a reference may be
 *    told before the birth, and a death before the reference was given up. Between steps that is those alive;
 *  - `holders` of a subject is the number of slots that refer to it: its reference count, if the log is complete. The audit
 *    compares it with the runtime's;
 *  - its `referrers` are the owners of those slots, each once, with the number of their slots. Long lists are indexed by the
 *    map `edges`, so that giving up one reference costs the same however many there are;
 *  - undoing what was applied restores the image: what is undone last to first leaves nothing behind.
 */
#pragma once

#include "tr-array.h"
#include "tr-log.h"

G_BEGIN_DECLS

/* Slots that are numbered from 0 without gaps to speak of lie in arrays; the others in a sorted list. */
enum { TR_DENSE_ITEM, TR_DENSE_KEY, TR_DENSE_VALUE, TR_DENSE_MEMBER, TR_DENSE_STACK, TR_DENSE_KINDS };

#define TR_TARGET_SHIFT   3 /* TrId */
#define TR_NAMED_SHIFT    5 /* TrNamedRef */
#define TR_REFERRER_SHIFT 4 /* TrReferrer */

typedef struct TrSlots {
  TrArray dense[TR_DENSE_KINDS]; /* TrId */
  TrArray named;                 /* TrNamedRef, by kind and index */
  guint32 n_named;
  guint32 n_refs; /* slots that refer to something */
} TrSlots;

typedef struct TrNamedRef {
  guint32 kind, index;
  TrId target;
  TrText name;
  guint64 padding;
} TrNamedRef;

G_STATIC_ASSERT (sizeof (TrNamedRef) == 1 << TR_NAMED_SHIFT);

typedef struct TrReferrer {
  TrId owner;
  guint64 n_slots;
} TrReferrer;

typedef struct TrImageSubject {
  TrSubject is;
  TrPayloadPlace payload;
  guint32 line, holders;
  TrHandle slots; /* TrSlots; 0: it owns nothing */
  guint32 n_referrers;
  TrArray referrers; /* TrReferrer */
  guint8 alive, immortal;
  guint8 indexed; /* its referrers are in `edges` */
} TrImageSubject;

typedef struct TrImage {
  TrPages pages;
  TrMap subjects; /* TrId to the handle of its TrImageSubject */
  TrMap edges;    /* of target and owner to the referrer's place in the target's list + 1 */
  int step;       /* -1: before everything */
  guint32 n_living, n_frames;
  TrId top_frame, interp;
} TrImage;

void tr_image_init (TrImage *image);
void tr_image_clear (TrImage *image);
/* Makes COPY, which is not initialized, equal to IMAGE; they share what neither changes. */
void tr_image_copy (TrImage *image, TrImage *copy);

void tr_image_apply (TrImage *image, TrLog *log, const TrChange *change);
void tr_image_undo (TrImage *image, TrLog *log, const TrChange *change);

/* To be read until the image changes; NULL: there is none. */
const TrImageSubject *tr_image_subject (const TrImage *image, TrId id);
const TrSlots *tr_image_slots (const TrImage *image, const TrImageSubject *subject);
/* -1: not one of the dense ones. */
int tr_image_dense (guint kind, guint32 index);
RtSlotKind tr_image_kind_of_dense (int dense);
TrId tr_image_target (const TrImage *image, const TrArray *dense, guint32 index);
/* The next index from INDEX on at which something may stand; at least the array's length: none. */
guint32 tr_image_skip_empty (const TrImage *image, const TrArray *dense, guint32 index);
/* Where the named slot stands, or belongs. */
guint32 tr_image_named_place (const TrImage *image, const TrSlots *slots, guint kind, guint32 index, gboolean *found);
const TrNamedRef *tr_image_named (const TrImage *image, const TrSlots *slots, guint32 place);

G_END_DECLS
