/* Processor time of planning and drawing generated runs: `meson test --benchmark --suite layout`. */
#include <glib.h>
#include <time.h>

#include "ly-layout.h"
#include "scenario.h"

static double now_ms (void) {
  return (double)clock () * 1000 / CLOCKS_PER_SEC;
}

static void measure (const char *name, ScenarioKind kind, guint boxes, guint steps) {
  g_autoptr (Scenario) scenario = scenario_new (kind, boxes, steps, 1);
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  double start_ms = now_ms ();
  for (guint i = 0; i < steps; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    if (!ly_layout_append (layout, &graph))
      g_error ("out of memory");
  }
  if (!ly_layout_plan (layout))
    g_error ("out of memory");
  double planned_ms = now_ms ();
  for (guint i = 0; i < steps; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    LyPicture picture;
    if (!ly_layout_picture (layout, i, &graph, &picture))
      g_error ("out of memory");
    ly_picture_clear (&picture);
  }
  g_print ("%-22s %6u boxes %4u steps: plan %9.2f ms, a picture %7.3f ms\n", name, boxes, steps,
           planned_ms - start_ms, (now_ms () - planned_ms) / steps);
  ly_layout_free (layout);
}

int main (void) {
  static const struct {
    const char *name;
    ScenarioKind kind;
  } kinds[] = {{"list", SCENARIO_LIST},
               {"tree", SCENARIO_TREE},
               {"ring", SCENARIO_RING},
               {"rows", SCENARIO_ROWS},
               {"random", SCENARIO_RANDOM}};
  static const struct {
    guint boxes, steps;
  } sizes[] = {{40, 30}, {40, 200}, {200, 12}, {2000, 6}, {20000, 3}};
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      if (sizes[s].boxes <= 2000 || kinds[k].kind == SCENARIO_LIST || kinds[k].kind == SCENARIO_TREE)
        measure (kinds[k].name, kinds[k].kind, sizes[s].boxes, sizes[s].steps);
  return 0;
}
