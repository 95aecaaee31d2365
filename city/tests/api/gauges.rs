//! Gauges through their doors, the same on both engines.

use hue_city::admin;
use hue_city::store::gauge;
use hue_model::gauge::{GaugeState, Gauges, Outcome, Quantity, ReadingsReply, Series, StationKind};
use hue_model::problem::{FieldProblem, Rule};
use hue_model::time::Millis;
use hue_model::wire::ProblemDetails;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

use crate::support::{City, Engine, client, on_both};

on_both!(
    late_doubled_and_shuffled_delivery_gives_the_same_record,
    a_correction_keeps_what_was_said_before,
    a_line_that_is_wrong_harms_no_other,
    only_a_key_that_counts_feeds_its_own_kinds,
    everybody_reads_what_the_gauges_say,
);

const HEAD: &str = "station,at,quantity,value,unit\n";

async fn key(city: &City, name: &str, kinds: &[StationKind]) -> String {
    admin::add_gauge_key(&city.config, name.into(), kinds.to_vec()).await.unwrap()
}

async fn csv(city: &City, key: &str, rows: &[String]) -> Response {
    let body = format!("{HEAD}{}\n", rows.join("\n"));
    let request = client().post(city.url("/api/v1/gauges/readings")).bearer_auth(key);
    request.header("content-type", "text/csv").body(body).send().await.unwrap()
}

async fn outcomes(response: Response) -> Vec<Outcome> {
    assert_eq!(response.status(), StatusCode::OK);
    let reply: ReadingsReply = response.json().await.unwrap();
    reply.lines.into_iter().map(|line| line.outcome).collect()
}

fn kim_long(at: Millis, level: &str) -> String {
    format!("river-kim-long,{},water_level,{level},m", at.0)
}

