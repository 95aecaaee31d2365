//! The services that the citizen marked and those used last, a press away.

use dioxus::prelude::*;
use hue_model::catalogue::{GetCatalogue, ServiceId};
use hue_model::event::Topic;

use crate::hook::{use_query, use_settings, use_words};
use crate::page::services::shelf::{self, Own};

/// A row of each; the catalogue is asked for only where there is something of it to show.
#[component]
pub fn OwnServices() -> Element {
    let settings = use_settings();
    let (marked, recent) = {
        let settings = settings.read();
        let new = |id: &&ServiceId| !settings.favourite_services.contains(id);
        let recent: Vec<ServiceId> = settings.recent_services.iter().filter(new).cloned().collect();
        (settings.favourite_services.clone(), recent)
    };
    rsx! {
        if !(marked.is_empty() && recent.is_empty()) {
            Rows { marked, recent }
        }
    }
}

#[component]
fn Rows(marked: Vec<ServiceId>, recent: Vec<ServiceId>) -> Element {
    let words = use_words();
    let catalogue = use_query(&[Topic::Catalogue], || GetCatalogue {});
    rsx! {
        if let Some(Ok(catalogue)) = &*catalogue.read() {
            Own { id: "home-marked", title: words.t("services-marked"), services: shelf::marked(catalogue, &marked) }
            Own { id: "home-recent", title: words.t("services-recent"), services: shelf::recent(catalogue, &recent) }
        }
    }
}
