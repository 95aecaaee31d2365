//! Sources of warnings as the desk sees them: when each was heard, what went wrong, and what a draft came from.

use hue_i18n::{Words, args};
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::problem::Result;
use crate::state::App;
use crate::store::Conn;
use crate::store::source::{self, Message, State};
use crate::web::moment;

/// Every source that is asked, in the order of the configuration.
pub(super) async fn read(app: &App, conn: &mut Conn) -> Result<Vec<State>> {
    let mut states = Vec::new();
    for source in &app.config.sources {
        let new = || State { name: source.name.clone(), ..State::default() };
        states.push(source::get(conn, &source.name).await?.unwrap_or_else(new));
    }
    Ok(states)
}

/// How it stands with them.
pub(super) fn section(words: Words, states: &[State], now: Millis) -> Markup {
    html! {
        @if !states.is_empty() {
            h2 { (words.t("console-sources")) }
            ul.sources {
                @for state in states {
                    li {
                        b { (state.name) } " · " (heard(words, state, now))
                        @if let Some(trouble) = &state.trouble { p.error { (why(words, trouble)) } }
                    }
                }
            }
        }
    }
}

fn heard(words: Words, state: &State, now: Millis) -> String {
    match state.heard_at {
        Some(at) => words.get("console-source-heard", &args! { "when" => moment(words, at, now) }),
        None => words.t("console-source-never"),
    }
}

/// What went wrong: a word, and what belongs to it.
fn why(words: Words, trouble: &str) -> String {
    let (word, detail) = trouble.split_once(' ').unwrap_or((trouble, ""));
    words.get(&format!("console-source-trouble-{word}"), &args! { "detail" => detail })
}

/// Where a draft comes from, and where that departs from the standard.
pub(super) fn origin(words: Words, message: &Message, now: Millis) -> Markup {
    html! {
        p.loud {
            (words.get("console-alert-from-source", &args! {
                "source" => message.source.as_str(), "identifier" => message.identifier.as_str(),
                "when" => moment(words, message.sent, now)
            })) " "
            a href=(message.url) rel="noreferrer" { (words.t("console-alert-see-source")) }
        }
        @if !message.differences.is_empty() {
            details.act {
                summary { (words.get("console-source-differs", &args! { "count" => message.differences.len() })) }
                ul lang="en" { @for difference in &message.differences { li { (difference) } } }
            }
        }
    }
}
