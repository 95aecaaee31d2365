//! The demo people of the sandbox issuer: who they are, and how well they are known.

/// A demo person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// The issuer's id for them, never reused.
    pub(crate) sub: &'static str,
    /// Their name.
    pub(crate) name: &'static str,
    /// The language of the name.
    pub(crate) lang: &'static str,
    /// Identity level (Decree 69/2024/NĐ-CP): 0 a phone number only, 1 basic, 2 full.
    pub(crate) level: u8,
    /// The key of the sentence that says who they are.
    pub(crate) about: &'static str,
    /// The phone number, where the account is one of a number only.
    pub(crate) phone: Option<&'static str>,
}

/// Every demo person, in the order in which the page lists them.
pub(crate) const PEOPLE: [Person; 9] = [
    person("lan", "Nguyễn Thị Lan", "vi", 2, "console-vneid-about-lan"),
    person("minh", "Trần Văn Minh", "vi", 2, "console-vneid-about-minh"),
    person("tu", "Lê Văn Tư", "vi", 1, "console-vneid-about-tu"),
    person("kim", "Kim Min-jun", "ko-Latn", 2, "console-vneid-about-kim"),
    Person {
        phone: Some("+44 7700 900123"),
        ..person("emma", "Emma Smith", "en", 0, "console-vneid-about-emma")
    },
    person("ha", "Trần Hà", "vi", 2, "console-vneid-about-ha"),
    person("huy", "Lê Quang Huy", "vi", 2, "console-vneid-about-huy"),
    person("ngoc", "Phạm Thị Ngọc", "vi", 2, "console-vneid-about-ngoc"),
    person("son", "Nguyễn Văn Sơn", "vi", 2, "console-vneid-about-son"),
];

const fn person(
    sub: &'static str,
    name: &'static str,
    lang: &'static str,
    level: u8,
    about: &'static str,
) -> Person {
    Person { sub, name, lang, level, about, phone: None }
}

/// The person with this id.
pub(crate) fn find(sub: &str) -> Option<&'static Person> {
    PEOPLE.iter().find(|person| person.sub == sub)
}
