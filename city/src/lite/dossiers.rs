//! The clerk's pages of the sandbox's one-stop desk: `/sandbox/dossiers`. A demonstration alone has them.

use axum::extract::{Path, RawForm, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use hue_i18n::Words;
use hue_model::dossier::{Dossier, MissingPaper};
use hue_model::text::Language;
use maud::{Markup, html};
use url::form_urlencoded;

use super::site;
use crate::dossier::desk::{self, Act, Application, CHARS, PROCEDURES, Receipt};
use crate::dossier::pins;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::dossier::{self, Stored};
use crate::web::{self, moment};

/// Most dossiers of the list.
const LISTED: i64 = 50;

/// `GET /sandbox/dossiers`: the newest, and the form for another.
pub(super) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response> {
    only_in_a_demonstration(&app)?;
    Ok(whole(&app, web::words(&headers), &Typed::default(), None).await?.into_response())
}

/// `POST /sandbox/dossiers`: takes a dossier, and shows its receipt once.
pub(super) async fn take(
    State(app): State<App>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    from_here(&app, &headers)?;
    let (words, typed) = (web::words(&headers), Typed(form));
    let application = Application {
        procedure: typed.number("procedure").unwrap_or(PROCEDURES.len()),
        applicant: typed.get("applicant"),
        ward_code: typed.get("ward"),
    };
    let said = match desk::receive(&app, application).await {
        Ok(receipt) => Said::Receipt(receipt),
        Err(Failure::Said { status, .. }) => Said::Wrong(status),
        Err(failure) => return Err(failure),
    };
    let (status, typed) = match &said {
        Said::Receipt(_) => (StatusCode::OK, Typed::default()),
        Said::Wrong(status) => (*status, typed),
    };
    Ok((status, whole(&app, words, &typed, Some(said)).await?).into_response())
}

/// `GET /sandbox/dossiers/{number}`.
pub(super) async fn page(
    State(app): State<App>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    only_in_a_demonstration(&app)?;
    Ok(one(&app, web::words(&headers), &number, &Typed::default(), None).await?.into_response())
}

/// `POST /sandbox/dossiers/{number}`: moves it on.
pub(super) async fn act(
    State(app): State<App>,
    Path(number): Path<String>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    from_here(&app, &headers)?;
    let typed = Typed(form);
    let seen = typed.number("version").and_then(|seen| i64::try_from(seen).ok()).unwrap_or_default();
    let act = typed.act().ok_or_else(Failure::not_found)?;
    match desk::act(&app, &number, seen, act).await {
        Ok(()) => Ok(Redirect::to(&format!("/sandbox/dossiers/{number}")).into_response()),
        Err(Failure::Said { status, .. }) if status != StatusCode::NOT_FOUND => {
            let page = one(&app, web::words(&headers), &number, &typed, Some(status)).await?;
            Ok((status, page).into_response())
        }
        Err(failure) => Err(failure),
    }
}

fn only_in_a_demonstration(app: &App) -> Result<()> {
    if app.config.production { Err(Failure::not_found()) } else { Ok(()) }
}

/// A form of this city's own page: nobody is signed in at the sandbox, so that where a form comes from is all there is.
fn from_here(app: &App, headers: &HeaderMap) -> Result<()> {
    only_in_a_demonstration(app)?;
    let here = headers.contains_key(header::ORIGIN) && web::same_origin(headers, &app.profile.base_url);
    if here { Ok(()) } else { Err(Failure::forbidden()) }
}

/// What somebody typed; shown again when something is wrong with it.
#[derive(Default)]
struct Typed(Bytes);

impl Typed {
    fn get(&self, name: &str) -> String {
        let field = form_urlencoded::parse(&self.0).find(|(known, _)| known == name);
        field.map(|(_, value)| value.replace("\r\n", "\n")).unwrap_or_default()
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.get(name).parse().ok()
    }

    fn act(&self) -> Option<Act> {
        Some(match self.get("act").as_str() {
            "work" => Act::Work { note: self.get("note") },
            "ask" => Act::Ask { papers: self.get("papers"), note: self.get("note") },
            "supply" => Act::Supply { paper: self.number("paper")? },
            "grant" => Act::Grant { output: self.get("output") },
            "refuse" => Act::Refuse { reason: self.get("reason") },
            "return" => Act::Return,
            _ => return None,
        })
    }
}

/// What became of an application.
enum Said {
    Receipt(Receipt),
    Wrong(StatusCode),
}

async fn whole(app: &App, words: Words, typed: &Typed, said: Option<Said>) -> Result<Html<String>> {
    let mut conn = app.store.read().await?;
    let (newest, pins) = (dossier::newest(&mut conn, LISTED).await?, pins(&mut conn).await?);
    let title = words.t("sandbox-dossiers-title");
    let main = html! {
        h1 { (title) }
        p { (words.t("sandbox-dossiers-text")) }
        @match said {
            Some(Said::Receipt(receipt)) => { (of_receipt(words, &receipt)) }
            Some(Said::Wrong(status)) => { (wrong(words, status)) }
            None => {}
        }
        (form(app, words, typed))
        section.card {
            h2 { (words.t("sandbox-dossiers-list")) }
            ul.wards { @for one in &newest { (row(words, &one.dossier, &pins)) } }
        }
    };
    Ok(site(app, words, &title, &main))
}

fn row(words: Words, dossier: &Dossier, pins: &[(String, &str)]) -> Markup {
    let pin = pins.iter().find(|(number, _)| *number == dossier.number).map(|(_, pin)| *pin);
    html! {
        li {
            a href=(format!("/sandbox/dossiers/{}", dossier.number)) { (dossier.number) }
            span lang="vi" { (dossier.procedure) }
            span.muted { (state(words, dossier)) }
            @if let Some(pin) = pin { code { (words.t("sandbox-dossier-pin")) " " (pin) } }
        }
    }
}

fn state(words: Words, dossier: &Dossier) -> String {
    words.t(&format!("dossier-state-{}", dossier.state.word()))
}

fn of_receipt(words: Words, receipt: &Receipt) -> Markup {
    let (first, last) = receipt.pin.split_at_checked(4).unwrap_or((&receipt.pin, ""));
    html! {
        section.card role="status" {
            h2 { (words.t("sandbox-dossier-receipt")) }
            dl.facts {
                div { dt { (words.t("dossier-number")) } dd { (receipt.number) } }
                div { dt { (words.t("sandbox-dossier-pin")) } dd { (first) "-" (last) } }
            }
            p { (words.t("sandbox-dossier-receipt-text")) }
        }
    }
}

fn wrong(words: Words, status: StatusCode) -> Markup {
    let key =
        if status == StatusCode::CONFLICT { "sandbox-dossier-changed" } else { "sandbox-dossier-wrong" };
    html! { p.wrong role="alert" { (words.t(key)) } }
}

fn form(app: &App, words: Words, typed: &Typed) -> Markup {
    let (ward, procedure) = (typed.get("ward"), typed.number("procedure"));
    html! {
        form.ask.card method="post" action="/sandbox/dossiers" {
            h2 { (words.t("sandbox-dossier-new")) }
            label for="procedure" { (words.t("sandbox-dossier-procedure")) }
            select id="procedure" name="procedure" lang="vi" {
                @for (at, one) in PROCEDURES.iter().enumerate() {
                    option value=(at) selected[procedure == Some(at)] { (one.name) }
                }
            }
            label for="ward" { (words.t("sandbox-dossier-ward")) }
            select id="ward" name="ward" lang="vi" {
                @for (code, name) in &app.pack.wards {
                    option value=(code) selected[ward == *code] { (name.text(Language::Vi)) }
                }
            }
            label for="applicant" { (words.t("sandbox-dossier-applicant")) }
            input id="applicant" name="applicant" maxlength=(CHARS) required value=(typed.get("applicant")) autocomplete="off";
            button.primary { (words.t("sandbox-dossier-take")) }
        }
    }
}

async fn one(
    app: &App,
    words: Words,
    number: &str,
    typed: &Typed,
    failed: Option<StatusCode>,
) -> Result<Html<String>> {
    let found = dossier::get(&mut app.store.read().await?, number).await?;
    let found = found.ok_or_else(Failure::not_found)?;
    let (dossier, now) = (&found.dossier, app.now());
    let main = html! {
        p.who lang="vi" { (dossier.procedure) }
        h1 { (dossier.number) }
        @if let Some(status) = failed { (wrong(words, status)) }
        p.state data-state=(dossier.state.word()) role="status" { (state(words, dossier)) }
        dl.facts {
            div { dt { (words.t("sandbox-dossier-applicant")) } dd lang="vi" { (dossier.applicant) } }
            div { dt { (words.t("dossier-authority")) } dd lang="vi" { (dossier.competent_authority) } }
            @if let Some(due) = dossier.due_at { div { dt { (words.t("dossier-due")) } dd { (moment(words, due, now)) } } }
        }
        ol.steps {
            @for step in &dossier.steps {
                li {
                    (words.t(&format!("dossier-state-{}", step.state.word()))) " · " (moment(words, step.at, now))
                    br; span lang="vi" { (step.agency) }
                    @if !step.note.is_empty() { p.said lang="vi" { (step.note) } }
                }
            }
        }
        (acts(words, &found, typed))
        p { a href="/sandbox/dossiers" { (words.t("sandbox-dossiers-list")) } }
    };
    Ok(site(app, words, number, &main))
}

fn acts(words: Words, found: &Stored, typed: &Typed) -> Markup {
    let text = |act: &str, fields: &[&str]| text_act(words, found, typed, act, fields);
    html! {
        @for (at, paper) in found.dossier.papers.iter().enumerate().filter(|(_, paper)| paper.supplied_at.is_none()) {
            (supply(words, found, at, paper))
        }
        (text("work", &["note"]))
        (text("ask", &["papers", "note"]))
        (text("grant", &["output"]))
        (text("refuse", &["reason"]))
        (text("return", &[]))
    }
}

/// The form of what can be done now; nothing where it cannot.
fn text_act(words: Words, found: &Stored, typed: &Typed, act: &str, fields: &[&str]) -> Markup {
    let empty = Typed(Bytes::from(format!("act={act}")));
    let fits = empty.act().is_some_and(|act| desk::fits(&act, found.dossier.state));
    let mine = typed.get("act") == act;
    html! {
        @if fits {
            details.card open[mine] {
                summary { (words.t(&format!("sandbox-act-{act}"))) }
                form.ask method="post" {
                    (hidden(found, act))
                    @for field in fields {
                        label for=(format!("{act}-{field}")) { (words.t(&format!("sandbox-field-{field}"))) }
                        textarea id=(format!("{act}-{field}")) name=(field) rows="2" maxlength=(CHARS * 10) {
                            @if mine { (typed.get(field)) }
                        }
                    }
                    button.primary { (words.t(&format!("sandbox-act-{act}"))) }
                }
            }
        }
    }
}

fn supply(words: Words, found: &Stored, at: usize, paper: &MissingPaper) -> Markup {
    html! {
        form.ask.card method="post" {
            (hidden(found, "supply"))
            input type="hidden" name="paper" value=(at);
            p lang="vi" { (paper.name) }
            button { (words.t("sandbox-act-supply")) }
        }
    }
}

fn hidden(found: &Stored, act: &str) -> Markup {
    html! {
        input type="hidden" name="version" value=(found.version);
        input type="hidden" name="act" value=(act);
    }
}
