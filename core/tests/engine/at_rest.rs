//! What lies on the disk: nothing readable, nothing left over, and no step of the schema lost.

use std::path::Path;

use super::kit::{self, Device, NOWHERE, pothole};
use hue_core::vault::{MemoryVault, Sensitive, Vault};
use hue_core::{Engine, Handle};
use hue_model::problem::Code;
use hue_model::report::{GetDraft, ListDrafts, SaveDraft};
use hue_model::session::{GetSession, TryKeyring, VaultState};

/// Whether some file under the folder has the bytes.
fn found(folder: &Path, needle: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return found(&path, needle);
        }
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(needle.len()).any(|window| window == needle)
    })
}

#[tokio::test]
async fn nobody_reads_text_or_photos_from_the_folder() {
    let phone = Device::new(NOWHERE).await;
    let words = "Bí mật của bà Hoa ở kiệt 12";
    let draft = phone.write(words).await;
    let photo = phone.attach(draft, kit::noisy_jpeg(5)).await.photo;
    let jpeg = phone.engine.blob(photo.blob).await.unwrap();
    let sent = phone.write(&format!("{words}, đã gửi")).await;
    phone.send_as_guest(sent).await;
    let piece = &jpeg[jpeg.len() / 2..jpeg.len() / 2 + 64];
    for when in ["open", "closed"] {
        assert!(!found(phone.folder(), words.as_bytes()), "the text, while the app is {when}");
        assert!(!found(phone.folder(), b"road.pothole"), "the category, while the app is {when}");
        assert!(!found(phone.folder(), piece), "the photo, while the app is {when}");
        assert!(!found(phone.folder(), b"SQLite format 3"), "the database, while the app is {when}");
        phone.engine.close().await;
    }
    // The control: the same search finds both where they lie bare.
    let bare = tempfile::tempdir().unwrap();
    let plain = rusqlite::Connection::open(bare.path().join("plain.db")).unwrap();
    plain.execute("CREATE TABLE t (text TEXT)", []).unwrap();
    plain.execute("INSERT INTO t VALUES (?1)", [words]).unwrap();
    std::fs::write(bare.path().join("photo.jpg"), &jpeg).unwrap();
    assert!(found(bare.path(), words.as_bytes()) && found(bare.path(), piece));
}

#[tokio::test]
async fn a_file_that_was_changed_or_swapped_is_not_shown() {
    let phone = Device::new(NOWHERE).await;
    let draft = phone.write("Ảnh").await;
    let (one, two) =
        (phone.attach(draft, kit::jpeg(40, 30)).await, phone.attach(draft, kit::jpeg(30, 40)).await);
    let path = |photo: &hue_model::report::AttachedPhoto| {
        phone.folder().join("blobs").join(photo.photo.blob.to_string())
    };
    std::fs::copy(path(&two), path(&one)).unwrap();
    assert_eq!(phone.engine.blob(one.photo.blob).await.unwrap_err().code, Code::Storage);
    let mut bytes = std::fs::read(path(&two)).unwrap();
    bytes[10] ^= 1;
    std::fs::write(path(&two), bytes).unwrap();
    assert_eq!(phone.engine.blob(two.photo.blob).await.unwrap_err().code, Code::Storage);
}

#[tokio::test]
async fn what_a_crash_left_over_is_swept_at_the_start() {
    let mut phone = Device::new(NOWHERE).await;
    let draft = phone.write("Ảnh").await;
    let kept = phone.attach(draft, kit::jpeg(40, 30)).await.photo;
    phone.put(b"never attached".to_vec()).await;
    let blobs = phone.folder().join("blobs");
    std::fs::write(blobs.join("half.new"), b"half").unwrap();
    phone.restart().await;
    let names: Vec<_> = std::fs::read_dir(&blobs)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, vec![kept.blob.to_string()]);
}

