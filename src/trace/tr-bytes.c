#include "tr-bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

#define RESERVE_BYTES ((guint64) 8 << 20)  /* given out beyond the budget, to tell a run's end */
#define LEAST_ADDRESS_BYTES ((gsize) 64 << 20)
#define HUGE_BYTES          ((gsize) 2 << 20)
#define HUGE_FROM_BYTES     ((gsize) 2 << 20) /* what grows beyond is long: it grows by huge pages, which take the kernel less time */

void tr_budget_init (TrBudget *budget, guint64 memory_bytes, guint64 disk_bytes) {
  *budget = (TrBudget){.memory_bytes = memory_bytes, .disk_bytes = disk_bytes, .fd = -1};
}

void tr_budget_clear (TrBudget *budget) {
  if (budget->fd >= 0)
    close (budget->fd);
  budget->fd = -1;
}

static void spend (TrBudget *budget, TrBudgetEnd why) {
  if (tr_budget_end (budget) == TR_BUDGET_LEFT)
    g_atomic_int_set (&budget->spent, (gint) why);
}

/* A file that goes when it is closed, whatever happens to the program. */
static int open_nameless_file (void) {
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "heapscope", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return -1;
  g_autofree char *path = g_build_filename (folder, "recording-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd >= 0)
    g_unlink (path);
  return fd;
}

/* Lays N bytes of the file at PLACE. */
static gboolean take_from_disk (TrBudget *budget, guint8 *place, gsize n) {
  if (budget->disk_used + n > budget->disk_bytes) {
    spend (budget, TR_BUDGET_MEMORY_AND_DISK_USED);
    return FALSE;
  }
  if (budget->fd < 0 && (budget->fd = open_nameless_file ()) < 0) {
    spend (budget, TR_BUDGET_NO_FILE);
    return FALSE;
  }
  off_t at = (off_t) budget->disk_used;
  if (posix_fallocate (budget->fd, at, (off_t) n) != 0 ||
      mmap (place, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, budget->fd, at) == MAP_FAILED) {
    spend (budget, TR_BUDGET_DISK_FULL);
    return FALSE;
  }
  budget->disk_used += n;
  return TRUE;
}

static gboolean take_from_memory (TrBudget *budget, guint8 *place, gsize n) {
  if (mprotect (place, n, PROT_READ | PROT_WRITE) != 0)
    return FALSE;
  if (n % HUGE_BYTES == 0)
    madvise (place, n, MADV_HUGEPAGE); /* in vain if the machine has none */
#ifdef MADV_POPULATE_WRITE
  madvise (place, n, MADV_POPULATE_WRITE); /* all at once, rather than a page fault for each page; in vain if the kernel is too old */
#endif
  return TRUE;
}

/* Makes N bytes at PLACE usable, from memory, from disk, or from what is kept for the end. */
static gboolean take (TrBytes *bytes, guint8 *place, gsize n) {
  TrBudget *budget = bytes->budget;
  bytes->last_on_disk = 0;
  if (budget->memory_used + n <= budget->memory_bytes && take_from_memory (budget, place, n)) {
    budget->memory_used += n;
    return TRUE;
  }
  if (tr_budget_end (budget) == TR_BUDGET_LEFT && take_from_disk (budget, place, n)) {
    bytes->last_on_disk = n;
    return TRUE;
  }
  if (budget->reserve_used + n > RESERVE_BYTES || !take_from_memory (budget, place, n))
    return FALSE;
  budget->reserve_used += n;
  return TRUE;
}

/* N bytes of addresses, at a place where huge pages may begin; NULL: the process may not have so many. */
static void *reserve (gsize n) {
  guint8 *data = mmap (NULL, n + HUGE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (data == MAP_FAILED)
    return NULL;
  gsize before = -(gsize) data & (HUGE_BYTES - 1);
  if (before > 0)
    munmap (data, before);
  munmap (data + before + n, HUGE_BYTES - before);
  return data + before;
}

void tr_bytes_init (TrBytes *bytes, TrBudget *budget, gsize reserve_bytes, gsize piece_bytes) {
  *bytes = (TrBytes){.budget = budget, .piece_bytes = piece_bytes};
  /* A process may be allowed less address space than that. */
  for (gsize n = reserve_bytes; bytes->data == NULL && n >= LEAST_ADDRESS_BYTES / 64; n /= 2) {
    bytes->data = reserve (n);
    bytes->reserved = n;
  }
  if (bytes->data == NULL)
    g_error ("no address space for a recording");
}

void tr_bytes_clear (TrBytes *bytes) {
  if (bytes->data != NULL)
    munmap (bytes->data, bytes->reserved);
  bytes->data = NULL;
}

gboolean tr_bytes_grow (TrBytes *bytes, gsize n) {
  gsize mask = (bytes->ready < HUGE_FROM_BYTES ? bytes->piece_bytes : MAX (bytes->piece_bytes, HUGE_BYTES)) - 1;
  gsize need = bytes->length + n + TR_BYTES_SLACK;
  if (need < n || need > bytes->reserved - mask) {
    spend (bytes->budget, TR_BUDGET_MEMORY_AND_DISK_USED);
    return FALSE;
  }
  gsize ready = (need + mask) & ~mask;
  gsize full = bytes->last_on_disk;
  if (!take (bytes, bytes->data + bytes->ready, ready - bytes->ready))
    return FALSE;
  if (full > 0) /* written to the end: the kernel may have it back */
    madvise (bytes->data + bytes->ready - full, full, MADV_DONTNEED);
  bytes->ready = ready;
  return TRUE;
}
