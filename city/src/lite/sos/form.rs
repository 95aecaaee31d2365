//! The form of a call for rescue, with everything that was typed into it.

use std::collections::BTreeMap;

use axum::response::Html;
use hue_i18n::{Words, args};
use hue_model::id::SosId;
use hue_model::limits::{ADDRESS_CHARS, SOS_NOTE_CHARS, SOS_PHONE_CHARS};
use hue_model::text::NameOrder;
use maud::{Markup, html};
use url::form_urlencoded;

use crate::clock::sos_id;
use crate::lite::said::{NEEDS, VULNERABLE, WATER};
use crate::lite::{calls, site, whole};
use crate::state::App;
use crate::store::report::word;
use crate::web;

/// What somebody typed, as they typed it: nothing of it is lost, whatever becomes of the form.
#[derive(Default)]
pub(super) struct Typed(BTreeMap<String, String>);

impl Typed {
    pub(super) fn read(form: &[u8]) -> Self {
        Self(form_urlencoded::parse(form).into_owned().collect())
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The id of the case. It is in the form from the beginning: sent twice over a bad line it is still one case.
    pub(super) fn id(&self, app: &App) -> SosId {
        self.get("id").parse().unwrap_or_else(|_| sos_id(&*app.config.clock, &*app.config.entropy))
    }
}

/// The page with the form; `why` says why it was not taken.
pub(super) fn page(app: &App, words: Words, typed: &Typed, why: Option<&str>) -> Html<String> {
    let number = app.profile.emergency.as_str();
    let main = html! {
        h1 { (words.t("lite-sos-title")) }
        p { (words.t("lite-sos-hint")) }
        (calls(app, words))
        @if let Some(why) = why { p.wrong role="alert" { (words.get(why, &args! { "number" => number })) } }
        form.ask method="post" action="/sos" {
            input type="hidden" name="id" value=(typed.id(app));
            (field(words, typed, "address", ADDRESS_CHARS, "text"))
            (ward(app, words, typed))
            (field(words, typed, "phone", SOS_PHONE_CHARS, "tel"))
            (field(words, typed, "people", 5, "numeric"))
            (water(words, typed))
            (boxes(words, typed, "vulnerable", VULNERABLE.map(word)))
            (boxes(words, typed, "need", NEEDS.map(word)))
            label for="note" { (words.t("lite-team-note")) }
            textarea id="note" name="note" rows="3" maxlength=(SOS_NOTE_CHARS) { (typed.get("note")) }
            button.danger.send { (words.t("lite-sos-send")) }
        }
    };
    match why {
        // Nothing leads away from words that were not taken yet: another page would lose them.
        Some(_) => whole(app, words, "lite-sos-title", &main),
        None => site(app, words, &words.t("lite-sos-title"), &main),
    }
}

fn ward(app: &App, words: Words, typed: &Typed) -> Markup {
    let language = web::language(words);
    let mut wards: Vec<_> = app.pack.wards.iter().map(|(code, name)| (code, name.text(language))).collect();
    wards.sort_by_cached_key(|(_, name)| NameOrder::of(name));
    let chosen = typed.get("ward");
    html! {
        label for="ward" { (words.t("lite-sos-ward")) }
        select id="ward" name="ward" {
            option value="" { (words.t("lite-sos-no-ward")) }
            @for (code, name) in wards { option value=(code) selected[code == chosen] { (name) } }
        }
    }
}

/// A field of one line; `keys` are those a phone offers.
fn field(words: Words, typed: &Typed, name: &str, most: usize, keys: &str) -> Markup {
    let filled = match name {
        "phone" => "tel",
        "people" => "off",
        _ => "street-address",
    };
    html! {
        label for=(name) { (words.t(&format!("lite-sos-{name}"))) }
        // Not of the type `number`: browsers throw away what is typed into it in words.
        input id=(name) name=(name) inputmode=(keys) maxlength=(most) value=(typed.get(name)) autocomplete=(filled);
    }
}

fn water(words: Words, typed: &Typed) -> Markup {
    html! {
        fieldset {
            legend { (words.t("lite-team-water")) }
            @for one in WATER.map(word) {
                label.tick {
                    input type="radio" name="water" value=(one) checked[typed.get("water") == one];
                    (words.t(&format!("lite-water-{one}")))
                }
            }
        }
    }
}

fn boxes<const N: usize>(words: Words, typed: &Typed, name: &str, all: [String; N]) -> Markup {
    html! {
        fieldset {
            legend { (words.t(&format!("lite-team-{name}"))) }
            @for one in all {
                @let key = format!("{name}-{one}");
                label.tick {
                    input type="checkbox" name=(key) value="1" checked[!typed.get(&key).is_empty()];
                    (words.t(&format!("lite-{key}")))
                }
            }
        }
    }
}
