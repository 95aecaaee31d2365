//! Plans for a day: an order that loses nothing, links that come back whole or not at all.

#![cfg(test)]

use chrono::NaiveDate;
use hue_model::catalogue::PointOfInterest;
use hue_model::catalogue::read::{Files, catalogue};
use hue_model::id::PlanId;
use hue_model::plan::{
    CalendarWords, LinkError, Opening, Plan, PlanContent, Stop, Travel, good_order, link_data, read_link,
    visits,
};
use hue_model::text::Language;
use hue_model::time::Millis;
use proptest::collection::vec;
use proptest::prelude::*;

/// The places that ship with the app.
fn places() -> Vec<PointOfInterest> {
    let files = Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    };
    catalogue(files).unwrap().points_of_interest
}

fn stop(place: &str, minutes: u16) -> Stop {
    Stop { place: place.into(), minutes }
}

fn plan(stops: &[(&str, u16)]) -> PlanContent {
    PlanContent {
        name: "Một ngày ở Huế".into(),
        day: NaiveDate::from_ymd_opt(2026, 11, 28),
        stops: stops.iter().map(|(place, minutes)| stop(place, *minutes)).collect(),
        ..PlanContent::default()
    }
}

fn ids(stops: &[Stop]) -> Vec<&str> {
    stops.iter().map(|stop| stop.place.as_str()).collect()
}

#[test]
fn times_run_on_from_the_start_and_closed_doors_are_seen() {
    let places = places();
    let content = plan(&[("dai-noi", 120), ("chua-thien-mu", 45), ("nowhere", 30), ("lang-minh-mang", 90)]);
    let seen = visits(&content, &places);
    assert_eq!((seen[0].arrive, seen[0].leave, seen[0].leg), (480, 600, None));
    let leg = seen[1].leg.unwrap();
    assert!((3_000.0..8_000.0).contains(&leg.metres) && leg.minutes.is_multiple_of(5), "{leg:?}");
    assert_eq!(seen[1].arrive, 600 + leg.minutes);
    assert_eq!((seen[2].leg, seen[2].opening), (None, Opening::Unknown), "nobody knows where it is");
    assert_eq!(seen[3].leg, None);
    let late = PlanContent { start: 16 * 60 + 30, ..plan(&[("dai-noi", 120)]) };
    assert_eq!(visits(&late, &places)[0].opening, Opening::Closed { from: 420, to: 1_050 });
    // The second day begins anew: at eight in the morning the door is open again, and nobody stays over night.
    let next_day = plan(&[("nowhere", 24 * 60), ("dai-noi", 60)]);
    assert_eq!(
        (visits(&next_day, &places)[1].arrive, visits(&next_day, &places)[1].opening),
        (1_920, Opening::Open)
    );
    assert!(visits(&plan(&[("dai-noi", 24 * 60)]), &places)[0].is_closed());
    let early = PlanContent { start: 6 * 60, ..plan(&[("dai-noi", 30)]) };
    assert!(visits(&early, &places)[0].is_closed());
    let walk = PlanContent { travel: Travel::Walk, ..content };
    assert!(visits(&walk, &places)[1].leg.unwrap().minutes > leg.minutes);
}

#[test]
fn what_closes_early_comes_first_and_what_is_near_together() {
    let places = places();
    let content = PlanContent {
        start: 14 * 60,
        ..plan(&[
            ("pho-di-bo-nguyen-dinh-chieu", 120),
            ("cau-truong-tien", 60),
            ("dai-noi", 90),
            ("ky-dai", 20),
        ])
    };
    assert!(visits(&content, &places)[2].is_closed());
    let order = good_order(&content, &places);
    let better = PlanContent { stops: order.clone(), ..content };
    assert!(visits(&better, &places).iter().all(|visit| !visit.is_closed()), "{:?}", ids(&order));
    assert_eq!(good_order(&better, &places), order, "a good order stays");
}

