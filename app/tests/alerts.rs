//! Warnings over a scripted engine: what a citizen reads on a quiet day, and on the night of the flood.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::alert::{
    AlarmStage, Alert, AlertState, AlertSummary, AlertsHeard, Area, Hazard, ListedAlerts, Loudness, Reason,
    RiskLevel, Status,
};
use hue_model::event::Event;
use hue_model::geo::Point;
use hue_model::id::IncidentId;
use hue_model::problem::Code;
use hue_model::settings::QuietHours;
use hue_model::text::Language;

#[path = "support/flood.rs"]
mod flood;
#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use flood::{HOUR, at_home, flood, listed, thread};
use stage::{NOW, Stage};
use wards::{PHU_XUAN, THUAN_HOA, wards};

fn stage(alerts: Vec<AlertSummary>) -> Stage {
    Stage::lan().reply("alert.list", &listed(alerts)).reply("pack.get", &wards())
}

/// What stands in the full-screen dialog.
fn takeover(html: &str) -> &str {
    let dialog = html.split("<dialog id=\"takeover\"").nth(1).unwrap();
    dialog.split("</dialog>").next().unwrap()
}

#[test]
fn a_quiet_day_says_when_the_city_was_heard_and_what_this_device_cannot() {
    let html = Stage::guest().reply("alert.list", &listed(Vec::new())).render("/alerts");
    assert!(html.contains("Không có cảnh báo nào") && html.contains("Đang nhận tin trực tiếp từ thành phố"));
    assert!(html.contains("Chọn phường, xã nơi bạn ở"), "without a ward the empty list says what to do");
    assert!(html.contains("chỉ báo khi ứng dụng đang mở"));
    let heard = AlertsHeard { at: Some(NOW.plus(-2 * HOUR)), live: false, no_key: false };
    let stale = ListedAlerts { alerts: Vec::new(), heard };
    let html = Stage::guest().reply("alert.list", &stale).render("/alerts");
    assert!(html.contains("Nhận tin thành phố lần cuối hôm nay 07:00"), "{html}");
    let html = Stage::guest().render("/");
    assert!(html.contains("Chưa nhận được tin từ thành phố lần nào"), "home does not pretend either: {html}");
}

#[test]
fn a_build_without_the_citys_key_says_that_it_cannot_warn() {
    let deaf = AlertsHeard { at: None, live: false, no_key: true };
    for page in ["/", "/alerts"] {
        let listed = ListedAlerts { alerts: Vec::new(), heard: deaf };
        let html = Stage::guest().reply("alert.list", &listed).render(page);
        assert!(html.contains("không có khóa của thành phố"), "{page}: {html}");
        assert!(!html.contains("Không có cảnh báo nào"), "nobody can know whether there is one: {html}");
        assert!(!html.contains("shield-check"), "and nothing looks safe: {html}");
    }
}

#[test]
fn a_warning_that_could_not_be_stored_says_so() {
    let page = |kept| {
        let (path, thread) = thread(AlertSummary { kept, ..at_home(flood(1)) }, vec![flood(1)]);
        Stage::lan().reply("alert.get", &thread).reply("pack.get", &wards()).render(&path)
    };
    assert!(page(false).contains("Máy chưa cất được cảnh báo này"), "{}", page(false));
    assert!(!page(true).contains("Máy chưa cất được"));
}

#[test]
fn a_list_that_failed_offers_to_try_again() {
    let html = Stage::guest().fail("alert.list", Code::Storage).render("/alerts");
    assert!(html.contains("Chưa đọc được cảnh báo") && html.contains("Thử lại"));
}

#[test]
fn the_list_keeps_here_elsewhere_and_over_apart() {
    let mut elsewhere =
        at_home(Alert { hazard: Hazard::Storm, incident: IncidentId::from_parts(NOW, [2; 10]), ..flood(2) });
    (elsewhere.reasons, elsewhere.loudness) = (Vec::new(), Loudness::Quiet);
    let mut over =
        at_home(Alert { hazard: Hazard::Heat, incident: IncidentId::from_parts(NOW, [3; 10]), ..flood(3) });
    (over.state, over.loudness) = (AlertState::AllClear, Loudness::Quiet);
    let html = stage(vec![at_home(flood(1)), elsewhere, over]).render("/alerts");
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing: {html}"));
    assert!(at("Đang có hiệu lực nơi bạn") < at("Lũ · Báo động 3"));
    assert!(at("Đang có hiệu lực nơi khác") < at("Bão · ") && at("Đã qua") < at("Nắng nóng · "));
    assert!(html.contains("Đã hết nguy hiểm") && html.contains("1 cảnh báo chưa đọc"), "{html}");
}

