/* Walks over the location table and the exception table of a code object. */
#pragma once

#include "rt-code.h"

typedef struct RtLineEntries {
  const uint8_t *at, *end;
  int computed_line;
  uint32_t first_unit, end_unit; /* the code units that POSITION is for */
  RtPosition position;
} RtLineEntries;

void rt_line_entries_init (RtLineEntries *e, const RtCode *code);
bool rt_line_entries_next (RtLineEntries *e);

typedef struct RtHandlers {
  const uint8_t *at, *end;
  uint32_t first_unit, end_unit, target;
  int depth;
  bool push_lasti;
} RtHandlers;

void rt_handlers_init (RtHandlers *h, const RtCode *code);
bool rt_handlers_next (RtHandlers *h);
