//! Festivals out of a calendar that somebody else keeps (iCalendar, RFC 5545). What is read becomes proposals; nothing of it
//! is published by itself, and what a file says that we cannot keep is said and left out.
//!
//! What has one UID is one festival, and its code comes from the UID: the same file read again says nothing new. A UID of
//! our own export is the festival it was made of.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Duration, NaiveDate, NaiveDateTime};
use hue_model::catalogue::{DateRule, Event, MOST_DAYS, Span};
use hue_model::text::{Localized, unprintable};
use icalendar::parser::{Component, Property, read_calendar, unfold};
use sha2::{Digest as _, Sha256};

use super::fields::{EVENT_ABOUT, EVENT_NAME, LINE};

/// Most events of a file.
pub(crate) const MOST: usize = 300;
/// How deep the parts of a file may lie in each other: a calendar, an event, its alarm, and room for what others invent.
const DEEP: usize = 8;
/// Huế is so far ahead of UTC.
const HUE: Duration = Duration::hours(7);
/// Names of that time.
const ZONES: [&str; 6] = [
    "Asia/Ho_Chi_Minh",
    "Asia/Saigon",
    "Asia/Bangkok",
    "Asia/Vientiane",
    "Asia/Phnom_Penh",
    "SE Asia Standard Time",
];

/// Why a file is no calendar that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoCalendar {
    /// It is no iCalendar.
    Unreadable,
    /// It has no event.
    Empty,
    /// It has more than [`MOST`].
    TooMany,
}

/// Why an event of a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It has no UID.
    NoUid,
    /// It has no name.
    NoName,
    /// Its days cannot be read.
    NoDays,
    /// It ends before it begins.
    Backwards,
    /// It lasts longer than [`MOST_DAYS`].
    TooLong,
    /// Its time is told by a zone that is not known here.
    Zone,
    /// It comes back by a rule that cannot be kept.
    Recurs,
    /// It is called off, and nobody knows it here.
    CalledOff,
    /// It is one of ours, whose days follow a rule: that is changed on its own page.
    OwnRule,
}

impl Why {
    /// Its word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::NoUid => "no-uid",
            Self::NoName => "no-name",
            Self::NoDays => "no-days",
            Self::Backwards => "backwards",
            Self::TooLong => "too-long",
            Self::Zone => "zone",
            Self::Recurs => "recurs",
            Self::CalledOff => "called-off",
            Self::OwnRule => "own-rule",
        }
    }
}

/// What a file says of one UID.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The code of the festival.
    pub(crate) id: String,
    uid: String,
    name: String,
    about: String,
    venue: String,
    dates: DateRule,
    called_off: bool,
    /// Whether it is one of our own export.
    own: bool,
}

/// An event of a file: what it says, or its name as far as it has one and why it is left out.
pub(crate) type Read = Result<Entry, (String, Why)>;

/// Reads a file: one for each UID, in the order of the file.
///
/// # Errors
/// It is no calendar, or one too large.
pub(crate) fn read(text: &str) -> Result<Vec<Read>, NoCalendar> {
    // A mark at the beginning is not one of RFC 5545, nor is a line end of LF alone; both are common.
    let text = text.trim_start_matches('\u{feff}').trim();
    if !is_flat(text) {
        return Err(NoCalendar::Unreadable);
    }
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).map_err(|_| NoCalendar::Unreadable)?;
    let events: Vec<&Component<'_>> = calendar.components.iter().filter(|it| it.name == "VEVENT").collect();
    match events.len() {
        0 => Err(NoCalendar::Empty),
        more if more > MOST => Err(NoCalendar::TooMany),
        _ => Ok(by_uid(events.into_iter().map(one))),
    }
}

/// Whether it is no deeper than a calendar is: reading goes down part by part.
fn is_flat(text: &str) -> bool {
    let mut depth = 0_usize;
    text.lines().all(|line| {
        let begins = |word: &str| line.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word));
        if begins("BEGIN:") {
            depth = depth.saturating_add(1);
        } else if begins("END:") {
            depth = depth.saturating_sub(1);
        }
        depth <= DEEP
    })
}

/// What has the same UID is held several times.
fn by_uid(all: impl Iterator<Item = Read>) -> Vec<Read> {
    let (mut read, mut places) = (Vec::<Read>::new(), BTreeMap::<String, usize>::new());
    for one in all {
        let place = one.as_ref().ok().and_then(|entry| places.get(&entry.id)).copied();
        let before = place.and_then(|place| read.get_mut(place)).and_then(|it| it.as_mut().ok());
        match (before, one) {
            (Some(before), Ok(entry)) => before.join(entry),
            (_, one) => {
                if let Ok(entry) = &one {
                    places.insert(entry.id.clone(), read.len());
                }
                read.push(one);
            }
        }
    }
    read
}

