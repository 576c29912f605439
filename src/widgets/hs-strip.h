/* The strip: all steps of the run from its first to its last, with marks for what happens, and the step that is looked at. Click, drag,
 * scroll, or the arrow keys; with Ctrl from mark to mark.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_STRIP (hs_strip_get_type ())
G_DECLARE_FINAL_TYPE (HsStrip, hs_strip, HS, STRIP, HsPane)

/* What happens at STEP, in words: "Step 5: call, output"; free with g_free. */
char *hs_strip_describe (HsStrip *self, int step);

G_END_DECLS
