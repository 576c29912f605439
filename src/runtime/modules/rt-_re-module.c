/* _re: what re (python/re.py) has native: the compiler of patterns, Pattern and Match. */
#include "rt-module.h"
#include "rt-re-objects.h"

static const RtMethodDef methods[] = {
    {"compile", rt_re_compile, RT_METH_FASTCALL, NULL},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  if (rt_module_add (rt, module, "Pattern", rt_incref (RT_OBJECT (rt->types.re_pattern))) < 0)
    return -1;
  return rt_module_add (rt, module, "Match", rt_incref (RT_OBJECT (rt->types.re_match)));
}

const RtModuleDef rt_module_def__re = {.name = "_re", .methods = methods, .exec = exec};
