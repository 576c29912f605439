#include "md-literal.h"

#include <string.h>

typedef enum Kind {
  KIND_INT,
  KIND_FLOAT,
  KIND_STR,
  KIND_BYTES,
  KIND_WORD, /* None and Ellipsis */
  KIND_TUPLE,
  KIND_OBJECT,
} Kind;

struct MdLiteral {
  Kind kind;
  GString *text;    /* INT: decimal digits with their sign; STR: UTF-8; BYTES: bytes; WORD: its repr */
  double number;    /* INT and FLOAT */
  GPtrArray *items; /* TUPLE */
  TrId object;      /* OBJECT */
};

static MdLiteral *new_literal (Kind kind) {
  MdLiteral *literal = g_new0 (MdLiteral, 1);
  literal->kind = kind;
  literal->text = g_string_new (NULL);
  return literal;
}

void md_literal_free (MdLiteral *literal) {
  g_string_free (literal->text, TRUE);
  if (literal->items != NULL)
    g_ptr_array_unref (literal->items);
  g_free (literal);
}

MdLiteral *md_literal_tuple (GPtrArray *literals) {
  MdLiteral *literal = new_literal (KIND_TUPLE);
  literal->items = literals;
  return literal;
}

/* Strings. */

/* As UTF-8, lone surrogates included. */
static void append_code_point (GString *text, gunichar c) {
  if (c >= 0xd800 && c < 0xe000) {
    const char bytes[] = {(char) (0xe0 | c >> 12), (char) (0x80 | (c >> 6 & 0x3f)), (char) (0x80 | (c & 0x3f))};
    g_string_append_len (text, bytes, sizeof bytes);
  } else {
    g_string_append_unichar (text, c);
  }
}

static gboolean take_digits (const char **at, guint base, guint least, guint most, gunichar *value) {
  guint n = 0;
  *value = 0;
  for (; n < most; n++, (*at)++) {
    int digit = g_ascii_xdigit_value (**at);
    if (digit < 0 || (guint) digit >= base)
      break;
    *value = *value * base + (guint) digit;
  }
  return n >= least && *value <= 0x10ffff;
}

/* *AT stands behind a backslash. */
static gboolean take_escape (const char **at, gboolean is_bytes, GString *text) {
  static const char letters[] = "abfnrtv\\'\"", values[] = "\a\b\f\n\r\t\v\\'\"";
  gunichar value;
  char c = **at;
  const char *simple = c != '\0' ? strchr (letters, c) : NULL;
  if (simple != NULL) {
    g_string_append_c (text, values[simple - letters]);
    (*at)++;
    return TRUE;
  }
  guint digits = c == 'x' ? 2 : is_bytes ? 0 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits != 0) {
    (*at)++;
    if (!take_digits (at, 16, digits, digits, &value))
      return FALSE;
  } else if (c < '0' || c > '7' || !take_digits (at, 8, 1, 3, &value)) {
    return FALSE;
  }
  if (is_bytes)
    g_string_append_c (text, (char) value);
  else
    append_code_point (text, value);
  return TRUE;
}

static MdLiteral *parse_string (const char **at) {
  const char *p = *at;
  gboolean is_bytes = *p == 'b';
  p += is_bytes;
  char quote = *p;
  if (quote != '\'' && quote != '"')
    return NULL;
  g_autoptr (MdLiteral) literal = new_literal (is_bytes ? KIND_BYTES : KIND_STR);
  for (p++; *p != quote;) {
    if (*p == '\0')
      return NULL;
    if (*p != '\\') {
      g_string_append_c (literal->text, *p++);
      continue;
    }
    p++;
    if (!take_escape (&p, is_bytes, literal->text))
      return NULL;
  }
  *at = p + 1;
  return g_steal_pointer (&literal);
}

char *md_literal_decode (const char *repr) {
  g_autoptr (MdLiteral) literal = parse_string (&repr);
  return literal != NULL && literal->kind == KIND_STR && *repr == '\0' ? g_strdup (literal->text->str) : NULL;
}

/* Numbers. */

static gboolean is_name_char (char c) {
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

/* 0x, 0o, 0b: as decimal digits. */
static gboolean parse_based (const char **at, GString *text) {
  char letter = (*at)[0] == '0' ? g_ascii_tolower ((*at)[1]) : '\0';
  guint base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
  if (base == 0)
    return FALSE;
  char *end;
  guint64 value = g_ascii_strtoull (*at + 2, &end, base);
  if (end == *at + 2 || is_name_char (*end))
    return FALSE;
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, value);
  *at = end;
  return TRUE;
}

/* Digits up to the end of the number; what makes it a float is told. */
static gboolean parse_decimal (const char **at, GString *text, gboolean *is_float) {
  const char *p = *at;
  gboolean digits = FALSE;
  for (; *p != '\0'; p++) {
    gboolean sign = (*p == '-' || *p == '+') && g_ascii_tolower (p[-1]) == 'e';
    if (!g_ascii_isdigit (*p) && *p != '_' && *p != '.' && !(digits && g_ascii_tolower (*p) == 'e') && !sign)
      break;
    digits |= g_ascii_isdigit (*p);
    *is_float |= !g_ascii_isdigit (*p) && *p != '_';
    if (*p != '_')
      g_string_append_c (text, *p);
  }
  *at = p;
  return digits && !is_name_char (*p);
}

