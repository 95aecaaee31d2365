//! Gauges at the operators' console and on the public pages, over real HTTP: a river that rises drafts a warning, and
//! two people still have to send it.
#![cfg(test)]

#[path = "api/postgres.rs"]
mod postgres;
#[path = "support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;

use hue_city::clock::Clock as _;
use hue_city::{Config, admin};
use hue_model::alert::SignedActiveAlerts;
use hue_model::gauge::{Quantity, StationKind};
use visitor::{Browser, Page, World, client};

const HOUR: i64 = 3_600_000;

/// Sends rows of `station,hours back,quantity,value,unit` with a key of every kind.
async fn measured(world: &World, database: Option<String>, rows: &[(&str, i64, Quantity, f64)]) {
    let mut config = Config::new(world.data.path());
    config.database = database;
    // A name stands for one source for ever.
    let name = format!("dai-kttv-{}", rows.len());
    let key = admin::add_gauge_key(&config, name, StationKind::ALL.to_vec()).await.unwrap();
    let now = world.clock.now();
    let line = |(station, back, quantity, value): &(&str, i64, Quantity, f64)| {
        format!("{station},{},{},{value},{}\n", now.plus(-back * HOUR).0, quantity.word(), quantity.unit())
    };
    for rows in rows.chunks(500) {
        let body: String = rows.iter().map(line).collect();
        let request = client().post(world.at("/api/v1/gauges/readings")).bearer_auth(&key);
        let request = request.header("content-type", "text/csv");
        let answer = request.body(format!("station,at,quantity,value,unit\n{body}")).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    }
}

/// Kim Long over nine hours, from 0.90 m to above alarm 3.
fn rising() -> Vec<(&'static str, i64, Quantity, f64)> {
    let levels = [0.9, 1.3, 1.8, 2.2, 2.5, 2.8, 3.1, 3.3, 3.62];
    (0..9)
        .rev()
        .zip(levels)
        .map(|(back, level)| ("river-kim-long", back, Quantity::WaterLevel, level))
        .collect()
}

async fn in_force(world: &World) -> usize {
    let signed: SignedActiveAlerts =
        client().get(world.at("/alerts/active.json")).send().await.unwrap().json().await.unwrap();
    let active = signed.active.split('.').nth(1).unwrap().to_owned();
    let active = base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, active).unwrap();
    let active: hue_model::alert::ActiveAlerts = serde_json::from_slice(&active).unwrap();
    active.alerts.len()
}

/// Presses a button of the draft with what its page has, and more.
async fn press(browser: &mut Browser, draft: &str, action: &str, more: &[(&str, &str)]) -> Page {
    let page = browser.get(draft).await;
    let (csrf, version) = (page.field("csrf"), page.field("version"));
    let form = [&[("csrf", csrf.as_str()), ("version", version.as_str())], more].concat();
    browser.post(&format!("{draft}/{action}"), &form).await
}

