/* Links that close a cycle in a depth-first walk are set aside; the others give each thing the length of the
 * longest way from the frames. Then things move right while that shortens more arrows than it lengthens: a
 * new node that only a name holds, but which refers to things far right, goes to them. */
#include "ly-rank.h"

#include <stdlib.h>
#include <string.h>

#define PULL_ROUNDS                                                                                          \
  8 /* each pulls chains of any length in one direction; more changes nothing to speak of                    \
     */

static double port_order (const LyLink *link) {
  return link->side == LY_SIDE_BELOW ? link->at.x_px : link->at.y_px * 4096 + link->at.x_px;
}

static void sort_ports (const LyUnion *u, uint32_t *links, uint32_t count) {
  for (uint32_t gap = count / 2; gap > 0; gap /= 2)
    for (uint32_t i = gap; i < count; i++) {
      uint32_t link = links[i], j = i;
      double key = port_order (&u->links[link]);
      for (; j >= gap; j -= gap) {
        double other = port_order (&u->links[links[j - gap]]);
        if (other < key || (other == key && links[j - gap] < link))
          break;
        links[j] = links[j - gap];
      }
      links[j] = link;
    }
}

bool ly_out_links (const LyUnion *u, LyArena *arena, LyOut *out) {
  out->start = LY_ARRAY (arena, uint32_t, u->thing_count + 2);
  out->links = LY_ARRAY (arena, uint32_t, u->link_count);
  if (out->start == NULL || out->links == NULL)
    return false;
  for (size_t i = 0; i < u->link_count; i++)
    out->start[u->links[i].from + 2]++;
  for (size_t t = 0; t < u->thing_count; t++)
    out->start[t + 2] += out->start[t + 1];
  for (size_t i = 0; i < u->link_count; i++)
    out->links[out->start[u->links[i].from + 1]++] = (uint32_t)i;
  for (size_t t = 0; t < u->thing_count; t++)
    sort_ports (u, out->links + out->start[t], out->start[t + 1] - out->start[t]);
  return true;
}

/* A depth-first walk over all things. state: 0 unseen, 1 on the way, 2 done. */
typedef struct Walk {
  const LyUnion *u;
  const LyOut *out;
  uint8_t *state;
  uint32_t *stack, *next; /* next[t]: index into out->links */
  uint32_t *order;        /* NULL, or filled in order of discovery */
  uint32_t found;
  bool *back; /* NULL, or set for links that close a cycle */
} Walk;

static void discover (Walk *w, uint32_t thing, uint32_t *depth) {
  w->state[thing] = 1;
  w->next[thing] = w->out->start[thing];
  w->stack[(*depth)++] = thing;
  if (w->order != NULL)
    w->order[w->found++] = thing;
}

static void walk_from (Walk *w, uint32_t root) {
  uint32_t depth = 0;
  if (w->state[root] != 0)
    return;
  discover (w, root, &depth);
  while (depth > 0) {
    uint32_t thing = w->stack[depth - 1];
    if (w->next[thing] == w->out->start[thing + 1]) {
      w->state[thing] = 2;
      depth--;
      continue;
    }
    uint32_t link = w->out->links[w->next[thing]++], to = w->u->links[link].to;
    if (w->back != NULL && w->state[to] == 1)
      w->back[link] = true;
    if (w->state[to] == 0)
      discover (w, to, &depth);
  }
}

static bool walk_init (Walk *w, const LyUnion *u, LyArena *arena, const LyOut *out) {
  *w = (Walk){.u = u, .out = out};
  w->state = LY_ARRAY (arena, uint8_t, u->thing_count);
  w->stack = LY_ARRAY (arena, uint32_t, u->thing_count);
  w->next = LY_ARRAY (arena, uint32_t, u->thing_count);
  return w->state != NULL && w->stack != NULL && w->next != NULL;
}

/* Frames first, outermost first; then what no frame reaches. */
static void walk_all (Walk *w) {
  for (uint32_t t = 0; t < w->u->thing_count; t++)
    if (w->u->things[t].kind == LY_KIND_FRAME)
      walk_from (w, t);
  for (uint32_t t = 0; t < w->u->thing_count; t++)
    walk_from (w, t);
}

