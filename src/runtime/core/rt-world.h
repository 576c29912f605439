/* What a program asks of the world besides its input: what time it is, and what stands in the files it imports; and when
 * somebody wants it to stop. Everything else in a run repeats by itself, so whoever keeps these answers can have the run again.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct HbBuffer;

typedef enum RtClock { RT_CLOCK_REAL, RT_CLOCK_MONOTONIC, RT_CLOCK_PROCESS } RtClock;
typedef enum RtStop { RT_STOP_GO_ON, RT_STOP_INTERRUPT, RT_STOP_FOR_GOOD } RtStop;

/* Any entry may be NULL: then it is the real world that answers. Called on the thread that runs user code. */
typedef struct RtWorld {
  void *user;
  /* Nanoseconds. */
  int64_t (*clock) (void *user, RtClock clock);
  /* Appends the text of the regular file at PATH; false: there is none. */
  bool (*read_file) (void *user, const char *path, struct HbBuffer *text);
  /* If this is given, the run is one that was had before: no request to stop counts but what this says, it is asked wherever the run
   * could be stopped, and sleeping takes no time. STEPS and IDENTITY tell how far the run is: steps reported, objects made.
   * FOR_GOOD: the KeyboardInterrupt cannot be caught. */
  RtStop (*stop) (void *user, uint64_t steps, uint64_t identity);
} RtWorld;

int64_t rt_world_clock (const RtWorld *world, RtClock clock);
bool rt_world_read_file (const RtWorld *world, const char *path, struct HbBuffer *text);
