//! What the city offers, and what a search finds in it.

use hue_model::catalogue::{
    Audience, Catalogue, CatalogueUpdate, Channel, DateRule, Event, HelpTopic, InterestKind, LifeEvent,
    PointOfInterest, Question, Service, ServiceGroup, ServiceStatus, SignInNeed, SignedCatalogue, Span,
    Theme, Ticket,
};
use hue_model::geo::Point;
use hue_model::search::{Found, Hit, HitGroup, HitKind};
use hue_model::text::Localized;

use crate::{MORNING, snap};

fn hotline() -> Service {
    Service {
        id: "tour.hotline".into(),
        group: "tourism".into(),
        name: Localized::vi_en("Đường dây nóng du lịch", "Tourism hotline"),
        description: Localized::vi_en("Gọi khi cần giúp", "Call when you need help"),
        keywords: vec!["nong".into()],
        audience: Audience::ALL.to_vec(),
        channel: Channel::Phone { number: "02343828288".into() },
        sign_in: SignInNeed::None,
        works_offline: true,
        status: ServiceStatus::Active,
        competent_authority: Some("so-du-lich".into()),
        cost: Some(Localized::vi_en("Miễn phí", "Free")),
        evidence: vec![Localized::vi_en("Hộ chiếu", "Passport")],
        output: Some(Localized::vi_en("Trả lời", "An answer")),
        note: Some(Localized::vi_en("Giờ hành chính", "Office hours")),
        faq: vec![Question {
            question: Localized::vi_en("Nói tiếng Anh?", "In English?"),
            answer: Localized::vi_en("Có", "Yes"),
        }],
    }
}

fn rules() -> [DateRule; 5] {
    let day = |text: &str| text.parse().unwrap();
    [
        DateRule::Lunar { month: 1, day: 10, days: 2, every: 3, since: 2026 },
        DateRule::LunarMonth { month: 2 },
        DateRule::Yearly { month: 1, day: 1, days: 1 },
        DateRule::Spans { spans: vec![Span { first: day("2027-04-28"), last: day("2027-05-05") }] },
        DateRule::Announced {},
    ]
}

fn festival(dates: DateRule) -> Event {
    Event {
        id: "vat-lang-sinh".into(),
        name: Localized::vi_en("Hội vật làng Sình", "Wrestling at Sình"),
        description: Localized::vi_en("Hội vật", "Wrestling"),
        dates,
        venue: Localized::vi_en("Đình làng Lại Ân", "Communal house of Lại Ân"),
        place: Some("lang-sinh".into()),
        source: "sggp.org.vn (2026-02-26)".into(),
        checked_against: 2,
        retired: false,
    }
}

fn palace() -> PointOfInterest {
    PointOfInterest {
        id: "dai-noi".into(),
        name: Localized::vi_en("Đại Nội", "Imperial City"),
        kind: InterestKind::Heritage,
        description: Localized::vi_en("Hoàng thành", "The palace"),
        point: Point { lat: 16.4699, long: 107.57755 },
        accuracy_metres: 60,
        checked_against: 2,
        ward_code: "19753".into(),
        address: None,
        opening_hours: Some("Mo-Su 07:00-17:30".into()),
        opening_hours_source: Some(Localized::vi_en("Thông báo năm 2025", "A notice of 2025")),
        opening_hours_reported: true,
        ticket: Some(Ticket { adult: 200_000, child: Some(40_000), source: "reported".into() }),
        part_of: None,
        tags: vec!["unesco".into()],
        retired: false,
    }
}

#[test]
fn the_catalogue() {
    let visit = Channel::Visit { address: Localized::vi_en("1 Mẫu", "1 Mau") };
    let web = Channel::Web { url: Some("https://dichvucong.gov.vn".into()) };
    let services = vec![
        hotline(),
        Service { channel: web, sign_in: SignInNeed::Vneid, status: ServiceStatus::Retired, ..hotline() },
        Service { channel: visit, status: ServiceStatus::Paused { until: Some(MORNING) }, ..hotline() },
        Service { channel: Channel::Native, sign_in: SignInNeed::Account, cost: None, ..hotline() },
        Service {
            channel: Channel::Web { url: None },
            status: ServiceStatus::Paused { until: None },
            ..hotline()
        },
    ];
    snap!(
        "catalogue",
        Catalogue {
            version: 3,
            groups: vec![ServiceGroup {
                id: "tourism".into(), name: Localized::vi_en("Du lịch", "Tourism")
            }],
            life_events: vec![LifeEvent {
                retired: false,
                id: "visit".into(),
                name: Localized::vi_en("Thăm Huế", "Visiting Huế"),
                description: Localized::vi_en("Đi đâu", "Where to go"),
                services: vec!["tour.hotline".into()],
            }],
            services,
            points_of_interest: vec![palace()],
            help: vec![HelpTopic {
                retired: false,
                id: "sos.nodata".into(),
                title: Localized::vi_en("Mất mạng", "No data"),
                body: Localized::vi_en("Bấm SOS.", "Press SOS."),
            }],
            events: rules().map(festival).to_vec(),
            themes: vec![Theme {
                id: "imperial".into(),
                kinds: vec![InterestKind::Tomb],
                tags: vec!["unesco".into()]
            }],
        },
    );
}

#[test]
fn the_catalogue_as_the_city_signs_it() {
    let keys = vec!["a.b.c".into()];
    snap!("signed_catalogue", SignedCatalogue { keys, update: "d.e.f".into() });
    let catalogue = Catalogue { version: 4, ..Catalogue::default() };
    snap!("catalogue_update", CatalogueUpdate { since: 3, issued_at: MORNING, catalogue });
}

#[test]
fn what_is_found() {
    let hit = |kind, id: &str| Hit {
        kind,
        id: id.into(),
        title: Localized::vi_en("Đường dây nóng", "Hotline"),
        detail: Localized::default(),
    };
    let group = |kind, id| HitGroup { kind, hits: vec![hit(kind, id)], total: 3 };
    snap!(
        "search",
        Found {
            groups: vec![
                group(HitKind::Service, "tour.hotline"),
                group(HitKind::Category, "light.street"),
                group(HitKind::Report, "0197"),
                group(HitKind::Draft, "0198"),
                group(HitKind::PointOfInterest, "dai-noi"),
                group(HitKind::Ward, "19753"),
                group(HitKind::Agency, "so-du-lich"),
                group(HitKind::Help, "sos.nodata"),
                group(HitKind::Event, "tet"),
            ],
            words: vec!["nong".into()],
            corrected: Some("nong".into()),
            partial: true,
        },
        Found::default(),
    );
}
