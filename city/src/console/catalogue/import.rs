//! Festivals out of a calendar file: looked through first, then proposed all at once. A second person publishes them.

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::catalogue::Event;
use hue_model::problem::Rule;
use maud::{Markup, html};

use super::act::source;
use super::path;
use super::words::Sides;
use crate::catalogue::desk::{self, Proposal, SOURCE_CHARS};
use crate::catalogue::fields::{self, Known};
use crate::catalogue::ics::{self, NoCalendar, Why};
use crate::catalogue::item::{Item, Kind};
use crate::console::FORM_BYTES;
use crate::console::import::TABLE_BYTES;
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::{Officer, Turned};
use crate::console::parts::{self, Table};
use crate::console::unsaved;
use crate::plain::Tokens;
use crate::problem::{Failure, Result};
use crate::state::App;

/// The page's address.
pub(super) const HERE: &str = "/console/festivals/import";

/// What a file says of a festival, held against what stands here.
enum Said {
    New(Box<Item>),
    Changed(Box<Change>),
    Same,
    LeftOut(Why),
}

/// What a festival says, what the file says of it, and on which stamp that is said.
struct Change {
    stamp: i64,
    old: Item,
    new: Item,
}

/// A festival of a file with its name.
struct Line {
    name: String,
    said: Said,
    /// What else there is to know of it, in words.
    notes: Vec<String>,
    /// A festival that is listed under a name like that: its code and its name.
    like: Option<(String, String)>,
}

/// `GET /console/festivals/import`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    Look { app: &app, officer: &officer, words: layout::words(&headers) }.show("", "", None, &[]).await
}

/// `POST /console/festivals/import`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let words = layout::words(&headers);
    let may = officer.as_ref().is_ok_and(Officer::is_operator);
    // What stands beside a file is not of its size: what can be looked at can be proposed.
    let sent = parts::table(form, may, TABLE_BYTES.saturating_add(FORM_BYTES)).await;
    let (csrf, written) = (sent.fields.csrf().to_owned(), sent.fields.get("ics").to_owned());
    let take = async |officer: Officer| Look { app: &app, officer: &officer, words }.take(&sent).await;
    unsaved::taken(words, officer, &csrf, &written, take).await
}

/// Somebody who looks through a file.
struct Look<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
}

