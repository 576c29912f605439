/* The online layout: a later plan, which knows what was placed before and nothing of what will come.
 *
 * After DynaDAG (North and Woodhull, 2001): the picture is changed as little as the new steps ask for, and
 * what is changed is put where a layout of the whole would have put it. In this order:
 *
 *  - frames stand below each other in the order of their calls;
 *  - new boxes go, depth first from what refers to them, to the column that costs least: short arrows that
 * point right, few crossings (ly-online-cost.c). One that refers to what is right behind all that refers to
 * it gets a column of its own (in a large picture only if few boxes stand left of that): the others move right together;
 *  - a box at which an arrow points left may go to another column (ly-online-turn.c);
 *  - the step is arranged as a whole (ly-online-arrange.c): boxes that were there hold on to their places,
 * all arrows may go other ways, and new boxes stand between the others where few arrows cross and nobody has
 * to move.
 *
 * A picture that is too large for that is added to box by box: boxes that grew push out what they grew into,
 * to the nearest free place; boxes whose place has become bad move, as far as the budget for movement allows
 * (ly-online-moves.c); arrows that are new, whose boxes moved, or whose way is blocked, find their way
 * through the gaps of the columns (ly-online-ways.c). All others keep theirs.
 *
 * The new steps are known together, usually one. A plan costs little more than a look at everything that
 * lives, and the places that are weighed for what is new. */
#include <math.h>

#include "ly-measures.h"
#include "ly-online.h"

#define ROW_GROWTH 0.6 /* how much wider a row of cells may become before what is beside it has to move */

/* Makes the containers larger. Rows of cells grow to the right, other containers downwards. */
static bool pad (LyUnion *u, LyArena *arena) {
  bool *is_row = LY_ARRAY (arena, bool, u->thing_count);
  if (is_row == NULL)
    return false;
  for (size_t i = 0; i < u->link_count; i++)
    is_row[u->links[i].from] |= u->links[i].side == LY_SIDE_BELOW;
  for (size_t t = 0; t < u->thing_count; t++) {
    LyThing *thing = &u->things[t];
    double by_px = ly_late_growth_px (thing->kind);
    thing->height_px += by_px;
    thing->width_px += by_px;
    if (thing->kind == LY_KIND_LIST && is_row[t])
      thing->width_px += ceil (ROW_GROWTH * thing->width_px);
  }
  return true;
}

/* Makes the picture, and lets what only names hold stand where it is likely to belong. */
static bool plan_with_hints (LyLayout *layout, LyArena *arena) {
  LyUnion *u = &layout->all;
  bool done = ly_online_hint (u, arena) && ly_plan_all (layout);
  u->hints = NULL;
  u->hint_count = 0;
  return done;
}

bool ly_plan_first (LyLayout *layout) {
  LyUnion *u = &layout->all;
  LyArena arena;
  ly_arena_init (&arena, layout->allocator);
  LyThing *as_they_are = LY_ARRAY (&arena, LyThing, u->thing_count);
  bool done = as_they_are != NULL;
  for (size_t t = 0; done && t < u->thing_count; t++)
    as_they_are[t] = u->things[t];
  done = done && pad (u, &arena) && plan_with_hints (layout, &arena);
  for (size_t t = 0; as_they_are != NULL && t < u->thing_count; t++) {
    u->things[t].width_px = as_they_are[t].width_px;
    u->things[t].height_px = as_they_are[t].height_px;
  }
  ly_arena_clear (&arena);
  return done;
}

/* Box by box, if there are too many to be arranged as a whole. */
static bool add_to_picture (LyOnline *o, bool *anew) {
  if (!ly_online_settle_grown (o) || !ly_online_drop_blocked (o))
    return false;
  return ly_online_put_fresh (o) && ly_online_improve (o) && ly_online_find_ways (o) &&
         ly_online_lay_out_anew (o, anew);
}

bool ly_plan_more (LyLayout *layout) {
  LyOnline o;
  bool anew = false, arranged = false;
  bool done = ly_online_begin (&o, layout, layout->planned_steps) && ly_online_settle_frames (&o);
  if (done && ly_online_arranges (&o))
    done = ly_online_widen_all (&o) && ly_online_put_fresh (&o) && ly_online_turn (&o) && ly_online_arrange (&o, &arranged);
  done = done && (arranged || add_to_picture (&o, &anew)) && (anew || ly_online_end (&o));
  done = done && !o.failed;
  ly_arena_reset (&o.arena);
  layout->room = o.arena;
  return done;
}
