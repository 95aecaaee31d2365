//! A real gnome-keyring on a session bus of its own.

use std::collections::BTreeMap;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::process::CEILING;
use crate::programs;

/// A session bus with an unlocked keyring; gone when dropped.
pub struct Keyring {
    home: tempfile::TempDir,
    address: String,
    _bus: Child,
}

impl Keyring {
    /// Starts bus and keyring.
    ///
    /// # Panics
    /// When dbus or gnome-keyring is missing or does not start.
    pub async fn start() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut bus = Command::new(programs::system("dbus-daemon"))
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .env("XDG_DATA_HOME", home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("a session bus starts");
        let mut address = String::new();
        let stdout = bus.stdout.take().expect("its output is piped");
        BufReader::new(stdout).read_line(&mut address).await.expect("the bus says where it is");
        let keyring = Self { home, address: address.trim().into(), _bus: bus };
        keyring.unlock().await;
        keyring
    }

    /// What programs need in their environment to find this keyring and nothing else.
    #[must_use]
    pub fn env(&self) -> [(&'static str, String); 2] {
        let home = self.home.path().to_string_lossy().into_owned();
        [("DBUS_SESSION_BUS_ADDRESS", self.address.clone()), ("XDG_DATA_HOME", home)]
    }

    /// The address of its bus.
    #[must_use]
    pub fn bus(&self) -> &str {
        &self.address
    }

    /// What the keyring holds for this service: the user names of the entries and their secrets.
    pub async fn entries(&self, service: &str) -> BTreeMap<String, String> {
        let found = Command::new(programs::system("secret-tool"))
            .args(["search", "--all", "service", service])
            .envs(self.env())
            .output()
            .await
            .expect("secret-tool runs");
        // Secrets come on its output, attributes on its error output, one entry after the other.
        let lines = |bytes: &[u8], mark: &str| -> Vec<String> {
            let text = String::from_utf8_lossy(bytes).into_owned();
            text.lines().filter_map(|line| line.strip_prefix(mark)).map(Into::into).collect()
        };
        let names = lines(&found.stderr, "attribute.username = ");
        names.into_iter().zip(lines(&found.stdout, "secret = ")).collect()
    }

    /// Listens to what programs ask this session's bus to show as notifications.
    ///
    /// # Panics
    /// When dbus-monitor is missing or does not start.
    pub async fn notices(&self) -> Notices {
        let mut monitor = Command::new(programs::system("dbus-monitor"))
            .args(["--session", "interface='org.freedesktop.Notifications',member='Notify'"])
            .envs(self.env())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("dbus-monitor starts");
        let stdout = monitor.stdout.take().expect("its output is piped");
        let mut notices = Notices { lines: BufReader::new(stdout).lines(), _monitor: monitor };
        // The bus tells a new listener its own name once it listens.
        notices.shows("NameAcquired").await;
        notices
    }

    /// Returns once the daemon has its name on the bus; it ends with the bus.
    async fn unlock(&self) {
        let mut daemon = Command::new(programs::system("gnome-keyring-daemon"))
            .args(["--unlock", "--components=secrets"])
            .envs(self.env())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon starts");
        let mut stdin = daemon.stdin.take().expect("its input is piped");
        stdin.write_all(b"pw\n").await.expect("the keyring takes its password");
        drop(stdin);
        let status = daemon.wait().await.expect("gnome-keyring-daemon answers");
        assert!(status.success(), "gnome-keyring-daemon unlocks a new keyring");
        // The name comes a moment after the daemon went into the background, and whoever asks in between
        // makes the bus start a second, locked one.
        let named = Command::new(programs::system("gdbus"))
            .args(["wait", "--session", "--timeout", "60", "org.freedesktop.secrets"])
            .envs(self.env())
            .status()
            .await;
        assert!(named.is_ok_and(|status| status.success()), "gnome-keyring-daemon takes its name on the bus");
    }
}

/// What programs asked the session to show.
pub struct Notices {
    lines: Lines<BufReader<ChildStdout>>,
    _monitor: Child,
}

impl Notices {
    /// Waits for a notification with this in it.
    ///
    /// # Panics
    /// When none comes.
    pub async fn shows(&mut self, text: &str) {
        let wait = async {
            loop {
                let line = self.lines.next_line().await.expect("dbus-monitor speaks text");
                if line.expect("dbus-monitor goes on").contains(text) {
                    return;
                }
            }
        };
        tokio::time::timeout(CEILING, wait).await.unwrap_or_else(|_| panic!("nothing shows {text}"));
    }
}
