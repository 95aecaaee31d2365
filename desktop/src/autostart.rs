//! Starting with the session (XDG Autostart Specification): a file that the desktop reads when somebody signs in to this
//! computer. It is there only while the citizen wants that. Written here, as the usual crate takes no folder but
//! `~/.config` and no path with a space in it.

use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

/// Between the program and its folder for data, in a line of `Exec`.
const DATA: &str = " \"--data\" ";

/// The file of this app, and what it starts.
#[derive(Clone, Debug)]
pub(crate) struct Autostart {
    file: PathBuf,
    program: PathBuf,
    data: Option<PathBuf>,
}

impl Autostart {
    /// In this folder of configurations, for an app of this identifier that was given its own folder for data or not.
    ///
    /// # Errors
    /// Nobody knows where this program is, or from where a folder of no whole path is meant.
    pub(crate) fn new(config: &Path, identifier: &str, data: Option<PathBuf>) -> Result<Self> {
        let file = config.join("autostart").join(format!("{identifier}.desktop"));
        // An AppImage is mounted anew at each start: what starts it is the image.
        let image = std::env::var_os("APPIMAGE").map(PathBuf::from);
        let program = image.map_or_else(std::env::current_exe, Ok)?;
        // The session starts it in another folder than the citizen did.
        let data = data.map(std::path::absolute).transpose()?;
        Ok(Self { file, program, data })
    }

    /// Starts the app with the session from now on, or does not any more. A file that starts it with another folder for
    /// data is there because somebody wants that, and stays.
    ///
    /// # Errors
    /// The file cannot be written or removed, or a path has no form that the file could name.
    pub(crate) fn set(&self, wanted: bool) -> Result<()> {
        let known = std::fs::read_to_string(&self.file).unwrap_or_default();
        if !wanted {
            return if self.is_in(&known) { self.remove() } else { Ok(()) };
        }
        let data = self.data.as_deref().map(quoted).transpose()?;
        let data = data.map(|folder| format!("{DATA}{folder}")).unwrap_or_default();
        let exec = format!("{}{data}", quoted(&self.program)?);
        let text =
            format!("[Desktop Entry]\nType=Application\nName=Tràng Tiền\nExec={exec}\nTerminal=false\n");
        if known == text {
            return Ok(());
        }
        self.file.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(&self.file, text)
    }

    /// Whether this file starts the app with this folder for data, or without one. The program may have moved since.
    fn is_in(&self, file: &str) -> bool {
        let exec = file.lines().find_map(|line| line.strip_prefix("Exec="));
        let ours = self.data.as_deref().map(quoted);
        exec.is_some_and(|exec| match (exec.split_once(DATA), ours) {
            (Some((_, theirs)), Some(Ok(ours))) => theirs == ours,
            (None, None) => true,
            _ => false,
        })
    }

    fn remove(&self) -> Result<()> {
        std::fs::remove_file(&self.file)
            .or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
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

    #[test]
    fn a_folder_for_data_is_named_whole_and_only_its_own_app_takes_its_start_away() {
        let config = tempfile::tempdir().unwrap();
        let app = |data: Option<&str>| {
            Autostart::new(config.path(), "vn.trangtien.hue", data.map(Into::into)).unwrap()
        };
        let file = config.path().join("autostart/vn.trangtien.hue.desktop");
        app(Some("lan")).set(true).unwrap();
        let whole = quoted(&std::path::absolute("lan").unwrap()).unwrap();
        let written = std::fs::read_to_string(&file).unwrap();
        assert!(written.contains(&format!(" \"--data\" {whole}\n")), "{written}");
        for other in [None, Some("minh"), Some("an/lan")] {
            app(other).set(false).unwrap();
            assert!(file.exists(), "{other:?} did not want it, Lan does");
        }
        let moved = written.replace("Exec=\"", "Exec=\"/elsewhere");
        std::fs::write(&file, moved).unwrap();
        app(Some("lan")).set(false).unwrap();
        assert!(!file.exists());

        app(None).set(true).unwrap();
        app(Some("lan")).set(false).unwrap();
        assert!(file.exists());
    }
}
