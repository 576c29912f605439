/* The objects of re: Pattern, Match, Scanner, and the texts they look at. */
#pragma once

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-re.h"

typedef struct RtPattern {
  RtObject base;
  RtObject *pattern;     /* str or bytes */
  RtObject *group_index; /* dict: names to numbers */
  RtObject *weakrefs;
  RtReProgram program;
  unsigned flags;
  bool is_bytes;
} RtPattern;

/* The marks follow: 2 for each group, group 0 first. */
typedef struct RtMatch {
  RtVarObject base;
  RtObject *string;  /* what was looked at */
  RtObject *pattern;
  ptrdiff_t start, end; /* pos and endpos */
  int last_group;
  ptrdiff_t marks[1];
} RtMatch;

typedef struct RtScanner {
  RtObject base;
  RtObject *string, *pattern;
  ptrdiff_t at, end;
  ptrdiff_t not_at; /* as RtReRun's */
} RtScanner;

#define RT_PATTERN(o) ((RtPattern *) (o))
#define RT_MATCH(o)   ((RtMatch *) (o))
#define RT_SCANNER(o) ((RtScanner *) (o))

/* A text that is looked at. OBJECT is borrowed; a buffer is kept locked until rt_re_text_release. */
typedef struct RtReText {
  RtObject *object;
  RtStrView view;
  RtBufferView buffer; /* owner NULL: none */
} RtReText;

/* TypeError if O is no text, or not of PATTERN's kind (NULL: any). */
bool rt_re_text_get (RtInterp *rt, RtObject *RT_NULLABLE pattern, RtObject *o, RtReText *text);
void rt_re_text_release (RtInterp *rt, RtReText *text);
/* A part of it: str or bytes; O itself if that is all of it. */
RT_NEW RtObject *rt_re_text_part (RtInterp *rt, const RtReText *text, ptrdiff_t start, ptrdiff_t end);

/* EMPTY.join (LIST): EMPTY is a str or bytes. */
RT_NEW RtObject *rt_re_join (RtInterp *rt, RtObject *empty, RtObject *list);

/* A Match from a run that has matched. */
RT_NEW RtObject *rt_match_new (RtInterp *rt, RtObject *pattern, RtObject *string, const RtReRun *run, ptrdiff_t start,
                               ptrdiff_t end);
/* The text of a group of a match; OTHERWISE, a new reference, if it has not matched. */
RT_NEW RtObject *rt_match_group (RtInterp *rt, RtObject *match, ptrdiff_t group, RtObject *otherwise);

/* Raises re.error (MESSAGE, TEXT, POSITION); MESSAGE is stolen. */
void *rt_re_raise (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE message, RtObject *text, ptrdiff_t position);

/* The replacement of sub and expand: a list of texts and group numbers, in turn; NULL with re.error or IndexError. */
RT_NEW RtObject *rt_re_template (RtInterp *rt, RtObject *pattern, RtObject *replacement);
/* The list filled in for a match. */
RT_NEW RtObject *rt_re_fill_template (RtInterp *rt, RtObject *template, RtObject *match);

/* compile (pattern, flags) */
RT_NEW RtObject *rt_re_compile (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);

extern const RtMethodDef rt_pattern_search_methods[];
