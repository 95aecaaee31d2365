//! What real feeds send: their quirks are forgiven and named, their dangers refused.

use hue_city::cap::{Breach, Kind, Limits, Read, Refusal, Rule, read, read_all, validate};
use hue_model::alert::Certainty;

use crate::seeds::{CANCEL, FLOOD};

fn feed(text: &str) -> Read {
    read(text.as_bytes(), Limits::FEED).unwrap()
}

fn refused(text: &str) -> Refusal {
    read(text.as_bytes(), Limits::FEED).unwrap_err()
}

/// What was listed, as an operator reads it.
fn differences(read: &Read) -> Vec<String> {
    read.differences.iter().map(ToString::to_string).collect()
}

fn without_declaration(text: &str) -> &str {
    text.split_once("?>").map_or(text, |(_, rest)| rest)
}

#[test]
fn a_message_of_the_standard_has_no_differences() {
    let read = feed(FLOOD);
    assert_eq!(differences(&read), [""; 0]);
    assert_eq!(validate(FLOOD.as_bytes()).unwrap(), read.cap);
    assert_eq!(read.cap.references[0].identifier, "hue-2026-000016");
    assert_eq!(read.cap.incidents, ["lu-thang-10", "lũ sông Hương"]);
    let [vietnamese, english] = read.cap.infos.as_slice() else { panic!("two languages") };
    assert_eq!((vietnamese.language.as_str(), english.language.as_str()), ("vi-VN", "en-US"));
    assert_eq!(vietnamese.areas[0].polygons[0].len(), 5);
    assert!((vietnamese.areas[0].polygons[0][0].lat - 16.44).abs() < 1e-9, "latitude comes first");
    assert!((english.areas[0].circles[0].radius_km - 5.0).abs() < 1e-9);
    assert_eq!(vietnamese.effective, read.cap.sent, "effective defaults to sent");
}

#[test]
fn the_order_of_alertswiss_and_a_polygon_after_the_geocode_are_named() {
    let swapped = FLOOD
        .replace("  <status>Actual</status>\n", "")
        .replace("<scope>Public</scope>", "<scope>Public</scope><status>Actual</status>");
    let read = feed(&swapped);
    assert_eq!(differences(&read), ["alert/status: this stands in the wrong order"]);
    assert_eq!(read.cap, feed(FLOOD).cap, "order means nothing");
}

#[test]
fn times_with_z_and_fractions_are_the_same_moments() {
    let zulu = FLOOD.replace("<sent>2026-10-12T06:30:00+07:00", "<sent>2026-10-11T23:30:00.000Z");
    let read = feed(&zulu);
    assert_eq!(read.cap.sent, feed(FLOOD).cap.sent);
    let found: Vec<_> = read.differences.iter().map(|fault| (fault.place.as_str(), &fault.kind)).collect();
    assert!(matches!(found.as_slice(), [("alert/sent", Kind::Schema(Breach::Value { .. }))]), "{found:?}");
    assert!(validate(zulu.as_bytes()).is_err(), "a writer never sends it");
    let bare = FLOOD.replace("2026-10-12T12:00:00+07:00", "2026-10-12T12:00:00+0700");
    assert_eq!(feed(&bare).cap.infos[0].onset, feed(FLOOD).cap.infos[0].onset);
}

#[test]
fn other_encodings_and_marks_are_read() {
    let latin = CANCEL.replace("hue-18", "thu-é");
    let bytes: Vec<u8> = format!("<?xml version='1.0' encoding='ISO-8859-1'?>{latin}")
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    let read_latin = read(&bytes, Limits::FEED).unwrap();
    assert_eq!(read_latin.cap.identifier, "thu-é");
    assert!(matches!(read_latin.differences[0].kind, Kind::Rule(Rule::Encoding(_))));

    let marked = feed(&format!("\u{feff}{FLOOD}"));
    assert_eq!(differences(&marked), ["document: a byte order mark"]);
    let wide: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(without_declaration(FLOOD).encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(&wide, Limits::FEED).unwrap().cap, feed(FLOOD).cap);
    let blank = feed(&format!("\r\n {FLOOD}"));
    assert_eq!(differences(&blank), ["document: something stands before the XML declaration"]);
}

#[test]
fn comments_and_instructions_before_the_root_are_nothing_special() {
    let text = format!("<!-- DWD --><?xml-stylesheet href='x.xsl'?>{}", without_declaration(FLOOD));
    assert_eq!(differences(&feed(&text)), [""; 0]);
}

#[test]
fn older_versions_are_read_with_their_words() {
    let old = FLOOD
        .replace("urn:oasis:names:tc:emergency:cap:1.2", "http://www.incident.com/cap/1.0")
        .replacen("Likely", "Very Likely", 1);
    let read = feed(&old);
    assert_eq!(read.cap.infos[0].certainty, Certainty::Likely);
    assert_eq!(
        differences(&read),
        [
            "alert: the namespace is `http://www.incident.com/cap/1.0`",
            "alert/info[1]/certainty: `Very Likely` is not a certainty",
        ]
    );
    assert!(feed(&FLOOD.replace("cap:1.2", "cap:1.1")).cap == feed(FLOOD).cap);
    assert_eq!(refused(&FLOOD.replace("cap:1.2", "cap:9.9")), Refusal::NoAlert);
}

