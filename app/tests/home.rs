//! Home as its owner arranged it, and what it suggests.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::catalogue::read::{Files, catalogue};
use hue_model::gauge::{ListedGauges, Quantity, Threshold};
use hue_model::home::{HIDDEN_FOR, Suggested, Tile};
use hue_model::problem::Code;

#[path = "support/stage.rs"]
mod stage;

use stage::{NOW, Stage};

/// Where these stand in the page, one after the other.
fn in_order(html: &str, texts: &[&str]) {
    let places: Vec<_> =
        texts.iter().map(|text| html.find(text).unwrap_or_else(|| panic!("{text}"))).collect();
    assert!(places.is_sorted(), "{texts:?} stand at {places:?}");
}

#[test]
fn lan_sees_her_tiles_in_her_order_and_sos_where_it_always_is() {
    let mut stage = Stage::guest();
    let tiles = stage.settings.home_tiles.moved(Tile::Explore, 0).toggled(Tile::Gauges).toggled(Tile::Call);
    stage.settings.home_tiles = tiles;
    let html = stage.render("/");
    let (_, tiles) = html.split_once("class=\"tiles\"").unwrap();
    in_order(tiles, &["Điểm tham quan", "Ảnh, nơi xảy ra, vài chữ", "Mực nước, hồ chứa và mưa"]);
    assert!(
        !html.contains("Gọi tổng đài")
            && html.contains("Sắp xếp trang chủ")
            && html.contains("href=\"/sos\"")
    );
}

#[test]
fn in_the_rain_lan_is_asked_for_her_ward_and_not_again_for_a_month() {
    let html = Stage::lan().fail("gauge.list", Code::Storage).render("/");
    in_order(
        &html,
        &["Gợi ý lúc này", "Chọn phường, xã nơi bạn ở", "Vì đang là mùa mưa bão", "Gửi phản ánh"],
    );
    let mut stage = Stage::guest();
    stage.settings.home_ward = Some("19753".into());
    assert!(stage.render("/").contains("Thử xem cảnh báo có đến máy không"));
    let mut stage = Stage::guest();
    stage.settings.hidden_suggestions.insert(Suggested::HomeWard, NOW.plus(HIDDEN_FOR));
    assert!(!stage.render("/").contains("Gợi ý lúc này"));
}

#[test]
fn high_water_comes_first_and_a_visitor_is_shown_around() {
    let kim_long = Threshold {
        station: "river-kim-long".into(),
        name: None,
        quantity: Quantity::WaterLevel,
        level: 3.0,
        above: true,
        crossed_at: Some(NOW),
    };
    let listed = ListedGauges { thresholds: vec![kim_long], ..ListedGauges::default() };
    let html = Stage::guest().reply("gauge.list", &listed).render("/");
    in_order(
        &html,
        &[
            "Xem mực nước sông, hồ",
            "Vì có sông đang vượt mức báo động",
            "Xem điểm sơ tán",
            "Gọi tổng đài thành phố",
        ],
    );
    let mut stage = Stage::guest();
    stage.words = Some(Words::new("en"));
    stage.settings.language = Some(hue_model::text::Language::En);
    let html = stage.render("/");
    in_order(&html, &["Explore Huế", "Because you are visiting Huế", "Emergency numbers"]);
    assert!(!html.contains("Choose the ward"));
}

#[test]
fn what_lan_marked_and_used_is_a_press_away() {
    let files = Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    };
    let mut stage = Stage::lan().reply("catalogue.get", &catalogue(files).unwrap());
    stage.settings.favourite_services = vec!["alerts.shelter".into()];
    stage.settings.recent_services = vec!["alerts.shelter".into(), "transport.bus".into()];
    let html = stage.render("/");
    in_order(&html, &["Đã đánh dấu", "Điểm sơ tán", "Xe buýt"]);
    assert_eq!(html.matches("Điểm sơ tán").count(), 1, "what is marked is not listed twice");
}
