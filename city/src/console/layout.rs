//! What every page of the console has around its content, and the small pages that say one thing.

use axum::extract::{RawForm, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::HeaderMap;
use hue_i18n::Words;
use hue_model::text::Language;
use maud::{Markup, PreEscaped, html};

use super::form::Fields;
use super::officer::Officer;
use super::sign_in;
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::alert_draft;
use crate::store::catalogue_edit;
use crate::store::gauge_crossing;
use crate::store::queue;
use crate::store::role::Role;
use crate::store::session::Session;
use crate::store::sos::board;
use crate::web;

/// A year in seconds.
const YEAR: i64 = 365 * 24 * 3600;

/// A whole page.
pub(super) type Page = Html<String>;

/// The page's `<head>` and `<body>` around everything.
fn document(words: Words, title: &str, head: &Markup, body: &Markup) -> Page {
    let title = format!("{title} · {}", words.t("console-name"));
    let head = html! { (web::look(&["fonts", "tokens", "console"])) (head) };
    Html(web::document(words.tag(), &title, &head, body).into_string())
}

/// A room of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Reports.
    Reports,
    /// Warnings.
    Alerts,
    /// Calls for rescue.
    Sos,
    /// Shelters and flood parking.
    Shelters,
    /// Cuts of power and water.
    Outages,
    /// Cameras.
    Cameras,
    /// Gauges.
    Gauges,
    /// The catalogue.
    Catalogue,
}

/// What the bar says of the rooms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rooms {
    /// The one this page belongs to.
    pub(super) here: Room,
    /// The record's version, read before anything else of the page ([`Officer::version`]).
    pub(super) version: i64,
    /// How many cases are open.
    pub(super) open: i64,
    /// How many warnings wait for somebody: for approval, or as a machine made them.
    pub(super) waiting: i64,
    /// How many rivers are above an alarm level.
    pub(super) rivers: i64,
    /// How many proposals for the catalogue wait for a second person.
    pub(super) proposals: i64,
    /// How many calls for rescue are open; `None` where they are none of this person's work.
    pub(super) sos: Option<i64>,
}

impl Rooms {
    /// Reads how many things wait for this person, seen from a page of this room.
    pub(super) async fn read(app: &App, officer: &Officer, here: Room) -> Result<Self> {
        let mut conn = app.store.read().await?;
        let version = officer.version;
        let open = queue::counts(&mut conn, officer.agency()).await?.open();
        let waiting = if officer.is_operator() { alert_draft::waiting(&mut conn).await? } else { 0 };
        let rivers = gauge_crossing::rivers(&mut conn).await?;
        let proposals = if officer.is_operator() { catalogue_edit::count(&mut conn).await? } else { 0 };
        let Some(scope) = Scope::of(&officer.actor()) else {
            return Ok(Self { here, version, open, waiting, rivers, proposals, sos: None });
        };
        let counts = board::counts(&mut conn, &scope.wards()).await?;
        let sos = counts.into_iter().find(|(state, _)| *state == board::State::Open).map(|(_, count)| count);
        Ok(Self { here, version, open, waiting, rivers, proposals, sos })
    }
}

/// What every page has around its content, for somebody who is signed in.
pub(super) struct Frame<'a> {
    words: Words,
    officer: &'a Officer,
    rooms: Rooms,
    /// Whether everything here is a demonstration.
    demo: bool,
}

impl<'a> Frame<'a> {
    /// The frame of a page of this room.
    pub(super) async fn of(app: &App, officer: &'a Officer, words: Words, room: Room) -> Result<Self> {
        Ok(Self::with(app, officer, words, Rooms::read(app, officer, room).await?))
    }

    /// The frame of a page that knows already what the bar says.
    pub(super) fn with(app: &App, officer: &'a Officer, words: Words, rooms: Rooms) -> Self {
        Self { words, officer, rooms, demo: app.profile.demo }
    }

    /// The page of this title around this content. `view` is `queue`, `case` or `form`: what a narrow screen shows; `here` its
    /// address, for coming back to it.
    pub(super) fn page(&self, title: &str, view: &str, here: &str, content: &Markup) -> Page {
        let script = html! {
            @if matches!(self.rooms.here, Room::Sos | Room::Shelters | Room::Outages | Room::Cameras | Room::Catalogue) { link rel="stylesheet" href="/console/assets/rescue.css"; }
            @if self.rooms.here == Room::Catalogue { link rel="stylesheet" href="/console/assets/catalogue.css"; }
            @if self.rooms.here == Room::Gauges { link rel="stylesheet" href="/console/assets/gauges.css"; }
            script src="/console/assets/console.js" defer {}
        };
        let body = html! {
            a.skip href="#main" { (self.words.t("console-skip")) }
            (self.bar(here))
            p.not-live id="not-live" role="alert" hidden {
                (self.words.t("console-not-live")) " " a href=(here) { (self.words.t("console-not-live-reload")) }
            }
            div.board data-view=(view) data-here=(here) data-live=(format!("/console/events?since={}", self.rooms.version)) { (content) }
            (keys(self.words, self.rooms.here))
        };
        document(self.words, title, &script, &body)
    }

