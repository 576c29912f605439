/* The slots of a type's own references, as its traverse tells them. */
#pragma once

#include "rt-object.h"

#define RT_TYPE_SLOT_DICT       RT_ATTR (0, "__dict__")
#define RT_TYPE_SLOT_MRO        RT_ATTR (1, "__mro__")
#define RT_TYPE_SLOT_BASES      RT_ATTR (2, "__bases__")
#define RT_TYPE_SLOT_BASE       RT_ATTR (3, "__base__")
#define RT_TYPE_SLOT_CACHE      RT_FIELD (4, "cache")
#define RT_TYPE_SLOT_MODULE     RT_FIELD (5, "module")
#define RT_TYPE_SLOT_SUBCLASSES RT_HIDDEN (6, "weak references to subclasses")
#define RT_TYPE_SLOT_NAME       RT_HIDDEN (7, "name")
#define RT_TYPE_SLOT_QUALNAME   RT_HIDDEN (8, "qualified name")
#define RT_TYPE_SLOT_SLOTS      RT_HIDDEN (9, "__slots__")