#[test]
fn wrappers_are_looked_into() {
    let alert = without_declaration(FLOOD);
    for (around, name) in [
        (
            "<EDXLDistribution xmlns='urn:oasis:names:tc:emergency:EDXL:DE:1.0'><contentObject><xmlContent>\
          <embeddedXMLContent>@</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>",
            "EDXLDistribution",
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='text/xml'>@</content></entry></feed>",
            "feed",
        ),
        ("<rss version='2.0'><channel><item>@</item></channel></rss>", "rss"),
        ("<alerts>@</alerts>", "alerts"),
    ] {
        let read = feed(&around.replace('@', alert));
        assert_eq!(differences(&read), [format!("document: the document is `{name}`, not an alert")]);
        assert_eq!(read.cap, feed(FLOOD).cap);
    }
}

#[test]
fn a_feed_of_several_gives_each_and_one_bad_one_spoils_no_other() {
    let bad = CANCEL.replace("<scope>Public</scope>", "<scope>Everybody</scope>");
    let text = format!("<alerts>{}{bad}{CANCEL}</alerts>", without_declaration(FLOOD));
    assert_eq!(refused(&text), Refusal::Several(3));
    let all = read_all(text.as_bytes(), Limits::FEED).unwrap();
    let ids: Vec<_> = all.iter().map(|one| one.as_ref().map(|read| read.cap.identifier.as_str())).collect();
    assert_eq!(ids[0], Ok("hue-2026-000017"));
    assert!(matches!(ids[1], Err(Refusal::Value { value, .. }) if value == "Everybody"), "{:?}", ids[1]);
    assert_eq!(ids[2], Ok("hue-18"));
    assert_eq!(read_all(b"<rss/>", Limits::FEED), Err(Refusal::NoAlert));
}

#[test]
fn a_message_without_info_and_with_a_signature_is_read() {
    let read = feed(CANCEL);
    assert!(read.cap.signed && read.cap.infos.is_empty() && read.differences.is_empty());
}

#[test]
fn longitude_before_latitude_is_turned_round_where_vietnam_shows_it() {
    let swapped = FLOOD.replace(
        "16.44,107.55 16.50,107.55 16.50,107.63 16.44,107.63 16.44,107.55",
        "107.55,16.44 107.55,16.50 107.63,16.50 107.63,16.44 107.55,16.44",
    );
    let read = feed(&swapped);
    assert_eq!(read.cap.infos[0].areas, feed(FLOOD).cap.infos[0].areas);
    assert_eq!(differences(&read), ["alert/info[1]/area/polygon: longitude stands before latitude"]);
}

#[test]
fn broken_shapes_are_dropped_and_named() {
    let ring = "16.44,107.55 16.50,107.55 16.50,107.63 16.44,107.63 16.44,107.55";
    for (broken, why) in [
        ("16.44,107.55 16.50,107.55 16.44,107.55", "a ring needs four points"),
        ("16.44,107.55 16.50,107.55 16.50,107.63 16.44,107.63", "the ring is not closed"),
        ("16.44,107.55 NaN,107.55 16.50,107.63 16.44,107.55", "not numbers of the form `lat,lon`"),
        ("16.44,107.55 1e999,107.55 16.50,107.63 16.44,107.55", "not numbers of the form `lat,lon`"),
        ("16.44,107.55 91,107.55 16.50,107.63 16.44,107.55", "not on the earth"),
        ("16.44,197.55 16.50,197.55 16.50,197.63 16.44,197.55", "not on the earth"),
    ] {
        let read = feed(&FLOOD.replace(ring, broken));
        let area = &read.cap.infos[0].areas[0];
        assert!(area.polygons.is_empty() && area.geocodes.len() == 1, "the code of the ward is left");
        assert_eq!(differences(&read), [format!("alert/info[1]/area/polygon: dropped: {why}")]);
    }
    let circle = feed(&FLOOD.replace("16.47,107.59 5", "16.47,107.59 -5"));
    assert!(circle.cap.infos[1].areas.is_empty(), "nothing of this area is left");
    assert_eq!(
        differences(&circle),
        [
            "alert/info[2]/area/circle: dropped: the radius is not a number of kilometres",
            "alert/info[2]/area: dropped: nothing of this area can be used",
        ]
    );
}

#[test]
fn nobody_guesses_how_loud_a_message_is() {
    for (from, to, place) in [
        ("<status>Actual", "<status>actual", "alert/status"),
        ("<severity>Severe", "<severity>Very bad", "alert/info[1]/severity"),
        ("<responseType>Prepare", "<responseType>Run", "alert/info[1]/responseType[1]"),
        ("<sent>2026-10-12", "<sent>2026-10-32", "alert/sent"),
    ] {
        let refusal = refused(&FLOOD.replacen(from, to, 1));
        assert!(matches!(&refusal, Refusal::Value { place: at, .. } if at == place), "{refusal:?}");
    }
    let refusal = refused(&FLOOD.replacen("<urgency>Expected</urgency>", "", 1));
    assert_eq!(refusal, Refusal::Missing { place: "alert/info[1]".to_owned(), name: "urgency" });
}

#[test]
fn only_web_addresses_are_handed_on() {
    let text = FLOOD.replace("<parameter>", "<web>javascript:alert(1)</web><parameter>");
    let read = feed(&text);
    assert_eq!(read.cap.infos[0].web, None);
    assert_eq!(differences(&read), ["alert/info[1]/web: not http or https"]);
}
