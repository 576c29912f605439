/* Puts the targets of neighbouring cells in the order of the cells where there is no time to sift: in the columns of very large nets. */
#pragma once

#include "ly-cross.h"

/* Moves what stands on the wrong side of a neighbour by their cells to where disorder and crossings together cost least, as long as that
 * does not take too long. false: no memory. */
bool ly_repair (LyCrossings *crossings);
