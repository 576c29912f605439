/* A scene as a graph for Graphviz: cards as tables with a port for every cell, so that the text can be edited and laid out anew.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* Free with g_free. */
char *dr_export_dot (const DrScene *scene, const DrTheme *theme);

G_END_DECLS
