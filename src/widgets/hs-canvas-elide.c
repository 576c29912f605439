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

/* A key that is pressed in vain says why. */
static void ask_for_object (HsCanvas *self) {
  if (self->session != NULL)
    hs_session_toast (self->session, _ ("Select an object or a name first"));
}

static void on_fold (GSimpleAction *action, GVariant *parameter, gpointer user) {
  const DrCard *card = selected_card (user);
  if (card != NULL)
    hs_session_fold (HS_CANVAS (user)->session, card->id);
  else
    ask_for_object (user);
}

static void on_focus (GSimpleAction *action, GVariant *parameter, gpointer user) {
  const DrCard *card = selected_card (user);
  guint far = g_variant_get_uint32 (parameter);
  if (card != NULL)
    hs_session_focus (HS_CANVAS (user)->session, card->id, far, far);
  else
    ask_for_object (user);
}

/* A card that stands for all of its type is opened, whether the user grouped them or they were too many. */
static void toggle_group (HsCanvas *self, const DrCard *card) {
  gboolean by_hand = md_elide_has (hs_session_get_elided (self->session), MD_ELIDE_GROUP, card->type);
  gboolean open = md_elide_has (hs_session_get_elided (self->session), MD_ELIDE_OPEN, card->type);
  hs_session_elide (self->session, open || (card->group && !by_hand) ? MD_ELIDE_OPEN : MD_ELIDE_GROUP, card->type);
}

static const DrCard *selected_object (HsCanvas *self) {
  const DrCard *card = selected_card (self);
  return card != NULL && card->shape != MD_SHAPE_FRAME && *card->type != '\0' ? card : NULL;
}

/* Whether CARD stands for several objects, or is one of several of its type. */
static gboolean is_one_of_many (HsCanvas *self, const DrCard *card) {
  guint n = 0;
  for (guint i = 0; i < self->scene->n_cards && n < 2; i++)
    n += g_strcmp0 (self->scene->cards[i].type, card->type) == 0;
  return card->group || n > 1;
}

static void on_group (GSimpleAction *action, GVariant *parameter, gpointer user) {
  HsCanvas *self = user;
  const DrCard *card = selected_object (self);
  if (card == NULL)
    ask_for_object (self);
  else if (is_one_of_many (self, card) || md_elide_has (hs_session_get_elided (self->session), MD_ELIDE_GROUP, card->type))
    toggle_group (self, card);
  else
    hs_session_toast (self->session, _ ("There is no other object of type “%s” to group it with"), card->type);
}

static void on_hide_type (GSimpleAction *action, GVariant *parameter, gpointer user) {
  const DrCard *card = selected_object (user);
  if (card != NULL)
    hs_session_elide (HS_CANVAS (user)->session, MD_ELIDE_TYPE, card->type);
  else
    ask_for_object (user);
}

/* The name or attribute that is selected; NULL: none. */
static const char *selected_name (HsCanvas *self, const DrCard *card) {
  int cell = card != NULL ? hs_canvas_selected_cell (self, card) : -1;
  gboolean named = card != NULL && card->form == DR_FORM_ROWS && card->shape != MD_SHAPE_LIST && card->shape != MD_SHAPE_TUPLE &&
                   card->shape != MD_SHAPE_SET && card->shape != MD_SHAPE_DICT;
  return named && cell >= 0 && *card->cells[cell].label != '\0' ? card->cells[cell].label : NULL;
}

static void on_hide_name (GSimpleAction *action, GVariant *parameter, gpointer user) {
  const char *name = selected_name (user, selected_card (user));
  if (name != NULL)
    hs_session_elide (HS_CANVAS (user)->session, MD_ELIDE_NAME, name);
  else if (HS_CANVAS (user)->session != NULL)
    hs_session_toast (HS_CANVAS (user)->session, _ ("Select a name or an attribute to hide what it leads to"));
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
    {.name = "group", .activate = on_group},
    {.name = "hide-type", .activate = on_hide_type},
    {.name = "hide-name", .activate = on_hide_name},
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

static void append_toggle (GMenu *menu, const char *label, MdElideKind kind, const char *text) {
  g_autofree char *entry = g_strdup_printf ("%c%s", (char) kind, text);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "elide.toggle", "s", entry);
  g_menu_append_item (menu, item);
}

