/* The canvas does little where little changes: tiles, pictures that are drawn before they are asked for. */
#include "fixture.h"

#include "hs-canvas-private.h"

#define ROWS "rows = [[i] for i in range (12)]\nn = 0\nfor i in range (30):\n    n += 1\n"

static HsCanvas *canvas_of (HsWindow *window) {
  return HS_CANVAS (fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS));
}

static void wait_for_painting (HsWindow *window, guint n_before) {
  WAIT_FOR (hs_tiles_n_painted (canvas_of (window)->tiles) > n_before);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (canvas_of (window)));
}

static void test_a_step_paints_what_changed (void) {
  HsWindow *window = fx_open_window (ROWS);
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  hs_canvas_set_animation (canvas, 0);
  fx_run (window);
  wait_for_painting (window, 0);
  hs_canvas_set_zoom (canvas, 1);
  int last = hs_session_get_n_steps (session) - 1;
  for (int step = last - 3; step < last; step++) {
    guint n_before = hs_tiles_n_painted (canvas->tiles);
    hs_session_set_step (session, step);
    WAIT_FOR (fx_scene_is_of (session, step));
    wait_for_painting (window, n_before);
  }
  guint n_before = hs_tiles_n_painted (canvas->tiles);
  hs_session_set_step (session, last - 2); /* only n changes */
  WAIT_FOR (fx_scene_is_of (session, last - 2));
  wait_for_painting (window, n_before);
  g_assert_cmpuint (hs_tiles_n_painted (canvas->tiles) - n_before, <=, 4);
  n_before = hs_tiles_n_painted (canvas->tiles);
  hs_canvas_paint_anew (canvas);
  wait_for_painting (window, n_before);
  g_assert_cmpuint (hs_tiles_n_painted (canvas->tiles) - n_before, >, 4);
  fx_close_window (window);
}

static struct {
  void (*real) (GtkWidget *widget, int width, int height, int baseline);
  guint n;
} allocations; /* of canvases */

static void count_allocation (GtkWidget *widget, int width, int height, int baseline) {
  allocations.n++;
  allocations.real (widget, width, height, baseline);
}

/* Widgets that stand for cards and names come and go with the steps, but the window is not laid out for them. */
static void test_a_step_lays_out_nothing (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = [2]\nc = [3]\nb = None\nd = [[4], [5]]\n");
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  hs_canvas_set_animation (canvas, 0);
  fx_run (window);
  GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (canvas);
  allocations.real = class->size_allocate;
  class->size_allocate = count_allocation;
  int last = hs_session_get_n_steps (session) - 1;
  for (int i = 0; i <= 2 * last; i++) { /* there and back: the first time, widgets are made */
    int step = i <= last ? i : 2 * last - i;
    g_usleep (200000); /* what the step before has put off */
    while (g_main_context_iteration (NULL, FALSE))
      ;
    allocations.n = 0;
    hs_session_set_step (session, step);
    WAIT_FOR (fx_scene_is_of (session, step));
    gtk_test_widget_wait_for_draw (GTK_WIDGET (canvas));
    if (i > last)
      g_assert_cmpuint (allocations.n, ==, 0);
  }
  class->size_allocate = allocations.real;
  fx_close_window (window);
}

/* A picture of squares, of which one may look other. */
typedef struct Board {
  guint n_calls, slow_usec;
  double painted_px2; /* of all calls */
  gboolean other;
} Board;

static void paint_board (cairo_t *cr, const DrRect *clip, gpointer user) {
  Board *board = user;
  board->n_calls++;
  board->painted_px2 += clip->width_px * clip->height_px;
  g_usleep (board->slow_usec);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (int i = 0; i < 12; i++) {
    cairo_set_source_rgb (cr, i == 5 && board->other ? 1 : 0, 0, i / 12.0);
    cairo_rectangle (cr, i * 60 + 7.3, i * 40 + 5.7, 31.5, 22.2);
    cairo_fill (cr);
  }
}

static cairo_surface_t *image_of (GtkSnapshot *snapshot) {
  GskRenderNode *node = gtk_snapshot_to_node (snapshot);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 700, 500);
  cairo_t *cr = cairo_create (image);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  gsk_render_node_unref (node);
  return image;
}

/* What TILES show; *DONE: whether that was all. */
static cairo_surface_t *picture_of (HsTiles *tiles, double zoom, Board *board, gboolean *done) {
  HsTilesView view = {.zoom = zoom, .width = 700, .height = 500, .scale = 1, .images = TRUE};
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  *done = hs_tiles_snapshot (tiles, snapshot, &view, paint_board, board);
  return image_of (snapshot);
}

