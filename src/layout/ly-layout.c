/* The layout's life, and the records of places, paths and columns. */
#include "ly-layout.h"

#include <math.h>
#include <string.h>

#include "ly-internal.h"
#include "ly-measures.h"

LyLayout *ly_layout_new (HbAllocator *allocator) {
  LyLayout *layout = hb_calloc (allocator, 1, sizeof *layout);
  if (layout == NULL)
    return NULL;
  layout->allocator = allocator;
  ly_union_init (&layout->all, allocator);
  ly_arena_init (&layout->room, allocator);
  return layout;
}

void ly_layout_free (LyLayout *layout) {
  if (layout == NULL)
    return;
  HbAllocator *a = layout->allocator;
  ly_union_clear (&layout->all);
  ly_arena_clear (&layout->room);
  hb_free (a, layout->placings, layout->placing_capacity * sizeof *layout->placings);
  hb_free (a, layout->paths, layout->path_capacity * sizeof *layout->paths);
  hb_free (a, layout->hops, layout->hop_capacity * sizeof *layout->hops);
  hb_free (a, layout->columns, layout->column_capacity * sizeof *layout->columns);
  hb_free (a, layout->versions, layout->version_capacity * sizeof *layout->versions);
  hb_free (a, layout->parts, layout->part_capacity * sizeof *layout->parts);
  hb_free (a, layout, sizeof *layout);
}

bool ly_layout_append (LyLayout *layout, const LyGraph *graph) {
  return ly_union_add (&layout->all, graph);
}

size_t ly_layout_step_count (const LyLayout *layout) {
  return layout->all.step_count;
}

void ly_layout_forget_places (LyLayout *layout) {
  for (size_t t = 0; t < layout->all.thing_count; t++) {
    layout->all.things[t].placing = layout->all.things[t].before_rank = LY_NONE;
    layout->all.things[t].before_px = NAN;
  }
  for (size_t i = 0; i < layout->all.link_count; i++)
    layout->all.links[i].path = LY_NONE;
  layout->planned_steps = 0;
  layout->placing_count = layout->path_count = layout->hop_count = layout->column_count = 0;
  layout->part_count = layout->version_count = 0;
  layout->extents = (LyRect){0};
  layout->measured_hops = 0;
  layout->purse = (LyPurse){0};
}

void ly_layout_set_online (LyLayout *layout, bool online) {
  layout->online = online;
}

bool ly_layout_plan (LyLayout *layout) {
  if (layout->planned_steps == layout->all.step_count)
    return true;
  if (layout->planned_steps == 0)
    ly_layout_forget_places (layout); /* an earlier plan may have run out of memory */
  if (layout->planned_steps > 0 ? !ly_plan_more (layout)
      : layout->online          ? !ly_plan_first (layout)
                                : !ly_plan_all (layout))
    return false;
  ly_keep_extents (layout);
  layout->planned_steps = layout->all.step_count;
  return true;
}

bool ly_layout_begins_part (const LyLayout *layout, size_t step) {
  for (size_t i = 1; i < layout->part_count; i++)
    if (layout->parts[i] == step)
      return true;
  return false;
}

LyRect ly_layout_extents (const LyLayout *layout) {
  return layout->extents;
}

bool ly_keep_place (LyLayout *layout, uint32_t thing, uint32_t from_step, uint32_t column, double y_px,
                    double indent_px) {
  LyThing *t = &layout->all.things[thing];
  if (!LY_GROW (layout->allocator, layout->placings, layout->placing_capacity, layout->placing_count + 1))
    return false;
  layout->placings[layout->placing_count] = (LyPlacing){.from_step = from_step,
                                                        .older = t->placing,
                                                        .column = column,
                                                        .y_px = y_px,
                                                        .indent_px = indent_px,
                                                        .corridor_px = t->corridor_px};
  t->placing = (uint32_t)layout->placing_count++;
  return true;
}

