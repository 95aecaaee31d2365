//! What to do, one line an action, each with its pictogram.

use dioxus::prelude::*;
use hue_model::alert::Action;

use crate::beside::beside;
use crate::hook::use_words;
use crate::ui::Icon;
use crate::words::action_text;

const fn pictogram(action: Action) -> &'static str {
    match action {
        Action::Evacuate => "footprints",
        Action::GoUp => "arrow-up-to-line",
        Action::StayIndoors => "house",
        Action::RaiseBelongings => "package",
        Action::AvoidFloodedRoads => "traffic-cone",
        Action::KeepFromRivers => "waves",
        Action::KeepFromSlopes => "mountain",
        Action::KeepFromSea => "sailboat",
        Action::SwitchOffPower => "zap-off",
        Action::StoreWaterFood => "glass-water",
        Action::ChargePhones => "battery-charging",
        Action::HelpNeighbours => "users",
        Action::MoveVehicles => "car",
        Action::SecureHouse => "hammer",
        Action::FollowBulletins => "radio",
        Action::CallForHelp => "life-buoy",
    }
}

/// The steps in the city's order.
#[component]
pub(crate) fn Steps(actions: Vec<Action>) -> Element {
    let words = use_words();
    rsx! {
        ol { class: "steps",
            for action in actions {
                li { key: "{action.code()}",
                    span { class: "step-picture", Icon { name: pictogram(action) } }
                    span { {beside(words, &|words| action_text(words, action))} }
                }
            }
        }
    }
}
