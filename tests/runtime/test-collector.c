/* The collector, the trashcan, native frames and the verifier, in a living interpreter; and every allocation
 * of its life failing. */
#include <glib.h>
#include <string.h>

#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-verify.h"
#include "rt.h"

typedef struct Fixture {
  RtInterp *rt;
} Fixture;

static void set_up (Fixture *f, gconstpointer data) {
  RtConfig config = rt_config_default ();
  f->rt = rt_new (&config);
  g_assert_nonnull (f->rt);
  rt_gc_collect (f->rt, 2);
}

static void check_counts (RtInterp *rt) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  HbBuffer text;
  hb_buffer_init (&text, &allocator);
  size_t wrong = rt_verify (rt, &text);
  g_assert_cmpstr (hb_buffer_text (&text), ==, "");
  g_assert_cmpuint (wrong, ==, 0);
  hb_buffer_clear (&text);
}

static void tear_down (Fixture *f, gconstpointer data) {
  check_counts (f->rt);
  rt_destroy (f->rt);
}

static RtObject *new_list (RtInterp *rt) {
  RtObject *list = rt_list_new (rt, 0);
  g_assert_nonnull (list);
  return list;
}

static void append (RtInterp *rt, RtObject *list, RtObject *item) {
  g_assert_cmpint (rt_list_append (rt, list, item), ==, 0);
}

static void cycle_is_collected (Fixture *f, gconstpointer data) {
  size_t before = rt_heap_live_objects (f->rt->heap);
  RtObject *a = new_list (f->rt), *b = new_list (f->rt);
  append (f->rt, a, b);
  append (f->rt, b, a);
  rt_decref (f->rt, a);
  rt_decref (f->rt, b);
  g_assert_cmpuint (rt_heap_live_objects (f->rt->heap), ==, before + 2);
  g_assert_cmpint (rt_gc_collect (f->rt, 2), ==, 2);
  g_assert_cmpuint (rt_heap_live_objects (f->rt->heap), ==, before);
}

static void what_is_held_from_outside_stays (Fixture *f, gconstpointer data) {
  RtHold hold;
  rt_hold_begin (f->rt, &hold, "test", "list");
  RtObject *a = hold.held[0] = new_list (f->rt), *b = new_list (f->rt);
  append (f->rt, a, b);
  append (f->rt, b, a);
  rt_decref (f->rt, b);
  check_counts (f->rt);
  g_assert_cmpint (rt_gc_collect (f->rt, 2), ==, 0);
  g_assert_true (RT_LIST_ITEM (a, 0) == b);
  rt_hold_end (f->rt, &hold, NULL);
  g_assert_cmpint (rt_gc_collect (f->rt, 2), ==, 2);
}

static void survivors_grow_old (Fixture *f, gconstpointer data) {
  RtHold hold;
  rt_hold_begin (f->rt, &hold, "test", "list");
  RtObject *a = hold.held[0] = new_list (f->rt);
  append (f->rt, a, a);
  rt_gc_collect (f->rt, 0);
  rt_gc_collect (f->rt, 1);
  rt_hold_end (f->rt, &hold, NULL);
  g_assert_cmpint (rt_gc_collect (f->rt, 1), ==, 0);
  g_assert_cmpint (rt_gc_collect (f->rt, 2), ==, 1);
}

/* What its maker vouches for skips the youngest generation, but only when that is about to be looked at; garbage from before stays. */
static void vouched_for_goes_on (Fixture *f, gconstpointer data) {
  RtObject *garbage = new_list (f->rt);
  append (f->rt, garbage, garbage);
  rt_decref (f->rt, garbage);
  RtHold hold;
  rt_hold_begin (f->rt, &hold, "test", "list");
  uint64_t since = garbage->identity;
  RtObject *list = hold.held[0] = new_list (f->rt);
  rt_gc_vouch (f->rt, since);
  g_assert_cmpint (rt_gc_generation (list), ==, 0);
  RtObject *atoms = hold.held[1] = rt_tuple_pack (f->rt, 2, f->rt->none, f->rt->true_);
  g_assert_nonnull (atoms);
  f->rt->gc.due |= RT_GC_DUE_COLLECTION;
  rt_gc_vouch (f->rt, since);
  g_assert_cmpint (rt_gc_generation (list), ==, 1);
  g_assert_cmpint (rt_gc_generation (atoms), ==, -1);
  g_assert_cmpint (rt_gc_generation (garbage), ==, 0);
  check_counts (f->rt);
  g_assert_cmpint (rt_gc_collect (f->rt, 0), ==, 1);
  g_assert_cmpint (rt_gc_generation (list), ==, 1);
  rt_hold_end (f->rt, &hold, NULL);
}

