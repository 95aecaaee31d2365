//! Choosing a place: one component for every screen that needs one.
//!
//! A place is found by name (wards of today and communes of before July 2025), by a pin on the map, by the
//! device ("here") or in a photo. Whatever found it, the citizen says which ward it lies in: the shipped
//! shapes are approximate, so nothing is only computed. Where to start: `PlacePicker` is the sheet,
//! `Proposal` the question about a point somebody else found, `picking` what is known at any moment.

mod area;
mod fingers;
mod here;
mod labels;
mod map;
mod names;
mod picker;
mod picking;
mod proposal;
mod shapes;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;

use crate::bridge::asset;

pub(crate) use area::AreaPreview;
pub(crate) use here::Here;
pub(crate) use map::{MapPreview, SharedShapes};
pub(crate) use picker::PlacePicker;
pub(crate) use picking::Found;
pub(crate) use proposal::Proposal;

#[derive(Clone, Default)]
struct Drawn(Rc<RefCell<Option<SharedShapes>>>);

/// The ward shapes, fetched once when the first map opens; `Some(None)` when they cannot be read.
pub(crate) fn use_shapes() -> Resource<Option<SharedShapes>> {
    let drawn = use_root_context(Drawn::default);
    use_resource(move || {
        let drawn = drawn.clone();
        async move {
            let at_hand = drawn.0.borrow().clone();
            if at_hand.is_some() {
                return at_hand;
            }
            let mut shapes = shapes::Shapes::read(&asset(shapes::ADDRESS).await?)?;
            // A map without the old names is still a map.
            shapes.old_names =
                asset(shapes::OLD_NAMES).await.map(|json| shapes::read_old_names(&json)).unwrap_or_default();
            let shapes = SharedShapes(Rc::new(shapes));
            drawn.0.replace(Some(shapes.clone()));
            Some(shapes)
        }
    })
}
