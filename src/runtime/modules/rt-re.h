/* Regular expressions: how a pattern becomes a tree, the tree a program, and how the program is run.
 *
 *   text --rt_re_parse--> RtReTree --rt_re_emit--> RtReProgram --rt_re_run--> marks
 *
 * The language is that of CPython's re. The machine backtracks over a stack of its own, so that a long text needs no deep C
 * recursion; C recursion is as deep as assertions and atomic groups nest in the pattern.
 *
 * Invariants
 *  - a node's children come before it in the tree's array; index 0 is the empty node, and stands for "none".
 *  - group 0 is the whole match; mark 2n is where group n starts, 2n+1 where it ends; -1: has not matched.
 *  - a set's bitmap answers for all characters below 256, with case already looked at; its items answer for the others.
 *  - every change of a mark or a loop's counter during a run has its way back on the stack.
 */
#pragma once

#include "rt-str-private.h"

enum { /* CPython's values */
  RT_RE_IGNORECASE = 2,
  RT_RE_LOCALE = 4,
  RT_RE_MULTILINE = 8,
  RT_RE_DOTALL = 16,
  RT_RE_UNICODE = 32,
  RT_RE_VERBOSE = 64,
  RT_RE_DEBUG = 128,
  RT_RE_ASCII = 256,
};

typedef enum RtReCategory { RT_RE_DIGIT, RT_RE_SPACE, RT_RE_WORD } RtReCategory;

/* One piece of a set: the characters FIRST to LAST, or a category if FIRST > LAST. */
typedef struct RtReItem {
  uint32_t first, last;
  uint8_t category;
  bool negated;
} RtReItem;

/* If case is ignored, a set has what its characters up to this one fold to, too (rt_re_fold). */
#define RT_RE_LAST_FOLDED 0xffff

typedef struct RtReSet {
  uint32_t bitmap[8];
  size_t first_item, item_count;
  bool negated;
  unsigned flags; /* IGNORECASE, ASCII */
} RtReSet;

typedef enum RtReAt {
  RT_RE_AT_START,
  RT_RE_AT_LINE_START,
  RT_RE_AT_STRING_START,
  RT_RE_AT_END,
  RT_RE_AT_LINE_END,
  RT_RE_AT_STRING_END,
  RT_RE_AT_BOUNDARY,
  RT_RE_AT_NON_BOUNDARY,
} RtReAt;

typedef enum RtReKind {
  RT_RE_EMPTY,
  RT_RE_CHAR,     /* value: the character; flags */
  RT_RE_ANY,      /* flags: DOTALL */
  RT_RE_SET,      /* value: index of the set */
  RT_RE_AT,       /* value: RtReAt; flags: ASCII */
  RT_RE_SEQUENCE, /* first child, chained by `next` */
  RT_RE_BRANCH,   /* the same */
  RT_RE_REPEAT,   /* min, max, mode, child */
  RT_RE_GROUP,    /* value: the number; child */
  RT_RE_ASSERT,   /* value: 0 ahead, 1 behind; negated; child */
  RT_RE_ATOMIC,   /* child */
  RT_RE_BACKREF,  /* value: the number; flags */
  RT_RE_IF,       /* value: the number; child: yes; other: no */
  RT_RE_FAIL,     /* (?!) */
} RtReKind;

#define RT_RE_NO_MAX INT64_C (4294967295) /* MAXREPEAT */

typedef enum RtReMode { RT_RE_GREEDY, RT_RE_LAZY, RT_RE_POSSESSIVE } RtReMode;

typedef struct RtReNode {
  uint8_t kind, mode;
  bool negated;
  unsigned flags;
  uint32_t value;
  int64_t min, max;
  size_t child, other, next;
} RtReNode;

typedef struct RtReTree {
  RtReNode *nodes;
  size_t node_count, node_capacity;
  RtReSet *sets;
  size_t set_count, set_capacity;
  RtReItem *items;
  size_t item_count, item_capacity;
  size_t root;
  unsigned flags;
  int groups;             /* without group 0 */
  RtObject *group_index;  /* dict: names to numbers; borrowed from the caller */
  HbAllocator *allocator;
  bool broken;            /* an allocation failed */
} RtReTree;

/* What is wrong with a pattern: a message, and where (-1: nowhere in particular). */
#define RT_RE_NO_PATTERN (-2)