static void tuple_of_atoms_is_forgotten (Fixture *f, gconstpointer data) {
  RtHold hold;
  rt_hold_begin (f->rt, &hold, "test", "tuple");
  hold.held[0] = rt_tuple_pack (f->rt, 2, f->rt->none, f->rt->true_);
  g_assert_true (rt_gc_is_tracked (hold.held[0]));
  rt_gc_collect (f->rt, 2);
  g_assert_false (rt_gc_is_tracked (hold.held[0]));
  rt_hold_end (f->rt, &hold, NULL);
}

/* As deep as this the C stack would overflow if each list freed the next. */
static void deep_structure_is_freed_in_a_loop (Fixture *f, gconstpointer data) {
  size_t before = rt_heap_live_objects (f->rt->heap);
  RtObject *outer = new_list (f->rt);
  for (int i = 0; i < 100000; i++) {
    RtObject *next = new_list (f->rt);
    append (f->rt, next, outer);
    rt_decref (f->rt, outer);
    outer = next;
  }
  rt_decref (f->rt, outer);
  g_assert_cmpuint (rt_heap_live_objects (f->rt->heap), ==, before);
  g_assert_cmpint (f->rt->trashcan.depth, ==, 0);
}

static void verifier_finds_a_wrong_count (Fixture *f, gconstpointer data) {
  RtObject *list = new_list (f->rt);
  g_assert_cmpuint (rt_verify (f->rt, NULL), ==, 1);
  rt_decref (f->rt, list);
}

static int note_label (void *arg, RtSlot slot, RtObject *referent) {
  g_string_append_printf (arg, "%s ", slot.name);
  return 0;
}

static void native_frames_nest (Fixture *f, gconstpointer data) {
  static const char *const labels[] = {"first", "second"};
  RtObject *held[2] = {new_list (f->rt), new_list (f->rt)};
  RtNative native;
  RtHold hold;
  rt_native_enter (f->rt, &native, "outer", labels, held, 2);
  rt_hold_begin (f->rt, &hold, "inner", "item");
  hold.held[1] = rt_incref (held[0]);
  GString *seen = g_string_new (NULL);
  rt_native_visit (f->rt->native, note_label, seen);
  g_assert_cmpstr (seen->str, ==, "item first second ");
  g_string_free (seen, TRUE);
  rt_hold_end (f->rt, &hold, NULL);
  rt_native_leave (f->rt, &native);
  g_assert_null (held[0]);
}

typedef struct Heard {
  GString *text;
  RtObject *owner;
} Heard;

static void hear (void *self, RtObject *owner, RtSlot slot, RtObject *before, RtObject *after) {
  Heard *heard = self;
  if (owner == heard->owner)
    g_string_append_printf (heard->text, "[%u]%c%c ", slot.index, before != NULL ? 'x' : '-',
                            after != NULL ? 'x' : '-');
}

static void observer_hears_every_store (Fixture *f, gconstpointer data) {
  RtObject *list = new_list (f->rt);
  Heard heard = {g_string_new (NULL), list};
  RtObserver observer = {.self = &heard, .ref_changed = hear};
  rt_set_observer (f->rt, &observer);
  append (f->rt, list, f->rt->none);
  g_assert_cmpint (rt_list_set_item (f->rt, list, 0, rt_incref (f->rt->true_)), ==, 0);
  rt_decref (f->rt, list);
  rt_set_observer (f->rt, NULL);
  g_assert_cmpstr (heard.text->str, ==, "[0]-x [0]xx [0]x- ");
  g_string_free (heard.text, TRUE);
}

/* Whichever allocation of a script fails, it ends in an exception, and every count is explained afterwards.
 */
static void any_allocation_may_fail (Fixture *f, gconstpointer data) {
  static const char source[] =
      "import gc\nclass A:\n  def __init__(self): self.me = [self, {'k': (1, 2.5)}]\n"
      "try:\n  a = A(); del a; gc.collect(); [str(i) for i in range(3)]\nexcept MemoryError:\n  pass\n";
  for (uint64_t at = 1; at < 400; at += 7) {
    RtConfig config = rt_config_default ();
    config.fail_at = at;
    RtInterp *rt = rt_new (&config);
    g_assert_nonnull (rt);
    rt_run_script (rt, source, strlen (source), "test.py", 0, NULL);
    check_counts (rt);
    rt_destroy (rt);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
#define TEST(name) g_test_add ("/collector/" #name, Fixture, NULL, set_up, name, tear_down)
  TEST (cycle_is_collected);
  TEST (what_is_held_from_outside_stays);
  TEST (survivors_grow_old);
  TEST (vouched_for_goes_on);
  TEST (tuple_of_atoms_is_forgotten);
  TEST (deep_structure_is_freed_in_a_loop);
  TEST (verifier_finds_a_wrong_count);
  TEST (native_frames_nest);
  TEST (observer_hears_every_store);
  TEST (any_allocation_may_fail);
  return g_test_run ();
}
