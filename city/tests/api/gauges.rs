//! Gauges through their doors, the same on both engines.

use hue_city::admin;
use hue_city::alert::desk::{self, Step};
use hue_city::case::Actor;
use hue_city::store::role::Role;
use hue_city::store::{alert_draft, gauge, gauge_crossing};
use hue_model::alert::{Action, AlarmStage, ResponseType};
use hue_model::gauge::{Gap, GaugeState, Gauges, Outcome, Quantity, ReadingsReply, Series, StationKind};
use hue_model::problem::{FieldProblem, Rule};
use hue_model::time::Millis;
use hue_model::wire::ProblemDetails;
use reqwest::{Response, StatusCode};
use serde_json::{Value, json};

use crate::nodes::beside;
use crate::support::{City, Engine, client, on_both};

on_both!(
    late_doubled_and_shuffled_delivery_gives_the_same_record,
    a_correction_keeps_what_was_said_before,
    a_line_that_is_wrong_harms_no_other,
    only_a_key_that_counts_feeds_its_own_kinds,
    everybody_reads_what_the_gauges_say,
    what_stands_still_and_what_is_missing_is_marked,
    a_level_that_is_crossed_drafts_once_until_the_water_is_well_below,
    passing_several_levels_at_once_is_one_draft_and_old_readings_are_none,
    whoever_sends_a_gauges_draft_for_approval_stands_for_it,
);

const HEAD: &str = "station,at,quantity,value,unit\n";

pub(crate) async fn key(city: &City, name: &str, kinds: &[StationKind]) -> String {
    admin::add_gauge_key(&city.config, name.into(), kinds.to_vec()).await.unwrap()
}

async fn csv(city: &City, key: &str, rows: &[String]) -> Response {
    let body = format!("{HEAD}{}\n", rows.join("\n"));
    let request = client().post(city.url("/api/v1/gauges/readings")).bearer_auth(key);
    request.header("content-type", "text/csv").body(body).send().await.unwrap()
}

async fn outcomes(response: Response) -> Vec<Outcome> {
    assert_eq!(response.status(), StatusCode::OK);
    let reply: ReadingsReply = response.json().await.unwrap();
    reply.lines.into_iter().map(|line| line.outcome).collect()
}

fn kim_long(at: Millis, level: &str) -> String {
    format!("river-kim-long,{},water_level,{level},m", at.0)
}

async fn series(city: &City) -> Series {
    client()
        .get(city.url("/api/v1/gauges/river-kim-long/readings"))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap()
}

async fn late_doubled_and_shuffled_delivery_gives_the_same_record(engine: Engine) {
    let (straight, crooked) = (City::start(engine).await, City::start(engine).await);
    let now = straight.running.app().now();
    let hour = |back: i64| now.plus(-back * 3_600_000);
    let rows: Vec<String> =
        (0..12).map(|back| kim_long(hour(11 - back), &format!("{}.{back:02}", 1 + back / 3))).collect();
    let of_straight = key(&straight, "dai-kttv", &[StationKind::River]).await;
    assert_eq!(outcomes(csv(&straight, &of_straight, &rows).await).await, [Outcome::Taken; 12]);
    let of_crooked = key(&crooked, "dai-kttv", &[StationKind::River]).await;
    for at in [7, 2, 11, 0, 5, 7, 1, 3, 4, 6, 8, 9, 10, 2] {
        outcomes(csv(&crooked, &of_crooked, &[rows[at].clone()]).await).await;
    }
    assert_eq!(outcomes(csv(&crooked, &of_crooked, &rows).await).await, [Outcome::Same; 12]);
    let (one, other) = (series(&straight).await, series(&crooked).await);
    assert_eq!((one.samples.len(), &one), (12, &other));
    let mut conn = crooked.running.app().store.read().await.unwrap();
    let newest = gauge::newest(&mut conn).await.unwrap();
    assert_eq!(
        newest.first().map(|it| (it.at, it.value)),
        Some((now, 4.11)),
        "late ones do not take its place"
    );
}

