//! The pages of a table: the form for it, its columns, what became of it.

use axum::response::{IntoResponse as _, Response};
use hue_i18n::{Words, args};
use maud::{Markup, html};

use super::{MOST, Outcome, Sheet};
use crate::console::layout::{Frame, Room};
use crate::console::officer::Officer;
use crate::console::sos::BACK;
use crate::problem::Result;
use crate::sos::import::columns::FIELDS;
use crate::sos::import::rows::Refused;
use crate::state::App;

/// The page in the making.
pub(super) struct Page<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
    /// The key of what is wrong with the table.
    pub(super) wrong: Option<&'static str>,
}

impl Page<'_> {
    async fn show(&self, main: &Markup) -> Result<Response> {
        let words = self.words;
        let frame = Frame::of(self.app, self.officer, words, Room::Sos).await?;
        let page = frame.entry(
            "console-sos-import",
            "/console/sos/import",
            BACK,
            &html! {
                @if let Some(wrong) = self.wrong { p.error role="alert" { (words.t(wrong)) } }
                (main)
            },
        );
        Ok(page.into_response())
    }

    fn form(&self, content: &Markup) -> Markup {
        html! {
            form method="post" action="/console/sos/import" enctype="multipart/form-data" {
                input type="hidden" name="csrf" value=(self.officer.session.csrf);
                (content)
            }
        }
    }

    /// The form for a table.
    pub(super) async fn begin(&self, text: &str) -> Result<Response> {
        let words = self.words;
        let most = i64::try_from(MOST).unwrap_or_default();
        let main = html! {
            p.muted { (words.get("console-sos-import-hint", &args! { "most" => most })) }
            (self.form(&html! {
                label for="file" { (words.t("console-sos-import-file")) }
                input id="file" type="file" name="file" accept=".csv,.txt,.tsv,text/csv";
                label for="csv" { (words.t("console-sos-import-paste")) }
                textarea id="csv" name="csv" rows="8" spellcheck="false" { (text) }
                button.primary { (words.t("console-sos-import-read")) }
            }))
        };
        self.show(&main).await
    }

    /// The columns, for a person to look at before anything is taken.
    pub(super) async fn review(&self, sheet: &Sheet) -> Result<Response> {
        let words = self.words;
        let main = html! {
            p { (self.count("console-sos-import-rows", sheet.taken.len())) }
            (self.refused(&sheet.refused))
            (self.form(&html! {
                input type="hidden" name="columns" value=(sheet.head.len());
                textarea.whole name="csv" hidden { (sheet.text) }
                table.columns {
                    caption { (words.t("console-sos-import-columns")) }
                    thead { tr { th scope="col" { (words.t("console-sos-import-column")) } th scope="col" { (words.t("console-sos-import-field")) } } }
                    tbody { @for (index, ((head, field), cells)) in sheet.head.iter().zip(&sheet.fields).zip(&sheet.samples).enumerate() { (self.column(index, head, field, cells)) } }
                }
                div.pair {
                    button.primary name="then" value="take" disabled[sheet.taken.is_empty()] { (self.count("console-sos-import-take", sheet.taken.len())) }
                    button name="then" value="read" { (words.t("console-sos-import-again")) }
                }
            }))
        };
        self.show(&main).await
    }

    fn column(&self, index: usize, head: &str, chosen: &str, cells: &[String]) -> Markup {
        let words = self.words;
        html! {
            tr {
                th scope="row" { (head) @if !cells.is_empty() { small.muted { (cells.join(" · ")) } } }
                td {
                    select name=(format!("column-{index}")) aria-label=(words.get("console-sos-import-is", &args! { "column" => head })) {
                        option value="" { (words.t("console-sos-enter-note")) }
                        @for field in FIELDS { option value=(field) selected[field == chosen] { (words.t(&format!("console-sos-import-field-{}", field.replace('_', "-")))) } }
                    }
                }
            }
        }
    }

    /// What became of the table.
    pub(super) async fn done(&self, sheet: &Sheet, outcome: Outcome) -> Result<Response> {
        let words = self.words;
        let said = args! { "new" => outcome.new, "more" => outcome.more, "known" => outcome.known };
        let main = html! {
            p.changed role="status" { (words.get("console-sos-import-done", &said)) }
            (self.refused(&sheet.refused))
            @if !sheet.refused.is_empty() {
                // Once more with their head: mended here, they are a table again.
                (self.form(&html! {
                    label for="csv" { (words.t("console-sos-import-left")) }
                    textarea id="csv" name="csv" rows="8" spellcheck="false" { (left(sheet)) }
                    button { (words.t("console-sos-import-read")) }
                }))
            }
            p { a.button.primary href="/console/sos" { (words.t("console-sos-to-board")) } }
        };
        self.show(&main).await
    }

    fn refused(&self, refused: &[Refused]) -> Markup {
        let words = self.words;
        html! {
            @if !refused.is_empty() {
                div.error role="alert" {
                    p { (self.count("console-sos-import-refused", refused.len())) }
                    ul {
                        @for row in refused {
                            @let why = words.t(&format!("console-sos-import-{}", row.fault.word()));
                            li { (words.get("console-sos-import-line", &args! { "line" => i64::try_from(row.line).unwrap_or_default(), "why" => why })) " " code { (row.text) } }
                        }
                    }
                }
            }
        }
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.words.get(key, &args! { "count" => i64::try_from(count).unwrap_or(i64::MAX) })
    }
}

/// The head, and the rows that were not taken, as they are written.
fn left(sheet: &Sheet) -> String {
    let head = sheet.text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let rows = sheet.refused.iter().map(|row| row.text.as_str());
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}
