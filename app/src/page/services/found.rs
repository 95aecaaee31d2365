//! What was found, by kind, each hit a link: arrow keys walk through them, Escape goes back to the box.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::search::{Found, Hit, HitGroup, HitKind, highlight};

use super::index::BOX;
use crate::bridge::dom;
use crate::hook::{use_language, use_remember, use_words};
use crate::page::hotline::Hotline;
use crate::page::report_form::category_icon;
use crate::route::Route;
use crate::service::SCREENS;
use crate::ui::{Button, ButtonKind, Card, Icon, Section};

/// The id of a hit, by its place in the whole list.
pub(super) fn hit_id(index: usize) -> String {
    format!("hit-{index}")
}

/// Where the best hit leads.
pub(super) fn first_route(found: &Found) -> Option<Route> {
    route(found.groups.first()?.hits.first()?)
}

/// Where a hit leads; `None` of one whose id means nothing here.
fn route(hit: &Hit) -> Option<Route> {
    let id = hit.id.clone();
    Some(match hit.kind {
        HitKind::Service => match SCREENS.iter().find(|(screen, _)| *screen == id) {
            Some((_, route)) => route.clone(),
            None => Route::ServicePage { id },
        },
        HitKind::Category => Route::NewReportAbout { category: id },
        HitKind::Report => Route::ReportPage { id: id.parse().ok()? },
        HitKind::Draft => Route::EditDraft { id: id.parse().ok()? },
        HitKind::PointOfInterest => Route::PlacePage { id },
        HitKind::Ward => Route::WardPage { code: id },
        HitKind::Agency => Route::AgencyPage { id },
        HitKind::Help => Route::HelpPage { id },
    })
}

/// The groups with their headings; where nothing was found, what to do instead.
#[component]
pub(super) fn Results(found: Found, typed: String, on_more: EventHandler<()>) -> Element {
    let words = use_words();
    let mut from = 0;
    let numbered: Vec<(usize, HitGroup)> = found
        .groups
        .iter()
        .map(|group| {
            let first = from;
            from += group.hits.len();
            (first, group.clone())
        })
        .collect();
    rsx! {
        div { class: "found",
            if let Some(instead) = &found.corrected {
                p { class: "hint", {words.get("search-instead", &args! { "instead" => instead.as_str(), "typed" => typed.trim() })} }
            }
            if numbered.is_empty() {
                Nothing { typed }
            }
            for (first , group) in numbered {
                Group { key: "{key(group.kind)}", first, group, marked: found.words.clone(), on_more }
            }
        }
    }
}

#[component]
fn Nothing(typed: String) -> Element {
    let words = use_words();
    rsx! {
        Card {
            p { strong { {words.get("search-nothing", &args! { "typed" => typed.trim() })} } }
            p { {words.t("search-nothing-text")} }
            Hotline { class: "button", icon_size: 20, label: words.t("home-call") }
        }
    }
}

#[component]
fn Group(first: usize, group: HitGroup, marked: Vec<String>, on_more: EventHandler<()>) -> Element {
    let words = use_words();
    let shown = group.hits.len();
    let title = words.get(key(group.kind), &args! { "count" => group.total });
    rsx! {
        Section { id: "found-{key(group.kind)}", title,
            ul { class: "list",
                for (at , hit) in group.hits.into_iter().enumerate() {
                    li { key: "{hit.id}", onkeydown: move |event| walk(&event, first + at),
                        Row { at: first + at, hit, marked: marked.clone() }
                    }
                }
            }
            if usize::try_from(group.total).is_ok_and(|total| total > shown) {
                Button { kind: ButtonKind::Quiet, onclick: move |_| on_more.call(()), {words.get("search-more", &args! { "count" => group.total })} }
            }
        }
    }
}

/// Up and down between the hits, and from the first one up into the box.
fn walk(event: &Event<KeyboardData>, at: usize) {
    let next = match event.key() {
        Key::ArrowDown => hit_id(at + 1),
        Key::ArrowUp => at.checked_sub(1).map_or_else(|| BOX.to_owned(), hit_id),
        _ => return,
    };
    event.prevent_default();
    dom::focus(&next);
}

