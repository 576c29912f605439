#include "tr-born.h"

#define FIRST_ROOM     256
#define COMPACT_LENGTH ((gsize) 1 << 16) /* below this holes do not matter */

void tr_born_init (TrBorn *born, guint64 base) {
  *born = (TrBorn){.base = base, .young_room = FIRST_ROOM, .young = g_new (RtObject *, FIRST_ROOM)};
}

void tr_born_clear (TrBorn *born) {
  g_free (born->young);
  g_free (born->old);
  g_free (born->ids);
}

void tr_born_add_old (TrBorn *born, RtObject *o) {
  if (born->n_old == born->old_room) {
    born->old_room = MAX (FIRST_ROOM, born->old_room * 2);
    born->old = g_renew (RtObject *, born->old, born->old_room);
    born->ids = g_renew (guint64, born->ids, born->old_room);
  }
  born->old[born->n_old] = o;
  born->ids[born->n_old++] = o->identity;
}

static void compact (TrBorn *born) {
  gsize kept = 0;
  for (gsize i = 0; i < born->n_old; i++)
    if (born->old[i] != NULL) {
      born->old[kept] = born->old[i];
      born->ids[kept++] = born->ids[i];
    }
  born->n_old = kept;
  for (gsize i = 0; i < born->n_young; i++)
    if (born->young[i] != NULL)
      tr_born_add_old (born, born->young[i]);
  born->base += born->n_young;
  born->n_young = born->n_alive = 0;
}

void tr_born_add_slowly (TrBorn *born, RtObject *o) {
  if (born->n_young >= COMPACT_LENGTH && born->n_alive < born->n_young / 4)
    compact (born);
  gsize length = (gsize) (o->identity - born->base) + 1;
  if (length > born->young_room) {
    while (born->young_room < length)
      born->young_room *= 2;
    born->young = g_renew (RtObject *, born->young, born->young_room);
  }
  while (born->n_young < length)
    born->young[born->n_young++] = NULL;
  born->young[length - 1] = o;
  born->n_alive++;
}

RtObject **tr_born_find (TrBorn *born, guint64 identity) {
  if (identity >= born->base)
    return identity - born->base < born->n_young ? &born->young[identity - born->base] : NULL;
  gsize low = 0, high = born->n_old;
  while (low < high) {
    gsize middle = low + (high - low) / 2;
    if (born->ids[middle] < identity)
      low = middle + 1;
    else
      high = middle;
  }
  return low < born->n_old && born->ids[low] == identity ? &born->old[low] : NULL;
}
