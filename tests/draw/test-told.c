/* What objects tell of themselves, in the words of who looks. */
#include <locale.h>
#include <stdlib.h>

#include "dr-told.h"
#include "dr-words.h"

static void check (MdShape shape, const char *type, const char *text, const char *expected, const char *note) {
  MdNode node = {.shape = shape, .type = type, .text = text, .n_edges = 1};
  g_autofree char *told = dr_told_text (&node), *told_note = dr_told_note (&node);
  g_assert_cmpstr (told, ==, expected);
  g_assert_cmpstr (told_note, ==, note);
}

static void test_states (void) {
  check (MD_SHAPE_GENERATOR, "generator", "not started", "not started", NULL);
  check (MD_SHAPE_GENERATOR, "coroutine", "suspended at line 12", "suspended at line 12", NULL);
  check (MD_SHAPE_OTHER, "traceback", "line 3", "line 3", NULL);
  check (MD_SHAPE_BYTES, "memoryview", "released memoryview", "released", NULL);
  check (MD_SHAPE_BYTES, "memoryview", "memoryview of 3 items, from byte 6, every 8 bytes, 4 bytes wide", "3 items, from byte 6, every 8 bytes, 4 bytes wide", NULL);
  check (MD_SHAPE_BYTES, "bytearray", "bytearray(b'ab')", NULL, NULL);
}

static void test_iterators (void) {
  check (MD_SHAPE_OTHER, "list_iterator", "next 2, 3 left", "next: [2]", NULL);
  check (MD_SHAPE_OTHER, "str_iterator", "next 2", "next: [2]", NULL);
  check (MD_SHAPE_OTHER, "dict_keyiterator", "next 2, 1 left", "1 entry left", NULL);
  check (MD_SHAPE_OTHER, "set_iterator", "2 left", "2 items left", NULL);
  check (MD_SHAPE_OTHER, "range_iterator", "next -4, 3 left", "next number: -4, 3 left", NULL);
  check (MD_SHAPE_OTHER, "enumerate", "next 6", "next number: 6", NULL);
  check (MD_SHAPE_OTHER, "list_iterator", "exhausted", "exhausted", NULL);
}

static void test_contents (void) {
  check (MD_SHAPE_OTHER, "_io.StringIO", "StringIO of 1 characters, at 1: 'a'", "'a'", "at 1 of 1 character");
  check (MD_SHAPE_OTHER, "_io.StringIO", "StringIO of 4 characters, at 0: ': of'", "': of'", "at 0 of 4 characters");
  check (MD_SHAPE_OTHER, "_io.StringIO", "closed StringIO", "closed", NULL);
  check (MD_SHAPE_LIST, "collections.deque", "deque of 2 items, at most 3", "deque of 2 items", "at most 3 items");
  check (MD_SHAPE_DICT, "dict", "dict of 1 entry", "dict of 1 entry", NULL);
  check (MD_SHAPE_SET, "frozenset", "frozenset of 7 items", "frozenset of 7 items", NULL);
  check (MD_SHAPE_CLASS, "type", "<class 'of 3 items'>", NULL, NULL);
}

static void test_arrays (void) {
  MdNode node = {.shape = MD_SHAPE_OTHER, .type = "array.array", .text = "array 'u' of 12 items: ',', 'b', ..., ' '"};
  g_auto (DrToldItems) told = {0};
  g_assert_true (dr_told_items (&node, &told));
  g_assert_cmpuint (told.length, ==, 12);
  g_assert_cmpuint (g_strv_length (told.items), ==, 4);
  g_assert_cmpstr (told.items[0], ==, "','");
  g_assert_cmpstr (told.items[3], ==, "' '");
  g_assert_cmpstr (told.type, ==, "str");
  MdNode empty = {.shape = MD_SHAPE_OTHER, .type = "array.array", .text = "array 'i' of 0 items"};
  g_auto (DrToldItems) none = {0};
  g_assert_false (dr_told_items (&empty, &none));
}

/* A closed dict is not an empty one. */
static void test_closed (void) {
  MdNode node = {.shape = MD_SHAPE_DICT, .type = "dict", .text = "dict of 154 entries", .length = 154};
  g_autofree char *closed = dr_text_of (&node, 0);
  g_assert_cmpstr (closed, ==, "dict of 154 entries");
  node.length = 0;
  g_autofree char *empty = dr_text_of (&node, 0);
  g_assert_cmpstr (empty, ==, "{}");
}

int main (int argc, char **argv) {
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/told/states", test_states);
  g_test_add_func ("/draw/told/iterators", test_iterators);
  g_test_add_func ("/draw/told/contents", test_contents);
  g_test_add_func ("/draw/told/arrays", test_arrays);
  g_test_add_func ("/draw/told/closed", test_closed);
  return g_test_run ();
}
