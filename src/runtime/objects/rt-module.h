/* module objects, and the table of modules that import can find: native ones, and ones of ours written in Python. */
#pragma once

#include "rt-interp.h"

typedef struct RtModule {
  RtObject base;
  RtObject *dict;    /* never NULL */
  RtObject *name, *weakrefs;
  bool running; /* the code that fills it runs: a name may be missing because of imports in a circle */
  bool built_in; /* from the table of modules, not from a file */
  bool handed_out; /* the program has imported it: no file of its own goes before it any more */
} RtModule;

typedef struct RtModuleDef {
  const char *name;
  const char *doc;              /* RT_NULLABLE */
  const RtMethodDef *methods;   /* RT_NULLABLE */
  int (*exec) (RtInterp *rt, RtObject *module); /* RT_NULLABLE: fills in the rest; -1 with an exception */
  const char *source;           /* RT_NULLABLE: Python text run in the module after exec */
  const char *functions_of;     /* RT_NULLABLE: the module that its functions say they belong to, if it is another */
} RtModuleDef;

RT_NEW RtObject *rt_module_new (RtInterp *rt, const char *name);
RT_BORROWED RtObject *rt_module_dict (RtObject *module);
/* The attribute NAME, a string, of the module SELF, or what its function __getattr__ gives; NULL without an exception if there is neither. */
RT_NEW RtObject *rt_module_attribute (RtInterp *rt, RtObject *self, RtObject *name);
/* import NAME: from sys.modules, the table, or the script's folder. "No module named 'x'". */
RT_NEW RtObject *rt_import_module (RtInterp *rt, RtObject *name);
/* What MODULE, imported as import imports, has only once somebody asks for it: __spec__ and __loader__ of any, meta_path and path_hooks of
 * sys. NULL without an exception: NAME is nothing of this kind. */
RT_NEW RtObject *rt_import_lazily (RtInterp *rt, RtObject *module, RtObject *name);
/* The names of the modules that can be imported without any file, set apart by commas. */
RT_NEW RtObject *rt_import_names (RtInterp *rt);
RT_RAISES int rt_module_add (RtInterp *rt, RtObject *module, const char *name, RT_STEALS RtObject *value);
