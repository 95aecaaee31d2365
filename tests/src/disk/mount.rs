//! The platter as the kernel sees it.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use fuser::{
    BackgroundSession, BsdFileFlags, Config, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags,
    Generation, INodeNo, LockOwner, MountOption, OpenFlags, RenameFlags, ReplyAttr, ReplyCreate, ReplyData,
    ReplyDirectory, ReplyEmpty, ReplyEntry, ReplyStatfs, ReplyWrite, Request, TimeOrNow, WriteFlags,
};

use super::platter::{File, Node, Platter, ROOT};

/// Nothing may be remembered outside the platter.
const TTL: Duration = Duration::ZERO;
const BLOCK: u32 = 4_096;
const PLENTY: u64 = 1 << 24;

pub(super) fn mount(point: &Path, platter: Arc<Mutex<Platter>>) -> BackgroundSession {
    let mut config = Config::default();
    config.mount_options = vec![MountOption::FSName("hue-lossy".into()), MountOption::NoAtime];
    fuser::spawn_mount(Disk(platter), point, &config).unwrap_or_else(|error| {
        panic!(
            "the power-loss runs mount a filesystem of their own and need /dev/fuse and the right to mount \
             (run as root, or install fuse3): {error}"
        )
    })
}

struct Disk(Arc<Mutex<Platter>>);

impl Disk {
    fn platter(&self) -> MutexGuard<'_, Platter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn attr(&self, req: &Request, id: u64) -> Result<FileAttr, Errno> {
        let (size, kind, perm) = match self.platter().node(id)? {
            Node::File(file) => (file.now.len() as u64, FileType::RegularFile, 0o644),
            Node::Folder { .. } => (0, FileType::Directory, 0o755),
        };
        Ok(FileAttr {
            ino: INodeNo(id),
            size,
            blocks: size.div_ceil(512),
            atime: UNIX_EPOCH,
            mtime: UNIX_EPOCH,
            ctime: UNIX_EPOCH,
            crtime: UNIX_EPOCH,
            kind,
            perm,
            nlink: 1,
            uid: req.uid(),
            gid: req.gid(),
            rdev: 0,
            blksize: BLOCK,
            flags: 0,
        })
    }

    fn entry(&self, req: &Request, id: Result<u64, Errno>, reply: ReplyEntry) {
        match id.and_then(|id| self.attr(req, id)) {
            Ok(attr) => reply.entry(&TTL, &attr, Generation(0)),
            Err(error) => reply.error(error),
        }
    }
}

fn done(result: Result<(), Errno>, reply: ReplyEmpty) {
    match result {
        Ok(()) => reply.ok(),
        Err(error) => reply.error(error),
    }
}

fn index(offset: u64) -> usize {
    usize::try_from(offset).expect("offsets in a test fit into memory")
}

impl Filesystem for Disk {
    fn lookup(&self, req: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let id = self.platter().find(parent.0, name);
        self.entry(req, id, reply);
    }

    fn getattr(&self, req: &Request, ino: INodeNo, _fh: Option<FileHandle>, reply: ReplyAttr) {
        match self.attr(req, ino.0) {
            Ok(attr) => reply.attr(&TTL, &attr),
            Err(error) => reply.error(error),
        }
    }

    fn setattr(
        &self,
        req: &Request,
        ino: INodeNo,
        _mode: Option<u32>,
        _uid: Option<u32>,
        _gid: Option<u32>,
        size: Option<u64>,
        _atime: Option<TimeOrNow>,
        _mtime: Option<TimeOrNow>,
        _ctime: Option<std::time::SystemTime>,
        fh: Option<FileHandle>,
        _crtime: Option<std::time::SystemTime>,
        _chgtime: Option<std::time::SystemTime>,
        _bkuptime: Option<std::time::SystemTime>,
        _flags: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        if let Some(size) = size
            && let Err(error) = self.platter().file(ino.0).map(|file| file.resize(index(size)))
        {
            return reply.error(error);
        }
        self.getattr(req, ino, fh, reply);
    }

    fn mkdir(
        &self,
        req: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        reply: ReplyEntry,
    ) {
        let node = Node::Folder { now: Default::default(), synced: Default::default() };
        let id = self.platter().make(parent.0, name, node);
        self.entry(req, id, reply);
    }

