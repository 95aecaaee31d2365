//! Warnings for other systems: what a newsroom's reader finds at the index is strictly valid CAP.

use hue_city::cap::{MsgType, validate};
use hue_model::geo::Point;
use reqwest::StatusCode;

use crate::alerts::{flood, publish};
use crate::support::{City, Engine, client, on_both};

on_both!(a_newsroom_finds_each_message_as_a_cap_file);

async fn a_newsroom_finds_each_message_as_a_cap_file(engine: Engine) {
    let city = City::start(engine).await;
    let app = city.running.app();
    let get = async |url: &str| client().get(url).send().await.unwrap();
    let empty = get(&city.url("/alerts/feed.atom")).await.text().await.unwrap();
    assert!(empty.contains("<feed") && !empty.contains("<entry"), "{empty}");

    let first = publish(app, None, flood(app.now())).await.alert;
    let update = hue_city::alert::content::Content {
        kind: hue_city::alert::content::Kind::Update,
        ..flood(app.now())
    };
    let second = publish(app, Some(first.incident), update).await.alert;

    let index = get(&city.url("/alerts/feed.atom")).await;
    assert_eq!(index.headers()["content-type"], "application/atom+xml");
    let etag = index.headers()["etag"].clone();
    let again = client().get(city.url("/alerts/feed.atom")).header("if-none-match", &etag).send().await;
    assert_eq!(again.unwrap().status(), StatusCode::NOT_MODIFIED);
    let text = index.text().await.unwrap();
    let tree = roxmltree::Document::parse(&text).unwrap();
    let links = tree.descendants().filter(|node| node.attribute("type") == Some("application/cap+xml"));
    let links: Vec<_> = links.filter_map(|node| node.attribute("href")).collect();
    assert_eq!(links, [city.url(&format!("/alerts/{}.cap.xml", second.id))], "the last word of the event");

    for alert in [&first, &second] {
        let file = get(&city.url(&format!("/alerts/{}.cap.xml", alert.id))).await;
        assert_eq!(file.headers()["content-type"], "application/cap+xml");
        let cap = validate(&file.bytes().await.unwrap()).unwrap();
        assert_eq!(cap.identifier, alert.id.to_string());
        assert_eq!(cap.msg_type == MsgType::Update, alert.id == second.id);
        assert_eq!(cap.references.len(), alert.references.len());
    }
    for nothing in ["00000000-0000-7000-8000-000000000000.cap.xml", "x.cap.xml", "x"] {
        let answer = get(&city.url(&format!("/alerts/{nothing}"))).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_map_shows_what_is_in_force_where_it_is() {
    let city = City::start(Engine::Sqlite).await;
    let app = city.running.app();
    let url = city.url("/alerts/active.geojson");
    let read =
        async || -> serde_json::Value { client().get(&url).send().await.unwrap().json().await.unwrap() };
    assert_eq!(read().await["features"], serde_json::json!([]));

    let ring = [(107.57, 16.46), (107.6, 16.46), (107.6, 16.49), (107.57, 16.46)];
    let mut content = flood(app.now());
    content.area.polygons = vec![ring.map(|(long, lat)| Point { lat, long }).to_vec()];
    let first = publish(app, None, content.clone()).await.alert;
    let answer = client().get(&url).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/geo+json");
    let etag = answer.headers()["etag"].clone();
    let again = client().get(&url).header("if-none-match", &etag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let map: serde_json::Value = answer.json().await.unwrap();
    let [feature] = map["features"].as_array().unwrap().as_slice() else { panic!("{map}") };
    let properties = &feature["properties"];
    assert_eq!(feature["id"], first.incident.to_string());
    assert_eq!(properties["alert"], serde_json::to_value(&first).unwrap());
    assert_eq!(
        (&properties["approximate"], &feature["geometry"]["type"]),
        (&true.into(), &"MultiPolygon".into())
    );
    let polygons = feature["geometry"]["coordinates"].as_array().unwrap();
    assert_eq!(polygons[0], serde_json::json!([ring]), "longitude first");
    assert!(polygons.len() > first.area.wards.len(), "and the wards that are named");
    let cap = client().get(city.url(properties["cap"].as_str().unwrap())).send().await.unwrap();
    assert_eq!(cap.status(), StatusCode::OK);

    let over =
        hue_city::alert::content::Content { kind: hue_city::alert::content::Kind::AllClear, ..content };
    publish(app, Some(first.incident), over).await;
    assert_eq!(read().await["features"], serde_json::json!([]), "what is over stands on no map");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_key_signed_since_it_was_taken_back_stands_nowhere() {
    let city = City::start(Engine::Sqlite).await;
    let app = city.running.app();
    let first = publish(app, None, flood(app.now())).await.alert;
    let between = first.sent.plus(1);
    while app.now() <= between {}
    let update = hue_city::alert::content::Content {
        kind: hue_city::alert::content::Kind::Update,
        ..flood(app.now())
    };
    let second = publish(app, Some(first.incident), update).await.alert;
    let (root, keys) = (city.config.data.join("alert-root.key"), city.config.data.join("alert-keys.json"));
    hue_city::alert::keys::revoke(&root, &keys, None, between).unwrap();
    hue_city::alert::keys::make_working(&root, &keys, 30, app.now(), &hue_city::clock::System).unwrap();

    let city = city.again().await;
    let map: serde_json::Value =
        client().get(city.url("/alerts/active.geojson")).send().await.unwrap().json().await.unwrap();
    let shown: Vec<_> =
        map["features"].as_array().unwrap().iter().map(|it| &it["properties"]["alert"]).collect();
    assert_eq!(shown, [&serde_json::to_value(&first).unwrap()], "the last word that counts");
    let index = client().get(city.url("/alerts/feed.atom")).send().await.unwrap().text().await.unwrap();
    assert!(index.contains(&first.id.to_string()) && !index.contains(&second.id.to_string()), "{index}");
    for (alert, status) in [(&first, StatusCode::OK), (&second, StatusCode::NOT_FOUND)] {
        let file = client().get(city.url(&format!("/alerts/{}.cap.xml", alert.id))).send().await.unwrap();
        assert_eq!(file.status(), status);
    }
}
