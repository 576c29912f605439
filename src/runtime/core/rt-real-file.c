/* What programs do with real files, kept below one folder. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hb-buffer.h"
#include "rt-world.h"

#define MODE_FILE   0666
#define MODE_FOLDER 0777

static bool is_below (const char *path, const char *folder) {
  size_t length = strlen (folder);
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0' || length == 1);
}

/* PATH without links, as an absolute path; its last part need not be there. False with errno. */
static bool resolve (const char *path, char resolved[PATH_MAX]) {
  if (realpath (path, resolved) != NULL)
    return true;
  if (errno != ENOENT)
    return false;
  struct stat status;
  if (lstat (path, &status) == 0)
    return false; /* a link to nowhere */
  char parent[PATH_MAX];
  snprintf (parent, sizeof parent, "%s", path);
  size_t end = strlen (parent);
  while (end > 1 && parent[end - 1] == '/')
    parent[--end] = '\0';
  char *slash = strrchr (parent, '/');
  const char *name = slash != NULL ? slash + 1 : parent;
  char last[NAME_MAX + 1];
  if (strlen (name) > NAME_MAX) {
    errno = ENAMETOOLONG;
    return false;
  }
  strcpy (last, name);
  if (slash == NULL)
    strcpy (parent, ".");
  else
    slash[slash == parent ? 1 : 0] = '\0';
  if (strcmp (last, "..") == 0 || strcmp (last, ".") == 0 || realpath (parent, resolved) == NULL) {
    errno = ENOENT;
    return false;
  }
  size_t length = strlen (resolved);
  if (length + strlen (last) + 2 > PATH_MAX) {
    errno = ENAMETOOLONG;
    return false;
  }
  if (length > 1)
    resolved[length++] = '/';
  strcpy (resolved + length, last);
  return true;
}

/* Whether the nearest thing on the way to PATH that is there lies below FOLDER: a path that leads nowhere is not there rather
 * than outside. */
static bool starts_below (const char *path, const char *folder) {
  char part[PATH_MAX], resolved[PATH_MAX];
  snprintf (part, sizeof part, "%s", path);
  for (;;) {
    if (realpath (part, resolved) != NULL)
      return is_below (resolved, folder);
    char *slash = strrchr (part, '/');
    if (slash == NULL)
      return true;
    if (slash == part)
      return false;
    *slash = '\0';
  }
}

static int64_t meant_from (const char *start, const char *path, const char *folder, char resolved[PATH_MAX]) {
  char joined[PATH_MAX];
  bool whole = path[0] == '/';
  if (snprintf (joined, sizeof joined, "%s%s%s", whole ? "" : start, whole ? "" : "/", path) >= (int) sizeof joined)
    return -ENAMETOOLONG;
  if (resolve (joined, resolved))
    return is_below (resolved, folder) ? 0 : RT_FILE_OUTSIDE;
  int failed = errno;
  return starts_below (joined, folder) ? -failed : RT_FILE_OUTSIDE;
}

/* The place that PATH means. */
static int64_t place_of (const char *folder, const char *path, char resolved[PATH_MAX]) {
  char here[PATH_MAX];
  if (path[0] == '\0')
    return -ENOENT;
  if (path[0] != '/' && getcwd (here, sizeof here) != NULL && strcmp (here, folder) != 0) {
    int64_t from_here = meant_from (here, path, folder, resolved);
    if (from_here != RT_FILE_OUTSIDE)
      return from_here;
  }
  return meant_from (folder, path, folder, resolved);
}

static int64_t answer (int64_t result) {
  return result < 0 ? -errno : result;
}

static int64_t read_from (const RtFileCall *call, HbBuffer *out) {
  char block[16384];
  int64_t left = call->number, total = 0;
  while (left > 0) {
    ssize_t count = read (call->file, block, left < (int64_t) sizeof block ? (size_t) left : sizeof block);
    if (count < 0)
      return -errno;
    if (count == 0)
      break;
    hb_buffer_append_bytes (out, block, (size_t) count);
    if (out->broken)
      return -ENOMEM;
    total += count;
    left -= count;
  }
  return total;
}

static int64_t write_all (const RtFileCall *call) {
  size_t done = 0;
  while (done < call->length_bytes) {
    ssize_t count = write (call->file, call->bytes + done, call->length_bytes - done);
    if (count < 0)
      return -errno;
    done += (size_t) count;
  }
  return (int64_t) done;
}

static long long nsec_of (struct timespec time) {
  return (long long) time.tv_sec * 1000000000 + time.tv_nsec;
}

