#define _GNU_SOURCE
#include "rt-unicode-names.h"

#include <string.h>

#include "hb-buffer.h"
#include "rt-unicode-names-private.h"

#define MOST_BYTES 256 /* of a name; the longest have less than 100 */

/* Hangul syllables are named after the letters they are made of. */
#define HANGUL_FIRST 0xAC00
#define HANGUL_LAST  0xD7A3
#define VOWELS       21
#define TRAILS       28
static const char *const leads[] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
static const char *const vowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                     "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const trails[] = {"",  "G", "GG", "GS", "N",  "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT",
                                     "LP", "LH", "M", "B",  "BS", "S",  "SS", "NG", "J", "C",  "K",  "T",  "P",  "H"};

static const char hangul_prefix[] = "HANGUL SYLLABLE ", ideograph_prefix[] = "CJK UNIFIED IDEOGRAPH-";

static bool is_ideograph (uint32_t c) {
  static const uint32_t ranges[][2] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D},
                                       {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x30000, 0x3134A}, {0x31350, 0x323AF}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i][0] && c <= ranges[i][1])
      return true;
  return false;
}

/* Where the numbers of the words of the name of C start, or NULL. */
static const unsigned char *name_of (uint32_t c) {
  size_t low = 0, high = rt_unicode_run_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const RtUnicodeRun *run = &rt_unicode_runs[middle];
    if (c < run->first)
      high = middle;
    else if (c > run->last)
      low = middle + 1;
    else
      return rt_unicode_names + rt_unicode_name_offsets[run->name + (c - run->first)];
  }
  return NULL;
}

bool rt_unicode_append_name (uint32_t c, HbBuffer *out) {
  if (c >= HANGUL_FIRST && c <= HANGUL_LAST) {
    uint32_t index = c - HANGUL_FIRST;
    hb_buffer_printf (out, "%s%s%s%s", hangul_prefix, leads[index / (VOWELS * TRAILS)], vowels[index / TRAILS % VOWELS], trails[index % TRAILS]);
    return true;
  }
  if (is_ideograph (c)) {
    hb_buffer_printf (out, "%s%X", ideograph_prefix, (unsigned) c);
    return true;
  }
  const unsigned char *at = name_of (c);
  for (bool first = true; at != NULL && *at != 0; first = false) {
    size_t number = *at++ - (size_t) 1;
    if (number >= RT_UNICODE_SHORT)
      number = RT_UNICODE_SHORT + (number - RT_UNICODE_SHORT) * 255 + *at++ - 1;
    if (!first)
      hb_buffer_append_char (out, ' ');
    hb_buffer_append (out, rt_unicode_words + rt_unicode_word_starts[number]);
  }
  return at != NULL;
}

/* --- the way back --- */

/* Puts the number of the word at *AT, and moves that on; false: no name has it. */
static bool put_word (const char *word, size_t length, unsigned char **at) {
  for (size_t number = 0; number < rt_unicode_word_count; number++) {
    const char *known = rt_unicode_words + rt_unicode_word_starts[number];
    if (*known != *word || strncmp (known, word, length) != 0 || known[length] != '\0')
      continue;
    if (number < RT_UNICODE_SHORT) {
      *(*at)++ = (unsigned char) (number + 1);
    } else {
      *(*at)++ = (unsigned char) (RT_UNICODE_SHORT + 1 + (number - RT_UNICODE_SHORT) / 255);
      *(*at)++ = (unsigned char) (1 + (number - RT_UNICODE_SHORT) % 255);
    }
    return true;
  }
  return false;
}

/* The character whose name starts at OFFSET. */
static int64_t owner_of (uint32_t offset) {
  size_t low = 0, high = rt_unicode_name_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (rt_unicode_name_offsets[middle] < offset)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == rt_unicode_name_count || rt_unicode_name_offsets[low] != offset)
    return -1;
  for (size_t i = 0; i < rt_unicode_run_count; i++) {
    const RtUnicodeRun *run = &rt_unicode_runs[i];
    if (low >= run->name && low - run->name <= run->last - run->first)
      return (int64_t) (run->first + (low - run->name));
  }
  return -1;
}

