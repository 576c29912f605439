/* The timeline: a slider over all steps, and buttons to go one or all the way.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_TIMELINE (hs_timeline_get_type ())
G_DECLARE_FINAL_TYPE (HsTimeline, hs_timeline, HS, TIMELINE, HsPane)

/* Whether there is little room: then only the buttons that are used most are shown. The others are in the menu or have keys. */
void hs_timeline_set_narrow (HsTimeline *self, gboolean narrow);

G_END_DECLS
