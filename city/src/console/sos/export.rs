//! The board as CSV (RFC 4180), for a table on the wall or another system.

use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, header};
use hue_i18n::Words;

use super::board::{self, Filter};
use super::row::Names;
use super::{not_here, scope};
use crate::console::layout;
use crate::console::officer::Officer;
use crate::lite::say::{needs, vulnerable, water};
use crate::problem::Result;
use crate::state::App;
use crate::store::audit::{self, Line};
use crate::store::report::word;
use crate::store::sos::{Sos, number};
use crate::table::{begin, line};
use crate::web::ward_name;

/// Most cases of a file.
const MOST: i64 = 5_000;
const HEAD: &str = "number,receipt,state,raised_at,received_at,heard_at,source,drill,people_least,people_most,vulnerable,\
    water,needs,phone,caller_phone,cannot_talk,address,ward,lat,long,accuracy_m,note,operator,team";

/// `GET /console/sos/export.csv`.
pub(super) async fn csv(
    State(app): State<App>,
    officer: Officer,
    Query(filter): Query<Filter>,
    headers: HeaderMap,
) -> Result<Response> {
    let words = layout::words(&headers);
    let Some(scope) = scope(&officer) else { return Ok(not_here(words)) };
    let (cases, names) = board::every(&app, &scope, &filter, MOST).await?;
    let entry = Line::new(app.now(), &officer.actor().id, "sos.export", "sos");
    app.store.write(move |conn| Box::pin(async move { audit::add(conn, entry).await })).await?;
    let mut file = begin(HEAD.split(','));
    for case in &cases {
        file.push_str(&record_of(&app, words, case, &names));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"sos.csv\""),
    ];
    Ok((headers, file).into_response())
}

fn record_of(app: &App, words: Words, case: &Sos, names: &Names) -> String {
    let (details, place) = (&case.details, case.details.place.as_ref());
    let time = |at: hue_model::time::Millis| at.in_hue().map(|at| at.to_rfc3339()).unwrap_or_default();
    let point = place.and_then(|place| place.point);
    let count = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let real = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
    let operator = case.claim.as_ref().and_then(|claim| names.people.get(&claim.by)).cloned();
    let team = case.team.as_ref().and_then(|id| names.teams.get(id)).map(|team| team.name.clone());
    let fields = [
        number(case.number),
        case.receipt.clone(),
        word(case.state),
        time(case.raised_at),
        time(case.received_at),
        time(case.heard_at),
        word(case.source),
        case.drill.to_string(),
        count(case.people.map(|(least, _)| least)),
        count(case.people.map(|(_, most)| most)),
        vulnerable(words, details),
        water(words, details),
        needs(words, details),
        details.phone.clone(),
        details.caller_phone.clone(),
        details.cannot_talk.to_string(),
        place.map(|place| place.address.clone()).unwrap_or_default(),
        case.ward_code.as_ref().map(|code| ward_name(app, words, code)).unwrap_or_default(),
        real(point.map(|point| point.lat)),
        real(point.map(|point| point.long)),
        real(place.and_then(|place| place.accuracy)),
        details.note.clone(),
        operator.unwrap_or_default(),
        team.unwrap_or_default(),
    ];
    line(fields.iter().map(String::as_str))
}
