//! The catalogue, asked for once a room and shared by its screens, and what was marked and used of it.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::{Catalogue, GetCatalogue, ServiceId};
use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::settings::Settings;

use super::{Query, use_query, use_save_settings, use_settings};

/// Most services that count as used last.
const RECENT: usize = 4;

#[derive(Clone, Copy, PartialEq)]
struct Shared(Query<Catalogue>);

/// Asks for the catalogue; call it once, in a room's layout.
pub(crate) fn use_catalogue_provider() {
    let catalogue = use_query(&[Topic::Catalogue], || GetCatalogue {});
    use_context_provider(|| Shared(catalogue));
}

/// The catalogue; `restart()` asks again.
pub(crate) fn use_catalogue() -> Query<Catalogue> {
    use_context::<Shared>().0
}

/// One thing of the catalogue, once that is here; a problem where it has none such.
pub(crate) fn use_in_catalogue<T: Clone + PartialEq + 'static>(
    find: impl Fn(&Catalogue) -> Option<T> + 'static,
) -> Memo<Option<Result<T, Problem>>> {
    let catalogue = use_catalogue();
    use_memo(move || match &*catalogue.read() {
        Some(Ok(all)) => Some(find(all).ok_or_else(|| Problem::new(Code::NotFound))),
        Some(Err(problem)) => Some(Err(problem.clone())),
        None => None,
    })
}

/// Keeps in mind that a service was used.
pub(crate) fn use_remember() -> Callback<ServiceId> {
    let (settings, save) = (use_settings(), use_save_settings());
    use_callback(move |id: ServiceId| {
        let before = settings.peek().clone();
        let recent = recent_after(&before.recent_services, id);
        if recent != before.recent_services {
            save.call(Settings { recent_services: recent, ..before });
        }
    })
}

/// Marks a service, or takes the mark away.
pub(crate) fn use_mark() -> Callback<ServiceId> {
    let (settings, save) = (use_settings(), use_save_settings());
    use_callback(move |id: ServiceId| {
        let before = settings.peek().clone();
        let mut favourites = before.favourite_services.clone();
        favourites.retain(|marked| *marked != id);
        if favourites.len() == before.favourite_services.len() {
            favourites.push(id);
        }
        save.call(Settings { favourite_services: favourites, ..before });
    })
}

fn recent_after(before: &[ServiceId], id: ServiceId) -> Vec<ServiceId> {
    let others = before.iter().filter(|other| **other != id).cloned();
    std::iter::once(id.clone()).chain(others).take(RECENT).collect()
}

#[cfg(test)]
mod tests {
    use super::recent_after;

    #[test]
    fn what_was_used_last_comes_first_and_once() {
        let before = ["a", "b", "c", "d"].map(String::from);
        assert_eq!(recent_after(&before, "c".into()), ["c", "a", "b", "d"]);
        assert_eq!(recent_after(&before, "e".into()), ["e", "a", "b", "c"]);
    }
}