    fn create(
        &self,
        req: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        _flags: i32,
        reply: ReplyCreate,
    ) {
        let id = self.platter().make(parent.0, name, Node::File(File::default()));
        match id.and_then(|id| self.attr(req, id)) {
            Ok(attr) => reply.created(&TTL, &attr, Generation(0), FileHandle(0), FopenFlags::empty()),
            Err(error) => reply.error(error),
        }
    }

    fn link(&self, req: &Request, ino: INodeNo, newparent: INodeNo, newname: &OsStr, reply: ReplyEntry) {
        let linked = self.platter().link(ino.0, newparent.0, newname);
        self.entry(req, linked.map(|()| ino.0), reply);
    }

    fn unlink(&self, _req: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        done(self.platter().remove(parent.0, name), reply);
    }

    fn rmdir(&self, _req: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        done(self.platter().remove(parent.0, name), reply);
    }

    fn rename(
        &self,
        _req: &Request,
        parent: INodeNo,
        name: &OsStr,
        newparent: INodeNo,
        newname: &OsStr,
        flags: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let replace = !flags.contains(RenameFlags::RENAME_NOREPLACE);
        done(self.platter().rename((parent.0, name), (newparent.0, newname), replace), reply);
    }

    fn read(
        &self,
        _req: &Request,
        ino: INodeNo,
        _fh: FileHandle,
        offset: u64,
        size: u32,
        _flags: OpenFlags,
        _lock_owner: Option<LockOwner>,
        reply: ReplyData,
    ) {
        match self.platter().file(ino.0) {
            Ok(file) => {
                let start = index(offset).min(file.now.len());
                let end = (start + size as usize).min(file.now.len());
                reply.data(&file.now[start..end]);
            }
            Err(error) => reply.error(error),
        }
    }

    fn write(
        &self,
        _req: &Request,
        ino: INodeNo,
        _fh: FileHandle,
        offset: u64,
        data: &[u8],
        _write_flags: WriteFlags,
        _flags: OpenFlags,
        _lock_owner: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        match self.platter().file(ino.0) {
            Ok(file) => {
                file.write(index(offset), data);
                reply.written(u32::try_from(data.len()).expect("the kernel sends at most 16 MB at once"));
            }
            Err(error) => reply.error(error),
        }
    }

    fn fallocate(
        &self,
        _req: &Request,
        ino: INodeNo,
        _fh: FileHandle,
        offset: u64,
        length: u64,
        _mode: i32,
        reply: ReplyEmpty,
    ) {
        let wanted = index(offset + length);
        let result = self.platter().file(ino.0).map(|file| {
            if file.now.len() < wanted {
                file.resize(wanted);
            }
        });
        done(result, reply);
    }

    fn flush(&self, _req: &Request, _ino: INodeNo, _fh: FileHandle, _owner: LockOwner, reply: ReplyEmpty) {
        reply.ok();
    }

    fn fsync(&self, _req: &Request, ino: INodeNo, _fh: FileHandle, _datasync: bool, reply: ReplyEmpty) {
        done(self.platter().sync(ino.0), reply);
    }

    fn fsyncdir(&self, _req: &Request, ino: INodeNo, _fh: FileHandle, _datasync: bool, reply: ReplyEmpty) {
        done(self.platter().sync(ino.0), reply);
    }

    fn readdir(&self, _req: &Request, ino: INodeNo, _fh: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        let mut platter = self.platter();
        let names = match platter.names(ino.0) {
            Ok(names) => names.clone(),
            Err(error) => return reply.error(error),
        };
        let dots = [(".".into(), ino.0), ("..".into(), ROOT)];
        for (place, (name, id)) in dots.into_iter().chain(names).enumerate().skip(index(offset)) {
            let kind = match platter.node(id) {
                Ok(Node::File(_)) => FileType::RegularFile,
                _ => FileType::Directory,
            };
            if reply.add(INodeNo(id), place as u64 + 1, kind, name) {
                break;
            }
        }
        reply.ok();
    }

    fn statfs(&self, _req: &Request, _ino: INodeNo, reply: ReplyStatfs) {
        reply.statfs(PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, BLOCK, 255, BLOCK);
    }
}
