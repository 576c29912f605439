/* Generated sequences of graphs for the layout's tests: small models of a heap that change line by line. */
#pragma once

#include <glib.h>

#include "ly-layout.h"

typedef struct Scenario {
  GPtrArray *boxes, *edges; /* a GArray of LyBox or LyEdge for each step */
} Scenario;

typedef enum ScenarioKind {
  SCENARIO_LIST,   /* nodes appended and put in front, names that walk along */
  SCENARIO_TREE,   /* a binary tree, frames of the recursive insert */
  SCENARIO_RING,   /* doubly linked, re-linked at random, with references to themselves */
  SCENARIO_ROWS,   /* lists with ports below, shared atoms, boxes that grow */
  SCENARIO_RANDOM, /* anything to anything, ports on every side, sizes that change, boxes that come back */
  SCENARIO_COUNT
} ScenarioKind;

/* STEPS steps that grow to about COUNT boxes. The same arguments give the same scenario. */
Scenario *scenario_new (ScenarioKind kind, guint count, guint steps, guint32 seed);
void scenario_free (Scenario *scenario);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scenario, scenario_free)

guint scenario_steps (const Scenario *scenario);
LyGraph scenario_graph (const Scenario *scenario, guint step);
