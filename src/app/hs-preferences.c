#include "config.h"

#include <glib/gi18n.h>

#include "hs-application.h"

#define SEARCH_ICON       "edit-find-symbolic"
#define DEFAULT_CODE_FONT "Monospace 12" /* that the font's button begins with */

static AdwPreferencesPage *add_page (GtkWidget *window, const char *title, const char *icon) {
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_set_title (page, title);
  adw_preferences_page_set_icon_name (page, icon);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);
  return page;
}

static AdwPreferencesGroup *add_group (AdwPreferencesPage *page, const char *title, const char *description) {
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

/* A row of GROUP for KEY, which CONTROL sets. */
static GtkWidget *add_row (AdwPreferencesGroup *group, GtkWidget *control, const char *title, const char *subtitle) {
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_preferences_group_add (group, row);
  return row;
}

static void add_switch (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title, const char *subtitle) {
  GtkWidget *button = gtk_switch_new ();
  g_settings_bind (settings, key, button, "active", G_SETTINGS_BIND_DEFAULT);
  add_row (group, button, title, subtitle);
}

static void add_number (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title, const char *subtitle,
                        double least, double most, double step) {
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, step);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  g_settings_bind (settings, key, spin, "value", G_SETTINGS_BIND_DEFAULT);
  add_row (group, spin, title, subtitle);
}

/* One of several, in the order of the settings' enumeration. */

static void on_chosen (AdwComboRow *row, GParamSpec *pspec, GSettings *settings) {
  g_settings_set_enum (settings, g_object_get_data (G_OBJECT (row), "key"), (int) adw_combo_row_get_selected (row));
}

static void add_choice (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title, const char *subtitle,
                        const char *const *names) {
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_settings_get_enum (settings, key));
  g_object_set_data (G_OBJECT (row), "key", (gpointer) key);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_chosen), settings, 0);
  adw_preferences_group_add (group, row);
}

/* The font of code: the desktop's, or one's own. */

static void on_font_set (GtkFontButton *button, GSettings *settings) {
  g_autofree char *font = gtk_font_chooser_get_font (GTK_FONT_CHOOSER (button));
  g_settings_set_string (settings, "code-font", font);
}

static void on_font_reset (GtkButton *button, GSettings *settings) {
  g_settings_reset (settings, "code-font");
}

static void on_font_changed (GSettings *settings, const char *key, GtkWidget *row) {
  g_autofree char *font = g_settings_get_string (settings, "code-font");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button"), *reset = g_object_get_data (G_OBJECT (row), "reset");
  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (button), *font != '\0' ? font : DEFAULT_CODE_FONT);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *font != '\0' ? _ ("Your own") : _ ("That of the desktop"));
  gtk_widget_set_sensitive (reset, *font != '\0');
}

/* A button whose name is long can be narrow all the same. */
static void let_shrink (GtkWidget *widget) {
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_shrink (child);
}

