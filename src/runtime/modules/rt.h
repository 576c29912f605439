/* The embedding interface: all that the layers above the runtime need.
 *
 *   RtConfig config = rt_config_default ();
 *   RtInterp *rt = rt_new (&config);
 *   rt_set_observer (rt, &observer);
 *   int status = rt_run_script (rt, source, length_bytes, "lists.py");   // prints a traceback on failure, as python3 does
 *   rt_destroy (rt);
 *
 * One interpreter belongs to one thread at a time, which needs RT_STACK_BYTES of C stack; only rt_request_stop may be called
 * from others.
 */
#pragma once

#include "rt-interp.h"

#define RT_STACK_BYTES ((size_t) 64 << 20)

typedef struct RtConfig {
  size_t heap_limit_bytes;
  uint64_t step_limit;     /* steps before KeyboardInterrupt; 0: none */
  uint64_t fail_at;        /* HbAllocator.fail_at, armed after start-up; 0: none */
  bool fail_on;
  bool never_reuse;
  const char *script_folder; /* where import looks for .py files; RT_NULLABLE: nowhere */
  /* Where the program's output goes besides the observer; NULL: nowhere. input: one line with its \n into BUFFER; false: end. */
  void (*write) (void *user, RtOutput stream, const char *text, size_t length_bytes);
  bool (*read_line) (void *user, struct HbBuffer *buffer);
  /* The program asked for what it wrote to be seen now; NULL: it always is. */
  void (*flush) (void *user);
  void *user;
  RtWorld world;
} RtConfig;

RtConfig rt_config_default (void);
/* NULL if memory is too short. CONFIG is copied; user pointers must outlive the interpreter. */
RtInterp *rt_new (const RtConfig *config);
/* Ends the interpreter as Py_Finalize: clears modules in CPython's order (finalizers run), then frees everything. False: what the program
 * put in the place of a standard stream could not be flushed; CPython exits with 120 then. */
bool rt_destroy (RtInterp *rt);
/* OBSERVER is borrowed; NULL takes it away. Objects that exist already are not announced: walk the heap for them. */
void rt_set_observer (RtInterp *rt, const RtObserver *RT_NULLABLE observer);
/* From any thread: user code gets a KeyboardInterrupt at the next instruction; it cannot go on by catching it twice. */
void rt_request_stop (RtInterp *rt);

/* The status of a script that a KeyboardInterrupt ended: CPython then ends by the signal SIGINT. */
enum { RT_STATUS_INTERRUPTED = -2 };
/* Runs a whole script as `python3 NAME`: in __main__, output and traceback to the streams; the exit status. sys.argv is ARGV, or
 * NAME alone if ARGC is 0. */
int rt_run_script (RtInterp *rt, const char *source, size_t length_bytes, const char *name, int argc, char **argv);
/* The prompt. Feeds one line (without \n); RT_PROMPT_MORE: the block goes on ("... "); DONE: it ran, what it printed and any
 * traceback went to the streams; EXIT: SystemExit, *STATUS says with what. */
typedef enum RtPromptState { RT_PROMPT_DONE, RT_PROMPT_MORE, RT_PROMPT_EXIT } RtPromptState;
RtPromptState rt_prompt_feed (RtInterp *rt, const char *line, int *status);
/* Forgets an unfinished block. */
void rt_prompt_reset (RtInterp *rt);
/* `dis` of SOURCE to OUT; -1 and a traceback on the error stream if it does not compile. */
int rt_disassemble_source (RtInterp *rt, const char *source, size_t length_bytes, const char *name, struct HbBuffer *out);

/* Reading the state between steps, from an observer or when nothing runs; no user code, no counts. */
/* All holders that are not objects: frames (innermost first), native frames, the interpreter's own. */
typedef enum RtHolderKind { RT_HOLDER_FRAME = 1, RT_HOLDER_NATIVE = 2, RT_HOLDER_INTERP = 4, RT_HOLDER_ARENA = 8 } RtHolderKind;
typedef struct RtHolder {
  RtHolderKind kind;
  const char *name;  /* function, native function, or "interpreter" */
  RtFrame *frame;    /* of kind FRAME, and the Python frame that a NATIVE one was called from */
  uint64_t identity; /* of a NATIVE frame, or of an ARENA, never used twice among both; of a FRAME or one that is ending, its own; 0 for the interpreter */
  bool ending;       /* NATIVE: a Python frame that has left the stack and is giving up what it held */
} RtHolder;
/* KINDS: which ones, a union of RtHolderKind. A generator's frame is left out even while it runs: its references are those of
 * the generator object, whose traverse slot gives them at all times. The same goes for frames that a frame object owns. */
int rt_visit_holders (RtInterp *rt, unsigned kinds, int (*visit) (void *arg, const RtHolder *holder, RtSlot slot, RtObject *referent), void *arg);
/* Every reference of O, labelled, its type included (heap types only). */
int rt_visit_references (RtObject *o, RtVisit visit, void *arg);
/* What a weak reference or proxy refers to, not owned; NULL if O is neither, or its referent is gone. */
RT_BORROWED RtObject *rt_weak_referent (RtObject *o);
/* The running Python frame, library frames included; the others follow by ->previous. NULL if nothing runs. */
RT_BORROWED RtFrame *rt_first_frame (RtInterp *rt);
/* Text of an atom or a short text of anything else, appended to BUFFER. */
void rt_describe (RtObject *o, struct HbBuffer *buffer);
size_t rt_sizeof (RtInterp *rt, RtObject *o); /* sys.getsizeof without user code */
