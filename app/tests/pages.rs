//! Pages over a scripted engine, rendered without a browser: what a citizen reads in each state.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::Problem;
use hue_model::alert::DevicePlace;
use hue_model::consent::{Consent, Purpose};
use hue_model::geo::Point;
use hue_model::id::ReportId;
use hue_model::pack::{Pack, Ward};
use hue_model::problem::Code;
use hue_model::queue::{Network, Sending};
use hue_model::report::{CityStatus, ReportState, ReportSummary};
use hue_model::session::{Revocation, SessionState, VaultState};
use hue_model::shell::Port;
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;

use stage::{NOW, Stage, lan};

fn report(number: u8, headline: &str, state: ReportState, due_at: Option<Millis>) -> ReportSummary {
    ReportSummary {
        id: ReportId::from_parts(NOW, [number; 10]),
        number: Some(format!("HUE-{number}")),
        service_name: Localized::vi_en("Đèn đường hỏng", "Street light out"),
        headline: headline.into(),
        address: "Kiệt 42 Đinh Tiên Hoàng".into(),
        point: None,
        cover: None,
        state,
        sent_at: NOW,
        due_at,
    }
}

fn at_city(status: CityStatus) -> ReportState {
    ReportState::AtCity { status }
}

#[test]
fn chi_lan_is_greeted_and_sees_what_is_due() {
    let due = Some(NOW.plus(2 * 86_400_000));
    let reports = [
        report(1, "Hai bóng tắt", at_city(CityStatus::InProgress), due),
        report(2, "Đã sửa rồi", at_city(CityStatus::Fixed), due),
        report(3, "Cần xem", ReportState::NeedsAttention { problem: Problem::new(Code::CityRefused) }, None),
    ];
    let html = Stage::lan().reply("report.list", &reports).render("/");
    assert!(html.contains("Nguyễn Thị Lan"));
    assert!(html.contains("Thứ Năm 26/11 · 18/10 âm lịch"), "the day in both calendars: {html}");
    assert!(html.contains("hạn thứ Bảy 09:00"), "the due date in words: {html}");
    assert!(!html.contains("Đã sửa rồi"), "a fixed report is owed nothing");
    let (attention, light) = (html.find("Cần xem").unwrap(), html.find("Hai bóng tắt").unwrap());
    assert!(attention < light, "what needs the citizen stands first");
}

#[test]
fn an_empty_home_says_what_to_do() {
    let html = Stage::guest().render("/");
    assert!(html.contains("Không có việc nào đang chờ") && html.contains("/reports/new"));
}

#[test]
fn a_list_that_failed_says_why_and_offers_to_try_again() {
    let html = Stage::guest().fail("report.list", Code::Storage).render("/");
    assert!(html.contains("Chưa đọc hoặc ghi được dữ liệu") && html.contains("Thử lại"));
}

#[test]
fn the_strip_tells_the_truth() {
    let mut stage = Stage::guest();
    (stage.queue.network, stage.queue.waiting) = (Network::Offline, 2);
    assert!(stage.render("/").contains("Ngoại tuyến · 2 việc đang chờ gửi"));
    let mut stage = Stage::guest();
    (stage.queue.waiting, stage.queue.sending) = (1, Some(Sending { done: 0, total: 3 }));
    assert!(stage.render("/me").contains("Đang gửi, bước 1/3"));
    assert!(!Stage::guest().render("/me").contains("class=\"strip\""), "nothing to say, nothing said");
}

#[test]
fn every_screen_says_that_it_is_a_demonstration() {
    for path in
        ["/", "/me", "/me/privacy", "/me/about", "/sign-in", "/welcome", "/reports", "/alerts", "/nowhere"]
    {
        let html = Stage::guest().render(path);
        assert!(html.contains("THỬ NGHIỆM"), "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path} has one main heading: {html}");
    }
}

#[test]
fn the_first_start_leads_to_who_holds_what() {
    let mut stage = Stage::guest();
    stage.settings.welcomed = false;
    let html = stage.render("/");
    assert!(html.contains("Ai giữ gì, để làm gì, bao lâu") && html.contains("Bắt đầu"));
    assert_eq!(html.matches("role=\"switch\"").count(), 4, "four separate consents");
}

#[test]
fn an_expired_session_loses_nothing_and_says_so() {
    let mut stage = Stage::guest();
    stage.session.state = SessionState::Expired(lan());
    let html = stage.render("/");
    assert!(html.contains("Không có gì bị mất") && html.contains("Đăng nhập lại"));
}

#[test]
fn who_left_while_the_city_did_not_hear_it_reads_so() {
    let in_vault = |vault, revocation| {
        let mut stage = Stage::guest();
        (stage.session.vault, stage.session.revocation) = (vault, revocation);
        stage.render("/me")
    };
    let me = |revocation| in_vault(VaultState::Keyring, revocation);
    assert!(
        me(Revocation::Owed)
            .contains("Máy này đã đăng xuất nhưng thành phố chưa biết. Có mạng thì máy sẽ báo")
    );
    let memory = in_vault(VaultState::Memory, Revocation::Owed);
    assert!(
        memory.contains("Nếu có mạng trước khi đóng ứng dụng") && !memory.contains("kho khóa"),
        "{memory}"
    );
    assert!(me(Revocation::Lost).contains("Phiên ở thành phố sẽ tự hết hạn."));
    assert!(!me(Revocation::Settled).contains("thành phố chưa biết"));
}

