//! Files that the citizen keeps: in the shell's folder for downloads, or as a download of the browser.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::shell::{Port, SaveFile};

use super::{use_backend, use_complain, use_port, use_toasts};
use crate::bridge::download;
use crate::state::Here;

/// A text that is kept as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    /// Its name, such as `hue.ics`: small letters, digits, `-` and one dot.
    pub name: String,
    /// What it is, such as `text/calendar`.
    pub media_type: &'static str,
    /// What stands in it.
    pub text: String,
}

/// Keeps a file, and says where it went.
#[must_use]
pub fn use_save_file() -> Callback<TextFile> {
    let (backend, complain, toasts) = (use_backend(), use_complain(), use_toasts());
    let (here, folder) = (use_context::<Here>(), use_port(Port::Downloads));
    use_callback(move |file: TextFile| {
        let backend = backend.clone();
        spawn(async move {
            let TextFile { name, media_type, text } = file;
            let kept = if folder {
                backend.call(SaveFile { name, text }).await
            } else if download(&name, media_type, &text) {
                Ok(name)
            } else {
                Err(Problem::new(Code::Storage))
            };
            match kept {
                Ok(name) => toasts.say(here.words().get("file-saved", &args! { "name" => name })),
                Err(problem) => complain.say(&problem),
            }
        });
    })
}
