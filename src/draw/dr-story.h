/* The pictures of a run: graphs of its steps, laid out so that what stays keeps its place, each as a scene.
 *
 * The layout looks ahead: before the first picture it is told of all steps there are, or of a sample of them if they are many,
 * so that a long run costs no more than a short one. Steps that come later are added as they are looked at.
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
/* The scene of STEP, which must be published; NULL if memory ran out. Free with dr_scene_unref. */
DrScene *dr_story_scene (DrStory *story, guint step);

G_END_DECLS
