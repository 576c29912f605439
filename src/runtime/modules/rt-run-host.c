/* Scripts and the prompt. */
#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-arena.h"
#include "rt-compile.h"
#include "rt-dict.h"
#include "rt-disassemble.h"
#include "rt-error.h"
#include "rt-host.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-run.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-thread.h"

static int set_argv (RtInterp *rt, const char *name, int argc, char **argv) {
  RtObject *list = rt_list_new (rt, 0);
  int failed = list != NULL ? 0 : -1;
  for (int i = 0; failed == 0 && i < (argc > 0 ? argc : 1); i++) {
    RtObject *text = rt_str_from (rt, argc > 0 ? argv[i] : name);
    failed = text != NULL ? rt_list_append_steal (rt, list, text) : -1;
  }
  if (failed == 0)
    failed = rt_sys_set (rt, "argv", list);
  rt_xdecref (rt, list);
  return failed;
}

static int set_file (RtInterp *rt, RtObject *globals, const char *name) {
  RtObject *file = rt_str_from (rt, name);
  int failed = file != NULL ? rt_dict_set (rt, globals, rt->names.file__, file) : -1;
  if (failed == 0)
    failed = rt_dict_set_utf8 (rt, globals, "__cached__", rt->none);
  rt_xdecref (rt, file);
  return failed;
}

static void unset_file (RtInterp *rt, RtObject *globals) {
  RtObject *error = rt_error_take (rt);
  RtObject *cached = rt_str_interned (rt, "__cached__");
  if (rt_dict_delete (rt, globals, rt->names.file__) < 0)
    rt_error_clear (rt);
  if (cached == NULL || rt_dict_delete (rt, globals, cached) < 0)
    rt_error_clear (rt);
  rt_xdecref (rt, cached);
  rt_error_put (rt, error);
}

/* A run that was had before asks everywhere whether it was stopped there. */
static void begin_run (RtInterp *rt) {
  if (rt->world.stop != NULL)
    rt_request_stop (rt);
}

/* The request to stop was for what has just ended. */
static void end_run (RtInterp *rt) {
  rt_step (rt, RT_STEP_END, NULL, rt_error (rt), NULL);
  atomic_store (&rt->stop_requested, 0);
  rt_vm (rt)->stop_grace = 0;
}

/* The main thread's code is over: other threads run on until all are over that keep the program from ending. An exception that ended
 * the main thread is printed first, and set again. Whether that was done. */
static bool run_others (RtInterp *rt, int *status) {
  RtObject *threading = rt_thread_count (rt) > 1 && rt_vm (rt)->stop_grace == 0 ? rt_dict_get_utf8 (rt, rt->modules, "threading") : NULL;
  if (threading == NULL)
    return false;
  RtHold hold;
  rt_hold_begin (rt, &hold, "end of the program", "module threading");
  hold.held[0] = rt_incref (threading);
  RtObject *exception = hold.held[1] = rt_xincref (rt_error (rt));
  if (exception != NULL)
    rt_print_uncaught (rt, status);
  hold.held[2] = rt_getattr_utf8 (rt, threading, "_shutdown");
  RtObject *result = hold.held[2] != NULL ? rt_call_none (rt, hold.held[2]) : NULL;
  rt_xdecref (rt, result);
  if (result == NULL)
    rt_print_uncaught (rt, &(int){0});
  hold.held[1] = NULL;
  if (exception != NULL)
    rt_error_put (rt, exception);
  rt_hold_end (rt, &hold, NULL);
  return exception != NULL;
}

int rt_run_script (RtInterp *rt, const char *source, size_t length_bytes, const char *name, int argc, char **argv) {
  rt_host (rt)->script_ran = true;
  begin_run (rt);
  RtObject *globals = rt_module_dict (rt->main_module);
  int status = 0, failed = set_argv (rt, name, argc, argv);
  if (failed == 0)
    failed = set_file (rt, globals, name);
  if (failed == 0)
    failed = rt_run_source (rt, source, length_bytes, name, RT_COMPILE_EXEC, globals);
  rt_stream_flush_standard (rt);
  bool told = run_others (rt, &status);
  end_run (rt);
  if (told)
    rt_error_clear (rt);
  else if (failed < 0)
    rt_print_uncaught (rt, &status);
  unset_file (rt, globals);
  return status;
}

