//! Warnings at the desk: what is in force, what is being written, and the two people it takes to send one.

mod climb;
pub(super) mod draft;
mod drawn;
pub(super) mod duty;
pub(super) mod event;
mod fields;
mod form;
pub(super) mod list;
mod outputs;
mod preview;
mod reached;
mod sources;
pub(super) mod step;

use axum::response::{IntoResponse as _, Response};
use hue_i18n::Words;
use maud::{Markup, html};

use super::layout::{Frame, Room};
use super::officer::Officer;
use super::unsaved::{self, Why};
use crate::problem::Result;
use crate::state::App;

/// A page of this room: the list at the left, what was chosen in the middle, a preview at the right.
struct Page<'a> {
    app: &'a App,
    officer: &'a Officer,
    words: Words,
    title: String,
    /// `queue` or `case`: what a narrow screen shows.
    view: &'a str,
    /// The address of this page.
    here: &'a str,
    /// The draft or event that is open.
    chosen: &'a str,
}

impl Page<'_> {
    async fn with(self, main: &Markup, aside: &Markup) -> Result<Response> {
        let list = list::read(self.app).await?;
        let frame = Frame::of(self.app, self.officer, self.words, Room::Alerts).await?;
        let content = html! {
            (list.section(self.words, self.chosen))
            (main)
            aside.ground.previews aria-label=(self.words.t("console-alert-preview")) { (aside) }
        };
        Ok(frame.page(&self.title, self.view, self.here, &content).into_response())
    }
}

/// No such warning, or not this person's to see.
fn not_here(words: Words) -> Response {
    unsaved::page(words, &Why::NoAlert, "")
}
