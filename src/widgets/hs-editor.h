/* The editor: the session's snippet, with the line that is about to run and the line of an error marked.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_EDITOR (hs_editor_get_type ())
G_DECLARE_FINAL_TYPE (HsEditor, hs_editor, HS, EDITOR, HsPane)

void hs_editor_grab_focus (HsEditor *self);

G_END_DECLS