fn one(event: &Component<'_>) -> Read {
    let text = |name: &str| event.find_prop(name).map(said).unwrap_or_default();
    let name = cut(&text("SUMMARY"), EVENT_NAME);
    let refused = |why| (name.clone(), why);
    let uid = text("UID");
    if uid.is_empty() {
        return Err(refused(Why::NoUid));
    }
    if name.is_empty() {
        return Err((uid, Why::NoName));
    }
    if ["RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"].iter().any(|it| event.find_prop(it).is_some()) {
        return Err(refused(Why::Recurs));
    }
    let span = span(event).map_err(refused)?;
    let dates = match event.find_prop("RRULE") {
        None => DateRule::Spans { spans: vec![span] },
        Some(rule) => yearly(rule.val.as_str(), span).ok_or_else(|| refused(Why::Recurs))?,
    };
    let about = cut(&text("DESCRIPTION"), EVENT_ABOUT);
    let own = own(&uid);
    Ok(Entry {
        id: own.clone().unwrap_or_else(|| code(&uid)),
        about: if about.is_empty() { name.clone() } else { about },
        venue: cut(&text("LOCATION"), LINE),
        called_off: text("STATUS").eq_ignore_ascii_case("CANCELLED"),
        own: own.is_some(),
        uid,
        name,
        dates,
    })
}

