//! What citizens think of a service: how many gave how many stars, and their texts, which are for the desk alone.

use hue_i18n::{Words, args};
use hue_model::rating::STARS;
use maud::{Markup, html};

use crate::problem::Result;
use crate::rating::average;
use crate::state::App;
use crate::store::rating::{self, Count, Text};
use crate::web::moment;

/// Most texts of one page.
const TEXTS: i64 = 50;

/// The ratings of a service.
pub(super) struct Said {
    counts: Vec<Count>,
    texts: Vec<Text>,
}

impl Said {
    pub(super) async fn read(app: &App, service: &str) -> Result<Self> {
        let mut conn = app.store.read().await?;
        let mut counts = rating::counts(&mut conn).await?;
        counts.retain(|count| count.service == service);
        Ok(Self { counts, texts: rating::texts(&mut conn, service, TEXTS).await? })
    }

    pub(super) fn show(&self, app: &App, words: Words) -> Markup {
        let sum = |each: fn(&Count) -> u32| self.counts.iter().map(each).fold(0, u32::saturating_add);
        let all = sum(|it| it.count);
        let stars = sum(|it| it.count.saturating_mul(u32::from(it.stars)));
        let of = |stars: u8| self.counts.iter().find(|it| it.stars == stars).map_or(0, |it| it.count);
        html! {
            section.ratings aria-labelledby="ratings" {
                h2 id="ratings" { (words.t("console-catalogue-ratings")) }
                @if all == 0 { p.muted { (words.t("console-catalogue-ratings-none")) } }
                @else {
                    p { (words.get("console-catalogue-ratings-all", &args! { "count" => i64::from(all), "average" => words.decimal(average(all, stars), 1) })) }
                    dl {
                        @for stars in (1..=STARS).rev() {
                            dt { (words.get("console-catalogue-ratings-stars", &args! { "stars" => i64::from(stars) })) }
                            dd { meter min="0" max=(all) value=(of(stars)) aria-hidden="true" {} " " (words.number(i64::from(of(stars)))) }
                        }
                    }
                    @if !self.texts.is_empty() {
                        p.muted { (words.t("console-catalogue-ratings-texts")) }
                        ul {
                            @for it in &self.texts {
                                li {
                                    p.letter dir="auto" { (it.text) }
                                    p.muted { (words.get("console-catalogue-ratings-stars", &args! { "stars" => i64::from(it.stars) })) " · " (moment(words, it.at, app.now())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
