#pragma once

#include "rt-interp.h"

typedef enum RtStreamKind { RT_STREAM_STDIN, RT_STREAM_STDOUT, RT_STREAM_STDERR } RtStreamKind; /* file numbers */

RT_NEW RtObject *rt_stream_new (RtInterp *rt, RtStreamKind kind);
