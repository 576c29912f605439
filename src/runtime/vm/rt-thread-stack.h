/* A C stack, and going from one to another. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <ucontext.h>

typedef struct RtStack {
  ucontext_t context;
  void *block; /* NULL: it is the one that the thread of the system came with */
  size_t size_bytes;
  void *shadow;        /* what the address sanitizer keeps for it */
  const void *bottom;  /* as the address sanitizer wants it told */
} RtStack;

/* false: there is no room. START (ARG) is called when it is gone to first; it must not return. */
bool rt_stack_make (RtStack *stack, void (*start) (void *arg), void *arg);
void rt_stack_free (RtStack *stack);
/* Goes from FROM, which is the one that runs, to TO; returns when somebody comes back to FROM. ENDS: nobody will. */
void rt_stack_switch (RtStack *from, RtStack *to, bool ends);
/* To be called first by what runs on a stack that was gone to the first time. */
void rt_stack_entered (RtStack *from);
