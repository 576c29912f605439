/* A picture for the clipboard.
 */
#pragma once

#include <gtk/gtk.h>

#include "dr-scene.h"

G_BEGIN_DECLS

/* Offers SCENE as SVG and as PNG, whatever a program that pastes it can read. */
void hs_picture_copy (DrScene *scene, const DrTheme *theme, GdkClipboard *clipboard);

G_END_DECLS
