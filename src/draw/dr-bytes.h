/* The bytes of a bytes, bytearray or memoryview, from what a graph says of it: its repr.
 */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

typedef struct DrBytes {
  GByteArray *bytes; /* the first ones, as many as the text has */
  guint length;      /* of all */
  guint first;       /* where the first stands in the object that owns them */
  guint stride;      /* from one to the next there */
} DrBytes;

/* What NODE of GRAPH shows: its own bytes, or those of the object that it is a view of. FALSE: that cannot be told. */
gboolean dr_bytes_of (const DrGraph *graph, const MdNode *node, DrBytes *out);
void dr_bytes_clear (DrBytes *bytes);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrBytes, dr_bytes_clear)

/* Sets those of SEEN, of the first N bytes of NODE, that a view in GRAPH sees. */
void dr_bytes_seen (const DrGraph *graph, const MdNode *node, gboolean *seen, guint n);

/* As it stands in a cell: the letter, or two hexadecimal digits. Free with g_free. */
char *dr_byte_text (guint8 byte);

G_END_DECLS
