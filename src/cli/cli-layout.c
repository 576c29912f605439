#include "cli-layout.h"

#include <glib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ly-layout.h"

/* A document's steps, its ids (strings) numbered from 0. */
typedef struct Steps {
  GArray *boxes, *edges; /* LyBox, LyEdge of all steps */
  GArray *ends;          /* StepEnd */
  GPtrArray *names;      /* by id; borrowed from the document */
  GHashTable *ids, *ports;
} Steps;

typedef struct StepEnd {
  guint boxes, edges; /* how many there are up to the end of the step */
} StepEnd;

static guint64 number_of (GHashTable *numbers, const char *name, GPtrArray *names) {
  gpointer found = g_hash_table_lookup (numbers, name);
  if (found != NULL)
    return GPOINTER_TO_SIZE (found) - 1;
  gsize number = g_hash_table_size (numbers);
  g_hash_table_insert (numbers, (gpointer)name, GSIZE_TO_POINTER (number + 1));
  if (names != NULL)
    g_ptr_array_add (names, (gpointer)name);
  return number;
}

static JsonArray *array_member (JsonObject *object, const char *name) {
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *object_element (JsonArray *array, guint i) {
  JsonNode *node = json_array_get_element (array, i);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* A length in px; no picture is larger than LENGTH_MAX_PX, and beyond it sums would lose their fractions. */
#define LENGTH_MAX_PX 1e7
static double number_member (JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? CLAMP (json_node_get_double (node), 0, LENGTH_MAX_PX)
                                                      : 0;
}

static const char *string_member (JsonObject *object, const char *name) {
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : NULL;
}

static LyKind kind_of (const char *name) {
  static const struct {
    const char *name;
    LyKind kind;
  } kinds[] = {{"frame", LY_KIND_FRAME}, {"list", LY_KIND_LIST},         {"tuple", LY_KIND_TUPLE},
               {"dict", LY_KIND_DICT},   {"instance", LY_KIND_INSTANCE}, {"int", LY_KIND_ATOM},
               {"str", LY_KIND_ATOM},    {"float", LY_KIND_ATOM}};
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (name, kinds[i].name) == 0)
      return kinds[i].kind;
  return LY_KIND_INSTANCE;
}

static gboolean read_box (Steps *steps, JsonObject *node, guint in_step, GHashTable *index) {
  const char *id = node != NULL ? string_member (node, "id") : NULL;
  if (id == NULL)
    return FALSE;
  LyBox box = {.id = number_of (steps->ids, id, steps->names),
               .kind = kind_of (string_member (node, "kind")),
               .width_px = number_member (node, "w"),
               .height_px = number_member (node, "h")};
  JsonArray *ports = array_member (node, "ports");
  GHashTable *at = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; ports != NULL && i < json_array_get_length (ports); i++) {
    JsonObject *port = object_element (ports, i);
    const char *name = port != NULL ? string_member (port, "id") : NULL;
    LyPoint point =
        name != NULL ? (LyPoint){number_member (port, "x"), number_member (port, "y")} : (LyPoint){0};
    if (name != NULL)
      g_hash_table_insert (at, (gpointer)name, g_memdup2 (&point, sizeof point));
  }
  g_hash_table_insert (steps->ports, GUINT_TO_POINTER (in_step), at);
  g_array_append_val (steps->boxes, box);
  return g_hash_table_insert (index, (gpointer)id, GUINT_TO_POINTER (in_step + 1));
}

static gboolean read_edge (Steps *steps, JsonObject *edge, GHashTable *index, GHashTable *port_names) {
  const char *from = edge != NULL ? string_member (edge, "from") : NULL;
  const char *to = edge != NULL ? string_member (edge, "to") : NULL;
  const char *port = edge != NULL ? string_member (edge, "port") : NULL;
  if (from == NULL || to == NULL || port == NULL)
    return FALSE;
  guint from_box = GPOINTER_TO_UINT (g_hash_table_lookup (index, from));
  guint to_box = GPOINTER_TO_UINT (g_hash_table_lookup (index, to));
  if (from_box == 0 || to_box == 0)
    return FALSE;
  LyPoint *at =
      g_hash_table_lookup (g_hash_table_lookup (steps->ports, GUINT_TO_POINTER (from_box - 1)), port);
  if (at == NULL)
    return FALSE;
  LyEdge read = {
      .from_box = from_box - 1, .to_box = to_box - 1, .port = number_of (port_names, port, NULL), .at = *at};
  g_array_append_val (steps->edges, read);
  return TRUE;
}

