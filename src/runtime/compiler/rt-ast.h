/* The abstract syntax tree: CPython 3.12's `ast`, node for node and field for field.
 *
 * Nodes, lists and their texts lie in an RtArena and are freed with it. Objects (constants and identifiers)
 * are owned by the arena, too, so that nodes borrow them. Identifiers are interned.
 */
#pragma once

#include "rt-arena.h"
#include "rt-code.h"

typedef enum RtNodeKind {
  RT_NODE_MODULE, /* body */
  /* statements */
  RT_NODE_FUNCTION_DEF,
  RT_NODE_CLASS_DEF,
  RT_NODE_RETURN, /* value */
  RT_NODE_DELETE, /* list */
  RT_NODE_ASSIGN,
  RT_NODE_TYPE_ALIAS,
  RT_NODE_AUG_ASSIGN,
  RT_NODE_ANN_ASSIGN,
  RT_NODE_FOR,
  RT_NODE_WHILE, /* branch */
  RT_NODE_IF,    /* branch */
  RT_NODE_WITH,
  RT_NODE_MATCH,
  RT_NODE_RAISE,
  RT_NODE_TRY,
  RT_NODE_ASSERT,
  RT_NODE_IMPORT, /* list of aliases */
  RT_NODE_IMPORT_FROM,
  RT_NODE_GLOBAL,   /* identifiers */
  RT_NODE_NONLOCAL, /* identifiers */
  RT_NODE_EXPR,     /* value */
  RT_NODE_PASS,
  RT_NODE_BREAK,
  RT_NODE_CONTINUE,
  /* expressions */
  RT_NODE_BOOL_OP,
  RT_NODE_NAMED_EXPR, /* binary: left is the target */
  RT_NODE_BIN_OP,     /* binary */
  RT_NODE_UNARY_OP,
  RT_NODE_LAMBDA,
  RT_NODE_IF_EXP, /* branch_expr */
  RT_NODE_DICT,
  RT_NODE_SET, /* list */
  RT_NODE_LIST_COMP,
  RT_NODE_SET_COMP,
  RT_NODE_DICT_COMP,
  RT_NODE_GENERATOR_EXP,
  RT_NODE_AWAIT,      /* value */
  RT_NODE_YIELD,      /* value, may be NULL */
  RT_NODE_YIELD_FROM, /* value */
  RT_NODE_COMPARE,
  RT_NODE_CALL,
  RT_NODE_FORMATTED_VALUE,
  RT_NODE_JOINED_STR, /* list */
  RT_NODE_CONSTANT,
  RT_NODE_ATTRIBUTE,
  RT_NODE_SUBSCRIPT,
  RT_NODE_STARRED, /* value and context */
  RT_NODE_NAME,
  RT_NODE_LIST,  /* list and context */
  RT_NODE_TUPLE, /* list and context */
  RT_NODE_SLICE,
  /* parts of others */
  RT_NODE_COMPREHENSION,
  RT_NODE_EXCEPT_HANDLER,
  RT_NODE_ARGUMENTS,
  RT_NODE_ARG,     /* named: value is the annotation, or NULL */
  RT_NODE_KEYWORD, /* named: name NULL for ** */
  RT_NODE_ALIAS,
  RT_NODE_WITH_ITEM,
  RT_NODE_MATCH_CASE,
  /* patterns */
  RT_NODE_MATCH_VALUE,     /* value */
  RT_NODE_MATCH_SINGLETON, /* constant */
  RT_NODE_MATCH_SEQUENCE,  /* list */
  RT_NODE_MATCH_MAPPING,
  RT_NODE_MATCH_CLASS,
  RT_NODE_MATCH_STAR, /* named: name may be NULL */
  RT_NODE_MATCH_AS,   /* named: value is the pattern; both may be NULL */
  RT_NODE_MATCH_OR,   /* list */
  /* type parameters */
  RT_NODE_TYPE_VAR,       /* named: value is the bound, or NULL */
  RT_NODE_PARAM_SPEC,     /* named */
  RT_NODE_TYPE_VAR_TUPLE, /* named */
} RtNodeKind;

typedef enum RtContext { RT_LOAD, RT_STORE, RT_DEL } RtContext;
typedef enum RtUnaryOp { RT_UNARY_INVERT, RT_UNARY_NOT, RT_UNARY_POSITIVE, RT_UNARY_NEGATIVE } RtUnaryOp;
typedef enum RtCompareOp {
  RT_CMP_LT, /* the first six as RtCompare */
  RT_CMP_LE,
  RT_CMP_EQ,
  RT_CMP_NE,
  RT_CMP_GT,
  RT_CMP_GE,
  RT_CMP_IS,
  RT_CMP_IS_NOT,
  RT_CMP_IN,
  RT_CMP_NOT_IN,
} RtCompareOp;

typedef struct RtNode RtNode;

typedef struct RtNodeList {
  int count;
  RtNode *items[]; /* some may be NULL where a list says so */
} RtNodeList;

typedef struct RtIdentifiers {
  int count;
  RtObject *items[];
} RtIdentifiers;

