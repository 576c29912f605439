/* _csv_lines: what csv (python/csv.py) does for every row: a line that is a whole row taken apart, and fields made a line.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames
#define NONE UINT32_MAX /* instead of a character that the dialect does not have */

/* csv.QUOTE_... */
enum { QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL };

typedef struct Dialect {
  uint32_t delimiter, quote, escape;
  int64_t quoting;
  bool doubled, skips_space;
  RtStrView end; /* the line terminator */
} Dialect;

/* DIALECT is the tuple (delimiter, quotechar, escapechar, quoting, doublequote, skipinitialspace, lineterminator), all checked. */
static Dialect read_dialect (RtInterp *rt, RtObject *dialect) {
  RtObject **of = ((RtTuple *) dialect)->items;
  uint32_t chars[3];
  for (int i = 0; i < 3; i++)
    chars[i] = of[i] != rt->none ? rt_str_char_at (of[i], 0) : NONE;
  return (Dialect) {chars[0], chars[1], chars[2], rt_int_as_int64 (of[3], NULL), of[4] == rt->true_, of[5] == rt->true_, rt_str_view (of[6])};
}

static bool is_dialect (RtObject *o) {
  return RT_IS_TUPLE (o) && RT_TUPLE_SIZE (o) == 7;
}

/* Characters being gathered, in room that is known to suffice or grows. */
typedef struct Text {
  RtInterp *rt;
  uint32_t *chars;
  size_t count, room;
  bool broken;
} Text;

static void put (Text *t, uint32_t c) {
  if (t->count == t->room && !t->broken) {
    size_t room = t->room < 128 ? 128 : 2 * t->room;
    uint32_t *chars = rt_mem_alloc (t->rt, room * sizeof *chars);
    t->broken = chars == NULL;
    if (chars != NULL) {
      if (t->count > 0)
        memcpy (chars, t->chars, t->count * sizeof *chars);
      rt_mem_free (t->rt, t->chars, t->room * sizeof *chars);
      t->chars = chars;
      t->room = room;
    }
  }
  if (!t->broken)
    t->chars[t->count++] = c;
}

static void put_view (Text *t, RtStrView view) {
  for (ptrdiff_t i = 0; i < view.length; i++)
    put (t, rt_str_view_at (view, i));
}

static void end_text (Text *t) {
  rt_mem_free (t->rt, t->chars, t->room * sizeof *t->chars);
}

/* --- reading --- */

enum { FIELD, INSIDE, QUOTED, QUOTE, STRANGE };

/* The state after C in STATE; STRANGE: this line alone is no row, or it is one with an error. *SAVE: a field is complete. */
static int step (const Dialect *d, int state, uint32_t c, Text *field, bool *save) {
  bool quotes = d->quoting != QUOTE_NONE;
  if (c == d->escape || c == '\r' || c == '\n')
    return STRANGE;
  if (state == QUOTED && c != d->quote) {
    put (field, c);
    return QUOTED;
  }
  if (state == QUOTED)
    return d->doubled ? QUOTE : INSIDE;
  if (state == FIELD && c == d->quote && quotes)
    return QUOTED;
  if (state == FIELD && c == ' ' && d->skips_space)
    return FIELD;
  if (c == d->delimiter) {
    *save = true;
    return FIELD;
  }
  if (state == QUOTE && c != d->quote)
    return STRANGE;
  put (field, c);
  return state == QUOTE ? QUOTED : INSIDE;
}

static bool save_field (RtInterp *rt, Text *field, int64_t limit, RtObject *row, bool *strange) {
  *strange = (int64_t) field->count > limit;
  if (field->broken || *strange)
    return *strange;
  RtObject *s = rt_str_from_code_points (rt, field->chars, field->count);
  bool good = s != NULL && rt_list_append (rt, row, s) == 0;
  rt_xdecref (rt, s);
  field->count = 0;
  return good;
}

/* The fields of LINE into the list ROW; *STRANGE: they need more than that. */
static bool split (RtInterp *rt, const Dialect *d, RtStrView line, int64_t limit, Text *field, RtObject *row, bool *strange) {
  int state = FIELD;
  for (ptrdiff_t i = 0; i < line.length; i++) {
    bool save = false;
    state = step (d, state, rt_str_view_at (line, i), field, &save);
    *strange = state == STRANGE;
    if (*strange || (save && (!save_field (rt, field, limit, row, strange) || *strange)))
      return *strange;
  }
  *strange = state == QUOTED;
  return *strange || save_field (rt, field, limit, row, strange);
}

/* row (line, dialect, limit): the fields of the row that LINE is, None if it takes more than that. */
static RtObject *row_of (ARGS) {
  if (!rt_check_positional (rt, "row", nargs, 3, 3))
    return NULL;
  if (!RT_IS_STR (args[0]) || !is_dialect (args[1]) || !RT_IS_INT (args[2]))
    return rt_incref (rt->none);
  Dialect d = read_dialect (rt, args[1]);
  RtStrView line = rt_str_view (args[0]);
  while (line.length > 0 && (rt_str_view_at (line, line.length - 1) == '\n' || rt_str_view_at (line, line.length - 1) == '\r'))
    line.length--;
  if (line.length == 0 || d.quoting == QUOTE_NONNUMERIC)
    return rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "csv.reader", "row");
  Text field = {.rt = rt};
  bool strange = false;
  RtObject *row = hold.held[0] = rt_list_new (rt, 0);
  bool good = row != NULL && split (rt, &d, line, rt_int_as_int64 (args[2], NULL), &field, row, &strange);
  end_text (&field);
  if (!good && rt_error (rt) == NULL)
    rt_no_memory (rt);
  return rt_hold_end (rt, &hold, good ? rt_incref (strange ? rt->none : row) : NULL);
}

