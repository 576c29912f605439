#include "config.h"

#include "hs-watches.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hs-watch.h"

struct _HsWatches {
  HsPane parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* borrowed from the group */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsWatches, hs_watches, HS_TYPE_PANE)

/* The rows are as many as the watches, in their order, and stay when these are told of anew: who holds the keyboard's focus keeps it. */
static const HsWatch *watch_of (HsWatches *self, GtkWidget *widget, guint *index) {
  const GPtrArray *watches = hs_session_get_watches (self->session);
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  return g_ptr_array_find (self->rows, row, index) && *index < watches->len ? watches->pdata[*index] : NULL;
}

static void on_previous (GtkWidget *button, HsWatches *self) {
  guint index = 0;
  if (watch_of (self, button, &index) != NULL)
    hs_session_go_to_watch (self->session, index, FALSE);
}

static void on_next (GtkWidget *button, HsWatches *self) {
  guint index = 0;
  if (watch_of (self, button, &index) != NULL)
    hs_session_go_to_watch (self->session, index, TRUE);
}

static void on_remove (GtkWidget *button, HsWatches *self) {
  guint index = 0;
  if (watch_of (self, button, &index) != NULL)
    hs_session_remove_watch (self->session, index);
}

static void on_activated (GtkWidget *row, HsWatches *self) {
  guint index = 0;
  const HsWatch *watch = watch_of (self, row, &index);
  if (watch != NULL && watch->object != 0)
    hs_session_select_object (self->session, watch->object);
}

/* KEY: under which the row knows it. */
static void add_button (HsWatches *self, GtkWidget *row, const char *key, const char *icon, const char *tip, GCallback clicked) {
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, tip);
  g_object_set_data (G_OBJECT (row), key, button);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void add_row (HsWatches *self) {
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  /* Titles wrap: GTK 4.8 warns of a label that may be cut off and whose text is narrower than the dots that say so, like "a". */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), self);
  add_button (self, row, "previous", "go-previous-symbolic", _ ("To its last change"), G_CALLBACK (on_previous));
  add_button (self, row, "next", "go-next-symbolic", _ ("To its next change"), G_CALLBACK (on_next));
  add_button (self, row, "remove", "window-close-symbolic", _ ("Watch no more"), G_CALLBACK (on_remove));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* What stands in one line each: "list #12 · 2 refs" and "[1, 2] · changed". */
static char *describe_count (const HsWatch *watch) {
  const char *title = watch->title != NULL ? watch->title : "";
  if (watch->value == NULL)
    return g_strdup (title);
  if (watch->count < 0)
    return g_strdup_printf ("%s · %s", title, _ ("immortal"));
  g_autofree char *count = g_strdup_printf (ngettext ("%d ref", "%d refs", (gulong) watch->count), (int) watch->count);
  return g_strdup_printf ("%s · %s", title, count);
}

static char *describe_value (const HsWatch *watch) {
  if (watch->value == NULL)
    return g_strdup (watch->slot.subject == 0 ? _ ("not in this run yet") : _ ("not there at this step"));
  return watch->changed ? g_strdup_printf ("%s · %s", watch->value, _ ("changed")) : g_strdup (watch->value);
}

/* Every line has the same buttons: their names say whose they are. */
static void name_buttons (GtkWidget *row, const char *title) {
  static const char *const keys[] = {"previous", "next", "remove"};
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkWidget *button = g_object_get_data (G_OBJECT (row), keys[i]);
    g_autofree char *name = g_strdup_printf ("%s: %s", gtk_widget_get_tooltip_text (button), title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
}

static void fill_row (GtkWidget *row, const HsWatch *watch) {
  g_autofree char *count = describe_count (watch), *value = describe_value (watch);
  g_autofree char *all = watch->whole && watch->path != NULL ? g_strdup_printf ("%s (%s)\n%s", count, watch->path, value)
                                                             : g_strdup_printf ("%s\n%s", count, value);
  name_buttons (row, watch->title != NULL ? watch->title : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), count);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_set_tooltip_text (row, all); /* lines may be cut off */
  if (watch->changed)
    gtk_widget_add_css_class (row, "changed");
  else
    gtk_widget_remove_css_class (row, "changed");
}

static void update (HsWatches *self) {
  const GPtrArray *watches = hs_session_get_watches (self->session);
  while (self->rows->len > watches->len) {
    adw_preferences_group_remove (self->group, self->rows->pdata[self->rows->len - 1]);
    g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  }
  while (self->rows->len < watches->len)
    add_row (self);
  for (guint i = 0; i < watches->len; i++)
    fill_row (self->rows->pdata[i], watches->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), watches->len > 0);
}

static void hs_watches_observe (HsPane *pane, HsSession *session) {
  HsWatches *self = HS_WATCHES (pane);
  self->session = session;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::watches", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void hs_watches_finalize (GObject *object) {
  g_ptr_array_unref (HS_WATCHES (object)->rows);
  G_OBJECT_CLASS (hs_watches_parent_class)->finalize (object);
}

static void hs_watches_class_init (HsWatchesClass *class) {
  HS_PANE_CLASS (class)->observe = hs_watches_observe;
  G_OBJECT_CLASS (class)->finalize = hs_watches_finalize;
}

static void hs_watches_init (HsWatches *self) {
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Watched"));
  gtk_widget_add_css_class (GTK_WIDGET (self->group), "watches");
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->group));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}
