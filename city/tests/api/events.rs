//! Festivals as a calendar, and the page behind a link to a shared plan.

use chrono::{Datelike as _, NaiveDate};
use hue_city::clock::{Clock as _, System};
use hue_model::lunar::civil_day;
use reqwest::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use serde_json::Value;

use crate::support::{City, Engine, client};

/// A line that calendars read, for a day.
fn begins(day: NaiveDate) -> String {
    format!("DTSTART;VALUE=DATE:{}\r\n", day.format("%Y%m%d"))
}

#[tokio::test]
async fn festivals_are_a_calendar_that_anybody_subscribes_to() {
    let city = City::start(Engine::Sqlite).await;
    let answer = client().get(city.url("/events.ics")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers()[CONTENT_TYPE].to_str().unwrap().starts_with("text/calendar"));
    let etag = answer.headers()[ETAG].clone();
    let text = answer.text().await.unwrap();
    let year = System.now().in_hue().unwrap().year();
    for year in [year, year + 1] {
        let day = civil_day(year, 1, 10).unwrap();
        let event = text
            .split("BEGIN:VEVENT")
            .find(|event| event.contains(&begins(day)) && event.contains("vat-lang-sinh"));
        let event = event.unwrap_or_else(|| panic!("the wrestling of {year}: {text}"));
        assert!(event.contains("STATUS:CONFIRMED") && event.contains("GEO:16."), "{event}");
    }
    let unsure = text.split("BEGIN:VEVENT").find(|event| event.contains("te-xa-tac")).unwrap();
    assert!(unsure.contains("STATUS:TENTATIVE") && unsure.contains("Hỏi lại trước khi đi"), "{unsure}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line is too long");
    let again = client().get(city.url("/events.ics")).header(IF_NONE_MATCH, etag).send().await.unwrap();
    assert_eq!(again.status(), 304, "who has it is sent nothing");

    let linked = client().get(city.url("/open-data/events.jsonld")).send().await.unwrap();
    let linked: Value = serde_json::from_str(&linked.text().await.unwrap()).unwrap();
    let events = linked["hasPart"].as_array().unwrap();
    let tet = events.iter().find(|event| event["identifier"] == "tet").unwrap();
    assert_eq!(tet["startDate"], civil_day(year, 1, 1).unwrap().to_string());
    assert!(tet["additionalProperty"][0]["value"].as_str().is_some_and(|source| !source.is_empty()));
}

#[tokio::test]
async fn the_page_of_a_shared_plan_knows_nothing_of_it() {
    let city = City::start(Engine::Sqlite).await;
    for (language, words) in
        [("vi", "thành phố không nhận và không giữ"), ("en", "neither gets nor keeps it")]
    {
        let page = client().get(city.url("/plan")).header("accept-language", language).send().await.unwrap();
        assert_eq!(page.status(), 200);
        let policy = page.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(!policy.contains("connect-src") && policy.contains("default-src 'none'"), "{policy}");
        let page = page.text().await.unwrap();
        assert!(page.contains(words) && page.contains("href=\"vn.trangtien.hue:/plan\""), "{page}");
    }
    let script = client().get(city.url("/plan/page.js")).send().await.unwrap();
    assert!(script.headers()[CONTENT_TYPE].to_str().unwrap().starts_with("text/javascript"));
}
