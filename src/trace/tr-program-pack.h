/* Programs as bytes, for files.
 *
 * The bytes, where a varint is as tr-varint.h has it, and a text is a varint of 0 (there is none) or of its length and 1, then as many
 * bytes as it is long:
 *
 *   varint heap limit in bytes, varint limit of steps (0: the default, and none), text the folder where imports are looked for
 *   varint how many commands there were; each: varint TrCommandKind, text what it was, text the name of a script
 *   varint how many lines input () got; each: text, none for the end of input
 *   varint how often a clock was read; each: the zigzag varint of what it said less what was said before (at first 0), in nanoseconds
 *   varint how many files were looked for; each: text the path, text what stood in it, none if it was not there
 *   varint how many stops there were; each: varint steps, varint identity, varint 1 for good and 0 else
 *   varint how many calls to files there were (nothing follows if there were none); each: varint RtFileOp, zigzag varint what it
 *     answered, text what it gave, none for nothing
 */
#pragma once

#include "tr-program.h"

G_BEGIN_DECLS

/* As it is now; the caller's. NULL: it is longer than a file keeps (TR_PROGRAM_BYTES_MOST). */
#define TR_PROGRAM_BYTES_MOST (1u << 30)
GByteArray *RT_NULLABLE tr_program_pack (TrProgram *program);
/* The program that was packed; NULL: these bytes are not one. They may come from anywhere. */
TrProgram *RT_NULLABLE tr_program_unpack (const guint8 *bytes, gsize n);

G_END_DECLS
