//! What a file says of one festival, and what the festival says when the file is right.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hue_model::catalogue::{DateRule, Event, Span};
use hue_model::text::Localized;
use sha2::{Digest as _, Sha256};

use super::days::{known, span, yearly};
use super::lines::Properties;
use super::{Read, Why, cut, said};
use crate::catalogue::fields::{EVENT_ABOUT, EVENT_NAME, LINE};

/// What a file says of one UID.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The code of the festival.
    pub(crate) id: String,
    uid: String,
    name: String,
    about: String,
    venue: String,
    times: Vec<Time>,
    /// Whether it is one of our own export.
    own: bool,
    /// What of it has no place in a festival: `times` of the day, its `link`.
    pub(crate) left_out: BTreeSet<&'static str>,
}

/// Days on which a festival is held, or was to be held.
#[derive(Clone, Debug, PartialEq)]
struct Time {
    /// The day in the UID of our own export: it began on that one when we wrote it, and keeps the UID wherever it moves.
    began: Option<NaiveDate>,
    span: Span,
    /// The rule by which it comes back.
    yearly: Option<DateRule>,
    called_off: bool,
}

/// Reads an event.
pub(super) fn one(event: &Properties<'_>) -> Read {
    let text = |name: &str| event.find(name).map(said).unwrap_or_default();
    let name = cut(&text("SUMMARY"), EVENT_NAME);
    let refused = |why| (name.clone(), why);
    let uid = text("UID");
    if uid.is_empty() {
        return Err(refused(Why::NoUid));
    }
    if name.is_empty() {
        return Err((uid, Why::NoName));
    }
    if ["RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"].iter().any(|it| event.find(it).is_some()) {
        return Err(refused(Why::Recurs));
    }
    let span = span(event).map_err(refused)?;
    let yearly = match event.find("RRULE") {
        None => None,
        Some(rule) => Some(yearly(rule.val.as_str(), span).ok_or_else(|| refused(Why::Recurs))?),
    };
    let about = cut(&text("DESCRIPTION"), EVENT_ABOUT);
    let (own, began) = own(&uid).unzip();
    let called_off = text("STATUS").eq_ignore_ascii_case("CANCELLED");
    let timed = event.find("DTSTART").is_some_and(|it| it.val.as_str().contains('T'));
    let left_out = [("times", timed), ("link", !text("URL").is_empty() && own.is_none())];
    Ok(Entry {
        left_out: left_out.into_iter().filter_map(|(what, is)| is.then_some(what)).collect(),
        own: own.is_some(),
        id: own.unwrap_or_else(|| code(&uid)),
        about: if about.is_empty() { name.clone() } else { about },
        venue: cut(&text("LOCATION"), LINE),
        times: vec![Time { began, span, yearly, called_off }],
        uid,
        name,
    })
}

/// The code of a festival that another calendar keeps.
fn code(uid: &str) -> String {
    let hash: String = Sha256::digest(uid).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("ics-{hash}")
}

/// The code and the day that an UID of our own export has in it, as `Event::in_calendar` writes it.
fn own(uid: &str) -> Option<(String, NaiveDate)> {
    let (id, day) = uid.strip_suffix("@hue")?.rsplit_once('-')?;
    let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok()?;
    known(day.into()).ok()?;
    Some((id.to_owned(), day))
}

impl Time {
    /// Whether another one says the same days, and says so of the same event.
    fn is_same(&self, other: &Self) -> bool {
        (self.began, self.span, &self.yearly) == (other.began, other.span, &other.yearly)
    }

    /// The days of a rule in whose place it stands: those on which it began when we wrote it, and its own when it is called off.
    fn replaces(&self, rule: &DateRule) -> Vec<Span> {
        let began = self.began.map(|day| rule.between(day, day)).unwrap_or_default();
        let began = began.into_iter().filter(|span| Some(span.first) == self.began);
        began.chain(Some(self.span).filter(|span| self.called_off && has(rule, *span))).collect()
    }
}

/// Whether a rule has these days.
fn has(rule: &DateRule, span: Span) -> bool {
    rule.between(span.first, span.last).contains(&span)
}

