//! What chị Lan sees on the night of the flood: the warning, and her call for rescue.

use hue_tests::warning::Warning;

use crate::stage::Stage;

/// The ward of the Citadel, where Lan lives.
const PHU_XUAN: &str = "19753";

/// Before anything happens.
pub(crate) async fn quiet_pictures(stage: &mut Stage) {
    for (path, screen, sign) in [("/alerts", "alerts-empty", ".empty"), ("/sos", "sos", ".sos-hold")] {
        stage.go(path).await;
        stage.sees(sign).await;
        stage.picture_for_visitors(screen).await;
    }
}

/// What came of a test of her warnings.
async fn try_warnings(stage: &mut Stage) {
    stage.go("/me/try-warnings").await;
    stage.press(".page > .button").await;
    stage.sees("#try-blockers-title, #try-blockers").await;
    stage.picture("try-warnings").await;
}

/// Two officers warn; Lan reads it, and calls.
pub(crate) async fn pictures(stage: &mut Stage, city: &str) {
    stage.set(|settings| settings.home_ward = Some(PHU_XUAN.into())).await;
    Warning::flood().publish(city).await;
    over_everything(stage, "takeover").await;
    Warning::flood().exercise().publish(city).await;
    over_everything(stage, "takeover-exercise").await;
    for (path, screen, sign) in [("/", "home-warned", ".warning"), ("/alerts", "alerts", ".report-item")] {
        stage.go(path).await;
        stage.sees(sign).await;
        stage.picture_for_visitors(screen).await;
    }
    stage.press(".report-item").await;
    stage.sees(".alert-page .map-area").await;
    stage.picture_for_visitors("alert").await;
    try_warnings(stage).await;
    stage.set(|settings| settings.storm_saver = true).await;
    stage.go("/").await;
    stage.sees(".strip .icon").await;
    stage.picture("home-saver").await;
    stage.set(|settings| settings.storm_saver = false).await;
    stage.go("/sos").await;
    stage.press(".sos-hold").await;
    stage.press(".sos-now").await;
    stage.sees(".sos-state").await;
    stage.picture_for_visitors("sos-received").await;
    stage.press(".sos-page > button").await;
    stage.sees("dialog[id^=sos-text][open] .qr").await;
    stage.picture("sos-text").await;
    stage.press("dialog[id^=sos-text] .icon-button").await;
    stage.press(".sos-page > button:has(use[href$='#x'])").await;
    stage.sees("dialog[id^=sos-cancel][open]").await;
    stage.picture("sos-cancel").await;
    stage.press("dialog[id^=sos-cancel] .icon-button").await;
}

async fn over_everything(stage: &mut Stage, screen: &str) {
    stage.sees(".takeover[open] .alarm").await;
    stage.picture_for_visitors(screen).await;
    stage.press(".alarm-read").await;
    stage.sees(".takeover:not([open])").await;
}
