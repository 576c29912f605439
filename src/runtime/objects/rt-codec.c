/* Encoding and decoding of text. */
#include "rt-codec.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str-private.h"
#include "rt-tuple.h"
#include "rt-unicode-names.h"

void *rt_raise_unicode_error (RtInterp *rt, RtType *type, const char *encoding, RtObject *object,
                              ptrdiff_t start, ptrdiff_t end, const char *reason) {
  RtObject *parts[5] = {rt_str_from (rt, encoding), rt_incref (object), rt_int_from_int64 (rt, start),
                        rt_int_from_int64 (rt, end), rt_str_from (rt, reason)};
  bool ok = true;
  for (int i = 0; i < 5; i++)
    ok &= parts[i] != NULL;
  RtObject *args = ok ? rt_tuple_steal_array (rt, parts, 5) : NULL;
  for (int i = 0; !ok && i < 5; i++)
    rt_xdecref (rt, parts[i]);
  if (args == NULL)
    return NULL;
  rt_raise_object (rt, type, args);
  rt_decref (rt, args);
  return NULL;
}

typedef enum Codec {
  UTF8,
  ASCII,
  LATIN1,
  UTF16,
  UTF16LE,
  UTF16BE,
  UTF32,
  UTF32LE,
  UTF32BE,
  UTF8SIG,
  UNKNOWN
} Codec;
static const char *const codec_names[] = {"utf-8",     "ascii",  "latin-1",   "utf-16",    "utf-16-le",
                                          "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8"};

/* The names as CPython knows them, in lower case, with one underscore for what stands between words. Others are asked of codecs. */
static Codec find_codec (const char *name) {
  static const struct {
    const char *name;
    Codec codec;
  } known[] = {{"utf_8", UTF8},       {"utf8", UTF8},         {"u8", UTF8},           {"utf", UTF8},           {"ascii", ASCII},
               {"us_ascii", ASCII},   {"646", ASCII},         {"latin_1", LATIN1},    {"latin1", LATIN1},      {"latin", LATIN1},
               {"l1", LATIN1},        {"8859", LATIN1},       {"iso8859", LATIN1},    {"iso8859_1", LATIN1},   {"iso_8859_1", LATIN1},
               {"utf_16", UTF16},     {"utf16", UTF16},       {"u16", UTF16},         {"utf_16_le", UTF16LE},  {"utf_16le", UTF16LE},
               {"utf_16_be", UTF16BE}, {"utf_16be", UTF16BE}, {"utf_32", UTF32},      {"utf32", UTF32},        {"u32", UTF32},
               {"utf_32_le", UTF32LE}, {"utf_32le", UTF32LE}, {"utf_32_be", UTF32BE}, {"utf_32be", UTF32BE},   {"utf_8_sig", UTF8SIG}};
  char plain[24];
  size_t n = 0;
  for (bool between = false; *name != '\0' && n < sizeof plain - 2; name++) {
    if (!isalnum ((unsigned char) *name) && *name != '.') {
      between = true;
      continue;
    }
    if (between && n > 0)
      plain[n++] = '_';
    between = false;
    plain[n++] = (char) tolower ((unsigned char) *name);
  }
  plain[n] = '\0';
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp (plain, known[i].name) == 0)
      return known[i].codec;
  return UNKNOWN;
}

typedef enum Handler { STRICT, IGNORE, REPLACE, BACKSLASH, XML, ESCAPE, PASS, NAME, NO_HANDLER } Handler;

static Handler find_handler (const char *name) {
  static const char *const names[] = {
      "strict",          "ignore",       "replace", "backslashreplace", "xmlcharrefreplace",
      "surrogateescape", "surrogatepass", "namereplace"};
  for (int i = 0; i < NO_HANDLER; i++)
    if (name == NULL || strcmp (name, names[i]) == 0)
      return (Handler)i;
  return NO_HANDLER;
}

