/* The parser's machinery: tokens, memory, lists, errors, and the two passes. */
#include "rt-parser-private.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "hb-utf8.h"
#include "rt-error.h"
#include "rt-str.h"

/* Rules within rules. CPython's limit is 6000, of which it uses some before the first. */
#define RT_PARSER_MAX_DEPTH 5970

/* Tokens */

static bool fail (P *p) {
  p->failed = true;
  return false;
}

void *rt_p_no_memory (P *p) {
  p->failed = true;
  return rt_no_memory (p->rt);
}

static bool grow_tokens (P *p) {
  int capacity = p->capacity ? 2 * p->capacity : 64;
  RtToken *tokens = rt_arena_alloc (p->arena, (size_t)capacity * sizeof *tokens);
  RtMemo **memos = rt_arena_alloc (p->arena, (size_t)capacity * sizeof *memos);
  if (!tokens || !memos)
    return fail (p);
  if (p->fill > 0) {
    memcpy (tokens, p->tokens, (size_t)p->fill * sizeof *tokens);
    memcpy (memos, p->memos, (size_t)p->fill * sizeof *memos);
  }
  p->tokens = tokens;
  p->memos = memos;
  p->capacity = capacity;
  return true;
}

/* The end of a single statement, too, is the end of a line, and of its blocks. */
static void end_line (P *p, RtToken *token) {
  bool at_end = p->options->mode == RT_COMPILE_SINGLE && !p->options->at_prompt && p->line_begun &&
                token->type == RT_TOKEN_ENDMARKER;
  p->line_begun = !at_end;
  if (!at_end)
    return;
  token->type = RT_TOKEN_NEWLINE;
  if (!p->options->keep_blocks_open) {
    p->lexer->pending = -p->lexer->indent;
    p->lexer->indent = 0;
  }
}

static bool read_token (P *p) {
  if (p->fill == p->capacity && !grow_tokens (p))
    return false;
  RtToken token = rt_lexer_next (p->lexer);
  end_line (p, &token);
  p->tokens[p->fill] = token;
  p->memos[p->fill] = NULL;
  p->fill++;
  if (token.type == RT_TOKEN_ERROR && p->lexer->status != RT_LEXER_OK) {
    rt_p_lexer_error (p);
    return fail (p);
  }
  return true;
}

RtToken *rt_p_peek (P *p) {
  if (p->failed)
    return NULL;
  if (p->mark == p->fill && !read_token (p))
    return NULL;
  return &p->tokens[p->mark];
}

bool rt_p_at (P *p, RtTokenType type) {
  RtToken *token = rt_p_peek (p);
  return token && token->type == type;
}

RtToken *rt_p_token (P *p, RtTokenType type) {
  if (!rt_p_at (p, type))
    return NULL;
  return &p->tokens[p->mark++];
}

RtToken *rt_p_forced (P *p, RtTokenType type) {
  RtToken *token = rt_p_peek (p);
  if (!token)
    return NULL;
  if (token->type != type)
    return rt_p_error_tokens (p, token, token, "expected '%s'", rt_token_text (type));
  p->mark++;
  return token;
}

static bool token_is (const RtToken *token, const char *word) {
  size_t length = strlen (word);
  return (size_t)(token->end - token->start) == length && !memcmp (token->start, word, length);
}

bool rt_p_soft (P *p, const char *word) {
  RtToken *token = rt_p_peek (p);
  if (!token || token->type != RT_TOKEN_NAME || !token_is (token, word))
    return false;
  p->mark++;
  return true;
}

