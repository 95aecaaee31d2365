//! The drawn area of the composer: a list of points that can be typed, pasted or pressed onto the map, and the wards it
//! touches.

use hue_model::alert::Area;
use maud::{Markup, html};

use super::form::Composer;
use crate::alert::polygon;
use crate::console::map;
use crate::web;

impl Composer<'_> {
    /// The list and its map. Works without script: the list is what is sent.
    pub(super) fn drawn(&self) -> Markup {
        let (words, typed) = (self.words, self.fields.get("polygon"));
        let polygons = polygon::read(typed, self.pack).unwrap_or_default();
        let touched = self.pack.touched(&polygons);
        html! {
            details.drawn open[!typed.is_empty()] {
                summary { (words.t("console-polygon")) }
                div.draw data-draw="polygon" {
                    (map::drawing(words, &Area { polygons, ..Area::default() }))
                    div.next.tools hidden {
                        @for act in ["undo", "clear", "in", "out"] {
                            button type="button" data-does=(act) { (words.t(&format!("console-polygon-{act}"))) }
                        }
                    }
                    p.muted.keys-hint hidden { (words.t("console-polygon-keys")) }
                    p role="status" data-points=(words.t("console-polygon-points")) {}
                }
                label for="polygon" { (words.t("console-polygon-list")) }
                textarea id="polygon" name="polygon" rows="6" spellcheck="false" autocomplete="off"
                    aria-invalid=[self.is_wrong("polygon")] aria-describedby="polygon-hint" { (typed) }
                p.muted id="polygon-hint" { (words.t("console-polygon-hint")) }
                @if !touched.is_empty() { p.changed { (self.names(&touched)) } }
            }
        }
    }

    fn names(&self, codes: &[String]) -> String {
        let language = web::language(self.words);
        let name = |code: &String| self.pack.wards.get(code).map(|name| name.text(language).to_owned());
        let names: Vec<_> = codes.iter().filter_map(name).collect();
        self.words.get("console-polygon-touches", &hue_i18n::args! { "names" => names.join(", ") })
    }

    /// What is wrong with the list, in a sentence.
    pub(super) fn drawn_fault(&self) -> String {
        let fault = polygon::read(self.fields.get("polygon"), self.pack).err();
        let word = fault.map_or("unreadable", polygon::Fault::word);
        let most = hue_i18n::args! { "most" => polygon::MOST };
        self.words.get(&format!("console-polygon-fault-{word}"), &most)
    }
}
