#include "tr-keyframes.h"

#define APART_BYTES ((guint64) 256 << 10) /* of tape between two: some ms of changes */
#define LIMIT_BYTES ((guint64) 256 << 20) /* that all may keep */

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

/* Every second one goes. What only it kept is freed; what it shared with the next one is still kept. */
static void thin_out (TrKeyframes *keyframes) {
  GPtrArray *frames = keyframes->frames, *kept = g_ptr_array_new_with_free_func (keyframe_free);
  keyframes->kept_bytes = 0;
  for (guint i = 0; i < frames->len; i++) {
    if (i % 2 == 0) {
      keyframe_free (frames->pdata[i]);
      continue;
    }
    keyframes->kept_bytes += ((TrKeyframe *) frames->pdata[i])->kept_bytes;
    g_ptr_array_add (kept, frames->pdata[i]);
  }
  g_ptr_array_set_free_func (frames, NULL);
  g_ptr_array_unref (frames);
  keyframes->frames = kept;
  keyframes->apart_bytes *= 2;
}

static const TrKeyframe *last_frame (const TrKeyframes *keyframes) {
  return keyframes->frames->len > 0 ? keyframes->frames->pdata[keyframes->frames->len - 1] : NULL;
}

void tr_keyframes_offer (TrKeyframes *keyframes, TrImage *image, guint64 place) {
  /* An eighth of what it keeps: the tape and its keyframes are to stay of one order of size. */
  guint64 kept_bytes = image->pages.new_pages * TR_PAGE_BYTES + image->pages.n * sizeof (TrPageEntry);
  g_mutex_lock (&keyframes->lock);
  const TrKeyframe *last = last_frame (keyframes);
  if (place - (last != NULL && last->place <= place ? last->place : 0) >= MAX (keyframes->apart_bytes, kept_bytes / 8) &&
      (last == NULL || (last->image.step < image->step && last->place < place))) {
    TrKeyframe *keyframe = g_new (TrKeyframe, 1);
    tr_image_copy (image, &keyframe->image);
    keyframe->place = place;
    keyframe->kept_bytes = kept_bytes;
    keyframes->kept_bytes += kept_bytes;
    g_ptr_array_add (keyframes->frames, keyframe);
    if (keyframes->kept_bytes > LIMIT_BYTES)
      thin_out (keyframes);
  }
  g_mutex_unlock (&keyframes->lock);
}

/* The last one up to STEP. */
static const TrKeyframe *find (const TrKeyframes *keyframes, int step) {
  guint low = 0, high = keyframes->frames->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (((const TrKeyframe *) keyframes->frames->pdata[middle])->image.step > step)
      high = middle;
    else
      low = middle + 1;
  }
  return low > 0 ? keyframes->frames->pdata[low - 1] : NULL;
}

gboolean tr_keyframes_find (TrKeyframes *keyframes, int step, int *found_step, guint64 *place) {
  g_mutex_lock (&keyframes->lock);
  const TrKeyframe *keyframe = find (keyframes, step);
  if (keyframe != NULL) {
    *found_step = keyframe->image.step;
    *place = keyframe->place;
  }
  g_mutex_unlock (&keyframes->lock);
  return keyframe != NULL;
}

gboolean tr_keyframes_load (TrKeyframes *keyframes, int step, TrImage *image) {
  g_mutex_lock (&keyframes->lock);
  TrKeyframe *keyframe = (TrKeyframe *) find (keyframes, step);
  gboolean there = keyframe != NULL && keyframe->image.step == step;
  if (there) {
    tr_image_clear (image);
    tr_image_copy (&keyframe->image, image);
  }
  g_mutex_unlock (&keyframes->lock);
  return there;
}
