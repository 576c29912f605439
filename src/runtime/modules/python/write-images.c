/* Compiles the Python texts of library modules when the program is built: write-images OUT.c (see rt-code-image.h). */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hb-buffer.h"
#include "rt-bytes.h"
#include "rt-code-image.h"
#include "rt-code.h"
#include "rt-compile.h"
#include "rt-float.h"
#include "rt-import.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt.h"

/* The interpreter that compiles has none. */
const RtCodeImage rt_code_images[] = {{NULL, NULL}};

typedef struct Writer {
  RtInterp *rt;
  RtObject *filename;
  HbBuffer out;
  RtObject **row; /* the objects that are written already */
  size_t row_count, row_capacity;
  bool failed;
} Writer;

static void put_number (Writer *w, uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    hb_buffer_append_char (&w->out, (char) (value | 0x80));
  hb_buffer_append_char (&w->out, (char) value);
}

static void put_kind (Writer *w, RtImageKind kind) {
  hb_buffer_append_char (&w->out, (char) kind);
}

static void put_text (Writer *w, RtImageKind kind, const void *bytes, size_t length) {
  put_kind (w, kind);
  put_number (w, length);
  hb_buffer_append_bytes (&w->out, bytes, length);
}

static size_t put_object (Writer *w, RtObject *o);

/* Writes COUNT objects before the one that refers to them; their places in the row. */
static size_t *put_objects (Writer *w, RtObject *const *objects, size_t count) {
  size_t *places = calloc (count + 1, sizeof *places);
  for (size_t i = 0; i < count; i++)
    places[i] = put_object (w, objects[i]);
  return places;
}

static void put_places (Writer *w, size_t *places, size_t count) {
  for (size_t i = 0; i < count; i++)
    put_number (w, places[i]);
  free (places);
}

static void put_items (Writer *w, RtImageKind kind, RtObject *tuple) {
  size_t count = (size_t) RT_TUPLE_SIZE (tuple), *places = put_objects (w, ((RtTuple *) tuple)->items, count);
  put_kind (w, kind);
  put_number (w, count);
  put_places (w, places, count);
}

static void put_code (Writer *w, const RtCode *code) {
  RtObject *objects[] = {code->consts, code->names,    code->localsplusnames, code->localspluskinds, code->filename,
                         code->name,   code->qualname, code->linetable,       code->exceptiontable};
  enum { COUNT = sizeof objects / sizeof *objects };
  size_t *places = put_objects (w, objects, COUNT);
  put_kind (w, RT_IMAGE_CODE);
  put_places (w, places, COUNT);
  const int numbers[] = {code->argcount, code->posonlyargcount, code->kwonlyargcount, code->stacksize, code->firstlineno, code->flags};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    put_number (w, (uint64_t) numbers[i]);
  put_number (w, code->unit_count);
  hb_buffer_append_bytes (&w->out, code->units, code->unit_count * sizeof *code->units);
}

static void put_str (Writer *w, RtObject *s) {
  bool has_surrogates = false;
  ptrdiff_t length = rt_str_length (s);
  for (ptrdiff_t i = 0; i < length; i++)
    has_surrogates |= rt_str_char_at (s, i) >= 0xD800 && rt_str_char_at (s, i) < 0xE000;
  if (has_surrogates) {
    put_kind (w, RT_IMAGE_WIDE_STR);
    put_number (w, (uint64_t) length);
    for (ptrdiff_t i = 0; i < length; i++)
      put_number (w, rt_str_char_at (s, i));
    return;
  }
  size_t length_bytes = 0;
  const char *text = rt_str_utf8 (w->rt, s, &length_bytes);
  w->failed |= text == NULL;
  put_text (w, s->flags & RT_OBJECT_INTERNED ? RT_IMAGE_NAME : RT_IMAGE_STR, text, length_bytes);
}

static void put_int (Writer *w, RtObject *o) {
  int overflow = 0;
  int64_t value = rt_int_as_int64 (o, &overflow);
  if (overflow == 0 && value > INT64_MIN / 2 && value < INT64_MAX / 2) {
    put_kind (w, RT_IMAGE_INT);
    put_number (w, value < 0 ? (uint64_t) -value << 1 | 1 : (uint64_t) value << 1);
    return;
  }
  HbBuffer digits;
  hb_buffer_init (&digits, &w->rt->allocator);
  w->failed |= rt_int_append_text (w->rt, o, 16, &digits) < 0;
  put_text (w, RT_IMAGE_LONG, hb_buffer_text (&digits), digits.length_bytes);
  hb_buffer_clear (&digits);
}

static void put_set (Writer *w, RtObject *set) {
  RtObject *items = rt_tuple_from (w->rt, set);
  if (items != NULL)
    put_items (w, RT_IMAGE_FROZENSET, items);
  w->failed |= items == NULL;
  rt_xdecref (w->rt, items);
}

