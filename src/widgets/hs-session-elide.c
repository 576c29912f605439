/* What is out of sight. */
#include "hs-session-elide.h"

#include "hs-session-private.h"

void hs_session_elide (HsSession *self, MdElideKind kind, const char *text) {
  g_return_if_fail (HS_IS_SESSION (self));
  self->view.elided = md_elide_toggle (self->view.elided, kind, text);
  hs_session_request_scene (self);
}

void hs_session_fold (HsSession *self, TrId id) {
  g_return_if_fail (HS_IS_SESSION (self));
  self->view.elided = md_elide_toggle_fold (self->view.elided, id);
  hs_session_request_scene (self);
}

void hs_session_focus (HsSession *self, TrId id, guint in, guint out) {
  g_return_if_fail (HS_IS_SESSION (self));
  self->view.focus = id;
  self->view.focus_in = id != 0 ? in : 0;
  self->view.focus_out = id != 0 ? out : 0;
  hs_session_request_scene (self);
}

void hs_session_show_all (HsSession *self) {
  g_return_if_fail (HS_IS_SESSION (self));
  self->view.elided = NULL;
  hs_session_focus (self, 0, 0, 0);
}

const char *hs_session_get_elided (HsSession *self) {
  g_return_val_if_fail (HS_IS_SESSION (self), NULL);
  return self->view.elided;
}

TrId hs_session_get_focus (HsSession *self) {
  g_return_val_if_fail (HS_IS_SESSION (self), 0);
  return self->view.focus;
}
