/* Sorting many heights. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>

#include "ly-heights.h"

static int by_height (const void *a, const void *b) {
  const LyHeight *x = a, *y = b;
  if (x->y_px != y->y_px)
    return x->y_px < y->y_px ? -1 : 1;
  return (x->tie > y->tie) - (x->tie < y->tie);
}

/* COUNT heights from -RANGE_PX to RANGE_PX, multiples of GRAIN_PX; they are sorted as by comparing them. */
static void check (guint count, double range_px, double grain_px) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyArena arena;
  ly_arena_init (&arena, &allocator);
  g_autoptr (GRand) rand = g_rand_new_with_seed (count + 1);
  g_autofree LyHeight *list = g_new (LyHeight, count + 1), *expected = g_new (LyHeight, count + 1);
  for (guint i = 0; i < count; i++) {
    double y_px = rint (g_rand_double_range (rand, -range_px, range_px) / grain_px) * grain_px;
    list[i] = expected[i] = (LyHeight){y_px, g_rand_int (rand), i};
  }
  qsort (expected, count, sizeof *expected, by_height);
  g_assert_true (ly_sort_heights (list, count, &arena));
  for (guint i = 0; i < count; i++) {
    g_assert_cmpfloat (list[i].y_px, ==, expected[i].y_px);
    g_assert_cmpuint (list[i].item, ==, expected[i].item);
  }
  ly_arena_clear (&arena);
}

static void test_many (void) {
  for (guint count = 0; count <= 200; count++)
    check (count, 500, 1);
  check (20000, 1e6, 1);
  check (20000, 1e-3, 1e-9);
  check (20000, 1e12, 0.25);
}

static void test_few_heights (void) {
  check (5000, 3, 1); /* thousands at each, above 0, at it, and at what is rounded to it from beneath */
  check (5000, 0.4, 1);
}

static void test_no_memory (void) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, 100);
  LyArena arena;
  LyHeight list[100] = {{0}};
  ly_arena_init (&arena, &allocator);
  g_assert_false (ly_sort_heights (list, 100, &arena));
  ly_arena_clear (&arena);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heights/many", test_many);
  g_test_add_func ("/heights/few-heights", test_few_heights);
  g_test_add_func ("/heights/no-memory", test_no_memory);
  return g_test_run ();
}
