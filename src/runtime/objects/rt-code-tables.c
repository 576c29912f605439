/* The tables of a code object, in CPython's encodings: where each instruction stands in the source, and which handler guards it. */
#include "rt-bytes.h"
#include "rt-code-lines.h"

enum { KIND_ONE_LINE = 10, KIND_NO_COLUMNS = 13, KIND_LONG = 14, KIND_NONE = 15 };

static unsigned read_varint (const uint8_t **at) {
  unsigned byte = *(*at)++, value = byte & 63, shift = 0;
  while (byte & 64) {
    byte = *(*at)++;
    shift += 6;
    value |= (byte & 63) << shift;
  }
  return value;
}

static int read_signed_varint (const uint8_t **at) {
  unsigned value = read_varint (at);
  return value & 1 ? -(int) (value >> 1) : (int) (value >> 1);
}

void rt_line_entries_init (RtLineEntries *e, const RtCode *code) {
  const RtBytes *table = (const RtBytes *) code->linetable;
  e->at = (const uint8_t *) table->data;
  e->end = e->at + table->base.size;
  e->computed_line = code->firstlineno;
  e->first_unit = e->end_unit = 0;
}

bool rt_line_entries_next (RtLineEntries *e) {
  if (e->at >= e->end)
    return false;
  unsigned head = *e->at++, kind = (head >> 3) & 15;
  e->first_unit = e->end_unit;
  e->end_unit += (head & 7) + 1;
  e->position = (RtPosition){-1, -1, -1, -1};
  if (kind == KIND_NONE)
    return true;
  if (kind == KIND_LONG) {
    e->computed_line += read_signed_varint (&e->at);
    e->position.line = e->computed_line;
    e->position.end_line = e->computed_line + (int) read_varint (&e->at);
    e->position.column = (int) read_varint (&e->at) - 1;
    e->position.end_column = (int) read_varint (&e->at) - 1;
    return true;
  }
  if (kind == KIND_NO_COLUMNS) {
    e->computed_line += read_signed_varint (&e->at);
  } else if (kind >= KIND_ONE_LINE) {
    e->computed_line += (int) kind - KIND_ONE_LINE;
    e->position.column = *e->at++;
    e->position.end_column = *e->at++;
  } else {
    unsigned second = *e->at++;
    e->position.column = (int) ((kind << 3) | (second >> 4));
    e->position.end_column = e->position.column + (int) (second & 15);
  }
  e->position.line = e->position.end_line = e->computed_line;
  return true;
}

RtPosition rt_code_position (const RtCode *code, uint32_t unit) {
  RtLineEntries entries;
  rt_line_entries_init (&entries, code);
  while (rt_line_entries_next (&entries)) {
    if (unit < entries.end_unit)
      return entries.position;
  }
  return (RtPosition){-1, -1, -1, -1};
}

int rt_code_line (const RtCode *code, uint32_t unit) {
  return rt_code_position (code, unit).line;
}

static unsigned read_handler_varint (const uint8_t **at) {
  unsigned byte = *(*at)++, value = byte & 63;
  while (byte & 64) {
    byte = *(*at)++;
    value = value << 6 | (byte & 63);
  }
  return value;
}

void rt_handlers_init (RtHandlers *h, const RtCode *code) {
  const RtBytes *table = (const RtBytes *) code->exceptiontable;
  h->at = (const uint8_t *) table->data;
  h->end = h->at + table->base.size;
}

bool rt_handlers_next (RtHandlers *h) {
  if (h->at >= h->end)
    return false;
  h->first_unit = read_handler_varint (&h->at);
  h->end_unit = h->first_unit + read_handler_varint (&h->at);
  h->target = read_handler_varint (&h->at);
  unsigned depth_and_lasti = read_handler_varint (&h->at);
  h->depth = (int) (depth_and_lasti >> 1);
  h->push_lasti = depth_and_lasti & 1;
  return true;
}

bool rt_code_handler (const RtCode *code, uint32_t unit, uint32_t *target, int *depth, bool *push_lasti) {
  RtHandlers handlers;
  rt_handlers_init (&handlers, code);
  while (rt_handlers_next (&handlers) && handlers.first_unit <= unit) {
    if (unit < handlers.end_unit) {
      *target = handlers.target;
      *depth = handlers.depth;
      *push_lasti = handlers.push_lasti;
      return true;
    }
  }
  return false;
}