async fn a_river_drafts_and_two_people_send(world: World, database: Option<String>) {
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    assert!(!ha.get("/console/alerts").await.body.contains("Nháp từ trạm"));
    measured(&world, database, &rising()).await;
    let page = ha.get("/console/alerts").await;
    let unseen = "máy vừa lập, chưa ai xem";
    assert!(page.body.contains(unseen) && !page.body.contains("đang soạn"), "{}", page.body);
    assert!(
        page.body.contains("Cảnh báo <span class=\"count\">1</span>"),
        "it waits for somebody: {}",
        page.body
    );
    for word in ["Nháp từ trạm Kim Long: lên trên báo động 3 lúc hôm ", "(3,62 m)", "Lũ · Báo động 3"]
    {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    assert_eq!(page.body.matches("Nháp từ trạm").count(), 1);
    assert_eq!(in_force(&world).await, 0, "a machine sends nothing");
    let id = page.body.split("/console/alerts/drafts/").nth(1).unwrap().split('"').next().unwrap();
    let draft = format!("/console/alerts/drafts/{id}");
    let page = huy.get(&draft).await;
    assert!(
        page.body.contains("/console/gauges/river-kim-long") && page.body.contains("Nháp từ trạm Kim Long")
    );
    assert!(page.body.contains("là 3,62 m, trên báo động 3 (3,50 m)."), "{}", page.body);
    let seen = ha.get("/console/alerts").await.body;
    assert!(seen.contains("máy lập, chưa ai sửa") && !seen.contains(unseen), "Huy looked at it: {seen}");
    goes_out(&world, &mut ha, &mut huy, &draft).await;
}

/// A draft of a machine, filled in by one and approved by the other.
async fn goes_out(world: &World, ha: &mut Browser, huy: &mut Browser, draft: &str) {
    // Not by anybody as it is: who says so, whom it concerns and until when is for people to say.
    assert_eq!(press(huy, draft, "approve", &[]).await.status, 422);
    assert_eq!(press(huy, draft, "alone", &[("reason", "gấp")]).await.status, 422);
    let at = |hours: i64| {
        world.clock.now().plus(hours * HOUR).in_hue().unwrap().format("%Y-%m-%dT%H:%M").to_string()
    };
    let (issued, expires) = (at(-1), at(6));
    let form = [
        ("kind", "first"),
        ("issuer_vi", "Đài Khí tượng Thủy văn thành phố Huế"),
        ("issued_at", issued.as_str()),
        ("hazard", "flood"),
        ("level", "3"),
        ("alarm_stage", "3"),
        ("expires", expires.as_str()),
        ("ward-19753", "on"),
        ("response-Prepare", "on"),
        ("action-go_up", "on"),
        ("note_vi", "Nước sông Hương lên nhanh."),
        ("then", "submit"),
    ];
    assert_eq!(press(ha, draft, "save", &form).await.status, 200);
    assert_eq!(press(ha, draft, "approve", &[]).await.status, 422, "she wrote it");
    assert_eq!(in_force(world).await, 0);
    assert_eq!(press(huy, draft, "approve", &[]).await.status, 200);
    // The list is made anew beside whoever asks, and the last one stands in until then.
    let listed = async {
        while in_force(world).await != 1 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), listed).await.expect("it is in the list");
}

#[tokio::test]
async fn a_river_drafts_and_two_people_send_on_sqlite() {
    a_river_drafts_and_two_people_send(World::new().await, None).await;
}

#[tokio::test]
async fn a_river_drafts_and_two_people_send_on_postgres() {
    let database = Some(postgres::fresh().await);
    let world = World::on(tempfile::tempdir().unwrap(), database.clone()).await;
    a_river_drafts_and_two_people_send(world, database).await;
}

#[tokio::test]
async fn son_sees_every_gauge_and_what_to_make_of_it() {
    let world = World::new().await;
    let mut rows = rising();
    rows.retain(|(_, back, ..)| !(2..=5).contains(back));
    rows.push(("reservoir-ta-trach", 0, Quantity::WaterLevel, 42.95));
    rows.push(("reservoir-ta-trach", 0, Quantity::Inflow, 5_350.0));
    rows.push(("rain-bach-ma", 0, Quantity::Rainfall, 131.0));
    rows.push(("river-phu-oc", 5, Quantity::WaterLevel, 4.6));
    measured(&world, None, &rows).await;
    // A clerk of an agency may look at gauges too.
    let mut son = world.console("son").await;
    let page = son.get("/console/gauges").await;
    for word in [
        "Trên báo động 3",
        "3,62 m",
        "↑ lên",
        "Số liệu chậm",
        "131,0 mm",
        "42,95 m",
        "Trạm đo <span class=\"count\">2",
    ] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let page = son.get("/console/gauges/river-kim-long").await;
    for word in [
        "<svg class=\"chart\"",
        "Báo động 3: 3,50 m",
        "Không có số liệu từ",
        "Xem dạng bảng",
        "/api/v1/gauges/river-kim-long/readings.csv?quantity=water_level",
        "Mực nước tại Kim Long: gần nhất 3,62 m",
    ] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let file = page.body.split("href=\"/api/v1/gauges").nth(1).unwrap().split('"').next().unwrap();
    let file = client().get(world.at(&format!("/api/v1/gauges{}", file.replace("&amp;", "&"))));
    assert_eq!(
        file.send().await.unwrap().text().await.unwrap().lines().count(),
        6,
        "the head and what was sent"
    );
    let flow = son.get("/console/gauges/reservoir-ta-trach?quantity=inflow&span=7d").await;
    assert!(flow.body.contains("5.350 m³/s"), "{}", flow.body);
    assert_eq!(son.get("/console/gauges/river-song-han").await.status, 404);
    let nobody = world.browser().get("/console/gauges").await;
    assert!(!nobody.body.contains("river-kim-long"), "nobody else comes in: {}", nobody.url);
}

