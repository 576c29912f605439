/* Types as objects: looking up attributes along the mro, making classes, descriptors, super. */
#pragma once

#include "rt-interp.h"

/* Makes the RtType of a built-in type from its spec with BASE (NULL: object); immortal. Fills its dict with methods, members,
 * getsets and slot wrappers. */
RtType *rt_type_from_spec (RtInterp *rt, const RtTypeSpec *spec, RtType *RT_NULLABLE base);
/* Makes the bare RtType so that objects can have it, before dicts and strings exist; rt_type_ready does the rest. */
RtType *rt_type_bare (RtInterp *rt, const RtTypeSpec *spec, RtType *RT_NULLABLE base, RtKind kind);
RT_RAISES int rt_type_ready (RtInterp *rt, RtType *type);
/* What rt_new calls: makes all types of rt-types.def bare (rt->types is complete then), and, once strings, tuples and dicts can be
 * made, ready. The order of bases is known there. */
RT_RAISES int rt_types_make_bare (RtInterp *rt);
RT_RAISES int rt_types_make_ready (RtInterp *rt);
/* type (name, bases, namespace) after the metaclass is known: what type.__new__ does. */
RT_NEW RtObject *rt_type_new_class (RtInterp *rt, RtType *metatype, RtObject *name, RtObject *bases, RtObject *dict, RtObject *RT_NULLABLE kwargs);
/* __build_class__. */
RT_NEW RtObject *rt_build_class (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
/* Defined by vm: runs the body of a class statement (FUNCTION, without arguments) with NAMESPACE as its locals; what it returns, the
 * __class__ cell or None. */
RT_NEW RtObject *rt_eval_class_body (RtInterp *rt, RtObject *function, RtObject *namespace_mapping);
/* NAME found along the mro; NULL without an exception if absent. No user code. */
RT_BORROWED RtObject *rt_type_lookup (RtInterp *rt, RtType *type, RtObject *name);
/* The same if it was looked up before and is still remembered, without asking any key; else NULL. */
RT_BORROWED RtObject *rt_type_remembered (RtInterp *rt, const RtType *type, const RtObject *name);
/* The attribute NAME, a string, of the class SELF, as type.__getattribute__ finds it; NULL without an exception if there is none. */
RT_NEW RtObject *rt_type_attribute (RtInterp *rt, RtObject *self, RtObject *name);
/* To be called after TYPE's dict changed: slots of it and its subclasses follow, caches are forgotten. */
RT_RAISES int rt_type_modified (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE name);
RT_NEW RtObject *rt_type_qualified_name (RtInterp *rt, RtType *type); /* module.qualname, without "builtins." */
/* Lets a heap TYPE look as if it were static: messages name it with its module, and its attributes cannot be set any more. */
RT_RAISES int rt_type_make_static (RtInterp *rt, RtType *type);
const char *rt_type_short_name (const RtType *type);                  /* after the last dot */
RT_NEW RtObject *rt_type_generic_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *RT_NULLABLE kwargs);
/* tp_new of types whose tp_init looks at the arguments (CPython's PyType_GenericNew): takes any. */
RT_NEW RtObject *rt_type_alloc_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *RT_NULLABLE kwargs);
/* super () of LOAD_SUPER_ATTR: the attribute NAME after START in the mro of OBJECT. */
RT_NEW RtObject *rt_super_getattr (RtInterp *rt, RtObject *start_type, RtObject *object, RtObject *name);
/* The getter of a property; NULL if it has none. */
RT_BORROWED RtObject *RT_NULLABLE rt_property_getter (const RtObject *property);
/* The function __getitem__ of a class that the program wrote, by which o[key] of its instances goes; NULL: by anything else. */
RT_BORROWED RtObject *RT_NULLABLE rt_type_python_getitem (RtInterp *rt, RtType *type);
RT_NEW RtObject *rt_property_new (RtInterp *rt, RtObject *RT_NULLABLE get, RtObject *RT_NULLABLE set, RtObject *RT_NULLABLE del);
/* _typing_forms.NAME (SELF, KEY), if that was imported: without it there are no type parameters. NULL without an exception else. */
RT_NEW RtObject *rt_ask_typing (RtInterp *rt, const char *name, RtObject *self, RtObject *RT_NULLABLE key);
RT_NEW RtObject *rt_generic_alias_new (RtInterp *rt, RtObject *origin, RtObject *args);
/* A type as it is written in source: its qualified name without "builtins.", so also a function; "..." for Ellipsis; else the repr. */
RT_NEW RtObject *rt_type_argument_repr (RtInterp *rt, RtObject *o);
/* Whether TYPE is of a module written in C, and CPython makes it when the module is imported, rather than holds it ready. */
bool rt_type_is_made_at_import (const RtType *type);
/* __sizeof__ of types whose slot sizeof_bytes says it, with their own words for it. */
RT_NEW RtObject *rt_sizeof_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
#define RT_SIZEOF_METHOD(doc) {"__sizeof__", rt_sizeof_method, RT_METH_NOARGS, doc}
/* A | B; NotImplemented if they are no types. */
RT_NEW RtObject *rt_union_type_new (RtInterp *rt, RtObject *a, RtObject *b);