static gboolean read_step (Steps *steps, JsonObject *step, GHashTable *port_names) {
  JsonArray *nodes = array_member (step, "nodes"), *edges = array_member (step, "edges");
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean good = nodes != NULL && edges != NULL;
  for (guint i = 0; good && i < json_array_get_length (nodes); i++)
    good = read_box (steps, object_element (nodes, i), i, index);
  for (guint i = 0; good && i < json_array_get_length (edges); i++)
    good = read_edge (steps, object_element (edges, i), index, port_names);
  StepEnd end = {steps->boxes->len, steps->edges->len};
  g_array_append_val (steps->ends, end);
  g_hash_table_remove_all (steps->ports);
  return good;
}

static gboolean read_steps (Steps *steps, JsonNode *root) {
  JsonArray *list = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                        ? array_member (json_node_get_object (root), "steps")
                        : NULL;
  g_autoptr (GHashTable) port_names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (!read_step (steps, object_element (list, i), port_names)) {
      g_printerr ("heapscope-cli layout: step %u is malformed\n", i);
      return FALSE;
    }
  if (list == NULL)
    g_printerr ("heapscope-cli layout: the input is not an object with \"steps\"\n");
  return list != NULL;
}

static LyGraph graph_of (const Steps *steps, guint step) {
  StepEnd from = step > 0 ? g_array_index (steps->ends, StepEnd, step - 1) : (StepEnd){0};
  StepEnd to = g_array_index (steps->ends, StepEnd, step);
  return (LyGraph){.boxes = (const LyBox *)(gpointer)steps->boxes->data + from.boxes,
                   .box_count = to.boxes - from.boxes,
                   .edges = (const LyEdge *)(gpointer)steps->edges->data + from.edges,
                   .edge_count = to.edges - from.edges};
}

