//! Reads a pasted bulletin, so that an operator checks fields instead of typing them at night.
//!
//! Nothing is guessed: what the text does not say, or says in two ways, stays empty. The text is compared without
//! its marks, as bulletins arrive by many ways that lose them.

use hue_model::alert::{AlarmStage, Area, Hazard, RiskLevel};
use hue_model::time::{HUE_OFFSET_SECONDS, Millis};
use unicode_normalization::UnicodeNormalization as _;

use super::content::Content;
use crate::pack::CityPack;
use crate::plain::Tokens;

/// How a danger is called; where two fit at one place the longer name stands first.
const HAZARDS: [(&str, Hazard); 22] = [
    ("lu quet", Hazard::FlashFlood),
    ("sat lo dat", Hazard::Landslide),
    ("ap thap nhiet doi", Hazard::TropicalDepression),
    ("ngap lut", Hazard::Inundation),
    ("xa lu", Hazard::ReservoirRelease),
    ("tin lu", Hazard::Flood),
    ("canh bao lu", Hazard::Flood),
    ("lu khan cap", Hazard::Flood),
    ("lu tren", Hazard::Flood),
    ("tin bao", Hazard::Storm),
    ("con bao", Hazard::Storm),
    ("bao so", Hazard::Storm),
    ("mua lon", Hazard::HeavyRain),
    ("dong loc", Hazard::Thunderstorm),
    ("nuoc dang", Hazard::StormSurge),
    ("gio manh tren bien", Hazard::SeaWind),
    ("nang nong", Hazard::Heat),
    ("ret hai", Hazard::Cold),
    ("han han", Hazard::Drought),
    ("xam nhap man", Hazard::SaltIntrusion),
    ("chay rung", Hazard::ForestFire),
    ("dong dat", Hazard::Earthquake),
];
/// How issuers are called, and the name under which citizens read them.
const ISSUERS: [(&str, &str); 7] = [
    ("dai khi tuong thuy van thanh pho hue", "Đài Khí tượng Thủy văn thành phố Huế"),
    ("dai kttv thanh pho hue", "Đài Khí tượng Thủy văn thành phố Huế"),
    ("dai kttv tp hue", "Đài Khí tượng Thủy văn thành phố Huế"),
    ("trung tam du bao khi tuong thuy van quoc gia", "Trung tâm Dự báo khí tượng thủy văn quốc gia"),
    ("ban chi huy phong thu dan su thanh pho", "Ban Chỉ huy Phòng thủ dân sự thành phố Huế"),
    ("uy ban nhan dan thanh pho hue", "Ủy ban nhân dân thành phố Huế"),
    ("ubnd thanh pho hue", "Ủy ban nhân dân thành phố Huế"),
];
/// What stands before the time of issue. "Hồi" alone is as often the time of a gauge, or the end of "xã hội".
const ISSUED: [&str; 6] =
    ["tin phat luc", "phat tin luc", "ban hanh luc", "tin phat hoi", "phat tin hoi", "ban hanh hoi"];
/// How far behind its word a number may stand, in words.
const NEAR: usize = 24;

/// Words that say of an alarm stage that the water reaches it, and words that take that back.
const REACHES: [&str; 4] = ["tren", "cao", "vuot", "dat"];
const NOT: [&str; 2] = ["chua", "khong"];

/// What a bulletin says, as far as it can be read; `now` gives the year that it leaves out.
#[must_use]
pub fn read(text: &str, pack: &CityPack, now: Millis) -> Content {
    let words = Tokens::of(text);
    let issuer = ISSUERS.into_iter().filter_map(|(name, shown)| Some((words.find(name, 0)?, shown))).min();
    let mut content = Content {
        hazard: words.hazard(),
        level: words.level(),
        alarm_stage: words.stage(),
        number: number(text),
        issued_at: words.after(&ISSUED, words.written_on(now), now),
        next_at: words.after(&["tin tiep theo"], None, now),
        area: Area { wards: words.wards(pack), ..Area::default() },
        ..Content::default()
    };
    if let Some((_, name)) = issuer {
        content.issuer.0.insert("vi".into(), name.into());
    }
    content
}

type Day = (i32, u32, u32);

