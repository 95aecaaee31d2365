use hue_model::sos::{Need, Vulnerable, WaterLevel};
use hue_model::time::Millis;

use super::super::columns::guess;
use super::{Fault, Refused, Taken, read};
use crate::pack::CityPack;
use crate::sos::made::MadeIds;
use crate::table;

const NOW: Millis = Millis(1_761_570_000_000);

fn table(text: &str) -> (Vec<Taken>, Vec<Refused>) {
    let mut rows = table::rows(text).into_iter();
    let head = rows.next().unwrap().cells;
    let rows: Vec<_> = rows.collect();
    read(&CityPack::built_in().unwrap(), (&MadeIds::of("Huế"), "row"), &head, &guess(&head), &rows, NOW)
}

const SHEET: &str = "\u{feff}Mã;Dấu thời gian;Họ tên;SĐT;Địa chỉ;Phường/Xã;Số người;Trẻ em;Mực nước;Nhu cầu;Tọa độ;Ghi chú\r\n\
    A1;27/10/2025 14:30;Chị Lan;0905 123 456;12 kiệt 7;Tây Lộc;4 người;2;1,5;thuyền, nước uống;16,4741 107,5852;\"Nhà mái tôn;\r\nxanh\"\r\n\
    A2;hôm qua;;0914000111;;Xóm Đò;khoảng chục;0;lưng chừng;;https://www.google.com/maps/@16.4741,107.5852,17z;\r\n\
    ;;;;;;;;;;;\r\n\
    A3;;;;;;5;;;;;\r\n\
    A4;;a;b;c;d;e;f;g;h;i;k;thừa\r\n";

#[test]
fn a_sheet_of_volunteers_is_read_row_by_row() {
    let (taken, refused) = table(SHEET);
    let lan = &taken[0];
    let place = lan.details.place.as_ref().unwrap();
    assert_eq!((place.ward_code.as_deref(), place.address.as_str()), (Some("19753"), "12 kiệt 7"));
    assert_eq!(place.point.map(|it| (it.lat, it.long)), Some((16.4741, 107.5852)));
    assert_eq!((lan.details.phone.as_str(), lan.details.people), ("0905 123 456", Some(4)));
    assert_eq!(lan.details.water, Some(WaterLevel::Chest));
    assert_eq!(lan.details.needs, [Need::Rescue, Need::FoodWater]);
    assert_eq!(lan.details.vulnerable, [Vulnerable::Child], "a count below its header");
    assert_eq!(lan.details.note, "Họ tên: Chị Lan\nNhu cầu: thuyền, nước uống\nNhà mái tôn;\r\nxanh");
    assert_eq!(lan.raised_at, Some(Millis(1_761_550_200_000)));
    let odd = &taken[1].odd;
    for (field, text) in [("people", "khoảng chục"), ("water", "lưng chừng"), ("raised_at", "hôm qua")]
    {
        assert_eq!(odd[field], text, "what cannot be read is kept");
    }
    let place = taken[1].details.place.as_ref().unwrap();
    assert_eq!((place.address.as_str(), place.point.is_some()), ("Xóm Đò", true), "out of the link of a map");
    assert_eq!(taken[1].details.vulnerable, []);
    let wrong: Vec<_> = refused.iter().map(|it| (it.line, it.fault)).collect();
    assert_eq!(wrong, [(6, Fault::Nothing), (7, Fault::Cells)], "by the line that an editor shows");
    assert!(refused[1].text.ends_with(";thừa"), "as it is written");
}

#[test]
fn the_same_row_is_the_same_case_and_a_bare_number_is_no_id() {
    let one = |text: &str| table(text).0.remove(0);
    assert_eq!(one("Mã,SĐT\n A 1 ,0905").sheet_id.as_deref(), Some("A 1"));
    assert_eq!(one("Mã,SĐT\n1,0905").sheet_id, None, "row 1 of another table is another family");
    assert_eq!(one("SĐT\n0905").sheet_id, None);
    let id = |text: &str| one(text).id;
    assert_ne!(id("Mã,SĐT\n1,0905"), id("Mã,SĐT\n1,0914"));
    assert_eq!(id("Mã,SĐT\n1,0905"), id("Mã;SĐT\n1;0905"), "the same row twice is one case");
    assert_eq!(id("SĐT,Ghi chú\n0905,mái tôn"), id("SĐT;Ghi chú\n0905;mái  tôn"));
    assert_ne!(id("SĐT,Ghi chú\n0905,mái tôn"), id("SĐT,Ghi chú\n0905,mái ngói"));
}

#[test]
fn rows_beyond_the_most_are_named() {
    let text = format!("SĐT\n{}", (0..5_003).map(|number| format!("09{number:08}\n")).collect::<String>());
    let (taken, refused) = table(&text);
    assert_eq!((taken.len(), refused.len()), (5_000, 3));
    assert_eq!((refused[0].line, refused[0].fault), (5_002, Fault::Beyond));
}