/* codecs.NAME (OBJECT, ENCODING, ERRORS): what is not done here, in Python. */
static RtObject *ask_codecs (RtInterp *rt, const char *name, RtObject *object, const char *encoding, const char *errors) {
  RtHold hold;
  rt_hold_begin (rt, &hold, name, "module codecs and its function");
  RtObject *text = rt_str_interned (rt, "codecs");
  hold.held[0] = text != NULL ? rt_import_module (rt, text) : NULL;
  rt_xdecref (rt, text);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  hold.held[2] = rt_str_from (rt, encoding);
  hold.held[3] = errors != NULL ? rt_str_from (rt, errors) : rt_incref (rt->none);
  RtObject *args[] = {object, hold.held[2], hold.held[3]};
  bool ready = hold.held[1] != NULL && hold.held[2] != NULL && hold.held[3] != NULL;
  return rt_hold_end (rt, &hold, ready ? rt_vectorcall (rt, hold.held[1], args, 3, NULL) : NULL);
}

/* Only codecs.register_error makes handlers beside those known here. */
static bool may_be_registered (RtInterp *rt, Handler handler, const char *name) {
  if (handler != NO_HANDLER)
    return false;
  if (rt_dict_get_utf8 (rt, rt->modules, "codecs") != NULL)
    return true;
  rt_raise (rt, rt->types.LookupError, "unknown error handler name '%s'", name);
  return false;
}

/* Encoding */

static void append_unit (HbBuffer *out, uint32_t unit, int bytes, bool big) {
  for (int i = 0; i < bytes; i++)
    hb_buffer_append_char (out, (char)(unit >> 8 * (big ? bytes - 1 - i : i)));
}

/* Appends C; false if the codec has no place for it. */
static bool append_encoded (HbBuffer *out, Codec codec, uint32_t c) {
  switch (codec) {
  case ASCII:
  case LATIN1:
    if (c >= (codec == ASCII ? 0x80u : 0x100u))
      return false;
    hb_buffer_append_char (out, (char)c);
    return true;
  case UTF16:
  case UTF16LE:
  case UTF16BE:
    if (rt_char_is_surrogate (c))
      return false;
    if (c >= 0x10000) {
      append_unit (out, 0xd800 + ((c - 0x10000) >> 10), 2, codec == UTF16BE);
      c = 0xdc00 + ((c - 0x10000) & 0x3ff);
    }
    append_unit (out, c, 2, codec == UTF16BE);
    return true;
  case UTF32:
  case UTF32LE:
  case UTF32BE:
    if (rt_char_is_surrogate (c))
      return false;
    append_unit (out, c, 4, codec == UTF32BE);
    return true;
  default:
    if (rt_char_is_surrogate (c))
      return false;
    hb_buffer_append_code_point (out, c);
    return true;
  }
}

static void append_ascii (HbBuffer *out, Codec codec, const char *text) {
  for (; *text != '\0'; text++)
    append_encoded (out, codec, (unsigned char)*text);
}

