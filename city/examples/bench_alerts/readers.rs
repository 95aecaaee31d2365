//! Thousands of open streams of one thread. Each knows how often every warning came to it.
//!
//! Every contender sends the same JSON, `{"type":"alert","alert":"…signature"}`, in its own wrapping. So a warning is
//! known by the last letters of its signature, wherever they stand.

use std::io::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::time::Instant;

use crate::Outcome;
use crate::poll::{Lines, read};

/// Letters of a signature that name a warning.
const LETTERS: usize = 16;
/// What is looked at behind what came: those letters, and the quotation mark.
const CONTEXT: usize = LETTERS + 1;
/// Lines that may be opening at once: fewer than a listener's backlog.
const OPENING: usize = 200;
/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(60);

type Name = [u8; LETTERS];

/// How a stream is asked for, and what says that it is open.
#[derive(Clone)]
pub(crate) struct Hello {
    pub(crate) ask: Vec<u8>,
    pub(crate) open: &'static [u8],
}

/// One stream.
#[derive(Default)]
struct Reader {
    open: bool,
    still: bool,
    last: [u8; CONTEXT],
    /// How often each warning came, in the order of [`Readers::known`].
    heard: Vec<u8>,
    asked_anew: bool,
}

/// All of them.
pub(crate) struct Readers {
    lines: Lines,
    readers: Vec<Reader>,
    known: Vec<Name>,
    buffer: Vec<u8>,
    /// When the newest warning came, each time.
    receipts: Vec<Instant>,
    opened: usize,
}

/// When readers had a warning, in milliseconds after it was sent.
pub(crate) struct Delays {
    pub(crate) p99: f64,
    pub(crate) last: f64,
}

impl Readers {
    /// Opens this many streams.
    pub(crate) fn open(address: SocketAddr, count: usize, hello: &Hello) -> Outcome<Self> {
        let mut all = Self {
            lines: Lines::new()?,
            readers: Vec::new(),
            known: Vec::new(),
            buffer: vec![0; 256 * 1024],
            receipts: Vec::new(),
            opened: 0,
        };
        let (mut progress, mut before) = (Instant::now(), 0);
        while all.opened < count {
            while all.readers.len() < count && all.readers.len() - all.opened < OPENING {
                all.lines.open(address)?.write_all(&hello.ask)?;
                all.readers.push(Reader::default());
            }
            all.listen(hello.open)?;
            if all.opened > before {
                (progress, before) = (Instant::now(), all.opened);
            }
            if progress.elapsed() > PATIENCE {
                return Err(format!("only {} of {count} streams opened", all.opened).into());
            }
        }
        Ok(all)
    }

    /// Reads what is there; `open` says that a stream is open.
    fn listen(&mut self, open: &[u8]) -> Outcome {
        for number in self.lines.ready(Duration::from_millis(100))? {
            let (Some(reader), Some(line)) = (self.readers.get_mut(number), self.lines.lines.get_mut(number))
            else {
                continue;
            };
            if reader.still {
                continue;
            }
            let (context, rest) = self.buffer.split_at_mut(CONTEXT);
            context.copy_from_slice(&reader.last);
            let Some(got) = read(line, rest)? else { continue };
            let seen = self.buffer.get(..CONTEXT + got).unwrap_or_default();
            if !reader.open && memchr::memmem::find(seen, open).is_some() {
                reader.open = true;
                self.opened += 1;
            }
            reader.asked_anew |= memchr::memmem::find(seen, b"\"resync\"").is_some();
            for end in memchr::memchr_iter(b'}', seen).filter(|end| *end >= CONTEXT) {
                let Some(name) = name(seen, end) else { continue };
                let index = index(&mut self.known, name);
                if reader.heard.len() <= index {
                    reader.heard.resize(index + 1, 0);
                }
                if let Some(count) = reader.heard.get_mut(index) {
                    *count = count.saturating_add(1);
                }
                if index + 1 == self.known.len() {
                    self.receipts.push(Instant::now());
                }
            }
            reader.last.copy_from_slice(seen.get(got..).unwrap_or_default());
        }
        Ok(())
    }

    /// Listens until everybody who reads has the warning that was sent at this time, or nothing came for long.
    pub(crate) fn receive(&mut self, sent: Instant) -> Outcome<Delays> {
        let all = self.readers.iter().filter(|reader| !reader.still).count();
        self.receipts.clear();
        let before = self.known.len();
        while self.receipts.len() < all && sent.elapsed() < PATIENCE {
            self.listen(b"")?;
            if self.known.len() > before + 1 {
                return Err("two warnings came at once".into());
            }
        }
        let mut delays: Vec<f64> =
            self.receipts.iter().map(|at| at.duration_since(sent).as_secs_f64() * 1e3).collect();
        delays.sort_by(f64::total_cmp);
        let p99 = delays.get(delays.len() * 99 / 100).copied().ok_or("nothing came")?;
        Ok(Delays { p99, last: delays.last().copied().unwrap_or_default() })
    }

    /// Has the first of them read nothing any more, or go on.
    pub(crate) fn still(&mut self, count: usize, still: bool) {
        self.readers.iter_mut().take(count).for_each(|reader| reader.still = still);
    }

    /// Listens until nothing more comes.
    pub(crate) fn settle(&mut self) -> Outcome {
        let mut quiet = Instant::now();
        while quiet.elapsed() < Duration::from_millis(1_500) {
            let before = self.receipts.len();
            self.listen(b"")?;
            if self.receipts.len() > before {
                quiet = Instant::now();
            }
        }
        Ok(())
    }

    /// Warnings that did not come and that came again, over all streams that were not told to ask anew.
    pub(crate) fn faults(&self, sent: usize) -> (usize, usize) {
        let (mut missing, mut doubled) = (0, 0);
        for reader in &self.readers {
            let heard = reader.heard.iter().filter(|count| **count > 0).count();
            missing += if reader.asked_anew { 0 } else { sent.saturating_sub(heard) };
            doubled += reader.heard.iter().map(|count| usize::from(count.saturating_sub(1))).sum::<usize>();
        }
        (missing, doubled)
    }

    /// How many were told to ask anew.
    pub(crate) fn asked_anew(&self) -> usize {
        self.readers.iter().filter(|reader| reader.asked_anew).count()
    }
}

/// The warning that ends with the brace at this place.
fn name(seen: &[u8], end: usize) -> Option<Name> {
    let before = seen.get(end.checked_sub(CONTEXT)?..end)?;
    let (letters, quote) = before.split_at_checked(LETTERS)?;
    let is_base64 = |letter: &u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
    if quote == b"\"" && letters.iter().all(is_base64) { letters.try_into().ok() } else { None }
}

fn index(known: &mut Vec<Name>, name: Name) -> usize {
    if let Some(index) = known.iter().rposition(|other| *other == name) {
        return index;
    }
    known.push(name);
    known.len() - 1
}
