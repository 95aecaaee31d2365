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
use std::time::UNIX_EPOCH;

use hue_model::id::PhotoId;
use hue_model::time::Millis;
use tokio::fs::{File, OpenOptions};

pub(crate) use body::{Chunk, Digest, drain};
pub(crate) use finish::finish;

use crate::problem::{Failure, Result};

/// After this time without a new byte an upload counts as abandoned, in milliseconds.
const ABANDONED: i64 = 7 * 24 * 60 * 60_000;

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

    /// Removes what is here of uploads that nobody went on with for a week; how many. A sender that comes back after
    /// that begins anew, since the offset is the size of the file.
    ///
    /// # Errors
    /// The folder cannot be read, or a file in it cannot be removed.
    pub fn sweep(&self, now: Millis) -> Result<usize> {
        let mut swept = 0;
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let written = entry.metadata()?.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
            let written = Millis(i64::try_from(written.as_millis()).unwrap_or(i64::MAX));
            let is_upload = entry.file_name().to_str().is_some_and(|name| name.parse::<PhotoId>().is_ok());
            if is_upload && now.since(written) > ABANDONED {
                std::fs::remove_file(entry.path())?;
                swept += 1;
            }
        }
        Ok(swept)
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

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::time::{Duration, UNIX_EPOCH};

    use hue_model::id::PhotoId;
    use hue_model::time::Millis;

    use super::{ABANDONED, Uploads};

    #[tokio::test]
    async fn only_what_nobody_went_on_with_for_a_week_goes() {
        let data = tempfile::tempdir().unwrap();
        let uploads = Uploads::open(data.path()).unwrap();
        let now = Millis(1_772_413_200_000);
        let [old, young] = [1, 2].map(|seed| PhotoId::from_parts(now, [seed; 10]));
        for (name, age) in [
            (old.to_string(), ABANDONED + 1),
            (young.to_string(), ABANDONED),
            ("README".into(), ABANDONED + 1),
        ] {
            let path = data.path().join("uploads").join(name);
            std::fs::write(&path, "bytes").unwrap();
            let written = UNIX_EPOCH + Duration::from_millis(u64::try_from(now.0 - age).unwrap());
            File::options().write(true).open(path).unwrap().set_modified(written).unwrap();
        }
        assert_eq!(uploads.sweep(now).unwrap(), 1);
        assert_eq!(uploads.offset(old).await.unwrap(), 0, "a sender that comes back begins anew");
        assert_eq!(uploads.offset(young).await.unwrap(), 5);
        assert!(data.path().join("uploads/README").exists(), "not ours to remove");
    }
}
