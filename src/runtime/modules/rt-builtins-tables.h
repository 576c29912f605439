/* The tables of the module builtins, by family; rt-builtins-module.c puts them together. */
#pragma once

#include "rt-module.h"

extern const RtMethodDef rt_builtins_async_methods[];    /* aiter anext */
extern const RtMethodDef rt_builtins_atoms_methods[];    /* abs ... round: numbers and text */
extern const RtMethodDef rt_builtins_host_methods[];     /* breakpoint */
extern const RtMethodDef rt_builtins_file_methods[];     /* open, which is _io's */
extern const RtMethodDef rt_builtins_iterate_methods[];  /* all any iter len max min next sorted sum */
extern const RtMethodDef rt_builtins_inspect_methods[];  /* callable delattr dir ... vars */
RT_RAISES int rt_builtins_add_site (RtInterp *rt, RtObject *module); /* exit help quit */
