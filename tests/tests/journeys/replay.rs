//! The flood of October 2025, played into a city as its stations would have sent it.

use hue_model::alert::AlarmStage;
use hue_model::gauge::{Gauges, Quantity};
use hue_model::time::Millis;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::replay::Replay;
use hue_tests::{programs, surfer};

fn now() -> Millis {
    hue_city::clock::Clock::now(&hue_city::clock::System)
}

#[test]
fn the_flood_on_file_is_what_was_reported_of_it() {
    let flood = Replay::flood_of_2025();
    let peak = flood.highest("river-kim-long", Quantity::WaterLevel).unwrap();
    assert_eq!(peak.value, 5.05);
    assert_eq!(peak.at.in_hue().unwrap().to_rfc3339(), "2025-10-27T20:00:00+07:00");
    let pack = hue_city::pack::CityPack::built_in().unwrap();
    assert!(flood.readings().iter().all(|reading| pack.station(&reading.station).is_some()));
    // The official level stays at 3 in every bulletin, whatever the river does.
    let folder = programs::root().join("assets/replay/flood-2025-10");
    let mut stages = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "txt")) {
        let text = std::fs::read_to_string(file).unwrap();
        let content = hue_city::alert::bulletin::read(&text, &pack, peak.at);
        assert_eq!(content.level.map(|level| level.get()), Some(3), "{}", file.display());
        assert!(content.issued_at.is_some() && content.next_at.is_some() && !content.area.wards.is_empty());
        stages.extend(content.alarm_stage.map(AlarmStage::get));
    }
    assert_eq!(stages, [1, 2, 3, 3]);
}

#[tokio::test]
async fn the_last_hours_before_alarm_three_are_played_in_seconds_and_draft_a_warning() {
    let mut city = City::start().await;
    let key = city.gauge_key("dai-kttv").await;
    let flood = Replay::flood_of_2025().until_level("river-kim-long", 3.5).last_hours(6);
    let begun = tokio::time::Instant::now();
    let mut bulletins = 0;
    let new = flood
        .play(&city.base_url, &key, 7_200.0, now(), |played| {
            bulletins += usize::from(played.bulletin.is_some())
        })
        .await
        .unwrap();
    println!("{new} readings of 6 hours played in {} ms", begun.elapsed().as_millis());
    assert_eq!((new, bulletins), (flood.count(), 1), "the bulletin of 04:30");
    let gauges: Gauges = surfer::client()
        .get(format!("{}/api/v1/gauges", city.base_url))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let kim_long = gauges.gauges.iter().find(|gauge| gauge.station.code == "river-kim-long").unwrap();
    assert_eq!((kim_long.alarm, kim_long.newest[0].value), (Some(3), 3.52));
    let mut ha = Console::sign_in(&city.base_url, HA).await;
    let page = ha.page("/console/alerts").await;
    assert!(page.text.contains("Kim Long") && page.text.contains("3,52 m"), "{}", page.text);
    assert!(ha.drafts().await.len() >= 2, "Kim Long, and the Bồ before it");
    city.stop().await;
}
