//! The report screens over a scripted engine: what a citizen reads in each state of a report.

#![cfg(test)]

use hue_model::Problem;
use hue_model::geo::Point;
use hue_model::id::{BlobId, PhotoId, ReportId};
use hue_model::place::{Place, PlaceSource};
use hue_model::problem::{Code, Rule};
use hue_model::queue::{Network, Sending};
use hue_model::report::{
    CityStatus, Draft, DraftContent, Photo, Report, ReportState, ReportSummary, TimelineEntry,
};
use hue_model::text::{Language, Localized};

#[path = "support/stage.rs"]
mod stage;

use stage::{NOW, Stage};

const HOUR: i64 = 3_600_000;

fn id(number: u8) -> ReportId {
    ReportId::from_parts(NOW, [number; 10])
}

fn photo(number: u8) -> Photo {
    let (id, blob) = (PhotoId::from_parts(NOW, [number; 10]), BlobId::from_parts(NOW, [number; 10]));
    Photo { id, blob, width: 2_048, height: 1_536, bytes: 400_000 }
}

fn content() -> DraftContent {
    DraftContent {
        service_code: Some("light.street".into()),
        description: "Hai bóng tắt từ tối thứ Bảy".into(),
        place: Some(Place {
            point: Point { lat: 16.4836, long: 107.574 },
            ward_code: "19753".into(),
            address: "Kiệt 42 Đinh Tiên Hoàng".into(),
            source: PlaceSource::Name,
            accuracy: None,
        }),
        anonymous: false,
    }
}

fn report(state: ReportState, timeline: Vec<TimelineEntry>) -> Report {
    Report {
        id: id(1),
        number: Some("HUE-20431".into()),
        receipt: Some("3479ACDEFHJK".into()),
        content: content(),
        service_name: Localized::vi_en("Đèn đường hỏng", "Street light out"),
        photos: vec![photo(1)],
        state,
        timeline,
        sent_at: NOW.plus(-50 * HOUR),
        due_at: Some(NOW.plus(30 * HOUR)),
        guest: false,
        editable: false,
        withdrawable: false,
        lacks_photos: false,
        may_be_at_city: true,
    }
}

fn entry(hours_ago: i64, status: CityStatus, note: Option<&str>, proof: Vec<BlobId>) -> TimelineEntry {
    let agency = Some(Localized::vi_en("Trung tâm Công viên Cây xanh", "Parks and Trees Centre"));
    TimelineEntry { at: NOW.plus(-hours_ago * HOUR), status, agency, note: note.map(str::to_owned), proof }
}

fn at_city(status: CityStatus) -> ReportState {
    ReportState::AtCity { status }
}

fn page(report: &Report) -> String {
    Stage::lan().reply("report.get", report).render(&format!("/reports/{}", report.id))
}

fn draft(content: DraftContent, photos: Vec<Photo>) -> Draft {
    Draft { id: id(7), content, photos, saved_at: Some(NOW.plus(-HOUR)) }
}

fn form(stage: Stage, draft: &Draft) -> String {
    stage.reply("draft.get", draft).render(&format!("/drafts/{}", draft.id))
}

#[test]
fn an_answer_is_a_letter_and_not_a_fix() {
    let timeline = vec![entry(2, CityStatus::Answered, Some("Sẽ thay bóng trong tuần"), Vec::new())];
    let html = page(&report(at_city(CityStatus::Answered), timeline));
    assert!(html.contains("Đã trả lời") && html.contains("Sẽ thay bóng trong tuần"));
    assert!(html.contains("chưa chắc đã khắc phục"), "it says that an answer is not a fix");
    assert!(!html.contains("Đã khắc phục") && !html.contains("data-tone=\"good\""), "{html}");
}

#[test]
fn a_fix_stands_beside_the_photo_that_was_sent() {
    let proof = BlobId::from_parts(NOW, [9; 10]);
    let html =
        page(&report(at_city(CityStatus::Fixed), vec![entry(20, CityStatus::Fixed, None, vec![proof])]));
    assert!(html.contains("Trước · ") && html.contains("Sau · hôm qua"), "{html}");
    assert!(html.contains(&format!("/blob/{proof}")) && html.contains("Ảnh sau khi xử lý 1"));
    assert!(html.contains("Đã khắc phục, có ảnh") && html.contains("Đúng hạn"));
}

#[test]
fn an_agency_and_a_time_stand_at_each_step() {
    let html =
        page(&report(at_city(CityStatus::Assigned), vec![entry(1, CityStatus::Assigned, None, Vec::new())]));
    assert!(html.contains("Giao Trung tâm Công viên Cây xanh") && html.contains("hôm nay 08:00"));
    assert!(html.contains("hạn ngày mai 15:00"), "the due date in plain words");
}

#[test]
fn a_stopped_report_says_why_what_is_safe_and_what_to_do() {
    let problem = Problem::field("service_code", Rule::Unknown);
    let stopped = report(ReportState::NeedsAttention { problem }, Vec::new());
    let html = page(&Report { editable: true, withdrawable: true, ..stopped });
    assert!(html.contains("loại việc"), "which field");
    assert!(html.contains("Không mất gì") && html.contains("Sửa rồi gửi lại, hoặc rút lại"));
    for button in ["Gửi lại", "Sửa", "Rút lại"] {
        assert!(html.contains(button), "{button}");
    }
}

