#pragma once

#include "rt-module.h"

struct RtModuleTable {
  const RtModuleDef *const *defs; /* NULL ends it */
};

/* Completes the current ImportError with what it is about; PATH and NAME_FROM may be None. */
void rt_import_error_about (RtInterp *rt, RtObject *name, RtObject *path, RtObject *name_from);
/* Where .py files are looked for; NULL: nowhere. Borrowed. */
void rt_import_set_folder (RtInterp *rt, const char *RT_NULLABLE folder);
/* Imports NAME, whose parent is there, by the table or from a file, whatever finders the program has. */
RT_NEW RtObject *rt_import_plainly (RtInterp *rt, RtObject *name);
/* Runs the text at PATH, a str, in MODULE. ImportError: PATH leads to no file below the program's folder. */
RT_RAISES int rt_import_run_file (RtInterp *rt, RtObject *module, RtObject *path);
