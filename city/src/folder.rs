//! Folders that survive a power cut.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes a folder and those above it. A file is only as durable as the names of the folders it is in, so the
/// folder above is flushed too, also when an earlier start made the folder and may not have come that far.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above.filter(|above| !above.is_dir()) {
        make(above)?;
    }
    std::fs::create_dir_all(folder)?;
    match above.map_or(Ok(()), |above| File::open(above)?.sync_all()) {
        // A folder that we may not read was not made by us, and is as durable as its owner made it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}
