//! The city's pack, asked for once and then at hand.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use dioxus::prelude::*;
use hue_model::pack::{Category, Pack, Ward};
use hue_model::shell::GetPack;

use super::{Query, use_backend};

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
    use_resource(move || {
        let (backend, known) = (backend.clone(), known.clone());
        async move {
            let at_hand = known.0.borrow().clone();
            if let Some(pack) = at_hand {
                return Ok(pack);
            }
            let pack = SharedPack(Rc::new(backend.call(GetPack {}).await?));
            known.0.replace(Some(pack.clone()));
            Ok(pack)
        }
    })
}
