/* Where an object that only names hold is likely to belong.
 *
 * Such an object is young: one of the next lines will store it in another one, and if it stands in the first
 * column then, the new arrow points left, and the object has to move. But programs repeat themselves. What
 * became of the object that the same name held before, or of the last one of the same kind? If one of its own
 * kind refers to it, it continued a chain, and the new one will continue behind it; otherwise it went into a
 * container, and the new one will be its neighbour there. The same if the one of its own kind holds many of them. */
#include <math.h>

#include "ly-measures.h"
#include "ly-online.h"
#include "ly-rank.h"

#define CHAIN_LINKS 2 /* to others of its kind that a link of a chain, or a node of a binary tree, may have */
#define LOOKED_AT   16 /* models */
#define BEHIND      3 /* columns from a container to what will be put into it, and refers to nothing */

static bool only_names_hold (const LyOnline *o, uint32_t t) {
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++)
    if (o->u->things[o->u->links[o->in[i]].from].kind != LY_KIND_FRAME)
      return false;
  return o->in_start[t] < o->in_start[t + 1];
}

/* The leftmost holder of T that is no name; LY_NONE. */
static uint32_t holder_of (const LyOnline *o, uint32_t t) {
  uint32_t holder = LY_NONE;
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++) {
    uint32_t from = o->u->links[o->in[i]].from;
    if (from != t && o->here[from].placed && o->u->things[from].kind != LY_KIND_FRAME &&
        (holder == LY_NONE || o->here[from].spot.column < o->here[holder].spot.column))
      holder = from;
  }
  return holder;
}

static bool is_a_model (const LyOnline *o, uint32_t t, uint32_t other) {
  return other != t && o->here[other].placed && !o->here[other].changed &&
         o->u->things[other].kind == o->u->things[t].kind && holder_of (o, other) != LY_NONE;
}

/* What the name that holds T held last. */
static uint32_t held_before (const LyOnline *o, uint32_t t) {
  const LyUnion *u = o->u;
  uint32_t model = LY_NONE, latest = 0;
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++) {
    const LyLink *name = &u->links[o->in[i]];
    for (uint32_t k = 0; k < u->link_count; k++) {
      const LyLink *link = &u->links[k];
      if (link->from == name->from && link->port == name->port && link->last < o->step &&
          link->last >= latest && is_a_model (o, t, link->to)) {
        model = link->to;
        latest = link->last;
      }
    }
  }
  return model;
}

/* Containers are often made where they stay, and then tell nothing of one that has a name. */
static bool is_container (LyKind kind) {
  return kind == LY_KIND_LIST || kind == LY_KIND_TUPLE || kind == LY_KIND_DICT;
}

/* Was T known by a name no later than HOLDER came to hold it? */
static bool was_named (const LyOnline *o, uint32_t t, uint32_t holder) {
  uint32_t named = LY_NONE, held = LY_NONE;
  for (uint32_t i = 0; i < o->u->link_count; i++) {
    const LyLink *link = &o->u->links[i];
    if (link->to != t)
      continue;
    if (o->u->things[link->from].kind == LY_KIND_FRAME && link->first < named)
      named = link->first;
    if (link->from == holder && link->first < held)
      held = link->first;
  }
  return named != LY_NONE && named <= held;
}

/* The youngest thing like T that tells something of it. */
static uint32_t youngest_like (const LyOnline *o, uint32_t t) {
  uint32_t looked = 0;
  for (uint32_t i = o->thing_count; i-- > 0 && looked < LOOKED_AT;) {
    if (!is_a_model (o, t, o->things[i]))
      continue;
    if (!is_container (o->u->things[t].kind) || was_named (o, o->things[i], holder_of (o, o->things[i])))
      return o->things[i];
    looked++;
  }
  return LY_NONE;
}

/* The column of the leftmost thing that T refers to: what continues a chain does not stand in front of it. */
static uint32_t leftmost_target (const LyOnline *o, uint32_t t) {
  uint32_t column = LY_NONE;
  for (uint32_t i = o->out_start[t]; i < o->out_start[t + 1]; i++) {
    uint32_t to = o->u->links[o->out[i]].to;
    if (to != t && o->here[to].placed && o->here[to].spot.column < column)
      column = o->here[to].spot.column;
  }
  return column;
}

/* How many of its own kind T refers to. */
static uint32_t count_alike (const LyOnline *o, uint32_t t) {
  uint32_t count = 0;
  for (uint32_t i = o->out_start[t]; i < o->out_start[t + 1]; i++) {
    uint32_t to = o->u->links[o->out[i]].to;
    count += to != t && o->u->things[to].kind == o->u->things[t].kind;
  }
  return count;
}

bool ly_online_guess (const LyOnline *o, uint32_t t, LySpot *spot) {
  if (!only_names_hold (o, t))
    return false;
  uint32_t model = held_before (o, t);
  if (model == LY_NONE)
    model = youngest_like (o, t);
  if (model == LY_NONE)
    return false;
  uint32_t holder = holder_of (o, model), least = o->here[holder].spot.column + 1;
  *spot = o->here[model].spot;
  if (o->u->things[t].kind == LY_KIND_ATOM) { /* behind its brothers: from there it need not cross what leads to them */
    uint32_t column = o->here[holder].spot.column + BEHIND;
    spot->column = column < o->column_count ? column : o->column_count;
  }
  if (o->u->things[holder].kind == o->u->things[t].kind && count_alike (o, holder) <= CHAIN_LINKS)
    least = spot->column = (spot->column > least ? spot->column : least) + 1;
  else
    spot->y_px += ly_online_height (o, model) + LY_GAP_BOXES_PX;
  uint32_t most = leftmost_target (o, t);
  if (spot->column >= most && most > least) /* it refers on from left of its model, and has room there */
    spot->column = most - 1;
  if (spot->column < least)
    spot->column = least; /* where the model should stand */
  return spot->column <= most;
}

