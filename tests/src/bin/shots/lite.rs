//! The public site, as it looks in any phone's browser.

use hue_tests::console::Console;
use hue_tests::people::HA;

use crate::desk::picture;
use crate::stage::Stage;

/// Places that stand for no real ones.
const PLACES: &str = "kind,name,ward,address,lat,long,capacity,contact,phone,floor_cm,ramp,toilets,note\n\
    shelter,Trường tiểu học mẫu,19753,1 đường Mẫu,16.4741,107.5852,200,cô Mai,0234 000 001,120,yes,4,Có chỗ nằm cho người già\n\
    flood_parking,Bãi xe mẫu,19753,2 đường Mẫu,16.4698,107.5779,350,,,180,,,\n\
    shelter,Nhà văn hóa mẫu,19753,,,,80,,,,no,2,\n\
    shelter,Trạm y tế mẫu,19789,3 đường Mẫu,,,40,,,,yes,,\n";

/// Its pages on the night of the flood.
pub(crate) async fn pictures(stage: &mut Stage, city: &str) {
    let app = stage.browser.screen.client.current_url().await.expect("the app has an address");
    Console::sign_in(city, HA).await.shelters(PLACES, &["open", "full"]).await;
    stage.browser.open(city).await;
    let events = "return document.querySelector('a.warning')?.href";
    let event = stage.browser.screen.wait(events, &[]).await;
    let pages = [
        (format!("{city}/"), "lite-home", "a.warning"),
        (format!("{city}/warnings"), "lite-warnings", "a.warning"),
        (event.as_str().unwrap_or_default().to_owned(), "lite-warning", ".facts"),
        (format!("{city}/shelters"), "lite-shelters", ".wards a"),
        (format!("{city}/shelters?ward=19753"), "lite-shelters-ward", ".card"),
        (format!("{city}/sos"), "lite-sos", "form"),
        (format!("{city}/console/shelters"), "console-shelters", ".say-now"),
    ];
    for (page, screen, sign) in pages {
        picture(stage, &page, screen, sign).await;
    }
    stage.browser.open(app.as_str()).await;
}