impl Look<'_> {
    async fn take(&self, sent: &Table) -> Result<Response> {
        let file = String::from_utf8_lossy(&sent.file);
        let text = if sent.file.is_empty() { sent.fields.get("ics") } else { &*file };
        let typed = sent.fields.get("source");
        let wrong = |key: &str| self.words.t(&format!("console-ics-{key}"));
        if sent.too_long || text.len() > TABLE_BYTES {
            return self.show(text, typed, Some(&wrong("too-large")), &[]).await;
        }
        if text.trim().is_empty() {
            return self.show("", typed, Some(&wrong("nothing")), &[]).await;
        }
        let lines = match ics::read(text) {
            Ok(read) => self.lines(read).await?,
            Err(NoCalendar::Unreadable) => {
                return self.show(text, typed, Some(&wrong("unreadable")), &[]).await;
            }
            Err(NoCalendar::Empty) => return self.show(text, typed, Some(&wrong("empty")), &[]).await,
            Err(NoCalendar::TooMany) => {
                let most = self.words.get("console-ics-too-many", &args! { "most" => ics::MOST });
                return self.show(text, typed, Some(&most), &[]).await;
            }
        };
        if sent.fields.get("then") != "propose" {
            return self.show(text, typed, None, &lines).await;
        }
        let Ok(Some(source)) = source(&sent.fields) else {
            let missing = self.words.t("console-catalogue-source-missing");
            return self.show(text, typed, Some(&missing), &lines).await;
        };
        let proposals: Vec<Proposal> = lines.iter().filter_map(|line| line.said.proposal(&source)).collect();
        match desk::propose_all(self.app, &self.officer.actor(), proposals).await {
            Ok(()) => Ok(Redirect::to(&format!("{}?state=waiting", path(Kind::Event))).into_response()),
            Err(Failure::Said { status: StatusCode::CONFLICT, .. }) => {
                let lines = self.lines(ics::read(text).unwrap_or_default()).await?;
                self.show(text, typed, Some(&wrong("meanwhile")), &lines).await
            }
            Err(failure) => Err(failure),
        }
    }

    /// What the file says, held against what stands here now.
    async fn lines(&self, read: Vec<ics::Read>) -> Result<Vec<Line>> {
        let current = self.app.catalogue.get(self.app).await?;
        let known = Known { pack: &self.app.pack, whole: &current.whole };
        let mut conn = self.app.store.read().await?;
        let mut lines = Vec::new();
        for entry in read {
            lines.push(match entry {
                Err((name, why)) => Line { name, said: Said::LeftOut(why), notes: Vec::new(), like: None },
                Ok(entry) => {
                    let name = (Kind::Event, entry.id.clone());
                    let standing = desk::standing(self.app, &mut conn, &name).await?;
                    let stamp = standing.as_ref().map_or(0, desk::Standing::stamp);
                    // What was refused or taken back stands nowhere.
                    let waiting = standing.as_ref().and_then(desk::Standing::waiting);
                    let old = waiting.map(|edit| edit.proposed.clone()).or(standing.and_then(|it| it.item));
                    let said = held_against(&entry, known, stamp, old);
                    let proposed = matches!(said, Said::New(_) | Said::Changed(_));
                    let left_out = entry.left_out.iter().filter(|_| proposed);
                    let notes = left_out.map(|what| self.words.t(&format!("console-ics-without-{what}")));
                    let is_new = matches!(said, Said::New(_));
                    let like = is_new.then(|| like(&current.whole.events, &entry)).flatten();
                    Line { name: entry.name().to_owned(), said, notes: notes.collect(), like }
                }
            });
        }
        Ok(lines)
    }

    async fn show(&self, text: &str, source: &str, wrong: Option<&str>, lines: &[Line]) -> Result<Response> {
        if !self.officer.is_operator() {
            return Ok(unsaved::page(self.words, &unsaved::Why::NoItem, ""));
        }
        let current = self.app.catalogue.get(self.app).await?;
        let known = Known { pack: &self.app.pack, whole: &current.whole };
        let sides = Sides { app: self.app, known, words: self.words };
        let some = lines.iter().any(|line| matches!(line.said, Said::New(_) | Said::Changed(..)));
        let content = html! {
            p.muted { (self.words.get("console-ics-hint", &args! { "most" => ics::MOST })) }
            @if let Some(wrong) = wrong { div.error role="alert" { p { (wrong) } } }
            @if lines.is_empty() { (self.file(text)) } @else { (self.found(lines, sides)) (self.propose(text, source, some)) }
        };
        let frame = Frame::of(self.app, self.officer, self.words, Room::Catalogue).await?;
        let page = frame.entry("console-ics", HERE, (path(Kind::Event), "console-catalogue"), &content);
        let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok((status, page).into_response())
    }

    fn form(&self, content: &Markup) -> Markup {
        html! {
            form.compose method="post" action=(HERE) enctype="multipart/form-data" {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                (content)
            }
        }
    }

    /// The form for a file.
    fn file(&self, text: &str) -> Markup {
        let words = self.words;
        self.form(&html! {
            label for="file" { (words.t("console-ics-file")) }
            input id="file" type="file" name="file" accept=".ics,text/calendar";
            label for="ics" { (words.t("console-ics-paste")) }
            textarea id="ics" name="ics" rows="10" spellcheck="false" { (text) }
            button.primary { (words.t("console-ics-look")) }
        })
    }

    /// Each festival of the file: what of it is new, and why one is left out.
    fn found(&self, lines: &[Line], sides: Sides<'_>) -> Markup {
        let words = self.words;
        let count = |is: fn(&Said) -> bool| lines.iter().filter(|line| is(&line.said)).count();
        let counts = args! {
            "new" => count(|it| matches!(it, Said::New(_))), "changed" => count(|it| matches!(it, Said::Changed(..))),
            "same" => count(|it| matches!(it, Said::Same)), "out" => count(|it| matches!(it, Said::LeftOut(_)))
        };
        html! {
            p role="status" { strong { (words.get("console-ics-found", &counts)) } }
            ol.timeline {
                @for Line { name, said, notes, like } in lines {
                    li {
                        p { strong dir="auto" { (name) } " · " (said.text(words)) }
                        @for note in notes { p.muted { (note) } }
                        @if let Some((id, name)) = like {
                            p.changed { (words.t("console-ics-like")) " " a href=(format!("{}/{id}", path(Kind::Event))) { (name) } }
                        }
                        @match said {
                            Said::New(item) => details { summary { (words.t("console-ics-see")) } (sides.of(None, item)) },
                            Said::Changed(it) => details open { summary { (words.t("console-ics-see")) } (sides.of(Some(&it.old), &it.new)) },
                            Said::Same | Said::LeftOut(_) => {}
                        }
                    }
                }
            }
        }
    }

    fn propose(&self, text: &str, source: &str, some: bool) -> Markup {
        let words = self.words;
        html! {
            @if some {
                (self.form(&html! {
                    input type="hidden" name="ics" value=(text);
                    label for="source" { (words.t("console-catalogue-field-source")) }
                    input id="source" name="source" maxlength=(SOURCE_CHARS) required autocomplete="off" value=(source);
                    p.muted { (words.t("console-ics-second")) }
                    button.primary name="then" value="propose" { (words.t("console-ics-propose")) }
                }))
            }
            p { a.button href=(HERE) { (words.t("console-ics-other")) } }
        }
    }
}

