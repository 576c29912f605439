#include "rt-traceback-lines.h"

#include <string.h>
#include <utf8proc.h>

#include "hb-utf8.h"
#include "rt-abstract.h"
#include "rt-code.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame.h"
#include "rt-int.h"
#include "rt-sources.h"
#include "rt-str.h"
#include "rt-stream.h"

#define SOURCE_INDENT    4
#define MOST_ENTRIES     1000 /* sys.tracebacklimit when it is not set */
#define REPEATS_SHOWN    3

void rt_print_indent (RtPrinter *p) {
  hb_buffer_append_repeated (p->out, ' ', (size_t) p->indent);
}

void rt_print_margin (RtPrinter *p) {
  rt_print_indent (p);
  if (p->margin != 0) {
    hb_buffer_append_char (p->out, p->margin);
    hb_buffer_append_char (p->out, ' ');
  }
}

static bool is_space (char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

/* What part of a source line the carets stand under; in bytes of the line. */
typedef struct Carets {
  size_t start, end, left, right; /* left == right: no anchors */
} Carets;

static size_t code_points (const char *text, size_t bytes) {
  return hb_utf8_count (text, bytes);
}

/* Where the carets under the first of several lines end: at its end without blanks, which CPython looks for from the byte on whose number
 * is that of the characters. */
static size_t end_of_first_line (const char *line, size_t length) {
  size_t characters = code_points (line, length), end = 0;
  while (characters > 0 && is_space (line[characters - 1]))
    characters--;
  while (end < length && characters > 0) {
    end++;
    while (end < length && ((unsigned char) line[end] & 0xC0) == 0x80)
      end++;
    characters--;
  }
  return end;
}

/* Carets for the instruction at UNIT; false: none. STRIPPED: leading blanks of the line. */
static bool find_carets (RtInterp *rt, const RtCode *code, uint32_t unit, const char *line, size_t length, size_t stripped,
                         bool by_module, Carets *c) {
  RtPosition at = rt_code_position (code, unit);
  if (at.line < 0 || at.end_line < 0 || at.column < 0 || at.end_column < 0 || (size_t) at.column > length)
    return false;
  c->start = (size_t) at.column;
  c->end = (size_t) at.end_column < length ? (size_t) at.end_column : length;
  c->left = c->right = 0;
  bool anchored = false;
  if (at.line == at.end_line) {
    anchored = c->end > c->start && rt_find_anchors (rt, line + c->start, c->end - c->start, by_module, &c->left, &c->right);
    c->left += c->start;
    c->right += c->start;
  } else {
    c->end = end_of_first_line (line, length);
  }
  if (!anchored)
    c->left = c->right = 0;
  return anchored || code_points (line + c->start, c->end - c->start) != code_points (line + stripped, length - stripped);
}

/* How many columns a terminal gives the text: carets stand below wide characters twice. */
static size_t columns (const char *text, size_t bytes) {
  const char *end = text + bytes;
  size_t count = 0;
  while (text < end)
    count += utf8proc_charwidth ((utf8proc_int32_t) hb_utf8_decode (&text, end)) == 2 ? 2 : 1;
  return count;
}

static void print_carets (RtPrinter *p, const char *line, size_t stripped, const Carets *c) {
  bool anchored = c->right > c->left;
  rt_print_margin (p);
  hb_buffer_append_repeated (p->out, ' ', SOURCE_INDENT);
  if (c->start > stripped)
    hb_buffer_append_repeated (p->out, ' ', columns (line + stripped, c->start - stripped));
  size_t left = anchored ? c->left : c->start, right = anchored ? c->right : c->end;
  hb_buffer_append_repeated (p->out, anchored ? '~' : '^', columns (line + c->start, left - c->start));
  hb_buffer_append_repeated (p->out, '^', columns (line + left, right - left));
  if (c->end > right)
    hb_buffer_append_repeated (p->out, '~', columns (line + right, c->end - right));
  hb_buffer_append_char (p->out, '\n');
}

/* CPython reads the source with modules that are gone when those of the program are taken down. */
static bool can_read_sources (RtInterp *rt) {
  return !rt->finalizing || RT_DICT_USED (rt->modules) > 0;
}

static void print_line (RtPrinter *p, const RtCode *code, const RtTraceback *tb, const char *line, size_t length) {
  size_t stripped = 0;
  while (stripped < length && is_space (line[stripped]))
    stripped++;
  rt_print_margin (p);
  hb_buffer_append_repeated (p->out, ' ', SOURCE_INDENT);
  hb_buffer_append_bytes (p->out, line + stripped, length - stripped);
  hb_buffer_append_char (p->out, '\n');
  Carets carets;
  if (find_carets (p->rt, code, (uint32_t) tb->lasti_bytes / 2, line, length, stripped, p->by_module, &carets))
    print_carets (p, line, stripped, &carets);
}

static void print_source (RtPrinter *p, const RtCode *code, const RtTraceback *tb) {
  const char *filename = rt_str_utf8 (p->rt, code->filename, NULL);
  if (filename == NULL) {
    rt_error_clear (p->rt);
    return;
  }
  if (!can_read_sources (p->rt))
    return;
  size_t length;
  bool read;
  const char *line = rt_sources_line_of_file (p->rt, filename, tb->line, &length, &read);
  if (line != NULL)
    print_line (p, code, tb, line, length);
  rt_sources_forget (p->rt, filename, read);
}

static void print_entry (RtPrinter *p, const RtTraceback *tb) {
  const RtCode *code = (const RtCode *) rt_frame_object_code (tb->frame);
  rt_print_margin (p);
  hb_buffer_append (p->out, "  File \"");
  rt_str_append_utf8 (code->filename, p->out);
  hb_buffer_printf (p->out, "\", line %d, in ", tb->line);
  rt_str_append_utf8 (code->name, p->out);
  hb_buffer_append_char (p->out, '\n');
  print_source (p, code, tb);
}

static void print_repeated (RtPrinter *p, long times) {
  times -= REPEATS_SHOWN;
  if (times <= 0)
    return;
  rt_print_margin (p);
  hb_buffer_printf (p->out, "  [Previous line repeated %ld more time%s]\n", times, times > 1 ? "s" : "");
}

static long limit_of (RtInterp *rt) {
  RtObject *limit = rt_sys_get (rt, "tracebacklimit");
  return limit != NULL && RT_IS_INT (limit) ? (long) rt_int_as_int64 (limit, NULL) : MOST_ENTRIES;
}

bool rt_shows_traceback (const RtPrinter *p, const RtTraceback *tb) {
  return tb != NULL && (p->by_module || limit_of (p->rt) > 0);
}

void rt_print_traceback (RtPrinter *p, RtTraceback *tb) {
  long limit = limit_of (p->rt), depth = 0;
  if (limit <= 0)
    return;
  for (const RtTraceback *t = tb; t != NULL; t = (const RtTraceback *) t->next)
    depth++;
  for (; depth > limit; depth--)
    tb = (RtTraceback *) tb->next;
  const RtCode *last_code = NULL;
  int last_line = -1;
  long count = 0;
  for (; tb != NULL; tb = (RtTraceback *) tb->next) {
    const RtCode *code = (const RtCode *) rt_frame_object_code (tb->frame);
    if (last_code == NULL || code->filename != last_code->filename || code->name != last_code->name || tb->line != last_line) {
      print_repeated (p, count);
      last_code = code;
      last_line = tb->line;
      count = 0;
    }
    if (++count <= REPEATS_SHOWN)
      print_entry (p, tb);
  }
  print_repeated (p, count);
}

/* --- SyntaxError --- */

static long number_of (RtInterp *rt, RtObject *o, long otherwise) {
  return o != NULL && RT_IS_INT (o) ? (long) rt_int_as_int64 (o, NULL) : otherwise;
}

/* TEXT with a caret line below; OFFSET and END_OFFSET count from 1. */
static void print_error_text (RtPrinter *p, const char *text, long offset, long end_offset) {
  size_t carets = end_offset > 0 && end_offset > offset ? (size_t) (end_offset - offset) : 1;
  offset--;
  while (is_space (*text)) {
    text++;
    offset--;
  }
  long length = (long) strlen (text);
  if (length > 0 && text[length - 1] == '\n')
    length--;
  if (offset > length)
    offset = length;
  const char *line_end;
  while ((line_end = strchr (text, '\n')) != NULL && line_end - text < offset) {
    long skipped = line_end - text + 1;
    text += skipped;
    length -= skipped;
    offset -= skipped;
  }
  rt_print_margin (p);
  hb_buffer_append (p->out, "    ");
  hb_buffer_append (p->out, text);
  if (text[length] != '\n')
    hb_buffer_append_char (p->out, '\n');
  if (offset < 0)
    return;
  rt_print_margin (p);
  hb_buffer_append_repeated (p->out, ' ', SOURCE_INDENT + (size_t) offset);
  hb_buffer_append_repeated (p->out, '^', carets);
  hb_buffer_append_char (p->out, '\n');
}

/* The same as the module traceback does it, by characters: a line's end is not looked at, tabs stay, whatever the class is. */
static void print_error_text_by_module (RtPrinter *p, RtObject *text, bool has_offset, long offset, long end_offset) {
  ptrdiff_t start = 0, end = rt_str_length (text);
  while (end > 0 && rt_str_char_at (text, end - 1) == '\n')
    end--;
  while (start < end && strchr (" \n\f", (int) rt_str_char_at (text, start)) != NULL && rt_str_char_at (text, start) < 128)
    start++;
  rt_print_margin (p);
  hb_buffer_append (p->out, "    ");
  RtObject *line = rt_str_substring (p->rt, text, start, end);
  if (line == NULL) {
    rt_error_clear (p->rt);
    return;
  }
  rt_str_append_utf8 (line, p->out);
  hb_buffer_append_char (p->out, '\n');
  if (end_offset == 0)
    end_offset = offset;
  if (offset == end_offset || end_offset == -1)
    end_offset = offset + 1;
  long column = offset - 1 - (long) start;
  if (has_offset && column >= 0) {
    rt_print_margin (p);
    hb_buffer_append (p->out, "    ");
    for (ptrdiff_t i = 0; i < column && i < rt_str_length (line); i++) {
      uint32_t c = rt_str_char_at (line, i);
      hb_buffer_append_char (p->out, c < 128 && is_space ((char) c) ? (char) c : ' ');
    }
    hb_buffer_append_repeated (p->out, '^', end_offset > offset ? (size_t) (end_offset - offset) : 0);
    hb_buffer_append_char (p->out, '\n');
  }
  rt_decref (p->rt, line);
}

void rt_print_syntax_error_place (RtPrinter *p, RtSyntaxError *e) {
  RtInterp *rt = p->rt;
  if (e->lineno == NULL || !RT_IS_INT (e->lineno))
    return;
  long line = number_of (rt, e->lineno, 0), offset = number_of (rt, e->offset, -1);
  long end_line = number_of (rt, e->end_lineno, line), end_offset = number_of (rt, e->end_offset, -1);
  /* Of classes derived from SyntaxError only the start is shown. */
  if (e->base.type != rt->types.SyntaxError) {
    end_line = line;
    end_offset = offset;
  }
  rt_print_margin (p);
  hb_buffer_append (p->out, "  File \"");
  if (e->filename != NULL && RT_IS_STR (e->filename))
    rt_str_append_utf8 (e->filename, p->out);
  else
    hb_buffer_append (p->out, "<string>");
  hb_buffer_printf (p->out, "\", line %ld\n", line);
  if (e->text == NULL || !RT_IS_STR (e->text))
    return;
  if (p->by_module) {
    print_error_text_by_module (p, e->text, e->offset != NULL && RT_IS_INT (e->offset), offset, number_of (rt, e->end_offset, 0));
    return;
  }
  size_t length_bytes;
  const char *text = rt_str_utf8 (rt, e->text, &length_bytes);
  if (text == NULL) {
    rt_error_clear (rt);
    return;
  }
  rt_str_utf8_is_kept (e->text);
  if (end_line > line)
    end_offset = (long) length_bytes;
  if (end_offset > (long) length_bytes + 1)
    end_offset = (long) length_bytes + 1;
  print_error_text (p, text, offset, end_offset);
}
