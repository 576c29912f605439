/* A network simplex on the dual problem: the least price is a flow of the greatest length.
 *
 * Let y be the values. Minimising the sum of price (y[to] - y[from]) under y[to] - y[from] >= distance is the
 * dual of sending a flow through the rules in which every variable gets rid of the prices that leave it less
 * those that enter it, at a cost of -distance for each unit (Ahuja, Magnanti, Orlin: Network Flows, chapter
 * 11). Through a rule that may be broken flows no more than the price of that. A basis is a spanning
 * tree, and the potentials of the optimal basis are the values.
 *
 * Invariants between two exchanges:
 *  - the tree spans all variables and a root beyond them; each node but the root hangs on its parent by an
 *    arc: a rule, or the artificial one with which everything begins;
 *  - a node's potential differs from its parent's by exactly the cost of that arc;
 *  - no arc carries less than 0 or more than it may; those outside the tree carry just one of these;
 *  - arcs of the tree without flow point to the root, and those that carry all they may point away from it (the
 *    tree is strongly feasible), which is why it does not exchange in circles. */
#include "ly-simplex.h"

#define NOTHING UINT32_MAX
#define NO_END  INT64_MAX

typedef struct Arc {
  uint32_t from, to;
  int64_t cost, flow, most; /* of the flow; NO_END */
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
  uint32_t *candidates; /* arcs that gained something when their block was looked at */
  size_t candidate_count;
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

/* ---- the first tree ---- */

/* A forest of rules that the first values keep exactly. */
typedef struct Forest {
  int64_t *value;
  int64_t *supply;       /* of variables: what they, and in the end all beneath them, have to get rid of */
  uint32_t *up;          /* the rule that joins a variable to the one above; NOTHING */
  uint32_t *order;       /* variables, none before the one above it */
  uint32_t *start, *out; /* of variables: out[start[v]..] are rules */
  uint32_t *sorted;      /* rules that the first values keep exactly; then, in front, those that are chosen */
  uint32_t *waiting;     /* rules that lead there; then: who else is in the same tree */
  int64_t dearest, least;
} Forest;

static bool must_be_kept (const LyRule *rule) {
  return rule->price_of_less == 0;
}

static bool forest_init (Forest *f, LyArena *arena, size_t rule_count, uint32_t count) {
  *f = (Forest){.value = LY_ARRAY (arena, int64_t, count),
                .supply = LY_ARRAY (arena, int64_t, count),
                .up = LY_ARRAY (arena, uint32_t, count),
                .order = LY_ARRAY (arena, uint32_t, count),
                .start = LY_ARRAY (arena, uint32_t, (size_t)count + 2),
                .out = LY_ARRAY (arena, uint32_t, rule_count > 2 * (size_t)count ? rule_count : 2 * (size_t)count),
                .sorted = LY_ARRAY (arena, uint32_t, rule_count),
                .waiting = LY_ARRAY (arena, uint32_t, count)};
  return f->value != NULL && f->supply != NULL && f->up != NULL && f->order != NULL && f->start != NULL &&
         f->out != NULL && f->sorted != NULL && f->waiting != NULL;
}

/* Values that keep all rules that must be kept: the lengths of the longest ways. */
static void find_longest (Forest *f, const LyRule *rules, size_t rule_count, uint32_t count) {
  uint32_t done = 0;
  for (size_t i = 0; i < rule_count; i++)
    if (must_be_kept (&rules[i])) {
      f->start[rules[i].from + 2]++;
      f->waiting[rules[i].to]++;
    }
  for (uint32_t v = 0; v < count; v++)
    f->start[v + 2] += f->start[v + 1];
  for (size_t i = 0; i < rule_count; i++)
    if (must_be_kept (&rules[i]))
      f->out[f->start[rules[i].from + 1]++] = (uint32_t)i;
  for (uint32_t v = 0; v < count; v++)
    if (f->waiting[v] == 0)
      f->order[done++] = v;
  for (uint32_t i = 0; i < done; i++)
    for (uint32_t v = f->order[i], k = f->start[v]; k < f->start[v + 1]; k++) {
      const LyRule *rule = &rules[f->out[k]];
      int64_t length = f->value[v] + rule->least_distance;
      f->value[rule->to] = length > f->value[rule->to] ? length : f->value[rule->to];
      if (--f->waiting[rule->to] == 0)
        f->order[done++] = rule->to;
    }
}

static int64_t left_over (const Forest *f, const LyRule *rule) {
  return f->value[rule->to] - f->value[rule->from] - rule->least_distance;
}

/* What may be broken, and is, carries all it may. */
static void make_arcs (Simplex *s, Forest *f, const LyRule *rules) {
  f->dearest = 1;
  for (size_t i = 0; i < s->rule_count; i++) {
    const LyRule *r = &rules[i];
    int64_t cost = -(int64_t)r->least_distance;
    int64_t flow = !must_be_kept (r) && left_over (f, r) < 0 ? r->price_of_less : 0;
    s->arcs[i] = (Arc){.from = r->from,
                       .to = r->to,
                       .cost = cost,
                       .flow = flow,
                       .most = must_be_kept (r) ? NO_END : r->price_of_less};
    f->supply[r->from] += r->price - flow;
    f->supply[r->to] -= r->price - flow;
    f->dearest = cost > f->dearest ? cost : -cost > f->dearest ? -cost : f->dearest;
  }
}

static uint32_t tree_of (uint32_t *same, uint32_t v) {
  while (same[v] != v) {
    same[v] = same[same[v]];
    v = same[v];
  }
  return v;
}

static int strength_of (const LyRule *rule) {
  int strength = 0;
  for (int32_t price = rule->price_of_less; price > 0; price /= 2)
    strength++;
  return strength;
}

/* Chooses the rules: those first that can carry most, since what one cannot carry has to find another way. The chosen ones of each
 * variable are listed. */
static void choose_rules (Simplex *s, Forest *f, const LyRule *rules, uint32_t count) {
  enum { STRENGTHS = 33 };
  uint32_t first[STRENGTHS + 1] = {0}, *sorted = f->sorted, *same = f->waiting, chosen = 0;
  for (size_t i = 0; i < s->rule_count; i++)
    if (left_over (f, &rules[i]) == 0)
      first[STRENGTHS - strength_of (&rules[i])]++;
  for (int i = 0, before = 0; i <= STRENGTHS; i++) {
    int here = (int)first[i];
    first[i] = (uint32_t)before;
    before += here;
  }
  for (size_t i = 0; i < s->rule_count; i++)
    if (left_over (f, &rules[i]) == 0)
      sorted[first[STRENGTHS - strength_of (&rules[i])]++] = (uint32_t)i;
  uint32_t found = first[STRENGTHS];
  for (uint32_t v = 0; v < count; v++)
    same[v] = v;
  for (uint32_t v = 0; v < count + 2; v++)
    f->start[v] = 0;
  for (uint32_t i = 0; i < found; i++) {
    const LyRule *r = &rules[sorted[i]];
    uint32_t a = tree_of (same, r->from), b = tree_of (same, r->to);
    if (a == b)
      continue;
    same[a] = b;
    sorted[chosen++] = sorted[i];
    f->start[r->from + 2]++;
    f->start[r->to + 2]++;
  }
  for (uint32_t v = 0; v < count; v++)
    f->start[v + 2] += f->start[v + 1];
  for (uint32_t i = 0; i < chosen; i++) { /* fewer than the variables, and each twice */
    const LyRule *r = &rules[sorted[i]];
    f->out[f->start[r->from + 1]++] = sorted[i];
    f->out[f->start[r->to + 1]++] = sorted[i];
  }
}

/* Roots each tree, the first one at the last variable. */
static void root_trees (Forest *f, const LyRule *rules, uint32_t count) {
  uint32_t done = 0;
  bool *seen = (bool *)f->waiting;
  for (uint32_t v = 0; v < count; v++)
    seen[v] = false;
  for (uint32_t root = count; root-- > 0;) {
    if (seen[root])
      continue;
    uint32_t next = done;
    seen[root] = true;
    f->up[root] = NOTHING;
    f->order[done++] = root;
    for (; next < done; next++)
      for (uint32_t v = f->order[next], k = f->start[v]; k < f->start[v + 1]; k++) {
        const LyRule *r = &rules[f->out[k]];
        uint32_t other = r->from == v ? r->to : r->from;
        if (seen[other])
          continue;
        seen[other] = true;
        f->up[other] = f->out[k];
        f->order[done++] = other;
      }
  }
}

/* Sends what V has to get rid of up through its rule, as much as that can carry; if that is not all, or if it leaves the
 * tree not strongly feasible, V becomes the root of what is beneath it. */
static void send_up (Simplex *s, Forest *f, uint32_t v) {
  Arc *arc = &s->arcs[f->up[v]];
  bool points_up = arc->from == v;
  uint32_t above = points_up ? arc->to : arc->from;
  int64_t want = points_up ? f->supply[v] : -f->supply[v];
  int64_t flow = want < 0 ? 0 : want > arc->most ? arc->most : want;
  bool fits = flow == want && (points_up ? flow < arc->most : flow > 0);
  arc->flow = flow;
  f->supply[v] -= points_up ? flow : -flow;
  f->supply[above] += points_up ? flow : -flow;
  if (!fits)
    f->up[v] = NOTHING;
}

static void hang_first (Simplex *s, const Forest *f, uint32_t v) {
  uint32_t number = f->up[v], parent = s->root;
  bool up = f->supply[v] >= 0;
  int64_t from_least = f->value[v] - f->least;
  if (number == NOTHING) {
    number = (uint32_t)(s->rule_count + v);
    s->arcs[number] = (Arc){.from = up ? v : s->root,
                            .to = up ? s->root : v,
                            .cost = up ? from_least : f->dearest - from_least,
                            .flow = up ? f->supply[v] : -f->supply[v],
                            .most = NO_END};
  } else {
    up = s->arcs[number].from == v;
    parent = up ? s->arcs[number].to : s->arcs[number].from;
  }
  s->arcs[number].in_tree = true;
  int64_t potential = s->nodes[parent].potential, cost = s->arcs[number].cost;
  s->nodes[v] = (Node){.child = NOTHING,
                       .arc = number,
                       .depth = s->nodes[parent].depth + 1,
                       .points_up = up,
                       .potential = up ? potential - cost : potential + cost};
  hang (s, v, parent);
}

/* The first tree has the rules that the first values keep exactly, as far as they can carry what is needed there: so it is nearly the
 * best one if these values are nearly the best. What is not joined by such rules hangs on the root: who has too
 * much sends it there, and who needs some gets it from there, at a cost beyond all real ones. */
static bool begin (Simplex *s, LyArena *arena, const LyRule *rules, const int32_t *guess, uint32_t count) {
  Forest f;
  int64_t most = 0;
  if (!forest_init (&f, arena, s->rule_count, count))
    return false;
  if (guess == NULL)
    find_longest (&f, rules, s->rule_count, count);
  for (uint32_t v = 0; v < count; v++) {
    f.value[v] = guess == NULL ? f.value[v] : guess[v];
    f.least = v == 0 || f.value[v] < f.least ? f.value[v] : f.least;
    most = v == 0 || f.value[v] > most ? f.value[v] : most;
  }
  make_arcs (s, &f, rules);
  f.dearest = (f.dearest + 1) * ((int64_t)count + 1) + most - f.least;
  choose_rules (s, &f, rules, count);
  root_trees (&f, rules, count);
  for (uint32_t i = count; i-- > 0;)
    if (f.up[f.order[i]] != NOTHING)
      send_up (s, &f, f.order[i]);
  s->root = count;
  s->nodes[s->root] = (Node){.parent = NOTHING, .child = NOTHING, .next = NOTHING, .before = NOTHING};
  for (uint32_t i = 0; i < count; i++)
    hang_first (s, &f, f.order[i]);
  return true;
}

static int64_t reduced_cost (const Simplex *s, const Arc *arc) {
  return arc->cost + s->nodes[arc->from].potential - s->nodes[arc->to].potential;
}

/* How much worse the cheapest way is than the one by ARC; what is not positive gains nothing. */
static int64_t gain_of (const Simplex *s, const Arc *arc) {
  int64_t cost = arc->in_tree ? 0 : reduced_cost (s, arc);
  return arc->flow > 0 ? cost : -cost; /* what carries all it may could carry less */
}

/* Lists the arcs of the next blocks that gain something, until there are some. */
static void find_candidates (Simplex *s) {
  for (size_t seen = 0; seen < s->rule_count && s->candidate_count == 0;) {
    size_t end = s->at + s->block < s->rule_count ? s->at + s->block : s->rule_count;
    for (size_t i = s->at; i < end; i++)
      if (gain_of (s, &s->arcs[i]) > 0)
        s->candidates[s->candidate_count++] = (uint32_t)i;
    seen += end - s->at;
    s->at = end == s->rule_count ? 0 : end;
  }
}

/* The best arc of those listed. NOTHING: the tree is optimal. */
static uint32_t entering_arc (Simplex *s) {
  for (int round = 0; round < 2; round++) {
    size_t kept = 0, best_at = 0;
    int64_t most = 0;
    for (size_t i = 0; i < s->candidate_count; i++) {
      uint32_t arc = s->candidates[i];
      int64_t gain = gain_of (s, &s->arcs[arc]);
      if (gain <= 0)
        continue;
      if (gain > most) {
        most = gain;
        best_at = kept;
      }
      s->candidates[kept++] = arc;
    }
    s->candidate_count = kept;
    if (kept > 0) {
      uint32_t best = s->candidates[best_at];
      s->candidates[best_at] = s->candidates[--s->candidate_count];
      return best;
    }
    find_candidates (s);
  }
  return NOTHING;
}

typedef struct Exchange {
  uint32_t arc;         /* enters */
  bool less;            /* it will carry less */
  uint32_t first, last; /* its ends, in the direction in which the flow changes */
  uint32_t cut;         /* the node whose arc leaves; NOTHING: the entering arc itself does, full or empty */
  uint32_t inner;       /* the entering arc's end that is in the part cut off */
  uint32_t outer, top;  /* the other end; where the ways of both ends meet */
  int64_t flow;
} Exchange;

/* How much more the arc of N can carry, up if UP. */
static int64_t room_of (const Simplex *s, const Node *n, bool up) {
  const Arc *arc = &s->arcs[n->arc];
  return n->points_up != up ? arc->flow : arc->most == NO_END ? NO_END : arc->most - arc->flow;
}

static void limit (Exchange *x, int64_t room, uint32_t cut, uint32_t inner, uint32_t outer) {
  x->flow = room;
  x->cut = cut;
  x->inner = inner;
  x->outer = outer;
}

/* Sending flow round the ring that the arc closes empties arcs or fills them; the first to be so leaves, and
 * of several the last one on the way round from the top, so that the tree stays strongly feasible. false: it
 * could be sent without end. */
static bool find_exchange (const Simplex *s, uint32_t entering, Exchange *x) {
  const Node *nodes = s->nodes;
  const Arc *arc = &s->arcs[entering];
  bool less = arc->flow > 0;
  uint32_t a = less ? arc->to : arc->from, b = less ? arc->from : arc->to;
  *x = (Exchange){.arc = entering, .less = less, .first = a, .last = b, .cut = NOTHING, .flow = NO_END};
  uint32_t up = a, down = b;
  while (up != down)
    if (nodes[up].depth >= nodes[down].depth)
      up = nodes[up].parent;
    else
      down = nodes[down].parent;
  x->top = up;
  for (uint32_t n = a; n != x->top; n = nodes[n].parent) {
    int64_t room = room_of (s, &nodes[n], false);
    if (room < x->flow)
      limit (x, room, n, a, b);
  }
  if (arc->most <= x->flow && arc->most != NO_END)
    limit (x, arc->most, NOTHING, a, b);
  for (uint32_t n = b; n != x->top; n = nodes[n].parent) {
    int64_t room = room_of (s, &nodes[n], true);
    if (room <= x->flow && room != NO_END)
      limit (x, room, n, b, a);
  }
  return x->flow != NO_END;
}

static void send_flow (Simplex *s, const Exchange *x) {
  if (x->flow == 0)
    return;
  s->arcs[x->arc].flow += x->less ? -x->flow : x->flow;
  for (uint32_t n = x->first; n != x->top; n = s->nodes[n].parent)
    s->arcs[s->nodes[n].arc].flow += s->nodes[n].points_up ? -x->flow : x->flow;
  for (uint32_t n = x->last; n != x->top; n = s->nodes[n].parent)
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
static void take_values (const Simplex *s, int32_t *values, uint32_t count) {
  int64_t least = INT64_MAX, most = INT64_MIN;
  for (uint32_t v = 0; v < count; v++) {
    int64_t y = -s->nodes[v].potential;
    least = y < least ? y : least;
    most = y > most ? y : most;
  }
  if (count == 0 || most - least > INT32_MAX / 4)
    return;
  for (size_t i = 0; i < s->rule_count; i++)
    if (s->arcs[i].most == NO_END && reduced_cost (s, &s->arcs[i]) < 0)
      return;
  for (uint32_t v = 0; v < count; v++)
    values[v] = (int32_t)(-s->nodes[v].potential - least);
}

static size_t block_of (size_t rules) {
  size_t block = 8;
  while (block * block < rules)
    block += block / 4;
  return block;
}

bool ly_simplex (LyArena *arena, const LyRule *rules, size_t rule_count, bool guessed, int32_t *values,
                 uint32_t count, size_t most_pivots) {
  Simplex s = {.rule_count = rule_count, .arc_count = rule_count + count, .block = block_of (rule_count)};
  s.arcs = LY_ARRAY (arena, Arc, s.arc_count);
  s.nodes = LY_ARRAY (arena, Node, (size_t)count + 1);
  s.stack = LY_ARRAY (arena, uint32_t, (size_t)count + 1);
  s.candidates = LY_ARRAY (arena, uint32_t, s.block);
  if (s.arcs == NULL || s.nodes == NULL || s.stack == NULL || s.candidates == NULL || !begin (&s, arena, rules, guessed ? values : NULL, count))
    return false;
  for (size_t pivots = 0; pivots < most_pivots; pivots++) {
    Exchange x;
    uint32_t entering = entering_arc (&s);
    if (entering == NOTHING) {
      take_values (&s, values, count);
      break;
    }
    if (!find_exchange (&s, entering, &x))
      break; /* the rules contradict each other */
    send_flow (&s, &x);
    if (x.cut == NOTHING)
      continue;
    turn_over (&s, &x);
    move_potentials (&s, &x);
  }
  return true;
}
