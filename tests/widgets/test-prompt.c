/* The prompt's results: each selects its object in the picture, by hand and by keyboard.
 */
#include "config.h"

#include "fixture.h"
#include "hs-completer.h"
#include "hs-console.h"
#include "hs-names.h"
#include "hs-survey.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

static void type_lines (HsWindow *window, const char *const *lines) {
  HsSession *session = hs_window_get_session (window);
  hs_session_prompt_lines (session, lines);
  WAIT_FOR (!hs_session_get_busy (session) && !hs_session_get_continuing (session) && hs_session_get_n_steps (session) > 0);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
}

static void press_with (HsWindow *window, guint key, GdkModifierType modifiers) {
  GtkWidget *entry = fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE), GTK_TYPE_ENTRY);
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (entry);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    gboolean handled = FALSE;
    if (GTK_IS_EVENT_CONTROLLER_KEY (one))
      g_signal_emit_by_name (one, "key-pressed", key, 0, modifiers, &handled);
  }
}

static void press (HsWindow *window, guint key) {
  press_with (window, key, GDK_CONTROL_MASK);
}

static GtkTextBuffer *console_buffer (HsWindow *window) {
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE), GTK_TYPE_TEXT_VIEW)));
}

/* Whether LINE of the console is one that can be chosen. */
static gboolean is_result (HsWindow *window, const char *line) {
  GtkTextBuffer *buffer = console_buffer (window);
  GtkTextIter at, start, end;
  gtk_text_buffer_get_start_iter (buffer, &at);
  g_assert_true (gtk_text_iter_forward_search (&at, line, GTK_TEXT_SEARCH_TEXT_ONLY, &start, &end, NULL));
  return gtk_text_iter_has_tag (&start, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "result"));
}

/* The text that is chosen; free with g_free. */
static char *chosen (HsWindow *window) {
  GtkTextBuffer *buffer = console_buffer (window);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "chosen");
  GtkTextIter start, end;
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag))
    return g_strdup ("");
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void assert_chosen (HsWindow *window, const char *text, const char *card) {
  HsSession *session = hs_window_get_session (window);
  g_autofree char *line = chosen (window);
  g_assert_cmpstr (line, ==, text);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
  const DrCard *selected = dr_scene_find (hs_session_get_scene (session), hs_session_get_selected (session));
  g_assert_nonnull (selected);
  g_assert_cmpstr (selected->title, ==, card);
}

static void test_results_are_selected (void) {
  HsWindow *window = fx_open_window ("");
  HsSession *session = hs_window_get_session (window);
  type_lines (window, (const char *const[]){"a = [1]", "d = {'k': a}", "a", "print('no result')", "d", "a", "a.append(5)", NULL});
  WAIT_FOR (fx_console_has (window, "{'k': [1]}"));
  g_assert_true (is_result (window, "{'k': [1]}"));
  g_assert_false (is_result (window, "no result"));
  g_assert_false (is_result (window, ">>> a.append"));
  press (window, GDK_KEY_Up);
  assert_chosen (window, "[1]", "list");
  press (window, GDK_KEY_Up);
  assert_chosen (window, "{'k': [1]}", "dict");
  press (window, GDK_KEY_Up);
  assert_chosen (window, "[1]", "list");
  press (window, GDK_KEY_Up); /* there is no older one */
  assert_chosen (window, "[1]", "list");
  press (window, GDK_KEY_Down);
  assert_chosen (window, "{'k': [1]}", "dict");
  hs_session_set_step (session, 0); /* before it was there: the step is left for one at which it is */
  press (window, GDK_KEY_Down);
  assert_chosen (window, "[1]", "list");
  fx_close_window (window);
}

