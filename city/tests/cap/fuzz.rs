//! Hostile and broken input: nothing panics, nothing is fetched, nothing takes long.

use std::panic::catch_unwind;

use hue_city::cap::{Cap, Fault, Limits, Read, Refusal, read, read_all, validate};
use rand::Rng as _;
use rand::rngs::StdRng;

use crate::mutate::{broken, mutant};
use crate::scale::{count, dice};
use crate::seeds::{self, FLOOD};

const DICTIONARY: &[&str] = &[
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml",
    "?>",
    "&#x10ffff;",
    "&#xffffffff;",
    "xmlns:x=\"",
    "</alert>",
    "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">",
    "\"\"\"",
    "\u{feff}",
    "\0",
    "1e308,-1e308",
    ",,,",
    "T24:00:00",
    "9999-12-31T24:00:00-14:00",
    "NaN",
    "<polygon>",
    "\u{2028}",
];

/// One hostile input: a mutant with up to thirty wounds and words of the dictionary, mostly few.
fn hostile(dice: &mut StdRng) -> Vec<u8> {
    let seed = seeds::ALL[dice.gen_range(0..seeds::ALL.len())];
    let mut bytes = mutant(seed, dice);
    for _ in 0..dice.gen_range(0..6) * dice.gen_range(0..6) {
        if dice.gen_bool(0.5) {
            bytes = broken(bytes, dice);
        } else {
            let word = DICTIONARY[dice.gen_range(0..DICTIONARY.len())].bytes();
            let at = dice.gen_range(0..=bytes.len());
            bytes.splice(at..at, word);
        }
    }
    bytes
}

/// What holds for every message that is handed on.
fn is_sound(cap: &Cap) -> bool {
    cap.infos.iter().flat_map(|info| &info.areas).all(|area| {
        area.polygons.iter().all(|ring| {
            ring.len() >= 4 && ring.first() == ring.last() && ring.iter().all(|point| point.is_valid())
        }) && area.circles.iter().all(|circle| circle.centre.is_valid() && circle.radius_km >= 0.0)
    })
}

fn agree(strict: &Result<Cap, Vec<Fault>>, tolerant: &Result<Read, Refusal>) -> bool {
    match (strict, tolerant) {
        (Ok(cap), Ok(read)) => read.differences.is_empty() && read.cap == *cap,
        (Ok(_), Err(_)) => false,
        (Err(faults), Ok(read)) => !read.differences.is_empty() && read.differences == *faults,
        (Err(faults), Err(_)) => !faults.is_empty(),
    }
}

#[test]
fn no_input_makes_the_reader_panic_or_hand_on_nonsense() {
    let mut dice = dice("cap.fuzz");
    let (mut readable, mut crashes) = (0, 0);
    let inputs = count(3_000, 300_000);
    for _ in 0..inputs {
        let input = hostile(&mut dice);
        let outcome = catch_unwind(|| {
            let (strict, tolerant) = (validate(&input), read(&input, Limits::FEED));
            assert!(agree(&strict, &tolerant), "{strict:?} beside {tolerant:?}");
            assert!(tolerant.as_ref().map_or(true, |read| is_sound(&read.cap)));
            let _ = read_all(&input, Limits::DOOR);
            tolerant.is_ok()
        });
        match outcome {
            Ok(read) => readable += u32::from(read),
            Err(_) => {
                crashes += 1;
                println!("crashed on: {}", String::from_utf8_lossy(&input));
            }
        }
    }
    println!("cap.fuzz.inputs: {inputs}\ncap.fuzz.readable: {readable}\ncap.fuzz.crashes: {crashes}");
    assert_eq!(crashes, 0);
    assert!(readable * 50 > inputs, "only {readable} inputs came past the first check");
}

fn refusal(text: &str, limits: Limits) -> Refusal {
    read(text.as_bytes(), limits).unwrap_err()
}

fn limit(refusal: &Refusal) -> &str {
    if let Refusal::Limit { what, .. } = refusal { what } else { panic!("{refusal:?} is no limit") }
}

