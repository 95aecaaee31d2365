//! Files and folders in memory, each as it is now and as a power cut would leave it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::ops::Range;

use fuser::Errno;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// The number of the root folder.
pub(super) const ROOT: u64 = 1;
/// What a disk writes as one piece.
const SECTOR: usize = 512;

/// What happens to writes that were never synced when the power goes.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// All are lost.
    Lost,
    /// Some sectors reached the disk all the same and some did not, by this seed.
    Torn(u64),
}

type Names = BTreeMap<OsString, u64>;

/// A file or a folder.
pub(super) enum Node {
    File(File),
    Folder { now: Names, synced: Names },
}

/// A file's bytes now, on the disk, and where the two may differ.
#[derive(Default)]
pub(super) struct File {
    pub(super) now: Vec<u8>,
    synced: Vec<u8>,
    dirty: Vec<Range<usize>>,
}

/// The whole disk.
pub(super) struct Platter {
    nodes: BTreeMap<u64, Node>,
    next: u64,
    /// The power is cut: every request fails.
    pub(super) off: bool,
}

impl Default for Platter {
    fn default() -> Self {
        let root = Node::Folder { now: Names::new(), synced: Names::new() };
        Self { nodes: BTreeMap::from([(ROOT, root)]), next: ROOT + 1, off: false }
    }
}

impl File {
    fn copy(&mut self, range: Range<usize>) {
        let range = range.start.min(self.now.len())..range.end.min(self.now.len());
        if self.synced.len() < range.end {
            self.synced.resize(range.end, 0);
        }
        self.synced[range.clone()].copy_from_slice(&self.now[range]);
    }

    fn sync(&mut self) {
        for range in std::mem::take(&mut self.dirty) {
            self.copy(range);
        }
        self.synced.resize(self.now.len(), 0);
    }

    fn tear(&mut self, dice: &mut StdRng) {
        for range in std::mem::take(&mut self.dirty) {
            for start in range.clone().step_by(SECTOR) {
                if dice.gen_bool(0.5) {
                    self.copy(start..range.end.min(start + SECTOR));
                }
            }
        }
    }

    pub(super) fn write(&mut self, at: usize, bytes: &[u8]) {
        if self.now.len() < at + bytes.len() {
            self.now.resize(at + bytes.len(), 0);
        }
        self.now[at..at + bytes.len()].copy_from_slice(bytes);
        self.dirty.push(at..at + bytes.len());
    }

    pub(super) fn resize(&mut self, length: usize) {
        let longest = self.now.len().max(self.synced.len()).max(length);
        self.now.resize(length, 0);
        self.dirty.push(length.min(self.synced.len())..longest);
    }
}

impl Platter {
    pub(super) fn node(&mut self, id: u64) -> Result<&mut Node, Errno> {
        if self.off {
            return Err(Errno::EIO);
        }
        self.nodes.get_mut(&id).ok_or(Errno::ENOENT)
    }

    pub(super) fn file(&mut self, id: u64) -> Result<&mut File, Errno> {
        match self.node(id)? {
            Node::File(file) => Ok(file),
            Node::Folder { .. } => Err(Errno::EISDIR),
        }
    }

    pub(super) fn names(&mut self, id: u64) -> Result<&mut Names, Errno> {
        match self.node(id)? {
            Node::Folder { now, .. } => Ok(now),
            Node::File(_) => Err(Errno::ENOTDIR),
        }
    }

    pub(super) fn find(&mut self, folder: u64, name: &OsStr) -> Result<u64, Errno> {
        self.names(folder)?.get(name).copied().ok_or(Errno::ENOENT)
    }

    pub(super) fn make(&mut self, folder: u64, name: &OsStr, node: Node) -> Result<u64, Errno> {
        let id = self.next;
        let names = self.names(folder)?;
        if names.contains_key(name) {
            return Err(Errno::EEXIST);
        }
        names.insert(name.to_owned(), id);
        self.nodes.insert(id, node);
        self.next += 1;
        Ok(id)
    }

    pub(super) fn link(&mut self, id: u64, folder: u64, name: &OsStr) -> Result<(), Errno> {
        let names = self.names(folder)?;
        if names.contains_key(name) {
            return Err(Errno::EEXIST);
        }
        names.insert(name.to_owned(), id);
        Ok(())
    }

    pub(super) fn remove(&mut self, folder: u64, name: &OsStr) -> Result<(), Errno> {
        let id = self.find(folder, name)?;
        if matches!(self.node(id)?, Node::Folder { now, .. } if !now.is_empty()) {
            return Err(Errno::ENOTEMPTY);
        }
        self.names(folder)?.remove(name);
        Ok(())
    }

    pub(super) fn rename(
        &mut self,
        from: (u64, &OsStr),
        to: (u64, &OsStr),
        replace: bool,
    ) -> Result<(), Errno> {
        let id = self.find(from.0, from.1)?;
        if !replace && self.names(to.0)?.contains_key(to.1) {
            return Err(Errno::EEXIST);
        }
        self.names(from.0)?.remove(from.1);
        self.names(to.0)?.insert(to.1.to_owned(), id);
        Ok(())
    }

    /// `fsync`: of a file its bytes and length, of a folder its names.
    pub(super) fn sync(&mut self, id: u64) -> Result<(), Errno> {
        match self.node(id)? {
            Node::File(file) => file.sync(),
            Node::Folder { now, synced } => synced.clone_from(now),
        }
        Ok(())
    }

    pub(super) fn sync_everything(&mut self) {
        let ids: Vec<u64> = self.nodes.keys().copied().collect();
        for id in ids {
            self.sync(id).expect("a disk that is on syncs");
        }
    }

    /// What is found when the power is back.
    pub(super) fn lose_power(&mut self, fate: Fate) {
        if let Fate::Torn(seed) = fate {
            let mut dice = StdRng::seed_from_u64(seed);
            for node in self.nodes.values_mut() {
                if let Node::File(file) = node {
                    file.tear(&mut dice);
                }
            }
        }
        for node in self.nodes.values_mut() {
            match node {
                Node::File(file) => {
                    file.dirty.clear();
                    file.now.clone_from(&file.synced);
                }
                Node::Folder { now, synced } => now.clone_from(synced),
            }
        }
        self.forget_unreachable();
        self.off = false;
    }

    fn forget_unreachable(&mut self) {
        let mut reached = BTreeSet::from([ROOT]);
        let mut waiting = vec![ROOT];
        while let Some(id) = waiting.pop() {
            if let Some(Node::Folder { now, .. }) = self.nodes.get(&id) {
                waiting.extend(now.values().copied().filter(|child| reached.insert(*child)));
            }
        }
        self.nodes.retain(|id, _| reached.contains(id));
    }
}
