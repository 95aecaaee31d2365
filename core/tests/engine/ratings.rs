//! What citizens think of services: written offline, sent once, changed, taken back, and each under its owner alone.

use axum::http::Method;
use futures_util::StreamExt as _;
use hue_city::store::rating;
use hue_core::Handle as _;
use hue_model::problem::{Code, Problem, Rule};
use hue_model::queue::NetworkHint;
use hue_model::rating::{
    GetRating, OwnRating, RateService, Rating, ServiceRating, TEXT_CHARS, WithdrawRating,
};
use hue_model::session::SignOut;
use hue_model::time::Millis;

use super::bad_city::{BadCity, Fault};
use super::city_line::{City, sign_in};
use super::kit::{CEILING, Device, NOWHERE};

const BUS: &str = "transport.bus";

fn stars(stars: u8, text: &str) -> Rating {
    Rating { stars, text: text.to_owned() }
}

impl Device {
    async fn uses(&self, service: &str) {
        self.set(|settings| settings.recent_services = vec![service.to_owned()]).await;
    }

    async fn rating(&self) -> ServiceRating {
        self.engine.handle(GetRating { service: BUS.to_owned() }).await.unwrap()
    }

    async fn rates(&self, rating: Rating) -> Result<ServiceRating, Problem> {
        self.engine.handle(RateService { service: BUS.to_owned(), rating }).await
    }

    async fn takes_back(&self) -> ServiceRating {
        self.engine.handle(WithdrawRating { service: BUS.to_owned() }).await.unwrap()
    }

