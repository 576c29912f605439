/* The text of an uncaught exception: its chain, tracebacks, groups, notes. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-str-private.h"
#include "rt-str.h"
#include "rt-suggestions.h"
#include "rt-traceback-lines.h"
#include "rt-tuple.h"

#define GROUP_WIDTH 15 /* exceptions of a group that are shown */
#define GROUP_DEPTH 10 /* groups within groups that are shown */

static void append_str (RtPrinter *p, RtObject *text, const char *otherwise) {
  if (text != NULL) {
    rt_str_append_utf8 (text, p->out);
    rt_decref (p->rt, text);
    return;
  }
  rt_error_clear (p->rt);
  hb_buffer_append (p->out, otherwise);
}

static void print_type_name (RtPrinter *p, RtType *type) {
  RtObject *module = rt_getattr (p->rt, RT_OBJECT (type), p->rt->names.module__);
  if (module == NULL || !RT_IS_STR (module)) {
    rt_error_clear (p->rt);
    hb_buffer_append (p->out, "<unknown>.");
  } else if (!rt_str_equal_utf8 (module, "builtins") && !rt_str_equal_utf8 (module, "__main__")) {
    rt_str_append_utf8 (module, p->out);
    hb_buffer_append_char (p->out, '.');
  }
  rt_xdecref (p->rt, module);
  append_str (p, rt_getattr (p->rt, RT_OBJECT (type), p->rt->names.qualname__), "<unknown>");
}

/* "ValueError: text". Of a SyntaxError whose place was shown only the message is left to say. */
static void print_message (RtPrinter *p, RtObject *exception) {
  RtInterp *rt = p->rt;
  rt_print_margin (p);
  print_type_name (p, exception->type);
  RtObject *text;
  if (rt_is_kind_of (exception, rt->types.SyntaxError) && ((RtSyntaxError *) exception)->lineno != NULL &&
      ((RtSyntaxError *) exception)->lineno != rt->none) {
    RtObject *message = ((RtSyntaxError *) exception)->msg;
    text = rt_str (rt, message != NULL ? message : rt->none);
  } else {
    text = rt_str (rt, exception);
  }
  if (text == NULL) {
    rt_error_clear (rt);
    hb_buffer_append (p->out, ": <exception str() failed>");
    return;
  }
  if (rt_str_length (text) > 0) {
    hb_buffer_append (p->out, ": ");
    rt_str_append_utf8 (text, p->out);
  }
  rt_decref (rt, text);
}

/* Where the line of TEXT from START on ends, its end included, as str.splitlines has it. */
static ptrdiff_t end_of_line (RtObject *text, ptrdiff_t start) {
  ptrdiff_t length = rt_str_length (text), at = start;
  while (at < length && !rt_char_is_linebreak (rt_str_char_at (text, at)))
    at++;
  if (at < length)
    at += rt_str_char_at (text, at) == '\r' && at + 1 < length && rt_str_char_at (text, at + 1) == '\n' ? 2 : 1;
  return at;
}

/* Every line of TEXT with the margin; what follows the last is not in it. */
static void print_note_lines (RtPrinter *p, RtObject *text) {
  for (ptrdiff_t start = 0, end; start < rt_str_length (text); start = end) {
    end = end_of_line (text, start);
    rt_print_margin (p);
    append_str (p, rt_str_substring (p->rt, text, start, end), "");
  }
  hb_buffer_append_char (p->out, '\n');
}

static void print_note (RtPrinter *p, RtObject *note) {
  RtInterp *rt = p->rt;
  RtObject *text = RT_IS_STR (note) ? rt_incref (note) : rt_str (rt, note);
  if (text == NULL) {
    rt_error_clear (rt);
    hb_buffer_append (p->out, "<note str() failed>\n");
    return;
  }
  print_note_lines (p, text);
  rt_decref (rt, text);
}

