//! What An, a visitor without an account, reads and presses: plans for a day, the emergency card, festivals.

#![cfg(test)]

use hue_model::catalogue::Catalogue;
use hue_model::catalogue::read::{Files, catalogue};
use hue_model::emergency_card::EmergencyCard;
use hue_model::id::PlanId;
use hue_model::plan::{Plan, PlanContent, Stop, link_data};
use hue_model::problem::Code;
use hue_model::text::Language;

#[path = "support/pressing.rs"]
mod pressing;
#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use pressing::Page;
use stage::{NOW, Stage};
use wards::wards;

fn shipped() -> Catalogue {
    let files = Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    };
    catalogue(files).unwrap()
}

fn an() -> Stage {
    with_city(Stage::guest())
}

fn with_city(stage: Stage) -> Stage {
    stage
        .reply("catalogue.get", &shipped())
        .reply("pack.get", &wards())
        .reply("emergency_card.get", &EmergencyCard::default())
}

fn english(mut stage: Stage) -> Stage {
    stage.settings.language = Some(Language::En);
    stage
}

fn id() -> PlanId {
    PlanId::from_parts(NOW, [7; 10])
}

fn plan(places: &[&str]) -> Plan {
    let stops = places.iter().map(|place| Stop { place: (*place).into(), minutes: 60 }).collect();
    let content = PlanContent {
        name: "Một ngày ở Huế".into(),
        day: "2026-11-28".parse().ok(),
        stops,
        ..PlanContent::default()
    };
    Plan { id: id(), content, saved_at: NOW }
}

fn with(plan: &Plan) -> Stage {
    an().reply("plan.list", &[plan]).reply("plan.get", plan).reply("plan.save", plan)
}

fn path() -> String {
    format!("/plans/{}", id())
}

fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[test]
fn without_a_plan_the_list_says_how_to_begin() {
    has(
        &an().render("/plans"),
        &["Chưa có lịch trình nào", "Lịch trình mới", "href=\"/explore\"", "Mở lịch trình ai đó gửi"],
    );
    has(&an().fail("plan.list", Code::Storage).render("/plans"), &["Chưa đọc được lịch trình", "Thử lại"]);
    let listed = with(&plan(&["dai-noi", "ky-dai"])).render("/plans");
    has(&listed, &["Một ngày ở Huế", "thứ Bảy 28/11 · 2 nơi"]);
    has(&an().render("/explore"), &["href=\"/plans\"", "href=\"/events\"", "href=\"/me/emergency-card\""]);
}

#[test]
fn a_plan_says_when_one_is_where_as_an_estimate_and_what_is_closed_then() {
    let mut late = plan(&["dai-noi", "chua-thien-mu", "gone"]);
    late.content.start = 16 * 60 + 45;
    let html = with(&late).render(&path());
    has(
        &html,
        &[
            "1. Đại Nội (Hoàng thành Huế)",
            "16:45 – 17:45",
            "Giờ ấy có lúc đóng cửa: mở 07:00–17:30",
            "đi xe chừng",
            "Nơi chưa rõ (gone)",
            "Chưa rõ giờ mở cửa",
            "là ước tính",
            "Thứ Bảy 28/11 · 20/10 âm lịch",
        ],
    );
    has(&html, &["1 nơi có lúc đóng cửa", "aria-label=\"Đưa Đại Nội (Hoàng thành Huế) xuống sau\""]);
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    has(&an().fail("plan.get", Code::NotFound).render(&path()), &["Không có lịch trình này"]);
    has(&with(&plan(&[])).render(&path()), &["Lịch trình chưa có nơi nào"]);
}

/// The names of the stops, in the order of the page.
fn order(html: &str) -> Vec<&str> {
    let names = html.split("plan-stop-name").skip(1);
    names.filter_map(|rest| rest.split('>').nth(1)?.split('<').next()).collect()
}

