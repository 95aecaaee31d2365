//! What somebody sees who has just come and has not signed in.

use crate::sample;
use crate::stage::Stage;

/// The first minutes.
pub(crate) async fn pictures(stage: &mut Stage) {
    stage.go("/welcome").await;
    stage.picture_for_visitors("welcome").await;
    stage.press(".foot .button").await;
    stage.sees(".hero").await;
    stage.kept("the welcome is behind them", |settings| settings.welcomed).await;
    for (path, screen, sign) in [
        ("/", "home-guest", ".hero"),
        ("/reports", "my-reports-empty", ".empty"),
        ("/me", "me-guest", ".me"),
        ("/sign-in", "sign-in", ".lines"),
        ("/reports/new", "new-report", "#report-place"),
        ("/nowhere", "missing", "h1, h2"),
    ] {
        stage.go(path).await;
        stage.sees(sign).await;
        match screen {
            "home-guest" | "me-guest" => stage.picture_for_visitors(screen).await,
            _ => stage.picture(screen).await,
        }
    }
    stage.go("/reports/new").await;
    stage.sees("#report-place").await;
    stage.press("#report-send").await;
    stage.sees("#report-place-error").await;
    stage.picture("new-report-wrong").await;
    let draft = sample::draft(&stage.phone).await;
    stage.go(&format!("/drafts/{draft}")).await;
    stage.sees("#report-address").await;
    stage.press("#report-send").await;
    stage.sees("dialog[id^=sign-in-sheet][open]").await;
    stage.picture("send-sheet").await;
    sample::discard(&stage.phone, draft).await;
    stage.set(|settings| settings.simple_mode = true).await;
    stage.go("/").await;
    stage.sees(".simple-tiles").await;
    stage.picture("home-simple").await;
    stage.set(|settings| settings.simple_mode = false).await;
}
