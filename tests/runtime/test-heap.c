/* The heap: blocks, objects, the walk, reuse, limits and refused requests. */
#include <glib.h>
#include <string.h>

#include "rt-gc.h"
#include "rt-heap.h"
#include "rt-type.h"

typedef struct Fixture {
  HbAllocator allocator;
  RtHeap *heap;
} Fixture;

static void set_up (Fixture *f, gconstpointer never_reuse) {
  hb_allocator_init (&f->allocator, (size_t)64 << 20);
  f->heap = rt_heap_new (&f->allocator, never_reuse != NULL);
  g_assert_nonnull (f->heap);
}

static void tear_down (Fixture *f, gconstpointer data) {
  rt_heap_free (f->heap);
  g_assert_cmpuint (f->allocator.used_bytes, ==, 0);
}

static void freed_block_is_given_out_next (Fixture *f, gconstpointer data) {
  void *a = rt_heap_alloc (f->heap, 40), *b = rt_heap_alloc (f->heap, 40);
  rt_heap_release (f->heap, a, 40);
  g_assert_true (rt_heap_alloc (f->heap, 33) == a);
  rt_heap_release (f->heap, a, 33);
  rt_heap_release (f->heap, b, 40);
  g_assert_true (rt_heap_alloc (f->heap, 48) == b);
}

static void address_is_base_plus_offset (Fixture *f, gconstpointer data) {
  void *first = rt_heap_alloc (f->heap, 16), *second = rt_heap_alloc (f->heap, 16);
  g_assert_cmphex (rt_heap_address (f->heap, first), ==, RT_HEAP_BASE + 4096);
  g_assert_cmphex (rt_heap_address (f->heap, second), ==, RT_HEAP_BASE + 4096 + 16);
  g_assert_true (rt_heap_at (f->heap, RT_HEAP_BASE + 4096) == first);
}

static void never_reused_when_asked (Fixture *f, gconstpointer data) {
  GHashTable *seen = g_hash_table_new (NULL, NULL);
  for (int i = 0; i < 2000; i++) {
    void *small = rt_heap_alloc (f->heap, 64), *large = rt_heap_alloc (f->heap, 5000);
    g_assert_true (g_hash_table_add (seen, small));
    g_assert_true (g_hash_table_add (seen, large));
    rt_heap_release (f->heap, small, 64);
    rt_heap_release (f->heap, large, 5000);
  }
  g_hash_table_unref (seen);
}

static void large_runs_are_joined (Fixture *f, gconstpointer data) {
  void *blocks[4];
  for (int i = 0; i < 4; i++)
    blocks[i] = rt_heap_alloc (f->heap, 3 * 4096);
  static const int order[] = {0, 2, 1};
  for (int i = 0; i < 3; i++)
    rt_heap_release (f->heap, blocks[order[i]], 3 * 4096);
  g_assert_true (rt_heap_alloc (f->heap, 9 * 4096) == blocks[0]);
}

/* Of two holes the shorter one is taken, wherever it is, so that the longer one stays whole. */
static void shortest_run_is_taken (Fixture *f, gconstpointer data) {
  enum { LONG = 8 * 4096, SHORT = 3 * 4096, BETWEEN = 2 * 4096 };
  for (int short_goes_first = 0; short_goes_first < 2; short_goes_first++) {
    void *longer = rt_heap_alloc (f->heap, LONG), *a = rt_heap_alloc (f->heap, BETWEEN);
    void *shorter = rt_heap_alloc (f->heap, SHORT), *b = rt_heap_alloc (f->heap, BETWEEN);
    if (short_goes_first)
      rt_heap_release (f->heap, shorter, SHORT);
    rt_heap_release (f->heap, longer, LONG);
    if (!short_goes_first)
      rt_heap_release (f->heap, shorter, SHORT);
    g_assert_true (rt_heap_alloc (f->heap, BETWEEN) == shorter);
    g_assert_true (rt_heap_alloc (f->heap, LONG) == longer);
    rt_heap_release (f->heap, longer, LONG);
    rt_heap_release (f->heap, shorter, BETWEEN);
    rt_heap_release (f->heap, a, BETWEEN);
    rt_heap_release (f->heap, b, BETWEEN);
  }
}

static void sized_block_keeps_its_size (Fixture *f, gconstpointer data) {
  size_t before = f->allocator.used_bytes;
  guint8 *block = hb_alloc_sized (&f->allocator, 3, 100);
  g_assert_nonnull (block);
  memset (block, 7, 300);
  g_assert_cmpuint (f->allocator.used_bytes, >=, before + 300);
  hb_free_sized (&f->allocator, block);
  hb_free_sized (&f->allocator, NULL);
  g_assert_cmpuint (f->allocator.used_bytes, ==, before);
  g_assert_null (hb_alloc_sized (&f->allocator, G_MAXSIZE / 2, 3));
  g_assert_null (hb_alloc_sized (&f->allocator, 1, G_MAXSIZE));
  g_assert_cmpuint (f->allocator.used_bytes, ==, before);
}

static void realloc_keeps_contents (Fixture *f, gconstpointer data) {
  size_t size = 10;
  unsigned char *block = rt_heap_alloc (f->heap, size);
  memset (block, 7, size);
  for (size_t next = 25; next < 300000; next = next * 3) {
    block = rt_heap_realloc (f->heap, block, size, next);
    for (size_t i = 0; i < size; i++)
      g_assert_cmpuint (block[i], ==, 7);
    memset (block, 7, next);
    size = next;
  }
  block = rt_heap_realloc (f->heap, block, size, 30);
  for (size_t i = 0; i < 30; i++)
    g_assert_cmpuint (block[i], ==, 7);
  rt_heap_release (f->heap, block, 30);
  g_assert_cmpuint (f->allocator.used_bytes, ==, 0);
}

