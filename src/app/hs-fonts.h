/* The font of code, in all windows: of the snippet and of the prompt.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* FONT as Pango writes it ("Fira Mono 13"); "": that of the desktop. */
void hs_fonts_set_code (const char *font);

G_END_DECLS