impl Tokens {
    /// The danger that is named first: a bulletin's title says what it is about.
    fn hazard(&self) -> Option<Hazard> {
        let found = HAZARDS.into_iter().filter_map(|(name, hazard)| Some((self.find(name, 0)?, hazard)));
        found.min_by_key(|(index, _)| *index).map(|(_, hazard)| hazard)
    }

    /// The level, where the text gives one and the same.
    fn level(&self) -> Option<RiskLevel> {
        let mut levels = Vec::new();
        for begin in self.all("cap do rui ro") {
            let end = begin.saturating_add(NEAR);
            // The next sentence about levels has its own number.
            let numbered = (begin.saturating_add(4)..end)
                .find(|index| self.at(*index) == "cap" && self.number(index.saturating_add(1)).is_some());
            levels.extend(numbered.and_then(|index| self.number(index.saturating_add(1))));
        }
        levels.dedup();
        let [level] = levels[..] else { return None };
        RiskLevel::new(u8::try_from(level).ok()?)
    }

    /// The highest alarm stage that the water is said to reach. Every other stage that is named may be one that it stays
    /// below, or the table of all three.
    fn stage(&self) -> Option<AlarmStage> {
        let stages = (0..self.len()).filter_map(|index| {
            let number = if self.has("bao dong", index) {
                index.saturating_add(2)
            } else if self.at(index) == "bd" {
                index.saturating_add(1)
            } else {
                return None;
            };
            let stage = match self.at(number) {
                "1" | "i" => 1,
                "2" | "ii" => 2,
                "3" | "iii" => 3,
                _ => return None,
            };
            self.reaches(index).then_some(stage)
        });
        stages.max().and_then(AlarmStage::new)
    }

    /// Whether what stands before a stage says that the water reaches it: `trên`, `vượt mức`, `cao hơn`; not `thấp hơn`,
    /// nor `chưa vượt`.
    fn reaches(&self, stage: usize) -> bool {
        let before = |index: usize| index.checked_sub(1);
        let mut index = before(stage);
        while let Some(at) = index.filter(|at| matches!(self.at(*at), "muc" | "hon" | "qua")) {
            index = before(at);
        }
        index.is_some_and(|at| {
            let taken_back = (at.saturating_sub(3)..at).any(|index| NOT.contains(&self.at(index)));
            REACHES.contains(&self.at(at)) && !taken_back
        })
    }

    /// The moment behind the first of these names; where it gives only a time of day, on this day.
    fn after(&self, names: &[&str], day: Option<Day>, now: Millis) -> Option<Millis> {
        let begin = names.iter().find_map(|name| self.find(name, 0))?;
        let end = begin.saturating_add(NEAR).min(self.len());
        let (hour, minute) = (begin..end).find_map(|index| self.clock(index))?;
        let (year, month, date) = self.days(begin, end, now).next().or(day)?;
        let at = chrono::NaiveDate::from_ymd_opt(year, month, date)?.and_hms_opt(hour, minute, 0)?;
        Some(Millis(at.and_utc().timestamp_millis()).plus(-i64::from(HUE_OFFSET_SECONDS) * 1_000))
    }

    /// A time of day: `14h30`, `14 giờ 30 phút`, `14 giờ`.
    fn clock(&self, index: usize) -> Option<(u32, u32)> {
        let hour = self.number(index).filter(|hour| *hour < 24)?;
        if !matches!(self.at(index.saturating_add(1)), "h" | "g" | "gio") {
            return None;
        }
        let minute = self.number(index.saturating_add(2)).filter(|minute| *minute < 60);
        // "14 giờ ngày 27": the next number is no minute.
        let is_day = self.at(index.saturating_add(3)) == "/";
        Some((hour, minute.filter(|_| !is_day).unwrap_or(0)))
    }

    /// The day a bulletin is written on: the one in full at its head, `ngày 27 tháng 10 năm 2025`, or else the only one
    /// that it names.
    fn written_on(&self, now: Millis) -> Option<Day> {
        let head = self.all("ngay").into_iter().find(|index| {
            self.at(index.saturating_add(2)) == "thang" && self.at(index.saturating_add(4)) == "nam"
        });
        if let Some(index) = head {
            return self.days(index, index.saturating_add(2), now).next();
        }
        let mut days: Vec<Day> = self.days(0, self.len(), now).collect();
        days.sort_unstable();
        days.dedup();
        let [day] = days[..] else { return None };
        Some(day)
    }

