#include "config.h"

#include "hs-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hs-key-row.h"

#define MOST_KEYS 4
#define WIDTH_PX  560 /* of the window that lists them, where there is room */
#define HEIGHT_PX 640

typedef struct Key {
  const char *action; /* NULL: the widget that has the focus knows the keys by itself */
  const char *title;
  const char *keys[MOST_KEYS]; /* the first is listed */
} Key;

static const Key program[] = {
  {"win.run", N_ ("Run"), {"F5", "<Control>Return"}},
  {"win.stop", N_ ("Stop"), {"<Shift>F5", "<Control>Pause"}},
  {"win.step-over", N_ ("Step over calls"), {"F6"}},
  {"win.step-into", N_ ("Step into"), {"F7"}},
  {"win.step-out", N_ ("Step out"), {"F8"}},
  {"win.step-over-back", N_ ("Back over calls"), {"<Shift>F6"}},
  {"win.step-into-back", N_ ("Step back"), {"<Shift>F7"}},
  {"win.step-out-back", N_ ("Back to the call"), {"<Shift>F8"}},
  {"win.first-step", N_ ("First step"), {"<Alt>Home"}},
  {"win.last-step", N_ ("Last step"), {"<Alt>End"}},
  {"win.instructions", N_ ("Show or leave instructions"), {"<Control>i"}},
};

static const Key searches[] = {
  {"win.step-breakpoint", N_ ("To the next breakpoint"), {"<Control>F5"}},
  {"win.step-change", N_ ("To the next change of the selection"), {"<Control>F6"}},
  {"win.step-output", N_ ("To the next output"), {"<Control>F7"}},
  {"win.step-cursor", N_ ("To the line of the cursor"), {"<Control>F8"}},
  {"win.step-exception", N_ ("To the next exception"), {"<Control>F9"}},
  {"win.step-breakpoint-back", N_ ("Back to a breakpoint"), {"<Control><Shift>F5"}},
  {"win.step-change-back", N_ ("Back to the last change of the selection"), {"<Control><Shift>F6"}},
  {"win.step-output-back", N_ ("Back to the last output"), {"<Control><Shift>F7"}},
  {"win.step-cursor-back", N_ ("Back to the line of the cursor"), {"<Control><Shift>F8"}},
  {"win.step-exception-back", N_ ("Back to the last exception"), {"<Control><Shift>F9"}},
};

static const Key marks[] = {
  {"win.find", N_ ("Find an object"), {"<Control>f"}},
  {"win.go-to-step", N_ ("Go to a step by its number"), {"<Control>l"}},
  {"win.bookmark", N_ ("Set or remove a bookmark"), {"<Control><Shift>b"}},
  {"win.watch", N_ ("Watch the selection, or no more"), {"<Control><Shift>w"}},
  {"win.next-bookmark", N_ ("To the next bookmark"), {"<Alt>Page_Down"}},
  {"win.previous-bookmark", N_ ("To the previous bookmark"), {"<Alt>Page_Up"}},
  {"win.next-effect", N_ ("To the next change seen through other names"), {"F3"}},
  {"win.previous-effect", N_ ("To the last change seen through other names"), {"<Shift>F3"}},
  {"win.breakpoint", N_ ("Set or remove a breakpoint"), {"F4", "<Control>b"}},
};

static const Key editing[] = {
  {NULL, N_ ("Comment lines, or no more"), {"<Control>slash"}},
  {NULL, N_ ("Complete a name"), {"<Control>space"}},
  {NULL, N_ ("Larger text"), {"<Control><Alt>plus"}},
  {NULL, N_ ("Smaller text"), {"<Control><Alt>minus"}},
};

static const Key snippet[] = {
  {"win.new-tab", N_ ("New tab"), {"<Control>t"}},
  {"app.new", N_ ("New window"), {"<Control>n"}},
  {"win.open", N_ ("Open"), {"<Control>o"}},
  {"win.open-examples", N_ ("Examples"), {"<Control>e"}},
  {"win.save", N_ ("Save"), {"<Control>s"}},
  {"win.save-as", N_ ("Save as"), {"<Control><Shift>s"}},
  {"win.save-recording", N_ ("Save recording"), {"<Control><Shift>r"}},
  {"win.export", N_ ("Save picture"), {"<Control><Shift>e"}},
  {"win.print", N_ ("Print picture"), {"<Control>p"}},
  {NULL, N_ ("Undo"), {"<Control>z"}},
  {NULL, N_ ("Redo"), {"<Control><Shift>z"}},
  {"win.close-tab", N_ ("Close the tab"), {"<Control>w"}},
  {"window.close", N_ ("Close the window"), {"<Control><Shift>q"}},
  {NULL, N_ ("Next and previous tab"), {"<Control>Page_Down <Control>Page_Up"}},
  {"app.quit", N_ ("Quit"), {"<Control>q"}},
};

