//! The issuer's page and the operators' console.

use hue_tests::people::HA;

use crate::form::Form;
use crate::sample::Sample;
use crate::stage::Stage;

/// Hà signs in and works.
pub(crate) async fn pictures(stage: &mut Stage, city: &str, sample: &Sample) {
    let app = stage.browser.screen.client.current_url().await.expect("the app has an address");
    let pages = [
        (format!("{city}/console"), "console-queue", ".row"),
        (format!("{city}/console/cases/{}", sample.received), "console-case", "form"),
        (format!("{city}/console/cases/{}", sample.fixed), "console-case-fixed", "img"),
        (format!("{city}/console/alerts/new"), "console-alert-new", "form.compose"),
        (format!("{city}/console/alerts/duty"), "console-duty", ".duty"),
        (format!("{city}/console/gauges"), "console-gauges", ".row"),
        (format!("{city}/console/gauges/river-kim-long"), "console-gauge", ".chart"),
        (format!("{city}/console/services"), "console-services", ".row"),
        (format!("{city}/console/services/transport.bus?edit=1"), "console-service", "form.compose"),
        (format!("{city}/console/places/dai-noi?edit=1"), "console-place", "form.compose"),
        (format!("{city}/console/festivals"), "console-festivals", ".row"),
        (format!("{city}/console/festivals/import"), "console-festivals-import", "form"),
        (format!("{city}/console/outages/import"), "console-outages-import", "form"),
        (format!("{city}/open-data"), "lite-open-data", ".card"),
        (format!("{city}/gauges"), "lite-gauges", ".gauges"),
        (format!("{city}/gauges/river-kim-long"), "lite-gauge", ".chart"),
    ];
    let sign_in = format!("{city}/console/sign-in");
    stage.browser.open(&sign_in).await;
    picture(stage, &sign_in, "console-sign-in", "button[name=person]").await;
    stage.press(&format!("button[value={}]", HA.sub)).await;
    stage.sees(".row").await;
    for (page, screen, sign) in pages {
        picture(stage, &page, screen, sign).await;
    }
    stage.browser.open(app.as_str()).await;
}

/// The page in all its forms; its language is in a cookie, and a page of the city is open to set it.
pub(crate) async fn picture(stage: &mut Stage, page: &str, screen: &str, sign: &str) {
    let mut spoken = "";
    for form in Form::all() {
        if spoken != form.tag() {
            spoken = form.tag();
            let speak = "document.cookie = `hue-language=${args[0]}; path=/`; return true";
            stage.browser.screen.wait(speak, &[spoken]).await;
            stage.browser.open(page).await;
            // A team's page is in Vietnamese for everybody.
            let shown = if page.contains("/team/") { "vi" } else { spoken };
            stage.sees(&format!("html[lang^={shown}]")).await;
        }
        stage.sees(sign).await;
        stage.shoot(screen, form).await;
    }
    println!("  {screen}");
}
