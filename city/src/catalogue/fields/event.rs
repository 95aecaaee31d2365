//! The fields of a festival: what it is, and the rule that says on which days.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use hue_model::catalogue::{DateRule, Event, MOST_DAYS, Span};
use hue_model::problem::Rule;

use super::read::{Reader, kept};
use super::{Input, LINE, List, Part, Values, texts, yes};

/// Most characters of a name and of a description, typed or read from a calendar.
pub(crate) const EVENT_NAME: usize = 100;
pub(crate) const EVENT_ABOUT: usize = 500;
/// The rules, in the order of the form.
const DATES: [&str; 5] = ["lunar", "lunar_month", "yearly", "spans", "announced"];

pub(super) const PARTS: &[Part] = &[
    Part {
        key: "festival",
        hint: false,
        fields: &[
            ("name", Input::Both(EVENT_NAME)),
            ("description", Input::Both(EVENT_ABOUT)),
            ("venue", Input::Both(LINE)),
            ("place", Input::Of(List::Places)),
        ],
    },
    Part {
        key: "dates",
        hint: true,
        fields: &[
            ("dates", Input::Choice("console-catalogue-dates-{}", || DATES.map(str::to_owned).to_vec())),
            ("month", Input::Line(2, "text")),
            ("day", Input::Line(2, "text")),
            ("days", Input::Line(2, "text")),
            ("every", Input::Line(2, "text")),
            ("since", Input::Line(4, "text")),
            ("spans", Input::Area),
        ],
    },
    Part {
        key: "sure",
        hint: true,
        fields: &[
            ("dates_source", Input::Line(LINE, "text")),
            ("checked_against", Input::Line(3, "text")),
            ("retired", Input::Tick),
        ],
    },
];

/// The word of a rule.
pub(crate) const fn dates_word(rule: &DateRule) -> &'static str {
    match rule {
        DateRule::Lunar { .. } => "lunar",
        DateRule::LunarMonth { .. } => "lunar_month",
        DateRule::Yearly { .. } => "yearly",
        DateRule::Spans { .. } => "spans",
        DateRule::Announced {} => "announced",
    }
}

pub(super) fn of(event: &Event) -> Values {
    let mut values = texts([
        ("name", Some(&event.name)),
        ("description", Some(&event.description)),
        ("venue", Some(&event.venue)),
    ]);
    let plain = [
        ("place", event.place.clone().unwrap_or_default()),
        ("dates", dates_word(&event.dates).to_owned()),
        ("dates_source", event.source.clone()),
        ("checked_against", event.checked_against.to_string()),
        ("retired", yes(event.retired)),
    ];
    values.extend(plain.map(|(name, value)| (name.to_owned(), value)));
    values.extend(of_rule(&event.dates).into_iter().map(|(name, value)| (name.to_owned(), value)));
    values
}

fn of_rule(rule: &DateRule) -> Vec<(&'static str, String)> {
    match rule {
        DateRule::Lunar { month, day, days, every, since } => {
            let mut said = vec![("month", month), ("day", day), ("days", days)];
            said.extend((*every > 1).then_some(("every", every)));
            let since = (*every > 1).then(|| ("since", since.to_string()));
            said.into_iter().map(|(name, value)| (name, value.to_string())).chain(since).collect()
        }
        DateRule::LunarMonth { month } => vec![("month", month.to_string())],
        DateRule::Yearly { month, day, days } => {
            [("month", month), ("day", day), ("days", days)].map(|(name, it)| (name, it.to_string())).to_vec()
        }
        DateRule::Spans { spans } => {
            vec![("spans", spans.iter().map(written).collect::<Vec<_>>().join("\n"))]
        }
        DateRule::Announced {} => Vec::new(),
    }
}

/// Days as people write them: the first, and the last where that is another.
pub(crate) fn written(span: &Span) -> String {
    let [first, last] = [span.first, span.last].map(|day| day.format("%d/%m/%Y").to_string());
    if first == last { first } else { format!("{first} - {last}") }
}

/// The festival that the form says.
pub(super) fn read(form: &mut Reader<'_>, id: &str, old: Option<&Event>) -> Option<Event> {
    let (name, description) =
        (form.needs_both("name", EVENT_NAME), form.needs_both("description", EVENT_ABOUT));
    let (venue, place) = (form.both("venue", LINE), form.of("place", List::Places));
    let dates = rule(form);
    let source = form.some("dates_source", LINE);
    form.needed("dates_source", source.is_some());
    let checked_against = form.number("checked_against", 0..=100);
    Some(Event {
        id: id.to_owned(),
        name: kept(name?, old.map(|it| &it.name)),
        description: kept(description?, old.map(|it| &it.description)),
        dates: dates?,
        venue: kept(venue.unwrap_or_default(), old.map(|it| &it.venue)),
        place,
        source: source?,
        checked_against: checked_against?,
        retired: form.on("retired"),
    })
}

fn rule(form: &mut Reader<'_>) -> Option<DateRule> {
    let rule = form.word("dates", DATES)?;
    let days = |form: &mut Reader<'_>| form.number("days", 1..=MOST_DAYS);
    match rule {
        "lunar" => {
            let (month, day) = (form.number("month", 1..=12), form.number("day", 1..=30));
            let days = days(form);
            let every = if form.get("every").is_empty() { Some(1) } else { form.number("every", 1..=60) };
            let since = if every == Some(1) { Some(0) } else { form.number("since", 1900..=2199) };
            Some(DateRule::Lunar { month: month?, day: day?, days: days?, every: every?, since: since? })
        }
        "lunar_month" => Some(DateRule::LunarMonth { month: form.number("month", 1..=12)? }),
        "yearly" => {
            let (month, day) = (form.number("month", 1..=12), form.number("day", 1..=31));
            let (month, day, days) = (month?, day?, days(form)?);
            // 2023 had no 29 February: what is each year has a day that each year has.
            if NaiveDate::from_ymd_opt(2023, month, day).is_none() {
                form.refuse("day", Rule::Malformed);
            }
            let [month, day] = [month, day].map(|it| u8::try_from(it).unwrap_or_default());
            Some(DateRule::Yearly { month, day, days })
        }
        "spans" => Some(DateRule::Spans { spans: spans(form) }),
        _ => Some(DateRule::Announced {}),
    }
}

/// One line for each time: a day, or the first and the last one.
fn spans(form: &mut Reader<'_>) -> Vec<Span> {
    let lines = form.lines("spans");
    form.needed("spans", !lines.is_empty());
    let spans: Vec<Span> = lines.iter().filter_map(|line| span(line)).collect();
    if spans.len() < lines.len() && !form.is_wrong("spans") {
        form.refuse("spans", Rule::Malformed);
    }
    spans
}

fn span(line: &str) -> Option<Span> {
    let parts = line.split(|it: char| it.is_whitespace() || matches!(it, '–' | '—'));
    let mut days = parts.filter(|part| !matches!(*part, "" | "-")).map(day);
    let first = days.next()??;
    let last = days.next().unwrap_or(Some(first))?;
    let fits: RangeInclusive<i64> = 1..=MOST_DAYS.into();
    let long = last.signed_duration_since(first).num_days().saturating_add(1);
    (days.next().is_none() && fits.contains(&long)).then_some(Span { first, last })
}

fn day(text: &str) -> Option<NaiveDate> {
    ["%d/%m/%Y", "%Y-%m-%d"].into_iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}
