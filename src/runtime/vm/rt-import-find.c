#include "rt-import-find.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-import.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-vm.h"

void rt_found_init (RtInterp *rt, RtFoundModule *found) {
  *found = (RtFoundModule){.def = NULL};
  hb_buffer_init (&found->path, &rt->allocator);
  hb_buffer_init (&found->text, &rt->allocator);
}

void rt_found_clear (RtFoundModule *found) {
  hb_buffer_clear (&found->path);
  hb_buffer_clear (&found->text);
}

const RtModuleDef *rt_import_find_def (RtInterp *rt, RtObject *name) {
  for (const RtModuleDef *const *def = rt->module_table->defs; *def != NULL; def++) {
    if (rt_str_equal_utf8 (name, (*def)->name))
      return *def;
  }
  return NULL;
}

/* Whether PATH, which is absolute, leads to something in FOLDER, whatever links there are. */
static bool is_below (const char *path, const char *folder) {
  size_t length = strlen (folder);
  if (strncmp (path, folder, length) != 0 || path[length] != '/')
    return false;
  int depth = 0; /* below FOLDER */
  for (const char *part = path + length; *part != '\0';) {
    part += strspn (part, "/");
    size_t n = strcspn (part, "/");
    if (n == 2 && strncmp (part, "..", 2) == 0)
      depth--;
    else if (n > 0 && !(n == 1 && *part == '.'))
      depth++;
    if (depth < 0)
      return false;
    part += n;
  }
  return depth > 0;
}

bool rt_import_read (RtInterp *rt, const char *path, HbBuffer *text) {
  const char *folder = rt_vm (rt)->folder;
  if (folder == NULL)
    return false;
  HbBuffer whole;
  hb_buffer_init (&whole, &rt->allocator);
  if (*path != '/') {
    hb_buffer_append (&whole, folder);
    hb_buffer_append_char (&whole, '/');
  }
  hb_buffer_append (&whole, path);
  text->broken |= whole.broken;
  bool there = !whole.broken && is_below (hb_buffer_text (&whole), folder) && rt_world_read_file (&rt->world, hb_buffer_text (&whole), text);
  hb_buffer_clear (&whole);
  return there;
}

/* An entry of sys.path without a slash in front is meant from the program's folder. */
static void append_entry (RtInterp *rt, HbBuffer *path, const char *entry) {
  size_t length = strlen (entry);
  if (*entry != '/') {
    hb_buffer_append (path, rt_vm (rt)->folder);
    while (strncmp (entry, "./", 2) == 0)
      entry += 2;
    length = strcmp (entry, ".") == 0 ? 0 : strlen (entry);
    if (length > 0)
      hb_buffer_append_char (path, '/');
  }
  while (length > 1 && entry[length - 1] == '/')
    length--;
  hb_buffer_append_bytes (path, entry, length);
}

static const char *last_part (const char *dotted) {
  const char *dot = strrchr (dotted, '.');
  return dot != NULL ? dot + 1 : dotted;
}

/* PATH becomes the folder that ENTRY would have for the package NAME. */
static void put_folder (RtInterp *rt, HbBuffer *path, const char *entry, const char *name) {
  hb_buffer_reset (path);
  append_entry (rt, path, entry);
  hb_buffer_append_char (path, '/');
  hb_buffer_append (path, last_part (name));
}

/* BASE and then an ending, which is .py or that of a package. */
static bool read_either (RtInterp *rt, RtFoundModule *found) {
  static const char package_end[] = "/__init__.py";
  HbBuffer *path = &found->path;
  hb_buffer_append (path, package_end);
  found->package = rt_import_read (rt, hb_buffer_text (path), &found->text);
  if (found->package || path->broken)
    return found->package;
  path->length_bytes -= strlen (package_end);
  hb_buffer_append (path, ".py");
  return rt_import_read (rt, hb_buffer_text (path), &found->text);
}

/* The next entry of ENTRIES that is a text, from *PLACE on; NULL: there is none. */
static const char *next_entry (RtInterp *rt, RtObject *RT_NULLABLE entries, ptrdiff_t *place) {
  if (entries == NULL || !rt_type_has (entries->type, RT_TYPE_LIST) || rt_vm (rt)->folder == NULL)
    return NULL;
  while (*place < RT_LIST_SIZE (entries)) {
    RtObject *entry = RT_LIST_ITEM (entries, (*place)++);
    const char *text = RT_IS_STR (entry) ? rt_str_utf8 (rt, entry, NULL) : NULL;
    if (text != NULL)
      return text;
    rt_error_clear (rt);
  }
  return NULL;
}