static void print_notes (RtPrinter *p, RtObject *exception) {
  RtInterp *rt = p->rt;
  RtObject *name = rt_str_interned (rt, "__notes__"), *notes = NULL;
  int found = name != NULL ? rt_getattr_optional (rt, exception, name, &notes) : -1;
  rt_xdecref (rt, name);
  rt_error_clear (rt);
  if (found <= 0)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "traceback", "notes");
  hold.held[0] = notes;
  bool sequence = rt_is_sequence (notes) && !RT_IS_STR (notes) && !RT_IS (notes, RT_TYPE_BYTES);
  if (!sequence) {
    RtObject *text = rt_repr (rt, notes);
    rt_print_margin (p);
    append_str (p, text, "<__notes__ repr() failed>");
    hb_buffer_append_char (p->out, '\n');
  } else {
    hold.held[1] = rt_list_from (rt, notes);
    for (ptrdiff_t i = 0; hold.held[1] != NULL && i < RT_LIST_SIZE (hold.held[1]); i++)
      print_note (p, RT_LIST_ITEM (hold.held[1], i));
    rt_error_clear (rt);
  }
  rt_hold_end (rt, &hold, NULL);
}

static void print_header (RtPrinter *p, const char *header) {
  rt_print_margin (p);
  hb_buffer_append (p->out, header);
}

/* One exception without its chain. */
static void print_exception (RtPrinter *p, RtObject *exception) {
  RtTraceback *traceback = (RtTraceback *) ((RtException *) exception)->traceback;
  if (rt_shows_traceback (p, traceback)) {
    print_header (p, "Traceback (most recent call last):\n");
    rt_print_traceback (p, traceback);
  }
  if (rt_is_kind_of (exception, p->rt->types.SyntaxError))
    rt_print_syntax_error_place (p, (RtSyntaxError *) exception);
  print_message (p, exception);
  RtObject *suggestion = rt_suggestion_for (p->rt, exception, p->by_module);
  append_str (p, suggestion, "");
  hb_buffer_append_char (p->out, '\n');
  print_notes (p, exception);
}

static void print_chain (RtPrinter *p, RtObject *exception);

static void print_group_header (RtPrinter *p, RtObject *group) {
  RtTraceback *traceback = (RtTraceback *) ((RtException *) group)->traceback;
  if (rt_shows_traceback (p, traceback)) {
    rt_print_indent (p);
    hb_buffer_append (p->out, p->group_depth == 1 ? "+ " : "| ");
    hb_buffer_append (p->out, "Exception Group Traceback (most recent call last):\n");
    rt_print_traceback (p, traceback);
  }
  print_message (p, group);
  hb_buffer_append_char (p->out, '\n');
  print_notes (p, group);
}

static void print_group_member (RtPrinter *p, RtObject *members, ptrdiff_t i, ptrdiff_t shown) {
  ptrdiff_t count = RT_TUPLE_SIZE (members);
  bool last = i == shown - 1;
  if (last)
    p->need_close = true;
  bool truncated = i >= GROUP_WIDTH;
  rt_print_indent (p);
  hb_buffer_append (p->out, i == 0 ? "+-" : "  ");
  if (truncated)
    hb_buffer_append (p->out, "+---------------- ... ----------------\n");
  else
    hb_buffer_printf (p->out, "+---------------- %td ----------------\n", i + 1);
  p->indent += 2;
  if (truncated) {
    rt_print_margin (p);
    hb_buffer_printf (p->out, "and %td more exception%s\n", count - GROUP_WIDTH, count - GROUP_WIDTH > 1 ? "s" : "");
  } else {
    print_chain (p, RT_TUPLE_ITEM (members, i));
  }
  if (last && p->need_close) {
    rt_print_indent (p);
    hb_buffer_append (p->out, "+------------------------------------\n");
    p->need_close = false;
  }
  p->indent -= 2;
}

static void print_group (RtPrinter *p, RtObject *group) {
  if (p->group_depth >= GROUP_DEPTH) {
    rt_print_margin (p);
    hb_buffer_printf (p->out, "... (max_group_depth is %d)\n", GROUP_DEPTH);
    return;
  }
  bool outermost = p->group_depth == 0;
  if (outermost)
    p->indent += 2;
  char margin = p->margin;
  p->group_depth++;
  p->margin = '|';
  print_group_header (p, group);
  RtObject *members = ((RtExceptionGroup *) group)->excs;
  ptrdiff_t count = members != NULL ? RT_TUPLE_SIZE (members) : 0;
  ptrdiff_t shown = count > GROUP_WIDTH ? GROUP_WIDTH + 1 : count;
  p->need_close = false;
  for (ptrdiff_t i = 0; i < shown; i++)
    print_group_member (p, members, i, shown);
  p->group_depth--;
  if (outermost) {
    p->indent -= 2;
    p->margin = margin;
  }
}

