/* A network simplex on the dual problem: the least price is a flow of the greatest length.
 *
 * Let y be the values. Minimising the sum of price (y[to] - y[from]) under y[to] - y[from] >= distance is the
 * dual of sending a flow through the rules in which every variable gets rid of the prices that leave it less
 * those that enter it, at a cost of -distance for each unit (Ahuja, Magnanti, Orlin: Network Flows, chapter
 * 11). The flow needs no capacities, a basis is a spanning tree, and the potentials of the optimal basis are
 * the values.
 *
 * Invariants between two exchanges:
 *  - the tree spans all variables and a root beyond them; each node but the root hangs on its parent by an
 *    arc: a rule, or the artificial one with which everything begins;
 *  - a node's potential differs from its parent's by exactly the cost of that arc;
 *  - only arcs of the tree carry flow, none less than 0; arcs without flow point to the root (the tree is
 *    strongly feasible), which is why it does not exchange in circles. */
#include "ly-simplex.h"

#define NOTHING UINT32_MAX
#define MANY    6000 /* variables from which on a good start is worth its time */

typedef struct Arc {
  uint32_t from, to;
  int64_t cost, flow;
  bool in_tree;
} Arc;

typedef struct Node {
  uint32_t parent, child, next, before; /* before: the sibling, or NOTHING for the first child */
  uint32_t arc;                         /* to the parent */
  uint32_t depth;
  bool points_up; /* the arc does */
  int64_t potential;
} Node;

typedef struct Simplex {
  Arc *arcs;
  Node *nodes;
  uint32_t *stack;
  size_t arc_count, rule_count, at, block;
  uint32_t root;
} Simplex;

static void hang (Simplex *s, uint32_t node, uint32_t parent) {
  Node *n = &s->nodes[node];
  n->parent = parent;
  n->before = NOTHING;
  n->next = s->nodes[parent].child;
  if (n->next != NOTHING)
    s->nodes[n->next].before = node;
  s->nodes[parent].child = node;
}

static void unhang (Simplex *s, uint32_t node) {
  const Node *n = &s->nodes[node];
  if (n->before != NOTHING)
    s->nodes[n->before].next = n->next;
  else
    s->nodes[n->parent].child = n->next;
  if (n->next != NOTHING)
    s->nodes[n->next].before = n->before;
}

/* Hangs NODE on the other end of arc number ARC, which leads up. */
static void begin_at (Simplex *s, uint32_t node, uint32_t arc, int64_t flow) {
  Arc *a = &s->arcs[arc];
  const Node *parent = &s->nodes[a->to];
  a->flow = flow;
  a->in_tree = true;
  s->nodes[node] = (Node){.child = NOTHING,
                          .arc = arc,
                          .depth = parent->depth + 1,
                          .points_up = true,
                          .potential = parent->potential - a->cost};
  hang (s, node, a->to);
}

/* Finds for variables that rules only lead away from one of these rules: STACK[v]; NOTHING for all others. */
static void find_ways_out (Simplex *s, const LyRule *rules, uint32_t count) {
  for (uint32_t v = 0; v < count; v++)
    s->stack[v] = NOTHING;
  for (size_t i = 0; i < s->rule_count; i++)
    s->stack[rules[i].from] = (uint32_t)i;
  for (size_t i = 0; i < s->rule_count; i++)
    s->stack[rules[i].to] = NOTHING;
}

/* The first tree is a star: who has too much sends it to the root, who needs some gets it from there, at a
 * cost beyond all real ones. Where no rule leads to, all can be sent by a rule at once, which saves half of
 * the exchanges. */
static void begin (Simplex *s, const LyRule *rules, uint32_t count) {
  int64_t dearest = 1;
  for (size_t i = 0; i < s->rule_count; i++) {
    const LyRule *r = &rules[i];
    s->arcs[i] = (Arc){.from = r->from, .to = r->to, .cost = -(int64_t)r->least_distance};
    int64_t length = r->least_distance < 0 ? -(int64_t)r->least_distance : r->least_distance;
    dearest = length > dearest ? length : dearest;
    s->arcs[s->rule_count + r->from].flow += r->price;
    s->arcs[s->rule_count + r->to].flow -= r->price;
  }
  find_ways_out (s, rules, count);
  for (uint32_t v = 0; v < count; v++)
    if (s->stack[v] != NOTHING)
      s->arcs[s->rule_count + rules[s->stack[v]].to].flow += s->arcs[s->rule_count + v].flow;
  s->root = count;
  s->nodes[s->root] = (Node){.parent = NOTHING, .child = NOTHING, .next = NOTHING, .before = NOTHING};
  for (uint32_t v = 0; v < count; v++) {
    Arc *arc = &s->arcs[s->rule_count + v];
    bool up = arc->flow >= 0;
    if (s->stack[v] != NOTHING)
      continue;
    *arc = (Arc){.from = up ? v : s->root,
                 .to = up ? s->root : v,
                 .cost = up ? 0 : (dearest + 1) * ((int64_t)count + 1),
                 .flow = up ? arc->flow : -arc->flow,
                 .in_tree = true};
    s->nodes[v] = (Node){.child = NOTHING,
                         .arc = (uint32_t)(s->rule_count + v),
                         .depth = 1,
                         .points_up = up,
                         .potential = arc->cost};
    hang (s, v, s->root);
  }
  for (uint32_t v = 0; v < count; v++)
    if (s->stack[v] != NOTHING)
      begin_at (s, v, s->stack[v], s->arcs[s->rule_count + v].flow);
}