#[test]
fn the_order_changes_by_buttons_which_say_what_they_did() {
    let mut page = Page::open(with(&plan(&["dai-noi", "ky-dai", "lang-tu-duc"])), &path());
    page.presses("Đưa Đại Nội (Hoàng thành Huế) xuống sau");
    assert_eq!(
        order(&page.html()),
        ["1. Kỳ Đài", "2. Đại Nội (Hoàng thành Huế)", "3. Lăng Tự Đức (Khiêm Lăng)"]
    );
    has(&page.html(), &["Đại Nội (Hoàng thành Huế): thứ 2 trong 3 nơi"]);
    let saved = page.asked("plan.save");
    let last: serde_json::Value = serde_json::from_str(saved.last().unwrap()).unwrap();
    assert_eq!(last["content"]["stops"][0]["place"], "ky-dai");
    page.presses("Bỏ Kỳ Đài");
    assert_eq!(order(&page.html()).len(), 2);
    has(&page.html(), &["Đã bỏ Kỳ Đài", "Hoàn tác"]);
    assert_eq!(page.asked("plan.save").len(), 2);
}

#[test]
fn a_name_that_cannot_be_kept_is_said_and_the_old_one_stays() {
    let mut page = Page::open(with(&plan(&["dai-noi"])), &path());
    page.types("plan-name", " ");
    has(&page.html(), &["Lịch trình cần một cái tên"]);
    assert!(page.asked("plan.save").is_empty());
    page.types("plan-name", "Kinh thành");
    assert!(page.asked("plan.save")[0].contains("Kinh thành"));
    page.types("plan-start", "09:30");
    has(&page.html(), &["09:30 – 10:30"]);
}

#[test]
fn a_shared_plan_can_be_read_and_kept_and_rubbish_loses_nothing() {
    let shared = plan(&["dai-noi", "unknown-place"]);
    let path = format!("/plans/shared/{}", link_data(&shared.content));
    let mut page = Page::open(an().reply("plan.add", &shared).reply("plan.get", &shared), &path);
    has(
        &page.html(),
        &["Một ngày ở Huế", "Đại Nội (Hoàng thành Huế)", "Nơi chưa rõ (unknown-place)", "Giữ lại"],
    );
    assert!(!page.html().contains("Đưa Đại Nội"), "it is not mine to change");
    assert!(page.asked("plan.add").is_empty(), "nothing is kept by itself");
    for odd in ["-", "1AAAA", "2AAAA", "%F0%9F%92%A3"] {
        let html = an().render(&format!("/plans/shared/{odd}"));
        has(&html, &["Không mở được lịch trình này", "Lịch trình trong máy bạn không đổi"]);
    }
    let long = an().render(&format!("/plans/shared/{}", "1".repeat(hue_model::limits::PLAN_LINK_CHARS + 1)));
    has(&long, &["dài hơn mọi lịch trình"]);
    page.types("plan-link", "https://example.org");
    assert_eq!(page.path(), path);
}

#[test]
fn a_link_that_the_system_hands_over_opens_its_plan() {
    let data = link_data(&plan(&["dai-noi"]).content);
    let page = Page::open(an().reply("plan.take_link", &Some(&data)), "/");
    assert_eq!(page.path(), format!("/plans/shared/{data}"));
    let mut newcomer = an().reply("plan.take_link", &Some(&data));
    newcomer.settings.welcomed = false;
    let page = Page::open(newcomer, "/");
    assert_eq!(page.path(), "/welcome");
    assert!(
        page.asked("plan.take_link").is_empty(),
        "the link is handed out once: it waits for the welcome to end"
    );
    let page = Page::open(an().reply("plan.take_link", &Some("../../me?x")), "/");
    has(&page.html(), &["Không mở được lịch trình này"]);
}

#[test]
fn one_field_that_is_too_long_keeps_no_other_from_being_saved() {
    let mut page =
        Page::open(an().reply("emergency_card.save", &EmergencyCard::default()), "/me/emergency-card");
    page.types("card-name", "An Berger");
    page.types("card-name", &"x".repeat(301));
    page.types("card-allergies", "Penicillin");
    let asked = page.asked("emergency_card.save");
    let last = asked.last().unwrap();
    assert!(last.contains("An Berger") && last.contains("Penicillin") && !last.contains("xxx"), "{last}");
    let html = page.html();
    has(&html, &["Đã lưu, trừ ô dài quá", "aria-invalid=\"true\""]);
    assert!(html.contains(&"x".repeat(301)), "what was typed stays on the screen");
}

