/* Who has to move, and who may: frames, boxes that grew, new boxes, boxes whose place has become bad.
 *
 * Moving is dear: a picture that jumps cannot be read. So there are two purses, filled a little with every
 * plan. A box whose place is bad moves if that saves much more than the movement costs and the first purse
 * pays for the distance; in one plan one box in twenty may do so. More boxes at once (a chain that has to
 * make room for a new link) are paid from the second purse, too, which fills so slowly that this stays rare.
 */
#include <math.h>
#include <stdlib.h>

#include "ly-measures.h"
#include "ly-online.h"

#define GAIN_PX      110.0 /* a place must be so much better */
#define GAIN_PER_PX  0.25  /* and so much for each px of the way */
#define STEADY_SHARE 20    /* one box in so many may move in one plan */
#define WAY_MOST     8.0   /* how far a box may move, in sizes */
#define GROWN_ROWS   3
#define STAYING_MOST 0.3   /* of the boxes of a large picture: who may stay where they are while all others move right */
#define STEADY_FILL  0.045 /* of the first purse, in sizes for each box */
#define STEADY_MOST  0.5
#define LOOKED_AT    48 /* boxes whose places are weighed in one plan, besides those whose links changed */

/* ---- frames ---- */

/* The bottom of what stands in the place of a frame must be above the next frame. Frames stand close below
 * each other; one that must go down takes those below along. */
bool ly_online_settle_frames (LyOnline *o) {
  double bottom_px = 0;
  uint32_t most = 0;
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyThing *thing = &o->u->things[o->things[i]];
    if (thing->kind == LY_KIND_FRAME && thing->depth > most)
      most = thing->depth;
  }
  uint32_t *next = LY_ARRAY (&o->arena, uint32_t, o->thing_count),
           *first = LY_ARRAY (&o->arena, uint32_t, most + 1);
  if (next == NULL || first == NULL)
    return false;
  for (uint32_t i = o->thing_count; i-- > 0;) {
    const LyThing *thing = &o->u->things[o->things[i]];
    if (thing->kind != LY_KIND_FRAME)
      continue;
    next[i] = first[thing->depth]; /* 0: none, otherwise one more than the index */
    first[thing->depth] = i + 1;
  }
  for (uint32_t depth = 0; depth <= most; depth++) {
    double level_px = bottom_px;
    for (uint32_t i = first[depth]; i > 0; i = next[i - 1]) {
      uint32_t t = o->things[i - 1];
      LyHere *here = &o->here[t];
      double y_px = here->placed ? fmax (bottom_px, here->spot.y_px) : bottom_px;
      level_px = fmax (level_px, y_px + ly_online_height (o, t) + LY_GAP_BOXES_PX);
      if (here->placed && y_px <= here->spot.y_px) {
        if (!ly_online_widen (o, 0, o->u->things[t].width_px))
          return false;
        continue;
      }
      if (here->placed)
        ly_online_take_up (o, t);
      if (!ly_online_put (o, t, (LySpot){0, y_px}))
        return false;
    }
    bottom_px = level_px;
  }
  return true;
}

/* ---- growth ---- */

/* May all boxes from COLUMN on move right together? Nobody comes past anybody then, and the arrow that would point left otherwise is
 * seen for long; but in a large picture far more is seen to move than there is to gain. */
static bool may_part (const LyOnline *o, uint32_t column) {
  uint32_t left = 0, right = 0;
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyHere *here = &o->here[o->things[i]];
    if (here->placed)
      *(here->spot.column < column ? &left : &right) += 1;
  }
  return fmin (left, right) <= STAYING_MOST * (left + right) || ly_online_arranges (o);
}

/* Should there be a new column for T, right of all that refers to it and left of all that it refers to? Where
 * it would stand; LY_NONE. */
static uint32_t column_between (const LyOnline *o, uint32_t t) {
  uint32_t low = 0, high = LY_NONE;
  LySpot guess;
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++) {
    uint32_t from = o->u->links[o->in[i]].from;
    if (from != t && o->here[from].placed && o->here[from].spot.column > low)
      low = o->here[from].spot.column;
  }
  if (ly_online_guess (o, t, &guess) && guess.column > low + 1)
    low = guess.column - 1;
  for (uint32_t i = o->out_start[t]; i < o->out_start[t + 1]; i++) {
    uint32_t to = o->u->links[o->out[i]].to;
    if (to != t && o->here[to].placed && o->here[to].spot.column < high)
      high = o->here[to].spot.column;
  }
  return high != LY_NONE && high == low + 1 && may_part (o, high) ? high : LY_NONE;
}

