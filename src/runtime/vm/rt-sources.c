#include "rt-sources.h"

#include <string.h>

#include "hb-buffer.h"
#include "rt-error.h"
#include "rt-import-find.h"
#include "rt-vm.h"

typedef struct RtSources {
  struct RtSources *next;
  size_t name_bytes, text_bytes;
  char bytes[]; /* the name with a NUL, then the text */
} RtSources;

static size_t total_bytes (const RtSources *source) {
  return sizeof *source + source->name_bytes + 1 + source->text_bytes;
}

static RtSources **find (RtInterp *rt, const char *filename) {
  RtSources **place = &rt_vm (rt)->sources;
  while (*place != NULL && strcmp ((*place)->bytes, filename) != 0)
    place = &(*place)->next;
  return place;
}

static void remove_at (RtInterp *rt, RtSources **place) {
  RtSources *source = *place;
  *place = source->next;
  hb_free (&rt->allocator, source, total_bytes (source));
}

int rt_sources_add (RtInterp *rt, const char *filename, const char *text, size_t length_bytes) {
  size_t name_bytes = strlen (filename);
  RtSources *source = hb_alloc (&rt->allocator, sizeof *source + name_bytes + 1 + length_bytes);
  if (source == NULL) {
    rt_no_memory (rt);
    return -1;
  }
  RtSources **old = find (rt, filename);
  if (*old != NULL)
    remove_at (rt, old);
  source->name_bytes = name_bytes;
  source->text_bytes = length_bytes;
  memcpy (source->bytes, filename, name_bytes + 1);
  memcpy (source->bytes + name_bytes + 1, text, length_bytes);
  source->next = rt_vm (rt)->sources;
  rt_vm (rt)->sources = source;
  return 0;
}

const char *rt_sources_line (RtInterp *rt, const char *filename, int line, size_t *length_bytes) {
  const RtSources *source = *find (rt, filename);
  if (source == NULL || line < 1)
    return NULL;
  const char *at = source->bytes + source->name_bytes + 1, *end = at + source->text_bytes;
  for (int i = 1; i < line; i++) {
    const char *stop = memchr (at, '\n', (size_t) (end - at));
    if (stop == NULL)
      return NULL;
    at = stop + 1;
  }
  if (at == end)
    return NULL;
  const char *stop = memchr (at, '\n', (size_t) (end - at));
  *length_bytes = (size_t) ((stop != NULL ? stop : end) - at);
  if (*length_bytes > 0 && at[*length_bytes - 1] == '\r')
    --*length_bytes;
  return at;
}

const char *rt_sources_line_of_file (RtInterp *rt, const char *filename, int line, size_t *length_bytes, bool *read) {
  *read = false;
  if (*find (rt, filename) == NULL && filename[0] != '<' && filename[0] != '\0') {
    HbBuffer text;
    hb_buffer_init (&text, &rt->allocator);
    bool there = rt_import_read (rt, filename, &text) && !text.broken;
    *read = there && rt_sources_add (rt, filename, hb_buffer_text (&text), text.length_bytes) == 0;
    hb_buffer_clear (&text);
    if (there && !*read)
      rt_error_clear (rt); /* without memory the line is not shown */
  }
  return rt_sources_line (rt, filename, line, length_bytes);
}

void rt_sources_forget (RtInterp *rt, const char *filename, bool read) {
  RtSources **place = find (rt, filename);
  if (read && *place != NULL)
    remove_at (rt, place);
}

void rt_sources_free (RtInterp *rt) {
  while (rt_vm (rt)->sources != NULL)
    remove_at (rt, &rt_vm (rt)->sources);
}
