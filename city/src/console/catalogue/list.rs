//! The list of a kind with its filters, and what can be done with many at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::text::{Language, folded};
use maud::{Markup, html};
use serde::Deserialize;

use super::words::{about, state};
use super::{import, path};
use crate::catalogue::desk::SOURCE_CHARS;
use crate::catalogue::fields::{STATUSES, status_word};
use crate::catalogue::item::{Item, Kind};
use crate::catalogue::served::Current;
use crate::console::layout::{self, Frame, Room};
use crate::console::listing;
use crate::console::officer::Officer;
use crate::console::unsaved::{self, Why};
use crate::problem::Result;
use crate::state::App;
use crate::store::catalogue_edit::{self, Edit};
use crate::web;

/// What of the list is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) q: String,
    pub(super) group: String,
    /// A status, `waiting` for a second person, or `unconfirmed`.
    pub(super) state: String,
}

/// Everything an item can be asked for beside its group: what its use is, and what the desk has to do with it.
const DUTIES: [&str; 2] = ["waiting", "unconfirmed"];

/// What was wrong with what was done to many at once: nothing of it is lost.
#[derive(Debug, Default)]
pub(super) struct Trouble {
    /// The key of what is said.
    pub(super) key: &'static str,
    /// The codes that were chosen.
    pub(super) chosen: Vec<String>,
    /// Where it was said to be known from.
    pub(super) source: String,
}

/// `GET /console/services`, and of the other kinds.
pub(super) async fn page(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Officer,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    show(&app, &officer, layout::words(&headers), (kind, &asked), None).await
}

/// The list, with what was wrong.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    (kind, asked): (Kind, &Asked),
    trouble: Option<&Trouble>,
) -> Result<Response> {
    if !officer.is_operator() {
        return Ok(unsaved::page(words, &Why::NoItem, ""));
    }
    let current = app.catalogue.get(app).await?;
    let waiting = catalogue_edit::waiting(&mut app.store.read().await?).await?;
    let list = List { app, officer, words, kind, current, waiting, trouble };
    let title = words.t("console-catalogue");
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            h1 { (title) }
            p.muted { (words.get("console-catalogue-hint", &args! { "version" => list.current.whole.version.to_string() })) }
            (list.held_back())
            (list.kinds())
            (list.filters(asked))
            p.ways {
                a.button href=(format!("{}/new", path(kind))) { (words.t(&format!("console-catalogue-new-{}", kind.word()))) }
                @if kind == Kind::Event { a.button href=(import::HERE) { (words.t("console-ics")) } }
            }
            (list.rows(asked))
        }
    };
    let frame = Frame::of(app, officer, words, Room::Catalogue).await?;
    let status = trouble.map_or(StatusCode::OK, |_| StatusCode::UNPROCESSABLE_ENTITY);
    Ok((status, frame.page(&title, "form", path(kind), &content)).into_response())
}

/// What the page shows.
struct List<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    kind: Kind,
    current: Arc<Current>,
    /// Every proposal that waits for a second person.
    waiting: Vec<Edit>,
    trouble: Option<&'a Trouble>,
}

