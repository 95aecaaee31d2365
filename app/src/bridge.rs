//! The way out of the app: the engine's door over two transports, and the few things of the browser itself.

mod asset;
pub mod awake;
mod backend;
mod chosen;
mod clock;
#[cfg(target_arch = "wasm32")]
mod defect;
pub mod dom;
#[cfg(target_arch = "wasm32")]
mod history;
#[cfg(target_arch = "wasm32")]
mod http;
#[cfg(target_arch = "wasm32")]
mod js;
mod map;
mod notify;
mod position;
mod save;
pub mod share;
mod siren;
pub mod speech;
#[cfg(any(target_arch = "wasm32", test))]
mod stream;
#[cfg(target_arch = "wasm32")]
mod tauri;
pub mod unload;

pub use asset::asset;
pub use backend::{Backend, Events, Later, Transport};
pub use chosen::{Chosen, chosen};
pub use clock::Clock;
#[cfg(target_arch = "wasm32")]
pub use defect::tell_console_of_defects;
#[cfg(target_arch = "wasm32")]
pub use history::page_history;
pub use map::{MapListener, MapSaid, listen_to_map, zoom_map};
pub use notify::{Notifying, ask_to_notify, notify, notifying};
pub use position::{Position, page_knows_position, position};
pub use save::download;
pub use siren::{Siren, vibrate};
