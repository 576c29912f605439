#include "hs-artist.h"

#include <string.h>

#define N_RECENT 4 /* pictures: the last one, the one before, the step on, the step back; */
#define N_KEPT   6 /* and those of the first step and the last one, */
#define AHEAD_USEC 15000 /* after a picture was told, until others are drawn ahead: first it comes on screen, for which all processors are wanted */
#define MOST_FAR 20000 /* steps, if so few lie between them that going there takes no time that anybody would wait for */

/* What is asked for. */
typedef struct Request {
  TrLog *log; /* NULL: nothing */
  gboolean recorded;
  guint step;
  int since;
  MdView view;
  DrOptions options;
} Request;

typedef struct Kept {
  Request request;
  DrScene *scene; /* NULL: none yet */
} Kept;

/* What both threads touch is under `lock`. */
struct HsArtist {
  gatomicrefcount references;
  GMutex lock;
  GCond asked;
  gboolean closed;
  guint64 number;  /* of the last request */
  guint64 answered; /* the main thread's: the number of the last request that was */
  Request waiting; /* the request that waits, if it has a log */
  Request told;    /* the last one that was answered: its neighbours are drawn, too, */
  gint64 told_usec; /* some time after it was */
  gboolean backward; /* it was for a step before the one that was asked for before it */
  TrLog *heir, *heir_of; /* NULL: none waits to be drawn */
  guint inherited;       /* steps */
  Kept kept[N_KEPT];
  guint n_kept; /* recent ones so far: the oldest one goes first */

  HsArtistFunc func; /* the main thread's */
  gpointer user;
};

typedef struct Answer {
  HsArtist *artist;
  guint64 number;
  DrScene *scene;
} Answer;

static void request_clear (Request *request) {
  g_clear_pointer (&request->log, tr_log_unref);
}

static void request_set (Request *request, const Request *to) {
  TrLog *before = request->log;
  *request = *to;
  tr_log_ref (request->log);
  g_clear_pointer (&before, tr_log_unref);
}

static gboolean looks_alike (const Request *a, const Request *b) {
  return a->log == b->log && a->recorded == b->recorded && memcmp (&a->view, &b->view, sizeof a->view) == 0 &&
         memcmp (&a->options, &b->options, sizeof a->options) == 0;
}

static gboolean is_same (const Request *a, const Request *b) {
  return looks_alike (a, b) && a->step == b->step && a->since == b->since;
}

static void kept_clear (Kept *kept) {
  request_clear (&kept->request);
  g_clear_pointer (&kept->scene, dr_scene_unref);
}

static void artist_unref (HsArtist *artist) {
  if (!g_atomic_ref_count_dec (&artist->references))
    return;
  request_clear (&artist->waiting);
  request_clear (&artist->told);
  for (guint i = 0; i < N_KEPT; i++)
    kept_clear (&artist->kept[i]);
  g_clear_pointer (&artist->heir, tr_log_unref);
  g_clear_pointer (&artist->heir_of, tr_log_unref);
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
  answer->artist->answered = MAX (answer->artist->answered, answer->number);
  if (!answer->artist->closed && answer->number == answer->artist->number)
    answer->artist->func (g_steal_pointer (&answer->scene), answer->artist->user);
  return G_SOURCE_REMOVE;
}

static void post (HsArtist *artist, guint64 number, DrScene *scene) {
  g_mutex_lock (&artist->lock);
  artist->told_usec = g_get_monotonic_time ();
  g_mutex_unlock (&artist->lock);
  Answer *answer = g_new0 (Answer, 1);
  g_atomic_ref_count_inc (&artist->references);
  *answer = (Answer){artist, number, scene};
  g_idle_add_full (G_PRIORITY_DEFAULT, deliver, answer, answer_free);
}

/* What the thread has. */
typedef struct Desk {
  HsArtist *artist;
  DrStory *story; /* of `like`; NULL: none yet */
  Request like;
} Desk;

/* A story can elide other things without being told anew. */
static gboolean fits_but_for_the_log (const Desk *desk, const Request *request) {
  MdView like = desk->like.view;
  like.elided = request->view.elided;
  like.focus = request->view.focus;
  like.focus_in = request->view.focus_in;
  like.focus_out = request->view.focus_out;
  return desk->story != NULL && memcmp (&request->view, &like, sizeof like) == 0 &&
         memcmp (&request->options, &desk->like.options, sizeof request->options) == 0;
}

/* The story goes on with a run that was had again. */
static void inherit (Desk *desk, const Request *request) {
  HsArtist *artist = desk->artist;
  g_mutex_lock (&artist->lock);
  if (artist->heir == request->log) {
    if (fits_but_for_the_log (desk, request) && dr_story_log (desk->story) == artist->heir_of)
      dr_story_go_on (desk->story, request->log, artist->inherited);
    g_clear_pointer (&artist->heir, tr_log_unref);
    g_clear_pointer (&artist->heir_of, tr_log_unref);
  }
  g_mutex_unlock (&artist->lock);
}

static gboolean fits (const Desk *desk, const Request *request) {
  return fits_but_for_the_log (desk, request) && dr_story_log (desk->story) == request->log;
}

static DrScene *draw (Desk *desk, const Request *request) {
  inherit (desk, request);
  if (!fits (desk, request)) {
    g_clear_pointer (&desk->story, dr_story_free);
    desk->story = dr_story_new (request->log, &request->view, &request->options);
    request_set (&desk->like, request);
  }
  dr_story_set_elision (desk->story, &request->view);
  dr_story_set_recorded (desk->story, request->recorded);
  return dr_story_scene_since (desk->story, request->step, request->since);
}

