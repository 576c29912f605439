/* The tabs of a window: they come and go, are dragged to other windows, and are remembered. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-examples.h"
#include "hs-window-private.h"

#define USUAL_WIDTH_PX  1000
#define USUAL_HEIGHT_PX 600
#define MOST_TEXT_BYTES (4 * 1024 * 1024) /* that the settings remember of one tab */
#define TABS_TYPE       "a(sss)"          /* text, uri of the file or "", title or "" */

static HsPage *page_at (HsWindow *self, int index) {
  return HS_PAGE (adw_tab_page_get_child (adw_tab_view_get_nth_page (self->tab_view, index)));
}

static HsPage *add_page (HsWindow *self) {
  HsPage *page = hs_page_new ();
  adw_tab_view_set_selected_page (self->tab_view, adw_tab_view_append (self->tab_view, GTK_WIDGET (page)));
  return page;
}

HsPage *hs_window_take_page (HsWindow *self) {
  return self->page != NULL && hs_page_is_pristine (self->page) ? self->page : add_page (self);
}

/* Titles. */

/* The buttons by which tabs are closed have an icon only, and libadwaita gives it no name. */
static void name_close_buttons (GtkWidget *widget) {
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "tab-close-button"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close the tab"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_close_buttons (child);
}

static void update_tab (HsWindow *self, HsPage *page) {
  AdwTabPage *tab = adw_tab_view_get_page (self->tab_view, GTK_WIDGET (page));
  g_autofree char *name = hs_page_dup_name (page), *place = hs_page_dup_place (page);
  g_autofree char *whole = *place != '\0' ? g_build_filename (place, name, NULL) : g_strdup (name);
  g_autofree char *tooltip = g_markup_escape_text (whole, -1);
  adw_tab_page_set_title (tab, name);
  adw_tab_page_set_tooltip (tab, tooltip);
  adw_tab_page_set_loading (tab, hs_session_get_busy (hs_page_get_session (page)));
}

void hs_window_update_title (HsWindow *self) {
  g_autofree char *name = hs_page_dup_name (self->page), *place = hs_page_dup_place (self->page);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, place);
  g_autofree char *whole = g_strdup_printf (_ ("%s – Heapscope"), name);
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), whole) != 0) /* to tell the display of it again is not for free */
    gtk_window_set_title (GTK_WINDOW (self), whole);
}

static void on_page_changed (HsPage *page, HsWindow *self) {
  update_tab (self, page);
  if (page == self->page) {
    hs_window_update_title (self);
    hs_window_update_actions (self);
  }
}

/* Coming and going. */

/* The panes of all pages are as wide as those of the page that was in view. */
static void keep_panes (HsPage *from, HsPage *to) {
  gtk_paned_set_position (to->editor_paned, gtk_paned_get_position (from->editor_paned));
  gtk_paned_set_position (to->console_paned, gtk_paned_get_position (from->console_paned));
}

static void restore_panes (HsWindow *self, HsPage *page) {
  int editor = g_settings_get_int (self->settings, "editor-position");
  int console = g_settings_get_int (self->settings, "console-position");
  /* A small one may come up large: panes give way by themselves, but they do not grow. */
  int width = MAX (g_settings_get_int (self->settings, "window-width"), USUAL_WIDTH_PX);
  int height = MAX (g_settings_get_int (self->settings, "window-height"), USUAL_HEIGHT_PX);
  gtk_paned_set_position (page->editor_paned, editor > 0 ? editor : width * 35 / 100);
  gtk_paned_set_position (page->console_paned, console > 0 ? console : height * 70 / 100);
}

/* Which place each tab has is kept against crashes. */
static void on_reordered (HsWindow *self) {
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    hs_page_touch (page_at (self, i));
}

static void on_selected (AdwTabView *view, GParamSpec *pspec, HsWindow *self) {
  AdwTabPage *tab = adw_tab_view_get_selected_page (view);
  on_reordered (self);
  HsPage *before = self->page;
  self->page = tab != NULL ? HS_PAGE (adw_tab_page_get_child (tab)) : NULL;
  if (self->page == NULL)
    return;
  if (before != NULL && before != self->page && before->narrow == self->page->narrow)
    keep_panes (before, self->page);
  hs_window_update_title (self);
  hs_window_update_actions (self);
}

