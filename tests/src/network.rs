//! A bad network between phone and city: it can be off, and it cuts, delays and repeats.

mod fate;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use fate::{Fate, Way};

use crate::port::ReservedPort;

/// Requests that are kept for repeating are at most this long.
const KEPT: usize = 1 << 20;

/// A TCP proxy of our own in front of the city.
pub struct BadNetwork {
    /// Where phones reach it.
    pub addr: SocketAddr,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
    _port: ReservedPort,
}

struct Shared {
    city: Mutex<Option<SocketAddr>>,
    on: watch::Sender<bool>,
    listening: watch::Sender<bool>,
    dice: Mutex<Option<StdRng>>,
    counts: Counts,
}

/// What happened to connections so far.
#[derive(Default)]
pub struct Counts {
    cut: AtomicU64,
    delayed: AtomicU64,
    repeated: AtomicU64,
}

impl BadNetwork {
    /// A network that is good until `worsen`; `city` may be told later.
    pub async fn start(city: Option<u16>) -> Self {
        // Reserved: a phone that tries the port while the network is off must not be given it for its own end,
        // and would then be connected to itself.
        let port = ReservedPort::new();
        let addr = SocketAddr::from(([127, 0, 0, 1], port.number()));
        let listener = listen(addr).await;
        let shared = Arc::new(Shared {
            city: Mutex::new(city.map(|port| ([127, 0, 0, 1], port).into())),
            on: watch::Sender::new(true),
            listening: watch::Sender::new(true),
            dice: Mutex::new(None),
            counts: Counts::default(),
        });
        let task = tokio::spawn(run(listener, addr, Arc::clone(&shared)));
        Self { addr, shared, task, _port: port }
    }

    /// The address of the city as seen through this network.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Says where the city is.
    pub fn leads_to(&self, port: u16) {
        *lock(&self.shared.city) = Some(([127, 0, 0, 1], port).into());
    }

    /// No network: open connections break, and nobody listens any more.
    pub async fn off(&self) {
        self.switch(false).await;
    }

    /// The network is back.
    pub async fn on(&self) {
        self.switch(true).await;
    }

    async fn switch(&self, on: bool) {
        self.shared.on.send_replace(on);
        let mut listening = self.shared.listening.subscribe();
        let there = listening.wait_for(|listening| *listening == on).await;
        assert!(there.is_ok(), "the network can be switched");
    }

    /// From now on connections are cut, delayed and repeated as these dice say.
    pub fn worsen(&self, dice: StdRng) {
        *lock(&self.shared.dice) = Some(dice);
    }

    /// A good network again.
    pub fn mend(&self) {
        *lock(&self.shared.dice) = None;
    }

    /// Connections cut, delayed and repeated so far.
    #[must_use]
    pub fn counts(&self) -> (u64, u64, u64) {
        let Counts { cut, delayed, repeated } = &self.shared.counts;
        (cut.load(Ordering::SeqCst), delayed.load(Ordering::SeqCst), repeated.load(Ordering::SeqCst))
    }
}

impl Drop for BadNetwork {
    fn drop(&mut self) {
        self.task.abort();
        self.shared.on.send_replace(false);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn listen(addr: SocketAddr) -> TcpListener {
    TcpListener::bind(addr).await.expect("nobody else takes a reserved port")
}

/// Listens whenever the network is on.
async fn run(listener: TcpListener, addr: SocketAddr, shared: Arc<Shared>) {
    let mut switch = shared.on.subscribe();
    let mut listener = Some(listener);
    loop {
        let open = match listener.take() {
            Some(open) => open,
            None => listen(addr).await,
        };
        shared.listening.send_replace(true);
        tokio::select! {
            () = accept(&open, &shared) => {}
            _ = switch.wait_for(|on| !on) => {}
        }
        drop(open);
        shared.listening.send_replace(false);
        if switch.wait_for(|on| *on).await.is_err() {
            return;
        }
    }
}

async fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    while let Ok((phone, _)) = listener.accept().await {
        let Some(city) = *lock(&shared.city) else { continue };
        let fate = lock(&shared.dice).as_mut().map_or(Fate::CLEAN, Fate::throw);
        let shared = Arc::clone(shared);
        tokio::spawn(async move {
            let mut switch = shared.on.subscribe();
            tokio::select! {
                _ = switch.wait_for(|on| !on) => {}
                () = carry(phone, city, fate, &shared.counts) => {}
            }
        });
    }
}

/// Carries one connection to its fate; dropping the streams is the cut.
async fn carry(phone: TcpStream, city: SocketAddr, fate: Fate, counts: &Counts) {
    let Ok(upstream) = TcpStream::connect(city).await else { return };
    let (from_phone, to_phone) = phone.into_split();
    let (from_city, to_city) = upstream.into_split();
    let mut sent = Vec::new();
    let up = pump(from_phone, to_city, fate.up, Some(&mut sent), counts);
    let down = pump(from_city, to_phone, fate.down, None, counts);
    let cut = tokio::select! { cut = up => cut, cut = down => cut };
    if cut {
        counts.cut.fetch_add(1, Ordering::SeqCst);
    }
    if fate.repeat && !sent.is_empty() {
        counts.repeated.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(repeat(city, sent));
    }
}

/// Copies one direction; answers whether fate cut it.
async fn pump(
    mut from: impl AsyncReadExt + Unpin,
    mut to: impl AsyncWriteExt + Unpin,
    way: Way,
    mut kept: Option<&mut Vec<u8>>,
    counts: &Counts,
) -> bool {
    let mut buffer = [0; 16 * 1024];
    let mut passed = 0;
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        let (allowed, delay) = way.at(passed, read);
        if let Some(delay) = delay {
            counts.delayed.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(delay).await;
        }
        if let Some(kept) = kept.as_mut().filter(|kept| kept.len() + allowed <= KEPT) {
            kept.extend_from_slice(&buffer[..allowed]);
        }
        if to.write_all(&buffer[..allowed]).await.is_err() {
            return false;
        }
        if allowed < read {
            let _ = to.flush().await;
            return true;
        }
        passed += read;
    }
    false
}

/// Sends the same bytes once more, and nobody reads the answer.
async fn repeat(city: SocketAddr, bytes: Vec<u8>) {
    let Ok(mut stream) = TcpStream::connect(city).await else { return };
    if stream.write_all(&bytes).await.is_ok() && stream.shutdown().await.is_ok() {
        let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
    }
}
