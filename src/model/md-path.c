#include "md-path.h"

#include <string.h>

#include "md-literal.h"
#include "md-private.h"
#include "md-threads.h"

/* An expression is taken from left to right: what it begins with gives an object, every ".name" and "[key]" behind it the next. */

G_DEFINE_QUARK (md-path-error-quark, md_path_error)

typedef struct Reader {
  TrState *state;
  const char *text; /* all of it */
  const char *at;
  TrId frame;
} Reader;

static gboolean fail (GError **error, MdPathError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean fail (GError **error, MdPathError code, const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, MD_PATH_ERROR, code, message);
  return FALSE;
}

static gboolean not_well_formed (const Reader *r, GError **error) {
  if (*r->at == '\0')
    return fail (error, MD_PATH_ERROR_SYNTAX, "'%s' ends too early", r->text);
  return fail (error, MD_PATH_ERROR_SYNTAX, "'%s' cannot be read from '%s' on: names, attributes and items can be asked for, as a.b[0]['k']",
               r->text, r->at);
}

static gboolean is_name_char (char c) {
  return g_ascii_isalnum (c) || c == '_' || (guchar) c >= 0x80;
}

static gboolean is_name_start (char c) {
  return is_name_char (c) && !g_ascii_isdigit (c);
}

static void skip_spaces (Reader *r) {
  while (*r->at == ' ' || *r->at == '\t')
    r->at++;
}

static char *take_name (Reader *r) {
  const char *start = r->at;
  while (is_name_char (*r->at))
    r->at++;
  return g_strndup (start, (gsize) (r->at - start));
}

/* Frames. */

void md_path_frames (TrState *state, GArray *frames) {
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (MdThread));
  md_threads_list (state, threads);
  for (guint runs = 0; runs < 2; runs++)
    for (guint i = 0; i < threads->len; i++)
      if (g_array_index (threads, MdThread, i).runs == (runs != 0))
        md_threads_frames (state, &g_array_index (threads, MdThread, i), frames);
}

TrId md_path_innermost (TrState *state) {
  TrPayload payload;
  for (TrId frame = tr_state_top_frame (state); frame != 0; frame = payload.linked) {
    const TrSubject *subject = tr_state_subject (state, frame);
    if (subject != NULL && (subject->bits & TR_SUBJECT_LIBRARY) == 0)
      return frame;
    if (!tr_state_payload (state, frame, &payload))
      break;
  }
  return 0;
}

TrId md_path_frame (TrState *state, const char *text, GError **error) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  md_path_frames (state, frames);
  gint64 place;
  if (frames->len > 0 && g_ascii_string_to_signed (text, 10, -(gint64) frames->len, (gint64) frames->len - 1, &place, NULL))
    return g_array_index (frames, TrId, place < 0 ? place + frames->len : place);
  for (guint i = frames->len; i > 0; i--) {
    TrId frame = g_array_index (frames, TrId, i - 1);
    if (g_str_equal (tr_log_text (tr_state_log (state), tr_state_subject (state, frame)->name), text))
      return frame;
  }
  fail (error, MD_PATH_ERROR_FRAME, "no frame '%s' runs at step %d", text, tr_state_step (state));
  return 0;
}

TrId md_path_main_namespace (TrState *state) {
  TrId interp = tr_state_interp (state);
  TrId module = interp != 0 ? md_named_ref (state, interp, "module __main__") : 0;
  return module != 0 ? md_named_ref (state, module, "__dict__") : 0;
}

/* Slots. */

static guint kind_of (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  return subject != NULL && subject->nature == TR_OBJECT ? subject->kind : RT_KIND_COUNT;
}

static void take_ref (MdPlace *place, TrId owner, const TrRef *ref) {
  *place = (MdPlace){.object = ref->target, .owner = owner, .kind = ref->kind, .index = ref->index, .name = ref->name};
}

/* The slot of ID that has a name: an attribute, or with LOCALS a variable. */
static gboolean find_slot (TrState *state, TrId id, const char *name, gboolean locals, MdPlace *place) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, id, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    gboolean kind_fits = locals ? ref->kind == RT_SLOT_LOCAL : ref->kind == RT_SLOT_ATTR;
    if (kind_fits && ref->name != 0 && g_str_equal (tr_log_text (tr_state_log (state), ref->name), name)) {
      take_ref (place, id, ref);
      return TRUE;
    }
  }
  return FALSE;
}

