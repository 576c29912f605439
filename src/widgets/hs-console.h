/* The console: what the program printed, and the prompt with its history.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_CONSOLE (hs_console_get_type ())
G_DECLARE_FINAL_TYPE (HsConsole, hs_console, HS, CONSOLE, HsPane)

void hs_console_grab_focus (HsConsole *self);
void hs_console_clear (HsConsole *self);
/* The style has other colours from now on. */
void hs_console_update_colours (HsConsole *self);

G_END_DECLS
