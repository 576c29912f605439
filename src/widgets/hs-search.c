#include "config.h"

#include "hs-search.h"

#include <glib/gi18n.h>

#include "hs-seeker.h"

struct _HsSearch {
  HsPane parent_instance;

  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkWidget *scroller;
  GtkListBox *list;
  HsSession *session; /* the pane's */
  GCancellable *cancellable; /* of what is being looked for; NULL: nothing is */
  char *asked;               /* the text that the list answers, or will; NULL: none */
  gboolean goes;             /* to the first that will be found */
};

G_DEFINE_FINAL_TYPE (HsSearch, hs_search, HS_TYPE_PANE)

static void clear_list (HsSearch *self) {
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void add_row (HsSearch *self, const char *text, const char *reason, TrId object, int step) {
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *label = gtk_label_new (text), *note = gtk_label_new (reason);
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), object != 0 || step >= 0);
  g_object_set_data (G_OBJECT (row), "object", TR_ID_KEY (object));
  g_object_set_data (G_OBJECT (row), "step", GINT_TO_POINTER (step));
  gtk_list_box_append (self->list, row);
}

/* Its card or, if it stands inside of a cell, that cell. What the picture has not drawn is told of in the inspector: it is selected all the
 * same. */
static void go_to (HsSearch *self, GtkListBoxRow *row) {
  TrId object = TR_KEY_ID (g_object_get_data (G_OBJECT (row), "object"));
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "step"));
  if (step >= 0)
    hs_session_set_step (self->session, step);
  if (object == 0)
    return;
  if (!hs_session_select_object (self->session, object))
    hs_session_select (self->session, object, NULL);
}

static void go_to_first (HsSearch *self) {
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  self->goes = FALSE;
  if (first != NULL && self->session != NULL && gtk_list_box_row_get_activatable (first))
    go_to (self, first);
}

static void on_found (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (HsSearch) self = data;
  g_autoptr (GPtrArray) all = hs_seek_finish (result);
  if (all == NULL)
    return;
  g_clear_object (&self->cancellable);
  clear_list (self);
  for (guint i = 0; i < all->len; i++) {
    const HsFound *found = all->pdata[i];
    add_row (self, found->text, found->reason, found->object, -1);
  }
  if (all->len == 0)
    add_row (self, _ ("Nothing is found at this step"), "", 0, -1);
  gtk_widget_set_visible (self->scroller, TRUE);
  if (self->goes)
    go_to_first (self);
}

static void on_changed (HsSearch *self) {
  const char *text = gtk_editable_get_text (self->entry);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  clear_list (self);
  g_free (self->asked);
  self->asked = g_strdup (text);
  self->goes = FALSE;
  gtk_widget_set_visible (self->scroller, FALSE);
  if (*text == '\0' || self->session == NULL || hs_session_get_step (self->session) < 0)
    return;
  int step = hs_seek_step (text);
  if (step >= 0) {
    g_autofree char *title = g_strdup_printf (_ ("Go to step %d"), MIN (step, hs_session_get_n_steps (self->session) - 1) + 1);
    add_row (self, title, "", 0, step);
    gtk_widget_set_visible (self->scroller, TRUE);
    return;
  }
  if (hs_seek_begins_step (text)) {
    add_row (self, _ ("Type the number of a step"), "", 0, -1);
    gtk_widget_set_visible (self->scroller, TRUE);
    return;
  }
  self->cancellable = g_cancellable_new ();
  hs_seek_async (hs_session_get_log (self->session), hs_session_get_step (self->session), text, self->cancellable, on_found, g_object_ref (self));
}

static void on_row (GtkListBox *list, GtkListBoxRow *row, HsSearch *self) {
  if (self->session != NULL)
    go_to (self, row);
}

/* The entry tells of it a moment later. */
static void on_typed (HsSearch *self) {
  if (g_strcmp0 (gtk_editable_get_text (self->entry), self->asked) != 0)
    on_changed (self);
}

/* Who types quickly is ahead of the list, which may be still that of other words. */
static void on_activate (HsSearch *self) {
  on_typed (self);
  if (self->cancellable != NULL)
    self->goes = TRUE;
  else
    go_to_first (self);
}

void hs_search_open (HsSearch *self, const char *text) {
  g_return_if_fail (HS_IS_SEARCH (self));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  if (text != NULL)
    gtk_editable_set_text (self->entry, text);
  on_changed (self); /* what was found may have been found at another step */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (text != NULL)
    gtk_editable_set_position (self->entry, -1);
  else
    gtk_editable_select_region (self->entry, 0, -1);
}

void hs_search_close (HsSearch *self) {
  g_return_if_fail (HS_IS_SEARCH (self));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-canvas", NULL);
}

static void hs_search_observe (HsPane *pane, HsSession *session) {
  HS_SEARCH (pane)->session = session;
}

static void hs_search_dispose (GObject *object) {
  HsSearch *self = HS_SEARCH (object);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (hs_search_parent_class)->dispose (object);
}

static void hs_search_class_init (HsSearchClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_search_observe;
  G_OBJECT_CLASS (class)->dispose = hs_search_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-search.ui");
  gtk_widget_class_bind_template_child (widget_class, HsSearch, revealer);
  gtk_widget_class_bind_template_child (widget_class, HsSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, HsSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, HsSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row);
  gtk_widget_class_bind_template_callback (widget_class, hs_search_close);
}

/* Down goes from the entry into the list; Escape closes, from the list and the button, too. */
static gboolean on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsSearch *self) {
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->scroller));
  if (key == GDK_KEY_Down && focus == NULL && first != NULL && gtk_widget_get_mapped (GTK_WIDGET (first)))
    return gtk_widget_grab_focus (GTK_WIDGET (first));
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  hs_search_close (self);
  return GDK_EVENT_STOP;
}

static void hs_search_init (HsSearch *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
