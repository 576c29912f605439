/* _ast: the parser's tree as objects, for python/ast.py, which defines their classes.
 *
 * Every object that is made belongs to the arena of the parse until the whole tree stands: what is borrowed here stays alive, and a
 * failure anywhere leaves nothing behind. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-parser.h"
#include "rt-run.h"
#include "rt-str.h"

typedef struct Maker {
  RtInterp *rt;
  RtArena *arena;
  RtObject *classes; /* dict: the class of each kind of node, and the one instance of each operator and context */
  RtNode **nodes;    /* RT_NULLABLE; those that objects were made of: their number is the attribute _node */
  size_t node_count, node_capacity;
  bool numbered;     /* whether NODES is wanted */
} Maker;

static RtObject *of (Maker *m, const RtNode *RT_NULLABLE node);

/* --- parts; all return borrowed objects, NULL with an exception, at once if there is one already --- */

static RtObject *own (Maker *m, RT_STEALS RtObject *RT_NULLABLE o) {
  return rt_arena_own (m->arena, o);
}

static RtObject *none_or (Maker *m, RtObject *RT_NULLABLE o) {
  return o != NULL ? o : m->rt->none;
}

static RtObject *number (Maker *m, int64_t value) {
  return rt_error (m->rt) == NULL ? own (m, rt_int_from_int64 (m->rt, value)) : NULL;
}

/* The class or the instance called NAME. */
static RtObject *named (Maker *m, const char *name) {
  if (rt_error (m->rt) != NULL)
    return NULL;
  RtObject *found = rt_dict_get_utf8 (m->rt, m->classes, name);
  return found != NULL || rt_error (m->rt) != NULL ? found : rt_raise (m->rt, m->rt->types.SystemError, "no class for %s", name);
}

static RtObject *list_of (Maker *m, const RtNodeList *RT_NULLABLE nodes) {
  RtObject *list = rt_error (m->rt) == NULL ? own (m, rt_list_new (m->rt, 0)) : NULL;
  for (int i = 0; i < rt_node_count (nodes) && list != NULL; i++) {
    RtObject *o = of (m, RT_NODE_AT (nodes, i));
    if (o == NULL || rt_list_append (m->rt, list, o) < 0)
      return NULL;
  }
  return list;
}

static RtObject *names_of (Maker *m, const RtIdentifiers *RT_NULLABLE names) {
  RtObject *list = rt_error (m->rt) == NULL ? own (m, rt_list_new (m->rt, 0)) : NULL;
  for (int i = 0; names != NULL && i < names->count && list != NULL; i++)
    if (rt_list_append (m->rt, list, names->items[i]) < 0)
      return NULL;
  return list;
}

static bool set_number (Maker *m, RtObject *o, const char *name, int value) {
  RtObject *attribute = rt_str_interned (m->rt, name), *at = attribute != NULL ? rt_int_from_int64 (m->rt, value) : NULL;
  bool good = at != NULL && rt_setattr (m->rt, o, attribute, at) == 0;
  rt_xdecref (m->rt, attribute);
  rt_xdecref (m->rt, at);
  return good;
}

/* Tells O the number of NODE among all. */
static bool set_node (Maker *m, RtObject *o, const RtNode *node) {
  if (m->node_count == m->node_capacity) {
    size_t capacity = m->node_capacity > 0 ? m->node_capacity * 2 : 64;
    RtNode **nodes = rt_arena_alloc (m->arena, capacity * sizeof *nodes);
    if (nodes == NULL)
      return false;
    if (m->node_count > 0)
      memcpy (nodes, m->nodes, m->node_count * sizeof *nodes);
    m->nodes = nodes;
    m->node_capacity = capacity;
  }
  m->nodes[m->node_count] = (RtNode *) node;
  return set_number (m, o, "_node", (int) m->node_count++);
}

