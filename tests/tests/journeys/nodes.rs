//! Two nodes of one city: what is approved at one rings on phones that hear the other, with NATS between them and while
//! it is away.

use hue_city::{Config, Running, serve};
use hue_model::alert::ListAlerts;
use hue_model::event::Event;
use hue_tests::console::Console;
use hue_tests::nats::Nats;
use hue_tests::people::{HA, HUY};
use hue_tests::phone::{Phone, Pocket};
use hue_tests::process::CEILING;
use hue_tests::warning::Warning;

/// Waits until NATS is there for a node, or away, and sees that the node says so and is well.
async fn nats_is(node: &Running, there: bool) {
    let mut way = node.app().bus.way_to_others().unwrap();
    tokio::time::timeout(CEILING, way.wait_for(|open| *open == there)).await.unwrap().unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let well = http.get(format!("{}/healthz", node.base_url)).send().await.unwrap();
    assert!(well.status().is_success(), "a node is well without NATS");
    let word = if there { "connected to NATS" } else { "NATS is away" };
    assert!(well.text().await.unwrap().contains(word), "{word}");
}

/// Waits until so many warnings rang; the delay of the last from its approval, in milliseconds.
async fn rang(phone: &Pocket, times: usize) -> i64 {
    let wanted = async |phone: &Pocket| {
        let rang = phone.heard().into_iter().filter_map(|event| match event {
            Event::AlertRang { alert } => Some(alert),
            _ => None,
        });
        let rang: Vec<_> = rang.collect();
        assert!(rang.len() <= times, "each rings once");
        rang.get(times.checked_sub(1)?).map(|alert| alert.delay.expect("the city has told its time"))
    };
    phone.until("it rings", wanted).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warning_of_one_node_rings_on_a_phone_at_the_other_whether_nats_is_there_or_not() {
    let mut nats = Nats::start().await;
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let database = crate::postgres::fresh().await;
    let config = |data: &tempfile::TempDir| {
        let (database, nats) = (Some(database.clone()), Some(nats.url()));
        Config { database, nats, ..Config::new(data.path()) }
    };
    let desk = serve(config(&one)).await.unwrap();
    let mut config = config(&two);
    config.alert_keys = Some(one.path().join("alert-keys.json"));
    let other = serve(config).await.unwrap();
    for node in [&desk, &other] {
        nats_is(node, true).await;
    }
    let lan = Pocket::new(&other.profile).await;
    let hears = async |phone: &Pocket| {
        let listed = phone.call(ListAlerts {}).await.ok()?;
        (listed.heard.live && listed.heard.at.is_some()).then_some(())
    };
    lan.until("the phone hears the other node", hears).await;
    let mut ha = Console::sign_in(&desk.base_url, HA).await;
    let mut huy = Console::sign_in(&desk.base_url, HUY).await;
    let mut warn = async || {
        let draft = ha.compose(None, &Warning::flood().fields()).await;
        huy.approve(&draft).await;
    };

    warn().await;
    println!("over NATS: {} ms from the approval to the phone at the other node", rang(&lan, 1).await);
    nats.kill().await;
    nats_is(&desk, false).await;
    nats_is(&other, false).await;
    warn().await;
    println!("without NATS: {} ms", rang(&lan, 2).await);
    nats.again().await;
    for node in [&desk, &other] {
        nats_is(node, true).await;
    }
    warn().await;
    println!("with NATS back: {} ms", rang(&lan, 3).await);
    lan.close().await;
    other.stop().await;
    desk.stop().await;
}
