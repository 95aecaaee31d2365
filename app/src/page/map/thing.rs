//! Whatever can stand on the map, as map, list and card say it.

use hue_i18n::Words;
use hue_model::alert::AlertSummary;
use hue_model::catalogue::PointOfInterest;
use hue_model::gauge::{Gauge, StationKind};
use hue_model::geo::Point;
use hue_model::pack::Ward;
use hue_model::report::ReportSummary;
use hue_model::shelter::{Shelter, ShelterKind, ShelterState};
use hue_model::text::Language;
use hue_model::time::Millis;

use super::layer::MapLayer;
use crate::beside::beside_text;
use crate::hook::{WardNames, use_language, use_now, use_ward_names, use_words};
use crate::route::Route;
use crate::words::{
    alert_title, doubt_text, interest_icon, interest_key, level_text, moment_text, open_now,
    river_alarm_text, shelter_facts, shelter_kind_text, shelter_state_text, state_chip, state_text,
    station_kind_text, station_name, trend_text, until_text, value_text, where_text,
};

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Thing {
    /// Its layer and its own id, such as `places:dai-noi`.
    pub(super) id: String,
    /// Its layer.
    pub(super) layer: MapLayer,
    /// Its name.
    pub(super) name: String,
    /// The language of the name, where it is not the page's.
    pub(super) lang: Option<String>,
    /// The icon of its sign.
    pub(super) icon: &'static str,
    /// The colours of its sign: ground and ink, as tokens.
    pub(super) tone: &'static str,
    /// What it is.
    pub(super) kind: String,
    /// What stands beside its sign: a value, a level.
    pub(super) note: String,
    /// What else is known, each in a few words.
    pub(super) facts: Vec<String>,
    /// Where; `None` where nobody knows.
    pub(super) point: Option<Point>,
    /// Its page.
    pub(super) page: Route,
    /// The warning whose area is drawn.
    pub(super) area: Option<hue_model::alert::Area>,
}

/// What a thing is told in.
#[derive(Clone, PartialEq)]
pub(super) struct Teller {
    words: Words,
    language: Language,
    now: Millis,
    names: WardNames,
}

/// The words of now.
pub(super) fn use_teller() -> Teller {
    Teller { words: use_words(), language: use_language(), now: use_now(), names: use_ward_names() }
}

impl Teller {
    /// What every thing has; the rest is filled in by its layer.
    fn bare(layer: MapLayer, id: &str, name: String, page: Route) -> Thing {
        Thing {
            id: layer.id(id),
            layer,
            name,
            lang: None,
            icon: "map-pin",
            tone: "brand on-brand",
            kind: String::new(),
            note: String::new(),
            facts: Vec::new(),
            point: None,
            page,
            area: None,
        }
    }

    /// A place worth a visit.
    pub(super) fn place(&self, place: &PointOfInterest) -> Thing {
        let (tag, name) = place.name.get(self.language);
        let page = Route::PlacePage { id: place.id.clone() };
        let open = open_now(self.words, place, self.now).map(|(_, text)| text);
        Thing {
            lang: (tag != self.language.tag()).then(|| tag.to_owned()),
            icon: interest_icon(place.kind),
            kind: self.words.t(interest_key(place.kind)),
            facts: open.into_iter().chain(self.names.of(&place.ward_code)).collect(),
            point: Some(place.point),
            ..Self::bare(MapLayer::Places, &place.id, name.to_owned(), page)
        }
    }

    /// A gauge, or a place that is known to flood.
    pub(super) fn gauge(&self, gauge: &Gauge) -> Thing {
        let station = &gauge.station;
        let flood = station.kind == StationKind::FloodPoint;
        let (newest, alarm) = (gauge.newest.first(), gauge.alarm.unwrap_or(0));
        let value = newest.map(|newest| value_text(self.words, newest.quantity, newest.value));
        let said = newest.map(|newest| moment_text(self.words, newest.at, self.now));
        let wet = flood && newest.is_some_and(|newest| newest.value > 0.0);
        let trend = newest.and_then(|newest| trend_text(self.words, newest));
        let doubt = doubt_text(self.words, gauge.state).map(|(word, _)| word);
        let above = river_alarm_text(self.words, gauge).filter(|_| alarm > 0);
        let note: Vec<String> = value.clone().into_iter().chain(above.clone()).collect();
        let facts = [value, above, trend, said, doubt, self.names.of(&station.ward_code)];
        Thing {
            icon: if flood { "droplets" } else { "waves" },
            tone: match (alarm, wet) {
                (3, _) | (_, true) => "danger on-danger",
                (1 | 2, _) => "gold card",
                _ => "water card",
            },
            kind: station_kind_text(self.words, station.kind),
            note: note.join("\n"),
            facts: facts.into_iter().flatten().collect(),
            point: Some(station.point),
            ..Self::bare(
                MapLayer::of(station.kind),
                &station.code,
                station_name(self.language, station),
                Route::GaugePage { station: station.code.clone() },
            )
        }
    }

