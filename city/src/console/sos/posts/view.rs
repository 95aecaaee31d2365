//! The page of pasted posts.

use axum::response::{IntoResponse as _, Response};
use hue_i18n::{Words, args};
use maud::{Markup, html};

use super::{Post, prefix};
use crate::console::form::Fields;
use crate::console::layout::{Frame, Room};
use crate::console::officer::Officer;
use crate::console::sos::BACK;
use crate::console::sos::enter::Inputs;
use crate::console::sos::marks::{field, marked};
use crate::console::sos::view::reasons;
use crate::problem::Result;
use crate::sos::post::TEXT_CHARS;
use crate::state::App;
use crate::store::sos::number;

/// Longest link or name in characters.
const FROM_CHARS: usize = 200;

/// The page in the making.
pub(super) struct Page<'a> {
    pub(super) app: &'a App,
    pub(super) officer: &'a Officer,
    pub(super) words: Words,
    pub(super) fields: &'a Fields,
    pub(super) posts: &'a [Post],
    /// The key of what is wrong with the text.
    pub(super) wrong: Option<&'static str>,
}

impl Page<'_> {
    /// The whole page.
    pub(super) async fn show(&self) -> Result<Response> {
        let words = self.words;
        let frame = Frame::of(self.app, self.officer, words, Room::Sos).await?;
        let page = frame.entry(
            "console-sos-posts",
            "/console/sos/posts",
            BACK,
            &html! {
                p.muted { (words.t("console-sos-posts-hint")) }
                @if let Some(wrong) = self.wrong { p.error role="alert" { (words.t(wrong)) } }
                form method="post" action="/console/sos/posts" {
                    input type="hidden" name="csrf" value=(self.officer.session.csrf);
                    (self.pasted())
                    @for (index, post) in self.posts.iter().enumerate() { (self.post(index, post)) }
                }
            },
        );
        Ok(page.into_response())
    }

    fn pasted(&self) -> Markup {
        let words = self.words;
        html! {
            label for="text" { (words.t("console-sos-posts-text")) }
            textarea id="text" name="text" rows=(if self.posts.is_empty() { 12 } else { 4 }) maxlength=(TEXT_CHARS) lang="vi" { (self.fields.get("text")) }
            // What the forms below were read from.
            @if !self.posts.is_empty() { input type="hidden" name="read" value=(self.fields.get("text")); }
            div.pair {
                div { (self.line("author", "author", "console-sos-posts-author")) }
                div { (self.line("link", "link", "console-sos-posts-link")) }
            }
            button.primary[self.posts.is_empty()] { (words.t("console-sos-posts-read")) }
        }
    }

    fn line(&self, name: &str, id: &str, label: &str) -> Markup {
        html! {
            label for=(id) { (self.words.t(label)) }
            input id=(id) name=(name) maxlength=(FROM_CHARS) value=(self.fields.get(name)) autocomplete="off";
        }
    }

    fn post(&self, index: usize, post: &Post) -> Markup {
        let (words, prefix) = (self.words, prefix(index));
        html! {
            section.post id=(format!("post-{index}")) {
                h2 { (words.get("console-sos-posts-one", &args! { "number" => i64::try_from(index).unwrap_or_default().saturating_add(1) })) }
                p.description lang="vi" { (marked(words, &post.text, &post.reading)) }
                @if post.reading.is_safe() { p.error { (words.t("console-sos-posts-safe")) } }
                @for field in post.reading.doubts() { (self.doubt(post, field)) }
                (self.doubles(post))
                @match &post.case {
                    Some(case) => p.changed role="status" {
                        (words.t("console-sos-posts-added")) " "
                        a href=(format!("/console/sos/{}", case.id)) { (number(case.number)) }
                    },
                    None => {
                        (Inputs { app: self.app, words, fields: self.fields, prefix: &prefix }.of_a_post())
                        div.pair {
                            @for (name, label) in [("author", "console-sos-posts-author"), ("link", "console-sos-posts-link")] {
                                @let name = format!("{prefix}{name}");
                                div { (self.line(&name, &name, label)) }
                            }
                        }
                        button.primary name="add" value=(index) formaction=(format!("/console/sos/posts#post-{index}")) {
                            (words.t("console-sos-enter-send"))
                        }
                    }
                }
            }
        }
    }

    /// That the text says a field in several ways.
    fn doubt(&self, post: &Post, name: &str) -> Markup {
        let words = self.words;
        let said = |value: &str| match name {
            "ward" => crate::web::ward_name(self.app, words, value),
            "water" => words.t(&format!("lite-water-{value}")),
            _ => value.to_owned(),
        };
        let all = post.reading.values(name).into_iter().map(said).collect::<Vec<_>>().join(" · ");
        html! {
            p.odd { (words.get("console-sos-posts-doubt", &args! { "field" => field(words, name), "all" => all })) }
        }
    }

    fn doubles(&self, post: &Post) -> Markup {
        let words = self.words;
        html! {
            @for double in &post.doubles {
                p.double {
                    b { (words.get("console-sos-double", &args! { "number" => number(double.case.number) })) } " "
                    (reasons(words, &double.reasons, self.app.now())) " "
                    a href=(format!("/console/sos/{}", double.case.id)) { (number(double.case.number)) }
                }
            }
        }
    }
}
