/* Columns in two steps (Sugiyama, Tagawa, Toda 1981; Gansner, Koutsofios, North, Vo 1993).
 *
 * First, which links point left: those that close a cycle in a depth-first walk from the frames, which reads
 * as a person would. (Fewer could: if the root of a tree stood right of all that point to it as their parent.
 * That is the wrong picture.) Second, how far right: the columns for which the links, each as often as it is
 * there, are shortest in sum, by the network simplex. Things that reach each other through links that point
 * right stand in different columns; frames stand in column 0.
 *
 * What stood in a column before, in an earlier part of a long run, has a price for leaving it, and its links to
 * others of these point where they pointed: so that little moves from part to part. */
#include "ly-rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ly-simplex.h"

#define PRICE      8      /* of a link for a step and a column; 1 pulls to the left what nothing else pulls */
#define PRICE_MOST 100000 /* prices are summed over all links */
#define HOLD       (PRICE * 100) /* of a column by which a thing leaves the one it had before */

static double port_order (const LyLink *link) {
  return link->usual_side == LY_SIDE_BELOW ? link->usual_at.x_px
                                           : link->place_px * 4096 + link->usual_at.x_px;
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

/* A depth-first walk over all things. */
typedef struct Walk {
  const LyUnion *u;
  const LyOut *out;
  bool *seen;
  uint32_t *stack, *next; /* next[t]: index into out->links */
  uint32_t *order;        /* NULL, or filled in order of discovery */
  uint32_t found;
  double *keys; /* NULL, or filled with the place in the order of completion, the last first */
  uint32_t done;
} Walk;

static void discover (Walk *w, uint32_t thing, uint32_t *depth) {
  w->seen[thing] = true;
  w->next[thing] = w->out->start[thing];
  w->stack[(*depth)++] = thing;
  if (w->order != NULL)
    w->order[w->found++] = thing;
}

static void walk_from (Walk *w, uint32_t root) {
  uint32_t depth = 0;
  if (w->seen[root])
    return;
  discover (w, root, &depth);
  while (depth > 0) {
    uint32_t thing = w->stack[depth - 1];
    if (w->next[thing] == w->out->start[thing + 1]) {
      if (w->keys != NULL)
        w->keys[thing] = -(double)w->done;
      w->done++;
      depth--;
      continue;
    }
    uint32_t to = w->u->links[w->out->links[w->next[thing]++]].to;
    if (!w->seen[to])
      discover (w, to, &depth);
  }
}

static bool walk_init (Walk *w, const LyUnion *u, LyArena *arena, const LyOut *out) {
  *w = (Walk){.u = u, .out = out};
  w->seen = LY_ARRAY (arena, bool, u->thing_count);
  w->stack = LY_ARRAY (arena, uint32_t, u->thing_count);
  w->next = LY_ARRAY (arena, uint32_t, u->thing_count);
  return w->seen != NULL && w->stack != NULL && w->next != NULL;
}

/* Frames first, outermost first; then what no frame reaches. */
static void walk_all (Walk *w) {
  for (uint32_t t = 0; t < w->u->thing_count; t++)
    if (w->u->things[t].kind == LY_KIND_FRAME)
      walk_from (w, t);
  for (uint32_t t = 0; t < w->u->thing_count; t++)
    walk_from (w, t);
}

bool ly_in_links (const LyUnion *u, LyArena *arena, LyOut *in) {
  in->start = LY_ARRAY (arena, uint32_t, u->thing_count + 2);
  in->links = LY_ARRAY (arena, uint32_t, u->link_count);
  if (in->start == NULL || in->links == NULL)
    return false;
  for (size_t i = 0; i < u->link_count; i++)
    in->start[u->links[i].to + 2]++;
  for (size_t t = 0; t < u->thing_count; t++)
    in->start[t + 2] += in->start[t + 1];
  for (size_t i = 0; i < u->link_count; i++)
    in->links[in->start[u->links[i].to + 1]++] = (uint32_t)i;
  return true;
}

bool ly_reading_order (const LyUnion *u, LyArena *arena, const LyOut *out, uint32_t *order) {
  Walk w;
  if (!walk_init (&w, u, arena, out))
    return false;
  w.order = order;
  walk_all (&w);
  return true;
}

/* ---- which links point left ---- */

typedef struct Ranking {
  const LyUnion *u;
  LyArena *arena;
  LyOut out, in;
  double *keys; /* of things: links to a greater key point right */
  bool holds;   /* some things had columns before */
} Ranking;

static bool is_free (const Ranking *r, uint32_t t) {
  return r->u->things[t].kind != LY_KIND_FRAME;
}

static bool find_direction (Ranking *r) {
  Walk w;
  if (!walk_init (&w, r->u, r->arena, &r->out))
    return false;
  w.keys = r->keys;
  walk_all (&w);
  return true;
}

/* Would LINK point left if all stayed in the columns they had? NOW: it would in a fresh picture. */
static bool pointed_left (const Ranking *r, const LyLink *link, bool now) {
  uint32_t from = r->u->things[link->from].before_rank, to = r->u->things[link->to].before_rank;
  if (!is_free (r, link->to) || !is_free (r, link->from))
    return !is_free (r, link->to);
  return from != LY_NONE && to != LY_NONE && from != to ? from > to : now;
}

/* Lets links of things that had columns point where they did: walks once more, with all links turned that point left. Where they would
 * close a cycle then, with those that are new, one of them has to give way. */
static bool keep_direction (Ranking *r) {
  LyUnion turned = *r->u;
  LyOut out;
  Walk w;
  turned.links = LY_ARRAY (r->arena, LyLink, r->u->link_count);
  if (turned.links == NULL)
    return false;
  for (size_t i = 0; i < r->u->link_count; i++) {
    LyLink link = r->u->links[i];
    bool left = pointed_left (r, &link, r->keys[link.from] >= r->keys[link.to]);
    turned.links[i] = link;
    turned.links[i].from = left ? link.to : link.from;
    turned.links[i].to = left ? link.from : link.to;
  }
  if (!ly_out_links (&turned, r->arena, &out) || !walk_init (&w, &turned, r->arena, &out))
    return false;
  w.keys = r->keys;
  walk_all (&w);
  return true;
}

static bool points_right (const Ranking *r, const LyLink *link) {
  return is_free (r, link->to) && (!is_free (r, link->from) || r->keys[link->from] < r->keys[link->to]);
}

/* ---- how far ---- */

/* Sources before targets. */
static bool sort_topologically (Ranking *r, uint32_t *topo) {
  size_t n = r->u->thing_count, done = 0;
  uint32_t *waiting = LY_ARRAY (r->arena, uint32_t, n);
  if (waiting == NULL)
    return false;
  for (size_t i = 0; i < r->u->link_count; i++)
    waiting[r->u->links[i].to] += points_right (r, &r->u->links[i]);
  for (uint32_t t = 0; t < n; t++)
    if (waiting[t] == 0)
      topo[done++] = t;
  for (size_t i = 0; i < done; i++)
    for (uint32_t j = r->out.start[topo[i]]; j < r->out.start[topo[i] + 1]; j++) {
      const LyLink *link = &r->u->links[r->out.links[j]];
      if (points_right (r, link) && --waiting[link->to] == 0)
        topo[done++] = link->to;
    }
  return true;
}

static bool longest_ways (Ranking *r, int32_t *ranks) {
  uint32_t *topo = LY_ARRAY (r->arena, uint32_t, r->u->thing_count);
  if (topo == NULL || !sort_topologically (r, topo))
    return false;
  for (uint32_t t = 0; t < r->u->thing_count; t++)
    ranks[t] = is_free (r, t) ? 1 : 0;
  for (size_t i = 0; i < r->u->thing_count; i++)
    for (uint32_t t = topo[i], j = r->out.start[t]; j < r->out.start[t + 1]; j++) {
      const LyLink *link = &r->u->links[r->out.links[j]];
      if (points_right (r, link) && ranks[link->to] < ranks[t] + 1)
        ranks[link->to] = ranks[t] + 1;
    }
  return true;
}

static bool had_column (const Ranking *r, uint32_t t) {
  return is_free (r, t) && r->u->things[t].before_rank != LY_NONE;
}

/* What had a column is drawn back to it, or to where it would be if all had moved alike: by how much is the
 * variable behind that of the frames. */
static size_t write_holds (const Ranking *r, LyRule *rules, int32_t *values) {
  const LyUnion *u = r->u;
  uint32_t frames = (uint32_t)u->thing_count, moved = frames + 1;
  size_t count = 0;
  values[moved] = values[frames];
  rules[count++] = (LyRule){frames, moved, 0, 1, 0};
  for (uint32_t t = 0; t < u->thing_count; t++)
    if (had_column (r, t))
      rules[count++] = (LyRule){moved, t, (int32_t)u->things[t].before_rank, HOLD, 2 * HOLD};
  return count;
}

/* Frames are one variable, behind those of the things. A link that points left pulls its ends together, too. */
static size_t write_rules (const Ranking *r, LyRule *rules) {
  const LyUnion *u = r->u;
  uint32_t frames = (uint32_t)u->thing_count;
  size_t count = 0;
  for (uint32_t t = 0; t < u->thing_count; t++)
    rules[count++] = is_free (r, t) ? (LyRule){frames, t, 1, 1, 0} : (LyRule){frames, t, 0, 1, 0};
  for (size_t i = 0; i < u->link_count; i++) {
    const LyLink *link = &u->links[i];
    double price = fmin (PRICE_MOST, (double)PRICE * link->steps);
    uint32_t from = is_free (r, link->from) ? link->from : frames;
    if (link->from == link->to || !is_free (r, link->to))
      continue;
    rules[count++] = points_right (r, link) ? (LyRule){from, link->to, 1, (int32_t)price, 0}
                                            : (LyRule){link->to, from, 1, (int32_t)price, 0};
  }
  for (size_t i = 0; i < u->hint_count; i++)
    rules[count++] = (LyRule){u->hints[i].behind, u->hints[i].thing, 1, 0, 0};
  return count;
}

static bool shorten (Ranking *r, uint32_t *ranks) {
  size_t n = r->u->thing_count;
  LyRule *rules = LY_ARRAY (r->arena, LyRule, 2 * n + 1 + r->u->link_count + r->u->hint_count);
  int32_t *values = LY_ARRAY (r->arena, int32_t, n + 2);
  uint32_t variables = (uint32_t)n + (r->holds ? 2 : 1);
  if (rules == NULL || values == NULL || !longest_ways (r, values))
    return false;
  size_t count = write_rules (r, rules);
  if (r->holds)
    count += write_holds (r, rules + count, values);
  if (!ly_simplex (r->arena, rules, count, true, values, variables, 50 * n + 1000))
    return false;
  for (size_t t = 0; t < n; t++)
    ranks[t] = is_free (r, (uint32_t)t) ? (uint32_t)(values[t] - values[n]) : 0;
  return true;
}

bool ly_rank_holds (const LyUnion *u) {
  for (size_t t = 0; t < u->thing_count; t++)
    if (u->things[t].before_rank != LY_NONE)
      return true;
  return false;
}

bool ly_rank (const LyUnion *u, LyArena *arena, uint32_t *ranks) {
  Ranking r = {.u = u, .arena = arena};
  r.keys = LY_ARRAY (arena, double, u->thing_count);
  r.holds = ly_rank_holds (u);
  return r.keys != NULL && ly_out_links (u, arena, &r.out) && ly_in_links (u, arena, &r.in) &&
         find_direction (&r) && (!r.holds || keep_direction (&r)) && shorten (&r, ranks);
}
