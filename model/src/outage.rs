//! Cuts of power and water: what is planned, what is under way, what is over.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::ical;
use crate::id::OutageId;
use crate::pack::WardCode;
use crate::time::Millis;

/// Where the city lists them.
pub const OUTAGES: &str = "/api/v1/outages";
/// How long a cut stands in the list after it ended or was called off, in milliseconds: a day.
pub const SHOWN_FOR: i64 = 24 * 3_600_000;
/// How long a cut stands there after its planned end while nobody said that it is over, in milliseconds: a week. Whoever has
/// no water yet is not helped by a list that is silent of it.
pub const OVERDUE_FOR: i64 = 7 * SHOWN_FOR;

/// What is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OutageKind {
    /// Power.
    Power,
    /// Water.
    Water,
}

impl OutageKind {
    /// Both, in the order in which pages list them.
    pub const ALL: [Self; 2] = [Self::Power, Self::Water];

    /// As it is written in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Water => "water",
        }
    }
}

/// The kinds of cuts that somebody wants to hear of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutageNotices {
    /// Power.
    pub power: bool,
    /// Water.
    pub water: bool,
}

impl OutageNotices {
    /// Whether this kind is among them.
    #[must_use]
    pub const fn has(self, kind: OutageKind) -> bool {
        match kind {
            OutageKind::Power => self.power,
            OutageKind::Water => self.water,
        }
    }

    /// The same with this kind among them, or not.
    #[must_use]
    pub const fn with(self, kind: OutageKind, wanted: bool) -> Self {
        match kind {
            OutageKind::Power => Self { power: wanted, ..self },
            OutageKind::Water => Self { water: wanted, ..self },
        }
    }
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OutageState {
    /// It has begun, and nobody said that it is over.
    UnderWay,
    /// It will be.
    Planned,
    /// Power or water is back.
    Restored,
    /// It will not be.
    Cancelled,
}

impl OutageState {
    /// Each, in the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::UnderWay, Self::Planned, Self::Restored, Self::Cancelled];

    /// As it is written in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::UnderWay => "under_way",
            Self::Planned => "planned",
            Self::Restored => "restored",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether it is over, or will never be.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Restored | Self::Cancelled)
    }
}

/// A cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outage {
    /// Its id.
    pub id: OutageId,
    /// What is cut.
    pub kind: OutageKind,
    /// Whose power or water it is.
    pub provider: String,
    /// The wards and communes it concerns, at least one.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<String>))]
    pub ward_codes: Vec<WardCode>,
    /// Streets and hamlets, in Vietnamese; may be empty.
    pub area: String,
    /// Why, in Vietnamese; may be empty.
    pub reason: String,
    /// When it begins.
    pub starts_at: Millis,
    /// When it is planned to end.
    pub ends_at: Millis,
    /// How it stands.
    pub state: OutageState,
    /// When power or water came back; only where it is restored.
    pub restored_at: Option<Millis>,
    /// Rises with each change, from 1.
    pub revision: u32,
    /// When it was changed last.
    pub updated_at: Millis,
}

impl Outage {
    /// How it stands at `now`: what was planned begins by itself, and ends only by somebody's word.
    #[must_use]
    pub fn state_at(&self, now: Millis) -> OutageState {
        match self.state {
            OutageState::Planned | OutageState::UnderWay if now < self.starts_at => OutageState::Planned,
            OutageState::Planned | OutageState::UnderWay => OutageState::UnderWay,
            over => over,
        }
    }

    /// Whether its planned end has passed and nobody said that it is over.
    #[must_use]
    pub fn is_overdue(&self, now: Millis) -> bool {
        self.state_at(now) == OutageState::UnderWay && now >= self.ends_at
    }

    /// Whether it still stands in the list at `now`: a day after somebody said that it is over, a week after its planned end
    /// where nobody did.
    #[must_use]
    pub fn is_listed(&self, now: Millis) -> bool {
        let (end, shown) = match self.state {
            OutageState::Planned | OutageState::UnderWay => (self.ends_at, OVERDUE_FOR),
            OutageState::Restored => (self.restored_at.unwrap_or(self.updated_at), SHOWN_FOR),
            OutageState::Cancelled => (self.updated_at, SHOWN_FOR),
        };
        now.since(end) < shown
    }

    /// Whether it concerns one of these wards.
    #[must_use]
    pub fn concerns<'w>(&self, mut wards: impl Iterator<Item = &'w WardCode>) -> bool {
        wards.any(|ward| self.ward_codes.contains(ward))
    }

    /// The cut as an event of a calendar, whose words the caller has; the same everywhere for one revision.
    #[must_use]
    pub fn event(&self, summary: String, description: String, location: String, url: String) -> ical::Event {
        let end = self.restored_at.filter(|at| *at > self.starts_at).unwrap_or(self.ends_at);
        let cancelled = self.state == OutageState::Cancelled;
        ical::Event {
            uid: self.id.to_string(),
            sequence: self.revision,
            stamp: self.updated_at,
            last_modified: Some(self.updated_at),
            when: ical::When::Times { start: self.starts_at, end: Some(end) },
            status: Some(if cancelled { ical::Status::Cancelled } else { ical::Status::Confirmed }),
            summary,
            description,
            location,
            geo: None,
            url,
            categories: vec![self.kind.word().to_owned()],
        }
    }
}

