//! The map over a scripted engine: what stands on it stands in its list, layer by layer, near and far.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::alert::{
    Action, Alert, AlertState, AlertSummary, AlertsHeard, Area, Bulletin, Certainty, Hazard, ListedAlerts,
    Loudness, MsgType, Reason, RiskLevel, Severity, Status, Urgency,
};
use hue_model::catalogue::read::{Files, catalogue};
use hue_model::gauge::{Gauge, ListedGauges, Newest, Quantity, Station, StationKind};
use hue_model::geo::Point;
use hue_model::id::{AlertId, IncidentId, ReportId, ShelterId};
use hue_model::problem::{Code, Problem};
use hue_model::report::{CityStatus, ReportState, ReportSummary};
use hue_model::shelter::{ListedShelters, Shelter, ShelterKind, ShelterState};
use hue_model::street_map::{KnownStreetMap, StreetMap};
use hue_model::text::Localized;
use serde_json::Value;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use stage::{NOW, Stage};
use wards::{PHU_XUAN, THUAN_HOA, wards};

const HERE: Point = Point { lat: 16.47, long: 107.59 };

fn gauge(code: &str, name: &str, kind: StationKind, quantity: Quantity, value: f64) -> Gauge {
    let river = kind == StationKind::River;
    let station = Station {
        code: code.into(),
        name: Localized::vi_en(name, name),
        kind,
        river: None,
        point: HERE,
        ward_code: PHU_XUAN.into(),
        alarm_m: if river { [Some(1.0), Some(2.0), Some(3.5)] } else { [None; 3] },
        normal_level_m: None,
    };
    let newest = Newest { quantity, unit: quantity.unit().into(), at: NOW, value, trend: None };
    Gauge::at(station, vec![newest], false, NOW)
}

fn water() -> ListedGauges {
    let gauges = vec![
        gauge("river-kim-long", "⟦Kim Long⟧", StationKind::River, Quantity::WaterLevel, 3.62),
        gauge("flood-dap-da", "⟦Đập Đá⟧", StationKind::FloodPoint, Quantity::WaterDepth, 40.0),
    ];
    ListedGauges { gauges, thresholds: Vec::new(), heard_at: Some(NOW), failed: false }
}

/// Two places to go to; of the second nobody measured where it is.
fn shelters() -> ListedShelters {
    let place = |number: u8, name: &str, point| Shelter {
        id: ShelterId::from_parts(NOW, [number; 10]),
        kind: ShelterKind::Shelter,
        name: name.into(),
        ward_code: PHU_XUAN.into(),
        address: "⟦1 đường Mẫu⟧".into(),
        point,
        capacity: Some(200),
        contact: String::new(),
        phone: String::new(),
        floor_cm: None,
        ramp: None,
        toilets: None,
        note: String::new(),
        demo: false,
        state: ShelterState::Open,
        confirmed_at: Some(NOW),
        confirmed_by: Some(Localized::vi_en("⟦Phường⟧", "⟦Ward⟧")),
    };
    let shelters = vec![place(1, "⟦Trường tiểu học⟧", Some(HERE)), place(2, "⟦Nhà văn hóa⟧", None)];
    ListedShelters { shelters, heard_at: Some(NOW), failed: false }
}

fn report() -> ReportSummary {
    ReportSummary {
        id: ReportId::from_parts(NOW, [1; 10]),
        number: Some("HUE-20431".into()),
        service_name: Localized::vi_en("⟦Ổ gà⟧", "⟦Pothole⟧"),
        headline: "⟦Ổ gà trước cổng trường⟧".into(),
        address: String::new(),
        point: Some(HERE),
        cover: None,
        state: ReportState::AtCity { status: CityStatus::Received },
        sent_at: NOW,
        due_at: None,
    }
}

