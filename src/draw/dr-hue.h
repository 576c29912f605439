/* The hue of a kind of object.
 */
#pragma once

#include "dr-theme.h"
#include "md-graph.h"

G_BEGIN_DECLS

DrHue dr_hue_of (MdShape shape);

G_END_DECLS
