//! What can be wrong with a message: three groups of faults that can be lived with, and what cannot.

use std::fmt;

/// One departure from the standard, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The way from the root, such as `alert/info[2]/area[1]/polygon[3]`.
    pub place: String,
    /// What is wrong there.
    pub kind: Kind,
}

impl Fault {
    /// Whether a reader with nothing but XML and the schema would find it too; the others are prose of the
    /// standard, or rules of this house.
    #[must_use]
    pub fn is_schema(&self) -> bool {
        !matches!(self.kind, Kind::Rule(_))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Xml(what) => write!(f, "{}: {what}", self.place),
            Kind::Schema(breach) => write!(f, "{}: {breach}", self.place),
            Kind::Rule(rule) => write!(f, "{}: {rule}", self.place),
        }
    }
}

/// The three groups of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is not well-formed XML 1.0.
    Xml(String),
    /// The schema of CAP 1.2 forbids it.
    Schema(Breach),
    /// The prose of the standard forbids it, or it could not be used.
    Rule(Rule),
}

/// What the schema forbids.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// Something else stands around the alert, or instead of it.
    #[error("the document is `{0}`, not an alert")]
    Root(String),
    /// The alert is of another version.
    #[error("the namespace is `{0}`")]
    Namespace(String),
    /// An element is missing.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// An element comes too late.
    #[error("this stands in the wrong order")]
    Order,
    /// An element may stand here only once.
    #[error("this may stand here only once")]
    Repeated,
    /// The standard has no such element here.
    #[error("the standard has no such element here")]
    Unknown,
    /// The standard has no such attribute.
    #[error("the attribute `{0}` is not of the standard")]
    Attribute(String),
    /// Words stand between elements.
    #[error("text between elements")]
    Text,
    /// Elements stand where words should be.
    #[error("elements inside a text")]
    Elements,
    /// The value is not of its type; times with `Z` and fractions are among these.
    #[error("`{value}` is not {wanted}")]
    Value {
        /// What the schema wants.
        wanted: &'static str,
        /// What was there, cut to 60 characters.
        value: String,
    },
}

/// What the prose forbids, or what could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// Another encoding than UTF-8.
    #[error("the encoding is {0}, not UTF-8")]
    Encoding(&'static str),
    /// A byte order mark.
    #[error("a byte order mark")]
    ByteOrderMark,
    /// `identifier` and `sender` have no spaces, commas, `<` or `&`, and are not empty.
    #[error("empty, or with a space, comma, < or &")]
    Name,
    /// A scope needs what explains it.
    #[error("the scope needs `{0}`")]
    Scope(&'static str),
    /// Update, Cancel, Ack and Error refer to something.
    #[error("the message type needs `references`")]
    References,
    /// `sender,identifier,sent`, separated by spaces.
    #[error("not `sender,identifier,sent`: `{0}`")]
    Reference(String),
    /// The moment does not exist on the calendar.
    #[error("not a moment: `{0}`")]
    Time(String),
    /// Only http and https are followed.
    #[error("not http or https")]
    Uri,
    /// A size in bytes.
    #[error("not a size in bytes")]
    Size,
    /// The SHA-1 in hexadecimal.
    #[error("not a SHA-1 in hexadecimal")]
    Digest,
    /// The file in base64.
    #[error("not base64")]
    Base64,
    /// A ring with too few points, an open one, or numbers that are none; it was dropped.
    #[error("dropped: {0}")]
    Shape(&'static str),
    /// Longitude stood before latitude; it was turned round.
    #[error("longitude stands before latitude")]
    Swapped,
    /// Every shape of an area was dropped and it has no code; it was dropped.
    #[error("dropped: nothing of this area can be used")]
    Area,
    /// A height that is no number; it was dropped.
    #[error("not a height")]
    Height,
    /// The upper end of a height without its lower end, or below it.
    #[error("a ceiling needs an altitude below it")]
    Ceiling,
    /// The message cannot be read at all.
    #[error(transparent)]
    Refused(Refusal),
    /// There were more faults than are listed.
    #[error("and more")]
    More,
}

/// Why a message cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More than the limits allow.
    #[error("more than {most} {what}")]
    Limit {
        /// Of what.
        what: &'static str,
        /// How much is allowed.
        most: usize,
    },
    /// The bytes are not text of the encoding they are said to be.
    #[error("the bytes are not {0}")]
    Bytes(&'static str),
    /// An encoding that this reader does not know; XML lets every reader choose beyond UTF-8 and UTF-16.
    #[error("the encoding `{0}` is not known")]
    Encoding(String),
    /// A document type, and with it entities, is never read.
    #[error("a document type is never read")]
    DocumentType,
    /// Not XML.
    #[error("not XML: {0}")]
    Xml(String),
    /// XML without an alert.
    #[error("no alert in it")]
    NoAlert,
    /// Several alerts where one was asked for.
    #[error("{0} alerts in it")]
    Several(usize),
    /// Something without which a message means nothing.
    #[error("{place}: `{name}` is missing")]
    Missing {
        /// Where.
        place: String,
        /// What.
        name: &'static str,
    },
    /// A value that the standard does not know, or a moment that does not exist: nobody should guess.
    #[error("{place}: `{value}` cannot be understood")]
    Value {
        /// Where.
        place: String,
        /// What stood there, cut to 60 characters.
        value: String,
    },
}
