/* Places boxes and routes arrows for a sequence of graphs, so that what stays keeps its place.
 *
 * How it is used:
 *
 *   LyLayout *layout = ly_layout_new (allocator);
 *   for each step: ly_layout_append (layout, &graph);        (step 0, 1, 2, ...; nothing is placed yet)
 *   ly_layout_plan (layout);                                 (places everything, knowing all the steps)
 *   ly_layout_picture (layout, step, &graph, &picture);      (any step, in any order, as often as you like)
 *
 *   when the program ran on: ly_layout_append (...) the new steps, ly_layout_plan (...): what was placed
 * stays, what is new finds room. Planning after every single step is the online mode: step k then knows only
 * of steps 0 to k. ly_layout_forget_places (...) and ly_layout_plan (...) lay the whole sequence out afresh.
 *
 * What holds of every picture:
 *   - it depends on the appended steps and on when plans were made, never on which pictures were asked for
 * before;
 *   - boxes do not overlap; frames stand in a column at the left, in their order from top to bottom;
 *   - a box with the same id stands in the same place in all steps of one plan; a plan of a hundred steps or
 * more may come in parts, of which the same holds, see ly_layout_begins_part. A later plan moves a box only
 * when it has grown into a neighbour, or when its place was given away while it was absent, and then only in
 * the new steps;
 *   - a route starts at its port, ends on the border of its target, and runs through no other box.
 *
 * Lengths are px, y grows downwards. A failure (false, NULL) means that memory ran out; the layout can then
 * be asked the same again, or be freed.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hb-alloc.h"

typedef enum LyKind {
  LY_KIND_FRAME, /* stands in the column at the left */
  LY_KIND_LIST,  /* and other ordered containers */
  LY_KIND_TUPLE,
  LY_KIND_DICT,
  LY_KIND_INSTANCE, /* and whatever else has named slots */
  LY_KIND_ATOM,     /* int, str, float: refers to nothing */
} LyKind;

typedef struct LyPoint {
  double x_px, y_px;
} LyPoint;

typedef struct LyRect {
  double x_px, y_px, width_px, height_px;
} LyRect;

typedef struct LyBox {
  uint64_t id; /* the same object in every step; never given to another one. Any value. */
  LyKind kind;
  double width_px, height_px; /* may change from step to step */
} LyBox;

typedef struct LyEdge {
  uint32_t from_box, to_box; /* indices into the graph's boxes; may be equal */
  uint64_t port; /* names the cell within its box; the same cell has the same name in every step */
  LyPoint at;    /* where the port is, from the top left corner of the box */
} LyEdge;

/* One step. Frames come first, outermost first; the others in the order in which they should be read (depth
 * first from the frames, children in the order of the cells). At most one edge leaves a port. All is borrowed
 * for the time of the call. */
typedef struct LyGraph {
  const LyBox *boxes;
  size_t box_count;
  const LyEdge *edges;
  size_t edge_count;
} LyGraph;

/* A chain of cubic Beziers: 3k + 1 control points, k >= 1, of `points` in the picture; the first is the port,
 * the last the tip of the arrow, which arrives along the line from the last but one point. Straight stretches
 * are Beziers, too. */
typedef struct LyRoute {
  size_t first_point, point_count;
} LyRoute;

/* Filled by ly_layout_picture. All arrays belong to the picture. */
typedef struct LyPicture {
  LyPoint *places; /* the top left corner of each box, in the graph's order */
  LyRoute *routes; /* of each edge, in the graph's order */
  LyPoint *points; /* control points of all routes */
  size_t box_count, edge_count, point_count;
  LyRect extents; /* around all boxes and routes of this step; empty for an empty graph */

  HbAllocator *allocator; /* the rest is for ly_picture_clear */
  size_t point_capacity;
} LyPicture;

typedef struct LyLayout LyLayout;

/* A layout without steps. ALLOCATOR is borrowed and must outlive it. NULL: no memory. Free with
 * ly_layout_free. */
LyLayout *ly_layout_new (HbAllocator *allocator);
/* Frees LAYOUT, which may be NULL. Pictures stay valid. */
void ly_layout_free (LyLayout *layout);

/* Adds the next step. Only what the union of all steps needs is kept. */
bool ly_layout_append (LyLayout *layout, const LyGraph *graph);
/* How many steps were appended. */
size_t ly_layout_step_count (const LyLayout *layout);

/* Tells that steps come one by one, each the next one of a run that goes on (FALSE at first): the first plan leaves room to grow,
 * and a later one may move a few boxes where that lets many fewer arrows cross; a very large picture may, rarely, be laid out anew. Otherwise a later plan moves none but
 * those that have to make room. */
void ly_layout_set_online (LyLayout *layout, bool online);
/* Places what was appended since the last plan; what was placed before keeps its place. The first plan is the
 * one with foresight over all steps. */
bool ly_layout_plan (LyLayout *layout);
/* Forgets all places (not the steps), so that the next plan lays everything out afresh. */
void ly_layout_forget_places (LyLayout *layout);

/* Is STEP the first of a part of a long run that was planned by itself, so that boxes move from the step
 * before it to this one? Worth to be announced. */
bool ly_layout_begins_part (const LyLayout *layout, size_t step);

/* The rectangle around the boxes of all planned steps, and the columns that their arrows pass: a view of this size never
 * has to move. */
LyRect ly_layout_extents (const LyLayout *layout);

/* The picture of STEP, which must be planned; GRAPH must be what was appended as that step. PICTURE is
 * filled, to be cleared with ly_picture_clear; after a failure it is empty. */
bool ly_layout_picture (LyLayout *layout, size_t step, const LyGraph *graph, LyPicture *picture);
/* Frees the arrays and leaves PICTURE empty; a picture of zeros may be cleared, too. */
void ly_picture_clear (LyPicture *picture);
