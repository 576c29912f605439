/* The checker: compiles a text, some time after it changed, on a thread of its own and says what is wrong with it. Nothing is run. All
 * functions are for the main thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct HsMistake {
  int line;            /* from 1; 0: there is none */
  int column, n_columns; /* characters from 0 */
  char *message;       /* "SyntaxError: …" */
} HsMistake;

typedef struct HsChecker HsChecker;

/* MISTAKE is borrowed. */
typedef void (*HsCheckerFunc) (const HsMistake *mistake, gpointer user);

HsChecker *hs_checker_new (HsCheckerFunc func, gpointer user);
void hs_checker_free (HsChecker *checker);
/* TEXT is checked if no other one is given for a moment. */
void hs_checker_check (HsChecker *checker, const char *text);

/* What CPython's text of an error of the compiler says. Clear the message with g_free. */
void hs_checker_read (const char *errors, HsMistake *mistake);

G_END_DECLS
