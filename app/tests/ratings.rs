//! What citizens think of services, over a scripted engine: what chị Lan reads before and after she rates the bus.

#![cfg(test)]

use hue_model::catalogue::read::{Files, catalogue};
use hue_model::problem::{Code, Problem};
use hue_model::rating::{OwnRating, RatedService, Rating, ServiceRating};
use hue_model::text::Language;

#[expect(dead_code, reason = "shared with tests that use more of it")]
#[path = "support/stage.rs"]
mod stage;

use stage::Stage;

fn page(rating: &ServiceRating, language: Language) -> String {
    let files = Files {
        services: include_bytes!("../../assets/pack/services.json"),
        life_events: include_bytes!("../../assets/pack/life_events.json"),
        places: include_bytes!("../../assets/pack/places.json"),
        help: include_bytes!("../../assets/pack/help.json"),
        events: include_bytes!("../../assets/pack/events.json"),
    };
    let mut stage = Stage::lan()
        .reply("catalogue.get", &catalogue(files).unwrap())
        .reply("search.find", &hue_model::search::Found::default())
        .reply("rating.get", rating);
    stage.settings.language = Some(language);
    stage.render("/services/alerts.water")
}

fn used() -> ServiceRating {
    ServiceRating { used: true, ..ServiceRating::default() }
}

fn own(problem: Option<Problem>) -> ServiceRating {
    let rating = Rating { stars: 4, text: "Rõ ràng".into() };
    ServiceRating { own: Some(OwnRating { rating, waits: problem.is_none(), problem }), ..used() }
}

#[test]
fn nobody_is_asked_before_they_used_it() {
    let html = page(&ServiceRating::default(), Language::Vi);
    assert!(!html.contains("Đánh giá") && !html.contains("type=\"radio\""), "{html}");
    let all = RatedService { service: "alerts.water".into(), count: 1_204, average: 4.6 };
    let html = page(&ServiceRating { all: Some(all), ..ServiceRating::default() }, Language::Vi);
    assert!(html.contains("4,6 trên 5 · 1.204 lượt đánh giá") && !html.contains("type=\"radio\""), "{html}");
}

#[test]
fn who_used_it_gives_one_to_five_stars_by_radio_buttons_with_names() {
    let html = page(&used(), Language::Vi);
    assert!(html.contains("Chưa có điểm: cần ít nhất 5 người đánh giá"), "{html}");
    assert!(html.contains("<legend>Bạn thấy dịch vụ này thế nào?</legend>"), "{html}");
    assert_eq!(html.matches("type=\"radio\"").count(), 5, "{html}");
    for stars in 1..=5 {
        assert!(html.contains(&format!("aria-label=\"{stars} sao trên 5\"")), "{html}");
    }
    assert!(!html.contains("Gửi đánh giá"), "first the stars: {html}");
    let html = page(&used(), Language::En);
    assert!(
        html.contains("aria-label=\"1 star of 5\"") && html.contains("aria-label=\"5 stars of 5\""),
        "{html}"
    );
}

#[test]
fn she_is_thanked_and_may_change_it_or_take_it_back() {
    let html = page(&own(None), Language::Vi);
    for text in [
        "Cảm ơn bạn đã đánh giá",
        "Bạn cho 4 trên 5 sao.",
        "Rõ ràng",
        "Sẽ gửi khi có mạng",
        "Đổi đánh giá",
        "Rút lại",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert!(!html.contains("type=\"radio\""), "{html}");
    let html = page(&own(Some(Problem { retry: false, ..Problem::new(Code::NotFound) })), Language::Vi);
    assert!(
        html.contains("role=\"alert\"") && html.contains("Rõ ràng") && !html.contains("Sẽ gửi"),
        "{html}"
    );
}