/* Lists are NULL when empty, unless a node says otherwise: use rt_node_count. */
struct RtNode {
  RtNodeKind kind;
  RtContext context; /* of names, attributes, subscripts, starred, lists and tuples */
  RtPosition at;
  struct RtScope *scope;      /* set by the symbol table, for what has names of its own */
  struct RtScope *type_scope; /* around it, for its type parameters (of a type variable: for its bound) */
  union {
    RtNodeList *body;
    RtNodeList *list;
    RtNode *value;
    RtIdentifiers *identifiers;
    struct {
      RtObject *name;
      RtNode *arguments;
      RtNodeList *body, *decorators;
      RtNode *returns;
      RtNodeList *type_params;
      bool is_async;
    } function;
    struct {
      RtObject *name;
      RtNodeList *bases, *keywords, *body, *decorators, *type_params;
    } class_;
    struct {
      RtNodeList *targets;
      RtNode *value;
    } assign;
    struct {
      RtNode *name;
      RtNodeList *type_params;
      RtNode *value;
    } type_alias;
    struct {
      RtNode *target, *value;
      int op; /* RtBinaryOp, not in place */
    } aug_assign;
    struct {
      RtNode *target, *annotation, *value;
      bool simple; /* a name without brackets */
    } ann_assign;
    struct {
      RtNode *target, *iter;
      RtNodeList *body, *otherwise;
      bool is_async;
    } for_;
    struct {
      RtNode *test;
      RtNodeList *body, *otherwise;
    } branch;
    struct {
      RtNodeList *items, *body;
      bool is_async;
    } with;
    struct {
      RtNode *subject;
      RtNodeList *cases;
    } match;
    struct {
      RtNode *exception, *cause;
    } raise;
    struct {
      RtNodeList *body, *handlers, *otherwise, *final;
      bool is_star;
    } try_;
    struct {
      RtNode *test, *message;
    } assert_;
    struct {
      RtObject *module; /* NULL: only dots */
      RtNodeList *names;
      int level;
    } import_from;
    struct {
      bool is_or;
      RtNodeList *values;
    } bool_op;
    struct {
      RtNode *left, *right;
      int op; /* RtBinaryOp */
    } binary;
    struct {
      RtUnaryOp op;
      RtNode *operand;
    } unary;
    struct {
      RtNode *arguments, *body;
    } lambda;
    struct {
      RtNode *test, *then, *otherwise;
    } branch_expr;
    struct {
      RtNodeList *keys, *values; /* a NULL key stands for ** */
    } dict;
    struct {
      RtNode *element, *value; /* value: of a dict comprehension */
      RtNodeList *generators;
    } comp;
    struct {
      RtNode *left;
      const uint8_t *ops; /* RtCompareOp */
      RtNodeList *comparators;
    } compare;
    struct {
      RtNode *callee;
      RtNodeList *args, *keywords;
    } call;
    struct {
      RtNode *value, *spec;
      int conversion; /* 's', 'r', 'a' or -1 */
    } formatted;
    struct {
      RtObject *value;
      bool is_unicode_prefixed; /* u"" */
    } constant;
    struct {
      RtNode *object;
      RtObject *name;
    } attribute;
    struct {
      RtNode *object, *index;
    } subscript;
    RtObject *name;
    struct {
      RtNode *lower, *upper, *step;
    } slice;
    struct {
      RtNode *target, *iter;
      RtNodeList *conditions;
      bool is_async;
    } comprehension;
    struct {
      RtNode *type;
      RtObject *name;
      RtNodeList *body;
    } handler;
    struct {
      RtNodeList *posonly, *args, *kwonly;
      RtNodeList *kw_defaults; /* as many as kwonly; NULL where there is none */
      RtNodeList *defaults;    /* of the last of posonly and args */
      RtNode *vararg, *kwarg;
    } arguments;
    struct {
      RtObject *name;
      RtNode *value;
    } named;
    struct {
      RtObject *name, *asname;
    } alias;
    struct {
      RtNode *expression, *target;
    } with_item;
    struct {
      RtNode *pattern, *guard;
      RtNodeList *body;
    } match_case;
    struct {
      RtNodeList *keys, *patterns;
      RtObject *rest;
    } match_mapping;
    struct {
      RtNode *class_;
      RtNodeList *patterns;
      RtIdentifiers *names;
      RtNodeList *named_patterns;
    } match_class;
  };
};

static inline int rt_node_count (const RtNodeList *list) {
  return list ? list->count : 0;
}
#define RT_NODE_AT(list, i) ((list)->items[i])

/* All return NULL with MemoryError. */
RtNode *rt_node_new (RtArena *arena, RtNodeKind kind, RtPosition at);
RtNodeList *rt_node_list_new (RtArena *arena, int count); /* of NULLs */
RtIdentifiers *rt_identifiers_new (RtArena *arena, int count);

/* Folds constant expressions and % formats in place, as CPython's ast optimiser. False with an exception. */
bool rt_ast_fold (RtArena *arena, RtNode *module, bool future_annotations, bool optimized);
