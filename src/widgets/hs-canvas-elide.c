/* Folding, hiding and focus by the canvas' menu: actions of a group of its own, "elide". */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-canvas-private.h"
#include "hs-session-elide.h"

static const DrCard *selected_card (HsCanvas *self) {
  if (self->session == NULL || self->scene == NULL)
    return NULL;
  return dr_scene_find (self->scene, hs_session_get_selected (self->session));
}

static void on_fold (GSimpleAction *action, GVariant *parameter, gpointer user) {
  const DrCard *card = selected_card (user);
  if (card != NULL)
    hs_session_fold (HS_CANVAS (user)->session, card->id);
}

static void on_focus (GSimpleAction *action, GVariant *parameter, gpointer user) {
  const DrCard *card = selected_card (user);
  guint far = g_variant_get_uint32 (parameter);
  if (card != NULL)
    hs_session_focus (HS_CANVAS (user)->session, card->id, far, far);
}

static void on_elide (GSimpleAction *action, GVariant *parameter, gpointer user) {
  HsCanvas *self = user;
  const char *entry = g_variant_get_string (parameter, NULL);
  if (self->session != NULL && entry[0] != '\0')
    hs_session_elide (self->session, (MdElideKind) entry[0], entry + 1);
}

static void on_show_all (GSimpleAction *action, GVariant *parameter, gpointer user) {
  HsCanvas *self = user;
  if (self->session != NULL)
    hs_session_show_all (self->session);
}

void hs_canvas_install_elide (HsCanvas *self) {
  static const GActionEntry entries[] = {
    {.name = "fold", .activate = on_fold},
    {.name = "focus", .activate = on_focus, .parameter_type = "u"},
    {.name = "toggle", .activate = on_elide, .parameter_type = "s"},
    {.name = "show-all", .activate = on_show_all},
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "elide", G_ACTION_GROUP (group));
}

static void append_focus (GMenu *menu, const char *label, guint far) {
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "elide.focus", "u", far);
  g_menu_append_item (menu, item);
}

static void append_toggle (GMenu *menu, const char *format, MdElideKind kind, const char *text) {
  g_autofree char *label = g_strdup_printf (format, text), *entry = g_strdup_printf ("%c%s", (char) kind, text);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "elide.toggle", "s", entry);
  g_menu_append_item (menu, item);
}

void hs_canvas_append_elisions (HsCanvas *self, const DrCard *card, GMenu *menu) {
  const char *elided = hs_session_get_elided (self->session);
  g_autoptr (GMenu) section = g_menu_new ();
  const char *type = card->shape == MD_SHAPE_CLASS && g_str_equal (card->title, "class") ? "type" : card->title;
  if (card->shape != MD_SHAPE_FRAME && card->shape != MD_SHAPE_WEAKREF) {
    g_menu_append (section, md_elide_has_fold (elided, card->id) ? _ ("_Unfold") : _ ("_Fold"), "elide.fold");
    append_toggle (section, _ ("Hide All of Type “%s”"), MD_ELIDE_TYPE, type);
    append_toggle (section, md_elide_has (elided, MD_ELIDE_GROUP, type) ? _ ("Ungroup Type “%s”") : _ ("Group Type “%s”"),
                   MD_ELIDE_GROUP, type);
  }
  append_focus (section, _ ("Show What Is _Next to It"), 1);
  append_focus (section, _ ("Show What Is _Near It"), 2);
  if (elided != NULL || hs_session_get_focus (self->session) != 0)
    g_menu_append (section, _ ("Show _Everything"), "elide.show-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