fn flood(level: u8, area: Area) -> AlertSummary {
    let alert = Alert {
        id: AlertId::from_parts(NOW, [level; 10]),
        incident: IncidentId::from_parts(NOW, [level; 10]),
        sequence: 1,
        sender: "⟦canhbao@hue.example⟧".into(),
        sent: NOW,
        status: Status::Actual,
        msg_type: MsgType::Alert,
        references: Vec::new(),
        hazard: Hazard::Flood,
        level: RiskLevel::new(level),
        alarm_stage: None,
        emergency_release: false,
        response_types: Vec::new(),
        urgency: Urgency::Immediate,
        severity: Severity::Severe,
        certainty: Certainty::Observed,
        onset: None,
        expires: NOW.plus(3_600_000),
        bulletin: Bulletin {
            issuer: Localized::vi_en("⟦Đài⟧", "⟦Station⟧"),
            number: "⟦1⟧".into(),
            issued_at: NOW,
            next_at: None,
        },
        area,
        actions: vec![Action::CallForHelp],
        note: Localized::default(),
    };
    AlertSummary {
        alert,
        state: AlertState::Active,
        reasons: vec![Reason::NoWardChosen],
        loudness: Loudness::Quiet,
        heard_at: NOW,
        delay: None,
        acknowledged_at: None,
        kept: true,
    }
}

fn warned() -> ListedAlerts {
    let ring = [(16.47, 107.57), (16.48, 107.58), (16.47, 107.59), (16.47, 107.57)];
    let ring = ring.map(|(lat, long)| Point { lat, long }).to_vec();
    let drawn = Area { polygons: vec![ring], ..Area::default() };
    let over = AlertSummary {
        state: AlertState::AllClear,
        ..flood(2, Area { whole_city: true, ..Area::default() })
    };
    let wards = Area { wards: vec![THUAN_HOA.into()], ..Area::default() };
    ListedAlerts { alerts: vec![flood(4, wards), flood(3, drawn), over], heard: AlertsHeard::default() }
}

/// Lan's phone in the night of the flood.
fn night() -> Stage {
    let files = Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    };
    Stage::lan()
        .reply("catalogue.get", &catalogue(files).unwrap())
        .reply("gauge.list", &water())
        .reply("shelter.list", &shelters())
        .reply("report.list", &[report()])
        .reply("alert.list", &warned())
        .reply("pack.get", &wards())
}

/// What the map is told to draw.
fn scene(html: &str) -> Value {
    let scene = html.split("data-scene=\"").nth(1).unwrap().split('"').next().unwrap();
    serde_json::from_str(&scene.replace("&#34;", "\"").replace("&quot;", "\"").replace("&#38;", "&")).unwrap()
}

