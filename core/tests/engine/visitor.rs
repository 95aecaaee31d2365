//! What An, who visits Huế without an account and without a network, keeps on his device: plans for a day, and the card
//! that he shows to whoever helps him.

use super::kit::{Device, NOWHERE};
use hue_core::Handle;
use hue_model::emergency_card::{EmergencyCard, GetEmergencyCard, SaveEmergencyCard};
use hue_model::event::{Event, Topic};
use hue_model::id::PlanId;
use hue_model::limits::{PLAN_STOPS, PLANS};
use hue_model::plan::{
    AddPlan, GetPlan, ListPlans, Plan, PlanContent, RemovePlan, RestorePlan, SavePlan, Stop, TakePlanLink,
    link_data, read_link,
};
use hue_model::problem::{Code, FieldProblem, Problem, Rule};

fn content(name: &str, places: &[&str]) -> PlanContent {
    let stops = places.iter().map(|place| Stop { place: (*place).into(), minutes: 60 }).collect();
    PlanContent { name: name.into(), stops, ..PlanContent::default() }
}

async fn add(phone: &Device, name: &str, places: &[&str]) -> Plan {
    phone.engine.handle(AddPlan { content: content(name, places) }).await.unwrap()
}

async fn ids(phone: &Device) -> Vec<PlanId> {
    phone.engine.handle(ListPlans {}).await.unwrap().into_iter().map(|plan| plan.id).collect()
}

#[tokio::test]
async fn a_plan_is_kept_as_it_was_written_last_and_the_newest_is_first() {
    let mut phone = Device::new(NOWHERE).await;
    let mut events = phone.engine.subscribe();
    let citadel = add(&phone, "Kinh thành", &["dai-noi"]).await;
    Device::event(&mut events, |event| *event == Event::Changed { topic: Topic::Plans }).await;
    let tombs = add(&phone, "Lăng", &["lang-tu-duc", "lang-minh-mang"]).await;
    assert_eq!(ids(&phone).await, [tombs.id, citadel.id]);
    let longer =
        PlanContent { day: "2026-11-28".parse().ok(), ..content("Kinh thành", &["dai-noi", "ngo-mon"]) };
    phone.engine.handle(SavePlan { id: citadel.id, content: longer.clone() }).await.unwrap();
    phone.restart().await;
    assert_eq!(ids(&phone).await, [citadel.id, tombs.id], "written last");
    assert_eq!(phone.engine.handle(GetPlan { id: citadel.id }).await.unwrap().content, longer);
}