/// A listed festival whose name is the one of the file, or a part of it, or has it as a part, however it is marked.
fn like(events: &[Event], entry: &ics::Entry) -> Option<(String, String)> {
    let plain = |text: &str| Tokens::of(text).rest(0);
    let said = plain(entry.name());
    let is_like = |name: &&String| {
        let name = plain(name);
        !name.is_empty() && (said.contains(&name) || name.contains(&said))
    };
    let mut listed = events.iter().filter(|event| !event.retired && event.id != entry.id);
    listed.find_map(|event| event.name.0.values().find(is_like).map(|name| (event.id.clone(), name.clone())))
}

fn held_against(entry: &ics::Entry, known: Known<'_>, stamp: i64, old: Option<Item>) -> Said {
    let event = |item: &Item| match item {
        Item::Event(event) => Some(event.clone()),
        _ => None,
    };
    let before: Option<Event> = old.as_ref().and_then(event);
    let now = match entry.over(before.as_ref()) {
        Err(why) => return Said::LeftOut(why),
        Ok(now) if Some(&now) == before.as_ref() => return Said::Same,
        Ok(now) => Item::Event(now),
    };
    match (too_often(known, &now, old.as_ref()), old) {
        (Some(why), _) => Said::LeftOut(why),
        (None, Some(old)) => Said::Changed(Box::new(Change { stamp, old, new: now })),
        (None, None) => Said::New(Box::new(now)),
    }
}

/// Whether it is held more often than whoever opens its form could keep; what is listed no more is not counted.
fn too_often(known: Known<'_>, item: &Item, old: Option<&Item>) -> Option<Why> {
    let name = (item.kind(), item.id());
    let wrong = fields::read(known, name, old, &fields::of(item)).err().filter(|_| !item.is_retired())?;
    wrong.into_iter().find_map(|it| match it.rule {
        Rule::TooMany { max } if it.field == "spans" => Some(Why::TooOften(max)),
        _ => None,
    })
}

impl Said {
    fn text(&self, words: Words) -> String {
        words.t(&match self {
            Self::New(_) => "console-ics-new".to_owned(),
            Self::Changed(..) => "console-ics-changed".to_owned(),
            Self::Same => "console-ics-same".to_owned(),
            Self::LeftOut(Why::TooOften(most)) => {
                return words.get("console-ics-out-too-often", &args! { "most" => *most });
            }
            Self::LeftOut(why) => format!("console-ics-out-{}", why.word()),
        })
    }

    fn proposal(&self, source: &str) -> Option<Proposal> {
        let (stamp, item) = match self {
            Self::New(item) => (0, &**item),
            Self::Changed(it) => (it.stamp, &it.new),
            Self::Same | Self::LeftOut(_) => return None,
        };
        Some(Proposal { stamp, item: item.clone(), source: Some(source.to_owned()) })
    }
}
