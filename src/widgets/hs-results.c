#include "hs-results.h"

#define MOST_RESULTS 1000

typedef struct Result {
  GtkTextMark *start, *end; /* of its line */
  TrId object;
  int step;
} Result;

struct HsResults {
  GtkTextView *view;
  HsResultsFunc func;
  gpointer user;
  GArray *all; /* Result, in the order of the text */
  int chosen;  /* -1: none */
};

static GtkTextBuffer *buffer_of (HsResults *results) {
  return gtk_text_view_get_buffer (results->view);
}

static void bounds_of (HsResults *results, const Result *result, GtkTextIter *start, GtkTextIter *end) {
  gtk_text_buffer_get_iter_at_mark (buffer_of (results), start, result->start);
  gtk_text_buffer_get_iter_at_mark (buffer_of (results), end, result->end);
}

static void drop (HsResults *results, guint n) {
  for (guint i = 0; i < n; i++) {
    Result *result = &g_array_index (results->all, Result, i);
    gtk_text_buffer_delete_mark (buffer_of (results), result->start);
    gtk_text_buffer_delete_mark (buffer_of (results), result->end);
  }
  if (n > 0)
    g_array_remove_range (results->all, 0, n);
  results->chosen = results->chosen >= (int) n ? results->chosen - (int) n : -1;
}

void hs_results_clear (HsResults *results) {
  drop (results, results->all->len);
}

/* What was forgotten at the beginning of a long text leaves marks without a line between them. */
static void drop_forgotten (HsResults *results) {
  guint n = results->all->len >= MOST_RESULTS ? 1 : 0;
  for (; n < results->all->len; n++) {
    GtkTextIter start, end;
    bounds_of (results, &g_array_index (results->all, Result, n), &start, &end);
    if (!gtk_text_iter_equal (&start, &end))
      break;
  }
  drop (results, n);
}

void hs_results_add (HsResults *results, TrId object, int step) {
  GtkTextBuffer *buffer = buffer_of (results);
  GtkTextIter start, end;
  drop_forgotten (results);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_iter_starts_line (&end))
    gtk_text_iter_backward_char (&end);
  start = end;
  gtk_text_iter_set_line_offset (&start, 0);
  if (gtk_text_iter_equal (&start, &end))
    return;
  gtk_text_buffer_apply_tag_by_name (buffer, "result", &start, &end);
  Result result = {gtk_text_buffer_create_mark (buffer, NULL, &start, FALSE), gtk_text_buffer_create_mark (buffer, NULL, &end, TRUE), object, step};
  g_array_append_val (results->all, result);
}

static void choose (HsResults *results, guint index) {
  GtkTextBuffer *buffer = buffer_of (results);
  const Result *result = &g_array_index (results->all, Result, index);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "chosen", &start, &end);
  bounds_of (results, result, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, "chosen", &start, &end);
  gtk_text_view_scroll_to_iter (results->view, &start, 0.05, FALSE, 0, 0);
  results->chosen = (int) index;
  results->func (result->object, result->step, results->user);
}

void hs_results_step (HsResults *results, gboolean newer) {
  int n = (int) results->all->len, next = results->chosen < 0 ? n - 1 : results->chosen + (newer ? 1 : -1);
  if (n > 0)
    choose (results, (guint) CLAMP (next, 0, n - 1));
}

static int find_at (HsResults *results, const GtkTextIter *at) {
  for (guint i = 0; i < results->all->len; i++) {
    GtkTextIter start, end;
    bounds_of (results, &g_array_index (results->all, Result, i), &start, &end);
    if (gtk_text_iter_compare (&start, at) <= 0 && gtk_text_iter_compare (at, &end) < 0)
      return (int) i;
  }
  return -1;
}

gboolean hs_results_choose_at (HsResults *results, const GtkTextIter *at) {
  int index = find_at (results, at);
  if (index >= 0)
    choose (results, (guint) index);
  return index >= 0;
}

guint hs_results_count (HsResults *results) {
  return results->all->len;
}

/* The hand. */

static gboolean iter_at (HsResults *results, double x, double y, GtkTextIter *at) {
  int buffer_x = 0, buffer_y = 0;
  gtk_text_view_window_to_buffer_coords (results->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_location (results->view, at, buffer_x, buffer_y);
}

static void on_released (GtkGestureClick *gesture, int n, double x, double y, HsResults *results) {
  GtkTextIter at;
  if (n == 1 && !gtk_text_buffer_get_has_selection (buffer_of (results)) && iter_at (results, x, y, &at))
    hs_results_choose_at (results, &at);
}

static void on_motion (GtkEventControllerMotion *controller, double x, double y, HsResults *results) {
  GtkTextIter at;
  gboolean over = iter_at (results, x, y, &at) && find_at (results, &at) >= 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (results->view), over ? "pointer" : "text");
}

HsResults *hs_results_new (GtkTextView *view, HsResultsFunc func, gpointer user) {
  HsResults *results = g_new0 (HsResults, 1);
  *results = (HsResults){view, func, user, g_array_new (FALSE, FALSE, sizeof (Result)), -1};
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_create_tag (buffer, "result", "underline", PANGO_UNDERLINE_LOW, "underline-rgba", &(GdkRGBA){0.5f, 0.5f, 0.5f, 0.6f}, NULL);
  gtk_text_buffer_create_tag (buffer, "chosen", "background-rgba", &(GdkRGBA){0.21f, 0.52f, 0.89f, 0.25f}, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect (click, "released", G_CALLBACK (on_released), results);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), results);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  return results;
}

/* The marks go with the buffer. */
void hs_results_free (HsResults *results) {
  g_array_unref (results->all);
  g_free (results);
}