static RtObject *nfkc_identifier (P *p, const RtToken *token) {
  utf8proc_uint8_t *normal = NULL;
  utf8proc_ssize_t length = utf8proc_map ((const utf8proc_uint8_t *)token->start, token->end - token->start,
                                          &normal, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  if (length < 0)
    return rt_no_memory (p->rt);
  RtObject *s = rt_str_from_utf8 (p->rt, (const char *)normal, (size_t)length);
  free (normal);
  return s;
}

RtObject *rt_p_identifier (P *p, const RtToken *token) {
  bool ascii = true;
  for (const char *c = token->start; c < token->end; c++)
    ascii &= (unsigned char)*c < 128;
  RtObject *s = ascii ? rt_str_from_utf8 (p->rt, token->start, (size_t)(token->end - token->start))
                      : nfkc_identifier (p, token);
  if (s)
    s = rt_str_intern (p->rt, s);
  s = rt_arena_own (p->arena, s);
  if (!s)
    p->failed = true;
  return s;
}

RtNode *rt_p_name (P *p, RtContext context) {
  int m = p->mark;
  RtToken *token = TAKE (NAME);
  if (!token)
    return NULL;
  RtObject *name = rt_p_identifier (p, token);
  RtNode *node = name ? rt_p_node (p, RT_NODE_NAME, m) : NULL;
  if (!node)
    return NULL;
  node->name = name;
  node->context = context;
  return node;
}

/* Memory */

bool rt_p_recall (P *p, RtMemoRule rule, void **result) {
  *result = NULL;
  if (p->failed)
    return true;
  if (p->mark == p->fill && !read_token (p))
    return true;
  for (RtMemo *memo = p->memos[p->mark]; memo; memo = memo->next)
    if (memo->rule == rule) {
      p->mark = memo->mark;
      *result = memo->result;
      return true;
    }
  return false;
}

void *rt_p_remember (P *p, RtMemoRule rule, int start, void *result) {
  if (p->failed)
    return NULL;
  if (!result)
    p->mark = start;
  RtMemo *memo = rt_arena_alloc (p->arena, sizeof *memo);
  if (!memo) {
    p->failed = true;
    return NULL;
  }
  *memo = (RtMemo){.next = p->memos[start], .rule = rule, .mark = p->mark, .result = result};
  p->memos[start] = memo;
  return result;
}

bool rt_p_enter (P *p) {
  if (p->failed)
    return false;
  if (p->depth >= RT_PARSER_MAX_DEPTH) {
    rt_raise (p->rt, p->rt->types.MemoryError, "Parser stack overflowed - Python source too complex to parse");
    return fail (p);
  }
  p->depth++;
  return true;
}

void rt_p_leave (P *p) {
  p->depth--;
}

/* Nodes and lists */

RtPosition rt_p_token_position (const RtToken *token) {
  return (RtPosition){token->line, token->end_line, token->column, token->end_column};
}

RtPosition rt_p_span (P *p, int start) {
  int last = p->mark - 1;
  while (last > start) {
    RtTokenType type = p->tokens[last].type;
    if (type != RT_TOKEN_ENDMARKER && (type < RT_TOKEN_NEWLINE || type > RT_TOKEN_DEDENT))
      break;
    last--;
  }
  if (last < start)
    last = start;
  const RtToken *first_token = &p->tokens[start], *last_token = &p->tokens[last];
  return (RtPosition){first_token->line, last_token->end_line, first_token->column, last_token->end_column};
}

RtNode *rt_p_node (P *p, RtNodeKind kind, int start) {
  if (p->failed)
    return NULL;
  RtNode *node = rt_node_new (p->arena, kind, rt_p_span (p, start));
  if (!node)
    p->failed = true;
  return node;
}

RtNode *rt_p_constant (P *p, RtObject *value, int start) {
  value = rt_arena_own (p->arena, value);
  if (!value) {
    p->failed = true;
    return NULL;
  }
  RtNode *node = rt_p_node (p, RT_NODE_CONSTANT, start);
  if (node)
    node->constant.value = value;
  return node;
}

bool rt_p_push (P *p, RtNode *node) {
  if (p->scratch_count == p->scratch_capacity) {
    int capacity = p->scratch_capacity ? 2 * p->scratch_capacity : 64;
    RtNode **scratch = rt_arena_alloc (p->arena, (size_t)capacity * sizeof *scratch);
    if (!scratch)
      return fail (p);
    if (p->scratch_count > 0)
      memcpy (scratch, p->scratch, (size_t)p->scratch_count * sizeof *scratch);
    p->scratch = scratch;
    p->scratch_capacity = capacity;
  }
  p->scratch[p->scratch_count++] = node;
  return true;
}

RtNodeList *rt_p_list (P *p, int base) {
  int count = p->scratch_count - base;
  p->scratch_count = base;
  if (p->failed)
    return NULL;
  RtNodeList *list = rt_node_list_new (p->arena, count);
  if (!list) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < count; i++)
    list->items[i] = p->scratch[base + i];
  return list;
}

