#include "config.h"

#include "hs-operations.h"

#include <glib/gi18n.h>
#include <string.h>

/* Each operation is a row here: what the button is called, what it asks for, and the line it writes. */
typedef struct Operation {
  const char *label, *tooltip;
  const char *module;   /* imported before, or NULL */
  gboolean new_name;    /* asks for one */
  gboolean old_name;
  const char *before, *after; /* around the existing name */
} Operation;

static const Operation operations[] = {
  {N_ ("Assign"), N_ ("Give an object another name: b = a"), NULL, TRUE, TRUE, "", ""},
  {N_ ("Slice copy"), N_ ("Copy a sequence by a slice: b = a[:]"), NULL, TRUE, TRUE, "", "[:]"},
  {N_ ("Copy"), N_ ("Copy an object, but not what it refers to: b = copy.copy(a)"), "copy", TRUE, TRUE, "copy.copy(", ")"},
  {N_ ("Deep copy"), N_ ("Copy an object and all that it refers to: b = copy.deepcopy(a)"), "copy", TRUE, TRUE, "copy.deepcopy(", ")"},
  {N_ ("Delete name"), N_ ("Delete a name: del a"), NULL, FALSE, TRUE, "del ", ""},
  {N_ ("gc.collect()"), N_ ("Collect the cycles that nothing refers to"), "gc", FALSE, FALSE, "gc.collect()", ""},
};

struct _HsOperations {
  HsPane parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[G_N_ELEMENTS (operations)];
  GtkWidget *popover, *new_label, *new_entry, *old_label, *old_choice, *none_label, *apply, *preview;
  GtkStringList *names;
  const Operation *operation; /* that the popover asks for */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsOperations, hs_operations, HS_TYPE_PANE)

static const char *chosen_name (HsOperations *self) {
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->old_choice));
  return at == GTK_INVALID_LIST_POSITION ? NULL : gtk_string_list_get_string (self->names, at);
}

static gboolean is_identifier (const char *text) {
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c != '_' && !g_unichar_isalpha (c) && (p == text || !g_unichar_isdigit (c)))
      return FALSE;
  }
  return TRUE;
}

/* The line that the operation would write now, or NULL if something is missing. */
static char *line_of (HsOperations *self) {
  const char *old = chosen_name (self);
  const char *new = gtk_editable_get_text (GTK_EDITABLE (self->new_entry));
  if (self->operation == NULL || (self->operation->old_name && old == NULL) || (self->operation->new_name && !is_identifier (new)))
    return NULL;
  return g_strconcat (self->operation->new_name ? new : "", self->operation->new_name ? " = " : "", self->operation->before,
                      self->operation->old_name ? old : "", self->operation->after, NULL);
}

static void update_preview (HsOperations *self) {
  g_autofree char *line = line_of (self);
  gtk_label_set_text (GTK_LABEL (self->preview), line != NULL ? line : "");
  gtk_widget_set_sensitive (self->apply, line != NULL);
}

static gboolean has_name (HsOperations *self, const char *name) {
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return TRUE;
  return FALSE;
}

/* A free name: the next letter of the alphabet for one letter, the next number for a name that ends in one, else with a number. */
static char *suggest_name (HsOperations *self, const char *old) {
  if (strlen (old) == 1 && g_ascii_islower (*old))
    for (char c = (char) (*old + 1); c <= 'z'; c++) {
      char name[] = {c, '\0'};
      if (!has_name (self, name))
        return g_strdup (name);
    }
  gsize stem = strlen (old);
  while (stem > 1 && g_ascii_isdigit (old[stem - 1]))
    stem--;
  for (guint i = 2;; i++) {
    g_autofree char *name = g_strdup_printf ("%.*s%u", (int) stem, old, i);
    if (!has_name (self, name))
      return g_steal_pointer (&name);
  }
}

static void suggest (HsOperations *self) {
  const char *old = chosen_name (self);
  if (old != NULL && self->operation != NULL && self->operation->new_name) {
    g_autofree char *name = suggest_name (self, old);
    gtk_editable_set_text (GTK_EDITABLE (self->new_entry), name);
    gtk_editable_select_region (GTK_EDITABLE (self->new_entry), 0, -1);
  }
  update_preview (self);
}

static void fill_names (HsOperations *self) {
  g_auto (GStrv) names = hs_session_list_names (self->session);
  const char *chosen = chosen_name (self);
  g_autofree char *before = g_strdup (chosen);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char *const *) names);
  guint n = g_strv_length (names);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], before) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->old_choice), i);
  gtk_widget_set_visible (self->none_label, n == 0);
  gtk_widget_set_sensitive (self->old_choice, n > 0);
}

static void on_scene_changed (HsSession *session, GParamSpec *pspec, HsOperations *self) {
  if (!gtk_widget_get_visible (self->popover))
    return;
  fill_names (self);
  update_preview (self);
}

static void on_chosen (GObject *choice, GParamSpec *pspec, HsOperations *self) {
  suggest (self);
}

static void on_apply (HsOperations *self) {
  g_autofree char *line = line_of (self);
  if (line == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  hs_session_type (self->session, self->operation->module, line);
}

static void on_button (GtkButton *button, HsOperations *self) {
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      self->operation = &operations[i];
  if (!self->operation->old_name) {
    hs_session_type (self->session, self->operation->module, self->operation->before);
    return;
  }
  hs_session_set_step (self->session, hs_session_get_n_steps (self->session) - 1);
  gtk_widget_set_visible (self->new_label, self->operation->new_name);
  gtk_widget_set_visible (self->new_entry, self->operation->new_name);
  gtk_button_set_label (GTK_BUTTON (self->apply), _ (self->operation->label));
  fill_names (self);
  suggest (self);
  GtkWidget *parent = gtk_widget_get_parent (self->popover);
  if (parent != GTK_WIDGET (button)) {
    g_object_ref (self->popover);
    gtk_widget_unparent (self->popover);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (button));
    g_object_unref (self->popover);
  }
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->operation->new_name ? self->new_entry : self->apply);
}

static void hs_operations_observe (HsPane *pane, HsSession *session) {
  HsOperations *self = HS_OPERATIONS (pane);
  self->session = session;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (on_scene_changed), self, 0);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    g_object_bind_property (session, "busy", self->buttons[i], "sensitive", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void hs_operations_dispose (GObject *object) {
  HsOperations *self = HS_OPERATIONS (object);
  if (self->popover != NULL && gtk_widget_get_parent (self->popover) != NULL)
    gtk_widget_unparent (self->popover);
  g_clear_object (&self->popover);
  G_OBJECT_CLASS (hs_operations_parent_class)->dispose (object);
}

static void hs_operations_class_init (HsOperationsClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_operations_observe;
  object_class->dispose = hs_operations_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-operations.ui");
  gtk_widget_class_bind_template_child (widget_class, HsOperations, box);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, popover);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, new_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, new_entry);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, old_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, old_choice);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, none_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, preview);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void hs_operations_init (HsOperations *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->popover);
  self->names = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->old_choice), G_LIST_MODEL (self->names));
  g_object_unref (self->names); /* the choice keeps it */
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    GtkWidget *button = gtk_button_new_with_label (_ (operations[i].label));
    gtk_widget_set_tooltip_text (button, _ (operations[i].tooltip));
    gtk_widget_add_css_class (button, "flat");
    g_signal_connect (button, "clicked", G_CALLBACK (on_button), self);
    gtk_box_append (GTK_BOX (self->box), button);
    self->buttons[i] = button;
  }
  gtk_widget_set_parent (self->popover, self->buttons[0]);
}