impl Entry {
    /// What it is called.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// It has that time as well. What is held says what it is called rather than what is called off.
    pub(super) fn join(&mut self, other: Self) {
        if self.times.iter().all(|time| time.called_off) {
            (self.name, self.about, self.venue) = (other.name, other.about, other.venue);
        }
        self.times.extend(other.times);
        self.left_out.extend(other.left_out);
    }

    /// The times that the file calls off nowhere.
    fn held(&self) -> impl Iterator<Item = &Time> {
        let off = |time: &Time| self.times.iter().any(|it| it.called_off && it.is_same(time));
        self.times.iter().filter(move |time| !off(time))
    }

    /// What the festival says when the file is right; the same as `old` where that says so already. A text that the file
    /// does not change keeps its translations.
    pub(crate) fn over(&self, old: Option<&Event>) -> Result<Event, Why> {
        let off = self.held().next().is_none();
        match old {
            None if off => Err(Why::CalledOff),
            None if self.own => Err(Why::NoDays),
            None => self.new_one(),
            Some(old) if self.own => {
                let dates = self.own_dates(&old.dates)?;
                let said = if off { old.clone() } else { self.named(old) };
                Ok(Event { dates, ..said })
            }
            Some(old) if off => Ok(Event { retired: true, ..old.clone() }),
            Some(old) => {
                let description = kept(&self.about, &old.description);
                Ok(Event { description, dates: self.dates()?, ..self.named(old) })
            }
        }
    }

    /// The festival with the name and the venue of the file.
    fn named(&self, old: &Event) -> Event {
        Event { name: kept(&self.name, &old.name), venue: kept(&self.venue, &old.venue), ..old.clone() }
    }

    fn new_one(&self) -> Result<Event, Why> {
        Ok(Event {
            id: self.id.clone(),
            name: both(&self.name),
            description: both(&self.about),
            dates: self.dates()?,
            venue: both(&self.venue),
            place: None,
            source: cut(&format!("iCalendar, UID {}", self.uid), LINE),
            checked_against: 0,
            retired: false,
        })
    }

    /// The days of a festival that another calendar keeps. One that comes back each year and has days beside it, or leaves a
    /// year out, follows no rule that can be kept.
    fn dates(&self) -> Result<DateRule, Why> {
        let Some(rule) = self.held().find_map(|time| time.yearly.as_ref()) else {
            let spans: BTreeSet<Span> = self.held().map(|time| time.span).collect();
            return Ok(DateRule::Spans { spans: spans.into_iter().collect() });
        };
        let follows = |time: &Time| !time.called_off && time.yearly.as_ref() == Some(rule);
        if self.times.iter().all(follows) { Ok(rule.clone()) } else { Err(Why::Recurs) }
    }

    /// The days of one of ours: those that its rule has are no news; what moved or is called off stands on its old days no
    /// more; one that is announced each time is now announced, or waits to be announced again.
    fn own_dates(&self, rule: &DateRule) -> Result<DateRule, Why> {
        if self.times.iter().any(|time| time.yearly.is_some()) {
            return Err(Why::OwnRule);
        }
        let held: BTreeSet<Span> = self.held().map(|time| time.span).collect();
        let mut gone: BTreeSet<Span> = self.times.iter().flat_map(|time| time.replaces(rule)).collect();
        gone.retain(|span| !held.contains(span));
        if gone.is_empty() && held.iter().all(|span| has(rule, *span)) {
            return Ok(rule.clone());
        }
        let before = match rule {
            DateRule::Spans { spans } => spans.clone(),
            DateRule::Announced {} => Vec::new(),
            _ => return Err(Why::OwnRule),
        };
        let before = before.into_iter().filter(|span| !gone.contains(span));
        let all: BTreeSet<Span> = before.chain(held).collect();
        let spans: Vec<Span> = all.into_iter().collect();
        Ok(if spans.is_empty() { DateRule::Announced {} } else { DateRule::Spans { spans } })
    }
}

/// A text in both languages; nothing where there is none.
fn both(text: &str) -> Localized {
    if text.is_empty() { Localized::default() } else { Localized::vi_en(text, text) }
}

/// The old text with its translations where the new one is in it, otherwise the new one.
fn kept(new: &str, old: &Localized) -> Localized {
    let is_there = !new.is_empty() && old.0.values().any(|text| text == new);
    if is_there { old.clone() } else { both(new) }
}
