#include "tr-outcome.h"

#include "rt-exception.h"
#include "rt-frame.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define PROMPT_FILE "<stdin>"

/* The text of O as a reader would want it: a str as it is, anything else described. */
static TrText plain_text (TrLog *log, RtObject *RT_NULLABLE o) {
  if (o == NULL)
    return 0;
  HbAllocator scratch;
  hb_allocator_init (&scratch, SIZE_MAX);
  HbBuffer text;
  hb_buffer_init (&text, &scratch);
  if (RT_IS_STR (o))
    rt_str_append_utf8 (o, &text);
  else
    rt_describe (o, &text);
  TrText id = tr_log_add_text (log, hb_buffer_text (&text), text.length_bytes);
  hb_buffer_clear (&text);
  return id;
}

static guint32 small_number (RtObject *RT_NULLABLE o) {
  int overflow = 0;
  if (o == NULL || !RT_IS_INT (o))
    return 0;
  gint64 value = rt_int_as_int64 (o, &overflow);
  return overflow == 0 && value > 0 && value < G_MAXINT32 ? (guint32) value : 0;
}

/* The line of the innermost traceback entry of the script, which is the outermost one's file; what is typed at the prompt has lines of
 * its own.
 */
static guint32 script_line (RtObject *RT_NULLABLE traceback, gboolean at_prompt) {
  guint32 line = 0;
  const RtObject *script = NULL;
  for (RtTraceback *entry = (RtTraceback *) traceback; entry != NULL; entry = (RtTraceback *) entry->next) {
    const RtCode *code = (const RtCode *) rt_frame_object_code (entry->frame);
    if (code == NULL || code->library || entry->line <= 0 || (at_prompt && rt_str_equal_utf8 (code->filename, PROMPT_FILE)))
      continue;
    if (script == NULL)
      script = code->filename;
    if (rt_str_equal (script, code->filename))
      line = (guint32) entry->line;
  }
  return line;
}

/* SyntaxError or a class derived from it: by the mro, which runs nothing. */
static gboolean is_syntax_error (const RtType *type) {
  for (const RtType *t = type; t != NULL; t = t->base_type)
    if (t->spec != NULL && g_str_equal (t->name, "SyntaxError"))
      return TRUE;
  return FALSE;
}

void tr_outcome_read (TrLog *log, RtObject *exception, gboolean at_prompt, TrStep *step) {
  const RtException *e = (const RtException *) exception;
  step->error_type = tr_log_intern (log, exception->type->name);
  if (is_syntax_error (exception->type)) {
    const RtSyntaxError *syntax = (const RtSyntaxError *) exception;
    step->error_message = plain_text (log, syntax->msg);
    if (e->traceback != NULL || at_prompt) {
      step->error_line = script_line (e->traceback, at_prompt); /* of what asked for another text to be compiled */
      return;
    }
    step->error_line = small_number (syntax->lineno);
    step->error_column = small_number (syntax->offset);
    return;
  }
  if (e->args != NULL && RT_TUPLE_SIZE (e->args) > 0)
    step->error_message = plain_text (log, RT_TUPLE_ITEM (e->args, 0));
  step->error_line = script_line (e->traceback, at_prompt);
}
