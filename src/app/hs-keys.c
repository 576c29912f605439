#include "config.h"

#include "hs-keys.h"

#include <glib/gi18n.h>

#define MOST_KEYS   4
#define MOST_GROUPS 3
#define MOST_ROWS   16 /* of a column, with its headings */

typedef struct Key {
  const char *action; /* NULL: the widget that has the focus knows the keys by itself */
  const char *title;
  const char *keys[MOST_KEYS]; /* the first is listed */
} Key;

static const Key program[] = {
  {"win.run", N_ ("Run"), {"F5", "<Control>Return"}},
  {"win.stop", N_ ("Stop"), {"<Shift>F5", "<Control>Pause"}},
  {"win.step-over", N_ ("Step over calls"), {"F6"}},
  {"win.step-into", N_ ("Step into"), {"F7"}},
  {"win.step-out", N_ ("Step out"), {"F8"}},
  {"win.step-over-back", N_ ("Back over calls"), {"<Shift>F6"}},
  {"win.step-into-back", N_ ("Step back"), {"<Shift>F7"}},
  {"win.step-out-back", N_ ("Back to the call"), {"<Shift>F8"}},
  {"win.first-step", N_ ("First step"), {"<Alt>Home"}},
  {"win.last-step", N_ ("Last step"), {"<Alt>End"}},
  {"win.instructions", N_ ("Show or leave instructions"), {"<Control>i"}},
};

static const Key searches[] = {
  {"win.step-breakpoint", N_ ("To the next breakpoint"), {"<Control>F5"}},
  {"win.step-change", N_ ("To the next change of the selection"), {"<Control>F6"}},
  {"win.step-output", N_ ("To the next output"), {"<Control>F7"}},
  {"win.step-cursor", N_ ("To the line of the cursor"), {"<Control>F8"}},
  {"win.step-exception", N_ ("To the next exception"), {"<Control>F9"}},
  {"win.step-breakpoint-back", N_ ("Back to a breakpoint"), {"<Control><Shift>F5"}},
  {"win.step-change-back", N_ ("Back to the last change of the selection"), {"<Control><Shift>F6"}},
  {"win.step-output-back", N_ ("Back to the last output"), {"<Control><Shift>F7"}},
  {"win.step-cursor-back", N_ ("Back to the line of the cursor"), {"<Control><Shift>F8"}},
  {"win.step-exception-back", N_ ("Back to the last exception"), {"<Control><Shift>F9"}},
};

static const Key marks[] = {
  {"win.find", N_ ("Find an object"), {"<Control>f"}},
  {"win.go-to-step", N_ ("Go to a step by its number"), {"<Control>l"}},
  {"win.bookmark", N_ ("Set or remove a bookmark"), {"<Control><Shift>b"}},
  {"win.watch", N_ ("Watch the selection, or no more"), {"<Control><Shift>w"}},
  {"win.next-bookmark", N_ ("To the next bookmark"), {"<Alt>Page_Down"}},
  {"win.previous-bookmark", N_ ("To the previous bookmark"), {"<Alt>Page_Up"}},
  {"win.next-effect", N_ ("To the next change seen through other names"), {"F3"}},
  {"win.previous-effect", N_ ("To the last change seen through other names"), {"<Shift>F3"}},
  {"win.breakpoint", N_ ("Set or remove a breakpoint"), {"F4", "<Control>b"}},
};

static const Key editing[] = {
  {NULL, N_ ("Comment lines, or no more"), {"<Control>slash"}},
  {NULL, N_ ("Complete a name"), {"<Control>space"}},
  {NULL, N_ ("Larger text"), {"<Control><Alt>plus"}},
  {NULL, N_ ("Smaller text"), {"<Control><Alt>minus"}},
};

static const Key snippet[] = {
  {"win.new-tab", N_ ("New tab"), {"<Control>t"}},
  {"app.new", N_ ("New window"), {"<Control>n"}},
  {"win.open", N_ ("Open"), {"<Control>o"}},
  {"win.open-examples", N_ ("Examples"), {"<Control>e"}},
  {"win.save", N_ ("Save"), {"<Control>s"}},
  {"win.save-as", N_ ("Save as"), {"<Control><Shift>s"}},
  {"win.save-recording", N_ ("Save recording"), {"<Control><Shift>r"}},
  {"win.export", N_ ("Save picture"), {"<Control><Shift>e"}},
  {"win.print", N_ ("Print picture"), {"<Control>p"}},
  {NULL, N_ ("Undo"), {"<Control>z"}},
  {NULL, N_ ("Redo"), {"<Control><Shift>z"}},
  {"win.close-tab", N_ ("Close the tab"), {"<Control>w"}},
  {"window.close", N_ ("Close the window"), {"<Control><Shift>q"}},
  {NULL, N_ ("Next and previous tab"), {"<Control>Page_Down <Control>Page_Up"}},
  {"app.quit", N_ ("Quit"), {"<Control>q"}},
};

static const Key picture[] = {
  {"win.zoom-in", N_ ("Zoom in"), {"<Control>plus", "<Control>equal", "<Control>KP_Add"}},
  {"win.zoom-out", N_ ("Zoom out"), {"<Control>minus", "<Control>KP_Subtract"}},
  {"win.zoom-fit", N_ ("Show all"), {"<Control>0", "<Control>KP_0"}},
  {"win.zoom-normal", N_ ("Natural size"), {"<Control>1", "<Control>KP_1"}},
  {NULL, N_ ("Take back the last line at the prompt"), {"<Control>z"}},
  {NULL, N_ ("Type it again"), {"<Control><Shift>z"}},
  {NULL, N_ ("Cut the arrow of the selected cell"), {"Delete"}},
  {NULL, N_ ("Menu of the selected object"), {"<Shift>F10"}},
  {NULL, N_ ("Next object"), {"Tab"}},
  {NULL, N_ ("Along a reference and back; up and down"), {"Right Left Up Down"}},
  {NULL, N_ ("Open the object: what holds it, and its history"), {"Return"}},
  {NULL, N_ ("Cell of an object"), {"<Shift>Up <Shift>Down"}},
};

