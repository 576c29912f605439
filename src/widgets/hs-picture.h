/* A picture for the clipboard, and for paper.
 */
#pragma once

#include <gtk/gtk.h>

#include "dr-scene.h"

G_BEGIN_DECLS

/* Offers SCENE as SVG and as PNG, whatever a program that pastes it can read. */
void hs_picture_copy (DrScene *scene, const DrTheme *theme, GdkClipboard *clipboard);
/* One page with SCENE, as it is exported, in a theme for paper that is near to KIND; without colours if the printer has none. Lying
 * on its side if that gives more room. The caller owns what is returned, and runs it. */
GtkPrintOperation *hs_picture_print (DrScene *scene, DrThemeKind kind, const char *title);

G_END_DECLS