/* --- the prompt --- */

static bool append_line (RtInterp *rt, const char *line) {
  RtHost *host = rt_host (rt);
  size_t bytes = strlen (line), needed = host->prompt_bytes + bytes + 2;
  if (needed > host->prompt_capacity_bytes) {
    char *larger = realloc (host->prompt_text, needed * 2);
    if (larger == NULL) {
      rt_no_memory (rt);
      return false;
    }
    host->prompt_text = larger;
    host->prompt_capacity_bytes = needed * 2;
  }
  memcpy (host->prompt_text + host->prompt_bytes, line, bytes);
  host->prompt_bytes += bytes;
  host->prompt_text[host->prompt_bytes++] = '\n';
  host->prompt_text[host->prompt_bytes] = '\0';
  return true;
}

void rt_prompt_reset (RtInterp *rt) {
  rt_host (rt)->prompt_bytes = 0;
}

/* The prompts' texts are visible to programs, and argv holds one empty string. */
static int start_prompt (RtInterp *rt) {
  if (rt->interactive)
    return 0;
  rt->interactive = true;
  if (!rt_host (rt)->script_ran)
    rt_gc_begin_prompt (rt);
  const char *const prompts[][2] = {{"ps1", ">>> "}, {"ps2", "... "}};
  for (size_t i = 0; i < 2; i++) {
    RtObject *text = rt_str_from (rt, prompts[i][1]);
    int failed = text != NULL ? rt_sys_set (rt, prompts[i][0], text) : -1;
    rt_xdecref (rt, text);
    if (failed < 0)
      return -1;
  }
  return set_argv (rt, "", 0, NULL);
}

/* Runs what was typed so far. */
static RtObject *run_typed (RtInterp *rt, bool *needs_line) {
  RtHost *host = rt_host (rt);
  RtObject *filename = rt_str_interned (rt, "<stdin>");
  if (filename == NULL)
    return NULL;
  RtCompileOptions options = {.mode = RT_COMPILE_SINGLE,
                              .filename = filename,
                              .at_prompt = true,
                              .future_flags = host->prompt_future_flags,
                              .future_flags_after = &host->prompt_future_flags,
                              .warn = rt_warn_syntax,
                              .warn_data = rt};
  RtHold hold;
  rt_hold_begin (rt, &hold, "prompt", "file name");
  hold.held[0] = filename;
  RtObject *result = rt_run_text (rt, host->prompt_text, host->prompt_bytes, &options, rt_module_dict (rt->main_module), needs_line);
  return rt_hold_end (rt, &hold, result);
}

RtPromptState rt_prompt_feed (RtInterp *rt, const char *line, int *status) {
  begin_run (rt);
  bool needs_line = false;
  RtObject *result = NULL;
  if (start_prompt (rt) == 0 && append_line (rt, line))
    result = run_typed (rt, &needs_line);
  if (result == NULL && rt_error (rt) == NULL && needs_line)
    return RT_PROMPT_MORE;
  rt_prompt_reset (rt);
  end_run (rt);
  if (result != NULL) {
    rt_decref (rt, result);
    return RT_PROMPT_DONE;
  }
  return rt_print_uncaught (rt, status) ? RT_PROMPT_EXIT : RT_PROMPT_DONE;
}

/* --- dis --- */

static RtObject *compile_file (RtInterp *rt, const char *source, size_t length_bytes, const char *name) {
  RtObject *filename = rt_str_from (rt, name);
  if (filename == NULL)
    return NULL;
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtCompileOptions options = {.mode = RT_COMPILE_EXEC, .filename = filename, .is_file = true};
  RtObject *code = rt_compile (rt, &arena, source, length_bytes, &options, NULL);
  rt_arena_free (&arena);
  rt_decref (rt, filename);
  return code;
}

int rt_disassemble_source (RtInterp *rt, const char *source, size_t length_bytes, const char *name, HbBuffer *out) {
  RtObject *code = compile_file (rt, source, length_bytes, name);
  int failed = code != NULL ? rt_disassemble (rt, (RtCode *) code, out) : -1, status;
  rt_xdecref (rt, code);
  if (failed < 0)
    rt_print_uncaught (rt, &status);
  return failed;
}
