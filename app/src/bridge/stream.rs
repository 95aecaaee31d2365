//! Server-sent events, read as they come in pieces.

/// Collects pieces of text and gives out the `data` of each whole event.
#[derive(Debug, Default)]
pub(super) struct EventReader {
    pending: String,
}

impl EventReader {
    /// Takes a piece in and answers the events that are whole now.
    pub(super) fn take(&mut self, piece: &str) -> Vec<String> {
        self.pending.push_str(&piece.replace("\r\n", "\n"));
        let mut events = Vec::new();
        while let Some((event, rest)) = self.pending.split_once("\n\n") {
            let data = data_of(event);
            let rest = rest.to_owned();
            if !data.is_empty() {
                events.push(data);
            }
            self.pending = rest;
        }
        events
    }
}

fn data_of(event: &str) -> String {
    let lines = event.lines().filter_map(|line| line.strip_prefix("data:"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::EventReader;

    #[test]
    fn an_event_cut_in_two_comes_out_once_and_whole() {
        let mut reader = EventReader::default();
        assert!(reader.take("id: 1\ndata: {\"a\":").is_empty(), "half an event is no event");
        assert_eq!(reader.take("1}\n\n: keep-alive\n\ndata: 2\n\n"), ["{\"a\":1}", "2"]);
    }
}
