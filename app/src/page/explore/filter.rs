//! What the list shows: one kind or all, some themes or all.

use dioxus::prelude::*;
use hue_model::catalogue::{InterestKind, PointOfInterest, Theme};

use crate::hook::use_words;
use crate::ui::{Pick, Picks, Select, SelectOption};
use crate::words::interest_key;

/// The id of the first chooser.
pub(super) const KIND: &str = "explore-kind";

/// The kinds, in the order of the chooser.
const KINDS: [InterestKind; 12] = [
    InterestKind::Heritage,
    InterestKind::Tomb,
    InterestKind::Religious,
    InterestKind::Museum,
    InterestKind::Culture,
    InterestKind::Landmark,
    InterestKind::Market,
    InterestKind::Craft,
    InterestKind::Leisure,
    InterestKind::Nature,
    InterestKind::Beach,
    InterestKind::Transport,
];

/// What is chosen; nothing takes everything, and of several themes one is enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    kind: Option<InterestKind>,
    themes: Vec<Theme>,
}

impl Filter {
    /// Whether it lets a place through.
    pub(super) fn takes(&self, place: &PointOfInterest) -> bool {
        self.kind.is_none_or(|kind| place.kind == kind)
            && (self.themes.is_empty() || self.themes.iter().any(|theme| theme.has(place)))
    }
}

/// The chooser of a kind, and the themes of the catalogue as chips.
#[component]
pub(super) fn Filters(filter: Signal<Filter>, themes: Vec<Theme>) -> Element {
    let words = use_words();
    let mut filter = filter;
    let option = |value: &str, label: String| SelectOption { value: value.to_owned(), label };
    let all = || option("", words.t("explore-every"));
    let kinds = KINDS.map(interest_key).map(|key| option(key, words.t(key)));
    let kind = filter.read().kind.map(interest_key);
    // A theme that the city added and that this app has no words for is left out.
    let named = |theme: Theme| {
        let key = format!("theme-{}", theme.id);
        let label = words.t(&key);
        (label != key).then_some((theme, label))
    };
    let named: Vec<(Theme, String)> = themes.into_iter().filter_map(named).collect();
    let on = |theme: &Theme| filter.read().themes.contains(theme);
    let picks: Vec<Pick> =
        named.iter().map(|(theme, label)| Pick { label: label.clone(), on: on(theme) }).collect();
    rsx! {
        Picks {
            legend: words.t("explore-theme"),
            picks,
            onpick: move |index: usize| {
                let Some((theme, _)) = named.get(index) else { return };
                filter.with_mut(|filter| match filter.themes.iter().position(|chosen| chosen == theme) {
                    Some(at) => drop(filter.themes.remove(at)),
                    None => filter.themes.push(theme.clone()),
                });
            },
        }
        div { class: "filters",
            Select {
                id: KIND,
                label: words.t("explore-kind"),
                options: std::iter::once(all()).chain(kinds).collect::<Vec<_>>(),
                chosen: kind.unwrap_or_default().to_owned(),
                onchoose: move |value: String| {
                    filter.write().kind = KINDS.into_iter().find(|kind| interest_key(*kind) == value);
                },
            }
        }
    }
}
