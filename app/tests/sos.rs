//! Calling for rescue over a scripted engine: what somebody sees who has ten seconds, and then waits for a boat.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::Problem;
use hue_model::geo::Point;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::problem::Code;
use hue_model::session::VaultState;
use hue_model::sos::{
    CancelReason, CitySosState, Need, Sos, SosDetails, SosEntry, SosPlace, SosState, SosTeam, Subject,
    Vulnerable, WaterLevel,
};
use hue_model::text::Language;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;

use stage::{NOW, Stage};

/// Chị Lan on the upper floor, the water at the waist of whoever stands below.
fn details() -> SosDetails {
    SosDetails {
        place: Some(SosPlace {
            point: Some(Point { lat: 16.478, long: 107.577 }),
            accuracy: Some(20.0),
            ward_code: None,
            address: "⟦Kiệt 42 Đinh Tiên Hoàng⟧".into(),
            source: PlaceSource::Gps,
        }),
        phone: "⟦0905123456⟧".into(),
        people: Some(4),
        vulnerable: vec![Vulnerable::Child],
        needs: vec![Need::Rescue],
        water: Some(WaterLevel::Waist),
        ..SosDetails::default()
    }
}

fn call(state: SosState) -> Sos {
    Sos {
        id: SosId::from_parts(NOW, [1; 10]),
        details: details(),
        state,
        up_to_date: true,
        kept: true,
        raised_at: NOW,
        number: Some("SOS-0417".into()),
        receipt: Some("⟦K7QPX2MN⟧".into()),
        team: None,
        timeline: Vec::new(),
    }
}

fn at_sos(call: &Sos) -> String {
    with_gateway(Stage::lan()).reply("sos.list", &[call]).render("/sos")
}

/// A window whose engine never answers.
fn broken() -> Stage {
    let mut stage = Stage::guest();
    stage.broken = Some(Problem::new(Code::AlreadyOpen));
    stage
}

/// A city that takes text messages.
fn with_gateway(mut stage: Stage) -> Stage {
    stage.about.city.sms = "8112".into();
    stage
}

#[test]
fn sos_is_on_every_screen_and_stands_in_its_own_place() {
    for path in ["/", "/reports", "/alerts", "/me", "/me/privacy", "/me/about", "/sign-in", "/nowhere"] {
        let html = Stage::guest().render(path);
        let dock = html.split("<div class=\"sos-dock\">").nth(1).unwrap_or_else(|| panic!("{path}: {html}"));
        assert!(dock.starts_with("<a href=\"/sos\" class=\"sos\""), "{path}");
        assert!(dock.contains("</a></div><main"), "{path}: no page can move it");
    }
}

#[test]
fn it_works_before_language_consent_vault_and_a_running_engine() {
    let mut first = Stage::guest();
    first.settings.welcomed = false;
    assert!(first.render("/welcome").contains("class=\"sos\""), "the first page");
    for vault in
        [VaultState::Undecided, VaultState::Locked, VaultState::KeyringSilent, VaultState::Unreadable]
    {
        let mut stage = Stage::guest().fail("sos.list", Code::VaultLocked);
        stage.session.vault = vault;
        let html = stage.render("/sos");
        assert!(html.contains("class=\"sos-hold\"") && !html.contains("id=\"passphrase\""), "{vault:?}");
        let mut stage = Stage::guest();
        stage.session.vault = vault;
        assert!(stage.render("/").contains("class=\"sos\""), "{vault:?}");
    }
    let html = broken().render("/sos");
    assert!(html.contains("class=\"sos-hold\"") && html.contains("href=\"tel:112\""), "{html}");
    assert!(broken().render("/").contains("class=\"sos\""), "beside why the app does not open");
}

#[test]
fn both_ways_stand_on_one_screen_and_the_phone_below() {
    let html = Stage::guest().render("/sos");
    let order = ["Người khác", "Giữ 2 giây", "máy đếm 5 giây rồi gửi", "Gọi 112", "Gọi tổng đài"];
    let places: Vec<_> =
        order.iter().map(|text| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html.contains("để gửi ngay, hoặc bấm một lần rồi xác nhận"), "a screen reader hears both");
    assert!(!html.contains("href=\"tel:"), "a demonstration never calls");
}

