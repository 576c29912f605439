/* A box with many children, each with a branch of its own, makes a column that is much higher than the
 * picture is wide. The branches are dealt out, in the order of the cells, to a few blocks: the first stays,
 * each further one begins where the one before it ends. Arrows to a later block pass beneath the earlier
 * ones, so that none crosses another.
 *
 * What several branches share has to stand right of all of them; where that is more than a little, blocks
 * would only make the arrows longer, and nothing is moved. */
#include "ly-spread.h"

#include <math.h>

#include "ly-measures.h"

#define HEIGHT_LEAST_PX 2400 /* up to which nothing is spread */
#define TALL            5.0  /* height by width up to which nothing is spread */
#define GOOD            1.2  /* what is aimed for */
#define BLOCKS_MOST     12
#define BRANCH_SHARE    0.8 /* of the highest column that stands in branches of one box */
#define PUSHED_SHARE    0.1 /* of all things that several blocks share */

typedef struct Spread {
  const LyUnion *u;
  const LyClock *clock;
  LyArena *arena;
  const uint32_t *ranks;
  uint32_t rank_count;
  LyOut out;
  double *widths_px;      /* of ranks */
  double *masses_px;      /* of things: their part of the highest column, and that of what they lead to */
  uint32_t *parents;      /* of things: from where a walk first comes to them; LY_NONE */
  uint32_t *found, count; /* in the order of that walk */
  uint32_t *blocks;       /* of things */
  bool *inside;           /* of things: in a branch */
} Spread;

static double room_px (const LyThing *thing) {
  return thing->height_px + thing->corridor_px + thing->above_px + LY_GAP_BOXES_PX;
}

bool ly_column_peaks (const LyUnion *u, const LyClock *clock, LyArena *arena, const uint32_t *ranks,
                      uint32_t rank_count, LyPeak *peaks) {
  double *heights_px = LY_ARRAY (arena, double, (size_t)rank_count * clock->bits);
  if (heights_px == NULL)
    return false;
  for (uint32_t t = 0; t < u->thing_count; t++) {
    LyLife life = ly_life_of (clock, u, u->things[t].run);
    for (uint32_t bit = 0; bit < clock->bits; bit++) {
      double *height_px = &heights_px[(size_t)ranks[t] * clock->bits + bit];
      if (!ly_life_has (&life, bit))
        continue;
      *height_px += room_px (&u->things[t]);
      if (*height_px > peaks[ranks[t]].height_px)
        peaks[ranks[t]] = (LyPeak){*height_px, bit};
    }
  }
  return true;
}

/* The highest column right of the frames, and what stands in it when it is highest. */
static bool weigh_highest (Spread *s, double *height_px) {
  uint32_t rank = 0;
  LyPeak *peaks = LY_ARRAY (s->arena, LyPeak, s->rank_count);
  *height_px = 0;
  if (peaks == NULL || !ly_column_peaks (s->u, s->clock, s->arena, s->ranks, s->rank_count, peaks))
    return false;
  for (uint32_t r = 1; r < s->rank_count; r++)
    if (peaks[r].height_px > *height_px) {
      *height_px = peaks[r].height_px;
      rank = r;
    }
  for (uint32_t t = 0; rank > 0 && t < s->u->thing_count; t++) {
    LyLife life = ly_life_of (s->clock, s->u, s->u->things[t].run);
    if (s->ranks[t] == rank && ly_life_has (&life, peaks[rank].bit))
      s->masses_px[t] = room_px (&s->u->things[t]);
  }
  return true;
}

/* Walks from T to all that its arrows lead to further right, depth first in the order of the cells. */
static void walk (Spread *s, uint32_t t, uint32_t *stack) {
  uint32_t depth = 0;
  if (s->blocks[t] != LY_NONE)
    return;
  stack[depth++] = t;
  while (depth > 0) {
    uint32_t at = stack[--depth];
    if (s->blocks[at] != LY_NONE)
      continue;
    s->blocks[at] = 0;
    s->found[s->count++] = at;
    for (uint32_t i = s->out.start[at + 1]; i-- > s->out.start[at];) {
      uint32_t to = s->u->links[s->out.links[i]].to;
      if (s->blocks[to] != LY_NONE || s->ranks[to] <= s->ranks[at])
        continue;
      s->parents[to] = at;
      stack[depth++] = to;
    }
  }
}

