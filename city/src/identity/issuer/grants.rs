//! Sign-ins at the sandbox issuer: their codes and refresh tokens. Secrets are stored as hashes only.
//!
//! A refresh token is replaced each time it is used. Its answer may be lost on a bad network, so the token stays
//! good until one of its successors is first shown; from then on showing it, or a sister of that successor, means
//! that two hold the family, and the family ends (RFC 9700 §4.14).

use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::{Conn, Row, Store};

/// One sign-in of one person at one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    /// Its id, also the `sid` of its tokens.
    pub(crate) id: String,
    /// The client.
    pub(crate) client_id: String,
    /// The person.
    pub(crate) sub: String,
    /// What was asked for.
    pub(crate) scope: String,
    /// When the person said yes.
    pub(crate) created_at: Millis,
    /// When it ended.
    pub(crate) ended_at: Option<Millis>,
}

/// A code to remember.
#[derive(Debug)]
pub(crate) struct NewCode {
    pub(crate) code_hash: String,
    pub(crate) grant_id: String,
    pub(crate) client_id: String,
    pub(crate) sub: String,
    pub(crate) scope: String,
    pub(crate) nonce: Option<String>,
    pub(crate) redirect_uri: String,
    pub(crate) code_challenge: String,
    pub(crate) now: Millis,
    pub(crate) expires_at: Millis,
}

/// A code that was shown for the first time, with what it must be checked against.
#[derive(Debug)]
pub(crate) struct Code {
    pub(crate) grant: Grant,
    pub(crate) nonce: Option<String>,
    pub(crate) redirect_uri: String,
    pub(crate) code_challenge: String,
    pub(crate) expires_at: Millis,
}

/// What showing a code leads to.
#[derive(Debug)]
pub(crate) enum Redeemed {
    /// The first time.
    Fresh(Box<Code>),
    /// Not the first time: its sign-in is ended now.
    Again(Grant),
    /// There is no such code.
    Unknown,
}

/// A refresh token to remember.
#[derive(Debug)]
pub(crate) struct NewRefresh {
    pub(crate) token_hash: String,
    pub(crate) grant_id: String,
    pub(crate) parent_hash: Option<String>,
    pub(crate) now: Millis,
    pub(crate) expires_at: Millis,
}

/// What showing a refresh token leads to.
#[derive(Debug)]
pub(crate) enum Rotated {
    /// A successor is stored.
    Next(Grant),
    /// Somebody showed a token whose time was over: the family is ended now.
    Reused(Grant),
    /// Unknown, expired, ended, or another client's.
    Refused,
}

const GRANT: &str = "g.id, g.client_id, g.sub, g.scope, g.created_at, g.ended_at";
/// Used codes and ended sign-ins are remembered for a day, so that a late replay is still recognised.
const REMEMBERED: i64 = 24 * 3_600_000;

fn grant(row: &Row) -> Result<Grant> {
    Ok(Grant {
        id: row.text(0)?,
        client_id: row.text(1)?,
        sub: row.text(2)?,
        scope: row.text(3)?,
        created_at: Millis(row.int(4)?),
        ended_at: row.opt_int(5)?.map(Millis),
    })
}

/// Remembers a sign-in and its code.
pub(crate) async fn begin(store: &Store, code: NewCode) -> Result<()> {
    store.write(move |conn| Box::pin(insert(conn, code))).await
}

