/* The artist: a thread that draws up scenes for a session, so that planning a large picture never holds up the window.
 * Only the request made last counts. While nothing is asked for, the steps before and after the last picture of a recorded run are
 * drawn, too, and unless they are far away the first and the last one: whoever goes on step by step or to an end never waits. All functions are for the main thread.
 */
#pragma once

#include "dr-story.h"

G_BEGIN_DECLS

typedef struct HsArtist HsArtist;

/* SCENE is the answer to the last request; FUNC takes it over. */
typedef void (*HsArtistFunc) (DrScene *scene, gpointer user);

HsArtist *hs_artist_new (HsArtistFunc func, gpointer user);
/* FUNC is not called any more; the thread ends when it has finished what it is at. */
void hs_artist_free (HsArtist *artist);
/* The picture of STEP, marked against SINCE (-1: nothing is marked). RECORDED: see dr_story_set_recorded. FUNC is called before this
 * returns if the picture was drawn ahead. */
void hs_artist_request (HsArtist *artist, TrLog *log, gboolean recorded, guint step, int since, const MdView *view,
                        const DrOptions *options);
/* LOG is to begin with the first N_STEPS steps of FROM, had again: what was laid out for them stays where it is. */
void hs_artist_go_on (HsArtist *artist, TrLog *from, TrLog *log, guint n_steps);
/* Whether all that was asked for was told. */
gboolean hs_artist_is_done (HsArtist *artist);

G_END_DECLS