#[component]
fn Row(at: usize, hit: Hit, marked: Vec<String>) -> Element {
    let language = use_language();
    let remember = use_remember();
    let Some(to) = route(&hit) else { return rsx! {} };
    let (tag, title) = hit.title.get(language);
    let (detail_tag, detail) = hit.detail.get(language);
    let used = (hit.kind == HitKind::Service).then(|| hit.id.clone());
    rsx! {
        Link {
            id: hit_id(at),
            to,
            class: "row",
            onclick: move |_| if let Some(id) = used.clone() { remember.call(id) },
            span { class: "row-icon", Icon { name: icon(&hit) } }
            span { class: "row-text",
                span { class: "row-title", lang: tag, Marked { text: title.to_owned(), words: marked.clone() } }
                if !detail.is_empty() {
                    span { class: "row-more two-lines", lang: detail_tag, Marked { text: detail.to_owned(), words: marked.clone() } }
                }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}

/// A text with what was searched for marked in it.
#[component]
fn Marked(text: String, words: Vec<String>) -> Element {
    let stretches: Vec<(String, bool)> =
        highlight(&text, &words).iter().map(|part| (part.text.to_owned(), part.found)).collect();
    rsx! {
        for (text , found) in stretches {
            if found {
                mark { "{text}" }
            } else {
                "{text}"
            }
        }
    }
}

/// The heading of a kind.
const fn key(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Service => "search-services",
        HitKind::Category => "search-categories",
        HitKind::Report => "search-reports",
        HitKind::Draft => "search-drafts",
        HitKind::PointOfInterest => "search-places",
        HitKind::Ward => "search-wards",
        HitKind::Agency => "search-agencies",
        HitKind::Help => "search-help",
    }
}

fn icon(hit: &Hit) -> &'static str {
    match hit.kind {
        HitKind::Service => "layout-grid",
        HitKind::Category => category_icon(&hit.id),
        HitKind::Report => "camera",
        HitKind::Draft => "pencil",
        HitKind::PointOfInterest => "compass",
        HitKind::Ward => "map-pin",
        HitKind::Agency => "building-2",
        HitKind::Help => "circle-question-mark",
    }
}

#[cfg(test)]
mod tests {
    use hue_model::search::HitGroup;
    use hue_model::text::Localized;

    use super::*;

    fn hit(kind: HitKind, id: &str) -> Hit {
        Hit { kind, id: id.into(), title: Localized::vi_en("a", "a"), detail: Localized::default() }
    }

    #[test]
    fn a_hit_leads_to_its_screen() {
        let to = |kind, id: &str| route(&hit(kind, id)).map(|route| route.to_string());
        assert_eq!(to(HitKind::Service, "alerts.water").as_deref(), Some("/gauges"));
        assert_eq!(to(HitKind::Service, "sos.112").as_deref(), Some("/services/sos.112"));
        assert_eq!(to(HitKind::Category, "light.street").as_deref(), Some("/reports/new/light.street"));
        assert_eq!(to(HitKind::PointOfInterest, "dai-noi").as_deref(), Some("/explore/dai-noi"));
        assert_eq!(to(HitKind::Ward, "19753").as_deref(), Some("/wards/19753"));
        assert_eq!(to(HitKind::Agency, "so-du-lich").as_deref(), Some("/agencies/so-du-lich"));
        assert_eq!(to(HitKind::Help, "sos.other").as_deref(), Some("/help/sos.other"));
        assert_eq!(to(HitKind::Report, "no id"), None);
    }

    #[test]
    fn enter_opens_the_best_hit() {
        let group = |kind, id: &str| HitGroup { kind, hits: vec![hit(kind, id)], total: 1 };
        let groups = vec![group(HitKind::Help, "sos.other"), group(HitKind::Ward, "19753")];
        let found = Found { groups, ..Found::default() };
        assert_eq!(first_route(&found), Some(Route::HelpPage { id: "sos.other".into() }));
        assert_eq!(first_route(&Found::default()), None);
    }
}
