//! The engine behind `hue-web`, as a process of its own.

use std::path::Path;

use serde::Deserialize;
use tokio::process::Command;

use crate::keyring::Keyring;
use crate::process::Process;
use crate::programs;

/// A running `hue-web`.
pub struct Web {
    process: Process,
    /// The one-time address to open.
    pub open: String,
}

#[derive(Deserialize)]
struct Ready {
    open: String,
}

impl Web {
    /// Starts it on this data folder with the built app.
    ///
    /// # Panics
    /// When it ends instead of listening.
    pub async fn start(profile: &Path, data: &Path, keyring: &Keyring) -> Self {
        Self::serving(&programs::dist(), profile, data, keyring).await
    }

    /// The same with an app that was built elsewhere.
    pub async fn serving(dist: &Path, profile: &Path, data: &Path, keyring: &Keyring) -> Self {
        let mut command = Command::new(programs::ours("hue-web"));
        command.arg("--profile").arg(profile).arg("--data").arg(data).arg("--dist").arg(dist);
        command.envs(keyring.env());
        let mut process = Process::start("hue-web", command, data.with_extension("log"));
        let ready: Option<Ready> = process.line().await;
        let open = ready.unwrap_or_else(|| panic!("hue-web ended at its start: {}", process.log())).open;
        Self { process, open }
    }

    /// SIGTERM, and it stops cleanly.
    pub async fn stop(&mut self) {
        self.process.stop().await;
    }

    /// What it logged last.
    #[must_use]
    pub fn log(&self) -> String {
        self.process.log()
    }
}