static gboolean looks_the_same (cairo_surface_t *a, cairo_surface_t *b) {
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), (gsize) cairo_image_surface_get_stride (a) * 500) == 0;
}

/* Of a tile in which little looks other, that little is painted, and it looks as if all had been. */
static void test_a_tile_is_mended (void) {
  for (double zoom = 0.5; zoom < 2; zoom *= 1.7) {
    HsTiles *tiles = hs_tiles_new (), *anew = hs_tiles_new ();
    Board board = {0};
    gboolean done = FALSE;
    cairo_surface_t *before = picture_of (tiles, zoom, &board, &done);
    g_assert_true (done);
    board = (Board){.other = TRUE};
    g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (DrRect));
    DrRect rect = {5 * 60 + 7.3, 5 * 40 + 5.7, 31.5, 22.2};
    g_array_append_val (rects, rect);
    hs_tiles_drop_rects (tiles, rects);
    cairo_surface_t *mended = picture_of (tiles, zoom, &board, &done);
    g_assert_cmpfloat (board.painted_px2, <, 4 * (rect.width_px + 8) * (rect.height_px + 8));
    cairo_surface_t *whole = picture_of (anew, zoom, &board, &done);
    g_assert_true (looks_the_same (mended, whole));
    g_assert_false (looks_the_same (mended, before));
    cairo_surface_destroy (before);
    cairo_surface_destroy (mended);
    cairo_surface_destroy (whole);
    hs_tiles_free (tiles);
    hs_tiles_free (anew);
  }
}

/* Paints as the board does, and counts the pieces that another thread than the main one has painted. */
static gint n_aside;

static void paint_by_anyone (cairo_t *cr, const DrRect *clip, gpointer user) {
  Board board = {.slow_usec = 1000};
  if (g_thread_self () != user)
    g_atomic_int_inc (&n_aside);
  paint_board (cr, clip, &board);
}

/* What two threads have painted looks as if one had. */
static void test_two_paint_what_is_shared (void) {
  HsTiles *tiles = hs_tiles_new ();
  for (double zoom = 0.5; zoom < 2; zoom *= 1.7) {
    cairo_surface_t *images[2];
    for (int shared = 0; shared < 2; shared++) {
      HsTilesView view = {.zoom = zoom, .width = 700, .height = 500, .scale = 1, .images = TRUE, .shared = shared};
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      hs_tiles_drop (tiles);
      n_aside = 0;
      g_assert_true (hs_tiles_snapshot (tiles, snapshot, &view, paint_by_anyone, g_thread_self ()));
      g_assert_cmpint (n_aside > 0, ==, shared);
      images[shared] = image_of (snapshot);
    }
    g_assert_true (looks_the_same (images[0], images[1]));
    cairo_surface_destroy (images[0]);
    cairo_surface_destroy (images[1]);
  }
  hs_tiles_free (tiles);
}

/* At another zoom a picture that takes long comes by and by: what was there is seen meanwhile. */
static void test_a_zoom_is_painted_by_and_by (void) {
  HsTiles *tiles = hs_tiles_new (), *anew = hs_tiles_new ();
  Board board = {.slow_usec = 15000};
  gboolean done = FALSE;
  cairo_surface_t *image = picture_of (tiles, 1, &board, &done);
  g_assert_true (done);
  guint n_frames = 0;
  for (done = FALSE; !done; n_frames++) {
    cairo_surface_destroy (image);
    image = picture_of (tiles, 2, &board, &done);
    g_assert_cmpuint (*cairo_image_surface_get_data (image), ==, 255); /* never empty */
  }
  g_assert_cmpuint (n_frames, >, 1);
  cairo_surface_t *whole = picture_of (anew, 2, &board, &done);
  g_assert_true (done);
  g_assert_true (looks_the_same (image, whole));
  cairo_surface_destroy (image);
  cairo_surface_destroy (whole);
  hs_tiles_free (tiles);
  hs_tiles_free (anew);
}

typedef struct Arrival {
  HsCanvas *canvas;
  guint n_cards, n_widgets; /* of the first large picture, at once */
} Arrival;

static void on_large_picture (HsSession *session, GParamSpec *pspec, Arrival *arrival) {
  const DrScene *scene = hs_session_get_scene (session);
  if (scene == NULL || scene->n_cards <= 200 || arrival->n_cards > 0)
    return;
  arrival->n_cards = scene->n_cards;
  arrival->n_widgets = g_hash_table_size (arrival->canvas->widgets_by_card);
}

