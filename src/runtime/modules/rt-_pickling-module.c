/* _pickling: what pickle (python/pickle.py) has native: the writer and the reader. */
#include "rt-class.h"
#include "rt-module.h"
#include "rt-pickle.h"

static int exec (RtInterp *rt, RtObject *module) {
  RtType *sink = rt_type_from_spec (rt, &rt_pickle_sink_spec, NULL);
  return sink != NULL ? rt_module_add (rt, module, "Sink", RT_OBJECT (sink)) : -1;
}

static const RtMethodDef methods[] = {{"load", rt_pickle_load, RT_METH_FASTCALL, NULL}, {NULL}};

const RtModuleDef rt_module_def__pickling = {.name = "_pickling", .methods = methods, .exec = exec};
