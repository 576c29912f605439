#include "dr-hue.h"

DrHue dr_hue_of (MdShape shape) {
  switch (shape) {
  case MD_SHAPE_FRAME:
    return DR_HUE_FRAME;
  case MD_SHAPE_LIST:
    return DR_HUE_SEQUENCE;
  case MD_SHAPE_TUPLE:
    return DR_HUE_TUPLE;
  case MD_SHAPE_DICT:
    return DR_HUE_DICT;
  case MD_SHAPE_SET:
    return DR_HUE_SET;
  case MD_SHAPE_INSTANCE:
    return DR_HUE_INSTANCE;
  case MD_SHAPE_CLASS:
    return DR_HUE_CLASS;
  case MD_SHAPE_FUNCTION:
  case MD_SHAPE_MODULE:
  case MD_SHAPE_CELL:
  case MD_SHAPE_GENERATOR:
  case MD_SHAPE_WEAKREF:
    return DR_HUE_CODE;
  case MD_SHAPE_ATOM:
  case MD_SHAPE_BYTES:
    return DR_HUE_ATOM;
  case MD_SHAPE_OTHER:
    break;
  }
  return DR_HUE_OTHER;
}