/* A block that has shown values before it failed ends with the words of the exception, which are none. */
static void test_an_exception_is_no_result (void) {
  HsWindow *window = fx_open_window ("");
  type_lines (window, (const char *const[]){"for x in [[1]]:", "    x", "    x.nothing", "", NULL});
  WAIT_FOR (fx_console_has (window, "AttributeError: 'list' object has no attribute 'nothing'"));
  WAIT_FOR (fx_console_has (window, "\n[1]"));
  g_assert_false (is_result (window, "AttributeError"));
  press (window, GDK_KEY_Up);
  g_autofree char *line = chosen (window);
  g_assert_cmpstr (line, ==, "");
  fx_close_window (window);
}

/* What no name of the program refers to is held by that of the prompt, and drawn for it. */
static void test_a_result_without_a_name_is_selected (void) {
  HsWindow *window = fx_open_window ("");
  HsSession *session = hs_window_get_session (window);
  type_lines (window, (const char *const[]){"[10, 20]", NULL});
  WAIT_FOR (fx_console_has (window, "\n[10, 20]"));
  press (window, GDK_KEY_Up);
  assert_chosen (window, "[10, 20]", "list");
  const DrCard *names = fx_find_card (session, "Global names");
  g_assert_nonnull (names);
  g_assert_cmpuint (names->n_cells, ==, 1);
  g_assert_cmpstr (names->cells[0].label, ==, "_");
  g_assert_cmpstr (fx_find_card (session, "list")->count, ==, "1 ref");
  fx_close_window (window);
}

/* A program's own name of this kind is the one that counts. */
static void test_a_name_like_that_of_results (void) {
  HsWindow *window = fx_open_window ("");
  type_lines (window, (const char *const[]){"_ = 'mine'", "[10, 20]", NULL});
  WAIT_FOR (fx_console_has (window, "\n[10, 20]"));
  const DrCard *names = fx_find_card (hs_window_get_session (window), "Global names");
  g_assert_cmpuint (names->n_cells, ==, 1);
  g_assert_cmpstr (names->cells[0].value, ==, "'mine'");
  fx_close_window (window);
}

static void test_a_value_is_selected_where_it_stands (void) {
  HsWindow *window = fx_open_window ("");
  HsSession *session = hs_window_get_session (window);
  type_lines (window, (const char *const[]){"a = ['x', 1000]", "a[1]", NULL});
  WAIT_FOR (fx_console_has (window, "\n1000"));
  press (window, GDK_KEY_Up);
  assert_chosen (window, "1000", "list"); /* the int stands within the list */
  const DrCard *list = fx_find_card (session, "list");
  g_assert_false (hs_session_is_cell_selected (session, &list->cells[0]));
  g_assert_true (hs_session_is_cell_selected (session, &list->cells[1]));
  fx_close_window (window);
}

static void test_results_stay_when_lines_are_taken_back (void) {
  HsWindow *window = fx_open_window ("");
  HsSession *session = hs_window_get_session (window);
  type_lines (window, (const char *const[]){"a = [1]", "a", "b = {}", "b", NULL});
  hs_session_undo (session);
  WAIT_FOR (!hs_session_get_busy (session) && !fx_console_has (window, "{}\n>>> b"));
  press (window, GDK_KEY_Up);
  assert_chosen (window, "[1]", "list");
  fx_close_window (window);
}

static void assert_split (const char *line, const char *path, const char *prefix) {
  g_autofree char *got_path = NULL, *got_prefix = NULL;
  g_test_message ("%s", line);
  g_assert_true (hs_names_split (line, &got_path, &got_prefix) == (prefix != NULL));
  g_assert_cmpstr (got_path, ==, path);
  g_assert_cmpstr (got_prefix, ==, prefix);
}

static void test_lines_are_split (void) {
  assert_split ("", NULL, "");
  assert_split ("x = ab", NULL, "ab");
  assert_split ("x = a.", "a", "");
  assert_split ("f(a.b_1.ap", "a.b_1", "ap");
  assert_split ("x = a[0].ne", "a[0]", "ne");
  assert_split ("d['k'].ne", "d['k']", "ne");
  assert_split ("f().ap", NULL, NULL);
  assert_split ("1.", NULL, NULL);
  assert_split ("12", NULL, NULL);
  assert_split ("'x'.up", NULL, NULL);
}

