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
    ];
    stage.browser.open(&format!("{city}/console/sign-in")).await;
    picture(stage, "console-sign-in", "button[name=person]").await;
    stage.press(&format!("button[value={}]", HA.sub)).await;
    stage.sees(".row").await;
    for (page, screen, sign) in pages {
        stage.browser.open(&page).await;
        picture(stage, screen, sign).await;
    }
    stage.browser.open(app.as_str()).await;
}

/// The page in all its forms; its language is in a cookie.
async fn picture(stage: &mut Stage, screen: &str, sign: &str) {
    let mut spoken = "";
    for form in Form::all() {
        if spoken != form.tag() {
            spoken = form.tag();
            let speak = "document.cookie = `hue-language=${args[0]}; path=/`; return true";
            stage.browser.screen.wait(speak, &[spoken]).await;
            stage.browser.screen.client.refresh().await.expect("a page can be loaded again");
            stage.sees(&format!("html[lang^={spoken}]")).await;
        }
        stage.sees(sign).await;
        stage.shoot(screen, form).await;
    }
    println!("  {screen}");
}
