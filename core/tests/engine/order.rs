//! What is asked of the city first.

use std::sync::Arc;

use hue_core::Handle as _;
use hue_core::clock::SystemClock;
use hue_model::camera::ListCameras;
use hue_model::catalogue::GetCatalogue;
use hue_model::gauge::ListGauges;
use hue_model::outage::ListOutages;
use hue_model::rating::GetRating;
use hue_model::shell::CityProfile;
use hue_model::shelter::ListShelters;

use super::alert_city::SigningKey;
use super::held_city::HeldCity;
use super::kit::{Device, profile};

#[tokio::test]
async fn over_a_thin_line_the_water_goes_before_the_catalogue() {
    let city = HeldCity::start().await;
    let root = SigningKey::new("root", 1);
    let profile = CityProfile { alert_root_key: root.x(), ..profile(&city.base_url) };
    let lan = Device::with(profile, Arc::new(SystemClock::new())).await;
    // Nothing is asked before the city has told its time.
    city.hold("/api/v1/city");
    lan.engine.handle(GetRating { service: "transport.bus".into() }).await.unwrap();
    city.is_asked("/api/v1/city", 1).await;
    lan.engine.handle(GetCatalogue {}).await.unwrap();
    lan.engine.handle(ListCameras {}).await.unwrap();
    lan.engine.handle(ListOutages {}).await.unwrap();
    lan.engine.handle(ListShelters {}).await.unwrap();
    lan.engine.handle(ListGauges {}).await.unwrap();
    city.let_go("/api/v1/city", 9);
    city.is_asked("/api/v1/catalogue", 1).await;
    let copies = ["gauges", "shelters", "outages", "cameras", "catalogue?since=1"];
    let copies = copies.map(|copy| format!("/api/v1/{copy}"));
    let mut asked = city.asked("");
    asked.retain(|asked| copies.contains(asked));
    assert_eq!(asked, copies);
}
