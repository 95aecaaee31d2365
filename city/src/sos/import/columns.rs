//! What the columns of a table are, by the headers volunteers give them; a person looks at it before anything is taken.

use crate::plain::Tokens;

/// The fields a column can fill; every other column goes into the note with its header.
pub(crate) const FIELDS: [&str; 13] = [
    "id",
    "phone",
    "caller_phone",
    "people",
    "ward",
    "address",
    "point",
    "lat",
    "long",
    "water",
    "need",
    "vulnerable",
    "time",
];

/// How headers call them, without marks.
const NAMES: [(&str, &[&str]); 13] = [
    ("id", &["id", "ma", "ma ca", "ma so", "ma tin"]),
    (
        "caller_phone",
        &["sdt nguoi bao", "so nguoi bao", "nguoi bao tin", "sdt nguoi goi", "nguoi gui", "sdt nguoi gui"],
    ),
    ("phone", &["sdt", "so dien thoai", "dien thoai", "so dt", "phone", "lien he", "lien lac"]),
    ("people", &["so nguoi", "so luong", "so khau", "nhan khau", "so luong nguoi", "people"]),
    ("ward", &["phuong", "xa", "phuong xa", "phuong / xa", "ward"]),
    ("address", &["dia chi", "dia diem", "noi o", "vi tri", "address"]),
    ("point", &["toa do", "gps", "link ban do", "ban do", "google map", "location"]),
    ("lat", &["lat", "latitude", "vi do"]),
    ("long", &["long", "lon", "lng", "longitude", "kinh do"]),
    ("water", &["muc nuoc", "do sau", "nuoc", "ngap", "water"]),
    ("need", &["nhu cau", "can gi", "can ho tro", "can", "need"]),
    ("vulnerable", &["doi tuong", "nguoi yeu the", "yeu the", "tre em", "nguoi gia", "ba bau", "nguoi benh"]),
    ("time", &["thoi gian", "dau thoi gian", "gio", "luc", "ngay gio", "timestamp", "time"]),
];
/// Fields that more than one column may fill.
const MANY: [&str; 2] = ["need", "vulnerable"];

/// The field of each column, empty for the note: the header's own name, or else the longest name in it.
pub(crate) fn guess(head: &[String]) -> Vec<String> {
    let headers: Vec<Tokens> = head.iter().map(|header| Tokens::of(header)).collect();
    let mut fields = vec![String::new(); head.len()];
    let exact = |header: &Tokens, name: &str| header.rest(0) == name;
    let within = |header: &Tokens, name: &str| header.find(name, 0).is_some();
    for fits in [&exact as &dyn Fn(&Tokens, &str) -> bool, &within] {
        for (index, header) in headers.iter().enumerate() {
            let free = |field: &str| MANY.contains(&field) || !fields.iter().any(|taken| taken == field);
            let fitting = NAMES.iter().filter(|(field, _)| free(field)).flat_map(|(field, names)| {
                names.iter().filter(|name| fits(header, name)).map(move |name| (name.len(), *field))
            });
            let best = fitting.max_by_key(|(length, _)| *length).map(|(_, field)| field.to_owned());
            if let (Some(slot), Some(best)) = (fields.get_mut(index).filter(|slot| slot.is_empty()), best) {
                *slot = best;
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, NAMES, guess};

    #[test]
    fn headers_of_volunteers_find_their_fields() {
        let head = [
            "STT",
            "Dấu thời gian",
            "Họ tên",
            "Số điện thoại liên hệ",
            "SĐT người báo",
            "Địa chỉ cụ thể",
            "Phường/Xã",
            "Số người",
            "Trẻ em",
            "Mực nước",
            "Nhu cầu hỗ trợ",
            "Toạ độ",
            "Ghi chú",
        ];
        let fields = guess(&head.map(str::to_owned));
        assert_eq!(
            fields,
            [
                "",
                "time",
                "",
                "phone",
                "caller_phone",
                "address",
                "ward",
                "people",
                "vulnerable",
                "water",
                "need",
                "point",
                ""
            ]
        );
        assert!(NAMES.iter().all(|(field, _)| FIELDS.contains(field)));
    }
}
