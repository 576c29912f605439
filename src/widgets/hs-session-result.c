/* Results: which object a line at the prompt has shown. */
#include "config.h"

#include "hs-session-private.h"
#include "tr-state.h"

/* The slot of `_` among the built-in names; FALSE if nothing was ever shown. */
static gboolean find_underscore (TrState *state, TrFindSlot *slot) {
  TrRef module, dict;
  TrId interp = tr_state_interp (state);
  if (interp == 0 || !tr_state_named (state, interp, -1, "module builtins", &module) ||
      !tr_state_named (state, module.target, -1, "__dict__", &dict))
    return FALSE;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, dict.target, refs);
  for (guint i = refs->len; i-- > 0;) { /* it comes late */
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    TrPayload key;
    if (ref->kind != RT_SLOT_KEY || !tr_state_payload (state, ref->target, &key) ||
        !g_str_equal (tr_log_text (tr_state_log (state), key.text), "'_'"))
      continue;
    *slot = (TrFindSlot){.subject = dict.target, .slot_kind = RT_SLOT_VALUE, .slot_index = ref->index, .key = ref->target};
    return TRUE;
  }
  return FALSE;
}

/* Whether what the steps after BEFORE have printed ends with a value: an exception or silence does not. To see that is quick, however many
 * steps there are. */
static gboolean ends_with_value (TrLog *log, int before, int last) {
  TrStep first = {0}, end;
  if (last <= before)
    return FALSE;
  if (before >= 0)
    tr_log_step (log, (guint) before, &first);
  tr_log_step (log, (guint) last, &end);
  return end.error_type == 0 && end.output_end > first.output_end;
}

void hs_session_tell_result (HsSession *self, TrLog *log, int before, int last) {
  if (!ends_with_value (log, before, last))
    return;
  g_autoptr (TrState) state = tr_state_new (log);
  TrFindSlot slot;
  tr_state_seek (state, last);
  if (!find_underscore (state, &slot))
    return;
  TrId shown = tr_state_ref (state, slot.subject, RT_SLOT_VALUE, slot.slot_index);
  if (tr_find_last_change (log, (guint) last, &slot) > before && shown != 0)
    g_signal_emit (self, hs_session_signals[RESULT], 0, shown, last);
}

void hs_session_show_result (HsSession *self, TrId object, int step) {
  g_return_if_fail (HS_IS_SESSION (self));
  hs_session_leave_inside (self, 0);
  if (self->step < step || self->scene == NULL)
    hs_session_set_step (self, step);
  if (self->scene == NULL || self->scene->step != self->step)
    hs_session_select (self, object, NULL); /* the picture comes */
  else
    hs_session_select_object (self, object);
}