static void add_font (AdwPreferencesGroup *group, GSettings *settings) {
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GtkWidget *button = gtk_font_button_new (), *reset = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  G_GNUC_END_IGNORE_DEPRECATIONS
  GtkWidget *row = add_row (group, button, _ ("Font of Code"), "");
  let_shrink (button);
  /* What takes the focus is a button within it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Font of Code"), -1);
  gtk_widget_set_tooltip_text (reset, _ ("Back to that of the desktop"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reset), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Back to that of the desktop"), -1);
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), reset);
  g_object_set_data (G_OBJECT (row), "button", button);
  g_object_set_data (G_OBJECT (row), "reset", reset);
  g_signal_connect_object (button, "font-set", G_CALLBACK (on_font_set), settings, 0);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (on_font_reset), settings, 0);
  g_signal_connect_object (settings, "changed::code-font", G_CALLBACK (on_font_changed), row, 0);
  on_font_changed (settings, "code-font", row);
}

/* The pages. */

static void add_look (GtkWidget *window, GSettings *settings) {
  AdwPreferencesPage *page = add_page (window, _ ("Look"), "applications-graphics-symbolic");
  AdwPreferencesGroup *group = add_group (page, NULL, NULL);
  add_choice (group, settings, "color-scheme", _ ("Appearance"), "",
              (const char *const[]){_ ("As the System"), _ ("Light"), _ ("Dark"), NULL});
  add_choice (group, settings, "colours", _ ("Colours"), _ ("Every meaning has a sign besides its colour"),
              (const char *const[]){_ ("Ordinary"), _ ("For All Eyes"), _ ("High Contrast"), NULL});
  add_choice (group, settings, "animation-speed", _ ("Animations"), _ ("Objects glide to their places, arrows swing"),
              (const char *const[]){_ ("None"), _ ("Fast"), _ ("Normal"), _ ("Slow"), NULL});
  add_font (group, settings);
}

static void add_picture (GtkWidget *window, GSettings *settings) {
  AdwPreferencesPage *page = add_page (window, _ ("Picture"), "view-grid-symbolic");
  AdwPreferencesGroup *group = add_group (page, _ ("Objects"), _ ("What is not shown still counts: its references are told of in words."));
  add_switch (group, settings, "show-atoms", _ ("Values as Objects"), _ ("Ints, strings and the like as objects of their own"));
  add_switch (group, settings, "show-classes", _ ("Classes"), _ ("Classes of the program"));
  add_switch (group, settings, "show-functions", _ ("Functions"), _ ("Functions of the program"));
  add_switch (group, settings, "show-modules", _ ("Modules"), _ ("Modules that the program imported"));
  add_switch (group, settings, "show-dunders", _ ("Special Names"), _ ("Names with underscores on both sides, on every object"));
  add_switch (group, settings, "show-library", _ ("Inside of Libraries"), _ ("What modules made for themselves"));
  add_number (group, settings, "most-objects", _ ("Most Objects"), _ ("That are drawn at a time"), 50, 20000, 50);
  add_number (group, settings, "group-beyond", _ ("Most Cards"), _ ("With more of them, one stands for all of a frequent type"), 50, 20000, 50);
  group = add_group (page, _ ("On Every Object"), NULL);
  add_switch (group, settings, "show-details", _ ("Details"), _ ("Size, room and mutability, on every object"));
  add_switch (group, settings, "show-addresses", _ ("Addresses"), _ ("What id() returns, on every object"));
  add_switch (group, settings, "show-generations", _ ("Generations"), _ ("Of the collector, on every object that it watches"));
  group = add_group (page, _ ("Below the Surface"), NULL);
  add_switch (group, settings, "show-tables", _ ("Hash Tables"), _ ("Dicts and sets slot by slot"));
  add_switch (group, settings, "show-memory", _ ("Memory"), _ ("The heap by address: arenas, pools and blocks"));
}

static void add_limits (GtkWidget *window, GSettings *settings) {
  AdwPreferencesPage *page = add_page (window, _ ("Limits"), "preferences-system-symbolic");
  AdwPreferencesGroup *group = add_group (page, _ ("Program"), _ ("Of the next run on."));
  add_number (group, settings, "heap-limit", _ ("Memory"), _ ("In megabytes; beyond it there is a MemoryError"), 16, 16384, 16);
  add_number (group, settings, "step-limit", _ ("Steps"), _ ("After so many the program is stopped; 0: never"), 0, 1000000000, 1000);
  group = add_group (page, _ ("Recording"), _ ("Of the next run on. A program is stopped when its recording has used up both."));
  add_number (group, settings, "recording-memory", _ ("Memory"), _ ("In megabytes"), 64, 65536, 64);
  add_number (group, settings, "recording-disk", _ ("Disk"), _ ("In megabytes, beyond the memory"), 0, 1048576, 256);
}

/* The window's own button for the search has but a picture. */
static void name_search (GtkWidget *widget) {
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), SEARCH_ICON) == 0) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search preferences"), -1);
    gtk_widget_set_tooltip_text (widget, _ ("Search preferences"));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_search (child);
}

void hs_preferences_present (GtkWindow *parent, GSettings *settings) {
  GtkWidget *window = adw_preferences_window_new ();
  add_look (window, settings);
  add_picture (window, settings);
  add_limits (window, settings);
  name_search (window);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