static int append_object (void *arg, RtObject *o) {
  g_ptr_array_add (arg, o);
  return 0;
}

static int stop_at_second (void *arg, RtObject *o) {
  return ++*(int *)arg == 2 ? 42 : 0;
}

static void walk_sees_living_objects_only (Fixture *f, gconstpointer data) {
  static const size_t sizes[] = {24, 40, 600, 9000};
  static RtType type;
  GPtrArray *living = g_ptr_array_new (), *walked = g_ptr_array_new ();
  for (int group = RT_HEAP_PLAIN; group < RT_HEAP_GROUPS; group++)
    for (int i = 0; i < 200; i++) {
      RtObject *o = rt_heap_alloc_object (f->heap, (RtHeapGroup)group, sizes[i % 4]);
      g_assert_cmpuint ((gsize)o % 16, ==, 0);
      g_assert_cmpuint (o->refcount, ==, 0);
      o->type = &type; /* one without is parked */
      rt_heap_alloc (f->heap, 64);
      if (i % 3 == 0) {
        rt_heap_release_object (f->heap, o);
        g_assert_false (rt_heap_is_object (f->heap, o));
      } else {
        g_ptr_array_add (living, o);
      }
    }
  g_assert_cmpint (rt_heap_walk (f->heap, append_object, walked), ==, 0);
  g_assert_cmpuint (walked->len, ==, living->len);
  g_assert_cmpuint (rt_heap_live_objects (f->heap), ==, living->len);
  for (guint i = 0; i < living->len; i++) {
    g_assert_true (g_ptr_array_find (walked, living->pdata[i], NULL));
    g_assert_true (rt_heap_is_object (f->heap, living->pdata[i]));
    g_assert_false (rt_heap_is_object (f->heap, (char *)living->pdata[i] + 16));
    if (i > 0)
      g_assert_true ((char *)walked->pdata[i - 1] < (char *)walked->pdata[i]);
  }
  int count = 0;
  g_assert_cmpint (rt_heap_walk (f->heap, stop_at_second, &count), ==, 42);
  g_ptr_array_unref (living);
  g_ptr_array_unref (walked);
}

static void limit_refuses (Fixture *f, gconstpointer data) {
  g_assert_null (rt_heap_alloc (f->heap, (size_t)65 << 20));
  g_assert_null (rt_heap_alloc (f->heap, SIZE_MAX / 2));
  g_assert_null (rt_heap_alloc_object (f->heap, RT_HEAP_GC, SIZE_MAX));
  void *most = rt_heap_alloc (f->heap, (size_t)64 << 20);
  g_assert_nonnull (most);
  g_assert_null (rt_heap_alloc (f->heap, 1));
  rt_heap_release (f->heap, most, (size_t)64 << 20);
  g_assert_nonnull (rt_heap_alloc (f->heap, 1));
}

static void nth_request_fails (Fixture *f, gconstpointer data) {
  f->allocator.fail_at = f->allocator.requests + 3;
  void *a = rt_heap_alloc (f->heap, 32), *b = rt_heap_alloc (f->heap, 32);
  g_assert_nonnull (a);
  g_assert_nonnull (b);
  g_assert_null (rt_heap_realloc (f->heap, a, 32, 5000));
  g_assert_nonnull (rt_heap_realloc (f->heap, a, 32, 5000));
}

/* A long random life: what was written stays until its block is released, and nothing overlaps. */
static void random_life (Fixture *f, gconstpointer data) {
  enum { SLOTS = 500 };
  struct {
    unsigned char *block;
    size_t size;
  } slots[SLOTS] = {{NULL, 0}};
  GRand *random = g_rand_new_with_seed (1);
  for (int i = 0; i < 100000; i++) {
    int at = g_rand_int_range (random, 0, SLOTS);
    if (slots[at].block != NULL) {
      g_assert_cmpuint (slots[at].block[0], ==, at % 251);
      g_assert_cmpuint (slots[at].block[slots[at].size - 1], ==, at % 251);
      rt_heap_release (f->heap, slots[at].block, slots[at].size);
      slots[at].block = NULL;
      continue;
    }
    slots[at].size =
        (size_t)g_rand_int_range (random, 1, g_rand_int_range (random, 0, 10) == 0 ? 20000 : 600);
    slots[at].block = rt_heap_alloc (f->heap, slots[at].size);
    g_assert_nonnull (slots[at].block);
    memset (slots[at].block, at % 251, slots[at].size);
  }
  g_rand_free (random);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
#define TEST(name, reuse) g_test_add ("/heap/" #name, Fixture, reuse, set_up, name, tear_down)
  TEST (freed_block_is_given_out_next, NULL);
  TEST (address_is_base_plus_offset, NULL);
  TEST (never_reused_when_asked, "never");
  TEST (large_runs_are_joined, NULL);
  TEST (shortest_run_is_taken, NULL);
  TEST (sized_block_keeps_its_size, NULL);
  TEST (realloc_keeps_contents, NULL);
  TEST (walk_sees_living_objects_only, NULL);
  TEST (limit_refuses, NULL);
  TEST (nth_request_fails, NULL);
  TEST (random_life, NULL);
  return g_test_run ();
}