#[tokio::test]
async fn a_plan_thrown_away_comes_back_until_the_app_closes() {
    let mut phone = Device::new(NOWHERE).await;
    let plan = add(&phone, "Biển", &["bien-thuan-an"]).await;
    phone.engine.handle(RemovePlan { id: plan.id }).await.unwrap();
    assert!(ids(&phone).await.is_empty());
    let late = SavePlan { id: plan.id, content: content("Muộn", &[]) };
    assert_eq!(phone.engine.handle(late).await.unwrap_err().code, Code::NotFound);
    assert_eq!(phone.engine.handle(RemovePlan { id: plan.id }).await.unwrap_err().code, Code::NotFound);
    assert_eq!(phone.engine.handle(RestorePlan { id: plan.id }).await.unwrap(), plan);
    phone.engine.handle(RemovePlan { id: plan.id }).await.unwrap();
    phone.restart().await;
    assert_eq!(phone.engine.handle(RestorePlan { id: plan.id }).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn what_does_not_fit_is_named_and_the_plan_stays() {
    let phone = Device::new(NOWHERE).await;
    let plan = add(&phone, "Một ngày", &["dai-noi"]).await;
    let save = async |content| phone.engine.handle(SavePlan { id: plan.id, content }).await.unwrap_err();
    let broken = |field: &str, rule| FieldProblem { field: field.to_owned(), rule };
    let nameless = PlanContent { start: 1_440, ..content(" ", &["Đại Nội"]) };
    assert_eq!(
        save(nameless).await.fields,
        [broken("name", Rule::Required), broken("start", Rule::Malformed), broken("stops", Rule::Malformed)]
    );
    let long = content(&"đ".repeat(81), &["dai-noi"; PLAN_STOPS + 1]);
    assert_eq!(
        save(long).await.fields,
        [
            broken("name", Rule::TooLong { max: 80, actual: 81 }),
            broken("stops", Rule::TooMany { max: PLAN_STOPS }),
        ]
    );
    assert_eq!(phone.engine.handle(GetPlan { id: plan.id }).await.unwrap(), plan);
    let pasted = phone.engine.handle(AddPlan { content: content("Huế\u{0}\n", &[]) }).await.unwrap();
    assert_eq!(pasted.content.name, "Huế", "what nobody sees is not kept");
    for number in 2..PLANS {
        add(&phone, &number.to_string(), &[]).await;
    }
    let full = phone.engine.handle(AddPlan { content: content("Thêm", &[]) }).await.unwrap_err();
    assert_eq!(full, Problem::field("plans", Rule::TooMany { max: PLANS }));
}

#[tokio::test]
async fn a_link_that_the_system_hands_over_is_shown_once_and_keeps_nothing_by_itself() {
    let phone = Device::new(NOWHERE).await;
    let mut events = phone.engine.subscribe();
    let data = link_data(&content("Một ngày ở Huế", &["dai-noi", "not-there"]));
    phone.engine.deep_link(&format!("vn.trangtien.hue:/plan#{data}")).await.unwrap();
    Device::event(&mut events, |event| *event == Event::Changed { topic: Topic::Plans }).await;
    let taken = phone.engine.handle(TakePlanLink {}).await.unwrap().unwrap();
    assert_eq!(read_link(&taken).unwrap().stops.len(), 2, "also with a place that nobody knows");
    assert_eq!(phone.engine.handle(TakePlanLink {}).await.unwrap(), None);
    assert!(ids(&phone).await.is_empty());
    let long = format!("vn.trangtien.hue:/plan#{}", "1".repeat(hue_model::limits::PLAN_LINK_CHARS + 1));
    assert_eq!(phone.engine.deep_link(&long).await.unwrap_err().code, Code::Invalid);
    for odd in ["vn.trangtien.hue:/plan", "https://evil.example/x:/plan#1", "vn.trangtien.hue:/cb?code=1"] {
        assert!(phone.engine.deep_link(odd).await.is_err(), "{odd}");
    }
    assert_eq!(phone.engine.handle(TakePlanLink {}).await.unwrap(), None);
}

fn card() -> EmergencyCard {
    EmergencyCard {
        name: "An Nguyen-Berger".into(),
        hotel_name: "Khách sạn bên sông".into(),
        consulate_phone: "+49 30 1817 0".into(),
        allergies: "Penicillin".into(),
        ..EmergencyCard::default()
    }
}

#[tokio::test]
async fn the_emergency_card_is_kept_until_it_is_emptied() {
    let mut phone = Device::new(NOWHERE).await;
    assert!(phone.engine.handle(GetEmergencyCard {}).await.unwrap().is_empty());
    let pasted = EmergencyCard { note: "Tim\u{0}".into(), ..card() };
    let kept = phone.engine.handle(SaveEmergencyCard { card: pasted }).await.unwrap();
    assert_eq!(kept, EmergencyCard { note: "Tim".into(), ..card() });
    let long = EmergencyCard { name: "x".repeat(301), ..card() };
    let problem = phone.engine.handle(SaveEmergencyCard { card: long }).await.unwrap_err();
    assert_eq!(problem, Problem::field("name", Rule::TooLong { max: 300, actual: 301 }));
    phone.restart().await;
    assert_eq!(phone.engine.handle(GetEmergencyCard {}).await.unwrap(), kept);
    phone.engine.handle(SaveEmergencyCard { card: EmergencyCard::default() }).await.unwrap();
    assert!(phone.engine.handle(GetEmergencyCard {}).await.unwrap().is_empty());
    phone.engine.handle(SaveEmergencyCard { card: kept.clone() }).await.unwrap();
    assert_eq!(phone.engine.handle(GetEmergencyCard {}).await.unwrap(), kept, "and it can be taken back");
}

#[tokio::test]
async fn neither_leaves_the_device_or_can_be_read_on_its_disk() {
    use tokio::io::AsyncReadExt as _;

    let city = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let phone = Device::new(&format!("http://{}", city.local_addr().unwrap())).await;
    phone.engine.handle(SaveEmergencyCard { card: card() }).await.unwrap();
    add(&phone, "Penicillin Tour", &["dai-noi"]).await;
    // Whatever the engine asks a city for meanwhile has nothing of them.
    phone.engine.handle(hue_model::catalogue::GetCatalogue {}).await.unwrap();
    let (mut asked, _) = city.accept().await.unwrap();
    let mut request = vec![0; 16_384];
    let read = asked.read(&mut request).await.unwrap();
    let request = String::from_utf8_lossy(&request[..read]).into_owned();
    assert!(request.starts_with("GET ") && !request.contains("Penicillin"), "{request}");
    phone.engine.close().await;
    for entry in std::fs::read_dir(phone.folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.windows(10).any(|window| window == b"Penicillin"), "{}", path.display());
        }
    }
}
