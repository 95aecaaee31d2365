//! Photos on their way (tus 1.0.0): bytes collect in files of the data folder until a photo is whole, right, and a
//! picture; then it moves to the media store.
//!
//! The offset is always the size of the file, never a number in memory. A file is synced before its new size is
//! told, so whatever was acknowledged is there after a power cut.

mod body;
mod finish;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use hue_model::id::PhotoId;
use tokio::fs::{File, OpenOptions};

pub(crate) use body::{Chunk, Digest, drain};
pub(crate) use finish::finish;

use crate::problem::{Failure, Result};

/// The folder of photos on their way, and who writes to which.
#[derive(Clone, Debug)]
pub struct Uploads {
    folder: PathBuf,
    busy: Arc<Mutex<BTreeSet<PhotoId>>>,
}

/// The right to write to one upload; given back when dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    id: PhotoId,
    busy: Arc<Mutex<BTreeSet<PhotoId>>>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

impl Uploads {
    /// Opens the folder in `data`.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn open(data: &Path) -> Result<Self> {
        let folder = data.join("uploads");
        crate::folder::make(&folder)?;
        Ok(Self { folder, busy: Arc::default() })
    }

    /// The one turn to write to this upload; `None` while somebody else has it.
    pub(crate) fn turn(&self, id: PhotoId) -> Option<Turn> {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        busy.insert(id).then(|| Turn { id, busy: self.busy.clone() })
    }

    fn path(&self, id: PhotoId) -> PathBuf {
        self.folder.join(id.to_string())
    }

    /// How many bytes of it are here.
    pub(crate) async fn offset(&self, id: PhotoId) -> Result<u64> {
        match tokio::fs::metadata(self.path(id)).await {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    /// The file, made if it is not there yet. While it is empty its entry in the folder is synced each time: a crash
    /// may have come between making it and syncing that.
    pub(crate) async fn file(&self, id: PhotoId) -> Result<File> {
        let file = OpenOptions::new().append(true).create(true).open(self.path(id)).await?;
        if file.metadata().await?.len() == 0 {
            File::open(&self.folder).await?.sync_all().await?;
        }
        Ok(file)
    }

    /// Everything that is here of it.
    pub(crate) async fn read(&self, id: PhotoId) -> Result<bytes::Bytes> {
        Ok(tokio::fs::read(self.path(id)).await?.into())
    }

    /// Removes what is here of it.
    ///
    /// # Errors
    /// The file cannot be removed.
    pub async fn remove(&self, id: PhotoId) -> Result<()> {
        match tokio::fs::remove_file(self.path(id)).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::File(error)),
            _ => Ok(()),
        }
    }
}