/* What HANDLER puts in place of C; false if it gives up. */
static bool handle_encode (HbBuffer *out, Codec codec, Handler handler, uint32_t c) {
  HbBuffer text;
  hb_buffer_init (&text, out->allocator);
  bool ok = true;
  if (handler == NAME)
    hb_buffer_append (&text, "\\N{");
  bool named = handler == NAME && rt_unicode_append_name (c, &text);
  if (named)
    hb_buffer_append_char (&text, '}');
  else if (handler == NAME)
    hb_buffer_reset (&text);
  if (handler == REPLACE)
    hb_buffer_append_char (&text, '?');
  else if (handler == BACKSLASH || (handler == NAME && !named))
    hb_buffer_printf (&text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
  else if (handler == XML)
    hb_buffer_printf (&text, "&#%u;", (unsigned)c);
  else if (handler == ESCAPE && c >= 0xdc80 && c <= 0xdcff)
    hb_buffer_append_char (out, (char)(c & 0xff));
  else if (handler == PASS && rt_char_is_surrogate (c) && codec != ASCII && codec != LATIN1) {
    if (codec == UTF8 || codec == UTF8SIG)
      hb_buffer_append_code_point (out, c);
    else
      append_unit (out, c, codec >= UTF32 ? 4 : 2, codec == UTF16BE || codec == UTF32BE);
  } else
    ok = handler == IGNORE || named;
  append_ascii (out, codec, hb_buffer_text (&text));
  hb_buffer_clear (&text);
  return ok;
}

static bool encodable (Codec codec, uint32_t c) {
  return codec == ASCII ? c < 0x80 : codec == LATIN1 ? c < 0x100 : !rt_char_is_surrogate (c);
}

static void *encode_error (RtInterp *rt, RtObject *s, Codec codec, ptrdiff_t start) {
  ptrdiff_t end = start;
  while (end < rt_str_length (s) && !encodable (codec, rt_str_char_at (s, end)))
    end++;
  if (codec >= UTF16 && codec != UTF8SIG)
    end = start + 1;
  const char *reason = codec == ASCII    ? "ordinal not in range(128)"
                       : codec == LATIN1 ? "ordinal not in range(256)"
                                         : "surrogates not allowed";
  return rt_raise_unicode_error (rt, rt->types.UnicodeEncodeError, codec_names[codec], s, start, end, reason);
}

static RtObject *encode (RtInterp *rt, RtObject *s, Codec codec, const char *errors) {
  RtStrView view = rt_str_view (s);
  if (rt_str_is_ascii (s) && codec <= LATIN1)
    return rt_bytes_new (rt, view.data, (size_t)view.length);
  Handler handler = find_handler (errors);
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  if (codec == UTF16 || codec == UTF32)
    append_unit (&out, 0xfeff, codec == UTF16 ? 2 : 4, false);
  if (codec == UTF8SIG)
    hb_buffer_append (&out, "\xef\xbb\xbf");
  bool ok = true, ask = false;
  for (ptrdiff_t i = 0; i < view.length && ok; i++) {
    uint32_t c = rt_str_view_at (view, i);
    if (append_encoded (&out, codec, c))
      continue;
    ask = may_be_registered (rt, handler, errors);
    ok = handler != NO_HANDLER && handle_encode (&out, codec, handler, c);
    if (!ok && handler != NO_HANDLER)
      encode_error (rt, s, codec, i);
  }
  RtObject *result = ask          ? ask_codecs (rt, "_encode_handled", s, codec == UTF8SIG ? "utf-8-sig" : codec_names[codec], errors)
                     : !ok        ? NULL
                     : out.broken ? rt_no_memory (rt)
                                  : rt_bytes_new (rt, hb_buffer_text (&out), out.length_bytes);
  hb_buffer_clear (&out);
  return result;
}

/* Codecs that CPython finds by another way than that of all others, by these names only. */
static bool has_short_way (const char *encoding) {
  static const char *const names[] = {"utf_8", "utf8", "utf_16", "utf16", "utf_32", "utf32", "ascii", "us_ascii",
                                      "latin1", "latin_1", "iso_8859_1", "iso8859_1"};
  char plain[16];
  size_t n = 0;
  for (; encoding[n] != '\0' && n < sizeof plain - 1; n++)
    plain[n] = (char)(isalnum ((unsigned char) encoding[n]) ? tolower ((unsigned char) encoding[n]) : '_');
  plain[n] = '\0';
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp (plain, names[i]) == 0)
      return true;
  return false;
}

/* RESULT; if it is NULL, the exception of a codec found by the long way gets a note. What prevents that comes in its place. */
static RtObject *noted (RtInterp *rt, RtObject *result, const char *what, const char *encoding) {
  if (result != NULL || encoding == NULL || has_short_way (encoding))
    return result;
  RtObject *error = rt_error_take (rt), *note = rt_str_printf (rt, "%s with '%s' codec failed", what, encoding);
  bool good = note != NULL && rt_exception_note (rt, error, note) == 0;
  rt_xdecref (rt, note);
  if (good) {
    rt_error_put (rt, error);
    return NULL;
  }
  RtObject *instead = rt_error_take (rt);
  rt_exception_set_context (rt, instead, error);
  rt_error_put (rt, instead);
  return NULL;
}

const char *rt_codec_text (RtInterp *rt, RtObject *name) {
  size_t length_bytes;
  const char *text = rt_str_utf8 (rt, name, &length_bytes);
  if (text != NULL)
    rt_str_utf8_is_kept (name);
  if (text != NULL && strlen (text) < length_bytes)
    return RT_VALUE_ERROR (rt, "embedded null character");
  return text;
}

RtObject *rt_str_encode (RtInterp *rt, RtObject *s, const char *encoding, const char *errors) {
  Codec codec = encoding == NULL ? UTF8 : find_codec (encoding);
  if (codec == UNKNOWN)
    return ask_codecs (rt, "_encode_text", s, encoding, errors);
  return noted (rt, encode (rt, s, codec, errors), "encoding", encoding);
}

