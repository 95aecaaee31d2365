//! A QR code.

use std::fmt::Write as _;

use dioxus::prelude::*;

/// Light modules that have to surround a code.
const QUIET: usize = 4;

/// A code from its rows, `1` dark and `0` light: black on white by night as well, as cameras want it.
#[component]
pub fn Qr(rows: Vec<String>, label: String) -> Element {
    let side = rows.len() + 2 * QUIET;
    rsx! {
        svg { class: "qr", role: "img", "aria-label": "{label}", view_box: "0 0 {side} {side}", "shape-rendering": "crispEdges",
            rect { width: "{side}", height: "{side}", fill: "#fff" }
            path { d: outline(&rows), fill: "#000" }
        }
    }
}

/// Every run of dark modules in a row as a bar.
fn outline(rows: &[String]) -> String {
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = QUIET;
        for run in row.as_bytes().chunk_by(|one, next| one == next) {
            if run.starts_with(b"1") {
                let (y, length) = (y + QUIET, run.len());
                // A text takes all that is written to it.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::outline;

    #[test]
    fn dark_modules_that_touch_are_one_bar() {
        assert_eq!(
            outline(&["1101".into(), "0000".into(), "0011".into()]),
            "M4 4h2v1h-2zM7 4h1v1h-1zM6 6h2v1h-2z"
        );
    }
}