static void on_close_decided (HsPage *page, gboolean close, HsWindow *self) {
  if (!self->closing) {
    adw_tab_view_close_page_finish (self->tab_view, adw_tab_view_get_page (self->tab_view, GTK_WIDGET (page)), close);
    return;
  }
  self->closing = FALSE;
  page->agreed = close;
  if (close) {
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    page_at (self, i)->agreed = FALSE;
}

/* The page in which it was asked for is seen again. */
static void on_not_opened (HsPage *page, HsWindow *self) {
  AdwTabPage *tab = adw_tab_view_get_page (self->tab_view, GTK_WIDGET (page));
  GtkWidget *from = page->opened_from != NULL ? GTK_WIDGET (page->opened_from) : NULL;
  if (page == self->page && from != NULL && gtk_widget_is_ancestor (from, GTK_WIDGET (self->tab_view)))
    adw_tab_view_set_selected_page (self->tab_view, adw_tab_view_get_page (self->tab_view, from));
  adw_tab_view_close_page (self->tab_view, tab);
}

static void on_attached (AdwTabView *view, AdwTabPage *tab, int position, HsWindow *self) {
  HsPage *page = HS_PAGE (adw_tab_page_get_child (tab));
  g_signal_connect_object (page, "changed", G_CALLBACK (on_page_changed), self, 0);
  g_signal_connect_object (page, "not-opened", G_CALLBACK (on_not_opened), self, 0);
  g_signal_connect_object (page, "close-decided", G_CALLBACK (on_close_decided), self, 0);
  page->aside_binding = g_object_bind_property (self, "inspector", page->aside, "revealed", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  restore_panes (self, page);
  hs_page_set_narrow (page, self->narrow, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  hs_page_set_low (page, self->low);
  update_tab (self, page);
  name_close_buttons (GTK_WIDGET (self->tab_bar));
}

static void on_detached (AdwTabView *view, AdwTabPage *tab, int position, HsWindow *self) {
  HsPage *page = HS_PAGE (adw_tab_page_get_child (tab));
  g_signal_handlers_disconnect_by_data (page, self);
  g_clear_pointer (&page->aside_binding, g_binding_unbind);
  if (tab == self->menu_page)
    self->menu_page = NULL;
  if (page == self->page)
    self->page = NULL;
}

static gboolean on_empty (gpointer data) {
  HsWindow *self = data;
  self->empty_id = 0;
  if (adw_tab_view_get_n_pages (self->tab_view) == 0 && !adw_tab_view_get_is_transferring_page (self->tab_view))
    gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* A window without tabs goes, unless its only one is just being dragged. Not at once: who tells of it, libadwaita, is still at work with the
 * view, and at the end of a transfer with the list of all views, too.
 */
static void on_pages_moved (AdwTabView *view, GParamSpec *pspec, HsWindow *self) {
  if (adw_tab_view_get_n_pages (view) == 0 && self->empty_id == 0 && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    self->empty_id = g_idle_add_full (G_PRIORITY_HIGH, on_empty, self, NULL);
}

static gboolean on_close_page (AdwTabView *view, AdwTabPage *tab, HsWindow *self) {
  HsPage *page = HS_PAGE (adw_tab_page_get_child (tab));
  if (!hs_page_has_unsaved (page))
    return GDK_EVENT_PROPAGATE;
  adw_tab_view_set_selected_page (view, tab);
  self->closing = FALSE;
  hs_page_ask_before_closing (page);
  return GDK_EVENT_STOP;
}

static AdwTabView *on_create_window (AdwTabView *view, HsWindow *self) {
  HsWindow *window = hs_window_new_bare (gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (window));
  return window->tab_view;
}

static void on_setup_menu (AdwTabView *view, AdwTabPage *tab, HsWindow *self) {
  self->menu_page = tab;
  gboolean several = adw_tab_view_get_n_pages (view) > 1;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.move-tab", several || tab == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-other-tabs", several || tab == NULL);
}

/* The texts of the only window that have no file are remembered by themselves: no need to ask. */
gboolean hs_window_ask_before_closing (HsWindow *self) {
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  gboolean only = app == NULL || g_list_length (gtk_application_get_windows (app)) <= 1;
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++) {
    HsPage *page = page_at (self, i);
    if (!hs_page_has_unsaved (page) || page->agreed || (only && hs_session_get_file (page->session) == NULL))
      continue;
    adw_tab_view_set_selected_page (self->tab_view, adw_tab_view_get_nth_page (self->tab_view, i));
    self->closing = TRUE;
    hs_page_ask_before_closing (page);
    return TRUE;
  }
  return FALSE;
}

/* Remembering. */

void hs_window_remember (HsWindow *self) {
  g_auto (GVariantBuilder) tabs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TABS_TYPE));
  int n_kept = 0, selected = 0, n = adw_tab_view_get_n_pages (self->tab_view);
  for (int i = 0; i < n; i++) {
    HsPage *page = page_at (self, i);
    g_autofree char *text = hs_page_dup_text (page);
    GFile *file = hs_session_get_file (page->session);
    g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");
    if ((*text == '\0' && file == NULL) || strlen (text) > MOST_TEXT_BYTES || page->of_recording)
      continue;
    if (page == self->page)
      selected = n_kept;
    n_kept++;
    g_variant_builder_add (&tabs, "(sss)", text, uri, page->snippet_title != NULL ? page->snippet_title : "");
  }
  if (n == 0)
    return; /* the last tab was dragged away: another window is the last one */
  g_settings_set_value (self->settings, "tabs", g_variant_builder_end (&tabs));
  g_settings_set_int (self->settings, "tab", selected);
}

void hs_window_restore (HsWindow *self) {
  g_autoptr (GVariant) tabs = g_settings_get_value (self->settings, "tabs");
  gsize n = g_variant_n_children (tabs);
  if (n == 0) {
    hs_examples_open (self, 0);
    return;
  }
  for (gsize i = 0; i < n; i++) {
    const char *text, *uri, *title;
    g_variant_get_child (tabs, i, "(&s&s&s)", &text, &uri, &title);
    g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
    HsPage *page = i == 0 ? self->page : add_page (self);
    hs_page_set_snippet (page, text, file, *title != '\0' ? title : NULL);
    if (file != NULL)
      hs_page_open_file (page, file); /* it may have changed since */
    else if (*title == '\0')
      gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (hs_session_get_buffer (page->session)), TRUE); /* it still is in no file */
  }
  int selected = CLAMP (g_settings_get_int (self->settings, "tab"), 0, (int) n - 1);
  adw_tab_view_set_selected_page (self->tab_view, adw_tab_view_get_nth_page (self->tab_view, selected));
}

