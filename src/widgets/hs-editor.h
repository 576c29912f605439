/* The editor: the session's snippet, with the line that is about to run and the line of an error marked.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_LINE_CATEGORY "heapscope-line" /* of the mark at the line that is about to run */

#define HS_TYPE_EDITOR (hs_editor_get_type ())
G_DECLARE_FINAL_TYPE (HsEditor, hs_editor, HS, EDITOR, HsPane)

void hs_editor_grab_focus (HsEditor *self);
/* Makes the text larger or smaller by so many px; 0: as the desktop says. */
void hs_editor_zoom (HsEditor *self, int by);
/* The text in colours of high contrast, which a desktop with high contrast has in any case. */
void hs_editor_set_high_contrast (HsEditor *self, gboolean high_contrast);
/* 0: as the desktop says. */
double hs_editor_get_font_px (HsEditor *self);

G_END_DECLS
