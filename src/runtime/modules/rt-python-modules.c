#include "rt-module.h"
#include "rt-python-texts.h"

#define RT_PYTHON_MODULE(id, text_name) const RtModuleDef rt_module_def_##id = {.name = text_name, .source = rt_python_text_##id};
#include "rt-python-modules.def"
#undef RT_PYTHON_MODULE