bool ly_keep_path (LyLayout *layout, uint32_t link, uint32_t from_step, const LyHop *hops, uint32_t count) {
  LyLink *l = &layout->all.links[link];
  if (!LY_GROW (layout->allocator, layout->paths, layout->path_capacity, layout->path_count + 1) ||
      !LY_GROW (layout->allocator, layout->hops, layout->hop_capacity, layout->hop_count + count))
    return false;
  layout->paths[layout->path_count] = (LyPath){
      .from_step = from_step, .older = l->path, .first_hop = (uint32_t)layout->hop_count, .hop_count = count, .head_px = NAN};
  l->path = (uint32_t)layout->path_count++;
  if (count > 0)
    memcpy (layout->hops + layout->hop_count, hops, count * sizeof *hops);
  layout->hop_count += count;
  return true;
}

bool ly_keep_level_path (LyLayout *layout, uint32_t link, uint32_t from_step, LyHop first, LyHop last) {
  LyHop ends[] = {first, last};
  bool one = first.column == last.column;
  if (!ly_keep_path (layout, link, from_step, ends, one ? 1 : 2))
    return false;
  LyPath *path = &layout->paths[layout->path_count - 1];
  path->is_level = !one;
  path->hop_count = 1 + (first.column < last.column ? last.column - first.column : first.column - last.column);
  return true;
}

bool ly_keep_columns (LyLayout *layout, uint32_t from_step, const LyColumn *columns, uint32_t count) {
  if (!LY_GROW (layout->allocator, layout->columns, layout->column_capacity, layout->column_count + count) ||
      !LY_GROW (layout->allocator, layout->versions, layout->version_capacity, layout->version_count + 1))
    return false;
  layout->versions[layout->version_count++] = (LyColumnsVersion){
      .from_step = from_step, .first_column = (uint32_t)layout->column_count, .column_count = count};
  if (count > 0)
    memcpy (layout->columns + layout->column_count, columns, count * sizeof *columns);
  layout->column_count += count;
  return true;
}

const LyPlacing *ly_placing_at (const LyLayout *layout, uint32_t thing, uint32_t step) {
  const LyPlacing *p = &layout->placings[layout->all.things[thing].placing];
  while (p->from_step > step && p->older != LY_NONE)
    p = &layout->placings[p->older];
  return p;
}

const LyPath *ly_path_at (const LyLayout *layout, uint32_t link, uint32_t step) {
  const LyPath *p = &layout->paths[layout->all.links[link].path];
  while (p->from_step > step && p->older != LY_NONE)
    p = &layout->paths[p->older];
  return p;
}

const LyColumn *ly_columns_at (const LyLayout *layout, uint32_t step, uint32_t *count) {
  size_t i = layout->version_count - 1;
  while (i > 0 && layout->versions[i].from_step > step)
    i--;
  *count = layout->versions[i].column_count;
  return layout->columns + layout->versions[i].first_column;
}

void ly_keep_extents (LyLayout *layout) {
  LyRect e = layout->extents;
  double right_px = e.x_px + e.width_px, bottom_px = e.y_px + e.height_px;
  bool first = layout->planned_steps == 0;
  uint32_t count;
  for (size_t t = 0; t < layout->all.thing_count; t++) {
    const LyThing *thing = &layout->all.things[t];
    if (thing->last < layout->planned_steps)
      continue;
    uint32_t until = UINT32_MAX;
    for (uint32_t i = thing->placing; i != LY_NONE; i = layout->placings[i].older) {
      const LyPlacing *p = &layout->placings[i];
      double x_px = ly_columns_at (layout, until, &count)[p->column].x_px + p->indent_px;
      until = p->from_step > 0 ? p->from_step - 1 : 0;
      e.x_px = first ? x_px : ly_min (e.x_px, x_px);
      e.y_px = first ? p->y_px : ly_min (e.y_px, p->y_px);
      right_px = first ? x_px + thing->width_px : ly_max (right_px, x_px + thing->width_px);
      bottom_px = ly_max (first ? -INFINITY : bottom_px, p->y_px + thing->height_px + thing->corridor_px);
      first = false;
      if (p->from_step < layout->planned_steps)
        break; /* the older ones are in the extents */
    }
  }
  if (first)
    return;
  for (; layout->measured_hops < layout->hop_count; layout->measured_hops++) {
    double y_px = layout->hops[layout->measured_hops].y_px;
    e.y_px = ly_min (e.y_px, y_px);
    bottom_px = ly_max (bottom_px, y_px);
  }
  layout->extents = (LyRect){e.x_px, e.y_px, right_px - e.x_px, bottom_px - e.y_px};
}
