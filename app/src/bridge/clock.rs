//! The time of this device. Screens show the city's: the engine says how far the two are apart.

use std::rc::Rc;

use hue_model::time::Millis;

/// Where the app reads the time.
#[derive(Clone)]
pub struct Clock(Rc<dyn Fn() -> Millis>);

impl Clock {
    /// The device's clock.
    #[cfg(target_arch = "wasm32")]
    #[must_use]
    pub fn system() -> Self {
        Self(Rc::new(|| Millis(js_sys::Date::now() as i64)))
    }

    /// A clock that stands still, for tests and pictures.
    #[must_use]
    pub fn at(time: Millis) -> Self {
        Self(Rc::new(move || time))
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Millis {
        (self.0)()
    }
}
