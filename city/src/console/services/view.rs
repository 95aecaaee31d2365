//! A service's page: what it says, what is proposed, the form, and everything that was proposed before.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::problem::FieldProblem;
use maud::{Markup, html};
use serde::Deserialize;

use super::form::edit_form;
use super::words::{channel, group, side_by_side, status};
use crate::catalogue::desk::{self, REASON_CHARS, Standing};
use crate::catalogue::fields::{self, Values};
use crate::catalogue::served;
use crate::console::layout::{self, Frame, Room};
use crate::console::officer::Officer;
use crate::console::unsaved::{self, Why};
use crate::problem::Result;
use crate::state::App;
use crate::store::report::word;
use crate::store::role;
use crate::store::service_edit::{Decision, Edit, Outcome};
use crate::web::{self, moment};

/// What of the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// Whether the form is open.
    edit: String,
}

/// `GET /console/services/{id}`.
pub(super) async fn page(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let form = (!asked.edit.is_empty()).then(|| Typed { open: true, ..Typed::default() });
    show(&app, &officer, words, &id, form.as_ref()).await
}

/// What stands on the page beside the service: the form as it was typed, and what is wrong.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// Whether the form is open.
    pub(super) open: bool,
    /// What was typed; `None` begins with what stands there.
    pub(super) values: Option<Values>,
    /// What the typed values were begun from, as [`Standing::stamp`] says it.
    pub(super) stamp: i64,
    /// The fields that cannot be taken.
    pub(super) faults: Vec<FieldProblem>,
    /// What is wrong with the whole.
    pub(super) message: String,
    /// The service as it stood when the form was opened, where somebody else wrote meanwhile.
    pub(super) seen: Option<Box<hue_model::catalogue::Service>>,
    /// The reason that was typed for refusing.
    pub(super) reason: String,
    /// How it is answered.
    pub(super) status: StatusCode,
}

/// The page, with the form open where there is something for it.
pub(super) async fn show(
    app: &App,
    officer: &Officer,
    words: Words,
    id: &str,
    typed: Option<&Typed>,
) -> Result<Response> {
    if !officer.is_operator() {
        return Ok(unsaved::page(words, &Why::NoService, ""));
    }
    let Some(view) = View::read(app, officer, words, id).await? else {
        return Ok(unsaved::page(words, &Why::NoService, ""));
    };
    let current = app.catalogue.get(app).await?;
    let (language, name) = view.standing.service.name.get(web::language(words));
    let service = &view.standing.service;
    let content = html! {
        main.case.entry id="main" tabindex="-1" {
            a.back href="/console/services" { "‹ " (words.t("console-services")) }
            h1 lang=(language) { (name) }
            p { (group(&current, words, &service.group)) " · " (channel(words, &service.channel)) " · " (status(words, &service.status, app.now())) }
            p.muted { code { (service.id) } " · " (view.confirmed()) }
            @if let Some(typed) = typed { (view.trouble(typed)) }
            @if let Some(edit) = view.standing.waiting() { (view.proposal(edit, typed)) }
            @if let Some(typed) = typed.filter(|typed| typed.open) { (edit_form(&view, typed)) }
            @else { (view.begin()) }
            (view.history())
        }
    };
    let frame = Frame::of(app, officer, words, Room::Services).await?;
    let page = frame.page(name, "form", &format!("/console/services/{id}"), &content);
    Ok((typed.map_or(StatusCode::OK, |typed| typed.status), page).into_response())
}

/// What the page shows.
pub(super) struct View<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
    pub(super) standing: Standing,
    names: BTreeMap<String, String>,
}

impl<'a> View<'a> {
    async fn read(app: &'a App, officer: &'a Officer, words: Words, id: &str) -> Result<Option<Self>> {
        let mut conn = app.store.read().await?;
        let Some(standing) = desk::standing(app, &mut conn, id).await? else { return Ok(None) };
        let mut names = BTreeMap::new();
        for edit in &standing.history {
            for who in [Some(&edit.author), edit.decision.as_ref().map(|it| &it.by)].into_iter().flatten() {
                if !names.contains_key(who) {
                    let name = role::person(&mut conn, who).await?.and_then(|person| person.name);
                    names.insert(who.clone(), name.unwrap_or_default());
                }
            }
        }
        Ok(Some(Self { app, officer, words, standing, names }))
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
        let Some((edit, decision)) = decided else { return self.words.t("console-service-unconfirmed") };
        let said = args! {
            "author" => self.name(&edit.author), "by" => self.name(&decision.by), "when" => self.when(decision.at),
            "version" => self.version(decision)
        };
        self.words.get("console-service-confirmed", &said)
    }

