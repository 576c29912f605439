/* The texts that say what is elided. */
#include "md-elide.h"

#include <string.h>

static char *entry_of (MdElideKind kind, const char *text) {
  return g_strdup_printf ("%c %s", (char) kind, text);
}

static int compare (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

const char *md_elide_toggle (const char *choice, MdElideKind kind, const char *text) {
  g_autofree char *entry = entry_of (kind, text);
  g_auto (GStrv) entries = g_strsplit (choice != NULL ? choice : "", "\n", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  gboolean had = FALSE;
  for (char **e = entries; *e != NULL; e++) {
    had |= g_str_equal (*e, entry);
    if (**e != '\0' && !g_str_equal (*e, entry))
      g_ptr_array_add (kept, *e);
  }
  if (!had)
    g_ptr_array_add (kept, entry);
  g_ptr_array_sort (kept, compare);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (all, "%s\n", (const char *) kept->pdata[i]);
  return all->len > 0 ? g_intern_string (all->str) : NULL;
}

gboolean md_elide_has (const char *choice, MdElideKind kind, const char *text) {
  g_autofree char *entry = entry_of (kind, text);
  g_auto (GStrv) entries = g_strsplit (choice != NULL ? choice : "", "\n", -1);
  return g_strv_contains ((const char *const *) entries, entry);
}

gboolean md_elide_is_open (const char *choice, const char *type) {
  return choice != NULL && (md_elide_has (choice, MD_ELIDE_OPEN, type) || md_elide_has (choice, MD_ELIDE_OPEN, MD_ELIDE_ANY));
}

const char *md_elide_toggle_fold (const char *choice, TrId id) {
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, id);
  return md_elide_toggle (choice, MD_ELIDE_FOLD, text);
}

gboolean md_elide_has_fold (const char *choice, TrId id) {
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, id);
  return md_elide_has (choice, MD_ELIDE_FOLD, text);
}

char **md_elide_list (const char *choice, MdElideKind kind) {
  g_auto (GStrv) entries = g_strsplit (choice != NULL ? choice : "", "\n", -1);
  GPtrArray *texts = g_ptr_array_new ();
  for (char **e = entries; *e != NULL; e++)
    if (**e == (char) kind)
      g_ptr_array_add (texts, g_strdup (*e + 2));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}