/* Widgets of many cards come when there is time for them; one that is asked for is there. */
static void test_widgets_of_many_cards (void) {
  HsWindow *window = fx_open_window ("rows = [[[[j] for j in range(4)] for k in range (8)] for i in range (8)]\n");
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  Arrival arrival = {.canvas = canvas};
  gulong watching = g_signal_connect_after (session, "notify::scene", G_CALLBACK (on_large_picture), &arrival);
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  g_signal_handler_disconnect (session, watching);
  const DrScene *scene = hs_session_get_scene (session);
  g_assert_cmpuint (arrival.n_cards, >, 200);
  g_assert_cmpuint (arrival.n_widgets, <, arrival.n_cards);
  TrId id = scene->cards[scene->n_cards - 1].id;
  GtkWidget *widget = hs_canvas_widget_of (canvas, id);
  g_assert_nonnull (widget);
  WAIT_FOR (g_hash_table_size (canvas->widgets_by_card) == scene->n_cards);
  g_assert_true (hs_canvas_widget_of (canvas, id) == widget);
  fx_close_window (window);
}

/* What made the picture large and is taken back leaves no picture that is seen from far away. */
static void test_a_picture_that_shrinks_is_seen_from_near (void) {
  HsWindow *window = fx_open_window ("a = [[i * 1000, i * 1000 + 1, i * 1000 + 2] for i in range (1, 5)]\n");
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  hs_canvas_set_animation (canvas, 0);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  hs_canvas_fit (canvas);
  double zoom = hs_canvas_get_zoom (canvas);
  g_object_set (session, "atoms", TRUE, NULL);
  WAIT_FOR (hs_canvas_get_zoom (canvas) < 0.8 * zoom);
  g_object_set (session, "atoms", FALSE, NULL);
  WAIT_FOR (hs_canvas_get_zoom (canvas) > 0.95 * zoom);
  fx_close_window (window);
}

/* While the hand rests, the steps around the one that is looked at are drawn. */
static void test_a_menu_fits_into_its_window (void) {
  HsWindow *window = fx_open_window ("a = ([], 1)\n");
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  fx_run (window);
  hs_session_set_step (session, hs_session_get_n_steps (session) - 1);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)) && gtk_widget_get_height (GTK_WIDGET (canvas)) > 100);
  hs_session_select (session, fx_find_card (session, "tuple")->id, NULL);
  int low = gtk_widget_get_height (GTK_WIDGET (canvas)) - 20;
  g_assert_true (hs_canvas_menu (canvas, 20, low));
  GtkWidget *menu = fx_find_type (GTK_WIDGET (canvas), GTK_TYPE_POPOVER_MENU), *content = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (menu)));
  double x = 0, y = 0;
  gtk_widget_translate_coordinates (GTK_WIDGET (canvas), GTK_WIDGET (window), 0, 0, &x, &y);
  GdkRectangle at = {0};
  WAIT_FOR (gtk_widget_get_mapped (menu) && gtk_widget_get_height (content) > 300 && gtk_popover_get_pointing_to (GTK_POPOVER (menu), &at) &&
            y + at.y + gtk_widget_get_height (content) <= gtk_widget_get_height (GTK_WIDGET (window)));
  g_assert_cmpint (at.y, <, low);
  GtkAdjustment *rows = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_popover_get_child (GTK_POPOVER (menu))));
  g_assert_cmpfloat (gtk_adjustment_get_upper (rows), <=, gtk_adjustment_get_page_size (rows)); /* nothing has to be scrolled */
  gtk_popover_popdown (GTK_POPOVER (menu));
  fx_close_window (window);
}

static GtkGesture *secondary_of (HsCanvas *canvas) {
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (canvas));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    if (GTK_IS_GESTURE_CLICK (one) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (one)) == GDK_BUTTON_SECONDARY)
      return GTK_GESTURE (one);
  }
  g_assert_not_reached ();
}

