//! A report on the device: draft, outbox, and what the city made of it.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::geo::Point;
use crate::id::{BlobId, PhotoId, ReportId};
use crate::pack::ServiceCode;
use crate::place::Place;
use crate::problem::Problem;
use crate::queue::Sending;
use crate::text::Localized;
use crate::time::Millis;

/// A report that is still being written; it stays on its device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Its id, which the report will keep.
    pub id: ReportId,
    /// What is being written.
    pub content: DraftContent,
    /// Its photos, cleaned, in the order in which they were added.
    pub photos: Vec<Photo>,
    /// When it was last saved; `None` before the first keystroke.
    pub saved_at: Option<Millis>,
}

/// The part of a draft that the form writes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftContent {
    /// The category.
    pub service_code: Option<ServiceCode>,
    /// What is wrong, in the citizen's words.
    pub description: String,
    /// Where.
    pub place: Option<Place>,
    /// Whether the name is kept from the public page even if the citizen is signed in.
    pub anonymous: bool,
}

/// A cleaned photo: upright, at most 2,048 px, without metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Its id.
    pub id: PhotoId,
    /// Its bytes on this device, JPEG.
    pub blob: BlobId,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A photo that was just added, with what it proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttachedPhoto {
    /// The cleaned photo.
    pub photo: Photo,
    /// Where it was taken, if it said so and the citizen allows asking.
    pub taken_at: Option<Point>,
}

/// A report that was sent, or waits to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// The number the city gave it, such as `HUE-20431`.
    pub number: Option<String>,
    /// The receipt code the city gave it: who has it reads on the city's pages how it stands.
    pub receipt: Option<String>,
    /// What was written.
    pub content: DraftContent,
    /// The category's name when it was written.
    pub service_name: Localized,
    /// Its photos.
    pub photos: Vec<Photo>,
    /// The true state.
    pub state: ReportState,
    /// What the city did, oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// When Send was pressed.
    pub sent_at: Millis,
    /// When the city means to be done.
    pub due_at: Option<Millis>,
    /// Whether it went out as a guest's.
    pub guest: bool,
    /// Whether it can still be taken back into the form.
    pub editable: bool,
    /// Whether it can still be withdrawn.
    pub withdrawable: bool,
    /// Whether the city has it, and only photos of it are still to go out.
    pub lacks_photos: bool,
    /// Whether the city may have it: it said so, or a try to send it began.
    pub may_be_at_city: bool,
}

/// A line of the list of my reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportSummary {
    /// Its id.
    pub id: ReportId,
    /// The number the city gave it.
    pub number: Option<String>,
    /// The category's name.
    pub service_name: Localized,
    /// The first line of the description.
    pub headline: String,
    /// The place in words.
    pub address: String,
    /// The place on a map.
    pub point: Option<Point>,
    /// Its first photo.
    pub cover: Option<BlobId>,
    /// The true state.
    pub state: ReportState,
    /// When Send was pressed.
    pub sent_at: Millis,
    /// When the city means to be done.
    pub due_at: Option<Millis>,
}

/// The true state of a report, as it stands on screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// In the queue, no network.
    WaitingForNetwork,
    /// In the queue for the person who wrote it to sign in again.
    WaitingForSignIn,
    /// In the queue, the next try is set.
    WaitingToRetry {
        /// When.
        at: Millis,
    },
    /// The city has the report and works on it; photos of it are still on this device.
    PhotosWait {
        /// The city's state.
        status: CityStatus,
        /// How many photos.
        photos: u32,
        /// Whether they wait for the citizen's word, as data is saved; else they go by themselves.
        held: bool,
    },
    /// On its way.
    Sending(Sending),
    /// Stopped: the citizen has to do something. Nothing is lost.
    NeedsAttention {
        /// Why.
        problem: Problem,
    },
    /// Withdrawn by the citizen.
    Withdrawn,
    /// The city has it; its own state.
    AtCity {
        /// The city's state.
        status: CityStatus,
    },
}

