//! The duty list at the desk: who is called, in which order, on which phone. Operators see it, supervisors change it. And
//! the door of the link that a call sends.

use axum::extract::{Path, RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use maud::{Markup, html};

use super::{Page, not_here};
use crate::alert::duty;
use crate::caller::person_id;
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved::{self, Why};
use crate::duty::{Change, apply};
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::duty::{OnDuty, all};
use crate::store::role::{self, Holder, Role};

/// The address of the list.
const HERE: &str = "/console/alerts/duty";

/// `GET /console/d/{token}`: the link of a text message. Who is not signed in signs in first and comes back here.
pub(in crate::console) async fn link(
    State(app): State<App>,
    officer: Officer,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    if !officer.is_operator() {
        return Ok(not_here(words));
    }
    Ok(match duty::open(&app, &officer.actor().id, &token).await? {
        Some(id) => Redirect::to(&format!("/console/alerts/drafts/{id}")).into_response(),
        None => unsaved::page(words, &Why::NoLink, ""),
    })
}

/// `GET /console/alerts/duty`.
pub(in crate::console) async fn page(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    if !officer.is_operator() {
        return Ok(not_here(words));
    }
    List::read(&app, &officer, words).await?.show(None).await
}

/// `POST /console/alerts/duty`.
pub(in crate::console) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&form));
    let take = async |officer: Officer| take(&app, &officer, words, &fields).await;
    unsaved::taken(words, officer, fields.csrf(), fields.get("phone"), take).await
}

async fn take(app: &App, officer: &Officer, words: Words, fields: &Fields) -> Result<Response> {
    if !officer.is_operator() {
        return Ok(not_here(words));
    }
    let list = List::read(app, officer, words).await?;
    let Some(change) = list.change(fields) else { return Ok(not_here(words)) };
    if !list.may() {
        return list.show(Some(words.t("console-mistake-forbidden"))).await;
    }
    match apply(app, &officer.actor().id, change).await {
        Ok(()) => Ok(Redirect::to(HERE).into_response()),
        Err(Failure::Said { problem, .. }) => {
            let field = problem.fields.first().map_or("gone", |field| field.field.as_str());
            list.show(Some(words.t(&format!("console-duty-mistake-{field}")))).await
        }
        Err(failure) => Err(failure),
    }
}

/// The list and who could be put on it, for one person.
struct List<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    people: Vec<OnDuty>,
    others: Vec<Holder>,
}

impl<'a> List<'a> {
    async fn read(app: &'a App, officer: &'a Officer, words: Words) -> Result<Self> {
        let mut conn = app.store.read().await?;
        let people = all(&mut conn).await?;
        let is_on = |it: &Holder| people.iter().any(|who| who.iss == it.iss && who.sub == it.sub);
        let mut others = role::all(&mut conn).await?;
        others.retain(|it| it.role.is_desk() && !is_on(it));
        others.dedup_by(|a, b| a.iss == b.iss && a.sub == b.sub);
        Ok(Self { app, officer, words, people, others })
    }

    fn may(&self) -> bool {
        self.officer.role == Role::Supervisor
    }

    /// What a form asks for; `None` where it names nobody who is there.
    fn change(&self, fields: &Fields) -> Option<Change> {
        let (id, phone) = (fields.get("person"), fields.get("phone").trim().to_owned());
        if fields.get("act") == "add" {
            let it = self.others.iter().find(|it| person_id(&it.iss, &it.sub) == id)?;
            let name = name(it).to_owned();
            let who = OnDuty { iss: it.iss.clone(), sub: it.sub.clone(), name, phone, approves: true };
            return Some(Change::Put(who));
        }
        let at = self.people.iter().position(|who| who.id() == id)?;
        let who = self.people.get(at)?.clone();
        Some(match fields.get("act") {
            "save" => Change::Put(OnDuty { phone, ..who }),
            "up" => Change::Place { iss: who.iss, sub: who.sub, place: at.saturating_sub(1) },
            "down" => Change::Place { iss: who.iss, sub: who.sub, place: at.saturating_add(1) },
            "remove" => Change::Remove { iss: who.iss, sub: who.sub },
            _ => return None,
        })
    }

