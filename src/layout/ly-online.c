/* The online layout: a later plan, which knows what was placed before and nothing of what will come.
 *
 * After DynaDAG (North and Woodhull, 2001): the picture is changed as little as the new steps ask for, and
 * what is changed is put where a layout of the whole would have put it. In this order:
 *
 *  - frames stand below each other in the order of their calls;
 *  - boxes that grew push out what they grew into, to the nearest free place;
 *  - new boxes go, depth first from what refers to them, to the place that costs least: short arrows that
 * point right, few crossings, the order of the cells, no more area than needed (ly-online-cost.c);
 *  - boxes whose place has become bad move, as far as the budget for movement allows (ly-online-moves.c);
 *  - arrows that are new, whose boxes moved, or whose way is blocked, find their way through the gaps of the
 * columns (ly-online-ways.c). All others keep theirs.
 *
 * The new steps are known together, usually one. A plan costs little more than a look at everything that
 * lives, and the places that are weighed for what is new. */
#include "ly-online.h"

#include "ly-measures.h"

/* Makes the containers larger, or as large as they were before. */
static void pad (LyUnion *u, double sign) {
  for (size_t t = 0; t < u->thing_count; t++) {
    u->things[t].height_px += sign * ly_late_growth_px (u->things[t].kind);
    u->things[t].width_px += sign * ly_late_growth_px (u->things[t].kind);
  }
}

bool ly_plan_first (LyLayout *layout) {
  pad (&layout->all, 1);
  bool done = ly_plan_all (layout);
  pad (&layout->all, -1);
  return done;
}

static bool add_to_picture (LyOnline *o) {
  if (!ly_online_settle_frames (o) || !ly_online_settle_grown (o))
    return false;
  ly_online_drop_blocked (o);
  return ly_online_put_fresh (o) && ly_online_improve (o) && ly_online_find_ways (o);
}

bool ly_plan_more (LyLayout *layout) {
  LyOnline o;
  bool anew = false;
  bool done = ly_online_begin (&o, layout, layout->planned_steps) && add_to_picture (&o) &&
              ly_online_lay_out_anew (&o, &anew) && (anew || ly_online_end (&o));
  ly_arena_clear (&o.arena);
  return done;
}
