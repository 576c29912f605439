#include "config.h"

#include "hs-operations.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-shelf.h"
#include "hs-spell.h"

/* Each operation is a row here: what the button is called, and the line it writes: $n is a new name, $a an object, $k an index, key or
 * attribute, $v any expression. What the line has is asked for. */
typedef struct Operation {
  const char *name; /* of the action's target */
  const char *label, *tooltip;
  const char *module; /* imported before, or NULL */
  const char *line;
  gboolean compares;
} Operation;

static const Operation operations[] = {
  {"assign", N_ ("Assign"), N_ ("Give an object another name: b = a"), NULL, "$n = $a", FALSE},
  {"slice", N_ ("Slice copy"), N_ ("Copy a sequence by a slice: b = a[:]"), NULL, "$n = $a[:]", FALSE},
  {"copy", N_ ("Copy"), N_ ("Copy an object, but not what it refers to: b = copy.copy(a)"), "copy", "$n = copy.copy($a)", FALSE},
  {"deepcopy", N_ ("Deep copy"), N_ ("Copy an object and all that it refers to: b = copy.deepcopy(a)"), "copy", "$n = copy.deepcopy($a)",
   FALSE},
  {"append", N_ ("Append"), N_ ("Append to a list: a.append(x)"), NULL, "$a.append($v)", FALSE},
  {"item", N_ ("Item"), N_ ("Set an item: a[0] = x"), NULL, "$a[$k] = $v", FALSE},
  {"attribute", N_ ("Attribute"), N_ ("Set an attribute: a.next = x"), NULL, "$a.$k = $v", FALSE},
  {"is", N_ ("is"), N_ ("Whether two names refer to one object: a is b"), NULL, "$a is $v", TRUE},
  {"equal", N_ ("=="), N_ ("Whether two objects are equal: a == b"), NULL, "$a == $v", TRUE},
  {"weakref", N_ ("Weak reference"), N_ ("Refer to an object without counting: b = weakref.ref(a)"), "weakref", "$n = weakref.ref($a)", FALSE},
  {"delete", N_ ("Delete name"), N_ ("Delete a name: del a"), NULL, "del $a", FALSE},
  {"collect", N_ ("gc.collect()"), N_ ("Collect the cycles that nothing refers to"), "gc", "gc.collect()", FALSE},
};

struct _HsOperations {
  HsPane parent_instance;

  GtkWidget *more; /* for those that there is no room for */
  GtkWidget *buttons[G_N_ELEMENTS (operations)];
  GtkWidget *popover, *new_label, *new_entry, *old_label, *old_choice, *none_label, *key_label, *key_entry, *value_label, *value_entry, *apply,
      *preview;
  GtkStringList *names;
  const Operation *operation; /* that the popover asks for */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsOperations, hs_operations, HS_TYPE_PANE)

static gboolean asks_for (HsOperations *self, const char *what) {
  return self->operation != NULL && strstr (self->operation->line, what) != NULL;
}

static const char *chosen_name (HsOperations *self) {
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->old_choice));
  return at == GTK_INVALID_LIST_POSITION ? NULL : gtk_string_list_get_string (self->names, at);
}

static const char *text_of (GtkWidget *entry) {
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* The line that the operation would write now, or NULL if something is missing. */
static char *line_of (HsOperations *self) {
  if (self->operation == NULL)
    return NULL;
  GString *line = g_string_new (self->operation->line);
  const struct {
    const char *sign, *text;
    gboolean good;
  } parts[] = {
    {"$n", text_of (self->new_entry), hs_name_is_identifier (text_of (self->new_entry))},
    {"$a", chosen_name (self), chosen_name (self) != NULL},
    {"$k", text_of (self->key_entry), *text_of (self->key_entry) != '\0'},
    {"$v", text_of (self->value_entry), *text_of (self->value_entry) != '\0'},
  };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    const char *at = strstr (line->str, parts[i].sign);
    if (at != NULL && !parts[i].good) {
      g_string_free (line, TRUE);
      return NULL;
    }
    if (at != NULL)
      g_string_replace (line, parts[i].sign, parts[i].text, 1);
  }
  return g_string_free (line, FALSE);
}

