//! Open data: files with their licence and version, and numbers of reports in which nobody is recognised.

use std::collections::BTreeSet;
use std::time::Duration;

use hue_city::args;
use hue_model::gauge::StationKind;
use hue_model::id::ReportId;
use reqwest::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH, LINK};
use serde_json::Value;

use crate::nodes::beside;
use crate::postgres;
use crate::sos::{first, put, sos_id};
use crate::support::{City, Engine, client, on_both, report_id};
use crate::visitor::World;

on_both!(small_numbers_of_reports_are_left_out_and_this_month_is_not_there_yet);

async fn text(url: String) -> String {
    let answer = client().get(url).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

async fn json(url: String) -> Value {
    serde_json::from_str(&text(url).await).unwrap()
}

#[tokio::test]
async fn every_file_of_the_page_is_there_with_its_licence() {
    let city = City::start(Engine::Sqlite).await;
    for language in ["vi", "en"] {
        let page =
            client().get(city.url("/open-data")).header("accept-language", language).send().await.unwrap();
        assert_eq!(page.status(), 200);
        let page = page.text().await.unwrap();
        assert!(page.len() <= 30 * 1024, "{} bytes", page.len());
        assert!(!page.contains("<script") && page.contains("CC0 1.0"), "{page}");
        let files: BTreeSet<_> =
            page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let files: Vec<_> =
            files.into_iter().filter(|path| path.contains('.') && path.starts_with('/')).collect();
        assert!(files.len() >= 17, "{files:?}");
        for path in files {
            let answer = client().get(city.url(path)).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{path}");
            if path.starts_with("/open-data/") {
                let link = answer.headers()[LINK].to_str().unwrap().to_owned();
                assert!(link.ends_with("rel=\"license\""), "{path}: {link}");
                let etag = answer.headers()[ETAG].clone();
                let again = client().get(city.url(path)).header(IF_NONE_MATCH, etag).send().await.unwrap();
                assert_eq!(again.status(), 304, "{path}");
            }
        }
    }
    for nothing in ["places.xml", "places", "gauges.xml", "..csv"] {
        assert_eq!(
            client().get(city.url(&format!("/open-data/{nothing}"))).send().await.unwrap().status(),
            404
        );
    }
}

#[tokio::test]
async fn places_wards_and_services_are_in_the_terms_of_their_standards() {
    let city = City::start(Engine::Sqlite).await;
    let answer = client().get(city.url("/open-data/places.geojson")).send().await.unwrap();
    assert_eq!(answer.headers()[CONTENT_TYPE], "application/geo+json");
    let places: Value = answer.json().await.unwrap();
    let citadel = &places["features"][0];
    assert_eq!(places["features"].as_array().unwrap().len(), 91);
    assert_eq!(
        citadel["geometry"]["coordinates"],
        serde_json::json!([107.57755, 16.4699]),
        "longitude first"
    );
    let places = json(city.url("/open-data/places.jsonld")).await;
    let citadel = &places["hasPart"][0];
    assert_eq!(
        (&citadel["@type"], &citadel["name"][1]["@language"]),
        (&"TouristAttraction".into(), &"vi".into())
    );
    let wards = json(city.url("/open-data/wards.geojson")).await;
    assert_eq!((wards["features"].as_array().unwrap().len(), &wards["approximate"]), (40, &true.into()));
    let lines = text(city.url("/open-data/wards.csv")).await;
    assert!(lines.lines().count() == 41 && lines.contains("\"19753\",\"Phường Phú Xuân\""), "{lines}");
    let services = json(city.url("/open-data/services.jsonld")).await;
    let nodes = services["dct:hasPart"].as_array().unwrap();
    let report = nodes.iter().find(|node| node["dct:identifier"] == "report.create").unwrap();
    assert_eq!(report["@type"], "cpsv:PublicService");
    let title = report["dct:title"].as_array().unwrap();
    assert!(title.contains(&serde_json::json!({ "@language": "vi", "@value": "Gửi phản ánh" })), "{title:?}");
    assert_eq!(report["cv:hasChannel"]["@type"], "cv:Channel");
}

#[tokio::test]
async fn what_the_gauges_measured_last_stands_in_the_files_and_so_does_its_correction() {
    let city = City::start(Engine::Sqlite).await;
    let now = city.running.app().now();
    let key = crate::gauges::key(&city, "hue-ioc", &[StationKind::River]).await;
    let measured = async |value: f64| {
        let reading = serde_json::json!({
            "station": "river-kim-long", "at": now, "quantity": "water_level", "value": value, "unit": "m",
        });
        let body = serde_json::json!({ "readings": [reading] });
        let sent = client().post(city.url("/api/v1/gauges/readings")).bearer_auth(&key).json(&body);
        assert_eq!(sent.send().await.unwrap().status(), 200);
    };
    measured(3.62).await;
    let version = now.in_hue().unwrap().format("%Y-%m-%dT%H%M").to_string();
    let at = now.in_hue().unwrap().to_rfc3339();
    let csv = text(city.url("/open-data/gauges.csv")).await;
    let kim_long = csv.lines().find(|line| line.starts_with("\"river-kim-long\"")).unwrap();
    let value = format!("\"fresh\",\"3\",\"water_level\",\"3.62\",\"m\",\"{at}\"");
    assert!(kim_long.contains(&value) && csv.lines().count() > 80, "{kim_long}");
    let geo = json(city.url("/open-data/gauges.geojson")).await;
    assert_eq!(geo["version"], version);
    let feature = geo["features"].as_array().unwrap().iter().find(|it| it["id"] == "river-kim-long").unwrap();
    assert_eq!(feature["properties"]["newest"][0]["value"], 3.62);
    measured(3.26).await;
    let linked = json(city.url("/open-data/gauges.jsonld")).await;
    let parts = linked["hasPart"].as_array().unwrap();
    let station = parts.iter().find(|it| it["identifier"] == "river-kim-long").unwrap();
    let reading = parts.iter().find(|it| it["@type"] == "sosa:Observation").unwrap();
    assert_eq!(reading["sosa:madeBySensor"]["sosa:isHostedBy"]["@id"], station["@id"]);
    assert_eq!(reading["sosa:hasSimpleResult"], 3.26, "corrected");
    assert_eq!(linked["version"], version, "of the same moment");
}

#[tokio::test]
async fn what_was_published_stands_in_the_files_and_no_cell_is_a_formula() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let here = "/console/services/transport.bus";
    let page = ha.get(&format!("{here}?edit=1")).await;
    let typed = [
        ("competent_authority", "so-xay-dung"),
        ("cost_vi", "=HYPERLINK(\"x\")"),
        ("cost_en", "Free"),
        ("evidence_vi", "Căn cước"),
        ("evidence_en", "Identity card"),
    ];
    let fields = crate::catalogue::filled(&page, &typed);
    let versions = async || {
        let places = json(world.at("/open-data/places.geojson")).await["version"].clone();
        (places, json(world.at("/open-data/services.jsonld")).await["owl:versionInfo"].clone())
    };
    let before = versions().await;
    assert_eq!(crate::catalogue::send(&mut ha, here, &fields).await.status, 200);
    assert_eq!(versions().await, before, "a proposal is served to nobody");
    assert_eq!(crate::catalogue::decide(&mut huy, here, "publish", "").await.status, 200);
    let after = versions().await;
    assert!(after.0 == before.0 && after.1 != before.1, "of what is served in each: {before:?} {after:?}");
    let page = text(world.at("/open-data")).await;
    assert!(page.contains(after.0.as_str().unwrap()) && page.contains(after.1.as_str().unwrap()), "{page}");
    let services = json(world.at("/open-data/services.jsonld")).await;
    let nodes = services["dct:hasPart"].as_array().unwrap();
    let find = |id: &str| nodes.iter().find(|node| node["dct:identifier"] == id).unwrap();
    let bus = find("transport.bus");
    assert_eq!(bus["cpsv:hasInput"][0]["@type"], "cv:Evidence");
    assert_eq!(
        bus["cv:hasCompetentAuthority"]["@id"],
        find("so-xay-dung")["@id"],
        "it leads to the organisation"
    );
    assert_eq!(find("so-xay-dung")["@type"], "cv:PublicOrganisation");
    let csv = text(world.at("/open-data/services.csv")).await;
    assert!(csv.starts_with("\u{feff}\"id\""), "a spreadsheet reads it as UTF-8");
    let line = csv.lines().find(|line| line.starts_with("\"transport.bus\"")).unwrap();
    assert!(line.contains("\"'=HYPERLINK(\"\"x\"\")\"") && line.contains("\"true\",\"1"), "{line}");
}

