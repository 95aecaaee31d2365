//! A defect of the app itself: said in the browser's console with its place, instead of a bare "unreachable".

/// From now on a panic names itself in the console.
pub fn tell_console_of_defects() {
    std::panic::set_hook(Box::new(|defect| {
        web_sys::console::error_1(&defect.to_string().into());
    }));
}
