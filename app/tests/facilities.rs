//! Hospitals: what Lan and Mai, a visitor, read of them, with nothing asked of anybody.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::problem::Code;
use hue_model::text::Language;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use stage::Stage;
use wards::wards;

const LIST: &str = "/services/health.facilities/use";
const CENTRAL: &str = "/services/health.facilities/use/bv-trung-uong-hue";

fn with() -> Stage {
    let nothing = hue_model::catalogue::Catalogue::default();
    let empty: [(); 0] = [];
    Stage::lan().reply("catalogue.get", &nothing).reply("pack.get", &wards()).reply("consent.list", &empty)
}

/// The page beside the room's own column.
fn side(html: &str) -> &str {
    html.split("class=\"reports-side\"").nth(1).unwrap()
}

fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[test]
fn lan_sees_what_is_open_and_whom_to_call_first() {
    let html = with().render(LIST);
    let html = side(&html);
    has(html, &["<h1>Cơ sở y tế</h1>", "Cấp cứu: gọi 115", "4 nơi", "type=\"search\""]);
    has(html, &["Bệnh viện Trung ương Huế", "16 Lê Lợi", "Cấp cứu ngày đêm", &format!("href=\"{CENTRAL}\"")]);
    assert!(!html.contains("tel:"), "a demonstration calls nobody");
    let html = with().fail("catalogue.get", Code::Storage).render(LIST);
    has(side(&html), &["16 Lê Lợi", "Cấp cứu: gọi 115"]);
}

#[test]
fn one_of_them_says_what_is_known_and_what_is_not() {
    let html = with().render(CENTRAL);
    let html = side(&html);
    has(
        html,
        &[
            "<h1>Bệnh viện Trung ương Huế</h1>",
            "0234 3822 325",
            "href=\"https://www.openstreetmap.org/?mlat=16.4626",
        ],
    );
    has(html, &["chưa được cơ sở xác nhận", "lang=\"en\">en.wikipedia.org", "Có thể lệch"]);
    let html = with().render("/services/health.facilities/use/bv-trung-uong-hue-2");
    let html = side(&html);
    has(html, &["Chưa có số nào được xác nhận", "Chưa ai đo vị trí", "Chưa xác nhận"]);
    assert!(!html.contains("openstreetmap"), "nobody is sent to a place that nobody measured: {html}");
    let html = with().render("/services/health.facilities/use/nowhere");
    has(side(&html), &["Không có cơ sở này", &format!("href=\"{LIST}\"")]);
}

#[test]
fn mai_reads_it_in_english_and_no_text_was_left_out() {
    let mut stage = with();
    stage.settings.language = Some(Language::En);
    has(side(&stage.render(CENTRAL)), &["<h1>Huế Central Hospital</h1>", "Emergencies day and night"]);
    for path in [LIST, CENTRAL] {
        let mut stage = with();
        stage.words = Some(Words::pseudo());
        let html = stage.render(path);
        let data = ["Hospital", "Huế", "Lê Lợi", "Ngô Quyền", "0234", "wikipedia"];
        let left = texts::untranslated(&html);
        let own: Vec<_> = left.iter().filter(|text| !data.iter().any(|data| text.contains(data))).collect();
        assert!(own.is_empty(), "{path}: {own:?}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}