/* "NAME: TYPE VALUE" of the one that is found; free with g_free. */
static char *find_one (HsCompleter *completer, const char *line, const char *name) {
  g_autoptr (GPtrArray) names = hs_completer_find (completer, line, "another = anonymous");
  for (guint i = 0; i < names->len; i++) {
    const HsName *one = names->pdata[i];
    if (g_str_equal (one->name, name))
      return g_strdup_printf ("%s: %s %s", one->name, one->type, one->value);
  }
  return g_strdup_printf ("no %s among %u", name, names->len);
}

static void test_names_are_proposed_with_types (void) {
  HsWindow *window = fx_open_window ("class P:\n    def move(self):\n        pass\nanswers = [1, 2]\np = P()\np.answer = {}\nl = [p]\n");
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  g_autoptr (HsCompleter) completer = hs_completer_new ();
  hs_completer_set_session (completer, hs_window_get_session (window));
  static const struct {
    const char *line, *name, *wanted;
  } cases[] = {
    {"x = an", "answers", "answers: list [1, 2]"},
    {"x = an", "any", "any: function "},
    {"x = an", "and", "and: keyword "},
    {"x = an", "anonymous", "anonymous:  "},
    {"x = an", "p", "no p among 6"}, /* answers, anext, any, and, another, anonymous */
    {"answers.", "append", "append: method "},
    {"answers.ap", "append", "append: method "},
    {"answers.", "__len__", "no __len__ among 11"},
    {"answers.__", "__len__", "__len__: method "},
    {"p.", "answer", "answer: dict {}"},
    {"p.", "move", "move: function "},
    {"l[0].an", "answer", "answer: dict {}"},
    {"nothing.an", "answer", "no answer among 0"},
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = find_one (completer, cases[i].line, cases[i].name);
    g_test_message ("%s", cases[i].line);
    g_assert_cmpstr (found, ==, cases[i].wanted);
  }
  g_autoptr (GPtrArray) all = hs_completer_find (completer, "an", "");
  g_assert_cmpstr (((HsName *) all->pdata[0])->name, ==, "answers"); /* the program's own come first */
  fx_close_window (window);
}

static void test_tab_completes (void) {
  HsWindow *window = fx_open_window ("");
  type_lines (window, (const char *const[]){"answers = [1]", "answered = 2", NULL});
  GtkEditable *entry = GTK_EDITABLE (fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE), GTK_TYPE_ENTRY));
  gtk_editable_set_text (entry, "x = ans");
  gtk_editable_set_position (entry, -1);
  press_with (window, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "x = answer");
  press_with (window, GDK_KEY_Tab, 0);
  WAIT_FOR (fx_console_has (window, "answered: int   answers: list"));
  gtk_editable_set_text (entry, "answers.app");
  gtk_editable_set_position (entry, -1);
  press_with (window, GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "answers.append");
  fx_close_window (window);
}

/* Who ran a program that asks can answer at once, and sees what has happened so far; who goes on writing is not interrupted. */
static void test_input_takes_the_focus (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = a\na.append(2)\nx = input ()\n");
  HsSession *session = hs_window_get_session (window);
  GtkWidget *text = fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW), *console = fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE);
  gtk_widget_grab_focus (text);
  WAIT_FOR (gtk_root_get_focus (GTK_ROOT (window)) == text);
  hs_session_run (session);
  WAIT_FOR (hs_session_get_input_wanted (session));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), console));
  WAIT_FOR (hs_session_get_marks (session) != NULL && hs_session_find_mark (session, HS_MARK_EFFECT, TRUE) > 0);
  g_assert_true (hs_session_prompt (session, "y"));
  WAIT_FOR (!hs_session_get_busy (session));
  gtk_widget_grab_focus (text);
  hs_session_run (session);
  gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (hs_session_get_buffer (session)), "c = 3\n", -1);
  WAIT_FOR (hs_session_get_input_wanted (session));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == text);
  hs_session_prompt (session, "z");
  WAIT_FOR (!hs_session_get_busy (session));
  fx_close_window (window);
}

