//! Many calls of one origin, looked at together: closed, opened again, shown one by one, each at one press.

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use http::HeaderMap;
use hue_i18n::{Words, args};
use hue_model::limits::SOS_NOTE_CHARS;
use hue_model::time::Millis;
use maud::{Markup, html};

use super::{not_here, scope};
use crate::console::form::Fields;
use crate::console::officer::{Officer, Turned};
use crate::console::{layout, listing, unsaved};
use crate::problem::{Failure, Result};
use crate::sos::bundle::{Press, press};
use crate::sos::desk::Scope;
use crate::state::App;
use crate::store::sos::origin::{MANY, Origin};
use crate::web::moment;

/// The board with the calls of an origin and nothing else.
pub(super) fn href(state: &str, origin: &str) -> String {
    let (state, origin) = (state.to_owned(), origin.to_owned());
    listing::at("/console/sos", &listing::query([("state", &state), ("origin", &origin)], 1))
}

/// What can be done with them.
pub(super) struct Panel {
    /// The name of their origin.
    pub(super) name: String,
    /// How they stand.
    pub(super) of: Origin,
    /// The token of this person's forms.
    pub(super) csrf: String,
    /// When they were looked up.
    pub(super) now: Millis,
    /// Whether this person decides how the whole city's board shows them.
    pub(super) all: bool,
}

impl Panel {
    /// The panel over the list.
    pub(super) fn show(&self, words: Words) -> Markup {
        let count = |key: &str, count: i64| words.get(key, &args! { "count" => count });
        let loose = i64::try_from(self.of.loose.len()).unwrap_or(i64::MAX);
        html! {
            section.bundle aria-labelledby="bundle" {
                h2 id="bundle" { (count("console-sos-bundle-title", self.of.calls)) }
                p.muted { (words.t("console-sos-bundle-hint")) }
                @if loose > 0 {
                    (self.form(&html! {
                        input type="hidden" name="seen" value=(self.now.0);
                        label for="bundle-reason" { (words.t("console-sos-field-close")) }
                        input id="bundle-reason" name="reason" required maxlength=(SOS_NOTE_CHARS) autocomplete="off";
                        button.danger name="then" value="close" { (count("console-sos-bundle-close", loose)) }
                    }))
                }
                @for (at, cases) in &self.of.closed {
                    (self.form(&html! {
                        input type="hidden" name="at" value=(at.0);
                        button name="then" value="reopen" { (words.get("console-sos-bundle-reopen", &args! { "count" => *cases, "when" => moment(words, *at, self.now) })) }
                    }))
                }
                @if self.all && self.of.calls >= MANY {
                    @let then = if self.of.apart { "together" } else { "apart" };
                    (self.form(&html! { button name="then" value=(then) { (words.t(&format!("console-sos-bundle-{then}"))) } }))
                }
                p { a href="/console/sos" { (words.t("console-sos-to-board")) } }
            }
        }
    }

    fn form(&self, content: &Markup) -> Markup {
        html! {
            form method="post" action="/console/sos/bundle" {
                input type="hidden" name="csrf" value=(self.csrf);
                input type="hidden" name="origin" value=(self.name);
                (content)
            }
        }
    }
}

/// `POST /console/sos/bundle`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let take = async |officer: Officer| take(&app, &officer, words, &fields).await;
    unsaved::taken(words, officer, fields.csrf(), fields.get("reason"), take).await
}

async fn take(app: &App, officer: &Officer, words: Words, fields: &Fields) -> Result<Response> {
    let (Some(wanted), Some(origin), Some(scope)) =
        (wanted(fields), listing::code(fields.get("origin")), scope(officer))
    else {
        return Ok(not_here(words));
    };
    // How the whole city's board shows them is for none of its wards.
    if scope != Scope::All && matches!(wanted, Press::Apart | Press::Together) {
        return Ok(not_here(words));
    }
    match press(app, &officer.actor(), &origin, wanted).await {
        // Words that do not fit: the form asks for them, and says how many there may be.
        Ok(()) | Err(Failure::Said { .. }) => Ok(Redirect::to(&href("", &origin)).into_response()),
        Err(failure) => Err(failure),
    }
}

fn wanted(fields: &Fields) -> Option<Press> {
    match fields.get("then") {
        "close" => Some(Press::Close {
            reason: fields.get("reason").trim().to_owned(),
            seen: Millis(fields.get("seen").parse().ok()?),
        }),
        "reopen" => Some(Press::Reopen { at: Millis(fields.get("at").parse().ok()?) }),
        "apart" => Some(Press::Apart),
        "together" => Some(Press::Together),
        _ => None,
    }
}
