//! The triage board of rescue, on the night of the flood.

use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::surfer::client;
use serde_json::json;

use crate::desk::picture;
use crate::stage::Stage;

/// What people text, each from a phone that is nobody's.
const TEXTS: [(&str, &str); 4] = [
    ("0000 200 001", "Cuu voi, kiet 7 Tang Bat Ho, nuoc toi nguc, 4 nguoi co em be"),
    ("0000 200 002", "Nha so 12 Chi Lang het nuoc uong, 2 nguoi gia"),
    ("0000 200 003", "Thon Lai The nuoc qua dau goi, can thuyen"),
    ("0000 200 001", "Nuoc dang len nhanh lam"),
];
/// What stands on a social network.
const POSTS: &str = "CỨU VỚI mọi người ơi! Gia đình em 6 người, có 2 trẻ em, đang mắc kẹt trên gác, nước ngập 1m5. Địa chỉ: \
    12 kiệt 7 Tăng Bạt Hổ, phường Tây Lộc. SĐT 0000 200 001\n\nThôn Lại Thế còn 3 người, nhà bên 5 người, hết đồ ăn";
/// A sheet of volunteers with a line that cannot be taken.
const SHEET: &str = "Mã;SĐT;Địa chỉ;Phường/Xã;Số người;Mực nước;Ghi chú\nA1;0000 300 001;3 kiệt 9;Vỹ Dạ;4;1,2;mái tôn xanh\nA2;;;;7;;\n";

/// Its pages.
pub(crate) async fn pictures(stage: &mut Stage, city: &str) {
    let app = stage.browser.screen.client.current_url().await.expect("the app has an address");
    for (from, text) in TEXTS {
        let request =
            client().post(format!("{city}/sandbox/sms")).json(&json!({ "from": from, "text": text }));
        request.send().await.expect("the gateway takes a text");
    }
    let mut ha = Console::sign_in(city, HA).await;
    let case = ha.next_call().await.expect("a call is on the board");
    let link = ha.give_to(&case, "demo-1").await;
    for (path, screen, sign) in [
        ("/console/sos", "console-sos", ".row"),
        (case.as_str(), "console-sos-case", ".facts"),
        ("/console/sos/new", "console-sos-new", "form"),
        ("/console/sos/teams", "console-sos-teams", ".team-entry"),
        ("/console/sos/drill", "console-sos-drill", "main"),
        ("/console/sos/sheet", "console-sos-sheet", "article"),
        ("/console/sos/texts", "console-sos-texts", ".said"),
        (link.as_str(), "lite-team", ".answers"),
    ] {
        picture(stage, &format!("{city}{path}"), screen, sign).await;
    }
    for (path, field, text, screen, sign) in [
        ("/console/sos/posts", "text", POSTS, "console-sos-posts", ".post"),
        ("/console/sos/import", "csv", SHEET, "console-sos-import", ".columns"),
    ] {
        filled(stage, &format!("{city}{path}"), (field, text), screen, sign).await;
    }
    stage.browser.open(app.as_str()).await;
}

/// The answer to a form, in each of its forms: the page is asked for anew in each language.
async fn filled(stage: &mut Stage, page: &str, (field, text): (&str, &str), screen: &str, sign: &str) {
    let mut spoken = "";
    for form in crate::form::Form::all() {
        if spoken != form.tag() {
            spoken = form.tag();
            let speak = "document.cookie = `hue-language=${args[0]}; path=/`; return true";
            stage.browser.screen.wait(speak, &[spoken]).await;
            stage.browser.open(page).await;
            stage.sees(&format!("html[lang^={spoken}]")).await;
            let fill = "const one = document.querySelector(`textarea[name=${args[0]}]`);
                if (!one) return false; one.value = args[1]; one.form.requestSubmit(); return true";
            stage.browser.screen.wait(fill, &[field, text]).await;
        }
        stage.sees(sign).await;
        stage.shoot(screen, form).await;
    }
    println!("  {screen}");
}
