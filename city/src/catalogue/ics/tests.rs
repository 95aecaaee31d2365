//! Calendars as others write them.

use hue_model::catalogue::{DateRule, Event, Span};
use hue_model::ical::Calendar;
use hue_model::text::Language;
use hue_model::time::Millis;

use super::{Entry, NoCalendar, Why, read};
use crate::pack::CityPack;

fn file(events: &[&str]) -> String {
    let events: String = events.iter().map(|it| format!("BEGIN:VEVENT\r\n{it}\r\nEND:VEVENT\r\n")).collect();
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
    let DateRule::Spans { spans } = entry.over(None)?.dates else { panic!("{days} are days") };
    Ok((spans[0].first.to_string(), spans[0].last.to_string()))
}

/// These days, each by itself.
fn on(days: &[&str]) -> DateRule {
    let once = |day: &&str| Span { first: day.parse().unwrap(), last: day.parse().unwrap() };
    DateRule::Spans { spans: days.iter().map(once).collect() }
}

/// A lantern night on a day such as `20260303`, with what else its event says.
fn night(uid: &str, day: &str, more: &str) -> String {
    format!("UID:{uid}\r\nSUMMARY:Hội đèn\r\nDTSTART;VALUE=DATE:{day}{more}")
}

/// The one festival that these events are.
fn together(events: &[String]) -> Entry {
    let mut all = read(&file(&events.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).unwrap()
}

const OFF: &str = "\r\nSTATUS:CANCELLED";
const YEARLY: &str = "\r\nRRULE:FREQ=YEARLY";

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
        "nothing of it has an end"
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
        assert_eq!(lanterns.dates, on(&["2026-03-03", "2026-04-01"]));
        assert_eq!(yearly.dates, DateRule::Yearly { month: 3, day: 26, days: 1 });
    }
}

