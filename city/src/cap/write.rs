//! A warning of the city as CAP 1.2: one `info` a language, words from the coded phrases, shapes lat,lon.
//!
//! What it writes passes [`validate`](super::validate()); what cannot be written so is refused by name.

mod area;
mod words;

use hue_model::alert::{Alert, Hazard, MsgType};
use hue_model::geo::Point;
use hue_model::id::AlertId;
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;

use super::terms::Category;
use super::xml::Xml;
use super::{NAMESPACE, rules};
use crate::pack::CityPack;
use words::Said;

/// The parameter that says that water is let out of a reservoir in an emergency, under a name of our own as its siblings.
pub(crate) const EMERGENCY_RELEASE: &str = "VN:XaLuKhanCap";

/// What a message needs besides itself.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Names and shapes of wards.
    pub pack: &'a CityPack,
    /// The city in words, for `senderName`.
    pub sender_name: &'a Localized,
    /// Where to read on, an http or https address.
    pub web: Option<&'a str>,
    /// When an older message was sent: `references` are built from it.
    pub sent_of: &'a dyn Fn(AlertId) -> Option<Millis>,
}

impl std::fmt::Debug for Surroundings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings").field("sender_name", self.sender_name).finish_non_exhaustive()
    }
}

/// Why a warning cannot be said as CAP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// `sender` is empty or has a space, a comma, `<` or `&`.
    #[error("the sender is empty or has a space, comma, < or &")]
    Sender,
    /// A moment beyond the years 1 to 9999.
    #[error("a time is beyond the calendar")]
    Time,
    /// An update or cancel without an older message, or with one that is not known.
    #[error("an older message it refers to is missing")]
    Reference,
    /// A drawn ring that is open, too short or off the earth.
    #[error("a polygon is open, too short or off the earth")]
    Polygon,
    /// The address is not http or https.
    #[error("the address is not http or https")]
    Web,
}

/// Says a warning as CAP 1.2, in UTF-8.
///
/// # Errors
/// The warning has a part that the standard cannot carry.
pub fn write(alert: &Alert, around: &Surroundings<'_>) -> Result<String, Unwritable> {
    if !rules::is_name(&alert.sender) {
        return Err(Unwritable::Sender);
    }
    let mut xml = Xml::new();
    xml.open_with("alert", &[("xmlns", NAMESPACE)]);
    header(&mut xml, alert, around)?;
    for language in Language::WRITTEN {
        info(&mut xml, alert, language, around)?;
    }
    xml.close("alert");
    Ok(xml.finish())
}

fn header(xml: &mut Xml, alert: &Alert, around: &Surroundings<'_>) -> Result<(), Unwritable> {
    xml.text("identifier", &alert.id.to_string());
    xml.text("sender", &alert.sender);
    xml.text("sent", &time(alert.sent)?);
    xml.text("status", alert.status.code());
    xml.text("msgType", alert.msg_type.code());
    xml.text("scope", "Public");
    xml.text("note", &words::note(alert));
    xml.text("references", &references(alert, around)?);
    xml.text("incidents", &alert.incident.to_string());
    Ok(())
}

fn references(alert: &Alert, around: &Surroundings<'_>) -> Result<String, Unwritable> {
    if alert.references.is_empty() && alert.msg_type != MsgType::Alert {
        return Err(Unwritable::Reference);
    }
    let mut items = Vec::new();
    for id in &alert.references {
        let sent = (around.sent_of)(*id).ok_or(Unwritable::Reference)?;
        items.push(format!("{},{id},{}", alert.sender, time(sent)?));
    }
    Ok(items.join(" "))
}

fn info(
    xml: &mut Xml,
    alert: &Alert,
    language: Language,
    around: &Surroundings<'_>,
) -> Result<(), Unwritable> {
    let said = Said::new(alert, language);
    xml.open("info");
    xml.text("language", tag(language));
    for category in categories(alert.hazard) {
        xml.text("category", category.code());
    }
    xml.text("event", &said.event());
    for response in &alert.response_types {
        xml.text("responseType", response.code());
    }
    xml.text("urgency", alert.urgency.code());
    xml.text("severity", alert.severity.code());
    xml.text("certainty", alert.certainty.code());
    if let Some(onset) = alert.onset {
        xml.text("onset", &time(onset)?);
    }
    xml.text("expires", &time(alert.expires)?);
    xml.text("senderName", around.sender_name.text(language));
    xml.text("headline", &said.headline());
    xml.text("description", &said.description());
    xml.text("instruction", &said.instruction());
    xml.text("web", web(around.web)?);
    parameters(xml, alert);
    area::write(xml, &alert.area, language, around.pack)?;
    xml.close("info");
    Ok(())
}

fn parameters(xml: &mut Xml, alert: &Alert) {
    if let Some(level) = alert.level {
        xml.named("parameter", "VN:CapDoRuiRo", &level.get().to_string());
    }
    if let Some(stage) = alert.alarm_stage {
        xml.named("parameter", "VN:BaoDong", &stage.get().to_string());
    }
    if alert.emergency_release {
        xml.named("parameter", EMERGENCY_RELEASE, "true");
    }
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi-VN",
        _ => "en-US",
    }
}

fn web(address: Option<&str>) -> Result<&str, Unwritable> {
    let Some(address) = address else { return Ok("") };
    let good = url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if good && super::schema::is_uri(address) { Ok(address) } else { Err(Unwritable::Web) }
}

/// A moment on Huế's clocks in the one form that CAP has.
pub(super) fn time(at: Millis) -> Result<String, Unwritable> {
    use chrono::Datelike as _;
    let at = at.in_hue().filter(|at| (1..=9999).contains(&at.year())).ok_or(Unwritable::Time)?;
    Ok(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// "Lũ, Cấp độ rủi ro 3": the line of a list.
pub(super) fn headline(alert: &Alert, language: Language) -> String {
    Said::new(alert, language).headline()
}

/// The kinds of event that a hazard belongs to.
fn categories(hazard: Hazard) -> &'static [Category] {
    match hazard {
        Hazard::Flood
        | Hazard::Inundation
        | Hazard::FlashFlood
        | Hazard::Storm
        | Hazard::TropicalDepression
        | Hazard::HeavyRain
        | Hazard::Thunderstorm
        | Hazard::StormSurge
        | Hazard::SeaWind
        | Hazard::Heat
        | Hazard::Cold => &[Category::Met],
        Hazard::Drought | Hazard::SaltIntrusion => &[Category::Met, Category::Env],
        Hazard::Landslide | Hazard::Earthquake | Hazard::Tsunami => &[Category::Geo],
        Hazard::ForestFire => &[Category::Fire],
        Hazard::ReservoirRelease => &[Category::Infra, Category::Met],
        Hazard::Other => &[Category::Other],
    }
}

/// Latitude first, as CAP has it; the other way round than GeoJSON.
fn ring(points: &[Point]) -> Result<String, Unwritable> {
    let closed = points.len() >= 4 && points.first() == points.last();
    if !closed || !points.iter().all(|point| point.is_valid()) {
        return Err(Unwritable::Polygon);
    }
    let pairs: Vec<String> = points.iter().map(|point| format!("{},{}", point.lat, point.long)).collect();
    Ok(pairs.join(" "))
}
