#include "config.h"

#include "hs-beside.h"

#include <glib/gi18n.h>

#include "hs-twins.h"

struct _HsBeside {
  HsPane parent_instance;

  GtkWidget *box;
  GtkLabel *name, *summary;
  HsCanvas *canvas;
  HsSession *session; /* the pane's */
  HsSession *shown;
  HsTwins *twins;
};

G_DEFINE_FINAL_TYPE (HsBeside, hs_beside, HS_TYPE_PANE)

static void on_difference (const char *summary, gpointer user) {
  gtk_label_set_text (HS_BESIDE (user)->summary, summary);
}

static void clear (HsBeside *self) {
  g_clear_pointer (&self->twins, hs_twins_free);
  if (self->canvas != NULL)
    hs_pane_set_session (HS_PANE (self->canvas), NULL);
  g_clear_object (&self->shown);
}

void hs_beside_show (HsBeside *self, const HsBranch *branch) {
  g_return_if_fail (HS_IS_BESIDE (self));
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), branch != NULL && self->session != NULL);
  if (branch == NULL || self->session == NULL)
    return;
  static const char *const alike[] = {"atoms", "addresses", "generations", "details", "classes", "functions",
                                      "dunders", "library"};
  self->shown = hs_session_new ();
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    g_object_bind_property (self->session, alike[i], self->shown, alike[i], G_BINDING_SYNC_CREATE);
  gtk_label_set_text (self->name, hs_branch_name (branch));
  hs_session_look_at_branch (self->shown, branch);
  hs_pane_set_session (HS_PANE (self->canvas), self->shown);
  self->twins = hs_twins_new (self->session, self->shown, on_difference, self);
}

HsSession *hs_beside_get_shown (HsBeside *self) {
  return self->shown;
}

static void on_close (HsBeside *self) {
  hs_beside_show (self, NULL);
}

static void hs_beside_observe (HsPane *pane, HsSession *session) {
  HsBeside *self = HS_BESIDE (pane);
  clear (self);
  self->session = session;
}

void hs_beside_set_colours (HsBeside *self, HsColours colours) {
  g_return_if_fail (HS_IS_BESIDE (self));
  hs_canvas_set_colours (self->canvas, colours);
}

void hs_beside_set_least_fit (HsBeside *self, double text_scale, double zoom) {
  g_return_if_fail (HS_IS_BESIDE (self));
  hs_canvas_set_least_fit (self->canvas, text_scale, zoom);
}

static void hs_beside_class_init (HsBesideClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_beside_observe;
  g_type_ensure (HS_TYPE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-beside.ui");
  gtk_widget_class_bind_template_child (widget_class, HsBeside, box);
  gtk_widget_class_bind_template_child (widget_class, HsBeside, name);
  gtk_widget_class_bind_template_child (widget_class, HsBeside, summary);
  gtk_widget_class_bind_template_child (widget_class, HsBeside, canvas);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

static void hs_beside_init (HsBeside *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
}