static void put_new (Writer *w, RtObject *o) {
  const RtInterp *rt = w->rt;
  const RtTypes *types = &rt->types;
  if (o == w->filename) {
    put_kind (w, RT_IMAGE_FILENAME);
  } else if (o == rt->none || o == rt->true_ || o == rt->false_ || o == rt->ellipsis) {
    put_kind (w, o == rt->none ? RT_IMAGE_NONE : o == rt->true_ ? RT_IMAGE_TRUE : o == rt->false_ ? RT_IMAGE_FALSE : RT_IMAGE_ELLIPSIS);
  } else if (o->type == types->int_) {
    put_int (w, o);
  } else if (o->type == types->float_) {
    put_kind (w, RT_IMAGE_FLOAT);
    hb_buffer_append_bytes (&w->out, &((RtFloat *) o)->value, sizeof (double));
  } else if (o->type == types->complex_) {
    put_kind (w, RT_IMAGE_COMPLEX);
    hb_buffer_append_bytes (&w->out, &((RtComplex *) o)->real, 2 * sizeof (double));
  } else if (o->type == types->str) {
    put_str (w, o);
  } else if (o->type == types->bytes) {
    put_text (w, RT_IMAGE_BYTES, ((RtBytes *) o)->data, (size_t) ((RtVarObject *) o)->size);
  } else if (o->type == types->tuple) {
    put_items (w, RT_IMAGE_TUPLE, o);
  } else if (o->type == types->frozenset) {
    put_set (w, o);
  } else {
    put_code (w, (RtCode *) o);
  }
}

static size_t put_object (Writer *w, RtObject *o) {
  for (size_t i = w->row_count; i-- > 0;) {
    if (w->row[i] == o)
      return i;
  }
  put_new (w, o);
  if (w->row_count == w->row_capacity) {
    w->row_capacity = 2 * w->row_capacity + 64;
    w->row = realloc (w->row, w->row_capacity * sizeof (RtObject *));
  }
  w->row[w->row_count] = o;
  return w->row_count++;
}

/* The image as a C array of eight bytes each, which are compiled faster than single ones. */
static void write_array (FILE *file, int number, HbBuffer *image) {
  hb_buffer_append_repeated (image, '\0', -image->length_bytes % sizeof (uint64_t));
  fprintf (file, "static const uint64_t image_%d[] = {", number);
  for (size_t at = 0; at < image->length_bytes; at += sizeof (uint64_t)) {
    uint64_t word;
    memcpy (&word, hb_buffer_text (image) + at, sizeof word);
    fprintf (file, "%s0x%llX,", at % 64 == 0 ? "\n" : "", (unsigned long long) word);
  }
  fprintf (file, "\n};\n");
}

static bool write_image (FILE *file, RtInterp *rt, int number, const RtModuleDef *def) {
  Writer w = {.rt = rt, .filename = rt_str_printf (rt, "<frozen %s>", def->name)};
  hb_buffer_init (&w.out, &rt->allocator);
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtCompileOptions options = {.mode = RT_COMPILE_EXEC, .filename = w.filename, .is_file = true};
  RtObject *code = rt_compile (rt, &arena, def->source, strlen (def->source), &options, NULL);
  if (code != NULL)
    put_object (&w, code);
  put_kind (&w, RT_IMAGE_END);
  bool written = code != NULL && !w.failed && !w.out.broken;
  if (written)
    write_array (file, number, &w.out);
  else
    fprintf (stderr, "write-images: %s does not compile\n", def->name);
  hb_buffer_clear (&w.out);
  free (w.row);
  rt_arena_free (&arena);
  rt_xdecref (rt, code);
  rt_decref (rt, w.filename);
  return written;
}

static bool write_all (FILE *file) {
  RtConfig config = rt_config_default ();
  RtInterp *rt = rt_new (&config);
  if (rt == NULL)
    return false;
  const RtModuleDef *const *defs = rt->module_table->defs;
  bool written = true;
  fprintf (file, "#include \"rt-code-image.h\"\n\n");
  for (int i = 0; written && defs[i] != NULL; i++)
    written = defs[i]->source == NULL || write_image (file, rt, i, defs[i]);
  fprintf (file, "const RtCodeImage rt_code_images[] = {\n");
  for (int i = 0; defs[i] != NULL; i++) {
    if (defs[i]->source != NULL)
      fprintf (file, "  {\"%s\", image_%d},\n", defs[i]->name, i);
  }
  fprintf (file, "  {NULL, NULL},\n};\n");
  rt_destroy (rt);
  return written;
}

static void *work (void *path) {
  FILE *file = fopen (path, "w");
  bool written = file != NULL && write_all (file);
  if (file != NULL && fclose (file) != 0)
    written = false;
  return written ? path : NULL;
}

int main (int argc, char **argv) {
  pthread_attr_t attributes;
  pthread_t thread;
  void *written = NULL;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  if (argc == 2 && pthread_create (&thread, &attributes, work, argv[1]) == 0)
    pthread_join (thread, &written);
  pthread_attr_destroy (&attributes);
  return written != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
