#include <gio/gio.h>

#include <string.h>

#include "dr-book.h"
#include "dr-paint.h"
#include "dr-story.h"

#include "cli-record.h"
#include "cli-where.h"

/* heapscope-cli render FILE [--step N | --line L [--hit K] | --steps N-M | --all] [--theme NAME] [--atoms] [--addresses] [--details] [--generations] [--memory] [--dunders]
 *                      [--modules] [--library] [--rtl] [--group-beyond N] [--scale S] -o OUT
 *                      [--fine STEP]
 * With --fine the steps are those inside of STEP. Several steps become pages of a PDF, or files with numbers. */
typedef struct RenderOptions {
  const char *path, *out_path;
  gboolean all, many; /* many: a document or files with numbers */
  CliWhere where;     /* the one step */
  gboolean range;     /* FIRST and LAST were given */
  gboolean fine;      /* the steps are those inside of INSIDE */
  guint inside;
  guint first, last;
  DrThemeKind theme;
  double scale;
  DrOptions draw;
  MdView view;
} RenderOptions;

static gboolean read_step (const char *text, guint *step) {
  guint64 number = 0;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    return FALSE;
  *step = (guint) number;
  return TRUE;
}

/* "3-9" */
static gboolean read_range (RenderOptions *o, const char *text) {
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  if (g_strv_length (ends) != 2 || !read_step (ends[0], &o->first) || !read_step (ends[1], &o->last) || o->first > o->last)
    return FALSE;
  return o->many = o->range = TRUE;
}

/* The inside of a step shows what lies on the stacks of frames, as the window does. */
static gboolean read_inside (RenderOptions *o, const char *text) {
  o->fine = o->view.stack = TRUE;
  return read_step (text, &o->inside);
}

static gboolean read_theme (RenderOptions *o, const char *name) {
  for (guint kind = 0; kind < DR_N_THEMES; kind++)
    if (g_str_equal (name, dr_theme_name ((DrThemeKind) kind))) {
      o->theme = (DrThemeKind) kind;
      return TRUE;
    }
  return FALSE;
}

static gboolean read_switch (RenderOptions *o, const char *name) {
  const struct {
    const char *name;
    gboolean *value;
  } switches[] = {{"--all", &o->all},          {"--atoms", &o->draw.atoms}, {"--addresses", &o->draw.addresses},
                  {"--details", &o->draw.details}, {"--generations", &o->draw.generations}, {"--rtl", &o->draw.rtl},
                  {"--memory", &o->draw.memory}, {"--tables", &o->draw.tables}, {"--modules", &o->view.modules},
                  {"--dunders", &o->view.dunders},
                  {"--library", &o->view.library}};
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_str_equal (name, switches[i].name))
      return *switches[i].value = TRUE;
  if (g_str_equal (name, "--dark"))
    o->theme = o->theme == DR_THEME_HIGH_CONTRAST ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_DARK;
  else if (g_str_equal (name, "--high-contrast"))
    o->theme = o->theme == DR_THEME_DARK ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_HIGH_CONTRAST;
  else
    return FALSE;
  return TRUE;
}

static gboolean read_scale (RenderOptions *o, const char *text) {
  char *end = NULL;
  o->scale = g_ascii_strtod (text, &end);
  return o->scale > 0 && *end == '\0';
}

/* An option with a value; FALSE: it is none, or the value is wrong. */
static gboolean read_option (RenderOptions *o, const char *name, const char *value) {
  if (g_str_equal (name, "--steps"))
    return read_range (o, value);
  if (g_str_equal (name, "--fine"))
    return read_inside (o, value);
  if (g_str_equal (name, "--theme"))
    return read_theme (o, value);
  if (g_str_equal (name, "--scale"))
    return read_scale (o, value);
  if (g_str_equal (name, "--group-beyond"))
    return read_step (value, &o->draw.group_beyond);
  if (!g_str_equal (name, "-o"))
    return FALSE;
  o->out_path = value;
  return TRUE;
}

