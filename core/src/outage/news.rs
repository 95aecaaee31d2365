//! What is news to the citizen, and what they know already.

use std::collections::BTreeMap;

use hue_model::id::OutageId;
use hue_model::outage::{Outage, OutageKind, OutageNotices, OutageState};
use hue_model::pack::WardCode;
use hue_model::settings::Settings;
use hue_model::time::Millis;
use serde::{Deserialize, Serialize};

use super::wards;

/// What is new about a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It was announced.
    Announced,
    /// Its time, its place or its reason changed.
    Changed,
    /// Power or water is back.
    Restored,
    /// It was called off.
    Cancelled,
}

impl Change {
    /// Its word, with the kind's: the app has a sentence for each.
    pub(super) fn word(self, kind: OutageKind) -> String {
        let change = match self {
            Self::Announced => "announced",
            Self::Changed => "changed",
            Self::Restored => "restored",
            Self::Cancelled => "cancelled",
        };
        format!("{}-{change}", kind.word())
    }
}

/// Where and when a cut is, in figures that every language reads alike: "Lê Lợi, 28/11 08:00–11:30".
pub(super) fn subject(outage: &Outage) -> String {
    let at = |at: Millis, form: &str| at.in_hue().map(|at| at.format(form).to_string()).unwrap_or_default();
    let day = |at: Millis| at.in_hue().map(|at| at.date_naive());
    let (from, to) = (outage.starts_at, outage.ends_at);
    let end = if day(from) == day(to) { "%H:%M" } else { " %d/%m %H:%M" };
    let place = if outage.area.is_empty() { &outage.provider } else { &outage.area };
    format!("{place}, {}–{}", at(from, "%d/%m %H:%M"), at(to, end))
}

/// What the citizen wants to hear of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Interest {
    kinds: OutageNotices,
    wards: Vec<WardCode>,
}

impl Interest {
    pub(super) fn of(settings: &Settings) -> Self {
        Self { kinds: settings.outage_notices, wards: wards(settings).cloned().collect() }
    }

    pub(super) fn is_none(&self) -> bool {
        self.kinds == OutageNotices::default() || self.wards.is_empty()
    }

    fn has(&self, outage: &Outage) -> bool {
        self.kinds.has(outage.kind) && outage.concerns(self.wards.iter())
    }
}

/// What was told, kept from run to run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Memory {
    /// What the citizen wanted to hear of when that was looked at last.
    interest: Interest,
    /// The revision of each cut that the citizen knows.
    known: BTreeMap<OutageId, u32>,
}

impl Memory {
    /// The citizen heard of this cut as it stands.
    pub(super) fn learn(&mut self, outage: &Outage) {
        self.known.insert(outage.id, outage.revision);
    }

