//! Hostile and broken deliveries of readings: nothing panics, and nothing that cannot be true is handed on.
#![cfg(test)]

use std::panic::catch_unwind;

use hue_model::gauge::{Line, READINGS, read_csv, read_json};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

const CSV: &str = "\u{feff}# Đài KTTV\nstation,at,quantity,value,unit\n\
    river-kim-long,2025-10-27T20:00:00+07:00,water_level,5.05,m\n\
    reservoir-ta-trach,1761570000000,inflow,5350,m3/s\r\n\
    rain-bach-ma,2025-10-27T19:00:00+07:00,rainfall,131.0,mm\n\
    flood-dap-da,2025-10-27T19:00:00.500+07:00,water_depth,250,cm\n";
const JSON: &str = r#"{"readings":[
    {"station":"river-kim-long","at":1761570000000,"quantity":"water_level","value":5.05,"unit":"m"},
    {"station":"rain-bach-ma","at":"2025-10-27T19:00:00+07:00","quantity":"rainfall","value":"131.0","unit":"mm"}]}"#;

const DICTIONARY: &[&str] = &[
    "NaN",
    "inf",
    "-0",
    "1e308",
    "-1e308",
    "0x10",
    "9223372036854775807",
    "-9223372036854775808",
    "946684800001",
    "99999-12-31T24:00:00+99:99",
    "2025-02-30T00:00:00Z",
    "2025-10-27T20:00:60Z",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "\"\"\"",
    ",,,,",
    "\r",
    "\n",
    "\r\n\r\n",
    "#",
    "station,at,quantity,value,unit\n",
    "m3/s",
    "m³/s",
    "cm",
    "{\"readings\":[",
    "]}",
    "[[[[[[[[",
    "null",
    "\"value\":1e999",
    "\"at\":1.5",
    "\\ud800",
    "\\u0000",
    "water_level",
    "reported_depth",
];

/// A little in every test run, all of it in `cargo xtask soak`.
fn inputs() -> u32 {
    if std::env::var("HUE_FAULT_SCALE").as_deref() == Ok("soak") { 300_000 } else { 3_000 }
}

/// One hostile delivery: a good one with words of the dictionary, bytes changed, cut or repeated, mostly few.
fn hostile(dice: &mut StdRng) -> Vec<u8> {
    let mut bytes = if dice.gen_bool(0.5) { CSV } else { JSON }.as_bytes().to_vec();
    for _ in 0..dice.gen_range(0..5) * dice.gen_range(1..5) {
        let at = dice.gen_range(0..=bytes.len());
        let end = (at + dice.gen_range(0..40)).min(bytes.len());
        match dice.gen_range(0..8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].repeat(dice.gen_range(1..60));
                bytes.splice(at..at, again);
            }
            3 if at < bytes.len() => bytes[at] = dice.r#gen(),
            _ => {
                let word = DICTIONARY[dice.gen_range(0..DICTIONARY.len())].bytes();
                bytes.splice(at..at, word);
            }
        }
    }
    bytes
}

/// What holds for every line that is handed on: one of each number, in order, and values that can be true.
fn is_sound(lines: &[Line]) -> bool {
    lines.len() <= READINGS
        && lines.is_sorted_by(|one, other| one.0 < other.0)
        && lines.iter().all(|(_, read)| match read {
            Ok(reading) => {
                let (least, most) = reading.quantity.range();
                (least..=most).contains(&reading.value) && reading.at.0 > 0 && !reading.station.is_empty()
            }
            Err(faults) => !faults.is_empty(),
        })
}

#[test]
fn no_delivery_makes_the_reader_panic_or_hand_on_nonsense() {
    let seed = std::env::var("HUE_FAULT_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_251_027);
    println!("gauge.fuzz.seed: {seed}");
    let mut dice = StdRng::seed_from_u64(seed);
    let (mut readable, mut taken, mut crashes) = (0_u32, 0_usize, 0_u32);
    for _ in 0..inputs() {
        let input = hostile(&mut dice);
        let outcome = catch_unwind(|| {
            let read = [read_csv(&input), read_json(&input)];
            let lines: Vec<_> = read.into_iter().filter_map(Result::ok).collect();
            assert!(lines.iter().all(|lines| is_sound(lines)), "{lines:?}");
            (!lines.is_empty(), lines.iter().flatten().filter(|(_, read)| read.is_ok()).count())
        });
        match outcome {
            Ok((read, good)) => (readable, taken) = (readable + u32::from(read), taken + good),
            Err(_) => {
                crashes += 1;
                println!("crashed on: {}", String::from_utf8_lossy(&input));
            }
        }
    }
    println!(
        "gauge.fuzz.inputs: {}\ngauge.fuzz.readable: {readable}\ngauge.fuzz.readings: {taken}\ngauge.fuzz.crashes: {crashes}",
        inputs()
    );
    assert_eq!(crashes, 0);
    assert!(readable * 10 > inputs() && taken > 0, "only {readable} inputs came past the first check");
}
