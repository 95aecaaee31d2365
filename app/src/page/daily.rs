//! The daily services: what somebody does in the app again and again. Each is a module here with two components, `List`
//! and `Item { id }`, and a line of the list; `docs/howto/add-a-service.md` has the steps.

mod cameras;
mod dossiers;
mod facilities;
mod news;
mod outages;

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::problem::Code;

use self::cameras::{river as river_cameras, traffic as traffic_cameras};
pub(crate) use self::news::use_news_toast;
use crate::hook::{use_title, use_words};
use crate::page::one_of::{OneOf, Said};
use crate::route::Route;
use crate::ui::TopBar;

/// The one list: the service's identifier in the catalogue, and the module with its screens.
macro_rules! daily {
    ($($id:literal => $service:ident,)*) => {
        /// The services that have screens here.
        pub(crate) const DAILY: &[&str] = &[$($id,)*];

        /// The screen of a service: its list, or one of its things.
        #[component]
        fn Use(id: String, item: Option<String>) -> Element {
            $(if id == $id {
                return match item {
                    None => rsx! { $service::List {} },
                    // A list of one: another thing gets a page of its own instead of this one's answer.
                    Some(item) => rsx! { for item in [item] { $service::Item { key: "{item}", id: item } } },
                };
            })*
            rsx! { Nothing {} }
        }
    };
}

daily! {
    "util.outages" => outages,
    "cam.river" => river_cameras,
    "cam.traffic" => traffic_cameras,
    "public.lookup" => dossiers,
    "health.facilities" => facilities,
}

/// What somebody uses a service with.
#[component]
pub fn ServiceUse(id: ReadSignal<String>) -> Element {
    rsx! { Use { id: id() } }
}

/// One of its things.
#[component]
pub fn ServiceUseItem(id: ReadSignal<String>, item: ReadSignal<String>) -> Element {
    rsx! { Use { id: id(), item: item() } }
}

/// The bar of a service's screen: back from the list to the service, from one of its things to the list.
#[component]
pub(super) fn Top(service: &'static str, title: String, #[props(default)] item: bool) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    use_title(title.clone());
    let back = move |()| {
        let id = service.to_owned();
        navigator.push(if item { Route::ServiceUse { id } } else { Route::ServicePage { id } });
    };
    rsx! {
        TopBar { title, back_label: words.t("back"), onback: back }
    }
}

/// No such service in this build.
#[component]
fn Nothing() -> Element {
    let words = use_words();
    let said = Said {
        icon: "layout-grid",
        back: "services-back",
        missing_title: "services-missing-title",
        missing_text: "services-missing-text",
        failed: "services-error",
    };
    rsx! {
        OneOf {
            said,
            list: Route::Services {},
            title: words.t("services-title"),
            there: Some(Err(Problem::new(Code::NotFound))),
            on_again: |()| {},
        }
    }
}
