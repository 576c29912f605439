/* How arrows bend that run side by side, and where they meet: see ly-bends.c. */
#pragma once

#include "ly-net.h"

/* Fills the bends and heads of the segments of NET, whose nodes have their heights. false: no memory. */
bool ly_net_bend (LyNet *net);