/* ---- the first picture ---- */

/* What the links of the first picture tell of its things. */
typedef struct Told {
  const LyUnion *u;
  uint32_t *holder; /* a thing but a frame; LY_NONE */
  uint32_t *alike;  /* how many of its own kind it refers to */
  bool *named;
  bool *leads_on; /* refers to what refers to something */
} Told;

static bool told_init (Told *told, const LyUnion *u, LyArena *arena) {
  *told = (Told){.u = u,
                 .holder = LY_ARRAY (arena, uint32_t, u->thing_count),
                 .alike = LY_ARRAY (arena, uint32_t, u->thing_count),
                 .named = LY_ARRAY (arena, bool, u->thing_count),
                 .leads_on = LY_ARRAY (arena, bool, u->thing_count)};
  bool *refers = LY_ARRAY (arena, bool, u->thing_count);
  if (told->holder == NULL || told->alike == NULL || told->named == NULL || told->leads_on == NULL || refers == NULL)
    return false;
  for (size_t t = 0; t < u->thing_count; t++)
    told->holder[t] = LY_NONE;
  for (size_t i = 0; i < u->link_count; i++) {
    const LyLink *link = &u->links[i];
    bool name = u->things[link->from].kind == LY_KIND_FRAME;
    refers[link->from] = true;
    told->named[link->to] |= name;
    if (!name && link->from != link->to && told->holder[link->to] == LY_NONE)
      told->holder[link->to] = link->from;
    told->alike[link->from] += link->from != link->to && u->things[link->from].kind == u->things[link->to].kind;
  }
  for (size_t i = 0; i < u->link_count; i++)
    told->leads_on[u->links[i].from] |= refers[u->links[i].to];
  return true;
}

/* The last thing of KIND that something but a name holds; LY_NONE. */
static uint32_t last_held (const Told *told, LyKind kind) {
  for (size_t t = told->u->thing_count; t-- > 0;)
    if (told->u->things[t].kind == kind && told->holder[t] != LY_NONE)
      return (uint32_t)t;
  return LY_NONE;
}

/* What a thing of KIND that only names hold will stand behind, as ly_online_guess says, but columns are not known yet: what holds the last
 * one of its kind, or that one itself if it is of a chain; LY_NONE. */
static uint32_t behind_what (const Told *told, LyKind kind) {
  uint32_t model = last_held (told, kind), holder = model != LY_NONE ? told->holder[model] : LY_NONE;
  bool is_chain = holder != LY_NONE && told->u->things[holder].kind == kind && told->alike[holder] <= CHAIN_LINKS;
  return is_chain ? model : holder;
}

/* Marks all that leads to T, and T. */
static bool mark_leading (const LyUnion *u, LyArena *arena, uint32_t t, bool *leads) {
  LyOut in;
  uint32_t *stack = LY_ARRAY (arena, uint32_t, u->thing_count + 1), depth = 0;
  if (stack == NULL || !ly_in_links (u, arena, &in))
    return false;
  leads[t] = true;
  stack[depth++] = t;
  while (depth > 0) {
    uint32_t at = stack[--depth];
    for (uint32_t i = in.start[at]; i < in.start[at + 1]; i++) {
      uint32_t from = u->links[in.links[i]].from;
      if (!leads[from])
        stack[depth++] = from;
      leads[from] = true;
    }
  }
  return true;
}

/* Gives hints to things of KIND. What leads on may well become the head of a chain; what leads there can never stand behind it. */
static bool hint_kind (LyUnion *u, LyArena *arena, const Told *told, LyKind kind, LyHint *hints) {
  uint32_t behind = behind_what (told, kind);
  bool *leads = LY_ARRAY (arena, bool, u->thing_count);
  if (leads == NULL || (behind != LY_NONE && !mark_leading (u, arena, behind, leads)))
    return false;
  for (uint32_t t = 0; t < u->thing_count && behind != LY_NONE; t++) {
    bool may_be_head = told->leads_on[t] && u->things[behind].kind == kind;
    if (u->things[t].kind == kind && told->named[t] && told->holder[t] == LY_NONE && !leads[t] && !may_be_head)
      hints[u->hint_count++] = (LyHint){t, behind};
  }
  return true;
}

bool ly_online_hint (LyUnion *u, LyArena *arena) {
  Told told;
  LyHint *hints = LY_ARRAY (arena, LyHint, u->thing_count);
  if (hints == NULL || !told_init (&told, u, arena))
    return false;
  u->hint_count = 0;
  if (!hint_kind (u, arena, &told, LY_KIND_ATOM, hints) || !hint_kind (u, arena, &told, LY_KIND_INSTANCE, hints))
    return false;
  u->hints = hints;
  return true;
}
