/* repr of str. */
#include <string.h>

#include "rt-str-private.h"

static uint32_t choose_quote (RtStrView view) {
  if (view.kind == 1 && memchr (view.data, '\'', (size_t)view.length) == NULL)
    return '\'';
  bool single = false, twofold = false;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    single |= c == '\'';
    twofold |= c == '"';
  }
  return single && !twofold ? '"' : '\'';
}

static void append_escaped (HbBuffer *buffer, uint32_t c) {
  static const char hex[] = "0123456789abcdef";
  int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  hb_buffer_append_char (buffer, '\\');
  hb_buffer_append_char (buffer, digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
  while (digits-- > 0)
    hb_buffer_append_char (buffer, hex[c >> (4 * digits) & 15]);
}

void rt_append_character_repr (uint32_t c, uint32_t quote, HbBuffer *buffer) {
  const char *named = c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : c == '\\' ? "\\\\" : NULL;
  if (named != NULL) {
    hb_buffer_append (buffer, named);
  } else if (c == quote) {
    hb_buffer_append_char (buffer, '\\');
    hb_buffer_append_char (buffer, (char)c);
  } else if (c < 0x80 ? c >= ' ' && c != 0x7f : rt_char_is_printable (c)) {
    hb_buffer_append_code_point (buffer, c);
  } else {
    append_escaped (buffer, c);
  }
}

/* How many characters from START on stand in a repr as they are: of a str of ASCII, of which most are. */
static ptrdiff_t plain_run (RtStrView view, ptrdiff_t start, uint32_t quote) {
  if (view.kind != 1)
    return 0;
  const uint8_t *data = view.data;
  ptrdiff_t end = start;
  while (end < view.length && data[end] >= ' ' && data[end] < 0x7f && data[end] != quote && data[end] != '\\')
    end++;
  return end - start;
}

const char *rt_str_plain_bytes (const RtObject *s, ptrdiff_t *length) {
  RtStrView view = rt_str_view (s);
  *length = view.length;
  return plain_run (view, 0, '\'') == view.length ? view.data : NULL;
}

void rt_str_append_repr (const RtObject *s, HbBuffer *buffer) {
  RtStrView view = rt_str_view (s);
  uint32_t quote = choose_quote (view);
  hb_buffer_append_char (buffer, (char)quote);
  for (ptrdiff_t i = 0; i < view.length;) {
    ptrdiff_t run = plain_run (view, i, quote);
    if (run > 0)
      hb_buffer_append_bytes (buffer, (const char *)view.data + i, (size_t)run);
    else
      rt_append_character_repr (rt_str_view_at (view, i), quote, buffer);
    i += run > 0 ? run : 1;
  }
  hb_buffer_append_char (buffer, (char)quote);
}
