#include <gio/gio.h>

#include <string.h>

#include "dr-paint.h"
#include "dr-story.h"

#include "cli-record.h"

/* heapscope-cli render FILE [--step N | --all] [--dark] [--high-contrast] [--atoms] [--addresses] [--details] [--rtl] [--scale S] -o OUT */
typedef struct RenderOptions {
  const char *path, *out_path;
  int step; /* -1: the last */
  gboolean all, dark, high_contrast;
  double scale;
  DrOptions draw;
} RenderOptions;

static int usage (void) {
  cli_complain ("usage: heapscope-cli render FILE [--step N | --all] [--dark] [--high-contrast] [--atoms] [--addresses] [--details] [--rtl] [--scale S] "
                "-o OUT.{svg,png,pdf}");
  return CLI_USAGE;
}

static gboolean read_number (const char *text, gint64 *number) {
  return g_ascii_string_to_signed (text, 10, 0, G_MAXINT, number, NULL);
}

static gboolean read_options (int argc, char **argv, RenderOptions *o) {
  gint64 step = 0;
  char *end = NULL;
  for (int i = 1; i < argc; i++) {
    gboolean more = i + 1 < argc;
    if (g_str_equal (argv[i], "--step") && more && read_number (argv[i + 1], &step))
      o->step = (int) step, i++;
    else if (g_str_equal (argv[i], "-o") && more)
      o->out_path = argv[++i];
    else if (g_str_equal (argv[i], "--scale") && more && (o->scale = g_ascii_strtod (argv[i + 1], &end)) > 0 && *end == '\0')
      i++;
    else if (g_str_equal (argv[i], "--all"))
      o->all = TRUE;
    else if (g_str_equal (argv[i], "--dark"))
      o->dark = TRUE;
    else if (g_str_equal (argv[i], "--high-contrast"))
      o->high_contrast = TRUE;
    else if (g_str_equal (argv[i], "--atoms"))
      o->draw.atoms = TRUE;
    else if (g_str_equal (argv[i], "--addresses"))
      o->draw.addresses = TRUE;
    else if (g_str_equal (argv[i], "--details"))
      o->draw.details = TRUE;
    else if (g_str_equal (argv[i], "--rtl"))
      o->draw.rtl = TRUE;
    else if (o->path == NULL && (argv[i][0] != '-' || argv[i][1] == '\0'))
      o->path = argv[i];
    else
      return FALSE;
  }
  return o->path != NULL && o->out_path != NULL && !(o->all && o->step >= 0);
}

static const DrTheme *theme_of (const RenderOptions *o) {
  if (o->high_contrast)
    return dr_theme (o->dark ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_HIGH_CONTRAST);
  return dr_theme (o->dark ? DR_THEME_DARK : DR_THEME_LIGHT);
}

/* out.svg of step 7 is out-0007.svg. */
static char *path_of_step (const char *path, guint step) {
  const char *dot = strrchr (path, '.');
  int stem = dot != NULL ? (int) (dot - path) : (int) strlen (path);
  return g_strdup_printf ("%.*s-%04u%s", stem, path, step, dot != NULL ? dot : "");
}

static gboolean render_all (DrStory *story, guint n_steps, const RenderOptions *o, GError **error) {
  gboolean pages = g_str_has_suffix (o->out_path, ".pdf");
  g_autoptr (GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_scene_unref);
  for (guint i = 0; i < n_steps; i++) {
    DrScene *scene = dr_story_scene (story, i);
    if (scene == NULL)
      continue;
    g_ptr_array_add (scenes, scene);
    if (pages)
      continue;
    g_autofree char *path = path_of_step (o->out_path, i);
    gboolean done = dr_export (scene, path, theme_of (o), o->scale, error);
    g_ptr_array_set_size (scenes, 0);
    if (!done)
      return FALSE;
  }
  return !pages || dr_export_pages ((DrScene *const *) scenes->pdata, scenes->len, o->out_path, theme_of (o), error);
}

int cli_render (const CliOptions *options, int argc, char **argv) {
  RenderOptions o = {.step = -1, .scale = 2};
  if (!read_options (argc, argv, &o))
    return usage ();
  g_autoptr (TrLog) log = cli_record (options, o.path, NULL);
  if (log == NULL)
    return CLI_USAGE;
  guint n_steps = tr_log_n_steps (log);
  if (n_steps == 0 || (o.step >= 0 && (guint) o.step >= n_steps)) {
    cli_complain ("there is no step %d: %s has %u", MAX (o.step, 0), o.path, n_steps);
    return CLI_USAGE;
  }
  MdView view = md_view_default ();
  g_autoptr (DrStory) story = dr_story_new (log, &view, &o.draw);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;
  if (o.all) {
    done = render_all (story, n_steps, &o, &error);
  } else {
    g_autoptr (DrScene) scene = dr_story_scene (story, o.step >= 0 ? (guint) o.step : n_steps - 1);
    done = scene != NULL && dr_export (scene, o.out_path, theme_of (&o), o.scale, &error);
  }
  if (!done)
    cli_complain ("%s", error != NULL ? error->message : "out of memory");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return CLI_USAGE; /* no kind of picture */
  return done ? CLI_OK : CLI_FAILED;
}
