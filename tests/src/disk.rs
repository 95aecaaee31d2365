//! A disk that loses power: what was not fsynced is gone.
//!
//! The kernel sees an ordinary filesystem (FUSE, mounted by ourselves). Each file and each folder is
//! kept twice: as programs see it now, and as it would be found after a power cut. Only `fsync` on a
//! file carries its bytes over, only `fsync` on a folder carries its names over, as POSIX promises
//! and nothing more.

mod mount;
mod platter;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fuser::BackgroundSession;

pub use platter::Fate;
use platter::Platter;

/// A mounted disk in memory.
pub struct LossyDisk {
    point: tempfile::TempDir,
    platter: Arc<Mutex<Platter>>,
    session: Option<BackgroundSession>,
}

impl LossyDisk {
    /// An empty disk, mounted.
    ///
    /// # Panics
    /// When this machine does not let us mount: the sentence says what is missing.
    #[must_use]
    pub fn new() -> Self {
        let point = tempfile::tempdir().expect("a temporary folder to mount the lossy disk on");
        let mut disk = Self { point, platter: Arc::default(), session: None };
        disk.mount();
        disk
    }

    /// The folder under which programs see the disk.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.point.path()
    }

    /// A folder on the disk that is already safely there.
    #[must_use]
    pub fn folder(&self, name: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(&path).expect("a folder on the lossy disk");
        self.locked().sync_everything();
        path
    }

    /// Cuts the power now: nothing becomes durable any more, everything asked of the disk fails.
    /// Whoever still runs on it must be killed before `recover`.
    pub fn cut(&self) {
        self.locked().off = true;
    }

    /// Starts the machine again after `cut`: the disk holds what had been synced, and of the rest
    /// what `fate` says.
    pub fn recover(&mut self, fate: Fate) {
        if let Some(session) = self.session.take() {
            assert!(self.detach(), "the lossy disk is unmounted");
            session.join().expect("the lossy disk ends once nobody uses it");
        }
        self.locked().lose_power(fate);
        self.mount();
    }

    fn mount(&mut self) {
        self.session = Some(mount::mount(self.path(), Arc::clone(&self.platter)));
    }

    /// Takes the disk away at once, whoever may still hold it: a killed program on its way out, or one that
    /// another thread is just starting and that holds a copy of our files until it runs.
    fn detach(&self) -> bool {
        let umount = std::process::Command::new("umount").arg("--lazy").arg(self.path()).status();
        umount.is_ok_and(|status| status.success())
    }

    fn locked(&self) -> MutexGuard<'_, Platter> {
        self.platter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for LossyDisk {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for LossyDisk {
    fn drop(&mut self) {
        self.detach();
        drop(self.session.take());
    }
}
