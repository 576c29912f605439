/* Where the lanes of long arrows run, see ly-lanes.c. */
#pragma once

#include "ly-net.h"

/* Gives each lane of NET its side and its height, in the row that it belongs to; once boxes have theirs, and before rows
 * are parted. false: no memory. */
bool ly_net_place_lanes (LyNet *net);