#[tokio::test]
async fn everybody_sees_the_gauges_without_script_in_thirty_kilobytes() {
    let world = World::new().await;
    let pack = hue_city::pack::CityPack::built_in().unwrap();
    let mut rows: Vec<(&str, i64, Quantity, f64)> = Vec::new();
    for station in &pack.stations {
        rows.push((&station.code, 0, station.kind.quantities()[0], 3.62));
    }
    // A week, every ten minutes of it.
    let week: Vec<(&str, i64, Quantity, f64)> = (1..168)
        .map(|back| {
            (
                "river-kim-long",
                back,
                Quantity::WaterLevel,
                1.0 + f64::from(u8::try_from(back).unwrap()) / 50.0,
            )
        })
        .collect();
    rows.extend(week);
    measured(&world, None, &rows).await;
    for (language, list, alarm) in [
        ("vi", "Mực nước, hồ chứa và mưa", "Trên báo động 3"),
        ("en", "Rivers, reservoirs and rain", "Above alarm 3"),
    ] {
        for path in ["/gauges", "/gauges/river-kim-long", "/gauges/river-kim-long?span=7d"] {
            let request = client().get(world.at(path)).header("accept-language", language);
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), 200);
            let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
            let body = answer.text().await.unwrap();
            assert!(policy.contains("default-src 'none'") && !body.contains("<script"), "{policy}");
            assert!(body.contains(list) && body.contains(alarm), "{body}");
            println!("{path} in {language}: {} bytes", body.len());
            assert!(body.len() <= 30_000, "{path} has {} bytes", body.len());
        }
    }
    let nowhere = client().get(world.at("/gauges/river-song-han")).send().await.unwrap();
    assert_eq!(nowhere.status(), 404);
}

#[tokio::test]
async fn minh_says_how_deep_the_water_is_at_dap_da() {
    let world = World::new().await;
    let (door, page) = ("/gauges/flood-dap-da/depth", "/gauges/flood-dap-da");
    let mut minh = world.browser();
    assert!(minh.get(page).await.body.contains("Bạn đang ở đây?"));
    let after = minh.post(door, &[("depth", "45")]).await;
    assert!(after.status == 200 && after.url.contains(page), "{} {}", after.status, after.url);
    for word in ["Độ sâu do người dân báo", "45 cm"] {
        assert!(after.body.contains(word), "{word}: {}", after.body);
    }
    assert_eq!(minh.post_from(Some("https://evil.example"), door, &[("depth", "90")]).await.status, 403);
    assert_eq!(minh.post(door, &[("depth", "4500")]).await.status, 422, "nobody stands in that");
    assert_eq!(minh.post("/gauges/river-kim-long/depth", &[("depth", "45")]).await.status, 404);
    assert!(!minh.get("/gauges/river-kim-long").await.body.contains("Bạn đang ở đây?"));
    // What people say stands apart from what is measured.
    let gauges: hue_model::gauge::Gauges =
        client().get(world.at("/api/v1/gauges")).send().await.unwrap().json().await.unwrap();
    let dap_da = gauges.gauges.iter().find(|gauge| gauge.station.code == "flood-dap-da").unwrap();
    let newest: Vec<_> = dap_da.newest.iter().map(|it| (it.quantity, it.value)).collect();
    assert_eq!(newest, [(Quantity::ReportedDepth, 45.0)]);
    let (mut taken, mut refused) = (1, 0);
    for _ in 0..20 {
        match minh.post(door, &[("depth", "90")]).await.status {
            200 => taken += 1,
            _ => refused += 1,
        }
    }
    assert!(refused > 0 && taken <= 24, "one address does not fill it: {taken} taken, {refused} refused");
}
