//! `hue-city alert-key`: keys that sign warnings.

use std::path::PathBuf;

use clap::Subcommand;
use hue_city::alert::keys;
use hue_city::clock::{Clock as _, System};
use hue_model::time::Millis;

#[derive(Subcommand)]
pub(crate) enum AlertKeyCommand {
    /// Makes a root key, on a machine without a network; prints its public half for the city profile.
    Root {
        /// The file to make; keep it offline.
        #[arg(long)]
        out: PathBuf,
    },
    /// Makes a working key, signed by the root key, and adds it to the file the city is started with.
    Working {
        /// The root key's file.
        #[arg(long)]
        root: PathBuf,
        /// The file of working keys; made if it is not there.
        #[arg(long)]
        keys: PathBuf,
        /// For how many days the key counts.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3650))]
        days: u32,
    },
    /// Has the root key take back a working key that leaked; the city is started with the file again, after `working` made
    /// another key where it was the newest.
    Revoke {
        /// The root key's file.
        #[arg(long)]
        root: PathBuf,
        /// The file of working keys.
        #[arg(long)]
        keys: PathBuf,
        /// The key's name, as `working` printed it; without it the newest.
        #[arg(long)]
        kid: Option<String>,
        /// From when on nothing that it signed counts, such as `2026-11-26T08:00:00+07:00`; without it from now on.
        #[arg(long, value_parser = moment)]
        since: Option<Millis>,
    },
}

fn moment(text: &str) -> Result<Millis, String> {
    let at = chrono::DateTime::parse_from_rfc3339(text).map_err(|error| error.to_string())?;
    Ok(Millis(at.timestamp_millis()))
}

impl AlertKeyCommand {
    /// Makes the key and says in one line of JSON what others need to know of it.
    pub(crate) fn run(self) -> hue_city::Result<()> {
        let made = match self {
            Self::Root { out } => serde_json::json!({ "alert_root_key": keys::new_root(&out, &System)? }),
            Self::Working { root, keys, days } => {
                let made = keys::make_working(&root, &keys, days, System.now(), &System)?;
                serde_json::json!({ "keys": keys, "kid": made.kid(), "expires": made.expires() })
            }
            Self::Revoke { root, keys, kid, since } => {
                let since = since.unwrap_or_else(|| System.now());
                let kid = keys::revoke(&root, &keys, kid, since)?;
                serde_json::json!({ "keys": keys, "revoked_kid": kid, "revoked_at": since })
            }
        };
        crate::say(&made)
    }
}
