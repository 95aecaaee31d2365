//! The public site, as it looks in any phone's browser.

use crate::desk::picture;
use crate::stage::Stage;

/// Its pages on the night of the flood.
pub(crate) async fn pictures(stage: &mut Stage, city: &str) {
    let app = stage.browser.screen.client.current_url().await.expect("the app has an address");
    stage.browser.open(city).await;
    let events = "return document.querySelector('a.warning')?.href";
    let event = stage.browser.screen.wait(events, &[]).await;
    let pages = [
        (format!("{city}/"), "lite-home", "a.warning"),
        (format!("{city}/warnings"), "lite-warnings", "a.warning"),
        (event.as_str().unwrap_or_default().to_owned(), "lite-warning", ".facts"),
        (format!("{city}/sos"), "lite-sos", "form"),
    ];
    for (page, screen, sign) in pages {
        picture(stage, &page, screen, sign).await;
    }
    stage.browser.open(app.as_str()).await;
}