static void append_named (GMenu *menu, const char *format, MdElideKind kind, const char *text) {
  g_autofree char *label = g_strdup_printf (format, text);
  append_toggle (menu, label, kind, text);
}

/* The module of CARD that can be hidden; that of the program cannot, nor what the language brings along. */
static const char *module_of (const DrCard *card) {
  gboolean own = card->module == NULL || g_str_equal (card->module, "__main__") || g_str_equal (card->module, "builtins");
  return own ? NULL : card->module;
}

static void append_of_card (HsCanvas *self, const DrCard *card, GMenu *section) {
  const char *elided = hs_session_get_elided (self->session), *name = selected_name (self, card);
  const char *module = module_of (card);
  if (*card->type == '\0')
    return; /* a pool of memory */
  if (name != NULL)
    append_named (section, _ ("Hide What “%s” Leads To"), MD_ELIDE_NAME, name);
  if (module != NULL)
    append_named (section, _ ("Hide Module “%s”"), MD_ELIDE_MODULE, module);
  if (card->shape != MD_SHAPE_FRAME) {
    gboolean grouped = card->group || md_elide_has (elided, MD_ELIDE_GROUP, card->type);
    g_autofree char *group = g_strdup_printf (grouped ? _ ("Ungroup Type “%s”") : _ ("Group Type “%s”"), card->type);
    g_menu_append (section, md_elide_has_fold (elided, card->id) ? _ ("_Unfold") : _ ("_Fold"), "elide.fold");
    append_named (section, _ ("Hide All of Type “%s”"), MD_ELIDE_TYPE, card->type);
    g_menu_append (section, group, "elide.group");
    if (card->group && !md_elide_has (elided, MD_ELIDE_OPEN, MD_ELIDE_ANY))
      append_toggle (section, _ ("Ungroup All Types"), MD_ELIDE_OPEN, MD_ELIDE_ANY);
  }
  append_focus (section, _ ("Show What Is _Next to It"), 1);
  append_focus (section, _ ("Show What Is _Near It"), 2);
}

/* What is out of sight, each to be had back on its own. */
static void append_hidden (HsCanvas *self, GMenu *section) {
  static const struct {
    MdElideKind kind;
    const char *format;
  } kinds[] = {
    {MD_ELIDE_TYPE, N_ ("Show Type “%s” Again")},
    {MD_ELIDE_MODULE, N_ ("Show Module “%s” Again")},
    {MD_ELIDE_NAME, N_ ("Show What “%s” Leads To Again")},
    {MD_ELIDE_OPEN, N_ ("Group Type “%s” If There Are Too Many")},
  };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_auto (GStrv) texts = md_elide_list (hs_session_get_elided (self->session), kinds[i].kind);
    for (char **text = texts; *text != NULL; text++)
      if (g_str_equal (*text, MD_ELIDE_ANY))
        append_toggle (section, _ ("Group Types If There Are Too Many"), kinds[i].kind, *text);
      else
        append_named (section, _ (kinds[i].format), kinds[i].kind, *text);
  }
  if (hs_session_get_elided (self->session) != NULL || hs_session_get_focus (self->session) != 0)
    g_menu_append (section, _ ("Show _Everything"), "elide.show-all");
}

void hs_canvas_append_elisions (HsCanvas *self, const DrCard *card, GMenu *menu) {
  g_autoptr (GMenu) of_card = g_menu_new (), hidden = g_menu_new ();
  if (card != NULL)
    append_of_card (self, card, of_card);
  append_hidden (self, hidden);
  if (card != NULL)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (of_card));
  if (g_menu_model_get_n_items (G_MENU_MODEL (hidden)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (hidden));
}
