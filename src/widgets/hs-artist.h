/* The artist: a thread that draws up scenes for a session, so that planning a large picture never holds up the window.
 * Only the request made last counts. All functions are for the main thread.
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
/* The picture of STEP, marked against SINCE (-1: nothing is marked). RECORDED: see dr_story_set_recorded. */
void hs_artist_request (HsArtist *artist, TrLog *log, gboolean recorded, guint step, int since, const MdView *view,
                        const DrOptions *options);

G_END_DECLS
