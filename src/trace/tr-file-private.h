/* What saving and opening share. */
#pragma once

#include "tr-file.h"
#include "tr-varint.h"

G_BEGIN_DECLS

#define TR_FILE_MAGIC   "\x89HSCOPE\n"
#define TR_FILE_VERSION 3
#define TR_FILE_OLDEST  2 /* that can be opened */
#define TR_FILE_HEADER_BYTES 16
#define TR_CHUNK_HEADER_BYTES 12

G_END_DECLS
