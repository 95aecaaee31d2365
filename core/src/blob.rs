//! Files of the device, each encrypted: photos, chosen files, proof photos.

mod seal;

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use hue_model::Problem;
use hue_model::id::BlobId;
use hue_model::problem::Code;

use crate::files;
use seal::Seal;

/// What can go wrong with a file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BlobError {
    #[error("the system failed")]
    Io(#[from] io::Error),
    #[error("the file is not what was written, or the key is another")]
    Unreadable,
    #[error("the work was given up")]
    Stopped,
}

impl From<BlobError> for Problem {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Io(error) => files::io_problem(&error),
            BlobError::Unreadable | BlobError::Stopped => Self::new(Code::Storage),
        }
    }
}

/// The encrypted files of a profile, by id.
pub(crate) struct Blobs {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    seal: Seal,
}

impl Blobs {
    pub(crate) fn open(folder: PathBuf, key: &[u8; 32]) -> Result<Self, BlobError> {
        files::make_private_folder(&folder)?;
        Ok(Self { inner: Arc::new(Inner { folder, seal: Seal::new(key) }) })
    }

    /// Keeps bytes under a new id; they are on the disk before this answers.
    pub(crate) async fn put(&self, id: BlobId, bytes: impl Into<Vec<u8>>) -> Result<(), BlobError> {
        let (inner, bytes) = (Arc::clone(&self.inner), bytes.into());
        blocking(move || inner.put(id, bytes)).await
    }

    /// The bytes of a blob.
    pub(crate) async fn get(&self, id: BlobId) -> Result<Bytes, BlobError> {
        let inner = Arc::clone(&self.inner);
        blocking(move || inner.get(id)).await.map(Bytes::from)
    }

    /// Removes a blob; one that is gone already is fine.
    pub(crate) async fn remove(&self, id: BlobId) -> Result<(), BlobError> {
        let inner = Arc::clone(&self.inner);
        blocking(move || inner.remove(&inner.path(id))).await
    }

    /// Removes every file that no row speaks of, such as the rest of a crash.
    pub(crate) async fn sweep(&self, referenced: HashSet<String>) -> Result<(), BlobError> {
        let inner = Arc::clone(&self.inner);
        blocking(move || inner.sweep(&referenced)).await
    }
}

impl Inner {
    fn path(&self, id: BlobId) -> PathBuf {
        self.folder.join(id.to_string())
    }

    /// Whole or not at all: written beside, synced, renamed, and the folder synced.
    fn put(&self, id: BlobId, bytes: Vec<u8>) -> Result<(), BlobError> {
        let sealed = self.seal.close(id, bytes)?;
        let target = self.path(id);
        let beside = target.with_extension("new");
        let written = self.write(&beside, &target, &sealed);
        if written.is_err() {
            fs::remove_file(&beside).ok();
        }
        written.map_err(Into::into)
    }

    fn write(&self, beside: &Path, target: &Path, sealed: &[u8]) -> io::Result<()> {
        let mut file = File::create(beside)?;
        file.write_all(sealed)?;
        crate::fault::point("blob written");
        file.sync_all()?;
        drop(file);
        fs::rename(beside, target)?;
        crate::fault::point("blob renamed");
        files::sync_folder(&self.folder)
    }

    fn get(&self, id: BlobId) -> Result<Vec<u8>, BlobError> {
        self.seal.open(id, fs::read(self.path(id))?)
    }

    fn remove(&self, path: &Path) -> Result<(), BlobError> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn sweep(&self, referenced: &HashSet<String>) -> Result<(), BlobError> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if !entry.file_name().to_str().is_some_and(|name| referenced.contains(name)) {
                self.remove(&entry.path())?;
            }
        }
        Ok(())
    }
}

/// Files and ciphers off the async threads.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BlobError> + Send + 'static,
) -> Result<T, BlobError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| BlobError::Stopped)?
}
