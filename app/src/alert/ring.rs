//! What takes the whole screen, and sound and vibration while something urgent is on it.

use std::rc::Rc;

use dioxus::prelude::*;
use hue_model::alert::AlertSummary;

use crate::bridge::{Siren, dom, vibrate};
use crate::hook::{use_alarms, use_alerts};

/// How often the phone shakes before it leaves it to the screen: two minutes.
const SHAKES: u32 = 40;
const SHAKE: [u32; 3] = [700, 200, 700];
const SHAKE_EVERY_MS: u32 = 3_000;

/// The message that takes the whole screen now.
pub(crate) fn use_due() -> Memo<Option<AlertSummary>> {
    let (alarms, alerts) = (use_alarms(), use_alerts());
    use_memo(move || match &*alerts.read() {
        Some(Ok(listed)) => alarms.due(&listed.alerts),
        _ => alarms.due(&[]),
    })
}

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