static void test_a_menu_waits_for_the_release (void) {
  HsWindow *window = fx_open_window ("a = []\n");
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  fx_run (window);
  hs_session_set_step (session, hs_session_get_n_steps (session) - 1);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)) && gtk_widget_get_height (GTK_WIDGET (canvas)) > 100);
  const DrCard *list = fx_find_card (session, "list");
  graphene_point_t at = hs_canvas_get_point (canvas, list->x_px + 20, list->y_px + 10);
  g_signal_emit_by_name (secondary_of (canvas), "pressed", 1, (double) at.x, (double) at.y);
  g_assert_null (fx_find_type (GTK_WIDGET (canvas), GTK_TYPE_POPOVER_MENU));
  g_signal_emit_by_name (secondary_of (canvas), "released", 1, (double) at.x, (double) at.y);
  GtkWidget *menu = fx_find_type (GTK_WIDGET (canvas), GTK_TYPE_POPOVER_MENU);
  g_assert_true (menu != NULL && hs_session_get_selected (session) == list->id);
  WAIT_FOR (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  fx_close_window (window);
}

static void test_all_is_all_of_this_step (void) {
  HsWindow *window = fx_open_window ("def down (n):\n    kept = [n]\n    return down (n - 1) if n else 0\ndown (60)\na = [1]\n");
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  hs_canvas_set_animation (canvas, 0);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  g_assert_cmpfloat (hs_session_get_scene (session)->extents.height_px, <, 0.5 * hs_session_get_scene (session)->whole.height_px);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (canvas)) > 0 && gtk_widget_get_mapped (GTK_WIDGET (canvas)));
  hs_canvas_fit (canvas);
  double zoom = hs_canvas_get_zoom (canvas);
  g_assert_cmpfloat (zoom, >, 1);
  hs_session_set_step (session, last / 2); /* where most calls run: all of that, from further away */
  WAIT_FOR (fx_scene_is_of (session, last / 2));
  g_assert_cmpfloat (hs_canvas_get_zoom (canvas), <, zoom);
  g_assert_true (hs_canvas_all_in_view (canvas));
  fx_close_window (window);
}

static void test_the_next_step_is_there_at_once (void) {
  HsWindow *window = fx_open_window (ROWS);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  gboolean at_once = FALSE;
  for (int step = last - 1; step > 0 && !at_once; step--) {
    gint64 rest_usec = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
    while (g_get_monotonic_time () < rest_usec)
      fx_iterate ();
    hs_session_set_step (session, step);
    at_once = hs_session_get_scene (session)->step == step;
    WAIT_FOR (fx_scene_is_of (session, step));
  }
  g_assert_true (at_once);
  fx_close_window (window);
}

