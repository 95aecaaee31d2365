//! The lossy disk itself: it keeps what was synced and nothing else, and it tells FULL from NORMAL.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use hue_tests::disk::{Fate, LossyDisk};
use rusqlite::Connection;

fn sync(path: &Path) {
    File::open(path).unwrap().sync_all().unwrap();
}

#[test]
fn bytes_and_names_survive_only_when_both_were_synced() {
    let mut disk = LossyDisk::new();
    let folder = disk.folder("huế");
    let path = |name: &str| folder.join(name);
    let mut kept = File::create(path("kept")).unwrap();
    kept.write_all(b"Tr\xc3\xa0ng Ti\xe1\xbb\x81n").unwrap();
    kept.sync_all().unwrap();
    fs::write(path("nameless"), "never synced").unwrap();
    sync(&folder);
    File::create(path("no name yet")).unwrap().sync_all().unwrap();
    kept.write_all(b" and more").unwrap();
    drop(kept);
    disk.cut();
    assert!(fs::read(path("kept")).is_err(), "without power nothing can be read");
    disk.recover(Fate::Lost);
    assert_eq!(fs::read(path("kept")).unwrap(), "Tràng Tiền".as_bytes(), "what was synced stays");
    assert_eq!(fs::read(path("nameless")).unwrap(), b"", "a synced name without synced bytes is empty");
    assert!(!path("no name yet").exists(), "bytes under a name that was not synced cannot be found");
}

#[test]
fn a_rename_that_was_not_synced_never_happened() {
    let mut disk = LossyDisk::new();
    let folder = disk.folder("data");
    for (name, text) in [("old", "first"), ("new", "second")] {
        fs::write(folder.join(name), text).unwrap();
        sync(&folder.join(name));
    }
    sync(&folder);
    fs::rename(folder.join("new"), folder.join("old")).unwrap();
    assert_eq!(fs::read(folder.join("old")).unwrap(), b"second");
    disk.cut();
    disk.recover(Fate::Lost);
    assert_eq!(fs::read(folder.join("old")).unwrap(), b"first");
    fs::rename(folder.join("new"), folder.join("old")).unwrap();
    sync(&folder);
    disk.cut();
    disk.recover(Fate::Torn(7));
    assert_eq!(fs::read(folder.join("old")).unwrap(), b"second");
    assert!(!folder.join("new").exists());
}

#[test]
fn cut_off_bytes_stay_cut_off_only_when_synced() {
    let mut disk = LossyDisk::new();
    let folder = disk.folder("data");
    let path = folder.join("log");
    fs::write(&path, "one two three").unwrap();
    sync(&path);
    sync(&folder);
    let log = File::options().write(true).open(&path).unwrap();
    log.set_len(3).unwrap();
    log.set_len(5).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one\0\0");
    disk.cut();
    drop(log);
    disk.recover(Fate::Lost);
    assert_eq!(fs::read(&path).unwrap(), b"one two three");
    let log = File::options().write(true).open(&path).unwrap();
    log.set_len(3).unwrap();
    log.set_len(5).unwrap();
    log.sync_all().unwrap();
    drop(log);
    disk.cut();
    disk.recover(Fate::Lost);
    assert_eq!(fs::read(&path).unwrap(), b"one\0\0");
}

/// Commits rows until the power goes; answers how many were acknowledged and how many are found.
fn rows(synchronous: &str, fate: Fate) -> (u32, u32) {
    let mut disk = LossyDisk::new();
    let path = disk.folder("data").join("rows.db");
    let open = || {
        let database = Connection::open(&path).unwrap();
        let settings = format!("PRAGMA journal_mode = WAL; PRAGMA synchronous = {synchronous};");
        database.execute_batch(&settings).unwrap();
        database.execute_batch("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY) STRICT").unwrap();
        database
    };
    let database = open();
    let acknowledged = (0..50).filter(|_| database.execute("INSERT INTO row DEFAULT VALUES", ()).is_ok());
    let acknowledged = u32::try_from(acknowledged.count()).unwrap();
    disk.cut();
    drop(database);
    disk.recover(fate);
    let database = open();
    let found = database.query_row("SELECT count(*) FROM row", (), |row| row.get(0)).unwrap();
    let check: String = database.query_row("PRAGMA integrity_check", (), |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    (acknowledged, found)
}

#[test]
fn full_keeps_every_row_and_normal_does_not() {
    for fate in [Fate::Lost, Fate::Torn(1), Fate::Torn(2)] {
        assert_eq!(rows("FULL", fate), (50, 50), "FULL: {fate:?}");
    }
    let (acknowledged, found) = rows("NORMAL", Fate::Lost);
    assert!(found < acknowledged, "a disk that forgives NORMAL would prove nothing");
}
