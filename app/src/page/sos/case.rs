//! A call with its true state, the other ways to be heard, and what can be said after it.

use dioxus::prelude::*;
use hue_model::sos::Sos;

use super::call::Calls;
use super::cancel::Cancel;
use super::desk::use_sheet_provider;
use super::form::{Form, Whereabouts};
use super::state::{StateCard, Timeline, Way};
use super::text::TextButton;
use crate::words::sos_is_over;

/// One call.
#[component]
pub(crate) fn Case(call: Sos) -> Element {
    let sheet = use_sheet_provider(&call);
    // They stay where they are once they are filled in: a field must not move while somebody types into it.
    let lost = use_hook(|| sheet.content.peek().is_lost());
    let over = sos_is_over(&call.state);
    rsx! {
        StateCard { call: call.clone() }
        if lost && !over {
            Whereabouts {}
        }
        Way { call: call.clone() }
        if !over {
            Calls {}
            TextButton { id: call.id }
            Form { whereabouts: !lost }
        }
        Timeline { call: call.clone() }
        if !over {
            Cancel { id: call.id }
        }
    }
}
