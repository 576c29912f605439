#include "hs-artist.h"

#include <string.h>

/* What both threads touch is under `lock`. */
struct HsArtist {
  gatomicrefcount references;
  GMutex lock;
  GCond asked;
  gboolean closed;
  guint64 number; /* of the last request */
  TrLog *log;     /* of the request that waits, or NULL */
  gboolean recorded;
  guint step;
  int since;
  MdView view;
  DrOptions options;

  HsArtistFunc func; /* the main thread's */
  gpointer user;
};

typedef struct Answer {
  HsArtist *artist;
  guint64 number;
  DrScene *scene;
} Answer;

static void artist_unref (HsArtist *artist) {
  if (!g_atomic_ref_count_dec (&artist->references))
    return;
  g_clear_pointer (&artist->log, tr_log_unref);
  g_mutex_clear (&artist->lock);
  g_cond_clear (&artist->asked);
  g_free (artist);
}

static void answer_free (gpointer data) {
  Answer *answer = data;
  g_clear_pointer (&answer->scene, dr_scene_unref);
  artist_unref (answer->artist);
  g_free (answer);
}

static gboolean deliver (gpointer data) {
  Answer *answer = data;
  if (!answer->artist->closed && answer->number == answer->artist->number)
    answer->artist->func (g_steal_pointer (&answer->scene), answer->artist->user);
  return G_SOURCE_REMOVE;
}

static void post (HsArtist *artist, guint64 number, DrScene *scene) {
  Answer *answer = g_new0 (Answer, 1);
  g_atomic_ref_count_inc (&artist->references);
  *answer = (Answer){artist, number, scene};
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver, answer, answer_free);
}

/* A story can elide other things without being told anew. */
static gboolean fits (DrStory *story, TrLog *log, const MdView *view, const DrOptions *options, const MdView *story_view,
                      const DrOptions *story_options) {
  MdView like = *story_view;
  like.elided = view->elided;
  like.focus = view->focus;
  like.focus_in = view->focus_in;
  like.focus_out = view->focus_out;
  return story != NULL && dr_story_log (story) == log && memcmp (view, &like, sizeof *view) == 0 &&
         memcmp (options, story_options, sizeof *options) == 0;
}

static gpointer work (gpointer data) {
  HsArtist *artist = data;
  DrStory *story = NULL;
  MdView story_view = {0};
  DrOptions story_options = {0};
  for (;;) {
    g_mutex_lock (&artist->lock);
    while (artist->log == NULL && !artist->closed)
      g_cond_wait (&artist->asked, &artist->lock);
    gboolean closed = artist->closed;
    g_autoptr (TrLog) log = g_steal_pointer (&artist->log);
    guint64 number = artist->number;
    gboolean recorded = artist->recorded;
    guint step = artist->step;
    int since = artist->since;
    MdView view = artist->view;
    DrOptions options = artist->options;
    g_mutex_unlock (&artist->lock);
    if (closed)
      break;
    if (!fits (story, log, &view, &options, &story_view, &story_options)) {
      g_clear_pointer (&story, dr_story_free);
      story = dr_story_new (log, &view, &options);
      story_view = view;
      story_options = options;
    }
    dr_story_set_elision (story, &view);
    dr_story_set_recorded (story, recorded);
    DrScene *scene = dr_story_scene_since (story, step, since);
    if (scene != NULL)
      post (artist, number, scene);
  }
  g_clear_pointer (&story, dr_story_free);
  artist_unref (artist);
  return NULL;
}

HsArtist *hs_artist_new (HsArtistFunc func, gpointer user) {
  HsArtist *artist = g_new0 (HsArtist, 1);
  g_atomic_ref_count_init (&artist->references);
  g_atomic_ref_count_inc (&artist->references); /* the thread's */
  g_mutex_init (&artist->lock);
  g_cond_init (&artist->asked);
  artist->func = func;
  artist->user = user;
  g_thread_unref (g_thread_new ("artist", work, artist));
  return artist;
}

void hs_artist_free (HsArtist *artist) {
  g_mutex_lock (&artist->lock);
  artist->closed = TRUE;
  g_cond_signal (&artist->asked);
  g_mutex_unlock (&artist->lock);
  artist_unref (artist);
}

void hs_artist_request (HsArtist *artist, TrLog *log, gboolean recorded, guint step, int since, const MdView *view,
                        const DrOptions *options) {
  g_mutex_lock (&artist->lock);
  g_clear_pointer (&artist->log, tr_log_unref);
  artist->log = tr_log_ref (log);
  artist->number++;
  artist->recorded = recorded;
  artist->step = step;
  artist->since = since;
  artist->view = *view;
  artist->options = *options;
  g_cond_signal (&artist->asked);
  g_mutex_unlock (&artist->lock);
}
