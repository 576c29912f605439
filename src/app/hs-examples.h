/* The examples: a script for each part of the memory model, in the order in which to teach them.
 */
#pragma once

#include "hs-window.h"

G_BEGIN_DECLS

guint hs_examples_count (void);
/* For people, translated; static. */
const char *hs_examples_title (guint index);
char *hs_examples_dup_text (guint index);
/* Puts an example into WINDOW without running it. */
void hs_examples_open (HsWindow *window, guint index);
/* A menu of all, whose items activate win.example. */
GMenuModel *hs_examples_menu_new (void);

G_END_DECLS
