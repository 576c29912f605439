#pragma once

#include "rt-module.h"

struct RtModuleTable {
  const RtModuleDef *const *defs; /* NULL ends it */
};

/* Completes the current ImportError with what it is about; PATH and NAME_FROM may be None. */
void rt_import_error_about (RtInterp *rt, RtObject *name, RtObject *path, RtObject *name_from);
/* Where .py files are looked for; NULL: nowhere. Borrowed. */
void rt_import_set_folder (RtInterp *rt, const char *RT_NULLABLE folder);