async fn a_correction_keeps_what_was_said_before(engine: Engine) {
    let city = City::start(engine).await;
    let at = city.running.app().now();
    let station = key(&city, "dai-kttv", &[StationKind::River]).await;
    let other = key(&city, "hue-ioc", &[StationKind::River]).await;
    outcomes(csv(&city, &station, &[kim_long(at, "36.2")]).await).await;
    assert_eq!(outcomes(csv(&city, &other, &[kim_long(at, "3.5")]).await).await, [Outcome::Contradicted]);
    assert_eq!(outcomes(csv(&city, &station, &[kim_long(at, "3.62")]).await).await, [Outcome::Corrected]);
    assert_eq!(outcomes(csv(&city, &station, &[kim_long(at, "3.62")]).await).await, [Outcome::Same]);
    let mut conn = city.running.app().store.read().await.unwrap();
    let before = gauge::corrected(&mut conn, "river-kim-long", Quantity::WaterLevel, at).await.unwrap();
    assert_eq!(before, [36.2]);
    assert_eq!(gauge::newest(&mut conn).await.unwrap().first().map(|it| it.value), Some(3.62));
    let lines = hue_city::store::audit::about(&mut conn, "river-kim-long").await.unwrap();
    assert_eq!(lines.iter().map(|line| line.actor.as_str()).collect::<Vec<_>>(), ["gauge-key dai-kttv"]);
    // Said twice in one delivery, the later line counts.
    let earlier = at.plus(-3_600_000);
    let twice = [kim_long(earlier, "3.1"), kim_long(earlier, "3.2")];
    assert_eq!(outcomes(csv(&city, &station, &twice).await).await, [Outcome::Taken, Outcome::Corrected]);
    assert_eq!(series(&city).await.samples.iter().map(|it| it.value).collect::<Vec<_>>(), [3.2, 3.62]);
}

async fn a_line_that_is_wrong_harms_no_other(engine: Engine) {
    let city = City::start(engine).await;
    let now = city.running.app().now();
    let key = key(&city, "dai-kttv", &[StationKind::River]).await;
    let wrong_unit = format!("river-kim-long,{},water_level,362,cm", now.0);
    let ahead = kim_long(now.plus(3_600_000), "3.62");
    let nowhere = format!("river-song-han,{},water_level,1.0,m", now.0);
    let rain = format!("river-kim-long,{},rainfall,10,mm", now.0);
    let rows = [kim_long(now, "3.62"), wrong_unit.clone(), ahead, nowhere, rain];
    let response = csv(&city, &key, &rows).await;
    assert_eq!(response.status(), StatusCode::OK);
    let reply: ReadingsReply = response.json().await.unwrap();
    let said: Vec<_> = reply
        .lines
        .iter()
        .map(|line| (line.line, line.outcome, line.fields.first().map(|it| it.field.as_str())))
        .collect();
    let refused = |line, field| (line, Outcome::Refused, Some(field));
    let taken = (2, Outcome::Taken, None);
    let rest = [refused(3, "unit"), refused(4, "at"), refused(5, "station"), refused(6, "quantity")];
    assert_eq!(said, [vec![taken], rest.to_vec()].concat());
    // Nothing at all that could be taken: a problem that names line and field.
    let response = csv(&city, &key, &[wrong_unit]).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let details: ProblemDetails = response.json().await.unwrap();
    assert_eq!(details.problem.fields, [FieldProblem { field: "lines[2].unit".into(), rule: Rule::Unknown }]);
}

