/* The reader of JSON that the layout command reads its documents with. */
#include <glib.h>
#include <string.h>

#include "cli-pull.h"

/* What is wrong with TEXT; NULL: nothing. */
static const char *trouble_with (const char *text) {
  g_autofree char *copy = g_strdup (text);
  CliPull pull = cli_pull (copy);
  cli_pull_skip (&pull);
  cli_pull_close (&pull);
  return pull.trouble;
}

static void test_values (void) {
  char text[] = " {\"a\\u00e9\\n\" : [1, -2.5, 1e3 ,\"x\", \"\\ud83d\\ude00\"], \"b\": {\"c\": [[], {}]}, "
                "\"d\": true} ";
  CliPull pull = cli_pull (text);
  cli_pull_open (&pull, '{');
  g_assert_true (cli_pull_more (&pull, '}'));
  g_assert_cmpstr (cli_pull_key (&pull), ==, "a\u00e9\n");
  cli_pull_open (&pull, '[');
  g_assert_true (cli_pull_more (&pull, ']'));
  g_assert_cmpfloat (cli_pull_number (&pull), ==, 1);
  g_assert_true (cli_pull_more (&pull, ']'));
  g_assert_cmpfloat (cli_pull_number (&pull), ==, -2.5);
  g_assert_true (cli_pull_more (&pull, ']'));
  g_assert_cmpfloat (cli_pull_number (&pull), ==, 1000);
  g_assert_true (cli_pull_more (&pull, ']'));
  g_assert_cmpfloat (cli_pull_number (&pull), ==, 0); /* no number, and no mistake */
  g_assert_true (cli_pull_more (&pull, ']'));
  g_assert_cmpstr (cli_pull_string (&pull), ==, "\U0001F600");
  g_assert_false (cli_pull_more (&pull, ']'));
  g_assert_true (cli_pull_more (&pull, '}'));
  g_assert_cmpstr (cli_pull_key (&pull), ==, "b");
  cli_pull_skip (&pull);
  g_assert_true (cli_pull_more (&pull, '}'));
  g_assert_cmpstr (cli_pull_key (&pull), ==, "d");
  g_assert_null (cli_pull_string (&pull));
  g_assert_false (cli_pull_more (&pull, '}'));
  g_assert_true (cli_pull_close (&pull));
}

static void test_mistakes (void) {
  static const char *const wrong[] = {"",         "{",         "[1",    "[1 2]",      "[1,",    "[,1]",
                                      "{\"a\"}",  "{\"a\":}",  "{1:2}", "\"open",     "\"\t\"", "nul",
                                      "-",        "[1]]",      "{} {}", "{\"a\":1,}", "\"",     "\"\\",
                                      "[\"\\\"]", "{\"a\" 1}", "[1}",   "{\"a\":[}"};
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (trouble_with (wrong[i]) == NULL)
      g_error ("not seen: %s", wrong[i]);
  g_autofree char *deep = g_strnfill (100000, '[');
  g_assert_nonnull (trouble_with (deep));
  g_assert_null (trouble_with ("[[], {\"a\": [null, true, false, -1.5e-3, \"\\u0041\"]}]"));
}

/* Strings are only looked into when they are read. */
static void test_mistakes_in_strings (void) {
  static const char *const wrong[] = {"\"\\x\"",     "\"\\u12\"",   "\"\\ud800\"",
                                      "\"\\udc00\"", "\"\\u0000\"", "\"\xff\""};
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *copy = g_strdup (wrong[i]);
    CliPull pull = cli_pull (copy);
    g_assert_null (cli_pull_string (&pull));
    g_assert_nonnull (pull.trouble);
  }
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pull/values", test_values);
  g_test_add_func ("/pull/mistakes", test_mistakes);
  g_test_add_func ("/pull/mistakes-in-strings", test_mistakes_in_strings);
  return g_test_run ();
}
