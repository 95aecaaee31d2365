//! The line between a device and a city, which a test can cut and listen to.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
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
    heard: watch::Sender<Heard>,
}

/// What went over a line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heard {
    /// Method and path of every request, in their order.
    pub(crate) requests: Vec<String>,
    /// Everything that the device said.
    pub(crate) said: Vec<u8>,
    /// Bytes both ways.
    pub(crate) bytes: usize,
}

impl Line {
    /// A line to the city at `city`, up or not.
    pub(crate) async fn to(city: SocketAddr, up: bool) -> Self {
        let port = Arc::new(ReservedPort::new());
        let line = Self {
            port,
            up: watch::Sender::new(false),
            cut: broadcast::channel(8).0,
            heard: watch::Sender::default(),
        };
        let (ready, running) = (line.up.subscribe(), line.clone());
        tokio::spawn(running.run(ready, city));
        line.set(up).await;
        line
    }

    /// Where a device finds the city.
    pub(crate) fn base_url(&self) -> String {
        format!("http://{}", self.address())
    }

    /// What went over it since the last look.
    pub(crate) fn heard(&self) -> Heard {
        self.heard.send_replace(Heard::default())
    }

    /// What goes over it from now on, without forgetting it.
    pub(crate) fn listen(&self) -> watch::Receiver<Heard> {
        self.heard.subscribe()
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
        if !up {
            // Whoever came in between the cut and the end of the listener.
            self.cut();
        }
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
                        tokio::spawn(carry(socket, city, self.cut.subscribe(), self.heard.clone()));
                    }
                }
            }
        }
    }
}

async fn carry(
    device: TcpStream,
    city: SocketAddr,
    mut cut: broadcast::Receiver<()>,
    heard: watch::Sender<Heard>,
) {
    let Ok(city) = TcpStream::connect(city).await else { return };
    let ((device_in, device_out), (city_in, city_out)) = (device.into_split(), city.into_split());
    tokio::select! {
        _ = cut.recv() => {}
        _ = async { tokio::join!(pass(device_in, city_out, &heard, true), pass(city_in, device_out, &heard, false)) } => {}
    }
}

/// Hands on what one side says.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, heard: &watch::Sender<Heard>, asks: bool) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        heard.send_modify(|heard| {
            heard.bytes += read;
            if asks {
                heard.said.extend_from_slice(&bytes[..read]);
                // The client writes each head at once.
                heard.requests.extend(request(&bytes[..read]));
            }
        });
        if to.write_all(&bytes[..read]).await.is_err() {
            return;
        }
    }
    to.shutdown().await.ok();
}

fn request(bytes: &[u8]) -> Option<String> {
    let line = bytes.split(|byte| *byte == b'\r').next()?;
    std::str::from_utf8(line).ok()?.strip_suffix(" HTTP/1.1").map(str::to_owned)
}
