//! Asks a source: its document, and the messages that an index leads to.

use std::time::Duration;

use url::Url;

use super::Look;
use super::config::Source;
use super::take::{self, Taken};
use crate::cap::{self, Entry, Limits, Read, Refusal};
use crate::net::{Document, Known, Net, NetError};
use crate::problem::Result;
use crate::state::App;
use crate::store::source::{self, State};

/// Most entries of an index that are looked at, the newest: real ones have a few hundred.
const MOST_ENTRIES: usize = 300;
/// Most messages of an index that are fetched at one look; the others come at the next ones.
const MOST_LINKS: usize = 50;
/// How often an address is tried that gives nothing.
const TRIES: i64 = 5;

/// Asks a source and takes what is new.
pub(super) async fn ask(app: &App, net: &Net, source: &Source, state: &mut State) -> Result<Look> {
    let document = match fetch(net, source, &source.url, &state.known).await {
        // What was wrong with it still is.
        Ok(None) => return Ok(Look::Heard(state.trouble.take())),
        Ok(Some(document)) => document,
        Err(error) => return Ok(Look::Failed(word(&error))),
    };
    let looking = Looking { app, net, source };
    let done = match cap::read_all(&document.body, Limits::FEED) {
        Ok(messages) => looking.whole(document.url.as_str(), messages).await?,
        Err(Refusal::NoAlert) => match cap::index(&document.body, Limits::FEED) {
            Ok(entries) => looking.each(&document.url, entries).await?,
            Err(refusal) => return Ok(Look::Failed(content(&refusal))),
        },
        Err(refusal) => return Ok(Look::Failed(content(&refusal))),
    };
    // Where something is left the document is read again.
    state.known = if done.left { Known::default() } else { document.known };
    Ok(Look::Heard(done.trouble))
}

/// What came of the messages of a source.
#[derive(Default)]
struct Done {
    trouble: Option<String>,
    /// Whether something is to be looked at again.
    left: bool,
}

impl Done {
    fn wrong(&mut self, trouble: String) {
        self.trouble = Some(trouble);
    }

    fn later(&mut self, trouble: String) {
        self.left = true;
        self.wrong(trouble);
    }
}

struct Looking<'a> {
    app: &'a App,
    net: &'a Net,
    source: &'a Source,
}

impl Looking<'_> {
    async fn whole(&self, address: &str, messages: Vec<Result<Read, Refusal>>) -> Result<Done> {
        let mut done = Done::default();
        for message in messages {
            match message {
                Ok(read) => self.take(address, "", read, &mut done).await?,
                Err(refusal) => done.wrong(content(&refusal)),
            }
        }
        Ok(done)
    }

    async fn take(&self, address: &str, updated: &str, read: Read, done: &mut Done) -> Result<()> {
        match take::take(self.app, self.source, address, updated, read).await? {
            Taken::Yes => {}
            Taken::TooLong => done.wrong("size".into()),
            Taken::TooMany => done.later("more".into()),
        }
        Ok(())
    }

    /// Fetches what an index leads to and was not seen yet.
    async fn each(&self, base: &Url, entries: Vec<Entry>) -> Result<Done> {
        let mut done = Done::default();
        let name = &self.source.name;
        let mut new = self.unseen(base, entries, &mut done).await?;
        // The newest stands first; what happened first is taken first.
        new.reverse();
        if new.len() > MOST_LINKS {
            done.later("more".into());
            new.truncate(MOST_LINKS);
        }
        for Entry { address, updated } in new {
            let fetched = fetch(self.net, self.source, &address, &Known::default()).await;
            let refused = match fetched.map(|document| document.map(|it| cap::read(&it.body, Limits::FEED))) {
                Ok(Some(Ok(read))) => {
                    self.take(&address, &updated, read, &mut done).await?;
                    continue;
                }
                Ok(Some(Err(refusal))) => (content(&refusal), true),
                Ok(None) => ("away".into(), false),
                Err(error) => (word(&error), is_final(&error)),
            };
            let (trouble, is_final) = refused;
            if is_final {
                done.wrong(trouble)
            } else {
                done.later(trouble)
            }
            let (name, now, tries) = (name.clone(), self.app.now(), if is_final { TRIES } else { 1 });
            let note = self.app.store.write(move |conn| {
                Box::pin(async move { source::failed(conn, &name, &address, tries, now).await })
            });
            note.await?;
        }
        Ok(done)
    }

    /// The entries whose message is not known, each once.
    async fn unseen(&self, base: &Url, entries: Vec<Entry>, done: &mut Done) -> Result<Vec<Entry>> {
        let mut new: Vec<Entry> = Vec::new();
        let mut conn = self.app.store.read().await?;
        for entry in entries.into_iter().take(MOST_ENTRIES) {
            let Ok(address) = base.join(&entry.address).map(String::from) else { continue };
            if address.len() > take::LONGEST || entry.updated.len() > take::LONGEST {
                done.wrong("size".into());
                continue;
            }
            let entry = Entry { address, ..entry };
            let known = source::is_known(&mut conn, &self.source.name, &entry.address, &entry.updated, TRIES);
            if !new.contains(&entry) && !known.await? {
                new.push(entry);
            }
        }
        Ok(new)
    }
}

/// Whether asking again would not help.
fn is_final(error: &NetError) -> bool {
    !matches!(error, NetError::Transport(_) | NetError::Status(408 | 425 | 429 | 500..))
}

fn content(refusal: &Refusal) -> String {
    format!("content {refusal}")
}

async fn fetch(
    net: &Net,
    source: &Source,
    address: &str,
    known: &Known,
) -> Result<Option<Document>, NetError> {
    let patience = Duration::from_secs(source.timeout_seconds.into());
    net.fetch(address, known, Limits::FEED.bytes, patience).await
}

/// What went wrong on the way, as the desk has words for it.
fn word(error: &NetError) -> String {
    match error {
        NetError::NotAllowed => "address".into(),
        NetError::Status(status) => format!("status {status}"),
        NetError::TooLong | NetError::Form => "size".into(),
        NetError::Type => "type".into(),
        NetError::Packed => "packed".into(),
        NetError::Redirects => "redirects".into(),
        NetError::Transport(error) if error.is_timeout() => "slow".into(),
        NetError::Transport(_) => "away".into(),
    }
}