    /// The page of one thing to fill in or to read, under its title and the way back: an address and the key of its words.
    pub(super) fn entry(&self, title: &str, here: &str, back: (&str, &str), content: &Markup) -> Page {
        let title = self.words.t(title);
        let main = html! {
            main.case.entry id="main" tabindex="-1" {
                a.back href=(back.0) { "‹ " (self.words.t(back.1)) }
                h1 { (title) }
                (content)
            }
        };
        self.page(&title, "form", here, &main)
    }

    fn bar(&self, here: &str) -> Markup {
        let words = self.words;
        html! {
            header.bar {
                a.name href="/console" { (words.t("console-name")) }
                nav aria-label=(words.t("console-nav")) {
                    (self.room(Room::Reports, "/console", "console-nav-reports", self.rooms.open))
                    @if let Some(count) = self.rooms.sos { (self.room(Room::Sos, "/console/sos", "console-nav-sos", count)) }
                    @if self.rooms.sos.is_some() { (self.room(Room::Shelters, "/console/shelters", "console-nav-shelters", 0)) (self.room(Room::Outages, "/console/outages", "console-nav-outages", 0)) (self.room(Room::Cameras, "/console/cameras", "console-nav-cameras", 0)) }
                    @if self.officer.is_operator() {
                        (self.room(Room::Alerts, "/console/alerts", "console-nav-alerts", self.rooms.waiting))
                    }
                    (self.room(Room::Gauges, "/console/gauges", "console-nav-gauges", self.rooms.rivers))
                    @if self.officer.is_operator() {
                        (self.room(Room::Catalogue, "/console/services", "console-nav-catalogue", self.rooms.proposals))
                    }
                }
                @if self.demo { span.demo title=(words.t("console-demo-banner")) { (words.t("console-demo-short")) } }
                details.me {
                    summary {
                        span.initial aria-hidden="true" { (initial(self.officer.name())) }
                        span.who { (self.officer.name()) }
                    }
                    div.sheet {
                        p { b { (self.officer.name()) } br; (self.role()) }
                        (language_form(words, here))
                        (sign_out_form(words, &self.officer.session))
                    }
                }
            }
        }
    }

    fn room(&self, room: Room, href: &str, name: &str, count: i64) -> Markup {
        let here = room == self.rooms.here;
        html! {
            a.on[here] href=(href) aria-current=[here.then_some("page")] {
                (self.words.t(name)) @if count > 0 { " " span.count { (self.words.number(count)) } }
            }
        }
    }

    fn role(&self) -> String {
        self.words.t(match self.officer.role {
            Role::Operator => "console-role-operator",
            Role::Supervisor => "console-role-supervisor",
            Role::Clerk { .. } => "console-role-clerk",
        })
    }
}

fn initial(name: &str) -> char {
    name.rsplit(' ').next().and_then(|word| word.chars().next()).unwrap_or('?')
}

fn language_form(words: Words, here: &str) -> Markup {
    let other = web::other(words);
    html! {
        form method="post" action="/console/language" {
            input type="hidden" name="return_to" value=(here);
            button.plain name="language" value=(other.tag()) lang=(other.tag()) { (other.t("console-language-name")) }
        }
    }
}

fn sign_out_form(words: Words, session: &Session) -> Markup {
    html! {
        form method="post" action="/console/sign-out" {
            input type="hidden" name="csrf" value=(session.csrf);
            button.plain { (words.t("console-sign-out")) }
        }
    }
}

