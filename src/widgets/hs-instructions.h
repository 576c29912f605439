/* The instructions: what happens inside of the step that was opened, one below the other: instructions, phases of a collection,
 * objects that go. The one that is looked at is selected; choosing another goes there.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_INSTRUCTIONS (hs_instructions_get_type ())
G_DECLARE_FINAL_TYPE (HsInstructions, hs_instructions, HS, INSTRUCTIONS, HsPane)

G_END_DECLS
