/* The types of rt-exceptions.def. */
#include <stddef.h>

#include "rt-exception-docs.h"
#include "rt-exception-private.h"
#include "rt-type.h"

#define NEW_RtException      NULL
#define INIT_RtException     NULL
#define STR_RtException      NULL
#define MEMBERS_RtException  NULL
#define METHODS_RtException  NULL
#define SIZE_RtException     72

#define NEW_RtSyntaxError     NULL
#define INIT_RtSyntaxError    rt_syntax_error_init
#define STR_RtSyntaxError     rt_syntax_error_str
#define MEMBERS_RtSyntaxError rt_syntax_error_members
#define METHODS_RtSyntaxError NULL
#define SIZE_RtSyntaxError    136

#define NEW_RtImportError     NULL
#define INIT_RtImportError    rt_import_error_init
#define STR_RtImportError     rt_import_error_str
#define MEMBERS_RtImportError rt_import_error_members
#define METHODS_RtImportError rt_import_error_methods
#define SIZE_RtImportError    104

#define NEW_RtNameError     NULL
#define INIT_RtNameError    rt_name_error_init
#define STR_RtNameError     NULL
#define MEMBERS_RtNameError rt_name_error_members
#define METHODS_RtNameError NULL
#define SIZE_RtNameError    80

#define NEW_RtAttributeError     NULL
#define INIT_RtAttributeError    rt_attribute_error_init
#define STR_RtAttributeError     NULL
#define MEMBERS_RtAttributeError rt_attribute_error_members
#define METHODS_RtAttributeError rt_attribute_error_methods
#define SIZE_RtAttributeError    88

#define NEW_RtStopIteration     NULL
#define INIT_RtStopIteration    rt_stop_iteration_init
#define STR_RtStopIteration     NULL
#define MEMBERS_RtStopIteration rt_stop_iteration_members
#define METHODS_RtStopIteration NULL
#define SIZE_RtStopIteration    80

#define NEW_RtSystemExit     NULL
#define INIT_RtSystemExit    rt_system_exit_init
#define STR_RtSystemExit     NULL
#define MEMBERS_RtSystemExit rt_system_exit_members
#define METHODS_RtSystemExit NULL
#define SIZE_RtSystemExit    80

#define NEW_RtOSError     rt_os_error_new
#define INIT_RtOSError    rt_os_error_init
#define STR_RtOSError     rt_os_error_str
#define MEMBERS_RtOSError rt_os_error_members
#define METHODS_RtOSError rt_os_error_methods
#define SIZE_RtOSError    112

#define NEW_RtUnicodeError     NULL
#define INIT_RtUnicodeError    rt_unicode_error_init
#define STR_RtUnicodeError     rt_unicode_error_str
#define MEMBERS_RtUnicodeError rt_unicode_error_members
#define METHODS_RtUnicodeError NULL
#define SIZE_RtUnicodeError    112

#define NEW_RtExceptionGroup     rt_exception_group_new
#define INIT_RtExceptionGroup    rt_exception_group_init
#define STR_RtExceptionGroup     rt_exception_group_str
#define MEMBERS_RtExceptionGroup rt_exception_group_members
#define METHODS_RtExceptionGroup rt_exception_group_methods
#define SIZE_RtExceptionGroup    88
#define GETSET_RtException NULL
#define GETSET_RtSyntaxError NULL
#define GETSET_RtImportError NULL
#define GETSET_RtNameError NULL
#define GETSET_RtAttributeError NULL
#define GETSET_RtStopIteration NULL
#define GETSET_RtSystemExit NULL
#define GETSET_RtOSError rt_os_error_getset
#define GETSET_RtUnicodeError NULL
#define GETSET_RtExceptionGroup NULL

#define FLAGS (RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_EXCEPTION)

/* Everything that BaseException has comes from here; the others add what their layout has. */
#define SPEC(id, layout, new, init, str, repr, methods_, getset_)                                            \
  const RtTypeSpec rt_exception_##id##_spec = {                                                              \
      .name = #id,                                                                                           \
      .doc = DOC_##id,                                                                                       \
      .size_bytes = sizeof (layout),                                                                         \
      .cpython_basicsize = SIZE_##layout,                                                                    \
      .type_flags = FLAGS,                                                                                   \
      .dict_offset = offsetof (RtException, dict),                                                           \
      .slots =                                                                                               \
          {                                                                                                  \
              .tp_new = new,                                                                                 \
              .tp_init = init,                                                                               \
              .tp_dealloc = rt_exception_dealloc,                                                            \
              .tp_traverse = rt_exception_traverse,                                                          \
              .tp_clear = rt_exception_clear,                                                                \
              .describe = rt_exception_describe,                                                             \
              .tp_str = str,                                                                                 \
              .tp_repr = repr,                                                                               \
          },                                                                                                 \
      .methods = methods_,                                                                                   \
      .members = MEMBERS_##layout,                                                                           \
      .getset = getset_,                                                                                     \
  };

#define RT_EXCEPTION_DEF(id, base, layout) DEF_##base (id, layout)
#define DERIVED(id, layout)                                                                                  \
  SPEC (id, layout, NEW_##layout, INIT_##layout, STR_##layout, NULL, METHODS_##layout, GETSET_##layout)
#define DEF_object(id, layout)                                                                               \
  SPEC (id, layout, rt_exception_new, rt_exception_init, rt_exception_str, rt_exception_repr,                \
        rt_exception_methods, rt_exception_getset)
#define DEF_ArithmeticError DERIVED
#define DEF_BaseException DERIVED
#define DEF_BaseExceptionGroup DERIVED
#define DEF_ConnectionError DERIVED
#define DEF_Exception DERIVED
#define DEF_ImportError DERIVED
#define DEF_IndentationError DERIVED
#define DEF_LookupError DERIVED
#define DEF_NameError DERIVED
#define DEF_OSError DERIVED
#define DEF_RuntimeError DERIVED
#define DEF_SyntaxError DERIVED
#define DEF_UnicodeError DERIVED
#define DEF_ValueError DERIVED
#define DEF_Warning DERIVED
#define DEF_base DERIVED

#include "rt-exceptions.def"
