//! Gauges, levels and places to go to over a scripted engine: what chị Lan reads while the river rises.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::alert::Loudness;
use hue_model::event::Event;
use hue_model::gauge::{
    Gap, Gauge, ListedGauges, Newest, OpenedGauge, Quantity, Sample, Series, Station, StationKind, Threshold,
    ThresholdCrossing,
};
use hue_model::geo::Point;
use hue_model::id::ShelterId;
use hue_model::problem::Code;
use hue_model::shelter::{ListedShelters, Shelter, ShelterKind, ShelterState};
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use stage::{NOW, Stage};
use wards::{PHU_XUAN, THUAN_HOA, wards};

const HOUR: i64 = 3_600_000;

fn ago(hours: i64) -> Millis {
    NOW.plus(-hours * HOUR)
}

fn station(code: &str, name: &str, kind: StationKind) -> Station {
    let river = kind == StationKind::River;
    Station {
        code: code.into(),
        name: Localized::vi_en(name, name),
        kind,
        river: river.then(|| Localized::vi_en("⟦Sông Hương⟧", "⟦Perfume River⟧")),
        point: Point { lat: 16.45, long: 107.56 },
        ward_code: PHU_XUAN.into(),
        alarm_m: if river { [Some(1.0), Some(2.0), Some(3.5)] } else { [None; 3] },
        normal_level_m: None,
    }
}

fn newest(quantity: Quantity, at: Millis, value: f64, trend: Option<f64>) -> Newest {
    Newest { quantity, unit: quantity.unit().into(), at, value, trend }
}

/// Kim Long as it was read `hours` ago.
fn kim_long(hours: i64) -> Gauge {
    let level = newest(Quantity::WaterLevel, ago(hours), 2.81, Some(0.18));
    Gauge::at(station("river-kim-long", "⟦Kim Long⟧", StationKind::River), vec![level], false, NOW)
}

fn rain() -> Gauge {
    let rain = newest(Quantity::Rainfall, ago(0), 31.5, None);
    Gauge::at(station("rain-hue", "⟦Huế⟧", StationKind::Rain), vec![rain], false, NOW)
}

fn three_metres(above: bool) -> Threshold {
    Threshold {
        station: "river-kim-long".into(),
        name: Some(Localized::vi_en("⟦Kim Long⟧", "⟦Kim Long⟧")),
        quantity: Quantity::WaterLevel,
        level: 3.0,
        above,
        crossed_at: above.then(|| ago(1)),
    }
}

fn listed(gauges: Vec<Gauge>) -> ListedGauges {
    let silent = Gauge::at(station("river-phu-oc", "⟦Phú Ốc⟧", StationKind::River), Vec::new(), false, NOW);
    let gauges = gauges.into_iter().chain([silent]).collect();
    ListedGauges { gauges, thresholds: vec![three_metres(false)], heard_at: Some(NOW), failed: false }
}

/// A week of the river with a hole of eight hours in it.
fn opened(gauge: Gauge) -> OpenedGauge {
    let quantity = gauge.newest[0].quantity;
    let samples = [(40, 0.5), (20, 1.1), (19, 1.4), (11, 2.2), (10, 2.3), (1, 2.7), (0, 2.81)];
    let samples: Vec<Sample> = samples.map(|(hours, value)| Sample { at: ago(hours), value }).to_vec();
    let gaps = hue_model::gauge::quality::gaps(&samples, 3 * HOUR, NOW);
    let series = Series {
        station: gauge.station.code.clone(),
        quantity,
        unit: quantity.unit().into(),
        samples,
        more: false,
        gaps,
    };
    OpenedGauge {
        gauge,
        quantity,
        series: Some(series),
        thresholds: vec![three_metres(false)],
        heard_at: Some(NOW),
        series_at: Some(NOW),
    }
}

fn stage(gauge: Gauge) -> Stage {
    Stage::lan()
        .reply("gauge.list", &listed(vec![gauge.clone(), rain()]))
        .reply("gauge.get", &opened(gauge))
        .reply("pack.get", &wards())
}

