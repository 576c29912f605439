#include "hs-editor-text.h"

#include <string.h>

#define INDENT     "    "
#define MOST_DEPTH 64 /* of brackets: those further in count as the last of these */

static char *line_text (GtkTextBuffer *buffer, int line) {
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static int indentation_of (const char *text) {
  return (int) strspn (text, " \t");
}

static gboolean is_blank (const char *text) {
  return text[indentation_of (text)] == '\0';
}

/* Comments. */

static void comment_line (GtkTextBuffer *buffer, int line, int column) {
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, line, column);
  gtk_text_buffer_insert (buffer, &at, "# ", -1);
}

static void uncomment_line (GtkTextBuffer *buffer, int line, const char *text) {
  int column = indentation_of (text);
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, line, column);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, line, column + (text[column + 1] == ' ' ? 2 : 1));
  gtk_text_buffer_delete (buffer, &start, &end);
}

void hs_text_toggle_comment (GtkTextBuffer *buffer) {
  GtkTextIter start, end;
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  int first = gtk_text_iter_get_line (&start), last = gtk_text_iter_get_line (&end), least = G_MAXINT;
  if (last > first && gtk_text_iter_starts_line (&end))
    last--;
  gboolean all = TRUE;
  for (int line = first; line <= last; line++) {
    g_autofree char *text = line_text (buffer, line);
    if (is_blank (text))
      continue;
    least = MIN (least, indentation_of (text));
    all &= text[indentation_of (text)] == '#';
  }
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last && least != G_MAXINT; line++) {
    g_autofree char *text = line_text (buffer, line);
    if (is_blank (text))
      continue;
    if (all)
      uncomment_line (buffer, line, text);
    else
      comment_line (buffer, line, least);
  }
  gtk_text_buffer_end_user_action (buffer);
}

/* Indentation. */

/* What stands before the cursor, as Python reads it. */
typedef struct Reading {
  const char *statement; /* where the last one begins */
  const char *line;      /* where the cursor's line begins */
  const char *last;      /* the last character that is neither blank nor of a comment; NULL: none */
  char quote;            /* of the string that is open; '\0': none */
  gboolean triple;
  guint depth;                      /* of brackets that are open */
  const char *brackets[MOST_DEPTH]; /* these, the outermost first */
} Reading;

/* Passes what stands at P within a string; the last character that it takes. */
static const char *read_in_string (Reading *reading, const char *p) {
  if (*p == '\\' && p[1] != '\0' && p[1] != '\n')
    return p + 1;
  gboolean ends = *p == reading->quote && (!reading->triple || (p[1] == *p && p[2] == *p));
  if (!ends)
    return p;
  reading->quote = '\0';
  return p + (reading->triple ? 2 : 0);
}

static const char *read_in_code (Reading *reading, const char *p) {
  switch (*p) {
  case '#':
    return p + strcspn (p, "\n") - 1;
  case '"':
  case '\'':
    reading->quote = *p;
    reading->triple = p[1] == *p && p[2] == *p;
    return p + (reading->triple ? 2 : 0);
  case '(':
  case '[':
  case '{':
    if (reading->depth < MOST_DEPTH)
      reading->brackets[reading->depth] = p;
    reading->depth++;
    return p;
  case ')':
  case ']':
  case '}':
    reading->depth -= reading->depth > 0;
    return p;
  default:
    return p;
  }
}

static void end_line (Reading *reading, const char *p) {
  gboolean goes_on = reading->last != NULL && reading->last == p - 1 && *reading->last == '\\';
  if (!reading->triple && !goes_on)
    reading->quote = '\0'; /* a string that was not ended */
  reading->line = p + 1;
  if (reading->quote == '\0' && reading->depth == 0 && !goes_on)
    reading->statement = p + 1;
}

static Reading read_text (const char *text) {
  Reading reading = {.statement = text, .line = text};
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\n') {
      end_line (&reading, p);
      continue;
    }
    gboolean comment = reading.quote == '\0' && *p == '#';
    p = reading.quote != '\0' ? read_in_string (&reading, p) : read_in_code (&reading, p);
    if (!comment && !g_ascii_isspace (*p))
      reading.last = p;
  }
  return reading;
}

static gboolean ends_block (const char *code) {
  static const char *const words[] = {"return", "break", "continue", "pass", "raise"};
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);
    if (strncmp (code, words[i], length) == 0 && !g_ascii_isalnum (code[length]) && code[length] != '_')
      return TRUE;
  }
  return FALSE;
}

/* The blanks that LINE begins with, and a step more (BY 1) or less (-1). */
static char *indented (const char *line, int by) {
  g_autofree char *blanks = g_strndup (line, (gsize) indentation_of (line));
  if (by < 0 && g_str_has_suffix (blanks, INDENT))
    blanks[strlen (blanks) - strlen (INDENT)] = '\0';
  return g_strconcat (blanks, by > 0 ? INDENT : "", NULL);
}

/* Within brackets: below what follows the bracket, or a step in if nothing does; from the second line on as the line before. */
static char *indentation_in_brackets (const Reading *reading) {
  const char *bracket = reading->brackets[MIN (reading->depth, MOST_DEPTH) - 1];
  if (bracket < reading->line || reading->last == bracket)
    return indented (reading->line, bracket < reading->line ? 0 : 1);
  return g_strnfill ((gsize) g_utf8_pointer_to_offset (reading->line, bracket + 1), ' ');
}

/* Of the line after TEXT, which ends where the cursor stands. */
static char *next_indentation (const char *text) {
  Reading reading = read_text (text);
  gboolean first = reading.line == reading.statement, any = reading.last != NULL && reading.last >= reading.statement;
  if (reading.quote != '\0' && reading.triple)
    return indented (reading.line, 0);
  if (reading.depth > 0)
    return indentation_in_brackets (&reading);
  if (any && *reading.last == '\\')
    return indented (reading.line, first ? 1 : 0);
  if (any && *reading.last == ':')
    return indented (reading.statement, 1);
  return indented (reading.statement, ends_block (reading.statement + indentation_of (reading.statement)) ? -1 : 0);
}

void hs_text_new_line (GtkTextBuffer *buffer) {
  GtkTextIter at, start;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_autofree char *before = gtk_text_buffer_get_text (buffer, &start, &at, TRUE), *indentation = next_indentation (before);
  g_autofree char *text = g_strconcat ("\n", indentation, NULL);
  gtk_text_buffer_insert (buffer, &at, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}
