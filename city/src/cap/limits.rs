//! How much a message may weigh: checked before anything is built from it.

/// What a reader takes at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes as they arrived.
    pub bytes: usize,
    /// Elements inside each other.
    pub depth: usize,
    /// Tags, comments and the like; an element with text has two.
    pub tags: usize,
    /// Attributes; CAP has none of its own, wrappers have some.
    pub attributes: usize,
    /// Points of all polygons together.
    pub points: usize,
    /// Areas of all infos together.
    pub areas: usize,
}

impl Limits {
    /// For feeds on the list of allowed senders. Real ones hold 1.7 MB, a ring of 34,066 points, 1,352 areas.
    pub const FEED: Self =
        Self { bytes: 5_000_000, depth: 50, tags: 400_000, attributes: 20_000, points: 50_000, areas: 5_000 };

    /// For doors that anybody may knock at.
    pub const DOOR: Self =
        Self { bytes: 256_000, depth: 20, tags: 10_000, attributes: 500, points: 5_000, areas: 200 };
}

/// Declarations of namespaces in one document: each costs time at every element below it.
pub(super) const MOST_NAMESPACES: usize = 1_000;

/// Faults listed of one message; a feed of a thousand areas repeats itself.
pub(super) const MOST_FAULTS: usize = 200;
