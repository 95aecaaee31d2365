//! The limits both sides hold to: the engine asks first, the city never trusts it.

/// Longest description of a report in characters (Open311 GeoReport v2).
pub const DESCRIPTION_CHARS: usize = 4_000;
/// Longest address line in characters.
pub const ADDRESS_CHARS: usize = 300;
/// Photos of one report.
pub const PHOTOS: usize = 5;
/// Largest file a citizen may choose as a photo, in bytes.
pub const CHOSEN_FILE_BYTES: usize = 40 * 1024 * 1024;
/// Largest picture that is decoded, in pixels: 50 megapixels.
pub const PHOTO_PIXELS: u64 = 50_000_000;
/// Longest edge of a photo that leaves the device, in pixels.
pub const PHOTO_EDGE: u32 = 2_048;
/// Largest cleaned photo the city takes, in bytes.
pub const PHOTO_BYTES: u64 = 8 * 1024 * 1024;
/// Smallest and largest piece of an upload, in bytes.
pub const CHUNK_BYTES: (usize, usize) = (64 * 1024, 256 * 1024);
/// How far outside the city a place may lie and still be taken after a question, in metres.
pub const OUTSIDE_METRES: f64 = 5_000.0;
/// Largest JSON body the city reads, in bytes.
pub const JSON_BYTES: usize = 64 * 1024;
/// Longest phone number of a call for rescue in characters, as typed.
pub const SOS_PHONE_CHARS: usize = 20;
/// Longest note of a call for rescue in characters.
pub const SOS_NOTE_CHARS: usize = 500;
/// Most people in one call for rescue.
pub const SOS_PEOPLE: u16 = 999;
/// Characters of a search that count.
pub const SEARCH_CHARS: usize = 200;
/// Longest name of a plan in characters.
pub const PLAN_NAME_CHARS: usize = 80;
/// Most stops of a plan.
pub const PLAN_STOPS: usize = 30;
/// Shortest and longest stay at a stop of a plan, in minutes.
pub const PLAN_STAY_MINUTES: (u16, u16) = (5, 720);
/// Most plans a device keeps.
pub const PLANS: usize = 200;
/// Longest text in which a plan is shared, in characters.
pub const PLAN_LINK_CHARS: usize = 4_000;
/// Longest field of an emergency card in characters.
pub const CARD_FIELD_CHARS: usize = 300;
/// Longest note of an emergency card in characters.
pub const CARD_NOTE_CHARS: usize = 1_000;
