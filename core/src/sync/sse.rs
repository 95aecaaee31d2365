//! Server-sent events as far as the city's streams use them: `data` lines, an empty line after each event.

use async_stream::try_stream;
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use serde::de::DeserializeOwned;

use crate::net::Verdict;

/// Why a stream cannot be read on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SseError {
    #[error("the connection broke")]
    Broken(#[from] reqwest::Error),
    #[error("an event is too long")]
    TooLong,
}

impl SseError {
    pub(crate) fn verdict(&self) -> Verdict {
        match self {
            Self::Broken(error) => Verdict::of_error(error),
            Self::TooLong => Verdict::Transient { after: None },
        }
    }
}

/// The events of a body, each of at most `longest` bytes; what is not an event of ours is passed over, as a
/// newer city may say more.
pub(crate) fn events<T: DeserializeOwned>(
    body: impl Stream<Item = Result<Bytes, reqwest::Error>>,
    longest: usize,
) -> impl Stream<Item = Result<T, SseError>> {
    try_stream! {
        let mut parser = Parser::new(longest);
        let mut body = std::pin::pin!(body);
        while let Some(chunk) = body.next().await {
            for event in parser.feed(&chunk?)? {
                yield event;
            }
        }
    }
}

struct Parser {
    longest: usize,
    line: Vec<u8>,
    data: Vec<u8>,
}

impl Parser {
    fn new(longest: usize) -> Self {
        Self { longest, line: Vec::new(), data: Vec::new() }
    }

    fn feed<T: DeserializeOwned>(&mut self, chunk: &[u8]) -> Result<Vec<T>, SseError> {
        let mut events = Vec::new();
        for byte in chunk {
            if *byte != b'\n' {
                self.line.push(*byte);
            } else if let Some(event) = self.end_line() {
                events.push(event);
            }
            if self.line.len() + self.data.len() > self.longest {
                return Err(SseError::TooLong);
            }
        }
        Ok(events)
    }

    fn end_line<T: DeserializeOwned>(&mut self) -> Option<T> {
        let line = std::mem::take(&mut self.line);
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        if line.is_empty() {
            let data = std::mem::take(&mut self.data);
            return serde_json::from_slice(&data).ok();
        }
        if let Some(data) = line.strip_prefix(b"data:") {
            if !self.data.is_empty() {
                self.data.push(b'\n');
            }
            self.data.extend_from_slice(data.strip_prefix(b" ").unwrap_or(data));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hue_model::time::Millis;
    use hue_model::wire::MeEvent;
    use proptest::prelude::*;

    const EVENT_BYTES: usize = 1024;
    const TEXT: &[u8] = b": hello\n\nevent: x\r\ndata: {\"type\":\"heartbeat\",\r\ndata: \"time\":5}\r\n\r\n\
        data:{\"type\":\"of_tomorrow\"}\n\ndata: {\"type\":\"heartbeat\",\"time\":6}\n\n";

    proptest! {
        #[test]
        fn events_are_the_same_however_the_bytes_are_cut(cut in 1usize..40) {
            let mut parser = Parser::new(EVENT_BYTES);
            let mut heard: Vec<MeEvent> = Vec::new();
            for piece in TEXT.chunks(cut) {
                heard.extend(parser.feed(piece).unwrap());
            }
            let beat = |time| MeEvent::Heartbeat { time: Millis(time) };
            prop_assert_eq!(heard, vec![beat(5), beat(6)]);
        }
    }

    #[test]
    fn an_endless_event_ends_the_stream() {
        let mut parser = Parser::new(EVENT_BYTES);
        let flood = vec![b'x'; EVENT_BYTES + 1];
        assert!(matches!(parser.feed::<MeEvent>(&flood), Err(SseError::TooLong)));
    }
}
