/* Wrappers: slot functions of built-in types as methods (int.__add__). */
#pragma once

#include "rt-class-internal.h"

#define RT_WRAPPERS(X)                                                                                                 \
  X (binary) X (binary_left) X (binary_right) X (ternary) X (ternary_right) X (unary) X (inquiry) X (length) X (index) \
  X (item) X (set_item) X (delete_item) X (contains) X (set_key) X (delete_key) X (compare) X (hash) X (next)          \
  X (call) X (init) X (setattr) X (delattr) X (descr_get) X (descr_set) X (descr_delete) X (finalize)       \
  X (buffer)
#define X(name)                                                                                                        \
  RtObject *rt_wrap_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames,      \
                            void *wrapped, const RtSlotDef *def);
RT_WRAPPERS (X)
#undef X
