//! The phone's app in a phone-sized window of a computer, for looking at it.

fn main() {
    hue_mobile::run();
}
