//! Posts that somebody pasted: each read into a form that shows what came from where, looked through and added with one press.

mod view;

use axum::extract::{RawForm, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode};
use hue_i18n::Words;
use hue_model::id::SosId;
use hue_model::sos::SosDetails;

use super::marks::fill;
use super::{not_here, scope};
use crate::console::form::Fields;
use crate::console::layout;
use crate::console::officer::{Officer, Turned};
use crate::console::unsaved;
use crate::lite::said::details;
use crate::problem::Result;
use crate::sos::clean::{self, Heard, Odd, phone_key};
use crate::sos::double::{Suggestion, suggestions};
use crate::sos::import::rows::keep_the_rest;
use crate::sos::post::{self, Reading, TEXT_CHARS};
use crate::sos::{self, Call, draft};
use crate::state::App;
use crate::store::sos::{Sos, Source, get};

/// A post on its way to the board.
struct Post {
    /// Its text as it was pasted.
    text: String,
    /// What is read in it.
    reading: Reading,
    /// The same for the same text: pasted again it is the same case.
    id: SosId,
    /// The case, once it was added.
    case: Option<Sos>,
    /// Cases that may be the same.
    doubles: Vec<Suggestion>,
}

impl Post {
    fn of(app: &App, text: String) -> Self {
        let reading = post::read(&text, &app.pack);
        Self { id: app.made_ids.id("post", &text), reading, text, case: None, doubles: Vec::new() }
    }

    /// What is stored of it: the fields as they stand in the form, and the whole text under who wrote it and where.
    fn heard(&self, app: &App, prefix: &str, fields: &Fields) -> Heard {
        let mut odd = Odd::new();
        let mut details = details(|name| fields.get(&format!("{prefix}{name}")).to_owned(), &mut odd);
        let from = ["author", "link"].map(|name| said(fields, prefix, name));
        let from = from.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        details.note = if from.is_empty() { self.text.clone() } else { format!("{from}\n{}", self.text) };
        keep_the_rest(&details.note, &mut odd);
        clean::tidy(&app.pack, &mut details, &mut odd);
        Heard { revision: 0, details, cancelled: None, raised_at: app.now(), drill: false, odd }
    }

    /// Looks whether it is on the board, and which cases may be the same.
    async fn look(&mut self, app: &App, officer: &Officer, prefix: &str, fields: &Fields) -> Result<()> {
        let Some(scope) = scope(officer) else { return Ok(()) };
        let mut conn = app.store.read().await?;
        self.case = get(&mut conn, self.id).await?;
        let heard = self.heard(app, prefix, fields);
        let call = Call::by(Source::Post, officer.actor().id);
        let case = self.case.clone().unwrap_or_else(|| draft(&app.pack, self.id, &call, &heard, app.now()));
        if can_be_compared(&case.details) {
            self.doubles = suggestions(&mut conn, &scope, &case).await?;
        }
        Ok(())
    }
}

/// Without a phone and a point nothing says that two cases are one.
fn can_be_compared(details: &SosDetails) -> bool {
    let phones = [&details.phone, &details.caller_phone];
    let point = details.place.as_ref().is_some_and(|place| place.point.is_some());
    point || phones.iter().any(|phone| !phone_key(phone).is_empty())
}

/// A field of the post's own, or else the one for all of them.
fn said(fields: &Fields, prefix: &str, name: &str) -> String {
    let own = fields.get(&format!("{prefix}{name}")).trim();
    if own.is_empty() { fields.get(name).trim().to_owned() } else { own.to_owned() }
}

fn prefix(index: usize) -> String {
    format!("p{index}-")
}

/// `GET /console/sos/posts`.
pub(super) async fn page(State(app): State<App>, officer: Officer, headers: HeaderMap) -> Result<Response> {
    let words = layout::words(&headers);
    match scope(&officer) {
        Some(_) => {
            let fields = Fields::default();
            view::Page { app: &app, officer: &officer, words, fields: &fields, posts: &[], wrong: None }
                .show()
                .await
        }
        None => Ok(not_here(words)),
    }
}

/// `POST /console/sos/posts`: reads the text, and adds the one post whose button was pressed.
pub(super) async fn act(
    State(app): State<App>,
    officer: Result<Officer, Turned>,
    headers: HeaderMap,
    RawForm(sent): RawForm,
) -> Response {
    let (words, fields) = (layout::words(&headers), Fields::read(&sent));
    let written = fields.get("text").to_owned();
    let csrf = fields.csrf().to_owned();
    let take = async |officer: Officer| take(&app, &officer, words, fields).await;
    unsaved::taken(words, officer, &csrf, &written, take).await
}

async fn take(app: &App, officer: &Officer, words: Words, mut fields: Fields) -> Result<Response> {
    if scope(officer).is_none() {
        return Ok(not_here(words));
    }
    let text = fields.get("text").to_owned();
    let (texts, rest) = post::split(&text);
    let long = text.chars().count() > TEXT_CHARS || !rest.is_empty();
    let wrong = if texts.is_empty() {
        Some("console-sos-posts-empty")
    } else {
        long.then_some("console-sos-posts-long")
    };
    if wrong.is_some() {
        let page = view::Page { app, officer, words, fields: &fields, posts: &[], wrong };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page.show().await?).into_response());
    }
    let add = fields.get("add").parse().ok();
    let again = fields.get("read") != fields.get("text");
    let mut posts: Vec<Post> = texts.into_iter().map(|text| Post::of(app, text)).collect();
    if again {
        // Another text: what was in the forms belonged to the one before.
        fields = fields.only(&["csrf", "text", "author", "link"]);
        for (index, post) in posts.iter().enumerate() {
            fill(&post.reading, &prefix(index), &mut fields);
        }
    }
    for (index, post) in posts.iter_mut().enumerate() {
        let prefix = prefix(index);
        if add == Some(index) && !again {
            let heard = post.heard(app, &prefix, &fields);
            sos::hear(app, post.id, Call::by(Source::Post, officer.actor().id), heard, app.now()).await?;
        }
        post.look(app, officer, &prefix, &fields).await?;
    }
    view::Page { app, officer, words, fields: &fields, posts: &posts, wrong: None }.show().await
}