static const Key picture[] = {
  {"win.zoom-in", N_ ("Zoom in"), {"<Control>plus", "<Control>equal", "<Control>KP_Add"}},
  {"win.zoom-out", N_ ("Zoom out"), {"<Control>minus", "<Control>KP_Subtract"}},
  {"win.zoom-fit", N_ ("Show all"), {"<Control>0", "<Control>KP_0"}},
  {"win.zoom-normal", N_ ("Natural size"), {"<Control>1", "<Control>KP_1"}},
  {NULL, N_ ("Take back the last line at the prompt"), {"<Control>z"}},
  {NULL, N_ ("Type it again"), {"<Control><Shift>z"}},
  {NULL, N_ ("Cut the arrow of the selected cell"), {"Delete"}},
  {NULL, N_ ("Menu of the selected object"), {"<Shift>F10"}},
  {NULL, N_ ("Next object"), {"Tab"}},
  {NULL, N_ ("Along a reference and back; up and down"), {"Right Left Up Down"}},
  {NULL, N_ ("Open the object: what holds it, and its history"), {"Return"}},
  {NULL, N_ ("Cell of an object"), {"<Shift>Up <Shift>Down"}},
};

static const Key shown[] = {
  {"win.fold", N_ ("Fold or unfold the object"), {"<Control><Shift>f"}},
  {"win.group", N_ ("Group or ungroup its type"), {"<Control><Shift>g"}},
  {"win.hide-type", N_ ("Hide its type"), {"<Control><Shift>h"}},
  {"win.hide-name", N_ ("Hide what the selected name leads to"), {"<Control><Shift>n"}},
  {"win.focus-next", N_ ("Show what is next to it"), {"<Control><Shift>k"}},
  {"win.focus-near", N_ ("Show what is near it"), {"<Control><Shift>l"}},
  {"win.show-all", N_ ("Show everything"), {"<Control><Shift>a"}},
};

static const Key window[] = {
  {"win.focus-editor", N_ ("Go to the snippet"), {"<Control>d"}},
  {"win.focus-canvas", N_ ("Go to the picture"), {"<Control>g"}},
  {"win.focus-prompt", N_ ("Go to the prompt"), {"<Control><Shift>p"}},
  {"win.inspector", N_ ("Inspector"), {"F9"}},
  {"win.fullscreen", N_ ("Full screen"), {"F11"}},
  {"win.open-menu", N_ ("Main menu"), {"F10"}},
  {"app.preferences", N_ ("Preferences"), {"<Control>comma"}},
  {"app.shortcuts", N_ ("Keyboard shortcuts"), {"<Control>question"}},
};

static const Key prompt[] = {
  {NULL, N_ ("Older and newer lines at the prompt"), {"Up Down"}},
  {NULL, N_ ("Complete a name at the prompt"), {"Tab"}},
  {NULL, N_ ("Older and newer results at the prompt: select them in the picture"), {"<Control>Up <Control>Down"}},
  {NULL, N_ ("Stop what runs, or leave the line, at the prompt"), {"<Control>c"}},
};

#define GROUP(title, keys) {title, keys, G_N_ELEMENTS (keys)}

static const struct Group {
  const char *title;
  const Key *keys;
  guint n_keys;
} groups[] = {
  GROUP (N_ ("Program"), program),         GROUP (N_ ("Go Through a Run"), searches), GROUP (N_ ("Snippet"), snippet),
  GROUP (N_ ("Editing"), editing),         GROUP (N_ ("Prompt"), prompt),             GROUP (N_ ("Picture"), picture),
  GROUP (N_ ("What Is Shown"), shown),     GROUP (N_ ("Window"), window),             GROUP (N_ ("Marks and Searches"), marks),
};

