//! The daily services: dossiers, cuts of power and water, cameras, hospitals.

use hue_city::clock::{Clock as _, System};
use hue_model::camera::ListCameras;
use hue_model::dossier::{FollowDossier, read_number};
use hue_model::outage::ListOutages;
use hue_model::queue::NetworkHint;
use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::phone::{Door, Phone};
use hue_tests::surfer::client;

use crate::desk::picture;
use crate::stage::Stage;

/// The ward of the Citadel, where Lan lives.
const PHU_XUAN: &str = "19753";
/// The PIN of the sandbox's dossier that lacks papers.
const PIN: &str = "HUETHU02";

/// Their screens, and the pages of the desk and of the sandbox behind them.
pub(crate) async fn pictures(stage: &mut Stage, city: &str) {
    stage.set(|settings| settings.home_ward = Some(PHU_XUAN.into())).await;
    // Only a service that somebody used can be rated.
    stage.set(|settings| settings.recent_services = vec!["util.outages".into()]).await;
    let number = dossier(city).await;
    stage.go("/services/public.lookup/use").await;
    stage.sees("form.section").await;
    stage.picture("dossiers-empty").await;
    let follow = FollowDossier { number: number.clone(), pin: PIN.into() };
    stage.phone.call(follow).await.expect("a dossier is followed");
    Console::sign_in(city, HA).await.outages(&cuts()).await;
    stage.phone.call(NetworkHint { online: true }).await.expect("the engine takes the hint");
    let heard =
        async |phone: &Door| phone.call(ListOutages {}).await.ok().filter(|all| all.outages.len() == 2);
    stage.phone.until("the cuts are there", heard).await;
    let seen =
        async |phone: &Door| phone.call(ListCameras {}).await.ok().filter(|all| !all.cameras.is_empty());
    stage.phone.until("the cameras are there", seen).await;
    for (path, screen, sign) in [
        ("/services/public.lookup/use".to_owned(), "dossiers", ".list .row"),
        (format!("/services/public.lookup/use/{number}"), "dossier", ".timeline"),
        ("/services/util.outages/use".to_owned(), "outages", ".cut-title"),
        ("/services/cam.river/use".to_owned(), "cameras", ".camera-still img"),
        ("/services/health.facilities/use".to_owned(), "facilities", ".list .row"),
        ("/services/util.outages".to_owned(), "service-rating", ".rating-form"),
    ] {
        stage.go(&path).await;
        stage.sees(sign).await;
        stage.picture(screen).await;
    }
    let app = stage.browser.screen.client.current_url().await.expect("the app has an address");
    for (path, screen, sign) in [
        ("/outages", "lite-outages", "main"),
        ("/sandbox/dossiers", "sandbox-dossiers", "form.ask"),
        ("/console/outages", "console-outages", "form"),
        ("/console/cameras", "console-cameras", "form"),
    ] {
        picture(stage, &format!("{city}{path}"), screen, sign).await;
    }
    stage.browser.open(app.as_str()).await;
}

/// The number of the sandbox's dossier with that PIN.
async fn dossier(city: &str) -> String {
    let page = client().get(format!("{city}/sandbox/dossiers")).send().await.expect("the sandbox answers");
    let page = page.text().await.expect("in words");
    let before = page.split(PIN).next().expect("a text has a beginning");
    let words = before.rsplit(|letter: char| !(letter.is_ascii_alphanumeric() || "-.".contains(letter)));
    words.into_iter().find_map(read_number).expect("the number stands before its PIN")
}

/// A cut of power under way, and one of water tomorrow.
fn cuts() -> String {
    let at = |hours: i64| {
        let at = System.now().plus(hours * 3_600_000).in_hue().expect("a time");
        at.format("%d/%m/%Y %H:%M").to_string()
    };
    format!(
        "kind\tprovider\twards\tarea\tstarts_at\tends_at\treason\n\
         power\tĐiện lực mẫu\t{PHU_XUAN}\tĐinh Tiên Hoàng và các kiệt lẻ\t{}\t{}\tBảo trì trạm biến áp\n\
         water\tCấp nước mẫu\t19789\tHùng Vương, Bà Triệu\t{}\t{}\tSúc rửa đường ống\n",
        at(-1),
        at(3),
        at(20),
        at(26),
    )
}
