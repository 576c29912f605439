#include "tr-keyframes.h"

#include <unistd.h>

#define APART_BYTES ((guint64) 256 << 10) /* of tape between two: some ms of changes */
#define LEAST_BYTES ((guint64) 256 << 20) /* that all may keep, however little the recording may take */
#define KEPT_FOR_TAPE 22 /* bytes that a keyframe may keep for each one of the tape since the one before */
#define SHARE       16 /* of the machine's memory, that part: where tens of thousands of objects change here and there, each image keeps most of it */

/* What all may keep. */
static guint64 limit_for (guint64 recording_bytes) {
  const long pages = sysconf (_SC_PHYS_PAGES), page_bytes = sysconf (_SC_PAGESIZE);
  const guint64 share = pages > 0 && page_bytes > 0 ? (guint64) pages * (guint64) page_bytes / SHARE : 0;
  return MAX (MIN (share, recording_bytes), LEAST_BYTES);
}

static void keyframe_free (gpointer data) {
  TrKeyframe *keyframe = data;
  tr_image_clear (&keyframe->image);
  g_free (keyframe);
}

void tr_keyframes_init (TrKeyframes *keyframes) {
  g_mutex_init (&keyframes->lock);
  keyframes->frames = g_ptr_array_new_with_free_func (keyframe_free);
  keyframes->apart_bytes = APART_BYTES;
  keyframes->kept_bytes = 0;
}

void tr_keyframes_clear (TrKeyframes *keyframes) {
  g_ptr_array_unref (keyframes->frames);
  g_mutex_clear (&keyframes->lock);
}

/* Every third one goes. What only it kept is freed; what it shared with the next one is still kept. */
static void thin_out (TrKeyframes *keyframes) {
  GPtrArray *frames = keyframes->frames, *kept = g_ptr_array_new_with_free_func (keyframe_free);
  keyframes->kept_bytes = 0;
  for (guint i = 0; i < frames->len; i++) {
    if (i % 3 == 0) {
      keyframe_free (frames->pdata[i]);
      continue;
    }
    keyframes->kept_bytes += ((TrKeyframe *) frames->pdata[i])->kept_bytes;
    g_ptr_array_add (kept, frames->pdata[i]);
  }
  g_ptr_array_set_free_func (frames, NULL);
  g_ptr_array_unref (frames);
  keyframes->frames = kept;
  /* Those to come are not to stand closer than these do, or these would soon have to go for them. */
  const TrKeyframe *last = kept->len > 0 ? kept->pdata[kept->len - 1] : NULL;
  keyframes->apart_bytes = MAX (keyframes->apart_bytes * 3 / 2, last != NULL ? last->place / kept->len : 0);
}

static const TrKeyframe *last_frame (const TrKeyframes *keyframes) {
  return keyframes->frames->len > 0 ? keyframes->frames->pdata[keyframes->frames->len - 1] : NULL;
}

void tr_keyframes_offer (TrKeyframes *keyframes, TrImage *image, guint64 place, guint64 recording_bytes) {
  /* A part of what it keeps: that is not to grow far beyond the tape. */
  guint64 kept_bytes = image->pages.new_pages * TR_PAGE_BYTES + image->pages.n * sizeof (TrPageEntry);
  g_mutex_lock (&keyframes->lock);
  const TrKeyframe *last = last_frame (keyframes);
  if (place - (last != NULL && last->place <= place ? last->place : 0) >= MAX (keyframes->apart_bytes, kept_bytes / KEPT_FOR_TAPE) &&
      (last == NULL || (last->image.step < image->step && last->place < place))) {
    TrKeyframe *keyframe = g_new (TrKeyframe, 1);
    tr_image_copy (image, &keyframe->image);
    keyframe->place = place;
    keyframe->kept_bytes = kept_bytes;
    keyframes->kept_bytes += kept_bytes;
    g_ptr_array_add (keyframes->frames, keyframe);
    if (keyframes->kept_bytes > limit_for (recording_bytes))
      thin_out (keyframes);
  }
  g_mutex_unlock (&keyframes->lock);
}

/* How many there are up to STEP. */
static guint count_up_to (const TrKeyframes *keyframes, int step) {
  guint low = 0, high = keyframes->frames->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (((const TrKeyframe *) keyframes->frames->pdata[middle])->image.step > step)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* The last one up to STEP. */
static TrKeyframe *find (const TrKeyframes *keyframes, int step) {
  const guint n = count_up_to (keyframes, step);
  return n > 0 ? keyframes->frames->pdata[n - 1] : NULL;
}

static TrKeyframe *find_after (const TrKeyframes *keyframes, int step) {
  const guint n = count_up_to (keyframes, step);
  return n < keyframes->frames->len ? keyframes->frames->pdata[n] : NULL;
}

gboolean tr_keyframes_find (TrKeyframes *keyframes, int step, gboolean after, int *found_step, guint64 *place) {
  g_mutex_lock (&keyframes->lock);
  const TrKeyframe *keyframe = after ? find_after (keyframes, step) : find (keyframes, step);
  if (keyframe != NULL) {
    *found_step = keyframe->image.step;
    *place = keyframe->place;
  }
  g_mutex_unlock (&keyframes->lock);
  return keyframe != NULL;
}

gboolean tr_keyframes_load (TrKeyframes *keyframes, int step, TrImage *image) {
  g_mutex_lock (&keyframes->lock);
  TrKeyframe *keyframe = find (keyframes, step);
  gboolean there = keyframe != NULL && keyframe->image.step == step;
  if (there) {
    tr_image_clear (image);
    tr_image_copy (&keyframe->image, image);
  }
  g_mutex_unlock (&keyframes->lock);
  return there;
}