/* An instance of class NAME of COUNT FIELDS; it tells where NODE (NULL: nowhere) stands. */
static RtObject *made (Maker *m, const RtNode *RT_NULLABLE node, const char *name, RtObject *const *fields, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (fields[i] == NULL)
      return NULL;
  RtObject *class_ = named (m, name);
  RtObject *o = class_ != NULL ? own (m, rt_vectorcall (m->rt, class_, fields, count, NULL)) : NULL;
  if (o == NULL || node == NULL)
    return o;
  if (m->numbered && !set_node (m, o, node))
    return NULL;
  return set_number (m, o, "lineno", node->at.line) && set_number (m, o, "col_offset", node->at.column) &&
                 set_number (m, o, "end_lineno", node->at.end_line) && set_number (m, o, "end_col_offset", node->at.end_column)
             ? o
             : NULL;
}

#define COUNT_OF(...)               (sizeof ((RtObject *[]){__VA_ARGS__}) / sizeof (RtObject *))
#define MADE(place, class_, ...)    made (m, place, class_, (RtObject *[]){__VA_ARGS__}, COUNT_OF (__VA_ARGS__))
#define BARE(place, class_)         made (m, place, class_, NULL, 0)

static RtObject *binary_operator (Maker *m, int op) {
  static const char *const names[] = {[RT_NB_ADD] = "Add",           [RT_NB_AND] = "BitAnd",    [RT_NB_FLOOR_DIVIDE] = "FloorDiv",
                                      [RT_NB_LSHIFT] = "LShift",     [RT_NB_MATRIX_MULTIPLY] = "MatMult",
                                      [RT_NB_MULTIPLY] = "Mult",     [RT_NB_REMAINDER] = "Mod", [RT_NB_OR] = "BitOr",
                                      [RT_NB_POWER] = "Pow",         [RT_NB_RSHIFT] = "RShift", [RT_NB_SUBTRACT] = "Sub",
                                      [RT_NB_TRUE_DIVIDE] = "Div",   [RT_NB_XOR] = "BitXor"};
  return named (m, names[op]);
}

static RtObject *unary_operator (Maker *m, RtUnaryOp op) {
  static const char *const names[] = {"Invert", "Not", "UAdd", "USub"};
  return named (m, names[op]);
}

static RtObject *context (Maker *m, const RtNode *node) {
  static const char *const names[] = {"Load", "Store", "Del"};
  return named (m, names[node->context]);
}