/* NAME, in capitals, is looked for as the numbers of its words between two zeros. */
static int64_t find_listed (const char *name) {
  unsigned char encoded[2 * MOST_BYTES + 2] = {0}, *at = encoded + 1;
  for (const char *word = name; word != NULL;) {
    const char *space = strchr (word, ' ');
    if (!put_word (word, space != NULL ? (size_t) (space - word) : strlen (word), &at))
      return -1;
    word = space != NULL ? space + 1 : NULL;
  }
  *at++ = 0;
  const unsigned char *found = memmem (rt_unicode_names, rt_unicode_names_bytes, encoded, (size_t) (at - encoded));
  return found != NULL ? owner_of ((uint32_t) (found + 1 - rt_unicode_names)) : -1;
}

static int64_t find_ideograph (const char *digits) {
  uint32_t c = 0;
  size_t length = strspn (digits, "0123456789ABCDEF");
  if (length < 4 || length > 5 || digits[length] != '\0' || *digits == '0')
    return -1;
  for (; *digits != '\0'; digits++)
    c = c * 16 + (uint32_t) (*digits <= '9' ? *digits - '0' : *digits - 'A' + 10);
  return is_ideograph (c) ? c : -1;
}

/* The longest of COUNT letters that TEXT starts with. */
static int longest_of (const char *const *letters, int count, const char *text) {
  int best = -1;
  for (int i = 0; i < count; i++)
    if (strncmp (text, letters[i], strlen (letters[i])) == 0 && (best < 0 || strlen (letters[i]) > strlen (letters[best])))
      best = i;
  return best;
}

static int64_t find_hangul (const char *text) {
  int lead = longest_of (leads, 19, text);
  text += strlen (leads[lead]);
  int vowel = longest_of (vowels, VOWELS, text);
  if (vowel < 0)
    return -1;
  text += strlen (vowels[vowel]);
  int trail = longest_of (trails, TRAILS, text);
  text += strlen (trails[trail]);
  return *text == '\0' ? HANGUL_FIRST + (lead * VOWELS + vowel) * TRAILS + trail : -1;
}

int64_t rt_unicode_find (const char *name, size_t length_bytes) {
  char capitals[MOST_BYTES];
  if (length_bytes == 0 || length_bytes >= sizeof capitals || memchr (name, '\0', length_bytes) != NULL)
    return -1;
  for (size_t i = 0; i < length_bytes; i++)
    capitals[i] = (char) (name[i] >= 'a' && name[i] <= 'z' ? name[i] - 'a' + 'A' : name[i]);
  capitals[length_bytes] = '\0';
  for (size_t i = 0; i < rt_unicode_alias_count; i++)
    if (strcmp (rt_unicode_aliases[i].name, capitals) == 0)
      return rt_unicode_aliases[i].c;
  if (strncmp (capitals, ideograph_prefix, strlen (ideograph_prefix)) == 0)
    return find_ideograph (capitals + strlen (ideograph_prefix));
  if (strncmp (capitals, hangul_prefix, strlen (hangul_prefix)) == 0)
    return find_hangul (capitals + strlen (hangul_prefix));
  return find_listed (capitals);
}

/* --- properties --- */

const char *rt_unicode_width (uint32_t c) {
  static const char *const widths[] = {"N", "F", "H", "Na", "A", "W"};
  for (size_t i = 0; i < rt_unicode_width_count && rt_unicode_widths[i].first <= c; i++)
    if (c <= rt_unicode_widths[i].last)
      return widths[rt_unicode_widths[i].width];
  return widths[0];
}

bool rt_unicode_number (uint32_t c, double *value, int *digit) {
  for (size_t i = 0; i < rt_unicode_numeric_count && rt_unicode_numerics[i].first <= c; i++) {
    if (c > rt_unicode_numerics[i].last)
      continue;
    *value = rt_unicode_numerics[i].value;
    *digit = rt_unicode_numerics[i].digit;
    return true;
  }
  return false;
}

const char *rt_unicode_first_step (uint32_t c) {
  for (size_t i = 0; i < rt_unicode_way_count && rt_unicode_ways[i].c <= c; i++)
    if (rt_unicode_ways[i].c == c)
      return rt_unicode_ways[i].name;
  return NULL;
}