/* ---- a better start for many variables ---- */

/* The rules as a graph without circles, and from where the longest way comes to each variable. */
typedef struct Ways {
  uint32_t *start, *out; /* of variables: out[start[v]..] are the rules that lead away */
  uint32_t *waiting;     /* rules that lead there */
  uint32_t *order;       /* variables, sources first */
  int64_t *length;
  uint32_t *in;      /* the last rule of the longest way; NOTHING */
  int64_t *supply;   /* prices of what leads away less what leads there; then of all that hangs below, too */
  uint32_t count;
} Ways;

static bool ways_init (Ways *w, LyArena *arena, const LyRule *rules, size_t rule_count, uint32_t count) {
  *w = (Ways){.count = count};
  w->start = LY_ARRAY (arena, uint32_t, (size_t)count + 2);
  w->out = LY_ARRAY (arena, uint32_t, rule_count);
  w->waiting = LY_ARRAY (arena, uint32_t, count);
  w->order = LY_ARRAY (arena, uint32_t, count);
  w->length = LY_ARRAY (arena, int64_t, count);
  w->in = LY_ARRAY (arena, uint32_t, count);
  w->supply = LY_ARRAY (arena, int64_t, count);
  if (w->start == NULL || w->out == NULL || w->waiting == NULL || w->order == NULL || w->length == NULL ||
      w->in == NULL || w->supply == NULL)
    return false;
  for (size_t i = 0; i < rule_count; i++) {
    w->start[rules[i].from + 2]++;
    w->waiting[rules[i].to]++;
    w->supply[rules[i].from] += rules[i].price;
    w->supply[rules[i].to] -= rules[i].price;
  }
  for (uint32_t v = 0; v < count; v++)
    w->start[v + 2] += w->start[v + 1];
  for (size_t i = 0; i < rule_count; i++)
    w->out[w->start[rules[i].from + 1]++] = (uint32_t)i;
  for (uint32_t v = 0; v < count; v++)
    w->in[v] = NOTHING;
  return true;
}

/* Does V do nothing but pull two others together? */
static bool is_tie (const Ways *w, uint32_t v) {
  return w->start[v + 1] - w->start[v] <= 2;
}

/* false: they go in circles. */
static bool find_longest (Ways *w, const LyRule *rules) {
  uint32_t done = 0;
  for (uint32_t v = 0; v < w->count; v++)
    if (w->waiting[v] == 0)
      w->order[done++] = v;
  uint32_t sources = done;
  for (uint32_t i = 0; i < done; i++)
    for (uint32_t v = w->order[i], k = w->start[v]; k < w->start[v + 1]; k++) {
      const LyRule *rule = &rules[w->out[k]];
      int64_t length = w->length[v] + rule->least_distance;
      if ((i >= sources || !is_tie (w, v)) && (w->in[rule->to] == NOTHING || length > w->length[rule->to])) {
        w->length[rule->to] = length;
        w->in[rule->to] = w->out[k];
      }
      if (--w->waiting[rule->to] == 0)
        w->order[done++] = rule->to;
    }
  for (uint32_t i = 0; i < sources; i++) /* what is tied hangs on one of the two */
    if (is_tie (w, w->order[i]) && w->start[w->order[i]] < w->start[w->order[i] + 1]) {
      uint32_t v = w->order[i];
      w->in[v] = w->out[w->start[v + 1] - 1];
      w->supply[rules[w->in[v]].to] += w->supply[v];
    }
  return done == w->count;
}

static void hang_on_root (Simplex *s, uint32_t v, int64_t supply, int64_t dearest) {
  bool up = supply >= 0;
  Arc *arc = &s->arcs[s->rule_count + v];
  *arc = (Arc){.from = up ? v : s->root,
               .to = up ? s->root : v,
               .cost = up ? 0 : dearest,
               .flow = up ? supply : -supply,
               .in_tree = true};
  s->nodes[v] = (Node){
      .child = NOTHING, .arc = (uint32_t)(s->rule_count + v), .depth = 1, .points_up = up, .potential = arc->cost};
  hang (s, v, s->root);
}

