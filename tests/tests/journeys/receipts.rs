//! What the desk learns of phones whose owners agreed to say that a warning rang.

use futures_util::future::join_all;
use hue_model::alert::ListAlerts;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::event::Event;
use hue_model::settings::{GetSettings, SaveSettings};
use hue_model::shell::CityProfile;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::people::HUY;
use hue_tests::phone::{Phone, Pocket};
use hue_tests::process::CEILING;
use hue_tests::warning::Warning;

/// A phone in Phú Xuân that hears the city, and says so or not.
async fn at_home(profile: &CityProfile, granted: bool) -> Pocket {
    let phone = Pocket::hurried(profile).await;
    let mut settings = phone.call(GetSettings {}).await.unwrap();
    settings.home_ward = Some("19753".into());
    phone.call(SaveSettings { settings }).await.unwrap();
    phone.call(SetConsent { purpose: Purpose::AlertReceipts, granted }).await.unwrap();
    let live = async |phone: &Pocket| phone.call(ListAlerts {}).await.ok()?.heard.live.then_some(());
    phone.until("the phone hears the city", live).await;
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_reads_how_soon_twenty_phones_rang_that_agreed_to_say_so() {
    let city = City::start().await;
    let phones = join_all((0..20).map(|_| at_home(&city.profile, true))).await;
    let minh = at_home(&city.profile, false).await;
    Warning::flood().publish(&city.base_url).await;
    let rang = async |phone: &Pocket| {
        phone.heard().iter().any(|event| matches!(event, Event::AlertRang { .. })).then_some(())
    };
    for phone in phones.iter().chain([&minh]) {
        phone.until("it rings", rang).await;
    }
    let mut huy = Console::sign_in(&city.base_url, HUY).await;
    let list = huy.page("/console/alerts").await;
    let event = list.text.split("href=\"").find(|rest| rest.starts_with("/console/alerts/events/")).unwrap();
    let event = event.split('"').next().unwrap().to_owned();
    let reads = async {
        let mut page = huy.page(&event).await;
        while !page.text.contains("<td>20</td>") {
            assert!(page.text.contains("Chưa đủ 20 máy"), "few are not spoken of: {}", page.text);
            page = huy.page(&event).await;
        }
        page
    };
    let page = tokio::time::timeout(CEILING, reads).await.expect("the desk reads of twenty phones");
    assert!(page.text.contains("Phường Phú Xuân"), "{}", page.text);
}