#[tokio::test]
async fn another_key_opens_nothing_and_destroys_nothing() {
    let phone = Device::new(NOWHERE).await;
    let id = phone.write("Của anh Minh").await;
    phone.engine.close().await;
    let wrong = MemoryVault::default();
    for name in ["database-key", "blob-key"] {
        wrong.set(name, &Sensitive::new(vec![7; 32])).await.unwrap();
    }
    let mut config = phone.config();
    config.keyring = hue_core::vault::KeyringChoice::Shared(std::sync::Arc::new(wrong));
    let strange = Engine::open(config).await.unwrap();
    let refused = strange.handle(GetDraft { id }).await.unwrap_err();
    assert_eq!(refused.code, Code::Storage);
    assert_eq!(strange.handle(GetSession {}).await.unwrap().vault, VaultState::Unreadable);
    strange.close().await;
    let again = Engine::open(phone.config()).await.unwrap();
    assert_eq!(again.handle(GetDraft { id }).await.unwrap().content.description, "Của anh Minh");
}

#[tokio::test]
async fn data_whose_key_is_gone_is_set_aside_and_the_citizen_starts_anew() {
    let phone = Device::new(NOWHERE).await;
    phone.write("Không đọc được nữa").await;
    phone.engine.close().await;
    let mut config = phone.config();
    config.keyring = hue_core::vault::KeyringChoice::Shared(std::sync::Arc::new(MemoryVault::default()));
    let engine = Engine::open(config).await.unwrap();
    assert!(engine.handle(ListDrafts {}).await.unwrap().is_empty());
    let aside = std::fs::read_dir(phone.folder()).unwrap().any(|entry| {
        let entry = entry.unwrap();
        entry.file_name().to_str().unwrap().starts_with("unreadable-") && entry.path().join("hue.db").exists()
    });
    assert!(aside, "the old data is kept beside");
}

#[tokio::test]
async fn keys_in_memory_leave_nothing_that_the_next_run_could_stumble_over() {
    let phone = Device::new(NOWHERE).await;
    phone.write("Ở lại").await;
    phone.engine.close().await;
    let mut config = phone.config();
    config.keyring = hue_core::vault::KeyringChoice::Memory;
    for _ in 0..2 {
        let guest = Engine::open(config.clone()).await.unwrap();
        assert!(guest.handle(ListDrafts {}).await.unwrap().is_empty());
        let id = guest.handle(hue_model::report::NewDraft {}).await.unwrap().id;
        guest.handle(SaveDraft { id, content: pothole("Chỉ lần này") }).await.unwrap();
        guest.close().await;
    }
    let again = Engine::open(phone.config()).await.unwrap();
    assert_eq!(again.handle(ListDrafts {}).await.unwrap().len(), 1, "what the keyring guards is untouched");
}

/// Opens the database of a closed device as SQLite sees it.
pub(crate) async fn database(phone: &Device, vault: &MemoryVault) -> rusqlite::Connection {
    let key = vault.get("database-key").await.unwrap().unwrap();
    let hex: String = key.reveal().iter().map(|byte| format!("{byte:02x}")).collect();
    let database = rusqlite::Connection::open(phone.folder().join("hue.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{hex}'\";")).unwrap();
    database
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    let phone = Device::new(NOWHERE).await;
    phone.write("Từ tương lai").await;
    phone.engine.close().await;
    let database = database(&phone, phone.vault()).await;
    let version: i64 = database.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert!(version >= 1);
    database.pragma_update(None, "user_version", version + 1).unwrap();
    let old = Engine::open(phone.config()).await.unwrap();
    assert_eq!(old.handle(TryKeyring {}).await.unwrap_err().code, Code::Storage);
    assert_eq!(old.handle(ListDrafts {}).await.unwrap_err().code, Code::Storage);
    old.close().await;
    database.pragma_update(None, "user_version", version).unwrap();
    let again = Engine::open(phone.config()).await.unwrap();
    assert_eq!(again.handle(ListDrafts {}).await.unwrap().len(), 1);
}

#[tokio::test]
async fn every_table_is_strict_and_the_log_is_written_ahead() {
    let phone = Device::new(NOWHERE).await;
    phone.write("Một chữ").await;
    phone.engine.close().await;
    let database = database(&phone, phone.vault()).await;
    let loose: i64 = database
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0);
    let mode: String = database.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}