/* Hangs V on the other end of the rule through which it gets what it needs. */
static void hang_beneath (Simplex *s, uint32_t v, uint32_t rule, int64_t flow) {
  Arc *arc = &s->arcs[rule];
  const Node *parent = &s->nodes[arc->from];
  arc->flow = flow;
  arc->in_tree = true;
  s->nodes[v] = (Node){
      .child = NOTHING, .arc = rule, .depth = parent->depth + 1, .potential = parent->potential + arc->cost};
  hang (s, v, arc->from);
}

/* The first tree is one of longest ways: each variable gets what it and all beneath it need through the last rule of
 * its longest way, if they need anything. What nothing pulls to the right stands there already, which is most of all.
 * false: no memory, or the rules go in circles; nothing is begun then. */
static bool begin_with_ways (Simplex *s, LyArena *arena, const LyRule *rules, uint32_t count) {
  Ways w;
  int64_t dearest = 1;
  if (!ways_init (&w, arena, rules, s->rule_count, count) || !find_longest (&w, rules))
    return false;
  for (size_t i = 0; i < s->rule_count; i++) {
    int64_t length = rules[i].least_distance < 0 ? -(int64_t)rules[i].least_distance : rules[i].least_distance;
    s->arcs[i] = (Arc){.from = rules[i].from, .to = rules[i].to, .cost = -(int64_t)rules[i].least_distance};
    dearest = length > dearest ? length : dearest;
  }
  for (uint32_t i = count; i-- > 0;) {
    uint32_t v = w.order[i];
    if (w.in[v] != NOTHING && rules[w.in[v]].to == v && w.supply[v] < 0)
      w.supply[rules[w.in[v]].from] += w.supply[v];
  }
  s->root = count;
  s->nodes[s->root] = (Node){.parent = NOTHING, .child = NOTHING, .next = NOTHING, .before = NOTHING};
  for (uint32_t i = 0; i < count; i++) {
    uint32_t v = w.order[i];
    bool tied = w.in[v] != NOTHING && rules[w.in[v]].from == v;
    if (tied)
      continue;
    if (w.in[v] != NOTHING && w.supply[v] < 0)
      hang_beneath (s, v, w.in[v], -w.supply[v]);
    else
      hang_on_root (s, v, w.supply[v], (dearest + 1) * ((int64_t)count + 1));
  }
  for (uint32_t v = 0; v < count; v++)
    if (w.in[v] != NOTHING && rules[w.in[v]].from == v)
      begin_at (s, v, w.in[v], w.supply[v]);
  return true;
}

static int64_t reduced_cost (const Simplex *s, const Arc *arc) {
  return arc->cost + s->nodes[arc->from].potential - s->nodes[arc->to].potential;
}

/* The best arc of the next block that has one. NOTHING: the tree is optimal. */
static uint32_t entering_arc (Simplex *s) {
  uint32_t best = NOTHING;
  int64_t least = 0;
  size_t in_block = 0;
  for (size_t seen = 0; seen < s->rule_count; seen++) {
    const Arc *arc = &s->arcs[s->at];
    int64_t cost = arc->in_tree ? 0 : reduced_cost (s, arc);
    if (cost < least) {
      least = cost;
      best = (uint32_t)s->at;
    }
    s->at = s->at + 1 == s->rule_count ? 0 : s->at + 1;
    if (++in_block == s->block) {
      if (best != NOTHING)
        return best;
      in_block = 0;
    }
  }
  return best;
}

typedef struct Exchange {
  uint32_t arc;        /* enters */
  uint32_t cut;        /* the node whose arc leaves */
  uint32_t inner;      /* the entering arc's end that is in the part cut off */
  uint32_t outer, top; /* the other end; where the ways of both ends meet */
  int64_t flow;
} Exchange;

/* Sending flow through the arc empties the arcs of the ring that point against it; the first to be empty
 * leaves, and of several the last one on the way round from the top, so that the tree stays strongly
 * feasible. */
static bool find_exchange (const Simplex *s, uint32_t entering, Exchange *x) {
  const Node *nodes = s->nodes;
  uint32_t a = s->arcs[entering].from, b = s->arcs[entering].to;
  *x = (Exchange){.arc = entering, .cut = NOTHING, .flow = INT64_MAX};
  uint32_t up = a, down = b;
  while (up != down)
    if (nodes[up].depth >= nodes[down].depth)
      up = nodes[up].parent;
    else
      down = nodes[down].parent;
  x->top = up;
  for (uint32_t n = a; n != x->top; n = nodes[n].parent)
    if (nodes[n].points_up && s->arcs[nodes[n].arc].flow < x->flow) {
      x->flow = s->arcs[nodes[n].arc].flow;
      x->cut = n;
      x->inner = a;
      x->outer = b;
    }
  for (uint32_t n = b; n != x->top; n = nodes[n].parent)
    if (!nodes[n].points_up && s->arcs[nodes[n].arc].flow <= x->flow) {
      x->flow = s->arcs[nodes[n].arc].flow;
      x->cut = n;
      x->inner = b;
      x->outer = a;
    }
  return x->cut != NOTHING;
}

