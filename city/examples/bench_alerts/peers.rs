//! The contenders: how each is started, listened to and told what to send.

use std::io::Write as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tokio::time::Instant;

use crate::Outcome;
use crate::city::City;
use crate::nginx::Nginx;
use crate::process::{Process, pinned};
use crate::readers::Hello;

/// What takes part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Kind {
    City,
    Nchan,
    Socketify,
    Nats,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::City, Self::Nchan, Self::Socketify, Self::Nats];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Nchan => "nchan",
            Self::Socketify => "socketify",
            Self::Nats => "nats",
        }
    }

    /// What readers say; `after` is the number of the last warning they have.
    pub(crate) fn hello(self, after: Option<usize>) -> Hello {
        let last = after.map(|after| format!("last-event-id: {after}\r\n")).unwrap_or_default();
        let get =
            |path: &str, fields: &str| format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{fields}\r\n");
        let (ask, open): (String, &'static [u8]) = match self {
            Self::City => {
                let fields = format!("accept: text/event-stream\r\n{last}");
                (get("/api/v1/alerts/stream", &fields), b"heartbeat")
            }
            Self::Nchan => (get("/sub", "accept: text/event-stream\r\n"), b"\r\n\r\n"),
            Self::Socketify => {
                let fields = "upgrade: websocket\r\nconnection: upgrade\r\n\
                              sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n";
                (get("/sub", fields), b"\r\n\r\n")
            }
            Self::Nats => {
                let hello = "CONNECT {\"verbose\":false,\"pedantic\":false}\r\nSUB alerts 1\r\nPING\r\n";
                (hello.to_owned(), b"PONG")
            }
        };
        Hello { ask: ask.into_bytes(), open }
    }
}

/// One that runs.
pub(crate) enum Contender {
    City(City),
    Peer { process: Process, address: SocketAddr, kind: Kind, publisher: Option<TcpStream> },
}

impl Contender {
    pub(crate) fn start(kind: Kind, folder: &Path, pip: &Path) -> Outcome<Self> {
        let (process, address) = match kind {
            Kind::City => return Ok(Self::City(City::start(folder, &[])?)),
            Kind::Nchan => {
                let nginx = Nginx::with_channel(folder)?;
                (nginx.process, nginx.address)
            }
            Kind::Socketify => socketify(pip)?,
            Kind::Nats => nats(pip)?,
        };
        Ok(Self::Peer { process, address, kind, publisher: None })
    }

    pub(crate) fn process(&self) -> &Process {
        match self {
            Self::City(city) => &city.node.process,
            Self::Peer { process, .. } => process,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        match self {
            Self::City(city) => city.address,
            Self::Peer { address, .. } => *address,
        }
    }

    /// Has this warning sent (the city signs one of its own); answers when it was told to.
    pub(crate) fn send(&mut self, warning: &str) -> Outcome<Instant> {
        match self {
            Self::City(city) => {
                city.draft()?;
                let now = Instant::now();
                city.approve()?;
                Ok(now)
            }
            Self::Peer { kind, publisher, address, .. } => {
                // A fresh line each time: one that was silent for long is closed by some.
                let publisher = publisher.insert(connect(*address)?);
                if *kind == Kind::Nats {
                    publisher.write_all(b"CONNECT {\"verbose\":false}\r\n")?;
                }
                let (length, now) = (warning.len(), Instant::now());
                let order = match kind {
                    Kind::Nats => format!("PUB alerts {length}\r\n{warning}\r\n"),
                    _ => format!(
                        "POST /pub HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/plain\r\ncontent-length: {length}\r\n\r\n{warning}"
                    ),
                };
                publisher.write_all(order.as_bytes())?;
                Ok(now)
            }
        }
    }

    /// Takes the city's answer; what it signed, as it stands in the stream.
    pub(crate) fn sent(&mut self) -> Outcome<Option<String>> {
        match self {
            Self::City(city) => {
                Ok(Some(format!("{{\"type\":\"alert\",\"alert\":\"{}\"}}", city.approved()?)))
            }
            Self::Peer { .. } => Ok(None),
        }
    }
}

const SOCKETIFY: &str = r#"
import sys
from socketify import App, OpCode, CompressOptions
app = App()
app.ws("/sub", {"compression": CompressOptions.DISABLED, "idle_timeout": 0, "max_payload_length": 65536,
    "open": lambda ws: ws.subscribe("alerts"), "message": lambda ws, message, code: None})
async def publish(response, request):
    text = await response.get_text()
    app.publish("alerts", text, OpCode.TEXT)
    response.end("")
app.post("/pub", publish)
app.listen(int(sys.argv[1]), lambda config: None)
app.run()
"#;

fn socketify(pip: &Path) -> Outcome<(Process, SocketAddr)> {
    let address = free()?;
    let mut command = pinned("python3");
    command.env("PYTHONPATH", pip).args(["-c", SOCKETIFY, &address.port().to_string()]);
    up(command, address)
}

pub(crate) fn nats(pip: &Path) -> Outcome<(Process, SocketAddr)> {
    let address = free()?;
    let mut command = pinned(pip.join("bin/nats-server"));
    command.args(["--addr", "127.0.0.1", "--port", &address.port().to_string()]);
    up(command, address)
}

fn up(mut command: Command, address: SocketAddr) -> Outcome<(Process, SocketAddr)> {
    let process = Process(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    connect(address)?;
    Ok((process, address))
}

fn free() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

fn connect(address: SocketAddr) -> Outcome<TcpStream> {
    for _ in 0..400 {
        if let Ok(line) = TcpStream::connect(address) {
            line.set_nodelay(true)?;
            return Ok(line);
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    Err("a peer did not start".into())
}

/// The peers that come from PyPI, installed once as the requirements say.
pub(crate) fn installed() -> Outcome<PathBuf> {
    let folder = std::env::current_exe()?.with_file_name("bench_alerts_peers");
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bench_alerts/requirements.txt");
    let wanted = std::fs::read(&requirements)?;
    let done = folder.join("requirements.txt");
    if std::fs::read(&done).is_ok_and(|had| had == wanted) {
        return Ok(folder);
    }
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--upgrade", "--target"])
        .arg(&folder);
    if !pip.arg("-r").arg(requirements).status()?.success() {
        return Err("pip could not install the peers".into());
    }
    std::fs::write(done, wanted)?;
    Ok(folder)
}
