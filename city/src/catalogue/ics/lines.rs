//! The events in the text of a calendar, line by line: whoever reads it so goes down with no part of it, however deep its
//! parts lie in each other, and no line takes the end of another part with it.

use icalendar::parser::Property;

/// What an event says; what its parts say, such as an alarm, is not among it.
#[derive(Default)]
pub(super) struct Properties<'a>(Vec<Property<'a>>);

impl Properties<'_> {
    /// The first one of this name.
    pub(super) fn find(&self, name: &str) -> Option<&Property<'_>> {
        self.0.iter().find(|it| it.name.as_str().eq_ignore_ascii_case(name))
    }
}

/// The events of a text that is folded no more; `None` where it is no calendar, or a part of it has no end.
pub(super) fn events(text: &str) -> Option<Vec<Properties<'_>>> {
    let (mut open, mut events) = (Vec::new(), Vec::<Properties<'_>>::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = after("BEGIN:", line) {
            open.push(name);
            if is_event(&open) {
                events.push(Properties::default());
            }
        } else if let Some(name) = after("END:", line) {
            open.pop().filter(|begun| begun.eq_ignore_ascii_case(name))?;
        } else if is_event(&open) {
            events.last_mut()?.0.push(property(line)?);
        } else if open.is_empty() {
            return None;
        }
    }
    (open.is_empty() && !text.is_empty()).then_some(events)
}

/// What stands after the word that a line begins with.
fn after<'a>(word: &str, line: &'a str) -> Option<&'a str> {
    let (begin, rest) = line.split_at_checked(word.len())?;
    begin.eq_ignore_ascii_case(word).then(|| rest.trim())
}

/// Whether the part that was begun last is an event, of a calendar or by itself.
fn is_event(open: &[&str]) -> bool {
    let is = |part: &str, name: &str| part.eq_ignore_ascii_case(name);
    match open {
        [event] => is(event, "VEVENT"),
        [calendar, event] => is(calendar, "VCALENDAR") && is(event, "VEVENT"),
        _ => false,
    }
}

/// What a line says: a name and a value, or a name alone.
fn property(line: &str) -> Option<Property<'_>> {
    let property = Property::try_from(line).ok()?;
    let name = property.name.as_str();
    let is_whole = !name.is_empty() && (line.contains(':') || line.trim() == name);
    is_whole.then_some(property)
}
