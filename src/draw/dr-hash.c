#include "dr-hash.h"

#include <math.h>
#include <string.h>

#include "rt-hash.h"

#define DEPTH_MOST 32 /* of tuples in tuples */

/* The character that an escape stands for, whose letter is at P, which goes past it. FALSE: it is none that repr writes. */
static gboolean read_escape (const char **p, gunichar *c) {
  static const char letters[] = "nrt\\'\"", meanings[] = "\n\r\t\\'\"";
  const char letter = *(*p)++, *at = letter != '\0' ? strchr (letters, letter) : NULL;
  if (at != NULL) {
    *c = (guchar) meanings[at - letters];
    return TRUE;
  }
  const guint digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  *c = 0;
  for (guint i = 0; i < digits; i++) {
    int digit = g_ascii_xdigit_value (*(*p)++);
    if (digit < 0)
      return FALSE;
    *c = *c << 4 | (gunichar) digit;
  }
  return digits > 0;
}

/* The characters between the quotes at P, to the end of the text; NULL: it was cut. */
static GArray *read_quoted (const char *p) {
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  const char quote = *p++;
  while (*p != quote) {
    gunichar c = *p == '\0' ? 0 : g_utf8_get_char (p);
    if (c == 0)
      return NULL;
    p = g_utf8_next_char (p);
    if (c == '\\' && !read_escape (&p, &c))
      return NULL;
    g_array_append_val (characters, c);
  }
  return p[1] == '\0' ? g_steal_pointer (&characters) : NULL;
}

/* Of characters as a str keeps them: each in one, two or four bytes, as the largest needs. */
static gint64 hash_characters (const GArray *characters) {
  const gunichar *all = (const gunichar *) characters->data;
  gunichar largest = 0;
  for (guint i = 0; i < characters->len; i++)
    largest = MAX (largest, all[i]);
  const guint each_bytes = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
  g_autofree guint8 *packed = g_malloc ((gsize) characters->len * each_bytes + 1);
  for (guint i = 0; i < characters->len; i++) {
    const guint8 one = (guint8) all[i];
    const guint16 two = (guint16) all[i];
    memcpy (packed + (gsize) i * each_bytes, each_bytes == 1 ? (const void *) &one : each_bytes == 2 ? (const void *) &two : &all[i], each_bytes);
  }
  return rt_hash_bytes (packed, (gsize) characters->len * each_bytes);
}

/* Of the str or bytes whose repr is TEXT. */
static gboolean hash_quoted (const char *text, gint64 *hash) {
  text += text[0] == 'b';
  g_autoptr (GArray) characters = text[0] == '\'' || text[0] == '"' ? read_quoted (text) : NULL;
  if (characters == NULL)
    return FALSE;
  *hash = hash_characters (characters);
  return TRUE;
}

static gboolean hash_int (const char *text, gint64 *hash) {
  const gboolean negative = text[0] == '-';
  guint64 rest = 0;
  text += negative;
  if (*text == '\0')
    return FALSE;
  for (; g_ascii_isdigit (*text); text++)
    rest = (guint64) (((unsigned __int128) rest * 10 + (guint) (*text - '0')) % RT_HASH_MODULUS);
  *hash = negative ? -(gint64) rest : (gint64) rest;
  *hash -= *hash == -1;
  return *text == '\0';
}

static gboolean hash_float (const char *text, gint64 *hash) {
  char *end;
  const double value = g_ascii_strtod (text, &end);
  if (*end != '\0' || end == text || isnan (value))
    return FALSE;
  *hash = rt_hash_double (value, 0);
  return TRUE;
}

static gboolean hash_atom (const MdNode *key, gint64 *hash) {
  if (g_str_equal (key->type, "str") || g_str_equal (key->type, "bytes"))
    return hash_quoted (key->text, hash);
  if (g_str_equal (key->type, "int"))
    return hash_int (key->text, hash);
  if (g_str_equal (key->type, "float"))
    return hash_float (key->text, hash);
  if (g_str_equal (key->type, "NoneType")) {
    *hash = RT_HASH_NONE;
    return TRUE;
  }
  *hash = g_str_equal (key->text, "True");
  return g_str_equal (key->type, "bool");
}

static gboolean hash_any (const DrGraph *graph, const MdNode *key, guint depth, gint64 *hash);

static gboolean hash_tuple (const DrGraph *graph, const MdNode *key, guint depth, gint64 *hash) {
  guint64 sum = RT_HASH_TUPLE;
  guint n = 0;
  for (guint i = 0; i < key->n_edges; i++) {
    const MdEdge *edge = &graph->edges[key->first_edge + i];
    gint64 item = 0;
    if (edge->kind != MD_EDGE_ITEM || edge->slot_index != n++ || !hash_any (graph, &graph->nodes[edge->to], depth + 1, &item))
      return FALSE;
    sum = rt_hash_tuple_add (sum, item);
  }
  *hash = rt_hash_tuple_end (sum, n);
  return n == key->length;
}

/* What is told apart by nothing but where it lies. */
static gboolean is_hashed_by_address (const MdNode *key) {
  return g_str_equal (key->type, "function") || g_str_equal (key->type, "type") || g_str_equal (key->type, "object");
}

static gboolean hash_any (const DrGraph *graph, const MdNode *key, guint depth, gint64 *hash) {
  if (key->shape == MD_SHAPE_ATOM)
    return hash_atom (key, hash);
  if (key->shape == MD_SHAPE_TUPLE && g_str_equal (key->type, "tuple"))
    return depth < DEPTH_MOST && hash_tuple (graph, key, depth, hash);
  if (!is_hashed_by_address (key))
    return FALSE;
  *hash = rt_hash_address (key->address);
  return TRUE;
}

gboolean dr_hash_of (const DrGraph *graph, const MdNode *key, gint64 *hash) {
  return hash_any (graph, key, 0, hash);
}
