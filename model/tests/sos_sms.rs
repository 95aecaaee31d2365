//! The text message of a call for rescue: always one message, never read wrongly.

#![cfg(test)]

use hue_model::geo::Point;
use hue_model::id::SosId;
use hue_model::place::PlaceSource;
use hue_model::sos::sms::{MOST_CHARS, SmsError, SosSms, read, write};
use hue_model::sos::{CancelReason, Need, PutSos, SosDetails, SosPlace, Subject, Vulnerable, WaterLevel};
use hue_model::time::Millis;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// The basic table of 3GPP TS 23.038, section 6.2.1, as far as it is ASCII; what is reached by the escape
/// character counts twice and is not in it.
const GSM_ASCII: &str =
    "@$_ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn put(details: SosDetails) -> PutSos {
    PutSos {
        revision: 1,
        details,
        cancelled: None,
        raised_at: Millis(1_761_500_000_000),
        device_hash: "00".repeat(32),
        drill: false,
    }
}

fn minh() -> SosId {
    SosId::from_parts(Millis(1_761_500_000_000), [9; 10])
}

/// Anh Minh calls for his mother, who is on her roof in Kim Long.
fn roof() -> SosDetails {
    SosDetails {
        subject: Subject::Other,
        place: Some(SosPlace {
            point: Some(Point { lat: 16.478_51, long: 107.577_24 }),
            accuracy: Some(35.0),
            ward_code: Some("19789".into()),
            address: "Kiệt 25 Vạn Xuân, nhà mái ngói".into(),
            source: PlaceSource::Pin,
        }),
        phone: "0905 000 111".into(),
        caller_phone: String::new(),
        people: Some(3),
        vulnerable: vec![Vulnerable::Child, Vulnerable::Elderly],
        needs: vec![Need::Rescue, Need::Medical],
        water: Some(WaterLevel::OverHead),
        cannot_talk: true,
        note: "Bà đi lại khó.".into(),
    }
}

#[test]
fn anh_minh_s_call_for_his_mother_reads_like_this() {
    let text = write(minh(), &PutSos { revision: 4, ..put(roof()) });
    let expected = "SOS1/01K8GS9VR0F44RJ289144GJ289/R4/P16.47851,107.57724/A35/W19789/N3/FCERMTO/H5/T0905000111\
        /DKiet-25-Van-Xuan,-nha-mai-ngoi/MBa-di-lai-kho.*16DA6";
    assert_eq!(text, expected, "what one version writes, every later one reads");
    let sms = read(&text).unwrap();
    let SosSms { id, revision, details, .. } = sms;
    assert_eq!((id, revision), (minh(), 4));
    let place = details.place.clone().unwrap();
    assert!("Kiet 25 Van Xuan, nha mai ngoi".starts_with(&place.address), "{}", place.address);
    let expected = SosDetails {
        place: Some(SosPlace { address: place.address.clone(), ..roof().place.unwrap() }),
        phone: "0905000111".into(),
        note: "Ba di lai kho.".into(),
        ..roof()
    };
    assert_eq!(details, expected);
}

#[test]
fn the_shortest_call_says_at_least_who_it_is() {
    let text = write(minh(), &put(SosDetails::default()));
    assert_eq!(text.len(), "SOS1/".len() + 26 + "/R1".len() + "*".len() + 5, "{text}");
    assert_eq!(read(&text).unwrap().details, SosDetails::default());
}

#[test]
fn what_phones_and_people_do_to_a_text_is_forgiven() {
    let text = write(minh(), &put(roof()));
    let sms = read(&text).unwrap();
    let half = text.len() / 2;
    let (first, second) = text.split_at(half);
    for same in [
        format!("  {first}\r\n {second}  "),
        format!("CUU VOI {text} -- Nguyen Van Minh"),
        text.replace('/', " / "),
        text.chars().map(|letter| format!("{letter}\u{a0}")).collect(),
    ] {
        assert_eq!(read(&same), Ok(sms.clone()), "{same}");
    }
    let lower = read(&text.to_lowercase()).unwrap();
    assert_eq!(
        (lower.id, lower.details.vulnerable, lower.details.people),
        (sms.id, sms.details.vulnerable, Some(3))
    );
    assert_eq!(lower.details.note, sms.details.note.to_lowercase());
}

