//! What a message of a source becomes in the composer, for people to compare and to mend.

use std::collections::BTreeMap;

use hue_model::alert::{AlarmStage, Area, Hazard, RiskLevel};
use hue_model::text::{Localized, unprintable};
use hue_model::time::Millis;

use super::config::Source;
use super::place;
use crate::alert::content::{Content, Kind, LINE_CHARS, NOTE_CHARS};
use crate::cap::{Cap, EMERGENCY_RELEASE, Info, MsgType, Scope, Status};
use crate::pack::CityPack;

/// Why a message makes no draft: it is kept as seen, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ignored {
    /// A test, a draft, a word between machines, or not for the public.
    NotMeant,
    /// Its time is over.
    Over,
    /// Its source may not warn about that.
    Subject,
    /// Not of a place in this city that its source may warn.
    Elsewhere,
    /// It ends something that nobody drafted, or that the desk threw away.
    Unknown,
    /// Its source has said something newer in its place already.
    Superseded,
}

impl Ignored {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::NotMeant => "not_meant",
            Self::Over => "over",
            Self::Subject => "subject",
            Self::Elsewhere => "elsewhere",
            Self::Unknown => "unknown",
            Self::Superseded => "superseded",
        }
    }
}

/// Whether it is meant for the public at all.
pub(super) fn is_meant(cap: &Cap) -> bool {
    let kind = matches!(cap.msg_type, MsgType::Alert | MsgType::Update | MsgType::Cancel);
    kind && matches!(cap.status, Status::Actual | Status::Exercise) && cap.scope == Scope::Public
}

/// The content of a first message, as far as the source says it. A message may say several things: what counts is the
/// first of them that passes in all, in Vietnamese where there is one.
pub(super) fn content(source: &Source, cap: &Cap, pack: &CityPack, now: Millis) -> Result<Content, Ignored> {
    let (vietnamese, others): (Vec<_>, Vec<_>) = cap.infos.iter().partition(|info| is_vietnamese(info));
    let mut why = Ignored::Subject;
    for info in vietnamese.into_iter().chain(others) {
        match judged(source, info, pack, now) {
            Ok((hazard, area)) => return Ok(filled(source, cap, info, (hazard, area))),
            Err(ignored) => why = ignored,
        }
    }
    Err(why)
}

fn is_vietnamese(info: &Info) -> bool {
    language(info) == "vi"
}

/// The language of an info, whatever the country.
fn language(info: &Info) -> String {
    info.language.split('-').next().unwrap_or_default().to_lowercase()
}

/// What threatens, by the words of the source.
fn hazard_of(source: &Source, info: &Info) -> Option<Hazard> {
    let event = info.event.to_lowercase();
    let meant = source.events.iter().find(|(word, _)| event.contains(&word.to_lowercase()));
    meant.map(|(_, hazard)| *hazard)
}

/// What threatens where, if the source may say so and it is in force.
fn judged(source: &Source, info: &Info, pack: &CityPack, now: Millis) -> Result<(Hazard, Area), Ignored> {
    let may = info.categories.iter().any(|it| source.categories.iter().any(|code| code == it.code()));
    let hazard = hazard_of(source, info).filter(|_| may).ok_or(Ignored::Subject)?;
    if info.expires.is_some_and(|expires| moment(expires) <= now) {
        return Err(Ignored::Over);
    }
    let area = place::area(source, info, pack).ok_or(Ignored::Elsewhere)?;
    Ok((hazard, area))
}

/// The same in other languages. Two of one language that could be it leave it open which: then none is.
fn translations<'a>(source: &Source, cap: &'a Cap, info: &Info, hazard: Hazard) -> Vec<&'a Info> {
    let how = |info: &Info| (info.expires, info.urgency, info.severity, info.certainty);
    let same = |other: &&Info| {
        language(other) != language(info)
            && how(other) == how(info)
            && other.categories.iter().any(|it| info.categories.contains(it))
            && hazard_of(source, other).is_none_or(|meant| meant == hazard)
    };
    let mut all: Vec<&Info> = cap.infos.iter().filter(same).collect();
    let languages: Vec<String> = all.iter().map(|other| language(other)).collect();
    all.retain(|other| languages.iter().filter(|it| **it == language(other)).count() == 1);
    all
}

fn filled(source: &Source, cap: &Cap, info: &Info, (hazard, area): (Hazard, Area)) -> Content {
    let parameter = |name: &str| {
        let found = info.parameters.iter().find(|parameter| parameter.name == name)?;
        found.value.trim().parse::<u8>().ok()
    };
    let release = info.parameters.iter().any(|it| it.name == EMERGENCY_RELEASE && it.value.trim() == "true");
    let infos: Vec<&Info> = std::iter::once(info).chain(translations(source, cap, info, hazard)).collect();
    Content {
        kind: Kind::First,
        exercise: cap.status == Status::Exercise,
        hazard: Some(hazard),
        level: parameter("VN:CapDoRuiRo").and_then(RiskLevel::new),
        alarm_stage: parameter("VN:BaoDong").and_then(AlarmStage::new),
        emergency_release: release,
        response_types: info.response_types.clone(),
        urgency: info.urgency,
        certainty: info.certainty,
        onset: info.onset.map(moment),
        expires: info.expires.map(moment),
        issuer: texts(&infos, LINE_CHARS, |info| info.sender_name.clone().unwrap_or_default()),
        number: line(&cap.identifier, LINE_CHARS),
        issued_at: Some(moment(cap.sent)),
        area,
        note: note(&infos),
        ..Content::default()
    }
}

/// What it says in words.
pub(super) fn note(infos: &[&Info]) -> Localized {
    texts(infos, NOTE_CHARS, |info| {
        let parts = [&info.headline, &info.description, &info.instruction];
        parts.into_iter().flatten().map(|part| part.trim()).collect::<Vec<_>>().join("\n")
    })
}

/// A text in Vietnamese and in English, where the source has it.
fn texts(infos: &[&Info], most: usize, text: impl Fn(&Info) -> String) -> Localized {
    let mut said = BTreeMap::new();
    for info in infos {
        let tag = if is_vietnamese(info) { "vi" } else { "en" };
        let text = line(&text(info), most);
        if !text.is_empty() {
            said.entry(tag.to_owned()).or_insert(text);
        }
    }
    Localized(said)
}

fn line(text: &str, most: usize) -> String {
    text.chars().filter(|character| !unprintable(*character)).take(most).collect::<String>().trim().to_owned()
}

pub(super) fn moment(at: crate::cap::Time) -> Millis {
    Millis(at.timestamp_millis())
}
