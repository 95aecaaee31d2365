//! Two machines on one PostgreSQL: one that freezes holds nobody up, and what one does is seen at the other.

use hue_city::args;
use hue_city::store::Store;
use reqwest::StatusCode;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::sos::{call, first, put, sos_id, status};
use crate::support::{CEILING, City, Engine, report_id};

/// A second node of this city.
pub(crate) async fn beside(city: &City) -> City {
    let share = |config: &mut hue_city::Config| {
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