/* Decoding */

typedef struct Decoder {
  const unsigned char *data;
  size_t length, at;
  Codec codec;
  const char *reason; /* of the last failure */
  size_t bad_bytes;   /* how many bytes it is about */
} Decoder;

static bool fail (Decoder *d, const char *reason, size_t bytes) {
  d->reason = reason;
  d->bad_bytes = bytes;
  return false;
}

/* How many bytes of a well-formed sequence follow a lead byte; 0: it is none. */
static int sequence_bytes (unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

static bool decode_utf8 (Decoder *d, uint32_t *c) {
  const unsigned char *b = d->data + d->at;
  int bytes = sequence_bytes (b[0]);
  if (bytes == 0)
    return fail (d, "invalid start byte", 1);
  if (bytes == 1) {
    *c = b[0];
    d->at++;
    return true;
  }
  uint32_t value = b[0] & (0xff >> (bytes + 1));
  for (int i = 1; i < bytes; i++) {
    if (d->at + (size_t)i >= d->length)
      return fail (d, "unexpected end of data", (size_t)i);
    unsigned char least = i == 1 && b[0] == 0xe0 ? 0xa0 : i == 1 && b[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char most = i == 1 && b[0] == 0xed ? 0x9f : i == 1 && b[0] == 0xf4 ? 0x8f : 0xbf;
    if (b[i] < least || b[i] > most)
      return fail (d, "invalid continuation byte", (size_t)i);
    value = value << 6 | (b[i] & 0x3f);
  }
  *c = value;
  d->at += (size_t)bytes;
  return true;
}

static uint32_t unit_at (const Decoder *d, size_t at, int bytes, bool big) {
  uint32_t unit = 0;
  for (int i = 0; i < bytes; i++)
    unit |= (uint32_t)d->data[at + (size_t)i] << 8 * (big ? bytes - 1 - i : i);
  return unit;
}

static bool decode_utf16 (Decoder *d, uint32_t *c) {
  bool big = d->codec == UTF16BE;
  if (d->length - d->at < 2)
    return fail (d, "truncated data", d->length - d->at);
  uint32_t unit = unit_at (d, d->at, 2, big);
  if (rt_char_is_surrogate (unit)) {
    if (unit >= 0xdc00)
      return fail (d, "illegal encoding", 2);
    if (d->length - d->at < 4)
      return fail (d, "unexpected end of data", d->length - d->at);
    uint32_t low = unit_at (d, d->at + 2, 2, big);
    if (low < 0xdc00 || low > 0xdfff)
      return fail (d, "illegal UTF-16 surrogate", 2);
    unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    d->at += 2;
  }
  d->at += 2;
  *c = unit;
  return true;
}

static bool decode_utf32 (Decoder *d, uint32_t *c) {
  if (d->length - d->at < 4)
    return fail (d, "truncated data", d->length - d->at);
  *c = unit_at (d, d->at, 4, d->codec == UTF32BE);
  if (rt_char_is_surrogate (*c))
    return fail (d, "code point in surrogate code point range(0xd800, 0xe000)", 4);
  if (*c > 0x10ffff)
    return fail (d, "code point not in range(0x110000)", 4);
  d->at += 4;
  return true;
}

static bool decode_one (Decoder *d, uint32_t *c) {
  switch (d->codec) {
  case ASCII:
    if (d->data[d->at] >= 0x80)
      return fail (d, "ordinal not in range(128)", 1);
    *c = d->data[d->at++];
    return true;
  case LATIN1:
    *c = d->data[d->at++];
    return true;
  case UTF16LE:
  case UTF16BE:
    return decode_utf16 (d, c);
  case UTF32LE:
  case UTF32BE:
    return decode_utf32 (d, c);
  default:
    return decode_utf8 (d, c);
  }
}

/* A byte order mark decides what comes after, and is no text. */
static void take_mark (Decoder *d) {
  if (d->codec == UTF16 || d->codec == UTF32) {
    int bytes = d->codec == UTF16 ? 2 : 4;
    bool room = d->length >= (size_t)bytes, big = room && unit_at (d, 0, bytes, true) == 0xfeff;
    if (big || (room && unit_at (d, 0, bytes, false) == 0xfeff))
      d->at = (size_t)bytes;
    d->codec = d->codec == UTF16 ? (big ? UTF16BE : UTF16LE) : big ? UTF32BE : UTF32LE;
  } else if (d->codec == UTF8SIG) {
    if (d->length >= 3 && memcmp (d->data, "\xef\xbb\xbf", 3) == 0)
      d->at = 3;
    d->codec = UTF8;
  }
}

static bool handle_decode (Decoder *d, Handler handler, HbBuffer *out) {
  const unsigned char *bad = d->data + d->at;
  size_t count = d->bad_bytes;
  switch (handler) {
  case IGNORE:
    break;
  case REPLACE:
    hb_buffer_append_code_point (out, 0xfffd);
    break;
  case BACKSLASH:
    for (size_t i = 0; i < count; i++)
      hb_buffer_printf (out, "\\x%02x", bad[i]);
    break;
  case ESCAPE:
    if (bad[0] < 0x80)
      return false;
    for (size_t i = 0; i < count && bad[i] >= 0x80; i++)
      hb_buffer_append_code_point (out, 0xdc00u + bad[i]);
    break;
  case PASS:
    if (d->codec == UTF8 && d->length - d->at >= 3 && bad[0] == 0xed && (bad[1] & 0xe0) == 0xa0 &&
        (bad[2] & 0xc0) == 0x80) {
      hb_buffer_append_code_point (out, 0xd000u | (uint32_t)(bad[1] & 0x3f) << 6 | (bad[2] & 0x3f));
      count = 3;
      break;
    }
    return false;
  default:
    return false;
  }
  d->at += count;
  return true;
}

static void *decode_error (RtInterp *rt, const Decoder *d) {
  RtObject *bytes = rt_bytes_new (rt, (const char *)d->data, d->length);
  if (bytes == NULL)
    return NULL;
  rt_raise_unicode_error (rt, rt->types.UnicodeDecodeError, codec_names[d->codec], bytes, (ptrdiff_t)d->at,
                          (ptrdiff_t)(d->at + d->bad_bytes), d->reason);
  rt_decref (rt, bytes);
  return NULL;
}

static RtObject *ask_to_decode (RtInterp *rt, const char *name, const char *data, size_t length_bytes, const char *encoding,
                                const char *errors) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decode", "bytes");
  RtObject *bytes = hold.held[0] = rt_bytes_new (rt, data, length_bytes);
  return rt_hold_end (rt, &hold, bytes != NULL ? ask_codecs (rt, name, bytes, encoding, errors) : NULL);
}

static RtObject *decode (RtInterp *rt, const char *data, size_t length_bytes, Codec codec, const char *errors) {
  Decoder d = {.data = (const unsigned char *)data, .length = length_bytes, .codec = codec};
  Handler handler = find_handler (errors);
  take_mark (&d);
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  bool ok = true, ask = false;
  while (ok && d.at < d.length) {
    uint32_t c;
    if (decode_one (&d, &c)) {
      hb_buffer_append_code_point (&out, c);
      continue;
    }
    ask = may_be_registered (rt, handler, errors);
    ok = handler != NO_HANDLER && handle_decode (&d, handler, &out);
    if (!ok && handler != NO_HANDLER)
      decode_error (rt, &d);
  }
  const char *name = codec == UTF8SIG ? "utf-8-sig" : codec_names[codec];
  RtObject *result = ask  ? ask_to_decode (rt, "_decode_handled", data, length_bytes, name, errors)
                     : ok ? rt_str_from_buffer (rt, &out)
                          : NULL;
  hb_buffer_clear (&out);
  return result;
}

RtObject *rt_str_decode (RtInterp *rt, const char *data, size_t length_bytes, const char *encoding,
                         const char *errors) {
  if (length_bytes == 0)
    return rt_incref (rt->empty_str); /* whatever the encoding, even one that is not */
  Codec codec = encoding == NULL ? UTF8 : find_codec (encoding);
  if (codec == UNKNOWN)
    return ask_to_decode (rt, "_decode_text", data, length_bytes, encoding, errors);
  return noted (rt, decode (rt, data, length_bytes, codec, errors), "decoding", encoding);
}