/* The entry of a dict. */
static gboolean find_entry (TrState *state, TrId dict, const MdLiteral *key, MdPlace *place) {
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, dict, refs);
  for (guint i = 0; i + 1 < refs->len; i++) {
    const TrRef *at = &g_array_index (refs, TrRef, i), *value = at + 1;
    if (at->kind != RT_SLOT_KEY || value->kind != RT_SLOT_VALUE || value->index != at->index)
      continue;
    if (md_literal_equals (key, state, at->target)) {
      take_ref (place, dict, value);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean find_name_in_dict (TrState *state, TrId dict, const char *name, MdPlace *place) {
  if (dict == 0)
    return FALSE;
  g_autofree char *quoted = g_strdup_printf ("'%s'", name);
  const char *at = quoted;
  g_autoptr (MdLiteral) key = md_literal_parse (&at);
  return key != NULL && find_entry (state, dict, key, place);
}

/* Names. */

/* A variable that closures share lies in a cell: the place is the cell's contents. */
static gboolean find_local (TrState *state, TrId owner, const char *name, MdPlace *place) {
  if (!find_slot (state, owner, name, TRUE, place))
    return FALSE;
  return kind_of (state, place->object) != RT_KIND_cell || find_slot (state, place->object, "cell_contents", FALSE, place);
}

static TrId globals_of (TrState *state, TrId frame) {
  TrId generator = tr_state_subject (state, frame)->generator;
  TrId function = generator != 0 ? md_named_ref (state, generator, "function") : md_named_ref (state, frame, "f_func");
  TrId globals = function != 0 ? md_named_ref (state, function, "__globals__") : 0;
  return globals != 0 ? globals : md_path_main_namespace (state);
}

static TrId builtins_of (TrState *state, TrId globals) {
  MdPlace place;
  TrId builtins = find_name_in_dict (state, globals, "__builtins__", &place) ? place.object : 0;
  if (builtins != 0 && kind_of (state, builtins) == RT_KIND_module)
    builtins = md_named_ref (state, builtins, "__dict__");
  TrId interp = tr_state_interp (state);
  return builtins != 0 || interp == 0 ? builtins : md_named_ref (state, interp, "built-in names");
}

static gboolean find_name (Reader *r, const char *name, MdPlace *place, GError **error) {
  TrId globals = md_path_main_namespace (r->state);
  if (r->frame != 0) {
    TrId generator = tr_state_subject (r->state, r->frame)->generator;
    if (find_local (r->state, generator != 0 ? generator : r->frame, name, place) ||
        find_name_in_dict (r->state, md_named_ref (r->state, r->frame, "f_locals"), name, place))
      return TRUE;
    globals = globals_of (r->state, r->frame);
  }
  if (find_name_in_dict (r->state, globals, name, place) ||
      find_name_in_dict (r->state, builtins_of (r->state, globals), name, place))
    return TRUE;
  return fail (error, MD_PATH_ERROR_NAME, "name '%s' is not defined at step %d", name, tr_state_step (r->state));
}

/* Attributes. */

/* The class of an object. Classes written in C are not held by their instances: those are looked for among the built-in names. */
static TrId class_of (TrState *state, TrId id) {
  TrId class = md_named_ref (state, id, "__class__");
  TrId interp = tr_state_interp (state);
  MdPlace place;
  if (class != 0 || interp == 0 || tr_state_subject (state, id)->nature != TR_OBJECT)
    return class;
  const char *name = tr_log_text (tr_state_log (state), tr_state_subject (state, id)->name);
  return find_name_in_dict (state, md_named_ref (state, interp, "built-in names"), name, &place) ? place.object : 0;
}

/* NAME in the namespaces of CLASS and its bases, in the order of the MRO. */
static gboolean find_in_class (TrState *state, TrId class, const char *name, MdPlace *place) {
  TrId mro = class != 0 ? md_named_ref (state, class, "__mro__") : 0;
  if (mro == 0)
    return FALSE;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, mro, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == RT_SLOT_ITEM && find_name_in_dict (state, md_named_ref (state, ref->target, "__dict__"), name, place))
      return TRUE;
  }
  return FALSE;
}

