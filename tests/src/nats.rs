//! A NATS server of a test's own, which can die and come back on its port.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStderr, Command};

use crate::port::ReservedPort;

/// Longest wait for its start.
const CEILING: Duration = Duration::from_secs(60);

/// The server.
pub struct Nats {
    port: ReservedPort,
    server: Server,
}

struct Server {
    child: Child,
    /// It dies where nobody holds its log.
    _log: Lines<BufReader<ChildStderr>>,
}

impl Nats {
    /// A server that runs.
    pub async fn start() -> Self {
        let port = ReservedPort::new();
        let server = run(port.number()).await;
        Self { port, server }
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port.number())
    }

    /// SIGKILL.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub async fn kill(&mut self) {
        self.server.child.kill().await.expect("nats-server is killed");
    }

    /// Starts it again where it was.
    pub async fn again(&mut self) {
        self.server = run(self.port.number()).await;
    }
}

async fn run(port: u16) -> Server {
    // Debian keeps it where only root's path leads.
    let program = ["/usr/sbin/nats-server", "/usr/local/bin/nats-server"];
    let program = program.into_iter().find(|file| std::path::Path::new(file).exists());
    let program = program.expect("nats-server is not installed: `cargo xtask test` installs it");
    let mut command = Command::new(program);
    command.args(["--addr", "127.0.0.1", "--port", &port.to_string()]);
    let mut child = command.stderr(Stdio::piped()).kill_on_drop(true).spawn().expect("nats-server starts");
    let mut log = BufReader::new(child.stderr.take().expect("its log is piped")).lines();
    let listens = async {
        loop {
            let line = log.next_line().await.expect("its log can be read");
            if line.expect("nats-server goes on").contains("Server is ready") {
                return;
            }
        }
    };
    tokio::time::timeout(CEILING, listens).await.expect("nats-server listens");
    Server { child, _log: log }
}