bool rt_import_find_file (RtInterp *rt, RtObject *name, RtObject *entries, RtFoundModule *found) {
  size_t name_bytes;
  const char *utf8 = rt_str_utf8 (rt, name, &name_bytes), *entry;
  if (utf8 == NULL)
    rt_error_clear (rt);
  else if (strlen (utf8) < name_bytes) /* no file has such a name */
    utf8 = NULL;
  ptrdiff_t place = 0;
  while (utf8 != NULL && !found->file && (entry = next_entry (rt, entries, &place)) != NULL) {
    put_folder (rt, &found->path, entry, utf8);
    found->file = read_either (rt, found);
  }
  return found->file;
}

/* What CPython 3.12 finds before it looks at sys.path. */
static const char *const within_cpython[] = {
    "_abc",
    "_ast",
    "_codecs",
    "_collections",
    "_collections_abc",
    "_frozen_importlib",
    "_frozen_importlib_external",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sitebuiltins",
    "_sre",
    "_stat",
    "_string",
    "_symtable",
    "_thread",
    "_tokenize",
    "_tracemalloc",
    "_typing",
    "_warnings",
    "_weakref",
    "abc",
    "atexit",
    "builtins",
    "codecs",
    "encodings",
    "errno",
    "faulthandler",
    "gc",
    "genericpath",
    "io",
    "itertools",
    "marshal",
    "ntpath",
    "os",
    "posix",
    "posixpath",
    "pwd",
    "runpy",
    "site",
    "stat",
    "sys",
    "time",
    "zipimport",
};

static bool is_within_cpython (const char *name) {
  for (size_t i = 0; i < sizeof within_cpython / sizeof *within_cpython; i++) {
    if (strcmp (within_cpython[i], name) == 0)
      return true;
  }
  return false;
}

bool rt_import_find_own_file (RtInterp *rt, RtObject *name, RtFoundModule *found) {
  const char *utf8 = rt_str_utf8 (rt, name, NULL), *entry, *folder = rt_vm (rt)->folder;
  if (utf8 == NULL)
    rt_error_clear (rt);
  if (utf8 == NULL || folder == NULL || strchr (utf8, '.') != NULL || is_within_cpython (utf8))
    return false;
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "where it is looked for");
  RtObject *entries = hold.held[0] = rt_import_entries (rt, NULL);
  bool more = true; /* what was appended to sys.path stands behind the library */
  for (ptrdiff_t place = 0; more && !found->file && (entry = next_entry (rt, entries, &place)) != NULL;) {
    put_folder (rt, &found->path, entry, utf8);
    found->file = read_either (rt, found);
    more = *entry != '\0' && strcmp (entry, folder) != 0;
  }
  rt_hold_end (rt, &hold, NULL);
  return found->file;
}

/* Below the folder that FOUND->path has, which stays as it is. */
static bool has_module (RtInterp *rt, RtFoundModule *found, const char *tail) {
  size_t folder_bytes = found->path.length_bytes;
  bool has = false;
  for (const char *end = tail; !has && *end != '\0';) {
    end += strcspn (end, ".");
    found->path.length_bytes = folder_bytes;
    hb_buffer_append_char (&found->path, '/');
    for (const char *c = tail; c < end; c++)
      hb_buffer_append_char (&found->path, *c == '.' ? '/' : *c);
    has = read_either (rt, found);
    hb_buffer_reset (&found->text);
    end += *end == '.';
  }
  found->package = false;
  found->path.length_bytes = folder_bytes;
  hb_buffer_append (&found->path, "");
  return has;
}

bool rt_import_find_namespace (RtInterp *rt, RtObject *name, RtObject *entries, const char *tail, RtFoundModule *found) {
  size_t name_bytes;
  const char *utf8 = rt_str_utf8 (rt, name, &name_bytes), *entry;
  if (utf8 == NULL)
    rt_error_clear (rt);
  else if (strlen (utf8) < name_bytes) /* no file has such a name */
    utf8 = NULL;
  ptrdiff_t place = 0;
  while (utf8 != NULL && (entry = next_entry (rt, entries, &place)) != NULL) {
    put_folder (rt, &found->path, entry, utf8);
    if (has_module (rt, found, tail))
      return true;
  }
  return false;
}

RtObject *rt_import_entries (RtInterp *rt, RtObject *parent) {
  if (parent != NULL) {
    RtObject *path = NULL;
    if (rt_getattr_optional (rt, parent, rt->names.path__, &path) < 0)
      rt_error_clear (rt);
    return path;
  }
  return rt_xincref (rt->sys_module != NULL ? rt_dict_get_utf8 (rt, rt_module_dict (rt->sys_module), "path") : NULL);
}
