//! Calls for rescue from any browser, without script and without sign-in, the same on both engines.

use hue_model::sos::CitySosState;

use crate::support::{Engine, on_both};
use crate::visitor::World;

on_both!(
    a_call_from_a_browser_is_one_case_and_its_receipt_shows_how_it_stands,
    the_form_sent_again_with_more_in_it_is_news,
);

async fn world(engine: Engine) -> World {
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(crate::postgres::fresh().await),
    };
    World::on(tempfile::tempdir().unwrap(), database).await
}

async fn the_form_sent_again_with_more_in_it_is_news(engine: Engine) {
    let world = world(engine).await;
    let mut tu = world.browser();
    let id = tu.get("/sos").await.field("id");
    let said = [("id", id.as_str()), ("address", "Thôn Bao Vinh"), ("water", "knee")];
    let first = tu.post("/sos", &said).await;
    assert!(first.body.contains("SOS-0001"), "without a phone it is a call all the same: {}", first.body);
    let more = [("id", id.as_str()), ("address", "Thôn Bao Vinh, nhà mái tôn xanh"), ("water", "chest")];
    assert_eq!(tu.post("/sos", &more).await.url, first.url);
    let case: hue_model::id::SosId = id.parse().unwrap();
    let mut conn = world.city.app().store.read().await.unwrap();
    let kept = hue_city::store::sos::get(&mut conn, case).await.unwrap().unwrap();
    assert_eq!(kept.details.water, Some(hue_model::sos::WaterLevel::Chest));
    assert!(kept.details.place.unwrap().address.contains("mái tôn xanh"));
    drop(conn);
    // What could not be kept stays in the form, in all its fields.
    world.city.app().store.close().await;
    let lost = tu
        .post("/sos", &[&more[..], &[("people", "4"), ("need-medical", "1"), ("ward", "19753")]].concat())
        .await;
    assert_eq!(lost.status, 503);
    for kept in [
        "Chưa gửi được",
        "mái tôn xanh",
        "value=\"4\"",
        "value=\"chest\" checked",
        "name=\"need-medical\" value=\"1\" checked",
        "value=\"19753\" selected",
    ] {
        assert!(lost.body.contains(kept), "{kept}: {}", lost.body);
    }
}

async fn a_call_from_a_browser_is_one_case_and_its_receipt_shows_how_it_stands(engine: Engine) {
    let world = world(engine).await;
    let mut tu = world.browser();
    let page = tu.get("/sos").await;
    assert!(page.status == 200 && !page.body.contains("<script") && page.body.contains("Gọi 112 · mô phỏng"));
    assert!(!page.body.contains("tel:112"), "a demonstration calls nobody");
    assert!(page.body.len() < 30_000, "{} bytes on a bad line", page.body.len());
    let id = page.field("id");
    let nothing = tu.post("/sos", &[("id", id.as_str()), ("note", "Giúp với")]).await;
    assert!(
        nothing.status == 422 && nothing.body.contains("Giúp với"),
        "nobody could come: {}",
        nothing.body
    );
    let said = [
        ("id", id.as_str()),
        ("address", "Thôn Bao Vinh <b>"),
        ("phone", "0935 111 222"),
        ("people", "3"),
        ("water", "chest"),
        ("vulnerable-elderly", "1"),
    ];
    let first = tu.post("/sos", &said).await;
    let again = tu.post("/sos", &said).await;
    assert!(
        first.url == again.url && first.body.contains("SOS-0001"),
        "sent twice it is one case: {}",
        first.body
    );
    assert_eq!(tu.post_from(Some("https://evil.example"), "/sos", &said).await.status, 403);
    an_operator_tells(&world, &id).await;
    let receipt = first.url.rsplit('/').next().unwrap().to_owned();
    let (first_half, second_half) = receipt.split_at(4);
    let typed = format!("/s/{}-{second_half}", first_half.to_lowercase());
    let state = tu.get(&typed).await;
    assert!(
        state.body.contains("Lên tầng 2") && !state.body.contains("0935"),
        "its state, not what was said"
    );
    assert_eq!(tu.get("/s/AAAAAAAA").await.status, 404);
    let mut conn = world.city.app().store.read().await.unwrap();
    let kept = hue_city::store::sos::get(&mut conn, id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((kept.state, kept.device_hash), (CitySosState::Received, None));
}

/// Trần Hà reads the case as it was written and says something to the caller.
async fn an_operator_tells(world: &World, id: &str) {
    let mut ha = world.console("ha").await;
    let case = format!("/console/sos/{id}");
    let page = ha.get(&case).await;
    for word in ["Thôn Bao Vinh &lt;b&gt;", "3 người", "nước ngang ngực", ">web<"] {
        assert!(page.body.contains(word), "{word}: {}", page.body);
    }
    let form =
        [("csrf", page.field("csrf")), ("version", page.field("version")), ("note", "Lên tầng 2".into())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ha.post(&format!("{case}/tell"), &form).await;
}
