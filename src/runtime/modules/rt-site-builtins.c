/* exit, quit, help, copyright, credits and license: objects that tell at the prompt how they are used. */
#include "rt-builtins-tables.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-module.h"
#include "rt-str.h"

typedef struct RtQuitter {
  RtObject base;
  const char *name; /* static */
} RtQuitter;

#define END_OF_FILE "Ctrl-D (i.e. EOF)"

static RtObject *quitter_repr (RtInterp *rt, RtObject *self) {
  return rt_str_printf (rt, "Use %s() or %s to exit", ((RtQuitter *) self)->name, END_OF_FILE);
}

static RtObject *quitter_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"code"};
  RtObject *code;
  if (!rt_parse_tuple (rt, "Quitter.__call__", args, kwargs, names, 1, 1, 0, &code))
    return NULL;
  RtObject *exit = rt_call_one (rt, RT_OBJECT (rt->types.SystemExit), code != NULL ? code : rt->none);
  if (exit != NULL)
    rt_raise_object (rt, rt->types.SystemExit, exit);
  rt_xdecref (rt, exit);
  return NULL;
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, ((RtQuitter *) self)->name);
}

static RtObject *get_eof (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, END_OF_FILE);
}

static const RtGetSetDef quitter_getset[] = {
    {"name", get_name, NULL, NULL, NULL},
    {"eof", get_eof, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_quitter_spec = {
    .name = "_sitebuiltins.Quitter",
    .size_bytes = sizeof (RtQuitter),
    .cpython_basicsize = 32,
    .slots = {.tp_dealloc = rt_object_free, .tp_repr = quitter_repr, .tp_call = quitter_call},
    .getset = quitter_getset,
};

static RtObject *helper_repr (RtInterp *rt, RtObject *self) {
  return rt_str_from (rt, "Type help() for interactive help, or help(object) for help about object.");
}

static RtObject *helper_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "help", "module and function");
  RtObject *name = rt_str_interned (rt, "pydoc");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  rt_xdecref (rt, name);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "help") : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_call (rt, hold.held[1], args, kwargs) : NULL);
}

const RtTypeSpec rt_helper_spec = {
    .name = "_sitebuiltins._Helper",
    .size_bytes = sizeof (RtObject),
    .cpython_basicsize = 16,
    .doc = "Define the builtin 'help'.\n\nIt tells of an object: its signature, its documentation, its parts.",
    .slots = {.tp_dealloc = rt_object_free, .tp_repr = helper_repr, .tp_call = helper_call},
};

/* What copyright, credits and license say. */
static const struct {
  const char *name, *text;
} printers[] = {
    {"copyright", "Copyright (c) the authors of Heapscope."},
    {"credits", "    Thanks to all who made Python, and to those who explain it, for a language that is good to learn."},
    {"license", "Heapscope is free software; its license stands in the file LICENSE."},
};

typedef struct RtSitePrinter {
  RtObject base;
  int index; /* among printers */
} RtSitePrinter;

static RtObject *printer_repr (RtInterp *rt, RtObject *self) {
  return rt_str_from (rt, printers[((RtSitePrinter *) self)->index].text);
}

static RtObject *printer_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (!rt_parse_tuple (rt, "_Printer.__call__", args, kwargs, NULL, 0, 0, 0, NULL))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "site", "print and text");
  hold.held[0] = rt_xincref (rt_dict_get_utf8 (rt, rt_module_dict (rt->builtins_module), "print"));
  hold.held[1] = hold.held[0] != NULL ? printer_repr (rt, self) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_call_one (rt, hold.held[0], hold.held[1]) : NULL);
}

const RtTypeSpec rt_site_printer_spec = {
    .name = "_sitebuiltins._Printer",
    .size_bytes = sizeof (RtSitePrinter),
    .cpython_basicsize = 16,
    .doc = "interactive prompt objects for printing the license text, a list of\n    contributors and the copyright notice.",
    .slots = {.tp_dealloc = rt_object_free, .tp_repr = printer_repr, .tp_call = printer_call},
};

int rt_builtins_add_site (RtInterp *rt, RtObject *module) {
  static const char *const names[] = {"exit", "quit"};
  RtObject *o = rt_object_alloc (rt, rt->types.helper, 0);
  int result = o != NULL ? rt_module_add (rt, module, "help", o) : -1;
  for (size_t i = 0; result == 0 && i < 2; i++) {
    o = rt_object_alloc (rt, rt->types.quitter, 0);
    if (o != NULL)
      ((RtQuitter *) o)->name = names[i];
    result = o != NULL ? rt_module_add (rt, module, names[i], o) : -1;
  }
  for (int i = 0; result == 0 && i < 3; i++) {
    o = rt_object_alloc (rt, rt->types.site_printer, 0);
    if (o != NULL)
      ((RtSitePrinter *) o)->index = i;
    result = o != NULL ? rt_module_add (rt, module, printers[i].name, o) : -1;
  }
  return result;
}
