/* The union of all steps: each box once, with its life and the room it ever needs; each link once, with its
 * life.
 *
 * Invariants:
 *  - `first` and `last` are the hull of the steps in which a thing or link was there; its runs are the exact
 * steps, the newest first, none touching the next. Two things can share a place when no run of one meets one
 * of the other;
 *  - height and width never shrink: they are the largest of all steps. The height at which arrows may arrive
 * is fixed by the smallest box seen before the first placing, so that routes do not follow later growth;
 *  - a frame's depth is greater than that of every frame that ever came before it in a step.
 */
#pragma once

#include "ly-layout.h"
#include "ly-map.h"

typedef enum LySide { /* where a link leaves its box */
                      LY_SIDE_RIGHT,
                      LY_SIDE_BELOW, /* then runs right in a corridor beneath the box */
                      LY_SIDE_ABOVE, /* or above it: ports inside of large boxes that are nearest to its top
                                      */
                      LY_SIDE_LEFT,
} LySide;

typedef struct LyRun { /* steps without a break */
  uint32_t first, last, older;
} LyRun;

typedef struct LyThing {
  uint64_t id;
  LyKind kind;
  uint32_t first, last;
  double width_px, height_px;
  double entry_height_px; /* arrows arrive within this much of the top */
  double corridor_px;     /* room kept free beneath the box for links that leave below */
  double above_px;        /* and above it */
  uint32_t grown;         /* the latest step in which it became larger, or needed more room around it */
  uint32_t depth;         /* of frames: place in the column */
  uint32_t placing;       /* the latest one; LY_NONE: not placed */
  uint32_t run;           /* the newest */
  double before_px; /* where its top was in the part that was planned before this one; NAN: it was not */
  double before_column_px; /* where the left border of its column was */
  uint32_t before_rank;    /* and which column that was, as ranked; LY_NONE: none that it could have again */
} LyThing;

typedef struct LyLink {
  uint32_t from, to; /* things */
  uint64_t port;
  uint32_t first, last;
  uint32_t steps;      /* in how many it was there */
  LyPoint at;          /* of the latest step */
  LySide side;         /* of the latest step */
  uint8_t sides;       /* a bit for each side that it ever left on */
  LyPoint usual_at;    /* the latest of the side on which it left for the most steps in a row */
  LySide usual_side;   /* that side */
  double place_px;     /* a height by which it is beneath all that ever was above it at the same time; see ly-union.c */
  uint32_t side_steps; /* for how long it has left on the latest side */
  uint32_t usual_steps;
  uint32_t path; /* the latest one; LY_NONE: none */
  uint32_t run;  /* the newest */
  double entry_height_px; /* the least height of the target while the link was there */
} LyLink;

/* THING stands right of BEHIND, which does not refer to it yet. */
typedef struct LyHint {
  uint32_t thing, behind;
} LyHint;

typedef struct LyUnion {
  HbAllocator *allocator;
  LyThing *things;
  size_t thing_count, thing_capacity;
  LyLink *links;
  size_t link_count, link_capacity;
  LyMap thing_map, link_map;
  LyRun *runs;
  size_t run_count, run_capacity;
  uint32_t *boxes; /* of the step that is being added: the things that its boxes are */
  size_t box_capacity;
  double *loads; /* loads[s]: the sum of 1 / arrows over the steps before s */
  size_t load_capacity;
  uint32_t step_count;
  const LyHint *hints; /* for the time of a plan; borrowed */
  size_t hint_count;
} LyUnion;

void ly_union_init (LyUnion *u, HbAllocator *allocator);
void ly_union_clear (LyUnion *u);

/* Adds GRAPH as step number step_count. false: no memory; adding the same graph again continues well. */
bool ly_union_add (LyUnion *u, const LyGraph *graph);

/* LY_NONE if there is none. */
uint32_t ly_union_thing (const LyUnion *u, uint64_t id);
uint32_t ly_union_link (const LyUnion *u, uint32_t from, uint64_t port, uint32_t to);

/* The same, quickly where it is the one after LAST (LY_NONE: none was before): pictures list things in the order in which
 * they were seen, mostly. FROM and TO may be LY_NONE. */
uint32_t ly_union_thing_after (const LyUnion *u, uint32_t last, uint64_t id);
uint32_t ly_union_link_after (const LyUnion *u, uint32_t last, uint32_t from, uint64_t port, uint32_t to);

/* Where a link whose port is AT leaves a box of this size. */
LySide ly_side_of (LyPoint at, double width_px, double height_px);

/* How much a link is seen from step FIRST to LAST: the share that it has of all arrows of a step, summed. So
 * every picture counts the same, however many arrows it has. */
double ly_union_presence (const LyUnion *u, const LyLink *link, uint32_t first, uint32_t last);

static inline bool ly_lives_meet (uint32_t first_a, uint32_t last_a, uint32_t first_b, uint32_t last_b) {
  return first_a <= last_b && first_b <= last_a;
}