/// `GET /api/v1/outages`: every cut that is, will be, or ended in the last day; one that nobody said is over, for a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outages {
    /// When the city read it; every [`Outage::state`] counted then, [`Outage::state_at`] counts later.
    pub issued_at: Millis,
    /// The cuts, by their beginning.
    pub outages: Vec<Outage>,
}

impl Outages {
    /// The same list as it is at `now`.
    #[must_use]
    pub fn at(&self, now: Millis) -> Self {
        let listed = self.outages.iter().filter(|outage| outage.is_listed(now));
        let outages = listed.map(|outage| Outage { state: outage.state_at(now), ..outage.clone() }).collect();
        Self { issued_at: self.issued_at, outages }
    }
}

/// A cut as this device shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedOutage {
    /// The cut, as it stands now.
    pub outage: Outage,
    /// Whether it concerns the citizen's home or a ward they saved; only this device knows.
    pub mine: bool,
}

/// The cuts as this device keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ListedOutages {
    /// The cuts: the citizen's first; then those under way, planned, and over.
    pub outages: Vec<ListedOutage>,
    /// When the city last said or confirmed that; `None` before the first time.
    pub heard_at: Option<Millis>,
    /// Whether it was asked since and gave no answer that counts.
    pub failed: bool,
}

/// The service's identifier in the catalogue.
pub const SERVICE: &str = "util.outages";

command!(
    /// Every cut, as the city said last; asks the city anew meanwhile, and again while this is asked for.
    ListOutages {} => ListedOutages, "outage.list", Scope::Read
);

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-27 08:00 in Huế.
    const EIGHT: Millis = Millis(1_795_741_200_000);
    const HOUR: i64 = 3_600_000;

    fn cut(state: OutageState) -> Outage {
        Outage {
            id: OutageId::from_parts(EIGHT, [1; 10]),
            kind: OutageKind::Power,
            provider: "Điện lực mẫu".into(),
            ward_codes: vec!["19753".into()],
            area: "Lê Lợi".into(),
            reason: String::new(),
            starts_at: EIGHT,
            ends_at: EIGHT.plus(3 * HOUR),
            state,
            restored_at: (state == OutageState::Restored).then_some(EIGHT.plus(2 * HOUR)),
            revision: 3,
            updated_at: EIGHT.plus(-HOUR),
        }
    }

    #[test]
    fn a_cut_begins_by_the_clock_and_ends_by_somebodys_word() {
        let planned = cut(OutageState::Planned);
        assert_eq!(planned.state_at(EIGHT.plus(-1)), OutageState::Planned);
        assert_eq!(planned.state_at(EIGHT), OutageState::UnderWay);
        assert!(!planned.is_overdue(EIGHT.plus(3 * HOUR - 1)) && planned.is_overdue(EIGHT.plus(3 * HOUR)));
        assert_eq!(planned.state_at(EIGHT.plus(30 * HOUR)), OutageState::UnderWay);
        let week = 3 + 7 * 24;
        assert!(
            planned.is_listed(EIGHT.plus(week * HOUR - 1)) && !planned.is_listed(EIGHT.plus(week * HOUR))
        );
        let restored = cut(OutageState::Restored);
        assert!(restored.is_listed(EIGHT.plus(26 * HOUR - 1)) && !restored.is_listed(EIGHT.plus(26 * HOUR)));
        for over in [OutageState::Restored, OutageState::Cancelled] {
            assert_eq!(cut(over).state_at(EIGHT.plus(-HOUR)), over);
        }
        let list = Outages { issued_at: EIGHT, outages: vec![planned, cut(OutageState::Cancelled)] };
        let states: Vec<_> = list.at(EIGHT.plus(HOUR)).outages.iter().map(|it| it.state).collect();
        assert_eq!(states, [OutageState::UnderWay, OutageState::Cancelled]);
        assert_eq!(list.at(EIGHT.plus(24 * HOUR)).outages.len(), 1);
    }

    #[test]
    fn a_calendar_hears_of_each_revision_of_one_event() {
        let event = |cut: Outage| cut.event("Cắt điện".into(), String::new(), "Lê Lợi".into(), String::new());
        let cancelled = event(cut(OutageState::Cancelled));
        assert_eq!(
            (cancelled.uid.as_str(), cancelled.sequence),
            (&*cut(OutageState::Planned).id.to_string(), 3)
        );
        assert_eq!(cancelled.status, Some(ical::Status::Cancelled));
        let restored = event(cut(OutageState::Restored));
        let until = ical::When::Times { start: EIGHT, end: Some(EIGHT.plus(2 * HOUR)) };
        assert_eq!((restored.when, restored.status), (until, Some(ical::Status::Confirmed)));
    }
}
