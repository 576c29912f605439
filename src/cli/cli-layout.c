#include "cli-layout.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli-pull.h"
#include "ly-layout.h"

/* A document's steps, its ids (strings) numbered from 0. */
typedef struct Steps {
  GArray *boxes, *edges; /* LyBox, LyEdge of all steps */
  GArray *ends;          /* StepEnd */
  GPtrArray *names;      /* by id; they stand in the text that was read */
  GHashTable *ids, *port_names;
  GArray *ports; /* Port, of the step that is being read */
  GArray *rooms; /* PortRoom, of its boxes */
  GArray *seen;  /* Seen, by id */
} Steps;

typedef struct StepEnd {
  guint boxes, edges; /* how many there are up to the end of the step */
} StepEnd;

typedef struct Port {
  const char *name;
  LyPoint at;
} Port;

typedef struct PortRoom {   /* of a box, in the ports */
  guint first, count, next; /* the one that is likely to be asked for next */
} PortRoom;

typedef struct Seen { /* where an id was seen last */
  guint step, box;    /* the step from 1 */
} Seen;

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

/* A length in px; no picture is larger than LENGTH_MAX_PX, and beyond it sums would lose their fractions. */
#define LENGTH_MAX_PX 1e7
static double read_length (CliPull *pull) {
  double length_px = cli_pull_number (pull);
  return CLAMP (length_px, 0, LENGTH_MAX_PX);
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

static void read_port (Steps *steps, CliPull *pull) {
  Port port = {0};
  for (cli_pull_open (pull, '{'); cli_pull_more (pull, '}');) {
    const char *key = cli_pull_key (pull);
    if (strcmp (key, "id") == 0)
      port.name = cli_pull_string (pull);
    else if (strcmp (key, "x") == 0)
      port.at.x_px = read_length (pull);
    else if (strcmp (key, "y") == 0)
      port.at.y_px = read_length (pull);
    else
      cli_pull_skip (pull);
  }
  if (port.name != NULL)
    g_array_append_val (steps->ports, port);
}

/* FALSE: it has no id, or one that the step has already. */
static gboolean read_box (Steps *steps, CliPull *pull, guint step, guint in_step) {
  const char *id = NULL;
  LyBox box = {.kind = LY_KIND_INSTANCE};
  PortRoom room = {.first = steps->ports->len};
  for (cli_pull_open (pull, '{'); cli_pull_more (pull, '}');) {
    const char *key = cli_pull_key (pull);
    if (strcmp (key, "id") == 0)
      id = cli_pull_string (pull);
    else if (strcmp (key, "kind") == 0)
      box.kind = kind_of (cli_pull_string (pull));
    else if (strcmp (key, "w") == 0)
      box.width_px = read_length (pull);
    else if (strcmp (key, "h") == 0)
      box.height_px = read_length (pull);
    else if (strcmp (key, "ports") == 0)
      for (cli_pull_open (pull, '['); cli_pull_more (pull, ']');)
        read_port (steps, pull);
    else
      cli_pull_skip (pull);
  }
  if (id == NULL)
    return FALSE;
  box.id = number_of (steps->ids, id, steps->names);
  if (box.id >= steps->seen->len)
    g_array_set_size (steps->seen, (guint)box.id + 1);
  Seen *seen = &g_array_index (steps->seen, Seen, box.id);
  gboolean is_new = seen->step != step + 1;
  *seen = (Seen){step + 1, in_step};
  room.count = steps->ports->len - room.first;
  g_array_append_val (steps->boxes, box);
  g_array_append_val (steps->rooms, room);
  return is_new;
}

/* The box of this step with that id; FALSE: there is none. */
static gboolean find_box (const Steps *steps, const char *id, guint step, guint32 *box) {
  gpointer number = id != NULL ? g_hash_table_lookup (steps->ids, id) : NULL;
  if (number == NULL)
    return FALSE;
  Seen seen = g_array_index (steps->seen, Seen, GPOINTER_TO_SIZE (number) - 1);
  *box = seen.box;
  return seen.step == step + 1;
}

/* Edges mostly come in the order of the ports. */
static gboolean find_port (const Steps *steps, guint32 box, const char *name, LyPoint *at) {
  PortRoom *room = &g_array_index (steps->rooms, PortRoom, box);
  for (guint i = 0; name != NULL && i < room->count; i++) {
    guint k = (room->next + i) % room->count;
    const Port *port = &g_array_index (steps->ports, Port, room->first + k);
    if (strcmp (port->name, name) != 0)
      continue;
    *at = port->at;
    room->next = k + 1;
    return TRUE;
  }
  return FALSE;
}

static gboolean read_edge (Steps *steps, CliPull *pull, guint step) {
  const char *from = NULL, *to = NULL, *port = NULL;
  LyEdge edge = {0};
  for (cli_pull_open (pull, '{'); cli_pull_more (pull, '}');) {
    const char *key = cli_pull_key (pull);
    const char **text = strcmp (key, "from") == 0   ? &from
                        : strcmp (key, "to") == 0   ? &to
                        : strcmp (key, "port") == 0 ? &port
                                                    : NULL;
    if (text != NULL)
      *text = cli_pull_string (pull);
    else
      cli_pull_skip (pull);
  }
  if (!find_box (steps, from, step, &edge.from_box) || !find_box (steps, to, step, &edge.to_box) ||
      !find_port (steps, edge.from_box, port, &edge.at))
    return FALSE;
  edge.port = number_of (steps->port_names, port, NULL);
  g_array_append_val (steps->edges, edge);
  return TRUE;
}

static gboolean read_edges (Steps *steps, CliPull *pull, guint step) {
  gboolean good = TRUE;
  for (cli_pull_open (pull, '['); cli_pull_more (pull, ']');)
    good = read_edge (steps, pull, step) && good;
  return good;
}

/* Boxes may come after the edges: then those are passed at first. */
static gboolean read_step (Steps *steps, CliPull *pull, guint step) {
  CliPull edges = {0};
  gboolean good = TRUE, has_nodes = FALSE;
  g_array_set_size (steps->ports, 0);
  g_array_set_size (steps->rooms, 0);
  for (cli_pull_open (pull, '{'); cli_pull_more (pull, '}');) {
    const char *key = cli_pull_key (pull);
    if (strcmp (key, "nodes") == 0) {
      guint count = 0;
      has_nodes = TRUE;
      for (cli_pull_open (pull, '['); cli_pull_more (pull, ']');)
        good = read_box (steps, pull, step, count++) && good;
    } else {
      if (strcmp (key, "edges") == 0)
        edges = *pull;
      cli_pull_skip (pull);
    }
  }
  if (edges.at == NULL || !has_nodes || pull->trouble != NULL)
    return FALSE;
  good = read_edges (steps, &edges, step) && good && edges.trouble == NULL;
  StepEnd end = {steps->boxes->len, steps->edges->len};
  g_array_append_val (steps->ends, end);
  return good;
}

static gboolean read_steps (Steps *steps, char *text) {
  CliPull pull = cli_pull (text);
  gboolean found = FALSE;
  for (cli_pull_open (&pull, '{'); cli_pull_more (&pull, '}');) {
    if (strcmp (cli_pull_key (&pull), "steps") != 0) {
      cli_pull_skip (&pull);
      continue;
    }
    found = TRUE;
    guint step = 0;
    for (cli_pull_open (&pull, '['); cli_pull_more (&pull, ']'); step++)
      if (!read_step (steps, &pull, step) && pull.trouble == NULL) {
        g_printerr ("heapscope-cli layout: step %u is malformed\n", step);
        return FALSE;
      }
  }
  if (!cli_pull_close (&pull))
    g_printerr ("heapscope-cli layout: %s\n", pull.trouble);
  else if (!found)
    g_printerr ("heapscope-cli layout: the input is not an object with \"steps\"\n");
  return found && pull.trouble == NULL;
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
  if (strlen (text) != length_bytes) {
    g_printerr ("heapscope-cli layout: the input is not text\n");
    return 2;
  }
  Steps steps = {.boxes = g_array_new (FALSE, FALSE, sizeof (LyBox)),
                 .edges = g_array_new (FALSE, FALSE, sizeof (LyEdge)),
                 .ends = g_array_new (FALSE, FALSE, sizeof (StepEnd)),
                 .names = g_ptr_array_new (),
                 .ids = g_hash_table_new (g_str_hash, g_str_equal),
                 .port_names = g_hash_table_new (g_str_hash, g_str_equal),
                 .ports = g_array_new (FALSE, FALSE, sizeof (Port)),
                 .rooms = g_array_new (FALSE, FALSE, sizeof (PortRoom)),
                 .seen = g_array_new (FALSE, TRUE, sizeof (Seen))};
  int status = read_steps (&steps, text) ? lay_out_all (&steps, online) : 2;
  g_array_unref (steps.boxes);
  g_array_unref (steps.edges);
  g_array_unref (steps.ends);
  g_ptr_array_unref (steps.names);
  g_hash_table_unref (steps.ids);
  g_hash_table_unref (steps.port_names);
  g_array_unref (steps.ports);
  g_array_unref (steps.rooms);
  g_array_unref (steps.seen);
  return status;
}
