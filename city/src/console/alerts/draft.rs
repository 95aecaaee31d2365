//! A warning on its way: its form while it is written, and what the second person sees before it goes out.

use axum::extract::{Path, Query, RawForm, State};
use axum::response::{Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};
use hue_model::id::{AlertId, IncidentId};
use hue_model::problem::FieldProblem;
use maud::{Markup, html};
use serde::Deserialize;

use super::form::Composer;
use super::step::Sent;
use super::{Page, climb, fields, list, not_here, preview, sources};
use crate::alert::content::{Content, Kind};
use crate::alert::words::{draft_title, from_gauge};
use crate::alert::{desk, duty};
use crate::console::form::Fields;
use crate::console::officer::{Officer, Turned};
use crate::console::{layout, map};
use crate::problem::Result;
use crate::state::App;
use crate::store::alert;
use crate::store::alert_draft::{self, Draft};
use crate::store::role::{self, Role};
use crate::store::{gauge_crossing, source};
use crate::web::moment;

/// What a new message begins with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::console) struct Begin {
    /// The event that goes on; a new one without it.
    event: String,
    /// What the message does in it.
    kind: String,
}

/// What was wrong with a form that came in.
#[derive(Default)]
pub(super) struct Mistake {
    /// What had been typed.
    pub(super) fields: Option<Fields>,
    /// The fields concerned.
    pub(super) faults: Vec<FieldProblem>,
    /// The sentence that says what is wrong, where no field is.
    pub(super) message: Option<String>,
}

/// `GET /console/alerts/new`.
pub(in crate::console) async fn new(
    State(app): State<App>,
    officer: Officer,
    Query(begin): Query<Begin>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    if !officer.is_operator() {
        return Ok(not_here(words));
    }
    let last = match begin.event.parse() {
        Ok(event) => alert::thread(&mut app.store.read().await?, event).await?.pop(),
        Err(_) => None,
    };
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == begin.kind).unwrap_or(Kind::Update);
    let content = last.map_or_else(Content::default, |last| Content::following(&last.alert, kind));
    let event = if content.kind == Kind::First { String::new() } else { begin.event };
    let fields = fields::of(&content);
    Desk { app: &app, officer: &officer, words }.blank(&fields, &event, &Mistake::default()).await
}

/// `POST /console/alerts/new`.
pub(in crate::console) async fn create(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&form));
    Sent { app: &app, words, fields, target: None }.answer(officer).await
}

/// `GET /console/alerts/drafts/{id}`.
pub(in crate::console) async fn page(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let page = Desk { app: &app, officer: &officer, words };
    match find(&app, &officer, &id).await? {
        Some(draft) if draft.ended_at.is_some() => page.ended(&draft).await,
        Some(draft) => {
            // A log that cannot be written keeps nobody from a warning.
            if let Err(failure) = desk::look(&app, &officer.actor(), &draft).await {
                tracing::error!(?failure, "a look at a draft is not written down");
            }
            page.open(&draft, &Mistake::default()).await
        }
        None => Ok(not_here(words)),
    }
}

/// The draft of an address, if it is there and this person's to see.
pub(super) async fn find(app: &App, officer: &Officer, id: &str) -> Result<Option<Draft>> {
    let Ok(id) = id.parse::<AlertId>() else { return Ok(None) };
    if !officer.is_operator() {
        return Ok(None);
    }
    alert_draft::get(&mut app.store.read().await?, id).await
}

/// The pages of a draft for one person.
pub(super) struct Desk<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
}

