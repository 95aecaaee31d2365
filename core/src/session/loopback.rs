//! A one-shot door on the loopback interface for the way back from the system browser (RFC 8252
//! §7.3). Browsers open sockets they never use and ask for icons, and anybody on the machine may
//! knock: only the answer with our state opens it.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use super::answer::{self, Answer};
use crate::clock::Clock;

/// The path of the redirect.
const PATH: &str = "/cb";
/// How long a caller may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);
/// Callers served at the same time; more wait their turn.
const CALLERS: usize = 256;

/// The listening door.
pub(crate) struct Loopback {
    listener: TcpListener,
    port: u16,
}

/// What the door knows of the attempt it waits for.
struct Wanted {
    port: u16,
    state: String,
    goes_on: String,
}

impl Loopback {
    /// Opens a door on a free port.
    pub(crate) async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// The address to come back to.
    pub(crate) fn redirect_uri(&self) -> String {
        format!("http://127.0.0.1:{}{PATH}", self.port)
    }

    /// Waits for the answer with `state`, sends the browser on to the page `goes_on`, and closes.
    pub(crate) async fn wait(self, state: &str, goes_on: &str, clock: &Arc<dyn Clock>) -> Answer {
        let wanted =
            Arc::new(Wanted { port: self.port, state: state.to_owned(), goes_on: goes_on.to_owned() });
        let mut callers = JoinSet::new();
        loop {
            tokio::select! {
                Some(served) = callers.join_next(), if !callers.is_empty() => {
                    if let Ok(Some(answer)) = served {
                        return answer;
                    }
                }
                accepted = self.listener.accept(), if callers.len() < CALLERS => {
                    if let Ok((stream, _)) = accepted {
                        let (wanted, patience) = (wanted.clone(), clock.sleep(PATIENCE));
                        callers.spawn(async move {
                            tokio::select! {
                                answer = serve(stream, &wanted) => answer.ok().flatten(),
                                () = patience => None,
                            }
                        });
                    }
                }
            }
        }
    }
}

async fn serve(mut stream: TcpStream, wanted: &Wanted) -> io::Result<Option<Answer>> {
    let head = read_head(&mut stream).await?;
    let (reply, answer) = respond(&head, wanted);
    stream.write_all(reply.as_bytes()).await?;
    stream.shutdown().await?;
    Ok(answer)
}

async fn read_head(stream: &mut TcpStream) -> io::Result<String> {
    let mut head = Vec::new();
    let mut limited = stream.take((2 * answer::MOST_BYTES) as u64);
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        if limited.read_buf(&mut head).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    String::from_utf8(head).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn respond(head: &str, wanted: &Wanted) -> (String, Option<Answer>) {
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // A page that has its own name point at this machine shows that name here.
    let host = lines.filter_map(|line| line.split_once(':'));
    let mut hosts = host.filter(|(name, _)| name.eq_ignore_ascii_case("host")).map(|(_, value)| value.trim());
    if hosts.next() != Some(&format!("127.0.0.1:{}", wanted.port)) || hosts.next().is_some() {
        return (plain("421 Misdirected Request"), None);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path != PATH {
        return (plain("404 Not Found"), None);
    }
    if method != "GET" {
        return (plain("405 Method Not Allowed"), None);
    }
    match answer::read(query, &wanted.state) {
        Some(answer) => (see_other(&wanted.goes_on, answer.outcome.is_err()), Some(answer)),
        None => (plain("400 Bad Request"), None),
    }
}

fn see_other(page: &str, refused: bool) -> String {
    let query = if refused { "?refused=1" } else { "" };
    reply("303 See Other", &format!("Location: {page}{query}\r\n"))
}

fn plain(status: &str) -> String {
    reply(status, "")
}

fn reply(status: &str, headers: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\nCache-Control: no-store\r\n\
         Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
    )
}
