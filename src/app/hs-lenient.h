/* What holds all of a window and lets it become small. What is too wide now will not be once the window knows that it is narrow: until
 * then it is cut off, and does not keep the window from becoming as small as it is wanted.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HS_TYPE_LENIENT (hs_lenient_get_type ())
G_DECLARE_FINAL_TYPE (HsLenient, hs_lenient, HS, LENIENT, GtkWidget)

G_END_DECLS