static bool walk_all (Spread *s) {
  size_t n = s->u->thing_count;
  uint32_t *stack = LY_ARRAY (s->arena, uint32_t, n + s->u->link_count);
  s->parents = LY_ARRAY (s->arena, uint32_t, n);
  s->found = LY_ARRAY (s->arena, uint32_t, n);
  s->blocks = LY_ARRAY (s->arena, uint32_t, n);
  s->inside = LY_ARRAY (s->arena, bool, n);
  if (s->inside == NULL || stack == NULL || s->parents == NULL || s->found == NULL || s->blocks == NULL)
    return false;
  for (size_t t = 0; t < n; t++)
    s->parents[t] = s->blocks[t] = LY_NONE;
  for (int frames = 1; frames >= 0; frames--)
    for (uint32_t t = 0; t < n; t++)
      if ((s->u->things[t].kind == LY_KIND_FRAME) == (frames == 1))
        walk (s, t, stack);
  for (uint32_t i = s->count; i-- > 0;)
    if (s->parents[s->found[i]] != LY_NONE)
      s->masses_px[s->parents[s->found[i]]] += s->masses_px[s->found[i]];
  return true;
}

/* The last box that leads to nearly all of the highest column; LY_NONE. */
static uint32_t find_trunk (const Spread *s, double height_px) {
  uint32_t trunk = LY_NONE;
  for (uint32_t i = 0; i < s->count; i++)
    if (s->masses_px[s->found[i]] >= BRANCH_SHARE * height_px &&
        (trunk == LY_NONE || s->ranks[s->found[i]] > s->ranks[trunk]))
      trunk = s->found[i];
  return trunk;
}

/* The width of the columns from FIRST to LAST. */
static double width_px (const Spread *s, uint32_t first, uint32_t last) {
  double sum_px = 0;
  for (uint32_t r = first; r <= last; r++)
    sum_px += s->widths_px[r] + LY_CHANNEL_PX;
  return sum_px;
}

/* Deals the branches of TRUNK out to blocks none of which is higher than MOST_PX, unless one branch is; how
 * many blocks. */
static uint32_t fill_blocks (Spread *s, uint32_t trunk, double most_px) {
  uint32_t block = 0;
  double height_px = 0;
  for (uint32_t i = 0; i < s->count; i++) {
    uint32_t t = s->found[i], parent = s->parents[t];
    if (!s->inside[t])
      continue;
    if (parent != trunk) {
      s->blocks[t] = s->blocks[parent];
      continue;
    }
    if (height_px > 0 && height_px + s->masses_px[t] > most_px) {
      block++;
      height_px = 0;
    }
    height_px += s->masses_px[t];
    s->blocks[t] = block;
  }
  return block + 1;
}

/* The least height of at most COUNT blocks. */
static double least_height (Spread *s, uint32_t trunk, uint32_t count) {
  double low_px = s->masses_px[trunk] / count, high_px = s->masses_px[trunk];
  for (int i = 0; i < 20; i++) {
    double middle_px = (low_px + high_px) / 2;
    *(fill_blocks (s, trunk, middle_px) <= count ? &high_px : &low_px) = middle_px;
  }
  return high_px;
}

