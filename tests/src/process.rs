//! A child process that says in one line of JSON when it is ready.

use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

/// Long enough for a loaded machine; a test that waits this long has failed.
pub const CEILING: Duration = Duration::from_secs(60);

/// Asserts that a process ended as fault runs end one, and not by a failure of its own: SIGABRT at a crash
/// point, or SIGKILL.
///
/// # Panics
/// When it ended otherwise.
pub fn assert_killed(name: &str, status: ExitStatus, log: &str) {
    const SIGABRT: i32 = 6;
    const SIGKILL: i32 = 9;
    let planned = matches!(status.signal(), Some(SIGABRT | SIGKILL));
    assert!(planned, "{name} ended by itself ({status}): {log}");
}

/// A running child with its output.
pub struct Process {
    name: &'static str,
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    log: PathBuf,
}

impl Process {
    /// Starts `command`; what it logs goes to `log`, appended.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn start(name: &'static str, mut command: Command, log: PathBuf) -> Self {
        let file = std::fs::File::options().create(true).append(true).open(&log).expect("a log file");
        command.stdout(Stdio::piped()).stderr(file).kill_on_drop(true);
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}"));
        let stdout = child.stdout.take().expect("its output is piped");
        Self { name, child, lines: BufReader::new(stdout).lines(), log }
    }

    /// The next line of its output as JSON, or `None` when it ended first.
    ///
    /// # Panics
    /// When nothing comes in time, or something else than was promised.
    pub async fn line<T: DeserializeOwned>(&mut self) -> Option<T> {
        let line = timeout(CEILING, self.lines.next_line()).await;
        let line = line.unwrap_or_else(|_| panic!("{} said nothing: {}", self.name, self.log()));
        let line = line.ok().flatten()?;
        Some(serde_json::from_str(&line).unwrap_or_else(|error| {
            panic!("{} promised JSON and wrote {line:?} ({error}): {}", self.name, self.log())
        }))
    }

    /// The way in to its standard input, if it was piped.
    pub fn stdin(&mut self) -> Option<&mut tokio::process::ChildStdin> {
        self.child.stdin.as_mut()
    }

    /// The process's id.
    ///
    /// # Panics
    /// When it has ended.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id().unwrap_or_else(|| panic!("{} does not run", self.name))
    }

    /// SIGKILL, and waits until it is gone.
    pub async fn kill(&mut self) {
        let _ = self.child.kill().await;
    }

    /// SIGTERM, and waits until it has stopped by itself.
    ///
    /// # Panics
    /// When it does not stop, or not cleanly.
    pub async fn stop(&mut self) {
        let Some(id) = self.child.id() else { return };
        let told = Command::new("kill").args(["-TERM", &id.to_string()]).status().await;
        assert!(told.is_ok_and(|status| status.success()), "SIGTERM reaches {}", self.name);
        let status = timeout(CEILING, self.child.wait()).await;
        let status = status.unwrap_or_else(|_| panic!("{} does not stop: {}", self.name, self.log()));
        assert!(status.is_ok_and(|status| status.success()), "{} stops cleanly: {}", self.name, self.log());
    }

    /// Whether it has been killed.
    ///
    /// # Panics
    /// When it ended otherwise.
    pub fn killed(&mut self) -> bool {
        let status = self.child.try_wait().expect("a child can be asked");
        status.inspect(|status| assert_killed(self.name, *status, &self.log())).is_some()
    }

    /// Waits until it has been killed, which it is about to be.
    ///
    /// # Panics
    /// When it ends otherwise, or not.
    pub async fn is_killed(&mut self) {
        let status = timeout(CEILING, self.child.wait()).await;
        let status = status.unwrap_or_else(|_| panic!("{} does not end: {}", self.name, self.log()));
        assert_killed(self.name, status.expect("a child can be waited for"), &self.log());
    }

    /// What it logged, for the message of a failure.
    #[must_use]
    pub fn log(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let tail: Vec<&str> = text.lines().rev().take(30).collect();
        tail.into_iter().rev().collect::<Vec<_>>().join("\n")
    }
}
