#include "config.h"

#include "dr-told.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* The number behind WORD in TEXT. FALSE: the word is not there. */
static gboolean number_behind (const char *text, const char *word, gint64 *number) {
  const char *at = strstr (text, word);
  if (at == NULL)
    return FALSE;
  *number = g_ascii_strtoll (at + strlen (word), NULL, 10);
  return TRUE;
}

/* What is always the same. */
static char *fixed_text (const char *text) {
  static const char *const known[][2] = {
    {"not started", N_ ("not started")}, {"running", N_ ("running")},   {"finished", N_ ("finished")},
    {"exhausted", N_ ("exhausted")},     {"closed StringIO", N_ ("closed")}, {"released memoryview", N_ ("released")},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, known[i][0]))
      return g_strdup (_ (known[i][1]));
  return NULL;
}

static char *line_text (const char *text) {
  gint64 line = 0;
  if (g_str_has_prefix (text, "suspended at line ") && number_behind (text, " line ", &line))
    return g_strdup_printf (_ ("suspended at line %u"), (guint) line);
  if (g_str_has_prefix (text, "line ") && number_behind (text, "line ", &line))
    return g_strdup_printf (_ ("line %u"), (guint) line);
  return NULL;
}

static char *left_text (gint64 left) {
  return g_strdup_printf (ngettext ("%d entry left", "%d entries left", (gulong) left), (int) left);
}

/* "next 2, 3 left" of what goes by an index; what is left of a list it finds out when it goes on, and a table has no order to speak of. */
static char *iterator_text (const MdNode *node) {
  static const char *const counting[] = {"range_iterator", "longrange_iterator", "enumerate", NULL};
  gint64 next = 0, left = 0;
  gboolean has_next = g_str_has_prefix (node->text, "next ") && number_behind (node->text, "next ", &next);
  gboolean has_left = g_str_has_suffix (node->text, " left");
  if (has_left && !has_next)
    left = g_ascii_strtoll (node->text, NULL, 10);
  else if (has_left)
    number_behind (node->text, ", ", &left);
  if (has_left && !has_next)
    return g_strdup_printf (ngettext ("%d item left", "%d items left", (gulong) left), (int) left);
  if (has_left && (g_str_has_prefix (node->type, "dict_") || g_str_has_prefix (node->type, "odict_")))
    return left_text (left);
  if (!has_next)
    return NULL;
  if (has_left && g_strv_contains (counting, node->type))
    return g_strdup_printf (ngettext ("next number: %ld, %d left", "next number: %ld, %d left", (gulong) left), next, (int) left);
  if (g_strv_contains (counting, node->type))
    return g_strdup_printf (_ ("next number: %ld"), next);
  return g_strdup_printf (_ ("next: [%d]"), (int) next);
}

/* "memoryview of 5 items, from byte 6, every 2 bytes, 4 bytes wide" */
static char *view_text (const char *text) {
  gint64 items = 0, number = 0;
  if (!g_str_has_prefix (text, "memoryview of ") || !number_behind (text, " of ", &items))
    return NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_string_append_printf (told, ngettext ("%u item", "%u items", (gulong) items), (guint) items);
  if (number_behind (text, ", from byte ", &number))
    g_string_append_printf (g_string_append (told, ", "), _ ("from byte %u"), (guint) number);
  if (number_behind (text, ", every ", &number))
    g_string_append_printf (g_string_append (told, ", "), _ ("every %d bytes"), (int) number);
  const char *wide = strstr (text, " bytes wide");
  if (wide != NULL) {
    while (wide > text && wide[-1] != ' ')
      wide--;
    g_string_append_printf (g_string_append (told, ", "), _ ("%d bytes wide"), atoi (wide));
  }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* "dict of 3 entries" */
static char *size_text (const char *text) {
  gint64 n = 0;
  const char *of = strstr (text, " of "), *noun = NULL;
  if (of == NULL || !number_behind (text, " of ", &n) || (noun = strchr (of + 4, ' ')) == NULL)
    return NULL;
  g_autofree char *name = g_strndup (text, (gsize) (of - text));
  if (g_str_equal (noun, " entry") || g_str_equal (noun, " entries"))
    return g_strdup_printf (ngettext ("%s of %u entry", "%s of %u entries", (gulong) n), name, (guint) n);
  if (g_str_equal (noun, " item") || g_str_equal (noun, " items") || g_str_has_prefix (noun, " item, at most ") || g_str_has_prefix (noun, " items, at most "))
    return g_strdup_printf (ngettext ("%s of %u item", "%s of %u items", (gulong) n), name, (guint) n);
  return NULL;
}

gboolean dr_told_is_array (const MdNode *node) {
  return node->shape == MD_SHAPE_OTHER && g_str_has_prefix (node->text, "array '");
}

/* "array 'i' of 3 items: 1, 2, 3" shows these. */
static char *array_text (const MdNode *node) {
  if (!dr_told_is_array (node))
    return NULL;
  return g_strdup_printf (_ ("type code '%c'"), node->text[strlen ("array '")]);
}

static gboolean is_stream (const MdNode *node) {
  return g_str_has_prefix (node->text, "StringIO of ");
}

/* "StringIO of 6 characters, at 2: 'abcdef'" is what stands in it. */
static char *stream_text (const MdNode *node) {
  const char *contents = is_stream (node) ? strstr (node->text, ": ") : NULL;
  return contents != NULL ? g_strdup (contents + 2) : NULL;
}

char *dr_told_text (const MdNode *node) {
  char *told = NULL;
  if (node->shape == MD_SHAPE_ATOM || node->shape == MD_SHAPE_FRAME || node->shape == MD_SHAPE_CLASS || node->shape == MD_SHAPE_MODULE ||
      *node->text == '\0')
    return NULL;
  if ((told = fixed_text (node->text)) != NULL || (told = line_text (node->text)) != NULL || (told = iterator_text (node)) != NULL ||
      (told = view_text (node->text)) != NULL || (told = array_text (node)) != NULL || (told = stream_text (node)) != NULL)
    return told;
  return size_text (node->text);
}

char *dr_told_note (const MdNode *node) {
  gint64 length = 0, at = 0;
  if (is_stream (node) && number_behind (node->text, " of ", &length) && number_behind (node->text, ", at ", &at))
    return g_strdup_printf (ngettext ("at %u of %u character", "at %u of %u characters", (gulong) length), (guint) at, (guint) length);
  if (node->shape == MD_SHAPE_LIST && number_behind (node->text, ", at most ", &length))
    return g_strdup_printf (ngettext ("at most %u item", "at most %u items", (gulong) length), (guint) length);
  return NULL;
}

gboolean dr_told_items (const MdNode *node, DrToldItems *out) {
  const char *items = dr_told_is_array (node) ? strstr (node->text, ": ") : NULL;
  gint64 length = 0;
  if (items == NULL || !number_behind (node->text, " of ", &length))
    return FALSE;
  char code = node->text[strlen ("array '")];
  *out = (DrToldItems){.items = g_strsplit (items + 2, ", ", -1), .length = (guint) length};
  out->type = code == 'u' ? "str" : code == 'f' || code == 'd' ? "float" : "int";
  return TRUE;
}

void dr_told_items_clear (DrToldItems *items) {
  g_clear_pointer (&items->items, g_strfreev);
}
