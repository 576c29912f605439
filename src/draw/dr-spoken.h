/* A picture in words, for who does not see it: what a card is and who holds it, what a name refers to, what a step has done.
 *
 * An object is called by the way that leads to it: "a", "b[0]", "p.next". The ways are the shortest ones along the arrows of the
 * picture, found once for a scene.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

typedef struct DrSpoken DrSpoken;

/* The words of SCENE, which must live as long. */
DrSpoken *dr_spoken_new (const DrScene *scene);
void dr_spoken_free (DrSpoken *spoken);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSpoken, dr_spoken_free)

/* A number that is another one if the words of the card or of one of its cells are other ones. */
guint64 dr_spoken_number (const DrSpoken *spoken, guint card);
/* "list of 3 items, 2 references, held by a and b[0]"; "Global names, line 3". Free with g_free, as all that follow. */
char *dr_spoken_card (const DrSpoken *spoken, guint card);
/* "a: list of 3 items, 2 references, held by a and b[0]"; "[0]: 1, was 2". */
char *dr_spoken_cell (const DrSpoken *spoken, guint card, guint cell);
/* What the scene marks: "a is new: list of 3 items. 1 object made."; "" if nothing is marked. */
char *dr_spoken_changes (const DrSpoken *spoken);

G_END_DECLS
