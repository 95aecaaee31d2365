//! The catalogue as a whole, and how what changed is put into it.

use serde::{Deserialize, Serialize};

use super::{Event, LifeEvent, PointOfInterest, Service, ServiceGroup, Theme};
use crate::text::Localized;

/// A page of help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HelpTopic {
    /// Its code, such as `report.offline`.
    pub id: String,
    /// What it answers.
    pub title: Localized,
    /// The answer: paragraphs, divided by an empty line.
    pub body: Localized,
    /// Whether it is no longer listed; its code stays taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The catalogue, or what changed in it: `GET /api/v1/catalogue?since=N` leaves out what is as it was at version `N`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Catalogue {
    /// Rises with every change that is published.
    pub version: u64,
    /// Groups, in the order of lists.
    pub groups: Vec<ServiceGroup>,
    /// Life events, in the order of lists.
    pub life_events: Vec<LifeEvent>,
    /// Services, in the order of lists.
    pub services: Vec<Service>,
    /// Points of interest.
    pub points_of_interest: Vec<PointOfInterest>,
    /// Pages of help.
    pub help: Vec<HelpTopic>,
    /// Festivals and events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// Themes by which points of interest are chosen, in the order of lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<Theme>,
}

impl Catalogue {
    /// Puts what changed in place of what it was; what is new comes last. An update that is not newer changes nothing.
    pub fn apply(&mut self, update: Self) {
        if update.version <= self.version {
            return;
        }
        self.version = update.version;
        put(&mut self.groups, update.groups, |it| &it.id);
        put(&mut self.life_events, update.life_events, |it| &it.id);
        put(&mut self.services, update.services, |it| &it.id);
        put(&mut self.points_of_interest, update.points_of_interest, |it| &it.id);
        put(&mut self.help, update.help, |it| &it.id);
        put(&mut self.events, update.events, |it| &it.id);
        put(&mut self.themes, update.themes, |it| &it.id);
    }

    /// Takes out the life events, places, pages of help and festivals that are listed no longer. A retired service stays: who kept it
    /// among theirs is told so.
    pub fn leave_out_retired(&mut self) {
        self.life_events.retain(|it| !it.retired);
        self.points_of_interest.retain(|it| !it.retired);
        self.help.retain(|it| !it.retired);
        self.events.retain(|it| !it.retired);
    }
}

fn put<T>(all: &mut Vec<T>, changed: Vec<T>, id: impl Fn(&T) -> &str) {
    for new in changed {
        match all.iter_mut().find(|old| id(old) == id(&new)) {
            Some(old) => *old = new,
            None => all.push(new),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Catalogue, HelpTopic};
    use crate::text::Localized;

    fn help(version: u64, topics: &[(&str, &str)]) -> Catalogue {
        let topic = |(id, title): &(&str, &str)| HelpTopic {
            id: (*id).into(),
            title: Localized::vi_en(*title, *title),
            body: Localized::default(),
            retired: false,
        };
        Catalogue { version, help: topics.iter().map(topic).collect(), ..Catalogue::default() }
    }

    #[test]
    fn what_changed_stands_where_it_stood_and_what_is_older_changes_nothing() {
        let mut catalogue = help(3, &[("a", "A"), ("b", "B")]);
        catalogue.apply(help(3, &[("a", "not newer")]));
        assert_eq!(catalogue, help(3, &[("a", "A"), ("b", "B")]));
        catalogue.apply(help(5, &[("c", "C"), ("a", "A anew")]));
        assert_eq!(catalogue, help(5, &[("a", "A anew"), ("b", "B"), ("c", "C")]));
    }

    #[test]
    fn what_is_retired_keeps_its_code_and_is_listed_no_longer() {
        let mut catalogue = help(3, &[("a", "A"), ("b", "B")]);
        let mut retired = help(4, &[("a", "A")]);
        retired.help[0].retired = true;
        catalogue.apply(retired);
        assert_eq!(catalogue.help.len(), 2);
        catalogue.leave_out_retired();
        assert_eq!(catalogue, help(4, &[("b", "B")]));
        let json = serde_json::to_string(&catalogue).unwrap();
        assert!(!json.contains("retired"), "who knows no such word reads what is listed as ever: {json}");
    }
}