static RtObject *comparisons (Maker *m, const RtNode *node) {
  static const char *const names[] = {"Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};
  RtObject *list = rt_error (m->rt) == NULL ? own (m, rt_list_new (m->rt, 0)) : NULL;
  for (int i = 0; i < rt_node_count (node->compare.comparators) && list != NULL; i++) {
    RtObject *op = named (m, names[node->compare.ops[i]]);
    if (op == NULL || rt_list_append (m->rt, list, op) < 0)
      return NULL;
  }
  return list;
}

/* --- nodes --- */

static RtObject *function (Maker *m, const RtNode *n) {
  return MADE (n, n->function.is_async ? "AsyncFunctionDef" : "FunctionDef", n->function.name, of (m, n->function.arguments),
               list_of (m, n->function.body), list_of (m, n->function.decorators), of (m, n->function.returns), m->rt->none,
               list_of (m, n->function.type_params));
}

static RtObject *arguments (Maker *m, const RtNode *n) {
  return MADE (NULL, "arguments", list_of (m, n->arguments.posonly), list_of (m, n->arguments.args), of (m, n->arguments.vararg),
               list_of (m, n->arguments.kwonly), list_of (m, n->arguments.kw_defaults), of (m, n->arguments.kwarg),
               list_of (m, n->arguments.defaults));
}

static RtObject *statement (Maker *m, const RtNode *n) {
  switch (n->kind) {
  case RT_NODE_FUNCTION_DEF:
    return function (m, n);
  case RT_NODE_CLASS_DEF:
    return MADE (n, "ClassDef", n->class_.name, list_of (m, n->class_.bases), list_of (m, n->class_.keywords), list_of (m, n->class_.body),
                 list_of (m, n->class_.decorators), list_of (m, n->class_.type_params));
  case RT_NODE_RETURN:
    return MADE (n, "Return", of (m, n->value));
  case RT_NODE_DELETE:
    return MADE (n, "Delete", list_of (m, n->list));
  case RT_NODE_ASSIGN:
    return MADE (n, "Assign", list_of (m, n->assign.targets), of (m, n->assign.value), m->rt->none);
  case RT_NODE_TYPE_ALIAS:
    return MADE (n, "TypeAlias", of (m, n->type_alias.name), list_of (m, n->type_alias.type_params), of (m, n->type_alias.value));
  case RT_NODE_AUG_ASSIGN:
    return MADE (n, "AugAssign", of (m, n->aug_assign.target), binary_operator (m, n->aug_assign.op), of (m, n->aug_assign.value));
  case RT_NODE_ANN_ASSIGN:
    return MADE (n, "AnnAssign", of (m, n->ann_assign.target), of (m, n->ann_assign.annotation), of (m, n->ann_assign.value),
                 number (m, n->ann_assign.simple));
  case RT_NODE_FOR:
    return MADE (n, n->for_.is_async ? "AsyncFor" : "For", of (m, n->for_.target), of (m, n->for_.iter), list_of (m, n->for_.body),
                 list_of (m, n->for_.otherwise), m->rt->none);
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    return MADE (n, n->kind == RT_NODE_IF ? "If" : "While", of (m, n->branch.test), list_of (m, n->branch.body),
                 list_of (m, n->branch.otherwise));
  case RT_NODE_WITH:
    return MADE (n, n->with.is_async ? "AsyncWith" : "With", list_of (m, n->with.items), list_of (m, n->with.body), m->rt->none);
  case RT_NODE_MATCH:
    return MADE (n, "Match", of (m, n->match.subject), list_of (m, n->match.cases));
  case RT_NODE_RAISE:
    return MADE (n, "Raise", of (m, n->raise.exception), of (m, n->raise.cause));
  case RT_NODE_TRY:
    return MADE (n, n->try_.is_star ? "TryStar" : "Try", list_of (m, n->try_.body), list_of (m, n->try_.handlers),
                 list_of (m, n->try_.otherwise), list_of (m, n->try_.final));
  case RT_NODE_ASSERT:
    return MADE (n, "Assert", of (m, n->assert_.test), of (m, n->assert_.message));
  case RT_NODE_IMPORT:
    return MADE (n, "Import", list_of (m, n->list));
  case RT_NODE_IMPORT_FROM:
    return MADE (n, "ImportFrom", none_or (m, n->import_from.module), list_of (m, n->import_from.names), number (m, n->import_from.level));
  case RT_NODE_GLOBAL:
  case RT_NODE_NONLOCAL:
    return MADE (n, n->kind == RT_NODE_GLOBAL ? "Global" : "Nonlocal", names_of (m, n->identifiers));
  case RT_NODE_EXPR:
    return MADE (n, "Expr", of (m, n->value));
  case RT_NODE_PASS:
    return BARE (n, "Pass");
  case RT_NODE_BREAK:
    return BARE (n, "Break");
  default:
    return BARE (n, "Continue");
  }
}

static RtObject *comprehension (Maker *m, const RtNode *n) {
  static const char *const names[] = {"ListComp", "SetComp", "DictComp", "GeneratorExp"};
  const char *name = names[n->kind - RT_NODE_LIST_COMP];
  if (n->kind == RT_NODE_DICT_COMP)
    return MADE (n, name, of (m, n->comp.element), of (m, n->comp.value), list_of (m, n->comp.generators));
  return MADE (n, name, of (m, n->comp.element), list_of (m, n->comp.generators));
}

/* Whether NODE, an f-string or a format, has but the empty text in it. */
static bool is_empty_text (const RtNode *node) {
  if (rt_node_count (node->list) != 1 || RT_NODE_AT (node->list, 0)->kind != RT_NODE_CONSTANT)
    return false;
  RtObject *value = RT_NODE_AT (node->list, 0)->constant.value;
  return RT_IS_STR (value) && rt_str_length (value) == 0;
}

static RtObject *expression (Maker *m, const RtNode *n) {
  switch (n->kind) {
  case RT_NODE_BOOL_OP:
    return MADE (n, "BoolOp", named (m, n->bool_op.is_or ? "Or" : "And"), list_of (m, n->bool_op.values));
  case RT_NODE_NAMED_EXPR:
    return MADE (n, "NamedExpr", of (m, n->binary.left), of (m, n->binary.right));
  case RT_NODE_BIN_OP:
    return MADE (n, "BinOp", of (m, n->binary.left), binary_operator (m, n->binary.op), of (m, n->binary.right));
  case RT_NODE_UNARY_OP:
    return MADE (n, "UnaryOp", unary_operator (m, n->unary.op), of (m, n->unary.operand));
  case RT_NODE_LAMBDA:
    return MADE (n, "Lambda", of (m, n->lambda.arguments), of (m, n->lambda.body));
  case RT_NODE_IF_EXP:
    return MADE (n, "IfExp", of (m, n->branch_expr.test), of (m, n->branch_expr.then), of (m, n->branch_expr.otherwise));
  case RT_NODE_DICT:
    return MADE (n, "Dict", list_of (m, n->dict.keys), list_of (m, n->dict.values));
  case RT_NODE_SET:
    return MADE (n, "Set", list_of (m, n->list));
  case RT_NODE_LIST_COMP:
  case RT_NODE_SET_COMP:
  case RT_NODE_DICT_COMP:
  case RT_NODE_GENERATOR_EXP:
    return comprehension (m, n);
  case RT_NODE_AWAIT:
    return MADE (n, "Await", of (m, n->value));
  case RT_NODE_YIELD:
    return MADE (n, "Yield", of (m, n->value));
  case RT_NODE_YIELD_FROM:
    return MADE (n, "YieldFrom", of (m, n->value));
  case RT_NODE_COMPARE:
    return MADE (n, "Compare", of (m, n->compare.left), comparisons (m, n), list_of (m, n->compare.comparators));
  case RT_NODE_CALL:
    return MADE (n, "Call", of (m, n->call.callee), list_of (m, n->call.args), list_of (m, n->call.keywords));
  case RT_NODE_FORMATTED_VALUE:
    return MADE (n, "FormattedValue", of (m, n->formatted.value), number (m, n->formatted.conversion), of (m, n->formatted.spec));
  case RT_NODE_JOINED_STR:
    return MADE (n, "JoinedStr", list_of (m, is_empty_text (n) ? NULL : n->list));
  case RT_NODE_CONSTANT:
    return MADE (n, "Constant", n->constant.value, n->constant.is_unicode_prefixed ? own (m, rt_str_interned (m->rt, "u")) : m->rt->none);
  case RT_NODE_ATTRIBUTE:
    return MADE (n, "Attribute", of (m, n->attribute.object), n->attribute.name, context (m, n));
  case RT_NODE_SUBSCRIPT:
    return MADE (n, "Subscript", of (m, n->subscript.object), of (m, n->subscript.index), context (m, n));
  case RT_NODE_STARRED:
    return MADE (n, "Starred", of (m, n->value), context (m, n));
  case RT_NODE_NAME:
    return MADE (n, "Name", n->name, context (m, n));
  case RT_NODE_LIST:
  case RT_NODE_TUPLE:
    return MADE (n, n->kind == RT_NODE_LIST ? "List" : "Tuple", list_of (m, n->list), context (m, n));
  default:
    return MADE (n, "Slice", of (m, n->slice.lower), of (m, n->slice.upper), of (m, n->slice.step));
  }
}

static RtObject *part (Maker *m, const RtNode *n) {
  switch (n->kind) {
  case RT_NODE_COMPREHENSION:
    return MADE (NULL, "comprehension", of (m, n->comprehension.target), of (m, n->comprehension.iter), list_of (m, n->comprehension.conditions),
                 number (m, n->comprehension.is_async));
  case RT_NODE_EXCEPT_HANDLER:
    return MADE (n, "ExceptHandler", of (m, n->handler.type), none_or (m, n->handler.name), list_of (m, n->handler.body));
  case RT_NODE_ARGUMENTS:
    return arguments (m, n);
  case RT_NODE_ARG:
    return MADE (n, "arg", n->named.name, of (m, n->named.value), m->rt->none);
  case RT_NODE_KEYWORD:
    return MADE (n, "keyword", none_or (m, n->named.name), of (m, n->named.value));
  case RT_NODE_ALIAS:
    return MADE (n, "alias", n->alias.name, none_or (m, n->alias.asname));
  case RT_NODE_WITH_ITEM:
    return MADE (NULL, "withitem", of (m, n->with_item.expression), of (m, n->with_item.target));
  default:
    return MADE (NULL, "match_case", of (m, n->match_case.pattern), of (m, n->match_case.guard), list_of (m, n->match_case.body));
  }
}

static RtObject *pattern (Maker *m, const RtNode *n) {
  switch (n->kind) {
  case RT_NODE_MATCH_VALUE:
    return MADE (n, "MatchValue", of (m, n->value));
  case RT_NODE_MATCH_SINGLETON:
    return MADE (n, "MatchSingleton", n->constant.value);
  case RT_NODE_MATCH_SEQUENCE:
    return MADE (n, "MatchSequence", list_of (m, n->list));
  case RT_NODE_MATCH_MAPPING:
    return MADE (n, "MatchMapping", list_of (m, n->match_mapping.keys), list_of (m, n->match_mapping.patterns),
                 none_or (m, n->match_mapping.rest));
  case RT_NODE_MATCH_CLASS:
    return MADE (n, "MatchClass", of (m, n->match_class.class_), list_of (m, n->match_class.patterns), names_of (m, n->match_class.names),
                 list_of (m, n->match_class.named_patterns));
  case RT_NODE_MATCH_STAR:
    return MADE (n, "MatchStar", none_or (m, n->named.name));
  case RT_NODE_MATCH_AS:
    return MADE (n, "MatchAs", of (m, n->named.value), none_or (m, n->named.name));
  case RT_NODE_MATCH_OR:
    return MADE (n, "MatchOr", list_of (m, n->list));
  case RT_NODE_TYPE_VAR:
    return MADE (n, "TypeVar", n->named.name, of (m, n->named.value));
  case RT_NODE_PARAM_SPEC:
    return MADE (n, "ParamSpec", n->named.name);
  default:
    return MADE (n, "TypeVarTuple", n->named.name);
  }
}

/* The object of NODE; None if there is no node. */
static RtObject *of (Maker *m, const RtNode *node) {
  if (rt_error (m->rt) != NULL)
    return NULL;
  if (node == NULL)
    return m->rt->none;
  return node->kind < RT_NODE_BOOL_OP         ? statement (m, node)
         : node->kind < RT_NODE_COMPREHENSION ? expression (m, node)
         : node->kind < RT_NODE_MATCH_VALUE   ? part (m, node)
                                              : pattern (m, node);
}

static RtObject *whole (Maker *m, const RtNode *tree, RtCompileMode mode) {
  if (mode == RT_COMPILE_EVAL)
    return MADE (NULL, "Expression", of (m, RT_NODE_AT (tree->body, 0)->value));
  if (mode == RT_COMPILE_SINGLE)
    return MADE (NULL, "Interactive", list_of (m, tree->body));
  return MADE (NULL, "Module", list_of (m, tree->body), own (m, rt_list_new (m->rt, 0)));
}

/* parse (text, file name, mode, classes) */
static RtObject *ast_parse (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "parse", nargs, 4, 4))
    return NULL;
  size_t length_bytes;
  const char *text = RT_IS_STR (args[0]) ? rt_str_utf8 (rt, args[0], &length_bytes) : RT_TYPE_ERROR (rt, "source must be str");
  if (text == NULL)
    return NULL;
  rt_str_utf8_is_kept (args[0]);
  RtCompileMode mode = rt_str_equal_utf8 (args[2], "eval")     ? RT_COMPILE_EVAL
                       : rt_str_equal_utf8 (args[2], "single") ? RT_COMPILE_SINGLE
                                                               : RT_COMPILE_EXEC;
  RtArena arena;
  rt_arena_init (rt, &arena, "tree of syntax");
  RtCompileOptions options = {.mode = mode, .filename = args[1], .warn = rt_warn_syntax, .warn_data = rt};
  RtNode *tree = rt_parse (&arena, text, length_bytes, &options, NULL);
  Maker maker = {.rt = rt, .arena = &arena, .classes = args[3]};
  RtObject *result = tree != NULL ? rt_xincref (whole (&maker, tree, mode)) : NULL;
  rt_arena_free (&arena);
  return result;
}