/// The flood warning with other words in the place of its polygons.
fn with_polygon(ring: &str) -> String {
    FLOOD.replace("16.44,107.55 16.50,107.55 16.50,107.63 16.44,107.63 16.44,107.55", ring)
}

#[test]
fn a_document_type_is_never_read() {
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let body = FLOOD.split_once("?>").unwrap().1;
    for kind in [
        format!("<!DOCTYPE alert [<!ENTITY l0 \"ha\">{laughs}]>"),
        "<!DOCTYPE alert [<!ENTITY l9 SYSTEM \"file:///etc/passwd\">]>".to_owned(),
        "<!DOCTYPE alert SYSTEM \"http://127.0.0.1/x.dtd\">".to_owned(),
    ] {
        let text = format!("{kind}{}", body.replace("Lên mức 3", "&l9;"));
        assert_eq!(refusal(&text, Limits::FEED), Refusal::DocumentType);
    }
    assert!(matches!(refusal(&FLOOD.replace("Lên mức 3", "&nbsp;"), Limits::FEED), Refusal::Xml(_)));
}

#[test]
fn what_is_too_much_is_refused_by_name() {
    let nested = |depth: usize| format!("{}{FLOOD}{}", "<a>", "</a>").replace(FLOOD, &"<a>".repeat(depth));
    assert_eq!(limit(&refusal(&nested(500_000), Limits::FEED)), "tags");
    let deep = format!("{}{}", "<a>".repeat(60), "</a>".repeat(60));
    assert_eq!(limit(&refusal(&deep, Limits::FEED)), "elements inside each other");
    let long = format!("{FLOOD}<!--{}-->", "x".repeat(5_000_000));
    assert_eq!(limit(&refusal(&long, Limits::FEED)), "bytes");
    assert_eq!(limit(&refusal(&"<a/>".repeat(1_200_000), Limits::FEED)), "tags");
    let attributes: String = (0..300_000).map(|n| format!(" a{n}=''")).collect();
    assert_eq!(limit(&refusal(&format!("<alert{attributes}/>"), Limits::FEED)), "attributes");
    let namespaces: String = (0..1_500).map(|n| format!(" xmlns:a{n}='{n}'")).collect();
    assert_eq!(limit(&refusal(&format!("<alert{namespaces}/>"), Limits::FEED)), "namespaces");
}

#[test]
fn the_largest_real_messages_pass_and_larger_ones_do_not() {
    let ring = |points: usize| {
        let corners = (0..points - 1).map(|n| format!("16.{n:05},107.{n:05} "));
        format!("{}16.00000,107.00000", corners.collect::<String>())
    };
    let largest = read(with_polygon(&ring(34_066)).as_bytes(), Limits::FEED).unwrap();
    assert_eq!(largest.cap.infos[0].areas[0].polygons[0].len(), 34_066);
    assert_eq!(limit(&refusal(&with_polygon(&ring(50_001)), Limits::FEED)), "points");
    assert_eq!(limit(&refusal(&with_polygon(&ring(5_001)), Limits::DOOR)), "points");

    let areas = |count: usize| {
        let area = "<area><areaDesc>Landkreis</areaDesc><geocode><valueName>WARNCELLID</valueName>\
                    <value>1</value></geocode></area>";
        FLOOD.replacen("    <area>", &format!("{}<area>", area.repeat(count - 2)), 1)
    };
    assert_eq!(read(areas(1_352).as_bytes(), Limits::FEED).unwrap().cap.infos[0].areas.len(), 1_351);
    assert_eq!(limit(&refusal(&areas(5_001), Limits::FEED)), "areas");
    assert_eq!(limit(&refusal(&areas(201), Limits::DOOR)), "areas");
}

#[test]
fn a_thousand_faults_are_listed_up_to_a_bound() {
    let text = FLOOD.replacen("    <area>", &format!("{}<area>", "<x/>".repeat(20_000)), 1);
    let read = read(text.as_bytes(), Limits::FEED).unwrap();
    assert_eq!(read.differences.len(), 201);
    assert_eq!(read.differences[200].to_string(), "document: and more");
}
