#include "ly-excerpt.h"

/* Copies the runs of RUN that meet [first, last], the oldest first; gives the newest copy and the steps in
 * it. */
static uint32_t copy_runs (LyUnion *to, const LyUnion *u, uint32_t run, uint32_t first, uint32_t last,
                           uint32_t *steps) {
  uint32_t newest = LY_NONE, before = LY_NONE;
  *steps = 0;
  for (; run != LY_NONE && u->runs[run].last >= first; run = u->runs[run].older) {
    LyRun r = u->runs[run];
    if (r.first > last)
      continue;
    r.first = (r.first > first ? r.first : first) - first;
    r.last = (r.last < last ? r.last : last) - first;
    r.older = LY_NONE;
    *steps += r.last - r.first + 1;
    uint32_t number = (uint32_t)to->run_count++;
    to->runs[number] = r;
    if (newest == LY_NONE)
      newest = number;
    else
      to->runs[before].older = number;
    before = number;
  }
  return newest;
}

static void take_things (LyExcerpt *e, const LyUnion *u, uint32_t first, uint32_t last, uint32_t *numbers) {
  for (uint32_t t = 0; t < u->thing_count; t++) {
    uint32_t steps, run = copy_runs (&e->u, u, u->things[t].run, first, last, &steps);
    numbers[t] = run == LY_NONE ? LY_NONE : (uint32_t)e->u.thing_count;
    if (run == LY_NONE)
      continue;
    LyThing *thing = &e->u.things[e->u.thing_count];
    *thing = u->things[t];
    thing->run = run;
    e->things[e->u.thing_count++] = t;
  }
}

static void take_links (LyExcerpt *e, const LyUnion *u, uint32_t first, uint32_t last,
                        const uint32_t *numbers) {
  for (uint32_t i = 0; i < u->link_count; i++) {
    uint32_t steps, run = copy_runs (&e->u, u, u->links[i].run, first, last, &steps);
    if (run == LY_NONE)
      continue;
    LyLink *link = &e->u.links[e->u.link_count];
    *link = u->links[i];
    link->run = run;
    link->steps = steps;
    link->from = numbers[link->from];
    link->to = numbers[link->to];
    e->links[e->u.link_count++] = i;
  }
}

bool ly_excerpt_make (LyExcerpt *excerpt, const LyUnion *u, uint32_t first, uint32_t last, LyArena *arena) {
  *excerpt = (LyExcerpt){.u = *u};
  if (first == 0 && last + 1 == u->step_count)
    return true;
  uint32_t *numbers = LY_ARRAY (arena, uint32_t, u->thing_count);
  excerpt->u = (LyUnion){.step_count = last - first + 1, .loads = u->loads + first};
  excerpt->u.things = LY_ARRAY (arena, LyThing, u->thing_count);
  excerpt->u.links = LY_ARRAY (arena, LyLink, u->link_count);
  excerpt->u.runs = LY_ARRAY (arena, LyRun, u->run_count);
  excerpt->things = LY_ARRAY (arena, uint32_t, u->thing_count);
  excerpt->links = LY_ARRAY (arena, uint32_t, u->link_count);
  if (numbers == NULL || excerpt->u.things == NULL || excerpt->u.links == NULL || excerpt->u.runs == NULL ||
      excerpt->things == NULL || excerpt->links == NULL)
    return false;
  take_things (excerpt, u, first, last, numbers);
  take_links (excerpt, u, first, last, numbers);
  return true;
}
