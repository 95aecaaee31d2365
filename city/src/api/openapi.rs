//! The API as OpenAPI 3.1, made from the code.

use axum::Json;
use hue_model::alert::{ActiveAlerts, Alert, KeyBody, KeyRevocation, PushAlert, SelfTest, StreamEvent};
use hue_model::catalogue::CatalogueUpdate;
use hue_model::problem::{Code, FieldProblem, Problem, Rule};
use hue_model::wire::{MeEvent, ProblemDetails};
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tràng Tiền: the citizen's API",
        description = "Reports and calls for rescue of a city's residents, and its warnings. Every failure is RFC 9457 problem details.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    paths(
        super::city::get,
        super::city::healthz,
        super::report::put,
        super::report::get,
        super::report::delete,
        super::sos::put,
        super::sos::get,
        super::gauges::post,
        super::gauges::list,
        super::gauges::geojson,
        super::gauges::series,
        super::gauges::csv,
        super::me::reports,
        super::stream::get,
        super::alerts::stream,
        super::alerts::active,
        super::alerts::geojson,
        super::receipts::post,
        super::push::get,
        super::push::put,
        super::push::delete,
        super::push::test,
        super::alert_files::feed,
        super::alert_files::cap,
        super::catalogue::get,
        super::dossiers::get,
        super::ratings::list,
        super::ratings::put,
        super::ratings::delete,
        super::open_data::get,
        super::open_data::events,
        super::cameras::list,
        super::cameras::put,
        super::cameras::still,
        super::outages::list,
        super::outages::calendar,
        super::street_map::about,
        super::street_map::archive,
        super::shelters::list,
        super::shelters::geojson,
        super::media::get,
        super::uploads::create::post,
        super::uploads::head,
        super::uploads::patch,
        super::uploads::options,
    ),
    components(schemas(CatalogueUpdate, MeEvent, StreamEvent, Alert, PushAlert, SelfTest, ActiveAlerts, KeyBody, KeyRevocation, ProblemDetails, Problem, Code, FieldProblem, Rule)),
    modifiers(&Security, &Names)
)]
struct Api;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        components.add_security_scheme("gauge_key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        components.add_security_scheme("camera_key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        let secret = ApiKey::Header(ApiKeyValue::new(hue_model::wire::DEVICE_SECRET));
        components.add_security_scheme("device", SecurityScheme::ApiKey(secret));
    }
}

/// Names every operation by its method and path: handlers in several files have the same names.
struct Names;

impl Modify for Names {
    fn modify(&self, document: &mut Document) {
        for (path, item) in &mut document.paths.paths {
            let path = path.strip_prefix("/api/v1").unwrap_or(path);
            let words: Vec<&str> = path
                .split(|letter: char| !letter.is_ascii_alphanumeric())
                .filter(|it| !it.is_empty())
                .collect();
            let methods = [
                ("get", &mut item.get),
                ("put", &mut item.put),
                ("post", &mut item.post),
                ("delete", &mut item.delete),
                ("patch", &mut item.patch),
                ("head", &mut item.head),
                ("options", &mut item.options),
            ];
            for (method, operation) in methods {
                if let Some(operation) = operation {
                    operation.operation_id = Some(format!("{method}_{}", words.join("_")));
                }
            }
        }
    }
}

/// The document.
pub(super) async fn get() -> Json<Document> {
    Json(Api::openapi())
}
