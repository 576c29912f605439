/* Search: a bar above the picture, for objects by name, value, type or number, and for steps ("step 12").
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_SEARCH (hs_search_get_type ())
G_DECLARE_FINAL_TYPE (HsSearch, hs_search, HS, SEARCH, HsPane)

/* Shows the bar, with TEXT (NULL: what was typed last, selected), and takes the focus. */
void hs_search_open (HsSearch *self, const char *text);
void hs_search_close (HsSearch *self);

G_END_DECLS