#[test]
fn an_open_call_is_shown_instead_of_a_second_one() {
    let html = at_sos(&call(SosState::Received));
    assert!(html.contains("Thành phố đã nhận") && !html.contains("class=\"sos-hold\""), "{html}");
    assert!(html.contains("Gọi cứu hộ cho nơi khác"), "and somebody elsewhere can still be called for");
    let done = at_sos(&call(SosState::Done));
    assert!(done.contains("class=\"sos-hold\"") && done.contains("Lời gọi từ máy này"), "{done}");
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn a_call_without_place_and_phone_is_not_said_to_be_on_its_way() {
    let lost = Sos { details: SosDetails::default(), ..call(SosState::Received) };
    let html = at_sos(&lost);
    for untrue in ["data-tone=\"good\"", "Chờ đội cứu hộ", "Thành phố có mọi điều bạn đã nói"]
    {
        assert!(!html.contains(untrue), "{untrue}: {html}");
    }
    let order = [
        "Thành phố chưa biết bạn ở đâu",
        "Chọn nơi",
        "id=\"sos-phone\"",
        "class=\"sos-steps\"",
        "Gọi 112",
        "Số người",
    ];
    let places: Vec<_> =
        order.iter().map(|text| html.find(text).unwrap_or_else(|| panic!("{text}: {html}"))).collect();
    assert!(places.is_sorted(), "what is missing stands under it: {places:?}");
    assert_eq!(html.matches("id=\"sos-phone\"").count(), 1, "and once");
    let phone = SosDetails { phone: "⟦0905123456⟧".into(), ..SosDetails::default() };
    let called = at_sos(&Sos { details: phone, ..call(SosState::Received) });
    assert!(called.contains("Chờ đội cứu hộ") && !called.contains("chưa biết bạn ở đâu"), "{called}");
    let theirs = SosDetails { subject: Subject::Other, ..SosDetails::default() };
    let theirs = at_sos(&Sos { details: theirs, ..call(SosState::Received) });
    assert!(theirs.contains("Thành phố chưa biết họ ở đâu"), "{theirs}");
}

#[test]
fn every_state_is_true() {
    let waiting = SosState::Waiting { next_try_at: None, texted_at: Some(NOW) };
    let stopped = SosState::Stopped { problem: Problem::new(Code::CityRefused) };
    let cancelled = SosState::Cancelled { reason: CancelReason::Safe };
    for (state, title, done) in [
        (waiting, "Chưa tới được thành phố", 0),
        (SosState::Sending, "Đang gửi tới thành phố", 0),
        (SosState::Received, "Thành phố đã nhận", 2),
        (SosState::Assigned, "Đã giao đội cứu hộ", 3),
        (SosState::OnTheWay, "Đội cứu hộ đang đến", 4),
        (SosState::CannotReach, "Đội chưa tới được chỗ bạn", 2),
        (stopped, "Thành phố không nhận qua ứng dụng", 0),
        (SosState::Done, "Đã ghi nhận an toàn", 0),
        (cancelled, "Bạn đã rút lời gọi", 0),
        (SosState::Closed, "Trung tâm đã đóng lời gọi này", 0),
    ] {
        let call = call(state.clone());
        let html = Stage::guest().reply("sos.get", &call).render(&format!("/sos/{}", call.id));
        assert!(html.contains(title), "{state:?}: {html}");
        assert_eq!(html.matches("data-done=\"yes\"").count(), done, "{state:?}");
    }
}

#[test]
fn waiting_asks_whether_send_was_pressed_and_never_says_received() {
    let waiting = Sos {
        number: None,
        receipt: None,
        ..call(SosState::Waiting { next_try_at: Some(NOW), texted_at: Some(NOW) })
    };
    let html = at_sos(&waiting);
    assert!(
        html.contains("Bạn đã bấm Gửi chưa?") && html.contains("Đừng chờ: gọi hoặc nhắn tin ngay"),
        "{html}"
    );
    assert!(html.contains("Gửi bằng tin nhắn") && html.contains("Gọi 112"));
    assert!(!html.contains("Thành phố đã nhận"));
}

#[test]
fn a_call_that_could_not_be_stored_says_that_the_app_must_stay_open() {
    let loose = Sos { kept: false, ..call(SosState::Sending) };
    assert!(at_sos(&loose).contains("đừng đóng ứng dụng"));
    assert!(!at_sos(&call(SosState::Sending)).contains("đừng đóng ứng dụng"));
    let waiting = SosState::Waiting { next_try_at: None, texted_at: None };
    let loose = Sos { kept: false, ..call(waiting.clone()) };
    assert!(
        !at_sos(&loose).contains("đã cất trên máy") && at_sos(&call(waiting)).contains("đã cất trên máy")
    );
}

#[test]
fn a_text_message_is_offered_only_where_the_city_takes_one() {
    let one = call(SosState::Received);
    let html = Stage::guest().reply("sos.list", &[&one]).render("/sos");
    assert!(!html.contains("Gửi bằng tin nhắn") && at_sos(&one).contains("Gửi bằng tin nhắn"));
}

#[test]
fn the_form_comes_back_as_it_was_left() {
    let html = at_sos(&call(SosState::Received));
    for text in
        ["4 người", "⟦Kiệt 42 Đinh Tiên Hoàng⟧", "⟦0905123456⟧", "Vị trí của máy này", "sai số khoảng 20 m"]
    {
        assert!(html.contains(text), "{text}: {html}");
    }
    let checked = |label: &str| {
        let before = html.split(&format!("<span>{label}</span>")).next().unwrap();
        before.rsplit("<label").next().unwrap().contains("checked=true")
    };
    assert!(checked("Ngang bụng") && checked("Trẻ nhỏ") && checked("Đưa đi"), "{html}");
    assert!(!checked("Đầu gối") && !checked("Người già"));
    assert!(html.contains("Thành phố có mọi điều bạn đã nói"));
}

#[test]
fn somebody_elses_call_asks_for_their_phone_and_mine() {
    let mut other = call(SosState::Received);
    (other.details.subject, other.details.place) = (Subject::Other, None);
    other.up_to_date = false;
    let html = at_sos(&other);
    assert!(html.contains("Số của người cần cứu") && html.contains("Số điện thoại của bạn"), "{html}");
    assert!(html.contains("Chưa biết họ ở đâu") && html.contains("Họ không nói được, hãy nhắn tin"));
    assert!(html.contains("Điều bạn nói thêm đang chờ gửi"));
}

#[test]
fn the_team_can_be_called_and_its_steps_are_read() {
    let mut coming = call(SosState::OnTheWay);
    coming.team = Some(SosTeam { name: "Đội 3 Phú Xuân".into(), phone: "0905111222".into() });
    let entry = |state, note: &str| SosEntry { at: NOW, state, note: note.into() };
    coming.timeline =
        vec![entry(CitySosState::Received, ""), entry(CitySosState::OnTheWay, "Thuyền máy, hai người")];
    let html = at_sos(&coming);
    assert!(html.contains("Gọi Đội 3 Phú Xuân") && html.contains("Đội lên đường"), "{html}");
    assert!(html.contains("Thuyền máy, hai người") && html.contains("SOS-0417"));
    assert!(html.contains("Rút lời gọi"));
}

#[test]
fn a_call_that_is_over_asks_nothing_more() {
    let over = call(SosState::Done);
    let html = Stage::guest().reply("sos.get", &over).render(&format!("/sos/{}", over.id));
    assert!(!html.contains("class=\"sos-form\"") && !html.contains("Rút lời gọi"), "{html}");
}

#[test]
fn home_leads_back_to_the_call_that_waits() {
    let html = Stage::guest().reply("sos.list", &[call(SosState::Assigned)]).render("/");
    assert!(html.contains("Lời gọi cứu hộ của bạn") && html.contains("Đã giao đội cứu hộ"), "{html}");
    assert!(
        !Stage::guest()
            .reply("sos.list", &[call(SosState::Done)])
            .render("/")
            .contains("Lời gọi cứu hộ của bạn")
    );
}

#[test]
fn a_call_of_another_device_is_explained() {
    let id = SosId::from_parts(NOW, [9; 10]);
    let html = Stage::guest().fail("sos.get", Code::NotFound).render(&format!("/sos/{id}"));
    assert!(html.contains("Không có lời gọi này trên máy"));
}

#[test]
fn rescue_speaks_english_too() {
    let mut stage = with_gateway(Stage::guest()).reply("sos.list", &[call(SosState::Received)]);
    stage.settings.language = Some(Language::En);
    let html = stage.render("/sos");
    for text in
        ["The city has it", "How high is the water?", "I cannot talk: text me", "Call 112", "4 people"]
    {
        assert!(html.contains(text), "{text}: {html}");
    }
    let mut stage = Stage::guest();
    stage.settings.language = Some(Language::En);
    assert!(stage.render("/sos").contains("Hold 2 seconds"));
}

#[test]
fn no_call_has_text_that_was_never_translated() {
    for calls in [Vec::new(), vec![call(SosState::Received)]] {
        let mut stage = with_gateway(Stage::lan()).reply("sos.list", &calls);
        stage.words = Some(Words::pseudo());
        let html = stage.render("/sos");
        let plain = texts::untranslated(&html);
        assert!(plain.is_empty(), "{plain:?} in every language");
    }
}
