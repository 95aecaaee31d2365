//! Writes the files of the languages that the app fetches into the folder that is named.

use std::io::{Error, ErrorKind};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder =
        std::env::args_os().nth(1).ok_or_else(|| Error::new(ErrorKind::InvalidInput, "name a folder"))?;
    hue_i18n::write_files(Path::new(&folder))
}
