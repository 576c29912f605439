#include "rt-ast.h"

RtNode *rt_node_new (RtArena *arena, RtNodeKind kind, RtPosition at) {
  RtNode *node = rt_arena_alloc (arena, sizeof *node);
  if (node) {
    node->kind = kind;
    node->at = at;
  }
  return node;
}

RtNodeList *rt_node_list_new (RtArena *arena, int count) {
  RtNodeList *list = rt_arena_alloc (arena, sizeof *list + (size_t)count * sizeof (RtNode *));
  if (list)
    list->count = count;
  return list;
}

RtIdentifiers *rt_identifiers_new (RtArena *arena, int count) {
  RtIdentifiers *list = rt_arena_alloc (arena, sizeof *list + (size_t)count * sizeof (RtObject *));
  if (list)
    list->count = count;
  return list;
}