    /// Holds the list of `now` against what is known. What cannot be news any more is known from here on: what is over
    /// before anybody heard of it, and what was listed already when the citizen began to want to hear of it: they saw it.
    pub(super) fn news(
        &mut self,
        interest: &Interest,
        list: &[Outage],
        now: Millis,
    ) -> Vec<(Outage, Change)> {
        let before = std::mem::replace(&mut self.interest, interest.clone());
        self.known.retain(|id, _| list.iter().any(|outage| outage.id == *id && interest.has(outage)));
        let mut news = Vec::new();
        for outage in list.iter().filter(|outage| interest.has(outage)) {
            let change = match (self.known.get(&outage.id), outage.state_at(now)) {
                (Some(known), _) if *known >= outage.revision => continue,
                (Some(_), OutageState::Restored) => Change::Restored,
                (Some(_), OutageState::Cancelled) => Change::Cancelled,
                (Some(_), _) => Change::Changed,
                (None, state) if state.is_over() || outage.is_overdue(now) || !before.has(outage) => {
                    self.learn(outage);
                    continue;
                }
                (None, _) => Change::Announced,
            };
            news.push((outage.clone(), change));
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-27 08:00 in Huế.
    const EIGHT: Millis = Millis(1_795_741_200_000);
    const HOUR: i64 = 3_600_000;

    fn cut(kind: OutageKind, ward: &str) -> Outage {
        Outage {
            id: OutageId::from_parts(EIGHT, [u8::from(kind == OutageKind::Power); 10]),
            kind,
            provider: String::new(),
            ward_codes: vec![ward.to_owned()],
            area: String::new(),
            reason: String::new(),
            starts_at: EIGHT.plus(24 * HOUR),
            ends_at: EIGHT.plus(27 * HOUR),
            state: OutageState::Planned,
            restored_at: None,
            revision: 1,
            updated_at: EIGHT,
        }
    }

    fn wants(kinds: &[OutageKind], ward: &str) -> Interest {
        Interest {
            kinds: kinds.iter().fold(OutageNotices::default(), |all, kind| all.with(*kind, true)),
            wards: vec![ward.to_owned()],
        }
    }

    fn told(memory: &mut Memory, interest: &Interest, list: &[Outage], now: Millis) -> Vec<Change> {
        let news = memory.news(interest, list, now);
        news.iter().for_each(|(outage, _)| memory.learn(outage));
        news.into_iter().map(|(_, change)| change).collect()
    }

    #[test]
    fn a_cut_is_named_by_its_place_and_its_time() {
        let cut = Outage { area: "Lê Lợi".into(), ..cut(OutageKind::Power, "19753") };
        assert_eq!(subject(&cut), "Lê Lợi, 28/11 08:00–11:00");
        let long = Outage { ends_at: cut.starts_at.plus(24 * HOUR), area: String::new(), ..cut };
        assert_eq!(subject(&long), ", 28/11 08:00– 29/11 08:00");
    }

    #[test]
    fn each_revision_is_news_once() {
        let (power, mut memory) = (wants(&[OutageKind::Power], "19753"), Memory::default());
        assert!(told(&mut memory, &power, &[], EIGHT).is_empty());
        let list = [cut(OutageKind::Power, "19753"), cut(OutageKind::Water, "19753")];
        assert_eq!(told(&mut memory, &power, &list, EIGHT), [Change::Announced], "only of the kind wanted");
        assert!(told(&mut memory, &power, &list, EIGHT).is_empty());
        let [mut later, water] = list;
        (later.revision, later.starts_at) = (2, EIGHT.plus(25 * HOUR));
        assert_eq!(told(&mut memory, &power, &[later.clone(), water], EIGHT), [Change::Changed]);
        (later.revision, later.state) = (3, OutageState::Cancelled);
        assert_eq!(told(&mut memory, &power, std::slice::from_ref(&later), EIGHT), [Change::Cancelled]);
        assert!(told(&mut memory, &power, &[later], EIGHT).is_empty());
    }

    #[test]
    fn a_neighbour_hears_nothing_and_nobody_hears_of_what_was_over_before() {
        let mut memory = Memory::default();
        let there = wants(&OutageKind::ALL, "19789");
        told(&mut memory, &there, &[], EIGHT);
        assert!(told(&mut memory, &there, &[cut(OutageKind::Power, "19753")], EIGHT).is_empty());
        let cancelled = Outage { state: OutageState::Cancelled, ..cut(OutageKind::Power, "19789") };
        assert!(told(&mut memory, &there, &[cancelled], EIGHT).is_empty());
        let forgotten =
            Outage { ends_at: EIGHT, starts_at: EIGHT.plus(-1), ..cut(OutageKind::Water, "19789") };
        assert!(told(&mut memory, &there, &[forgotten], EIGHT).is_empty());
    }

    #[test]
    fn who_begins_to_listen_knows_what_is_listed_then() {
        let (mut memory, list) = (Memory::default(), [cut(OutageKind::Power, "19753")]);
        let here = wants(&[OutageKind::Power], "19753");
        assert!(told(&mut memory, &here, &list, EIGHT).is_empty());
        let changed = [Outage { revision: 2, ..list[0].clone() }];
        assert_eq!(told(&mut memory, &here, &changed, EIGHT), [Change::Changed]);
        assert!(told(&mut memory, &Interest::default(), &changed, EIGHT).is_empty());
        assert_eq!(memory, Memory::default(), "who does not listen leaves nothing behind");
    }
}
