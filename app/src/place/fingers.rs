//! Fingers on the map: one moves it, two zoom it, a short touch puts the pin.

use super::view::{Bounds, View};

/// How far a finger may tremble and still mean a tap, in pixels.
const TREMBLE: f64 = 8.0;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Finger {
    id: i32,
    x: f64,
    y: f64,
}

/// The fingers (or the mouse) that are down now.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fingers {
    down: Vec<Finger>,
    travelled: f64,
    pinched: bool,
}

impl Fingers {
    /// A finger comes down.
    pub(crate) fn press(&mut self, id: i32, x: f64, y: f64) {
        if self.down.is_empty() {
            (self.travelled, self.pinched) = (0.0, false);
        }
        self.down.retain(|finger| finger.id != id);
        self.down.push(Finger { id, x, y });
        self.pinched |= self.down.len() > 1;
    }

    /// A finger moves: the view after it, `None` while nothing is pressed.
    pub(crate) fn drag(&mut self, id: i32, x: f64, y: f64, view: View, bounds: Bounds) -> Option<View> {
        let other = self.down.iter().find(|finger| finger.id != id).copied();
        let finger = self.down.iter_mut().find(|finger| finger.id == id)?;
        let before = std::mem::replace(finger, Finger { id, x, y });
        self.travelled += (x - before.x).hypot(y - before.y);
        let Some(other) = other else {
            let moved = self.pinched || self.travelled > TREMBLE;
            return moved.then(|| view.panned(x - before.x, y - before.y, bounds));
        };
        let apart = (before.x - other.x).hypot(before.y - other.y).max(1.0);
        let factor = (x - other.x).hypot(y - other.y).max(1.0) / apart;
        let (mid_x, mid_y) = (f64::midpoint(x, other.x), f64::midpoint(y, other.y));
        let (dx, dy) = ((x - before.x) / 2.0, (y - before.y) / 2.0);
        Some(view.panned(dx, dy, bounds).zoomed(factor, mid_x, mid_y))
    }

    /// A finger goes up: whether it was a tap.
    pub(crate) fn lift(&mut self, id: i32) -> bool {
        let known = self.down.iter().any(|finger| finger.id == id);
        self.down.retain(|finger| finger.id != id);
        known && self.down.is_empty() && !self.pinched && self.travelled <= TREMBLE
    }

    /// The system took the fingers away (a call, a scroll).
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::World;
    use super::*;

    fn bounds() -> Bounds {
        Bounds { min: World { x: -0.5, y: -0.7 }, max: World { x: 0.7, y: 0.3 } }
    }

    fn view() -> View {
        View::fitting(bounds(), 400.0, 300.0)
    }

    #[test]
    fn a_trembling_touch_is_a_tap() {
        let mut fingers = Fingers::default();
        fingers.press(1, 100.0, 100.0);
        assert_eq!(fingers.drag(1, 103.0, 102.0, view(), bounds()), None, "cụ Tư's finger trembles");
        assert!(fingers.lift(1));
    }

    #[test]
    fn a_drag_moves_the_map_and_puts_no_pin() {
        let mut fingers = Fingers::default();
        fingers.press(1, 100.0, 100.0);
        let moved = fingers.drag(1, 160.0, 100.0, view(), bounds()).unwrap();
        assert!(moved.centre.x < view().centre.x, "dragging to the right shows what lies west");
        assert!(!fingers.lift(1));
    }

    #[test]
    fn two_fingers_zoom_and_put_no_pin() {
        let mut fingers = Fingers::default();
        fingers.press(1, 150.0, 150.0);
        fingers.press(2, 250.0, 150.0);
        let nearer = fingers.drag(2, 350.0, 150.0, view(), bounds()).unwrap();
        assert!((nearer.scale / view().scale - 2.0).abs() < 1e-9, "twice as far apart is twice as near");
        assert!(!fingers.lift(2));
        assert!(!fingers.lift(1), "the end of a pinch is no tap");
    }

    #[test]
    fn a_mouse_that_only_passes_moves_nothing() {
        assert_eq!(Fingers::default().drag(1, 5.0, 5.0, view(), bounds()), None);
    }
}
