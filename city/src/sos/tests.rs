//! A city that is open to citizens, whole but for the sandbox peers that tests are built with: there a device's word that its
//! call is an exercise counts while one goes on.

use hue_model::id::SosId;
use hue_model::sos::{CitySosState, PutSos, SosDetails};
use hue_model::time::Millis;

use super::drill;
use crate::alert::keys::{make_working, new_root};
use crate::caller::sha256;
use crate::case::Actor;
use crate::clock::{Clock as _, System};
use crate::serve::open;
use crate::store::role::Role;
use crate::store::sos::{self, Sos};
use crate::{App, Config, Running};

async fn in_production(data: &std::path::Path) -> Running {
    let (root, keys) = (data.join("root.key"), data.join("keys.json"));
    new_root(&root, &System).unwrap();
    make_working(&root, &keys, 30, System.now(), &System).unwrap();
    let mut config = Config::new(data);
    config.production = true;
    config.public_url = Some("https://hue.gov.vn".into());
    config.issuers = vec!["https://id.gov.vn".into()];
    config.alert_sender = "canhbao@hue.gov.vn".into();
    config.alert_keys = Some(keys);
    open(config).await.unwrap()
}

fn id(number: u8) -> SosId {
    SosId::from_parts(Millis(1_772_413_200_000), [number; 10])
}

/// What an app says that marks its calls; the case as the desk has it then.
async fn marked(app: &App, number: u8, revision: u32, note: &str) -> Sos {
    let device_hash = sha256("chị Lan");
    let details = SosDetails { note: note.into(), ..SosDetails::default() };
    let (raised_at, drill) = (app.now(), true);
    let body = PutSos { revision, details, cancelled: None, raised_at, device_hash, drill };
    let sent = serde_json::to_vec(&body).unwrap();
    super::put(app, id(number), body.device_hash, None, &sent).await.unwrap();
    sos::get(&mut app.store.read().await.unwrap(), id(number)).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_app_marks_its_call_as_an_exercise_while_one_goes_on_and_else_hides_none() {
    let data = tempfile::tempdir().unwrap();
    let city = in_production(data.path()).await;
    let (app, ngoc) = (city.app(), Actor { id: "p-ngoc".into(), role: Role::Supervisor });
    assert!(!marked(app, 1, 1, "Nước tới gối").await.drill, "no exercise goes on: it is taken in earnest");
    drill::begin(app, &ngoc, "t9", "Diễn tập tháng 9", 0, 1).await.unwrap();
    assert!(marked(app, 2, 1, "Nước tới ngực").await.drill);
    assert!(!marked(app, 1, 2, "Nước tới bụng").await.drill, "what was in earnest stays it");
    drill::end(app, &ngoc, "Đã kết thúc".into()).await.unwrap();
    let after = sos::get(&mut app.store.read().await.unwrap(), id(2)).await.unwrap().unwrap();
    assert_eq!((after.state, after.drill), (CitySosState::Closed, true));
    let first = sos::get(&mut app.store.read().await.unwrap(), id(1)).await.unwrap().unwrap();
    assert_eq!(first.state, CitySosState::Received);
    // Whoever still calls when it is over may be in earnest.
    let again = marked(app, 2, 2, "Nước vào nhà thật rồi").await;
    assert!(!again.drill && again.is_open());
    city.stop().await;
}