fn ids(scene: &Value) -> Vec<String> {
    scene["points"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

/// The ids of the list's rows, in order.
fn rows(html: &str) -> Vec<&str> {
    html.split("id=\"row-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn whatever_stands_on_the_map_stands_in_the_list() {
    let html = night().render("/map");
    let (scene, rows) = (scene(&html), rows(&html));
    let ids = ids(&scene);
    assert_eq!((ids.len(), rows.len()), (97, 98), "the list has also what nobody has measured");
    assert!(ids.iter().all(|id| rows.contains(&id.as_str())), "{ids:?}");
    let kinds = |word: &str| rows.iter().filter(|row| row.starts_with(word)).count();
    let words = ["warnings:", "places:", "gauges:", "flood-points:", "shelters:", "reports:", "wards:"];
    assert_eq!(words.map(kinds), [2, 91, 1, 1, 2, 1, 0]);
    assert!(rows.first().unwrap().starts_with("warnings:"), "warnings come first");
    assert!(html.contains("98 mục") && html.contains("Điểm tham quan (91)"), "{html}");
}

#[test]
fn areas_of_warnings_are_drawn_and_what_is_over_is_not() {
    let scene = scene(&night().render("/map/warnings"));
    let areas = scene["areas"].as_array().unwrap();
    assert_eq!((areas.len(), scene["whole"].as_bool()), (2, Some(true)));
    assert_eq!((&areas[0]["wards"][0], &areas[0]["tone"]), (&THUAN_HOA.into(), &"level-4".into()));
    assert_eq!(areas[1]["rings"][0][0], serde_json::json!([107.57, 16.47]), "longitude comes first");
}

#[test]
fn a_layer_has_an_address() {
    let html = night().render("/map/flood-points");
    assert_eq!(rows(&html), ["flood-points:flood-dap-da"]);
    assert!(html.contains("40 cm"), "how deep the water is stands beside its name: {html}");
    let html = night().render("/map/wards");
    assert_eq!((rows(&html).len(), scene(&html)["wards"].as_bool()), (3, Some(true)));
    assert!(night().render("/map/reefs").contains("href=\"/\""), "an address that names none leads home");
}

#[test]
fn a_thing_on_the_map_has_an_address() {
    let html = night().render("/map/places/dai-noi");
    assert!(
        html.contains("id=\"map-card-name\"") && html.contains(">Đại Nội (Hoàng thành Huế)</h2>"),
        "{html}"
    );
    assert_eq!(rows(&html).len(), 91, "the others are there beside it");
    let html = night().render("/map/places/atlantis");
    assert!(
        !html.contains("map-card-name") && rows(&html).len() == 91,
        "what is not there opens nothing: {html}"
    );
    assert!(night().render("/explore/dai-noi").contains("href=\"/map/places/dai-noi\""));
}

#[test]
fn nobody_is_shown_the_way_to_where_the_water_is() {
    for thing in ["gauges/river-kim-long", "flood-points/flood-dap-da"] {
        let html = night().render(&format!("/map/{thing}"));
        assert!(html.contains("id=\"map-card-name\"") && !html.contains("Chỉ đường"), "{html}");
    }
    assert!(night().render("/map/places/dai-noi").contains("Chỉ đường"));
}

#[test]
fn a_river_above_its_alarm_says_so_in_words() {
    let scene = scene(&night().render("/map/gauges"));
    let point = &scene["points"][0];
    assert_eq!(
        (&point["note"], &point["tone"]),
        (&"3,62 m\nTrên báo động 3".into(), &"danger on-danger".into())
    );
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_stands() {
    let html = night().fail("shelter.list", Code::Storage).render("/map");
    assert!(html.contains("Chưa đọc được: Nơi trú") && html.contains("Thử lại"), "{html}");
    assert_eq!(rows(&html).len(), 96);
    let html = night().reply("report.list", &[(); 0]).render("/map/reports");
    assert!(html.contains("Chưa có gì trên bản đồ") && html.contains("Chưa có gì để hiện"), "{html}");
}

#[test]
fn the_map_says_nothing_that_was_never_translated() {
    let mut stage = night().reply("catalogue.get", &hue_model::catalogue::Catalogue::default());
    stage.words = Some(Words::pseudo());
    let html = stage.render("/map");
    let figures = ["3.62 m", "40 cm"];
    let plain: Vec<_> =
        texts::untranslated(&html).into_iter().filter(|text| !figures.contains(text)).collect();
    assert_eq!(plain, Vec::<&str>::new());
}

#[test]
fn the_ways_to_the_map_are_where_one_looks_for_them() {
    assert!(night().render("/explore").contains("href=\"/map/places\""));
    assert!(night().render("/alerts").contains("href=\"/map\""));
    let html = night()
        .reply("search.find", &hue_model::search::Found::default())
        .render("/services/alerts.flood_map");
    assert!(html.contains("href=\"/map/flood-points\""), "{html}");
}

#[test]
fn streets_are_offered_fetched_and_named() {
    let map = |letter: &str| StreetMap {
        sha256: letter.repeat(64),
        bytes: 24_300_000,
        attribution: "© OpenStreetMap".into(),
        max_zoom: 15,
    };
    let with = |known: KnownStreetMap| night().reply("street_map.get", &known).render("/map/wards");
    assert!(!with(KnownStreetMap::default()).contains("Bản đồ đường phố"), "nothing is offered");
    let offered = KnownStreetMap { offered: Some(map("a")), ..KnownStreetMap::default() };
    let html = with(offered.clone());
    assert!(html.contains("Tải một lần, 24 MB") && html.contains("Tải về"), "{html}");
    assert!(!html.contains("data-streets"), "{html}");
    let html = with(KnownStreetMap { received: 5_000_000, loading: true, ..offered.clone() });
    assert!(html.contains("Đang tải 5,0 MB trong 24 MB") && html.contains("Dừng"), "{html}");
    assert!(!html.contains("Tạm dừng"), "{html}");
    let html = with(KnownStreetMap { received: 5_000_000, loading: true, paused: true, ..offered.clone() });
    assert!(html.contains("Tạm dừng vì bạn đang bật tiết kiệm") && html.contains("Dừng"), "{html}");
    let stopped = Some(Problem::new(Code::Offline));
    let html = with(KnownStreetMap { received: 5_000_000, problem: stopped, ..offered.clone() });
    assert!(html.contains("Phần đã tải còn nguyên") && html.contains("Tải tiếp"), "{html}");
    let html = with(KnownStreetMap { kept: Some(map("b")), ..offered });
    assert!(html.contains("Có bản đồ đường phố mới hơn") && html.contains("© OpenStreetMap"), "{html}");
    assert!(html.contains("data-streets") && html.contains("bbbbbbbb"), "{html}");
}
