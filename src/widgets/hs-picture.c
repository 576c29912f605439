#include "hs-picture.h"

#include <string.h>

#include "dr-paint.h"

#define PNG_SCALE 2

void hs_picture_copy (DrScene *scene, const DrTheme *theme, GdkClipboard *clipboard) {
  char *document = dr_export_svg (scene, theme);
  g_autoptr (GBytes) svg = g_bytes_new_take (document, strlen (document)), png = dr_export_png (scene, theme, PNG_SCALE);
  GdkContentProvider *kinds[] = {gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
                                 gdk_content_provider_new_for_bytes ("image/png", png)};
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (clipboard, all);
}