static void install_key (GtkApplication *app, const Key *key) {
  const char *keys[MOST_KEYS + 1] = {NULL};
  for (guint k = 0; k < MOST_KEYS; k++)
    keys[k] = key->keys[k];
  if (key->action != NULL)
    gtk_application_set_accels_for_action (app, key->action, keys);
}

void hs_keys_install (GtkApplication *app) {
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (guint i = 0; i < groups[g].n_keys; i++)
      install_key (app, &groups[g].keys[i]);
}

/* The window that lists them. GTK's own cannot be narrow, nor can large text be read in it. */

typedef struct List {
  GtkWidget *window, *entry, *page, *nothing;
  GtkWidget *groups[G_N_ELEMENTS (groups)];
  GPtrArray *rows[G_N_ELEMENTS (groups)]; /* GtkListBoxRow */
} List;

static void list_free (gpointer data) {
  List *list = data;
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    g_ptr_array_unref (list->rows[g]);
  g_free (list);
}

static gboolean has_words (GtkWidget *row, const char *words) {
  g_autofree char *text = hs_key_row_describe (HS_KEY_ROW (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));
  return g_str_match_string (words, text, TRUE) || *words == '\0';
}

static void on_search (List *list) {
  const char *words = gtk_editable_get_text (GTK_EDITABLE (list->entry));
  gboolean found = FALSE;
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++) {
    gboolean found_here = FALSE;
    for (guint i = 0; i < list->rows[g]->len; i++) {
      GtkWidget *row = list->rows[g]->pdata[i];
      gtk_widget_set_visible (row, has_words (row, words));
      found_here |= gtk_widget_get_visible (row);
    }
    gtk_widget_set_visible (list->groups[g], found_here);
    found |= found_here;
  }
  gtk_widget_set_visible (list->nothing, !found);
}

static GtkWidget *row_new (const Key *key) {
  GtkWidget *row = gtk_list_box_row_new (), *child = hs_key_row_new (_ (key->title), key->keys[0]);
  g_autofree char *text = hs_key_row_describe (HS_KEY_ROW (child));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "key-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void add_group (List *list, guint g) {
  list->groups[g] = adw_preferences_group_new ();
  list->rows[g] = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list->groups[g]), _ (groups[g].title));
  for (guint i = 0; i < groups[g].n_keys; i++) {
    g_ptr_array_add (list->rows[g], row_new (&groups[g].keys[i]));
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (list->groups[g]), list->rows[g]->pdata[i]);
  }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (list->page), ADW_PREFERENCES_GROUP (list->groups[g]));
}

static void add_nothing (List *list) {
  list->nothing = adw_preferences_group_new ();
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list->nothing), _ ("No key does that"));
  gtk_widget_set_visible (list->nothing, FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (list->page), ADW_PREFERENCES_GROUP (list->nothing));
}

static GtkWidget *search_new (List *list) {
  list->entry = gtk_search_entry_new ();
  g_object_set (list->entry, "placeholder-text", _ ("What is done, or a key"), "hexpand", TRUE, "margin-start", 12, "margin-end", 12,
                "margin-bottom", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search keyboard shortcuts"), -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (list->entry), list->window);
  g_signal_connect_swapped (list->entry, "search-changed", G_CALLBACK (on_search), list);
  g_signal_connect_swapped (list->entry, "stop-search", G_CALLBACK (gtk_window_close), list->window);
  return list->entry;
}

/* Escape closes it, from wherever the focus is. */
static void add_escape (GtkWidget *to) {
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (to, keys);
}

void hs_keys_present (GtkWindow *parent) {
  List *list = g_new0 (List, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  *list = (List){.window = adw_window_new (), .page = adw_preferences_page_new ()};
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), search_new (list));
  gtk_box_append (GTK_BOX (box), list->page);
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    add_group (list, g);
  add_nothing (list);
  gtk_widget_set_vexpand (list->page, TRUE);
  add_escape (list->window);
  adw_window_set_content (ADW_WINDOW (list->window), box);
  g_object_set_data_full (G_OBJECT (list->window), "list", list, list_free);
  gtk_window_set_title (GTK_WINDOW (list->window), _ ("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (list->window), WIDTH_PX, HEIGHT_PX);
  gtk_window_set_modal (GTK_WINDOW (list->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (list->window), parent);
  gtk_window_present (GTK_WINDOW (list->window));
}
