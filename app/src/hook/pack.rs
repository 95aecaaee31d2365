//! The city's pack, asked for once and then at hand.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use dioxus::prelude::*;
use futures_util::FutureExt as _;
use hue_model::Problem;
use hue_model::pack::{Category, Pack, Ward};
use hue_model::shell::GetPack;
use hue_model::text::Language;

use super::{Query, use_answer, use_backend, use_language, use_settings};
use crate::bridge::Backend;

/// The pack, compared by where it is kept and not word by word.
#[derive(Clone, Debug)]
pub struct SharedPack(Rc<Pack>);

impl PartialEq for SharedPack {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for SharedPack {
    type Target = Pack;

    fn deref(&self) -> &Pack {
        &self.0
    }
}

impl SharedPack {
    /// The ward or commune with this code.
    #[must_use]
    pub fn ward(&self, code: &str) -> Option<&Ward> {
        self.wards.iter().find(|ward| ward.code == code)
    }

    /// The category with this code.
    #[must_use]
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.service_code == code)
    }
}

#[derive(Clone, Default)]
struct Known(Rc<RefCell<Option<SharedPack>>>);

/// The city's pack; `restart()` asks again after a failure.
pub fn use_pack() -> Query<SharedPack> {
    let (backend, known) = (use_backend(), use_root_context(Known::default));
    use_answer(|mut answer| {
        Box::new(move || {
            let (backend, known) = (backend.clone(), known.clone());
            async move { answer.set(Some(ask(&backend, &known).await)) }.boxed_local()
        })
    })
}

async fn ask(backend: &Backend, known: &Known) -> Result<SharedPack, Problem> {
    let at_hand = known.0.borrow().clone();
    if let Some(pack) = at_hand {
        return Ok(pack);
    }
    let pack = SharedPack(Rc::new(backend.call(GetPack {}).await?));
    known.0.replace(Some(pack.clone()));
    Ok(pack)
}

/// The wards' names in the language of now; it knows none until the pack is there.
#[derive(Clone, PartialEq)]
pub struct WardNames {
    pack: Option<SharedPack>,
    language: Language,
}

impl WardNames {
    /// "Phường Phú Xuân".
    #[must_use]
    pub fn of(&self, code: &str) -> Option<String> {
        let ward = self.pack.as_ref()?.ward(code)?;
        Some(ward.full_name.text(self.language).to_owned())
    }
}

/// The names of all wards.
#[must_use]
pub fn use_ward_names() -> WardNames {
    let (pack, language) = (use_pack(), use_language());
    let pack = match &*pack.read() {
        Some(Ok(pack)) => Some(pack.clone()),
        _ => None,
    };
    WardNames { pack, language }
}

/// The name of the ward that the citizen calls home.
#[must_use]
pub fn use_home_ward() -> Option<String> {
    let (names, settings) = (use_ward_names(), use_settings());
    let code = settings.read().home_ward.clone()?;
    names.of(&code)
}
