//! An item's page: what it says, what is proposed, the form, and everything that was proposed before.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use maud::{Markup, html};
use serde::Deserialize;

use super::form::{Form, Goes, Typed, wrong};
use super::path;
use super::ratings::Said;
use super::words::{Sides, about, state};
use crate::catalogue::desk::{self, REASON_CHARS, SOURCE_CHARS, Standing};
use crate::catalogue::fields::{self, Known};
use crate::catalogue::item::{Kind, Name};
use crate::catalogue::served::{self, Current};
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::Officer;
use crate::console::unsaved::{self, Why};
use crate::problem::Result;
use crate::state::App;
use crate::store::catalogue_edit::{Decision, Edit, Outcome};
use crate::store::report::word;
use crate::store::role;
use crate::web::{self, moment};

/// What of the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Whether the form is open.
    edit: String,
}

/// `GET /console/services/{id}`, and of the other kinds.
pub(super) async fn page(
    State(app): State<App>,
    Extension(kind): Extension<Kind>,
    officer: Officer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let form = (!asked.edit.is_empty()).then(|| Typed { open: true, ..Typed::default() });
    show(&app, &officer, words, &(kind, id), form.as_ref()).await
}

/// What goes to every phone is not published from a screen that somebody left open.
pub(super) fn sign_in(words: Words, here: &str) -> Markup {
    let again = url::form_urlencoded::Serializer::new(String::new()).append_pair("return_to", here).finish();
    html! {
        p { (words.t("console-catalogue-not-fresh")) }
        a.button.primary href=(format!("/console/sign-in?{again}")) { (words.t("console-catalogue-sign-in")) }
    }
}

/// The page, with the form open where there is something for it.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    name: &Name,
    typed: Option<&Typed>,
) -> Result<Response> {
    if !officer.is_operator() {
        return Ok(unsaved::page(words, &Why::NoItem, ""));
    }
    let Some(view) = View::read(app, officer, words, name).await? else {
        return Ok(unsaved::page(words, &Why::NoItem, ""));
    };
    let Some(item) = view.standing.item.as_ref().or_else(|| view.standing.newest()) else {
        return Ok(unsaved::page(words, &Why::NoItem, ""));
    };
    let (language, title) = item.title().get(web::language(words));
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            a.back href=(path(name.0)) { "‹ " (words.t("console-catalogue")) }
            h1 lang=(language) { (title) }
            p { (about(app, &view.current, words, item)) " · " (state(words, item, app.now())) }
            p.muted { code { (item.id()) } " · " (view.confirmed()) }
            @if let Some(typed) = typed { (wrong(words, typed)) (view.meanwhile(typed)) }
            @if let Some(edit) = view.standing.waiting() { (view.proposal(edit, typed)) }
            @if let Some(typed) = typed.filter(|typed| typed.open) { (view.form(typed)) }
            @else { (view.begin(typed)) }
            @if let Some(ratings) = &view.ratings { (ratings.show(app, words)) }
            (view.history())
        }
    };
    let frame = Frame::of(app, officer, words, Room::Catalogue).await?;
    let page = frame.page(title, "form", &view.here(), &content);
    Ok((typed.map_or(StatusCode::OK, |typed| typed.status), page).into_response())
}

/// What the page shows.
struct View<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    standing: Standing,
    current: Arc<Current>,
    /// What citizens think of it, where it is a service.
    ratings: Option<Said>,
    names: BTreeMap<String, String>,
}

impl<'a> View<'a> {
    async fn read(app: &'a App, officer: &'a Officer, words: Words, name: &Name) -> Result<Option<Self>> {
        let current = app.catalogue.get(app).await?;
        let ratings = if name.0 == Kind::Service { Some(Said::read(app, &name.1).await?) } else { None };
        let mut conn = app.store.read().await?;
        let Some(standing) = desk::standing(app, &mut conn, name).await? else { return Ok(None) };
        let mut names = BTreeMap::new();
        for edit in &standing.history {
            for who in [Some(&edit.author), edit.decision.as_ref().map(|it| &it.by)].into_iter().flatten() {
                if !names.contains_key(who) {
                    let name = role::person(&mut conn, who).await?.and_then(|person| person.name);
                    names.insert(who.clone(), name.unwrap_or_default());
                }
            }
        }
        Ok(Some(Self { app, officer, words, standing, current, ratings, names }))
    }

