#include "md-syntax.h"

#include <pthread.h>
#include <string.h>

#include "rt.h"

typedef struct Statement {
  guint first_line, last_line;
  guint first_mention, n_mentions;
} Statement;

struct MdSyntax {
  GStringChunk *strings;
  GPtrArray *lines;      /* const char *, from line 1 */
  GPtrArray *written;    /* const char *, the lines with their indentation */
  GPtrArray *mentions;   /* MdMention *, owned */
  GPtrArray *parts;      /* MdPart *, owned */
  GArray *statements;    /* Statement */
  GPtrArray *by_line;    /* GArray * of guint, statements; NULL where there is none */
};

static void array_free (gpointer array) {
  if (array != NULL)
    g_array_unref (array);
}

static MdSyntax *new_syntax (const char *text) {
  MdSyntax *s = g_new0 (MdSyntax, 1);
  s->strings = g_string_chunk_new (4096);
  s->lines = g_ptr_array_new ();
  s->written = g_ptr_array_new ();
  s->mentions = g_ptr_array_new_with_free_func (g_free);
  s->parts = g_ptr_array_new_with_free_func (g_free);
  s->statements = g_array_new (FALSE, FALSE, sizeof (Statement));
  s->by_line = g_ptr_array_new_with_free_func (array_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    char *written = g_string_chunk_insert (s->strings, lines[i]);
    g_ptr_array_add (s->written, written);
    g_ptr_array_add (s->lines, g_string_chunk_insert (s->strings, g_strstrip (lines[i])));
  }
  return s;
}

void md_syntax_free (MdSyntax *s) {
  g_string_chunk_free (s->strings);
  g_ptr_array_unref (s->lines);
  g_ptr_array_unref (s->written);
  g_ptr_array_unref (s->mentions);
  g_ptr_array_unref (s->parts);
  g_array_unref (s->statements);
  g_ptr_array_unref (s->by_line);
  g_free (s);
}

static const char *keep (MdSyntax *s, const char *text) {
  return text != NULL ? g_string_chunk_insert_const (s->strings, text) : NULL;
}

/* What is written at AT; an expression of several lines is put on one. */
static const char *written_at (MdSyntax *s, RtPosition at) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (int line = at.line; line <= at.end_line && line >= 1 && (guint) line <= s->written->len; line++) {
    const char *written = s->written->pdata[line - 1];
    gsize length = strlen (written), from = line == at.line ? (gsize) MAX (at.column, 0) : 0;
    gsize to = line == at.end_line ? MIN ((gsize) MAX (at.end_column, 0), length) : length;
    while (line > at.line && from < to && g_ascii_isspace (written[from]))
      from++;
    if (from < to)
      g_string_append_len (text, written + from, (gssize) (to - from));
  }
  return g_string_chunk_insert_const (s->strings, text->str);
}

/* Copies. */

static const MdMention *keep_mention (MdSyntax *s, const RtMention *from);

static const MdPart *keep_parts (MdSyntax *s, const RtMention *from) {
  if (from->n_parts == 0)
    return NULL;
  MdPart *parts = g_new0 (MdPart, (gsize) from->n_parts);
  g_ptr_array_add (s->parts, parts);
  for (int i = 0; i < from->n_parts; i++)
    parts[i] = (MdPart){.kind = from->parts[i].kind,
                        .text = keep (s, from->parts[i].text),
                        .index = from->parts[i].index != NULL ? keep_mention (s, from->parts[i].index) : NULL};
  return parts;
}

static MdMention *copy_mention (MdSyntax *s, const RtMention *from) {
  MdMention *mention = g_new0 (MdMention, 1);
  *mention = (MdMention){.role = from->role,
                         .deferred = from->deferred,
                         .text = from->n_parts == 0 && from->name != NULL ? keep (s, from->name) : written_at (s, from->at),
                         .name = keep (s, from->name),
                         .n_parts = (guint) from->n_parts,
                         .parts = keep_parts (s, from)};
  return mention;
}

/* One that only gives an index to another: owned with the parts, so as not to count among what a statement mentions. */
static const MdMention *keep_mention (MdSyntax *s, const RtMention *from) {
  MdMention *mention = copy_mention (s, from);
  g_ptr_array_add (s->parts, mention);
  return mention;
}

static void add_to_lines (MdSyntax *s, const Statement *statement, guint number) {
  guint last = MIN (statement->last_line, s->lines->len);
  if (s->by_line->len <= last)
    g_ptr_array_set_size (s->by_line, (int) last + 1);
  for (guint line = statement->first_line; line <= last; line++) {
    GArray **numbers = (GArray **) &s->by_line->pdata[line];
    if (*numbers == NULL)
      *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
    g_array_append_val (*numbers, number);
  }
}

/* Those of one statement come one after the other. */
static void add_mention (void *user, const RtMention *from) {
  MdSyntax *s = user;
  Statement *last = s->statements->len > 0 ? &g_array_index (s->statements, Statement, s->statements->len - 1) : NULL;
  if (last == NULL || last->first_line != (guint) from->first_line || last->last_line != (guint) from->last_line) {
    Statement statement = {(guint) from->first_line, (guint) from->last_line, s->mentions->len, 0};
    g_array_append_val (s->statements, statement);
    last = &g_array_index (s->statements, Statement, s->statements->len - 1);
    add_to_lines (s, last, s->statements->len - 1);
  }
  last->n_mentions++;
  g_ptr_array_add (s->mentions, copy_mention (s, from));
}

/* Parsing. */

typedef struct Job {
  MdSyntax *syntax;
  const char *text;
  gboolean is_expression;
} Job;

static void *parse (void *data) {
  Job *job = data;
  RtConfig config = rt_config_default ();
  RtInterp *rt = rt_new (&config);
  if (rt == NULL)
    return NULL;
  rt_visit_mentions (rt, job->text, strlen (job->text), job->is_expression, add_mention, job->syntax);
  rt_destroy (rt);
  return NULL;
}

/* On a thread with the stack that a parser needs for deeply nested texts. */
static MdSyntax *parse_text (const char *text, gboolean is_expression) {
  Job job = {new_syntax (text), text, is_expression};
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  if (pthread_create (&thread, &attributes, parse, &job) == 0)
    pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
  return job.syntax;
}

MdSyntax *md_syntax_new (const char *text) {
  return parse_text (text, FALSE);
}

MdSyntax *md_syntax_new_path (const char *text, const MdMention **path) {
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (MdSyntax) syntax = parse_text (stripped, TRUE);
  const MdMention *first = syntax->mentions->len > 0 ? syntax->mentions->pdata[0] : NULL;
  if (first == NULL || first->name == NULL || !g_str_equal (first->text, stripped))
    return NULL;
  *path = first;
  return g_steal_pointer (&syntax);
}

const char *md_syntax_line (const MdSyntax *s, guint line) {
  return line >= 1 && line <= s->lines->len ? s->lines->pdata[line - 1] : NULL;
}

void md_syntax_mentions (const MdSyntax *s, guint line, GPtrArray *mentions) {
  const GArray *numbers = line < s->by_line->len ? s->by_line->pdata[line] : NULL;
  for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
    const Statement *statement = &g_array_index (s->statements, Statement, g_array_index (numbers, guint, i));
    for (guint k = 0; k < statement->n_mentions; k++)
      g_ptr_array_add (mentions, s->mentions->pdata[statement->first_mention + k]);
  }
}
