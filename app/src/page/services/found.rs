//! What was found, by kind, each hit a link: arrow keys walk through them, Escape goes back to the box.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::Service;
use hue_model::search::{Found, Hit, HitGroup, HitKind, highlight};
use hue_model::time::Millis;

use super::index::BOX;
use crate::bridge::dom;
use crate::hook::{use_catalogue, use_language, use_now, use_remember, use_words};
use crate::page::hotline::Hotline;
use crate::page::report_form::category_icon;
use crate::route::Route;
use crate::service::{Way, straight};
use crate::ui::{Button, ButtonKind, Card, Icon, Section};
use crate::words::former_text;

/// The id of a hit, by its place in the whole list.
pub(super) fn hit_id(index: usize) -> String {
    format!("hit-{index}")
}

/// The best hit.
pub(super) fn first(found: &Found) -> Option<Hit> {
    found.groups.first()?.hits.first().cloned()
}

/// Where a hit leads now; `None` of one whose id means nothing here.
fn route(hit: &Hit, services: &[Service], now: Millis) -> Option<Route> {
    let id = hit.id.clone();
    Some(match hit.kind {
        HitKind::Service => match services.iter().find(|service| service.id == id) {
            Some(service) => straight(service, now),
            None => Route::ServicePage { id },
        },
        HitKind::Category => Route::NewReportAbout { category: id },
        HitKind::Report => Route::ReportPage { id: id.parse().ok()? },
        HitKind::Draft => Route::EditDraft { id: id.parse().ok()? },
        HitKind::PointOfInterest => Route::PlacePage { id },
        HitKind::Ward => Route::WardPage { code: id },
        HitKind::Agency => Route::AgencyPage { id },
        HitKind::Help => Route::HelpPage { id },
        HitKind::Event => Route::EventPage { id },
    })
}

/// Where hits lead, as the catalogue stands now.
fn use_lead() -> Callback<Hit, Option<Route>> {
    let (catalogue, now) = (use_catalogue(), use_now());
    use_callback(move |hit: Hit| match &*catalogue.read() {
        Some(Ok(catalogue)) => route(&hit, &catalogue.services, now),
        _ => route(&hit, &[], now),
    })
}

/// Opens a hit, by a press or by Enter in the box; a service that can be used is kept in mind.
pub(super) fn use_open() -> Callback<Hit> {
    let (lead, remember, navigator) = (use_lead(), use_remember(), use_navigator());
    let (catalogue, now) = (use_catalogue(), use_now());
    let works = move |hit: &Hit| match &*catalogue.read() {
        Some(Ok(catalogue)) => {
            catalogue.services.iter().any(|service| service.id == hit.id && Way::to(service, now).works())
        }
        _ => false,
    };
    use_callback(move |hit: Hit| {
        if hit.kind == HitKind::Service && works(&hit) {
            remember.call(hit.id.clone());
        }
        if let Some(to) = lead.call(hit) {
            navigator.push(to);
        }
    })
}

