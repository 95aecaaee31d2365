//! What a city that is open to citizens must not have.

use crate::alert::keys::ROOT_FILE;
use crate::catalogue::served::Current;
use crate::config::Config;
use crate::identity::KEY_FILE;
use crate::problem::{Failure, Result};

/// Refuses a configuration that belongs to a demonstration, naming everything that is wrong with it.
pub(crate) fn check(config: &Config) -> Result<()> {
    if !config.production {
        return Ok(());
    }
    let wrong: Vec<&str> = faults(config).into_iter().flatten().collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::Config(format!("not fit for production: {}", wrong.join("; "))))
}

/// How many rows are named, of those that nobody confirmed.
const NAMED: usize = 10;

/// What a city that is open to citizens does not show them, as nobody confirmed it; `None` where that is nothing.
pub(crate) fn held_back(current: &Current) -> Option<String> {
    let rows = current.unconfirmed();
    let named = rows.iter().take(NAMED).map(|item| format!("{} {}", item.kind().word(), item.id()));
    let named = named.collect::<Vec<_>>().join(", ");
    let more = rows.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!rows.is_empty()).then(|| {
        format!(
            "{} rows of the catalogue that nobody confirmed are held back: {named}{more} (confirm them at /console/services?state=unconfirmed and its tabs)",
            rows.len()
        )
    })
}

fn faults(config: &Config) -> [Option<&'static str>; 8] {
    let url = config.public_url.as_deref().unwrap_or_default();
    let own = |issuer: &String| issuer.trim_end_matches('/').ends_with("/vneid");
    [
        cfg!(feature = "sandbox")
            .then_some("this build has the sandbox peers in it (build without `sandbox`)"),
        (!url.starts_with("https://")).then_some("the public address is not https (--public-url)"),
        config.issuers.is_empty().then_some("no trusted issuer is named (--issuer)"),
        config.issuers.iter().any(own).then_some("a sandbox issuer is trusted (--issuer …/vneid)"),
        config
            .data
            .join(KEY_FILE)
            .exists()
            .then_some("the data folder is one of a demonstration: it has the sandbox issuer's key"),
        config.alert_keys.is_none().then_some("there are no keys that sign warnings (--alert-keys)"),
        (!is_address(&config.alert_sender))
            .then_some("warnings have no sender that is an address of the city (--alert-sender)"),
        config
            .data
            .join(ROOT_FILE)
            .exists()
            .then_some("the data folder is one of a demonstration: it has the root key of its warnings"),
    ]
}

/// Whether this can be an address somebody reads at, as CAP 1.2 §3.2.1 allows it: names under `.example` are nobody's.
fn is_address(sender: &str) -> bool {
    let Some((name, host)) = sender.split_once('@') else { return false };
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '<' | '&' | '@');
    let nobody = [".example", ".test", ".invalid", ".localhost"].iter().any(|end| host.ends_with(end));
    !name.is_empty() && host.contains('.') && !nobody && !name.contains(bad) && !host.contains(bad)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::Config;

    #[test]
    fn a_demonstration_is_refused_with_every_reason() {
        let mut config = Config::new("/nowhere");
        assert!(check(&config).is_ok(), "a demonstration may be one");
        config.production = true;
        let said = check(&config).unwrap_err().to_string();
        for word in ["--public-url", "--issuer", "sandbox", "--alert-keys", "--alert-sender"] {
            assert!(said.contains(word), "{said} names {word}");
        }
        for nobody in ["canhbao@hue.example", "canhbao", "@hue.gov.vn", "canh bao@hue.gov.vn", "a@b"] {
            config.alert_sender = nobody.into();
            assert!(check(&config).unwrap_err().to_string().contains("--alert-sender"), "{nobody:?}");
        }
        config.alert_sender = "canhbao@hue.gov.vn".into();
        assert!(!check(&config).unwrap_err().to_string().contains("--alert-sender"));
    }
}