static void drop_leading_zeros (GString *text) {
  gsize start = text->str[0] == '-' ? 1 : 0;
  while (text->str[start] == '0' && text->str[start + 1] != '\0')
    g_string_erase (text, (gssize) start, 1);
  if (g_str_equal (text->str, "-0"))
    g_string_assign (text, "0");
}

static MdLiteral *parse_number (const char **at) {
  const char *p = *at;
  g_autoptr (MdLiteral) literal = new_literal (KIND_INT);
  gboolean is_float = FALSE;
  if (*p == '-' || *p == '+') {
    if (*p == '-')
      g_string_append_c (literal->text, '-');
    p++;
  }
  if (g_str_has_prefix (p, "inf") || g_str_has_prefix (p, "nan")) {
    g_string_append_len (literal->text, p, 3);
    p += 3;
    is_float = TRUE;
    if (is_name_char (*p))
      return NULL;
  } else if (!parse_based (&p, literal->text) && !parse_decimal (&p, literal->text, &is_float)) {
    return NULL;
  }
  char *end;
  literal->number = g_ascii_strtod (literal->text->str, &end);
  if (*end != '\0')
    return NULL;
  literal->kind = is_float ? KIND_FLOAT : KIND_INT;
  if (!is_float)
    drop_leading_zeros (literal->text);
  *at = p;
  return g_steal_pointer (&literal);
}

static MdLiteral *parse_word (const char **at) {
  static const struct {
    const char *word;
    Kind kind;
    const char *text;
    double number;
  } words[] = {
    {"None", KIND_WORD, "None", 0},       {"True", KIND_INT, "1", 1},    {"False", KIND_INT, "0", 0},
    {"Ellipsis", KIND_WORD, "Ellipsis", 0}, {"...", KIND_WORD, "Ellipsis", 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i].word);
    if (strncmp (*at, words[i].word, length) != 0 || is_name_char ((*at)[length]))
      continue;
    MdLiteral *literal = new_literal (words[i].kind);
    g_string_assign (literal->text, words[i].text);
    literal->number = words[i].number;
    *at += length;
    return literal;
  }
  return NULL;
}

MdLiteral *md_literal_parse (const char **at) {
  MdLiteral *literal = parse_string (at);
  if (literal == NULL)
    literal = parse_word (at);
  return literal != NULL ? literal : parse_number (at);
}

/* Comparing. */

MdLiteral *md_literal_of (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  TrPayload payload;
  if (subject != NULL && (subject->bits & TR_SUBJECT_ATOM) != 0 && (subject->bits & TR_SUBJECT_USER_CLASS) == 0 &&
      tr_state_payload (state, id, &payload)) {
    const char *text = tr_log_text (tr_state_log (state), payload.text);
    MdLiteral *literal = md_literal_parse (&text);
    if (literal != NULL && *text == '\0')
      return literal;
    g_clear_pointer (&literal, md_literal_free);
  }
  MdLiteral *literal = new_literal (KIND_OBJECT);
  literal->object = id;
  return literal;
}

gboolean md_literal_index (const MdLiteral *literal, gint64 *index) {
  return literal->kind == KIND_INT && g_ascii_string_to_signed (literal->text->str, 10, G_MININT32, G_MAXUINT32, index, NULL);
}

static gboolean same_literal (const MdLiteral *a, const MdLiteral *b) {
  if (a->kind == KIND_FLOAT || b->kind == KIND_FLOAT)
    return (a->kind == KIND_FLOAT || a->kind == KIND_INT) && (b->kind == KIND_FLOAT || b->kind == KIND_INT) && a->number == b->number;
  return a->kind == b->kind && a->object == b->object && g_string_equal (a->text, b->text);
}

static gboolean equals_tuple (const MdLiteral *literal, TrState *state, TrId id) {
  for (guint i = 0; i < literal->items->len; i++) {
    TrId item = tr_state_ref (state, id, RT_SLOT_ITEM, i);
    if (item == 0 || !md_literal_equals (literal->items->pdata[i], state, item))
      return FALSE;
  }
  return tr_state_ref (state, id, RT_SLOT_ITEM, literal->items->len) == 0;
}

gboolean md_literal_equals (const MdLiteral *literal, TrState *state, TrId id) {
  if (literal->kind == KIND_OBJECT)
    return literal->object == id;
  const TrSubject *subject = tr_state_subject (state, id);
  if (subject == NULL || (subject->bits & TR_SUBJECT_USER_CLASS) != 0)
    return FALSE;
  if (literal->kind == KIND_TUPLE)
    return subject->kind == RT_KIND_tuple && equals_tuple (literal, state, id);
  if (literal->kind == KIND_WORD) {
    TrPayload payload;
    return (subject->kind == RT_KIND_NoneType || subject->kind == RT_KIND_ellipsis) && tr_state_payload (state, id, &payload) &&
           g_str_equal (tr_log_text (tr_state_log (state), payload.text), literal->text->str);
  }
  if ((subject->bits & TR_SUBJECT_ATOM) == 0 || (literal->kind == KIND_STR && subject->kind != RT_KIND_str))
    return FALSE;
  g_autoptr (MdLiteral) other = md_literal_of (state, id);
  return same_literal (literal, other);
}