void hs_window_come_back (HsWindow *self, GKeyFile *const *copies, guint n_copies) {
  HsPage *in_view = NULL;
  for (guint i = 0; i < n_copies; i++) {
    HsPage *page = i == 0 ? self->page : add_page (self);
    hs_page_come_back (page, copies[i]);
    if (in_view == NULL || g_key_file_get_boolean (copies[i], HS_AUTOSAVE_GROUP, "in-view", NULL))
      in_view = page;
  }
  if (in_view != NULL)
    adw_tab_view_set_selected_page (self->tab_view, adw_tab_view_get_page (self->tab_view, GTK_WIDGET (in_view)));
}

/* Actions: of the tab whose menu is open, or of the one in view. */

static void new_tab (GtkWidget *widget, const char *name, GVariant *parameter) {
  gtk_widget_grab_focus (GTK_WIDGET (add_page (HS_WINDOW (widget))));
}

static AdwTabPage *tab_meant (HsWindow *self) {
  return self->menu_page != NULL ? self->menu_page : adw_tab_view_get_selected_page (self->tab_view);
}

static void close_tab (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  if (g_str_equal (name, "win.close-other-tabs"))
    adw_tab_view_close_other_pages (self->tab_view, tab_meant (self));
  else if (adw_tab_view_get_n_pages (self->tab_view) == 1)
    gtk_window_close (GTK_WINDOW (self)); /* which remembers it */
  else
    adw_tab_view_close_page (self->tab_view, tab_meant (self));
}

static void move_tab (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  if (adw_tab_view_get_n_pages (self->tab_view) > 1)
    adw_tab_view_transfer_page (self->tab_view, tab_meant (self), on_create_window (self->tab_view, self), 0);
}

void hs_window_install_tab_actions (GtkWidgetClass *class) {
  gtk_widget_class_install_action (class, "win.new-tab", NULL, new_tab);
  gtk_widget_class_install_action (class, "win.close-tab", NULL, close_tab);
  gtk_widget_class_install_action (class, "win.close-other-tabs", NULL, close_tab);
  gtk_widget_class_install_action (class, "win.move-tab", NULL, move_tab);
}

void hs_window_connect_tabs (HsWindow *self) {
  static const struct {
    const char *signal;
    GCallback handler;
  } signals[] = {
    {"notify::selected-page", G_CALLBACK (on_selected)},
    {"notify::n-pages", G_CALLBACK (on_pages_moved)},
    {"notify::is-transferring-page", G_CALLBACK (on_pages_moved)},
    {"page-attached", G_CALLBACK (on_attached)},
    {"page-detached", G_CALLBACK (on_detached)},
    {"close-page", G_CALLBACK (on_close_page)},
    {"create-window", G_CALLBACK (on_create_window)},
    {"setup-menu", G_CALLBACK (on_setup_menu)},
  };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->tab_view, signals[i].signal, signals[i].handler, self, 0);
  g_signal_connect_object (self->tab_view, "page-reordered", G_CALLBACK (on_reordered), self, G_CONNECT_SWAPPED);
  /* These move the cursor in texts. */
  adw_tab_view_remove_shortcuts (self->tab_view, ADW_TAB_VIEW_SHORTCUT_CONTROL_HOME | ADW_TAB_VIEW_SHORTCUT_CONTROL_END |
                                                     ADW_TAB_VIEW_SHORTCUT_CONTROL_SHIFT_HOME | ADW_TAB_VIEW_SHORTCUT_CONTROL_SHIFT_END);
}
