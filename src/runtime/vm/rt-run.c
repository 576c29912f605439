/* From text to a run. */
#include "rt-arena.h"
#include "rt-compile.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-sources.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-vm.h"
#include "rt-warn.h"
#include "rt-run.h"

/* What the module warnings prints by default: always for code that is compiled, with the source line if there is one. */
bool rt_warn_syntax (void *data, const char *text, RtObject *filename, int line) {
  RtInterp *rt = data;
  /* A program that has imported it may have changed the filters. */
  if (rt_dict_get_utf8 (rt, rt->modules, "warnings") != NULL)
    return rt_warn_at (rt, rt->types.SyntaxWarning, text, filename, line) == 0;
  RtObject *file = rt_error (rt) == NULL ? rt_sys_get (rt, "stderr") : NULL;
  const char *name = rt_error (rt) == NULL ? rt_str_utf8 (rt, filename, NULL) : NULL;
  if (file == NULL || file == rt->none || name == NULL)
    return rt_error (rt) == NULL;
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  hb_buffer_printf (&out, "%s:%d: SyntaxWarning: %s\n", name, line, text);
  size_t length;
  const char *source = rt_sources_line (rt, name, line, &length);
  while (source != NULL && length > 0 && (*source == ' ' || *source == '\t'))
    source++, length--;
  if (source != NULL) {
    hb_buffer_append (&out, "  ");
    hb_buffer_append_bytes (&out, source, length);
    hb_buffer_append_char (&out, '\n');
  }
  bool told = out.broken ? rt_no_memory (rt) != NULL : rt_stream_write_utf8 (rt, file, hb_buffer_text (&out), out.length_bytes) == 0;
  hb_buffer_clear (&out);
  return told;
}

RtObject *rt_run_text (RtInterp *rt, const char *source, size_t length_bytes, const RtCompileOptions *options, RtObject *globals,
                       bool *needs_line) {
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtObject *code = rt_compile (rt, &arena, source, length_bytes, options, needs_line);
  RtObject *result = NULL;
  if (code != NULL) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "run", "code that runs");
    hold.held[0] = code;
    result = rt_hold_end (rt, &hold, rt_eval_code (rt, code, globals, globals));
  }
  rt_arena_free (&arena);
  return result;
}

int rt_run_source (RtInterp *rt, const char *source, size_t length_bytes, const char *filename, int mode, RtObject *globals) {
  RtObject *name = rt_str_from (rt, filename);
  if (name == NULL)
    return -1;
  RtCompileOptions options = {.mode = (RtCompileMode) mode, .filename = name, .is_file = true, .warn = rt_warn_syntax, .warn_data = rt};
  RtHold hold;
  rt_hold_begin (rt, &hold, "run", "file name");
  hold.held[0] = name;
  RtObject *result = NULL;
  if (rt_sources_add (rt, filename, source, length_bytes) == 0)
    result = rt_run_text (rt, source, length_bytes, &options, globals, NULL);
  rt_hold_end (rt, &hold, NULL);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}