/* --- writing --- */

static bool is_number (RtObject *o) {
  const RtSlots *slots = &o->type->slots;
  return slots->nb_index != NULL || slots->nb_int != NULL || slots->nb_float != NULL || rt_type_has (o->type, RT_TYPE_INT);
}

static bool wants_quotes (RtInterp *rt, const Dialect *d, RtObject *value) {
  return d->quoting == QUOTE_ALL || (d->quoting == QUOTE_NONNUMERIC && !is_number (value)) || (d->quoting == QUOTE_STRINGS && RT_IS_STR (value)) ||
         (d->quoting == QUOTE_NOTNULL && value != rt->none);
}

static bool is_special (const Dialect *d, uint32_t c) {
  return c == d->delimiter || c == d->escape || c == d->quote || rt_str_view_find_char (d->end, c, 0, d->end.length) >= 0;
}

/* Puts C, which is special; false: it cannot be written. *QUOTED: the field needs quotes. */
static bool put_special (const Dialect *d, uint32_t c, Text *line, bool *quoted) {
  bool escape = d->quoting == QUOTE_NONE || (c == d->quote ? !d->doubled : c == d->escape);
  if (escape && d->escape == NONE)
    return false;
  if (escape)
    put (line, d->escape);
  else if (c == d->quote)
    put (line, c);
  *quoted = *quoted || !escape;
  put (line, c);
  return true;
}

static bool put_field (const Dialect *d, RtObject *RT_NULLABLE text, bool quoted, Text *line) {
  size_t start = line->count;
  put (line, d->quote); /* taken out again if it turns out that there need be none */
  RtStrView view = text != NULL ? rt_str_view (text) : (RtStrView) {"", 0, 1};
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    if (!is_special (d, c))
      put (line, c);
    else if (!put_special (d, c, line, &quoted))
      return false;
  }
  if (quoted)
    put (line, d->quote);
  else if (!line->broken)
    memmove (line->chars + start, line->chars + start + 1, (--line->count - start) * sizeof *line->chars);
  return true;
}

/* The text of VALUE in the place *HELD; NULL is that of None. */
static bool text_of (RtInterp *rt, RtObject *value, RtObject **held) {
  *held = value == rt->none ? NULL : RT_IS_STR (value) ? rt_incref (value) : rt_str (rt, value);
  return *held != NULL || value == rt->none;
}

/* What is wrong with what is to be written. */
enum { NOTHING_WRONG, NO_ESCAPE, LONE_EMPTY_FIELD };

static bool put_fields (RtInterp *rt, const Dialect *d, RtObject *row, Text *line, RtObject **held, int *wrong) {
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (row) && *wrong == NOTHING_WRONG; i++) {
    held[1] = rt_incref (RT_LIST_ITEM (row, i));
    bool quoted = wants_quotes (rt, d, held[1]);
    if (!text_of (rt, held[1], &held[0]))
      return false;
    if (i > 0)
      put (line, d->delimiter);
    if (!put_field (d, held[0], quoted, line))
      *wrong = NO_ESCAPE;
    for (int j = 0; j < 2; j++) {
      RtObject *o = held[j];
      held[j] = NULL;
      rt_xdecref (rt, o);
    }
  }
  return true;
}

/* line (row, dialect): the list ROW as a line; a number: 1, there is no character to escape with, 2, its only field is empty. */
static RtObject *line_of (ARGS) {
  if (!rt_check_positional (rt, "line", nargs, 2, 2))
    return NULL;
  if (!RT_IS_LIST (args[0]) || !is_dialect (args[1]))
    return RT_TYPE_ERROR (rt, "line() arguments must be a list and a dialect");
  Dialect d = read_dialect (rt, args[1]);
  RtHold hold;
  rt_hold_begin (rt, &hold, "csv.writer", "field");
  Text line = {.rt = rt};
  int wrong = NOTHING_WRONG;
  bool good = put_fields (rt, &d, args[0], &line, hold.held, &wrong);
  if (good && line.count == 0 && RT_LIST_SIZE (args[0]) > 0 && wrong == NOTHING_WRONG) {
    wrong = d.quoting == QUOTE_NONE ? LONE_EMPTY_FIELD : wrong;
    put_field (&d, NULL, true, &line);
  }
  put_view (&line, d.end);
  RtObject *result = NULL;
  if (good && wrong != NOTHING_WRONG)
    result = rt_int_from_int64 (rt, wrong);
  else if (good)
    result = line.broken ? rt_no_memory (rt) : rt_str_from_code_points (rt, line.chars, line.count);
  end_text (&line);
  return rt_hold_end (rt, &hold, result);
}

static const RtMethodDef methods[] = {
    {"line", line_of, RT_METH_FASTCALL, NULL},
    {"row", row_of, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__csv_lines = {.name = "_csv_lines", .methods = methods};