static gboolean find_attribute (TrState *state, TrId id, const char *name, MdPlace *place, GError **error) {
  const char *type = tr_log_text (tr_state_log (state), tr_state_subject (state, id)->name);
  gboolean is_class = kind_of (state, id) == RT_KIND_type;
  if (is_class && find_slot (state, id, name, FALSE, place)) /* __dict__, __mro__: descriptors of `type` come first */
    return TRUE;
  MdPlace of_class;
  gboolean in_class = find_in_class (state, is_class ? id : class_of (state, id), name, &of_class);
  if (in_class && !is_class && kind_of (state, of_class.object) == RT_KIND_property)
    return fail (error, MD_PATH_ERROR_CODE, "'%s' of '%s' is a property: to ask it would run code", name, type);
  if (is_class && in_class) {
    *place = of_class;
    return TRUE;
  }
  if (find_slot (state, id, name, FALSE, place) || find_name_in_dict (state, md_named_ref (state, id, "__dict__"), name, place))
    return TRUE;
  /* A slot that was found in the class and is empty in the object. */
  guint kind = in_class ? kind_of (state, of_class.object) : RT_KIND_COUNT;
  if (in_class && kind != RT_KIND_member_descriptor && kind != RT_KIND_getset_descriptor) {
    *place = of_class;
    return TRUE;
  }
  return fail (error, MD_PATH_ERROR_ATTRIBUTE, "'%s' object stores no attribute '%s' at step %d", type, name, tr_state_step (state));
}

/* Items. */

static gboolean find_index (TrState *state, TrId id, const MdLiteral *key, MdPlace *place, GError **error) {
  gint64 index;
  if (!md_literal_index (key, &index))
    return fail (error, MD_PATH_ERROR_ITEM, "indices of a '%s' are integers",
                 tr_log_text (tr_state_log (state), tr_state_subject (state, id)->name));
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, id, refs);
  guint length = 0;
  while (length < refs->len && g_array_index (refs, TrRef, length).kind == RT_SLOT_ITEM)
    length++;
  if (index < -(gint64) length || index >= (gint64) length)
    return fail (error, MD_PATH_ERROR_ITEM, "index %" G_GINT64_FORMAT " is out of range: the length is %u at step %d", index, length,
                 tr_state_step (state));
  take_ref (place, id, &g_array_index (refs, TrRef, index < 0 ? index + length : index));
  return TRUE;
}

static gboolean find_item (TrState *state, TrId id, const MdLiteral *key, const char *key_text, MdPlace *place, GError **error) {
  switch (md_shape_of (state, id)) {
  case MD_SHAPE_LIST:
  case MD_SHAPE_TUPLE:
    return find_index (state, id, key, place, error);
  case MD_SHAPE_DICT:
    if (find_entry (state, id, key, place))
      return TRUE;
    return fail (error, MD_PATH_ERROR_ITEM, "there is no key %s at step %d", key_text, tr_state_step (state));
  default:
    return fail (error, MD_PATH_ERROR_ITEM, "a '%s' holds no items by index or key",
                 tr_log_text (tr_state_log (state), tr_state_subject (state, id)->name));
  }
}

/* Expressions. */

static gboolean read_expression (Reader *r, MdPlace *place, GError **error);

/* A literal, a tuple of them in brackets, or an expression whose object is meant. NULL without an error if it is none. */
static MdLiteral *read_key (Reader *r, GError **error);

/* Keys with commas between them, up to END: a tuple; a single one without a comma stands for itself. */
static MdLiteral *read_keys (Reader *r, char end, GError **error) {
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) md_literal_free);
  gboolean comma = FALSE;
  for (skip_spaces (r); *r->at != end; skip_spaces (r)) {
    MdLiteral *key = keys->len == 0 || comma ? read_key (r, error) : NULL;
    if (key == NULL) {
      if (error == NULL || *error == NULL)
        not_well_formed (r, error);
      return NULL;
    }
    g_ptr_array_add (keys, key);
    skip_spaces (r);
    comma = *r->at == ',';
    r->at += comma;
  }
  if (keys->len == 0 && end == ']') {
    not_well_formed (r, error);
    return NULL;
  }
  r->at++;
  if (keys->len == 1 && !comma)
    return g_ptr_array_steal_index (keys, 0);
  return md_literal_tuple (g_steal_pointer (&keys));
}

