/* Turns arrows around that point left though they need not, in a picture that is small enough to be arranged as a whole.
 *
 * Arranging leaves every box in its column. But where a box belongs is often known only later: a name held it, and a column left of
 * that of the container that refers to it now was as good as any. So a box at which an arrow points left may go to another column.
 * What is dear about that is not how far it goes, but whom it passes: what was above, beneath or left of something is no longer found
 * there. So a box goes to where it passes few others, or nobody, and only so many go in one plan as are hardly seen to move. */
#include "ly-online.h"

#define GAIN_PX      110.0 /* a place must be so much better */
#define PASSED_PX    400.0 /* and so much for each box that is passed */
#define WEIGHED_MOST 12    /* boxes whose places are weighed in one plan */

static LyPoint middle_of (const LyOnline *o, uint32_t t, LySpot spot) {
  const LyThing *thing = &o->u->things[t];
  return (LyPoint){o->columns[spot.column].x_px + thing->width_px / 2, spot.y_px + thing->height_px / 2};
}

/* Is C between A and B? */
static bool is_passed (double a_px, double b_px, double c_px) {
  return (a_px < c_px && c_px < b_px) || (b_px < c_px && c_px < a_px);
}

/* How many boxes are passed by what the OFFER asks for. */
static uint32_t count_passed (const LyOnline *o, const LyOffer *offer) {
  uint32_t passed = 0;
  if (offer->spot.column >= o->column_count)
    return 0;
  LyPoint before = middle_of (o, offer->t, o->here[offer->t].spot), after = middle_of (o, offer->t, offer->spot);
  for (uint32_t i = 0; i < o->thing_count; i++) {
    uint32_t t = o->things[i];
    if (t == offer->t || o->here[t].young || !o->here[t].placed)
      continue;
    LyPoint other = middle_of (o, t, o->here[t].spot);
    passed += is_passed (before.x_px, after.x_px, other.x_px) || is_passed (before.y_px, after.y_px, other.y_px);
  }
  return passed;
}

static bool best_turn (LyOnline *o, LyOffer *best) {
  uint32_t weighed = 0;
  *best = (LyOffer){.t = LY_NONE, .gain_px = GAIN_PX};
  for (uint32_t k = 0; k < o->thing_count && weighed < WEIGHED_MOST; k++) {
    uint32_t t = o->things[(k + o->step * WEIGHED_MOST) % o->thing_count];
    LyOffer offer;
    if (o->u->things[t].kind == LY_KIND_FRAME || o->here[t].changed || !ly_online_points_left (o, t))
      continue;
    if (!ly_online_weigh (o, t, &offer))
      return false;
    weighed++;
    offer.gain_px -= PASSED_PX * count_passed (o, &offer);
    if (offer.gain_px > best->gain_px)
      *best = offer;
  }
  return true;
}

bool ly_online_turn (LyOnline *o) {
  for (uint32_t most = ly_online_may_move (o); most > 0; most--) {
    LyOffer offer;
    if (!best_turn (o, &offer))
      return false;
    if (offer.t == LY_NONE)
      break;
    if (!ly_online_accept (o, &offer))
      return false;
  }
  return true;
}
