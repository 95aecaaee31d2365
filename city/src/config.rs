//! What an operator decides before the city starts.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::alert::desk::DEMO_SENDER;
use crate::clock::{Clock, Entropy, System};
use crate::source::config::Source;

/// What the city is told at its start.
#[derive(Clone)]
pub struct Config {
    /// Folder of everything the city keeps on this machine.
    pub data: PathBuf,
    /// Port; 0 picks one once and keeps it in the data folder.
    pub port: u16,
    /// PostgreSQL address; `None` is SQLite in the data folder.
    pub database: Option<String>,
    /// The NATS server over which nodes wake each other; `None` is a node that looks for itself.
    pub nats: Option<String>,
    /// Where photos are kept (`s3://bucket/prefix`); `None` is files in the data folder.
    pub media: Option<String>,
    /// The address citizens use; `None` is the loopback address.
    pub public_url: Option<String>,
    /// Trusted issuers; empty means the sandbox issuer of this city, where it is built in.
    pub issuers: Vec<String>,
    /// The file with the keys that sign warnings; `None` makes those of a demonstration.
    pub alert_keys: Option<PathBuf>,
    /// CAP `sender` of every warning: an address of the city.
    pub alert_sender: String,
    /// The file with the key by which push services know this city; `None` makes that of a demonstration.
    pub push_key: Option<PathBuf>,
    /// Origins of the push services that subscriptions may lie at; `*.` names every host below.
    pub push_hosts: Vec<String>,
    /// Sources of warnings that are asked from time to time.
    pub sources: Vec<Source>,
    /// The street map for devices, a PMTiles archive; `None` gives none.
    pub street_map: Option<PathBuf>,
    /// Reverse proxies in front, beside those on this machine: what they say of a caller's address is believed.
    pub proxies: Vec<IpAddr>,
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
    /// Longest time without the whole head of a request on a line, or without room for what is sent on it; then it is ended.
    pub silence: Duration,
    /// Requests that may be under way at once; one more is told to come back.
    pub concurrency: usize,
    /// The same for the desk: whoever is signed in there has places that nobody else takes. One more waits, as long as a
    /// request may take.
    pub desk: usize,
    /// The same for calls for rescue, which have places of their own: whatever else comes in a storm, they get in. One
    /// more waits, as long as a request may take.
    pub rescue: usize,
    /// Bodies of calls for rescue that may be coming in at once, before they need a place; one more ends the oldest of
    /// the address that holds most.
    pub rescue_bodies: usize,
    /// Longest time such a body may take.
    pub rescue_body: Duration,
    /// Calls for rescue that may begin in a minute with one secret. The app makes a secret for each call, so this stops a
    /// client that repeats itself and nobody else: a call is never refused for its address, and what nobody needs is closed
    /// by the desk.
    pub new_sos_a_minute: u32,
    /// Longest time for which rows of a table of calls are taken in at one press; the next press goes on.
    pub table: Duration,
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
    /// Subscriptions to push messages from one address in a minute.
    pub pushes_a_minute: u32,
    /// Tests one subscription may ask for in a minute.
    pub push_tests_a_minute: u32,
    /// Pause between two answers to an address from which receipt codes were asked for that nobody has.
    pub receipt_pause: Duration,
    /// Time between two heartbeats of a stream.
    pub heartbeat: Duration,
    /// Time that requests under way get to finish when the city stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            silence: Duration::from_secs(60),
            concurrency: 1_024,
            desk: 64,
            rescue: 512,
            rescue_bodies: 1_024,
            rescue_body: Duration::from_secs(5),
            new_sos_a_minute: 30,
            table: Duration::from_secs(10),
            // Fewer where the machine allows fewer open files, see `fit`.
            streams: 6_000,
            streams_each: 8,
            alert_streams: 12_000,
            alert_backlog: 64,
            writes_a_minute: 6_000,
            pushes_a_minute: 60,
            push_tests_a_minute: 3,
            receipt_pause: Duration::from_secs(2),
            heartbeat: Duration::from_secs(20),
            grace: Duration::from_secs(10),
        }
    }
}

/// The push services of the browsers.
const PUSH_HOSTS: [&str; 4] = [
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://*.notify.windows.com",
    "https://web.push.apple.com",
];

/// Files that are open beside those of requests and streams: the record, the log, lines that nobody uses just now.
const OTHERS: u64 = 1_256;

impl Limits {
    /// Every file that may be open at once: a line each, and a photo with each request.
    #[must_use]
    pub const fn files(&self) -> u64 {
        OTHERS + self.of_requests() + (self.streams + self.alert_streams) as u64
    }

    const fn of_requests(&self) -> u64 {
        (2 * (self.concurrency + self.desk) + self.rescue + self.rescue_bodies) as u64
    }

    /// The same limits where a process may have only `files` open: first streams get fewer places, as who finds none
    /// goes to another node or asks for the list; then requests, which keep half of what there is.
    #[must_use]
    pub fn fit(self, files: u64) -> Self {
        if self.files() <= files {
            return self;
        }
        let left = files.saturating_sub(OTHERS.min(files / 4));
        let requests = self.of_requests().min(left / 2);
        let share = |count: usize, all: u64, left: u64| {
            let part = (count as u64).saturating_mul(left).checked_div(all).unwrap_or(0);
            count.min(usize::try_from(part).unwrap_or(usize::MAX))
        };
        let request = |count| share(count, self.of_requests(), requests);
        let streams = (self.streams + self.alert_streams) as u64;
        let stream = |count| share(count, streams, left - requests);
        Self {
            concurrency: request(self.concurrency),
            desk: request(self.desk).max(1),
            rescue: request(self.rescue),
            rescue_bodies: request(self.rescue_bodies),
            streams: stream(self.streams),
            alert_streams: stream(self.alert_streams),
            ..self
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
            nats: None,
            media: None,
            public_url: None,
            issuers: Vec::new(),
            alert_keys: None,
            alert_sender: DEMO_SENDER.into(),
            push_key: None,
            push_hosts: PUSH_HOSTS.map(str::to_owned).to_vec(),
            sources: Vec::new(),
            street_map: None,
            proxies: Vec::new(),
            production: false,
            limits: Limits::default(),
            clock: Arc::new(System),
            entropy: Arc::new(System),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn the_places_fit_the_files_a_process_may_have() {
        let all = Limits::default();
        assert_eq!(all.fit(u64::MAX).files(), all.files());
        let usual = all.fit(20_000);
        assert_eq!((usual.concurrency, usual.rescue, usual.rescue_bodies), (1_024, 512, 1_024));
        assert_eq!((usual.streams, usual.alert_streams), (5_010, 10_021));
        for files in [64, 256, 1_024, 4_096, 20_000] {
            let fits = all.fit(files);
            let open = fits.of_requests() + (fits.streams + fits.alert_streams) as u64;
            assert!(open + super::OTHERS.min(files / 4) <= files, "{files}: {open}");
            assert!(fits.rescue > 0 && fits.desk > 0 && fits.alert_streams > 0, "{files}");
        }
    }
}
