//! A call for rescue as one text message: for when data fails.
//!
//! ```text
//! SOS1/01K8GS9VR0F44RJ289144GJ289/R4/P16.47851,107.57724/A35/W19789/N3/FCERMTO/H5/T0905000111
//! /DKiet-25-Van-Xuan,-nha-mai-ngoi/MBa-di-lai-kho.*16DA6
//! ```
//!
//! At most 160 characters, all of them in the basic table of the GSM 7-bit alphabet (3GPP TS 23.038) and in ASCII,
//! so that it is one message in every network. Fields are parted by `/` and known by their first letter:
//!
//! | field | says |
//! |---|---|
//! | `SOS1` | the version of this form |
//! | 26 characters | the id, in Crockford's base 32 |
//! | `R` | the revision |
//! | `G` `P` `I` `B` | latitude and longitude to five places (about 1 m), by GPS, pin, photo (image), name |
//! | `A` | how far off the point may be, in metres |
//! | `W` | the code of the ward |
//! | `N` | how many people |
//! | `F` | letters: child, elderly, pregnant, disabled, injured · rescue, medical, food, shelter · cannot talk (`T`), somebody else (`O`), drill (`Z`), taken back: safe (`K`), mistake (`J`) |
//! | `H` | how high the water stands, 0 (dry) to 5 (over the head) |
//! | `T` `C` | phone, caller's phone: digits and `+` |
//! | `D` `M` | address, note: without tone marks, `-` for a space, as much as there is room for |
//! | `*` | ends it: CRC-24 (RFC 4880, section 6.1) of everything before it in upper case, five characters of base 32 |
//!
//! Reading forgives lower case, white space anywhere, and words around it; what a letter means that is not known
//! here is passed over. A change of any one other character is found out.

mod ascii;
mod base32;
mod read;
mod write;

use crc::{CRC_24_OPENPGP, Crc};

use super::{CancelReason, Need, SosDetails, Vulnerable};
use crate::id::SosId;
use crate::place::PlaceSource;

pub use read::read;
pub use write::write;

/// Most characters of one message in the GSM 7-bit alphabet.
pub const MOST_CHARS: usize = 160;
/// How the message begins.
const HEAD: &str = "SOS1/";
/// Characters of the checksum.
const SUM_CHARS: usize = 5;

/// What a text message says of a call for rescue: as much of it as fitted.
#[derive(Clone, Debug, PartialEq)]
pub struct SosSms {
    /// The same id as over the network.
    pub id: SosId,
    /// The revision it was made from. A text is never the whole of it: the same revision may still arrive by network.
    pub revision: u32,
    /// The details; texts without tone marks, possibly cut.
    pub details: SosDetails,
    /// Set once the caller takes it back.
    pub cancelled: Option<CancelReason>,
    /// Whether it is an exercise or a demonstration.
    pub drill: bool,
}

/// Why a text is not a call for rescue in this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmsError {
    /// It does not begin like one: plain words, for a person to read.
    #[error("not in this form")]
    OtherForm,
    /// It is in a version of the form that is not known here.
    #[error("version {0} of the form is not known")]
    UnknownVersion(u32),
    /// It was cut or changed on the way: for a person to read.
    #[error("cut or changed on the way")]
    Damaged,
}

/// The checksum over everything before `*`, which is in upper case for that.
fn checksum(before: &str) -> String {
    const CRC: Crc<u32> = Crc::<u32>::new(&CRC_24_OPENPGP);
    base32::write::<SUM_CHARS>(CRC.checksum(before.to_ascii_uppercase().as_bytes()).into())
}

const VULNERABLE: [(char, Vulnerable); 5] = [
    ('C', Vulnerable::Child),
    ('E', Vulnerable::Elderly),
    ('P', Vulnerable::Pregnant),
    ('D', Vulnerable::Disabled),
    ('I', Vulnerable::Injured),
];
const NEEDS: [(char, Need); 4] =
    [('R', Need::Rescue), ('M', Need::Medical), ('F', Need::FoodWater), ('S', Need::Shelter)];
const SOURCES: [(char, PlaceSource); 4] =
    [('G', PlaceSource::Gps), ('P', PlaceSource::Pin), ('I', PlaceSource::Photo), ('B', PlaceSource::Name)];
const CANCELLED: [(char, CancelReason); 2] = [('K', CancelReason::Safe), ('J', CancelReason::Mistake)];
const CANNOT_TALK: char = 'T';
const SOMEBODY_ELSE: char = 'O';
const DRILL: char = 'Z';

/// The letter of a meaning.
fn letter<T: PartialEq>(table: &[(char, T)], meaning: &T) -> Option<char> {
    table.iter().find_map(|(letter, known)| (known == meaning).then_some(*letter))
}