typedef struct RtReError {
  RtObject *message; /* owned; NULL: none, or another exception is set */
  ptrdiff_t position; /* -1: none; RT_RE_NO_PATTERN: the error does not tell the pattern, either */
  bool overflow; /* OverflowError instead of re.error */
} RtReError;

/* Parses PATTERN; the names of its groups go into the dict GROUP_INDEX. On failure false: ERROR has a message, or an exception is set. TREE is to be cleared either way. */
bool rt_re_parse (RtInterp *rt, RtStrView pattern, bool is_bytes, unsigned flags, RtObject *group_index,
                  RtReTree *tree, RtReError *error);
void rt_re_tree_clear (RtReTree *tree);
/* The message of ERROR by printf, at POSITION; returns false. */
bool rt_re_fail (RtInterp *rt, RtReError *error, ptrdiff_t position, const char *format, ...);

typedef struct RtReProgram {
  int64_t *code;
  size_t length, capacity;
  RtReSet *sets;
  RtReItem *items;
  size_t set_count, item_count;
  int groups, loops;
  HbAllocator *allocator;
} RtReProgram;

/* Takes the sets out of TREE. False with ERROR or an exception. */
bool rt_re_emit (RtInterp *rt, RtReTree *tree, RtReProgram *program, RtReError *error);
void rt_re_program_clear (RtReProgram *program);

/* Whether C belongs to SET. */
bool rt_re_set_has (const RtReSet *set, const RtReItem *items, uint32_t c);
void rt_re_set_fill_bitmap (RtReSet *set, const RtReItem *items);
bool rt_re_in_category (RtReCategory category, uint32_t c, bool ascii);
/* C as a lower-case letter: what a group was and what it is compared with are the same if these are. */
uint32_t rt_re_lower (uint32_t c, unsigned flags);
/* Characters that differ only in case fold to the same, several lower-case letters of one capital letter, too. */
uint32_t rt_re_fold (uint32_t c, unsigned flags);

/* The instructions: the word, then its operands. */
enum {
  RT_RE_OP_MATCH,      /* the whole pattern has matched */
  RT_RE_OP_DONE,       /* the inner part of an assertion or atomic group has */
  RT_RE_OP_FAIL,
  RT_RE_OP_CHAR,       /* c */
  RT_RE_OP_CHAR_FOLDED, /* c flags */
  RT_RE_OP_ANY,        /* all: 1 newlines, too */
  RT_RE_OP_SET,        /* set */
  RT_RE_OP_AT,         /* where ascii */
  RT_RE_OP_SPLIT,      /* other: where to go on if what follows fails */
  RT_RE_OP_JUMP,       /* target */
  RT_RE_OP_MARK,       /* mark */
  RT_RE_OP_BACKREF,    /* group flags folded */
  RT_RE_OP_IF,         /* group else */
  RT_RE_OP_ONE,        /* min max mode next: what follows is one instruction of one character */
  RT_RE_OP_LOOP_START, /* loop */
  RT_RE_OP_LOOP,       /* loop min max lazy exit */
  RT_RE_OP_LOOP_ENTER, /* loop max: of lazy loops, after the rest has failed */
  RT_RE_OP_LOOP_NEXT,  /* loop target */
  RT_RE_OP_ASSERT,     /* back negated next */
  RT_RE_OP_ATOMIC,     /* next */
};

/* A run of a program over TEXT[0, end). */
typedef struct RtReRun {
  RtInterp *rt;
  const RtReProgram *program;
  RtStrView text; /* its length is where the text ends for the pattern */
  ptrdiff_t *marks;
  int last_group;     /* the group that was closed last; -1: none */
  bool must_reach_end; /* fullmatch */
  ptrdiff_t not_at;   /* an end that does not count, since it would be an empty match again; -1: none */
  struct RtReLoop { int64_t count; ptrdiff_t last; } *loops;
  struct RtReStep *stack;
  size_t depth, capacity;
  uint64_t work;
} RtReRun;

/* False with MemoryError. */
bool rt_re_run_start (RtInterp *rt, RtReRun *run, const RtReProgram *program, RtStrView text);
void rt_re_run_end (RtReRun *run);
/* Matches at START: 1 and the marks are set, 0, or -1 with an exception. */
int rt_re_match_at (RtReRun *run, ptrdiff_t start);
/* The first match from START on. */
int rt_re_search (RtReRun *run, ptrdiff_t start);
