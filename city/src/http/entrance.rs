//! Where lines come in. A phone that opens the stream of warnings on a fresh line has that line handed to
//! [`crate::alert::lines`]: kept as a request under way, each would cost twenty times the memory. Everything else is a
//! request as any other, the same stream on a line that was used before included.

use std::io::{ErrorKind, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::serve::Listener;
use http::header;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Sleep;

use crate::alert::{lines, self_test};
use crate::api::ALERT_STREAM;
use crate::state::App;

/// Longest head of a request that is looked at; a longer one is a request as any other.
const HEAD: usize = 2_048;
/// Most fields of such a head.
const FIELDS: usize = 32;

/// The city's door as it listens.
pub(crate) struct Entrance {
    pub(crate) listener: TcpListener,
    pub(crate) app: App,
}

impl Entrance {
    /// The next line, and where it comes from.
    pub(super) async fn accept(&mut self) -> (Line, SocketAddr) {
        let (socket, from) = Listener::accept(&mut self.listener).await;
        // Only that small pieces go at once would be lost.
        let _ = socket.set_nodelay(true);
        let patience = self.app.config.limits.silence;
        (Line { socket: Some(socket), fresh: Some(self.app.clone()), patience, stuck: None }, from)
    }
}

/// A line; it ends at once for the server of requests when it was handed on.
pub(crate) struct Line {
    socket: Option<TcpStream>,
    /// Until it is known what the first request is.
    fresh: Option<App>,
    /// Longest time in which nothing can be written.
    patience: Duration,
    /// Runs while nothing can be.
    stuck: Option<Pin<Box<Sleep>>>,
}

impl Line {
    /// Hands the line on if the stream of warnings is what it is for and a place is free.
    fn sort(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let (Some(app), Some(socket)) = (&self.fresh, &self.socket) else { return Poll::Ready(Ok(())) };
        let mut head = [0; HEAD];
        let length = {
            let mut head = ReadBuf::new(&mut head);
            ready!(socket.poll_peek(cx, &mut head))?
        };
        let asked = head.get(..length).and_then(asked);
        if let Some(Asked { length, after, test }) = asked
            && let Some(reader) = app.feed.listen()
            && let (Some(app), Some(socket)) = (self.fresh.take(), self.socket.take())
        {
            tokio::spawn(lines::begin(app, socket, reader.testing(test), length, after));
        }
        self.fresh = None;
        Poll::Ready(Ok(()))
    }

    /// What came of writing; a failure where nothing could be written for long, as nobody reads at the other end.
    fn written(&mut self, cx: &mut Context<'_>, done: Poll<Result<usize>>) -> Poll<Result<usize>> {
        if done.is_ready() {
            self.stuck = None;
            return done;
        }
        let patience = self.patience;
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(tokio::time::sleep(patience)));
        stuck.as_mut().poll(cx).map(|()| Err(ErrorKind::TimedOut.into()))
    }
}

/// A request for the stream.
struct Asked {
    /// The length of its head, which is all of it.
    length: usize,
    /// The last message the device has.
    after: Option<i64>,
    /// The test it asks for.
    test: Option<self_test::Asked>,
}

/// The request for the stream, if this is the whole head of one.
fn asked(bytes: &[u8]) -> Option<Asked> {
    let mut fields = [httparse::EMPTY_HEADER; FIELDS];
    let mut request = httparse::Request::new(&mut fields);
    let httparse::Status::Complete(length) = request.parse(bytes).ok()? else { return None };
    let path = request.path?;
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if request.method != Some("GET") || path != ALERT_STREAM || length != bytes.len() {
        return None;
    }
    let last = request.headers.iter().find(|field| field.name.eq_ignore_ascii_case(lines::LAST_EVENT_ID));
    let has_body = |name: &str| name.eq_ignore_ascii_case(header::CONTENT_LENGTH.as_str());
    if request.headers.iter().any(|field| has_body(field.name)) {
        return None;
    }
    let after = last.and_then(|field| std::str::from_utf8(field.value).ok()?.trim().parse().ok());
    Some(Asked { length, after, test: self_test::Asked::of(query) })
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        ready!(self.sort(cx))?;
        match &mut self.socket {
            Some(socket) => Pin::new(socket).poll_read(cx, into),
            None => Poll::Ready(Ok(())),
        }
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let done = match &mut self.socket {
            Some(socket) => Pin::new(socket).poll_write(cx, bytes),
            None => Poll::Ready(Err(ErrorKind::NotConnected.into())),
        };
        self.written(cx, done)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[std::io::IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let done = match &mut self.socket {
            Some(socket) => Pin::new(socket).poll_write_vectored(cx, pieces),
            None => Poll::Ready(Err(ErrorKind::NotConnected.into())),
        };
        self.written(cx, done)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.socket.as_mut().map_or(Poll::Ready(Ok(())), |socket| Pin::new(socket).poll_flush(cx))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.socket.as_mut().map_or(Poll::Ready(Ok(())), |socket| Pin::new(socket).poll_shutdown(cx))
    }
}

#[cfg(test)]
mod tests {
    use super::asked;

    fn of(text: &str) -> Option<Option<i64>> {
        asked(text.as_bytes()).map(|asked| asked.after)
    }

    #[test]
    fn only_a_whole_request_for_the_stream_is_taken() {
        let whole = "GET /api/v1/alerts/stream HTTP/1.1\r\nHost: hue.example\r\n";
        assert_eq!(of(&format!("{whole}\r\n")), Some(None));
        assert_eq!(of(&format!("{whole}LAST-EVENT-ID: 7\r\n\r\n")), Some(Some(7)));
        assert_eq!(of(&format!("{whole}last-event-id: seven\r\n\r\n")), Some(None));
        assert_eq!(
            of(&whole.replace("stream", "stream?x=1").replace("Host", "X: y\r\nHost")),
            None,
            "not whole"
        );
        assert_eq!(of(&format!("{}\r\n", whole.replace("stream", "stream?x=1"))), Some(None));
        assert_eq!(of(&format!("{whole}\r\nGET / HTTP/1.1\r\n")), None, "more comes on this line");
        assert_eq!(of(&format!("{whole}content-length: 3\r\n\r\n")), None);
        assert_eq!(of(&format!("{}\r\n", whole.replace("GET", "POST"))), None);
        assert_eq!(of(&format!("{}\r\n", whole.replace("/stream", "/streams"))), None);
    }
}