#[test]
fn a_link_that_was_cut_or_changed_is_none() {
    let link = format!("https://app.hue.gov.vn/plan#{}", link_data(&plan(&[("dai-noi", 120)])));
    assert_eq!(read_link(&link), Ok(plan(&[("dai-noi", 120)])));
    for end in 0..link.len() {
        assert!(read_link(link.get(..end).unwrap()).is_err(), "cut after {end}");
    }
    assert_eq!(read_link(&link.replace("#1", "#2")), Err(LinkError::Newer));
    assert_eq!(read_link(&format!("{link}A")), Err(LinkError::Broken));
    assert_eq!(read_link(&"1".repeat(hue_model::limits::PLAN_LINK_CHARS + 1)), Err(LinkError::TooLong));
    for odd in ["", "#", "https://app.hue.gov.vn/plan", "1", "1####", "Đại Nội", "vn.trangtien.hue:/plan#"]
    {
        assert_eq!(read_link(odd), Err(LinkError::Broken), "{odd}");
    }
}

fn any_content() -> impl Strategy<Value = PlanContent> {
    let known: Vec<String> = places().into_iter().map(|place| place.id).chain(["gone".into()]).collect();
    let stop =
        (prop::sample::select(known), 5_u16..=720).prop_map(|(place, minutes)| Stop { place, minutes });
    let day = prop::option::of((2020_i32..2100, 1_u32..=366))
        .prop_map(|day| day.and_then(|(year, day)| NaiveDate::from_yo_opt(year, day)));
    let travel = prop::sample::select(vec![Travel::Walk, Travel::Ride]);
    // A line break is no letter of a name: it is left out of a link.
    ("[^\\p{Cc}\u{fffe}\u{ffff}]{0,60}x", day, 0_u16..1_440, travel, vec(stop, 0..=30))
        .prop_map(|(name, day, start, travel, stops)| PlanContent { name, day, start, travel, stops })
}

/// Closed doors, and minutes on the way.
fn cost(content: &PlanContent, places: &[PointOfInterest]) -> (usize, u32) {
    let visits = visits(content, places);
    let way = visits.iter().filter_map(|visit| visit.leg).map(|leg| u32::from(leg.minutes)).sum();
    (visits.iter().filter(|visit| visit.is_closed()).count(), way)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_good_order_has_every_stop_once_and_is_never_worse(content in any_content()) {
        let places = places();
        let order = good_order(&content, &places);
        prop_assert_eq!(&order, &good_order(&content, &places), "the same question has the same answer");
        let sorted = |stops: &[Stop]| {
            let mut all: Vec<_> = stops.iter().map(|stop| (stop.place.clone(), stop.minutes)).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(&order), sorted(&content.stops));
        let better = PlanContent { stops: order, ..content.clone() };
        prop_assert!(cost(&better, &places) <= cost(&content, &places));
    }

    #[test]
    fn a_plan_comes_back_from_its_link(content in any_content()) {
        let data = link_data(&content);
        prop_assert!(data.len() <= hue_model::limits::PLAN_LINK_CHARS, "{} characters", data.len());
        prop_assert!(data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        prop_assert_eq!(read_link(&data), Ok(content));
    }

    #[test]
    fn rubbish_is_an_error_and_no_crash(text in "\\PC{0,200}", bytes in vec(any::<u8>(), 0..200)) {
        prop_assert!(read_link(&text).is_err() || text.len() > 8);
        let _ = read_link(&format!("1{}", String::from_utf8_lossy(&bytes)));
    }
}

#[test]
fn a_plan_is_a_calendar_once_it_has_a_day() {
    let places = places();
    let content = plan(&[("dai-noi", 120), ("gone", 30)]);
    let at = Millis(1_795_658_400_000);
    let mut plan = Plan { id: PlanId::from_parts(at, [7; 10]), content, saved_at: at };
    let words = CalendarWords { language: Language::En, estimate: "About", unknown: "Somewhere" };
    let text = plan.calendar(&places, words, at).unwrap().write();
    for line in [
        "X-WR-CALNAME:Một ngày ở Huế",
        // Eight in the morning of 28 November in Huế.
        "DTSTART:20261128T010000Z",
        "DTEND:20261128T030000Z",
        "SUMMARY:Imperial City of Huế",
        "GEO:16.469900;107.577550",
        "SUMMARY:Somewhere",
        "STATUS:TENTATIVE",
    ] {
        assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
    }
    plan.content.day = None;
    assert_eq!(plan.calendar(&places, words, at), None);
}
