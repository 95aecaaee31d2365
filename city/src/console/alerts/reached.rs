//! Whom a message reached, as far as devices say.

use hue_i18n::{Words, args};
use maud::{Markup, html};

use crate::alert::reached::Reached;
use crate::state::App;
use crate::web::ward_name;

/// A line for all and one for each ward with enough devices.
pub(super) fn table(app: &App, words: Words, reached: &[Reached]) -> Markup {
    html! {
        h2 { (words.t("console-alert-reached")) }
        @if reached.is_empty() { p.muted { (words.t("console-alert-reached-few")) } }
        @else {
            table.reached {
                thead { tr { @for column in ["ward", "devices", "half", "most"] {
                    th scope="col" { (words.t(&format!("console-alert-reached-{column}"))) }
                } } }
                tbody { @for it in reached {
                    tr {
                        th scope="row" {
                            @match &it.ward { Some(code) => (ward_name(app, words, code)), None => (words.t("console-alert-reached-all")) }
                        }
                        td { (it.devices) } td { (time(words, it.p50)) } td { (time(words, it.p95)) }
                    }
                } }
            }
        }
        p.muted { (words.t("console-alert-reached-hint")) }
    }
}

fn time(words: Words, seconds: i64) -> String {
    if seconds < 120 {
        words.get("console-alert-seconds", &args! { "count" => seconds })
    } else {
        words.get("console-alert-minutes", &args! { "count" => seconds / 60 })
    }
}