void rt_p_drop (P *p, int base) {
  p->scratch_count = base;
}

RtNodeList *rt_p_one (P *p, RtNode *node) {
  int base = p->scratch_count;
  return rt_p_push (p, node) ? rt_p_list (p, base) : NULL;
}

int rt_p_gather (P *p, RtRule rule) {
  int count = 0;
  int m = p->mark;
  RtNode *node;
  while ((node = rule (p)) != NULL) {
    if (!rt_p_push (p, node))
      return 0;
    count++;
    m = p->mark;
    if (!TAKE (COMMA))
      break;
  }
  p->mark = m;
  return p->failed ? 0 : count;
}

int rt_p_repeat (P *p, RtRule rule) {
  int count = 0;
  for (;;) {
    int m = p->mark;
    RtNode *node = rule (p);
    if (!node) {
      p->mark = m;
      return p->failed ? 0 : count;
    }
    if (!rt_p_push (p, node))
      return 0;
    count++;
  }
}

/* The two passes */

static RtNode *parse_file (P *p) {
  int base = p->scratch_count;
  rt_p_statements (p);
  if (!TAKE (ENDMARKER)) {
    rt_p_drop (p, base);
    return NULL;
  }
  RtNode *module = rt_p_node (p, RT_NODE_MODULE, 0);
  if (module)
    module->body = rt_p_list (p, base);
  return module;
}

static RtNode *parse_eval (P *p) {
  RtNode *expression = rt_p_expressions (p);
  if (!expression)
    return NULL;
  while (TAKE (NEWLINE))
    ;
  if (!TAKE (ENDMARKER))
    return NULL;
  RtNode *module = rt_p_node (p, RT_NODE_MODULE, 0);
  RtNode *statement = module ? rt_p_node (p, RT_NODE_EXPR, 0) : NULL;
  if (!statement)
    return NULL;
  statement->value = expression;
  statement->at = expression->at;
  module->body = rt_p_one (p, statement);
  return module;
}

/* What a prompt reads: one statement and the line end behind it. */
static RtNodeList *statement_newline (P *p) {
  int m = p->mark;
  RtNode *statement = rt_p_compound_stmt (p);
  if (statement && TAKE (NEWLINE))
    return rt_p_one (p, statement);
  p->mark = m;
  RtNodeList *statements = rt_p_simple_stmts (p);
  if (statements)
    return statements;
  p->mark = m;
  if (TAKE (NEWLINE) || (p->options->at_prompt && TAKE (ENDMARKER))) {
    RtNode *pass = rt_p_node (p, RT_NODE_PASS, m);
    return pass ? rt_p_one (p, pass) : NULL;
  }
  return NULL;
}

static RtNode *parse_single (P *p) {
  RtNodeList *body = statement_newline (p);
  RtNode *module = body ? rt_p_node (p, RT_NODE_MODULE, 0) : NULL;
  if (module)
    module->body = body;
  return module;
}

static RtNode *parse_once (P *p) {
  switch (p->options->mode) {
  case RT_COMPILE_EVAL:
    return parse_eval (p);
  case RT_COMPILE_SINGLE:
    return parse_single (p);
  default:
    return parse_file (p);
  }
}

/* The rest of the text may hold an error of the lexer, or an unclosed bracket, which explains more than the one at hand. */
static void check_rest_of_text (P *p) {
  RtObject *saved = rt_error_take (p->rt);
  int error_line = p->tokens[p->fill - 1].line;
  bool failed = p->failed;
  p->failed = false;
  for (;;) {
    RtToken token = rt_lexer_next (p->lexer);
    if (token.type == RT_TOKEN_ENDMARKER)
      break;
    RtLexerStatus status = p->lexer->status;
    if (token.type != RT_TOKEN_ERROR || status == RT_LEXER_OK) /* or a character that no token begins with */
      continue;
    if (status == RT_LEXER_ERROR || status == RT_LEXER_UNTERMINATED)
      rt_p_lexer_error (p);
    else if (p->lexer->level > 0 && error_line > p->lexer->bracket_line[p->lexer->level - 1])
      rt_p_unclosed (p);
    break;
  }
  p->failed = failed;
  /* What is wrong within an f-string does not, as in CPython. */
  RtObject *later = rt_error_take (p->rt), *given_up = later && p->lexer->mode <= 0 ? saved : later;
  rt_error_put (p->rt, given_up == saved ? later : saved);
  if (given_up)
    rt_decref (p->rt, given_up);
}

