/* The module itertools. */
#include "rt-class.h"
#include "rt-itertools-private.h"
#include "rt-module.h"

static int exec (RtInterp *rt, RtObject *module) {
  RtType *const types[] = {rt->types.accumulate,
                           rt->types.batched,
                           rt->types.chain,
                           rt->types.combinations,
                           rt->types.combinations_with_replacement,
                           rt->types.compress,
                           rt->types.count,
                           rt->types.cycle,
                           rt->types.dropwhile,
                           rt->types.filterfalse,
                           rt->types.groupby,
                           rt->types.islice,
                           rt->types.pairwise,
                           rt->types.permutations,
                           rt->types.product,
                           rt->types.repeat,
                           rt->types.starmap,
                           rt->types.takewhile,
                           rt->types.zip_longest,
                           rt->types.tee,
                           rt->types.grouper,
                           rt->types.tee_dataobject};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (rt_module_add (rt, module, rt_type_short_name (types[i]), rt_incref (RT_OBJECT (types[i]))) < 0)
      return -1;
  return 0;
}

static const RtMethodDef methods[] = {
    {"tee", rt_itertools_tee, RT_METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

const RtModuleDef rt_module_def_itertools = {.name = "itertools", .methods = methods, .exec = exec};