#[test]
fn another_form_says_so() {
    let text = write(minh(), &put(roof()));
    assert_eq!(read(&text.replacen("SOS1/", "SOS2/", 1)), Err(SmsError::UnknownVersion(2)));
    assert_eq!(read(&text.replacen("SOS1/", "sos 17 /", 1)), Err(SmsError::UnknownVersion(17)));
    for words in ["", "SOS", "SOS nha toi o kiet 25/3 Van Xuan", "cuu voi, nuoc len 2m", "SOS1", "SOS01/"] {
        assert_eq!(read(words), Err(SmsError::OtherForm), "{words}");
    }
    assert_eq!(read("SOS1/"), Err(SmsError::Damaged));
    assert_eq!(read(text.split_once('*').unwrap().0), Err(SmsError::Damaged), "cut short");
}

#[test]
fn what_a_later_writer_of_the_same_version_adds_is_passed_over() {
    let text = write(minh(), &put(SosDetails { people: Some(2), ..SosDetails::default() }));
    let before = text.split_once('*').unwrap().0;
    let more = format!("{before}/X9/N/Hhigh/GFar,away");
    let sum = crc::Crc::<u32>::new(&crc::CRC_24_OPENPGP).checksum(more.to_ascii_uppercase().as_bytes());
    let digits = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let sum: String = (0..5).rev().map(|at| char::from(digits[(sum >> (5 * at)) as usize & 31])).collect();
    let sms = read(&format!("{more}*{sum}")).unwrap();
    assert_eq!((sms.id, sms.details.water, sms.details.place), (minh(), None, None));
}

fn place() -> impl Strategy<Value = SosPlace> {
    let source = select(vec![PlaceSource::Pin, PlaceSource::Gps, PlaceSource::Photo, PlaceSource::Name]);
    let point = of((-90.0..=90.0, -180.0..=180.0)).prop_map(|it| it.map(|(lat, long)| Point { lat, long }));
    (point, of(0.0..200_000.0), of("[0-9]{5}|\\PC{0,12}"), "\\PC{0,300}", source).prop_map(
        |(point, accuracy, ward_code, address, source)| SosPlace {
            point,
            accuracy,
            ward_code,
            address,
            source,
        },
    )
}

fn details() -> impl Strategy<Value = SosDetails> {
    let who = select(vec![
        Vulnerable::Child,
        Vulnerable::Elderly,
        Vulnerable::Pregnant,
        Vulnerable::Disabled,
        Vulnerable::Injured,
    ]);
    let need = select(vec![Need::Rescue, Need::Medical, Need::FoodWater, Need::Shelter]);
    let water = select(vec![
        WaterLevel::Dry,
        WaterLevel::Ankle,
        WaterLevel::Knee,
        WaterLevel::Waist,
        WaterLevel::Chest,
        WaterLevel::OverHead,
    ]);
    let phone = "\\+?[0-9 ]{0,20}|\\PC{0,20}";
    let first = (any::<bool>(), of(place()), phone, phone, of(any::<u16>()));
    let second = (vec(who, 0..6), vec(need, 0..6), of(water), any::<bool>(), "\\PC{0,500}");
    (first, second).prop_map(
        |((other, place, phone, caller_phone, people), (vulnerable, needs, water, cannot_talk, note))| {
            SosDetails {
                subject: if other { Subject::Other } else { Subject::Myself },
                place,
                phone,
                caller_phone,
                people,
                vulnerable,
                needs,
                water,
                cannot_talk,
                note,
            }
        },
    )
}

prop_compose! {
    fn call()(
        id in any::<u128>(),
        details in details(),
        revision in any::<u32>(),
        cancelled in of(select(vec![CancelReason::Safe, CancelReason::Mistake])),
        drill in any::<bool>(),
    ) -> (SosId, PutSos) {
        (SosId::from_u128(id), PutSos { revision, cancelled, drill, ..put(details) })
    }
}

/// Sorted and each once.
fn set<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut set = list.to_vec();
    set.sort_unstable();
    set.dedup();
    set
}

fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// Words without what is lost on the way, for comparing.
fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_is_one_message_in_the_basic_alphabet((id, put) in call()) {
        let text = write(id, &put);
        prop_assert!(text.len() <= MOST_CHARS, "{} characters: {text}", text.len());
        prop_assert!(text.chars().all(|letter| GSM_ASCII.contains(letter)), "{text}");
    }

    #[test]
    fn what_fits_comes_back((id, put) in call()) {
        let text = write(id, &put);
        let sms = read(&text).unwrap();
        let (said, heard) = (&put.details, &sms.details);
        prop_assert_eq!((sms.id, sms.revision, sms.cancelled, sms.drill), (id, put.revision, put.cancelled, put.drill));
        prop_assert_eq!((heard.subject, heard.people), (said.subject, said.people));
        prop_assert_eq!((heard.water, heard.cannot_talk), (said.water, said.cannot_talk));
        prop_assert_eq!(&heard.vulnerable, &set(&said.vulnerable));
        prop_assert_eq!(&heard.needs, &set(&said.needs));
        for (heard, said) in [(&heard.phone, &said.phone), (&heard.caller_phone, &said.caller_phone)] {
            prop_assert!(digits(said).starts_with(&digits(heard)) && digits(heard).len() >= digits(said).len().min(19));
        }
        if let Some(said) = said.place.as_ref() && let Some(point) = said.point {
            let place = heard.place.as_ref().unwrap();
            prop_assert!(place.point.unwrap().metres_to(point) <= 1.0, "{text}");
            prop_assert_eq!(place.source, said.source);
        }
        let said = said.place.as_ref().map_or("", |place| &place.address);
        let heard = heard.place.as_ref().map_or("", |place| &place.address);
        let plain: String = unicode_normalization::UnicodeNormalization::nfd(said)
            .map(|letter| match letter { 'đ' => 'd', 'Đ' => 'D', other => other })
            .collect();
        prop_assert!(letters(&plain).starts_with(&letters(heard)), "{heard} of {said}");
    }

    #[test]
    fn a_short_note_comes_back_whole(note in "[a-z]{1,8}( [a-z]{1,8}){0,1}", id in any::<u128>()) {
        let said = SosDetails { note, ..roof() };
        prop_assert_eq!(read(&write(SosId::from_u128(id), &put(said.clone()))).unwrap().details.note, said.note);
    }

    #[test]
    fn one_changed_character_is_found_out(
        (id, put) in call(),
        at in any::<prop::sample::Index>(),
        other in any::<char>(),
        gsm in select(GSM_ASCII.chars().collect::<Vec<_>>()),
    ) {
        let text = write(id, &put);
        let at = at.index(text.len());
        let (before, after) = text.split_at(at);
        let mut rest = after.chars();
        rest.next();
        let rest = rest.as_str();
        let mut swapped: Vec<char> = text.chars().collect();
        swapped.swap(at, (at + 1).min(text.len() - 1));
        for changed in [
            format!("{before}{other}{rest}"),
            format!("{before}{gsm}{rest}"),
            format!("{before}{rest}"),
            format!("{before}{gsm}{after}"),
            swapped.into_iter().collect(),
        ] {
            let same = read(&text).unwrap();
            match read(&changed) {
                Err(_) => {}
                // Only what reading forgives: case, white space, a character before or after all of it.
                Ok(heard) => {
                    let dense = |text: &str| {
                        text.chars().filter(|it| !it.is_whitespace()).collect::<String>().to_ascii_uppercase()
                    };
                    prop_assert!(dense(&changed).contains(&dense(&text)), "{changed}");
                    prop_assert_eq!(heard.id, same.id);
                }
            }
        }
    }
}

/// Chance from a seed (xorshift64*).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, most: usize) -> usize {
        (self.roll() >> 33) as usize % most
    }
}

#[test]
fn no_bytes_make_the_reader_fall() {
    let inputs: usize = std::env::var("HUE_FUZZ").ok().and_then(|it| it.parse().ok()).unwrap_or(50_000);
    let mut dice = Dice(0x5053_2025);
    let good = write(minh(), &put(roof())).into_bytes();
    let (mut read_well, mut refused) = (0, 0);
    for _ in 0..inputs {
        let mut bytes = if dice.below(4) == 0 { Vec::new() } else { good.clone() };
        for _ in 0..dice.below(12) {
            let at = dice.below(bytes.len() + 1);
            match dice.below(4) {
                0 if at < bytes.len() => drop(bytes.remove(at)),
                1 if at < bytes.len() => bytes[at] = dice.roll() as u8,
                2 => bytes.truncate(at),
                _ => bytes.insert(at, dice.roll() as u8),
            }
        }
        for _ in 0..dice.below(3) * 80 {
            bytes.push(dice.roll() as u8);
        }
        match read(&String::from_utf8_lossy(&bytes)) {
            Ok(sms) => {
                assert_eq!(sms.id, minh(), "nothing but the one good message is ever read");
                read_well += 1;
            }
            Err(_) => refused += 1,
        }
    }
    println!("inputs {inputs}, read {read_well}, refused {refused}, crashes 0");
    assert!(read_well > 0 && refused > 0);
}
