//! What chị Lan sees, who has signed in and has reports in every state.

use hue_model::id::ReportId;
use hue_model::queue::NetworkHint;
use hue_model::time::Millis;
use hue_tests::phone::Phone;

use crate::sample::{self, Sample};
use crate::stage::Stage;

/// With a network.
pub(crate) async fn pictures(stage: &mut Stage, sample: &Sample) {
    for (path, screen, sign) in [
        ("/", "home", ".home .row, .home .report-item"),
        ("/reports", "my-reports", ".report-item"),
        ("/me", "me", ".who"),
        ("/me/privacy", "privacy", ".toggle"),
        ("/me/about", "about", "dl"),
    ] {
        stage.go(path).await;
        stage.sees(sign).await;
        stage.picture(screen).await;
    }
    let reports = [
        (sample.received, "report-received"),
        (sample.answered, "report-answered"),
        (sample.fixed, "report-fixed"),
        (sample.refused, "report-refused"),
        (ReportId::from_parts(Millis(0), [0; 10]), "report-missing"),
    ];
    for (id, screen) in reports {
        stage.go(&format!("/reports/{id}")).await;
        stage.picture(screen).await;
    }
    form(stage, sample.draft).await;
}

/// While the river rises: the list, one gauge with a level of her own, rain, and what home and warnings say.
pub(crate) async fn river_pictures(stage: &mut Stage) {
    stage.go("/gauges").await;
    // Home asked for them before the river rose; a network that is back makes the app ask again.
    stage.phone.call(NetworkHint { online: true }).await.expect("the engine takes the hint");
    stage.sees(".gauge-row").await;
    stage.picture("gauges").await;
    stage.go("/gauges/river-kim-long").await;
    stage.sees(".chart").await;
    stage.press(".gauge-page .buttons .button:last-child").await;
    stage.sees(".alarm-word[data-stage=mine]").await;
    // The water is above that level already, which a message says.
    stage.press(".toast .icon-button").await;
    stage.picture("gauge").await;
    for (path, screen, sign) in [
        ("/gauges/reservoir-binh-dien", "gauge-reservoir", ".chart"),
        ("/", "home-river", ".spark"),
        ("/alerts", "alerts-thresholds", "#my-thresholds"),
    ] {
        stage.go(path).await;
        stage.sees(sign).await;
        stage.picture(screen).await;
    }
}

/// Places to go to, those of her ward first.
pub(crate) async fn shelter_pictures(stage: &mut Stage) {
    stage.go("/shelters").await;
    stage.sees(".ward-places[open] .card").await;
    stage.picture("shelters").await;
}

/// The map in the night of the flood, and one gauge on it.
pub(crate) async fn map_pictures(stage: &mut Stage) {
    stage.go("/map").await;
    stage.sees("hue-map[data-drawn]").await;
    stage.picture("map").await;
    stage.press("[id='row-gauges:river-kim-long']").await;
    stage.sees(".map-card").await;
    stage.picture("map-gauge").await;
}

/// The form, filled in, and the sheets it opens.
async fn form(stage: &mut Stage, draft: ReportId) {
    stage.go(&format!("/drafts/{draft}")).await;
    stage.sees("#report-address").await;
    stage.picture("new-report-filled").await;
    stage.press(".place-row .button").await;
    stage.sees("dialog[id^=place-sheet][open] .map").await;
    stage.picture("place-picker").await;
    stage.press("dialog[id^=place-sheet] .icon-button").await;
    stage.press("#report-category").await;
    stage.sees("dialog[open] [role=option]").await;
    stage.picture("category-sheet").await;
    stage.press("dialog[open] .icon-button").await;
}

/// Without a network, and one report more that waits for it.
pub(crate) async fn offline_pictures(stage: &mut Stage, sample: &Sample) {
    let waiting = sample::wait_offline(&stage.phone, sample.draft).await;
    for (path, screen, sign) in [
        ("/".to_owned(), "home-offline", ".strip"),
        ("/reports".to_owned(), "my-reports-offline", ".strip"),
        (format!("/reports/{waiting}"), "report-waiting", ".report"),
    ] {
        stage.go(&path).await;
        stage.sees(sign).await;
        stage.picture(screen).await;
    }
}