static void update_preview (HsOperations *self) {
  g_autofree char *line = line_of (self);
  gtk_label_set_text (GTK_LABEL (self->preview), line != NULL ? line : "");
  gtk_widget_set_sensitive (self->apply, line != NULL);
}

static void suggest (HsOperations *self) {
  const char *old = chosen_name (self);
  if (old != NULL && asks_for (self, "$n")) {
    g_auto (GStrv) names = hs_session_list_names (self->session);
    g_autofree char *name = hs_name_suggest ((const char *const *) names, old);
    gtk_editable_set_text (GTK_EDITABLE (self->new_entry), name);
    gtk_editable_select_region (GTK_EDITABLE (self->new_entry), 0, -1);
  }
  update_preview (self);
}

static HsSpell *speller (HsOperations *self) {
  const DrScene *scene = hs_session_get_scene (self->session);
  return scene != NULL ? hs_spell_new (hs_session_get_log (self->session), scene->step) : NULL;
}

static const DrCell *selected_cell (HsOperations *self, const DrCard *card) {
  for (guint i = 0; card != NULL && i < card->n_cells; i++)
    if (hs_session_is_cell_selected (self->session, &card->cells[i]))
      return &card->cells[i];
  return NULL;
}

/* The selected object, or what the selected name refers to, as an expression; of a name to be deleted the name itself. */
static char *selected_text (HsOperations *self) {
  const DrScene *scene = hs_session_get_scene (self->session);
  const DrCard *card = scene != NULL ? dr_scene_find (scene, hs_session_get_selected (self->session)) : NULL;
  g_autoptr (HsSpell) spell = card != NULL ? speller (self) : NULL;
  if (card == NULL)
    return NULL;
  const DrCell *cell = selected_cell (self, card);
  if (cell != NULL && (card->shape == MD_SHAPE_FRAME || g_str_equal (self->operation->name, "delete")))
    return hs_spell_slot (spell, cell);
  return card->shape == MD_SHAPE_FRAME ? NULL : hs_spell_object (spell, card->id);
}

static char *other_text (HsOperations *self) {
  TrId other = hs_session_get_other (self->session);
  g_autoptr (HsSpell) spell = other != 0 ? speller (self) : NULL;
  return spell != NULL ? hs_spell_object (spell, other) : NULL;
}

static void fill_names (HsOperations *self, const char *first) {
  g_auto (GStrv) names = hs_session_list_names (self->session);
  const char *chosen = first != NULL ? first : chosen_name (self);
  g_autofree char *before = g_strdup (chosen);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char *const *) names);
  if (before != NULL && hs_name_is_identifier (before) == FALSE)
    gtk_string_list_append (self->names, before);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->names, i), before) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->old_choice), i);
  gtk_widget_set_visible (self->none_label, n == 0);
  gtk_widget_set_sensitive (self->old_choice, n > 0);
}

static void on_scene_changed (HsSession *session, GParamSpec *pspec, HsOperations *self) {
  if (!gtk_widget_get_visible (self->popover))
    return;
  fill_names (self, NULL);
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
  if (self->operation->compares)
    hs_session_compare (self->session, line);
  else
    hs_session_type (self->session, self->operation->module, line);
}

static void show_field (GtkWidget *label, GtkWidget *field, gboolean shown) {
  gtk_widget_set_visible (label, shown);
  gtk_widget_set_visible (field, shown);
}

