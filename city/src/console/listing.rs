//! What the lists of the console share: filters in the address, the states with their counts, the pages.

use hue_i18n::{Words, args};
use hue_model::text::NameOrder;
use maud::{Markup, html};
use url::form_urlencoded;

/// The filters that are set, as a query; the first page is not named.
pub(super) fn query<const N: usize>(filters: [(&str, &String); N], page: i64) -> String {
    let set = filters.into_iter().filter(|(_, value)| !value.is_empty());
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(set);
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    query.finish()
}

/// The number of the page that an address asks for, from 1.
pub(super) fn number(asked: &str) -> i64 {
    asked.parse().unwrap_or(1).clamp(1, 10_000)
}

/// How many pages there are of so many lines.
pub(super) const fn count(total: i64, each: i64) -> i64 {
    (total + each - 1).div_euclid(each)
}

/// A code that an address asks for. PostgreSQL does not take U+0000 in a text at all.
pub(super) fn code(asked: &str) -> Option<String> {
    Some(asked.to_owned()).filter(|code| !code.is_empty() && !code.contains('\0'))
}

/// The form over a list: its search, what else can be chosen, and the button. The state stays what it is.
pub(super) fn filters(action: &str, state: &str, q: &str, label: &str, more: &Markup) -> Markup {
    html! {
        form.filters method="get" action=(action) role="search" {
            @if !state.is_empty() { input type="hidden" name="state" value=(state); }
            input.search type="search" name="q" value=(q) placeholder=(label) aria-label=(label) maxlength="200";
            (more)
        }
    }
}

/// An address with its query, if there is one.
pub(super) fn at(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A state of the list: where it leads, how many there are, what it is called.
pub(super) struct Tab {
    /// Whether it is the one that is shown.
    pub(super) on: bool,
    /// Its address.
    pub(super) href: String,
    /// How many are in it.
    pub(super) count: i64,
    /// Its name.
    pub(super) name: String,
}

/// The states with their counts.
pub(super) fn states(words: Words, tabs: impl Iterator<Item = Tab>) -> Markup {
    html! {
        nav.states aria-label=(words.t("console-filter-state")) {
            @for tab in tabs {
                a.on[tab.on] href=(tab.href) aria-current=[tab.on.then_some("page")] {
                    b { (words.number(tab.count)) }
                    " " (tab.name)
                }
            }
        }
    }
}

/// The way to the pages before and after; nothing where all fits on one.
pub(super) fn pages(words: Words, page: i64, last: i64, link: impl Fn(i64) -> String) -> Markup {
    html! {
        @if last > 1 {
            nav.pages aria-label=(words.t("console-pages")) {
                @if page > 1 { a rel="prev" href=(link(page - 1)) { (words.t("console-page-before")) } }
                span { (words.get("console-page-of", &args! { "page" => page, "last" => last })) }
                @if page < last { a rel="next" href=(link(page + 1)) { (words.t("console-page-after")) } }
            }
        }
    }
}

/// Options in the order of their names.
pub(super) fn sorted<'a>(options: impl Iterator<Item = (&'a String, &'a str)>) -> Vec<(&'a str, &'a str)> {
    let mut options: Vec<_> = options.map(|(code, name)| (code.as_str(), name)).collect();
    options.sort_by_cached_key(|(_, name)| NameOrder::of(name));
    options
}

/// A list to choose from; the label is the choice of none.
pub(super) fn select(name: &str, label: &str, chosen: &str, options: Vec<(&str, &str)>) -> Markup {
    html! {
        select name=(name) aria-label=(label) {
            option value="" { (label) }
            @for (code, text) in options { option value=(code) selected[code == chosen] { (text) } }
        }
    }
}