    async fn show(&self, mistake: Option<String>) -> Result<Response> {
        let words = self.words;
        let wrong = mistake.is_some();
        let main = html! {
            main.case.composer id="main" tabindex="-1" {
                a.back href="/console/alerts" { "‹ " (words.t("console-alert-list")) }
                h1 { (words.t("console-duty")) }
                p { (words.t(if self.app.profile.demo { "console-duty-hint" } else { "console-duty-hint-turn" })) }
                @if let Some(mistake) = &mistake { p.error role="alert" { (mistake) } }
                @if self.people.is_empty() { p.climb data-called="true" { (words.t("console-duty-nobody")) } }
                ol.duty { @for (at, who) in self.people.iter().enumerate() { li { (self.entry(at, who)) } } }
                @if self.may() { (self.add()) } @else { p.muted { (words.t("console-duty-supervisor")) } }
            }
        };
        let page = Page {
            app: self.app,
            officer: self.officer,
            words,
            title: words.t("console-duty"),
            view: "case",
            here: HERE,
            chosen: "",
        };
        let mut response = page.with(&main, &html! {}).await?;
        if wrong {
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        Ok(response)
    }

    fn entry(&self, at: usize, who: &OnDuty) -> Markup {
        let (words, id) = (self.words, who.id());
        let field = format!("phone-{at}");
        let last = at.saturating_add(1) == self.people.len();
        html! {
            form method="post" action=(HERE) {
                (self.hidden())
                input type="hidden" name="person" value=(id);
                // Enter in the line keeps the phone.
                button name="act" value="save" hidden tabindex="-1" { (words.t("console-duty-save")) }
                p { b { (who.name) } @if !who.approves { " " span.chip { (words.t("console-duty-no-role")) } } }
                @if self.may() {
                    label for=(field) { (words.t("console-duty-phone")) }
                    input id=(field) name="phone" type="tel" value=(who.phone) maxlength="20" required autocomplete="off";
                    div.next {
                        (self.button("save", "console-duty-save", &who.name, false))
                        (self.button("up", "console-duty-up", &who.name, at == 0))
                        (self.button("down", "console-duty-down", &who.name, last))
                        (self.button("remove", "console-duty-remove", &who.name, false))
                    }
                } @else { p { (who.phone) } }
            }
        }
    }

    fn button(&self, act: &str, label: &str, name: &str, off: bool) -> Markup {
        let whom = self.words.get("console-duty-of", &args! { "act" => self.words.t(label), "name" => name });
        html! {
            button.danger[act == "remove"] name="act" value=(act) aria-label=(whom) disabled[off] formnovalidate[act != "save"] {
                (self.words.t(label))
            }
        }
    }

    fn add(&self) -> Markup {
        let words = self.words;
        html! {
            h2 { (words.t("console-duty-add")) }
            @if self.others.is_empty() { p.muted { (words.t("console-duty-no-others")) } }
            @else {
                form.duty-add method="post" action=(HERE) {
                    (self.hidden())
                    label for="person" { (words.t("console-duty-person")) }
                    select id="person" name="person" {
                        @for it in &self.others { option value=(person_id(&it.iss, &it.sub)) { (name(it)) } }
                    }
                    label for="phone" { (words.t("console-duty-phone")) }
                    input id="phone" name="phone" type="tel" maxlength="20" required autocomplete="off";
                    button.primary name="act" value="add" { (words.t("console-duty-add")) }
                }
            }
        }
    }

    fn hidden(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.officer.session.csrf); }
    }
}

/// What to call somebody who may never have signed in.
fn name(it: &Holder) -> &str {
    it.name.as_deref().unwrap_or(&it.sub)
}
