//! What is still missing before a report can go out.

use hue_model::Problem;
use hue_model::limits::{ADDRESS_CHARS, DESCRIPTION_CHARS};
use hue_model::problem::{Code, FieldProblem, Rule};
use hue_model::report::DraftContent;

/// The fields of the form, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// The photos.
    Photos,
    /// Where.
    Place,
    /// The category.
    Category,
    /// What is wrong, in words.
    Description,
}

impl Field {
    /// The id of the element that takes the focus.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Photos => "report-photos",
            Self::Place => "report-place",
            Self::Category => "report-category",
            Self::Description => "report-description",
        }
    }

    /// The id of the element with its error.
    pub(crate) const fn error_id(self) -> &'static str {
        match self {
            Self::Photos => "report-photos-error",
            Self::Place => "report-place-error",
            Self::Category => "report-category-error",
            Self::Description => "report-description-error",
        }
    }

    /// The field that a problem of the engine or the city speaks of.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let root = name.split(['.', '[', '/']).next().unwrap_or(name);
        match root {
            "photos" | "photo" | "blob" | "media" => Some(Self::Photos),
            "place" | "ward_code" | "address" | "lat" | "long" | "address_string" => Some(Self::Place),
            "service_code" => Some(Self::Category),
            "description" => Some(Self::Description),
            _ => None,
        }
    }
}

/// What is wrong with the form, from top to bottom; empty when it can go out.
pub(crate) fn check(content: &DraftContent) -> Vec<(Field, Rule)> {
    let mut wrong = Vec::new();
    match &content.place {
        None => wrong.push((Field::Place, Rule::Required)),
        Some(place) => wrong.extend(too_long(&place.address, ADDRESS_CHARS).map(|rule| (Field::Place, rule))),
    }
    if content.service_code.is_none() {
        wrong.push((Field::Category, Rule::Required));
    }
    if content.description.trim().is_empty() {
        wrong.push((Field::Description, Rule::Required));
    }
    wrong.extend(too_long(&content.description, DESCRIPTION_CHARS).map(|rule| (Field::Description, rule)));
    wrong
}

fn too_long(text: &str, max: usize) -> Option<Rule> {
    let actual = text.chars().count();
    (actual > max).then_some(Rule::TooLong { max, actual })
}

/// The fields that a refused send speaks of, from top to bottom.
pub(crate) fn from_problem(problem: &Problem) -> Vec<(Field, Rule)> {
    let mut wrong: Vec<(Field, Rule)> = problem
        .fields
        .iter()
        .filter_map(|FieldProblem { field, rule }| Some((Field::named(field)?, rule.clone())))
        .collect();
    wrong.sort_by_key(|(field, _)| *field);
    wrong
}

/// How far outside the city the place lies, when the citizen has to be asked.
pub(crate) fn outside(problem: &Problem) -> Option<f64> {
    let asked = |field: &FieldProblem| match field.rule {
        Rule::OutsideCity { metres } => Some(metres),
        _ => None,
    };
    if problem.code == Code::Invalid { problem.fields.iter().find_map(asked) } else { None }
}

#[cfg(test)]
mod tests {
    use hue_model::geo::Point;
    use hue_model::place::{Place, PlaceSource};

    use super::*;

    fn whole() -> DraftContent {
        DraftContent {
            service_code: Some("light.out".into()),
            description: "Hai bóng tắt từ tối thứ Bảy".into(),
            place: Some(Place {
                point: Point { lat: 16.47, long: 107.58 },
                ward_code: "19753".into(),
                address: "Kiệt 42 Đinh Tiên Hoàng".into(),
                source: PlaceSource::Name,
                accuracy: None,
            }),
            anonymous: false,
        }
    }

    #[test]
    fn an_empty_form_names_everything_from_top_to_bottom() {
        let missing: Vec<Field> =
            check(&DraftContent::default()).into_iter().map(|(field, _)| field).collect();
        assert_eq!(missing, [Field::Place, Field::Category, Field::Description]);
    }

    #[test]
    fn a_whole_report_may_go() {
        assert_eq!(check(&whole()), []);
    }

    #[test]
    fn spaces_are_no_description() {
        let content = DraftContent { description: " \n ".into(), ..whole() };
        assert_eq!(check(&content), [(Field::Description, Rule::Required)]);
    }

    #[test]
    fn five_thousand_characters_are_counted_as_people_count() {
        let content = DraftContent { description: "ữ".repeat(5_000), ..whole() };
        assert_eq!(check(&content), [(Field::Description, Rule::TooLong { max: 4_000, actual: 5_000 })]);
    }

    #[test]
    fn the_engines_field_names_lead_to_the_form() {
        let problem = Problem::fields(vec![
            FieldProblem { field: "description".into(), rule: Rule::Required },
            FieldProblem { field: "place.ward_code".into(), rule: Rule::Unknown },
        ]);
        assert_eq!(
            from_problem(&problem),
            [(Field::Place, Rule::Unknown), (Field::Description, Rule::Required)]
        );
    }

    #[test]
    fn only_a_near_place_outside_is_asked_about() {
        let near = Problem::field("place", Rule::OutsideCity { metres: 1_200.0 });
        let far = Problem::field("place", Rule::TooFar { metres: 90_000.0 });
        assert_eq!((outside(&near), outside(&far)), (Some(1_200.0), None));
    }
}
