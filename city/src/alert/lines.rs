//! Streams of warnings that have a line of their own: a number and a socket each, nothing else.
//!
//! A few writers share the lines. A writer puts an event's bytes straight into each of its sockets: nobody is woken for
//! it, nothing is copied. A socket that is full goes to a task of its own, which waits for the reader and then gives it
//! from the record what it missed, as if it had come back: a slow reader costs no queue, delays nobody and misses
//! nothing.

use std::io::ErrorKind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::{Buf as _, Bytes, BytesMut};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::feed::{Frame, Reader};
use crate::api::ALERT_STREAM;
use crate::state::App;

/// The field that says which message a device had last.
pub(crate) const LAST_EVENT_ID: &str = "last-event-id";
/// The answer before the first event. Its end is the end of the line: no length, no chunks around the events.
const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n\
x-content-type-options: nosniff\r\nx-accel-buffering: no\r\nconnection: close\r\n\r\n";
/// Longest time a line may take nothing while something waits for it.
const PATIENCE: Duration = Duration::from_secs(120);
/// Bytes that the system may keep for a reader, of which it makes twice as many; more waits in the record.
const UNREAD: usize = 32 * 1_024;
/// How often lines are looked at for readers that left.
const LOOK: Duration = Duration::from_secs(1);
/// Lines that are written to before others get their turn on this processor.
const TURN: usize = 128;

/// The writers of a node.
#[derive(Debug)]
pub(crate) struct Writers {
    joining: Vec<mpsc::UnboundedSender<Joining>>,
    next: AtomicUsize,
}

/// What the writers begin with.
pub(crate) type Queues = Vec<mpsc::UnboundedReceiver<Joining>>;

/// A line that has everything up to `sent`, with what came since then.
#[derive(Debug)]
pub(crate) struct Joining {
    socket: TcpStream,
    sent: i64,
    reader: Reader,
}

struct Line {
    socket: TcpStream,
    sent: i64,
    place: OwnedSemaphorePermit,
}

impl Writers {
    /// A writer for each processor, and where each gets its lines from.
    pub(crate) fn new() -> (Self, Queues) {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let (joining, queues) = (0..count).map(|_| mpsc::unbounded_channel()).unzip();
        (Self { joining, next: AtomicUsize::new(0) }, queues)
    }

    fn join(&self, joining: Joining) {
        let turn = self.next.fetch_add(1, Ordering::Relaxed).checked_rem(self.joining.len());
        if let Some(writer) = turn.and_then(|turn| self.joining.get(turn)) {
            // A writer ends with the city, and its lines with it.
            let _ = writer.send(joining);
        }
    }
}

/// Answers a request of this length, which was looked at and is still to be read.
pub(crate) async fn begin(app: App, socket: TcpStream, reader: Reader, request: usize, after: Option<i64>) {
    let mut asked = vec![0; request];
    // Without it the system would keep up to 4 MB for each reader that reads nothing.
    let bounded = rustix::net::sockopt::set_socket_send_buffer_size(&socket, UNREAD).is_ok();
    if bounded && socket.try_read(&mut asked).is_ok_and(|read| read == request) {
        tracing::info!(method = "GET", route = ALERT_STREAM, status = 200, millis = 0, "request");
        give(app, socket, reader, Bytes::from_static(HEAD), after).await;
    }
}

/// Writes what is due at once, then has the line join the others. A line that fails ends: the device comes back.
async fn give(app: App, mut socket: TcpStream, reader: Reader, due: Bytes, after: Option<i64>) {
    let Ok((first, sent)) = reader.first(&app, after).await else { return };
    let mut bytes = BytesMut::from(due);
    first.iter().for_each(|frame| bytes.extend_from_slice(&frame.bytes));
    let written = async {
        while bytes.has_remaining() {
            match tokio::time::timeout(PATIENCE, socket.write_buf(&mut bytes)).await {
                Ok(Ok(_)) => {}
                _ => return false,
            }
        }
        true
    };
    let written = tokio::select! { written = written => written, () = app.stopping.cancelled() => false };
    if written {
        app.feed.writers.join(Joining { socket, sent, reader });
    }
}

/// One writer, until the city stops.
pub(crate) async fn write(app: App, mut joining: mpsc::UnboundedReceiver<Joining>) {
    let mut frames = app.feed.frames();
    let mut lines: Vec<Line> = Vec::new();
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => break,
            Some(joining) = joining.recv() => lines.extend(welcome(&app, joining)),
            _ = look.tick() => lines.retain(|line| is_there(&line.socket)),
            frame = frames.recv() => match frame {
                Ok(frame) => pass(&app, &mut lines, &frame).await,
                // This writer fell behind: its lines come in anew, each where it was.
                Err(_) => lines.drain(..).for_each(|line| catch_up(&app, line, Bytes::new())),
            },
        }
    }
}

/// A line with what came between its first events and now.
fn welcome(app: &App, joining: Joining) -> Option<Line> {
    let Joining { socket, sent, reader } = joining;
    let (mut frames, place) = reader.into_parts();
    let mut line = Line { socket, sent, place };
    loop {
        match frames.try_recv() {
            Ok(frame) => line = line.take(app, &frame)?,
            Err(tokio::sync::broadcast::error::TryRecvError::Lagged(_)) => {
                catch_up(app, line, Bytes::new());
                return None;
            }
            Err(_) => return Some(line),
        }
    }
}

async fn pass(app: &App, lines: &mut Vec<Line>, frame: &Frame) {
    let mut kept = Vec::with_capacity(lines.len());
    for (number, line) in std::mem::take(lines).into_iter().enumerate() {
        kept.extend(line.take(app, frame));
        if number % TURN == TURN - 1 {
            tokio::task::yield_now().await;
        }
    }
    *lines = kept;
}

impl Line {
    /// Writes an event unless it has it; `None` where the line ended or has to catch up.
    fn take(mut self, app: &App, frame: &Frame) -> Option<Self> {
        if frame.sequence.is_some_and(|sequence| sequence <= self.sent) {
            return Some(self);
        }
        let written = match self.socket.try_write(&frame.bytes) {
            Ok(written) => written,
            Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
            Err(_) => return None,
        };
        if written > 0 {
            self.sent = frame.sequence.unwrap_or(self.sent);
        }
        if written == frame.bytes.len() {
            return Some(self);
        }
        let begun = if written > 0 { frame.bytes.slice(written..) } else { Bytes::new() };
        catch_up(app, self, begun);
        None
    }
}

/// Has a line wait for its reader: first the rest of the event that is on its way, then what the record has.
fn catch_up(app: &App, line: Line, rest: Bytes) {
    let Line { mut socket, sent, place } = line;
    let app = app.clone();
    tokio::spawn(async move {
        let mut rest = rest;
        let ready = async {
            while rest.has_remaining() {
                if socket.write_buf(&mut rest).await.is_err() {
                    return false;
                }
            }
            socket.writable().await.is_ok()
        };
        let ready = tokio::select! {
            ready = tokio::time::timeout(PATIENCE, ready) => ready == Ok(true),
            () = app.stopping.cancelled() => false,
        };
        if ready {
            let reader = app.feed.hear(place);
            give(app, socket, reader, Bytes::new(), Some(sent)).await;
        }
    });
}

/// Whether the reader is still at the other end. What it says is of no interest.
fn is_there(socket: &TcpStream) -> bool {
    match socket.try_read(&mut [0; 256]) {
        Ok(read) => read > 0,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}
