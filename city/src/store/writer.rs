//! The one writer: takes up to 512 jobs into a transaction, gives each a savepoint, answers after the COMMIT.
//!
//! A commit costs one fsync whatever it carries, so sharing it makes full durability nearly free. A job that fails
//! is rolled back to its savepoint and the others stay.
//!
//! The writer has a thread of its own: every statement is a wait for the database, and in the runtime of the requests
//! it would queue up behind all of them each time.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::fault;
use crate::problem::{Failure, Result};
use crate::store::db::Conn;
use crate::store::dialect::{self, Address, Pool};
use crate::store::migrate;
use crate::store::put::{self, NewReport, PutOutcome};

/// Most jobs one transaction takes.
const BATCH: usize = 512;

pub(crate) type PutJob = (NewReport, oneshot::Sender<Result<PutOutcome>>);

enum Message {
    Job(Box<dyn Job>),
    Put(Box<PutJob>),
}

trait Job: Send {
    /// Does the work; whether what it wrote is kept.
    fn run<'a>(&'a mut self, conn: &'a mut Conn) -> BoxFuture<'a, bool>;
    /// Tells the caller, now that the transaction is over.
    fn finish(self: Box<Self>, commit: Result<()>);
}

struct Typed<T, F> {
    work: Option<F>,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T, F> Job for Typed<T, F>
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
{
    fn run<'a>(&'a mut self, conn: &'a mut Conn) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return false };
            let outcome = caught(async { work(conn).await }).await;
            let keep = outcome.is_ok();
            self.outcome = Some(outcome);
            keep
        })
    }

    fn finish(self: Box<Self>, commit: Result<()>) {
        let Self { outcome, reply, .. } = *self;
        // A caller that went away does not undo what it asked for.
        let _ = reply.send(commit.and_then(|()| outcome.unwrap_or_else(|| Err(stopped()))));
    }
}

/// The door to the writer's task.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Message>,
    closing: tokio_util::sync::CancellationToken,
    task: Arc<Mutex<Option<JoinHandle<()>>>>,
}

impl Writer {
    /// Opens the record for writing, brings its schema up to date, and takes jobs from then on.
    pub(crate) async fn start(address: Address) -> Result<Self> {
        let (queue, jobs) = mpsc::channel(BATCH * 4);
        let closing = tokio_util::sync::CancellationToken::new();
        let (ready, opened) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let until = closing.clone();
        let task = tokio::task::spawn_blocking(move || {
            runtime.block_on(async {
                let pool = address.writer();
                let migrated = open(&pool).await;
                let good = migrated.is_ok();
                if ready.send(migrated).is_ok() && good {
                    work(pool, jobs, until).await;
                }
            });
        });
        opened.await.map_err(|_| stopped())??;
        Ok(Self { queue, closing, task: Arc::new(Mutex::new(Some(task))) })
    }