/// Every text is there.
fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[test]
fn a_device_that_never_heard_the_city_says_so_and_invents_nothing() {
    for path in ["/gauges", "/shelters"] {
        let html = Stage::guest().render(path);
        has(&html, &["Chưa nhận được tin từ thành phố lần nào", "còn xem được khi mất mạng"]);
    }
    has(
        &Stage::guest().render("/"),
        &["Mực nước, hồ chứa và mưa", "Chưa nhận được tin từ thành phố lần nào"],
    );
    let html = Stage::guest().fail("gauge.get", Code::NotFound).render("/gauges/river-kim-long");
    has(&html, &["Máy chưa có số liệu của trạm này", "Về danh sách trạm"]);
    let html = Stage::guest().fail("gauge.list", Code::Storage).render("/gauges");
    has(&html, &["Chưa đọc được số liệu", "Thử lại"]);
    let html = Stage::guest().fail("shelter.list", Code::Storage).render("/shelters");
    has(&html, &["Chưa đọc được danh sách nơi trú", "Thử lại"]);
}

#[test]
fn not_heard_yet_heard_and_empty_and_asked_in_vain_are_said_apart() {
    let said = |heard_at, failed| {
        let gauges = ListedGauges { heard_at, failed, ..ListedGauges::default() };
        let shelters = ListedShelters { heard_at, failed, ..ListedShelters::default() };
        let list = Stage::guest().reply("gauge.list", &gauges).render("/gauges");
        let places = Stage::guest().reply("shelter.list", &shelters).render("/shelters");
        let title = |html: &str| {
            let title = html.split("class=\"empty-title\">").nth(1).unwrap();
            title.split('<').next().unwrap().to_owned()
        };
        [title(&list), title(&places)]
    };
    assert_eq!(said(None, false), ["Máy chưa có số liệu", "Máy chưa có danh sách nơi trú"]);
    assert_eq!(said(None, true), ["Chưa lấy được số liệu", "Chưa lấy được danh sách nơi trú"]);
    for failed in [false, true] {
        assert_eq!(said(Some(NOW), failed), ["Thành phố chưa có số liệu", "Chưa có nơi nào được ghi"]);
    }
    let old = ListedGauges { failed: true, ..listed(vec![kim_long(0)]) };
    let html = stage(kim_long(0)).reply("gauge.list", &old).render("/gauges");
    has(&html, &["Lần hỏi gần nhất thành phố chưa trả lời. Máy sẽ tự hỏi lại.", "2,81 m"]);
}

#[test]
fn a_level_on_a_station_that_is_gone_is_shown_by_name_and_can_be_taken_away() {
    let gone = Threshold { station: "river-cu".into(), ..three_metres(true) };
    let mut list = ListedGauges { thresholds: vec![gone], ..listed(vec![rain()]) };
    let of = |list: &ListedGauges| {
        let html = stage(kim_long(0)).reply("gauge.list", list).render("/gauges");
        let mine = html.split("id=\"my-thresholds\"").nth(1).unwrap();
        mine.split("</section>").next().unwrap().to_owned()
    };
    let html = of(&list);
    has(&html, &["⟦Kim Long⟧", "≥ 3,00 m", "không còn công bố trạm này", "aria-label=\"Bỏ ngưỡng 3,00 m\""]);
    assert!(!html.contains("Đang vượt") && !html.contains("<a "), "nobody knows the river, no page has it");
    list.thresholds[0].name = None;
    has(&of(&list), &["river-cu"]);
    let silent = ListedGauges { gauges: Vec::new(), heard_at: None, ..list };
    let html = of(&silent);
    assert!(html.contains("Chưa biết trạm này đang ra sao") && !html.contains("không còn công bố"), "{html}");
}

