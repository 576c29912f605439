/* The Python texts of library modules, embedded when the program is built (python/embed.py). */
#pragma once

#define RT_PYTHON_MODULE(id, name) extern const char rt_python_text_##id[];
#include "rt-python-modules.def"
#undef RT_PYTHON_MODULE
