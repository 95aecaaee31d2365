//! Chosen files on their way to being photos: checked, handed over, cleaned, one after the other.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::limits::{CHOSEN_FILE_BYTES, PHOTO_PIXELS, PHOTOS};
use hue_model::place::PlaceSource;
use hue_model::problem::{Code, Rule};
use hue_model::report::AttachPhoto;

use super::desk::show;
use super::form::Form;
use crate::bridge::Chosen;
use crate::place::Found;
use crate::saver::Saved;
use crate::state::Announcer;

/// What the strip shows beside the photos.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Uploads {
    /// Files that are being cleaned.
    pub(crate) cleaning: Signal<usize>,
    /// Why files were not added, in words.
    pub(crate) refused: Signal<Vec<String>>,
}

/// The uploads of this form.
pub(crate) fn use_uploads() -> Uploads {
    Uploads { cleaning: use_signal(|| 0), refused: use_signal(Vec::new) }
}

impl Uploads {
    /// Adds chosen files; leaving the screen does not stop it.
    pub(crate) fn add(mut self, form: Form, files: Vec<Chosen>, words: Words, announcer: Announcer) {
        form.settle_removed();
        self.refused.set(Vec::new());
        let room = PHOTOS.saturating_sub(form.photos.peek().len() + *self.cleaning.peek());
        let (taken, left) = split(files, room);
        if left {
            self.refuse(words.get("report-photo-too-many", &args! { "max" => PHOTOS }));
        }
        self.cleaning += taken.len();
        dioxus::dioxus_core::spawn_forever(async move {
            for file in taken {
                self.add_one(form, file, words, announcer).await;
                let rest = self.cleaning.try_peek().map_or(0, |count| count.saturating_sub(1));
                show(self.cleaning, rest);
            }
        });
    }

    async fn add_one(self, form: Form, file: Chosen, words: Words, announcer: Announcer) {
        let name = file.name.clone();
        match attach(form, file).await {
            Ok(()) => {
                let count = form.photos.try_peek().map_or(0, |photos| photos.len());
                announcer.say(words.get("report-photo-cleaned", &args! { "n" => count }));
            }
            Err(problem) => self.refuse(refusal(words, &name, &problem)),
        }
    }

    fn refuse(mut self, text: String) {
        if let Ok(mut refused) = self.refused.try_write() {
            refused.push(text);
        }
    }
}

/// As many files as there is room for, and whether some are left over.
fn split(mut files: Vec<Chosen>, room: usize) -> (Vec<Chosen>, bool) {
    let left = files.len() > room;
    files.truncate(room);
    (files, left)
}

async fn attach(form: Form, file: Chosen) -> Result<(), Problem> {
    if file.size > CHOSEN_FILE_BYTES as u64 {
        let max = CHOSEN_FILE_BYTES as u64;
        return Err(Problem::field("photo", Rule::TooManyBytes { max }));
    }
    let (backend, draft, mut photos) = (form.backend(), form.id, form.photos);
    let blob = backend.put(file.clone()).await?;
    let attached = backend.call(AttachPhoto { draft, blob }).await?;
    if let Ok(mut photos) = photos.try_write() {
        photos.push(attached.photo);
    }
    // The engine stored the draft with its photo, even if nothing was typed yet.
    if form.saved.try_peek().is_ok_and(|saved| *saved == Saved::Nothing) {
        show(form.saved, Saved::Yes);
    }
    let unplaced = form.content.try_peek().is_ok_and(|content| content.place.is_none());
    match attached.taken_at {
        Some(point) if unplaced => {
            show(form.proposed, Some(Found { point, source: PlaceSource::Photo, accuracy: None }));
        }
        Some(_) => {}
        None => show(form.unread, Some(file)),
    }
    Ok(())
}

/// Why a file was not added, by its name and with the figures.
fn refusal(words: Words, name: &str, problem: &Problem) -> String {
    let rule = problem.fields.first().map(|field| &field.rule);
    let megabytes = CHOSEN_FILE_BYTES / (1024 * 1024);
    match (rule, problem.code) {
        (Some(Rule::NotAPicture), _) => words.get("report-photo-not-picture", &args! { "name" => name }),
        (Some(Rule::TooManyPixels { .. }), _) => {
            let max = PHOTO_PIXELS / 1_000_000;
            words.get("report-photo-too-many-pixels", &args! { "name" => name, "max" => max })
        }
        (Some(Rule::TooManyBytes { .. }), _) => {
            words.get("report-photo-too-big", &args! { "name" => name, "max" => megabytes })
        }
        (Some(Rule::TooMany { .. }), _) => words.get("report-photo-too-many", &args! { "max" => PHOTOS }),
        (_, Code::DiskFull) => words.get("report-photo-disk-full", &args! { "name" => name }),
        _ => words.get("report-photo-failed", &args! { "name" => name }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> Chosen {
        Chosen::from_bytes(name, vec![0; 4])
    }

    #[test]
    fn the_sixth_photo_is_left_out_and_said() {
        let (taken, left) = split(vec![file("a.jpg"), file("b.jpg"), file("c.jpg")], 2);
        assert_eq!((taken.len(), left), (2, true));
        assert!(!split(vec![file("a.jpg")], 5).1);
    }

    #[test]
    fn each_refusal_names_the_file_and_its_own_reason() {
        let words = Words::new("vi");
        let reasons = [
            Problem::field("photo", Rule::NotAPicture),
            Problem::field("photo", Rule::TooManyPixels { max: PHOTO_PIXELS }),
            Problem::field("photo", Rule::TooManyBytes { max: 1 }),
            Problem::new(Code::DiskFull),
            Problem::new(Code::Internal),
        ];
        let mut said: Vec<String> = reasons.iter().map(|problem| refusal(words, "lu.pdf", problem)).collect();
        assert!(said.iter().all(|text| text.contains("lu.pdf")), "{said:?}");
        said.dedup();
        assert_eq!(said.len(), reasons.len());
    }
}
