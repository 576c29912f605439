/* The application: windows, preferences, shortcuts, about.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HS_TYPE_APPLICATION (hs_application_get_type ())
G_DECLARE_FINAL_TYPE (HsApplication, hs_application, HS, APPLICATION, AdwApplication)

HsApplication *hs_application_new (void);
/* The window of preferences, over PARENT. */
void hs_preferences_present (GtkWindow *parent, GSettings *settings);

G_END_DECLS