#[test]
fn a_home_that_saves_data_asks_for_no_series() {
    let list = listed(vec![kim_long(0), rain()]);
    // The script has no reply to "gauge.get": a home that asks for it fails.
    let mut stage = Stage::lan().reply("gauge.list", &list).reply("pack.get", &wards());
    stage.settings.storm_saver = true;
    let html = stage.render("/");
    let glance = html.split("class=\"glance\"").nth(1).unwrap();
    has(
        glance,
        &["⟦Kim Long⟧", "<strong>2,81</strong>", "Mưa trong một giờ · ⟦Huế⟧", "<strong>31,5</strong>"],
    );
    assert!(!glance.contains("class=\"spark\"") && !glance.contains("Mưa 24 giờ"), "{glance}");
}

#[test]
fn a_chart_goes_by_the_citys_clock_on_a_device_that_is_a_day_wrong() {
    let page = |device_error| {
        let mut stage = stage(kim_long(0));
        stage.device_error = device_error;
        stage.render("/gauges/river-kim-long")
    };
    let right = page(0);
    has(&right, &["lúc hôm nay 09:00", "class=\"curve\""]);
    for wrong in [24 * HOUR, -24 * HOUR] {
        assert_eq!(page(wrong), right);
    }
}

#[test]
fn the_list_says_value_trend_alarm_and_time_by_kind() {
    let html = stage(kim_long(0)).render("/gauges");
    has(
        &html,
        &[
            "Nhận tin thành phố lần cuối hôm nay 09:00",
            "2,81 m",
            "↑ lên 0,18 m mỗi giờ · ",
            "Trên báo động 2",
            "31,5 mm",
            "1 trạm chưa gửi số liệu nào.",
        ],
    );
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing: {html}"));
    assert!(at("Ngưỡng của tôi") < at(">Sông<") && at(">Sông<") < at(">Mưa<"));
}

#[test]
fn a_gauge_shows_its_curve_with_levels_and_gaps_and_the_same_as_a_table() {
    let html = stage(kim_long(0)).render("/gauges/river-kim-long");
    let said =
        "Mực nước tại ⟦Kim Long⟧: gần nhất 2,81 m lúc hôm nay 09:00, cao nhất 2,81 m lúc hôm nay 09:00.";
    assert!(html.contains(&format!("role=\"img\" aria-label=\"{said}\"")), "{html}");
    has(
        &html,
        &[
            ">Báo động 1: 1,00 m</text>",
            ">Báo động 3: 3,50 m</text>",
            ">Ngưỡng của tôi: 3,00 m</text>",
            "Không có số liệu từ hôm qua 23:00 đến hôm nay 08:00.",
            "Xem dạng bảng",
            "<th scope=\"col\">Lúc</th>",
            "<td>2,20 m</td>",
            "⟦Phường Phú Xuân⟧",
        ],
    );
    let curve = html.split("class=\"curve\"").nth(1).and_then(|rest| rest.split('>').next()).unwrap();
    assert_eq!(curve.matches('M').count(), 3, "a day with two holes is three strokes: {curve}");
    assert!(!html.contains("<td>0,50 m</td>"), "what was 40 hours ago is not of this day");
}

#[test]
fn a_late_gauge_says_nothing_of_an_alarm() {
    let html = stage(kim_long(4)).render("/gauges/river-kim-long");
    has(&html, &["Số liệu chậm", "Đã hơn 3 giờ không có số liệu mới"]);
    assert!(!html.contains("Trên báo động"), "{html}");
    let html = stage(kim_long(4)).render("/alerts");
    let mine = html.split("id=\"my-thresholds\"").nth(1).unwrap();
    assert!(mine.contains("Số liệu chậm") && !mine.contains("Chưa tới"), "nobody knows: {mine}");
}

#[test]
fn a_chart_that_is_not_here_yet_is_said_and_not_drawn() {
    let gauge = OpenedGauge { series: None, series_at: None, ..opened(kim_long(0)) };
    let html = stage(kim_long(0)).reply("gauge.get", &gauge).render("/gauges/river-kim-long");
    assert!(html.contains("Máy chưa có biểu đồ của trạm này") && !html.contains("class=\"chart\""), "{html}");
    let old = OpenedGauge { series_at: Some(ago(2)), ..opened(kim_long(0)) };
    let html = stage(kim_long(0)).reply("gauge.get", &old).render("/gauges/river-kim-long");
    has(&html, &["Biểu đồ lấy lúc hôm nay 07:00."]);
}

