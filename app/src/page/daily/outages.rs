//! Cuts of power and water: the citizen's wards first, then the whole city.

mod cut;
mod notices;

use dioxus::prelude::*;
use hue_model::event::Topic;
use hue_model::id::OutageId;
use hue_model::outage::{ListOutages, ListedOutage, ListedOutages, OutageKind, SERVICE};

use self::cut::Cut;
use self::notices::OutageNotices;
use super::Top;
use crate::hook::{use_now, use_query, use_settings, use_words};
use crate::page::one_of::{OneOf, Said, is_there, of_list};
use crate::route::Route;
use crate::ui::{ButtonLink, Choice, Choices, Empty, Failure, Icon, Section, Skeleton};
use crate::words::{copy_text, outage_kind_text, problem_text, why_empty};

const SAID: Said = Said {
    icon: "zap-off",
    back: "outages-title",
    missing_title: "outages-gone-title",
    missing_text: "outages-gone-text",
    failed: "outages-error",
};

/// The cuts.
#[component]
pub(super) fn List() -> Element {
    let words = use_words();
    let mut outages = use_query(&[Topic::Outages], || ListOutages {});
    rsx! {
        Top { service: SERVICE, title: words.t("outages-title") }
        div { class: "report",
            match &*outages.read() {
                Some(Ok(listed)) => rsx! { Listed { listed: listed.clone() } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("outages-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| outages.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
        }
    }
}

/// One cut, such as one that the device has just told of.
#[component]
pub(super) fn Item(id: String) -> Element {
    let words = use_words();
    let mut outages = use_query(&[Topic::Outages], || ListOutages {});
    let wanted = id.parse::<OutageId>().ok();
    let found = use_memo(move || match outages.read().as_ref()? {
        Ok(listed) => {
            let one = listed.outages.iter().find(|one| Some(one.outage.id) == wanted).cloned();
            of_list(one, listed.heard_at, listed.failed)
        }
        Err(problem) => Some(Err(problem.clone())),
    });
    let cut = found().and_then(Result::ok);
    let title =
        cut.as_ref().map_or_else(|| words.t("outages-title"), |one| outage_kind_text(words, one.outage.kind));
    rsx! {
        OneOf {
            said: SAID,
            list: Route::ServiceUse { id: SERVICE.to_owned() },
            title,
            there: is_there(found().as_ref()),
            on_again: move |()| outages.restart(),
            if let Some(listed) = cut {
                div { class: "report", Cut { listed } }
            }
        }
    }
}

#[component]
fn Listed(listed: ListedOutages) -> Element {
    let (words, now) = (use_words(), use_now());
    let kind = use_signal(|| None::<OutageKind>);
    let why = why_empty(listed.heard_at, listed.failed);
    let wanted = |one: &ListedOutage| kind().is_none_or(|kind| one.outage.kind == kind);
    let (mine, city): (Vec<_>, Vec<_>) =
        listed.outages.iter().filter(|one| wanted(one)).cloned().partition(|one| one.mine);
    rsx! {
        p { class: "heard",
            Icon { name: "clock", size: 16 }
            span { {copy_text(words, listed.heard_at, now)} }
        }
        if listed.outages.is_empty() {
            Empty { icon: "zap", title: words.t(&format!("outages-{why}-title")), text: words.t(&format!("outages-{why}-text")) }
            Home {}
        } else {
            if listed.failed {
                p { class: "hint", role: "status", {words.t("copy-failed")} }
            }
            KindFilter { kind }
            Section { id: "outages-mine", title: words.t("outages-mine"),
                Home {}
                Cuts { cuts: mine, none: words.t("outages-mine-none") }
            }
            Section { id: "outages-city", title: words.t("outages-city"),
                Cuts { cuts: city, none: words.t("outages-city-none") }
            }
        }
        OutageNotices {}
    }
}

/// How to choose a ward, while none is chosen.
#[component]
fn Home() -> Element {
    let (words, settings) = (use_words(), use_settings());
    let nowhere = settings.read().home_ward.is_none();
    rsx! {
        if nowhere {
            p { class: "hint", {words.t("outages-choose-ward")} }
            ButtonLink { to: Route::Me {}, icon: "house", {words.t("alerts-choose-ward")} }
        }
    }
}

#[component]
fn KindFilter(kind: Signal<Option<OutageKind>>) -> Element {
    let (words, mut kind) = (use_words(), kind);
    let choice = |value, label| Choice { value, label, lang: None };
    let kinds = OutageKind::ALL.map(|kind| choice(kind.word(), outage_kind_text(words, kind)));
    let choices = [choice("", words.t("outages-all"))].into_iter().chain(kinds).collect::<Vec<_>>();
    rsx! {
        Choices {
            name: "outage-kind",
            legend: words.t("outages-filter"),
            choices,
            chosen: kind().map_or("", OutageKind::word).to_owned(),
            onchoose: move |word| kind.set(OutageKind::ALL.into_iter().find(|kind| kind.word() == word)),
        }
    }
}

#[component]
fn Cuts(cuts: Vec<ListedOutage>, none: String) -> Element {
    rsx! {
        if cuts.is_empty() {
            p { class: "hint", "{none}" }
        }
        ul { class: "report-list",
            for listed in cuts {
                li { key: "{listed.outage.id}", Cut { listed } }
            }
        }
    }
}
