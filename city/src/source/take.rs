//! Takes a message of a source: once, into the event it belongs to.

use hue_model::alert::Alert;

use super::config::Source;
use super::draft::{self, Ignored};
use super::{AUTHOR, is_source};
use crate::alert::content::{Content, Kind};
use crate::cap::{Cap, MsgType, Read};
use crate::clock::{alert_id, incident_id};
use crate::problem::Result;
use crate::state::App;
use crate::store::Conn;
use crate::store::alert;
use crate::store::alert_draft::{self, Draft};
use crate::store::audit::{self, Line};
use crate::store::source::{self, Message};

/// Longest name, sender or address that is kept, in bytes: no database indexes much more.
pub(super) const LONGEST: usize = 500;
/// What is said of a message that is another than the one that was seen: by CAP 1.2 §3.2.1 its three names stand for one
/// message and no other, so that whoever compares it has to know.
const CHANGED: &str = "alert/identifier: the text was changed under the same identifier, sender and sent";

/// Most drafts of one source that nobody touched.
const MOST_DRAFTS: usize = 20;

/// What became of a message.
pub(super) enum Taken {
    /// It is kept, with its draft or with the reason why there is none.
    Yes,
    /// Its names are longer than anybody needs.
    TooLong,
    /// There are many drafts of its source at the desk: it waits.
    TooMany,
}

/// Takes a message that lay at this address; what is known already changes nothing.
pub(super) async fn take(
    app: &App,
    source: &Source,
    address: &str,
    updated: &str,
    read: Read,
) -> Result<Taken> {
    let cap = &read.cap;
    let names = cap.references.iter().flat_map(|it| [&it.sender, &it.identifier]);
    if names.chain([&cap.sender, &cap.identifier]).any(|name| name.len() > LONGEST) {
        return Ok(Taken::TooLong);
    }
    // Before the transaction, as wards are looked for in shapes.
    let content = draft::content(source, cap, &app.pack, app.now());
    let (address, updated) = (address.to_owned(), updated.to_owned());
    let taking = Taking { app: app.clone(), source: source.clone(), address, updated, read, content };
    let (taken, drafted) = app.store.write(move |conn| Box::pin(taking.run(conn))).await?;
    if drafted {
        app.bus.alerts();
    }
    Ok(taken)
}

struct Taking {
    app: App,
    source: Source,
    address: String,
    updated: String,
    read: Read,
    content: Result<Content, Ignored>,
}

impl Taking {
    /// Answers also whether there is something new at the desk.
    async fn run(self, conn: &mut Conn) -> Result<(Taken, bool)> {
        let mut message = self.message();
        let before = source::text_of(conn, &message).await?;
        let is_changed =
            before.as_ref().is_some_and(|before| !before.is_empty() && *before != message.sha256);
        if before.is_some() && !is_changed {
            source::put(conn, &message).await?;
            return Ok((Taken::Yes, false));
        }
        if is_changed {
            message.differences.push(CHANGED.to_owned());
        }
        let draft = self.draft(conn, is_changed).await?;
        if matches!(draft, Ok((_, "first"))) && self.untouched(conn).await? >= MOST_DRAFTS {
            return Ok((Taken::TooMany, false));
        }
        source::put(conn, &message).await?;
        for reference in &self.read.cap.references {
            source::refer(conn, &message, &reference.sender, &reference.identifier).await?;
        }
        match draft {
            Ok((draft, what)) => {
                let detail = Some(format!("{} {what}", self.read.cap.identifier));
                let line = Line::new(draft.changed_at, &self.author(), "alert.draft", draft.id);
                alert_draft::save(conn, &draft).await?;
                source::drafted(conn, &message, draft.id, draft.incident).await?;
                audit::add(conn, Line { detail, ..line }).await?;
                Ok((Taken::Yes, true))
            }
            Err(ignored) => {
                source::ignored(conn, &message, ignored.word()).await?;
                Ok((Taken::Yes, false))
            }
        }
    }

    /// How many drafts of this source nobody has touched.
    async fn untouched(&self, conn: &mut Conn) -> Result<usize> {
        let author = self.author();
        Ok(alert_draft::open(conn).await?.iter().filter(|draft| draft.author == author).count())
    }

    fn message(&self) -> Message {
        let cap = &self.read.cap;
        Message {
            source: self.source.name.clone(),
            sender: cap.sender.clone(),
            identifier: cap.identifier.clone(),
            sent: draft::moment(cap.sent),
            url: self.address.clone(),
            updated: self.updated.clone(),
            seen_at: self.app.now(),
            differences: self.read.differences.iter().map(ToString::to_string).collect(),
            sha256: self.read.sha256.clone(),
        }
    }

    fn author(&self) -> String {
        format!("{AUTHOR}{}", self.source.name)
    }

