//! The engine as a process of its own, asked by lines of JSON, so that it can be killed.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use hue_core::vault::{Sensitive, Vault, VaultError};
use hue_model::id::BlobId;
use hue_model::problem::Code;
use hue_model::{Command, Problem};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout};
use tokio::sync::{oneshot, watch};

use super::{Failure, Phone};
use crate::process::assert_killed;
use crate::programs;

/// A line to the process.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ask {
    /// Comes back with the answer.
    pub id: u64,
    /// The command's name, or `put`, or `sha256`.
    pub name: String,
    /// The command's body, or a path, or a blob's id.
    pub body: Value,
}

/// A line from the process.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The engine is open.
    Ready,
    /// Something happened.
    Event,
    /// The answer to a question.
    Answer {
        /// Which.
        id: u64,
        /// The reply.
        reply: Result<Value, Problem>,
    },
}

type Waiting = Arc<Mutex<BTreeMap<u64, oneshot::Sender<Result<Value, Problem>>>>>;

/// A phone that can be killed.
pub struct Mortal {
    child: Child,
    stdin: tokio::sync::Mutex<ChildStdin>,
    next: AtomicU64,
    waiting: Waiting,
    count: watch::Receiver<u64>,
    scratch: PathBuf,
}

impl Mortal {
    /// Starts the engine on `data`; the vault's file and scratch files lie in `safe`, which no fault
    /// reaches. `None` when it was killed before it was open, as a crash point may want.
    ///
    /// # Panics
    /// When it ends otherwise.
    pub async fn start(data: &Path, profile: &Path, safe: &Path, env: &[(&str, String)]) -> Option<Self> {
        let log = File::options().create(true).append(true).open(safe.join("phone.log"));
        let mut child = tokio::process::Command::new(programs::ours("hue-test-phone"))
            .args([data, profile, &safe.join("vault.json")])
            .envs(env.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log.expect("a log file"))
            .kill_on_drop(true)
            .spawn()
            .expect("the phone's process starts");
        let stdin = child.stdin.take().expect("its input is piped");
        let stdout = child.stdout.take().expect("its output is piped");
        let (count, counted) = watch::channel(0);
        let (opened, ready) = oneshot::channel();
        let waiting = Waiting::default();
        tokio::spawn(listen(stdout, Arc::clone(&waiting), count, opened));
        if ready.await.is_err() {
            let status = child.wait().await.expect("a child can be waited for");
            assert_killed("the phone", status, &log_in(safe));
            return None;
        }
        let scratch = safe.to_owned();
        Some(Self { child, stdin: stdin.into(), next: AtomicU64::new(0), waiting, count: counted, scratch })
    }

    /// SIGKILL, and waits until it is gone.
    pub async fn kill(&mut self) {
        let _ = self.child.kill().await;
    }

    /// Whether it has been killed.
    ///
    /// # Panics
    /// When it ended otherwise.
    pub fn killed(&mut self) -> bool {
        let status = self.child.try_wait().expect("a child can be asked");
        status.inspect(|status| assert_killed("the phone", *status, &log_in(&self.scratch))).is_some()
    }

    /// The process's id.
    ///
    /// # Panics
    /// When it has ended.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id().expect("the phone's process runs")
    }

    /// SHA-256 of a blob, in hex.
    pub async fn sha256(&self, id: BlobId) -> Result<String, Failure> {
        let reply = self.ask("sha256", serde_json::to_value(id).expect("an id is JSON")).await?;
        Ok(reply.as_str().unwrap_or_default().to_owned())
    }

    async fn ask(&self, name: &str, body: Value) -> Result<Value, Failure> {
        let id = self.next.fetch_add(1, Ordering::SeqCst);
        let (answer, answered) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(id, answer);
        let mut line = serde_json::to_vec(&Ask { id, name: name.into(), body }).expect("a question is JSON");
        line.push(b'\n');
        if self.count.has_changed().is_err() || self.stdin.lock().await.write_all(&line).await.is_err() {
            return Err(Failure::Gone);
        }
        Ok(answered.await.map_err(|_| Failure::Gone)??)
    }
}

impl Phone for Mortal {
    async fn call<C: Command + Sync>(&self, command: C) -> Result<C::Reply, Failure> {
        let body = serde_json::to_value(&command).expect("a command is JSON");
        let reply = self.ask(C::NAME, body).await?;
        serde_json::from_value(reply).map_err(|_| Problem::new(Code::Internal).into())
    }

    async fn put(&self, bytes: Bytes) -> Result<BlobId, Failure> {
        let path = self.scratch.join(format!("chosen-{}", self.next.load(Ordering::SeqCst)));
        std::fs::write(&path, &bytes).expect("a scratch file");
        let reply = self.ask("put", path.to_string_lossy().into()).await?;
        serde_json::from_value(reply).map_err(|_| Problem::new(Code::Internal).into())
    }

    fn events(&self) -> watch::Receiver<u64> {
        self.count.clone()
    }
}

fn log_in(safe: &Path) -> String {
    std::fs::read_to_string(safe.join("phone.log")).unwrap_or_default()
}

async fn listen(
    stdout: ChildStdout,
    waiting: Waiting,
    count: watch::Sender<u64>,
    opened: oneshot::Sender<()>,
) {
    let mut lines = BufReader::new(stdout).lines();
    let mut opened = Some(opened);
    while let Ok(Some(line)) = lines.next_line().await {
        match serde_json::from_str(&line) {
            Ok(Said::Ready) => drop(opened.take().map(|opened| opened.send(()))),
            Ok(Said::Event) => count.send_modify(|count| *count += 1),
            Ok(Said::Answer { id, reply }) => {
                let asked = waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
                drop(asked.map(|asked| asked.send(reply)));
            }
            // A line that the kill cut in two.
            Err(_) => break,
        }
    }
    drop(count);
    waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// A keyring that outlives the process: one file, where no fault of the run reaches it.
#[derive(Debug)]
pub struct FileVault {
    file: PathBuf,
    lock: Mutex<()>,
}

impl FileVault {
    /// A vault in this file.
    #[must_use]
    pub fn new(file: PathBuf) -> Self {
        Self { file, lock: Mutex::new(()) }
    }

    fn change<T>(&self, work: impl FnOnce(&mut BTreeMap<String, Vec<u8>>) -> T) -> Result<T, VaultError> {
        let _guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        let mut entries = match std::fs::read(&self.file) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| VaultError::Damaged)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error.into()),
        };
        let value = work(&mut entries);
        let next = self.file.with_extension("next");
        std::fs::write(&next, serde_json::to_vec(&entries).map_err(|_| VaultError::Damaged)?)?;
        std::fs::rename(next, &self.file)?;
        Ok(value)
    }
}

impl Vault for FileVault {
    fn get<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<Option<Sensitive<Vec<u8>>>, VaultError>> {
        Box::pin(async { self.change(|entries| entries.get(name).cloned().map(Sensitive::new)) })
    }

    fn set<'a>(
        &'a self,
        name: &'a str,
        secret: &'a Sensitive<Vec<u8>>,
    ) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async { self.change(|entries| drop(entries.insert(name.into(), secret.reveal().clone()))) })
    }

    fn delete<'a>(&'a self, name: &'a str) -> BoxFuture<'a, Result<(), VaultError>> {
        Box::pin(async { self.change(|entries| drop(entries.remove(name))) })
    }
}
