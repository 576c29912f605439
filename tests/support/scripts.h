/* Every script and session below some folders, each a test case of its own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds CHECK (path) as a test "PREFIX/FOLDER/..." for every .py and .repl file in and below TESTS/FOLDER, in the order of their names; keeps the
 * paths in PATHS (of strings, which it frees). */
void scripts_add (const char *tests, const char *folder, const char *prefix, GTestDataFunc check, GPtrArray *paths);

G_END_DECLS
