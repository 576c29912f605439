/* Differences between steps, told as words, and held against a comparison of everything that lives at both. */

#include "md-diff.h"
#include "run-snippet.h"
#include "tr-state.h"

static guint step_of_line (TrLog *log, guint line) {
  TrStep step;
  for (guint i = 0; i < tr_log_n_steps (log); i++) {
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_LINE && step.line == line)
      return i;
  }
  g_error ("line %u does not run", line);
}

static void append_slots (GString *text, const char *title, const GArray *slots) {
  for (guint i = 0; i < slots->len; i++) {
    const MdDiffSlot *slot = &g_array_index (slots, MdDiffSlot, i);
    g_string_append_printf (text, "%s %s: %s -> %s\n", title, slot->slot, slot->before_text != NULL ? slot->before_text : "-",
                            slot->after_text != NULL ? slot->after_text : "-");
  }
}

static char *diff_text (const MdDiff *diff) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < diff->born->len; i++)
    g_string_append_printf (text, "born %s\n", g_array_index (diff->born, MdDiffObject, i).word);
  for (guint i = 0; i < diff->freed->len; i++)
    g_string_append_printf (text, "freed %s\n", g_array_index (diff->freed, MdDiffObject, i).word);
  append_slots (text, "name", diff->names);
  append_slots (text, "slot", diff->slots);
  for (guint i = 0; i < diff->counts->len; i++) {
    const MdDiffCount *count = &g_array_index (diff->counts, MdDiffCount, i);
    g_string_append_printf (text, "count %s: %u -> %u\n", count->word, count->before, count->after);
  }
  for (guint i = 0; i < diff->contents->len; i++) {
    const MdDiffContent *content = &g_array_index (diff->contents, MdDiffContent, i);
    g_string_append_printf (text, "content %s: %s -> %s\n", content->word, content->before, content->after);
  }
  /* Numbers of objects are not known by hand. */
  g_autoptr (GRegex) number = g_regex_new ("#[0-9]+", 0, 0, NULL);
  return g_regex_replace_literal (number, text->str, -1, 0, "#", 0, NULL);
}

static void check (const char *source, guint from_line, guint to_line, const char *expected) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autoptr (MdDiff) diff = md_diff_new (log, step_of_line (log, from_line), step_of_line (log, to_line));
  g_autofree char *text = diff_text (diff);
  g_assert_cmpstr (text, ==, expected);
}

static void test_words (void) {
  check ("a = [1, 2]\nb = a\na[0] = 3\na.append(4)\npass\n", 2, 5,
         "name b: - -> list #\nslot a[0]: 1 -> 3\nslot a[2]: - -> 4\ncount list #: 1 -> 2\n");
  check ("a = [1, 2]\nb = a\na[0] = 3\na.append(4)\npass\n", 5, 2,
         "name b: list # -> -\nslot a[0]: 3 -> 1\nslot a[2]: 4 -> -\ncount list #: 2 -> 1\n");
  check ("a = [1]\na = None\npass\n", 2, 3, "freed list #\nname a: list # -> None\n");
  check ("x = 1\na = [1]\npass\n", 2, 3, "born list #\nname a: - -> list #\n");
  check ("b = bytearray(b'x')\nb[0] = 65\npass\n", 2, 3, "content bytearray #: bytearray(b'x') -> bytearray(b'A')\n");
  check ("a = 1\na = 2\na = 1\npass\n", 2, 4, "");
  check ("a = 1\npass\npass\n", 2, 2, "");
}

/* A table that grows moves its entries; nothing is told but the new ones. */
static void test_tables (void) {
  check ("d = {'a': 1}\ns = {1}\npass\nfor i in range(300, 303):\n    d[i] = None\n    s.add(None)\npass\n", 3, 7,
         "born int 300\nborn int 301\nborn int 302\nname i: - -> 302\n"
         "slot d[300]: - -> None\nslot d[301]: - -> None\nslot d[302]: - -> None\nslot item of s: - -> None\n");
}

static void test_frames (void) {
  check ("def f(p):\n    q = p\n    p = 5\n    return q\nf(7)\n", 2, 4, "name p of f: 7 -> 5\nname q of f: - -> 7\n");
}

/* Both steps looked at in full: who lives, and how many refer to them. */
static void check_in_full (TrLog *log, guint from, guint to) {
  g_autoptr (MdDiff) diff = md_diff_new (log, from, to);
  g_autoptr (TrState) before = tr_state_new (log), after = tr_state_new (log);
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (TrId)), new = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_seek (before, (int) from);
  tr_state_seek (after, (int) to);
  tr_state_living (before, old);
  tr_state_living (after, new);
  guint freed = 0, born = 0, counts = 0;
  for (guint i = 0; i < old->len; i++) {
    TrId id = g_array_index (old, TrId, i);
    if ((id & TR_ID_HOLDER) != 0)
      continue;
    freed += !tr_state_is_alive (after, id);
    counts += tr_state_is_alive (after, id) && (id & TR_ID_FRAME) == 0 && tr_state_count (before, id) != tr_state_count (after, id);
  }
  for (guint i = 0; i < new->len; i++)
    born += (g_array_index (new, TrId, i) & TR_ID_HOLDER) == 0 && !tr_state_is_alive (before, g_array_index (new, TrId, i));
  g_assert_cmpuint (diff->freed->len, ==, freed);
  g_assert_cmpuint (diff->born->len, ==, born);
  g_assert_cmpuint (diff->counts->len, ==, counts);
}

/* Whether few or many steps lie between, and whichever way they are compared, nothing is missed. */
static void test_distances (void) {
  static const char source[] =
    "class N:\n    def __init__(self, v, n):\n        self.v = v\n        self.n = n\nhead = None\nseen = {}\n"
    "for i in range(500):\n    head = N([i], head)\n    seen[i] = head\n    if i % 3 == 0:\n        head = head.n\n        seen.pop(i)\n";
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  guint n = tr_log_n_steps (log);
  g_assert_cmpuint (n, >, 2500);
  check_in_full (log, 60, n - 1);
  check_in_full (log, n - 1, 60);
  for (guint from = 60; from + 500 < n; from += 397) {
    check_in_full (log, from, from + 1);
    check_in_full (log, from, from + 500);
    check_in_full (log, from + 500, from);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/diff/words", test_words);
  g_test_add_func ("/model/diff/tables", test_tables);
  g_test_add_func ("/model/diff/frames", test_frames);
  g_test_add_func ("/model/diff/distances", test_distances);
  return g_test_run ();
}
