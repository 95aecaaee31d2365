//! Many records at once, pasted as CSV or out of a spreadsheet: all of them, or none and every mistake by its line.

use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use hue_i18n::{Words, args};
use maud::html;

use super::layout::{Frame, Room};
use super::officer::Officer;
use crate::problem::Result;
use crate::state::App;
use crate::table::records::Fault;

/// Largest table that is read, as a form carries it, in bytes.
pub(super) const TABLE_BYTES: usize = 1024 * 1024;

/// Mistakes that are listed; who mends these sees the next ones.
const MOST: usize = 20;

/// Where records of one kind are pasted.
pub(super) struct Door {
    /// The room it belongs to.
    pub(super) room: Room,
    /// The page's address.
    pub(super) here: &'static str,
    /// The way back: an address and the key of its words.
    pub(super) back: (&'static str, &'static str),
    /// The keys of its title and of what it explains.
    pub(super) words: (&'static str, &'static str),
}

impl Door {
    /// The page, with the table as it was pasted and what is wrong with it.
    pub(super) async fn page(
        &self,
        app: &App,
        officer: &Officer,
        words: Words,
        columns: &str,
        text: &str,
        faults: &[String],
    ) -> Result<Response> {
        let frame = Frame::of(app, officer, words, self.room).await?;
        let content = html! {
            p { (words.t(self.words.1)) }
            p { code { (columns) } }
            @if !faults.is_empty() {
                div.error role="alert" {
                    p { (words.t("console-import-wrong")) }
                    ul { @for fault in faults.iter().take(MOST) { li { (fault) } } }
                }
            }
            form method="post" action=(self.here) {
                input type="hidden" name="csrf" value=(officer.session.csrf);
                label for="csv" { (words.t("console-import-table")) }
                textarea id="csv" name="csv" rows="14" spellcheck="false" { (text) }
                button.primary { (words.t("console-import-take")) }
            }
        };
        let page = frame.entry(self.words.0, self.here, self.back, &content);
        let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok((status, page).into_response())
    }
}

/// A mistake in words.
pub(super) fn said(words: Words, fault: &Fault) -> String {
    match fault {
        Fault::Column(column) => words.get("console-import-no-column", &args! { "column" => *column }),
        Fault::Lines(count) => words.get("console-import-lines", &args! { "count" => *count }),
        Fault::Cells(line) => words.get("console-import-cells", &args! { "line" => *line }),
        Fault::Fields(line, wrong) => {
            words.get("console-import-fields", &args! { "line" => *line, "fields" => wrong.join(", ") })
        }
        Fault::Known(line, name) => {
            words.get("console-import-known", &args! { "line" => *line, "name" => name.as_str() })
        }
        Fault::Moved(line, when) => {
            words.get("console-import-moved", &args! { "line" => *line, "when" => when.as_str() })
        }
        Fault::CalledOff(line) => words.get("console-import-called-off", &args! { "line" => *line }),
    }
}