    /// Waits until the rating is as `is` wants.
    async fn rating_shows(&self, is: impl Fn(&ServiceRating) -> bool) -> ServiceRating {
        let mut events = self.engine.subscribe();
        let wait = async {
            loop {
                let rating = self.rating().await;
                if is(&rating) {
                    return rating;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the rating comes to that")
    }
}

fn is_sent(rating: &ServiceRating) -> bool {
    rating.own.as_ref().is_some_and(|own| !own.waits && own.problem.is_none())
}

/// What the city has of the bus: how many gave how many stars.
async fn at_the_city(city: &City) -> Vec<(u8, u32)> {
    let mut conn = city.running.app().store.read().await.unwrap();
    let counts = rating::counts(&mut conn).await.unwrap();
    counts.into_iter().filter(|it| it.service == BUS).map(|it| (it.stars, it.count)).collect()
}

#[tokio::test]
async fn only_what_was_used_here_can_be_rated_and_only_with_what_fits() {
    let phone = Device::new(NOWHERE).await;
    assert!(!phone.rating().await.used);
    assert_eq!(phone.rates(stars(5, "")).await.unwrap_err().code, Code::NotFound);
    phone.uses(BUS).await;
    phone.uses("report.create").await;
    assert!(phone.rating().await.used, "also after others were used");
    for wrong in [0, 6] {
        assert_eq!(phone.rates(stars(wrong, "")).await.unwrap_err(), Problem::field("stars", Rule::Required));
    }
    let long = phone.rates(stars(3, &"ễ".repeat(TEXT_CHARS + 1))).await.unwrap_err();
    let rule = Rule::TooLong { max: TEXT_CHARS, actual: TEXT_CHARS + 1 };
    assert_eq!(long, Problem::field("text", rule));
    let address = RateService { service: "../me/reports".into(), rating: stars(3, "") };
    let refused = phone.engine.handle(address).await.unwrap_err();
    assert_eq!(refused, Problem::field("service", Rule::Unknown));
    let own = phone.rates(stars(4, "  Đúng giờ ")).await.unwrap().own;
    assert_eq!(own, Some(OwnRating { rating: stars(4, "Đúng giờ"), waits: true, problem: None }));
}

#[tokio::test]
async fn chi_lan_rates_offline_changes_her_mind_and_one_rating_arrives() {
    let city = City::start(false).await;
    let mut phone = city.device().await;
    phone.uses(BUS).await;
    phone.rates(stars(2, "Trễ")).await.unwrap();
    phone.restart().await;
    assert_eq!(phone.rating().await.own.unwrap().rating, stars(2, "Trễ"), "it is written down");
    phone.rates(stars(4, "")).await.unwrap();
    city.line.set(true).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    phone.rating_shows(is_sent).await;
    assert_eq!(at_the_city(&city).await, [(4, 1)]);
    phone.rates(stars(5, "Tài xế tử tế")).await.unwrap();
    phone.rating_shows(is_sent).await;
    assert_eq!(at_the_city(&city).await, [(5, 1)]);
    assert_eq!(phone.takes_back().await.own, None);
    the_city_comes_to(&city, &[]).await;
}

/// Waits until the city has that of the bus and nothing else.
async fn the_city_comes_to(city: &City, counts: &[(u8, u32)]) {
    let wait = async {
        while at_the_city(city).await != counts {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(CEILING, wait).await.expect("the city comes to that");
}

#[tokio::test]
async fn a_device_counts_once_whether_its_owner_signed_in_or_not() {
    let city = City::start(true).await;
    let phone = city.device().await;
    phone.uses(BUS).await;
    phone.rates(stars(1, "")).await.unwrap();
    phone.rating_shows(is_sent).await;
    sign_in(&phone, "lan").await;
    assert_eq!(phone.rating().await.own, None, "the guest's rating is not hers");
    phone.rates(stars(5, "")).await.unwrap();
    phone.rating_shows(is_sent).await;
    the_city_comes_to(&city, &[(5, 1)]).await;
    city.line.set(false).await;
    phone.rates(stars(4, "")).await.unwrap();
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    let guest = phone.rating().await;
    assert_eq!((guest.own, guest.used), (None, false), "nobody else reads hers, nor counts beside her");
    assert_eq!(phone.rates(stars(2, "")).await.unwrap_err().code, Code::Conflict);
    city.line.set(true).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    sign_in(&phone, "lan").await;
    phone.rating_shows(|it| is_sent(it) && it.own.as_ref().is_some_and(|own| own.rating.stars == 4)).await;
    the_city_comes_to(&city, &[(4, 1)]).await;
    phone.takes_back().await;
    phone.engine.handle(SignOut { everything: false }).await.unwrap();
    phone.rates(stars(2, "")).await.unwrap();
    phone.rating_shows(is_sent).await;
    sign_in(&phone, "lan").await;
    the_city_comes_to(&city, &[(2, 1)]).await;
}

#[tokio::test]
async fn a_lost_answer_brings_the_same_rating_again_and_a_refusal_is_said() {
    let (city, line) = BadCity::start(true).await;
    city.misbehave(Method::PUT, &[Fault::LoseAnswer, Fault::LoseAnswer, Fault::Refuse]);
    let phone = Device::new(&line.base_url()).await;
    phone.uses(BUS).await;
    phone.rates(stars(3, "Đông")).await.unwrap();
    let refused = phone.rating_shows(|it| it.own.as_ref().is_some_and(|own| own.problem.is_some())).await;
    assert_eq!(refused.own.unwrap().rating, stars(3, "Đông"), "what was said is still here");
    let puts = city.asked(&Method::PUT);
    assert_eq!(puts.len(), 3);
    assert!(puts.iter().all(|put| put.path == format!("/api/v1/services/{BUS}/rating")));
    assert!(puts.iter().all(|put| put.body == puts[0].body), "the same body");
}

#[tokio::test]
async fn what_enough_people_say_is_shown_and_few_are_not() {
    let city = City::start(true).await;
    for number in 0..4_u8 {
        let write = city.running.app().store.write(move |conn| {
            Box::pin(async move {
                let said = stars(3 + number % 3, "Chỉ bàn trực đọc");
                rating::put(conn, BUS, &format!("g-{number}"), &said, Millis(1)).await
            })
        });
        write.await.unwrap();
    }
    let phone = city.device().await;
    phone.uses(BUS).await;
    assert_eq!(phone.rating().await.all, None);
    phone.rates(stars(5, "")).await.unwrap();
    phone.rating_shows(is_sent).await;
    let other = city.device().await;
    let all = other.rating_shows(|it| it.all.is_some()).await.all.unwrap();
    assert_eq!((all.count, all.average), (5, 4.0));
}
