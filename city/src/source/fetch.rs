//! Asks a source: its document, and the messages that an index leads to.

use std::time::Duration;

use url::Url;

use super::config::Source;
use super::take;
use crate::cap::{self, Limits, Read, Refusal};
use crate::net::{Document, Known, Net, NetError};
use crate::problem::Result;
use crate::state::App;
use crate::store::source::{self, State};

/// Most messages of an index that are fetched at one look; the others come at the next ones.
const MOST_LINKS: usize = 50;

/// Asks a source and takes what is new; answers what went wrong, as a word and what belongs to it.
pub(super) async fn ask(app: &App, net: &Net, source: &Source, state: &mut State) -> Result<Option<String>> {
    let document = match fetch(net, source, &source.url, &state.known).await {
        Ok(None) => return Ok(None),
        Ok(Some(document)) => document,
        Err(error) => return Ok(Some(word(&error))),
    };
    let trouble = match cap::read_all(&document.body, Limits::FEED) {
        Ok(messages) => whole(app, source, document.url.as_str(), messages).await?,
        Err(Refusal::NoAlert) => each(app, net, source, &document).await?,
        Err(refusal) => Some(format!("content {refusal}")),
    };
    // A document that was not taken whole is read again.
    state.known = if trouble.is_none() { document.known } else { Known::default() };
    Ok(trouble)
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

async fn whole(
    app: &App,
    source: &Source,
    address: &str,
    messages: Vec<Result<Read, Refusal>>,
) -> Result<Option<String>> {
    let mut trouble = None;
    for message in messages {
        match message {
            Ok(read) => take::take(app, source, address, read).await?,
            Err(refusal) => trouble = Some(format!("content {refusal}")),
        }
    }
    Ok(trouble)
}

/// Fetches what an index leads to and was not seen yet.
async fn each(app: &App, net: &Net, source: &Source, index: &Document) -> Result<Option<String>> {
    let links = match cap::index(&index.body, Limits::FEED) {
        Ok(links) => links,
        Err(refusal) => return Ok(Some(format!("content {refusal}"))),
    };
    let addresses = links.iter().filter_map(|link| index.url.join(link).ok()).map(Url::into);
    let addresses: Vec<String> = addresses.collect();
    let mut new = source::unseen(&mut app.store.read().await?, &source.name, addresses).await?;
    let mut trouble = (new.len() > MOST_LINKS).then(|| "more".to_owned());
    new.truncate(MOST_LINKS);
    // The newest stands first, and an update must not come before what it updates.
    for address in new.iter().rev() {
        let read = match fetch(net, source, address, &Known::default()).await {
            Ok(Some(document)) => cap::read(&document.body, Limits::FEED),
            Ok(None) => continue,
            Err(error) => {
                trouble = Some(word(&error));
                continue;
            }
        };
        let said = whole(app, source, address, vec![read]).await?;
        trouble = said.or(trouble);
    }
    Ok(trouble)
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
