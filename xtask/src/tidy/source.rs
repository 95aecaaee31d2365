//! The Rust files of the rooms, read once.

use std::fs;
use std::path::PathBuf;

use crate::dist;
use crate::sh::{self, Outcome};

/// One source file.
pub(super) struct Source {
    /// Its path from the root, with `/`.
    pub(super) path: String,
    /// Its parsed items.
    pub(super) syntax: syn::File,
    /// Lines before its tests begin.
    pub(super) lines: usize,
}

const ROOMS: [&str; 11] =
    ["model", "core", "app", "shell", "desktop", "mobile", "web", "city", "i18n", "tests", "xtask"];

/// Every file under a room's `src`.
pub(super) fn all() -> Outcome<Vec<Source>> {
    let mut sources = Vec::new();
    for room in ROOMS {
        for path in dist::files(&sh::root().join(room).join("src"))? {
            if path.extension().is_some_and(|kind| kind == "rs") {
                sources.push(read(&path)?);
            }
        }
    }
    Ok(sources)
}

fn read(file: &PathBuf) -> Outcome<Source> {
    let root = sh::root();
    let path = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(file).map_err(|error| format!("{path}: {error}"))?;
    let syntax = syn::parse_file(&text).map_err(|error| format!("{path}: {error}"))?;
    let lines = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
    Ok(Source { path, syntax, lines })
}

impl Source {
    /// The room it is in.
    pub(super) fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// Its path below the room's `src`, such as `outbox/worker.rs`.
    pub(super) fn inside(&self) -> &str {
        self.path.split_once("/src/").map_or("", |(_, inside)| inside)
    }
}
