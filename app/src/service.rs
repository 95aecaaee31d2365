//! The services that are screens of this build. A new one goes into the list of `page/daily.rs`; those here have screens
//! with addresses of their own.

use hue_model::catalogue::{Channel, Service, ServiceStatus};
use hue_model::text::Localized;
use hue_model::time::Millis;

use crate::page::daily::DAILY;
use crate::page::map::MapLayer;
use crate::route::Route;

/// Each `native` service of the catalogue that this build has a screen of its own address for.
const SCREENS: [(&str, Route); 14] = [
    ("report.create", Route::NewReport {}),
    ("report.mine", Route::MyReports {}),
    ("alerts.active", Route::Alerts {}),
    ("alerts.water", Route::Gauges {}),
    ("alerts.rain", Route::Gauges {}),
    ("alerts.shelter", Route::Shelters {}),
    ("sos.send", Route::SosPage {}),
    ("public.vneid", Route::SignIn {}),
    ("tour.places", Route::Explore {}),
    ("plan.map", Route::MapPage {}),
    ("alerts.flood_map", Route::MapOf { layer: MapLayer::FloodPoints }),
    ("public.ward_finder", Route::MapOf { layer: MapLayer::Wards }),
    ("tour.events", Route::Events {}),
    ("tour.route", Route::Plans {}),
];

/// What happens when somebody wants a service.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Way {
    /// A screen of ours.
    Screen(Route),
    /// A page, in the system's browser.
    Page(String),
    /// A call.
    Call(String),
    /// A way there.
    Visit(Localized),
    /// Not for the time being, until then where somebody knows.
    Paused(Option<Millis>),
    /// This build has no way to it.
    None,
}

impl Way {
    /// The way to a service at `now`; none to one that was retired.
    pub(crate) fn to(service: &Service, now: Millis) -> Self {
        match service.status.at(now) {
            ServiceStatus::Paused { until } => return Self::Paused(until),
            ServiceStatus::Retired => return Self::None,
            ServiceStatus::Active => {}
        }
        match &service.channel {
            Channel::Native => screen(&service.id).map_or(Self::None, Self::Screen),
            Channel::Web { url: Some(url) } if url.starts_with("https://") => Self::Page(url.clone()),
            Channel::Web { .. } => Self::None,
            Channel::Phone { number } => Self::Call(number.clone()),
            Channel::Visit { address } => Self::Visit(address.clone()),
        }
    }

    /// Whether it leads anywhere now.
    pub(crate) const fn works(&self) -> bool {
        !matches!(self, Self::Paused(_) | Self::None)
    }
}

/// The screen of a native service, if this build has one.
fn screen(id: &str) -> Option<Route> {
    let own = SCREENS.iter().find(|(own, _)| *own == id).map(|(_, route)| route.clone());
    own.or_else(|| DAILY.contains(&id).then(|| Route::ServiceUse { id: id.to_owned() }))
}

/// Where a service is opened at `now`: its screen where there is one, else its page, which says what to do.
pub(crate) fn straight(service: &Service, now: Millis) -> Route {
    match Way::to(service, now) {
        Way::Screen(route) => route,
        _ => Route::ServicePage { id: service.id.clone() },
    }
}

/// Those that can be used now first, each part in the order given; what was retired is left out.
pub(crate) fn listed(services: Vec<Service>, now: Millis) -> (Vec<Service>, Vec<Service>) {
    services
        .into_iter()
        .filter(|service| service.is_listed())
        .partition(|service| Way::to(service, now).works())
}

#[cfg(test)]
pub(crate) mod tests {
    use hue_model::catalogue::read::{Files, catalogue};

    use super::*;

    pub(crate) fn shipped() -> Vec<Service> {
        let files = Files {
            services: include_bytes!("../../assets/pack/services.json"),
            life_events: include_bytes!("../../assets/pack/life_events.json"),
            places: include_bytes!("../../assets/pack/places.json"),
            help: include_bytes!("../../assets/pack/help.json"),
            events: include_bytes!("../../assets/pack/events.json"),
        };
        catalogue(files).unwrap().services
    }

    fn service(id: &str) -> Service {
        shipped().into_iter().find(|service| service.id == id).unwrap()
    }

    #[test]
    fn every_screen_is_a_native_service_of_the_catalogue() {
        let ids: Vec<&str> = SCREENS.iter().map(|(id, _)| *id).chain(DAILY.iter().copied()).collect();
        for id in &ids {
            let service = service(id);
            assert_eq!(service.channel, Channel::Native, "{id}");
            assert!(matches!(Way::to(&service, Millis(0)), Way::Screen(_)), "{id}");
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id} stands there twice");
        }
    }

    #[test]
    fn what_cannot_be_used_comes_last_and_what_was_retired_never() {
        let now = Millis(1_000);
        let mut retired = service("report.create");
        retired.status = ServiceStatus::Retired;
        let mut paused = service("alerts.water");
        paused.status = ServiceStatus::Paused { until: Some(Millis(2_000)) };
        let all = vec![paused.clone(), service("pay.qr"), retired, service("sos.112"), service("sos.send")];
        let ids = |services: Vec<Service>| services.into_iter().map(|it| it.id).collect::<Vec<_>>();
        let (works, others) = listed(all, now);
        assert_eq!(ids(works), ["sos.112", "sos.send"]);
        assert_eq!(ids(others), ["alerts.water", "pay.qr"]);
        assert!(Way::to(&paused, Millis(2_000)).works(), "the pause is over");
    }

    #[test]
    fn only_secure_pages_are_opened() {
        let mut portal = service("public.portal");
        assert_eq!(Way::to(&portal, Millis(0)), Way::Page("https://dichvucong.gov.vn".into()));
        for url in [Some("http://dichvucong.gov.vn".to_owned()), Some("javascript:alert(1)".to_owned()), None]
        {
            portal.channel = Channel::Web { url };
            assert_eq!(Way::to(&portal, Millis(0)), Way::None);
        }
    }
}