#[test]
fn her_level_is_listed_with_the_one_below_which_it_is_over() {
    let gauge = OpenedGauge { thresholds: vec![three_metres(true)], ..opened(kim_long(0)) };
    let html = stage(kim_long(0)).reply("gauge.get", &gauge).render("/gauges/river-kim-long");
    has(
        &html,
        &[
            "Hết vượt khi xuống dưới 2,80 m",
            "Vượt lần cuối hôm nay 08:00",
            "Đang vượt",
            "aria-label=\"Bỏ ngưỡng 3,00 m\"",
            "Đây không phải cảnh báo của thành phố.",
            "Báo khi số đo lên tới (m)",
            "inputmode=\"decimal\"",
        ],
    );
    assert_eq!(html.matches("Báo động 1: 1,00 m").count(), 2, "the line and the quick pick: {html}");
    let taken = Threshold { level: 1.0, ..three_metres(true) };
    let gauge = OpenedGauge { thresholds: vec![taken], ..opened(kim_long(0)) };
    let html = stage(kim_long(0)).reply("gauge.get", &gauge).render("/gauges/river-kim-long");
    assert_eq!(html.matches("Báo động 1: 1,00 m").count(), 1, "what is set is not offered: {html}");
}

fn crossing(loudness: Loudness) -> Event {
    let crossing = ThresholdCrossing {
        station: kim_long(0).station,
        quantity: Quantity::WaterLevel,
        level: 3.0,
        sample: Sample { at: NOW, value: 3.05 },
        loudness,
    };
    Event::ThresholdCrossed { crossing: Box::new(crossing) }
}

#[test]
fn a_crossing_speaks_for_her_and_not_for_the_city() {
    let with = |loudness| {
        let mut stage = stage(kim_long(0));
        stage.events = vec![crossing(loudness)];
        stage.render("/me")
    };
    let text = "Ngưỡng của bạn: ⟦Kim Long⟧ đo được 3,05 m, mức đã đặt 3,00 m";
    let html = with(Loudness::Normal);
    let toasts = html.split("class=\"toasts\" role=\"status\"").nth(1).unwrap();
    assert!(toasts.contains(text) && toasts.contains("Xem"), "{html}");
    assert!(!html.contains("class=\"alarm\""), "it takes no screen");
    assert!(!with(Loudness::Quiet).contains(text), "quiet hours are quiet");
}

#[test]
fn home_shows_the_river_and_the_rain_at_a_glance() {
    let html = stage(kim_long(0)).render("/");
    let glance = html.split("class=\"glance\"").nth(1).unwrap();
    has(
        glance,
        &["⟦Kim Long⟧", "<strong>2,81</strong>", "data-up=\"yes\"", "Báo động 3: 3,50 m", "class=\"spark\""],
    );
    has(glance, &["Mưa 24 giờ · ⟦Huế⟧", "<strong>13</strong>", "Thiếu số liệu của vài giờ"]);
    let (tiles, card) = (html.find("class=\"tiles\"").unwrap(), html.find("class=\"glance\"").unwrap());
    assert!(card < tiles);
}

fn place(ward: &str, name: &str, state: ShelterState, confirmed: Option<i64>) -> Shelter {
    Shelter {
        id: ShelterId::from_parts(NOW, [u8::try_from(name.len()).unwrap(); 10]),
        kind: ShelterKind::Shelter,
        name: name.into(),
        ward_code: ward.into(),
        address: "⟦1 đường Mẫu⟧".into(),
        point: None,
        capacity: Some(200),
        contact: "⟦cô Mai⟧".into(),
        phone: "0234 000 001".into(),
        floor_cm: Some(120),
        ramp: Some(true),
        toilets: Some(4),
        note: String::new(),
        demo: true,
        state,
        confirmed_at: confirmed.map(ago),
        confirmed_by: confirmed.map(|_| Localized::vi_en("⟦UBND phường⟧", "⟦Ward Committee⟧")),
    }
}

