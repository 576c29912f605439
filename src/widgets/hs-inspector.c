#include "config.h"

#include "hs-inspector.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MOST_TEXT_CHARS 4000

struct _HsInspector {
  HsPane parent_instance;

  GtkStack *stack;
  AdwActionRow *type_row, *count_row, *address_row, *size_row;
  GtkLabel *text;
  AdwPreferencesGroup *text_group, *holders_group, *references_group;
  GPtrArray *rows; /* of holders and references */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsInspector, hs_inspector, HS_TYPE_PANE)

static void on_row_activated (AdwActionRow *row, HsInspector *self) {
  hs_session_select (self->session, TR_KEY_ID (g_object_get_data (G_OBJECT (row), "object")), NULL);
}

static void clear_rows (HsInspector *self) {
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    AdwPreferencesGroup *group = g_object_get_data (G_OBJECT (row), "group");
    adw_preferences_group_remove (group, row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

/* A row of GROUP; ID: the object that it leads to, or 0. */
static void add_row (HsInspector *self, AdwPreferencesGroup *group, const char *title, const char *subtitle, TrId id) {
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_object_set_data (G_OBJECT (row), "object", TR_ID_KEY (id));
  if (id != 0) {
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
  add_row (self, group, arrow->label, subtitle, other->id);
}

static void show (HsInspector *self, const DrScene *scene, const DrCard *card) {
  guint index = (guint) (card - scene->cards), n_holders = card->n_holders, n_references = 0;
  for (guint i = 0; i < scene->n_arrows; i++) {
    const DrArrow *arrow = &scene->arrows[i];
    if (arrow->to == index) {
      add_arrow_row (self, self->holders_group, arrow, &scene->cards[arrow->from]);
      n_holders++;
    }
    if (arrow->from == index) {
      add_arrow_row (self, self->references_group, arrow, &scene->cards[arrow->to]);
      n_references++;
    }
  }
  for (guint i = 0; i < card->n_holders; i++)
    add_row (self, self->holders_group, card->holders[i], _ ("not in the picture"), 0);
  gboolean frame = card->shape == MD_SHAPE_FRAME;
  gtk_widget_set_visible (GTK_WIDGET (self->holders_group), !frame && n_holders > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->references_group), n_references > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->type_row), card->title);
  adw_action_row_set_subtitle (self->count_row, card->count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_row), *card->count != '\0');
  g_autofree char *address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", card->address);
  adw_action_row_set_subtitle (self->address_row, address);
  g_autofree char *size = g_strdup_printf (ngettext ("%lu byte", "%lu bytes", card->size_bytes),
                                           (unsigned long)card->size_bytes);
  adw_action_row_set_subtitle (self->size_row, size);
  gtk_widget_set_visible (GTK_WIDGET (self->address_row), !frame);
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), !frame);
  g_autofree char *text = dr_text_one_line (card->full_text, MOST_TEXT_CHARS);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), *text != '\0' && !frame);
}

static void update (HsInspector *self) {
  clear_rows (self);
  DrScene *scene = hs_session_get_scene (self->session);
  TrId id = hs_session_get_selected (self->session);
  const DrCard *card = scene != NULL && id != 0 ? dr_scene_find (scene, id) : NULL;
  gtk_stack_set_visible_child_name (self->stack, card == NULL ? "empty" : "object");
  if (card != NULL)
    show (self, scene, card);
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

static void hs_inspector_finalize (GObject *object) {
  g_ptr_array_unref (HS_INSPECTOR (object)->rows);
  G_OBJECT_CLASS (hs_inspector_parent_class)->finalize (object);
}

static void hs_inspector_class_init (HsInspectorClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_inspector_observe;
  object_class->finalize = hs_inspector_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, HsInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, type_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, count_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, address_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, size_row);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, text);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, text_group);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, holders_group);
  gtk_widget_class_bind_template_child (widget_class, HsInspector, references_group);
}

static void hs_inspector_init (HsInspector *self) {
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