static void show_popover_at (HsOperations *self, GtkWidget *button) {
  if (gtk_widget_get_parent (self->popover) != button) {
    g_object_ref (self->popover);
    gtk_widget_unparent (self->popover);
    gtk_widget_set_parent (self->popover, button);
    g_object_unref (self->popover);
  }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void start (HsOperations *self, guint index) {
  self->operation = &operations[index];
  if (!asks_for (self, "$")) {
    hs_session_type (self->session, self->operation->module, self->operation->line);
    return;
  }
  gtk_label_set_text (GTK_LABEL (self->old_label), g_str_equal (self->operation->name, "delete") ? _ ("Name") : _ ("Object"));
  show_field (self->new_label, self->new_entry, asks_for (self, "$n"));
  show_field (self->key_label, self->key_entry, asks_for (self, "$k"));
  show_field (self->value_label, self->value_entry, asks_for (self, "$v"));
  gtk_button_set_label (GTK_BUTTON (self->apply), _ (self->operation->label));
  g_autofree char *selected = selected_text (self), *other = other_text (self);
  gtk_editable_set_text (GTK_EDITABLE (self->key_entry), g_str_equal (self->operation->name, "item") ? "0" : "");
  gtk_editable_set_text (GTK_EDITABLE (self->value_entry), other != NULL ? other : "");
  fill_names (self, selected);
  suggest (self);
  if (self->operation->compares && selected != NULL && other != NULL) {
    on_apply (self); /* two objects are selected: nothing is left to ask */
    return;
  }
  show_popover_at (self, gtk_widget_get_child_visible (self->buttons[index]) ? self->buttons[index] : self->more);
  GtkWidget *first = asks_for (self, "$n")   ? self->new_entry
                     : asks_for (self, "$k") ? self->key_entry
                     : asks_for (self, "$v") ? self->value_entry
                                             : self->apply;
  gtk_widget_grab_focus (first);
}

void hs_operations_start (HsOperations *self, const char *name) {
  g_return_if_fail (HS_IS_OPERATIONS (self));
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (operations[i].name, name) && gtk_widget_is_sensitive (self->buttons[i]))
      start (self, i);
}

static void on_button (GtkButton *button, HsOperations *self) {
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      start (self, i);
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
  gtk_widget_class_set_layout_manager_type (widget_class, HS_TYPE_SHELF);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, popover);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, new_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, new_entry);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, old_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, old_choice);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, none_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, key_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, key_entry);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, value_label);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, value_entry);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, preview);
  gtk_widget_class_bind_template_child (widget_class, HsOperations, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

/* What has a button in view is not told twice. */
static void list_more (GtkMenuButton *more, gpointer user) {
  HsOperations *self = user;
  g_autoptr (GMenu) menu = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    g_autofree char *action = g_strdup_printf ("win.operation::%s", operations[i].name);
    if (!gtk_widget_get_child_visible (self->buttons[i]))
      g_menu_append (menu, _ (operations[i].label), action);
  }
  gtk_menu_button_set_menu_model (more, G_MENU_MODEL (menu));
}

static void add_more (HsOperations *self, HsShelf *shelf) {
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), list_more, self, NULL);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->more), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_tooltip_text (self->more, _ ("More that can be done with objects"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More that can be done with objects"), -1);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  hs_shelf_set_rest (shelf, self->more);
}

static void hs_operations_init (HsOperations *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  GtkWidget *code[] = {self->new_entry, self->key_entry, self->value_entry, self->preview};
  for (guint i = 0; i < G_N_ELEMENTS (code); i++)
    hs_pane_hold_code (code[i]);
  g_object_ref (self->popover);
  self->names = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->old_choice), G_LIST_MODEL (self->names));
  g_object_unref (self->names); /* the choice keeps it */
  HsShelf *shelf = HS_SHELF (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    GtkWidget *button = gtk_button_new_with_label (_ (operations[i].label));
    gtk_widget_set_tooltip_text (button, _ (operations[i].tooltip));
    gtk_widget_add_css_class (button, "flat");
    g_signal_connect (button, "clicked", G_CALLBACK (on_button), self);
    gtk_widget_set_parent (button, GTK_WIDGET (self));
    hs_shelf_spare (shelf, button);
    self->buttons[i] = button;
  }
  add_more (self, shelf);
  gtk_widget_set_parent (self->popover, self->buttons[0]);
}
