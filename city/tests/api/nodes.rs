//! Two machines on one PostgreSQL: one that freezes holds nobody up, and what one does is seen at the other.

use hue_city::args;
use hue_city::store::Store;
use reqwest::StatusCode;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::nats::Nats;
use crate::sos::{call, first, put, sos_id, status};
use crate::stream::Events;
use crate::support::{CEILING, City, Engine, report_id};

/// A second node of this city.
pub(crate) async fn beside(city: &City) -> City {
    beside_with(city, |_| {}).await
}

async fn beside_with(city: &City, change: impl FnOnce(&mut hue_city::Config)) -> City {
    let share = |config: &mut hue_city::Config| {
        change(config);
        config.database.clone_from(&city.config.database);
        config.alert_keys = Some(city.config.data.join("alert-keys.json"));
    };
    City::start_with(Engine::Sqlite, share).await
}

/// A node stops in the midst of writing, as a machine does that is paused: it holds the writers' lock and says
/// nothing. Answers what lets it go on, and what becomes of its write.
async fn freeze(store: &Store) -> (oneshot::Sender<()>, JoinHandle<hue_city::Result<()>>) {
    let ((frozen, is_frozen), (thaw, thawed)) = (oneshot::channel(), oneshot::channel());
    let store = store.clone();
    let write = tokio::spawn(async move {
        let work = store.write(move |conn| {
            Box::pin(async move {
                conn.execute("INSERT INTO counter (name, value) VALUES ('test-frozen', 1)", args![]).await?;
                frozen.send(()).unwrap();
                thawed.await.unwrap();
                Ok(())
            })
        });
        work.await
    });
    is_frozen.await.unwrap();
    (thaw, write)
}

async fn was_kept(store: &Store) -> bool {
    let sql = "SELECT value FROM counter WHERE name = 'test-frozen'";
    store.read().await.unwrap().one(sql, args![]).await.unwrap().is_some()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_freezes_while_it_writes_is_thrown_out_and_the_others_go_on() {
    let city = City::start(Engine::Postgres).await;
    let other = beside(&city).await;
    let (lan, minh) = (city.guest("chị Lan"), city.guest("anh Minh"));
    let lost = other.running.app().store.clone();
    let (thaw, write) = freeze(&lost).await;
    let begun = tokio::time::Instant::now();
    let (call_out, sent) = (first(&lan), lan.report(&[]));
    let (taken, reply) = tokio::join!(put(&lan, sos_id(1), &call_out), lan.put(report_id(1), &sent));
    println!("written {} ms after the other node froze", begun.elapsed().as_millis());
    assert_eq!((taken.status(), reply.status()), (StatusCode::OK, StatusCode::OK), "nobody is sent away");
    let taken: hue_model::sos::SosStatus = taken.json().await.unwrap();

    thaw.send(()).unwrap();
    assert!(write.await.unwrap().is_err(), "what the frozen node was writing is not said to be stored");
    assert!(!was_kept(&lost).await, "and is not");
    // It writes again, and knows what came in meanwhile.
    let (again, next) = (other.guest("chị Lan"), other.guest("anh Minh"));
    assert_eq!(call(&again, sos_id(1), &first(&again)).await, taken, "the same call is the same case");
    assert_eq!(call(&next, sos_id(2), &first(&next)).await.number, "SOS-0002");
    assert_eq!(status(&minh, sos_id(2)).await.number, "SOS-0002");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_that_stays_locked_sends_writers_away_to_come_back() {
    let city = City::start(Engine::Postgres).await;
    let address = city.config.database.clone().unwrap();
    let mut stranger = <sqlx::PgConnection as sqlx::Connection>::connect(&address).await.unwrap();
    // Somebody at the database by hand, with no limits of ours.
    let hold = "BEGIN; SELECT value FROM counter WHERE name = 'version' FOR UPDATE";
    sqlx::raw_sql(hold).execute(&mut stranger).await.unwrap();
    let lan = city.guest("chị Lan");
    let refused = tokio::time::timeout(CEILING, put(&lan, sos_id(1), &first(&lan))).await.unwrap();
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.headers().contains_key("retry-after"), "it is a matter of time");
    sqlx::raw_sql("ROLLBACK").execute(&mut stranger).await.unwrap();
    assert_eq!(call(&lan, sos_id(1), &first(&lan)).await.number, "SOS-0001", "nothing is doubled");
}

/// What a node says of its health.
async fn health(city: &City) -> String {
    let well = crate::support::client().get(city.url("/healthz")).send().await.unwrap();
    assert_eq!(well.status(), StatusCode::OK, "a node is well without NATS");
    well.text().await.unwrap()
}

/// Waits until a node is connected to NATS, and sees that it says so.
async fn is_connected(city: &City) {
    let mut way = city.running.app().bus.way_to_others().unwrap();
    tokio::time::timeout(CEILING, way.wait_for(|open| *open)).await.unwrap().unwrap();
    assert!(health(city).await.contains("connected to NATS"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_hears_over_nats_what_another_one_did() {
    let nats = Nats::start().await;
    // No heartbeat: nobody looks for news of other nodes by themselves.
    let quiet = |config: &mut hue_city::Config| {
        config.nats = Some(nats.url());
        config.limits.heartbeat = std::time::Duration::from_secs(3_600);
    };
    let city = City::start_with(Engine::Postgres, quiet).await;
    let other = beside_with(&city, quiet).await;
    is_connected(&city).await;
    is_connected(&other).await;

    let (lan, at_other) = (city.guest("chị Lan"), other.guest("chị Lan"));
    let mut events = Events::open(&at_other, "/api/v1/me/stream").await;
    events.next().await.unwrap();
    let begun = tokio::time::Instant::now();
    lan.send(report_id(1), &lan.report(&[])).await;
    assert_eq!(events.change().await.unwrap().id, report_id(1));
    println!("sent to one node, told by another after {} ms", begun.elapsed().as_millis());
}

#[tokio::test]
async fn a_city_alone_says_nothing_of_nats_and_a_wrong_address_stops_the_start() {
    assert_eq!(health(&City::start(Engine::Sqlite).await).await, "ok");
    for wrong in ["nats://", "https://nats.example"] {
        let folder = tempfile::tempdir().unwrap();
        let mut config = hue_city::Config::new(folder.path());
        config.nats = Some(wrong.into());
        let error = hue_city::serve(config).await.err().unwrap().to_string();
        assert!(error.contains("--nats"), "{error}");
    }
}
