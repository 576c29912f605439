#include "hb-utf8.h"

size_t hb_utf8_encode (uint32_t c, char out[4]) {
  if (c < 0x80) {
    out[0] = (char) c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char) (0xC0 | c >> 6);
    out[1] = (char) (0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char) (0xE0 | c >> 12);
    out[1] = (char) (0x80 | (c >> 6 & 0x3F));
    out[2] = (char) (0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char) (0xF0 | c >> 18);
  out[1] = (char) (0x80 | (c >> 12 & 0x3F));
  out[2] = (char) (0x80 | (c >> 6 & 0x3F));
  out[3] = (char) (0x80 | (c & 0x3F));
  return 4;
}

uint32_t hb_utf8_decode (const char **text, const char *end) {
  const unsigned char *p = (const unsigned char *) *text;
  unsigned char lead = *p;
  *text += 1;
  if (lead < 0x80)
    return lead;
  int more = lead >= 0xC2 && lead <= 0xDF ? 1 : lead >= 0xE0 && lead <= 0xEF ? 2 : lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
  if (more == 0 || end - (const char *) p <= more)
    return HB_UTF8_BAD;
  uint32_t c = more == 1 ? lead & 0x1Fu : more == 2 ? lead & 0x0Fu : lead & 0x07u;
  for (int i = 1; i <= more; i++) {
    if ((p[i] & 0xC0) != 0x80)
      return HB_UTF8_BAD;
    c = c << 6 | (p[i] & 0x3Fu);
  }
  static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
  if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
    return HB_UTF8_BAD;
  *text += more;
  return c;
}

size_t hb_utf8_valid_bytes (const char *text, size_t length_bytes) {
  const char *p = text, *end = text + length_bytes;
  while (p < end) {
    const char *start = p;
    if (hb_utf8_decode (&p, end) == HB_UTF8_BAD)
      return (size_t) (start - text);
  }
  return length_bytes;
}

size_t hb_utf8_count (const char *text, size_t length_bytes) {
  size_t n = 0;
  for (size_t i = 0; i < length_bytes; i++)
    n += ((unsigned char) text[i] & 0xC0) != 0x80;
  return n;
}
