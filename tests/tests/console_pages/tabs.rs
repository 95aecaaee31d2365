//! The choices above a list of the desk stand in one row on the screen of a desk, and can be reached on that of a phone.

use hue_city::{Config, serve};
use hue_tests::browser::Browser;
use hue_tests::people::HA;
use serde_json::json;

use super::board::at_the_board;

/// The counts of a bad day, and then where each choice stands: rows, whether all lie within the window, how many there are.
const ROWS: &str = "const counts = ['1.234', '12', '345', '345', '345', '345', '1.234'];
    const all = [...document.querySelectorAll('.states a')];
    all.forEach((tab, index) => (tab.querySelector('b').textContent = counts[index]));
    const rects = all.map((tab) => tab.getBoundingClientRect());
    const rows = new Set(rects.map((rect) => rect.top)).size;
    const within = document.documentElement.scrollWidth <= innerWidth && all.every((tab) => tab.scrollWidth <= tab.clientWidth)
        && rects.every((rect) => rect.left >= 0 && rect.right <= innerWidth && rect.height >= 44);
    return [rows, within, all.length]";

async fn stand(browser: &Browser, url: &str, width: u32, mobile: bool) -> (u64, bool, u64) {
    browser.open(url).await;
    // Opening a page brings back the phone.
    let window = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": mobile });
    browser.devtools("Emulation.setDeviceMetricsOverride", window).await;
    let wide = "return String(innerWidth) === args[0] && document.readyState === 'complete'";
    assert_eq!(browser.screen.wait(wide, &[&width.to_string()]).await, true, "{width} wide");
    let stand = browser.screen.client.execute(ROWS, vec![]).await.expect("the page can be asked");
    serde_json::from_value(stand).expect("rows, whether they fit, and how many")
}

#[tokio::test]
async fn the_choices_above_a_list_are_one_row_at_a_desk_and_all_there_on_a_phone() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let city = serve(Config::new(data.path())).await.expect("the city starts");
    let browser = at_the_board(&city.base_url, HA).await;
    for language in ["vi", "en"] {
        let cookie = format!("document.cookie = 'hue-language={language}; path=/'; return true");
        browser.screen.wait(&cookie, &[]).await;
        for (path, choices) in [("/console", 7), ("/console/sos", 6)] {
            let url = format!("{}{path}", city.base_url);
            assert_eq!(stand(&browser, &url, 1_280, false).await, (1, true, choices), "{path} in {language}");
            let (_, within, all) = stand(&browser, &url, 390, true).await;
            assert_eq!((within, all), (true, choices), "{path} in {language} on a phone");
        }
    }
    browser.close().await;
    city.stop().await;
}
