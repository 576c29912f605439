/* Where a picture looks other than another one: what of it has to be painted anew.
 *
 * Every card and every arrow of a scene has a look, a number in which goes all that it is painted from, its place included. Looks are
 * computed once, by the thread that makes the scene; to compare two scenes is to compare numbers.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* Computes the looks of SCENE, once it is placed; before it is shared. */
void dr_scene_look (DrScene *scene);
/* The look of one card: what it says is the same if this is. 0: it is not known. */
guint64 dr_scene_card_look (const DrScene *scene, guint index);
/* Appends to RECTS (of DrRect) where TO looks other than FROM; if it MOVES, what is in both at other places counts with all that lies
 * between. FALSE: it cannot be told, so all may be other. */
gboolean dr_scene_changes (const DrScene *from, const DrScene *to, gboolean moves, GArray *rects);

G_END_DECLS
