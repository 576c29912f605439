/* What a program asks of the world besides its input: what time it is, what stands in the files it imports, and what becomes of the
 * files it opens; and when somebody wants it to stop. Everything else in a run repeats by itself, so whoever keeps these answers can have the run again.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct HbBuffer;

typedef enum RtClock { RT_CLOCK_REAL, RT_CLOCK_MONOTONIC, RT_CLOCK_PROCESS } RtClock;
typedef enum RtStop { RT_STOP_GO_ON, RT_STOP_INTERRUPT, RT_STOP_FOR_GOOD } RtStop;

/* What a program does with files, below its own folder only. The answer is 0 or what stands here; or -errno, or one of the
 * RT_FILE_ answers below. */
typedef enum RtFileOp {
  RT_FILE_OPEN,          /* path, number: O_ flags; the file's number */
  RT_FILE_READ,          /* file, number: how many bytes at most; they go to OUT, their count is the answer */
  RT_FILE_WRITE,         /* file, bytes; how many were written */
  RT_FILE_SEEK,          /* file, number, whence; the position */
  RT_FILE_TRUNCATE,      /* file, number: the new size */
  RT_FILE_CLOSE,         /* file */
  RT_FILE_STAT,          /* path, or file if path is NULL, whence: 1 does not follow links; numbers in OUT as os.stat_result has them */
  RT_FILE_LIST,          /* path; names in OUT, each after d, f or l (folder, file, link) and before a NUL */
  RT_FILE_MAKE_FOLDER,   /* path */
  RT_FILE_REMOVE,        /* path */
  RT_FILE_REMOVE_FOLDER, /* path */
  RT_FILE_RENAME,        /* path, second */
  RT_FILE_HERE,          /* the folder that relative paths start from, in OUT; needs no permission */
  RT_FILE_OPS
} RtFileOp;
#define RT_FILE_FORBIDDEN (-100000) /* the user did not allow the program its files */
#define RT_FILE_OUTSIDE   (-100001) /* the path leads out of the program's folder */
#define RT_FILE_HOMELESS  (-100002) /* the program has no folder */

typedef struct RtFileCall {
  RtFileOp op;
  const char *path, *second; /* as the program spells them */
  int file, whence;
  int64_t number;
  const char *bytes;
  size_t length_bytes;
} RtFileCall;

/* Any entry but file may be NULL: then it is the real world that answers. Called on the thread that runs user code. */
typedef struct RtWorld {
  void *user;
  /* Nanoseconds. */
  int64_t (*clock) (void *user, RtClock clock);
  /* Appends the text of the regular file at PATH; false: there is none. */
  bool (*read_file) (void *user, const char *path, struct HbBuffer *text);
  /* NULL: nothing is allowed. OUT starts empty. */
  int64_t (*file) (void *user, const RtFileCall *call, struct HbBuffer *out);
  /* If this is given, the run is one that was had before: no request to stop counts but what this says, it is asked wherever the run
   * could be stopped, and before every line (IDENTITY 0). Sleeping takes no time. STEPS, IDENTITY: steps reported, objects made.
   * FOR_GOOD: the KeyboardInterrupt cannot be caught. */
  RtStop (*stop) (void *user, uint64_t steps, uint64_t identity);
} RtWorld;

int64_t rt_world_clock (const RtWorld *world, RtClock clock);
bool rt_world_read_file (const RtWorld *world, const char *path, struct HbBuffer *text);
int64_t rt_world_file (const RtWorld *world, const RtFileCall *call, struct HbBuffer *out);
/* What the real world answers to a program whose folder is FOLDER (RT_NULLABLE) and that may use its files. A relative path is
 * meant from the working directory if that leads into the folder, and from the folder else. */
int64_t rt_real_file (const char *folder, const RtFileCall *call, struct HbBuffer *out);
/* What a program that may not use its files is told: that a file it wants is not there, if that is so, else RT_FILE_FORBIDDEN. */
int64_t rt_forbidden_file (const char *folder, const RtFileCall *call);
