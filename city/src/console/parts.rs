//! A form with a photo, read piece by piece: words up to a limit, the photo only for somebody who may send one.

use std::time::Duration;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use http::StatusCode;
use hue_model::limits::CHOSEN_FILE_BYTES;

use super::form::Fields;

/// Most bytes of all words together.
const WORDS: usize = 64 * 1024;
/// How long a form nobody may send is listened to: an answer before its end is a broken line to a browser, and
/// the page with the letter would be lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// The photo of a form.
#[derive(Debug, Default)]
pub(super) enum Proof {
    /// None came, or only a part of it.
    #[default]
    Absent,
    /// All of it.
    Here(Vec<u8>),
    /// It is larger than anybody needs.
    TooBig,
}

/// Reads a form; where it breaks off it is taken as far as it came.
pub(super) async fn read(mut form: Multipart, may: bool) -> (Fields, Proof) {
    let (mut fields, mut proof) = (Fields::default(), Proof::Absent);
    let all = parts(&mut form, may, &mut fields, &mut proof);
    if may {
        all.await;
    } else {
        let _ = tokio::time::timeout(PATIENCE, all).await;
    }
    (fields, proof)
}

/// A form with a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its words.
    pub(super) fields: Fields,
    /// Its file `file`.
    pub(super) file: Vec<u8>,
    /// Whether something was left out of it.
    pub(super) too_long: bool,
}

/// Reads a form with a table: its words and its file share one limit in bytes. What is beyond it is read over. A line end is
/// one byte of a word: browsers send CR LF for each, whatever stood there.
pub(super) async fn table(mut form: Multipart, may: bool, most: usize) -> Table {
    let mut table = Table::default();
    let all = async {
        let mut room = most;
        while let Ok(Some(part)) = form.next_field().await {
            let name = part.name().unwrap_or_default().to_owned();
            if !may && name != "csrf" {
                continue;
            }
            let size = if name == "file" { <[u8]>::len } else { size };
            let bytes = match counted(part, room, size).await {
                Ok(Some(bytes)) => bytes,
                Ok(None) => {
                    table.too_long = true;
                    continue;
                }
                Err(broken) => {
                    table.too_long |= broken.status() == StatusCode::PAYLOAD_TOO_LARGE;
                    continue;
                }
            };
            room = room.saturating_sub(size(&bytes));
            if name == "file" {
                table.file = bytes;
            } else {
                table.fields.put(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    };
    if may {
        all.await;
    } else {
        let _ = tokio::time::timeout(PATIENCE, all).await;
    }
    table
}

async fn parts(form: &mut Multipart, may: bool, fields: &mut Fields, proof: &mut Proof) {
    let mut room = WORDS;
    while let Ok(Some(part)) = form.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "proof" {
            if may {
                *proof = photo(part).await;
            }
            // A part that is dropped is read over and kept nowhere.
        } else if let Some(bytes) = bytes(part, room).await.ok().flatten() {
            room = room.saturating_sub(bytes.len());
            fields.put(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
}

async fn photo(part: Field<'_>) -> Proof {
    match bytes(part, CHOSEN_FILE_BYTES).await {
        Ok(Some(bytes)) => Proof::Here(bytes),
        Ok(None) => Proof::TooBig,
        Err(_) => Proof::Absent,
    }
}

/// How large a word is with line ends of LF.
fn size(word: &[u8]) -> usize {
    word.len().saturating_sub(word.windows(2).filter(|pair| *pair == b"\r\n").count())
}

/// A part of at most this many bytes; nothing of a longer one.
async fn bytes(part: Field<'_>, most: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    counted(part, most, <[u8]>::len).await
}

/// A part of at most this size; nothing of a longer one.
async fn counted(
    mut part: Field<'_>,
    most: usize,
    size: fn(&[u8]) -> usize,
) -> Result<Option<Vec<u8>>, MultipartError> {
    let (mut all, mut room) = (Vec::new(), most);
    while let Some(piece) = part.chunk().await? {
        let Some(left) = room.checked_sub(size(&piece)) else { return Ok(None) };
        room = left;
        all.extend_from_slice(&piece);
    }
    Ok(Some(all))
}
