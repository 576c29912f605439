#include "config.h"

#include "dr-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-told.h"

char *dr_title_of (const MdNode *node) {
  if (node->shape == MD_SHAPE_CLASS && g_str_equal (node->type, "type"))
    return g_strdup ("class");
  const char *dot = strrchr (node->type, '.');
  if (node->shape == MD_SHAPE_WEAKREF && !g_str_has_suffix (node->type, "roxyType"))
    return g_strdup ("weakref");
  const char *name = dot != NULL && dot[1] != '\0' ? dot + 1 : node->type;
  if ((node->flags & MD_FLAG_GROUP) != 0)
    return g_strdup_printf ((node->flags & MD_FLAG_MORE) != 0 ? "%s ×%u+" : "%s ×%u", name, node->n_folded + 1);
  if (node->shape != MD_SHAPE_FRAME) /* as type (x).__name__ has it: a module's name only makes the card wide */
    return g_strdup (name);
  if (g_str_equal (node->type, "<module>"))
    return g_strdup (_ ("Global names"));
  return g_strdup_printf (g_str_has_prefix (node->type, "<") ? "%s" : "%s ()", node->type);
}

/* What a collection has noted beside the object, or what is about to become of it; NULL: nothing. */
static char *figure_of (const MdNode *node, const TrInside *inside) {
  guint64 references = 0;
  if (inside == NULL || node->shape == MD_SHAPE_FRAME || node->mark == MD_MARK_FREED)
    return NULL;
  if (inside->object == node->id && inside->kind == RT_STEP_DEALLOC)
    return g_strdup (_ ("gives up what it holds"));
  if (inside->object == node->id && inside->kind == RT_STEP_GC)
    return g_strdup (inside->phase == RT_GC_CLEARING ? _ ("is cleared") : _ ("is finalized"));
  if (inside->kind != RT_STEP_GC || !tr_inside_figure (inside, node->id, &references))
    return NULL;
  if (inside->phase == RT_GC_SORTED)
    return g_strdup (_ ("unreachable"));
  return g_strdup_printf (inside->phase == RT_GC_COUNTED ? _ ("copied: %lu") : _ ("from outside: %lu"), (unsigned long) references);
}

static char *plain_count (const MdNode *node) {
  if (node->shape == MD_SHAPE_FRAME)
    return node->line == 0 ? g_strdup ("") : g_strdup_printf (_ ("line %u"), node->line);
  if (node->mark == MD_MARK_FREED)
    return g_strdup (_ ("freed"));
  if (node->immortal)
    return g_strdup (_ ("immortal"));
  return g_strdup_printf (ngettext ("%u ref", "%u refs", node->refcount), node->refcount);
}

char *dr_count_of (const MdNode *node, const TrInside *inside) {
  g_autofree char *count = plain_count (node), *figure = figure_of (node, inside);
  return figure != NULL ? g_strdup_printf ("%s · %s", count, figure) : g_steal_pointer (&count);
}

/* Whether the node's own text says something that its cells do not. */
static gboolean has_text (const MdNode *node) {
  switch (node->shape) {
  case MD_SHAPE_FRAME:
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
  case MD_SHAPE_DICT:
  case MD_SHAPE_SET:
  case MD_SHAPE_CELL:
    return FALSE;
  case MD_SHAPE_INSTANCE:
    return node->n_edges == 0;
  default:
    return TRUE;
  }
}

/* "<class 'Dog'>" on a card that says class is "Dog"; the same of functions. */
static char *plain_text (const MdNode *node) {
  static const char *const around[][2] = {{"<class '", "'>"}, {"<function ", ">"}, {"<built-in function ", ">"}, {"<bound method ", ">"}, {"<module '", "'>"},
                                            {"<code object ", ">"}, {"<built-in method ", ">"}};
  const char *text = node->text;
  if (g_str_equal (text, node->type))
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (g_str_has_prefix (text, around[i][0]) && g_str_has_suffix (text, around[i][1])) {
      gsize before = strlen (around[i][0]);
      return g_strndup (text + before, strlen (text) - before - strlen (around[i][1]));
    }
  return g_strdup (text);
}

static const char *empty_text (const MdNode *node) {
  switch (node->shape) {
  case MD_SHAPE_LIST:
    return "[]";
  case MD_SHAPE_TUPLE:
    return "()";
  case MD_SHAPE_DICT:
    return "{}";
  case MD_SHAPE_SET:
    return g_str_equal (node->type, "set") ? "set()" : g_str_equal (node->type, "frozenset") ? "frozenset()" : "";
  case MD_SHAPE_CELL:
    return _ ("empty");
  default:
    return "";
  }
}

char *dr_text_of (const MdNode *node, guint n_cells) {
  if (node->shape == MD_SHAPE_BYTES && n_cells > 0 && g_str_has_prefix (node->text, "bytearray("))
    return g_strdup (""); /* the cells say it */
  if (has_text (node)) {
    char *told = dr_told_text (node);
    return told != NULL ? told : plain_text (node);
  }
  if (n_cells > 0)
    return g_strdup ("");
  char *told = node->length > 0 ? dr_told_text (node) : NULL; /* it is closed */
  return told != NULL ? told : g_strdup (empty_text (node));
}

static void add_phrase (GPtrArray *phrases, char *phrase) {
  g_ptr_array_add (phrases, phrase);
}

