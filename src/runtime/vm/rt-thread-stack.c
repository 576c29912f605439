#include "rt-thread-stack.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(WATCHED)
#include <sanitizer/common_interface_defs.h>
#undef WATCHED
#define WATCHED 1
#define STACK_BYTES ((size_t) 64 << 20) /* its frames are several times as large */
#else
#define WATCHED 0
#define STACK_BYTES ((size_t) 16 << 20) /* far more than C_RECURSION_LIMIT lets it need; what is not touched takes no memory */
#endif

static void call_start (unsigned start_high, unsigned start_low, unsigned arg_high, unsigned arg_low) {
  uintptr_t start = (uintptr_t) start_high << 32 | start_low, arg = (uintptr_t) arg_high << 32 | arg_low;
  ((void (*) (void *)) start) ((void *) arg);
}

bool rt_stack_make (RtStack *stack, void (*start) (void *arg), void *arg) {
  size_t guard_bytes = (size_t) sysconf (_SC_PAGESIZE);
  void *block = mmap (NULL, STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (block == MAP_FAILED)
    return false;
  /* Stacks grow downwards: whoever needs more than there is ends there. */
  if (mprotect (block, guard_bytes, PROT_NONE) != 0 || getcontext (&stack->context) != 0) {
    munmap (block, STACK_BYTES);
    return false;
  }
  stack->block = block;
  stack->bottom = block;
  stack->size_bytes = STACK_BYTES;
  stack->context.uc_stack.ss_sp = block;
  stack->context.uc_stack.ss_size = STACK_BYTES;
  stack->context.uc_link = NULL;
  uint64_t called = (uintptr_t) start, with = (uintptr_t) arg;
  makecontext (&stack->context, (void (*) (void)) call_start, 4, (unsigned) (called >> 32), (unsigned) called, (unsigned) (with >> 32),
               (unsigned) with);
  return true;
}

void rt_stack_free (RtStack *stack) {
  if (stack->block != NULL)
    munmap (stack->block, stack->size_bytes);
  stack->block = NULL;
}

#if WATCHED
void rt_stack_switch (RtStack *from, RtStack *to, bool ends) {
  __sanitizer_start_switch_fiber (ends ? NULL : &from->shadow, to->bottom, to->size_bytes);
  swapcontext (&from->context, &to->context);
  __sanitizer_finish_switch_fiber (from->shadow, NULL, NULL);
}

/* FROM's stack becomes known here if it is that of the thread of the system. */
void rt_stack_entered (RtStack *from) {
  const void *bottom;
  size_t size_bytes;
  __sanitizer_finish_switch_fiber (NULL, &bottom, &size_bytes);
  if (from->block == NULL && from->bottom == NULL) {
    from->bottom = bottom;
    from->size_bytes = size_bytes;
  }
}
#else
void rt_stack_switch (RtStack *from, RtStack *to, bool ends) {
  (void) ends;
  swapcontext (&from->context, &to->context);
}

void rt_stack_entered (RtStack *from) {
  (void) from;
}
#endif
