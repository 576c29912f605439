/* The list of watches: a line each with its value and count, which selects it in the picture, leads to its changes, or takes it away.
 * Not there while nothing is watched.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_WATCHES (hs_watches_get_type ())
G_DECLARE_FINAL_TYPE (HsWatches, hs_watches, HS, WATCHES, HsPane)

G_END_DECLS