#[test]
fn no_advice_without_a_button_for_it() {
    let problem = Problem::new(Code::ClockWrong);
    let stopped = report(ReportState::NeedsAttention { problem }, Vec::new());
    let html = page(&Report { withdrawable: true, number: None, ..stopped.clone() });
    assert!(html.contains("Không được thì rút lại") && !html.contains("sửa"), "{html}");
    let html = page(&stopped);
    assert!(html.contains("Thử gửi lại.") && !html.contains("rút lại"), "{html}");
}

#[test]
fn a_photo_that_stopped_is_no_report_that_stopped() {
    let problem = Problem::new(Code::Conflict);
    let stopped = report(ReportState::NeedsAttention { problem }, Vec::new());
    let stopped = Report { lacks_photos: true, ..stopped };
    let html = page(&Report { withdrawable: true, ..stopped.clone() });
    assert!(html.contains("Ảnh dừng lại") && html.contains("không nhận một ảnh"), "{html}");
    assert!(html.contains("không đợi ảnh mới xử lý. Thử gửi lại ảnh"), "the city goes on: {html}");
    assert!(!html.contains("Phản ánh dừng lại") && !html.contains("mã này"), "{html}");
    // The city has answered meanwhile: there is nothing left to take back.
    let html = page(&stopped);
    assert!(html.contains("Ảnh dừng lại") && html.contains("đã trả lời phản ánh này"), "{html}");
    assert!(!html.contains("rút lại") && !html.contains("Rút lại"), "{html}");
}

#[test]
fn a_sent_draft_leads_to_its_report() {
    let (sent, stage) = (report(ReportState::WaitingForNetwork, Vec::new()), Stage::lan());
    let stage = stage.fail("draft.get", Code::Frozen).reply("report.get", &sent);
    let html = stage.render(&format!("/drafts/{}", sent.id));
    assert!(html.contains("Đợi có mạng"), "{html}");
}

#[test]
fn a_new_draft_opens_without_asking_for_what_is_not_stored() {
    // The script has no reply to `draft.get`: the page may not ask for it.
    let new = Draft { saved_at: None, ..draft(DraftContent::default(), Vec::new()) };
    let html = Stage::lan().reply("draft.new", &new).render("/reports/new");
    assert!(html.contains("<textarea"), "the form: {html}");
}

/// A pack with one category.
fn pack() -> hue_model::pack::Pack {
    let word = |text: &str| Localized::vi_en(text, text);
    let category = hue_model::pack::Category {
        service_code: "light.street".into(),
        service_name: word("Đèn đường hỏng"),
        description: word("Đèn không sáng"),
        keywords: Vec::new(),
        group: word("Chiếu sáng"),
        urgent: false,
        deadline_working_hours: 24,
        default_agency: "ward".into(),
        private_by_default: false,
    };
    hue_model::pack::Pack { categories: vec![category], wards: Vec::new(), agencies: Vec::new() }
}

#[test]
fn a_category_brought_along_is_stored_at_once_and_one_that_nobody_knows_is_not() {
    let new = Draft { saved_at: None, ..draft(DraftContent::default(), Vec::new()) };
    let about = DraftContent { service_code: Some("light.street".into()), ..DraftContent::default() };
    let stage = || Stage::lan().reply("draft.new", &new).reply("pack.get", &pack());
    // What is shown is what was stored, so that a reload shows it too.
    let stored = draft(about, Vec::new());
    let known = stage().reply("draft.save", &stored).reply("draft.get", &stored);
    let html = known.render("/reports/new/light.street");
    assert!(html.contains("<textarea") && html.contains("Đèn đường hỏng"), "{html}");
    // The script has no reply to `draft.save`: nothing is stored.
    let html = stage().render("/reports/new/nonsense");
    assert!(html.contains("<textarea") && !html.contains("nonsense"), "{html}");
    assert!(html.contains("data-empty=\"yes\""), "no category is chosen: {html}");
}

#[test]
fn sending_counts_what_has_arrived() {
    let html = page(&report(ReportState::Sending(Sending { done: 1, total: 3 }), Vec::new()));
    assert!(html.contains("Đang gửi 1/3") && html.contains("Bước 1 trong 3"));
    assert_eq!(html.matches("data-done=\"yes\"").count(), 1);
    assert!(!html.contains("Rút lại"), "what cannot be done is not offered");
}