bool ly_reading_order (const LyUnion *u, LyArena *arena, const LyOut *out, uint32_t *order) {
  Walk w;
  if (!walk_init (&w, u, arena, out))
    return false;
  w.order = order;
  walk_all (&w);
  return true;
}

typedef struct Ranking {
  const LyUnion *u;
  const LyOut *out;
  bool *back;     /* links that do not constrain */
  uint32_t *topo; /* things, sources before targets */
  uint32_t *ranks;
} Ranking;

static bool constrains (const Ranking *r, uint32_t link) {
  return !r->back[link] && r->u->things[r->u->links[link].to].kind != LY_KIND_FRAME;
}

/* Sources before targets; the links that constrain have no cycle. */
static bool sort_topologically (Ranking *r, LyArena *arena) {
  size_t n = r->u->thing_count, done = 0;
  uint32_t *waiting = LY_ARRAY (arena, uint32_t, n);
  r->topo = LY_ARRAY (arena, uint32_t, n);
  if (waiting == NULL || r->topo == NULL)
    return false;
  for (uint32_t i = 0; i < r->u->link_count; i++)
    waiting[r->u->links[i].to] += constrains (r, i);
  for (uint32_t t = 0; t < n; t++)
    if (waiting[t] == 0)
      r->topo[done++] = t;
  for (size_t i = 0; i < done; i++)
    for (uint32_t j = r->out->start[r->topo[i]]; j < r->out->start[r->topo[i] + 1]; j++) {
      uint32_t link = r->out->links[j], to = r->u->links[link].to;
      if (constrains (r, link) && --waiting[to] == 0)
        r->topo[done++] = to;
    }
  return true;
}

static void longest_ways (Ranking *r) {
  for (size_t t = 0; t < r->u->thing_count; t++)
    r->ranks[t] = r->u->things[t].kind == LY_KIND_FRAME ? 0 : 1;
  for (size_t i = 0; i < r->u->thing_count; i++)
    for (uint32_t t = r->topo[i], j = r->out->start[t]; j < r->out->start[t + 1]; j++) {
      const LyLink *link = &r->u->links[r->out->links[j]];
      if (constrains (r, r->out->links[j]) && r->ranks[link->to] < r->ranks[t] + 1)
        r->ranks[link->to] = r->ranks[t] + 1;
    }
}

/* Pulls THING towards its targets as far as that shortens more than it lengthens. */
static bool pull_right (Ranking *r, uint32_t t, double in_weight) {
  double out_weight = 0;
  uint32_t limit = LY_NONE;
  for (uint32_t j = r->out->start[t]; j < r->out->start[t + 1]; j++) {
    uint32_t i = r->out->links[j];
    if (!constrains (r, i))
      continue;
    out_weight += r->u->links[i].steps;
    uint32_t rank = r->ranks[r->u->links[i].to];
    limit = rank < limit ? rank : limit;
  }
  if (limit == LY_NONE || out_weight <= in_weight || limit - 1 <= r->ranks[t])
    return false;
  r->ranks[t] = limit - 1;
  return true;
}

static bool shorten (Ranking *r, LyArena *arena) {
  double *in_weight = LY_ARRAY (arena, double, r->u->thing_count);
  if (in_weight == NULL)
    return false;
  for (uint32_t i = 0; i < r->u->link_count; i++)
    if (constrains (r, i))
      in_weight[r->u->links[i].to] += r->u->links[i].steps;
  bool moved = true;
  for (int round = 0; round < PULL_ROUNDS && moved; round++) {
    moved = false;
    for (size_t i = r->u->thing_count; i-- > 0;) {
      uint32_t t = r->topo[i];
      if (r->u->things[t].kind != LY_KIND_FRAME)
        moved |= pull_right (r, t, in_weight[t]);
    }
  }
  return true;
}

bool ly_rank (const LyUnion *u, LyArena *arena, uint32_t *ranks) {
  LyOut out;
  Ranking r = {.u = u, .out = &out, .ranks = ranks};
  Walk w;
  r.back = LY_ARRAY (arena, bool, u->link_count);
  if (r.back == NULL || !ly_out_links (u, arena, &out) || !walk_init (&w, u, arena, &out))
    return false;
  w.back = r.back;
  walk_all (&w);
  if (!sort_topologically (&r, arena))
    return false;
  longest_ways (&r);
  return shorten (&r, arena);
}
