/* The inspector: the selected object, and everything that holds a reference to it.
 */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_INSPECTOR (hs_inspector_get_type ())
G_DECLARE_FINAL_TYPE (HsInspector, hs_inspector, HS, INSPECTOR, GtkWidget)

void hs_inspector_set_session (HsInspector *self, HsSession *session);

G_END_DECLS
