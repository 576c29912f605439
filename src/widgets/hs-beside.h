/* The picture of another run beside the session's own, stepped together with it, with what differs marked in both.
 */
#pragma once

#include "hs-branch.h"
#include "hs-canvas.h"
#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_BESIDE (hs_beside_get_type ())
G_DECLARE_FINAL_TYPE (HsBeside, hs_beside, HS, BESIDE, HsPane)

/* Shows BRANCH (NULL: nothing, and hides the pane). */
void hs_beside_show (HsBeside *self, const HsBranch *branch);
/* The session of what is shown; NULL: nothing. Borrowed. */
HsSession *hs_beside_get_shown (HsBeside *self);

/* As the picture beside it. */
void hs_beside_set_colours (HsBeside *self, HsColours colours);
void hs_beside_set_least_fit (HsBeside *self, double text_scale, double zoom);

G_END_DECLS