/// The groups with their headings; where nothing was found, what to do instead.
#[component]
pub(super) fn Results(
    found: Found,
    /// The text that this is the answer to.
    typed: String,
    /// Whether that is still what is typed: only then is it said what was not found.
    settled: bool,
    /// Asks for more; `None` where there are no more to be had.
    on_more: Option<EventHandler<()>>,
    on_clear: EventHandler<()>,
) -> Element {
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
            if let Some(instead) = found.corrected.as_ref().filter(|_| settled) {
                p { class: "hint", {words.get("search-instead", &args! { "instead" => instead.as_str(), "typed" => typed.trim() })} }
            }
            if found.partial && settled {
                p { class: "hint", {words.t("search-partial")} }
            }
            if numbered.is_empty() && settled {
                Nothing { typed }
            }
            for (first , group) in numbered {
                Group { key: "{key(group.kind)}", first, group, marked: found.words.clone(), on_more, on_clear }
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
fn Group(
    first: usize,
    group: HitGroup,
    marked: Vec<String>,
    on_more: Option<EventHandler<()>>,
    on_clear: EventHandler<()>,
) -> Element {
    let words = use_words();
    let shown = group.hits.len();
    let title = words.get(key(group.kind), &args! { "count" => group.total });
    rsx! {
        Section { id: "found-{key(group.kind)}", title,
            ul { class: "list",
                for (at , hit) in group.hits.into_iter().enumerate() {
                    li { key: "{hit.id}", onkeydown: move |event| walk(&event, first + at, on_clear),
                        Row { at: first + at, hit, marked: marked.clone() }
                    }
                }
            }
            if let Some(on_more) = on_more.filter(|_| usize::try_from(group.total).is_ok_and(|total| total > shown)) {
                // The button goes with the answer; from the last hit the next key leads to what came.
                Button { kind: ButtonKind::Quiet, onclick: move |_| { dom::focus(&hit_id((first + shown).saturating_sub(1))); on_more.call(()); }, {words.t("search-more")} }
            }
        }
    }
}

/// Up and down between the hits, and from the first one up into the box; Escape begins anew.
fn walk(event: &Event<KeyboardData>, at: usize, on_clear: EventHandler<()>) {
    let next = match event.key() {
        Key::ArrowDown => hit_id(at + 1),
        Key::ArrowUp => at.checked_sub(1).map_or_else(|| BOX.to_owned(), hit_id),
        Key::Escape => {
            on_clear.call(());
            return;
        }
        _ => return,
    };
    event.prevent_default();
    dom::focus(&next);
}

#[component]
fn Row(at: usize, hit: Hit, marked: Vec<String>) -> Element {
    let (language, words) = (use_language(), use_words());
    let (lead, open) = (use_lead(), use_open());
    let Some(to) = lead.call(hit.clone()) else { return rsx! {} };
    let (tag, title) = hit.title.get(language);
    let (detail_tag, detail) = hit.detail.get(language);
    let (title, detail) = if hit.is_former_ward() {
        (former_text(words, title), words.get("place-now", &args! { "ward" => detail }))
    } else {
        (title.to_owned(), detail.to_owned())
    };
    let pressed = hit.clone();
    rsx! {
        Link {
            id: hit_id(at),
            to,
            class: "row",
            onclick_only: true,
            onclick: move |_| open.call(pressed.clone()),
            span { class: "row-icon", Icon { name: icon(&hit) } }
            span { class: "row-text",
                span { class: "row-title", lang: tag, Marked { text: title, words: marked.clone() } }
                if !detail.is_empty() {
                    span { class: "row-more two-lines", lang: detail_tag, Marked { text: detail, words: marked.clone() } }
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
        HitKind::Event => "search-festivals",
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
        HitKind::Event => "calendar-days",
    }
}

#[cfg(test)]
mod tests {
    use hue_model::catalogue::ServiceStatus;
    use hue_model::search::HitGroup;
    use hue_model::text::Localized;

    use super::*;
    use crate::service::tests::shipped;

    fn hit(kind: HitKind, id: &str) -> Hit {
        Hit { kind, id: id.into(), title: Localized::vi_en("a", "a"), detail: Localized::default() }
    }

    #[test]
    fn a_hit_leads_to_its_screen() {
        let services = shipped();
        let to = |kind, id: &str| route(&hit(kind, id), &services, Millis(0)).map(|it| it.to_string());
        assert_eq!(to(HitKind::Service, "alerts.water").as_deref(), Some("/gauges"));
        assert_eq!(to(HitKind::Service, "sos.112").as_deref(), Some("/services/sos.112"));
        assert_eq!(to(HitKind::Category, "light.street").as_deref(), Some("/reports/new/light.street"));
        assert_eq!(to(HitKind::PointOfInterest, "dai-noi").as_deref(), Some("/explore/dai-noi"));
        assert_eq!(to(HitKind::Ward, "19753").as_deref(), Some("/wards/19753"));
        assert_eq!(to(HitKind::Agency, "so-du-lich").as_deref(), Some("/agencies/so-du-lich"));
        assert_eq!(to(HitKind::Help, "sos.other").as_deref(), Some("/help/sos.other"));
        assert_eq!(to(HitKind::Event, "trung-thu").as_deref(), Some("/events/trung-thu"));
        assert_eq!(to(HitKind::Report, "no id"), None);
    }

    #[test]
    fn a_paused_service_leads_to_its_page_that_says_so() {
        let mut services = shipped();
        let water = services.iter_mut().find(|service| service.id == "alerts.water").unwrap();
        water.status = ServiceStatus::Paused { until: Some(Millis(2_000)) };
        let hit = hit(HitKind::Service, "alerts.water");
        let to = |now| route(&hit, &services, Millis(now));
        assert_eq!(to(1_000), Some(Route::ServicePage { id: "alerts.water".into() }));
        assert_eq!(to(2_000), Some(Route::Gauges {}), "the pause is over");
    }

    #[test]
    fn enter_opens_the_best_hit() {
        let group = |kind, id: &str| HitGroup { kind, hits: vec![hit(kind, id)], total: 1 };
        let groups = vec![group(HitKind::Help, "sos.other"), group(HitKind::Ward, "19753")];
        let found = Found { groups, ..Found::default() };
        assert_eq!(first(&found), Some(hit(HitKind::Help, "sos.other")));
        assert_eq!(first(&Found::default()), None);
    }
}
