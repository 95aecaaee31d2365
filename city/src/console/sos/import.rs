//! A table that volunteers kept, uploaded or pasted: its columns are looked through, then its rows are taken; those that
//! cannot be are listed with their line, why, and as they are written.

mod view;

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;

use super::{not_here, scope};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::parts;
use crate::console::unsaved;
use crate::problem::Result;
use crate::sos::desk::Scope;
use crate::sos::import::columns::{FIELDS, guess};
use crate::sos::import::rows::{MOST, Refused, Taken, read};
use crate::sos::import::{self, Outcome};
use crate::state::App;
use crate::table::{self, Row};

/// Largest form in bytes: a table of 2,000 long rows, twice.
pub(super) const FORM_BYTES: usize = 8 * 1024 * 1024;
/// Largest table in bytes.
const TABLE_BYTES: usize = 3 * 1024 * 1024;

/// Cells that are shown below the head of a column, to see that the field fits.
const SAMPLES: usize = 3;

/// A table with what its columns are.
struct Sheet {
    text: String,
    head: Vec<String>,
    /// The first cells of each column that are not blank.
    samples: Vec<Vec<String>>,
    /// The field of each column; empty for the note.
    fields: Vec<String>,
    taken: Vec<Taken>,
    refused: Vec<Refused>,
}

impl Sheet {
    /// Reads a table; the columns as chosen in the form, or as their headers say.
    fn read(app: &App, form: &Fields, text: String) -> Option<Self> {
        let mut rows = table::rows(&text).into_iter();
        let head: Vec<String> = rows.next()?.cells;
        let rows: Vec<Row> = rows.collect();
        let chosen = |index: usize| form.get(&format!("column-{index}")).to_owned();
        let fields = if form.get("columns") == head.len().to_string() {
            let known = |field: String| if FIELDS.contains(&field.as_str()) { field } else { String::new() };
            (0..head.len()).map(|index| known(chosen(index))).collect()
        } else {
            guess(&head)
        };
        let (taken, refused) = read(&app.pack, &head, &fields, &rows, app.now());
        let samples = (0..head.len()).map(|column| samples(&rows, column)).collect();
        (!rows.is_empty()).then_some(Self { text, head, samples, fields, taken, refused })
    }
}

fn samples(rows: &[Row], column: usize) -> Vec<String> {
    let cells = rows.iter().filter_map(|row| row.cells.get(column)).filter(|cell| !cell.trim().is_empty());
    cells.take(SAMPLES).cloned().collect()
}

/// `GET /console/sos/import`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    let words = layout::words(&headers);
    if scope(&officer) != Some(Scope::All) {
        return Ok(not_here(words));
    }
    view::Page { app: &app, officer: &officer, words, wrong: None }.begin("").await
}

/// `POST /console/sos/import`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let words = layout::words(&headers);
    let may = officer.as_ref().is_ok_and(|officer| scope(officer) == Some(Scope::All));
    let (fields, file) = parts::table(form, may, TABLE_BYTES).await;
    let csrf = fields.csrf().to_owned();
    let written = fields.get("csv").to_owned();
    let take = async |officer: Officer| take(&app, &officer, words, fields, file).await;
    unsaved::taken(words, officer, &csrf, &written, take).await
}

async fn take(app: &App, officer: &Officer, words: Words, fields: Fields, file: Vec<u8>) -> Result<Response> {
    if scope(officer) != Some(Scope::All) {
        return Ok(not_here(words));
    }
    let page = |wrong| view::Page { app, officer, words, wrong };
    // A mark in front says UTF-16 where a spreadsheet writes that.
    let (read, _, broken) = encoding_rs::UTF_8.decode(&file);
    let text = if file.is_empty() { fields.get("csv").to_owned() } else { read.into_owned() };
    if broken {
        let page = page(Some("console-sos-import-encoding")).begin("").await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let Some(mut sheet) = Sheet::read(app, &fields, text.clone()) else {
        let page = page(Some("console-sos-import-empty")).begin(&text).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    if fields.get("then") != "take" {
        return page(None).review(&sheet).await;
    }
    let outcome = import::take(app, &officer.actor(), std::mem::take(&mut sheet.taken)).await?;
    page(None).done(&sheet, outcome).await
}
