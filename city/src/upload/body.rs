//! The bytes of one PATCH: checked before they are kept where a checksum came with them, kept as they come where not.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use http::StatusCode;
use hue_model::limits::CHUNK_BYTES;
use hue_model::problem::{Code, Problem, Rule};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt as _;

use crate::fault;
use crate::problem::{Failure, Result};

/// Longest silence of a sender in the middle of a body.
const SILENCE: Duration = Duration::from_secs(30);
/// Largest body with a checksum: it is held until the checksum is known to be right.
const CHECKED_BYTES: u64 = 4 * CHUNK_BYTES.1 as u64;

/// A digest that came with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Digest {
    Sha1(Vec<u8>),
    Sha256(Vec<u8>),
}

impl Digest {
    /// Reads `Upload-Checksum`.
    pub(crate) fn read(header: &str) -> Result<Self> {
        let bad = || Failure::said(StatusCode::BAD_REQUEST, "Upload-Checksum cannot be read", Code::Invalid);
        let (name, value) = header.trim().split_once(' ').ok_or_else(bad)?;
        let value = STANDARD.decode(value.trim()).map_err(|_| bad())?;
        match (name, value.len()) {
            ("sha1", 20) => Ok(Self::Sha1(value)),
            ("sha256", 32) => Ok(Self::Sha256(value)),
            _ => Err(bad()),
        }
    }

    fn fits(&self, bytes: &[u8]) -> bool {
        match self {
            Self::Sha1(wanted) => Sha1::digest(bytes).as_slice() == wanted,
            Self::Sha256(wanted) => Sha256::digest(bytes).as_slice() == wanted,
        }
    }
}

/// A body that may be at most `room` bytes long.
pub(crate) struct Chunk {
    stream: BodyDataStream,
    room: u64,
}

impl Chunk {
    pub(crate) fn new(body: Body, room: u64) -> Self {
        Self { stream: body.into_data_stream(), room }
    }

    /// The next piece; `None` at the end.
    async fn next(&mut self) -> Result<Option<Bytes>> {
        let next = tokio::time::timeout(SILENCE, self.stream.next()).await;
        let broken = || Failure::said(StatusCode::BAD_REQUEST, "The body broke off", Code::Invalid);
        let late =
            || Failure::said(StatusCode::REQUEST_TIMEOUT, "The body did not come", Code::CityUnavailable);
        let Some(piece) = next.map_err(|_| late())?.transpose().map_err(|_| broken())? else {
            return Ok(None);
        };
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        self.room = self.room.checked_sub(length).ok_or_else(too_long)?;
        Ok(Some(piece))
    }

    /// Appends the body to `file`, with `digest` only if it is right; the file is synced in any case.
    pub(crate) async fn append(mut self, file: &mut File, digest: Option<Digest>) -> Result<()> {
        let kept = match digest {
            Some(digest) => self.checked(file, &digest).await,
            None => self.as_it_comes(file).await,
        };
        fault::point("upload written");
        file.flush().await?;
        file.sync_data().await?;
        fault::point("upload synced");
        kept
    }

    async fn checked(&mut self, file: &mut File, digest: &Digest) -> Result<()> {
        self.room = self.room.min(CHECKED_BYTES);
        let mut whole = BytesMut::new();
        while let Some(piece) = self.next().await? {
            whole.extend_from_slice(&piece);
        }
        if !digest.fits(&whole) {
            return Err(mismatch("The checksum does not fit"));
        }
        file.write_all(&whole).await?;
        Ok(())
    }

    /// Keeps what arrived when the line breaks.
    async fn as_it_comes(&mut self, file: &mut File) -> Result<()> {
        while let Some(piece) = self.next().await? {
            file.write_all(&piece).await?;
        }
        Ok(())
    }
}

/// Reads a refused body to its end, where that is near.
pub(crate) async fn drain(body: Body) {
    let mut rest = Chunk::new(body, CHECKED_BYTES);
    let read = async { while let Ok(Some(_)) = rest.next().await {} };
    // Whoever sends more or slower than that sees the line break.
    let _ = tokio::time::timeout(Duration::from_secs(5), read).await;
}

fn too_long() -> Failure {
    Failure::said(StatusCode::PAYLOAD_TOO_LARGE, "More bytes than announced", Code::Invalid)
}

/// 460, as tus names it: what came is thrown away, and sending it again can help.
pub(crate) fn mismatch(title: &'static str) -> Failure {
    let status = StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST);
    let problem = Problem { retry: true, ..Problem::field("checksum", Rule::Malformed) };
    Failure::Said { status, title, problem, retry_after: None }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn a_checksum_header_is_read_or_refused() {
        assert!(Digest::read("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=").is_ok());
        for bad in ["", "sha1", "sha1 ***", "md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1 AAAA"] {
            assert!(Digest::read(bad).is_err(), "{bad:?}");
        }
    }
}
