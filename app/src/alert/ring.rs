//! Sound and vibration while something urgent is on the screen.

use std::rc::Rc;

use dioxus::prelude::*;

use crate::bridge::{Siren, dom, vibrate};

/// How often the phone shakes before it leaves it to the screen: two minutes.
const SHAKES: u32 = 40;
const SHAKE: [u32; 3] = [700, 200, 700];
const SHAKE_EVERY_MS: u32 = 3_000;

/// The sound of what is on the screen.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Ringing {
    /// To be called at a touch: the browser may have held the sound back until then.
    pub(crate) touched: Callback<()>,
    /// Whether something is read aloud instead.
    pub(crate) hush: Callback<bool>,
}

/// Sounds and shakes until the component leaves the screen, as far as the device can.
pub(crate) fn use_ringing() -> Ringing {
    let siren = use_hook(|| Rc::new(Siren::start()));
    let quiet = Rc::clone(&siren);
    use_future(|| async {
        for _ in 0..SHAKES {
            vibrate(&SHAKE);
            dom::sleep(SHAKE_EVERY_MS).await;
        }
    });
    use_drop(|| vibrate(&[]));
    Ringing {
        touched: use_callback(move |()| siren.touched()),
        hush: use_callback(move |hushed| quiet.hush(hushed)),
    }
}
