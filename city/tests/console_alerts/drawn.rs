//! An area drawn by hand: typed or pasted, held to what a warning can carry, and warned of by the wards it touches.

use hue_city::alert::polygon;
use hue_city::pack::CityPack;

use super::{NEW, active, flood, press, send};
use crate::visitor::{Page, World, client};

const SQUARE: &str = "16.46, 107.58\r\n16.46, 107.60\r\n16.48, 107.60\r\n16.48, 107.58";
/// One house.
const SMALL: &str =
    r#"{"type":"Polygon","coordinates":[[[107.5778,16.4697],[107.5778,16.4699],[107.5780,16.4699]]]}"#;

/// The bulletin of a flood for what is drawn alone.
fn drawn(world: &World, polygon: &str) -> Vec<(&'static str, String)> {
    let mut form = flood(world);
    form.retain(|(name, _)| !name.starts_with("ward-"));
    form.push(("polygon", polygon.into()));
    form
}

/// The wards that are ticked on a page.
fn ticked(page: &Page) -> Vec<String> {
    let boxes = page
        .body
        .split("name=\"ward-")
        .skip(1)
        .filter(|it| it.split('>').next().unwrap().contains("checked"));
    let mut codes: Vec<_> = boxes.map(|it| it.split('"').next().unwrap().to_owned()).collect();
    codes.sort();
    codes
}

#[tokio::test]
async fn what_is_no_area_is_said_in_a_sentence_and_stays_in_the_form() {
    let world = World::new().await;
    let mut ha = world.console("ha").await;
    let page = ha.get(NEW).await;
    let body = &page.body;
    assert!(body.contains("<textarea id=\"polygon\"") && body.contains("data-unit-lat"), "{body}");
    for (wrong, said) in [
        ("ngã ba Sình", "có dòng không đọc được"),
        ("16.46, 107.58\n16.48, 107.60\n16.46, 107.60\n16.48, 107.58", "cắt hoặc chạm nhau"),
        ("15.90, 108.30\n15.91, 108.30\n15.91, 108.31", "nằm ngoài thành phố"),
    ] {
        let page = send(&mut ha, &page, NEW, &drawn(&world, wrong), "submit").await;
        let kept = page.body.contains(wrong.lines().next().unwrap());
        assert!(page.status == 422 && page.body.contains(said) && kept, "{wrong}: {}", page.body);
        assert!(page.body.contains("href=\"#polygon\""), "the sentence leads to the list");
    }
}

#[tokio::test]
async fn what_is_ticked_by_hand_stays_however_it_is_drawn() {
    let world = World::new().await;
    let (mut ha, pack) = (world.console("ha").await, CityPack::built_in().unwrap());
    let page = ha.get(NEW).await;
    let touched = pack.touched(&polygon::read(SQUARE, &pack).unwrap());
    // One ward that the square touches, and one far away.
    assert!(
        touched.len() > 1 && touched.contains(&"19753".to_owned()) && !touched.contains(&"20050".to_owned())
    );
    let by_hand = [("ward-19753", "on".to_owned()), ("ward-20050", "on".to_owned())];
    let with = |area: &str| [drawn(&world, area), by_hand.to_vec()].concat();
    let page = send(&mut ha, &page, NEW, &with(SQUARE), "preview").await;
    assert_eq!(ticked(&page), ["19753", "20050"], "the ticks are hers");
    assert!(page.body.contains("Vùng này chạm: ") && page.body.contains("Phường Thuận Hóa"), "{}", page.body);
    assert!(page.body.contains("16.46, 107.58\n16.46, 107.6\n"), "the list comes back as it is read");
    let save = format!("{}/save", page.url);
    for area in [SMALL, ""] {
        let page = send(&mut ha, &page, &save, &with(area), "preview").await;
        assert_eq!(ticked(&page), ["19753", "20050"], "{area}");
    }
    let draft = page.url.clone();
    let page = ha.get(&draft).await;
    send(&mut ha, &page, &save, &with(SMALL), "submit").await;
    let mut huy = world.console("huy").await;
    press(&mut huy, &draft, "approve", &[]).await;
    let here = pack.touched(&polygon::read(SMALL, &pack).unwrap());
    let mut wanted = [here, vec!["19753".to_owned(), "20050".to_owned()]].concat();
    wanted.sort();
    wanted.dedup();
    assert_eq!(active(&world).await[0].area.wards, wanted);
}

#[tokio::test]
async fn ha_draws_where_the_water_goes_and_its_wards_are_warned() {
    let world = World::new().await;
    let (mut ha, mut huy) = (world.console("ha").await, world.console("huy").await);
    let pack = CityPack::built_in().unwrap();
    let rings = polygon::read(SQUARE, &pack).unwrap();
    let touched = pack.touched(&rings);
    let page = ha.get(NEW).await;
    let draft = send(&mut ha, &page, NEW, &drawn(&world, SQUARE), "submit").await.url;
    let review = huy.get(&draft).await.body;
    assert!(review.contains("<path class=\"shape\" d=\"M") && review.contains("Phường Phú Xuân"), "{review}");
    assert_eq!(press(&mut huy, &draft, "approve", &[]).await.status, 200);
    let alerts = active(&world).await;
    let area = &alerts[0].area;
    assert_eq!((&area.wards, &area.polygons), (&touched, &rings), "devices go by the wards");
    let cap = client().get(world.at(&format!("/alerts/{}.cap.xml", alerts[0].id))).send().await.unwrap();
    let cap = cap.text().await.unwrap();
    let ring = "<polygon>16.46,107.58 16.46,107.6 16.48,107.6 16.48,107.58 16.46,107.58</polygon>";
    assert!(cap.contains(ring), "latitude first: {cap}");
    for code in &touched {
        assert!(cap.contains(&format!("<value>{code}</value>")), "{code}");
    }
}