    /// The days between two places: `27/10/2025`, `27/10`, `ngày 27 tháng 10 năm 2025`.
    fn days(&self, from: usize, to: usize, now: Millis) -> impl Iterator<Item = Day> {
        (from..to).filter_map(move |index| {
            let at = |offset: usize| index.saturating_add(offset);
            let date = self.number(index).filter(|date| (1..=31).contains(date))?;
            if !matches!(self.at(at(1)), "/" | "thang") {
                return None;
            }
            let month = self.number(at(2)).filter(|month| (1..=12).contains(month))?;
            let dated = matches!(self.at(at(3)), "/" | "nam");
            let year = self.number(at(4)).filter(|year| dated && (2000..2100).contains(year));
            let year = year.and_then(|year| i32::try_from(year).ok()).or_else(|| this_year(now))?;
            Some((year, month, date))
        })
    }

    /// The wards that are named; not a gauge that has a ward's name.
    fn wards(&self, pack: &CityPack) -> Vec<String> {
        let named = |name: &str| {
            let bare = Self::of(name).rest(1);
            self.all(&bare).into_iter().any(|index| {
                let before = index.checked_sub(1).map_or("", |at| self.at(at));
                !matches!(before, "tram" | "tai")
            })
        };
        let wards = pack.wards.iter();
        let language = hue_model::text::Language::Vi;
        wards.filter(|(_, name)| named(name.text(language))).map(|(code, _)| code.clone()).collect()
    }
}

fn this_year(now: Millis) -> Option<i32> {
    use chrono::Datelike as _;
    now.in_hue().map(|now| now.year())
}