/* A card keeps its widget, and so the focus, from step to step. */
static void test_a_card_keeps_its_widget (void) {
  HsWindow *window = fx_open_window ("a = []\nb = [a]\nc = [b]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  const DrCard *card = fx_find_card (session, "list");
  g_assert_nonnull (card);
  TrId id = card->id;
  WAIT_FOR (hs_canvas_widget_of (canvas_of (window), id) != NULL);
  GtkWidget *widget = hs_canvas_widget_of (canvas_of (window), id);
  hs_session_set_step (session, last - 1);
  WAIT_FOR (fx_scene_is_of (session, last - 1));
  g_assert_true (hs_canvas_widget_of (canvas_of (window), id) == widget);
  fx_close_window (window);
}

static void wait_for_end (HsSession *session) {
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
}

static HsCanvasCard *widget_of_card (HsWindow *window, const char *title) {
  TrId id = fx_find_card (hs_window_get_session (window), title)->id;
  WAIT_FOR (hs_canvas_widget_of (canvas_of (window), id) != NULL);
  return HS_CANVAS_CARD (hs_canvas_widget_of (canvas_of (window), id));
}

/* For screen readers the picture is a tree: frames with their names, objects, and the cells of the one that is selected. */
/* So are the ends of a run, from anywhere. */
static void test_the_ends_are_there_at_once (void) {
  HsWindow *window = fx_open_window (ROWS);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1, n_at_once = 0;
  for (int i = 0; i < 6 && n_at_once < 2; i++) {
    hs_session_set_step (session, last / 2 + i);
    WAIT_FOR (fx_scene_is_of (session, last / 2 + i));
    gint64 rest_usec = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
    while (g_get_monotonic_time () < rest_usec)
      fx_iterate ();
    int end = i % 2 == 0 ? last : 0;
    hs_session_set_step (session, end);
    n_at_once += hs_session_get_scene (session)->step == end;
    WAIT_FOR (fx_scene_is_of (session, end));
  }
  g_assert_cmpint (n_at_once, ==, 2);
  fx_close_window (window);
}

static void test_names_and_objects_are_a_tree (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\nb = {'k': a}\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  wait_for_end (session);
  HsCanvasCard *frame = widget_of_card (window, "Global names"), *list = widget_of_card (window, "list");
  gtk_test_accessible_assert_role (canvas_of (window), GTK_ACCESSIBLE_ROLE_TREE);
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "list of 3 items, 2 references, held by a and b['k']");
  gtk_test_accessible_assert_property (hs_canvas_card_get_cell (frame, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "a: list of 3 items, 2 references, held by a and b['k']");
  g_assert_null (hs_canvas_card_get_cell (list, 0));
  hs_session_select (session, hs_canvas_card_get_id (list), NULL);
  gtk_test_accessible_assert_state (list, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_nonnull (hs_canvas_card_get_cell (list, 2));
  gtk_test_accessible_assert_property (hs_canvas_card_get_cell (list, 2), GTK_ACCESSIBLE_PROPERTY_LABEL, "2: 3");
  hs_session_select (session, 0, NULL);
  g_assert_null (hs_canvas_card_get_cell (list, 0));
  /* In step with the picture. */
  int step = -1;
  do {
    hs_session_set_step (session, ++step);
    WAIT_FOR (fx_scene_is_of (session, step));
  } while (fx_find_card (session, "list") == NULL);
  gtk_test_accessible_assert_property (widget_of_card (window, "list"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "list of 3 items, 1 reference, held by a, new");
  fx_close_window (window);
}

static void test_a_step_is_said (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = a\nb.append(2)\ndel b\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  wait_for_end (session);
  static const char *const sentences[] = {"a is new: list of 1 item. 1 object made.", "b is new: list of 1 item.", "a[1] is new: 2.", "b is gone."};
  int from = 0;
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    gboolean said = FALSE;
    for (int step = from; step < hs_session_get_n_steps (session) && !said; step++) {
      hs_session_set_step (session, step);
      WAIT_FOR (fx_scene_is_of (session, step));
      g_autofree char *number = g_strdup_printf ("Step %d of", step + 1);
      WAIT_FOR (fx_find_label (GTK_WIDGET (window), number) != NULL);
      said = fx_find_label (GTK_WIDGET (window), sentences[i]) != NULL;
      from = step;
    }
    g_assert_true (said);
  }
  fx_close_window (window);
}

/* What was compared stands below the answer, in lines that find room between two cards. */
static void test_answers_are_wrapped (void) {
  g_autofree char *one = hs_canvas_wrap ("a is b: False"), *more = hs_canvas_wrap ("a == b: True (compared: [0]: both 1, one object, [1]: both 2, one object)");
  g_assert_cmpstr (one, ==, "a is b: False");
  g_assert_cmpstr (more, ==, "a == b: True\n(compared: [0]: both 1, one object,\n[1]: both 2, one object)");
}

static void add_tests (void) {
  g_test_add_func ("/canvas/a-step-lays-out-nothing", test_a_step_lays_out_nothing);
  g_test_add_func ("/canvas/a-step-paints-what-changed", test_a_step_paints_what_changed);
  g_test_add_func ("/canvas/a-tile-is-mended", test_a_tile_is_mended);
  g_test_add_func ("/canvas/two-paint-what-is-shared", test_two_paint_what_is_shared);
  g_test_add_func ("/canvas/a-zoom-is-painted-by-and-by", test_a_zoom_is_painted_by_and_by);
  g_test_add_func ("/canvas/widgets-of-many-cards", test_widgets_of_many_cards);
  g_test_add_func ("/canvas/a-picture-that-shrinks-is-seen-from-near", test_a_picture_that_shrinks_is_seen_from_near);
  g_test_add_func ("/canvas/a-menu-fits-into-its-window", test_a_menu_fits_into_its_window);
  g_test_add_func ("/canvas/a-menu-waits-for-the-release", test_a_menu_waits_for_the_release);
  g_test_add_func ("/canvas/all-is-all-of-this-step", test_all_is_all_of_this_step);
  g_test_add_func ("/canvas/the-next-step-is-there-at-once", test_the_next_step_is_there_at_once);
  g_test_add_func ("/canvas/the-ends-are-there-at-once", test_the_ends_are_there_at_once);
  g_test_add_func ("/canvas/names-and-objects-are-a-tree", test_names_and_objects_are_a_tree);
  g_test_add_func ("/canvas/answers-are-wrapped", test_answers_are_wrapped);
  g_test_add_func ("/canvas/a-step-is-said", test_a_step_is_said);
  g_test_add_func ("/canvas/a-card-keeps-its-widget", test_a_card_keeps_its_widget);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