async fn insert(conn: &mut Conn, code: NewCode) -> Result<()> {
    let old = code.now.plus(-REMEMBERED);
    conn.execute("DELETE FROM vneid_codes WHERE expires_at < $1", args![old]).await?;
    conn.execute("DELETE FROM vneid_grants WHERE ended_at < $1", args![old]).await?;
    conn.execute(
        "INSERT INTO vneid_grants (id, client_id, sub, scope, created_at) VALUES ($1, $2, $3, $4, $5)",
        args![&code.grant_id, code.client_id, code.sub, code.scope, code.now],
    )
    .await?;
    conn.execute(
        "INSERT INTO vneid_codes (code_hash, grant_id, nonce, redirect_uri, code_challenge, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![
            code.code_hash,
            code.grant_id,
            code.nonce,
            code.redirect_uri,
            code.code_challenge,
            code.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// Uses a code up.
pub(crate) async fn redeem(store: &Store, code_hash: String, now: Millis) -> Result<Redeemed> {
    store.write(move |conn| Box::pin(use_up(conn, code_hash, now))).await
}

async fn use_up(conn: &mut Conn, code_hash: String, now: Millis) -> Result<Redeemed> {
    let found = conn
        .one(
            "SELECT g.id, g.client_id, g.sub, g.scope, g.created_at, g.ended_at, \
             c.nonce, c.redirect_uri, c.code_challenge, c.expires_at, c.used_at \
             FROM vneid_codes c JOIN vneid_grants g ON g.id = c.grant_id WHERE c.code_hash = $1",
            args![&code_hash],
        )
        .await?;
    let Some(row) = found else { return Ok(Redeemed::Unknown) };
    let grant = grant(&row)?;
    // The condition also holds where two nodes read the row at the same moment.
    let first = conn
        .execute(
            "UPDATE vneid_codes SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL",
            args![code_hash, now],
        )
        .await?;
    if first == 0 {
        end_within(conn, &grant.id, now).await?;
        return Ok(Redeemed::Again(grant));
    }
    Ok(Redeemed::Fresh(Box::new(Code {
        grant,
        nonce: row.opt_text(6)?,
        redirect_uri: row.text(7)?,
        code_challenge: row.text(8)?,
        expires_at: Millis(row.int(9)?),
    })))
}

/// Remembers the first refresh token of a sign-in.
pub(crate) async fn add_refresh(store: &Store, token: NewRefresh) -> Result<()> {
    store.write(move |conn| Box::pin(async move { insert_refresh(conn, token).await })).await
}

async fn insert_refresh(conn: &mut Conn, token: NewRefresh) -> Result<()> {
    conn.execute(
        "INSERT INTO vneid_refresh_tokens (token_hash, grant_id, parent_hash, issued_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5)",
        args![token.token_hash, token.grant_id, token.parent_hash, token.now, token.expires_at],
    )
    .await?;
    Ok(())
}

/// Replaces a refresh token by `next`, whose family it gets.
pub(crate) async fn rotate(
    store: &Store,
    client_id: String,
    shown: String,
    next: NewRefresh,
    now: Millis,
) -> Result<Rotated> {
    store.write(move |conn| Box::pin(replace(conn, client_id, shown, next, now))).await
}

async fn replace(
    conn: &mut Conn,
    client_id: String,
    shown: String,
    next: NewRefresh,
    now: Millis,
) -> Result<Rotated> {
    let found = conn
        .one(
            "SELECT g.id, g.client_id, g.sub, g.scope, g.created_at, g.ended_at, \
             g.confirmed_hash, t.parent_hash, t.expires_at \
             FROM vneid_refresh_tokens t JOIN vneid_grants g ON g.id = t.grant_id WHERE t.token_hash = $1",
            args![&shown],
        )
        .await?;
    let Some(row) = found else { return Ok(Rotated::Refused) };
    let grant = grant(&row)?;
    if grant.client_id != client_id || grant.ended_at.is_some() || row.int(8)? < now.0 {
        return Ok(Rotated::Refused);
    }
    let (confirmed, parent) = (row.opt_text(6)?, row.opt_text(7)?);
    if confirmed.as_deref() != Some(shown.as_str()) && confirmed != parent {
        end_within(conn, &grant.id, now).await?;
        return Ok(Rotated::Reused(grant));
    }
    conn.execute("UPDATE vneid_grants SET confirmed_hash = $2 WHERE id = $1", args![&grant.id, shown])
        .await?;
    conn.execute(
        "DELETE FROM vneid_refresh_tokens WHERE grant_id = $1 AND expires_at < $2",
        args![&grant.id, now],
    )
    .await?;
    insert_refresh(conn, NewRefresh { grant_id: grant.id.clone(), ..next }).await?;
    Ok(Rotated::Next(grant))
}

/// Ends a sign-in and everything that came of it.
pub(crate) async fn end(store: &Store, id: String, now: Millis) -> Result<()> {
    store.write(move |conn| Box::pin(async move { end_within(conn, &id, now).await })).await
}

async fn end_within(conn: &mut Conn, id: &str, now: Millis) -> Result<()> {
    conn.execute("UPDATE vneid_grants SET ended_at = COALESCE(ended_at, $2) WHERE id = $1", args![id, now])
        .await?;
    Ok(())
}

/// The sign-in of this id.
pub(crate) async fn find(store: &Store, id: &str) -> Result<Option<Grant>> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {GRANT} FROM vneid_grants g WHERE g.id = $1"));
    store.read().await?.one(sql, args![id]).await?.map(|row| grant(&row)).transpose()
}

/// The sign-in of a refresh token.
pub(crate) async fn of_refresh(store: &Store, token_hash: &str) -> Result<Option<Grant>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {GRANT} FROM vneid_refresh_tokens t JOIN vneid_grants g ON g.id = t.grant_id \
         WHERE t.token_hash = $1"
    ));
    store.read().await?.one(sql, args![token_hash]).await?.map(|row| grant(&row)).transpose()
}

/// Sign-ins that ended since `since`: their access tokens may not have expired yet.
pub(crate) async fn ended_since(store: &Store, since: Millis) -> Result<Vec<(String, Millis)>> {
    let rows = store
        .read()
        .await?
        .all("SELECT id, ended_at FROM vneid_grants WHERE ended_at >= $1", args![since])
        .await?;
    rows.iter().map(|row| Ok((row.text(0)?, Millis(row.int(1)?)))).collect()
}
