/* Taking back, on walks at random: whatever was stepped through, typed, pulled and cut, a line that is taken back leaves step, view and
 * places as they were before it.
 */
#include "config.h"

#include "fixture.h"
#include "hs-canvas-private.h"
#include "hs-session-private.h"

#include <string.h>

#define N_WALKS 5
#define N_TURNS 9

static const char *const programs[] = {
  "a = [1, [2, 3]]\nb = a\nc = {'k': b}\nd = (a, [4])\n",
  "class N:\n    pass\na = N()\na.next = N()\na.next.next = a\nb = [a, a.next]\nc = b[:]\nd = {'x': b, 'y': c}\n",
  "def f(x=[]):\n    x.append(len(x))\n    return x\na = f()\nb = f()\nc = [a, b, [5]]\nd = {1, 2}\n",
  "a = [[i] for i in range(12)]\nb = a[3]\nc = [a, b]\nd = 'text'\n",
  "class N:\n    def __init__(self, v, n=None):\n        self.v = v\n        self.n = n\na = None\nfor i in range(6):\n    a = N(i, a)\nb = a.n\nc = [b, b.n]\nd = c\n",
};

static const char *const lines[] = {
  "c = None", "a = d", "del b", "b = [a, c]", "x = [[1], [2], [3, [4]]]", "import copy; y = copy.deepcopy(a)", "d = [d]", "z = [[i] for i in range(9)]",
  "a", "a = 7", "w = {'p': a, 'q': [c, d]}", "print(a)", "nothing_there", "del d", "v = [[c] for i in range(3)]", "b = a = []",
};

typedef struct State {
  int n_steps, step;
  char *view, *places;
} State;

static void state_free (gpointer data) {
  State *state = data;
  g_free (state->view);
  g_free (state->places);
  g_free (state);
}

static HsCanvas *canvas_of (HsWindow *window) {
  return HS_CANVAS (fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS));
}

/* All that comes by itself has come. */
static void settle (HsWindow *window) {
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  WAIT_FOR (!hs_session_get_busy (session) && !hs_session_get_searching (session));
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)) && canvas->scene == hs_session_get_scene (session));
  WAIT_FOR (hs_artist_is_done (session->artist) && canvas->fit_id == 0 && canvas->tick_id == 0 && !g_main_context_pending (NULL));
}

static State *state_of (HsWindow *window) {
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  const DrScene *scene = hs_session_get_scene (session);
  State *state = g_new0 (State, 1);
  GString *places = g_string_new (NULL);
  for (guint i = 0; i < scene->n_cards; i++)
    g_string_append_printf (places, "%" G_GUINT64_FORMAT " %s: %.2f, %.2f\n", (guint64) scene->cards[i].id, scene->cards[i].title, scene->cards[i].x_px, scene->cards[i].y_px);
  state->n_steps = hs_session_get_n_steps (session);
  state->step = hs_session_get_step (session);
  state->view = g_strdup_printf ("zoom %.4f at %.2f, %.2f", canvas->zoom, canvas->x_px, canvas->y_px);
  state->places = g_string_free (places, FALSE);
  return state;
}

static void check_state (HsWindow *window, const State *before) {
  State *now = state_of (window);
  g_assert_cmpint (now->n_steps, ==, before->n_steps);
  g_assert_cmpint (now->step, ==, before->step);
  g_assert_cmpstr (now->places, ==, before->places);
  g_assert_cmpstr (now->view, ==, before->view);
  state_free (now);
}

static void take_back (HsWindow *window, GPtrArray *states) {
  State *before = g_ptr_array_steal_index (states, states->len - 1);
  g_test_message ("take back");
  hs_session_undo (hs_window_get_session (window));
  settle (window);
  g_test_message ("step %d since %d", hs_window_get_session (window)->step, hs_window_get_session (window)->since);
  check_state (window, before);
  state_free (before);
}

static void go_somewhere (HsWindow *window, GRand *random) {
  HsSession *session = hs_window_get_session (window);
  for (int i = g_rand_int_range (random, 1, 4); i > 0; i--) {
    gboolean forward = g_rand_boolean (random), over = g_rand_boolean (random) && hs_session_has_step (session, forward);
    if (!over)
      hs_session_set_step (session, g_rand_int_range (random, 0, hs_session_get_n_steps (session)));
    else
      hs_session_go_to (session, HS_STEP_OVER, forward);
    settle (window);
    g_test_message ("step %d since %d", hs_session_get_step (session), session->since);
  }
}

static void go_to_end (HsWindow *window) {
  HsSession *session = hs_window_get_session (window);
  hs_session_set_step (session, hs_session_get_n_steps (session) - 1);
  settle (window);
}

static void do_something (HsWindow *window, GRand *random, GPtrArray *states) {
  HsSession *session = hs_window_get_session (window);
  const char *line = lines[g_rand_int_range (random, 0, G_N_ELEMENTS (lines))];
  go_to_end (window);
  g_ptr_array_add (states, state_of (window));
  g_test_message ("%s at %d since %d", line, session->step, session->since);
  int n_steps = hs_session_get_n_steps (session);
  if (g_rand_boolean (random))
    hs_session_prompt (session, line);
  else
    hs_session_type (session, NULL, line);
  WAIT_FOR (hs_session_get_n_steps (session) > n_steps);
  settle (window);
}

static void walk (guint seed, gboolean small) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (state_free);
  HsWindow *window = fx_open_window (programs[seed % G_N_ELEMENTS (programs)]);
  g_test_message ("walk %u", seed);
  gtk_window_set_default_size (GTK_WINDOW (window), small ? 360 : 1200, small ? 294 : 800);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (window)) > 300);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (canvas_of (window))) > 0);
  settle (window);
  for (guint turn = 0; turn < N_TURNS; turn++) {
    int kind = g_rand_int_range (random, 0, 6);
    if (kind < 3 || states->len == 0)
      do_something (window, random, states);
    else if (kind < 5)
      take_back (window, states);
    else
      go_somewhere (window, random);
  }
  while (states->len > 0)
    take_back (window, states);
  fx_close_window (window);
}

static void test_walks (gconstpointer small) {
  const char *first = g_getenv ("HEAPSCOPE_FIRST_WALK"), *n = g_getenv ("HEAPSCOPE_WALKS");
  guint from = first != NULL ? (guint) atoi (first) : 0;
  for (guint i = from; i < from + (n != NULL ? (guint) atoi (n) : N_WALKS); i++)
    walk (i, small != NULL);
}

static void add_tests (void) {
  g_test_add_data_func ("/undo/walks", NULL, test_walks);
  g_test_add_data_func ("/undo/walks-in-a-small-window", GINT_TO_POINTER (1), test_walks);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
