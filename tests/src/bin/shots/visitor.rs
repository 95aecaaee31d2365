//! What a visitor plans a day with, and the card for whoever helps.

use hue_model::emergency_card::{EmergencyCard, SaveEmergencyCard};
use hue_model::plan::{AddPlan, PlanContent, RemovePlan, Stop, Travel, link_data};
use hue_tests::phone::Phone;

use crate::stage::Stage;

/// Their screens.
pub(crate) async fn pictures(stage: &mut Stage) {
    stage.go("/plans").await;
    stage.sees(".empty").await;
    stage.picture("plans-empty").await;
    let plan = stage.phone.call(AddPlan { content: a_day() }).await.expect("a plan is kept").id;
    let shared = format!("/plans/shared/{}", link_data(&a_day()));
    stage.phone.call(SaveEmergencyCard { card: card() }).await.expect("the card is kept");
    for (path, screen, sign) in [
        ("/plans".to_owned(), "plans", ".reports .row"),
        (format!("/plans/{plan}"), "plan", ".plan-stop:nth-child(3)"),
        (shared, "plan-shared", ".reports-side .button"),
        ("/events".to_owned(), "events", ".reports .row"),
        ("/events/hon-chen-thang-7".to_owned(), "event", ".event-page .facts"),
        ("/me/emergency-card".to_owned(), "emergency-card", "#card-name"),
        ("/me/emergency-card/show".to_owned(), "emergency-card-show", ".rescue-card-facts"),
    ] {
        stage.go(&path).await;
        stage.sees(sign).await;
        stage.picture_for_visitors(screen).await;
    }
    stage.phone.call(RemovePlan { id: plan }).await.expect("a plan is removed");
    stage
        .phone
        .call(SaveEmergencyCard { card: EmergencyCard::default() })
        .await
        .expect("the card is emptied");
    stage.go("/").await;
    stage.press(".home button[aria-expanded=false]").await;
    stage.sees(".arrange .arrange-row").await;
    stage.picture("home-arrange").await;
}

fn a_day() -> PlanContent {
    let stop = |place: &str, minutes| Stop { place: place.into(), minutes };
    PlanContent {
        name: "Một ngày ở Huế".into(),
        day: "2026-12-05".parse().ok(),
        start: 8 * 60,
        travel: Travel::Ride,
        stops: vec![stop("dai-noi", 150), stop("cho-dong-ba", 60), stop("lang-tu-duc", 90)],
    }
}

fn card() -> EmergencyCard {
    EmergencyCard {
        name: "Mai Laurent".into(),
        nationality: "France".into(),
        languages: "français, English".into(),
        blood_type: "O+".into(),
        allergies: "Penicillin".into(),
        hotel_name: "Khách sạn mẫu bên sông".into(),
        hotel_address: "1 đường Mẫu, Phường Thuận Hóa".into(),
        contact_name: "Paul Laurent".into(),
        contact_phone: "0000 400 001".into(),
        ..EmergencyCard::default()
    }
}
