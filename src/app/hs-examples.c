#include "config.h"

#include "hs-examples.h"

#include <glib/gi18n.h>

static const struct {
  const char *file, *title;
} examples[] = {
  {"names.py", N_ ("Names Share One Object")},
  {"refcount.py", N_ ("Counting References")},
  {"late-collection.py", N_ ("What Happens to What Nobody Holds")},
  {"rebinding-an-int.py", N_ ("Rebinding an Int")},
  {"one-list-two-names.py", N_ ("One List, Two Names")},
  {"rebinding-a-list.py", N_ ("Rebinding a List")},
  {"slice-copy.py", N_ ("A Slice Is a Copy")},
  {"copy-and-deepcopy.py", N_ ("Copy and Deep Copy")},
  {"equality-and-identity.py", N_ ("Equal or the Same")},
  {"small-ints.py", N_ ("Small Ints Are Shared")},
  {"interning.py", N_ ("Interned Strings")},
  {"cycles.py", N_ ("Cycles and the Collector")},
  {"finalizers-and-weakrefs.py", N_ ("Finalizers and Weak References")},
  {"scopes.py", N_ ("Scopes and Closures")},
  {"memoryview.py", N_ ("Two Views of the Same Bytes")},
  {"mutable-and-immutable.py", N_ ("Mutable and Immutable")},
  {"generators.py", N_ ("Generators Keep Their Frame")},
  {"alias-bugs.py", N_ ("Classic Alias Bugs")},
};

guint hs_examples_count (void) {
  return G_N_ELEMENTS (examples);
}

const char *hs_examples_title (guint index) {
  return _ (examples[MIN (index, G_N_ELEMENTS (examples) - 1)].title);
}

char *hs_examples_dup_text (guint index) {
  g_autofree char *path = g_strconcat ("/org/heapscope/Heapscope/examples/", examples[MIN (index, G_N_ELEMENTS (examples) - 1)].file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_val_if_fail (bytes != NULL, g_strdup (""));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void hs_examples_open (HsWindow *window, guint index) {
  g_autofree char *text = hs_examples_dup_text (index);
  hs_window_set_snippet (window, text, NULL, hs_examples_title (index));
}

GMenuModel *hs_examples_menu_new (void) {
  GMenu *menu = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++) {
    g_autoptr (GMenuItem) item = g_menu_item_new (_ (examples[i].title), NULL);
    g_menu_item_set_action_and_target (item, "win.example", "i", (gint32) i);
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}
