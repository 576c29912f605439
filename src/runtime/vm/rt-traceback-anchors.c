/* Where the carets under a segment of source change from ~ to ^: around the operator of a binary operation,
 * and from the bracket of a subscript on, as CPython 3.12 finds them by parsing the segment once more. What is
 * constant has no parts any more, but for the module traceback. */
#include <string.h>

#include "hb-utf8.h"
#include "rt-error.h"
#include "rt-parser.h"
#include "rt-str.h"
#include "rt-traceback-lines.h"

static bool is_blank (char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

/* The operator between the operands, one or two characters wide. */
static bool anchor_operator (const RtNode *e, const char *segment, size_t *left, size_t *right) {
  size_t end = (size_t)e->binary.right->at.column;
  for (size_t i = (size_t)e->binary.left->at.end_column; i < end; i++) {
    if (is_blank (segment[i]) || segment[i] == ')')
      continue;
    *left = i;
    *right = i + 1 < end && !is_blank (segment[i + 1]) ? i + 2 : i + 1;
    return true;
  }
  return false;
}

/* The byte where character NUMBER begins, LENGTH_BYTES where there are fewer. */
static size_t byte_of_character (const char *text, size_t length_bytes, size_t number) {
  size_t at = 0;
  while (at < length_bytes && number > 0) {
    at++;
    while (at < length_bytes && ((unsigned char) text[at] & 0xC0) == 0x80)
      at++;
    number--;
  }
  return at;
}

static size_t characters_before (const char *text, size_t length_bytes, size_t byte) {
  return hb_utf8_count (text, byte < length_bytes ? byte : length_bytes);
}

/* As the module traceback does it: it looks behind the left operand, then goes on to where no blank nor parenthesis is, and takes bytes for
 * characters meanwhile. */
static bool anchor_operator_by_module (const RtNode *e, const char *segment, size_t length_bytes, size_t *left, size_t *right) {
  size_t begin = (size_t) e->binary.left->at.end_column, end = (size_t) e->binary.right->at.column, blanks = 0;
  while (begin + blanks < end && is_blank (segment[begin + blanks]))
    blanks++;
  size_t from = begin + blanks, to = from + 1, byte;
  if (from + 1 < end && !is_blank (segment[from + 1]))
    to++;
  while ((byte = byte_of_character (segment, length_bytes, from)) < length_bytes &&
         (is_blank (segment[byte]) || segment[byte] == ')' || segment[byte] == '#'))
    from++, to++;
  *left = byte_of_character (segment, length_bytes, characters_before (segment, length_bytes, from));
  *right = byte_of_character (segment, length_bytes, characters_before (segment, length_bytes, to));
  return *left < *right;
}

/* From the opening bracket to the closing one, both included. */
static bool anchor_subscript (const RtNode *e, const char *segment, size_t length_bytes, size_t *left,
                              size_t *right) {
  size_t i = (size_t)e->subscript.object->at.end_column;
  while (i < length_bytes && segment[i] != '[')
    i++;
  *left = i;
  i = (size_t)e->subscript.index->at.end_column;
  while (i < length_bytes && segment[i] != ']')
    i++;
  *right = i < length_bytes ? i + 1 : i;
  return *left < *right;
}

static bool anchor (const RtNode *module, const char *segment, size_t length_bytes, bool by_module, size_t *left, size_t *right) {
  if (rt_node_count (module->body) != 1 || module->body->items[0]->kind != RT_NODE_EXPR)
    return false;
  const RtNode *e = module->body->items[0]->value;
  if (e->at.line != e->at.end_line)
    return false;
  if (e->kind == RT_NODE_BIN_OP && by_module)
    return anchor_operator_by_module (e, segment, length_bytes, left, right);
  if (e->kind == RT_NODE_BIN_OP)
    return anchor_operator (e, segment, left, right);
  return e->kind == RT_NODE_SUBSCRIPT && anchor_subscript (e, segment, length_bytes, left, right);
}

/* What happens on the way changes no exception that is set: a traceback is being printed. */
bool rt_find_anchors (RtInterp *rt, const char *segment, size_t length_bytes, bool by_module, size_t *left, size_t *right) {
  RtObject *pending = rt_error_take (rt);
  RtArena arena;
  bool found = false;
  RtObject *filename = rt_str_from (rt, "<segment>");
  rt_arena_init (rt, &arena, "parser's tree of a line in a traceback");
  if (filename != NULL) {
    RtCompileOptions options = {.mode = RT_COMPILE_EXEC, .filename = filename};
    RtNode *module = rt_parse (&arena, segment, length_bytes, &options, NULL);
    found = module != NULL && (by_module || rt_ast_fold (&arena, module, false, false)) &&
            anchor (module, segment, length_bytes, by_module, left, right);
  }
  rt_arena_free (&arena);
  rt_xdecref (rt, filename);
  rt_error_put (rt, pending);
  return found;
}