async fn only_a_key_that_counts_feeds_its_own_kinds(engine: Engine) {
    let city = City::start(engine).await;
    let rows = [kim_long(city.running.app().now(), "3.62")];
    assert_eq!(csv(&city, "made-up", &rows).await.status(), StatusCode::UNAUTHORIZED);
    let bare = client().post(city.url("/api/v1/gauges/readings")).json(&json!({ "readings": [] }));
    assert_eq!(bare.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let rain = key(&city, "vrain", &[StationKind::Rain]).await;
    assert_eq!(csv(&city, &rain, &rows).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let river = key(&city, "dai-kttv", &[StationKind::River]).await;
    assert_eq!(csv(&city, &river, &rows).await.status(), StatusCode::OK);
    admin::revoke_gauge_key(&city.config, "dai-kttv".into()).await.unwrap();
    assert_eq!(csv(&city, &river, &rows).await.status(), StatusCode::UNAUTHORIZED);
    let again = admin::add_gauge_key(&city.config, "dai-kttv".into(), vec![StationKind::River]).await;
    assert!(again.is_err(), "a name stands for one source for ever");
    assert_eq!(series(&city).await.samples.len(), 1, "what it sent stays");
}

async fn everybody_reads_what_the_gauges_say(engine: Engine) {
    let city = City::start(engine).await;
    let now = city.running.app().now();
    let key = key(&city, "hue-ioc", &[StationKind::River, StationKind::Rain]).await;
    let readings = json!({ "readings": [
        { "station": "river-kim-long", "at": now, "quantity": "water_level", "value": 3.62, "unit": "m" },
        { "station": "river-phu-oc", "at": now.plus(-5 * 3_600_000), "quantity": "water_level", "value": 4.6, "unit": "m" },
        { "station": "rain-bach-ma", "at": now, "quantity": "rainfall", "value": 92.4, "unit": "mm" },
    ] });
    let sent = client().post(city.url("/api/v1/gauges/readings")).bearer_auth(&key).json(&readings).send();
    assert_eq!(outcomes(sent.await.unwrap()).await, [Outcome::Taken; 3]);
    let first = client().get(city.url("/api/v1/gauges")).send().await.unwrap();
    let etag = first.headers()["etag"].clone();
    let gauges: Gauges = first.json().await.unwrap();
    let of = |code: &str| {
        let gauge = gauges.gauges.iter().find(|gauge| gauge.station.code == code).unwrap();
        (gauge.state, gauge.alarm, gauge.newest.first().map(|newest| newest.unit.clone()))
    };
    assert_eq!(of("river-kim-long"), (GaugeState::Fresh, Some(3), Some("m".into())));
    assert_eq!(of("river-phu-oc"), (GaugeState::Late, None, Some("m".into())), "what is late says no alarm");
    assert_eq!(of("rain-bach-ma"), (GaugeState::Fresh, None, Some("mm".into())));
    assert_eq!(of("flood-dap-da"), (GaugeState::NoData, None, None));
    let same = client().get(city.url("/api/v1/gauges")).header("if-none-match", etag).send().await.unwrap();
    assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
    let text = client().get(city.url("/api/v1/gauges/river-kim-long/readings.csv")).send().await.unwrap();
    let row = format!("river-kim-long,{},water_level,3.62,m\n", now.in_hue().unwrap().to_rfc3339());
    assert_eq!(text.text().await.unwrap(), format!("{HEAD}{row}"));
    let geo: Value =
        client().get(city.url("/api/v1/gauges.geojson")).send().await.unwrap().json().await.unwrap();
    assert_eq!(geo["features"].as_array().unwrap().len(), 83);
    assert_eq!(geo["features"][0]["geometry"]["coordinates"], json!([107.5633, 16.4583]));
    let nowhere = client().get(city.url("/api/v1/gauges/river-song-han/readings")).send().await.unwrap();
    assert_eq!(nowhere.status(), StatusCode::NOT_FOUND);
}

const HOUR: i64 = 3_600_000;

async fn gauges(city: &City) -> Gauges {
    client().get(city.url("/api/v1/gauges")).send().await.unwrap().json().await.unwrap()
}

async fn what_stands_still_and_what_is_missing_is_marked(engine: Engine) {
    let city = City::start(engine).await;
    let now = city.running.app().now();
    let key = key(&city, "dai-kttv", &[StationKind::River]).await;
    let level = |station: &str, back: i64, level: f64| {
        format!("river-{station},{},water_level,{level:.2},m", now.plus(-back * HOUR).0)
    };
    let mut rows = Vec::new();
    for back in 0..6 {
        let risen = f64::from(6 - u8::try_from(back).unwrap()) * 0.3;
        // Dã Viên lies beside Kim Long and stands still while the Hương and the Bồ rise.
        rows.push(level("da-vien", back, 1.42));
        rows.push(level("kim-long", back, 1.0 + risen));
        rows.push(level("phu-oc", back, 1.0 + risen));
        rows.push(level("tu-phu", back, 1.0 + risen));
    }
    rows.push(level("kim-long", 12, 0.8));
    outcomes(csv(&city, &key, &rows).await).await;
    let all = gauges(&city).await.gauges;
    let of = |code: &str| all.iter().find(|gauge| gauge.station.code == code).unwrap();
    assert_eq!(of("river-da-vien").state, GaugeState::Stuck);
    assert_eq!(of("river-kim-long").state, GaugeState::Fresh);
    let trend = of("river-kim-long").newest[0].trend.unwrap();
    assert!((trend - 0.3).abs() < 1e-9, "{trend} m an hour");
    let gap = Gap { from: now.plus(-12 * HOUR), to: now.plus(-5 * HOUR) };
    assert_eq!(series(&city).await.gaps, [gap], "seven hours without a word");
    // The next reading moves it on.
    outcomes(
        csv(
            &city,
            &key,
            &[level("da-vien", 0, 1.9).replace(&now.0.to_string(), &(now.0 + 60_000).to_string())],
        )
        .await,
    )
    .await;
    let all = gauges(&city).await.gauges;
    let da_vien = all.iter().find(|gauge| gauge.station.code == "river-da-vien").unwrap();
    assert_eq!(da_vien.state, GaugeState::Fresh);
}

/// The alarm stages of the open drafts, oldest first.
async fn drafts(city: &City) -> Vec<u8> {
    let mut conn = city.running.app().store.read().await.unwrap();
    let mut open = alert_draft::open(&mut conn).await.unwrap();
    open.sort_by_key(|draft| (draft.created_at, draft.id));
    open.iter().filter_map(|draft| draft.content.alarm_stage.map(AlarmStage::get)).collect()
}

/// Kim Long, second by second.
struct KimLong<'a> {
    city: &'a City,
    key: String,
    at: Millis,
}

impl<'a> KimLong<'a> {
    fn new(city: &'a City, key: String) -> Self {
        Self { city, key, at: city.running.app().now().plus(-HOUR / 2) }
    }

    /// Sends these levels, each by itself; answers the alarm stages of the drafts there are then.
    async fn says(&mut self, levels: &[&str]) -> Vec<u8> {
        for level in levels {
            self.at = self.at.plus(1_000);
            let taken = outcomes(csv(self.city, &self.key, &[kim_long(self.at, level)]).await).await;
            assert_eq!(taken, [Outcome::Taken]);
        }
        drafts(self.city).await
    }
}

/// Trần Hà saves every draft that a gauge made, as it is.
async fn ha_saves(city: &City) {
    let app = city.running.app();
    let open = alert_draft::open(&mut app.store.read().await.unwrap()).await.unwrap();
    let ha = Actor { id: "ha".into(), role: Role::Operator };
    for draft in open.into_iter().filter(|draft| draft.author.starts_with("gauge ")) {
        let step = Step::Save(Box::new(draft.content));
        desk::act(app, &ha, draft.id, draft.version, step).await.unwrap();
    }
}

async fn a_level_that_is_crossed_drafts_once_until_the_water_is_well_below(engine: Engine) {
    let city = City::start(engine).await;
    let key = key(&city, "dai-kttv", &[StationKind::River]).await;
    let mut kim_long = KimLong::new(&city, key);
    assert_eq!(kim_long.says(&["0.62", "0.99"]).await, [0; 0]);
    // Alarm 1 is at 1.00 m: up, around it in waves, and up to alarm 2 at 2.00 m.
    assert_eq!(kim_long.says(&["1.02", "0.97", "1.04", "0.85", "1.60"]).await, [1], "waves are no news");
    assert_eq!(
        kim_long.says(&["2.04", "1.90", "2.10"]).await,
        [2],
        "nobody touched it: it rises with the river"
    );
    // Trần Hà works on it from here: the next level, and a second wave well after the first, are drafts of their own.
    ha_saves(&city).await;
    assert_eq!(kim_long.says(&["1.70", "2.30"]).await, [2, 2]);
    ha_saves(&city).await;
    assert_eq!(kim_long.says(&["3.52", "5.05", "3.62"]).await, [2, 2, 3]);
    let mut conn = city.running.app().store.read().await.unwrap();
    let draft = alert_draft::open(&mut conn).await.unwrap();
    let draft = draft.iter().max_by_key(|draft| (draft.created_at, draft.id)).unwrap();
    assert_eq!((draft.content.level, &draft.content.area), (None, &hue_model::alert::Area::default()));
    assert!(draft.submitted_at.is_none() && draft.author == "gauge river-kim-long");
    assert!(draft.content.note.0["vi"].contains("sông Hương tại Kim Long"), "{:?}", draft.content.note);
    assert!(draft.content.note.0["vi"].ends_with("là 3,52 m, trên báo động 3 (3,50 m)."));
    let crossing = gauge_crossing::of_draft(&mut conn, draft.id).await.unwrap().unwrap();
    assert_eq!(
        (crossing.station.as_str(), crossing.stage, crossing.sample.value),
        ("river-kim-long", 3, 3.52)
    );
    let lines = hue_city::store::audit::about(&mut conn, &draft.id.to_string()).await.unwrap();
    let said: Vec<_> = lines.iter().map(|it| (it.action.as_str(), it.detail.as_deref())).collect();
    assert_eq!(said, [("alert.draft", Some("alarm 3"))]);
}

async fn passing_several_levels_at_once_is_one_draft_and_old_readings_are_none(engine: Engine) {
    let city = City::start(engine).await;
    let key = key(&city, "dai-kttv", &[StationKind::River, StationKind::Reservoir]).await;
    let now = city.running.app().now();
    // The flood of last year, loaded from a file.
    outcomes(csv(&city, &key, &[kim_long(now.plus(-30 * 24 * HOUR), "5.05")]).await).await;
    assert_eq!(drafts(&city).await, [0; 0]);
    // Nine hours that came at once: only where the river stands now counts.
    let rows: Vec<String> = [(9, "0.90"), (6, "3.90"), (3, "3.60"), (1, "2.40")]
        .map(|(back, level)| kim_long(now.plus(-back * HOUR), level))
        .to_vec();
    outcomes(csv(&city, &key, &rows).await).await;
    assert_eq!(drafts(&city).await, [2]);
    // A reservoir has no alarm levels.
    let full = format!("reservoir-huong-dien,{},water_level,58.40,m", now.0);
    outcomes(csv(&city, &key, &[full]).await).await;
    assert_eq!(drafts(&city).await, [2]);
    let mut kim_long = KimLong::new(&city, key);
    assert_eq!(kim_long.says(&["1.10", "0.50"]).await, [2]);
    assert_eq!(
        kim_long.says(&["3.70"]).await,
        [2, 3],
        "alarms 1 to 3 in one step are one draft, of the highest"
    );
}

async fn whoever_sends_a_gauges_draft_for_approval_stands_for_it(engine: Engine) {
    let city = City::start(engine).await;
    let key = key(&city, "dai-kttv", &[StationKind::River]).await;
    KimLong::new(&city, key).says(&["3.52"]).await;
    let (app, now) = (city.running.app(), city.running.app().now());
    let officer = |id: &str, role: Role| Actor { id: id.into(), role };
    let (ha, huy) = (officer("ha", Role::Operator), officer("huy", Role::Operator));
    let mut draft = alert_draft::open(&mut app.store.read().await.unwrap()).await.unwrap().remove(0);
    let refused = desk::act(app, &ha, draft.id, draft.version, Step::Submit).await;
    assert!(refused.is_err(), "a gauge knows too little");
    // As if a gauge had known everything that is needed.
    draft.content.issuer.0.insert("vi".into(), "Đài Khí tượng Thủy văn thành phố Huế".into());
    draft.content.response_types = vec![ResponseType::Prepare];
    draft.content.actions = vec![Action::GoUp];
    draft.content.area.whole_city = true;
    (draft.content.issued_at, draft.content.expires) = (Some(now), Some(now.plus(HOUR)));
    let (id, seen) = (draft.id, draft.version);
    app.store
        .write(move |conn| Box::pin(async move { alert_draft::save(conn, &draft).await }))
        .await
        .unwrap();
    desk::act(app, &ha, id, seen, Step::Submit).await.unwrap();
    assert!(desk::approve(app, &ha, id, seen + 1, None).await.is_err(), "she sent it for approval");
    let published = desk::approve(app, &huy, id, seen + 1, None).await.unwrap();
    assert_eq!((published.alert.id, published.alert.level), (id, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_that_hear_of_one_crossing_draft_it_once() {
    let city = City::start(Engine::Postgres).await;
    let other = beside(&city).await;
    let (one, two) = (
        key(&city, "dai-kttv", &[StationKind::River]).await,
        key(&city, "hue-ioc", &[StationKind::River]).await,
    );
    let now = city.running.app().now();
    let sends = (0..20).map(|second: i64| {
        let (node, key) = if second % 2 == 0 { (&city, &one) } else { (&other, &two) };
        let row = kim_long(now.plus((second - 20) * 1_000), &format!("3.{}", 60 + second));
        async move { outcomes(csv(node, key, &[row]).await).await }
    });
    let taken = futures_util::future::join_all(sends).await;
    assert_eq!(taken, vec![[Outcome::Taken]; 20]);
    assert_eq!((drafts(&city).await, drafts(&other).await), (vec![3], vec![3]));
}
