/* Opening the display, sooner than GTK would by itself. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Initializes GTK. To be called before anything else does so; the environment is afterwards what it was. */
void hs_display_open (void);

G_END_DECLS
