#include "cli-pull.h"

#include <string.h>

#define DEPTH_MOST 200 /* of brackets in what is passed */

CliPull cli_pull (char *text) {
  return (CliPull){.at = text};
}

static void fail (CliPull *pull, const char *trouble) {
  static char nothing[] = "";
  if (pull->trouble == NULL)
    pull->trouble = trouble;
  pull->at = nothing;
}

static char peek (CliPull *pull) {
  while (*pull->at == ' ' || *pull->at == '\n' || *pull->at == '\r' || *pull->at == '\t')
    pull->at++;
  return *pull->at;
}

void cli_pull_open (CliPull *pull, char bracket) {
  if (peek (pull) != bracket) {
    fail (pull, bracket == '{' ? "an object is missing" : "an array is missing");
    return;
  }
  pull->at++;
  pull->fresh = TRUE;
}

gboolean cli_pull_more (CliPull *pull, char closing) {
  gboolean fresh = pull->fresh;
  pull->fresh = FALSE;
  if (pull->trouble != NULL)
    return FALSE;
  char next = peek (pull);
  if (next == closing) {
    pull->at++;
    return FALSE;
  }
  if (fresh && next != '\0')
    return TRUE;
  if (next != ',') {
    fail (pull, "a comma or a closing bracket is missing");
    return FALSE;
  }
  pull->at++;
  return TRUE;
}

/* ---- strings ---- */

static gboolean read_hex (const char *at, gunichar *code) {
  *code = 0;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (at[i]);
    if (digit < 0)
      return FALSE;
    *code = *code * 16 + (gunichar)digit;
  }
  return TRUE;
}

/* Reads what follows "\u" to OUT, which may be the same text further left. */
static char *read_unicode (CliPull *pull, char **out) {
  gunichar code, low;
  char *at = pull->at;
  if (!read_hex (at, &code))
    return NULL;
  at += 4;
  if (code >= 0xD800 && code < 0xDC00) {
    if (at[0] != '\\' || at[1] != 'u' || !read_hex (at + 2, &low) || low < 0xDC00 || low > 0xDFFF)
      return NULL;
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    at += 6;
  } else if (code >= 0xDC00 && code <= 0xDFFF)
    return NULL;
  if (code == 0)
    return NULL;
  *out += g_unichar_to_utf8 (code, *out);
  return at;
}

/* The text after an opening quote, with what is escaped put in its place. */
static const char *read_text (CliPull *pull) {
  static const char marks[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  char *start = pull->at, *out = start;
  while (*pull->at != '"') {
    if ((guchar)*pull->at < 0x20) {
      fail (pull, "a string is not closed");
      return "";
    }
    if (*pull->at != '\\') {
      *out++ = *pull->at++;
      continue;
    }
    const char *mark = pull->at[1] == '\0' ? NULL : strchr (marks, pull->at[1]);
    pull->at += 2;
    if (mark != NULL) {
      *out++ = meant[mark - marks];
      continue;
    }
    char *after = pull->at[-1] == 'u' ? read_unicode (pull, &out) : NULL;
    if (after == NULL) {
      fail (pull, "what is escaped in a string is not known");
      return "";
    }
    pull->at = after;
  }
  pull->at++;
  *out = '\0';
  if (!g_utf8_validate (start, -1, NULL)) {
    fail (pull, "a string is not UTF-8");
    return "";
  }
  return start;
}

const char *cli_pull_key (CliPull *pull) {
  if (peek (pull) != '"') {
    fail (pull, "a key is missing");
    return "";
  }
  pull->at++;
  const char *key = read_text (pull);
  if (peek (pull) != ':')
    fail (pull, "a colon is missing");
  else
    pull->at++;
  return pull->trouble == NULL ? key : "";
}

const char *cli_pull_string (CliPull *pull) {
  if (peek (pull) != '"') {
    cli_pull_skip (pull);
    return NULL;
  }
  pull->at++;
  const char *text = read_text (pull);
  return pull->trouble == NULL ? text : NULL;
}

/* ---- numbers, and what is passed ---- */

double cli_pull_number (CliPull *pull) {
  double number = 0, unit = 1;
  char first = peek (pull);
  if (first != '-' && !g_ascii_isdigit (first)) {
    cli_pull_skip (pull);
    return 0;
  }
  char *start = pull->at, *at = start + (first == '-');
  if (!g_ascii_isdigit (*at)) {
    fail (pull, "a number has no digits");
    return 0;
  }
  for (; g_ascii_isdigit (*at); at++)
    number = number * 10 + (*at - '0');
  if (*at == '.')
    for (at++; g_ascii_isdigit (*at); at++)
      number += (*at - '0') * (unit /= 10);
  if (*at == 'e' || *at == 'E')
    number = g_ascii_strtod (first == '-' ? start + 1 : start, &at);
  pull->at = at;
  return first == '-' ? -number : number;
}

static void skip_text (CliPull *pull) {
  for (pull->at++; *pull->at != '"'; pull->at++) {
    if (*pull->at == '\\' && pull->at[1] != '\0')
      pull->at++;
    else if ((guchar)*pull->at < 0x20) {
      fail (pull, "a string is not closed");
      return;
    }
  }
  pull->at++;
}

static void skip_word (CliPull *pull) {
  static const char *const words[] = {"true", "false", "null"};
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (pull->at, words[i], strlen (words[i])) == 0) {
      pull->at += strlen (words[i]);
      return;
    }
  fail (pull, "a value is missing");
}

static void skip_value (CliPull *pull, guint depth) {
  char first = peek (pull);
  if (depth == 0) {
    fail (pull, "brackets are too deep");
  } else if (first == '"') {
    skip_text (pull);
  } else if (first == '-' || g_ascii_isdigit (first)) {
    cli_pull_number (pull);
  } else if (first == '[') {
    for (cli_pull_open (pull, '['); cli_pull_more (pull, ']');)
      skip_value (pull, depth - 1);
  } else if (first == '{') {
    for (cli_pull_open (pull, '{'); cli_pull_more (pull, '}');) {
      if (peek (pull) != '"')
        fail (pull, "a key is missing");
      else
        skip_text (pull);
      if (peek (pull) != ':')
        fail (pull, "a colon is missing");
      else
        pull->at++;
      skip_value (pull, depth - 1);
    }
  } else {
    skip_word (pull);
  }
}

void cli_pull_skip (CliPull *pull) {
  if (pull->trouble == NULL)
    skip_value (pull, DEPTH_MOST);
}

gboolean cli_pull_close (CliPull *pull) {
  if (peek (pull) != '\0')
    fail (pull, "something follows the end");
  return pull->trouble == NULL;
}
