//! The kit: small dumb components. They know nothing of reports or languages; words are handed in.

mod button;
mod card;
mod choice;
mod combobox;
mod field;
mod frame;
mod icon;
mod qr;
mod sheet;
mod split;
mod stars;
mod state;
mod toast;
mod viewer;

pub use button::{Button, ButtonKind, ButtonLink};
pub use card::{Card, Chip, RowLink, Section, Tone};
pub use choice::{Choice, Choices, Pick, Picks, Toggle};
pub use combobox::{Combobox, Suggestion};
pub use field::{Field, Select, SelectOption, TextArea, TextInput, described_by};
pub use frame::{Nav, NavItem, StatusStrip, TopBar};
pub use icon::Icon;
pub use qr::Qr;
pub use sheet::{DialogPort, Sheet};
pub use split::{OPENED, Split, SplitHead};
pub use stars::Stars;
pub use state::{Empty, Failure, Skeleton, Spinner};
pub use toast::{Live, ToastStack, ToastView};
pub use viewer::Viewer;
