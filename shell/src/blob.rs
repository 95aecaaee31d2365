//! Pictures of the engine for the app's `<img>`: `hue-blob://localhost/{id}`, or
//! `http://hue-blob.localhost/{id}` where a webview knows no schemes of ours; and at `/tile/{zoom}/{x}/{y}` the street map's
//! tiles, which are the same for everybody and may therefore be read by a script.

use hue_model::Problem;
use hue_model::id::BlobId;
use hue_model::media::media_type;
use hue_model::problem::Code;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

use crate::state::Doors;

/// Differs from the deep-link scheme, so that no address from outside ever names a blob.
pub(crate) const SCHEME: &str = "hue-blob";

pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        let (doors, path) = (app.state::<Doors>(), request.uri().path());
        responder.respond(match path.strip_prefix("/tile/") {
            Some(at) => tile(find_tile(&doors, at).await),
            None => answer(find(&doors, path).await),
        });
    });
}

async fn find(doors: &Doors, path: &str) -> Result<Vec<u8>, Problem> {
    let id: BlobId = path.trim_start_matches('/').parse().map_err(|_| Problem::new(Code::NotFound))?;
    Ok(doors.engine().await?.blob(id).await?.into())
}

async fn find_tile(doors: &Doors, at: &str) -> Result<Option<Vec<u8>>, Problem> {
    let mut numbers = at.split('/').map(|number| number.parse::<u32>().ok());
    let (Some(Some(zoom)), Some(Some(x)), Some(Some(y)), None) =
        (numbers.next(), numbers.next(), numbers.next(), numbers.next())
    else {
        return Err(Problem::new(Code::NotFound));
    };
    let zoom = u8::try_from(zoom).map_err(|_| Problem::new(Code::NotFound))?;
    Ok(doors.engine().await?.tile(zoom, x, y).await?.map(Into::into))
}

fn tile(found: Result<Option<Vec<u8>>, Problem>) -> Response<Vec<u8>> {
    let (status, bytes) = match found {
        Ok(Some(bytes)) => (StatusCode::OK, bytes),
        Ok(None) => (StatusCode::NO_CONTENT, Vec::new()),
        Err(_) => (StatusCode::NOT_FOUND, Vec::new()),
    };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/vnd.mapbox-vector-tile")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .body(bytes)
        .unwrap_or_default()
}

fn answer(found: Result<Vec<u8>, Problem>) -> Response<Vec<u8>> {
    let (status, bytes) = match found {
        Ok(bytes) => (StatusCode::OK, bytes),
        Err(problem) if problem.code == Code::NotFound => (StatusCode::NOT_FOUND, Vec::new()),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, Vec::new()),
    };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type(&bytes))
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'")
        .body(bytes)
        .unwrap_or_default()
}
