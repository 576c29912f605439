/* Keyframes: images of the heap at steps not too far from each other.
 *
 * They are made by readers on their way and belong to the log, so that all its readers gain. Taking one and going on from one
 * costs next to nothing, since images share their pages; what it keeps is what changed since the one before. So they stand
 * close to each other on the tape where little is kept, and farther apart where much is; when they take more than their
 * share, every third one goes, and those to come stand so much farther apart. Their
 * share is as much again as the recording may take, but no more than a part of the machine's memory.
 */
#pragma once

#include "tr-image.h"

G_BEGIN_DECLS

typedef struct TrKeyframe {
  TrImage image;
  guint64 place;      /* on the tape, where the changes of the image's step end */
  guint64 kept_bytes; /* roughly */
} TrKeyframe;

typedef struct TrKeyframes {
  GMutex lock;
  GPtrArray *frames; /* TrKeyframe, by step */
  guint64 apart_bytes; /* of tape, at least */
  guint64 kept_bytes;
} TrKeyframes;

void tr_keyframes_init (TrKeyframes *keyframes);
void tr_keyframes_clear (TrKeyframes *keyframes);
/* Called with an image that walked forward to PLACE: keeps a copy if it is far enough from all there are. RECORDING_BYTES: the memory that
 * the recording may take. */
void tr_keyframes_offer (TrKeyframes *keyframes, TrImage *image, guint64 place, guint64 recording_bytes);
/* Of the keyframes up to STEP the last one, or AFTER it the first one: its step, and its place. FALSE: there is none. */
gboolean tr_keyframes_find (TrKeyframes *keyframes, int step, gboolean after, int *found_step, guint64 *place);
/* Replaces IMAGE by a copy of the keyframe at exactly STEP; FALSE: it is gone. */
gboolean tr_keyframes_load (TrKeyframes *keyframes, int step, TrImage *image);

G_END_DECLS