#[test]
fn without_a_keyring_the_citizen_decides_before_anything_else() {
    let mut stage = Stage::guest();
    stage.session.vault = VaultState::Undecided;
    let html = stage.render("/");
    assert!(html.contains("Đặt cụm mật khẩu") && html.contains("Chỉ giữ trong bộ nhớ"));
    let mut stage = Stage::guest();
    stage.session.vault = VaultState::Locked;
    let html = stage.render("/");
    assert!(html.contains("Mở khóa") && !html.contains("Chỉ giữ trong bộ nhớ"));
    assert!(html.contains("Xóa mọi thứ trên máy này"), "a forgotten passphrase is no dead end");
    let mut stage = Stage::guest();
    stage.session.vault = VaultState::KeyringSilent;
    let html = stage.render("/");
    assert!(html.contains("Kho khóa của máy chưa trả lời") && html.contains("Thử lại"));
    assert!(html.contains("Chỉ giữ trong bộ nhớ") && !html.contains("Đặt cụm mật khẩu"), "no second key");
    let mut stage = Stage::guest();
    stage.session.vault = VaultState::Unreadable;
    let html = stage.render("/");
    assert!(html.contains("Không đọc được dữ liệu") && html.contains("Gọi cứu hộ vẫn dùng được"), "{html}");
    assert!(html.contains("Thử lại") && html.contains("Cất sang bên và bắt đầu lại"), "{html}");
    assert!(!html.contains("Chỉ giữ trong bộ nhớ") && !html.contains("id=\"passphrase\""), "{html}");
}

#[test]
fn simple_mode_is_a_few_large_buttons() {
    let mut stage = Stage::guest();
    stage.settings.simple_mode = true;
    let html = stage.render("/");
    assert_eq!(html.matches("class=\"simple-tile\"").count(), 4, "SOS, warnings, call, report");
}

#[test]
fn a_demonstration_never_calls_a_real_number() {
    assert!(!Stage::guest().render("/").contains("tel:"));
}

#[test]
fn the_language_of_the_settings_wins() {
    let mut stage = Stage::guest();
    stage.settings.language = Some(Language::En);
    assert!(stage.render("/").contains("Report a problem"));
}

#[test]
fn no_screen_has_text_that_was_never_translated() {
    // Names of languages, of works and of their licences are the same everywhere.
    let names = ["Tràng Tiền", "Be Vietnam Pro", "Lucide", "ISC", "MapLibre GL JS", "http://127.0.0.1:8080"];
    let licences = ["MIT OR Apache-2.0", "SIL Open Font License 1.1", "BSD-3-Clause", "SQLCipher"];
    for path in [
        "/",
        "/me",
        "/me/privacy",
        "/me/about",
        "/me/try-warnings",
        "/sign-in",
        "/welcome",
        "/reports",
        "/alerts",
        "/gauges",
        "/shelters",
        "/sos",
        "/nowhere",
    ] {
        for mut stage in [Stage::guest(), Stage::lan()] {
            stage.words = Some(Words::pseudo());
            let html = stage.render(path);
            let plain: Vec<_> = texts::untranslated(&html)
                .into_iter()
                .filter(|text| {
                    let language = Language::ALL.iter().any(|language| language.own_name() == *text);
                    !language
                        && !names.contains(text)
                        && !licences.iter().any(|licence| text.contains(licence))
                })
                .collect();
            assert!(plain.is_empty(), "{path} says {plain:?} in every language");
        }
    }
}

#[test]
fn who_is_warned_where_she_walks_reads_what_is_known_of_that() {
    let ward = Ward {
        code: "19753".into(),
        full_name: Localized::vi_en("⟦Phường Phú Xuân⟧", "⟦Phú Xuân Ward⟧"),
        point: Point { lat: 16.47, long: 107.58 },
        merged_from: Vec::new(),
    };
    let agreed = Consent { purpose: Purpose::WarnHere, granted: true, version: 1, at: Some(NOW) };
    let place = DevicePlace { wards: vec!["19753".into()], at: NOW.plus(-60_000) };
    let emma = || {
        Stage::guest().reply("consent.list", &[&agreed]).reply("alert.place", &Some(&place)).reply(
            "pack.get",
            &Pack { categories: Vec::new(), wards: vec![ward.clone()], agencies: Vec::new() },
        )
    };
    let mut phone = emma();
    phone.about.ports.push(Port::Place);
    let html = phone.render("/me");
    assert!(
        html.contains("Cảnh báo cả nơi tôi đang ở") && html.contains("máy ở ⟦Phường Phú Xuân⟧"),
        "{html}"
    );
    let html = emma().render("/me");
    assert!(!html.contains("Cảnh báo cả nơi tôi đang ở"), "nothing to turn on where no device can be asked");
}
