#include "scenario.h"

#define ROW_PX   20
#define TITLE_PX 18

/* Objects live in a table; each has cells that refer to others by index, -1: nothing. */
typedef struct Object {
  LyKind kind;
  double width_px;
  gint cells[8];
  guint cell_count;
  gboolean below; /* ports on the bottom border */
} Object;

typedef struct Heap {
  GArray *objects; /* Object; the first `frames` are frames */
  guint frames;
  GRand *random;
  Scenario *out;
} Heap;

static Object *object (Heap *h, gint i) {
  return &g_array_index (h->objects, Object, i);
}

static gint add (Heap *h, LyKind kind, guint cells, gint first_cell) {
  Object o = {.kind = kind, .width_px = g_rand_int_range (h->random, 30, 100), .cell_count = cells};
  for (guint i = 0; i < G_N_ELEMENTS (o.cells); i++)
    o.cells[i] = -1;
  o.cells[0] = first_cell;
  g_array_append_val (h->objects, o);
  return (gint)h->objects->len - 1;
}

static LyBox box_of (Heap *h, gint i) {
  const Object *o = object (h, i);
  double height_px =
      o->kind == LY_KIND_ATOM ? 22 : TITLE_PX + ROW_PX * (o->below ? 1.0 : MAX (1, o->cell_count));
  return (LyBox){.id = (guint64)i * 7 + 1,
                 .kind = o->kind,
                 .width_px = o->below ? MAX (40, 30.0 * o->cell_count) : o->width_px,
                 .height_px = height_px};
}

static LyPoint port_of (Heap *h, gint i, guint cell) {
  LyBox box = box_of (h, i);
  if (object (h, i)->below)
    return (LyPoint){30.0 * cell + 15, box.height_px};
  return (LyPoint){box.width_px, TITLE_PX + ROW_PX * cell + 10.0};
}

/* Depth first from the frames. */
static void visit (Heap *h, gint i, gint *place, GArray *boxes, GArray *order) {
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (gint));
  g_array_append_val (stack, i);
  while (stack->len > 0) {
    gint at = g_array_index (stack, gint, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (at < 0 || place[at] >= 0)
      continue;
    place[at] = (gint)boxes->len;
    LyBox box = box_of (h, at);
    g_array_append_val (boxes, box);
    g_array_append_val (order, at);
    for (guint c = object (h, at)->cell_count; c-- > 0;)
      if (object (h, at)->cells[c] >= (gint)h->frames)
        g_array_append_val (stack, object (h, at)->cells[c]);
  }
}

/* Records the heap as a step; of the frames only the first LIVE_FRAMES. */
static void snapshot (Heap *h, guint live_frames) {
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (LyBox)),
         *edges = g_array_new (FALSE, FALSE, sizeof (LyEdge));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint));
  g_autofree gint *place = g_new (gint, h->objects->len);
  for (guint i = 0; i < h->objects->len; i++)
    place[i] = -1;
  for (guint f = 0; f < live_frames; f++) {
    gint i = (gint)f;
    LyBox box = box_of (h, i);
    place[i] = (gint)boxes->len;
    g_array_append_val (boxes, box);
    g_array_append_val (order, i);
  }
  for (guint f = 0; f < live_frames; f++)
    for (guint c = 0; c < object (h, (gint)f)->cell_count; c++)
      visit (h, object (h, (gint)f)->cells[c], place, boxes, order);
  for (guint k = 0; k < order->len; k++) {
    gint i = g_array_index (order, gint, k);
    for (guint c = 0; c < object (h, i)->cell_count; c++) {
      gint to = object (h, i)->cells[c];
      if (to < 0 || place[to] < 0)
        continue;
      LyEdge edge = {.from_box = k, .to_box = (guint32)place[to], .port = c, .at = port_of (h, i, c)};
      g_array_append_val (edges, edge);
    }
  }
  g_ptr_array_add (h->out->boxes, boxes);
  g_ptr_array_add (h->out->edges, edges);
}

static gint any (Heap *h) {
  return g_rand_int_range (h->random, (gint)h->frames, (gint)h->objects->len);
}

static void step_list (Heap *h, guint step) {
  gint node = add (h, LY_KIND_INSTANCE, 2, add (h, LY_KIND_ATOM, 0, -1));
  Object *names = object (h, 0);
  if (names->cells[1] < 0) {
    names->cells[0] = names->cells[1] = node;
  } else if (step % 5 == 0) {
    object (h, node)->cells[1] = names->cells[0];
    names->cells[0] = node;
  } else {
    object (h, names->cells[1])->cells[1] = node;
    names->cells[1] = node;
  }
  names->cells[2] =
      step % 3 == 0 || names->cells[2] < 0 ? names->cells[0] : object (h, names->cells[2])->cells[1];
}

