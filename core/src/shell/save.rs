//! Files that the citizen keeps outside of this app, such as an event for their calendar.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use hue_model::Problem;
use hue_model::problem::{Code, Rule};
use hue_model::shell::{Port, SaveFile};

use crate::engine::{Config, Engine};
use crate::files;
use crate::router::Handle;

/// Longest name, in characters.
const NAME: usize = 64;
/// Largest file, in bytes.
const BYTES: usize = 1024 * 1024;
/// What the files that this app writes are, behind the dot.
const KINDS: [&str; 1] = ["ics"];
/// Files of one name that stand beside each other.
const COPIES: u32 = 1_000;

/// What the shell has, with the folder for downloads where there is one.
pub(super) fn with_port(config: &Config) -> Vec<Port> {
    config.ports.iter().copied().chain(config.downloads.as_ref().map(|_| Port::Downloads)).collect()
}

impl Handle<SaveFile> for Engine {
    async fn handle(&self, SaveFile { name, text }: SaveFile) -> Result<String, Problem> {
        let Some((stem, kind)) = parts(&name) else {
            return Err(Problem::field("name", Rule::Malformed));
        };
        if text.len() > BYTES {
            let max = u64::try_from(BYTES).unwrap_or(u64::MAX);
            return Err(Problem::field("text", Rule::TooManyBytes { max }));
        }
        let folder = self.core().config.downloads.clone().ok_or_else(|| Problem::new(Code::NotFound))?;
        let work = tokio::task::spawn_blocking(move || beside(&folder, &stem, &kind, text.as_bytes()));
        work.await.map_err(|_| Problem::new(Code::Storage))?.map_err(|error| files::io_problem(&error))
    }
}

/// What stands before and behind the dot of a name that is nothing but a name on any system.
fn parts(name: &str) -> Option<(String, String)> {
    let (stem, kind) = name.split_once('.').filter(|_| name.len() <= NAME)?;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let good = stem.starts_with(plain) && stem.chars().all(|it| plain(it) || it == '-');
    let is_file = good && !is_device(stem) && KINDS.contains(&kind);
    is_file.then(|| (stem.to_owned(), kind.to_owned()))
}

/// Whether Windows takes a name for a device, whatever stands behind its dot.
fn is_device(stem: &str) -> bool {
    let port = |of: &str| stem.strip_prefix(of).is_some_and(|number| number.len() == 1);
    matches!(stem, "con" | "nul" | "aux" | "prn") || port("com") || port("lpt")
}

/// Writes a new file, under the first name that is free.
fn beside(folder: &Path, stem: &str, kind: &str, bytes: &[u8]) -> io::Result<String> {
    std::fs::create_dir_all(folder)?;
    for number in 1..=COPIES {
        let name = if number == 1 { format!("{stem}.{kind}") } else { format!("{stem}-{number}.{kind}") };
        match OpenOptions::new().write(true).create_new(true).open(folder.join(&name)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                if written.is_err() {
                    std::fs::remove_file(folder.join(&name)).ok();
                }
                return written.map(|()| name);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