static bool put_best (LyOnline *o, uint32_t t) {
  double cost;
  uint32_t between = o->layout->online && o->here[t].young ? column_between (o, t) : LY_NONE;
  if (between != LY_NONE && !ly_online_insert_column (o, between, o->u->things[t].width_px))
    return false;
  ly_online_mute (o, t, true);
  LySpot spot = ly_online_best (o, t, &cost);
  ly_online_mute (o, t, false);
  return ly_online_put (o, t, spot);
}

/* Moves T to the free place in its column nearest to WISH_PX. */
static bool put_near (LyOnline *o, uint32_t t, double wish_px) {
  double places_px[4];
  LySpot spot = o->here[t].spot;
  uint32_t count =
      ly_online_gaps (o, spot.column, wish_px, ly_online_height (o, t), LY_ROOM_OVER_HOPS, places_px, 4);
  double nearest_px = places_px[0];
  for (uint32_t i = 1; i < count; i++)
    if (fabs (places_px[i] - wish_px) < fabs (nearest_px - wish_px))
      nearest_px = places_px[i];
  return ly_online_put (o, t, (LySpot){spot.column, nearest_px});
}

/* A box that has to go. */
typedef struct LyPushed {
  uint32_t t;
  double wish_px;
} LyPushed;

/* Was T away, so that nobody has seen it stand where it is now? */
static bool has_returned (const LyOnline *o, uint32_t t) {
  return !o->here[t].young && o->u->runs[o->u->things[t].run].first >= o->step;
}

/* Lists what has to go so that the others stand free: of two in each other's way the one that was away, or else the lower one, unless
 * it is much larger. */
static uint32_t find_pushed (const LyOnline *o, uint32_t column, LyPushed *pushed) {
  const LySpans *spans = &o->spans[column];
  uint32_t count = 0, kept = LY_NONE;
  for (uint32_t i = 0; i < spans->count; i++) {
    const LySpan *span = &spans->list[i], *above = kept == LY_NONE ? NULL : &spans->list[kept];
    if (span->is_hop)
      continue;
    if (above == NULL || span->top_px - span->above_px >= above->bottom_px + 2) {
      kept = i;
      continue;
    }
    double up = above->bottom_px - above->top_px, low = span->bottom_px - span->top_px;
    bool away = has_returned (o, above->owner), upper_goes = away != has_returned (o, span->owner) ? away : low > 2 * up;
    double growth_px = GROWN_ROWS * ly_late_growth_px (o->u->things[above->owner].kind); /* it will grow on */
    pushed[count++] =
        upper_goes ? (LyPushed){above->owner, span->top_px - LY_GAP_BOXES_PX - up}
                   : (LyPushed){span->owner, above->bottom_px + LY_GAP_BOXES_PX + growth_px + span->above_px};
    kept = upper_goes ? i : kept;
  }
  return count;
}

static bool settle_column (LyOnline *o, uint32_t column, LyPushed *pushed) {
  uint32_t count = find_pushed (o, column, pushed);
  for (uint32_t i = 0; i < count; i++)
    ly_online_take_up (o, pushed[i].t);
  for (uint32_t i = 0; i < count; i++)
    if (!put_near (o, pushed[i].t, pushed[i].wish_px))
      return false;
  return true;
}

bool ly_online_widen_all (LyOnline *o) {
  for (uint32_t i = 0; i < o->thing_count; i++) {
    uint32_t t = o->things[i];
    LyHere *here = &o->here[t];
    const LyThing *thing = &o->u->things[t];
    if (!here->placed)
      continue;
    if (!ly_online_widen (o, here->spot.column, here->indent_px + thing->width_px))
      return false;
    if (thing->placing != LY_NONE && thing->corridor_px > o->layout->placings[thing->placing].corridor_px)
      here->renewed = true;
  }
  return true;
}

/* Spans are as high as boxes are now, so growth shows as an overlap; what was away may find its place taken,
 * too. */
bool ly_online_settle_grown (LyOnline *o) {
  if (!ly_online_widen_all (o))
    return false;
  LyPushed *pushed = LY_ARRAY (&o->arena, LyPushed, o->thing_count);
  for (uint32_t c = 1; pushed != NULL && c < o->column_count; c++)
    if (!settle_column (o, c, pushed))
      return false;
  return pushed != NULL;
}

/* ---- new boxes ---- */