static gboolean read_options (int argc, char **argv, RenderOptions *o) {
  for (int i = 1; i < argc; i++) {
    if (read_switch (o, argv[i]))
      continue;
    int taken = cli_where_take (&o->where, argc, argv, i);
    if (taken < 0)
      return FALSE;
    if (taken > 0 || (i + 1 < argc && read_option (o, argv[i], argv[i + 1])))
      i++;
    else if (o->path == NULL && (argv[i][0] != '-' || argv[i][1] == '\0'))
      o->path = argv[i];
    else
      return FALSE;
  }
  return o->path != NULL && o->out_path != NULL && cli_where_fits (&o->where) && o->all + o->range + cli_where_is_given (&o->where) <= 1;
}

/* Of LOG; FALSE after a complaint. */
static gboolean choose_steps (RenderOptions *o, TrLog *log) {
  guint n_steps = tr_log_n_steps (log);
  if (!o->range) {
    int step = cli_where_find (&o->where, log, o->path);
    if (step < 0)
      return FALSE;
    o->last = (guint) step;
    o->first = o->all ? 0 : o->last;
    o->many = o->all;
  } else if (o->last >= n_steps) {
    cli_complain ("there is no step %u: %s has %u", o->last, o->path, n_steps);
    return FALSE;
  }
  return TRUE;
}

static const DrTheme *theme_of (const RenderOptions *o) {
  return dr_theme (o->theme);
}

/* out.svg of step 7 is out-0007.svg. */
static char *path_of_step (const char *path, guint step) {
  const char *dot = strrchr (path, '.');
  int stem = dot != NULL ? (int) (dot - path) : (int) strlen (path);
  return g_strdup_printf ("%.*s-%04u%s", stem, path, step, dot != NULL ? dot : "");
}

static gboolean render_pages (DrStory *story, const RenderOptions *o, GError **error) {
  DrBook *book = dr_book_new (o->out_path, theme_of (o), error);
  if (book == NULL)
    return FALSE;
  dr_book_add_steps (book, story, o->first, o->last, NULL, NULL);
  return dr_book_close (book, error);
}

static gboolean render_files (DrStory *story, const RenderOptions *o, GError **error) {
  for (guint i = o->first; i <= o->last; i++) {
    g_autoptr (DrScene) scene = dr_story_scene (story, i);
    g_autofree char *path = path_of_step (o->out_path, i);
    if (scene != NULL && !dr_export (scene, path, theme_of (o), o->scale, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean render_one (DrStory *story, const RenderOptions *o, GError **error) {
  g_autoptr (DrScene) scene = dr_story_scene (story, o->last);
  return scene != NULL && dr_export (scene, o->out_path, theme_of (o), o->scale, error);
}

int cli_render (const CliOptions *options, int argc, char **argv) {
  RenderOptions o = {.where = CLI_WHERE_LAST, .scale = 2, .view = md_view_default ()};
  if (!read_options (argc, argv, &o))
    return cli_complain_usage (argv[0], NULL);
  g_autoptr (TrLog) recording = cli_record (options, o.path, NULL);
  if (recording == NULL)
    return CLI_USAGE;
  g_autoptr (TrLog) log = o.fine ? cli_record_stretch (recording, o.inside) : tr_log_ref (recording);
  if (log == NULL)
    return CLI_FAILED;
  if (!choose_steps (&o, log))
    return CLI_USAGE;
  g_autoptr (DrStory) story = dr_story_new (log, &o.view, &o.draw);
  g_autoptr (GError) error = NULL;
  gboolean done = !o.many                                  ? render_one (story, &o, &error)
                  : g_str_has_suffix (o.out_path, ".pdf") ? render_pages (story, &o, &error)
                                                          : render_files (story, &o, &error);
  if (!done)
    cli_complain ("%s", error != NULL ? error->message : "out of memory");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return CLI_USAGE; /* no kind of picture */
  return done ? CLI_OK : CLI_FAILED;
}
