//! The folder of one profile: one engine at a time, and what lies where.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use hue_model::Problem;
use hue_model::problem::Code;

/// The lock on a profile folder; the system lets it go when the engine ends, however it ends.
pub(crate) struct ProfileLock {
    _file: File,
}

impl ProfileLock {
    /// Takes the folder, making it if needed; `AlreadyOpen` when another engine has it.
    pub(crate) fn take(folder: &Path) -> Result<Self, Problem> {
        let file = make_private_folder(folder)
            .and_then(|()| {
                OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock"))
            })
            .map_err(|error| io_problem(&error))?;
        match FileExt::try_lock(&file) {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Problem::new(Code::AlreadyOpen)),
            Err(TryLockError::Error(error)) => Err(io_problem(&error)),
        }
    }
}

/// Where the database of a profile is.
pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join("hue.db")
}

/// Where the encrypted files of a profile are.
pub(crate) fn blobs(folder: &Path) -> PathBuf {
    folder.join("blobs")
}

/// Makes a folder that only its owner can read.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes sure that what was created or renamed in `folder` is still there after a power cut.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// The one mapping from the system's failures to what the citizen is told.
pub(crate) fn io_problem(error: &io::Error) -> Problem {
    Problem::new(match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        io::ErrorKind::NotFound => Code::NotFound,
        _ => Code::Storage,
    })
}
