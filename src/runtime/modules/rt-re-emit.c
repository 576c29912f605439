/* From the tree of a regular expression to the program that is run. */
#include "rt-re.h"

#include <string.h>

#include "rt-error.h"

typedef struct Emitter {
  RtInterp *rt;
  RtReTree *tree;
  RtReProgram *program;
  RtReError *error;
  bool failed;
} Emitter;

static size_t put (Emitter *e, int64_t word) {
  RtReProgram *p = e->program;
  if (p->length == p->capacity) {
    size_t capacity = p->capacity == 0 ? 32 : 2 * p->capacity;
    int64_t *code = hb_realloc (p->allocator, p->code, p->capacity * sizeof *code, capacity * sizeof *code);
    if (code == NULL) {
      e->failed = true;
      return 0;
    }
    p->code = code;
    p->capacity = capacity;
  }
  p->code[p->length] = word;
  return p->length++;
}

/* The operand at PLACE is where the program has got to. */
static void land (Emitter *e, size_t place) {
  if (!e->failed)
    e->program->code[place] = (int64_t) e->program->length;
}

static const RtReNode *node_at (Emitter *e, size_t index) {
  return &e->tree->nodes[index];
}

/* --- widths --- */

static int64_t sum_of (int64_t a, int64_t b) {
  return a + b > RT_RE_NO_MAX ? RT_RE_NO_MAX : a + b;
}

static int64_t product_of (int64_t a, int64_t times) {
  return a == 0 || times == 0 ? 0 : a >= RT_RE_NO_MAX / times + 1 ? RT_RE_NO_MAX : a * times;
}

typedef struct Width {
  int64_t least, most;
} Width;

static bool group_width (Emitter *e, uint32_t number, Width *width);

/* How many characters what NODE matches has. */
static Width width_of (Emitter *e, size_t index) {
  const RtReNode *n = node_at (e, index);
  Width width = {0, 0};
  switch (n->kind) {
  case RT_RE_CHAR:
  case RT_RE_ANY:
  case RT_RE_SET:
    return (Width){1, 1};
  case RT_RE_SEQUENCE:
    for (size_t i = n->child; i != 0; i = node_at (e, i)->next) {
      Width part = width_of (e, i);
      width = (Width){sum_of (width.least, part.least), sum_of (width.most, part.most)};
    }
    return width;
  case RT_RE_BRANCH:
    width.least = RT_RE_NO_MAX;
    for (size_t i = n->child; i != 0; i = node_at (e, i)->next) {
      Width part = width_of (e, i);
      width.least = part.least < width.least ? part.least : width.least;
      width.most = part.most > width.most ? part.most : width.most;
    }
    return width;
  case RT_RE_REPEAT:
    width = width_of (e, n->child);
    return (Width){product_of (width.least, n->min), product_of (width.most, n->max)};
  case RT_RE_GROUP:
  case RT_RE_ATOMIC:
    return width_of (e, n->child);
  case RT_RE_BACKREF:
    return group_width (e, n->value, &width) ? width : (Width){0, RT_RE_NO_MAX};
  case RT_RE_IF: {
    Width yes = width_of (e, n->child), no = width_of (e, n->other);
    return (Width){yes.least < no.least ? yes.least : no.least, yes.most > no.most ? yes.most : no.most};
  }
  default:
    return width;
  }
}

static bool group_width (Emitter *e, uint32_t number, Width *width) {
  for (size_t i = 1; i < e->tree->node_count; i++) {
    const RtReNode *n = node_at (e, i);
    if (n->kind == RT_RE_GROUP && n->value == number) {
      *width = width_of (e, n->child);
      return true;
    }
  }
  return false;
}

/* --- instructions --- */

static void emit (Emitter *e, size_t index);

static bool is_one_character (const RtReNode *n) {
  return n->kind == RT_RE_CHAR || n->kind == RT_RE_ANY || n->kind == RT_RE_SET;
}

static void emit_char (Emitter *e, const RtReNode *n) {
  uint32_t folded = rt_re_fold (n->value, n->flags);
  bool cased = (n->flags & RT_RE_IGNORECASE) != 0;
  if (cased) {
    put (e, RT_RE_OP_CHAR_FOLDED);
    put (e, folded);
    put (e, n->flags);
  } else {
    put (e, RT_RE_OP_CHAR);
    put (e, n->value);
  }
}

static void emit_branch (Emitter *e, const RtReNode *n) {
  size_t ends = 0; /* the jumps to the end, chained through their operands */
  for (size_t i = n->child; i != 0 && !e->failed;) {
    size_t next = node_at (e, i)->next, other = 0;
    if (next != 0) {
      put (e, RT_RE_OP_SPLIT);
      other = put (e, 0);
    }
    emit (e, i);
    if (next != 0) {
      put (e, RT_RE_OP_JUMP);
      ends = put (e, (int64_t) ends);
      land (e, other);
    }
    i = next;
  }
  while (ends != 0 && !e->failed) {
    size_t before = (size_t) e->program->code[ends];
    land (e, ends);
    ends = before;
  }
}

/* CHILD: what of one character is repeated. */
static void emit_one (Emitter *e, const RtReNode *n, size_t child) {
  put (e, RT_RE_OP_ONE);
  put (e, n->min);
  put (e, n->max);
  put (e, n->mode);
  size_t next = put (e, 0);
  emit (e, child);
  land (e, next);
}

