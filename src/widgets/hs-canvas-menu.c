/* The canvas' context menu: what can be done with the selected object, name or cell. Its items are actions of the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-canvas-private.h"

static void append (GMenu *menu, const char *label, const char *action, const char *target) {
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void append_section (GMenu *menu, const char *label, GMenu *section) {
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, label, G_MENU_MODEL (section));
}

/* The lines that cut the arrow of the selected cell. */
static void append_cuts (HsCanvas *self, GMenu *menu) {
  g_auto (GStrv) cuts = hs_canvas_cuts (self);
  g_autoptr (GMenu) section = g_menu_new ();
  for (guint i = 0; cuts[i] != NULL; i++)
    append (section, cuts[i], "win.type-line", cuts[i]);
  append_section (menu, _ ("Cut"), section);
}

/* Of an object, or of what the selected name refers to. */
static void append_operations (const DrCard *card, int cell, GMenu *menu) {
  static const struct {
    const char *label, *operation;
  } operations[] = {
    {N_ ("_Another Name…"), "assign"}, {N_ ("_Slice Copy…"), "slice"},   {N_ ("_Copy…"), "copy"},
    {N_ ("_Deep Copy…"), "deepcopy"},  {N_ ("A_ppend…"), "append"},      {N_ ("Set an _Item…"), "item"},
    {N_ ("Set an A_ttribute…"), "attribute"}, {N_ ("_Weak Reference…"), "weakref"}, {N_ ("Compare by _is…"), "is"},
    {N_ ("Compare by _==…"), "equal"},
  };
  if (card->shape == MD_SHAPE_FRAME && cell < 0)
    return;
  g_autoptr (GMenu) section = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    append (section, _ (operations[i].label), "win.operation", operations[i].operation);
  append_section (menu, NULL, section);
}

static void append_watch (HsCanvas *self, GMenu *menu) {
  g_autoptr (GMenu) section = g_menu_new ();
  g_menu_append (section, hs_session_is_watched (self->session) ? _ ("_Watch No More") : _ ("_Watch"), "win.watch");
  append_section (menu, NULL, section);
}

gboolean hs_canvas_menu (HsCanvas *self, double x, double y) {
  const DrCard *card = self->scene != NULL ? dr_scene_find (self->scene, hs_session_get_selected (self->session)) : NULL;
  if (self->session == NULL)
    return FALSE;
  g_autoptr (GMenu) menu = g_menu_new ();
  if (card != NULL) {
    append_cuts (self, menu);
    append_operations (card, hs_canvas_selected_cell (self, card), menu);
    append_watch (self, menu);
  }
  hs_canvas_append_elisions (self, card, menu);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return FALSE;
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  hs_canvas_popup (self, popover, x, y);
  return TRUE;
}

gboolean hs_canvas_menu_of_selection (HsCanvas *self) {
  double x = 0, y = 0;
  if (self->scene == NULL)
    return FALSE;
  hs_canvas_selection_point (self, &x, &y);
  return hs_canvas_menu (self, x, y);
}

/* Cuts the arrow of the selected cell; asks how if there is more than one way. */
void hs_canvas_cut (HsCanvas *self) {
  g_auto (GStrv) cuts = hs_canvas_cuts (self);
  if (cuts[0] == NULL)
    hs_session_toast (self->session, _ ("Select a name or a cell to cut its arrow"));
  else if (cuts[1] == NULL || hs_name_is_identifier (cuts[0] + strlen ("del ")))
    hs_session_type (self->session, NULL, cuts[0]);
  else {
    g_autoptr (GMenu) menu = g_menu_new ();
    append_cuts (self, menu);
    double x = 0, y = 0;
    hs_canvas_selection_point (self, &x, &y);
    hs_canvas_popup (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)), x, y);
  }
}
