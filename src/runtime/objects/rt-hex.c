#include "rt-hex.h"

#include <limits.h>

#include "rt-abstract.h"
#include "rt-byte-text.h"
#include "rt-error.h"
#include "rt-str.h"

/* The one character of O, a str or bytes. */
static bool take_separator (RtInterp *rt, RtObject *o, bool wide, char *separator) {
  ptrdiff_t length = rt_length (rt, o);
  if (length != 1)
    return length >= 0 && RT_VALUE_ERROR (rt, "sep must be length 1.") != NULL;
  if (!RT_IS_STR (o) && !RT_IS_BYTES (o))
    return RT_TYPE_ERROR (rt, "sep must be str or bytes.") != NULL;
  uint32_t c = RT_IS_STR (o) ? rt_str_char_at (o, 0) : (uint8_t) rt_byte_run (o).data[0];
  *separator = (char) c;
  return c < (wide ? 256 : 128) || RT_VALUE_ERROR (rt, "sep must be ASCII.") != NULL;
}

bool rt_hex_groups_take (RtInterp *rt, RtObject *sep, RtObject *bytes_per_sep, bool wide, RtHexGroups *groups) {
  groups->every = bytes_per_sep != NULL ? rt_index_argument_int (rt, bytes_per_sep) : 1;
  if (groups->every == -1 && rt_error (rt) != NULL)
    return false;
  if (sep == NULL)
    groups->every = 0;
  return sep == NULL || take_separator (rt, sep, wide, &groups->separator);
}

ptrdiff_t rt_hex_groups_length (const RtHexGroups *groups, ptrdiff_t count) {
  ptrdiff_t every = groups->every < 0 ? -groups->every : groups->every;
  return 2 * count + (every > 0 && count > 0 ? (count - 1) / every : 0);
}

void rt_hex_groups_write (const RtHexGroups *groups, const char *bytes, ptrdiff_t count, char *out) {
  static const char digits[] = "0123456789abcdef";
  ptrdiff_t every = groups->every < 0 ? -groups->every : groups->every;
  /* How many bytes there are before the next separator. */
  ptrdiff_t left = every == 0 || count == 0 ? count : groups->every < 0 ? every : (count - 1) % every + 1;
  for (ptrdiff_t i = 0; i < count; i++) {
    if (left-- == 0) {
      *out++ = groups->separator;
      left = every - 1;
    }
    *out++ = digits[(uint8_t) bytes[i] >> 4];
    *out++ = digits[bytes[i] & 15];
  }
}