/* Where the nodes of a tree stand that was given as objects: PAIR (made, given) is called with the objects made of the text's tree, and
 * gives numbers: a node's, its line, column, end line and end column, and so on. */
typedef struct Places {
  RtObject *classes, *tree, *pair; /* borrowed */
  RtCompileMode mode;
} Places;

static bool take_places (RtInterp *rt, Maker *m, RtObject *numbers) {
  for (ptrdiff_t i = 0; i + 5 <= RT_LIST_SIZE (numbers); i += 5) {
    int64_t in[5];
    for (int k = 0; k < 5; k++) {
      RtObject *number = RT_LIST_ITEM (numbers, i + k);
      if (!RT_IS_INT (number))
        return RT_VALUE_ERROR (rt, "invalid integer value: %R", number) != NULL;
      in[k] = rt_int_to_int64 (rt, number);
    }
    if (in[0] >= 0 && (size_t) in[0] < m->node_count)
      m->nodes[in[0]]->at = (RtPosition){(int) in[1], (int) in[3], (int) in[2], (int) in[4]};
  }
  return rt_error (rt) == NULL;
}

static bool place_nodes (RtInterp *rt, RtArena *arena, RtNode *module, void *data) {
  const Places *places = data;
  Maker maker = {.rt = rt, .arena = arena, .classes = places->classes, .numbered = true};
  RtObject *made = whole (&maker, module, places->mode);
  RtObject *numbers = made != NULL ? rt_arena_own (arena, rt_call_two (rt, places->pair, made, places->tree)) : NULL;
  return numbers != NULL && take_places (rt, &maker, numbers);
}

