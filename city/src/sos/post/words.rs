//! How people say what they need, without marks. Words that are others' without their marks (`đói` and `đội`, `tới cổ` and
//! `tôi có`) are not here: a person reads them in the text.

use hue_model::sos::WaterLevel;

/// What is counted.
pub(super) const HEADS: [&str; 5] = ["nguoi", "nhan khau", "khau", "mang nguoi", "con nguoi"];
/// Who is one of those who are counted, not all of them.
pub(super) const PART: [&str; 12] = [
    "gia",
    "lon tuoi",
    "cao tuoi",
    "tan tat",
    "khuyet tat",
    "bi",
    "benh",
    "bau",
    "mang thai",
    "dang mang",
    "yeu",
    "om",
];
/// Numbers in words, from one on.
pub(super) const NUMBERS: [&str; 10] =
    ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];
/// Words that say of a length that it is the water's.
pub(super) const DEPTH: [&str; 6] = ["nuoc", "ngap", "lut", "sau", "dang", "lu"];

/// How high the water stands on a body or a house.
pub(super) const WATER: [(&str, WaterLevel); 20] = [
    ("mat ca", WaterLevel::Ankle),
    ("dau goi", WaterLevel::Knee),
    ("ngang goi", WaterLevel::Knee),
    ("ngang hong", WaterLevel::Waist),
    ("toi hong", WaterLevel::Waist),
    ("ngang bung", WaterLevel::Waist),
    ("toi bung", WaterLevel::Waist),
    ("that lung", WaterLevel::Waist),
    ("ngang lung", WaterLevel::Waist),
    ("ngang nguc", WaterLevel::Chest),
    ("toi nguc", WaterLevel::Chest),
    ("den nguc", WaterLevel::Chest),
    ("ngang co", WaterLevel::Chest),
    ("qua dau", WaterLevel::OverHead),
    ("ngap dau", WaterLevel::OverHead),
    ("toi noc", WaterLevel::OverHead),
    ("ngap noc", WaterLevel::OverHead),
    ("sat noc", WaterLevel::OverHead),
    ("toi mai", WaterLevel::OverHead),
    ("sat mai", WaterLevel::OverHead),
];

/// What takes a need back.
const NO_NEED: &[&str] = &["khong can", "chua can", "khong phai", "da duoc"];
/// The same before words that begin with `cần`, or with what is not the case.
const NO_RESCUE: &[&str] = &["khong can", "chua can", "khong phai", "da duoc", "khong", "chua"];
/// What says that somebody is not there.
const NOBODY: &[&str] = &["khong co", "khong", "khong bi"];

/// The field that is ticked, the words for it, and what stands before them when they mean the opposite.
pub(super) const LISTS: [(&str, &[&str], &[&str]); 10] = [
    (
        "need-rescue",
        &[
            "cuu ho",
            "giai cuu",
            "can cuu",
            "cuu voi",
            "keu cuu",
            "cuu nguoi",
            "cuu giup",
            "ung cuu",
            "can thuyen",
            "can ghe",
            "can xuong",
            "can ca no",
            "mac ket",
            "bi ket",
            "ket tren",
            "co lap",
            "di doi",
            "so tan",
            "tren mai",
            "len noc",
        ],
        NO_RESCUE,
    ),
    (
        "need-medical",
        &[
            "cap cuu",
            "chuyen da",
            "sot cao",
            "can thuoc",
            "het thuoc",
            "kho tho",
            "hon me",
            "bat tinh",
            "can bac si",
        ],
        NO_RESCUE,
    ),
    (
        "need-food_water",
        &[
            "do an",
            "thuc an",
            "luong thuc",
            "nuoc uong",
            "nuoc sach",
            "mi tom",
            "nhu yeu pham",
            "het gao",
            "nhin doi",
            "doi khat",
        ],
        NO_NEED,
    ),
    ("need-shelter", &["cho o", "cho tru", "noi tru", "cho tranh"], NO_NEED),
    (
        "vulnerable-child",
        &[
            "tre em",
            "tre nho",
            "tre con",
            "em be",
            "so sinh",
            "con nho",
            "chau nho",
            "be gai",
            "be trai",
            "thang tuoi",
        ],
        NOBODY,
    ),
    (
        "vulnerable-elderly",
        &[
            "nguoi gia",
            "cu gia",
            "cu ong",
            "cu ba",
            "ong cu",
            "ba cu",
            "cao tuoi",
            "lon tuoi",
            "gia yeu",
            "ong gia",
        ],
        NOBODY,
    ),
    (
        "vulnerable-pregnant",
        &[
            "ba bau",
            "me bau",
            "co bau",
            "mang thai",
            "mang bau",
            "thai phu",
            "san phu",
            "sap sinh",
            "chuyen da",
        ],
        NOBODY,
    ),
    ("vulnerable-disabled", &["khuyet tat", "tan tat", "bi liet", "bai liet", "xe lan", "tai bien"], NOBODY),
    ("vulnerable-injured", &["bi thuong", "gay chan", "gay tay", "chay mau"], NOBODY),
    (
        "safe",
        &["da an toan", "an toan roi", "da duoc cuu", "cuu duoc roi", "da duoc dua", "da so tan"],
        &["chua", "khong"],
    ),
];