impl Desk<'_> {
    /// The form of a message that is not kept yet.
    pub(super) async fn blank(&self, fields: &Fields, event: &str, mistake: &Mistake) -> Result<Response> {
        let words = self.words;
        let title = words.t(match fields.get("kind") {
            "update" => "console-alert-new-update",
            "all_clear" => "console-alert-new-all-clear",
            "cancel" => "console-alert-new-cancel",
            _ => "console-alert-new",
        });
        let hidden = html! { input type="hidden" name="event" value=(event); };
        let main = html! {
            main.case.composer id="main" tabindex="-1" {
                (self.back())
                h1 { (title) }
                @if let Some(message) = &mistake.message { p.error role="alert" { (message) } }
                (self.form("/console/alerts/new", fields, mistake, &html! { (hidden) (self.composer(fields, mistake).paste()) }))
            }
        };
        self.page(title, "/console/alerts/new", "", &main, &self.aside(fields), mistake).await
    }

    /// A draft as it stands: its form, or what the second person looks at.
    pub(super) async fn open(&self, draft: &Draft, mistake: &Mistake) -> Result<Response> {
        let words = self.words;
        let id = draft.id.to_string();
        let here = format!("/console/alerts/drafts/{id}");
        let title = draft_title(words, &draft.content);
        let kept = fields::of(&draft.content);
        let fields = mistake.fields.as_ref().unwrap_or(&kept);
        let waits = draft.submitted_at.is_some();
        let origin = self.origin(draft).await?;
        let climb = duty::climb(&mut self.app.store.read().await?, draft).await?;
        let called = climb.as_ref().map_or(0, climb::events);
        let middle = if waits {
            self.review(draft, mistake).await?
        } else {
            self.write(draft, fields, mistake, &here)
        };
        let main = html! {
            main.case.composer id="main" tabindex="-1" data-version=(format!("{}-{called}", draft.version)) {
                (self.back())
                p.changed id="changed" role="status" hidden {
                    (words.t("console-alert-changed")) " " a href=(here) { (words.t("console-changed-reload")) }
                }
                p.chips {
                    span.chip { (words.t(&format!("console-alert-kind-{}", crate::alert::words::key(draft.content.kind.word())))) }
                    span.chip data-urgency=[waits.then_some("soon")] { (list::waiting(words, draft, true, self.app.now())) }
                    @if draft.content.exercise { span.chip.exercise { (words.t("exercise-mark")) } }
                }
                h1 { (title) }
                @if let Some(climb) = &climb { (climb::whole(words, climb, self.app.now(), self.app.profile.demo)) }
                (origin)
                @if let Some(message) = &mistake.message { p.error role="alert" { (message) } }
                (middle)
            }
        };
        let aside = if waits { map::area(words, &draft.content.area) } else { self.aside(fields) };
        self.page(title, &here, &id, &main, &aside, mistake).await
    }

    /// What a gauge or a source said that began this draft.
    async fn origin(&self, draft: &Draft) -> Result<Markup> {
        let (words, mut conn) = (self.words, self.app.store.read().await?);
        let crossing = gauge_crossing::of_draft(&mut conn, draft.id).await?;
        let message = source::of_draft(&mut conn, draft.id).await?;
        Ok(html! {
            @if let Some(crossing) = &crossing {
                p.loud {
                    (from_gauge(self.app, words, crossing)) " "
                    a href=(format!("/console/gauges/{}", crossing.station)) { (words.t("console-alert-see-gauge")) }
                }
            }
            @if let Some(message) = &message { (sources::origin(words, message, self.app.now())) }
        })
    }

    /// A draft that is none any more leads to what became of it.
    async fn ended(&self, draft: &Draft) -> Result<Response> {
        let thread = alert::thread(&mut self.app.store.read().await?, draft.incident).await?;
        if thread.iter().any(|message| message.alert.id == draft.id) {
            return Ok(to_event(draft.incident));
        }
        Ok(not_here(self.words))
    }

    fn write(&self, draft: &Draft, fields: &Fields, mistake: &Mistake, here: &str) -> Markup {
        let words = self.words;
        let hidden = html! { input type="hidden" name="version" value=(draft.version); };
        html! {
            @if let Some(remark) = &draft.remark { p.changed { (words.get("console-alert-returned", &args! { "remark" => remark.as_str() })) } }
            (self.form(&format!("{here}/save"), fields, mistake, &hidden))
            (self.button(here, draft, "discard", "danger"))
        }
    }

    fn composer<'c>(&'c self, fields: &'c Fields, mistake: &'c Mistake) -> Composer<'c> {
        Composer { words: self.words, pack: &self.app.pack, fields, faults: &mistake.faults }
    }

    fn form(&self, action: &str, fields: &Fields, mistake: &Mistake, hidden: &Markup) -> Markup {
        let words = self.words;
        html! {
            form.compose method="post" action=(action) data-keeps {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                input type="hidden" name="kind" value=(fields.get("kind"));
                // Enter in a line presses a form's first button: that one keeps the draft, it does not read a bulletin.
                button name="then" value="preview" hidden tabindex="-1" { (words.t("console-alert-save")) }
                (hidden)
                (self.composer(fields, mistake).inputs())
                div.send {
                    button name="then" value="preview" { (words.t("console-alert-save")) }
                    button.primary name="then" value="submit" { (words.t("console-alert-submit")) }
                }
            }
        }
    }

    /// What the second person sees: the message as phones will show it, who wrote it, and the buttons.
    async fn review(&self, draft: &Draft, mistake: &Mistake) -> Result<Markup> {
        let (words, now) = (self.words, self.app.now());
        let author = role::person(&mut self.app.store.read().await?, &draft.author).await?;
        let author = author.and_then(|person| person.name).unwrap_or_default();
        let alert = draft.content.preview(now);
        let when = moment(words, draft.submitted_at.unwrap_or(now), now);
        let here = format!("/console/alerts/drafts/{}", draft.id);
        Ok(html! {
            @if let Some(remark) = &draft.remark { p.changed { (remark) } }
            p { (words.get("console-alert-written-by", &args! { "name" => author, "when" => when })) }
            (preview::both(self.app, words, &alert, (&draft.content).into(), now))
            (self.approval(draft, &here))
            details.act open[mistake.fields.is_some()] {
                summary { (words.t("console-alert-return")) }
                form method="post" action=(format!("{here}/return")) {
                    (self.hidden(draft))
                    label for="remark" { (words.t("console-alert-remark")) }
                    input id="remark" name="remark" maxlength="200";
                    button { (words.t("console-alert-return")) }
                }
            }
        })
    }

    fn approval(&self, draft: &Draft, here: &str) -> Markup {
        let words = self.words;
        let own = self.officer.actor().id == draft.author;
        let alone = own && self.officer.role == Role::Supervisor;
        let fresh = self.officer.is_fresh(self.app.now());
        let again =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("return_to", here).finish();
        html! {
            section.approve {
                @if own { p.muted { (words.t("console-alert-own")) } }
                @if !fresh && (!own || alone) {
                    p { (words.t("console-alert-not-fresh")) }
                    a.button.primary href=(format!("/console/sign-in?{again}")) { (words.t("console-alert-sign-in")) }
                } @else {
                    @if !own { (self.button(here, draft, "approve", "primary")) }
                    @if alone { (self.alone(draft, here)) }
                }
            }
        }
    }

    /// A supervisor's way without a second person.
    fn alone(&self, draft: &Draft, here: &str) -> Markup {
        let words = self.words;
        html! {
            details.act.alone {
                summary { (words.t("console-alert-alone")) }
                form method="post" action=(format!("{here}/alone")) {
                    (self.hidden(draft))
                    p { (words.t("console-alert-alone-hint")) }
                    label for="reason" { (words.t("console-alert-alone-reason")) }
                    input id="reason" name="reason" maxlength="200" required;
                    button.danger { (words.t("console-alert-alone")) }
                }
            }
        }
    }

    fn button(&self, here: &str, draft: &Draft, action: &str, look: &str) -> Markup {
        html! {
            form.one method="post" action=(format!("{here}/{action}")) {
                (self.hidden(draft))
                button.(look) { (self.words.t(&format!("console-alert-act-{action}"))) }
            }
        }
    }

    fn hidden(&self, draft: &Draft) -> Markup {
        html! {
            input type="hidden" name="csrf" value=(self.officer.session.csrf);
            input type="hidden" name="version" value=(draft.version);
        }
    }

    fn back(&self) -> Markup {
        html! { a.back href="/console/alerts" { "‹ " (self.words.t("console-alert-list")) } }
    }

    /// The phones beside the form.
    fn aside(&self, fields: &Fields) -> Markup {
        let (content, _) = fields::read(fields, &self.app.pack);
        let now = self.app.now();
        preview::both(self.app, self.words, &content.preview(now), (&content).into(), now)
    }

    async fn page(
        &self,
        title: String,
        here: &str,
        chosen: &str,
        main: &Markup,
        aside: &Markup,
        mistake: &Mistake,
    ) -> Result<Response> {
        let (app, officer, words) = (self.app, self.officer, self.words);
        let page = Page { app, officer, words, title, view: "case", here, chosen };
        let mut response = page.with(main, aside).await?;
        if mistake.message.is_some() || !mistake.faults.is_empty() {
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        Ok(response)
    }
}

/// On to the event of a published message.
pub(super) fn to_event(incident: IncidentId) -> Response {
    use axum::response::IntoResponse as _;
    Redirect::to(&format!("/console/alerts/events/{incident}")).into_response()
}
