//! The Atom index (RFC 4287) of the city's warnings, one CAP file each.

use hue_i18n::{Words, args};
use hue_model::alert::Alert;
use hue_model::text::{Language, Localized};
use hue_model::time::Millis;

use super::write::{headline, time};
use super::xml::Xml;
use super::{MEDIA_TYPE, Unwritable};

/// What an index needs.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// Where the city answers, without a slash at the end.
    pub base_url: &'a str,
    /// Its name.
    pub city: &'a Localized,
    /// The warnings to list, as they are to stand.
    pub alerts: &'a [Alert],
    /// When anything of it last changed.
    pub updated: Millis,
}

/// Writes the index, in Vietnamese.
///
/// # Errors
/// A moment beyond the calendar.
pub fn atom(feed: &Feed<'_>) -> Result<String, Unwritable> {
    let words = Words::new(Language::Vi.tag());
    let city = feed.city.text(Language::Vi);
    let own = format!("{}/alerts/feed.atom", feed.base_url);
    let mut xml = Xml::new();
    xml.open_with("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", Language::Vi.tag())]);
    xml.required("id", &own);
    xml.required("title", &words.get("cap-feed", &args! { "city" => city }));
    xml.required("updated", &time(feed.updated)?);
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
    xml.open("author");
    xml.required("name", city);
    xml.close("author");
    for alert in feed.alerts {
        entry(&mut xml, alert, feed.base_url)?;
    }
    xml.close("feed");
    Ok(xml.finish())
}

fn entry(xml: &mut Xml, alert: &Alert, base_url: &str) -> Result<(), Unwritable> {
    let file = format!("{base_url}/alerts/{}.cap.xml", alert.id);
    xml.open("entry");
    xml.required("id", &format!("urn:uuid:{}", alert.id));
    xml.required("title", &headline(alert, Language::Vi));
    xml.required("updated", &time(alert.sent)?);
    xml.empty("link", &[("rel", "alternate"), ("type", MEDIA_TYPE), ("href", &file)]);
    xml.open_with("summary", &[("xml:lang", Language::En.tag())]);
    xml.words(&headline(alert, Language::En));
    xml.close("summary");
    xml.close("entry");
    Ok(())
}