fn shelters() -> ListedShelters {
    let shelters = vec![
        place(PHU_XUAN, "⟦Trường⟧", ShelterState::Open, Some(1)),
        place(THUAN_HOA, "⟦Nhà văn hóa⟧", ShelterState::Closed, Some(2)),
        place(THUAN_HOA, "⟦Trạm y tế mẫu⟧", ShelterState::Open, Some(13)),
        place(THUAN_HOA, "⟦Chùa⟧", ShelterState::Open, None),
    ];
    ListedShelters { shelters, heard_at: Some(NOW), failed: false }
}

fn near_thuan_hoa() -> Stage {
    let mut stage = Stage::guest().reply("shelter.list", &shelters()).reply("pack.get", &wards());
    stage.settings.home_ward = Some(THUAN_HOA.into());
    stage
}

#[test]
fn shelters_near_home_come_first_and_are_open_only_by_a_dated_word() {
    let html = near_thuan_hoa().render("/shelters");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing: {html}"));
    assert!(at("⟦Phường Thuận Hóa⟧") < at("⟦Phường Phú Xuân⟧"), "her ward first");
    has(&html, &["3 nơi · 0 đang mở", "1 nơi · 1 đang mở", "⟦UBND phường⟧ xác nhận hôm nay 08:00"]);
    has(&html, &["Chưa xác nhận lại từ hôm qua 20:00", "Chưa ai xác nhận còn chỗ hay không", "Đang đóng"]);
    assert_eq!(html.matches(">Đang mở<").count(), 1, "{html}");
    has(&html, &["200 người · nền cao hơn mặt đường 120 cm · có lối cho xe lăn · 4 nhà vệ sinh"]);
    has(&html, &["MẪU · không có thật", "Gọi ⟦cô Mai⟧ 0234 000 001"]);
    assert!(!html.contains("tel:"), "a demonstration calls nobody");
    let mut stage = near_thuan_hoa();
    stage.about.city.demo = false;
    assert!(stage.render("/shelters").contains("tel:0234000001"));
}

#[test]
fn english_speaks_of_them_too() {
    let mut stage = stage(kim_long(0));
    stage.settings.language = Some(Language::En);
    has(
        &stage.render("/gauges/river-kim-long"),
        &["2.81</strong> m", "Above alarm 2", "My threshold: 3.00 m", "Tell me when it reaches (m)"],
    );
    let mut stage = near_thuan_hoa();
    stage.settings.language = Some(Language::En);
    has(
        &stage.render("/shelters"),
        &["Not confirmed since yesterday 20:00", "⟦Ward Committee⟧ confirmed it"],
    );
}

#[test]
fn no_gauge_and_no_place_has_text_that_was_never_translated() {
    for path in ["/", "/alerts", "/gauges", "/gauges/river-kim-long", "/shelters"] {
        let mut stage = stage(kim_long(4)).reply("shelter.list", &shelters());
        stage.words = Some(Words::pseudo());
        let html = stage.render(path);
        let plain: Vec<_> = texts::untranslated(&html).into_iter().filter(|text| !is_unit(text)).collect();
        assert!(plain.is_empty(), "{path} says {plain:?} in every language");
    }
}

/// A unit, an abbreviation of every language, with or without its value.
fn is_unit(text: &str) -> bool {
    ["m", "mm"].iter().any(|unit| text.split(' ').next_back() == Some(unit)) && !text.contains("  ")
}

#[test]
fn a_gap_until_now_is_an_open_end() {
    let late = opened(kim_long(4));
    let mut series = late.series.clone().unwrap();
    series.samples.truncate(5);
    series.gaps = hue_model::gauge::quality::gaps(&series.samples, 3 * HOUR, NOW);
    assert_eq!(series.gaps.last(), Some(&Gap { from: ago(10), to: NOW }));
    let late = OpenedGauge { series: Some(series), ..late };
    let html = stage(kim_long(4)).reply("gauge.get", &late).render("/gauges/river-kim-long");
    has(&html, &["Không có số liệu từ hôm qua 23:00 đến hôm nay 09:00."]);
}
