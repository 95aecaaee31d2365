//! The room of services, what its box finds, places worth a visit, help.

use crate::stage::Stage;

/// Its screens.
pub(crate) async fn pictures(stage: &mut Stage) {
    for (path, screen, sign) in [
        ("/services/events/storm", "services-storm", ".service-card"),
        ("/services/groups/public", "services-group", ".service-card"),
        ("/services/public.portal", "service", ".reports-side .needs"),
        ("/services/pay.wallet", "service-not-here", ".reports-side .card"),
        ("/explore", "explore", ".filters"),
        ("/explore/dai-noi", "place", ".place-page .facts"),
        ("/help", "help", ".reports .list"),
        ("/help/report.offline", "help-page", "article"),
        ("/wards/19753", "ward", ".bullets"),
        ("/agencies/so-xay-dung", "agency", ".reports-side .list"),
        ("/services", "services", ".tiles"),
    ] {
        stage.go(path).await;
        stage.sees(sign).await;
        match screen {
            "explore" | "place" | "services" | "help-page" => stage.picture_for_visitors(screen).await,
            _ => stage.picture(screen).await,
        }
    }
    for (typed, screen, sign) in
        [("den duong", "search", ".found .row"), ("zzzz", "search-nothing", ".found > .card")]
    {
        stage.write("#services-search", typed).await;
        stage.sees(sign).await;
        stage.picture(screen).await;
    }
    stage.go("/explore/dai-noi").await;
    stage.sees(".place-page .buttons button").await;
    stage.press(".place-page .buttons button").await;
    stage.sees("dialog[id^=taxi][open] .taxi-name").await;
    stage.picture("place-taxi").await;
    stage.press("dialog[id^=taxi] .icon-button").await;
}