/* In hundredths, without what printf would do for it: most of the output is numbers. */
static void print_number (GString *out, double number) {
  char text[32], *at = text + sizeof text;
  gint64 hundredths = llround (number * 100);
  guint64 rest = hundredths < 0 ? 0 - (guint64)hundredths : (guint64)hundredths;
  guint fraction = (guint)(rest % 100);
  if (fraction != 0) {
    if (fraction % 10 != 0)
      *--at = (char)('0' + fraction % 10);
    *--at = (char)('0' + fraction / 10);
    *--at = '.';
  }
  rest /= 100;
  do
    *--at = (char)('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (hundredths < 0)
    *--at = '-';
  g_string_append_len (out, at, text + sizeof text - at);
}

static void print_point (GString *out, LyPoint point) {
  g_string_append_c (out, '[');
  print_number (out, point.x_px);
  g_string_append_c (out, ',');
  print_number (out, point.y_px);
  g_string_append_c (out, ']');
}

static void print_string (GString *out, const char *text) {
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (out, "\\%c", *text);
    else if ((guchar)*text < 0x20)
      g_string_append_printf (out, "\\u%04x", *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

static void print_picture (GString *out, const Steps *steps, const LyGraph *graph, const LyPicture *picture,
                           double ms) {
  g_string_append (out, "{\"nodes\":{");
  for (gsize i = 0; i < picture->box_count; i++) {
    g_string_append (out, i > 0 ? "," : "");
    print_string (out, g_ptr_array_index (steps->names, graph->boxes[i].id));
    g_string_append_c (out, ':');
    print_point (out, picture->places[i]);
  }
  g_string_append (out, "},\"edges\":[");
  for (gsize i = 0; i < picture->edge_count; i++) {
    g_string_append (out, i > 0 ? ",{\"b\":[" : "{\"b\":[");
    for (gsize k = 0; k < picture->routes[i].point_count; k++) {
      g_string_append (out, k > 0 ? "," : "");
      print_point (out, picture->points[picture->routes[i].first_point + k]);
    }
    g_string_append (out, "]}");
  }
  g_string_append (out, "],\"ms\":");
  print_number (out, ms);
  g_string_append_c (out, '}');
}

/* Lays out and prints; FALSE: no memory. */
static gboolean lay_out (const Steps *steps, gboolean online, LyLayout *layout, GString *out) {
  guint count = steps->ends->len;
  gint64 start_usec = g_get_monotonic_time ();
  double total_ms = 0;
  gboolean done = TRUE;
  ly_layout_set_online (layout, online);
  for (guint i = 0; done && i < count; i++) {
    LyGraph graph = graph_of (steps, i);
    done = ly_layout_append (layout, &graph) && (!online || ly_layout_plan (layout));
  }
  done = done && ly_layout_plan (layout);
  total_ms += (double)(g_get_monotonic_time () - start_usec) / 1000;
  g_string_append (out, "{\"steps\":[");
  for (guint i = 0; done && i < count; i++) {
    LyGraph graph = graph_of (steps, i);
    LyPicture picture;
    start_usec = g_get_monotonic_time ();
    done = ly_layout_picture (layout, i, &graph, &picture);
    double ms = (double)(g_get_monotonic_time () - start_usec) / 1000;
    total_ms += ms;
    g_string_append (out, i > 0 ? "," : "");
    print_picture (out, steps, &graph, &picture, ms);
    ly_picture_clear (&picture);
  }
  g_string_append (out, "],\"ms\":");
  print_number (out, total_ms);
  g_string_append (out, "}\n");
  return done;
}

static int lay_out_all (const Steps *steps, gboolean online) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean done = layout != NULL && lay_out (steps, online, layout, out);
  ly_layout_free (layout);
  if (!done) {
    g_printerr ("heapscope-cli layout: out of memory\n");
    return 2;
  }
  fwrite (out->str, 1, out->len, stdout);
  return fflush (stdout) == 0 ? 0 : 2;
}

static char *read_input (gsize *length_bytes) {
  GString *text = g_string_new (NULL);
  char block[65536];
  for (gsize n; (n = fread (block, 1, sizeof block, stdin)) > 0;)
    g_string_append_len (text, block, (gssize)n);
  *length_bytes = text->len;
  return g_string_free (text, FALSE);
}

int cli_layout (int argc, char **argv) {
  gboolean online = argc > 1 && strcmp (argv[1], "--online") == 0;
  if (argc > (online ? 2 : 1)) {
    g_printerr ("usage: heapscope-cli layout [--online] < steps.json > positions.json\n");
    return 2;
  }
  gsize length_bytes;
  g_autofree char *text = read_input (&length_bytes);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  if (!json_parser_load_from_data (parser, text, (gssize)length_bytes, &error)) {
    g_printerr ("heapscope-cli layout: %s\n", error->message);
    return 2;
  }
  Steps steps = {.boxes = g_array_new (FALSE, FALSE, sizeof (LyBox)),
                 .edges = g_array_new (FALSE, FALSE, sizeof (LyEdge)),
                 .ends = g_array_new (FALSE, FALSE, sizeof (StepEnd)),
                 .names = g_ptr_array_new (),
                 .ids = g_hash_table_new (g_str_hash, g_str_equal),
                 .ports = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref)};
  int status = read_steps (&steps, json_parser_get_root (parser)) ? lay_out_all (&steps, online) : 2;
  g_array_unref (steps.boxes);
  g_array_unref (steps.edges);
  g_array_unref (steps.ends);
  g_ptr_array_unref (steps.names);
  g_hash_table_unref (steps.ids);
  g_hash_table_unref (steps.ports);
  return status;
}
