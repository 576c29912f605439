/* The output of a run, byte by byte, with the stream that each piece went to. Appended to by one thread, read by others. */
#pragma once

#include "rt.h"
#include "tr-bytes.h"

G_BEGIN_DECLS

typedef struct TrOutputPiece {
  guint64 end;   /* where in the bytes of output this piece ends */
  guint64 stream; /* RtOutput */
} TrOutputPiece;

typedef struct TrOutput {
  TrBytes bytes, pieces; /* characters; TrOutputPiece */
  gsize published_bytes, published_pieces; /* atomic; the pieces up to there are complete */
} TrOutput;

void tr_output_init (TrOutput *output, TrBudget *budget);
void tr_output_clear (TrOutput *output);
/* What does not fit any more is left out. */
void tr_output_add (TrOutput *output, RtOutput stream, const char *text, gsize length_bytes);

/* Any thread. */
guint64 tr_output_length (const TrOutput *output);
/* As tr_log_output. */
char *tr_output_read (const TrOutput *output, guint64 start, gsize limit_bytes, RtOutput *stream, gsize *length_bytes);

G_END_DECLS