/// What stands behind "Số:", as it is written.
fn number(text: &str) -> String {
    let text: String = text.nfc().collect();
    let after = ["Số:", "SỐ:", "số:"].into_iter().find_map(|word| text.split_once(word));
    let number = after.and_then(|(_, rest)| rest.split_whitespace().next());
    number.unwrap_or_default().trim_end_matches([',', ';', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use hue_model::alert::{Hazard, RiskLevel};
    use hue_model::time::Millis;

    use super::read;
    use crate::alert::content::Content;
    use crate::pack::CityPack;

    /// The form of the bulletins of the last days of October 2025; the sentences are our own.
    const FLOOD: &str = "ĐÀI KHÍ TƯỢNG THỦY VĂN THÀNH PHỐ HUẾ\nSố: LULU-12/15h30/HUE\n\
        Huế, ngày 27 tháng 10 năm 2025\nTIN LŨ KHẨN CẤP TRÊN SÔNG HƯƠNG, SÔNG BỒ\n\
        Mực nước lúc 15h00 ngày 27/10/2025 tại Kim Long 4,12 m, trên báo động 3 0,62 m; tại Phú Ốc dưới báo động 3.\n\
        Cảnh báo ngập sâu ở các phường Phú Xuân, Thuận Hóa, Vỹ Dạ.\n\
        Cấp độ rủi ro thiên tai do lũ: cấp 3.\n\
        Tin phát lúc: 15h30\nBản tin tiếp theo phát lúc 21 giờ 30 phút ngày 27/10.";

    fn now() -> Millis {
        Millis(1_761_555_600_000)
    }

    fn parsed(text: &str) -> Content {
        read(text, &CityPack::built_in().unwrap(), now())
    }

    #[test]
    fn a_bulletin_fills_the_form() {
        let content = parsed(FLOOD);
        assert_eq!(content.issuer.0["vi"], "Đài Khí tượng Thủy văn thành phố Huế");
        assert_eq!(content.number, "LULU-12/15h30/HUE");
        assert_eq!((content.hazard, content.level), (Some(Hazard::Flood), RiskLevel::new(3)));
        assert_eq!(content.alarm_stage.map(|stage| stage.get()), Some(3));
        let hue = |at: Option<Millis>| at.unwrap().in_hue().unwrap().format("%d/%m/%Y %H:%M").to_string();
        assert_eq!(hue(content.issued_at), "27/10/2025 15:30");
        assert_eq!(hue(content.next_at), "27/10/2025 21:30");
        let pack = CityPack::built_in().unwrap();
        let names: Vec<&str> = content
            .area
            .wards
            .iter()
            .map(|code| pack.wards[code].text(hue_model::text::Language::Vi))
            .collect();
        assert_eq!(names, ["Phường Phú Xuân", "Phường Vỹ Dạ", "Phường Thuận Hóa"], "Kim Long is the gauge");
    }

    #[test]
    fn marks_and_capitals_do_not_matter() {
        use unicode_normalization::UnicodeNormalization as _;
        let plain: String =
            FLOOD.nfd().filter(|it| !unicode_normalization::char::is_combining_mark(*it)).collect();
        let (with, without) = (parsed(FLOOD), parsed(&plain.to_uppercase().replace('Đ', "D")));
        assert_eq!(
            (with.hazard, with.level, with.alarm_stage),
            (without.hazard, without.level, without.alarm_stage)
        );
        assert_eq!((with.issued_at, with.area), (without.issued_at, without.area));
    }

    #[test]
    fn what_is_said_in_two_ways_or_not_at_all_stays_empty() {
        let two = "Cấp độ rủi ro thiên tai do lũ: cấp 3. Cấp độ rủi ro thiên tai do lũ quét: cấp 1.";
        assert_eq!(parsed(two).level, None, "the operator decides, not the program");
        assert_eq!(parsed("Mực nước dưới mức báo động 1, gió cấp 8").alarm_stage, None);
        assert_eq!(parsed("Cấp độ rủi ro thiên tai: chưa xác định").level, None);
        for stays in [
            "Mực nước thấp hơn báo động 3",
            "thấp hơn mức báo động 3: 0,4 m",
            "Đỉnh lũ chưa vượt mức báo động 3",
            "còn cách báo động 3 0,2 m",
            "Báo động 3 tại Kim Long là 3,5 m",
        ] {
            assert_eq!(parsed(stays).alarm_stage, None, "{stays}");
        }
        let between = "Mực nước trên BĐ2 và thấp hơn BĐ3";
        assert_eq!(parsed(between).alarm_stage.map(|stage| stage.get()), Some(2));
        for reached in ["đã vượt mức báo động 3", "cao hơn báo động III 0,1 m", "đạt báo động 3"]
        {
            assert_eq!(parsed(reached).alarm_stage.map(|stage| stage.get()), Some(3), "{reached}");
        }
        let empty = parsed("");
        assert_eq!(empty, Content::default());
    }

    #[test]
    fn a_time_is_read_only_where_the_text_says_whose_it_is_and_of_which_day() {
        for gauge in [
            "Thiệt hại về kinh tế, xã hội. Mực nước lúc 15h00 ngày 27/10/2025 tại Kim Long 4,12 m.",
            "Mưa lớn ở Hội An. Lúc 15h00 ngày 27/10/2025 mực nước 4,12 m.",
            "Hồi 15h00 ngày 27/10/2025 mực nước tại Kim Long 4,12 m.",
        ] {
            assert_eq!(parsed(gauge).issued_at, None, "the gauge's time: {gauge}");
        }
        assert!(parsed("Tin phát hồi 15h30 ngày 27/10/2025").issued_at.is_some());
        assert_eq!(parsed("Tin phát lúc 15h30").issued_at, None, "of which day?");
        let two = "Ngày 27/10/2025 mưa lớn, ngày 28/10/2025 mưa vừa. Tin phát lúc 15h30.";
        assert_eq!(parsed(two).issued_at, None, "of which of both?");
        let headed = "Huế, ngày 27 tháng 10 năm 2025. Ngày 28/10/2025 mưa vừa. Tin phát lúc 15h30. Tin tiếp theo lúc 2h30.";
        assert_eq!(parsed(headed).issued_at, Some(Millis(1_761_553_800_000)));
        assert_eq!(parsed(headed).next_at, None, "it may be tomorrow");
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in
            ["tin tiep theo 99h99 ngay 99/99/9999", "bd", "cap do rui ro cap", "Số:", "27/10", "hoi 14 gio"]
        {
            let _ = parsed(text);
        }
        assert_eq!(parsed("tin tiep theo luc 10h ngay 31/02/2026").next_at, None, "no such day");
    }
}
