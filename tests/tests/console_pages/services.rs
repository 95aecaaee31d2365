//! Two officers and the catalogue of services, in a browser with the screen of a phone.

use hue_tests::axe;
use hue_tests::browser::Browser;
use hue_tests::people::{HA, HUY, Who};
use hue_tests::screen::Screen;

use hue_city::{Config, serve};

/// A browser in which somebody of the desk has the list open.
async fn at_the_list(city: &str, who: Who) -> Browser {
    let browser = Browser::start().await;
    let screen = &browser.screen;
    browser.open(&format!("{city}/vneid/authorize")).await;
    screen.wait("document.cookie = 'hue-language=vi; path=/'; return true", &[]).await;
    browser.console_errors().await;
    browser.open(&format!("{city}/console/services")).await;
    screen.reads("Bạn là ai hôm nay?").await;
    let choose =
        "const one = document.querySelector(`button[value=${args[0]}]`); if (one) one.click(); return one";
    screen.wait(choose, &[who.sub]).await;
    screen.reads("76 mục").await;
    browser
}

async fn looks_right(screen: &Screen, what: &str) {
    axe::finds_nothing(screen, what).await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(screen.wait(fits, &[]).await, true, "{what}: nothing is wider than the phone");
}

/// Types into a field of the form.
async fn types(screen: &Screen, field: &str, text: &str) {
    let into =
        "const one = document.getElementById(args[0]); if (!one) return false; one.focus(); one.value = '';
        return document.activeElement === one";
    assert_eq!(screen.wait(into, &[field]).await, true, "{field} is there");
    screen.keys(text).await;
}

#[tokio::test]
async fn ha_mends_a_service_with_keys_and_huy_publishes_it() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let city = serve(Config::new(data.path())).await.expect("the city starts");
    let base = &city.base_url;
    let (ha, huy) = (at_the_list(base, HA).await, at_the_list(base, HUY).await);
    let (hers, his) = (&ha.screen, &huy.screen);
    looks_right(hers, "the list of services").await;
    // J goes to the first line, Enter opens it.
    hers.keys("j").await;
    let there = "return document.activeElement.matches('.row')";
    assert_eq!(hers.wait(there, &[]).await, true, "J moves to a line");
    hers.keys("\u{e007}").await;
    hers.reads("Như trong gói ban đầu, chưa ai xác nhận").await;
    looks_right(hers, "a service").await;
    ha.open(&format!("{base}/console/services/transport.bus?edit=1")).await;
    looks_right(hers, "the form of a service").await;
    types(hers, "note_vi", "Nghỉ ba ngày Tết").await;
    hers.press("button", "Gửi đề nghị").await;
    hers.reads("Chưa gửi được").await;
    looks_right(hers, "a form with a mistake").await;
    types(hers, "note_en", "Closed for three days of Tet").await;
    hers.press("button", "Gửi đề nghị").await;
    hers.reads("Đề nghị đang chờ").await;
    looks_right(hers, "a proposal of her own").await;
    huy.open(&format!("{base}/console/services?state=waiting")).await;
    his.reads("1 mục").await;
    huy.open(&format!("{base}/console/services/transport.bus")).await;
    his.reads("Nghỉ ba ngày Tết").await;
    looks_right(his, "a proposal of somebody else").await;
    his.press("button", "Công bố").await;
    his.reads("Trần Hà viết, Lê Quang Huy công bố").await;
    looks_right(his, "a service with a history").await;
    huy.open(&format!("{base}/open-data")).await;
    his.reads("Dữ liệu mở").await;
    looks_right(his, "open data").await;
    for browser in [&ha, &huy] {
        // A form that lacks something is answered with 422, which the browser counts as an error of its own.
        let errors = browser.console_errors().await;
        let errors: Vec<_> = errors.into_iter().filter(|error| !error.contains("422")).collect();
        assert_eq!(errors, Vec::<String>::new(), "the policy breaks nothing");
    }
    for browser in [ha, huy] {
        browser.close().await;
    }
    city.stop().await;
}