/// The city's states of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CityStatus {
    /// The city has the report; photos of it may still be on their way.
    Received,
    /// An operator is checking it.
    Verified,
    /// An agency has it, with a due date.
    Assigned,
    /// The agency works on it.
    InProgress,
    /// The agency answered with a letter; not the same as fixed.
    Answered,
    /// Fixed, with a proof photo.
    Fixed,
    /// Not taken, with a reason.
    Refused,
    /// Ended.
    Closed,
    /// Withdrawn by the citizen after it was sent.
    Withdrawn,
}

/// One thing the city did with a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// When.
    pub at: Millis,
    /// The state it led to.
    pub status: CityStatus,
    /// The agency or desk that did it; never a person's name.
    pub agency: Option<Localized>,
    /// The letter, the reason, or a note to the citizen.
    pub note: Option<String>,
    /// Proof photos, once they are on this device.
    pub proof: Vec<BlobId>,
}

command!(
    /// Every draft, newest first.
    ListDrafts {} => Vec<Draft>, "draft.list", Scope::Read
);
command!(
    /// A new, empty draft: only an id until the first `SaveDraft` or `AttachPhoto`.
    NewDraft {} => Draft, "draft.new", Scope::Write
);
command!(
    /// One draft.
    GetDraft {
        /// Its id.
        id: ReportId,
    } => Draft, "draft.get", Scope::Read
);
command!(
    /// Writes the form's part of a draft, making it if it is not there yet.
    SaveDraft {
        /// Its id.
        id: ReportId,
        /// All of the form's part.
        content: DraftContent,
    } => Draft, "draft.save", Scope::Write
);
command!(
    /// Cleans chosen bytes (already `put`) into a photo of the draft; the original is thrown away.
    AttachPhoto {
        /// The draft, made if it is not there yet.
        draft: ReportId,
        /// The chosen bytes.
        blob: BlobId,
    } => AttachedPhoto, "draft.attach", Scope::Write
);
command!(
    /// Where a chosen photo (already `put`) was taken, if it says so and the citizen agreed to asking; the bytes
    /// are thrown away. For a photo that was attached before the citizen agreed.
    ReadPhotoPlace {
        /// The chosen bytes.
        blob: BlobId,
    } => Option<Point>, "photo.place", Scope::Write
);
command!(
    /// Takes a photo out of a draft.
    DetachPhoto {
        /// The draft.
        draft: ReportId,
        /// The photo.
        photo: PhotoId,
    } => Draft, "draft.detach", Scope::Write
);
command!(
    /// Throws a draft away; `RestoreDraft` brings it back until the app closes or an hour has passed.
    DiscardDraft {
        /// Its id.
        id: ReportId,
    } => (), "draft.discard", Scope::Write
);
command!(
    /// Brings a draft back that was just thrown away.
    RestoreDraft {
        /// Its id.
        id: ReportId,
    } => Draft, "draft.restore", Scope::Write
);
command!(
    /// Puts a draft into the outbox; from then on the engine finishes by itself. Under a name it needs
    /// `Purpose::Identity`: otherwise `Invalid` with the field `consent`, and the citizen may agree or send as guest.
    SendReport {
        /// The draft.
        id: ReportId,
        /// Send without a name instead of waiting for a sign-in.
        as_guest: bool,
        /// The citizen was asked about a place outside the city and said yes.
        outside_confirmed: bool,
    } => Report, "report.send", Scope::Write
);
command!(
    /// My reports on this device, newest first.
    ListReports {} => Vec<ReportSummary>, "report.list", Scope::Read
);
command!(
    /// One report.
    GetReport {
        /// Its id.
        id: ReportId,
    } => Report, "report.get", Scope::Read
);
command!(
    /// Takes an unsent report (or one that needs attention) back into the form. Once a try began the draft has a
    /// new id, and the old one is withdrawn through the outbox.
    EditReport {
        /// Its id.
        id: ReportId,
    } => Draft, "report.edit", Scope::Write
);
command!(
    /// Withdraws a report: at once while unsent, through the outbox once a try began and the city may have it.
    WithdrawReport {
        /// Its id.
        id: ReportId,
    } => Report, "report.withdraw", Scope::Write
);