static bool error_is_syntax_error (P *p) {
  return rt_error (p->rt) && rt_error_matches (p->rt, p->rt->types.SyntaxError);
}

/* Whether the error is that the text ends. */
static bool is_incomplete (P *p) {
  if (!p->options->may_be_incomplete || p->fill == 0)
    return false;
  RtLexerStatus status = p->lexer->status;
  int last = p->tokens[p->fill - 1].type;
  return status == RT_LEXER_END || status == RT_LEXER_EARLY_END || status == RT_LEXER_UNTERMINATED || last == RT_TOKEN_ENDMARKER ||
         (last == RT_TOKEN_DEDENT && p->lexer->cursor == p->lexer->text_end);
}

static void second_pass (P *p) {
  if (is_incomplete (p)) {
    rt_error_clear (p->rt);
    p->failed = false;
    p->lexer->level = 0; /* a bracket that is open is not blamed */
    rt_p_error (p, "incomplete input");
    return;
  }
  if (rt_error (p->rt) || p->needs_line) {
    if (!p->needs_line && p->lexer->status == RT_LEXER_OK && error_is_syntax_error (p))
      check_rest_of_text (p);
    return;
  }
  RtToken last = p->tokens[p->fill - 1];
  p->mark = 0;
  p->depth = 0;
  p->scratch_count = 0;
  p->failed = false;
  p->invalid = true;
  memset (p->memos, 0, (size_t)p->fill * sizeof *p->memos);
  parse_once (p);
  if (p->needs_line)
    return;
  if (rt_error (p->rt)) {
    if (p->lexer->status == RT_LEXER_OK && error_is_syntax_error (p))
      check_rest_of_text (p);
    return;
  }
  p->failed = false;
  if (last.type == RT_TOKEN_INDENT || last.type == RT_TOKEN_DEDENT) {
    rt_p_error_indent (p, last.type == RT_TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
    return;
  }
  rt_p_error_tokens (p, &last, &last, "invalid syntax");
  check_rest_of_text (p);
}

/* A copy with '\n' line ends, the last one included unless an expression is parsed. */
static bool normalise_lines (P *p, const char *text, size_t length_bytes) {
  char *copy = rt_arena_alloc (p->arena, length_bytes + 2);
  if (!copy)
    return fail (p);
  char *out = copy;
  for (size_t i = 0; i < length_bytes; i++) {
    if (text[i] == '\r') {
      if (i + 1 < length_bytes && text[i + 1] == '\n')
        i++;
      *out++ = '\n';
    } else {
      *out++ = text[i];
    }
  }
  if (p->options->mode == RT_COMPILE_EXEC && out > copy && out[-1] != '\n')
    *out++ = '\n';
  p->text = copy;
  p->text_end = out;
  return true;
}

static bool warn (void *data, const char *text, int line) {
  P *p = data;
  if (!p->options->warn)
    return true;
  return p->options->warn (p->options->warn_data, text, p->options->filename, line);
}

static bool is_blank (char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

/* Whether LINE is a comment that names an encoding: "coding", ':' or '=', a name. */
static bool names_encoding (const char *line, const char *end) {
  while (line < end && is_blank (*line))
    line++;
  if (line == end || *line != '#')
    return false;
  for (const char *c = line; end - c > 7; c++) {
    if (memcmp (c, "coding", 6) || (c[6] != ':' && c[6] != '='))
      continue;
    for (c += 7; c < end && (*c == ' ' || *c == '\t');)
      c++;
    return c < end && (isalnum ((unsigned char) *c) || strchr ("-_.", *c));
  }
  return false;
}

/* Whether a mark or a comment in the first two lines tells the encoding of TEXT. */
static bool tells_encoding (const char *text, size_t length_bytes) {
  const char *end = text + length_bytes;
  for (int line = 0; line < 2; line++) {
    const char *newline = memchr (text, '\n', (size_t) (end - text)), *stop = newline ? newline : end;
    if (names_encoding (text, stop))
      return true;
    while (text < stop && is_blank (*text))
      text++;
    if (!newline || (text < stop && *text != '#'))
      return false;
    text = newline + 1;
  }
  return false;
}

/* CPython refuses source that is not UTF-8 before it parses; a byte-order mark is skipped. */
static bool check_encoding (P *p, const char **text, size_t *length_bytes) {
  const char *start = *text;
  if (*length_bytes >= 3 && !memcmp (start, "\xEF\xBB\xBF", 3)) {
    *text += 3;
    *length_bytes -= 3;
    p->byte_columns = false;
  }
  const char *null = memchr (*text, 0, *length_bytes);
  if (null != NULL && p->options->is_file) {
    int line = 1;
    for (const char *c = *text; c < null; c++)
      line += *c == '\n';
    const char *begin = null;
    while (begin > *text && begin[-1] != '\n')
      begin--;
    rt_syntax_error (p->rt, p->rt->types.SyntaxError, p->options->filename, begin, (size_t) (null - begin), (RtPosition){line, line, -1, -1},
                     "source code cannot contain null bytes");
    return fail (p);
  }
  if (null != NULL) {
    rt_raise (p->rt, p->rt->types.SyntaxError, "source code string cannot contain null bytes");
    return fail (p);
  }
  size_t valid = hb_utf8_valid_bytes (*text, *length_bytes);
  if (valid == *length_bytes)
    return true;
  int line = 1;
  for (size_t i = 0; i < valid; i++)
    line += (*text)[i] == '\n';
  unsigned char bad = (unsigned char)(*text)[valid];
  size_t name_bytes;
  const char *name = rt_str_utf8 (p->rt, p->options->filename, &name_bytes);
  if (name)
    rt_syntax_error (
        p->rt, p->rt->types.SyntaxError, p->options->filename, NULL, 0, (RtPosition){line, line, 0, 0},
        "Non-UTF-8 code starting with '\\x%c%c' in file %s on line %d, but no encoding declared; see "
        "https://peps.python.org/pep-0263/ for details",
        "0123456789abcdef"[bad >> 4], "0123456789abcdef"[bad & 15], name, line);
  return fail (p);
}

/* `single` from a string must hold one statement only. */
static bool only_one_statement (P *p) {
  const char *c = p->lexer->cursor;
  bool comment = false;
  for (; c < p->text_end; c++) {
    if (comment || *c == '#')
      comment = *c != '\n';
    else if (*c != ' ' && *c != '\t' && *c != '\n' && *c != '\f')
      break;
  }
  if (c == p->text_end)
    return true;
  rt_p_error (p, "multiple statements found while compiling a single statement");
  return false;
}

RtNode *rt_parse (RtArena *arena, const char *text, size_t length_bytes, const RtCompileOptions *options,
                  bool *needs_line) {
  P parser = {.rt = arena->rt,
              .arena = arena,
              .options = options,
              .byte_columns = options->is_file && !tells_encoding (text, length_bytes)};
  P *p = &parser;
  if (!check_encoding (p, &text, &length_bytes) || !normalise_lines (p, text, length_bytes))
    return NULL;
  p->lexer = rt_arena_alloc (arena, sizeof *p->lexer);
  if (!p->lexer)
    return NULL;
  rt_lexer_init (p->lexer, p->text, (size_t)(p->text_end - p->text), options->at_prompt);
  p->lexer->warn = warn;
  p->lexer->warn_data = p;
  RtNode *module = parse_once (p);
  if (p->failed || !module) {
    second_pass (p);
    if (needs_line)
      *needs_line = p->needs_line;
    return NULL;
  }
  if (options->mode == RT_COMPILE_SINGLE && !options->at_prompt && !only_one_statement (p))
    return NULL;
  return module;
}