    /// What was wrong with what was sent.
    fn trouble(&self, typed: &Typed) -> Markup {
        let words = self.words;
        html! {
            @if !typed.message.is_empty() || !typed.faults.is_empty() {
                div.error role="alert" {
                    p { (if typed.faults.is_empty() { typed.message.clone() } else { words.t("console-service-faults") }) }
                    @if !typed.faults.is_empty() {
                        ul {
                            @for fault in &typed.faults {
                                li { a href=(format!("#{}", fault.field)) { (super::words::field(words, &fault.field)) } ": " (super::form::why(words, fault)) }
                            }
                        }
                    }
                }
            }
            @if let Some(seen) = &typed.seen {
                section.meanwhile aria-labelledby="meanwhile" {
                    h2 id="meanwhile" { (words.get("console-service-meanwhile", &args! { "who" => self.writer() })) }
                    (side_by_side(self.app, words, seen, self.standing.newest()))
                }
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
                h2 id="proposal" { (words.t("console-service-proposal")) }
                p { (words.get("console-service-proposed", &said)) }
                (side_by_side(self.app, words, &self.standing.service, &edit.proposed))
                @if mine {
                    p.muted { (words.t("console-service-second")) }
                    (self.decision(edit, "refuse", "", &html! { button { (words.t("console-service-withdraw")) } }))
                } @else {
                    @if self.officer.is_fresh(self.app.now()) {
                        (self.decision(edit, "publish", "approve", &html! { button.primary { (words.t("console-service-publish")) } }))
                    } @else { (self.sign_in()) }
                    (self.decision(edit, "refuse", "", &html! {
                        label for="reason" { (words.t("console-service-reason")) }
                        textarea id="reason" name="reason" rows="2" maxlength=(REASON_CHARS) required { (reason) }
                        button.danger { (words.t("console-service-refuse")) }
                    }))
                }
            }
        }
    }

    /// What goes to every phone is not published from a screen that somebody left open.
    fn sign_in(&self) -> Markup {
        let (words, here) = (self.words, format!("/console/services/{}", self.standing.service.id));
        let again =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("return_to", &here).finish();
        html! {
            p { (words.t("console-service-not-fresh")) }
            a.button.primary href=(format!("/console/sign-in?{again}")) { (words.t("console-service-sign-in")) }
        }
    }

    fn decision(&self, edit: &Edit, action: &str, act: &str, inner: &Markup) -> Markup {
        html! {
            form method="post" action=(format!("/console/services/{}/{action}", self.standing.service.id)) data-act=[(!act.is_empty()).then_some(act)] {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="edit" value=(edit.id);
                (inner)
            }
        }
    }

    /// The way to the form, and the word that everything is right as it stands.
    fn begin(&self) -> Markup {
        let (words, id) = (self.words, &self.standing.service.id);
        // Whoever refused it, or took it back, may be wrong too: until it is published it can be confirmed again.
        let confirms = self.standing.published().is_none() && self.standing.waiting().is_none();
        html! {
            div.ways {
                a.button href=(format!("/console/services/{id}?edit=1#edit")) { (words.t("console-service-edit")) }
                @if confirms {
                    form method="post" action=(format!("/console/services/{id}/confirm")) {
                        input type="hidden" name="csrf" value=(self.officer.session.csrf);
                        input type="hidden" name="seen" value="0";
                        button { (words.t("console-service-confirm")) }
                    }
                }
            }
        }
    }

    /// Everything that was proposed and decided, newest first; at the end what is built in.
    fn history(&self) -> Markup {
        let (words, standing) = (self.words, &self.standing);
        let decided = standing.history.iter().filter(|edit| edit.decision.is_some());
        html! {
            section aria-labelledby="history" {
                h2 id="history" { (words.t("console-service-history")) }
                ol.timeline {
                    @for edit in decided { (self.entry(edit)) }
                    li {
                        p { (words.t("console-service-built-in")) }
                        @let first = desk::built_in(self.app, &standing.service.id);
                        @if standing.waiting().is_none() && first.is_some_and(|first| *first != standing.service) { (self.put_back(0)) }
                    }
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
                p { (words.get(&format!("console-service-outcome-{}", word(decision.outcome)), &said)) }
                @if let Some(reason) = &decision.reason { p.letter dir="auto" { (reason) } }
                details {
                    summary { (words.get("console-service-changes", &args! { "count" => fields::changes(&edit.was, &edit.proposed).len() })) }
                    (side_by_side(self.app, words, &edit.was, &edit.proposed))
                }
                @if published && self.standing.waiting().is_none() && edit.proposed != self.standing.service { (self.put_back(edit.id)) }
            }
        }
    }

    /// Proposes what stood there once.
    fn put_back(&self, edit: i64) -> Markup {
        html! {
            form method="post" action=(format!("/console/services/{}/restore", self.standing.service.id)) {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="seen" value=(self.standing.stamp());
                input type="hidden" name="edit" value=(edit);
                button { (self.words.t("console-service-restore")) }
            }
        }
    }
}
