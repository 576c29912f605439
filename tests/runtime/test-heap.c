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

static uint64_t address_of (Fixture *f, const void *block) {
  return rt_heap_address (f->heap, block) - RT_HEAP_BASE;
}

static void addresses_are_those_of_obmalloc (Fixture *f, gconstpointer data) {
  void *first = rt_heap_alloc (f->heap, 16), *second = rt_heap_alloc (f->heap, 16), *other = rt_heap_alloc (f->heap, 33);
  g_assert_cmphex (address_of (f, first), ==, 48);
  g_assert_cmphex (address_of (f, second), ==, 48 + 16);
  g_assert_cmphex (address_of (f, other), ==, 16384 + 48);
  g_assert_cmphex (address_of (f, rt_heap_alloc (f->heap, 48)), ==, 16384 + 48 + 48);
  g_assert_true (rt_heap_at (f->heap, RT_HEAP_BASE + 48 + 16) == second);
  g_assert_true (rt_heap_at (f->heap, RT_HEAP_BASE + 16384 + 48) == other);
  void *large = rt_heap_alloc (f->heap, 513);
  g_assert_true (rt_heap_at (f->heap, rt_heap_address (f->heap, large)) == large);
}

/* Objects that are larger here than CPython's take the addresses of its blocks, and give them back. */
static void oversize_objects_have_nominal_addresses (Fixture *f, gconstpointer data) {
  void *first = rt_heap_alloc (f->heap, 64);
  uint64_t expected = address_of (f, first) + 64;
  rt_heap_release (f->heap, first, 64);
  for (int round = 0; round < 2; round++) {
    first = rt_heap_alloc (f->heap, 64);
    RtObject *o = rt_heap_alloc_object (f->heap, RT_HEAP_GC, 200, 48);
    o->refcount = 1;
    g_assert_cmphex (address_of (f, o), ==, expected + 16);
    g_assert_true (rt_heap_at (f->heap, RT_HEAP_BASE + expected + 16) == (void *)o);
    memset (o, 1, 200);
    g_assert_true (rt_heap_is_object (f->heap, o));
    g_assert_cmpuint (rt_heap_live_objects (f->heap), ==, 1);
    rt_heap_release_object (f->heap, o);
    g_assert_false (rt_heap_is_object (f->heap, o));
    void *again = rt_heap_alloc (f->heap, 64);
    g_assert_cmphex (address_of (f, again), ==, expected);
    rt_heap_release (f->heap, again, 64);
    rt_heap_release (f->heap, first, 64);
  }
}

/* The pools of which an arena has fewest are taken first, of these the one that was given back last. */
static void pools_are_taken_from_the_fullest_arena (Fixture *f, gconstpointer data) {
  enum { IN_POOL = (16384 - 48) / 512, POOLS = 2 * 64 };
  static void *blocks[POOLS][IN_POOL];
  for (int pool = 0; pool < POOLS; pool++)
    for (int i = 0; i < IN_POOL; i++)
      blocks[pool][i] = rt_heap_alloc (f->heap, 512);
  g_assert_cmphex (address_of (f, blocks[64][0]), ==, RT_ARENA_BYTES + 48);
  static const int emptied[] = {3, 5, 70, 4};
  for (int k = 0; k < 4; k++)
    for (int i = 0; i < IN_POOL; i++)
      rt_heap_release (f->heap, blocks[emptied[k]][i], 512);
  static const int taken[] = {70, 4, 5, 3}, other_size = 16;
  for (int k = 0; k < 4; k++) {
    uint64_t address = address_of (f, rt_heap_alloc (f->heap, (size_t)(k + 1) * other_size));
    g_assert_cmpuint (address / 16384, ==, taken[k]);
    g_assert_cmpuint (address % 16384, ==, 48);
  }
}

/* A pool that was full is the first to be asked when a block comes back to it. */
static void pool_that_was_full_goes_first (Fixture *f, gconstpointer data) {
  enum { IN_POOL = (16384 - 48) / 512 };
  void *blocks[2 * IN_POOL + 1];
  for (int i = 0; i < 2 * IN_POOL + 1; i++)
    blocks[i] = rt_heap_alloc (f->heap, 512);
  rt_heap_release (f->heap, blocks[3], 512);
  rt_heap_release (f->heap, blocks[IN_POOL + 3], 512);
  g_assert_true (rt_heap_alloc (f->heap, 512) == blocks[IN_POOL + 3]);
  g_assert_true (rt_heap_alloc (f->heap, 512) == blocks[3]);
}

/* A table in a pool moves to a smaller block if that spares a quarter of it. */
static void shrunk_table_may_stay (Fixture *f, gconstpointer data) {
  void *block = rt_heap_alloc (f->heap, 128);
  g_assert_true (rt_heap_realloc (f->heap, block, 128, 97) == block);
  g_assert_true (rt_heap_realloc (f->heap, block, 97, 96) != block);
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
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  for (int group = RT_HEAP_PLAIN; group < RT_HEAP_GROUPS; group++)
    for (int i = 0; i < 200; i++) {
      RtObject *o = rt_heap_alloc_object (f->heap, (RtHeapGroup)group, sizes[i % 4], sizes[i % 4] - 8);
      g_assert_cmpuint ((gsize)o % 8, ==, 0);
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
    g_assert_true (rt_heap_at (f->heap, rt_heap_address (f->heap, living->pdata[i])) == living->pdata[i]);
    g_assert_true (g_hash_table_add (places, GSIZE_TO_POINTER (rt_heap_place (f->heap, living->pdata[i]))));
    g_assert_cmpuint (rt_heap_place (f->heap, living->pdata[i]), <, rt_heap_places (f->heap));
  }
  int count = 0;
  g_assert_cmpint (rt_heap_walk (f->heap, stop_at_second, &count), ==, 42);
  g_ptr_array_unref (living);
  g_ptr_array_unref (walked);
}

static void limit_refuses (Fixture *f, gconstpointer data) {
  g_assert_null (rt_heap_alloc (f->heap, (size_t)65 << 20));
  g_assert_null (rt_heap_alloc (f->heap, SIZE_MAX / 2));
  g_assert_null (rt_heap_alloc_object (f->heap, RT_HEAP_GC, SIZE_MAX, SIZE_MAX));
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
  TEST (addresses_are_those_of_obmalloc, NULL);
  TEST (oversize_objects_have_nominal_addresses, NULL);
  TEST (pools_are_taken_from_the_fullest_arena, NULL);
  TEST (pool_that_was_full_goes_first, NULL);
  TEST (shrunk_table_may_stay, NULL);
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