/* What is worth telling without being asked. */
static void add_news (GPtrArray *phrases, const MdNode *node) {
  if ((node->flags & MD_FLAG_GARBAGE) != 0 && node->mark != MD_MARK_FREED)
    add_phrase (phrases, g_strdup (_ ("unreachable")));
  if ((node->flags & MD_FLAG_DEAD) != 0)
    add_phrase (phrases, g_strdup (_ ("what it referred to is gone")));
  if ((node->flags & MD_FLAG_FINALIZER) != 0)
    add_phrase (phrases, g_strdup (_ ("has a finalizer")));
  if (node->shape == MD_SHAPE_INSTANCE && node->n_edges == 0 && g_str_equal (node->text, node->type))
    add_phrase (phrases, g_strdup (_ ("no attributes")));
  char *told = dr_told_note (node);
  if (told != NULL)
    add_phrase (phrases, told);
  if (node->order != NULL)
    add_phrase (phrases, g_strdup_printf (_ ("looks in %s"), node->order));
  if ((node->flags & MD_FLAG_INTERNED) != 0)
    add_phrase (phrases, g_strdup (_ ("interned")));
  if ((node->flags & MD_FLAG_SMALL_INT) != 0)
    add_phrase (phrases, g_strdup (_ ("small int")));
}

/* Of what has several names it matters whether it can change; functions, classes and modules can, though few do. */
static gboolean is_immutable (const MdNode *node) {
  static const char *const fixed[] = {"slice", "code", "property", "getset_descriptor", "member_descriptor", NULL};
  if ((node->flags & MD_FLAG_MUTABLE) != 0)
    return FALSE;
  return node->shape == MD_SHAPE_ATOM || node->shape == MD_SHAPE_TUPLE || node->shape == MD_SHAPE_SET ||
         (node->shape == MD_SHAPE_OTHER && g_strv_contains (fixed, node->type));
}

static gboolean is_container (MdShape shape) {
  return shape == MD_SHAPE_LIST || shape == MD_SHAPE_TUPLE || shape == MD_SHAPE_DICT || shape == MD_SHAPE_SET;
}

static void add_generation (GPtrArray *phrases, const MdNode *node) {
  if (node->generation >= 0)
    add_phrase (phrases, g_strdup_printf (_ ("generation %d"), node->generation));
  else
    add_phrase (phrases, g_strdup (_ ("untracked")));
}

static void add_details (GPtrArray *phrases, const MdNode *node) {
  if (is_container (node->shape) && node->room > 0)
    add_phrase (phrases, g_strdup_printf (_ ("%u of %u used"), node->length, node->room));
  else if (is_container (node->shape))
    add_phrase (phrases, g_strdup_printf (ngettext ("%u item", "%u items", node->length), node->length));
  add_phrase (phrases, g_strdup_printf (ngettext ("%lu byte", "%lu bytes", node->size_bytes), (unsigned long) node->size_bytes));
  if (is_immutable (node))
    add_phrase (phrases, g_strdup (_ ("immutable")));
}

/* Whose frame it is, where there are several threads. */
static char *thread_of (const MdNode *node) {
  if (node->thread == NULL)
    return g_strdup ("");
  const char *name = *node->thread != '\0' ? node->thread : _ ("without a name");
  /* Translators: %s is the name of a thread of the user's program; it waits until it can go on. */
  return g_strdup_printf (node->waits ? _ ("thread %s, waits") : _ ("thread %s"), name);
}

char *dr_note_of (const MdNode *node, const DrOptions *options) {
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  if (node->shape == MD_SHAPE_FRAME)
    return thread_of (node);
  add_news (phrases, node);
  if (options->details)
    add_details (phrases, node);
  if ((options->generations || options->details) && node->mark != MD_MARK_FREED)
    add_generation (phrases, node);
  if (options->addresses && node->address != 0)
    add_phrase (phrases, g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", node->address));
  g_ptr_array_add (phrases, NULL);
  return g_strjoinv (" · ", (char **) phrases->pdata);
}

char *dr_tag_of (MdHolderKind kind, guint n) {
  static const char *const words[MD_HOLDER_KINDS] = {
    [MD_HOLDER_CONSTANT] = N_ ("constant"),     [MD_HOLDER_STACK] = N_ ("stack"),
    [MD_HOLDER_PARSER] = N_ ("parser"),         [MD_HOLDER_NATIVE] = N_ ("native code"),
    [MD_HOLDER_FRAME] = N_ ("frame"),           [MD_HOLDER_CACHE] = N_ ("cache"),
    [MD_HOLDER_ITERATOR] = N_ ("iterator"),
    [MD_HOLDER_INSTANCE] = N_ ("instance"),     [MD_HOLDER_CLASS] = N_ ("class"),
    [MD_HOLDER_SUBCLASS] = N_ ("subclass"),     [MD_HOLDER_ITSELF] = N_ ("itself"),
    [MD_HOLDER_MODULE] = N_ ("module"),         [MD_HOLDER_INTERPRETER] = N_ ("interpreter"),
    [MD_HOLDER_OTHER] = N_ ("elsewhere"),
  };
  if (n == 1)
    return g_strdup (_ (words[kind]));
  return g_strdup_printf ("%s ×%u", _ (words[kind]), n);
}
