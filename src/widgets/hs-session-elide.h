/* What the user wants out of sight, of a session. */
#pragma once

#include "hs-session.h"
#include "md-elide.h"

G_BEGIN_DECLS

/* Hides, folds or groups, or takes that back; see md-elide.h. */
void hs_session_elide (HsSession *self, MdElideKind kind, const char *text);
/* Folds what only ID leads to into its card, or unfolds it where it stands. */
void hs_session_fold (HsSession *self, TrId id);
/* Shows only what is so many references away from ID, against the arrows and along them; ID 0: all. */
void hs_session_focus (HsSession *self, TrId id, guint in, guint out);
/* Shows everything again. */
void hs_session_show_all (HsSession *self);
/* NULL: nothing; lives for ever. */
const char *hs_session_get_elided (HsSession *self);
TrId hs_session_get_focus (HsSession *self);

G_END_DECLS
