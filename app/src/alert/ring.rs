//! Sound and vibration while something urgent is on the screen.

use std::rc::Rc;

use dioxus::prelude::*;

use crate::bridge::{Siren, dom, vibrate};

/// How often the phone shakes before it leaves it to the screen: two minutes.
const SHAKES: u32 = 40;
const SHAKE: [u32; 3] = [700, 200, 700];
const SHAKE_EVERY_MS: u32 = 3_000;

/// Sounds and shakes until the component leaves the screen, as far as the device can. Call what it answers at a
/// touch: the browser may have held the sound back until then.
pub(crate) fn use_ringing() -> Callback<()> {
    let siren = use_hook(|| Rc::new(Siren::start()));
    use_future(|| async {
        for _ in 0..SHAKES {
            vibrate(&SHAKE);
            dom::sleep(SHAKE_EVERY_MS).await;
        }
    });
    use_drop(|| vibrate(&[]));
    use_callback(move |()| siren.touched())
}
