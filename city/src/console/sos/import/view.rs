//! The pages of a table: the form for it, its columns, what became of it.

use axum::response::{IntoResponse as _, Response};
use hue_i18n::{Words, args};
use maud::{Markup, html};

use super::{MOST, Outcome, Sheet, count};
use crate::console::layout::{Frame, Room};
use crate::console::officer::Officer;
use crate::console::sos::BACK;
use crate::problem::Result;
use crate::sos::import::columns::FIELDS;
use crate::sos::import::rows::Refused;
use crate::sos::import::same::{Clash, Other};
use crate::state::App;
use crate::store::drill::Drill;
use crate::store::sos::number;

/// Rows that are listed with what is wrong with them.
pub(super) const SHOWN: usize = 100;

/// The page in the making.
pub(super) struct Page<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
    /// What is wrong with the table.
    pub(super) wrong: Option<String>,
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
                @if let Some(wrong) = &self.wrong { p.error role="alert" { (wrong) } }
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
        let main = html! {
            p.muted { (words.get("console-sos-import-hint", &args! { "most" => count(MOST) })) }
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
    pub(super) async fn review(
        &self,
        sheet: &Sheet,
        clashes: &[Clash],
        drill: Option<&Drill>,
    ) -> Result<Response> {
        let words = self.words;
        let main = html! {
            p {
                (self.count("console-sos-import-lines", lines(sheet))) " "
                (self.count("console-sos-import-rows", sheet.taken.len()))
                @if lines(sheet) > sheet.taken.len().saturating_add(sheet.refused.len()) { " " (words.t("console-sos-import-several")) }
            }
            (self.refused(&sheet.refused))
            (self.clashes(clashes))
            (self.form(&html! {
                input type="hidden" name="columns" value=(sheet.head.len());
                @if let Some(drill) = drill {
                    label.tick { input type="checkbox" name="drill" value=(drill.id) checked[drill.id == sheet.drill]; " " (words.t("console-sos-import-drill")) }
                }
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

    /// How far it is, for whoever presses on; what is chosen for the columns goes along.
    pub(super) async fn under_way(&self, sheet: &Sheet, outcome: Outcome) -> Result<Response> {
        let (words, all) = (self.words, count(sheet.taken.len()));
        let done = count(outcome.rows());
        let so_far = [("new", outcome.new), ("more", outcome.more), ("known", outcome.known)];
        let main = html! {
            p.changed role="status" { (words.get("console-sos-import-so-far", &args! { "done" => done, "count" => all })) }
            progress value=(done) max=(all) aria-label=(words.t("console-sos-import")) {}
            (self.form(&html! {
                input type="hidden" name="columns" value=(sheet.head.len());
                input type="hidden" name="drill" value=(sheet.drill);
                @for (index, field) in sheet.fields.iter().enumerate() { input type="hidden" name=(format!("column-{index}")) value=(field); }
                @for (name, rows) in so_far { input type="hidden" name=(name) value=(rows); }
                textarea.whole name="csv" hidden { (sheet.text) }
                button.primary name="then" value="take" { (self.count("console-sos-import-go-on", sheet.taken.len().saturating_sub(outcome.rows()))) }
            }))
        };
        self.show(&main).await
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
                    input type="hidden" name="drill" value=(sheet.drill);
                    label for="csv" { (words.t("console-sos-import-left")) }
                    textarea id="csv" name="csv" rows="8" spellcheck="false" { (left(sheet)) }
                    button { (words.t("console-sos-import-read")) }
                }))
            }
            p { a.button.primary href="/console/sos" { (words.t("console-sos-to-board")) } }
        };
        self.show(&main).await
    }

    /// Rows whose id another family has.
    fn clashes(&self, clashes: &[Clash]) -> Markup {
        let words = self.words;
        let other = |other: Other| match other {
            Other::Case(case) => number(case),
            Other::Row(line) => words.get("console-sos-import-row", &args! { "line" => count(line) }),
        };
        html! {
            @if !clashes.is_empty() {
                div.changed role="status" {
                    p { (words.t("console-sos-import-clashes")) }
                    ul {
                        @for clash in clashes {
                            li { (words.get("console-sos-import-clash", &args! { "line" => count(clash.line), "id" => clash.id.as_str(), "other" => other(clash.other) })) }
                        }
                    }
                }
            }
        }
    }

    fn refused(&self, refused: &[Refused]) -> Markup {
        let words = self.words;
        html! {
            @if !refused.is_empty() {
                div.error role="alert" {
                    p { (self.count("console-sos-import-refused", refused.len())) }
                    ul {
                        @for row in refused.iter().take(SHOWN) {
                            @let why = words.t(&format!("console-sos-import-{}", row.fault.word()));
                            li { (words.get("console-sos-import-line", &args! { "line" => count(row.line), "why" => why })) " " code { (row.text) } }
                        }
                        @if refused.len() > SHOWN { li { (self.count("console-sos-import-refused-more", refused.len().saturating_sub(SHOWN))) } }
                    }
                }
            }
        }
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.words.get(key, &args! { "count" => self::count(count) })
    }
}

/// Lines below the head on which something is written.
fn lines(sheet: &Sheet) -> usize {
    sheet.text.lines().skip(1).filter(|line| !line.trim().is_empty()).count()
}

/// The head, and the rows that were not taken, as they are written.
fn left(sheet: &Sheet) -> String {
    let head = sheet.text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let rows = sheet.refused.iter().map(|row| row.text.as_str());
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}