static void send_flow (Simplex *s, const Exchange *x) {
  Arc *arc = &s->arcs[x->arc];
  if (x->flow == 0)
    return;
  arc->flow += x->flow;
  for (uint32_t n = arc->from; n != x->top; n = s->nodes[n].parent)
    s->arcs[s->nodes[n].arc].flow += s->nodes[n].points_up ? -x->flow : x->flow;
  for (uint32_t n = arc->to; n != x->top; n = s->nodes[n].parent)
    s->arcs[s->nodes[n].arc].flow += s->nodes[n].points_up ? x->flow : -x->flow;
}

/* Hangs the part that is cut off on the other end of the entering arc: its nodes from the inner end to the
 * cut turn over, each becoming the child of the one before. */
static void turn_over (Simplex *s, const Exchange *x) {
  uint32_t node = x->inner, parent = x->outer, arc = x->arc;
  bool up = s->arcs[arc].from == node;
  s->arcs[s->nodes[x->cut].arc].in_tree = false;
  s->arcs[arc].in_tree = true;
  for (bool last = false; !last;) {
    Node *n = &s->nodes[node];
    uint32_t old_parent = n->parent, old_arc = n->arc;
    bool old_up = n->points_up;
    last = node == x->cut;
    unhang (s, node);
    hang (s, node, parent);
    n->arc = arc;
    n->points_up = up;
    parent = node;
    node = old_parent;
    arc = old_arc;
    up = !old_up;
  }
}

/* Everything below the inner end moves by the same amount. */
static void move_potentials (Simplex *s, const Exchange *x) {
  int64_t by = reduced_cost (s, &s->arcs[x->arc]);
  if (s->arcs[x->arc].from == x->inner)
    by = -by;
  uint32_t top = 0;
  s->stack[top++] = x->inner;
  while (top > 0) {
    Node *n = &s->nodes[s->stack[--top]];
    n->potential += by;
    n->depth = s->nodes[n->parent].depth + 1;
    for (uint32_t child = n->child; child != NOTHING; child = s->nodes[child].next)
      s->stack[top++] = child;
  }
}

/* The potentials as values, if the star is used no more. */
static void take_values (const Simplex *s, const LyRule *rules, int32_t *values, uint32_t count) {
  int64_t least = INT64_MAX, most = INT64_MIN;
  for (uint32_t v = 0; v < count; v++) {
    int64_t y = -s->nodes[v].potential;
    least = y < least ? y : least;
    most = y > most ? y : most;
  }
  if (count == 0 || most - least > INT32_MAX / 4)
    return;
  for (size_t i = 0; i < s->rule_count; i++)
    if (reduced_cost (s, &s->arcs[i]) < 0)
      return;
  (void)rules;
  for (uint32_t v = 0; v < count; v++)
    values[v] = (int32_t)(-s->nodes[v].potential - least);
}

static size_t block_of (size_t rules) {
  size_t block = 8;
  while (block * block < rules)
    block += block / 4;
  return block;
}

bool ly_simplex (LyArena *arena, const LyRule *rules, size_t rule_count, int32_t *values, uint32_t count,
                 size_t most_pivots) {
  Simplex s = {.rule_count = rule_count, .arc_count = rule_count + count, .block = block_of (rule_count)};
  s.arcs = LY_ARRAY (arena, Arc, s.arc_count);
  s.nodes = LY_ARRAY (arena, Node, (size_t)count + 1);
  s.stack = LY_ARRAY (arena, uint32_t, (size_t)count + 1);
  if (s.arcs == NULL || s.nodes == NULL || s.stack == NULL)
    return false;
  if (count < MANY || !begin_with_ways (&s, arena, rules, count))
    begin (&s, rules, count);
  for (size_t pivots = 0; pivots < most_pivots; pivots++) {
    Exchange x;
    uint32_t entering = entering_arc (&s);
    if (entering == NOTHING) {
      take_values (&s, rules, values, count);
      break;
    }
    if (!find_exchange (&s, entering, &x))
      break; /* the rules contradict each other */
    send_flow (&s, &x);
    turn_over (&s, &x);
    move_potentials (&s, &x);
  }
  return true;
}
