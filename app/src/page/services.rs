//! The room of services: one box that finds everything, what was marked and used, life events, groups. On a wide
//! window that stays while one of its things is read beside it.

pub mod agency;
mod card;
mod found;
pub mod group;
mod index;
mod outside;
mod rating;
pub mod service;
pub(crate) mod shelf;
mod waits;
pub mod ward;

use dioxus::prelude::*;

use self::index::Index;
use crate::hook::{use_catalogue_provider, use_title, use_words};
use crate::route::Route;
use crate::ui::{Empty, Split};

pub(crate) use self::outside::Outside;
pub(crate) use self::waits::Waits;

/// The room, and beside it (or, on a phone, instead of it) what is open.
#[component]
pub fn ServicesSplit() -> Element {
    use_catalogue_provider();
    let open = !matches!(use_route::<Route>(), Route::Services {});
    rsx! {
        Split { open, list: rsx! { Index { open } }, Outlet::<Route> {} }
    }
}

/// Beside the room, while nothing is open.
#[component]
pub fn Services() -> Element {
    let words = use_words();
    use_title(words.t("services-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "layout-grid", title: words.t("services-pick-title"), text: words.t("services-pick-text") }
        }
    }
}