#[test]
fn a_level_is_never_colour_alone() {
    let html = stage(vec![at_home(flood(1))]).render("/alerts");
    assert!(
        html.contains("data-level=\"3\"")
            && html.contains(">3</text>")
            && html.contains("Cấp độ rủi ro 3, lớn")
    );
}

#[test]
fn home_shows_the_flood_first_with_chi_lans_own_ward() {
    let html = stage(vec![at_home(flood(1))]).render("/");
    let (banner, tiles) = (html.find("class=\"warning\"").unwrap(), html.find("class=\"tiles\"").unwrap());
    assert!(banner < tiles, "the warning stands first");
    assert!(
        html.contains("⟦Phường Phú Xuân⟧, ⟦Phường Thuận Hóa⟧ và 1 phường, xã khác · đến ngày mai 06:00"),
        "{html}"
    );
    assert!(html.contains("Việc cần làm ngay"));
}

#[test]
fn the_flood_of_level_three_takes_the_whole_screen() {
    let html = stage(vec![at_home(flood(1))]).render("/me");
    let alarm = takeover(&html);
    for text in [
        "Lũ · Báo động 3",
        "Phá im lặng vì: Lũ vượt báo động 3",
        "⟦Phường Phú Xuân⟧ là nơi bạn ở",
        "⟦Đài KTTV Huế⟧",
        "Kê cao đồ đạc",
        "Tôi đã đọc",
    ] {
        assert!(alarm.contains(text), "{text}: {alarm}");
    }
    let said =
        alarm.split("aria-live=\"assertive\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    assert!(said.starts_with("Cảnh báo khẩn. Lũ · Báo động 3. Cấp độ rủi ro 3 lớn."), "{said}");
    assert!(alarm.contains("role=\"alertdialog\"") && alarm.contains("aria-labelledby=\"takeover-title\""));
    assert!(!alarm.contains("data-kind=\"primary\""), "no colour of the city's own");
}

#[test]
fn it_opens_when_the_engine_rings_even_before_the_list_is_there() {
    let mut stage = Stage::guest().fail("alert.list", Code::Storage).reply("pack.get", &wards());
    stage.events = vec![Event::AlertRang { alert: Box::new(at_home(flood(1))) }];
    assert!(takeover(&stage.render("/reports")).contains("Lũ · Báo động 3"));
}

#[test]
fn what_is_read_over_or_somebody_elses_does_not_take_the_screen() {
    let read = AlertSummary { acknowledged_at: Some(NOW), ..at_home(flood(1)) };
    let over = AlertSummary { state: AlertState::Expired, ..at_home(flood(1)) };
    let elsewhere = AlertSummary { reasons: Vec::new(), loudness: Loudness::Quiet, ..at_home(flood(1)) };
    for summary in [read, over, elsewhere] {
        let html = stage(vec![summary.clone()]).render("/");
        assert!(!takeover(&html).contains("Tôi đã đọc"), "{summary:?}");
    }
}

#[test]
fn a_newer_message_on_the_list_replaces_the_one_that_rang() {
    let mut calm = at_home(Alert { alarm_stage: AlarmStage::new(1), ..flood(2) });
    calm.loudness = calm.alert.loudness();
    let mut stage = stage(vec![calm]);
    stage.events = vec![Event::AlertRang { alert: Box::new(at_home(flood(1))) }];
    assert!(
        !takeover(&stage.render("/")).contains("Tôi đã đọc"),
        "alarm I is no reason to break the silence"
    );
}

#[test]
fn an_ordinary_warning_is_a_line_at_the_foot() {
    let mut rain = at_home(Alert { hazard: Hazard::HeavyRain, alarm_stage: None, ..flood(1) });
    rain.loudness = rain.alert.loudness();
    let mut stage = stage(vec![rain.clone()]);
    stage.events = vec![Event::AlertRang { alert: Box::new(rain) }];
    let html = stage.render("/");
    assert!(html.contains("Cảnh báo mới: Mưa lớn") && !takeover(&html).contains("Tôi đã đọc"), "{html}");
}

#[test]
fn the_page_of_a_warning_answers_what_a_citizen_asks() {
    let (path, thread) = thread(at_home(flood(2)), vec![flood(2), flood(1)]);
    let html = stage(Vec::new()).reply("alert.get", &thread).render(&path);
    for text in [
        "<strong>Cấp độ rủi ro 3</strong> lớn",
        "đến ngày mai 06:00",
        "⟦Đài KTTV Huế⟧",
        "hôm nay 07:00",
        "hôm nay 12:00",
        "Kê cao đồ đạc",
        "⟦Nước lên 18 cm mỗi giờ.⟧",
        "⟦Phường Phú Xuân⟧ là nơi bạn ở",
        "Cập nhật (mới nhất)",
        "Ban hành cảnh báo",
        "⟦HUE-LULU-12⟧",
        "1,2 giây",
        "Tôi đã đọc",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn an_exercise_says_so_everywhere() {
    let drill = at_home(Alert { status: Status::Exercise, ..flood(1) });
    let (path, thread) = thread(drill.clone(), vec![drill.alert.clone()]);
    let html = stage(vec![drill.clone()]).reply("alert.get", &thread).render(&path);
    assert_eq!(html.matches("class=\"alert-mark\"").count(), 4, "list, page, thread, full screen: {html}");
    assert!(
        html.contains("đây là diễn tập, không phải cảnh báo thật") && takeover(&html).contains("DIỄN TẬP")
    );
    assert!(stage(vec![drill]).render("/").split("<dialog").next().unwrap().contains("DIỄN TẬP"), "home too");
}

#[test]
fn what_is_meant_stands_before_an_exercise() {
    let drill =
        Alert { status: Status::Exercise, incident: IncidentId::from_parts(NOW, [2; 10]), ..flood(9) };
    let drill = at_home(Alert { level: RiskLevel::new(5), ..drill });
    let html = stage(vec![drill, at_home(flood(1))]).render("/");
    assert!(!takeover(&html).contains("DIỄN TẬP"), "the real flood takes the screen first");
    assert!(html.find("Cấp độ rủi ro 3").unwrap() < html.find("Cấp độ rủi ro 5").unwrap(), "{html}");
}

#[test]
fn a_warning_of_another_device_is_explained() {
    let id = IncidentId::from_parts(NOW, [9; 10]);
    let html = Stage::guest().fail("alert.get", Code::NotFound).render(&format!("/alerts/{id}"));
    assert!(html.contains("Không có cảnh báo này trên máy") && html.contains("30 ngày"));
    let html = Stage::guest().fail("alert.get", Code::Storage).render(&format!("/alerts/{id}"));
    assert!(html.contains("Thử lại"));
}

#[test]
fn saved_wards_and_quiet_hours_stand_under_me() {
    let mut stage = Stage::guest().reply("pack.get", &wards());
    stage.settings.home_ward = Some(PHU_XUAN.into());
    stage.settings.saved_wards = vec![THUAN_HOA.into()];
    stage.settings.quiet_hours = Some(QuietHours { from: 22 * 60, to: 6 * 60 + 30 });
    let html = stage.render("/me");
    assert!(html.contains("⟦Phường Phú Xuân⟧") && html.contains("⟦Phường Thuận Hóa⟧"), "{html}");
    assert!(html.contains("value=\"22:00\"") && html.contains("value=\"06:30\""), "{html}");
    assert!(!Stage::guest().render("/me").contains("quiet-from"), "off until it is turned on");
}

#[test]
fn warnings_speak_english_too() {
    let (path, thread) = thread(at_home(flood(2)), vec![flood(2), flood(1)]);
    let mut stage = stage(vec![at_home(flood(2))]).reply("alert.get", &thread);
    stage.settings.language = Some(Language::En);
    let html = stage.render(&path);
    for text in [
        "Flood · Alarm stage 3",
        "⟦Phú Xuân Ward⟧ is where you live",
        "until tomorrow 06:00",
        "I have read this",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
}

#[test]
fn no_warning_has_text_that_was_never_translated() {
    let (path, thread) = thread(at_home(flood(2)), vec![flood(2), flood(1)]);
    // A message's number is the same everywhere.
    let id = flood(2).id.to_string();
    for path in ["/", "/alerts", &path] {
        let mut stage = stage(vec![at_home(flood(2))]).reply("alert.get", &thread);
        stage.words = Some(Words::pseudo());
        let html = stage.render(path);
        let plain: Vec<_> = texts::untranslated(&html).into_iter().filter(|text| *text != id).collect();
        assert!(plain.is_empty(), "{path} says {plain:?} in every language");
    }
}

#[test]
fn the_storm_saver_is_offered_in_a_grave_warning_and_never_switched_on_by_itself() {
    let offer = "Bật tiết kiệm khi bão";
    assert!(!stage(Vec::new()).render("/").contains(offer), "not on a quiet day");
    let rain = Alert { level: RiskLevel::new(2), alarm_stage: None, ..flood(1) };
    assert!(!stage(vec![at_home(rain)]).render("/").contains(offer), "not for level 2");
    let elsewhere = AlertSummary { reasons: Vec::new(), ..at_home(flood(1)) };
    assert!(!stage(vec![elsewhere]).render("/").contains(offer), "not for others");
    let html = stage(vec![at_home(flood(1))]).render("/");
    assert!(html.contains(offer) && !html.contains("Tiết kiệm khi bão ·"), "offered, and off: {html}");
    let saving = |photos| {
        let mut stage = stage(vec![at_home(flood(1))]);
        stage.settings.storm_saver = true;
        stage.queue.photos_wait = photos;
        stage
    };
    let html = saving(0).render("/");
    assert!(!html.contains(offer) && html.contains("Đang tiết kiệm khi bão"), "{html}");
    let html = saving(2).render("/me");
    assert!(
        html.contains("ảnh của 2 phản ánh chờ bạn gửi") && html.contains("Gửi ảnh của mọi phản ánh"),
        "{html}"
    );
    let (path, thread) = thread(at_home(flood(1)), vec![flood(1)]);
    let html = saving(0).reply("alert.get", &thread).render(&path);
    assert!(
        !html.contains("map-area") && html.contains("⟦Phường Phú Xuân⟧"),
        "names instead of a map: {html}"
    );
}

#[test]
fn a_test_of_warnings_says_what_it_does_before_it_is_begun() {
    let html = Stage::guest().render("/me/try-warnings");
    for text in ["cho riêng máy này", "Thử ngay", "Không làm phiền", "http://127.0.0.1:8080/push"] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert!(Stage::guest().render("/me").contains("href=\"/me/try-warnings\""));
    let mut english = Stage::guest();
    english.settings.language = Some(Language::En);
    assert!(english.render("/me/try-warnings").contains("to this device alone"));
}

#[test]
fn who_is_in_a_drawn_area_reads_that_this_is_why() {
    let corner = |lat, long| Point { lat, long };
    let ring =
        vec![corner(16.47, 107.57), corner(16.48, 107.58), corner(16.47, 107.58), corner(16.47, 107.57)];
    let alert = Alert { area: Area { polygons: vec![ring], ..Area::default() }, ..flood(1) };
    let why = |inside, words| {
        let reasons = vec![Reason::DrawnArea { inside }];
        let summary = AlertSummary { reasons, ..at_home(alert.clone()) };
        let (path, thread) = thread(summary.clone(), vec![alert.clone()]);
        let mut stage = stage(vec![summary]).reply("alert.get", &thread);
        stage.words = Some(words);
        let html = stage.render(&path);
        html.split("id=\"alert-why\"").nth(1).unwrap().to_owned()
    };
    assert!(why(true, Words::new("vi")).contains("Máy của bạn đang ở trong vùng vẽ trên bản đồ."));
    assert!(why(false, Words::new("vi")).contains("Máy của bạn có thể đang ở trong vùng vẽ"));
    assert!(why(false, Words::new("en")).contains("may be in the area drawn on the map"));
}