    pub(crate) async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Typed { work: Some(work), outcome: None, reply };
        self.queue.send(Message::Job(Box::new(job))).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    pub(crate) async fn put(&self, report: NewReport) -> Result<PutOutcome> {
        let (reply, answer) = oneshot::channel();
        self.queue.send(Message::Put(Box::new((report, reply)))).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// Whether it still takes jobs.
    pub(crate) fn is_there(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Takes no more jobs, finishes those that are there, and ends the task.
    pub(crate) async fn close(&self) {
        self.closing.cancel();
        if let Some(task) = self.task.lock().await.take() {
            let _ = task.await;
        }
    }
}

/// A piece of work whose defect fails it alone: a panic must not end the writing of all.
pub(super) async fn caught<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let done = AssertUnwindSafe(work).catch_unwind().await;
    done.unwrap_or_else(|_| Err(Failure::Data("a piece of the writer's work panicked".into())))
}

/// The failure of a transaction, for each who had a part in it. What they sent they send again under the same id, so
/// that it is neither lost nor there twice, whether or not the COMMIT was done.
fn shared(failure: &Failure) -> Failure {
    if failure.is_transient() { Failure::try_again() } else { Failure::Data(failure.to_string()) }
}

fn stopped() -> Failure {
    Failure::busy(http::StatusCode::SERVICE_UNAVAILABLE, "The city is stopping", 5)
}

async fn open(pool: &Pool) -> Result<()> {
    migrate::run(&mut pool.acquire().await?).await
}

async fn work(pool: Pool, mut jobs: mpsc::Receiver<Message>, closing: tokio_util::sync::CancellationToken) {
    let mut batch = Vec::with_capacity(BATCH);
    let mut conn = None;
    loop {
        let got = tokio::select! {
            biased;
            got = jobs.recv_many(&mut batch, BATCH) => got,
            () = closing.cancelled() => { jobs.close(); jobs.recv_many(&mut batch, BATCH).await }
        };
        if got == 0 {
            break;
        }
        conn = transact(&pool, conn, std::mem::take(&mut batch)).await;
    }
    drop(conn);
    pool.close().await;
}

/// One transaction with everything in `batch`, and the answers; the connection, if it is still good.
async fn transact(pool: &Pool, conn: Option<Conn>, batch: Vec<Message>) -> Option<Conn> {
    let mut jobs = Vec::new();
    let mut puts = Vec::new();
    for message in batch {
        match message {
            Message::Job(job) => jobs.push(job),
            Message::Put(put) => puts.push(*put),
        }
    }
    let done = match begun(pool, conn).await {
        Ok(conn) => run(conn, &mut jobs, &mut puts).await,
        Err(failure) => Err(failure),
    };
    let (conn, outcomes, failed) = match done {
        Ok((conn, outcomes)) => (Some(conn), outcomes, None),
        Err(failure) => {
            tracing::error!(error = %failure, "a transaction failed");
            (None, Vec::new(), Some(failure))
        }
    };
    let verdict = || failed.as_ref().map_or(Ok(()), |failure| Err(shared(failure)));
    for job in jobs {
        job.finish(verdict());
    }
    let mut outcomes = outcomes.into_iter();
    for (_, reply) in puts {
        let outcome = verdict().and_then(|()| outcomes.next().unwrap_or_else(|| Err(stopped())));
        let _ = reply.send(outcome);
    }
    conn
}

async fn begin(conn: &mut Conn) -> Result<()> {
    let begun = conn.script(dialect::begin(conn)).await;
    if begun.is_err() {
        // A wait for other writers that was cut off leaves a broken transaction open.
        let _ = conn.script("ROLLBACK").await;
    }
    begun
}

/// A connection with an open transaction: the one of before, or a new one if that broke meanwhile.
async fn begun(pool: &Pool, kept: Option<Conn>) -> Result<Conn> {
    if let Some(mut conn) = kept
        && begin(&mut conn).await.is_ok()
    {
        return Ok(conn);
    }
    let mut conn = pool.acquire().await?;
    begin(&mut conn).await?;
    Ok(conn)
}

type Outcomes = Vec<Result<PutOutcome>>;

async fn run(mut conn: Conn, jobs: &mut [Box<dyn Job>], puts: &mut [PutJob]) -> Result<(Conn, Outcomes)> {
    let done = async {
        let conn = &mut conn;
        let reports: Vec<&NewReport> = puts.iter().map(|(report, _)| report).collect();
        let outcomes = put::many(conn, &reports).await?;
        for job in jobs {
            conn.script("SAVEPOINT job").await?;
            let keep = job.run(conn).await;
            let end = if keep {
                "RELEASE SAVEPOINT job"
            } else {
                "ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job"
            };
            conn.script(end).await?;
        }
        fault::point("before commit");
        conn.script("COMMIT").await?;
        fault::point("after commit");
        Ok(outcomes)
    }
    .await;
    match done {
        Ok(outcomes) => Ok((conn, outcomes)),
        Err(failure) => {
            // A connection that cannot roll back is broken and the pool replaces it.
            let _ = conn.script("ROLLBACK").await;
            Err(failure)
        }
    }
}
