/* The pictures of a run: graphs of its steps, laid out so that what stays keeps its place, each as a scene.
 *
 * The layout looks ahead: before a picture it is told of all steps around it, or of a sample of them if they are many, so that a
 * long run, and one that still goes on, cost no more than a short one. Others are added as they are looked at.
 *
 * While a run goes on, and at the prompt, the future is not known: pictures are laid out one after the other, what is there stays
 * put, and what is new finds room. Once a run is recorded, all of it is laid out at once, knowing everything: the first scene after
 * that says so (`anew`), and from then on nothing moves any more.
 * A story belongs to one thread; scenes are for all.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

typedef struct DrStory DrStory;

/* LOG is kept alive. */
DrStory *dr_story_new (TrLog *log, const MdView *view, const DrOptions *options);
void dr_story_free (DrStory *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrStory, dr_story_free)

TrLog *dr_story_log (DrStory *story);
/* Whether the log is complete, as it is taken to be at first: whether it is worth while to look ahead. */
void dr_story_set_recorded (DrStory *story, gboolean recorded);
/* What is elided, and the focus, are those of VIEW from now on; what stays in the picture keeps its place. */
void dr_story_set_elision (DrStory *story, const MdView *view);
/* Goes on with LOG, which begins with the first N_STEPS steps of the one before, had again: what is placed keeps its place. */
void dr_story_go_on (DrStory *story, TrLog *log, guint n_steps);
/* The scene of STEP, which must be published; NULL if memory ran out. Free with dr_scene_unref. */
DrScene *dr_story_scene (DrStory *story, guint step);
/* The same, marked against the earlier step SINCE; -1: nothing is marked. */
DrScene *dr_story_scene_since (DrStory *story, guint step, int since);

G_END_DECLS
