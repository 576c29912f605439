/* Inside of a step: its stretch is run again, instruction by instruction, and looked at in place of the run. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-session-private.h"

static void set_stack (HsSession *self, gboolean stack) {
  self->view.stack = stack;
}

void hs_session_leave_inside (HsSession *self, int by) {
  if (self->fine == NULL)
    return;
  g_clear_pointer (&self->fine, tr_fine_free);
  gboolean inside = self->outer_log != NULL;
  if (inside) {
    g_autoptr (TrLog) log = g_steal_pointer (&self->outer_log);
    int step = self->outer_step + by, since = by == 0 ? self->outer_since : step - 1;
    set_stack (self, FALSE);
    hs_session_look_at (self, log);
    hs_session_go (self, step, since);
  }
  hs_session_notify (self, PROP_INSIDE);
  hs_session_notify (self, PROP_SEARCHING);
}

/* The first step of the stretch is the one that was opened. */
static void enter (HsSession *self) {
  self->outer_log = tr_log_ref (self->log);
  self->outer_step = self->step;
  self->outer_since = self->since;
  set_stack (self, TRUE);
  hs_session_look_at (self, tr_fine_log (self->fine));
  hs_session_go (self, 0, -1);
  hs_session_notify (self, PROP_INSIDE);
}

static void on_fine (TrFine *fine, gpointer user) {
  HsSession *self = user;
  if (fine != self->fine || tr_fine_end (fine) == TR_FINE_RUNNING)
    return;
  hs_session_notify (self, PROP_SEARCHING);
  switch (tr_fine_end (fine)) {
  case TR_FINE_DONE:
  case TR_FINE_CUT:
    if (tr_log_n_steps (tr_fine_log (fine)) > 0 && self->step == (int) tr_fine_step (fine)) {
      enter (self);
      return;
    }
    break;
  case TR_FINE_DIFFERENT:
    hs_session_toast (self, _ ("This step cannot be run again: something that the program depends on has changed"));
    break;
  case TR_FINE_FAILED:
    hs_session_toast (self, _ ("This step cannot be run again"));
    break;
  default:
    break;
  }
  hs_session_leave_inside (self, 0);
}

gboolean hs_session_get_inside (HsSession *self) {
  return self->outer_log != NULL;
}

void hs_session_toggle_inside (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  if (self->fine != NULL) {
    hs_session_leave_inside (self, 0);
    return;
  }
  if (self->step < 0 || self->step + 1 >= self->n_steps)
    return;
  self->fine = tr_fine_new (self->log, (guint) self->step, 0, on_fine, self);
  hs_session_notify (self, PROP_SEARCHING);
}

const TrInside *hs_session_get_instruction (HsSession *self) {
  const TrInside *inside = self->outer_log != NULL && self->step >= 0 ? tr_log_inside (self->log, (guint) self->step) : NULL;
  return inside != NULL && inside->kind == RT_STEP_INSTRUCTION ? inside : NULL;
}
