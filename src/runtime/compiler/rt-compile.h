/* Python source text to a code object, as CPython 3.12.1's compiler, to the byte. */
#pragma once

#include "rt-arena.h"

struct RtNode;

typedef enum RtCompileMode {
  RT_COMPILE_EXEC,   /* a module */
  RT_COMPILE_EVAL,   /* an expression */
  RT_COMPILE_SINGLE, /* a statement, whose expressions are printed */
} RtCompileMode;

typedef struct RtCompileOptions {
  RtCompileMode mode;
  RtObject *filename; /* str, borrowed */
  /* The text is that of the file of this name: errors that are found after parsing show their line, too, as
   * CPython does by reading the file again. */
  bool is_file;
  /* The text is what was typed so far at a prompt, whole lines; RT_COMPILE_SINGLE. */
  bool at_prompt;
  /* RT_CO_FUTURE_... that hold before the first line, as for exec within a module with such imports. All code objects get them. */
  int future_flags;
  /* Gets those that hold behind the last line, once the text is parsed; RT_NULLABLE. */
  int *future_flags_after;
  /* As of python -O: from 1 on no assertions, and __debug__ is False; from 2 on no docstrings. */
  int optimize;
  /* Text that ends too early is the error "incomplete input" (the module codeop asks so). */
  bool may_be_incomplete;
  /* Blanks before a str or bytes are no indentation: as eval does, but not compile. */
  bool skips_blanks;
  /* Blocks that are open at the end of a single statement are not ended by it. */
  bool keep_blocks_open;
  /* Called for a SyntaxWarning, NULL: none; false with an exception set turns it into an error. TEXT is
   * UTF-8. */
  bool (*warn) (void *data, const char *text, RtObject *filename, int line);
  void *warn_data;
  /* Called with the parser's tree before code is made of it, NULL: not; may say where nodes stand. False with an exception ends the compilation. */
  bool (*place) (RtInterp *rt, RtArena *arena, struct RtNode *module, void *data);
  void *place_data;
} RtCompileOptions;

/* Parses and compiles TEXT (any bytes). The parser's tree is allocated from ARENA, which the caller frees
 * when the code has run (at once, if it only wants the code). NULL with SyntaxError, IndentationError,
 * TabError, MemoryError, OverflowError, ValueError (or what `warn` raised); or, for at_prompt, NULL without
 * an exception and *NEEDS_LINE true if another line has to be typed. NEEDS_LINE may be NULL otherwise. */
RT_NEW RtObject *rt_compile (RtInterp *rt, RtArena *arena, const char *text, size_t length_bytes,
                             const RtCompileOptions *options, bool *RT_NULLABLE needs_line);
