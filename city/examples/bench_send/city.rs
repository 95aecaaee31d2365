//! The city under test: the real thing, with the limit of writes a minute lifted, as 64 clients share seven people.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use hue_city::Config;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::Outcome;

/// Serves until stdin closes.
#[expect(clippy::print_stdout, reason = "the one line that says where it is")]
pub(crate) async fn serve(data: PathBuf, database: Option<String>) -> Outcome {
    // The log is written as in service; nobody reads it here.
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    let mut config = Config::new(data);
    config.database = database;
    config.limits.writes_a_minute = u32::MAX;
    let running = hue_city::serve(config).await?;
    println!("{}", running.base_url);
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    running.stop().await;
    Ok(())
}

/// A city in a process of its own.
pub(crate) struct City {
    child: Child,
    /// Where it is.
    pub(crate) base: String,
}

impl City {
    pub(crate) async fn start(data: &Path, database: Option<String>) -> Outcome<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command
            .arg("city")
            .arg("--data")
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(database) = database {
            command.arg("--database").arg(database);
        }
        let mut child = command.kill_on_drop(true).spawn()?;
        let out = child.stdout.take().ok_or("no stdout")?;
        let line = BufReader::new(out).lines().next_line().await?;
        Ok(Self { child, base: line.ok_or("the city did not start")? })
    }

    /// Its own share of memory in megabytes (PSS).
    pub(crate) fn memory(&self) -> Outcome<f64> {
        let pid = self.child.id().ok_or("the city ended")?;
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).ok_or("no Pss")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes / 1000.0)
    }

    pub(crate) async fn stop(mut self) -> Outcome {
        drop(self.child.stdin.take());
        self.child.wait().await?;
        Ok(())
    }
}