    /// A place to go to when the water rises.
    pub(super) fn shelter(&self, place: &Shelter) -> Thing {
        let (_, state) = shelter_state_text(self.words, place, self.now);
        let demo = place.demo.then(|| self.words.t("shelter-demo"));
        let address = Some(place.address.clone()).filter(|address| !address.is_empty());
        let facts = demo.into_iter().chain([state]).chain(address).chain(shelter_facts(self.words, place));
        Thing {
            lang: (self.language != Language::Vi).then(|| "vi".to_owned()),
            icon: if place.kind == ShelterKind::Shelter { "house" } else { "car" },
            tone: if place.state_at(self.now) == ShelterState::Open { "jade card" } else { "muted card" },
            kind: shelter_kind_text(self.words, place.kind),
            facts: facts.collect(),
            point: place.point,
            ..Self::bare(MapLayer::Shelters, &place.id.to_string(), place.name.clone(), Route::Shelters {})
        }
    }

    /// A report of the citizen's.
    pub(super) fn report(&self, report: &ReportSummary) -> Thing {
        let category = report.service_name.text(self.language).to_owned();
        let named = !report.headline.is_empty();
        let name = if named { report.headline.clone() } else { category.clone() };
        let place = [report.number.clone().unwrap_or_default(), report.address.clone()];
        let facts = place.into_iter().filter(|text| !text.is_empty());
        Thing {
            icon: state_chip(&report.state).icon,
            tone: "ink paper",
            kind: if named { category } else { self.words.t("map-report") },
            facts: std::iter::once(state_text(self.words, &report.state)).chain(facts).collect(),
            point: report.point,
            ..Self::bare(MapLayer::Reports, &report.id.to_string(), name, Route::ReportPage { id: report.id })
        }
    }

    /// A warning in force; its sign stands in a ward that it names, or in what is drawn of it.
    pub(super) fn warning(&self, summary: &AlertSummary, wards: &[Ward]) -> Thing {
        let AlertSummary { alert, reasons, .. } = summary;
        let level = |words| level_text(words, alert.level);
        let title = beside_text(self.words, &|words| alert_title(words, alert));
        let place = where_text(self.words, &alert.area, reasons, |code| self.names.of(code));
        let ward = wards.iter().find(|ward| alert.area.wards.contains(&ward.code));
        let drawn = alert.area.polygons.first().and_then(|ring| ring.first());
        let page = Route::AlertPage { incident: alert.incident };
        Thing {
            icon: "triangle-alert",
            tone: match alert.level.map(hue_model::alert::RiskLevel::get) {
                Some(1) => "level-1 on-level-low",
                Some(2) => "level-2 on-level-low",
                Some(3) => "level-3 on-level-low",
                Some(4) => "level-4 on-level-high",
                Some(5) => "level-5 on-level-high",
                _ => "danger on-danger",
            },
            kind: beside_text(self.words, &|words| {
                level(words)
                    .map_or_else(|| words.t("alert-no-level"), |(number, word)| format!("{number}, {word}"))
            }),
            note: title.clone(),
            facts: vec![place, beside_text(self.words, &|words| until_text(words, alert, self.now))],
            point: drawn.copied().or(ward.map(|ward| ward.point)),
            area: Some(alert.area.clone()),
            ..Self::bare(MapLayer::Warnings, &alert.incident.to_string(), title, page)
        }
    }

    /// A ward or commune; its name stands on the map by itself.
    pub(super) fn ward(&self, ward: &Ward) -> Thing {
        Thing {
            kind: self.words.t("map-ward"),
            facts: (!ward.merged_from.is_empty()).then(|| ward.merged_from.join(", ")).into_iter().collect(),
            point: Some(ward.point),
            ..Self::bare(
                MapLayer::Wards,
                &ward.code,
                ward.full_name.text(self.language).to_owned(),
                Route::WardPage { code: ward.code.clone() },
            )
        }
    }
}
