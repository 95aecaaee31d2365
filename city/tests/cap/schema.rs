//! `validate` beside `xmllint`: mutated alerts, and one verdict.

use hue_city::cap::{Fault, Kind, Refusal, Rule, validate};
use rand::Rng as _;

use crate::mutate::mutant;
use crate::scale::{count, dice};
use crate::seeds;
use crate::xmllint::judge;

/// Our verdict on what the schema covers, with the reasons.
fn ours(document: &[u8]) -> (bool, Vec<Fault>) {
    let faults = validate(document).err().unwrap_or_default();
    (!faults.iter().any(Fault::is_schema), faults)
}

#[test]
fn the_seeds_are_strictly_valid_and_xmllint_agrees() {
    let documents: Vec<Vec<u8>> = seeds::ALL.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    assert_eq!(judge(&documents), [true; 3]);
    for seed in [seeds::FLOOD, seeds::CANCEL, seeds::EVERYTHING] {
        assert_eq!(validate(seed.as_bytes()).map(|_| ()), Ok(()));
    }
}

#[test]
fn addresses_are_judged_alike_letter_by_letter() {
    let places = [
        "@",
        "@b",
        "a@b",
        "a@:b",
        "http://@/",
        "http://a@b/",
        "http://a@b@c/",
        "//a:@/",
        "/@b",
        "x?@y",
        "x#@y",
    ];
    let mut addresses = Vec::new();
    for letter in (' '..='~').chain(['đ', '\u{7f}', '\u{85}']) {
        let text = match letter {
            '<' => "&lt;".to_owned(),
            '&' => "&amp;".to_owned(),
            other => other.to_string(),
        };
        addresses.extend(places.iter().map(|place| place.replace('@', &text)));
    }
    let document = |address: &String| seeds::EVERYTHING.replace("http://hue.example/a", address).into_bytes();
    let documents: Vec<Vec<u8>> = addresses.iter().map(document).collect();
    let verdicts = judge(&documents);
    let differ: Vec<_> = addresses
        .iter()
        .zip(documents.iter().zip(&verdicts))
        .filter(|(_, (document, theirs))| ours(document).0 != **theirs)
        .map(|(address, (_, theirs))| (address, theirs))
        .collect();
    assert!(
        differ.is_empty(),
        "xmllint says otherwise of {} of {}: {differ:?}",
        differ.len(),
        addresses.len()
    );
}

#[test]
fn validate_and_xmllint_agree_on_mutated_alerts() {
    let mut dice = dice("cap.mutants");
    let wanted = count(300, 10_000);
    // A few are in encodings that this reader has no need to know; they prove nothing.
    let mutants: Vec<Vec<u8>> = (0..wanted * 11 / 10)
        .map(|_| {
            let seed = seeds::ALL[dice.gen_range(0..seeds::ALL.len())];
            mutant(seed, &mut dice)
        })
        .collect();
    let verdicts = judge(&mutants);
    let (mut compared, mut valid, mut disagreements) = (0, 0, 0);
    for (mutant, theirs) in mutants.iter().zip(&verdicts) {
        let (ours, faults) = ours(mutant);
        let unread = |it: &Fault| matches!(it.kind, Kind::Rule(Rule::Refused(Refusal::Encoding(_))));
        if compared == wanted || faults.iter().any(unread) {
            continue;
        }
        compared += 1;
        valid += u32::from(*theirs);
        if ours != *theirs {
            disagreements += 1;
            println!("ours {ours}, xmllint {theirs}: {faults:?}\n{}", String::from_utf8_lossy(mutant));
        }
    }
    println!("cap.mutants.compared: {compared}\ncap.mutants.valid: {valid}");
    println!("cap.mutants.disagreements: {disagreements}");
    assert_eq!(compared, wanted);
    assert!(valid * 10 > wanted && valid * 10 < wanted * 9, "{valid} valid ones prove little");
    assert_eq!(disagreements, 0);
}
