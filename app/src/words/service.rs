//! Services and places worth a visit in words.

use hue_i18n::{Words, args};
use hue_model::catalogue::{Audience, Channel, DailyHours, InterestKind, PointOfInterest, SignInNeed};
use hue_model::time::Millis;

use super::moment_text;

/// For whom: "Người dân · Du khách", or everybody.
#[must_use]
pub fn audience_text(words: Words, audience: &[Audience]) -> String {
    if Audience::ALL.iter().all(|one| audience.contains(one)) {
        return words.t("audience-all");
    }
    let key = |one: &Audience| match one {
        Audience::Resident => "audience-resident",
        Audience::Tourist => "audience-tourist",
        Audience::Business => "audience-business",
    };
    audience.iter().map(|one| words.t(key(one))).collect::<Vec<_>>().join(" · ")
}

/// Who has to be signed in; `None` for nobody.
#[must_use]
pub const fn sign_in_key(need: SignInNeed) -> Option<&'static str> {
    match need {
        SignInNeed::None => None,
        SignInNeed::Account => Some("service-account"),
        SignInNeed::Vneid => Some("service-vneid"),
    }
}

/// How one comes to it.
#[must_use]
pub const fn channel_key(channel: &Channel) -> &'static str {
    match channel {
        Channel::Native => "service-channel-native",
        Channel::Web { .. } => "service-channel-web",
        Channel::Phone { .. } => "service-channel-phone",
        Channel::Visit { .. } => "service-channel-visit",
    }
}

/// "Tạm ngừng đến 30/11 08:00".
#[must_use]
pub fn paused_text(words: Words, until: Option<Millis>, now: Millis) -> String {
    match until {
        Some(until) => words.get("service-paused-until", &args! { "when" => moment_text(words, until, now) }),
        None => words.t("service-paused"),
    }
}

/// The host of a page, for a button that says where it leads.
#[must_use]
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
}

/// The word for a kind of place.
#[must_use]
pub const fn interest_key(kind: InterestKind) -> &'static str {
    match kind {
        InterestKind::Heritage => "interest-heritage",
        InterestKind::Tomb => "interest-tomb",
        InterestKind::Religious => "interest-religious",
        InterestKind::Museum => "interest-museum",
        InterestKind::Market => "interest-market",
        InterestKind::Nature => "interest-nature",
        InterestKind::Beach => "interest-beach",
        InterestKind::Craft => "interest-craft",
        InterestKind::Culture => "interest-culture",
        InterestKind::Landmark => "interest-landmark",
        InterestKind::Leisure => "interest-leisure",
        InterestKind::Transport => "interest-transport",
    }
}

/// The picture of a kind of place.
#[must_use]
pub const fn interest_icon(kind: InterestKind) -> &'static str {
    match kind {
        InterestKind::Heritage | InterestKind::Tomb | InterestKind::Religious | InterestKind::Museum => {
            "landmark"
        }
        InterestKind::Market => "shopping-bag",
        InterestKind::Nature => "mountain",
        InterestKind::Beach => "waves",
        InterestKind::Craft => "hammer",
        InterestKind::Culture => "ticket",
        InterestKind::Landmark => "map-pin",
        InterestKind::Leisure => "trees",
        InterestKind::Transport => "bus",
    }
}

/// Whether it is usually open at this hour, in words; `None` where nobody knows.
#[must_use]
pub fn open_now(words: Words, place: &PointOfInterest, now: Millis) -> Option<(bool, String)> {
    open_text(words, place.opening_hours.as_deref()?, now)
}

/// The same of hours as they are written.
#[must_use]
pub fn open_text(words: Words, hours: &str, now: Millis) -> Option<(bool, String)> {
    let hours = DailyHours::read(hours)?;
    let open = hours.open_at(now);
    let text = match (hours, open) {
        (DailyHours::Always, _) => words.t("place-always-open"),
        (DailyHours::Between(_, to), true) => words.get("place-open", &args! { "until" => clock(to) }),
        (DailyHours::Between(from, _), false) => words.get("place-closed", &args! { "from" => clock(from) }),
    };
    Some((open, text))
}

/// "Hằng ngày 07:00–17:30"; hours of another form stay as they are written.
#[must_use]
pub fn hours_text(words: Words, hours: &str) -> String {
    match DailyHours::read(hours) {
        Some(DailyHours::Always) => words.t("place-always-open"),
        Some(DailyHours::Between(from, to)) => {
            words.get("place-daily", &args! { "from" => clock(from), "to" => clock(to) })
        }
        None => hours.to_owned(),
    }
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// "150.000 ₫".
#[must_use]
pub fn money_text(words: Words, dong: u64) -> String {
    words.get("money", &args! { "amount" => dong })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_where_it_leads() {
        assert_eq!(host("https://dichvucong.gov.vn/p/home?x=1"), "dichvucong.gov.vn");
        assert_eq!(host("https://example.org"), "example.org");
    }

    #[test]
    fn money_and_hours_read_as_people_say_them() {
        let vi = Words::new("vi");
        assert_eq!(money_text(vi, 200_000), "200.000 ₫");
        assert_eq!(hours_text(vi, "Mo-Su 07:00-17:30"), "Hằng ngày 07:00–17:30");
        assert_eq!(hours_text(vi, "Tu-Su 08:00-11:00"), "Tu-Su 08:00-11:00", "nothing is guessed");
    }

    #[test]
    fn who_is_everybody_is_said_so() {
        let vi = Words::new("vi");
        assert_eq!(audience_text(vi, &Audience::ALL), "Mọi người");
        assert_eq!(audience_text(vi, &[Audience::Resident, Audience::Tourist]), "Người dân · Du khách");
    }
}