static bool remember (RtPrinter *p, RtObject *exception) {
  for (size_t i = 0; i < p->seen_count; i++) {
    if (p->seen[i] == exception)
      return false;
  }
  if (p->seen_count == p->seen_capacity) {
    size_t capacity = p->seen_capacity * 2 + 8;
    RtObject **larger = hb_realloc (&p->rt->allocator, p->seen, p->seen_capacity * sizeof *larger, capacity * sizeof *larger);
    if (larger == NULL)
      return false;
    p->seen = larger;
    p->seen_capacity = capacity;
  }
  p->seen[p->seen_count++] = exception;
  return true;
}

static void print_link (RtPrinter *p, RtObject *before, const char *text) {
  print_chain (p, before);
  rt_print_margin (p);
  hb_buffer_append_char (p->out, '\n');
  rt_print_margin (p);
  hb_buffer_append (p->out, text);
  rt_print_margin (p);
  hb_buffer_append_char (p->out, '\n');
}

static bool seen_before (const RtPrinter *p, RtObject *exception) {
  for (size_t i = 0; i < p->seen_count; i++) {
    if (p->seen[i] == exception)
      return true;
  }
  return false;
}

static void print_chain (RtPrinter *p, RtObject *exception) {
  if (!rt_enter_recursive (p->rt, " in print_exception")) {
    rt_error_clear (p->rt);
    return;
  }
  RtException *e = (RtException *) exception;
  RtHold hold;
  rt_hold_begin (p->rt, &hold, "traceback", "exception");
  hold.held[0] = rt_incref (exception);
  bool need_close = p->need_close;
  remember (p, exception);
  if (e->cause != NULL && !seen_before (p, e->cause)) {
    p->need_close = false;
    print_link (p, e->cause, "The above exception was the direct cause of the following exception:\n");
  } else if (e->cause == NULL && e->context != NULL && !e->suppress_context && !seen_before (p, e->context)) {
    p->need_close = false;
    print_link (p, e->context, "During handling of the above exception, another exception occurred:\n");
  }
  p->need_close = need_close;
  if (rt_is_kind_of (exception, p->rt->types.BaseExceptionGroup))
    print_group (p, exception);
  else
    print_exception (p, exception);
  rt_hold_end (p->rt, &hold, NULL);
  rt_leave_recursive (p->rt);
}

static int format (RtInterp *rt, RtObject *exception, HbBuffer *out, bool by_module) {
  RtPrinter p = {.rt = rt, .out = out, .by_module = by_module};
  print_chain (&p, exception);
  hb_free (&rt->allocator, p.seen, p.seen_capacity * sizeof *p.seen);
  if (out->broken) {
    rt_no_memory (rt);
    return -1;
  }
  return 0;
}

int rt_traceback_format_ignored (RtInterp *rt, RtObject *exception, HbBuffer *out) {
  RtPrinter p = {.rt = rt, .out = out};
  RtTraceback *traceback = (RtTraceback *) ((RtException *) exception)->traceback;
  if (rt_shows_traceback (&p, traceback)) {
    print_header (&p, "Traceback (most recent call last):\n");
    rt_print_traceback (&p, traceback);
  }
  print_type_name (&p, exception->type);
  hb_buffer_append (out, ": ");
  append_str (&p, rt_str (rt, exception), "<exception str() failed>");
  hb_buffer_append_char (out, '\n');
  if (!out->broken)
    return 0;
  rt_no_memory (rt);
  return -1;
}

int rt_traceback_format (RtInterp *rt, RtObject *exception, HbBuffer *out) {
  return format (rt, exception, out, false);
}

int rt_traceback_format_by_module (RtInterp *rt, RtObject *exception, HbBuffer *out) {
  return format (rt, exception, out, true);
}
