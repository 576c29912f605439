/* The heap by address: what stands in the pools, and who takes whose place. */
#include <string.h>

#include "md-memory.h"
#include "run-snippet.h"

typedef struct Moment {
  TrLog *log;
  TrState *state;
  MdMemory *memory;
} Moment;

/* At the step that is about to run LINE, marked against the step before. */
static Moment moment_at (const char *source, guint line) {
  Moment m = {.log = run_snippet (source, NULL)};
  m.state = tr_state_new (m.log);
  for (guint step = 0; m.memory == NULL && step < tr_log_n_steps (m.log); step++) {
    TrStep record;
    tr_log_step (m.log, step, &record);
    if (record.kind == RT_STEP_LINE && record.line == line)
      m.memory = md_memory_new (m.state, (int) step, (int) step - 1, NULL);
  }
  g_assert_nonnull (m.memory);
  return m;
}

static void clear (Moment *m) {
  md_memory_free (m->memory);
  tr_state_free (m->state);
  tr_log_unref (m->log);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, clear)

static const MdBlock *block_of (const Moment *m, const char *text, MdMark mark) {
  for (guint i = 0; i < m->memory->blocks->len; i++) {
    const MdBlock *block = &g_array_index (m->memory->blocks, MdBlock, i);
    const char *says = block->text != NULL ? block->text : block->was;
    if (block->mark == mark && g_strcmp0 (says, text) == 0)
      return block;
  }
  return NULL;
}

static const MdPool *pool_of (const Moment *m, const MdBlock *block) {
  for (guint i = 0; i < m->memory->pools->len; i++) {
    const MdPool *pool = &g_array_index (m->memory->pools, MdPool, i);
    if (block->address / MD_POOL_BYTES == pool->address / MD_POOL_BYTES)
      return pool;
  }
  return NULL;
}

/* What is freed leaves an empty block, and the next of its size moves in: the very address that id () tells again. */
static void test_reuse (void) {
  const char *source = "a = [1]\nb = [2]\ndel a\nc = [3]\npass\n";
  g_auto (Moment) freed = moment_at (source, 4), used = moment_at (source, 5);
  const MdBlock *gone = block_of (&freed, "list", MD_MARK_FREED), *come = block_of (&used, "list", MD_MARK_NEW);
  g_assert_nonnull (gone);
  g_assert_nonnull (come);
  g_assert_cmpint (gone->use, ==, MD_BLOCK_FREE);
  g_assert_cmpint (come->use, ==, MD_BLOCK_USED);
  g_assert_cmphex (gone->address, ==, come->address);
  g_assert_cmpstr (come->was, ==, "list");
}

/* Blocks of a pool stand one after the other, all of the same size, and none beyond its end. */
static void test_pools (void) {
  g_auto (Moment) m = moment_at ("class P: pass\nx = [P() for i in range(30)]\ny = [[i] for i in range(30)]\npass\n", 4);
  guint n_sized = 0;
  for (guint i = 0; i < m.memory->pools->len; i++) {
    const MdPool *pool = &g_array_index (m.memory->pools, MdPool, i);
    const MdBlock *blocks = &g_array_index (m.memory->blocks, MdBlock, pool->first_block);
    guint used = 0;
    n_sized += pool->block_bytes != 0;
    for (guint k = 0; k < pool->n_blocks; k++) {
      used += blocks[k].use != MD_BLOCK_FREE;
      g_assert_cmphex (blocks[k].address, >=, pool->address);
      g_assert_cmphex (blocks[k].address, <, pool->address + MD_POOL_BYTES);
      if (k > 0 && pool->block_bytes != 0)
        g_assert_cmphex (blocks[k].address - blocks[k - 1].address, ==, pool->block_bytes);
    }
    g_assert_cmpuint (used, ==, pool->n_used);
  }
  g_assert_cmpuint (n_sized, >=, 2); /* of 48 bytes for the instances, of 64 for the lists */
  const MdBlock *point = block_of (&m, "P", MD_MARK_NONE);
  g_assert_nonnull (point);
  g_assert_cmpuint (pool_of (&m, point)->n_used, >=, 30);
}

static void test_regions (void) {
  g_auto (Moment) m = moment_at ("x = 5\npass\n", 2);
  const MdRegion *ints = &m.memory->regions[MD_REGION_SMALL_INTS], *strings = &m.memory->regions[MD_REGION_INTERNED];
  g_assert_cmpuint (ints->n_objects, ==, 262); /* -5 to 256 */
  g_assert_cmphex (ints->first, <, ints->last);
  g_assert_cmpuint (ints->n_pools, <=, 6);
  g_assert_cmpuint (strings->n_objects, >, 100);
}

/* Every living object of the program has a block, and nobody has two. */
static void test_all_are_there (void) {
  g_auto (Moment) m = moment_at ("d = {i: [i, str(i)] for i in range(1000, 1100)}\nt = (1.5, 2 ** 80)\npass\n", 3);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  for (guint i = 0; i < m.memory->blocks->len; i++) {
    const MdBlock *block = &g_array_index (m.memory->blocks, MdBlock, i);
    if (block->id != 0)
      g_assert_true (g_hash_table_add (seen, TR_ID_KEY (block->id)));
  }
  tr_state_living (m.state, living);
  for (guint i = 0; i < living->len; i++) {
    const TrSubject *subject = tr_state_subject (m.state, g_array_index (living, TrId, i));
    if (subject->nature == TR_OBJECT && subject->address != 0 && (subject->bits & (TR_SUBJECT_BASELINE | TR_SUBJECT_LIBRARY)) == 0)
      g_assert_true (g_hash_table_contains (seen, TR_ID_KEY (g_array_index (living, TrId, i))));
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/memory/reuse", test_reuse);
  g_test_add_func ("/model/memory/pools", test_pools);
  g_test_add_func ("/model/memory/regions", test_regions);
  g_test_add_func ("/model/memory/all-are-there", test_all_are_there);
  return g_test_run ();
}