/* At a prompt where nothing is typed, taking back is about the line that ran, not about its letters. */
static void test_taking_back_at_the_prompt (void) {
  HsWindow *window = fx_open_window ("a = [1]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  GtkWidget *entry = fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE), GTK_TYPE_ENTRY);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  int at = 0;
  gtk_editable_insert_text (GTK_EDITABLE (text), "b = a", -1, &at);
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (!hs_session_get_busy (session) && fx_console_has (window, ">>> b = a"));
  at = 0;
  gtk_editable_insert_text (GTK_EDITABLE (text), "c = a", -1, &at);
  press (window, GDK_KEY_z); /* while something is typed it is about that */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (fx_console_has (window, ">>> b = a"));
  press (window, GDK_KEY_z);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  WAIT_FOR (!hs_session_get_busy (session) && !fx_console_has (window, ">>> b = a"));
  press_with (window, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "c = a"); /* this first */
  press_with (window, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  WAIT_FOR (!hs_session_get_busy (session) && fx_console_has (window, ">>> b = a"));
  fx_close_window (window);
}

static void enter_line (GtkWidget *entry, const char *line) {
  gtk_editable_set_text (GTK_EDITABLE (entry), line);
  g_signal_emit_by_name (entry, "activate");
}

/* Ctrl+C leaves a block that is being typed, and ends what runs; older lines come back. */
static void test_keys_of_the_prompt (void) {
  HsWindow *window = fx_open_window ("a = [1]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  GtkWidget *entry = fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE), GTK_TYPE_ENTRY);
  enter_line (entry, "for i in a:");
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_continuing (session));
  gtk_editable_set_text (GTK_EDITABLE (entry), "    pri");
  press (window, GDK_KEY_c);
  g_assert_false (hs_session_get_continuing (session));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  enter_line (entry, "while True: a");
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_continuing (session));
  enter_line (entry, "");
  WAIT_FOR (hs_session_get_busy (session));
  press (window, GDK_KEY_c);
  WAIT_FOR (!hs_session_get_busy (session) && fx_console_has (window, "KeyboardInterrupt"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "draft");
  press_with (window, GDK_KEY_Up, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "while True: a");
  press_with (window, GDK_KEY_Up, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "for i in a:");
  press_with (window, GDK_KEY_Down, 0);
  press_with (window, GDK_KEY_Down, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "draft");
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/prompt/input-takes-the-focus", test_input_takes_the_focus);
  g_test_add_func ("/prompt/results-are-selected", test_results_are_selected);
  g_test_add_func ("/prompt/an-exception-is-no-result", test_an_exception_is_no_result);
  g_test_add_func ("/prompt/a-result-without-a-name-is-selected", test_a_result_without_a_name_is_selected);
  g_test_add_func ("/prompt/a-name-like-that-of-results", test_a_name_like_that_of_results);
  g_test_add_func ("/prompt/a-value-is-selected-where-it-stands", test_a_value_is_selected_where_it_stands);
  g_test_add_func ("/prompt/lines-are-split", test_lines_are_split);
  g_test_add_func ("/prompt/names-are-proposed-with-types", test_names_are_proposed_with_types);
  g_test_add_func ("/prompt/tab-completes", test_tab_completes);
  g_test_add_func ("/prompt/results-stay-when-lines-are-taken-back", test_results_stay_when_lines_are_taken_back);
  g_test_add_func ("/prompt/taking-back-at-the-prompt", test_taking_back_at_the_prompt);
  g_test_add_func ("/prompt/keys-of-the-prompt", test_keys_of_the_prompt);
}

int main (int argc, char **argv) {
  g_autofree char *state = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  return fx_main (argc, argv, add_tests);
}
