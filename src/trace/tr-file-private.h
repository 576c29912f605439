/* What saving and opening share. */
#pragma once

#include "tr-file.h"
#include "tr-varint.h"

G_BEGIN_DECLS

#define TR_FILE_MAGIC   "\x89HSCOPE\n"
#define TR_FILE_VERSION 2
#define TR_FILE_HEADER_BYTES 16
#define TR_CHUNK_HEADER_BYTES 12

/* CRC begins as 0. */
guint32 tr_crc32 (guint32 crc, gconstpointer bytes, gsize n);

G_END_DECLS
