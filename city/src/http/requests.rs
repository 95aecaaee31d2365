//! Serves the requests of each line. A line on which the head of a request does not come in time is ended, also between two
//! requests: whoever says nothing, or says it letter by letter, keeps no file of the city open.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use super::entrance::{Entrance, Line};
use crate::state::App;

/// Serves what comes in until the city stops; then those under way are let finish.
pub(crate) async fn serve(mut entrance: Entrance, router: Router) {
    let app = entrance.app.clone();
    let mut lines = JoinSet::new();
    loop {
        tokio::select! {
            () = app.stopping.cancelled() => break,
            (line, from) = entrance.accept() => lines.spawn(serve_line(app.clone(), router.clone(), line, from)),
            Some(_) = lines.join_next() => continue,
        };
    }
    drop(entrance);
    while lines.join_next().await.is_some() {}
}

async fn serve_line(app: App, router: Router, line: Line, from: SocketAddr) {
    let answer = service_fn(|request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(from));
        let answer = router.clone().oneshot(request);
        async move { answer.await.map_err(|never: Infallible| never) }
    });
    let mut requests = http1::Builder::new();
    requests.timer(TokioTimer::new()).header_read_timeout(app.config.limits.silence);
    let mut line = pin!(requests.serve_connection(TokioIo::new(line), answer));
    // A line that breaks off is nobody's failure here.
    tokio::select! {
        _ = line.as_mut() => return,
        () = app.stopping.cancelled() => line.as_mut().graceful_shutdown(),
    }
    let _ = line.await;
}
