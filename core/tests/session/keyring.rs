//! The real Secret Service: a bus and a gnome-keyring of the test's own, and the engine in a
//! process of its own, as the bus's address is the environment's.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use hue_core::vault::KeyringChoice;
use hue_core::{Config, Engine, Handle as _};
use hue_model::session::{
    GetSession, Revocation, Session, SessionState, SignInEnd, SignOut, UseMemoryVault, VaultState,
};
use hue_model::shell::CityProfile;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::device::{CEILING, sign_in};
use crate::issuer::TestIssuer;

const SERVICE: &str = "vn.trangtien.hue.test";

/// A session bus with an unlocked keyring; both end with it.
struct Keyring {
    home: tempfile::TempDir,
    address: String,
    _bus: Child,
}

impl Keyring {
    async fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .env("XDG_DATA_HOME", home.path())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("dbus-daemon is installed (Debian: dbus)");
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).await.unwrap();
        let keyring = Self { home, address: address.trim().into(), _bus: bus };
        let mut daemon = keyring.run("gnome-keyring-daemon");
        daemon.args(["--unlock", "--components=secrets"]).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut daemon = daemon.spawn().expect("gnome-keyring-daemon is installed (Debian: gnome-keyring)");
        let mut password = daemon.stdin.take().unwrap();
        password.write_all(b"pw\n").await.unwrap();
        drop(password);
        assert!(daemon.wait().await.unwrap().success(), "gnome-keyring-daemon opens a new keyring");
        // It takes its name only now; whoever asks before makes the bus start a second, locked one.
        let mut named = keyring.run("gdbus");
        named.args(["wait", "--session", "--timeout", "60", "org.freedesktop.secrets"]);
        let named = named.status().await.expect("gdbus is installed (Debian: libglib2.0-bin)");
        assert!(named.success(), "gnome-keyring-daemon takes its name on the bus");
        keyring
    }

    fn run(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("XDG_DATA_HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.home.path())
            .stderr(Stdio::null());
        command
    }

    /// The names of our entries.
    async fn entries(&self) -> Vec<String> {
        let mut search = self.run("secret-tool");
        search.args(["search", "--all", "service", SERVICE]).stderr(Stdio::piped());
        let found = search.output().await.expect("secret-tool is installed (Debian: libsecret-tools)");
        // It writes the attributes to stderr, the secrets to stdout.
        let text =
            format!("{}{}", String::from_utf8_lossy(&found.stdout), String::from_utf8_lossy(&found.stderr));
        let users = text.lines().filter_map(|line| line.strip_prefix("attribute.username = "));
        let mut names: Vec<_> = users.filter_map(|user| Some(user.split_once('@')?.0.to_owned())).collect();
        names.sort();
        names
    }
}

/// Opens the engine in a process of its own, does one thing and tells how things stand.
async fn engine(act: &str, folder: &Path, profile: &CityProfile, bus: &str) -> Session {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "keyring::in_a_process_of_its_own", "--ignored", "--nocapture"])
        .env("HUE_TEST_ACT", act)
        .env("HUE_TEST_FOLDER", folder)
        .env("HUE_TEST_PROFILE", serde_json::to_string(profile).unwrap())
        .env("DBUS_SESSION_BUS_ADDRESS", bus)
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(CEILING, child).await.expect("the process ends").unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = text.lines().find_map(|line| line.split_once("SESSION ")).unwrap_or_else(|| {
        panic!("{act}: {text}{}", String::from_utf8_lossy(&output.stderr));
    });
    serde_json::from_str(told.1).unwrap()
}

