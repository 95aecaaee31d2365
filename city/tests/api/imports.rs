//! A table of calls that volunteers kept, taken in at the desk; the same on both engines.

use hue_city::store::role::Role;
use hue_city::store::sos::{self, Source, board, said};
use hue_model::sos::WaterLevel;

use crate::rescue::{act, fresh, grant, guest, world};
use crate::sos::{call, sos_id};
use crate::support::{Engine, on_both};
use crate::visitor::{Browser, Page, World};

on_both!(
    a_table_is_looked_through_and_taken_once_however_often_it_is_sent,
    a_later_table_adds_what_is_new_and_undoes_nothing_of_the_desks,
    five_thousand_rows_are_taken_and_the_rest_is_named,
    what_there_is_no_time_for_goes_on_at_the_next_press,
    a_row_is_never_laid_over_a_case_of_an_app,
    a_quote_that_nobody_closed_swallows_no_family,
    a_row_that_repeats_an_old_phone_undoes_nothing_of_the_desks,
    two_families_with_one_id_stay_two_cases,
    one_hamlet_two_phones_and_an_id_of_the_last_flood,
    a_table_of_an_exercise_stays_apart_from_calls_in_earnest,
);

const SHEET: &str = "\u{feff}Mã;SĐT;Địa chỉ;Phường/Xã;Số người;Mực nước;Ghi chú\r\n\
    A1;0905 123 456;12 kiệt 7;Tây Lộc;4;1,5;mái tôn xanh\r\n\
    A2;;;;9;;\r\n\
    A3;0914000111;Thôn Lại Thế;Phú Mỹ;khoảng chục;;\r\n\
    A4;1;2;3;4;5;6;thừa\r\n";

async fn upload(browser: &mut Browser, then: &str, bytes: &[u8]) -> Page {
    let csrf = browser.get("/console/sos/import").await.field("csrf");
    browser.upload("/console/sos/import", &[("csrf", &csrf), ("then", then)], ("file", bytes)).await
}

async fn cases(world: &World) -> Vec<sos::Sos> {
    let mut conn = world.city.app().store.read().await.unwrap();
    let wish = board::Wish { most: 6_000, ..board::Wish::default() };
    let mut cases = board::page(&mut conn, &wish).await.unwrap().cases;
    cases.sort_by_key(|case| case.number);
    cases
}

