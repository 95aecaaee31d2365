//! Uploads one photo by tus 1.0.0: creation, checksum, resume.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hue_model::limits;
use hue_model::wire::{META_PHOTO, META_REPORT, META_SHA256};
use reqwest::{Response, StatusCode};
use sha2::{Digest, Sha256};

use super::deliver::Delivery;
use super::photos;
use super::worker::Failure;
use crate::fault;
use crate::net::Verdict;
use crate::store::photo::PhotoRow;

/// tus 1.0: the checksum of a chunk did not match; the chunk was thrown away.
const CHECKSUM_MISMATCH: u16 = 460;
/// How often the city may be out of step with us within one photo before it counts as its trouble.
const STUMBLES: u32 = 8;

/// Sends what the city lacks of a photo.
pub(super) async fn upload(delivery: &Delivery<'_>, row: &PhotoRow, bytes: Bytes) -> Result<(), Failure> {
    let upload = Upload { delivery, row, bytes };
    let mut stumbles = 0;
    let mut offset = upload.offset_or_create().await?;
    while offset < upload.length() {
        match upload.patch_if_clear(offset).await? {
            Step::On(next) if next > offset => offset = next,
            Step::GiveWay => offset = upload.offset_or_create().await?,
            Step::On(_) | Step::AskAgain => {
                stumbles += 1;
                if stumbles > STUMBLES {
                    return Err(Verdict::Transient { after: None }.into());
                }
                offset = upload.offset_or_create().await?;
            }
        }
        fault::point("chunk at the city");
    }
    Ok(())
}

struct Upload<'a> {
    delivery: &'a Delivery<'a>,
    row: &'a PhotoRow,
    bytes: Bytes,
}

/// What an answer to a chunk means.
enum Step {
    /// The city has this many bytes now.
    On(u64),
    /// The city has another offset, forgot the upload, or got the chunk damaged.
    AskAgain,
    /// Something urgent went by, and the chunk was given up for it.
    GiveWay,
}

impl Upload<'_> {
    fn length(&self) -> u64 {
        self.bytes.len() as u64
    }

    fn url(&self) -> String {
        self.delivery.core.net.url(&format!("/api/v1/uploads/{}", self.row.photo.id))
    }

    /// How many bytes the city has; the upload is made when there is none.
    async fn offset_or_create(&self) -> Result<u64, Failure> {
        let (url, core) = (self.url(), self.delivery.core);
        let head = |client: &reqwest::Client| client.head(&url).header("tus-resumable", "1.0.0");
        let response = self.delivery.caller.send(core, head).await?;
        if matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::GONE) {
            return self.create().await;
        }
        let response = Verdict::check(response).await?;
        Ok(offset(&response).ok_or(Verdict::Transient { after: None })?)
    }

    async fn create(&self) -> Result<u64, Failure> {
        let value = |text: &str| STANDARD.encode(text);
        let metadata = format!(
            "{META_REPORT} {},{META_PHOTO} {},{META_SHA256} {}",
            value(&self.delivery.row.report.to_string()),
            value(&self.row.photo.id.to_string()),
            value(&self.row.sha256),
        );
        let url = self.delivery.core.net.url("/api/v1/uploads");
        let post = |client: &reqwest::Client| {
            client
                .post(&url)
                .header("tus-resumable", "1.0.0")
                .header("upload-length", self.length())
                .header("upload-metadata", &metadata)
        };
        // A repeat is answered like the first; a conflict says that the city has other bytes under this id.
        let response = self.delivery.caller.send(self.delivery.core, post).await?;
        Ok(offset(&Verdict::check(response).await?).unwrap_or_default())
    }

    /// Sends a chunk, unless and until something urgent wants the line or the photo has to wait.
    async fn patch_if_clear(&self, from: u64) -> Result<Step, Failure> {
        let Delivery { core, data, row, .. } = self.delivery;
        let priority = &core.net.priority;
        priority.clear().await;
        tokio::select! {
            step = self.patch(from) => step,
            () = priority.taken() => {
                priority.clear().await;
                Ok(Step::GiveWay)
            }
            // What the city has of the photo stays there, and the rest goes on from it.
            () = photos::are_held_back(core, data, row.report) => Err(Failure::PhotosWait),
        }
    }

    async fn patch(&self, from: u64) -> Result<Step, Failure> {
        let chunk = chunk(&self.bytes, from, self.delivery.row.attempts);
        let checksum = format!("sha256 {}", STANDARD.encode(Sha256::digest(&chunk)));
        let url = self.url();
        let patch = |client: &reqwest::Client| {
            client
                .patch(&url)
                .header("tus-resumable", "1.0.0")
                .header("content-type", "application/offset+octet-stream")
                .header("upload-offset", from)
                .header("upload-checksum", &checksum)
                .body(chunk.clone())
        };
        let response = self.delivery.caller.send(self.delivery.core, patch).await?;
        match response.status().as_u16() {
            404 | 409 | 410 | 423 | CHECKSUM_MISMATCH => Ok(Step::AskAgain),
            _ => {
                let response = Verdict::check(response).await?;
                Ok(Step::On(offset(&response).ok_or(Verdict::Transient { after: None })?))
            }
        }
    }
}

/// The next piece: large while the line holds, small after it broke.
fn chunk(bytes: &Bytes, from: u64, attempts: u32) -> Bytes {
    let (least, most) = limits::CHUNK_BYTES;
    let size = if attempts == 0 { most } else { least };
    let from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
    bytes.slice(from..(from + size).min(bytes.len()))
}

fn offset(response: &Response) -> Option<u64> {
    response.headers().get("upload-offset")?.to_str().ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn chunks_from_any_offset_make_the_whole(
            length in 0usize..900_000,
            start in 0usize..900_000,
            attempts in 0u32..3,
        ) {
            let bytes = Bytes::from((0..length).map(|index| (index % 251) as u8).collect::<Vec<_>>());
            let start = start.min(length);
            let mut sent = bytes.slice(..start).to_vec();
            while sent.len() < length {
                let piece = chunk(&bytes, sent.len() as u64, attempts);
                prop_assert!(!piece.is_empty() && piece.len() <= limits::CHUNK_BYTES.1);
                sent.extend_from_slice(&piece);
            }
            prop_assert_eq!(&sent, &bytes);
            prop_assert!(chunk(&bytes, length as u64 + 9, attempts).is_empty());
        }
    }
}
