//! The sound of a warning that breaks through, made here so that no file has to be loaded, and the phone's shaking.

use std::cell::Cell;

/// Shakes the phone: milliseconds on, off, on, …; nothing where it cannot, and an empty pattern stops it.
pub fn vibrate(pattern: &[u32]) {
    #[cfg(target_arch = "wasm32")]
    web::vibrate(pattern);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = pattern;
}

/// Two tones in turn until it is dropped; silent where the page may not make a sound.
pub struct Siren {
    #[cfg(target_arch = "wasm32")]
    context: Option<web_sys::AudioContext>,
    hushed: Cell<bool>,
}

impl Siren {
    /// Begins. A page that nobody has touched yet may have to stay silent until its first touch.
    #[must_use]
    pub fn start() -> Self {
        Self {
            #[cfg(target_arch = "wasm32")]
            context: web::siren(),
            hushed: Cell::new(false),
        }
    }

    /// Keeps still while something is read aloud, and goes on after it.
    pub fn hush(&self, hushed: bool) {
        self.hushed.set(hushed);
        #[cfg(target_arch = "wasm32")]
        if let Some(context) = &self.context {
            let _ = if hushed { context.suspend() } else { context.resume() };
        }
    }

    /// Whether the page is allowed to make a sound right now; how loud it is, no page knows.
    #[must_use]
    pub fn is_heard(&self) -> bool {
        #[cfg(target_arch = "wasm32")]
        {
            self.context
                .as_ref()
                .is_some_and(|context| context.state() == web_sys::AudioContextState::Running)
        }
        #[cfg(not(target_arch = "wasm32"))]
        {
            false
        }
    }

    /// Asks again for the sound: what the browser holds back until the page is touched, it gives after.
    pub fn touched(&self) {
        if !self.hushed.get() {
            self.hush(false);
        }
    }
}

impl Drop for Siren {
    fn drop(&mut self) {
        #[cfg(target_arch = "wasm32")]
        if let Some(context) = &self.context {
            let _ = context.close();
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod web {
    use wasm_bindgen::JsValue;
    use web_sys::{AudioContext, OscillatorType};

    use super::super::js;

    /// Hertz of the two tones, seconds of each, and for how many seconds they go on.
    const TONES: [f32; 2] = [880.0, 660.0];
    const TONE_SECONDS: f64 = 0.45;
    const SECONDS: f64 = 120.0;
    const LOUDNESS: f32 = 0.5;

    pub(super) fn siren() -> Option<AudioContext> {
        let context = AudioContext::new().ok()?;
        let sounds = sound(&context);
        if sounds.is_err() {
            let _ = context.close();
        }
        sounds.ok().map(|()| context)
    }

    fn sound(context: &AudioContext) -> Result<(), JsValue> {
        let (tone, gain) = (context.create_oscillator()?, context.create_gain()?);
        tone.set_type(OscillatorType::Triangle);
        gain.gain().set_value(LOUDNESS);
        tone.connect_with_audio_node(&gain)?;
        gain.connect_with_audio_node(&context.destination())?;
        let start = context.current_time();
        for step in 0..(SECONDS / TONE_SECONDS) as u32 {
            let hertz = if step % 2 == 0 { TONES[0] } else { TONES[1] };
            tone.frequency().set_value_at_time(hertz, start + f64::from(step) * TONE_SECONDS)?;
        }
        tone.start()?;
        tone.stop_with_when(start + SECONDS)
    }

    pub(super) fn vibrate(pattern: &[u32]) {
        let pattern: js_sys::Array = pattern.iter().map(|millis| JsValue::from(*millis)).collect();
        let _ = web_sys::window().and_then(|window| shake(&window.navigator(), &pattern));
    }

    /// Browsers without vibration have no such function, and others complain before the page is first touched.
    fn shake(navigator: &JsValue, pattern: &js_sys::Array) -> Option<JsValue> {
        let touched = js::get(navigator, "userActivation").and_then(|state| js::get(&state, "hasBeenActive"));
        if touched.and_then(|touched| touched.as_bool()) == Some(false) {
            return None;
        }
        js::function(navigator, "vibrate")?.call1(navigator, pattern).ok()
    }
}
