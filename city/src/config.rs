//! What an operator decides before the city starts.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::clock::{Clock, Entropy, System};

/// What the city is told at its start.
#[derive(Clone)]
pub struct Config {
    /// Folder of everything the city keeps on this machine.
    pub data: PathBuf,
    /// Port; 0 picks one once and keeps it in the data folder.
    pub port: u16,
    /// PostgreSQL address; `None` is SQLite in the data folder.
    pub database: Option<String>,
    /// Where photos are kept (`s3://bucket/prefix`); `None` is files in the data folder.
    pub media: Option<String>,
    /// The address citizens use; `None` is the loopback address.
    pub public_url: Option<String>,
    /// Trusted issuers; empty means the sandbox issuer of this city, where it is built in.
    pub issuers: Vec<String>,
    /// The file with the keys that sign warnings; `None` makes those of a demonstration.
    pub alert_keys: Option<PathBuf>,
    /// Whether everything that belongs to a demonstration is refused.
    pub production: bool,
    /// The limits at the door.
    pub limits: Limits,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The dice.
    pub entropy: Arc<dyn Entropy>,
}

/// The limits at the door.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Longest time one request may take, streams excepted.
    pub timeout: Duration,
    /// Requests that may be under way at once; one more is told to come back.
    pub concurrency: usize,
    /// The same for calls for rescue, which have places of their own: whatever else comes in a storm, they get in.
    pub rescue: usize,
    /// Calls for rescue that may begin in a minute with one secret. The app makes a secret for each call, so this stops a
    /// client that repeats itself and nobody else: a call is never refused for its address, and what nobody needs is closed
    /// by the desk.
    pub new_sos_a_minute: u32,
    /// Open streams at once.
    pub streams: usize,
    /// Open streams of one owner at once; one more ends the oldest.
    pub streams_each: usize,
    /// Open streams of warnings at once: their own places, because anybody may take one.
    pub alert_streams: usize,
    /// Events that may wait for a reader of such a stream; one that is further behind is told to ask anew.
    pub alert_backlog: usize,
    /// Writing requests one owner may make in a minute.
    pub writes_a_minute: u32,
    /// Time between two heartbeats of a stream.
    pub heartbeat: Duration,
    /// Time that requests under way get to finish when the city stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            concurrency: 2_048,
            rescue: 2_048,
            new_sos_a_minute: 30,
            // Together below the 20,000 files that a process usually may have open.
            streams: 6_000,
            streams_each: 8,
            alert_streams: 12_000,
            alert_backlog: 64,
            writes_a_minute: 6_000,
            heartbeat: Duration::from_secs(20),
            grace: Duration::from_secs(10),
        }
    }
}

impl Config {
    /// The defaults of a demonstration in `data`.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            port: 0,
            database: None,
            media: None,
            public_url: None,
            issuers: Vec::new(),
            alert_keys: None,
            production: false,
            limits: Limits::default(),
            clock: Arc::new(System),
            entropy: Arc::new(System),
        }
    }
}