/// Of a category and a ward many, and of some few.
async fn spread(world: &World, all: Vec<ReportId>) {
    let work = world.city.app().store.write(move |conn| {
        Box::pin(async move {
            for (number, id) in all.iter().enumerate() {
                let (code, ward) = match number {
                    0..8 => ("road.pothole", "19753"),
                    8..11 => ("light.street", "19753"),
                    _ => ("waste.dumping", "19789"),
                };
                let sql = "UPDATE report SET service_code = $1, ward_code = $2 WHERE id = $3";
                conn.execute(sql, args![code, ward, *id]).await?;
            }
            Ok(())
        })
    });
    work.await.unwrap();
}

async fn withdraw(world: &World, some: Vec<ReportId>) {
    let work = world.city.app().store.write(move |conn| {
        Box::pin(async move {
            for id in some {
                conn.execute("UPDATE report SET status = 'withdrawn' WHERE id = $1", args![id]).await?;
            }
            Ok(())
        })
    });
    work.await.unwrap();
}

async fn small_numbers_of_reports_are_left_out_and_this_month_is_not_there_yet(engine: Engine) {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    let world = World::on(tempfile::tempdir().unwrap(), database).await;
    let app = crate::visitor::AppAt::new(&world);
    let token = app.sign_in("lan").await["access_token"].as_str().unwrap().to_owned();
    let mut all: Vec<ReportId> = Vec::new();
    for number in 0..13 {
        all.push(world.report(&token, &format!("Ổ gà số {number}")).await);
    }
    let file = world.at("/open-data/reports.csv");
    spread(&world, all.clone()).await;
    assert_eq!(text(file.clone()).await.lines().count(), 1, "a month that is not over says nothing");
    world.clock.forward(Duration::from_secs(31 * 24 * 3_600));
    let csv = text(file.clone()).await;
    assert!(csv.contains("\"category\",\"road.pothole\"") && csv.contains("\"8\""), "{csv}");
    for few in ["light.street", "waste.dumping", "19789"] {
        assert!(!csv.contains(few), "{few}: {csv}");
    }
    assert!(!csv.contains("19753"), "the only other ward would say how many the small one has: {csv}");
    let said = json(world.at("/open-data/reports.json")).await;
    assert_eq!((said["counts"].as_array().unwrap().len(), said["counts"][0]["count"].as_i64()), (1, Some(8)));
    assert!(
        said["counts"][0]["month"].as_str() < said["version"].as_str()
            || said["counts"][0]["month"] == said["version"]
    );
    // Three are withdrawn later. Next month nobody can see that in what was said of the month before.
    withdraw(&world, all.into_iter().take(3).collect()).await;
    world.clock.forward(Duration::from_secs(31 * 24 * 3_600));
    let later = json(world.at("/open-data/reports.json")).await;
    assert!(said["version"].as_str() < later["version"].as_str(), "another month was counted");
    assert_eq!(later["counts"], said["counts"]);
}