static void step_tree (Heap *h) {
  gint at = object (h, 0)->cells[0], node = add (h, LY_KIND_INSTANCE, 3, add (h, LY_KIND_ATOM, 0, -1));
  for (guint depth = 0; at >= 0; depth++) {
    if (depth + 1 < h->frames)
      object (h, (gint)depth + 1)->cells[0] = at;
    gint *child = &object (h, at)->cells[g_rand_boolean (h->random) ? 1 : 2];
    at = *child;
    if (at < 0)
      *child = node;
  }
  if (object (h, 0)->cells[0] < 0)
    object (h, 0)->cells[0] = node;
}

static void step_ring (Heap *h) {
  gint first = object (h, 0)->cells[0], node = add (h, LY_KIND_INSTANCE, 3, -1);
  gint after = first >= 0 ? first : node;
  for (gint hops = g_rand_int_range (h->random, 0, 6); hops > 0 && first >= 0; hops--)
    after = object (h, after)->cells[1];
  gint next = first >= 0 ? object (h, after)->cells[1] : node;
  object (h, node)->cells[1] = next;
  object (h, node)->cells[2] = first >= 0 ? after : node;
  object (h, after)->cells[1] = node;
  object (h, next)->cells[2] = node;
  object (h, node)->cells[0] = g_rand_int_range (h->random, 0, 4) == 0 ? node : -1;
  object (h, 0)->cells[0] = node;
}

static void step_rows (Heap *h) {
  gint list = object (h, 0)->cells[0];
  if (list < 0 || object (h, list)->cell_count == 8) {
    gint row = add (h, LY_KIND_LIST, 0, -1);
    object (h, row)->below = TRUE;
    object (h, row)->cells[7] = -1;
    object (h, 0)->cells[0] = row;
    gint all = object (h, 0)->cells[1];
    if (all < 0)
      all = object (h, 0)->cells[1] = add (h, LY_KIND_LIST, 0, -1);
    Object *column = object (h, all);
    if (column->cell_count < 8)
      column->cells[column->cell_count++] = row;
    list = row;
  }
  gint atom = g_rand_boolean (h->random) ? add (h, LY_KIND_ATOM, 0, -1) : any (h);
  object (h, list)->cells[object (h, list)->cell_count++] = atom;
}

static void step_random (Heap *h) {
  for (int i = 0; i < 3; i++) {
    LyKind kind = (LyKind)g_rand_int_range (h->random, LY_KIND_LIST, LY_KIND_ATOM + 1);
    gint made = add (h, kind, kind == LY_KIND_ATOM ? 0 : (guint)g_rand_int_range (h->random, 1, 5), -1);
    object (h, made)->below = kind == LY_KIND_TUPLE;
    object (h, (gint)g_rand_int_range (h->random, 0, (gint)h->frames))
        ->cells[g_rand_int_range (h->random, 0, 3)] = made;
  }
  for (int i = 0; i < 8; i++) {
    Object *from = object (h, any (h));
    if (from->cell_count > 0)
      from->cells[g_rand_int_range (h->random, 0, (gint)from->cell_count)] = any (h);
    if (from->cell_count > 0 && from->cell_count < 8 && i % 4 == 0)
      from->cell_count++;
  }
  object (h, any (h))->width_px += 15;
}

static void take_step (Heap *h, ScenarioKind kind, guint step) {
  if (kind == SCENARIO_LIST)
    step_list (h, step);
  else if (kind == SCENARIO_TREE)
    step_tree (h);
  else if (kind == SCENARIO_RING)
    step_ring (h);
  else if (kind == SCENARIO_ROWS)
    step_rows (h);
  else
    step_random (h);
}

Scenario *scenario_new (ScenarioKind kind, guint count, guint steps, guint32 seed) {
  Scenario *s = g_new0 (Scenario, 1);
  s->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  s->edges = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  Heap h = {.objects = g_array_new (FALSE, FALSE, sizeof (Object)),
            .frames = kind == SCENARIO_TREE || kind == SCENARIO_RANDOM ? 5 : 1,
            .random = g_rand_new_with_seed (seed),
            .out = s};
  for (guint f = 0; f < h.frames; f++)
    add (&h, LY_KIND_FRAME, 3, -1);
  add (&h, LY_KIND_ATOM, 0, -1);
  for (guint i = 0; i < steps; i++) {
    do
      take_step (&h, kind, i);
    while (h.objects->len < count * (i + 1) / steps);
    snapshot (&h, 1 + i % h.frames);
  }
  g_array_unref (h.objects);
  g_rand_free (h.random);
  return s;
}

void scenario_free (Scenario *s) {
  g_ptr_array_unref (s->boxes);
  g_ptr_array_unref (s->edges);
  g_free (s);
}

guint scenario_steps (const Scenario *s) {
  return s->boxes->len;
}

LyGraph scenario_graph (const Scenario *s, guint step) {
  const GArray *boxes = g_ptr_array_index (s->boxes, step), *edges = g_ptr_array_index (s->edges, step);
  return (LyGraph){.boxes = (const LyBox *)(gpointer)boxes->data,
                   .box_count = boxes->len,
                   .edges = (const LyEdge *)(gpointer)edges->data,
                   .edge_count = edges->len};
}
