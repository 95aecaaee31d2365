//! The record itself: one schema, one writer, failures that stay where they happen.

use hue_city::args;
use hue_city::problem::Failure;
use hue_city::store::Store;

use crate::postgres;
use crate::support::Engine;
use crate::support::on_both;

on_both!(
    one_failure_in_a_batch_leaves_the_others,
    a_writer_that_closes_finishes_what_it_has,
    a_job_that_panics_ends_alone,
);

/// Where a record is kept.
struct Place {
    folder: tempfile::TempDir,
    address: Option<String>,
}

impl Place {
    async fn open(&self) -> Store {
        Store::open(self.folder.path(), self.address.as_deref()).await.unwrap()
    }
}

async fn open(engine: Engine) -> (Store, Place) {
    let address = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(postgres::fresh().await),
    };
    let place = Place { folder: tempfile::tempdir().unwrap(), address };
    (place.open().await, place)
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
    let (store, place) = open(engine).await;
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
    let stored = count(&place.open().await).await;
    assert_eq!(stored, i64::try_from(said).unwrap(), "what was said to be stored is, and nothing else");
}

async fn a_job_that_panics_ends_alone(engine: Engine) {
    let (store, _place) = open(engine).await;
    let panics = store.write(|conn| {
        Box::pin(async move {
            conn.execute("INSERT INTO counter (name, value) VALUES ('test-panic', 1)", args![]).await?;
            if conn.one("SELECT 1", args![]).await?.is_some() {
                panic!("a defect in one job");
            }
            Ok(())
        })
    });
    let (panicked, good) = tokio::join!(panics, insert(&store, "test-good".into(), false));
    assert!(panicked.is_err() && good.is_ok());
    assert!(insert(&store, "test-later".into(), false).await.is_ok(), "writing goes on");
    assert_eq!(count(&store).await, 2, "nothing of it is kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_commits_to_its_disk_whatever_it_is_set_to() {
    let (store, place) = open(Engine::Postgres).await;
    let off = store.write(|conn| {
        Box::pin(async move {
            let sql = "SELECT CAST(current_database() AS TEXT)";
            let name = conn.one(sql, args![]).await?.unwrap().text(0)?;
            let sql = format!("ALTER DATABASE {name} SET synchronous_commit = off");
            conn.execute(sqlx::AssertSqlSafe(sql), args![]).await
        })
    });
    off.await.unwrap();
    let store = place.open().await;
    let mut conn = store.read().await.unwrap();
    let row = conn.one("SELECT current_setting('synchronous_commit')", args![]).await.unwrap().unwrap();
    assert_eq!(row.text(0).unwrap(), "on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_have_the_same_tables_and_columns() {
    let (sqlite, _one) = open(Engine::Sqlite).await;
    let (postgres, _two) = open(Engine::Postgres).await;
    let (left, right) = (sqlite.columns().await.unwrap(), postgres.columns().await.unwrap());
    assert!(left.len() > 50, "there is something to compare");
    assert_eq!(left, right);
}

#[test]
fn every_step_of_the_schema_stands_at_its_number() {
    let code = include_str!("../../src/store/migrate.rs");
    let steps = code.split("const STEPS").nth(1).unwrap().split("];").next().unwrap();
    let steps: Vec<&str> = steps.split("step!(\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    let numbers: Vec<String> = (1..=steps.len()).map(|number| format!("{number:03}")).collect();
    assert_eq!(steps, numbers, "a number names its place, so that no two steps are taken for one");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name()).collect();
    files.sort();
    let both = numbers.iter().flat_map(|it| [format!("{it}.postgres.sql"), format!("{it}.sqlite.sql")]);
    assert_eq!(files, both.map(std::ffi::OsString::from).collect::<Vec<_>>(), "and no file is left out");
}