/// Reports of two months ago that came in by one phone.
async fn of_old(city: &City, count: u8) {
    let lan = city.guest("chị Lan");
    for seed in 1..=count {
        lan.send(report_id(seed.into()), &lan.report(&[])).await;
    }
    let app = city.running.app();
    let at = app.now().plus(-62 * 24 * 3_600_000);
    let work = app.store.write(move |conn| {
        Box::pin(async move { conn.execute("UPDATE report SET put_at = $1", args![at]).await })
    });
    assert_eq!(work.await.unwrap(), u64::from(count));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_that_count_a_month_at_once_one_is_believed() {
    let city = City::start(Engine::Postgres).await;
    let other = beside(&city).await;
    of_old(&city, 6).await;
    let path = "/open-data/reports.csv";
    let (one, same) = tokio::join!(text(city.url(path)), text(other.url(path)));
    assert!(one == same && one.contains("\"6\""), "{one}\n{same}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_reports_are_counted_a_call_for_rescue_is_taken() {
    let city = City::start(Engine::Postgres).await;
    let lan = city.guest("chị Lan");
    of_old(&city, 6).await;
    // As if there were so many reports that nobody is done with counting them.
    let address = city.config.database.clone().unwrap();
    let mut slow = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE report IN ACCESS EXCLUSIVE MODE").execute(&mut slow).await.unwrap();
    let file = city.url("/open-data/reports.csv");
    let mut taken = false;
    for attempt in 1..=3 {
        let counting = tokio::spawn(client().get(file.clone()).send());
        while !is_counting(&city).await && !counting.is_finished() {}
        assert_eq!(put(&lan, sos_id(attempt), &first(&lan)).await.status(), 200);
        // A count that could not go on is given up after a while: on a slow machine perhaps too early to tell.
        taken = taken || !counting.is_finished();
        if taken {
            break;
        }
    }
    assert!(taken, "while it goes on");
    sqlx::raw_sql("COMMIT").execute(&mut slow).await.unwrap();
    assert!(text(file).await.contains("\"6\""));
}

/// Whether somebody wants to read the reports and cannot.
async fn is_counting(city: &City) -> bool {
    let waits = "SELECT COUNT(*) FROM pg_locks WHERE relation = 'report'::regclass AND NOT granted";
    let mut conn = city.running.app().store.read().await.unwrap();
    conn.one(waits, args![]).await.unwrap().unwrap().int(0).unwrap() > 0
}