#[test]
fn the_emergency_card_is_written_here_and_shown_in_vietnamese() {
    let html = an().render("/me/emergency-card");
    has(&html, &["chỉ nằm trong máy này", "Nhóm máu", "ứng dụng không đoán số", "type=\"tel\""]);
    assert!(!html.contains("Đưa người cứu giúp xem</a>"), "there is nothing to show yet");
    let card = EmergencyCard {
        name: "An Berger".into(),
        allergies: "Penicillin".into(),
        contact_phone: "+49 30 1817 0".into(),
        ..EmergencyCard::default()
    };
    let mut page = Page::open(an().reply("emergency_card.save", &card), "/me/emergency-card");
    page.types("card-name", "An Berger");
    assert!(page.asked("emergency_card.save")[0].contains("An Berger"));
    has(&page.html(), &["Đưa người cứu giúp xem"]);
    let html = english(an().reply("emergency_card.get", &card)).render("/me/emergency-card/show");
    has(
        &html,
        &[
            "Tôi cần giúp đỡ. Xin đọc thẻ này.",
            "I need help. Please read this card.",
            "Dị ứng",
            "Allergies",
            "Penicillin",
            "href=\"tel:+493018170\"",
            "115: Ambulance",
            "113: Police",
        ],
    );
    assert!(!html.contains("Nhóm máu"), "what is not written is not shown");
    has(&an().render("/me/emergency-card/show"), &["Thẻ còn trống", "115: Cấp cứu"]);
    has(&an().render("/me"), &["href=\"/me/emergency-card\""]);
    has(&an().render("/sos"), &["href=\"/me/emergency-card/show\""]);
}

#[test]
fn festivals_come_by_date_with_the_lunar_one_and_say_how_sure_they_are() {
    let html = with_city(Stage::lan()).render("/events");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing: {html}"));
    assert!(at("Lễ Ban Sóc") < at("Lễ dựng nêu") && at("Lễ dựng nêu") < at("Hội vật làng Sình"));
    has(&html, &["10/1 âm lịch", "Tháng", "Ngày được công bố từng kỳ", "Festival Nghề truyền thống Huế"]);
    assert!(!html.contains("Lễ hội cầu ngư"), "2027 is no year of it");
    let html = english(an()).render("/events/vat-lang-sinh");
    has(&html, &["Wrestling at Sình village", "lunar 10/1", "href=\"/explore/lang-sinh\"", "sggp.org.vn"]);
    assert!(!html.contains("Check before you go"));
    has(&english(an()).render("/events/te-xa-tac"), &["Check before you go", "One day between"]);
    has(&an().render("/events/cau-ngu-thai-duong"), &["2029"]);
    has(&an().render("/events/nothing"), &["Không có lễ hội này", "href=\"/events\""]);
}

#[test]
fn no_screen_of_a_visitor_has_text_that_was_never_translated() {
    let mut catalogue = shipped();
    let mark = |text: &mut hue_model::text::Localized| {
        text.0.values_mut().for_each(|text| *text = format!("⟦{text}⟧"));
    };
    for event in &mut catalogue.events {
        [&mut event.name, &mut event.description, &mut event.venue].into_iter().for_each(mark);
        event.source = format!("⟦{}⟧", event.source);
    }
    catalogue.points_of_interest.iter_mut().for_each(|place| mark(&mut place.name));
    let mut mine = plan(&["dai-noi", "ky-dai"]);
    mine.content.name = "⟦Huế⟧".into();
    let card = EmergencyCard { note: "⟦…⟧".into(), ..EmergencyCard::default() };
    let shared = format!("/plans/shared/{}", link_data(&mine.content));
    for path in ["/plans", &path(), &shared, "/me/emergency-card", "/events", "/events/phat-dan"] {
        let mut stage = with(&mine).reply("catalogue.get", &catalogue).reply("emergency_card.get", &card);
        stage.words = Some(hue_i18n::Words::pseudo());
        let html = stage.render(path);
        let missing = texts::untranslated(&html);
        let missing: Vec<_> = missing.into_iter().filter(|text| !text.contains("⟦")).collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
    }
}