#[test]
fn a_report_whose_photos_wait_stands_as_the_city_has_it_and_says_for_what_they_wait() {
    let photos_wait = |status, held| ReportState::PhotosWait { status, photos: 2, held };
    let html = page(&report(photos_wait(CityStatus::Received, true), Vec::new()));
    assert!(html.contains("Thành phố đã nhận · 2 ảnh chờ") && html.contains("tiết kiệm khi bão"), "{html}");
    assert!(html.contains("Gửi ảnh của phản ánh này") && !html.contains("mọi phản ánh"), "{html}");
    assert!(html.contains("hạn ngày mai 15:00"), "the city answers for it all the same");
    let letter = entry(1, CityStatus::Answered, Some("Đội cây xanh đang tới"), Vec::new());
    let html = page(&report(photos_wait(CityStatus::Answered, false), vec![letter]));
    assert!(html.contains("Đã trả lời · 2 ảnh chờ") && html.contains("Đội cây xanh đang tới"), "{html}");
    assert!(html.contains("tự gửi khi có kết nối") && html.contains("Gửi lại"), "{html}");
    assert!(!html.contains("Gửi ảnh"), "nothing of hers holds them");
}

#[test]
fn waiting_says_that_the_phone_may_be_put_away() {
    let html = page(&report(ReportState::WaitingForNetwork, Vec::new()));
    assert!(html.contains("Đợi có mạng") && html.contains("tự gửi"));
    let html = page(&report(ReportState::WaitingForSignIn, Vec::new()));
    assert!(html.contains("Đợi bạn đăng nhập"));
}

#[test]
fn a_refusal_gives_its_reason_once() {
    let timeline = vec![entry(1, CityStatus::Refused, Some("Trùng với HUE-20101"), Vec::new())];
    let html = page(&report(at_city(CityStatus::Refused), timeline));
    assert!(html.contains("Không tiếp nhận"));
    assert_eq!(html.matches("Trùng với HUE-20101").count(), 1);
}

#[test]
fn a_report_of_another_device_is_explained() {
    let html = Stage::guest().fail("report.get", Code::NotFound).render(&format!("/reports/{}", id(1)));
    assert!(html.contains("Không có phản ánh này trên máy"));
    let html = Stage::guest().fail("report.get", Code::Storage).render(&format!("/reports/{}", id(1)));
    assert!(html.contains("Thử lại"));
}

#[test]
fn drafts_stand_above_what_was_sent() {
    let summary = ReportSummary {
        id: id(1),
        number: None,
        service_name: Localized::vi_en("Đèn đường hỏng", "Street light out"),
        headline: "Ổ gà trước cổng trường".into(),
        address: String::new(),
        point: None,
        cover: None,
        state: ReportState::WaitingForNetwork,
        sent_at: NOW,
        due_at: None,
    };
    let stage = Stage::guest().reply("report.list", &[summary]);
    let html = stage.reply("draft.list", &[draft(content(), Vec::new())]).render("/reports");
    let (drafts, sent) = (html.find("Hai bóng tắt").unwrap(), html.find("Ổ gà trước cổng").unwrap());
    assert!(drafts < sent);
    assert!(html.contains("Lưu hôm nay 08:00") && html.contains("Đợi có mạng"));
}

#[test]
fn an_empty_list_says_what_to_do_and_a_failed_one_offers_again() {
    assert!(Stage::guest().render("/reports").contains("Chưa có phản ánh nào"));
    let html = Stage::guest().fail("draft.list", Code::Storage).render("/reports");
    assert!(html.contains("Chưa đọc được danh sách") && html.contains("Thử lại"));
}

#[test]
fn a_draft_comes_back_as_it_was_left() {
    let html = form(Stage::guest(), &draft(content(), vec![photo(1), photo(2)]));
    assert!(html.contains("Hai bóng tắt từ tối thứ Bảy") && html.contains("Kiệt 42 Đinh Tiên Hoàng"));
    assert!(html.contains("Đã lưu"), "what is stored is said to be stored");
    assert_eq!(html.matches("Đã xóa vị trí").count(), 2, "each photo says that its place is gone");
    assert!(html.contains("không bao giờ biết bạn là ai"), "anonymity in one line");
}

#[test]
fn every_field_of_the_form_has_a_name() {
    let html = form(Stage::guest(), &draft(DraftContent::default(), Vec::new()));
    for label in [
        "for=\"report-description\"",
        "for=\"report-anonymous\"",
        "aria-labelledby=\"report-category-title report-category-value\"",
    ] {
        assert!(html.contains(label), "{label}");
    }
    assert!(html.contains("capture=\"environment\"") && html.contains("accept=\"image/*\""));
    assert!(!html.contains("style=\""), "inline styles are refused by the content security policy");
}

#[test]
fn five_photos_are_enough() {
    let photos = (1..=5).map(photo).collect();
    let html = form(Stage::guest(), &draft(content(), photos));
    assert!(!html.contains("type=\"file\""), "there is no room for a sixth");
}

#[test]
fn the_foot_tells_what_pressing_send_will_do() {
    let mut stage = Stage::guest();
    stage.queue.network = Network::Offline;
    assert!(form(stage, &draft(content(), Vec::new())).contains("sẽ tự gửi khi ứng dụng mở và có mạng"));
    assert!(form(Stage::lan(), &draft(content(), Vec::new())).contains("Sẽ gửi với tên"));
}

#[test]
fn the_screens_speak_english_too() {
    let mut stage = Stage::guest();
    stage.settings.language = Some(Language::En);
    let html = form(stage, &draft(content(), Vec::new()));
    assert!(html.contains("What do you see?") && html.contains("Send report") && html.contains("Saved"));
}