impl List<'_> {
    /// In a city that is open to citizens: how much it does not show them yet.
    fn held_back(&self) -> Markup {
        let count = if self.app.config.production { self.current.unconfirmed().len() } else { 0 };
        html! { @if count > 0 { p.error { (self.words.get("console-catalogue-held-back", &args! { "count" => count })) } } }
    }

    fn kinds(&self) -> Markup {
        html! {
            nav.states aria-label=(self.words.t("console-catalogue-kinds")) {
                @for kind in Kind::ALL {
                    @let here = kind == self.kind;
                    @let waits = self.waiting.iter().filter(|edit| edit.proposed.kind() == kind).count();
                    a.on[here] href=(path(kind)) aria-current=[here.then_some("page")] {
                        (self.words.t(&format!("console-catalogue-kind-{}", kind.word())))
                        @if waits > 0 { span.count { (self.words.get("console-catalogue-kind-waits", &args! { "count" => waits })) } }
                    }
                }
            }
        }
    }

    fn filters(&self, asked: &Asked) -> Markup {
        let (words, language) = (self.words, web::language(self.words));
        let groups = self.current.whole.groups.iter();
        let groups = groups.map(|group| (group.id.as_str(), group.name.text(language))).collect();
        let uses = STATUSES.into_iter().filter(|it| self.kind == Kind::Service || *it != "paused");
        let states: Vec<_> =
            uses.chain(DUTIES).map(|it| (it, words.t(&format!("console-catalogue-state-{it}")))).collect();
        let states = states.iter().map(|(code, name)| (*code, name.as_str())).collect();
        let more = html! {
            @if self.kind == Kind::Service { (listing::select("group", &words.t("console-catalogue-groups"), &asked.group, groups)) }
            (listing::select("state", &words.t("console-catalogue-states"), &asked.state, states))
            button { (words.t("console-filter-go")) }
        };
        listing::filters(path(self.kind), "", &asked.q, &words.t("console-catalogue-search"), &more)
    }

    /// What waits of this kind, by its code.
    fn waits(&self) -> BTreeMap<&str, &Edit> {
        let of_kind = self.waiting.iter().filter(|edit| edit.proposed.kind() == self.kind);
        of_kind.map(|edit| (edit.proposed.id(), edit)).collect()
    }

    /// Everything of this kind: what everybody reads, and after it what is new and waits.
    fn all(&self) -> Vec<Item> {
        let mut all = Item::all(&self.current.whole, self.kind);
        let new = self.waits().into_values().filter(|edit| edit.was.is_none());
        all.extend(new.map(|edit| edit.proposed.clone()));
        all
    }

    fn rows(&self, asked: &Asked) -> Markup {
        let plain = |text: &str| text.chars().flat_map(folded).collect::<String>();
        let (wanted, waits) = (plain(asked.q.trim()), self.waits());
        let has = |item: &Item| {
            let texts = Language::WRITTEN.map(|language| plain(item.title().text(language)));
            let keywords = if let Item::Service(it) = item { it.keywords.as_slice() } else { &[] };
            let mut texts = texts.into_iter().chain(keywords.iter().map(|word| plain(word)));
            item.id().contains(&wanted) || texts.any(|text| text.contains(&wanted))
        };
        let in_group = |item: &Item| match item {
            Item::Service(it) => asked.group.is_empty() || it.group == asked.group,
            _ => true,
        };
        let found = self.all().into_iter().filter(in_group);
        let found: Vec<_> = found.filter(|it| self.is(it, &asked.state, &waits) && has(it)).collect();
        let count = self.words.get("console-catalogue-count", &args! { "count" => found.len() });
        html! {
            p.muted role="status" { (count) }
            @match asked.state.as_str() {
                "unconfirmed" => (self.many(&found, "confirm", |item| (!waits.contains_key(item.id())).then_some(0))),
                "waiting" => (self.many(&found, "publish", |item| self.publishable(waits.get(item.id()).copied()))),
                _ => (self.plain(&found, &waits)),
            }
        }
    }

    fn plain(&self, found: &[Item], waits: &BTreeMap<&str, &Edit>) -> Markup {
        html! { ul.rows { @for item in found { li { (self.row(item, waits.get(item.id()).copied())) } } } }
    }

    /// A confirmation of somebody else can be published from the list: it changes nothing that would have to be compared.
    fn publishable(&self, edit: Option<&Edit>) -> Option<i64> {
        edit.filter(|edit| edit.confirms() && edit.author != self.officer.actor().id).map(|edit| edit.id)
    }

    /// The rows with a tick before each that something can be done with, and the button that does it.
    fn many(&self, found: &[Item], action: &str, value: impl Fn(&Item) -> Option<i64>) -> Markup {
        let (words, waits) = (self.words, self.waits());
        let some = found.iter().any(|item| value(item).is_some());
        let may = action != "publish" || self.officer.is_fresh(self.app.now());
        html! {
            form.many method="post" action=(format!("{}/{action}", path(self.kind))) {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                @if let Some(trouble) = self.trouble { div.error role="alert" { p { (words.t(trouble.key)) } } }
                ul.rows {
                    @for item in found {
                        li {
                            @if let Some(value) = value(item) {
                                @let chosen = self.trouble.is_some_and(|trouble| trouble.chosen.iter().any(|id| id == item.id()));
                                input type="checkbox" name=(format!("item_{}", item.id())) value=(value) checked[chosen] aria-label=(item.title().text(web::language(words)));
                            }
                            (self.row(item, waits.get(item.id()).copied()))
                        }
                    }
                }
                @if some && action == "confirm" {
                    label for="source" { (words.t("console-catalogue-field-source")) }
                    input id="source" name="source" maxlength=(SOURCE_CHARS) required autocomplete="off" value=(self.trouble.map_or("", |it| it.source.as_str()));
                    p.muted { (words.t("console-catalogue-confirm-hint")) }
                }
                @if some && !may { (super::view::sign_in(words, &format!("{}?state=waiting", path(self.kind)))) }
                @else if some { button.primary { (words.t(&format!("console-catalogue-many-{action}"))) } }
            }
        }
    }

    fn is(&self, item: &Item, asked: &str, waits: &BTreeMap<&str, &Edit>) -> bool {
        let word = match item {
            Item::Service(it) => status_word(&it.status.at(self.app.now())),
            other if other.is_retired() => "retired",
            _ => "active",
        };
        match asked {
            "" => true,
            "waiting" => waits.contains_key(item.id()),
            "unconfirmed" => self.is_unconfirmed(item),
            state => word == state,
        }
    }

    fn is_unconfirmed(&self, item: &Item) -> bool {
        !self.current.brought.contains_key(&item.name())
    }

    fn row(&self, item: &Item, waits: Option<&Edit>) -> Markup {
        let words = self.words;
        let (language, title) = item.title().get(web::language(words));
        let urgency = if waits.is_some() { "soon" } else { "calm" };
        html! {
            a.row href=(format!("{}/{}", path(self.kind), item.id())) data-urgency=(urgency) {
                span.first { b lang=(language) { (title) } }
                span.second { (about(self.app, &self.current, words, item)) }
                span.due {
                    @if waits.is_some() { (words.t("console-catalogue-state-waiting")) }
                    @else if self.is_unconfirmed(item) { span.muted { (words.t("console-catalogue-state-unconfirmed")) } }
                }
                // What waits to be published for the first time is neither in use nor retired.
                @if waits.is_none_or(|edit| edit.was.is_some()) { span.third { (state(words, item, self.app.now())) } }
            }
        }
    }
}
