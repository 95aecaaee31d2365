//! The folder of one profile: one engine at a time, and what lies where.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use hue_model::Problem;
use hue_model::problem::Code;

/// How the folders begin whose data was set aside.
pub(crate) const ASIDE: &str = "unreadable-";

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

/// Where the data is whose keys are in memory only.
pub(crate) fn of_one_run(folder: &Path) -> PathBuf {
    folder.join("memory")
}

/// The database with what SQLite keeps beside it.
fn database_files(folder: &Path) -> [PathBuf; 3] {
    ["hue.db", "hue.db-wal", "hue.db-shm"].map(|name| folder.join(name))
}

/// Removes database and encrypted files, and what was set aside earlier; nothing there is fine.
pub(crate) fn remove_data(folder: &Path) -> io::Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    remove_open_data(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(ASIDE)) {
            gone(fs::remove_dir_all(entry.path()))?;
        }
    }
    sync_folder(folder)
}

/// Removes database and encrypted files, and leaves what was set aside.
pub(crate) fn remove_open_data(folder: &Path) -> io::Result<()> {
    for file in database_files(folder) {
        gone(fs::remove_file(file))?;
    }
    gone(fs::remove_dir_all(blobs(folder)))
}

/// Moves database and encrypted files into a folder beside them.
pub(crate) fn set_aside(folder: &Path, name: &str) -> io::Result<()> {
    let aside = folder.join(name);
    make_private_folder(&aside)?;
    for from in database_files(folder).into_iter().chain([blobs(folder)]) {
        if let Some(name) = from.file_name() {
            gone(fs::rename(&from, aside.join(name)))?;
        }
    }
    sync_folder(folder)
}

fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Makes a folder that only its owner can read and that is still there after a power cut: a file is only as
/// durable as the names of the folders it is in.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above.filter(|above| !above.is_dir()) {
        make_private_folder(above)?;
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    match above.map_or(Ok(()), sync_folder) {
        // A folder that we may not read was not made by us, and is as durable as its owner made it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

/// Makes sure that what was created or renamed in `folder` is still there after a power cut.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Writes a file so that a power cut leaves the old or the new one, never a mixture.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// The one mapping from the system's failures to what the citizen is told.
pub(crate) fn io_problem(error: &io::Error) -> Problem {
    Problem::new(match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        io::ErrorKind::NotFound => Code::NotFound,
        _ => Code::Storage,
    })
}
