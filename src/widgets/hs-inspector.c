#include "config.h"

#include "hs-inspector.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hs-enquirer.h"

#define MOST_TEXT_CHARS 4000
/* Marks of Unicode. */
#define RIGHT_TO_LEFT          "\u200f"
#define ISOLATED_LEFT_TO_RIGHT "\u2066"
#define END_OF_ISOLATED        "\u2069"

struct _HsInspector {
  HsPane parent_instance;

  GtkStack *stack;
  AdwActionRow *type_row, *count_row, *address_row, *size_row, *generation_row, *why_row;
  GtkLabel *text;
  AdwPreferencesGroup *text_group, *holders_group, *references_group, *history_group, *aliases_group;
  HsEnquirer *enquirer;
  GPtrArray *rows; /* of holders and references */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsInspector, hs_inspector, HS_TYPE_PANE)

static void on_row_activated (AdwActionRow *row, HsInspector *self) {
  TrId object = TR_KEY_ID (g_object_get_data (G_OBJECT (row), "object"));
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "step"));
  if (object == 0 && step >= 0)
    hs_session_set_step (self->session, step);
  if (object != 0)
    hs_session_select_object (self->session, object);
}

static void on_step_clicked (GtkButton *button, HsInspector *self) {
  hs_session_set_step (self->session, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step")));
}

/* A row that leads to an object can lead to a step besides. */
static void add_step_button (HsInspector *self, GtkWidget *row, int step) {
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-recent-symbolic");
  g_autofree char *tip = g_strdup_printf (_ ("Go to step %d"), step + 1);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (on_step_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void clear_rows (HsInspector *self) {
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    AdwPreferencesGroup *group = g_object_get_data (G_OBJECT (row), "group");
    adw_preferences_group_remove (group, row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

/* A row of GROUP; ID, STEP: the object and the step that it leads to, or 0 and -1. */
static void add_row (HsInspector *self, AdwPreferencesGroup *group, const char *title, const char *subtitle, TrId id, int step) {
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_object_set_data (G_OBJECT (row), "object", TR_ID_KEY (id));
  g_object_set_data (G_OBJECT (row), "step", GINT_TO_POINTER (step));
  if (id != 0 && step >= 0)
    add_step_button (self, row, step);
  if (id != 0 || step >= 0) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), self);
  }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static const char *stroke_note (const DrArrow *arrow) {
  switch (arrow->stroke) {
  case DR_STROKE_WEAK:
    return _ ("weak, does not count");
  case DR_STROKE_THROUGH:
    return _ ("through a cell, does not count");
  case DR_STROKE_SOLID:
    break;
  }
  return arrow->mark == MD_MARK_FREED ? _ ("freed") : NULL;
}

static void add_arrow_row (HsInspector *self, AdwPreferencesGroup *group, const DrArrow *arrow, const DrCard *other) {
  const char *note = stroke_note (arrow);
  g_autofree char *subtitle = note != NULL ? g_strdup_printf ("%s · %s", other->title, note) : g_strdup (other->title);
  add_row (self, group, arrow->label, subtitle, other->id, -1);
}

/* What refers to the object without counting: weak references, and names that see through a cell. */
static void add_weak_rows (HsInspector *self, const DrScene *scene, guint index) {
  for (guint i = 0; i < scene->n_arrows; i++)
    if (scene->arrows[i].to == index && scene->arrows[i].stroke != DR_STROKE_SOLID)
      add_arrow_row (self, self->holders_group, &scene->arrows[i], &scene->cards[scene->arrows[i].from]);
}

static void show (HsInspector *self, const DrScene *scene, const DrCard *card, const char *RT_NULLABLE value) {
  guint index = (guint) (card - scene->cards), n_references = 0;
  for (guint i = 0; i < scene->n_arrows; i++)
    if (scene->arrows[i].from == index) {
      add_arrow_row (self, self->references_group, &scene->arrows[i], &scene->cards[scene->arrows[i].to]);
      n_references++;
    }
  gboolean frame = card->shape == MD_SHAPE_FRAME;
  gtk_widget_set_visible (GTK_WIDGET (self->references_group), n_references > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->type_row), card->title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->count_row), frame ? _ ("Place") : _ ("Count"));
  adw_action_row_set_subtitle (self->count_row, card->count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_row), *card->count != '\0');
  g_autofree char *address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", card->address);
  adw_action_row_set_subtitle (self->address_row, address);
  g_autofree char *size = g_strdup_printf (ngettext ("%lu byte", "%lu bytes", card->size_bytes),
                                           (unsigned long)card->size_bytes);
  adw_action_row_set_subtitle (self->size_row, size);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), !frame);
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), !frame);
  g_autofree char *text = dr_text_one_line (value != NULL ? value : card->full_text, MOST_TEXT_CHARS);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), *text != '\0' && !frame);
}

/* What the enquirer answers. */

static const char *root_text (MdRoot root) {
  switch (root) {
  case MD_ROOT_GLOBAL:
    return _ ("a global name");
  case MD_ROOT_LOCAL:
    return _ ("a variable of a function that runs");
  case MD_ROOT_FRAME:
    return _ ("held by a function that runs");
  case MD_ROOT_NATIVE:
    return _ ("held by a native function that runs");
  case MD_ROOT_ARENA:
    return _ ("held by the tree of code that runs");
  case MD_ROOT_INTERP:
    return _ ("held by the interpreter");
  case MD_ROOT_IMMORTAL:
    return _ ("lives as long as the interpreter");
  case MD_ROOT_NONE:
    break;
  }
  return _ ("Nothing leads to it: it waits for the collector");
}

