//! Finding a category by what people type, blind to tone marks and to đ.

use hue_model::pack::Category;
use hue_model::text::Language;

/// The categories that answer to `typed`, best first; all of them, in the pack's order, for nothing.
pub(crate) fn matching<'a>(categories: &'a [Category], typed: &str, language: Language) -> Vec<&'a Category> {
    let wanted = fold(typed);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let mut hits: Vec<(u32, &Category)> = categories
        .iter()
        .filter_map(|category| score(category, &wanted, &words, language).map(|score| (score, category)))
        .collect();
    // The sort is stable, so equals keep the pack's order.
    hits.sort_by_key(|(score, _)| *score);
    hits.into_iter().map(|(_, category)| category).collect()
}

/// The same categories with those of one group together, groups in the order in which they first appear.
pub(crate) fn by_group(categories: Vec<&Category>) -> Vec<&Category> {
    let mut groups: Vec<&hue_model::text::Localized> = Vec::new();
    for category in &categories {
        if !groups.contains(&&category.group) {
            groups.push(&category.group);
        }
    }
    let mut sorted = categories;
    sorted.sort_by_key(|category| groups.iter().position(|group| **group == category.group));
    sorted
}

/// 0 is best; `None` when a word is nowhere.
fn score(category: &Category, wanted: &str, words: &[&str], language: Language) -> Option<u32> {
    let name = fold(category.service_name.text(language));
    if name.starts_with(wanted) {
        return Some(0);
    }
    if starts_words(&name, words) {
        return Some(1);
    }
    let keywords = fold(&category.keywords.join(" , "));
    if keywords.contains(wanted) {
        return Some(2);
    }
    let everything = Language::ALL
        .into_iter()
        .flat_map(|tag| {
            [&category.service_name, &category.group, &category.description].map(|text| fold(text.text(tag)))
        })
        .fold(keywords, |all, text| all + " " + &text);
    starts_words(&everything, words).then_some(3)
}

fn starts_words(text: &str, words: &[&str]) -> bool {
    words.iter().all(|word| text.split(|c: char| !c.is_alphanumeric()).any(|other| other.starts_with(word)))
}

/// Lower case, without tone marks, đ as d: what a search compares.
pub(crate) fn fold(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    lower.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(plain).collect()
}

fn plain(c: char) -> char {
    const LETTERS: [(char, &str); 7] = [
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('d', "đ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
    ];
    if c.is_ascii() {
        return c;
    }
    LETTERS.iter().find(|(_, marked)| marked.contains(c)).map_or(c, |(letter, _)| *letter)
}

#[cfg(test)]
mod tests {
    use hue_model::text::Localized;

    use super::*;

    fn category(code: &str, vi: &str, en: &str, keywords: &[&str]) -> Category {
        Category {
            service_code: code.into(),
            service_name: Localized::vi_en(vi, en),
            description: Localized::vi_en("", ""),
            keywords: keywords.iter().map(|word| (*word).into()).collect(),
            group: Localized::vi_en("Hạ tầng giao thông", "Roads"),
            urgent: false,
            deadline_working_hours: 40,
            default_agency: "so-xay-dung".into(),
            private_by_default: false,
        }
    }

    fn pack() -> Vec<Category> {
        vec![
            category(
                "road.pothole",
                "Ổ gà, mặt đường hư hỏng",
                "Pothole or damaged surface",
                &["o ga", "sut lun"],
            ),
            category("light.out", "Đèn đường hỏng", "Street light out", &["den duong", "mat dien"]),
            category("tree.fallen", "Cây đổ", "Fallen tree", &["cay nga"]),
        ]
    }

    fn first(typed: &str, language: Language) -> Option<String> {
        matching(&pack(), typed, language).first().map(|category| category.service_code.clone())
    }

    #[test]
    fn marks_and_the_barred_d_do_not_matter() {
        assert_eq!(fold("Đường Nguyễn Huệ"), "duong nguyen hue");
        assert_eq!(fold("Hue\u{302}\u{301}"), "hue", "decomposed letters come from some keyboards");
        assert_eq!(first("den duong", Language::Vi).as_deref(), Some("light.out"));
        assert_eq!(first("ĐÈN", Language::Vi).as_deref(), Some("light.out"));
    }

    #[test]
    fn english_words_find_vietnamese_categories() {
        assert_eq!(first("pothole", Language::Vi).as_deref(), Some("road.pothole"));
        assert_eq!(first("fallen tree", Language::En).as_deref(), Some("tree.fallen"));
    }

    #[test]
    fn a_name_comes_before_a_keyword() {
        let pack =
            [category("a", "Việc khác", "Other", &["cay"]), category("b", "Cây đổ", "Fallen tree", &[])];
        assert_eq!(
            matching(&pack, "cay", Language::Vi).first().map(|hit| hit.service_code.as_str()),
            Some("b")
        );
    }

    #[test]
    fn a_group_stands_together() {
        let mut pack = pack();
        pack[1].group = Localized::vi_en("Điện", "Power");
        let codes: Vec<&str> =
            by_group(pack.iter().collect()).iter().map(|hit| hit.service_code.as_str()).collect();
        assert_eq!(codes, ["road.pothole", "tree.fallen", "light.out"]);
    }

    #[test]
    fn nothing_typed_lists_everything_and_nonsense_nothing() {
        assert_eq!(matching(&pack(), "", Language::Vi).len(), 3);
        assert!(matching(&pack(), "xyzzy", Language::Vi).is_empty());
    }
}