/* The block of each thing in a branch of TRUNK; how many columns each has. 0: nothing to deal out. */
static uint32_t deal_out (Spread *s, uint32_t trunk) {
  uint32_t last = s->ranks[trunk], blocks = 1;
  for (uint32_t i = 0; i < s->count; i++) {
    uint32_t t = s->found[i], parent = s->parents[t];
    s->inside[t] = parent != LY_NONE && (parent == trunk || s->inside[parent]);
    last = s->inside[t] && s->ranks[t] > last ? s->ranks[t] : last;
  }
  if (last == s->ranks[trunk])
    return 0;
  double before_px = width_px (s, 0, s->ranks[trunk]), block_px = width_px (s, s->ranks[trunk] + 1, last);
  for (uint32_t count = 2; count <= BLOCKS_MOST; count++) {
    double height_px = least_height (s, trunk, count);
    blocks = fill_blocks (s, trunk, height_px);
    if (height_px <= GOOD * (before_px + blocks * block_px))
      break;
  }
  return blocks > 1 ? last - s->ranks[trunk] : 0;
}

/* Lets the arrows that pointed right still do so; how many things had to move for that. LINKS has room for
 * all links. */
static uint32_t push_right (const Spread *s, const uint32_t *order, uint32_t *ranks) {
  uint32_t pushed = 0;
  for (size_t i = 0; i < s->u->thing_count; i++) {
    uint32_t t = order[i];
    for (uint32_t k = s->out.start[t]; k < s->out.start[t + 1]; k++) {
      uint32_t to = s->u->links[s->out.links[k]].to;
      if (s->ranks[to] <= s->ranks[t] || ranks[to] > ranks[t])
        continue;
      ranks[to] = ranks[t] + 1;
      pushed++;
    }
  }
  return pushed;
}

/* All things by their old ranks. */
static bool sort_by_rank (const Spread *s, uint32_t *order) {
  uint32_t *start = LY_ARRAY (s->arena, uint32_t, (size_t)s->rank_count + 1);
  if (start == NULL)
    return false;
  for (uint32_t t = 0; t < s->u->thing_count; t++)
    start[s->ranks[t] + 1]++;
  for (uint32_t r = 0; r < s->rank_count; r++)
    start[r + 1] += start[r];
  for (uint32_t t = 0; t < s->u->thing_count; t++)
    order[start[s->ranks[t]]++] = t;
  return true;
}

static bool spread_branches (Spread *s, uint32_t trunk, uint32_t *ranks) {
  size_t n = s->u->thing_count;
  uint32_t *order = LY_ARRAY (s->arena, uint32_t, n), *moved = LY_ARRAY (s->arena, uint32_t, n);
  if (order == NULL || moved == NULL || !sort_by_rank (s, order))
    return false;
  uint32_t columns = deal_out (s, trunk);
  if (columns == 0)
    return true;
  for (size_t t = 0; t < n; t++)
    moved[t] = ranks[t] + s->blocks[t] * columns;
  if (push_right (s, order, moved) > PUSHED_SHARE * (double)n)
    return true;
  for (size_t t = 0; t < n; t++)
    ranks[t] = moved[t];
  return true;
}

bool ly_spread (const LyUnion *u, const LyClock *clock, LyArena *arena, uint32_t *ranks) {
  Spread s = {.u = u, .clock = clock, .arena = arena, .ranks = ranks, .rank_count = 1};
  double height_px;
  for (size_t t = 0; t < u->thing_count; t++)
    s.rank_count = ranks[t] + 1 > s.rank_count ? ranks[t] + 1 : s.rank_count;
  s.widths_px = LY_ARRAY (arena, double, s.rank_count);
  s.masses_px = LY_ARRAY (arena, double, u->thing_count);
  if (s.widths_px == NULL || s.masses_px == NULL || !weigh_highest (&s, &height_px))
    return false;
  for (size_t t = 0; t < u->thing_count; t++)
    s.widths_px[ranks[t]] = fmax (s.widths_px[ranks[t]], u->things[t].width_px);
  if (height_px < HEIGHT_LEAST_PX || height_px < TALL * width_px (&s, 0, s.rank_count - 1))
    return true;
  if (!ly_out_links (u, arena, &s.out) || !walk_all (&s))
    return false;
  uint32_t trunk = find_trunk (&s, height_px);
  return trunk == LY_NONE || spread_branches (&s, trunk, ranks);
}
