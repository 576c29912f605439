/* The timeline: a slider over all steps, and buttons to go one or all the way. Where there is little room only the
 * buttons that are used most are shown: the others are in the menu or have keys.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_TIMELINE (hs_timeline_get_type ())
G_DECLARE_FINAL_TYPE (HsTimeline, hs_timeline, HS, TIMELINE, HsPane)

G_END_DECLS