/* compile (text, file name, mode, classes, tree, pair, flags, level of optimization): the code of a tree that TEXT stands for. */
static RtObject *ast_compile (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "compile", nargs, 8, 8))
    return NULL;
  size_t length_bytes;
  if (!RT_IS_STR (args[0]) || !RT_IS_STR (args[1]))
    return RT_TYPE_ERROR (rt, "compile() needs the text of the tree and a file name");
  const char *text = rt_str_utf8 (rt, args[0], &length_bytes);
  int64_t mode = rt_int_to_int64 (rt, args[2]), flags = rt_int_to_int64 (rt, args[6]), optimize = rt_int_to_int64 (rt, args[7]);
  if (text == NULL || rt_error (rt) != NULL)
    return NULL;
  Places places = {args[3], args[4], args[5], (RtCompileMode) mode};
  RtCompileOptions options = {.mode = places.mode, .filename = args[1], .future_flags = (int) flags, .optimize = (int) optimize,
                              .warn = rt_warn_syntax, .warn_data = rt, .place = place_nodes, .place_data = &places};
  RtArena arena;
  rt_arena_init (rt, &arena, "tree of syntax");
  RtObject *code = rt_compile (rt, &arena, text, length_bytes, &options, NULL);
  rt_arena_free (&arena);
  return code;
}

static const RtMethodDef methods[] = {
    {"compile", ast_compile, RT_METH_FASTCALL, "The code of a tree, of which the text is given, too."},
    {"parse", ast_parse, RT_METH_FASTCALL, "parse(source, filename, mode, classes, /)\n--\n\nThe tree of a text."},
    {NULL},
};

const RtModuleDef rt_module_def__ast = {
    .name = "_ast",
    .doc = "The parser's tree as objects.",
    .methods = methods,
};
