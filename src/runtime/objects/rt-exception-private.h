/* What the files of the exceptions share. Every reference an exception owns besides its head is a member of its type's table, so that
 * one traverse and one clear serve them all. */
#pragma once

#include "rt-exception.h"

enum { SLOT_ARGS, SLOT_TRACEBACK, SLOT_CONTEXT, SLOT_CAUSE, SLOT_NOTES, SLOT_FIRST_MEMBER = 8 };

#define EXCEPTION_MEMBER(struct_name, field, text, n)                                                        \
  {text, RT_MEMBER_OBJECT, offsetof (struct_name, field), SLOT_FIRST_MEMBER + (n), NULL}

/* Fills member N (of the type's table that has FIELD) of a new or living exception. */
void rt_exception_member_set (RtInterp *rt, RtObject *self, const RtMemberDef *member, RT_STEALS RtObject *RT_NULLABLE value);

/* rt-exception.c: BaseException */
RtObject *rt_exception_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_exception_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
RtObject *rt_exception_repr (RtInterp *rt, RtObject *self);
RtObject *rt_exception_str (RtInterp *rt, RtObject *self);
void rt_exception_dealloc (RtInterp *rt, RtObject *self);
int rt_exception_traverse (RtObject *self, RtVisit visit, void *arg);
int rt_exception_clear (RtInterp *rt, RtObject *self);
void rt_exception_describe (RtObject *self, struct HbBuffer *buffer);
void rt_exception_set_args (RtInterp *rt, RtObject *self, RT_STEALS RtObject *args);
extern const RtMethodDef rt_exception_methods[];
extern const RtGetSetDef rt_exception_getset[];

/* rt-exception-kinds.c: what each layout adds */
extern const RtMemberDef rt_syntax_error_members[], rt_import_error_members[], rt_name_error_members[], rt_attribute_error_members[],
    rt_stop_iteration_members[], rt_system_exit_members[], rt_os_error_members[], rt_unicode_error_members[];
int rt_syntax_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_import_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_name_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_attribute_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_stop_iteration_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_system_exit_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
RtObject *rt_os_error_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_os_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_unicode_error_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
RtObject *rt_syntax_error_str (RtInterp *rt, RtObject *self);
RtObject *rt_import_error_str (RtInterp *rt, RtObject *self);
RtObject *rt_os_error_str (RtInterp *rt, RtObject *self);
RtObject *rt_unicode_error_str (RtInterp *rt, RtObject *self);

extern const RtMethodDef rt_import_error_methods[], rt_attribute_error_methods[];

/* rt-exception-os.c */
extern const RtMethodDef rt_os_error_methods[];
extern const RtGetSetDef rt_os_error_getset[];

/* rt-exception-group.c */
extern const RtMemberDef rt_exception_group_members[];
extern const RtMethodDef rt_exception_group_methods[];
RtObject *rt_exception_group_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *RT_NULLABLE kwargs);
int rt_exception_group_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *RT_NULLABLE kwargs);
RtObject *rt_exception_group_str (RtInterp *rt, RtObject *self);
