//! The folder of the street map: what is kept, and what is on its way.

use std::fs;
use std::io;
use std::path::PathBuf;

use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::street_map::StreetMap;

use crate::files;

/// Says which archive is kept.
const KEPT: &str = "kept.json";

/// The folder.
#[derive(Clone)]
pub(super) struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Does some work on the disk, which waits for nobody else's thread.
    pub(super) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let shelf = self.clone();
        let work = tokio::task::spawn_blocking(move || work(&shelf));
        work.await.map_err(|_| Problem::new(Code::Internal))
    }

    /// What is kept, if its file is there as a whole.
    pub(super) fn kept(&self) -> Option<StreetMap> {
        let map: StreetMap = serde_json::from_slice(&fs::read(self.folder.join(KEPT)).ok()?).ok()?;
        let whole = fs::metadata(self.file(&map)).is_ok_and(|file| file.len() == map.bytes);
        whole.then_some(map)
    }

    /// The file of an archive that is kept.
    pub(super) fn file(&self, map: &StreetMap) -> PathBuf {
        self.folder.join(name(map)).with_extension("pmtiles")
    }

    /// The file of an archive that is on its way.
    pub(super) fn part(&self, map: &StreetMap) -> PathBuf {
        self.folder.join(name(map)).with_extension("part")
    }

    /// How many bytes of an archive are here.
    pub(super) fn received(&self, map: &StreetMap) -> u64 {
        fs::metadata(self.part(map)).map(|file| file.len()).unwrap_or_default()
    }

    /// Makes the folder, and forgets parts of other archives.
    pub(super) fn begin(&self, map: &StreetMap) -> io::Result<()> {
        files::make_private_folder(&self.folder)?;
        self.remove_but(&[self.part(map)], "part")
    }

    /// Takes a whole archive in place of the one before.
    pub(super) fn keep(&self, map: &StreetMap) -> io::Result<()> {
        fs::rename(self.part(map), self.file(map))?;
        files::sync_folder(&self.folder)?;
        let said = serde_json::to_vec(map).map_err(io::Error::other)?;
        files::replace(&self.folder.join(KEPT), &said)?;
        self.remove_but(&[self.file(map)], "pmtiles")
    }

    /// Forgets what is here of an archive on its way.
    pub(super) fn drop_part(&self, map: &StreetMap) {
        // One that is not there is gone already.
        fs::remove_file(self.part(map)).ok();
    }

    /// Removes everything.
    pub(super) fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn remove_but(&self, stay: &[PathBuf], kind: &str) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let of_kind = path.extension().is_some_and(|extension| extension == kind);
            if of_kind && !stay.contains(&path) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

/// The archive's hash where it is one: what a city says never leads out of the folder.
fn name(map: &StreetMap) -> &str {
    let fits = map.sha256.len() == 64 && map.sha256.bytes().all(|letter| letter.is_ascii_hexdigit());
    if fits { &map.sha256 } else { "other" }
}
