/* The colours of the whole application: those of the picture are those of everything around it.
 */
#pragma once

#include "hs-canvas.h"

G_BEGIN_DECLS

/* From now on, in all windows. High contrast is that of the desktop's style, whether or not the desktop has it. */
void hs_look_set_colours (HsColours colours);

G_END_DECLS