    /// The page's address.
    fn here(&self) -> String {
        let (kind, id) = &self.standing.name;
        format!("{}/{id}", path(*kind))
    }

    fn known(&self) -> Known<'_> {
        Known { pack: &self.app.pack, whole: &self.current.whole }
    }

    fn sides(&self) -> Sides<'_> {
        Sides { app: self.app, known: self.known(), words: self.words }
    }

    /// The form, on what stands there now.
    fn form(&self, typed: &Typed) -> Markup {
        let mut begun = self.standing.newest().map(fields::of).unwrap_or_default();
        if let Some(source) = self.standing.waiting().and_then(|edit| edit.source.clone()) {
            begun.insert("source".into(), source);
        }
        let (values, stamp) = match &typed.values {
            Some(values) => (values, typed.stamp),
            None => (&begun, self.standing.stamp()),
        };
        let (words, kind) = (self.words, self.standing.name.0);
        let form = Form { words, known: self.known(), kind, values, faults: &typed.faults };
        let (action, csrf) = (self.here(), self.officer.session.csrf.as_str());
        form.whole(&Goes { action: &action, csrf, stamp, title: "console-catalogue-edit" }, false)
    }

    fn name(&self, id: &str) -> &str {
        self.names.get(id).map_or("", String::as_str)
    }

    fn when(&self, at: hue_model::time::Millis) -> String {
        moment(self.words, at, self.app.now())
    }

    /// The version that a publication brought, without marks between its digits.
    fn version(&self, decision: &Decision) -> String {
        let stored = decision.version.unwrap_or_default();
        served::version(self.app.pack.catalogue.version, stored).to_string()
    }

    /// Who stands for what everybody reads.
    fn confirmed(&self) -> String {
        let published = self.standing.published();
        let decided = published.and_then(|edit| edit.decision.as_ref().map(|it| (edit, it)));
        let Some((edit, decision)) = decided else {
            return self.words.t(match self.standing.item {
                Some(_) => "console-catalogue-unconfirmed",
                None => "console-catalogue-unpublished",
            });
        };
        let said = args! {
            "author" => self.name(&edit.author), "by" => self.name(&decision.by), "when" => self.when(decision.at),
            "version" => self.version(decision)
        };
        self.words.get("console-catalogue-confirmed", &said)
    }

    /// What somebody else wrote since the form was opened.
    fn meanwhile(&self, typed: &Typed) -> Markup {
        let Some(now) = self.standing.newest().filter(|_| typed.meanwhile) else { return html! {} };
        html! {
            section.meanwhile aria-labelledby="meanwhile" {
                h2 id="meanwhile" { (self.words.get("console-catalogue-meanwhile", &args! { "who" => self.writer() })) }
                (self.sides().of(typed.seen.as_deref(), now))
            }
        }
    }

    /// Who wrote what stands there now.
    fn writer(&self) -> &str {
        let edit = self.standing.waiting().or_else(|| self.standing.published());
        edit.map_or("", |edit| self.name(&edit.author))
    }

    /// The proposal that waits, with what it changes and what can be done with it.
    fn proposal(&self, edit: &Edit, typed: Option<&Typed>) -> Markup {
        let (words, mine) = (self.words, edit.author == self.officer.actor().id);
        let said = args! { "who" => self.name(&edit.author), "when" => self.when(edit.proposed_at) };
        let reason = typed.map_or("", |typed| typed.reason.as_str());
        html! {
            section.proposal aria-labelledby="proposal" {
                h2 id="proposal" { (words.t("console-catalogue-proposal")) }
                p { (words.get("console-catalogue-proposed", &said)) }
                (self.source(edit))
                (self.sides().of(self.standing.item.as_ref(), &edit.proposed))
                @if mine {
                    p.muted { (words.t("console-catalogue-second")) }
                    (self.decision(edit, "refuse", "", &html! { button { (words.t("console-catalogue-withdraw")) } }))
                } @else {
                    @if self.officer.is_fresh(self.app.now()) {
                        (self.decision(edit, "publish", "approve", &html! { button.primary { (words.t("console-catalogue-publish")) } }))
                    } @else { (sign_in(words, &self.here())) }
                    (self.decision(edit, "refuse", "", &html! {
                        label for="reason" { (words.t("console-catalogue-reason")) }
                        textarea id="reason" name="reason" rows="2" maxlength=(REASON_CHARS) required { (reason) }
                        button.danger { (words.t("console-catalogue-refuse")) }
                    }))
                }
            }
        }
    }

    /// Where the author has it from.
    fn source(&self, edit: &Edit) -> Markup {
        let source = edit.source.as_ref();
        html! { @if let Some(source) = source { p dir="auto" { (self.words.get("console-catalogue-source", &args! { "source" => source.clone() })) } } }
    }

    fn decision(&self, edit: &Edit, action: &str, act: &str, inner: &Markup) -> Markup {
        html! {
            form method="post" action=(format!("{}/{action}", self.here())) data-act=[(!act.is_empty()).then_some(act)] {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="edit" value=(edit.id);
                (inner)
            }
        }
    }

    /// The way to the form, and the words that everything is right as it stands, or is listed no longer.
    fn begin(&self, typed: Option<&Typed>) -> Markup {
        let words = self.words;
        // Whoever refused it, or took it back, may be wrong too: until it is published it can be confirmed again.
        let free = self.standing.item.as_ref().filter(|_| self.standing.waiting().is_none());
        let confirms = free.is_some() && self.standing.published().is_none();
        let turn = free.map(|item| if item.is_retired() { "revive" } else { "retire" });
        html! {
            div.ways {
                a.button href=(format!("{}?edit=1#edit", self.here())) { (words.t("console-catalogue-edit")) }
                @if let Some(turn) = turn {
                    (self.proposing(turn, &html! { button { (words.t(&format!("console-catalogue-turn-{turn}"))) } }))
                }
            }
            @if confirms {
                (self.proposing("confirm", &html! {
                    label for="source" { (words.t("console-catalogue-field-source")) }
                    input id="source" name="source" maxlength=(SOURCE_CHARS) required autocomplete="off" value=(typed.map_or("", |typed| typed.source.as_str()));
                    p.muted { (words.t("console-catalogue-confirm-hint")) }
                    button { (words.t("console-catalogue-confirm")) }
                }))
            }
        }
    }

    /// A button that proposes something on what stands there.
    fn proposing(&self, action: &str, inner: &Markup) -> Markup {
        html! {
            form method="post" action=(format!("{}/{action}", self.here())) {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="seen" value=(self.standing.stamp());
                (inner)
            }
        }
    }

    /// Everything that was proposed and decided, newest first; at the end what is built in.
    fn history(&self) -> Markup {
        let (words, standing) = (self.words, &self.standing);
        let decided = standing.history.iter().filter(|edit| edit.decision.is_some());
        let first = desk::built_in(self.app, &standing.name);
        html! {
            section aria-labelledby="history" {
                h2 id="history" { (words.t("console-catalogue-history")) }
                ol.timeline {
                    @for edit in decided { (self.entry(edit)) }
                    @if first.is_some() { li {
                        p { (words.t("console-catalogue-built-in")) }
                        @if standing.waiting().is_none() && first != standing.item { (self.put_back(0)) }
                    } }
                }
            }
        }
    }

    fn entry(&self, edit: &Edit) -> Markup {
        let Some(decision) = &edit.decision else { return html! {} };
        let words = self.words;
        let said = args! {
            "author" => self.name(&edit.author), "proposed" => self.when(edit.proposed_at), "by" => self.name(&decision.by),
            "when" => self.when(decision.at), "version" => self.version(decision)
        };
        let published = decision.outcome == Outcome::Published;
        html! {
            li data-outcome=(word(decision.outcome)) {
                p { (words.get(&format!("console-catalogue-outcome-{}", word(decision.outcome)), &said)) }
                (self.source(edit))
                @if let Some(reason) = &decision.reason { p.letter dir="auto" { (reason) } }
                details {
                    summary { (words.get("console-catalogue-changes", &args! { "count" => fields::changes(edit.was.as_ref(), &edit.proposed).len() })) }
                    (self.sides().of(edit.was.as_ref(), &edit.proposed))
                }
                @if published && self.standing.waiting().is_none() && Some(&edit.proposed) != self.standing.item.as_ref() { (self.put_back(edit.id)) }
            }
        }
    }

    /// Proposes what stood there once.
    fn put_back(&self, edit: i64) -> Markup {
        self.proposing(
            "restore",
            &html! {
                input type="hidden" name="edit" value=(edit);
                button { (self.words.t("console-catalogue-restore")) }
            },
        )
    }
}
