/* The parts of a printed traceback. Every line may get a margin, for exception groups. */
#pragma once

#include "hb-buffer.h"
#include "rt-exception.h"

typedef struct RtPrinter {
  RtInterp *rt;
  HbBuffer *out;
  int indent;     /* spaces before what is printed; 0 outside of groups */
  char margin;    /* '|' within groups, 0 outside */
  int group_depth;
  bool by_module;  /* as the module traceback writes it */
  bool need_close; /* the innermost group still has to draw its last line */
  RtObject **seen; /* of the chain; borrowed */
  size_t seen_count, seen_capacity;
} RtPrinter;

/* The spaces of the indent; a group's margin behind them. */
void rt_print_indent (RtPrinter *p);
void rt_print_margin (RtPrinter *p);
/* Whether TRACEBACK, or none, is announced: the interpreter itself does not where sys.tracebacklimit leaves no entry. */
bool rt_shows_traceback (const RtPrinter *p, const RtTraceback *RT_NULLABLE traceback);
/* "  File ..." lines of TRACEBACK with their source and carets. */
void rt_print_traceback (RtPrinter *p, RtTraceback *traceback);
/* The place, text and caret of a SyntaxError. */
void rt_print_syntax_error_place (RtPrinter *p, RtSyntaxError *e);

/* Where the carets of a segment of source change: *LEFT and *RIGHT are in bytes from its start. False: they do not. */
bool rt_find_anchors (RtInterp *rt, const char *segment, size_t length_bytes, bool by_module, size_t *left, size_t *right);
