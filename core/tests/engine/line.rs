//! The line between a device and a city, which a test can cut.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{broadcast, watch};

use super::kit::CEILING;
use super::port::ReservedPort;

/// The line; its address stays the same when it comes back.
#[derive(Clone)]
pub(crate) struct Line {
    port: Arc<ReservedPort>,
    up: watch::Sender<bool>,
    cut: broadcast::Sender<()>,
}

impl Line {
    /// A line to the city at `city`, up or not.
    pub(crate) async fn to(city: SocketAddr, up: bool) -> Self {
        let port = Arc::new(ReservedPort::new());
        let line = Self { port, up: watch::Sender::new(false), cut: broadcast::channel(8).0 };
        let (ready, running) = (line.up.subscribe(), line.clone());
        tokio::spawn(running.run(ready, city));
        line.set(up).await;
        line
    }

    /// Where a device finds the city.
    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address())
    }

    fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port.number()).into()
    }

    /// Breaks every connection there is; new ones can be made.
    pub(crate) fn cut(&self) {
        self.cut.send(()).ok();
    }

    /// Takes the line down or brings it up; done when it is.
    pub(crate) async fn set(&self, up: bool) {
        self.up.send_replace(up);
        if !up {
            self.cut();
        }
        let done = async {
            while TcpStream::connect(self.address()).await.is_ok() != up {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(CEILING, done).await.expect("the line goes up or down");
    }

    async fn run(self, mut up: watch::Receiver<bool>, city: SocketAddr) {
        loop {
            if up.wait_for(|up| *up).await.is_err() {
                return;
            }
            let listener = TcpListener::bind(self.address()).await.unwrap();
            while *up.borrow() {
                tokio::select! {
                    _ = up.changed() => {}
                    Ok((socket, _)) = listener.accept() => {
                        tokio::spawn(carry(socket, city, self.cut.subscribe()));
                    }
                }
            }
        }
    }
}

async fn carry(mut device: TcpStream, city: SocketAddr, mut cut: broadcast::Receiver<()>) {
    let Ok(mut city) = TcpStream::connect(city).await else { return };
    tokio::select! {
        _ = cut.recv() => {}
        _ = copy_bidirectional(&mut device, &mut city) => {}
    }
}