#[test]
fn our_own_export_says_nothing_new_and_announces_what_was_not() {
    let pack = CityPack::built_in().unwrap().catalogue;
    let (from, to) = ("2026-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    let times = hue_model::catalogue::coming(&pack.events, from, to);
    let events =
        times.iter().map(|(span, event)| event.in_calendar(*span, None, Language::Vi, "Hỏi lại", Millis(7)));
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

#[test]
fn however_deep_the_parts_of_a_file_lie_in_each_other_it_is_read_to_its_end() {
    let deep = 90_000;
    for (begin, end) in [
        ("B\r\n EGIN:A\r\n", "E\r\n ND:A\r\n"),
        ("be\n\tgin:a\n", "END:A\n"),
        ("BEGIN:A\nX;Y=\nEND:A\nBEGIN:A\n", "END:A\n"),
        ("BEGIN:A\r\nX:y\nEND:A\nBEGIN:A\r\n", "END:A\r\n"),
    ] {
        let open = begin.repeat(deep);
        assert_eq!(read(&open).unwrap_err(), NoCalendar::Unreadable, "{begin:?}");
        let whole = format!("{open}{}", end.repeat(deep));
        assert_eq!(read(&whole).unwrap_err(), NoCalendar::Empty, "{begin:?}");
        let mixed = read(&file(&[&night("x@y", "20260303", &format!("\r\n{}", whole.trim()))]));
        assert_eq!(mixed.unwrap().len(), 1, "{begin:?}");
    }
}

#[test]
fn a_part_without_its_own_end_and_a_line_that_says_nothing_are_no_calendar() {
    let whole = file(&[&night("x@y", "20260303", "\r\nBEGIN:VALARM\r\nSUMMARY:Nhắc\r\nEND:VALARM")]);
    assert_eq!(read(&whole).unwrap()[0].as_ref().unwrap().name(), "Hội đèn");
    for (said, wrong) in [
        ("END:VALARM\r\n", ""),
        ("END:VALARM", "END:VEVENT"),
        ("END:VCALENDAR\r\n", ""),
        ("SUMMARY:Hội đèn", "SUMMARY:Hội đèn\r\nở bến sông"),
    ] {
        assert_eq!(read(&whole.replace(said, wrong)).unwrap_err(), NoCalendar::Unreadable, "{said} {wrong}");
    }
}

#[test]
fn days_that_are_called_off_are_left_out_and_the_others_are_held() {
    let (first, second) = (night("x@y", "20260303", ""), night("x@y", "20260401", ""));
    let known = together(&[first.clone(), second.clone()]).over(None).unwrap();
    assert_eq!(known.dates, on(&["2026-03-03", "2026-04-01"]));
    let off = night("x@y", "20260303", OFF).replace("Hội đèn", "HỦY");
    for file in [[off.clone(), second.clone()], [second.clone(), off.clone()]] {
        let entry = together(&file);
        let left = Event { dates: on(&["2026-04-01"]), ..known.clone() };
        assert_eq!(entry.over(Some(&known)), Ok(left.clone()));
        assert_eq!(entry.over(None), Ok(left), "{file:?}");
    }
    let both = together(&[off.clone(), night("x@y", "20260401", OFF)]);
    assert_eq!(both.over(Some(&known)), Ok(Event { retired: true, ..known.clone() }));
    assert_eq!(together(&[first, off]).over(None), Err(Why::CalledOff), "it was held when that was written");
}

#[test]
fn what_comes_back_each_year_and_has_days_beside_it_follows_no_rule() {
    let (yearly, once) = (night("x@y", "20260326", YEARLY), night("x@y", "20260401", ""));
    for file in [
        [yearly.clone(), once.clone()],
        [once.clone(), yearly.clone()],
        [yearly.clone(), night("x@y", "20260326", OFF)],
        [yearly.clone(), night("x@y", "20260401", YEARLY)],
    ] {
        assert_eq!(together(&file).over(None), Err(Why::Recurs), "{file:?}");
    }
    let dates = |file: &[String]| together(file).over(None).map(|it| it.dates);
    let each = DateRule::Yearly { month: 3, day: 26, days: 1 };
    assert_eq!(dates(&[yearly.clone(), yearly.clone()]), Ok(each), "it is said twice");
    let no_more = night("x@y", "20260326", &format!("{YEARLY}{OFF}"));
    assert_eq!(dates(&[no_more, once]), Ok(on(&["2026-04-01"])), "it is held once instead");
}

/// One of ours that is held on these days.
fn ours(dates: DateRule) -> Event {
    Event { id: "hoi-den".into(), dates, ..one(&night("x@y", "20260303", "")).unwrap().over(None).unwrap() }
}

#[test]
fn one_of_ours_that_is_called_off_stands_on_those_days_no_more() {
    let held = ours(on(&["2027-06-10", "2027-07-10"]));
    let off = |day: &str| night(&format!("hoi-den-{day}@hue"), day, OFF).replace("Hội đèn", "HỦY");
    let now = together(&[off("20270610")]).over(Some(&held)).unwrap();
    assert_eq!(now, Event { dates: on(&["2027-07-10"]), ..held.clone() });
    let none = together(&[off("20270610"), off("20270710")]).over(Some(&held)).unwrap();
    assert_eq!(none, Event { dates: DateRule::Announced {}, ..held }, "until they announce it again");
    let announced = ours(DateRule::Announced {});
    assert_eq!(together(&[off("20270610")]).over(Some(&announced)).as_ref(), Ok(&announced));
    let yearly = ours(DateRule::Yearly { month: 6, day: 10, days: 1 });
    assert_eq!(together(&[off("20270610")]).over(Some(&yearly)), Err(Why::OwnRule));
    assert_eq!(
        together(&[off("20270710")]).over(Some(&yearly)).as_ref(),
        Ok(&yearly),
        "it was none of its days"
    );
}

#[test]
fn one_of_ours_that_moved_keeps_its_uid_and_leaves_its_old_days() {
    let held = ours(on(&["2027-06-10", "2027-07-10"]));
    let at = |uid: &str, day: &str| night(&format!("hoi-den-{uid}@hue"), day, "");
    let moved = together(&[at("20270610", "20270617")]);
    let now = moved.over(Some(&held)).unwrap();
    assert_eq!(now, Event { dates: on(&["2027-06-17", "2027-07-10"]), ..held.clone() });
    assert_eq!(moved.over(Some(&now)).as_ref(), Ok(&now), "the same file says nothing new");
    let changed = together(&[at("20270610", "20270710"), at("20270710", "20270610")]);
    assert_eq!(changed.over(Some(&held)).as_ref(), Ok(&held), "each has the day of the other");
    let longer = night("hoi-den-20270610@hue", "20270610", "\r\nDURATION:P3D");
    let dates = together(&[longer]).over(Some(&held)).unwrap().dates;
    let DateRule::Spans { spans } = dates else { panic!("{dates:?}") };
    let said: Vec<_> = spans.iter().map(|it| format!("{} {}", it.first, it.last)).collect();
    assert_eq!(said, ["2027-06-10 2027-06-12", "2027-07-10 2027-07-10"]);
    let followed = night("hoi-den-20270610@hue", "20270617", OFF);
    let gone = together(&[followed]).over(Some(&now)).unwrap();
    assert_eq!(gone.dates, on(&["2027-07-10"]), "it moved first and was called off then");
    let yearly = ours(DateRule::Yearly { month: 6, day: 10, days: 1 });
    assert_eq!(moved.over(Some(&yearly)), Err(Why::OwnRule));
}

#[test]
fn a_venue_that_goes_away_leaves_nothing() {
    let of = |more: &str| one(&night("x@y", "20270428", more)).unwrap();
    let known = of("\r\nLOCATION:Phố đi bộ").over(None).unwrap();
    assert_eq!(known.venue.text(Language::En), "Phố đi bộ");
    let now = of("").over(Some(&known)).unwrap();
    assert_eq!(now.venue, hue_model::text::Localized::default());
    assert_eq!(of("").over(Some(&now)), Ok(now));
}