static int64_t tell_status (const struct stat *s, HbBuffer *out) {
  hb_buffer_printf (out, "%u %llu %llu %llu %u %u %lld %lld %lld %lld", (unsigned) s->st_mode, (unsigned long long) s->st_ino,
                    (unsigned long long) s->st_dev, (unsigned long long) s->st_nlink, (unsigned) s->st_uid, (unsigned) s->st_gid,
                    (long long) s->st_size, nsec_of (s->st_atim), nsec_of (s->st_mtim), nsec_of (s->st_ctim));
  return 0;
}

static int64_t list_folder (const char *path, HbBuffer *out) {
  DIR *folder = opendir (path);
  if (folder == NULL)
    return -errno;
  for (struct dirent *entry; (entry = readdir (folder)) != NULL;) {
    if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
      continue;
    hb_buffer_append_char (out, entry->d_type == DT_DIR ? 'd' : entry->d_type == DT_LNK ? 'l' : 'f');
    hb_buffer_append_bytes (out, entry->d_name, strlen (entry->d_name) + 1);
  }
  closedir (folder);
  return 0;
}

static int64_t open_at (const char *path, int flags) {
  struct stat status;
  if (stat (path, &status) == 0 && S_ISDIR (status.st_mode))
    return -EISDIR;
  return answer (open (path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, MODE_FILE));
}

/* What is done with a path that is known to be below the folder. */
static int64_t do_at (const char *folder, const char *path, const RtFileCall *call, HbBuffer *out) {
  struct stat status;
  char second[PATH_MAX];
  switch (call->op) {
  case RT_FILE_OPEN:
    return open_at (path, (int) call->number);
  case RT_FILE_STAT:
    return lstat (path, &status) < 0 ? -errno : tell_status (&status, out);
  case RT_FILE_LIST:
    return list_folder (path, out);
  case RT_FILE_MAKE_FOLDER:
    return answer (mkdir (path, MODE_FOLDER));
  case RT_FILE_REMOVE:
    return answer (unlink (path));
  case RT_FILE_REMOVE_FOLDER:
    return answer (rmdir (path));
  case RT_FILE_RENAME: {
    int64_t found = place_of (folder, call->second, second);
    return found < 0 ? found : answer (rename (path, second));
  }
  default:
    return -EINVAL;
  }
}

static int64_t do_with (const RtFileCall *call, HbBuffer *out) {
  struct stat status;
  switch (call->op) {
  case RT_FILE_READ:
    return read_from (call, out);
  case RT_FILE_WRITE:
    return write_all (call);
  case RT_FILE_SEEK:
    return answer (lseek (call->file, call->number, call->whence));
  case RT_FILE_TRUNCATE:
    return answer (ftruncate (call->file, call->number));
  case RT_FILE_CLOSE:
    return answer (close (call->file));
  default:
    return fstat (call->file, &status) < 0 ? -errno : tell_status (&status, out);
  }
}

int64_t rt_real_file (const char *folder, const RtFileCall *call, HbBuffer *out) {
  char home[PATH_MAX], place[PATH_MAX];
  bool homeless = folder == NULL || realpath (folder, home) == NULL;
  if (call->op == RT_FILE_HERE) {
    if (getcwd (place, sizeof place) == NULL || (!homeless && !is_below (place, home)))
      strcpy (place, homeless ? "/" : home);
    hb_buffer_append (out, place);
    return 0;
  }
  if (call->path == NULL)
    return call->file > STDERR_FILENO ? do_with (call, out) : -EBADF;
  if (homeless)
    return RT_FILE_HOMELESS;
  int64_t found = place_of (home, call->path, place);
  return found < 0 ? found : do_at (home, place, call, out);
}

/* Whether CALL makes what is not there. */
static bool makes (const RtFileCall *call) {
  return call->op == RT_FILE_MAKE_FOLDER || (call->op == RT_FILE_OPEN && (call->number & O_CREAT) != 0);
}

int64_t rt_forbidden_file (const char *folder, const RtFileCall *call) {
  char home[PATH_MAX], place[PATH_MAX];
  struct stat status;
  if (call->path == NULL)
    return -EBADF; /* of none that is open */
  if (makes (call) || folder == NULL || realpath (folder, home) == NULL)
    return RT_FILE_FORBIDDEN;
  int64_t found = place_of (home, call->path, place);
  if (found == 0 && lstat (place, &status) < 0)
    found = -errno;
  return found == -ENOENT ? found : RT_FILE_FORBIDDEN;
}
