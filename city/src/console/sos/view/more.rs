//! Where an operator writes down what they hear later.

use maud::{Markup, html};

use super::super::enter::Inputs;
use super::View;

impl View<'_> {
    /// The form; there whoever works on the case, and when it is over, for whoever picks up the phone.
    pub(super) fn more(&self) -> Markup {
        let words = self.words;
        let mistake = self.mistake.filter(|mistake| mistake.action == "more");
        let fields = mistake.map(|mistake| mistake.fields.clone()).unwrap_or_default();
        html! {
            section.actions {
                details.act.more data-act="more" name="act" open[mistake.is_some()] {
                    summary { (words.t("console-sos-act-more")) }
                    form.entry method="post" action=(self.target("more")) {
                        (self.hidden())
                        p.muted { (words.t("console-sos-more-hint")) }
                        (Inputs { app: self.app, words, fields: &fields, prefix: "" }.all())
                        button.primary { (words.t("console-sos-send-more")) }
                    }
                }
            }
        }
    }
}
