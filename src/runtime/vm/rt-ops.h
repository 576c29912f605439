/* The instructions that are more than moves of the stack, by family. Each gets the frame and its argument, and leaves the stack as
 * rt-opcodes.def says; on an error its operands may still be there. */
#pragma once

#include "rt-vm.h"

/* rt-ops-names.c: namespaces, globals, cells */
RtNext rt_op_load_name (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_store_name (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_delete_name (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_global (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_store_global (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_delete_global (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_locals (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_from_dict_or_globals (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_from_dict_or_deref (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_make_cell (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_deref (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_store_deref (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_delete_deref (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_copy_free_vars (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_setup_annotations (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_build_class (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_delete_fast (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_unbound_local (RtInterp *rt, RtFrame *f, uint32_t index);

/* rt-ops-objects.c: attributes, items, operators, slices */
RtNext rt_op_load_attr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_store_attr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_delete_attr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_load_super_attr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_binary_subscr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_binary_slice (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_store_slice (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_store_subscr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_delete_subscr (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_binary_op (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_unary (RtInterp *rt, RtFrame *f, RtUnary operation);
RtNext rt_op_unary_not (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_compare (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_is (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_contains (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_get_len (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_format_value (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_build_string (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_build_slice (RtInterp *rt, RtFrame *f, uint32_t oparg);

/* rt-ops-build.c: containers made and taken apart */
RtNext rt_op_build_tuple (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_build_list (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_build_set (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_build_map (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_build_const_key_map (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_list_append (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_set_add (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_map_add (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_list_extend (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_set_update (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_dict_update (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_dict_merge (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_unpack_sequence (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_unpack_ex (RtInterp *rt, RtFrame *f, uint32_t oparg);

/* What is called, for messages: "f()" with its module, or the text of an object. */
RT_NEW RtObject *rt_callable_text (RtInterp *rt, RtObject *RT_NULLABLE callable);

/* rt-ops-call.c */
/* BASE: NULL, a bound method, its arguments: becomes function, self, arguments. */
void rt_unbind_method (RtInterp *rt, RtObject **base);
RtNext rt_op_call (RtInterp *rt, RtFrame *f, uint32_t oparg);
/* The same where F runs a function's code that has inline caches, and no bound method is called: native functions are called with less ado. */
RtNext rt_op_call_warm (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_call_function_ex (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_make_function (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_call_intrinsic_1 (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_call_intrinsic_2 (RtInterp *rt, RtFrame *f, uint32_t oparg);

/* rt-ops-flow.c: iteration, generators, return */
RtNext rt_op_get_iter (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_get_yield_from_iter (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_for_iter (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_for_iter_end (RtInterp *rt, RtFrame *f); /* the iterator gave nothing: it is at its end, or an exception is there */
RtNext rt_op_send (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_yield_value (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_return_generator (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_return (RtInterp *rt, RtFrame *f, RT_STEALS RtObject *value);

/* rt-ops-async.c */
RtNext rt_op_get_awaitable (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_get_aiter (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_get_anext (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_end_async_for (RtInterp *rt, RtFrame *f, uint32_t oparg);

/* rt-ops-except.c */
RtNext rt_op_push_exc_info (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_pop_except (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_check_exc_match (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_check_eg_match (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_reraise (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_raise_varargs (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_before_with (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_before_async_with (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_with_except_start (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_cleanup_throw (RtInterp *rt, RtFrame *f, uint32_t oparg);

/* rt-ops-import.c */
RtNext rt_op_import_name (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_import_from (RtInterp *rt, RtFrame *f, uint32_t oparg);
RT_RAISES int rt_import_all (RtInterp *rt, RtFrame *f, RtObject *module);

/* rt-ops-match.c */
RtNext rt_op_match_type (RtInterp *rt, RtFrame *f, uint32_t type_flag);
RtNext rt_op_match_keys (RtInterp *rt, RtFrame *f, uint32_t oparg);
RtNext rt_op_match_class (RtInterp *rt, RtFrame *f, uint32_t oparg);