/// The keys of a room, for those who work with them.
const fn keys_of(room: Room) -> &'static [(&'static str, &'static str)] {
    match room {
        Room::Alerts | Room::Gauges | Room::Shelters | Room::Outages | Room::Cameras | Room::Catalogue => &[],
        Room::Sos => &[
            ("/", "console-key-search"),
            ("N", "console-sos-key-claim"),
            ("G", "console-sos-key-assign"),
            ("M", "console-sos-key-tell"),
            ("D", "console-sos-key-done"),
            ("C", "console-sos-key-close"),
            ("S", "console-sos-key-same"),
            ("X", "console-sos-key-different"),
            ("U", "console-sos-key-undo"),
        ],
        Room::Reports => &[
            ("/", "console-key-search"),
            ("T", "console-key-take"),
            ("G", "console-key-assign"),
            ("A", "console-key-answer"),
            ("F", "console-key-fixed"),
            ("R", "console-key-refuse"),
        ],
    }
}

fn keys(words: Words, room: Room) -> Markup {
    let first = [("J K", "console-key-move"), ("Enter", "console-key-open")];
    let all = first.iter().chain(keys_of(room)).chain(&[("Esc", "console-key-back")]);
    html! {
        footer.keys aria-label=(words.t("console-keys")) {
            @for (keys, meaning) in all {
                span { @for key in keys.split(' ') { kbd { (key) } } " " (words.t(meaning)) }
            }
        }
    }
}

/// A page without a bar, for paper.
pub(super) fn bare(words: Words, title: &str, body: &Markup) -> Page {
    document(words, title, &PreEscaped(String::new()), body)
}

/// A page with one message, for somebody who is not in.
fn notice(words: Words, title: &str, text: &str, more: &Markup) -> Page {
    let title = words.t(title);
    let body = html! {
        main.notice id="main" {
            p.mark { (words.t("console-name")) }
            h1 { (title) }
            p { (words.t(text)) }
            (more)
        }
    };
    document(words, &title, &PreEscaped(String::new()), &body)
}

fn sign_in_link(words: Words, key: &str) -> Markup {
    html! { p { a.button.primary href="/console/sign-in" { (words.t(key)) } } }
}

/// Signed in, but nobody gave this person a role.
pub(super) fn no_role(words: Words, session: &Session, text: &str) -> Page {
    let more = html! {
        (written(words, text))
        p.muted { (session.name.as_deref().unwrap_or_default()) }
        (sign_out_form(words, session))
    };
    notice(words, "console-no-role-title", "console-no-role", &more)
}

/// A sign-in that came to nothing.
pub(super) fn sign_in_failed(words: Words, text: &str) -> Page {
    notice(words, "console-sign-in-failed", text, &sign_in_link(words, "console-sign-in-again"))
}

/// After signing out.
pub(super) fn signed_out(words: Words) -> Page {
    notice(words, "console-signed-out-title", "console-signed-out", &sign_in_link(words, "console-sign-in"))
}

/// What somebody wrote into a form that was not taken, to copy.
pub(super) fn written(words: Words, text: &str) -> Markup {
    html! {
        @if !text.is_empty() {
            label for="written" { (words.t("console-ended-written")) }
            textarea id="written" rows="10" readonly { (text) }
        }
    }
}

/// The session ended while somebody was writing: what they wrote is on the page.
pub(super) fn ended(words: Words, text: &str) -> Page {
    let more = html! {
        (written(words, text))
        (sign_in_link(words, "console-sign-in"))
    };
    notice(words, "console-ended-title", "console-ended", &more)
}

/// Something was not done: no such case, not this person's, or a form that was not taken, with what was in it.
pub(super) fn unsaved(words: Words, title: &str, why: &str, text: &str) -> Page {
    let more = html! {
        (written(words, text))
        p { a.button href="/console" { (words.t("console-to-queue")) } }
    };
    notice(words, title, why, &more)
}

/// Goes on to a page of the console. A redirect would arrive without the new strict cookie, as it began at the
/// issuer's site; a page of ours that leads on has it.
pub(super) fn onward(words: Words, path: &str) -> Page {
    let head = html! { meta http-equiv="refresh" content=(format!("0;url={path}")); };
    let body = html! { main.notice id="main" { p { a href=(path) { (words.t("console-onward")) } } } };
    document(words, &words.t("console-name"), &head, &body)
}

/// `POST /console/language`.
pub(super) async fn choose_language(State(app): State<App>, RawForm(form): RawForm) -> Response {
    let fields = Fields::read(&form);
    let chosen = Language::from_tag(fields.get("language")).unwrap_or_default();
    let mut response = Redirect::to(&sign_in::inside(fields.get("return_to"))).into_response();
    web::set_cookie(&app, &mut response, web::LANGUAGE_COOKIE, chosen.tag(), "Strict", YEAR);
    response
}

/// The language of these headers, for a page.
pub(super) fn words(headers: &HeaderMap) -> Words {
    web::words(headers)
}
