//! The call as a text message, for when data fails and the phone still has a bar; on a computer, for somebody's phone.

use dioxus::prelude::*;
use hue_model::id::SosId;
use hue_model::sos::{TextSos, TextedSos};

use crate::beside::{beside_key, beside_text};
use crate::bridge::dom;
use crate::hook::{use_about, use_backend, use_busy, use_complain, use_words};
use crate::ui::{Button, Icon, Qr, Sheet};

/// The button, and the sheet with the exact text; where there is a finger the messages open at once.
#[component]
pub(crate) fn TextButton(id: SosId) -> Element {
    let words = use_words();
    let (backend, busy, complain) = (use_backend(), use_busy(), use_complain());
    let mut texted = use_signal(|| None::<TextedSos>);
    let open = use_memo(move || texted.read().is_some());
    let about = use_about();
    let (gateway, demo) = match &*about.read() {
        Some(about) => (!about.city.sms.is_empty(), about.city.demo),
        None => (false, true),
    };
    let text = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            match backend.call(TextSos { id }).await {
                Ok(message) => {
                    if !demo && dom::touched_by_fingers() {
                        dom::go_to(&sms_address(&message.number, &message.text));
                    }
                    texted.set(Some(message));
                }
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        if gateway {
            Button { icon: "message-square", wide: true, busy: busy.is(), onclick: text, {beside_key(words, "sos-text")} }
            Sheet { id: "sos-text", title: beside_text(words, &|words| words.t("sos-text-title")), open, close_label: words.t("close"), onclose: move |()| texted.set(None),
                if let Some(message) = texted() {
                    Message { message, demo }
                }
            }
        }
    }
}

#[component]
fn Message(message: TextedSos, demo: bool) -> Element {
    let words = use_words();
    let address = sms_address(&message.number, &message.text);
    rsx! {
        if !message.qr.is_empty() {
            div { class: "sos-scan",
                p { {words.t(if demo { "sos-text-scan-demo" } else { "sos-text-scan" })} }
                Qr { rows: message.qr.clone(), label: words.t("sos-text-qr") }
            }
        }
        dl { class: "about-facts",
            dt { {words.t("sos-text-to")} }
            dd { class: "numbers", strong { "{message.number}" } }
            dt { {words.t("sos-text-what")} }
            dd { class: "sos-message", lang: "vi", translate: "no", "{message.text}" }
        }
        if demo {
            p { strong { {words.t("sos-text-demo")} } }
        } else {
            a { class: "button", "data-kind": "primary", href: "{address}", Icon { name: "message-square", size: 20 } {beside_key(words, "sos-text-open")} }
        }
        p { {beside_key(words, "sos-text-press")} }
        p { class: "hint sos-scan", {beside_key(words, "sos-text-how")} }
    }
}

/// Where not even the engine answers: plain words to the gateway, which takes them from any phone.
#[component]
pub(crate) fn PlainText() -> Element {
    let words = use_words();
    let about = use_about();
    let address = about.read().as_ref().and_then(|about| {
        let city = &about.city;
        (!city.demo && !city.sms.is_empty()).then(|| sms_address(&city.sms, &words.t("sos-text-plain")))
    });
    rsx! {
        if let Some(address) = address {
            a { class: "button", href: "{address}", Icon { name: "message-square", size: 20 } {beside_key(words, "sos-text")} }
        }
    }
}

/// The address that opens the messages with everything filled in (RFC 5724, with the `body` that phones take).
fn sms_address(number: &str, text: &str) -> String {
    let mut address = format!("sms:{number}?body=");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_its_address() {
        let address = sms_address("8112", "SOS1 16.47,107.58 P4 #7K");
        assert_eq!(address, "sms:8112?body=SOS1%2016.47%2C107.58%20P4%20%237K");
    }
}
