//! Cameras: what desks write of them, the stills that their sources push, and what everybody sees.
//!
//! A camera shows its newest still and nothing before it: a still that is older than the one that is shown, or as old, is
//! not taken. What is shown was decoded and written anew here, without anything that stood beside the pixels.

pub(crate) mod demo;
pub(crate) mod fields;
mod listed;
mod picture;

use bytes::Bytes;
use http::{HeaderMap, header};
use hue_model::camera::{AHEAD, BEHIND, Camera, STILL_BYTES, TAKEN_AT};
use hue_model::gauge::read_time;
use hue_model::id::{CameraId, PhotoId};
use hue_model::problem::Rule;
use hue_model::time::Millis;

use crate::case::Actor;
use crate::clock::photo_id;
use crate::identity::jwt::sha256_b64;
use crate::problem::{Failure, Result};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::Conn;
use crate::store::audit::{self, Line};
use crate::store::camera::{self, Stored};

/// Stills that one camera may send in a minute.
const STILLS_A_MINUTE: u32 = 12;

/// Writes a camera: a new one, or one that was read at version `seen`. Its key stays, and so does its still until the camera
/// is retired.
///
/// # Errors
/// It is not this person's to write, somebody changed it since it was read, or the database fails.
pub async fn save(app: &App, actor: &Actor, written: Camera, seen: i64, retired: bool) -> Result<()> {
    let (actor, now) = (actor.clone(), app.now());
    let work = app
        .store
        .write(move |conn| Box::pin(async move { keep(conn, &actor, written, (seen, retired), now).await }));
    let gone = work.await?;
    app.cameras.forget();
    if let Some(gone) = gone {
        app.media.delete(gone).await?;
    }
    Ok(())
}

/// Answers the still that nobody shall see any more.
async fn keep(
    conn: &mut Conn,
    actor: &Actor,
    written: Camera,
    (seen, retired): (i64, bool),
    now: Millis,
) -> Result<Option<PhotoId>> {
    within(actor, &written)?;
    let mut still = None;
    if let Some(old) = camera::get(conn, written.id).await? {
        within(actor, &old.camera)?;
        still = old.still;
        let Camera { public_since, taken_at, state, .. } = old.camera;
        // Only a new one that is sent twice has another "now" in an empty field.
        let public_since = if seen == 0 { public_since } else { written.public_since };
        if (Camera { public_since, taken_at, state, ..written.clone() }) == old.camera
            && old.retired == retired
        {
            // Sent twice over a bad line.
            return Ok(None);
        }
    }
    camera::save(conn, &written, (seen, retired), &actor.id, now).await?;
    if retired {
        camera::forget_still(conn, written.id).await?;
    }
    let line = Line::new(now, &actor.id, "camera.save", written.id);
    audit::add(conn, Line { detail: retired.then(|| "retired".to_owned()), ..line }).await?;
    Ok(still.filter(|_| retired))
}

/// Makes the key that a camera's source shows, in the place of any before it; it is told once and kept only as its SHA-256.
///
/// # Errors
/// It is not this person's, or the database fails.
pub async fn make_key(app: &App, actor: &Actor, id: CameraId) -> Result<String> {
    let (actor, now, secret) = (actor.clone(), app.now(), app.secret());
    let sha256 = sha256_b64(&secret);
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            let known = camera::get(conn, id).await?.ok_or_else(Failure::not_found)?;
            within(&actor, &known.camera)?;
            camera::set_key(conn, id, &sha256).await?;
            audit::add(conn, Line::new(now, &actor.id, "camera.key", id)).await
        })
    });
    work.await.map(|()| secret)
}

/// Whether a camera is this person's to write.
fn within(actor: &Actor, camera: &Camera) -> Result<()> {
    let here = Scope::of(actor).is_some_and(|scope| scope.has_ward(Some(&camera.ward_code)));
    if here { Ok(()) } else { Err(Failure::not_found()) }
}

/// Takes a still that the camera's source pushes, and says whether it is shown from now on.
///
/// # Errors
/// The key is not the camera's, the still is none that can be shown, its time cannot be true, or the database fails.
pub(crate) async fn push(app: &App, id: CameraId, headers: &HeaderMap, body: Bytes) -> Result<bool> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let shown = shown.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(Failure::sign_in_needed)?;
    let known = camera::get(&mut app.store.read().await?, id).await?.filter(|known| !known.retired);
    let sha256 = sha256_b64(shown.trim());
    // Whoever guesses learns neither which cameras there are nor how a key begins.
    let known =
        known.filter(|known| known.key.as_ref() == Some(&sha256)).ok_or_else(Failure::session_expired)?;
    app.rate.count(&format!("camera {id}"), app.now(), STILLS_A_MINUTE)?;
    let taken_at = headers.get(TAKEN_AT).and_then(|value| read_time(value.to_str().ok()?));
    take(app, &known, taken_at.ok_or_else(|| Failure::field("taken_at", Rule::Malformed))?, body).await
}

/// Takes a still; `false` where one that is as new is shown already.
async fn take(app: &App, known: &Stored, taken_at: Millis, body: Bytes) -> Result<bool> {
    let age = app.now().since(taken_at);
    if !(-AHEAD..BEHIND).contains(&age) {
        return Err(Failure::field("taken_at", Rule::Malformed));
    }
    if body.len() > STILL_BYTES {
        let max = u64::try_from(STILL_BYTES).unwrap_or(u64::MAX);
        return Err(Failure::field("still", Rule::TooManyBytes { max }));
    }
    if known.camera.taken_at.is_some_and(|shown| shown >= taken_at) {
        return Ok(false);
    }
    let clean = picture::clean(body).await.map_err(|rule| Failure::field("still", rule))?;
    let (id, still) = (known.camera.id, photo_id(&*app.config.clock, &*app.config.entropy));
    app.media.put(still, clean.into()).await?;
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            // The one in whose place it comes is read in the same transaction: two at once leave none behind.
            let before = camera::get(conn, id).await?.and_then(|camera| camera.still);
            let newer = camera::set_still(conn, id, still, taken_at).await?;
            Ok((newer, if newer { before } else { Some(still) }))
        })
    });
    let (newer, gone) = work.await?;
    app.cameras.forget();
    if let Some(gone) = gone {
        app.media.delete(gone).await?;
    }
    Ok(newer)
}

/// The newest still of a camera, with its name among the photos and the time it was taken at.
///
/// # Errors
/// There is none that everybody may see, or the database fails.
pub(crate) async fn still(app: &App, id: CameraId) -> Result<(String, Millis, Bytes)> {
    // A still that another one takes the place of meanwhile is gone: then that one is read.
    for _ in 0..3 {
        let known =
            camera::get(&mut app.store.read().await?, id).await?.filter(|known| is_public(app, known));
        let Some((still, taken_at)) = known.and_then(|known| known.still.zip(known.camera.taken_at)) else {
            return Err(Failure::not_found());
        };
        match app.media.get(still).await {
            Ok(bytes) => return Ok((still.to_string(), taken_at, bytes)),
            Err(failure) if failure.is_not_found() => {}
            Err(failure) => return Err(failure),
        }
    }
    Err(Failure::try_again())
}

/// Whether everybody may see it.
fn is_public(app: &App, known: &Stored) -> bool {
    let sample = demo::is_sample(known.camera.id) && !app.profile.demo;
    !known.retired && !sample && known.camera.public_since <= app.now()
}
