//! `/team/{token}`: the one case a team was given, and what it says of it. In Vietnamese, for a phone in the rain.

use axum::extract::{Path, RawForm, State};
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::sos::CitySosState;
use hue_model::text::Language;
use maud::{Markup, html};
use url::form_urlencoded;

use super::say;
use crate::problem::{Failure, Result};
use crate::sos::team::{self, Answer, Served};
use crate::state::App;
use crate::store::report::word;
use crate::store::sos::number;
use crate::web;

/// `GET /team/{token}`: changes nothing, as messengers look at links by themselves.
pub(super) async fn page(State(app): State<App>, Path(token): Path<String>) -> Result<Response> {
    match team::by_link(&app, &token).await {
        Ok(served) => Ok((StatusCode::OK, show(&app, &token, &served, None)).into_response()),
        Err(failure) => gone(failure),
    }
}

/// `POST /team/{token}/{answer}`.
pub(super) async fn answer(
    State(app): State<App>,
    Path((token, said)): Path<(String, String)>,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response> {
    if !web::same_origin(&headers, &app.profile.base_url) {
        return Err(Failure::forbidden());
    }
    let note = form_urlencoded::parse(&form).find(|(name, _)| name == "note");
    let note = note.map(|(_, text)| text.trim().to_owned()).unwrap_or_default();
    let said = match said.as_str() {
        "accepted" => Answer::Accepted,
        "on-the-way" => Answer::OnTheWay,
        "done" => Answer::Done,
        "cannot-reach" => Answer::CannotReach { note },
        _ => return gone(Failure::not_found()),
    };
    let told = words().t("lite-team-accepted-note");
    match team::answer(&app, &token, said, told).await {
        Ok(()) => Ok(Redirect::to(&format!("/team/{token}")).into_response()),
        Err(failure) if failure.is_not_found() => gone(failure),
        Err(Failure::Said {
            status: status @ (StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY),
            ..
        }) => {
            let served = team::by_link(&app, &token).await?;
            let wrong =
                if status == StatusCode::CONFLICT { "lite-team-not-yours" } else { "lite-team-too-long" };
            Ok((status, show(&app, &token, &served, Some(wrong))).into_response())
        }
        Err(failure) => Err(failure),
    }
}

fn words() -> Words {
    web::in_language(Language::Vi)
}

/// The link serves nothing any more.
fn gone(failure: Failure) -> Result<Response> {
    let Failure::Said { status, .. } = failure else { return Err(failure) };
    let words = words();
    let body = html! {
        main.lite { h1 { (words.t("lite-team-gone-title")) } p { (words.t("lite-team-gone")) } }
    };
    let page = web::document("vi", &words.t("lite-team-gone-title"), &super::look(), &body);
    Ok((status, Html(page.into_string())).into_response())
}

fn show(app: &App, token: &str, served: &Served, wrong: Option<&str>) -> Html<String> {
    let (words, case) = (words(), &served.case);
    let title = number(case.number);
    let body = html! {
        @if app.profile.demo { header { p.demo { (words.t("lite-demo")) } } }
        main.lite {
            @if case.drill { p.drill { (words.t("lite-drill")) } }
            p.who { (served.team.name) }
            h1 { (title) }
            p.state data-state=(word(case.state)) role="status" { (words.t(state_key(served))) }
            @if let Some(wrong) = wrong { p.wrong role="alert" { (words.t(wrong)) } }
            // Whose house it was is nobody's business once the work is over.
            @if served.is_open() {
                (place(app, words, served))
                (facts(words, served))
                (answers(words, token, served))
            }
        }
    };
    Html(web::document("vi", &title, &super::look(), &body).into_string())
}

/// Where it stands, for the team.
fn state_key(served: &Served) -> &'static str {
    match served.case.state {
        CitySosState::Done => "lite-team-state-done",
        CitySosState::Cancelled => "lite-team-state-cancelled",
        CitySosState::Closed => "lite-team-state-closed",
        _ if served.given.ended_at.is_some() => "lite-team-state-taken",
        CitySosState::OnTheWay => "lite-team-state-on-the-way",
        _ if served.given.accepted_at.is_some() => "lite-team-state-accepted",
        _ => "lite-team-state-given",
    }
}

fn place(app: &App, words: Words, served: &Served) -> Markup {
    let place = served.case.details.place.as_ref();
    let address = place.map(|place| place.address.as_str()).unwrap_or_default();
    let ward = served.case.ward_code.as_ref().and_then(|code| app.pack.wards.get(code));
    html! {
        section.card {
            h2 { @if address.is_empty() { (words.t("lite-team-place")) } @else { (address) } }
            @if let Some(ward) = ward { p { (ward.text(Language::Vi)) } }
            @if let Some(point) = place.and_then(|place| place.point) {
                p.muted {
                    (format!("{:.5}, {:.5}", point.lat, point.long))
                    @if let Some(metres) = place.and_then(|place| place.accuracy) { " ±" (format!("{metres:.0}")) " m" }
                }
                a.button href=(format!("geo:{:.6},{:.6}?q={:.6},{:.6}", point.lat, point.long, point.lat, point.long)) {
                    (words.t("lite-team-map"))
                }
            }
        }
    }
}

fn facts(words: Words, served: &Served) -> Markup {
    let (case, details) = (&served.case, &served.case.details);
    let facts = [
        ("lite-team-people", say::people(words, case)),
        ("lite-team-vulnerable", say::vulnerable(words, details)),
        ("lite-team-water", say::water(words, details)),
        ("lite-team-need", say::needs(words, details)),
        ("lite-team-note", details.note.clone()),
    ];
    let phones = [&details.phone, &details.caller_phone].into_iter().filter(|phone| !phone.is_empty());
    html! {
        dl.facts {
            @for (key, value) in facts {
                @if !value.is_empty() { div { dt { (words.t(key)) } dd { (value) } } }
            }
        }
        @if details.cannot_talk { p.talk { (words.t("lite-team-cannot-talk")) } }
        @for phone in phones {
            @let kind = if details.cannot_talk { "sms" } else { "tel" };
            a.button href=(format!("{kind}:{}", phone.replace(|letter: char| !letter.is_ascii_digit() && letter != '+', ""))) {
                (words.t(if details.cannot_talk { "lite-team-text" } else { "lite-team-call" })) " " (phone)
            }
        }
    }
}

/// The next thing to say first and largest.
fn answers(words: Words, token: &str, served: &Served) -> Markup {
    let form = |answer: &str, class: &str| {
        html! {
            form method="post" action=(format!("/team/{token}/{answer}")) {
                button class=(class) { (words.t(&format!("lite-team-{answer}"))) }
            }
        }
    };
    let left = served.case.state == CitySosState::OnTheWay;
    html! {
        section.answers {
            @if served.given.accepted_at.is_none() { (form("accepted", "primary")) }
            @if !left { (form("on-the-way", if served.given.accepted_at.is_some() { "primary" } else { "" })) }
            (form("done", if left { "primary" } else { "" }))
            details {
                summary { (words.t("lite-team-cannot-reach")) }
                form method="post" action=(format!("/team/{token}/cannot-reach")) {
                    label for="note" { (words.t("lite-team-why")) }
                    textarea id="note" name="note" rows="3" maxlength="500" {}
                    button.danger { (words.t("lite-team-cannot-reach-send")) }
                }
            }
        }
    }
}
