//! An agency: which services it answers for and which reports it gets.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::Service;
use hue_model::pack::{Agency, Category};
use hue_model::problem::Code;

use crate::hook::{use_catalogue, use_language, use_pack, use_words};
use crate::page::hotline::Hotline;
use crate::page::one_of::{OneOf, Said, is_there};
use crate::page::report_form::category_icon;
use crate::route::Route;
use crate::ui::{RowLink, Section};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "building-2",
    back: "services-back",
    missing_title: "agency-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// One agency.
#[component]
pub fn AgencyPage(id: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut pack = use_pack();
    let opened = match &*pack.read() {
        Some(Ok(pack)) => {
            let agency = pack.agencies.iter().find(|agency| agency.id == id()).cloned();
            let gets = |category: &&Category| category.default_agency == id();
            let reports: Vec<Category> = pack.categories.iter().filter(gets).cloned().collect();
            Some(agency.map(|agency| (agency, reports)).ok_or_else(|| Problem::new(Code::NotFound)))
        }
        Some(Err(problem)) => Some(Err(problem.clone())),
        None => None,
    };
    let title = match &opened {
        Some(Ok((agency, _))) => agency.name.text(language).to_owned(),
        _ => words.t("services-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Services {},
            title,
            there: is_there(opened.as_ref()),
            on_again: move |()| pack.restart(),
            if let Some(Ok((agency, reports))) = opened {
                Whole { agency, reports }
            }
        }
    }
}

#[component]
fn Whole(agency: Agency, reports: Vec<Category>) -> Element {
    let (words, language, catalogue) = (use_words(), use_language(), use_catalogue());
    let own =
        |service: &&Service| service.competent_authority.as_ref() == Some(&agency.id) && service.is_listed();
    let services: Vec<Service> = match &*catalogue.read() {
        Some(Ok(catalogue)) => catalogue.services.iter().filter(own).cloned().collect(),
        _ => Vec::new(),
    };
    rsx! {
        div { class: "report loose",
            if !services.is_empty() {
                Section { id: "agency-services", title: words.t("agency-services"),
                    div { class: "list",
                        for service in services {
                            RowLink { key: "{service.id}", to: Route::ServicePage { id: service.id.clone() }, icon: "layout-grid", title: service.name.text(language).to_owned() }
                        }
                    }
                }
            }
            if !reports.is_empty() {
                Section { id: "agency-reports", title: words.t("agency-reports"),
                    div { class: "list",
                        for category in reports {
                            RowLink {
                                key: "{category.service_code}",
                                to: Route::NewReportAbout { category: category.service_code.clone() },
                                icon: category_icon(&category.service_code),
                                title: category.service_name.text(language).to_owned(),
                            }
                        }
                    }
                }
            }
            p { {words.t("agency-call")} }
            Hotline { class: "button", icon_size: 20, label: words.t("home-call") }
        }
    }
}
