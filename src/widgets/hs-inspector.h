/* The inspector: the selected object, and everything that holds a reference to it.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_INSPECTOR (hs_inspector_get_type ())
G_DECLARE_FINAL_TYPE (HsInspector, hs_inspector, HS, INSPECTOR, HsPane)

G_END_DECLS
