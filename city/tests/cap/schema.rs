//! `validate` beside `xmllint`: mutated alerts, and one verdict.

use hue_city::cap::{Fault, validate};
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
fn validate_and_xmllint_agree_on_mutated_alerts() {
    let mut dice = dice("cap.mutants");
    let mutants: Vec<Vec<u8>> = (0..count(300, 10_000))
        .map(|_| {
            let seed = seeds::ALL[dice.gen_range(0..seeds::ALL.len())];
            mutant(seed, &mut dice)
        })
        .collect();
    let verdicts = judge(&mutants);
    let valid = verdicts.iter().filter(|valid| **valid).count();
    let mut disagreements = 0;
    for (mutant, theirs) in mutants.iter().zip(&verdicts) {
        let (ours, faults) = ours(mutant);
        if ours != *theirs {
            disagreements += 1;
            println!("ours {ours}, xmllint {theirs}: {faults:?}\n{}", String::from_utf8_lossy(mutant));
        }
    }
    println!("cap.mutants.compared: {}\ncap.mutants.valid: {valid}", mutants.len());
    println!("cap.mutants.disagreements: {disagreements}");
    assert!(valid * 10 > mutants.len() && valid * 10 < mutants.len() * 9, "{valid} valid ones prove little");
    assert_eq!(disagreements, 0);
}
