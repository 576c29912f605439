#include "dr-bytes.h"

#include <string.h>

/* The byte that an escape behind a backslash stands for; moves *AT behind it. */
static guint8 read_escape (const char **at) {
  static const char letters[] = "nrt\\'\"", values[] = "\n\r\t\\'\"";
  const char *p = *at;
  if (p[0] == 'x' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2])) {
    *at += 3;
    return (guint8) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]));
  }
  const char *letter = *p != '\0' ? strchr (letters, *p) : NULL;
  *at += *p != '\0';
  return letter != NULL ? (guint8) values[letter - letters] : (guint8) *p;
}

/* The literal within TEXT ("bytearray(b'ab')"); NULL: there is none. CUT: it says that there is more. */
static GByteArray *read_literal (const char *text, gboolean *cut) {
  const char *p = g_str_has_prefix (text, "bytearray(") ? text + strlen ("bytearray(") : text;
  if (p[0] != 'b' || (p[1] != '\'' && p[1] != '"'))
    return NULL;
  char quote = p[1];
  GByteArray *bytes = g_byte_array_new ();
  for (p += 2; *p != '\0' && *p != quote;) {
    guint8 byte = (guint8) *p++;
    if (byte == '\\')
      byte = read_escape (&p);
    g_byte_array_append (bytes, &byte, 1);
  }
  *cut = g_str_has_suffix (text, "...)");
  return bytes;
}

static gboolean read_own (const MdNode *node, DrBytes *out) {
  gboolean cut = FALSE;
  *out = (DrBytes){.bytes = read_literal (node->text, &cut), .stride = 1};
  if (out->bytes == NULL)
    return FALSE;
  out->length = cut ? (guint) MAX (node->size_bytes, out->bytes->len) : out->bytes->len;
  return TRUE;
}

static guint number_behind (const char *text, const char *word, guint otherwise) {
  const char *at = strstr (text, word);
  return at != NULL ? (guint) g_ascii_strtoull (at + strlen (word), NULL, 10) : otherwise;
}

static const MdNode *first_target (const DrGraph *graph, const MdNode *node) {
  return node->n_edges > 0 ? &graph->nodes[graph->edges[node->first_edge].to] : NULL;
}

static gboolean is_view (const MdNode *node) {
  return node->shape == MD_SHAPE_BYTES && g_str_has_prefix (node->text, "memoryview of ");
}

/* A view holds a managed buffer, and that holds the object; NULL: it does not say of which. */
static const MdNode *owner_of_view (const DrGraph *graph, const MdNode *view) {
  const MdNode *managed = first_target (graph, view);
  return managed != NULL ? first_target (graph, managed) : NULL;
}

/* "memoryview of 5 items, from byte 6, every 2 bytes". */
static DrBytes range_of_view (const MdNode *view) {
  return (DrBytes){.length = number_behind (view->text, " of ", 0), .first = number_behind (view->text, "from byte ", 0),
                   .stride = number_behind (view->text, "every ", 1)};
}

static gboolean read_view (const DrGraph *graph, const MdNode *node, DrBytes *out) {
  const MdNode *owner = owner_of_view (graph, node);
  g_auto (DrBytes) all = {0};
  if (owner == NULL || strstr (node->text, " wide") != NULL || !read_own (owner, &all))
    return FALSE;
  *out = range_of_view (node);
  out->bytes = g_byte_array_new ();
  for (guint i = 0; i < out->length && out->first + i * out->stride < all.bytes->len; i++)
    g_byte_array_append (out->bytes, &all.bytes->data[out->first + i * out->stride], 1);
  return out->bytes->len == out->length;
}

gboolean dr_bytes_of (const DrGraph *graph, const MdNode *node, DrBytes *out) {
  gboolean done = FALSE;
  *out = (DrBytes){0};
  if (node->shape == MD_SHAPE_BYTES)
    done = is_view (node) ? read_view (graph, node, out) : read_own (node, out);
  if (!done)
    dr_bytes_clear (out);
  return done;
}

void dr_bytes_seen (const DrGraph *graph, const MdNode *node, gboolean *seen, guint n) {
  for (guint i = 0; i < graph->n_nodes; i++) {
    const MdNode *view = &graph->nodes[i];
    if (!is_view (view) || owner_of_view (graph, view) != node || strstr (view->text, " wide") != NULL)
      continue;
    DrBytes range = range_of_view (view);
    for (guint k = 0; k < range.length && range.first + k * range.stride < n; k++)
      seen[range.first + k * range.stride] = TRUE;
  }
}

void dr_bytes_clear (DrBytes *bytes) {
  g_clear_pointer (&bytes->bytes, g_byte_array_unref);
}

char *dr_byte_text (guint8 byte) {
  if (byte > 0x20 && byte < 0x7f)
    return g_strdup_printf ("%c", byte);
  return byte == ' ' ? g_strdup ("␣") : g_strdup_printf ("%02x", byte);
}
