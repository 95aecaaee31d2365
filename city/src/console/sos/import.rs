//! A table that volunteers kept, uploaded or pasted: its columns are looked through, then its rows are taken; those that
//! cannot be are listed with their line, why, and as they are written.

mod view;

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::{Words, args};

use super::{not_here, scope};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::parts::{self, Table};
use crate::console::unsaved;
use crate::problem::{Failure, Result};
use crate::sos::desk::Scope;
use crate::sos::drill::running;
use crate::sos::import::columns::{FIELDS, guess};
use crate::sos::import::rows::{MOST, Refused, Taken, read};
use crate::sos::import::same::clashes;
use crate::sos::import::{self, Outcome};
use crate::state::App;
use crate::table::{self, Row};

/// Largest table in megabytes.
const MEGABYTES: usize = 3;

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
    /// The exercise that the whole table is part of; empty where it is in earnest.
    drill: String,
}

impl Sheet {
    /// The table of a form; or the key of what is wrong with it, and its words.
    fn of(app: &App, sent: &Table) -> Result<Self, (&'static str, String)> {
        // A mark in front says UTF-16 where a spreadsheet writes that.
        let (read, _, broken) = encoding_rs::UTF_8.decode(&sent.file);
        if broken {
            return Err(("console-sos-import-encoding", String::new()));
        }
        let text = if sent.file.is_empty() { sent.fields.get("csv").to_owned() } else { read.into_owned() };
        Self::read(app, &sent.fields, &text).ok_or(("console-sos-import-empty", text))
    }

    /// Reads a table; the columns as chosen in the form, or as their headers say.
    fn read(app: &App, form: &Fields, text: &str) -> Option<Self> {
        let mut rows = table::rows(text).into_iter();
        let head: Vec<String> = rows.next()?.cells;
        let rows: Vec<Row> = rows.collect();
        let chosen = |index: usize| form.get(&format!("column-{index}")).to_owned();
        let fields = if form.get("columns") == head.len().to_string() {
            let known = |field: String| if FIELDS.contains(&field.as_str()) { field } else { String::new() };
            (0..head.len()).map(|index| known(chosen(index))).collect()
        } else {
            guess(&head)
        };
        let drill = form.get("drill").to_owned();
        // The same row is another case in another exercise, and in earnest.
        let kind = format!("row{drill}");
        let (taken, refused) = read(&app.pack, (&app.made_ids, &kind), &head, &fields, &rows, app.now());
        let samples = (0..head.len()).map(|column| samples(&rows, column)).collect();
        (!rows.is_empty()).then_some(Self {
            text: text.to_owned(),
            head,
            samples,
            fields,
            taken,
            refused,
            drill,
        })
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
    let sent = parts::table(form, may, MEGABYTES * 1024 * 1024).await;
    let csrf = sent.fields.csrf().to_owned();
    let written = sent.fields.get("csv").to_owned();
    let take = async |officer: Officer| take(&app, &officer, words, sent).await;
    unsaved::taken(words, officer, &csrf, &written, take).await
}

async fn take(app: &App, officer: &Officer, words: Words, sent: Table) -> Result<Response> {
    if scope(officer) != Some(Scope::All) {
        return Ok(not_here(words));
    }
    let page = |wrong| view::Page { app, officer, words, wrong };
    let mistake = async |wrong: String, text: &str| {
        let page = page(Some(wrong)).begin(text).await?;
        Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
    };
    if sent.too_long {
        let most = args! { "most" => count(MOST), "megabytes" => count(MEGABYTES) };
        return mistake(words.get("console-sos-import-long", &most), "").await;
    }
    let (step, before) = (sent.fields.get("then").to_owned(), so_far(&sent.fields));
    // Thousands of rows are read on a thread of their own.
    let here = app.clone();
    let read = tokio::task::spawn_blocking(move || Sheet::of(&here, &sent)).await;
    let sheet = match read.map_err(|error| Failure::Data(format!("a table was not read: {error}")))? {
        Ok(sheet) => sheet,
        Err((wrong, text)) => return mistake(words.t(wrong), &text).await,
    };
    let drill = !sheet.drill.is_empty();
    if step != "take" {
        let clashes = clashes(app, &sheet.taken, drill, view::SHOWN).await?;
        return page(None).review(&sheet, &clashes, running(app).await?.as_ref()).await;
    }
    let outcome = match import::take(app, &officer.actor(), &sheet.taken, drill, before).await {
        Err(Failure::Said { .. }) if drill => {
            return mistake(words.t("console-sos-enter-no-drill"), &sheet.text).await;
        }
        outcome => outcome?,
    };
    if outcome.rows() < sheet.taken.len() {
        return page(None).under_way(&sheet, outcome).await;
    }
    page(None).done(&sheet, outcome).await
}

/// What became of the rows that were taken at earlier presses.
fn so_far(fields: &Fields) -> Outcome {
    let number = |name: &str| fields.get(name).parse().unwrap_or_default();
    Outcome { new: number("new"), more: number("more"), known: number("known") }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