static const Key shown[] = {
  {"win.fold", N_ ("Fold or unfold the object"), {"<Control><Shift>f"}},
  {"win.group", N_ ("Group or ungroup its type"), {"<Control><Shift>g"}},
  {"win.hide-type", N_ ("Hide its type"), {"<Control><Shift>h"}},
  {"win.hide-name", N_ ("Hide what the selected name leads to"), {"<Control><Shift>n"}},
  {"win.focus-next", N_ ("Show what is next to it"), {"<Control><Shift>k"}},
  {"win.focus-near", N_ ("Show what is near it"), {"<Control><Shift>l"}},
  {"win.show-all", N_ ("Show everything"), {"<Control><Shift>a"}},
};

static const Key window[] = {
  {"win.focus-editor", N_ ("Go to the snippet"), {"<Control>d"}},
  {"win.focus-canvas", N_ ("Go to the picture"), {"<Control>g"}},
  {"win.focus-prompt", N_ ("Go to the prompt"), {"<Control><Shift>p"}},
  {"win.inspector", N_ ("Inspector"), {"F9"}},
  {"win.fullscreen", N_ ("Full screen"), {"F11"}},
  {"win.open-menu", N_ ("Main menu"), {"F10"}},
  {"app.preferences", N_ ("Preferences"), {"<Control>comma"}},
  {"app.shortcuts", N_ ("Keyboard shortcuts"), {"<Control>question"}},
};

static const Key prompt[] = {
  {NULL, N_ ("Older and newer lines at the prompt"), {"Up Down"}},
  {NULL, N_ ("Complete a name at the prompt"), {"Tab"}},
  {NULL, N_ ("Older and newer results at the prompt: select them in the picture"), {"<Control>Up <Control>Down"}},
  {NULL, N_ ("Stop what runs, or leave the line, at the prompt"), {"<Control>c"}},
};

#define GROUP(title, keys) {title, keys, G_N_ELEMENTS (keys)}

typedef struct Group {
  const char *title;
  const Key *keys;
  guint n_keys;
} Group;

/* Each is a page of the shortcuts window, as high as a small screen lets it be. */
static const struct Section {
  const char *name, *title;
  Group groups[MOST_GROUPS];
} sections[] = {
  {"run", N_ ("Program"), {GROUP (N_ ("Program"), program), GROUP (N_ ("Go Through a Run"), searches)}},
  {"edit", N_ ("Snippet"), {GROUP (N_ ("Snippet"), snippet), GROUP (N_ ("Editing"), editing), GROUP (N_ ("Prompt"), prompt)}},
  {"picture", N_ ("Picture"), {GROUP (N_ ("Picture"), picture), GROUP (N_ ("What Is Shown"), shown)}},
  {"window", N_ ("Window"), {GROUP (N_ ("Window"), window), GROUP (N_ ("Marks and Searches"), marks)}},
};

static void install_group (GtkApplication *app, const Group *group) {
  for (guint i = 0; i < group->n_keys; i++) {
    const Key *key = &group->keys[i];
    const char *keys[MOST_KEYS + 1] = {NULL};
    if (key->action == NULL)
      continue;
    for (guint k = 0; k < MOST_KEYS; k++)
      keys[k] = key->keys[k];
    gtk_application_set_accels_for_action (app, key->action, keys);
  }
}

void hs_keys_install (GtkApplication *app) {
  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    for (guint g = 0; g < MOST_GROUPS; g++)
      install_group (app, &sections[s].groups[g]);
}

static void add_property (GString *xml, const char *name, const char *value) {
  g_autofree char *escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (xml, "<property name='%s'>%s</property>", name, escaped);
}

static void describe_group (GString *xml, const Group *group) {
  g_string_append (xml, "<child><object class='GtkShortcutsGroup'>");
  add_property (xml, "title", _ (group->title));
  for (guint i = 0; i < group->n_keys; i++) {
    g_string_append (xml, "<child><object class='GtkShortcutsShortcut'>");
    add_property (xml, "title", _ (group->keys[i].title));
    add_property (xml, "accelerator", group->keys[i].keys[0]);
    g_string_append (xml, "</object></child>");
  }
  g_string_append (xml, "</object></child>");
}

/* The window's parts cannot be put together by functions before GTK 4.14, only by a builder. */
static char *describe (void) {
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='shortcuts'><property name='modal'>1</property>");
  for (guint s = 0; s < G_N_ELEMENTS (sections); s++) {
    g_autofree char *most_rows = g_strdup_printf ("%d", MOST_ROWS);
    g_string_append (xml, "<child><object class='GtkShortcutsSection'>");
    add_property (xml, "section-name", sections[s].name);
    add_property (xml, "title", _ (sections[s].title));
    add_property (xml, "max-height", most_rows);
    for (guint g = 0; g < MOST_GROUPS && sections[s].groups[g].n_keys > 0; g++)
      describe_group (xml, &sections[s].groups[g]);
    g_string_append (xml, "</object></child>");
  }
  g_string_append (xml, "</object></interface>");
  return g_string_free (xml, FALSE);
}

void hs_keys_present (GtkWindow *parent) {
  g_autofree char *xml = describe ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  g_object_set (shortcuts, "section-name", sections[0].name, NULL); /* once they are there */
  gtk_window_set_transient_for (shortcuts, parent);
  gtk_window_present (shortcuts);
}
