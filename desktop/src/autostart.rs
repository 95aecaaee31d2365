//! Starting with the session (XDG Autostart Specification): a file that the desktop reads when somebody signs in to this
//! computer. It is there only while the citizen wants that. Written here, as the usual crate takes no folder but
//! `~/.config` and no path with a space in it.

use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// The file of this app, and what it starts.
#[derive(Clone, Debug)]
pub(crate) struct Autostart {
    file: PathBuf,
    command: Vec<PathBuf>,
}

impl Autostart {
    /// In this folder of configurations, for an app of this identifier that was given its own folder for data or not.
    ///
    /// # Errors
    /// Nobody knows where this program is.
    pub(crate) fn new(config: &Path, identifier: &str, data: Option<PathBuf>) -> Result<Self> {
        let file = config.join("autostart").join(format!("{identifier}.desktop"));
        // An AppImage is mounted anew at each start: what starts it is the image.
        let image = std::env::var_os("APPIMAGE").map(PathBuf::from);
        let program = image.map_or_else(std::env::current_exe, Ok)?;
        let data = data.into_iter().flat_map(|data| ["--data".into(), data]);
        Ok(Self { file, command: std::iter::once(program).chain(data).collect() })
    }

    /// Starts the app with the session from now on, or does not any more.
    ///
    /// # Errors
    /// The file cannot be written or removed, or the path of this program has no form that the file could name.
    pub(crate) fn set(&self, wanted: bool) -> Result<()> {
        if !wanted {
            let gone = std::fs::remove_file(&self.file);
            return gone
                .or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) });
        }
        let words = self.command.iter().map(|word| quoted(word)).collect::<Result<Vec<_>>>()?;
        let exec = words.join(" ");
        let text =
            format!("[Desktop Entry]\nType=Application\nName=Tràng Tiền\nExec={exec}\nTerminal=false\n");
        if std::fs::read_to_string(&self.file).is_ok_and(|known| known == text) {
            return Ok(());
        }
        self.file.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(&self.file, text)
    }
}

/// A word of `Exec` (Desktop Entry Specification): quoted for the command line, and its backslashes for the file.
fn quoted(word: &Path) -> Result<String> {
    let text = word.to_str().filter(|text| !text.contains(char::is_control));
    let text = text.ok_or_else(|| Error::new(ErrorKind::InvalidInput, "a path that no file can name"))?;
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '`' | '$' => quoted.push_str("\\\\"),
            '\\' => quoted.push_str("\\\\\\"),
            '%' => quoted.push('%'),
            _ => {}
        }
        quoted.push(letter);
    }
    quoted.push('"');
    Ok(quoted)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Autostart, quoted};

    #[test]
    fn every_path_is_one_word() {
        let of = |path: &str| quoted(Path::new(path)).unwrap();
        assert_eq!(of("/opt/Tràng Tiền/hue"), "\"/opt/Tràng Tiền/hue\"");
        assert_eq!(of("/a$b`c\"d%e"), "\"/a\\\\$b\\\\`c\\\\\"d%%e\"");
        assert_eq!(of("/a\\b"), "\"/a\\\\\\\\b\"");
        assert!(quoted(Path::new("/a\nb")).is_err(), "nothing that could be a line of its own");
    }

    #[test]
    fn it_is_there_while_it_is_wanted() {
        let config = tempfile::tempdir().unwrap();
        let autostart = Autostart::new(config.path(), "vn.trangtien.hue", None).unwrap();
        let file = config.path().join("autostart/vn.trangtien.hue.desktop");
        autostart.set(false).unwrap();
        assert!(!file.exists());
        autostart.set(true).unwrap();
        autostart.set(true).unwrap();
        assert!(std::fs::read_to_string(&file).unwrap().contains("Exec=\""));
        autostart.set(false).unwrap();
        assert!(!file.exists());
    }
}