/// A text without what escapes its letters, and in one line.
fn said(property: &Property<'_>) -> String {
    let text = property.val.clone().unescape_text();
    let plain = text.as_str().replace(unprintable, " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// So many characters of it.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}

/// The code of a festival that another calendar keeps.
fn code(uid: &str) -> String {
    let hash: String = Sha256::digest(uid).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("ics-{hash}")
}

/// The code that an UID of our own export has in it, as `Event::in_calendar` writes it.
fn own(uid: &str) -> Option<String> {
    let (id, day) = uid.strip_suffix("@hue")?.rsplit_once('-')?;
    let is_day = NaiveDate::parse_from_str(day, "%Y%m%d").is_ok();
    is_day.then(|| id.to_owned())
}

/// Each year on the same day; any other rule is none of ours.
fn yearly(rule: &str, span: Span) -> Option<DateRule> {
    let parts = rule.split(';').filter(|part| !part.is_empty()).map(|part| part.split_once('='));
    for part in parts {
        let (name, value) = part?;
        let (day, month) = (span.first.format("%-d").to_string(), span.first.format("%-m").to_string());
        let same = match name.to_ascii_uppercase().as_str() {
            "FREQ" => value.eq_ignore_ascii_case("YEARLY"),
            "INTERVAL" => value == "1",
            "BYMONTHDAY" => value == day,
            "BYMONTH" => value == month,
            "WKST" => true,
            _ => false,
        };
        if !same {
            return None;
        }
    }
    let number = |form: &str| span.first.format(form).to_string().parse().ok();
    let (month, day) = (number("%-m")?, number("%-d")?);
    let leap = (month, day) == (2, 29);
    (!leap).then_some(DateRule::Yearly { month, day, days: days(span) })
}

fn days(span: Span) -> u8 {
    let days = span.last.signed_duration_since(span.first).num_days().saturating_add(1);
    u8::try_from(days).unwrap_or(MOST_DAYS)
}

/// The days by Huế's clocks, the last one with them.
fn span(event: &Component<'_>) -> Result<Span, Why> {
    let first = event.find_prop("DTSTART").ok_or(Why::NoDays)?;
    let begins = moment(first)?;
    let ends = match (event.find_prop("DTEND"), event.find_prop("DURATION")) {
        (Some(end), _) => Some(moment(end)?),
        (None, Some(long)) => Some(begins + duration(long.val.as_str())?),
        (None, None) => None,
    };
    let first = begins.date();
    let last = match ends {
        // The end is the first moment, or the first day, that does not belong to it.
        Some(end) if end > begins => (end - Duration::seconds(1)).date(),
        Some(end) if end < begins => return Err(Why::Backwards),
        _ => first,
    };
    if last.signed_duration_since(first).num_days() >= i64::from(MOST_DAYS) {
        return Err(Why::TooLong);
    }
    Ok(Span { first, last })
}

/// A moment by Huế's clocks, in one of these centuries: no reckoning with it leaves the calendar.
fn moment(property: &Property<'_>) -> Result<NaiveDateTime, Why> {
    let text = property.val.as_str().trim();
    let utc = text.strip_suffix('Z');
    let at = match NaiveDate::parse_from_str(text, "%Y%m%d") {
        Ok(day) => return known(day.into()),
        Err(_) => NaiveDateTime::parse_from_str(utc.unwrap_or(text), "%Y%m%dT%H%M%S"),
    };
    let at = known(at.map_err(|_| Why::NoDays)?)?;
    let zone = property.params.iter().find(|it| it.key == "TZID").and_then(|it| it.val.as_ref());
    match (utc, zone) {
        (Some(_), _) => Ok(at + HUE),
        // A time without a zone is that of whoever reads it.
        (None, None) => Ok(at),
        (None, Some(zone)) if ZONES.contains(&zone.as_str().trim_matches('"')) => Ok(at),
        (None, Some(_)) => Err(Why::Zone),
    }
}

fn known(at: NaiveDateTime) -> Result<NaiveDateTime, Why> {
    if (1900..=2199).contains(&at.year()) { Ok(at) } else { Err(Why::NoDays) }
}

/// `P3D`, `P1W`, `PT5H`, `P1DT2H30M`.
fn duration(text: &str) -> Result<Duration, Why> {
    let rest = text.trim().trim_start_matches('+').strip_prefix('P').ok_or(Why::NoDays)?;
    let (mut seconds, mut number) = (0_i64, String::new());
    for letter in rest.chars() {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        let unit = match letter {
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            'T' if number.is_empty() => continue,
            _ => return Err(Why::NoDays),
        };
        let count: i64 = std::mem::take(&mut number).parse().map_err(|_| Why::NoDays)?;
        seconds = count.checked_mul(unit).and_then(|it| it.checked_add(seconds)).ok_or(Why::NoDays)?;
    }
    // Whatever is longer than that is too long, however long it is.
    let most = i64::from(MOST_DAYS).saturating_add(1).saturating_mul(86_400);
    if number.is_empty() { Ok(Duration::seconds(seconds.min(most))) } else { Err(Why::NoDays) }
}

impl Entry {
    /// What it is called.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// It is held at that time as well.
    fn join(&mut self, other: Self) {
        let DateRule::Spans { spans: more } = other.dates else { return };
        if let DateRule::Spans { spans } = &mut self.dates {
            spans.extend(more);
            spans.sort_unstable();
            spans.dedup();
        }
    }

    /// What the festival says when the file is right; the same as `old` where that says so already. A text that the file
    /// does not change keeps its translations.
    pub(crate) fn over(&self, old: Option<&Event>) -> Result<Event, Why> {
        match old {
            None if self.called_off => Err(Why::CalledOff),
            None if self.own => Err(Why::NoDays),
            None => Ok(self.new_one()),
            Some(old) if self.called_off && !self.own => Ok(Event { retired: true, ..old.clone() }),
            Some(old) => Ok(Event {
                name: kept(&self.name, &old.name),
                description: if self.own {
                    old.description.clone()
                } else {
                    kept(&self.about, &old.description)
                },
                venue: kept(&self.venue, &old.venue),
                dates: if self.own { self.own_dates(&old.dates)? } else { self.dates.clone() },
                ..old.clone()
            }),
        }
    }

    fn new_one(&self) -> Event {
        let both = |text: &str| Localized::vi_en(text, text);
        Event {
            id: self.id.clone(),
            name: both(&self.name),
            description: both(&self.about),
            dates: self.dates.clone(),
            venue: if self.venue.is_empty() { Localized::default() } else { both(&self.venue) },
            place: None,
            source: cut(&format!("iCalendar, UID {}", self.uid), LINE),
            checked_against: 0,
            retired: false,
        }
    }

    /// The days of one of ours: those that its rule has are no news; one that is announced each time is now announced.
    fn own_dates(&self, rule: &DateRule) -> Result<DateRule, Why> {
        let DateRule::Spans { spans } = &self.dates else { return Err(Why::OwnRule) };
        let held = |span: &Span| rule.between(span.first, span.last).contains(span);
        if spans.iter().all(held) {
            return Ok(rule.clone());
        }
        let mut all = match rule {
            DateRule::Spans { spans } => spans.clone(),
            DateRule::Announced {} => Vec::new(),
            _ => return Err(Why::OwnRule),
        };
        all.extend(spans);
        all.sort_unstable();
        all.dedup();
        Ok(DateRule::Spans { spans: all })
    }
}

/// The old text with its translations where the new one is in it, otherwise the new one.
fn kept(new: &str, old: &Localized) -> Localized {
    let is_there = old.0.values().any(|text| text == new) || (new.is_empty() && old.0.is_empty());
    if is_there { old.clone() } else { Localized::vi_en(new, new) }
}

#[cfg(test)]
mod tests {
    use hue_model::catalogue::{DateRule, Event, Span};
    use hue_model::ical::Calendar;
    use hue_model::text::Language;
    use hue_model::time::Millis;

    use super::{Entry, NoCalendar, Why, read};
    use crate::pack::CityPack;

    fn file(events: &[&str]) -> String {
        let events: String =
            events.iter().map(|it| format!("BEGIN:VEVENT\r\n{it}\r\nEND:VEVENT\r\n")).collect();
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hội An//vi\r\n{events}END:VCALENDAR\r\n")
    }

    fn one(event: &str) -> Result<Entry, Why> {
        let mut all = read(&file(&[event])).unwrap();
        assert_eq!(all.len(), 1);
        all.remove(0).map_err(|(_, why)| why)
    }

    /// The first and last day, as the calendar of a lantern night says them.
    fn held(days: &str) -> Result<(String, String), Why> {
        let entry = one(&format!("UID:den-long@hoian\r\nSUMMARY:Đêm hoa đăng\r\n{days}"))?;
        let DateRule::Spans { spans } = &entry.dates else { panic!("{entry:?}") };
        Ok((spans[0].first.to_string(), spans[0].last.to_string()))
    }

    #[test]
    fn days_are_those_of_hues_clocks_and_the_end_does_not_belong_to_them() {
        let is = |days: &str, first: &str, last: &str| {
            assert_eq!(held(days), Ok((first.into(), last.into())), "{days}");
        };
        is("DTSTART;VALUE=DATE:20260428", "2026-04-28", "2026-04-28");
        is("DTSTART;VALUE=DATE:20260428\r\nDTEND;VALUE=DATE:20260503", "2026-04-28", "2026-05-02");
        is("DTSTART:20260428T180000Z\r\nDTEND:20260428T200000Z", "2026-04-29", "2026-04-29");
        is(
            "DTSTART;TZID=Asia/Ho_Chi_Minh:20260428T190000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20260429T000000",
            "2026-04-28",
            "2026-04-28",
        );
        is("DTSTART:20260428T190000\r\nDURATION:PT6H", "2026-04-28", "2026-04-29");
        is("DTSTART;VALUE=DATE:20260428\r\nDURATION:P1W", "2026-04-28", "2026-05-04");
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let why = |event: &str, why: Why| assert_eq!(one(event), Err(why), "{event}");
        let of = |days: &str| format!("UID:a@b\r\nSUMMARY:Hội\r\n{days}");
        why("SUMMARY:Hội\r\nDTSTART:20260428T190000", Why::NoUid);
        why("UID:a@b\r\nDTSTART:20260428T190000", Why::NoName);
        why(&of("LOCATION:Huế"), Why::NoDays);
        why(&of("DTSTART:20261345T190000"), Why::NoDays);
        why(&of("DTSTART:00010101T000000Z"), Why::NoDays);
        why(&of("DTSTART:20260428T190000\r\nDURATION:P9999999999999999999D"), Why::NoDays);
        why(&of("DTSTART;VALUE=DATE:20260428\r\nDTEND;VALUE=DATE:20260420"), Why::Backwards);
        why(&of("DTSTART;VALUE=DATE:20260428\r\nDTEND;VALUE=DATE:20260628"), Why::TooLong);
        why(&of("DTSTART;TZID=Europe/Paris:20260428T190000"), Why::Zone);
        why(&of("DTSTART;VALUE=DATE:20260428\r\nRRULE:FREQ=MONTHLY"), Why::Recurs);
        why(&of("DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY"), Why::Recurs);
        assert_eq!(read("hello").unwrap_err(), NoCalendar::Unreadable);
        assert_eq!(read(&file(&[])).unwrap_err(), NoCalendar::Empty);
        assert_eq!(
            read(&"BEGIN:A\r\n".repeat(200_000)).unwrap_err(),
            NoCalendar::Unreadable,
            "and no stack is deep enough"
        );
        let many = vec!["UID:a@b"; super::MOST + 1];
        assert_eq!(read(&file(&many)).unwrap_err(), NoCalendar::TooMany);
    }

    #[test]
    fn folded_escaped_and_yearly_texts_are_read_and_one_uid_is_one_festival() {
        let text = file(&[
            "UID:hoa-dang@hoian\r\nSUMMARY:Đêm hoa đăng\\, Hội An\r\nDESCRIPTION:Thả đèn trên sông\r\n  Hoài.\\nVào cửa\r\n  tự do\r\nLOCATION:Bến Bạch Đằng\r\nDTSTART;VALUE=DATE:20260303",
            "UID:hoa-dang@hoian\r\nSUMMARY:Đêm hoa đăng\\, Hội An\r\nDTSTART;VALUE=DATE:20260401",
            "UID:le@hue\r\nSUMMARY:Lễ\r\nDTSTART;VALUE=DATE:20260326\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=26",
        ]);
        for text in [text.clone(), text.replace("\r\n", "\n"), format!("\u{feff}{text}")] {
            let read: Vec<Event> =
                read(&text).unwrap().into_iter().map(|it| it.unwrap().over(None).unwrap()).collect();
            let [lanterns, yearly] = read.as_slice() else { panic!("{read:?}") };
            assert_eq!(lanterns.name.text(Language::Vi), "Đêm hoa đăng, Hội An");
            assert_eq!(lanterns.description.text(Language::En), "Thả đèn trên sông Hoài. Vào cửa tự do");
            let day = |text: &str| text.parse().unwrap();
            let once = |text| Span { first: day(text), last: day(text) };
            assert_eq!(
                lanterns.dates,
                DateRule::Spans { spans: vec![once("2026-03-03"), once("2026-04-01")] }
            );
            assert_eq!(yearly.dates, DateRule::Yearly { month: 3, day: 26, days: 1 });
        }
    }

    #[test]
    fn our_own_export_says_nothing_new_and_announces_what_was_not() {
        let pack = CityPack::built_in().unwrap().catalogue;
        let (from, to) = ("2026-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
        let times = hue_model::catalogue::coming(&pack.events, from, to);
        let events = times
            .iter()
            .map(|(span, event)| event.in_calendar(*span, None, Language::Vi, "Hỏi lại", Millis(7)));
        let text = Calendar { name: "Lễ hội".into(), events: events.collect() }.write();
        let mut seen = 0;
        for entry in read(&text).unwrap() {
            let entry = entry.unwrap();
            let old = pack.events.iter().find(|it| it.id == entry.id).unwrap();
            assert_eq!(entry.over(Some(old)).as_ref(), Ok(old));
            seen += 1;
        }
        assert!(seen > 10, "{seen}");
        let announced = pack.events.iter().find(|it| it.dates == DateRule::Announced {}).unwrap();
        let of = |id: &str| {
            one(&format!(
                "UID:{id}-20270428@hue\r\nSUMMARY:{}\r\nDTSTART;VALUE=DATE:20270428",
                announced.name.text(Language::Vi)
            ))
            .unwrap()
        };
        let now = of(&announced.id).over(Some(announced)).unwrap();
        assert!(
            matches!(&now.dates, DateRule::Spans { spans } if spans.len() == 1) && now.name == announced.name
        );
        let ruled = pack.events.iter().find(|it| it.id == "trung-thu").unwrap();
        assert_eq!(of("trung-thu").over(Some(ruled)), Err(Why::OwnRule));
    }

    #[test]
    fn what_was_imported_keeps_its_translation_until_its_text_changes() {
        let of = |name: &str, more: &str| {
            one(&format!("UID:x@y\r\nSUMMARY:{name}\r\nDTSTART;VALUE=DATE:20270428{more}")).unwrap()
        };
        let mut known = of("Hội đèn", "").over(None).unwrap();
        known.name = hue_model::text::Localized::vi_en("Hội đèn", "Lantern fair");
        assert_eq!(of("Hội đèn", "").over(Some(&known)).as_ref(), Ok(&known));
        let renamed = of("Hội đèn lồng", "").over(Some(&known)).unwrap();
        assert_eq!(renamed.name.text(Language::En), "Hội đèn lồng");
        let off = of("Hội đèn", "\r\nSTATUS:CANCELLED");
        assert!(off.over(Some(&known)).unwrap().retired);
        assert_eq!(off.over(None), Err(Why::CalledOff));
    }
}
