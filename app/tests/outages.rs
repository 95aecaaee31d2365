//! Cuts of power and water over a scripted engine: what chị Lan reads of her ward and of the city.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::alert::Loudness;
use hue_model::event::Event;
use hue_model::id::OutageId;
use hue_model::news::ServiceNews;
use hue_model::outage::{ListedOutage, ListedOutages, Outage, OutageKind, OutageState, SERVICE};
use hue_model::problem::Code;
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
const PAGE: &str = "/services/util.outages/use";

/// From 08:00 to 11:30 tomorrow in this ward; it is 09:00 today.
fn cut(number: u8, kind: OutageKind, ward: &str) -> Outage {
    Outage {
        id: OutageId::from_parts(NOW, [number; 10]),
        kind,
        provider: "⟦Đơn vị mẫu⟧".into(),
        ward_codes: vec![ward.into()],
        area: format!("⟦Đường {number}⟧"),
        reason: "⟦Bảo trì⟧".into(),
        starts_at: NOW.plus(23 * HOUR),
        ends_at: NOW.plus(26 * HOUR + HOUR / 2),
        state: OutageState::Planned,
        restored_at: None,
        revision: 1,
        updated_at: NOW,
    }
}

fn stage(outages: Vec<(Outage, bool)>, heard_at: Option<Millis>) -> Stage {
    let outages = outages.into_iter().map(|(outage, mine)| ListedOutage { outage, mine }).collect();
    let mut stage = Stage::lan()
        .reply("outage.list", &ListedOutages { outages, heard_at, failed: false })
        .reply("pack.get", &wards());
    stage.settings.home_ward = Some(PHU_XUAN.into());
    stage
}

fn usual() -> Vec<(Outage, bool)> {
    let under_way = Outage {
        starts_at: NOW.plus(-3 * HOUR),
        ends_at: NOW.plus(-HOUR),
        ..cut(2, OutageKind::Water, THUAN_HOA)
    };
    let back = Outage {
        state: OutageState::Restored,
        starts_at: NOW.plus(-5 * HOUR),
        ends_at: NOW.plus(-HOUR),
        restored_at: Some(NOW.plus(-2 * HOUR)),
        ..cut(3, OutageKind::Power, THUAN_HOA)
    };
    vec![(cut(1, OutageKind::Power, PHU_XUAN), true), (under_way, false), (back, false)]
}

#[test]
fn her_ward_comes_first_with_times_in_plain_words() {
    let page = stage(usual(), Some(NOW)).render(PAGE);
    let text = page.as_str();
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    let order = [
        "Nơi bạn ở",
        "ngày mai 08:00–11:30",
        "⟦Đường 1⟧",
        "Cả thành phố",
        "Đang cắt",
        "⟦Đường 2⟧",
        "Đã có lại",
    ];
    for pair in order.windows(2) {
        assert!(at(pair[0]) < at(pair[1]), "{pair:?}: {text}");
    }
    at("lẽ ra đã xong hôm nay 08:00, chưa có tin đã xong");
    at("Có lại hôm nay 07:00");
    assert!(page.contains("aria-label=\"Thêm vào lịch: Cắt điện ngày mai 08:00–11:30\""), "{page}");
    assert_eq!(text.matches("Thêm vào lịch</button>").count(), 2, "what is over needs no calendar");
    assert!(!text.contains("Chọn phường"));
    at("Báo cho tôi");
}

#[test]
fn every_word_of_it_is_translated() {
    let mut pseudo = stage(usual(), Some(NOW));
    pseudo.words = Some(Words::pseudo());
    let html = pseudo.render(PAGE);
    assert_eq!(texts::untranslated(&html), [""; 0], "{html}");
}

#[test]
fn who_chose_no_ward_is_told_how() {
    let mut nowhere = stage(usual().into_iter().map(|(cut, _)| (cut, false)).collect(), Some(NOW));
    nowhere.settings.home_ward = None;
    let text = nowhere.render(PAGE);
    assert!(text.contains("Thành phố không biết bạn chọn nơi nào") && text.contains("⟦Đường 1⟧"), "{text}");
}

#[test]
fn an_empty_a_silent_and_a_failed_list_say_which_they_are() {
    assert!(stage(Vec::new(), Some(NOW)).render(PAGE).contains("Không có lịch cắt điện, nước nào"));
    assert!(stage(Vec::new(), None).render(PAGE).contains("Máy chưa có lịch cắt điện, nước"));
    let failed = stage(Vec::new(), None).fail("outage.list", Code::Storage).render(PAGE);
    assert!(failed.contains("Thử lại"));
}

#[test]
fn one_cut_has_a_page_and_one_that_left_the_list_says_so() {
    let item = |number: u8| format!("{PAGE}/{}", OutageId::from_parts(NOW, [number; 10]));
    let text = stage(usual(), Some(NOW)).render(&item(1));
    assert!(text.contains("⟦Đường 1⟧") && !text.contains("⟦Đường 2⟧"), "{text}");
    for path in [item(9), format!("{PAGE}/x")] {
        let text = stage(usual(), Some(NOW)).render(&path);
        assert!(text.contains("Lịch này không còn trong danh sách"), "{text}");
    }
    let silent = ListedOutages { outages: Vec::new(), heard_at: None, failed: true };
    let text = Stage::lan().reply("outage.list", &silent).render(&item(1));
    assert!(
        text.contains("Chưa đọc được lịch cắt điện, nước") && text.contains("Thử lại"),
        "nothing was heard: {text}"
    );
}

#[test]
fn news_of_a_cut_is_a_line_at_the_foot() {
    let mut told = stage(usual(), Some(NOW));
    let news = ServiceNews {
        service: SERVICE.into(),
        item: OutageId::from_parts(NOW, [1; 10]).to_string(),
        subject: "⟦Lê Lợi, 27/11 08:00–11:30⟧".into(),
        state: "power-cancelled".into(),
        loudness: Loudness::Normal,
    };
    told.events.push(Event::ServiceNews { news: Box::new(news) });
    let text = told.render("/me");
    assert!(text.contains("Đã hủy cắt điện: ⟦Lê Lợi, 27/11 08:00–11:30⟧"), "{text}");
}