static MdLiteral *read_key (Reader *r, GError **error) {
  if (*r->at == '(') {
    r->at++;
    return read_keys (r, ')', error);
  }
  MdLiteral *literal = md_literal_parse (&r->at);
  if (literal != NULL)
    return literal;
  MdPlace place;
  if (!is_name_start (*r->at) && *r->at != '#')
    return NULL;
  return read_expression (r, &place, error) ? md_literal_of (r->state, place.object) : NULL;
}

/* #12 */
static gboolean read_number (Reader *r, MdPlace *place, GError **error) {
  char *end;
  const char *start = r->at + 1;
  guint64 id = g_ascii_strtoull (start, &end, 10);
  if (end == start || !g_ascii_isdigit (*start) || is_name_char (*end))
    return not_well_formed (r, error);
  r->at = end;
  if (id == 0 || !tr_state_is_alive (r->state, id))
    return fail (error, MD_PATH_ERROR_NUMBER, "no object #%" G_GUINT64_FORMAT " is alive at step %d", id, tr_state_step (r->state));
  *place = (MdPlace){.object = id};
  return TRUE;
}

/* 0x7f0000001040 */
static gboolean read_address (Reader *r, MdPlace *place, GError **error) {
  char *end;
  guint64 address = g_ascii_strtoull (r->at + 2, &end, 16);
  if (end == r->at + 2 || is_name_char (*end))
    return not_well_formed (r, error);
  r->at = end;
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (r->state, living);
  for (guint i = 0; i < living->len; i++) {
    const TrSubject *subject = tr_state_subject (r->state, g_array_index (living, TrId, i));
    if (subject->nature == TR_OBJECT && subject->address == address) {
      *place = (MdPlace){.object = g_array_index (living, TrId, i)};
      return TRUE;
    }
  }
  return fail (error, MD_PATH_ERROR_NUMBER, "no object is at 0x%" G_GINT64_MODIFIER "x at step %d", address, tr_state_step (r->state));
}

static gboolean read_first (Reader *r, MdPlace *place, GError **error) {
  skip_spaces (r);
  if (*r->at == '#')
    return read_number (r, place, error);
  if (g_str_has_prefix (r->at, "0x"))
    return read_address (r, place, error);
  if (!is_name_start (*r->at))
    return not_well_formed (r, error);
  g_autofree char *name = take_name (r);
  return find_name (r, name, place, error);
}

static gboolean read_step (Reader *r, MdPlace *place, GError **error) {
  TrId id = place->object;
  if (*r->at++ == '.') {
    skip_spaces (r);
    if (!is_name_start (*r->at))
      return not_well_formed (r, error);
    g_autofree char *name = take_name (r);
    return find_attribute (r->state, id, name, place, error);
  }
  const char *start = r->at;
  g_autoptr (MdLiteral) key = read_keys (r, ']', error);
  if (key == NULL)
    return FALSE;
  g_autofree char *key_text = g_strndup (start, (gsize) (r->at - start) - 1);
  return find_item (r->state, id, key, key_text, place, error);
}

static gboolean read_expression (Reader *r, MdPlace *place, GError **error) {
  if (!read_first (r, place, error))
    return FALSE;
  for (skip_spaces (r); *r->at == '.' || *r->at == '['; skip_spaces (r))
    if (!read_step (r, place, error))
      return FALSE;
  return TRUE;
}

gboolean md_path_resolve (TrState *state, const char *text, TrId frame, MdPlace *place, GError **error) {
  Reader r = {.state = state, .text = text, .at = text, .frame = frame != 0 ? frame : md_path_innermost (state)};
  g_autoptr (GError) own = NULL; /* the readers look at it */
  if (!read_expression (&r, place, &own) || (*r.at != '\0' && !not_well_formed (&r, &own))) {
    g_propagate_error (error, g_steal_pointer (&own));
    return FALSE;
  }
  return TRUE;
}
