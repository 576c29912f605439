/* Objects that were made since the last step, in the order of their making.
 *
 * Identities count up by one from object to object, so the young ones lie in an array in which an identity is found by
 * subtraction. An object that ends leaves a hole. When many have been made and most of them have ended, those that live are moved
 * to the list of the old ones, where they are found by bisection; `ids` keeps their order though there are holes.
 */
#pragma once

#include <glib.h>

#include "rt-object.h"

G_BEGIN_DECLS

/* Stands for an object that was told of, and ended, while the list went on. */
#define TR_BORN_TOLD ((RtObject *) 1)

typedef struct TrBorn {
  RtObject **young; /* identity BASE + index; NULL: ended, or not seen */
  gsize n_young, young_room, n_alive;
  guint64 base;
  RtObject **old; /* ascending; NULL: ended */
  guint64 *ids;
  gsize n_old, old_room;
} TrBorn;

/* BASE: no object with a smaller identity will be added, but for those given to tr_born_add_old. */
void tr_born_init (TrBorn *born, guint64 base);
void tr_born_clear (TrBorn *born);
/* In ascending order, before any other. */
void tr_born_add_old (TrBorn *born, RtObject *o);
/* Forgets all; the next identity to come is BASE. */
static inline void tr_born_restart (TrBorn *born, guint64 base) {
  born->n_young = born->n_alive = born->n_old = 0;
  born->base = base;
}

/* Where the object IDENTITY is listed; NULL if it was never. The place holds NULL if it ended. */
RtObject **tr_born_find (TrBorn *born, guint64 identity);
void tr_born_add_slowly (TrBorn *born, RtObject *o);

static inline void tr_born_add (TrBorn *born, RtObject *o) {
  if (G_LIKELY (born->n_young < born->young_room && o->identity == born->base + born->n_young)) {
    born->young[born->n_young++] = o;
    born->n_alive++;
  } else {
    tr_born_add_slowly (born, o);
  }
}

static inline void tr_born_remove (TrBorn *born, const RtObject *o) {
  guint64 index = o->identity - born->base;
  if (G_LIKELY (index < born->n_young)) {
    born->young[index] = NULL;
    born->n_alive--;
    return;
  }
  RtObject **place = tr_born_find (born, o->identity);
  if (place != NULL)
    *place = NULL;
}

G_END_DECLS