    /// The draft as it is now, and what the message did with it. One whose text was changed in place stands in its own
    /// place, as an update of itself would.
    async fn draft(
        &self,
        conn: &mut Conn,
        is_changed: bool,
    ) -> Result<Result<(Draft, &'static str), Ignored>> {
        let (cap, now) = (&self.read.cap, self.app.now());
        if !draft::is_meant(cap) {
            return Ok(Err(Ignored::NotMeant));
        }
        if source::is_superseded(conn, &self.source.name, &cap.sender, &cap.identifier).await? {
            return Ok(Err(Ignored::Superseded));
        }
        let (cancels, content) = (is_cancel(cap), self.content.clone());
        let Some(older) = self.older(conn, is_changed).await? else {
            return Ok(if cancels {
                Err(Ignored::Unknown)
            } else {
                content.map(|it| (self.begin(it), "first"))
            });
        };
        let last = alert::thread(conn, older.incident).await?.pop().map(|last| last.alert);
        let open = alert_draft::open(conn).await?.into_iter().find(|draft| draft.incident == older.incident);
        let going_on = last.as_ref().filter(|last| !last.is_over() && last.expires > now);
        Ok(match (open, going_on) {
            (Some(open), going_on) if is_source(&open.author) => self.replaced(open, going_on, content),
            (Some(open), _) if cancels => Ok((self.remarked(open), "remark")),
            (Some(open), _) => content.map(|_| (self.remarked(open), "remark")),
            (None, Some(last)) => {
                let content = if cancels { Ok(Content::default()) } else { content };
                content.map(|content| (self.following(last, content), "follows"))
            }
            // The desk threw it away, or it is over.
            (None, None) if cancels || last.is_none() => Err(Ignored::Unknown),
            (None, None) => content.map(|content| (self.begin(content), "first")),
        })
    }

    /// The draft of this message as it was before, or of one that it refers to.
    async fn older(&self, conn: &mut Conn, is_changed: bool) -> Result<Option<Draft>> {
        let cap = &self.read.cap;
        let own = is_changed.then_some((&cap.sender, &cap.identifier));
        let references = cap.references.iter().map(|it| (&it.sender, &it.identifier));
        for (sender, identifier) in own.into_iter().chain(references) {
            if let Some(id) = source::draft_of(conn, &self.source.name, sender, identifier).await? {
                return alert_draft::get(conn, id).await;
            }
        }
        Ok(None)
    }

    fn begin(&self, content: Content) -> Draft {
        let (clock, entropy, now) = (&*self.app.config.clock, &*self.app.config.entropy, self.app.now());
        Draft {
            id: alert_id(clock, entropy),
            incident: incident_id(clock, entropy),
            version: 1,
            content,
            author: self.author(),
            created_at: now,
            changed_at: now,
            submitted_at: None,
            remark: None,
            ended_at: None,
        }
    }

    /// The next message of an event that was published.
    fn following(&self, last: &Alert, content: Content) -> Draft {
        Draft { incident: last.incident, ..self.begin(self.next(last, content)) }
    }

    fn next(&self, last: &Alert, content: Content) -> Content {
        let cap = &self.read.cap;
        if cap.msg_type == MsgType::Cancel {
            return Content {
                note: draft::note(&cap.infos.iter().collect::<Vec<_>>()),
                ..Content::following(last, Kind::Cancel)
            };
        }
        let actions = last.actions.clone();
        Content { kind: Kind::Update, actions, ..content }
    }

    /// A draft that nobody touched says what the source says now, or goes with it.
    fn replaced(
        &self,
        mut draft: Draft,
        going_on: Option<&Alert>,
        content: Result<Content, Ignored>,
    ) -> Result<(Draft, &'static str), Ignored> {
        draft.version = draft.version.saturating_add(1);
        draft.changed_at = self.app.now();
        match (is_cancel(&self.read.cap), going_on) {
            (true, None) => {
                draft.ended_at = Some(draft.changed_at);
                return Ok((draft, "cancelled"));
            }
            (true, Some(last)) => draft.content = self.next(last, Content::default()),
            (false, Some(last)) => draft.content = self.next(last, content?),
            (false, None) => draft.content = content?,
        }
        Ok((draft, "replaced"))
    }

    /// What a person works on stays theirs, and waits as it did: whoever has it open is told before they send it on.
    fn remarked(&self, mut draft: Draft) -> Draft {
        let cap = &self.read.cap;
        let words = hue_i18n::Words::new("vi");
        let args = hue_i18n::args! { "source" => self.source.name.as_str(), "identifier" => cap.identifier.as_str() };
        let key = if is_cancel(cap) { "console-source-took-back" } else { "console-source-said-more" };
        draft.remark = Some(words.get(key, &args));
        draft.version = draft.version.saturating_add(1);
        draft.changed_at = self.app.now();
        draft
    }
}

fn is_cancel(cap: &Cap) -> bool {
    cap.msg_type == MsgType::Cancel
}
