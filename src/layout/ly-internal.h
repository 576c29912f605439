/* What a layout keeps from plan to plan.
 *
 * Invariants:
 *  - places and paths have versions: a new one, valid from its step on, is chained before the older one; none
 * is ever changed or dropped while places are kept. So the picture of a step that was planned stays the same
 * for good;
 *  - in a column, boxes and passing arrows whose lives meet do not overlap;
 *  - columns never move left; a version of all columns is made when one has to become wider.
 */
#pragma once

#include "ly-arena.h"
#include "ly-net.h"
#include "ly-union.h"

typedef struct LyPlacing { /* of a thing */
  uint32_t from_step, older;
  uint32_t column;
  double y_px;
  double indent_px;   /* from the left border of the column */
  double corridor_px; /* kept free beneath it, as known when it was placed */
} LyPlacing;

typedef struct LyHop { /* an arrow passes a column */
  uint32_t column;
  double y_px;
  float bend; /* on the way to it, see LySegment */
} LyHop;

typedef struct LyPath { /* of a link */
  uint32_t from_step, older;
  uint32_t first_hop, hop_count; /* in LyLayout.hops, see ly_path_hop */
  float bend;        /* behind the last hop */
  float head_px;     /* see LySegment */
  bool is_level;     /* all hops are at one height: only the first and the last are kept */
  bool own_hop;      /* the first hop is beside the arrow's own box, for the steps in which it leaves on the
                        side away from its target */
  bool from_beneath; /* arrives at the right side of its target beneath the cells, not above them */
} LyPath;

typedef struct LyColumn {
  double x_px, width_px;
} LyColumn;

typedef struct LyColumnsVersion {
  uint32_t from_step, first_column, column_count; /* in LyLayout.columns */
} LyColumnsVersion;

/* How much may still move online: box by box (in sizes, see ly-online-moves.c), and all at once (how often).
 */
typedef struct LyPurse {
  double steady, sudden;
  bool open;
} LyPurse;

struct LyLayout {
  HbAllocator *allocator;
  LyUnion all;
  uint32_t planned_steps;
  LyPlacing *placings;
  size_t placing_count, placing_capacity;
  LyPath *paths;
  size_t path_count, path_capacity;
  LyHop *hops;
  size_t hop_count, hop_capacity;
  LyColumn *columns;
  size_t column_count, column_capacity;
  LyColumnsVersion *versions;
  size_t version_count, version_capacity;
  uint32_t *parts; /* the first steps of the parts that were planned by themselves */
  size_t part_count, part_capacity;
  LyRect extents;
  size_t measured_hops; /* so many are within the extents */
  bool online;
  LyPurse purse;
  LyArena room; /* of the latest plan, for the next one */
  size_t picture_points; /* of the latest picture: how much room the next one is likely to need */
};

/* The first plan, with foresight: of a long run, in parts. */
bool ly_plan_all (LyLayout *layout);
/* The same for the first of steps that come one by one. */
bool ly_plan_first (LyLayout *layout);
/* A later one: finds room for what is new. */
bool ly_plan_more (LyLayout *layout);

/* Records that THING stands at Y_PX in COLUMN, INDENT_PX from its left border, from FROM_STEP on. */
bool ly_keep_place (LyLayout *layout, uint32_t thing, uint32_t from_step, uint32_t column, double y_px,
                    double indent_px);
/* Records the way of LINK; its hops are copied. */
bool ly_keep_path (LyLayout *layout, uint32_t link, uint32_t from_step, const LyHop *hops, uint32_t count);
/* The same for a level line from the column of FIRST to that of LAST. */
bool ly_keep_level_path (LyLayout *layout, uint32_t link, uint32_t from_step, LyHop first, LyHop last);
/* Records the columns from FROM_STEP on: their widths; the places follow. */
bool ly_keep_columns (LyLayout *layout, uint32_t from_step, const LyColumn *columns, uint32_t count);
/* Grows the extents by all placed things, and by the columns that arrows pass. */
void ly_keep_extents (LyLayout *layout);

/* The versions valid at STEP. */
const LyPlacing *ly_placing_at (const LyLayout *layout, uint32_t thing, uint32_t step);
const LyPath *ly_path_at (const LyLayout *layout, uint32_t link, uint32_t step);
const LyColumn *ly_columns_at (const LyLayout *layout, uint32_t step, uint32_t *count);

/* The Ith of the hops of PATH. */
static inline LyHop ly_path_hop (const LyLayout *layout, const LyPath *path, uint32_t i) {
  const LyHop *first = &layout->hops[path->first_hop];
  if (!path->is_level)
    return first[i];
  return (LyHop){first[0].column < first[1].column ? first->column + i : first->column - i, first->y_px, i == 0 ? first->bend : 0};
}
