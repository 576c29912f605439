/* Makes room for an arrow that points left though it need not.
 *
 * When a chain is cut open and a link is put in between, the new one stands where its successor stands, and
 * that would have to go one column further, and its own successor, and so on. The same in the other
 * direction: what refers to it may go left. The smaller of the two sets moves, its far end first, so that no
 * step in between makes it worse; if it is larger than what may move in one plan, the next plans go on with
 * it. */
#include <stdlib.h>
#include <string.h>

#include "ly-online.h"

#define SHIFT_MOST 24  /* things */
#define LINKS_MOST 256 /* that point left, looked at in one plan */

typedef struct LyShift {
  uint32_t things[SHIFT_MOST], columns[SHIFT_MOST];
  uint32_t count;
} LyShift;

static bool require (LyShift *shift, uint32_t t, uint32_t column, bool right) {
  for (uint32_t i = 0; i < shift->count; i++)
    if (shift->things[i] == t) {
      if (right ? column > shift->columns[i] : column < shift->columns[i])
        shift->columns[i] = column;
      return true;
    }
  if (shift->count == SHIFT_MOST)
    return false;
  shift->things[shift->count] = t;
  shift->columns[shift->count++] = column;
  return true;
}

/* What an arrow of AT needs at its other end when AT goes to COLUMN; false: it cannot be. */
static bool require_next (const LyOnline *o, LyShift *shift, uint32_t at, uint32_t column, const LyLink *link,
                          uint32_t stop, bool right) {
  uint32_t other = right ? link->to : link->from;
  uint32_t now = o->here[at].spot.column, there = o->here[other].spot.column;
  if (other == at || (right ? there <= now || there > column : there >= now || there < column))
    return true; /* points left already, or has room enough */
  if (other == stop || (!right && column <= 1) || o->u->things[other].kind == LY_KIND_FRAME)
    return false;
  return require (shift, other, right ? column + 1 : column - 1, right);
}

/* What has to move along when T goes to COLUMN; false: too much, or the arrow closes a cycle with STOP.
 * Columns only ever go on in one direction, so looking at all again until none changes comes to an end. */
static bool spread (const LyOnline *o, LyShift *shift, uint32_t t, uint32_t column, uint32_t stop,
                    bool right) {
  const uint32_t *start = right ? o->out_start : o->in_start, *list = right ? o->out : o->in;
  uint32_t before, rounds = 0;
  shift->count = 0;
  require (shift, t, column, right);
  do {
    before = 0;
    for (uint32_t i = 0; i < shift->count; i++)
      before += shift->columns[i];
    for (uint32_t i = 0; i < shift->count; i++)
      for (uint32_t at = shift->things[i], k = start[at]; k < start[at + 1]; k++)
        if (!require_next (o, shift, at, shift->columns[i], &o->u->links[list[k]], stop, right))
          return false;
    for (uint32_t i = 0; i < shift->count; i++)
      before -= shift->columns[i];
  } while (before != 0 && rounds++ < SHIFT_MOST);
  return before == 0;
}

/* The smaller one of the two ways to let LINK point right. */
static bool shift_for (const LyOnline *o, const LyLink *link, LyShift *shift) {
  uint32_t from = o->here[link->from].spot.column, to = o->here[link->to].spot.column;
  LyShift left;
  bool can_right = spread (o, shift, link->to, from + 1, link->from, true);
  bool can_left = to > 1 && o->u->things[link->from].kind != LY_KIND_FRAME &&
                  spread (o, &left, link->from, to - 1, link->to, false);
  if (can_left && (!can_right || left.count < shift->count))
    *shift = left;
  return can_left || can_right;
}

/* Is moving the I-th thing of SHIFT at once no step back? Its far end goes first. */
static uint32_t farthest (const LyOnline *o, const LyShift *shift) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < shift->count; i++) {
    bool right = shift->columns[i] > o->here[shift->things[i]].spot.column;
    if (right ? shift->columns[i] > shift->columns[best] : shift->columns[i] < shift->columns[best])
      best = i;
  }
  return best;
}

static bool move_to (LyOnline *o, uint32_t t, uint32_t column, double *way_px) {
  LySpot before = o->here[t].spot, spot;
  ly_online_take_up (o, t);
  ly_online_mute (o, t, true);
  spot = ly_online_best_in (o, t, column, before.y_px);
  ly_online_mute (o, t, false);
  *way_px = ly_online_distance (o, before, spot);
  return ly_online_put (o, t, spot);
}

static bool smallest_shift (const LyOnline *o, LyShift *least) {
  uint32_t looked = 0;
  least->count = SHIFT_MOST + 1;
  for (uint32_t i = 0; i < o->link_count && looked < LINKS_MOST; i++) {
    const LyLink *link = &o->u->links[o->links[i]];
    LyShift shift;
    if (link->from == link->to || o->u->things[link->to].kind == LY_KIND_FRAME ||
        o->here[link->to].spot.column > o->here[link->from].spot.column)
      continue;
    looked++;
    if (shift_for (o, link, &shift) && shift.count < least->count)
      *least = shift;
  }
  return least->count <= SHIFT_MOST;
}

bool ly_online_make_room (LyOnline *o, uint32_t *most, double *purse_px) {
  while (*most > 0 && *purse_px > 0) {
    LyShift shift;
    if (!smallest_shift (o, &shift))
      return true;
    while (shift.count > 0 && *most > 0 && *purse_px > 0) {
      double way_px;
      uint32_t i = farthest (o, &shift);
      if (!move_to (o, shift.things[i], shift.columns[i], &way_px))
        return false;
      *purse_px -= way_px;
      --*most;
      shift.count--;
      shift.things[i] = shift.things[shift.count];
      shift.columns[i] = shift.columns[shift.count];
    }
  }
  return true;
}
