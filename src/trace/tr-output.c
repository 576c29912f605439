#include "tr-output.h"

#include <string.h>

#define OUTPUT_BYTES ((gsize) 1 << 34)
#define PIECES_BYTES ((gsize) 1 << 32)
#define GRAIN_BYTES  ((gsize) 1 << 16)

void tr_output_init (TrOutput *output, TrBudget *budget) {
  *output = (TrOutput){0};
  tr_bytes_init (&output->bytes, budget, OUTPUT_BYTES, GRAIN_BYTES);
  tr_bytes_init (&output->pieces, budget, PIECES_BYTES, GRAIN_BYTES);
}

void tr_output_clear (TrOutput *output) {
  tr_bytes_clear (&output->bytes);
  tr_bytes_clear (&output->pieces);
}

void tr_output_add (TrOutput *output, RtOutput stream, const char *text, gsize length_bytes) {
  guint8 *at = tr_bytes_room (&output->bytes, length_bytes);
  TrOutputPiece *piece = (TrOutputPiece *) (gpointer) tr_bytes_room (&output->pieces, sizeof *piece);
  if (length_bytes == 0 || at == NULL || piece == NULL)
    return;
  memcpy (at, text, length_bytes);
  output->bytes.length += length_bytes;
  *piece = (TrOutputPiece){.end = output->bytes.length, .stream = stream};
  output->pieces.length += sizeof *piece;
  __atomic_store_n (&output->published_pieces, output->pieces.length, __ATOMIC_RELEASE);
  __atomic_store_n (&output->published_bytes, output->bytes.length, __ATOMIC_RELEASE);
}

guint64 tr_output_length (const TrOutput *output) {
  return __atomic_load_n (&output->published_bytes, __ATOMIC_ACQUIRE);
}

/* The first of N pieces that ends beyond START. */
static guint64 find_piece (const TrOutputPiece *pieces, guint64 start, guint64 n) {
  guint64 low = 0, high = n;
  while (low < high) {
    guint64 middle = low + (high - low) / 2;
    if (pieces[middle].end > start)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

char *tr_output_read (const TrOutput *output, guint64 start, gsize limit_bytes, RtOutput *stream, gsize *length_bytes) {
  const TrOutputPiece *pieces = (const TrOutputPiece *) (gconstpointer) output->pieces.data;
  guint64 n = __atomic_load_n (&output->published_pieces, __ATOMIC_ACQUIRE) / sizeof (TrOutputPiece);
  guint64 piece = find_piece (pieces, start, n);
  if (piece == n || limit_bytes == 0)
    return NULL;
  guint64 end = pieces[piece].end;
  for (guint64 i = piece + 1; i < n && end - start < limit_bytes && pieces[i].stream == pieces[piece].stream; i++)
    end = pieces[i].end;
  gsize length = MIN (end - start, limit_bytes);
  char *copy = g_malloc (length + 1);
  memcpy (copy, output->bytes.data + start, length);
  copy[length] = '\0';
  *stream = (RtOutput) pieces[piece].stream;
  *length_bytes = length;
  return copy;
}
