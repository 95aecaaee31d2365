//! What the list shows: one kind or all, one theme or all.

use dioxus::prelude::*;
use hue_model::catalogue::{InterestKind, PointOfInterest};

use crate::hook::use_words;
use crate::ui::{Select, SelectOption};
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

/// The themes that have words; the city's catalogue may know more.
const THEMES: [&str; 11] = [
    "must-see",
    "unesco",
    "food",
    "view",
    "garden-house",
    "river",
    "boat",
    "swim",
    "trek",
    "night",
    "festival",
];

/// What is chosen; nothing takes everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filter {
    kind: Option<InterestKind>,
    theme: Option<&'static str>,
}

impl Filter {
    /// Whether it lets a place through.
    pub(super) fn takes(&self, place: &PointOfInterest) -> bool {
        self.kind.is_none_or(|kind| place.kind == kind)
            && self.theme.is_none_or(|theme| place.tags.iter().any(|tag| tag == theme))
    }
}

/// The two choosers.
#[component]
pub(super) fn Filters(filter: Signal<Filter>) -> Element {
    let words = use_words();
    let mut filter = filter;
    let option = |value: &str, label: String| SelectOption { value: value.to_owned(), label };
    let all = || option("", words.t("explore-every"));
    let kinds = KINDS.map(interest_key).map(|key| option(key, words.t(key)));
    let themes = THEMES.map(|theme| option(theme, words.t(&format!("theme-{theme}"))));
    let (kind, theme) = (filter.read().kind.map(interest_key), filter.read().theme);
    rsx! {
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
            Select {
                id: "explore-theme",
                label: words.t("explore-theme"),
                options: std::iter::once(all()).chain(themes).collect::<Vec<_>>(),
                chosen: theme.unwrap_or_default().to_owned(),
                onchoose: move |value: String| {
                    filter.write().theme = THEMES.into_iter().find(|theme| *theme == value);
                },
            }
        }
    }
}