/* Two lines, of which one is Python: where people read from right to left both begin there, and Python is read as it is written. */
static char *why_text (HsInspector *self, const HsFacts *facts) {
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return g_strdup_printf (rtl ? RIGHT_TO_LEFT ISOLATED_LEFT_TO_RIGHT "%s" END_OF_ISOLATED "\n" RIGHT_TO_LEFT "%s" : "%s\n%s", facts->why,
                          root_text (facts->root));
}

static void show_why (HsInspector *self, const HsFacts *facts) {
  if (facts->why == NULL)
    adw_action_row_set_subtitle (self->why_row, root_text (facts->root));
  else {
    g_autofree char *line = why_text (self, facts);
    g_autofree char *escaped = g_markup_escape_text (line, -1);
    adw_action_row_set_subtitle (self->why_row, escaped);
  }
}

static void show_generation (HsInspector *self, int generation) {
  g_autofree char *number = g_strdup_printf (_ ("Generation %d of the collector"), generation);
  adw_action_row_set_subtitle (self->generation_row, generation < 0                    ? _ ("Not watched by the collector")
                                                     : generation > RT_GC_GENERATIONS - 1 ? _ ("Frozen by gc.freeze()")
                                                                                          : number);
}

static void add_facts (HsInspector *self, AdwPreferencesGroup *group, const GPtrArray *facts, guint n_all) {
  for (guint i = 0; i < facts->len; i++) {
    const HsFact *fact = g_ptr_array_index (facts, i);
    add_row (self, group, fact->text, fact->note != NULL ? fact->note : "", fact->object, fact->step);
  }
  if (n_all > facts->len) {
    g_autofree char *more = g_strdup_printf (ngettext ("… and %u more", "… and %u more", n_all - facts->len), n_all - facts->len);
    add_row (self, group, more, "", 0, -1);
  }
  gtk_widget_set_visible (GTK_WIDGET (group), n_all > 0);
}

static void on_facts (const HsFacts *facts, gpointer user) {
  HsInspector *self = user;
  DrScene *scene = hs_session_get_scene (self->session);
  const DrCard *card = scene != NULL ? dr_scene_find (scene, hs_session_get_selected (self->session)) : NULL;
  if (card == NULL || scene->step != facts->step)
    return;
  gboolean object = card->shape != MD_SHAPE_FRAME && card->mark != MD_MARK_FREED;
  clear_rows (self);
  show (self, scene, card, facts->value);
  gtk_widget_set_visible (GTK_WIDGET (self->generation_row), object);
  gtk_widget_set_visible (GTK_WIDGET (self->why_row), object);
  gtk_widget_set_visible (GTK_WIDGET (self->holders_group), FALSE);
  if (object) {
    show_generation (self, facts->generation);
    show_why (self, facts);
    add_facts (self, self->holders_group, facts->holders, facts->n_holders);
    add_weak_rows (self, scene, (guint) (card - scene->cards));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->aliases_group), FALSE);
  if (object)
    add_facts (self, self->aliases_group, facts->aliases, facts->aliases->len);
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), FALSE);
  if (facts->history != NULL)
    add_facts (self, self->history_group, facts->history, facts->n_history);
  gtk_stack_set_visible_child_name (self->stack, "object");
}

/* What is shown stays until the answer is there. */
static void update (HsInspector *self) {
  DrScene *scene = hs_session_get_scene (self->session);
  TrId id = hs_session_get_selected (self->session);
  const DrCard *card = scene != NULL && id != 0 ? dr_scene_find (scene, id) : NULL;
  if (card != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hs_enquirer_ask (self->enquirer, hs_session_get_log (self->session), scene->step, md_node_subject (id),
                     hs_session_get_script_name (self->session), hs_session_get_source (self->session));
  else if (card == NULL)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void hs_inspector_map (GtkWidget *widget) {
  GTK_WIDGET_CLASS (hs_inspector_parent_class)->map (widget);
  if (HS_INSPECTOR (widget)->session != NULL)
    update (HS_INSPECTOR (widget));
}

static void hs_inspector_observe (HsPane *pane, HsSession *session) {
  HsInspector *self = HS_INSPECTOR (pane);
  self->session = session;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void hs_inspector_dispose (GObject *object) {
  g_clear_pointer (&HS_INSPECTOR (object)->enquirer, hs_enquirer_free);
  G_OBJECT_CLASS (hs_inspector_parent_class)->dispose (object);
}

static void hs_inspector_finalize (GObject *object) {
  g_ptr_array_unref (HS_INSPECTOR (object)->rows);
  G_OBJECT_CLASS (hs_inspector_parent_class)->finalize (object);
}

static void hs_inspector_class_init (HsInspectorClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_inspector_observe;
  object_class->dispose = hs_inspector_dispose;
  object_class->finalize = hs_inspector_finalize;
  widget_class->map = hs_inspector_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, HsInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, type_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, count_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, address_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, size_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, text);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, history_group);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, aliases_group);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, why_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, generation_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, text_group);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, holders_group);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, references_group);
}

static void hs_inspector_init (HsInspector *self) {
  self->rows = g_ptr_array_new ();
  self->enquirer = hs_enquirer_new (on_facts, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    hs_pane_tell_of_mapping (child);
}
