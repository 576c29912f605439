/* What == of two objects compares, in words: from the recorded heap, running nothing. */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

/* Of LEFT and RIGHT at STEP: "[0]: 1 and 1, [1]: 2 and 3". NULL if one of them is not there. Free with g_free. */
char *hs_compare_text (TrLog *log, int step, TrId left, TrId right);

G_END_DECLS
