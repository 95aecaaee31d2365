//! The hand-over of a shift on paper: printed by a real browser, and read by PyPI `pypdf`, which knows nothing of ours.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hue_city::{Config, serve};
use hue_tests::browser::Browser;
use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::python;
use serde::Deserialize;
use serde_json::json;

use super::board::{at_the_board, call_saying};

/// Calls of the shift: more than a page has room for.
const CALLS: u8 = 24;
/// A4 in points.
const A4: [u32; 2] = [595, 842];
/// What a pixel of a style sheet is on paper: A4 without its margins is this wide.
const WIDTH: u32 = 688;

/// A page as it was printed.
#[derive(Debug, Deserialize)]
struct Page {
    size: [u32; 2],
    text: String,
}

impl Page {
    fn times(&self, what: &str) -> usize {
        squeeze(&self.text).matches(what).count()
    }
}

/// Without the spaces, which a reader of PDF has to guess.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

async fn read(pdf: &[u8]) -> Vec<Page> {
    python::read("pypdf", "requirements.txt", "paper.py", pdf).await
}

/// What a call says, long enough for several lines, with a word that no line has room for.
fn note(number: u8) -> String {
    format!(
        "Nhà {number} ở cuối kiệt, nước tới ngực và còn lên, có cụ bà 84 tuổi không đi được, mái tôn đã tốc một nửa. \
        https://ban-do.example/{} Hết tin {number:02}.",
        "16.4741".repeat(20)
    )
}

#[tokio::test]
async fn the_hand_over_of_a_shift_is_whole_on_paper_and_has_nothing_to_press() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let city = serve(Config::new(data.path())).await.expect("the city starts");
    let base = &city.base_url;
    let first = call_saying(base, 1, 4, &note(1)).await;
    for number in 2..=CALLS {
        call_saying(base, number, 4, &note(number)).await;
    }
    let mut desk = Console::sign_in(base, HA).await;
    let team = desk.add_team("Đội 9", "0914 000 009").await;
    desk.give_to(&format!("/console/sos/{first}"), &team).await;
    let ha = at_the_board(base, HA).await;
    ha.open(&format!("{base}/console/sos/sheet")).await;
    ha.screen.reads("Bàn giao ca trực cứu hộ").await;

    let controls = "return [...document.querySelectorAll('button, label, nav, a, input, .screen span')]
        .map((it) => it.innerText.trim()).filter(Boolean)";
    let controls = ha.screen.client.execute(controls, vec![]).await.expect("the page can be asked");
    let controls: Vec<String> = serde_json::from_value(controls).expect("texts");
    assert!(controls.len() >= 3, "on the screen there is something to press: {controls:?}");
    let printed = ha.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
    let pages = read(&STANDARD.decode(printed["data"].as_str().expect("a print")).expect("base64")).await;

    is_whole(&pages);
    for text in controls {
        let lines = pages.iter().flat_map(|page| page.text.lines());
        let on_paper = pages.iter().any(|page| text.len() > 9 && page.times(&squeeze(&text)) > 0);
        assert!(!on_paper && !lines.into_iter().any(|line| line.trim() == text), "{text:?} is on the paper");
    }
    fits(&ha).await;
    assert_eq!(ha.console_errors().await, Vec::<String>::new(), "the policy breaks nothing");
    ha.close().await;
    city.stop().await;
}

/// Every open call is there once, with how it stands and all that it says, on one page.
fn is_whole(pages: &[Page]) {
    assert!(pages.len() > 1 && pages.iter().all(|page| page.size == A4), "{pages:?}");
    let everything = squeeze(&pages.iter().map(|page| page.text.as_str()).collect::<String>());
    for number in 1..=CALLS {
        let state = if number == 1 { "Đã giao đội" } else { "Mới nhận" };
        let heading = squeeze(&format!("SOS-{number:04} · {state}"));
        for once in [heading.as_str(), &squeeze(&note(number))] {
            assert_eq!(everything.matches(once).count(), 1, "{once} in {everything}");
        }
    }
    assert!(everything.contains(&squeeze("Đội 9 · Nguyễn Văn Sơn · 0914 000 009")), "{everything}");
    assert!(everything.contains(&squeeze("24 ca mới, 0 ca đã kết thúc")), "{everything}");
    for page in pages {
        assert_eq!(page.times("SOS-"), page.times("Đilúc:"), "no call is cut in two: {page:?}");
    }
    let last = pages.last().map(|page| squeeze(&page.text)).unwrap_or_default();
    assert!(last.ends_with("Lúc:______"), "the last line is for those who sign: {last}");
}

/// Nothing goes over the edge of the paper.
async fn fits(browser: &Browser) {
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let paper = json!({ "width": WIDTH, "height": 1_017, "deviceScaleFactor": 1, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", paper).await;
    let over = "const over = [...document.querySelectorAll('.sheet-page, .sheet-page *')]
            .filter((it) => it.getBoundingClientRect().right > innerWidth || it.scrollWidth > Math.max(it.clientWidth, 1)
                && getComputedStyle(it).display === 'block');
        return innerWidth + ': ' + over.map((it) => it.outerHTML.slice(0, 80)).join()";
    let over = browser.screen.client.execute(over, vec![]).await.expect("the page can be asked");
    assert_eq!(over, format!("{WIDTH}: "), "this is cut");
}
