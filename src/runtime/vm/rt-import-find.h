/* Where a module comes from: the table of those that are built in, or a file below the program's folder. */
#pragma once

#include "hb-buffer.h"
#include "rt-module.h"

typedef struct RtFoundModule {
  const RtModuleDef *def; /* NULL: it is a file's, or there is none */
  bool file, package;     /* a file's; __init__.py of a folder */
  HbBuffer path, text;    /* of the file */
} RtFoundModule;

void rt_found_init (RtInterp *rt, RtFoundModule *found);
void rt_found_clear (RtFoundModule *found);

/* The built-in module NAME; NULL if there is none. */
const RtModuleDef *rt_import_find_def (RtInterp *rt, RtObject *name);
/* The file of the module NAME in the first of ENTRIES that has one: folders, as sys.path or a package's __path__ lists them. Anything
 * but a list has none, nor has an entry that leads out of the program's folder. false: there is none; memory that is short is
 * seen by FOUND's buffers. */
bool rt_import_find_file (RtInterp *rt, RtObject *name, RtObject *RT_NULLABLE entries, RtFoundModule *found);
/* Whether the program has a file for the module NAME, which is built in, that goes before it, as in CPython, where the program's folder stands before
 * the library in sys.path. What CPython has within itself, or has imported before a program begins, no file replaces. */
bool rt_import_find_own_file (RtInterp *rt, RtObject *name, RtFoundModule *found);
/* The text at PATH, from the root or from the program's folder, below which it must lie. */
bool rt_import_read (RtInterp *rt, const char *path, HbBuffer *text);
/* Whether the folder of NAME in ENTRIES, which is no package of its own, has the module NAME.TAIL or one on the way to it: then NAME is a
 * namespace. FOUND->path gets its folder. */
bool rt_import_find_namespace (RtInterp *rt, RtObject *name, RtObject *RT_NULLABLE entries, const char *tail, RtFoundModule *found);
/* The list in which a module of the package PARENT (NULL: of none) is looked for; NULL if there is none. */
RT_NEW RtObject *rt_import_entries (RtInterp *rt, RtObject *RT_NULLABLE parent);
