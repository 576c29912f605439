/* The operations: buttons that ask for names, write a line into the prompt and run it.
 */
#pragma once

#include "hs-pane.h"

G_BEGIN_DECLS

#define HS_TYPE_OPERATIONS (hs_operations_get_type ())
G_DECLARE_FINAL_TYPE (HsOperations, hs_operations, HS, OPERATIONS, HsPane)

/* Starts the operation NAME ("assign", "slice", "copy", "deepcopy", "append", "item", "attribute", "is", "equal", "weakref", "delete",
 * "collect") on what is selected: asks for what is missing. */
void hs_operations_start (HsOperations *self, const char *name);

G_END_DECLS
