/* What an object tells of itself. The runtime writes it, the same for everyone, in English ("suspended at line 3"); here it is read, and
 * said in the words of who looks.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

/* What NODE tells; NULL: it needs no other words. Free with g_free. */
char *dr_told_text (const MdNode *node);
/* What it tells besides, small: where a stream stands, how many items fit; NULL: nothing. Free with g_free. */
char *dr_told_note (const MdNode *node);

/* The items of an array: the first ones and, behind those left out, the last ones. Its strings are those of ITEMS. */
typedef struct DrToldItems {
  char **items; /* as Python writes them; "..." stands for those left out */
  guint length; /* of the array */
  const char *type; /* of each, static */
} DrToldItems;

gboolean dr_told_is_array (const MdNode *node);
/* FALSE: NODE is no array that tells of its items. */
gboolean dr_told_items (const MdNode *node, DrToldItems *out);
void dr_told_items_clear (DrToldItems *items);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrToldItems, dr_told_items_clear)

G_END_DECLS