#[tokio::test]
#[ignore = "the other tests of this file run it, in a process of its own"]
async fn in_a_process_of_its_own() {
    let given = |name: &str| std::env::var(name).unwrap();
    let profile: CityProfile = serde_json::from_str(&given("HUE_TEST_PROFILE")).unwrap();
    let limit = if given("HUE_TEST_ACT") == "give up" { Duration::from_secs(1) } else { CEILING };
    let keyring = KeyringChoice::System { service: SERVICE.into(), limit };
    let config = Config { keyring, ..Config::new(given("HUE_TEST_FOLDER"), profile) };
    let engine = Engine::open(config).await.unwrap();
    match given("HUE_TEST_ACT").as_str() {
        "sign in" => assert_eq!(sign_in(&engine).await, SignInEnd::Done),
        "remove everything" => drop(engine.handle(SignOut { everything: true }).await.unwrap()),
        "use memory" => drop(engine.handle(UseMemoryVault {}).await.unwrap()),
        _ => {}
    }
    let session = engine.handle(GetSession {}).await.unwrap();
    println!("\nSESSION {}", serde_json::to_string(&session).unwrap());
    engine.close().await;
}

fn guest(vault: VaultState) -> Session {
    Session { state: SessionState::Guest, vault, revocation: Revocation::Settled }
}

#[tokio::test]
async fn the_systems_keyring_has_what_is_secret_and_nothing_after_everything_was_removed() {
    let (issuer, keyring, folder) =
        (TestIssuer::start().await, Keyring::start().await, tempfile::tempdir().unwrap());
    let profile = issuer.profile();
    let looked = engine("look", folder.path(), &profile, &keyring.address).await;
    assert_eq!(looked, guest(VaultState::Keyring));

    let session = engine("sign in", folder.path(), &profile, &keyring.address).await;
    assert!(matches!(session.state, SessionState::SignedIn(_)), "{session:?}");
    assert_eq!(keyring.entries().await, ["blob-key", "database-key", "refresh-token"]);
    for secret in ["refresh-", "Nguyễn Thị Lan"] {
        assert!(!is_in(folder.path(), secret.as_bytes()), "{secret} is on the disk as it is");
    }

    let again = engine("look", folder.path(), &profile, &keyring.address).await;
    assert_eq!(again, session, "the next start finds the key and her");
    let other = tempfile::tempdir().unwrap();
    let stranger = engine("look", other.path(), &profile, &keyring.address).await;
    assert_eq!(stranger.state, SessionState::Guest, "another profile folder has its own keys");

    let session = engine("remove everything", folder.path(), &profile, &keyring.address).await;
    assert_eq!(session.state, SessionState::Guest);
    assert_eq!(keyring.entries().await, Vec::<String>::new());
}

#[tokio::test]
async fn without_a_keyring_the_citizen_decides() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let nowhere = format!("unix:path={}", folder.path().join("no-bus").display());
    let looked = engine("look", folder.path(), &issuer.profile(), &nowhere).await;
    assert_eq!(looked, guest(VaultState::Undecided));
    let decided = engine("use memory", folder.path(), &issuer.profile(), &nowhere).await;
    assert_eq!(decided.vault, VaultState::Memory);
}

#[tokio::test]
async fn a_keyring_that_never_answers_is_given_up() {
    let (issuer, folder) = (TestIssuer::start().await, tempfile::tempdir().unwrap());
    let path = folder.path().join("bus");
    let bus = tokio::net::UnixListener::bind(&path).unwrap();
    let (held, mut holding) = tokio::sync::mpsc::unbounded_channel();
    // Callers are let in and never hear a word.
    tokio::spawn(async move {
        while let Ok((caller, _)) = bus.accept().await {
            if held.send(caller).is_err() {
                return;
            }
        }
    });
    let address = format!("unix:path={}", path.display());
    let looked = engine("give up", folder.path(), &issuer.profile(), &address).await;
    assert_eq!(looked.vault, VaultState::Undecided);
    assert!(holding.try_recv().is_ok(), "the keyring was asked, and it did not hold the app up");
}

/// Whether any file under `folder` has these bytes.
fn is_in(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return is_in(&path, bytes);
        }
        std::fs::read(&path).unwrap().windows(bytes.len()).any(|window| window == bytes)
    })
}
