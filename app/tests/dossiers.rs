//! Dossiers over a scripted engine: what chị Lan reads of hers, and what the form says when something is wrong.

#![cfg(test)]

use hue_i18n::Words;
use hue_model::alert::Loudness;
use hue_model::dossier::{Dossier, DossierResult, DossierState, DossierStep, FollowedDossier, MissingPaper};
use hue_model::event::Event;
use hue_model::news::ServiceNews;
use hue_model::problem::Code;

#[path = "support/stage.rs"]
mod stage;
#[path = "support/texts.rs"]
mod texts;
#[path = "support/wards.rs"]
mod wards;

use stage::{NOW, Stage};
use wards::wards;

const LIST: &str = "/services/public.lookup/use";
const NUMBER: &str = "H57.99-251126-0001";
const HOUR: i64 = 3_600_000;

fn page() -> String {
    format!("{LIST}/{NUMBER}")
}

/// Lan's building permit in this state.
fn dossier(state: DossierState) -> FollowedDossier {
    let step = |hours: i64, state| DossierStep {
        at: NOW.plus(-hours * HOUR),
        state,
        agency: "⟦Bộ phận Một cửa⟧".into(),
        note: String::new(),
    };
    let dossier = Dossier {
        number: format!("⟦{NUMBER}⟧"),
        procedure: "⟦Cấp giấy phép xây dựng⟧".into(),
        competent_authority: "⟦Sở Xây dựng⟧".into(),
        ward_code: "19753".into(),
        applicant: "⟦N*** T*** L***⟧".into(),
        received_at: NOW.plus(-50 * HOUR),
        due_at: Some(NOW.plus(30 * HOUR)),
        state,
        steps: vec![step(50, DossierState::Received), step(20, state)],
        papers: Vec::new(),
        result: None,
        changed_at: NOW.plus(-20 * HOUR),
        demo: false,
    };
    let number = dossier.number.clone();
    FollowedDossier {
        number,
        dossier: Some(dossier),
        heard_at: Some(NOW.plus(-HOUR)),
        failed: false,
        gone: false,
    }
}

fn with(followed: &FollowedDossier) -> Stage {
    catalogue(Stage::lan()).reply("dossier.list", &[followed]).reply("dossier.open", followed)
}

fn catalogue(stage: Stage) -> Stage {
    let nothing = hue_model::catalogue::Catalogue::default();
    let found = hue_model::search::Found::default();
    stage.reply("catalogue.get", &nothing).reply("search.find", &found).reply("pack.get", &wards())
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

fn papers() -> FollowedDossier {
    let mut followed = dossier(DossierState::PapersMissing);
    let paper = |name: &str, supplied_at| MissingPaper {
        name: name.into(),
        asked_at: NOW.plus(-20 * HOUR),
        until: NOW.plus(24 * HOUR),
        supplied_at,
    };
    followed.dossier.as_mut().unwrap().papers =
        vec![paper("⟦Giấy chứng nhận⟧", Some(NOW.plus(-2 * HOUR))), paper("⟦Bản vẽ⟧", None)];
    followed.dossier.as_mut().unwrap().due_at = None;
    followed
}

#[test]
fn the_form_says_what_it_wants_and_what_is_followed_stands_below() {
    let html = with(&papers()).render(LIST);
    let html = side(&html);
    has(html, &["<h1>Tra cứu hồ sơ</h1>", "Mã PIN trên biên nhận", "Tra cứu và theo dõi", "type=\"submit\""]);
    has(html, &["Đang theo dõi", "⟦Cấp giấy phép xây dựng⟧", "Cần bổ sung giấy tờ", "/sandbox/dossiers"]);
    let unread = FollowedDossier { dossier: None, ..papers() };
    for path in [LIST.to_owned(), page()] {
        let html = with(&unread).render(&path);
        has(side(&html), &[NUMBER, "không đọc được bản đã lưu"]);
    }
    let empty: [FollowedDossier; 0] = [];
    let html = catalogue(Stage::lan()).reply("dossier.list", &empty).render(LIST);
    has(side(&html), &["Chưa theo dõi hồ sơ nào"]);
    let html = catalogue(Stage::lan()).fail("dossier.list", Code::Storage).render(LIST);
    has(side(&html), &["Chưa đọc được các hồ sơ", "Thử lại"]);
}

#[test]
fn the_papers_to_bring_come_first_the_missing_ones_before_those_that_came() {
    let html = with(&papers()).render(&page());
    let html = side(&html);
    let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} is missing: {html}"));
    assert!(at("Giấy tờ cần bổ sung (1)") < at("⟦Bản vẽ⟧") && at("⟦Bản vẽ⟧") < at("⟦Giấy chứng nhận⟧"));
    assert!(at("⟦Giấy chứng nhận⟧") < at("Cơ quan giải quyết"), "the checklist stands before the facts");
    has(html, &["nộp trước ngày mai", "đã nộp hôm nay", "Tính lại từ khi nộp đủ giấy tờ"]);
    has(html, &["đang dừng lại", "N*** T*** L***", "⟦Phường Phú Xuân⟧", "Bỏ theo dõi"]);
    assert!(!html.contains("THỬ NGHIỆM"), "a real one is no sample");
}