static void emit_loop (Emitter *e, const RtReNode *n) {
  int loop = e->program->loops++;
  bool lazy = n->mode == RT_RE_LAZY;
  put (e, RT_RE_OP_LOOP_START);
  put (e, loop);
  size_t again = e->program->length;
  put (e, RT_RE_OP_LOOP);
  put (e, loop);
  put (e, n->min);
  put (e, n->max);
  put (e, lazy);
  size_t exit = put (e, 0);
  if (lazy) {
    put (e, RT_RE_OP_LOOP_ENTER);
    put (e, loop);
    put (e, n->max);
  }
  emit (e, n->child);
  put (e, RT_RE_OP_LOOP_NEXT);
  put (e, loop);
  put (e, (int64_t) again);
  land (e, exit);
}

static void emit_repeat (Emitter *e, const RtReNode *n) {
  size_t child = n->child;
  while (node_at (e, child)->kind == RT_RE_SEQUENCE && node_at (e, child)->child != 0 &&
         node_at (e, node_at (e, child)->child)->next == 0)
    child = node_at (e, child)->child;
  if (is_one_character (node_at (e, child))) {
    emit_one (e, n, child);
    return;
  }
  size_t next = 0;
  if (n->mode == RT_RE_POSSESSIVE) {
    put (e, RT_RE_OP_ATOMIC);
    next = put (e, 0);
  }
  emit_loop (e, n);
  if (n->mode == RT_RE_POSSESSIVE) {
    put (e, RT_RE_OP_DONE);
    land (e, next);
  }
}

static void emit_assert (Emitter *e, const RtReNode *n) {
  Width width = {0, 0};
  if (n->value == 1) {
    width = width_of (e, n->child);
    const char *refused = width.least != width.most       ? "look-behind requires fixed-width pattern"
                          : width.least == RT_RE_NO_MAX ? "looks too much behind"
                                                        : NULL;
    if (refused != NULL) {
      rt_re_fail (e->rt, e->error, RT_RE_NO_PATTERN, "%s", refused);
      e->failed = true;
      return;
    }
  }
  put (e, RT_RE_OP_ASSERT);
  put (e, width.least);
  put (e, n->negated);
  size_t next = put (e, 0);
  emit (e, n->child);
  put (e, RT_RE_OP_DONE);
  land (e, next);
}

static void emit_if (Emitter *e, const RtReNode *n) {
  put (e, RT_RE_OP_IF);
  put (e, n->value);
  size_t otherwise = put (e, 0);
  emit (e, n->child);
  if (n->other == 0) {
    land (e, otherwise);
    return;
  }
  put (e, RT_RE_OP_JUMP);
  size_t end = put (e, 0);
  land (e, otherwise);
  emit (e, n->other);
  land (e, end);
}

static void emit_two (Emitter *e, int64_t op, int64_t a) {
  put (e, op);
  put (e, a);
}

static void emit (Emitter *e, size_t index) {
  const RtReNode *n = node_at (e, index);
  if (e->failed)
    return;
  switch (n->kind) {
  case RT_RE_CHAR:
    emit_char (e, n);
    break;
  case RT_RE_ANY:
    emit_two (e, RT_RE_OP_ANY, (n->flags & RT_RE_DOTALL) != 0);
    break;
  case RT_RE_SET:
    emit_two (e, RT_RE_OP_SET, n->value);
    break;
  case RT_RE_AT:
    emit_two (e, RT_RE_OP_AT, n->value);
    put (e, (n->flags & RT_RE_ASCII) != 0);
    break;
  case RT_RE_SEQUENCE:
    for (size_t i = n->child; i != 0; i = node_at (e, i)->next)
      emit (e, i);
    break;
  case RT_RE_BRANCH:
    emit_branch (e, n);
    break;
  case RT_RE_REPEAT:
    emit_repeat (e, n);
    break;
  case RT_RE_GROUP:
    emit_two (e, RT_RE_OP_MARK, 2 * (int64_t) n->value);
    emit (e, n->child);
    emit_two (e, RT_RE_OP_MARK, 2 * (int64_t) n->value + 1);
    break;
  case RT_RE_ASSERT:
    emit_assert (e, n);
    break;
  case RT_RE_ATOMIC: {
    put (e, RT_RE_OP_ATOMIC);
    size_t next = put (e, 0);
    emit (e, n->child);
    put (e, RT_RE_OP_DONE);
    land (e, next);
    break;
  }
  case RT_RE_BACKREF:
    emit_two (e, RT_RE_OP_BACKREF, n->value);
    put (e, n->flags);
    break;
  case RT_RE_IF:
    emit_if (e, n);
    break;
  case RT_RE_FAIL:
    put (e, RT_RE_OP_FAIL);
    break;
  default:
    break;
  }
}

bool rt_re_emit (RtInterp *rt, RtReTree *tree, RtReProgram *program, RtReError *error) {
  memset (program, 0, sizeof *program);
  program->allocator = tree->allocator;
  Emitter e = {.rt = rt, .tree = tree, .program = program, .error = error};
  emit (&e, tree->root);
  put (&e, RT_RE_OP_MATCH);
  if (e.failed) {
    if (error->message == NULL && rt_error (rt) == NULL)
      rt_no_memory (rt);
    return false;
  }
  program->groups = tree->groups;
  program->sets = tree->sets;
  program->items = tree->items;
  program->set_count = tree->set_capacity;
  program->item_count = tree->item_capacity;
  tree->sets = NULL;
  tree->items = NULL;
  return true;
}

void rt_re_program_clear (RtReProgram *p) {
  hb_free (p->allocator, p->code, p->capacity * sizeof *p->code);
  hb_free (p->allocator, p->sets, p->set_count * sizeof *p->sets);
  hb_free (p->allocator, p->items, p->item_count * sizeof *p->items);
  p->code = NULL;
  p->sets = NULL;
  p->items = NULL;
}
