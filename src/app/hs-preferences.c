#include "config.h"

#include <glib/gi18n.h>

#include "hs-application.h"

static void on_scheme_chosen (AdwComboRow *row, GParamSpec *pspec, GSettings *settings) {
  g_settings_set_enum (settings, "color-scheme", (int) adw_combo_row_get_selected (row));
}

static GtkWidget *scheme_row (GSettings *settings) {
  const char *const names[] = {_ ("As the System"), _ ("Light"), _ ("Dark"), NULL};
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Appearance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) g_settings_get_enum (settings, "color-scheme"));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_scheme_chosen), settings, 0);
  return row;
}

static void add_switch (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title, const char *subtitle) {
  GtkWidget *row = adw_action_row_new (), *button = gtk_switch_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_settings_bind (settings, key, button, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

static void add_number (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title, const char *subtitle,
                        double least, double most, double step) {
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new_with_range (least, most, step);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  g_settings_bind (settings, key, spin, "value", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

void hs_preferences_present (GtkWindow *parent, GSettings *settings) {
  GtkWidget *window = adw_preferences_window_new (), *page = adw_preferences_page_new ();
  AdwPreferencesGroup *look = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *picture = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_add (look, scheme_row (settings));
  add_switch (look, settings, "animations", _ ("Animations"), _ ("Objects glide to their places, arrows swing"));
  add_switch (look, settings, "colour-blind", _ ("Colours for All Eyes"), _ ("Colours that stay apart with any kind of colour vision"));
  adw_preferences_group_set_title (picture, _ ("Picture"));
  add_switch (picture, settings, "show-atoms", _ ("Values as Objects"), _ ("Ints, strings and the like as objects of their own"));
  add_switch (picture, settings, "show-addresses", _ ("Addresses"), _ ("What id() returns, on every object"));
  add_switch (picture, settings, "show-generations", _ ("Generations"), _ ("Of the collector, on every object that it watches"));
  add_switch (picture, settings, "show-details", _ ("Details"), _ ("Size, room and mutability, on every object"));
  add_switch (picture, settings, "show-tables", _ ("Hash Tables"), _ ("Dicts and sets slot by slot"));
  add_switch (picture, settings, "show-memory", _ ("Memory"), _ ("The heap by address: arenas, pools and blocks"));
  add_switch (picture, settings, "show-classes", _ ("Classes"), _ ("Classes of the program"));
  add_switch (picture, settings, "show-functions", _ ("Functions"), _ ("Functions of the program"));
  add_switch (picture, settings, "show-dunders", _ ("Special Names"), _ ("Names with underscores on both sides, on every object"));
  add_switch (picture, settings, "show-library", _ ("Inside of Libraries"), _ ("What modules made for themselves"));
  AdwPreferencesGroup *recording = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (recording, _ ("Recording"));
  adw_preferences_group_set_description (recording, _ ("Of the next run on. A program is stopped when its recording has used up both."));
  add_number (recording, settings, "recording-memory", _ ("Memory"), _ ("In megabytes"), 64, 65536, 64);
  add_number (recording, settings, "recording-disk", _ ("Disk"), _ ("In megabytes, beyond the memory"), 0, 1048576, 256);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), look);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), picture);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), recording);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
