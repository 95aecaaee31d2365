use super::{POSTS, Reading, read, split};
use crate::pack::CityPack;

fn said(text: &str) -> Reading {
    read(text, &CityPack::built_in().unwrap())
}

fn ticked(reading: &Reading) -> Vec<&str> {
    let mut all: Vec<&str> =
        reading.found.iter().filter(|it| it.value == "1").map(|it| it.field.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

const POST: &str = "CỨU VỚI mọi người ơi! Gia đình em 6 người, có 2 trẻ em và bà bầu sắp sinh đang mắc kẹt trên gác, \
    nước ngập 1m5 rồi. Địa chỉ: 12 kiệt 7 Tăng Bạt Hổ, phường Tây Lộc. SĐT 0905.123.456 (chị Lan)\n\
    https://facebook.com/groups/hue/posts/1234.";

#[test]
fn a_post_fills_the_form_and_shows_where_everything_stands() {
    let reading = said(POST);
    for (field, value) in [
        ("phone", "0905.123.456"),
        ("people", "6"),
        ("ward", "19753"),
        ("water", "chest"),
        ("address", "12 kiệt 7 Tăng Bạt Hổ, phường Tây Lộc"),
        ("link", "https://facebook.com/groups/hue/posts/1234"),
    ] {
        assert_eq!(reading.value(field), value, "{field}: {:?}", reading.found);
    }
    assert_eq!(ticked(&reading), ["need-rescue", "vulnerable-child", "vulnerable-pregnant"]);
    let at = |field: &str| {
        let found = reading.found.iter().find(|found| found.field == field).unwrap();
        POST.get(found.span.0..found.span.1).unwrap()
    };
    assert_eq!((at("people"), at("ward"), at("water")), ("6 người", "Tây Lộc", "1m5"));
    assert_eq!((reading.doubts(), reading.is_safe()), (vec![], false));
}

#[test]
fn without_marks_it_is_read_too() {
    let reading = said("cuu voi thon Lai The xa Phu My, nuoc toi mai nha, bon nguoi, 0935 111 222");
    assert_eq!((reading.value("people"), reading.value("water")), ("4", "over_head"));
    assert_eq!(reading.value("phone"), "0935 111 222");
    assert!(reading.value("address").starts_with("thon Lai The"), "{:?}", reading.found);
}

#[test]
fn what_is_said_in_two_ways_is_left_to_a_person() {
    let two = said(
        "Nhà 5 người, nhà bên 3 người. Gọi 0905123456 hoặc +84 914 000 111. Phú Xuân hay Vỹ Dạ? Nước tới ngực, ngoài đường 2m nước",
    );
    assert_eq!(two.doubts(), ["phone", "people", "ward", "water"]);
    assert_eq!((two.value("people"), two.value("ward"), two.value("water")), ("", "", ""));
    assert_eq!(two.value("phone"), "0905123456", "each of them reaches somebody");
}

#[test]
fn marks_tell_thuan_hoa_from_thuan_hoa() {
    assert_eq!(said("ở Thuận Hòa").value("ward"), "19753", "the old ward is in Phú Xuân");
    assert_eq!(said("ở Thuận Hóa").value("ward"), "19789");
    assert_eq!(said("o Thuan Hoa").doubts(), ["ward"], "without marks it may be either");
}

#[test]
fn no_number_of_another_kind_is_taken() {
    let calm =
        said("Nhà cách đường 50m, có 1 người già, không có trẻ em, không cần cứu hộ, mã đơn 12345678901234");
    assert_eq!((calm.value("water"), calm.value("people"), calm.value("phone")), ("", "", ""));
    assert_eq!(ticked(&calm), ["vulnerable-elderly"]);
    assert!(said("Cập nhật: cả nhà đã an toàn, cảm ơn mọi người").is_safe());
    assert!(!said("Nhà em chưa an toàn").is_safe());
    for (text, level) in [("nước 80cm", "waist"), ("ngập 1,2 m", "chest"), ("nước sâu 2 mét", "over_head")]
    {
        assert_eq!(said(text).value("water"), level, "{text}");
    }
}

#[test]
fn blank_lines_part_posts_and_nothing_is_lost() {
    let (posts, rest) = split("một\nhai\n\n \n ba\r\n\r\nbốn");
    assert_eq!(
        (posts, rest),
        (vec!["một\nhai".to_owned(), " ba".to_owned(), "bốn".to_owned()], String::new())
    );
    let many = vec!["bài"; POSTS + 2].join("\n\n");
    let (posts, rest) = split(&many);
    assert_eq!((posts.len(), rest.as_str()), (POSTS, "bài\nbài"));
}