/* Depth first from what is placed, in the order of the cells. */
static bool put_from (LyOnline *o, uint32_t *stack, uint32_t t) {
  uint32_t depth = 0;
  stack[depth++] = t;
  while (depth > 0) {
    uint32_t at = stack[--depth];
    if (!o->here[at].placed && !put_best (o, at))
      return false;
    for (uint32_t i = o->out_start[at + 1]; i-- > o->out_start[at];) {
      uint32_t to = o->u->links[o->out[i]].to;
      if (!o->here[to].placed && o->here[to].fresh) {
        o->here[to].fresh = false; /* on the stack */
        stack[depth++] = to;
      }
    }
  }
  return true;
}

bool ly_online_put_fresh (LyOnline *o) {
  uint32_t *stack = LY_ARRAY (&o->arena, uint32_t, o->thing_count + 1);
  if (stack == NULL)
    return false;
  for (int pass = 0; pass < 2; pass++) /* first what something placed refers to, then what nothing does */
    for (uint32_t i = 0; i < o->thing_count; i++) {
      uint32_t t = o->things[i];
      if ((pass == 0 ? o->here[t].placed && o->here[t].stirred : !o->here[t].placed) &&
          !put_from (o, stack, t))
        return false;
    }
  return true;
}

/* ---- bad places ---- */

bool ly_online_weigh (LyOnline *o, uint32_t t, LyOffer *offer) {
  LySpot spot = o->here[t].spot;
  LySpan span = ly_online_span_of (o, t, spot.y_px);
  double best;
  ly_online_mute (o, t, true);
  ly_online_give (o, spot.column, spot.y_px, t, LY_SPAN_BOX);
  double now = ly_online_cost (o, t, spot);
  *offer = (LyOffer){.t = t, .spot = ly_online_best (o, t, &best)};
  ly_online_mute (o, t, false);
  offer->way_px = ly_online_distance (o, spot, offer->spot);
  offer->gain_px = now - best - GAIN_PER_PX * offer->way_px;
  return ly_online_take (o, spot.column, span);
}

bool ly_online_points_left (const LyOnline *o, uint32_t t) {
  uint32_t column = o->here[t].spot.column;
  for (uint32_t i = o->out_start[t]; i < o->out_start[t + 1]; i++) {
    uint32_t to = o->u->links[o->out[i]].to;
    if (to != t && o->here[to].spot.column <= column)
      return true;
  }
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++) {
    uint32_t from = o->u->links[o->in[i]].from;
    if (from != t && o->here[from].spot.column >= column)
      return true;
  }
  return false;
}

static bool best_offer (LyOnline *o, double most_px, LyOffer *best) {
  uint32_t looked = 0, most = o->counts_crossings ? LOOKED_AT : 0; /* a step of a very large picture is what it changes */
  *best = (LyOffer){.t = LY_NONE, .gain_px = GAIN_PX};
  for (uint32_t k = 0; k < o->thing_count; k++) {
    uint32_t t = o->things[(k + o->step * LOOKED_AT) % o->thing_count];
    LyOffer offer;
    if (o->u->things[t].kind == LY_KIND_FRAME || o->here[t].changed || o->work > o->most_work)
      continue;
    if (!o->here[t].stirred && (looked >= most || (!ly_online_points_left (o, t) && looked >= most / 2)))
      continue;
    looked += !o->here[t].stirred;
    if (!ly_online_weigh (o, t, &offer))
      return false;
    if (offer.gain_px > best->gain_px && offer.way_px <= most_px)
      *best = offer;
  }
  return true;
}

bool ly_online_accept (LyOnline *o, const LyOffer *offer) {
  ly_online_take_up (o, offer->t);
  return ly_online_put (o, offer->t, offer->spot);
}

uint32_t ly_online_may_move (const LyOnline *o) {
  uint32_t old = 0, moved = 0;
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyHere *here = &o->here[o->things[i]];
    old += !here->young;
    moved += here->changed && !here->young;
  }
  return moved < old / STEADY_SHARE ? old / STEADY_SHARE - moved : 0;
}

bool ly_online_improve (LyOnline *o) {
  LyPurse *purse = &o->layout->purse;
  uint32_t most = ly_online_may_move (o);
  purse->steady = fmin (purse->steady + STEADY_FILL * o->thing_count, STEADY_MOST * o->thing_count);
  double purse_px = o->size_px * purse->steady;
  if (o->thing_count == 0 || !o->layout->online)
    return true;
  if (!ly_online_make_room (o, &most, &purse_px))
    return false;
  while (most > 0 && purse_px > 0) {
    LyOffer offer;
    if (!best_offer (o, fmin (purse_px, WAY_MOST * o->size_px), &offer))
      return false;
    if (offer.t == LY_NONE)
      break;
    if (!ly_online_accept (o, &offer))
      return false;
    purse_px -= offer.way_px;
    most--;
  }
  purse->steady = purse_px / o->size_px;
  return true;
}