async fn series(city: &City) -> Series {
    client()
        .get(city.url("/api/v1/gauges/river-kim-long/readings"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap()
}

async fn late_doubled_and_shuffled_delivery_gives_the_same_record(engine: Engine) {
    let (straight, crooked) = (City::start(engine).await, City::start(engine).await);
    let now = straight.running.app().now();
    let hour = |back: i64| now.plus(-back * 3_600_000);
    let rows: Vec<String> =
        (0..12).map(|back| kim_long(hour(11 - back), &format!("{}.{back:02}", 1 + back / 3))).collect();
    let of_straight = key(&straight, "dai-kttv", &[StationKind::River]).await;
    assert_eq!(outcomes(csv(&straight, &of_straight, &rows).await).await, [Outcome::Taken; 12]);
    let of_crooked = key(&crooked, "dai-kttv", &[StationKind::River]).await;
    for at in [7, 2, 11, 0, 5, 7, 1, 3, 4, 6, 8, 9, 10, 2] {
        outcomes(csv(&crooked, &of_crooked, &[rows[at].clone()]).await).await;
    }
    assert_eq!(outcomes(csv(&crooked, &of_crooked, &rows).await).await, [Outcome::Same; 12]);
    let (one, other) = (series(&straight).await, series(&crooked).await);
    assert_eq!((one.samples.len(), &one), (12, &other));
    let mut conn = crooked.running.app().store.read().await.unwrap();
    let newest = gauge::newest(&mut conn).await.unwrap();
    assert_eq!(
        newest.first().map(|it| (it.at, it.value)),
        Some((now, 4.11)),
        "late ones do not take its place"
    );
}

async fn a_correction_keeps_what_was_said_before(engine: Engine) {
    let city = City::start(engine).await;
    let at = city.running.app().now();
    let station = key(&city, "dai-kttv", &[StationKind::River]).await;
    let other = key(&city, "hue-ioc", &[StationKind::River]).await;
    outcomes(csv(&city, &station, &[kim_long(at, "36.2")]).await).await;
    assert_eq!(outcomes(csv(&city, &other, &[kim_long(at, "3.5")]).await).await, [Outcome::Contradicted]);
    assert_eq!(outcomes(csv(&city, &station, &[kim_long(at, "3.62")]).await).await, [Outcome::Corrected]);
    assert_eq!(outcomes(csv(&city, &station, &[kim_long(at, "3.62")]).await).await, [Outcome::Same]);
    let mut conn = city.running.app().store.read().await.unwrap();
    let before = gauge::corrected(&mut conn, "river-kim-long", Quantity::WaterLevel, at).await.unwrap();
    assert_eq!(before, [36.2]);
    assert_eq!(gauge::newest(&mut conn).await.unwrap().first().map(|it| it.value), Some(3.62));
    let lines = hue_city::store::audit::about(&mut conn, "river-kim-long").await.unwrap();
    assert_eq!(lines.iter().map(|line| line.actor.as_str()).collect::<Vec<_>>(), ["gauge-key dai-kttv"]);
    // Said twice in one delivery, the later line counts.
    let earlier = at.plus(-3_600_000);
    let twice = [kim_long(earlier, "3.1"), kim_long(earlier, "3.2")];
    assert_eq!(outcomes(csv(&city, &station, &twice).await).await, [Outcome::Taken, Outcome::Corrected]);
    assert_eq!(series(&city).await.samples.iter().map(|it| it.value).collect::<Vec<_>>(), [3.2, 3.62]);
}

async fn a_line_that_is_wrong_harms_no_other(engine: Engine) {
    let city = City::start(engine).await;
    let now = city.running.app().now();
    let key = key(&city, "dai-kttv", &[StationKind::River]).await;
    let wrong_unit = format!("river-kim-long,{},water_level,362,cm", now.0);
    let ahead = kim_long(now.plus(3_600_000), "3.62");
    let nowhere = format!("river-song-han,{},water_level,1.0,m", now.0);
    let rain = format!("river-kim-long,{},rainfall,10,mm", now.0);
    let rows = [kim_long(now, "3.62"), wrong_unit.clone(), ahead, nowhere, rain];
    let response = csv(&city, &key, &rows).await;
    assert_eq!(response.status(), StatusCode::OK);
    let reply: ReadingsReply = response.json().await.unwrap();
    let said: Vec<_> = reply
        .lines
        .iter()
        .map(|line| (line.line, line.outcome, line.fields.first().map(|it| it.field.as_str())))
        .collect();
    let refused = |line, field| (line, Outcome::Refused, Some(field));
    let taken = (2, Outcome::Taken, None);
    let rest = [refused(3, "unit"), refused(4, "at"), refused(5, "station"), refused(6, "quantity")];
    assert_eq!(said, [vec![taken], rest.to_vec()].concat());
    // Nothing at all that could be taken: a problem that names line and field.
    let response = csv(&city, &key, &[wrong_unit]).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let details: ProblemDetails = response.json().await.unwrap();
    assert_eq!(details.problem.fields, [FieldProblem { field: "lines[2].unit".into(), rule: Rule::Unknown }]);
}

async fn only_a_key_that_counts_feeds_its_own_kinds(engine: Engine) {
    let city = City::start(engine).await;
    let rows = [kim_long(city.running.app().now(), "3.62")];
    assert_eq!(csv(&city, "made-up", &rows).await.status(), StatusCode::UNAUTHORIZED);
    let bare = client().post(city.url("/api/v1/gauges/readings")).json(&json!({ "readings": [] }));
    assert_eq!(bare.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let rain = key(&city, "vrain", &[StationKind::Rain]).await;
    assert_eq!(csv(&city, &rain, &rows).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let river = key(&city, "dai-kttv", &[StationKind::River]).await;
    assert_eq!(csv(&city, &river, &rows).await.status(), StatusCode::OK);
    admin::revoke_gauge_key(&city.config, "dai-kttv".into()).await.unwrap();
    assert_eq!(csv(&city, &river, &rows).await.status(), StatusCode::UNAUTHORIZED);
    let again = admin::add_gauge_key(&city.config, "dai-kttv".into(), vec![StationKind::River]).await;
    assert!(again.is_err(), "a name stands for one source for ever");
    assert_eq!(series(&city).await.samples.len(), 1, "what it sent stays");
}

async fn everybody_reads_what_the_gauges_say(engine: Engine) {
    let city = City::start(engine).await;
    let now = city.running.app().now();
    let key = key(&city, "hue-ioc", &[StationKind::River, StationKind::Rain]).await;
    let readings = json!({ "readings": [
        { "station": "river-kim-long", "at": now, "quantity": "water_level", "value": 3.62, "unit": "m" },
        { "station": "river-phu-oc", "at": now.plus(-5 * 3_600_000), "quantity": "water_level", "value": 4.6, "unit": "m" },
        { "station": "rain-bach-ma", "at": now, "quantity": "rainfall", "value": 92.4, "unit": "mm" },
    ] });
    let sent = client().post(city.url("/api/v1/gauges/readings")).bearer_auth(&key).json(&readings).send();
    assert_eq!(outcomes(sent.await.unwrap()).await, [Outcome::Taken; 3]);
    let first = client().get(city.url("/api/v1/gauges")).send().await.unwrap();
    let etag = first.headers()["etag"].clone();
    let gauges: Gauges = first.json().await.unwrap();
    let of = |code: &str| {
        let gauge = gauges.gauges.iter().find(|gauge| gauge.station.code == code).unwrap();
        (gauge.state, gauge.alarm, gauge.newest.first().map(|newest| newest.unit.clone()))
    };
    assert_eq!(of("river-kim-long"), (GaugeState::Fresh, Some(3), Some("m".into())));
    assert_eq!(of("river-phu-oc"), (GaugeState::Late, None, Some("m".into())), "what is late says no alarm");
    assert_eq!(of("rain-bach-ma"), (GaugeState::Fresh, None, Some("mm".into())));
    assert_eq!(of("flood-dap-da"), (GaugeState::NoData, None, None));
    let same = client().get(city.url("/api/v1/gauges")).header("if-none-match", etag).send().await.unwrap();
    assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
    let text = client().get(city.url("/api/v1/gauges/river-kim-long/readings.csv")).send().await.unwrap();
    let row = format!("river-kim-long,{},water_level,3.62,m\n", now.in_hue().unwrap().to_rfc3339());
    assert_eq!(text.text().await.unwrap(), format!("{HEAD}{row}"));
    let geo: Value =
        client().get(city.url("/api/v1/gauges.geojson")).send().await.unwrap().json().await.unwrap();
    assert_eq!(geo["features"].as_array().unwrap().len(), 83);
    assert_eq!(geo["features"][0]["geometry"]["coordinates"], json!([107.5633, 16.4583]));
    let nowhere = client().get(city.url("/api/v1/gauges/river-song-han/readings")).send().await.unwrap();
    assert_eq!(nowhere.status(), StatusCode::NOT_FOUND);
}