async fn a_table_is_looked_through_and_taken_once_however_often_it_is_sent(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let page = upload(&mut ha, "read", SHEET.as_bytes()).await;
    for part in [
        "Đọc được 2 dòng",
        "option value=\"phone\" selected",
        "option value=\"ward\" selected",
        "Dòng 3: không có chỗ ở, số điện thoại hay ghi chú.",
        "Dòng 5: nhiều ô hơn số cột.",
        "A4;1;2;3;4;5;6;thừa",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert_eq!(cases(&world).await, [], "looking adds nothing");
    let page = upload(&mut ha, "take", SHEET.as_bytes()).await;
    assert!(page.body.contains("2 ca mới, 0 ca có thêm tin, 0 dòng đã có từ trước"), "{}", page.body);
    assert!(page.body.contains("Các dòng còn lại") && page.body.contains("A2;;;;9;;"), "nothing is lost");
    let again = upload(&mut ha, "take", SHEET.as_bytes()).await;
    assert!(again.body.contains("0 ca mới, 0 ca có thêm tin, 2 dòng đã có từ trước"), "{}", again.body);
    let all = cases(&world).await;
    let [lan, other] = &all[..] else { panic!("two cases: {all:?}") };
    assert_eq!(
        (lan.source, lan.details.people, lan.ward_code.as_deref()),
        (Source::Sheet, Some(4), Some("19753"))
    );
    assert_eq!((lan.details.water, lan.details.note.as_str()), (Some(WaterLevel::Chest), "mái tôn xanh"));
    let mut conn = world.city.app().store.read().await.unwrap();
    assert_eq!(said::of(&mut conn, other.id).await.unwrap()[0].odd["people"], "khoảng chục");
    // Columns that are chosen otherwise are read otherwise, and the table comes back as words.
    let csrf = page.field("csrf");
    let mut fields = vec![
        ("csrf", csrf.as_str()),
        ("columns", "7"),
        ("csv", SHEET),
        ("then", "read"),
        ("column-1", "caller_phone"),
    ];
    let rest = ["column-0", "column-2", "column-3", "column-4", "column-5", "column-6"];
    fields.extend(rest.map(|column| (column, "")));
    let page = ha.upload("/console/sos/import", &fields, ("none", b"")).await;
    assert!(
        page.body.contains("option value=\"caller_phone\" selected")
            && !page.body.contains("option value=\"phone\" selected")
    );
}

async fn a_later_table_adds_what_is_new_and_undoes_nothing_of_the_desks(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    upload(&mut ha, "take", SHEET.as_bytes()).await;
    let id = cases(&world).await[0].id;
    assert_eq!(act(&mut ha, id, "more", &[("phone", "0999 888 777"), ("people", "7")]).await.status, 200);
    let again = upload(&mut ha, "take", SHEET.as_bytes()).await;
    assert!(again.body.contains("0 ca mới, 0 ca có thêm tin"), "{}", again.body);
    let case = &cases(&world).await[0];
    assert_eq!(
        (case.details.phone.as_str(), case.details.people),
        ("0999 888 777", Some(7)),
        "the desk knows better"
    );
    // The volunteers heard more of A1, and of somebody new.
    let later = "Mã,SĐT,Mực nước,Ghi chú\nA1,,quá đầu,đã lên mái\nA9,0935111222,,\n";
    for (new, more) in [(1, 1), (0, 0)] {
        let page = upload(&mut ha, "take", later.as_bytes()).await;
        assert!(page.body.contains(&format!("{new} ca mới, {more} ca có thêm tin")), "{}", page.body);
    }
    let case = &cases(&world).await[0];
    assert_eq!(
        (case.details.water, case.details.phone.as_str()),
        (Some(WaterLevel::OverHead), "0999 888 777")
    );
    assert_eq!(case.details.note, "đã lên mái\nmái tôn xanh");
    assert_eq!(case.people, Some((4, 7)), "head counts are listed and never overwritten");
    assert_eq!(world.console("son").await.get("/console/sos/import").await.status, 404);
    let odd = upload(&mut ha, "take", b"Ma,SDT\nA1,\xff\xfe\x80").await;
    assert!(odd.status == 422 && odd.body.contains("CSV UTF-8"), "{}", odd.body);
    assert_eq!(upload(&mut ha, "take", b"SDT\n").await.status, 422);
}

/// A table with so many rows that can be taken.
fn table(rows: usize) -> String {
    let rows = (0..rows).map(|number| format!("09{number:08},Nhà số {number}\n"));
    format!("SĐT,Địa chỉ\n{}", rows.collect::<String>())
}

/// Presses on until every row was worked through; answers the last page and how often that was.
async fn press_on(browser: &mut Browser, mut page: Page, sheet: &str) -> (Page, usize) {
    let mut presses = 0;
    while page.body.contains("Đưa tiếp") {
        let names = ["csrf", "columns", "new", "more", "known", "column-0", "column-1"];
        let kept = names.map(|name| (name, page.field(name)));
        let mut fields: Vec<(&str, &str)> =
            kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend([("csv", sheet), ("then", "take")]);
        page = browser.upload("/console/sos/import", &fields, ("none", b"")).await;
        assert_eq!(page.status, 200, "{}", page.body);
        presses += 1;
    }
    (page, presses)
}

async fn five_thousand_rows_are_taken_and_the_rest_is_named(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let sheet = table(5_102);
    let page = upload(&mut ha, "take", sheet.as_bytes()).await;
    let (page, _) = press_on(&mut ha, page, &sheet).await;
    assert!(page.body.contains("5000 ca mới") || page.body.contains("5.000 ca mới"), "{}", page.body);
    assert!(page.body.contains("102 dòng chưa đưa lên được") && page.body.contains("0900005101,Nhà số 5101"));
    assert_eq!(page.body.matches("vượt quá số dòng").count(), 100, "no page lists them without end");
    assert!(page.body.contains("… và 2 dòng nữa"), "{}", page.body);
    assert_eq!(cases(&world).await.len(), 5_000);
}

async fn what_there_is_no_time_for_goes_on_at_the_next_press(engine: Engine) {
    let data = tempfile::tempdir().unwrap();
    let mut config = hue_city::Config::new(data.path());
    if let Engine::Postgres = engine {
        config.database = Some(crate::postgres::fresh().await);
    }
    config.limits.table = std::time::Duration::ZERO;
    let world = World::with(data, config).await;
    let mut ha = world.console("ha").await;
    let sheet = table(60);
    let page = upload(&mut ha, "take", sheet.as_bytes()).await;
    assert!(page.body.contains("Đã đưa lên 25 trong 60 dòng"), "{}", page.body);
    assert_eq!(cases(&world).await.len(), 25, "what the page says is on the board");
    let (page, presses) = press_on(&mut ha, page, &sheet).await;
    assert_eq!((presses, cases(&world).await.len()), (2, 60));
    assert!(page.body.contains("60 ca mới, 0 ca có thêm tin, 0 dòng đã có từ trước"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_of_twenty_megabytes_is_answered_with_what_to_do() {
    let world = world(Engine::Sqlite).await;
    let mut ha = world.console("ha").await;
    let page = upload(&mut ha, "take", table(700_000).as_bytes()).await;
    assert_eq!(page.status, 422, "{}", page.body);
    assert!(page.body.contains("Bảng lớn quá 3 MB. Hãy chia thành nhiều bảng"), "{}", page.body);
    assert_eq!(cases(&world).await, []);
}

async fn a_row_is_never_laid_over_a_case_of_an_app(engine: Engine) {
    let elsewhere = world(engine).await;
    let sheet =
        format!("Mã,SĐT,Ghi chú\n{},0914000111,cả nhà đã an toàn\nA1,0914000222,mái tôn\n", sos_id(1));
    upload(&mut elsewhere.console("ha").await, "take", sheet.as_bytes()).await;
    let foreseen = cases(&elsewhere).await[1].id;
    let world = world(engine).await;
    let lan = guest(&world, "chị Lan");
    // The one names her case, the other has an id that she happened to send first.
    for id in [sos_id(1), foreseen] {
        call(&lan, id, &fresh(&world, &lan)).await;
    }
    let before = cases(&world).await;
    let mut ha = world.console("ha").await;
    let page = upload(&mut ha, "take", sheet.as_bytes()).await;
    assert!(page.body.contains("2 ca mới, 0 ca có thêm tin"), "{}", page.body);
    let after = cases(&world).await;
    assert_eq!((&after[..2], after.len()), (&before[..], 4), "hers are as they were");
    assert!(after.iter().skip(2).all(|case| case.id != foreseen), "another city's ids are not this one's");
    // Whoever sent an id first makes no new case at each import.
    let again = upload(&mut ha, "take", sheet.as_bytes()).await;
    assert!(again.body.contains("0 ca mới, 0 ca có thêm tin, 2 dòng đã có từ trước"), "{}", again.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_is_the_same_case_on_every_node_and_after_a_start() {
    let database = crate::postgres::fresh().await;
    let node = async || {
        let world = World::on(tempfile::tempdir().unwrap(), Some(database.clone())).await;
        grant(&world, "ha", Role::Operator).await;
        world
    };
    let (one, other) = (node().await, node().await);
    upload(&mut one.console("ha").await, "take", SHEET.as_bytes()).await;
    one.city.stop().await;
    for world in [other, node().await] {
        let page = upload(&mut world.console("ha").await, "take", SHEET.as_bytes()).await;
        assert!(page.body.contains("0 ca mới, 0 ca có thêm tin, 2 dòng đã có"), "{}", page.body);
        world.city.stop().await;
    }
}

async fn a_quote_that_nobody_closed_swallows_no_family(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let sheet = "Mã;SĐT;Ghi chú\nhv-1;0905111111;\"chị Lan nói nước lên\nhv-2;0905222222;anh Tư\nhv-3;0905333333;\"bà Sáu;\ncó trẻ nhỏ\"\n";
    let page = upload(&mut ha, "read", sheet.as_bytes()).await;
    for part in ["có 4 dòng dưới tên cột", "Đọc được 3 dòng", "có thể kéo dài nhiều dòng"]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    let page = upload(&mut ha, "take", sheet.as_bytes()).await;
    assert!(page.body.contains("3 ca mới"), "{}", page.body);
    let all = cases(&world).await;
    let said: Vec<_> = all.iter().map(|it| (it.details.phone.as_str(), it.details.note.as_str())).collect();
    let wanted = [
        ("0905111111", "\"chị Lan nói nước lên"),
        ("0905222222", "anh Tư"),
        ("0905333333", "bà Sáu;\ncó trẻ nhỏ"),
    ];
    assert_eq!(said, wanted);
}

async fn a_row_that_repeats_an_old_phone_undoes_nothing_of_the_desks(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let sheet = |note: &str, people: u8| {
        format!("Mã;SĐT;Địa chỉ;Số người;Ghi chú\nhv-77;0911777001;7 Nguyễn Huệ;{people};{note}\n")
    };
    upload(&mut ha, "take", sheet("nước vào nhà", 3).as_bytes()).await;
    let id = cases(&world).await[0].id;
    let mended = [("phone", "0935999002"), ("address", "7/3 kiệt 12")];
    assert_eq!(act(&mut ha, id, "more", &mended).await.status, 200);
    let later = sheet("nước vào nhà, đã lên gác", 5);
    for (more, known) in [(1, 0), (0, 1)] {
        let page = upload(&mut ha, "take", later.as_bytes()).await;
        let said = format!("0 ca mới, {more} ca có thêm tin, {known} dòng đã có");
        assert!(page.body.contains(&said), "{said}: {}", page.body);
    }
    let all = cases(&world).await;
    let [case] = &all[..] else { panic!("one case: {all:?}") };
    let place = case.details.place.as_ref().unwrap();
    assert_eq!((case.details.phone.as_str(), place.address.as_str()), ("0935999002", "7/3 kiệt 12"));
    assert_eq!((case.people, case.details.people), (Some((3, 5)), Some(5)), "what the table changed counts");
    assert!(case.details.note.contains("đã lên gác"), "{}", case.details.note);
    let found = ha.get("/console/sos?q=0935999002").await.body;
    assert!(found.contains("SOS-0001"), "the desk's phone finds it: {found}");
    // A phone that the volunteers themselves write anew is news.
    let anew = later.replace("0911777001", "0911777555");
    let page = upload(&mut ha, "take", anew.as_bytes()).await;
    assert!(page.body.contains("1 ca mới, 0 ca có thêm tin"), "it may be another family's: {}", page.body);
    let all = cases(&world).await;
    assert_eq!((all[0].details.phone.as_str(), all[1].details.phone.as_str()), ("0935999002", "0911777555"));
    let page = ha.get(&format!("/console/sos/{}", all[1].id)).await;
    assert!(page.body.contains("cùng mã trong bảng"), "{}", page.body);
}

async fn two_families_with_one_id_stay_two_cases(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let first = "Mã,SĐT,Địa chỉ\n#1,0905111111,12 Lê Lợi\n";
    let page = upload(&mut ha, "read", first.as_bytes()).await;
    assert!(!page.body.contains("trùng với nhà khác"), "{}", page.body);
    upload(&mut ha, "take", first.as_bytes()).await;
    let second =
        "Mã,SĐT,Địa chỉ\n#1,0935333333,Thôn An Bằng\n#2,0935444444,Thôn An Bằng\n#2,0935555555,Xóm Đò\n";
    let page = upload(&mut ha, "read", second.as_bytes()).await;
    for part in ["trùng với nhà khác", "Dòng 2: mã #1 đã có ở SOS-0001", "Dòng 4: mã #2 đã có ở dòng 3"]
    {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    assert!(!page.body.contains("Dòng 3: mã"), "{}", page.body);
    let page = upload(&mut ha, "take", second.as_bytes()).await;
    assert!(page.body.contains("3 ca mới, 0 ca có thêm tin"), "{}", page.body);
    let page = ha.get("/console/sos").await;
    assert!(page.body.contains("12 Lê Lợi") && page.body.contains("Thôn An Bằng"), "{}", page.body);
    let all = cases(&world).await;
    let page = ha.get(&format!("/console/sos/{}", all[1].id)).await;
    assert!(page.body.contains("Có thể cùng nhà với SOS-0001"), "{}", page.body);
    assert!(page.body.contains("cùng mã trong bảng"), "{}", page.body);
    // Each table again, one with more in it, finds its own family.
    let later = second.replace("0935333333,Thôn An Bằng", "0935333333,Thôn An Bằng gần chợ");
    for (sheet, more, known) in [(first, 0, 1), (second, 0, 3), (later.as_str(), 1, 2)] {
        let page = upload(&mut ha, "take", sheet.as_bytes()).await;
        let said = format!("0 ca mới, {more} ca có thêm tin, {known} dòng đã có");
        assert!(page.body.contains(&said), "{said}: {}", page.body);
    }
    let address = cases(&world).await[1].details.place.as_ref().unwrap().address.clone();
    assert_eq!(address, "Thôn An Bằng gần chợ");
}

async fn one_hamlet_two_phones_and_an_id_of_the_last_flood(engine: Engine) {
    let world = world(engine).await;
    let mut ha = world.console("ha").await;
    let head = "Mã,SĐT,SĐT người gọi,Địa chỉ,Ghi chú\n";
    let first = format!("{head}#1,0905111111,,Thôn An Bằng,bốn người\n");
    let second = format!("{head}#1,,0914555666,,cháu gọi giúp\n");
    let third = format!("{head}#1,0935333333,,Thôn An Bằng,bà cụ\n");
    for sheet in [first, second, third] {
        let page = upload(&mut ha, "take", sheet.as_bytes()).await;
        assert!(page.body.contains("1 ca mới, 0 ca có thêm tin"), "another family: {}", page.body);
    }
    let all = cases(&world).await;
    let phones: Vec<_> = all.iter().map(|case| case.details.phone.as_str()).collect();
    assert_eq!(phones, ["0905111111", "", "0935333333"], "no phone is lost");
    // Done with; the next flood comes, and the volunteers begin again with #1, in the same house.
    assert_eq!(act(&mut ha, all[0].id, "close", &[("reason", "đã tới nơi")]).await.status, 200);
    world.clock.forward(std::time::Duration::from_secs(86_400));
    let now =
        hue_city::clock::Clock::now(&*world.clock).in_hue().unwrap().format("%d/%m/%Y %H:%M").to_string();
    let again = format!("Mã,SĐT,Địa chỉ,Ghi chú,Thời gian\n#1,0905111111,Thôn An Bằng,lại ngập,{now}\n");
    world.clock.forward(std::time::Duration::from_secs(60));
    let mut ha = world.console("ha").await;
    let page = upload(&mut ha, "take", again.as_bytes()).await;
    assert!(page.body.contains("1 ca mới, 0 ca có thêm tin"), "a call of today: {}", page.body);
}

async fn a_table_of_an_exercise_stays_apart_from_calls_in_earnest(engine: Engine) {
    let world = world(engine).await;
    let (mut ha, mut ngoc) = (world.console("ha").await, world.console("ngoc").await);
    let sheet = "Mã,SĐT,Địa chỉ\nA1,0905111111,12 Lê Lợi\n";
    assert!(!upload(&mut ha, "read", sheet.as_bytes()).await.body.contains("Cả bảng này là diễn tập"));
    crate::drill::begin(&mut ngoc, "1").await;
    let page = upload(&mut ha, "read", sheet.as_bytes()).await;
    assert!(page.body.contains("Cả bảng này là diễn tập"), "{}", page.body);
    let (csrf, drill) = (page.field("csrf"), page.field("drill"));
    let form = [("csrf", csrf.as_str()), ("drill", &drill), ("csv", sheet), ("then", "take")];
    let page = ha.upload("/console/sos/import", &form, ("none", b"")).await;
    assert!(page.body.contains("1 ca mới"), "{}", page.body);
    assert_eq!(cases(&world).await, [], "no call in earnest");
    assert!(ha.get("/console/sos?state=drill").await.body.contains("12 Lê Lợi"));
    // The same family in earnest is a case of its own, whatever goes on.
    let page = upload(&mut ha, "take", sheet.as_bytes()).await;
    assert!(page.body.contains("1 ca mới, 0 ca có thêm tin"), "{}", page.body);
    let all = cases(&world).await;
    assert!(all.len() == 1 && !all[0].drill, "{all:?}");
    // What is marked while none goes on is not taken.
    let csrf = ngoc.get("/console/sos/drill").await.field("csrf");
    ngoc.post("/console/sos/drill", &[("csrf", &csrf), ("then", "end")]).await;
    let late = sheet.replace("A1,0905111111", "A2,0905222222");
    let form = [("csrf", form[0].1), ("drill", &drill), ("csv", &late), ("then", "take")];
    let page = ha.upload("/console/sos/import", &form, ("none", b"")).await;
    assert!(page.status == 422 && page.body.contains("Không có buổi diễn tập nào"), "{}", page.body);
    assert_eq!(cases(&world).await.len(), 1);
}
