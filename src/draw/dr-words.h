/* The words on a card: title, count, text, note, tags. All are new strings; free with g_free.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

char *dr_title_of (const MdNode *node);
/* "2 refs", "freed", and what INSIDE (may be NULL) has figured out. */
char *dr_count_of (const MdNode *node, const TrInside *inside);
/* What the node's own text says that its cells do not; N_CELLS of them are shown. May be "". */
char *dr_text_of (const MdNode *node, guint n_cells);
/* What there is to know besides, small: "" or phrases. */
char *dr_note_of (const MdNode *node, const DrOptions *options);
/* "constant ×2": N references of KIND. */
char *dr_tag_of (MdHolderKind kind, guint n);

G_END_DECLS
