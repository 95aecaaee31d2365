//! The record itself: one schema, one writer, failures that stay where they happen.

use hue_city::args;
use hue_city::problem::Failure;
use hue_city::store::Store;

use crate::postgres;
use crate::support::Engine;
use crate::support::on_both;

on_both!(one_failure_in_a_batch_leaves_the_others, a_writer_that_closes_finishes_what_it_has);

async fn open(engine: Engine) -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let address = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    (Store::open(folder.path(), address.as_deref()).await.unwrap(), folder)
}

async fn insert(store: &Store, name: String, fail: bool) -> Result<(), Failure> {
    let sql = "INSERT INTO counter (name, value) VALUES ($1, 1)";
    let work = store.write(move |conn| {
        Box::pin(async move {
            conn.execute(sql, args![name]).await?;
            if fail { Err(Failure::not_found()) } else { Ok(()) }
        })
    });
    work.await
}

async fn count(store: &Store) -> i64 {
    let sql = "SELECT COUNT(*) FROM counter WHERE name LIKE 'test-%'";
    store.read().await.unwrap().one(sql, args![]).await.unwrap().unwrap().int(0).unwrap()
}

async fn one_failure_in_a_batch_leaves_the_others(engine: Engine) {
    let (store, _folder) = open(engine).await;
    // Every third fails by its own decision, every seventh name is taken already.
    let jobs = (0..210).map(|n| {
        let name = if n % 7 == 0 { "version".to_owned() } else { format!("test-{n}") };
        insert(&store, name, n % 3 == 0)
    });
    let outcomes = futures_util::future::join_all(jobs).await;
    for (n, outcome) in outcomes.iter().enumerate() {
        assert_eq!(outcome.is_ok(), n % 3 != 0 && n % 7 != 0, "{n}: {outcome:?}");
    }
    let good = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(count(&store).await, i64::try_from(good).unwrap());
    store.close().await;
}

async fn a_writer_that_closes_finishes_what_it_has(engine: Engine) {
    let (store, _folder) = open(engine).await;
    let jobs: Vec<_> = (0..50)
        .map(|n| {
            let store = store.clone();
            tokio::spawn(async move { insert(&store, format!("test-{n}"), false).await })
        })
        .collect();
    let (stored, ()) = tokio::join!(futures_util::future::join_all(jobs), async {
        tokio::task::yield_now().await;
        store.close().await;
    });
    // Each was either stored and said so, or refused and said so: none hangs and none lies.
    let said = stored.into_iter().filter(|outcome| outcome.as_ref().unwrap().is_ok()).count();
    assert!(insert(&store, "test-late".into(), false).await.is_err(), "a closed writer takes nothing");
    assert!(said <= 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_have_the_same_tables_and_columns() {
    let (sqlite, _one) = open(Engine::Sqlite).await;
    let (postgres, _two) = open(Engine::Postgres).await;
    let (left, right) = (sqlite.columns().await.unwrap(), postgres.columns().await.unwrap());
    assert!(left.len() > 50, "there is something to compare");
    assert_eq!(left, right);
}