/* With the lock: the picture of REQUEST, if it is kept. */
static DrScene *find_kept (HsArtist *artist, const Request *request) {
  for (guint i = 0; i < N_KEPT; i++)
    if (artist->kept[i].scene != NULL && is_same (&artist->kept[i].request, request))
      return artist->kept[i].scene;
  return NULL;
}

/* With the lock: another step than the last one that is worth drawing before it is asked for; FALSE: none is. Of a run that
 * goes on none is, since its pictures are laid out in the order in which they are looked at. AHEAD borrows its log. */
static gboolean find_ahead (HsArtist *artist, Request *ahead) {
  const Request *told = &artist->told;
  if (told->log == NULL || !told->recorded || told->options.memory)
    return FALSE;
  gint64 n_steps = tr_log_n_steps (told->log), here = told->step;
  const gint64 steps[] = {artist->backward ? here - 1 : here + 1, artist->backward ? here + 1 : here - 1, n_steps - 1, 0};
  for (guint i = 0; i < (n_steps <= MOST_FAR ? 4 : 2); i++) {
    if (steps[i] < 0 || steps[i] >= n_steps || steps[i] == here)
      continue;
    *ahead = *told;
    ahead->step = (guint) steps[i];
    ahead->since = (int) steps[i] - 1;
    if (find_kept (artist, ahead) != NULL)
      continue;
    return TRUE;
  }
  return FALSE;
}

/* Where the picture of STEP is kept. */
static Kept *place_of (HsArtist *artist, guint step) {
  if (step == 0)
    return &artist->kept[N_RECENT];
  if (step + 1 == tr_log_n_steps (artist->told.log))
    return &artist->kept[N_RECENT + 1];
  return &artist->kept[artist->n_kept++ % N_RECENT];
}

static void keep (HsArtist *artist, const Request *request, DrScene *scene) {
  g_mutex_lock (&artist->lock);
  if (scene == NULL) /* there is no memory for it, nor for others */
    request_clear (&artist->told);
  else if (looks_alike (&artist->told, request) && !scene->anew) {
    Kept *kept = place_of (artist, request->step);
    kept_clear (kept);
    request_set (&kept->request, request);
    kept->scene = dr_scene_ref (scene);
  }
  g_mutex_unlock (&artist->lock);
}

/* With the lock: the request has an answer. */
static void tell (HsArtist *artist, const Request *request) {
  artist->backward = artist->told.log == request->log && request->step < artist->told.step;
  for (guint i = 0; i < N_KEPT; i++)
    if (artist->kept[i].scene != NULL && !looks_alike (&artist->kept[i].request, request))
      kept_clear (&artist->kept[i]);
  artist->told_usec = g_get_monotonic_time ();
  request_set (&artist->told, request);
}

/* Waits for a request, or else for time to draw ahead (WAITED says which); FALSE: the artist is not wanted any more. */
static gboolean take_request (HsArtist *artist, Request *request, gboolean *waited, guint64 *number) {
  g_mutex_lock (&artist->lock);
  while (!artist->closed && artist->waiting.log == NULL) {
    gboolean ahead = find_ahead (artist, request);
    if (ahead && g_get_monotonic_time () >= artist->told_usec + AHEAD_USEC) {
      tr_log_ref (request->log);
      break;
    }
    if (ahead)
      g_cond_wait_until (&artist->asked, &artist->lock, artist->told_usec + AHEAD_USEC);
    else
      g_cond_wait (&artist->asked, &artist->lock);
  }
  gboolean closed = artist->closed;
  *waited = artist->waiting.log != NULL;
  if (*waited && !closed) {
    *request = artist->waiting;
    artist->waiting.log = NULL;
    tell (artist, request);
  }
  *number = artist->number;
  g_mutex_unlock (&artist->lock);
  return !closed;
}

static gpointer work (gpointer data) {
  Desk desk = {.artist = data};
  Request request = {0};
  gboolean waited = FALSE;
  guint64 number = 0;
  while (take_request (desk.artist, &request, &waited, &number)) {
    DrScene *scene = draw (&desk, &request);
    keep (desk.artist, &request, scene);
    if (waited && scene != NULL)
      post (desk.artist, number, scene);
    else
      g_clear_pointer (&scene, dr_scene_unref);
    request_clear (&request);
  }
  request_clear (&desk.like);
  g_clear_pointer (&desk.story, dr_story_free);
  artist_unref (desk.artist);
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

void hs_artist_go_on (HsArtist *artist, TrLog *from, TrLog *log, guint n_steps) {
  g_mutex_lock (&artist->lock);
  gboolean unseen = artist->heir == from; /* nothing of FROM was drawn */
  if (!unseen) {
    g_clear_pointer (&artist->heir_of, tr_log_unref);
    artist->heir_of = tr_log_ref (from);
  }
  artist->inherited = unseen ? MIN (artist->inherited, n_steps) : n_steps;
  tr_log_ref (log);
  g_clear_pointer (&artist->heir, tr_log_unref);
  artist->heir = log;
  g_mutex_unlock (&artist->lock);
}

void hs_artist_request (HsArtist *artist, TrLog *log, gboolean recorded, guint step, int since, const MdView *view,
                        const DrOptions *options) {
  Request request = {log, recorded, step, since, *view, *options};
  g_mutex_lock (&artist->lock);
  artist->number++;
  request_clear (&artist->waiting);
  DrScene *scene = find_kept (artist, &request);
  if (scene != NULL) {
    dr_scene_ref (scene);
    tell (artist, &request);
  } else
    request_set (&artist->waiting, &request);
  g_cond_signal (&artist->asked);
  g_mutex_unlock (&artist->lock);
  if (scene == NULL)
    return;
  artist->answered = artist->number;
  artist->func (scene, artist->user);
}

gboolean hs_artist_is_done (HsArtist *artist) {
  return artist->answered == artist->number;
}
