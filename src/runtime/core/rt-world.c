#include "rt-world.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "hb-buffer.h"

int64_t rt_world_clock (const RtWorld *world, RtClock clock) {
  static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID};
  if (world->clock != NULL)
    return world->clock (world->user, clock);
  struct timespec now;
  clock_gettime (clocks[clock], &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

bool rt_world_read_file (const RtWorld *world, const char *path, HbBuffer *text) {
  if (world->read_file != NULL)
    return world->read_file (world->user, path, text);
  struct stat status;
  FILE *file = stat (path, &status) == 0 && S_ISREG (status.st_mode) ? fopen (path, "rb") : NULL;
  if (file == NULL)
    return false;
  char block[4096];
  size_t count;
  while ((count = fread (block, 1, sizeof block, file)) > 0)
    hb_buffer_append_bytes (text, block, count);
  fclose (file);
  return true;
}

int64_t rt_world_file (const RtWorld *world, const RtFileCall *call, HbBuffer *out) {
  if (world->file != NULL)
    return world->file (world->user, call, out);
  return call->op == RT_FILE_HERE ? rt_real_file (".", call, out) : RT_FILE_FORBIDDEN;
}