#[test]
fn the_result_says_where_to_collect_it_or_why_it_was_refused() {
    let mut granted = dossier(DossierState::Granted);
    let decided_at = NOW.plus(-HOUR);
    granted.dossier.as_mut().unwrap().demo = true;
    granted.dossier.as_mut().unwrap().result = Some(DossierResult {
        decided_at,
        granted: true,
        output: "Giấy phép xây dựng".into(),
        reason: String::new(),
        collect_at: "Bộ phận Một cửa Phú Xuân".into(),
    });
    let html = with(&granted).render(&page());
    has(side(&html), &["Đã có kết quả", "Giấy phép xây dựng", "Nhận tại", "Một cửa Phú Xuân", "hồ sơ mẫu"]);
    assert!(!side(&html).contains("Hẹn trả kết quả"), "it is decided: {html}");
    let mut refused = dossier(DossierState::Refused);
    refused.dossier.as_mut().unwrap().result = Some(DossierResult {
        decided_at,
        granted: false,
        output: String::new(),
        reason: "Đất trong quy hoạch".into(),
        collect_at: String::new(),
    });
    let html = with(&refused).render(&page());
    has(side(&html), &["Bị từ chối", "Lý do từ chối", "Đất trong quy hoạch", "data-tone=\"bad\""]);
    assert!(!side(&html).contains("Nhận tại"), "{html}");
}

#[test]
fn a_copy_says_how_old_it_is_and_what_became_of_the_last_question() {
    let mut old = dossier(DossierState::InProgress);
    let html = with(&old).render(&page());
    has(side(&html), &["hôm nay 08:00", "Bạn chưa phải làm gì"]);
    assert!(!side(&html).contains("chưa trả lời"));
    old.failed = true;
    has(side(&with(&old).render(&page())), &["Lần hỏi gần nhất thành phố chưa trả lời"]);
    old.gone = true;
    has(side(&with(&old).render(&page())), &["không còn hồ sơ nào", "Bạn hỏi Bộ phận Một cửa"]);
}

#[test]
fn what_is_not_followed_leads_back_and_what_cannot_be_read_can_be_tried_again() {
    let html = catalogue(Stage::lan()).fail("dossier.open", Code::NotFound).render(&page());
    has(side(&html), &["Không có hồ sơ này", &format!("href=\"{LIST}\"")]);
    let html = catalogue(Stage::lan()).fail("dossier.open", Code::Storage).render(&page());
    has(side(&html), &["Thử lại"]);
}

#[test]
fn news_are_a_line_at_the_foot_of_whatever_she_reads() {
    let news = |loudness| ServiceNews {
        service: "public.lookup".into(),
        item: NUMBER.into(),
        subject: "Cấp giấy phép xây dựng".into(),
        state: "granted".into(),
        loudness,
    };
    let told = |loudness| {
        let mut stage = with(&dossier(DossierState::Granted));
        stage.events.push(Event::ServiceNews { news: Box::new(news(loudness)) });
        stage.render("/me")
    };
    has(&told(Loudness::Normal), &["Cấp giấy phép xây dựng: đã có kết quả", ">Xem<"]);
    assert!(!told(Loudness::Quiet).contains("đã có kết quả"), "not in quiet hours");
}

#[test]
fn no_screen_has_text_that_was_never_translated_and_each_has_one_heading() {
    for path in [LIST.to_owned(), page()] {
        let mut stage = with(&papers());
        stage.words = Some(Words::pseudo());
        let html = stage.render(&path);
        let left: Vec<_> =
            texts::untranslated(&html).into_iter().filter(|text| !text.starts_with("·")).collect();
        assert!(left.is_empty(), "{path}: {left:?}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}: {html}");
    }
}
