//! Pictures for the window: `img://localhost/ARTICLE`, the only way one gets there.
//!
//! The window names an article and no address, so nothing in a text can make it fetch anything.

use newshawk_engine::NoPicture;
use tauri::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use tauri::http::{Response, StatusCode, Uri};
use tauri::{AppHandle, Manager, UriSchemeResponder};

use crate::state::Shell;

/// The scheme, which the content security policy names too.
pub(crate) const SCHEME: &str = "img";

/// Answers with an article's picture, or says in plain text why there is none.
pub(crate) fn answer(app: &AppHandle, uri: &Uri, responder: UriSchemeResponder) {
    let article = uri.path().trim_start_matches('/').parse();
    let shell = app.state::<Shell>().inner().clone();
    tauri::async_runtime::spawn(async move {
        let found = match (shell.engine(), article) {
            (Ok(engine), Ok(article)) => engine.picture(article).await,
            _ => Err(NoPicture::Unknown),
        };
        let (status, media_type, body) = match found {
            Ok(picture) => (StatusCode::OK, picture.media_type, picture.bytes),
            Err(none) => {
                tracing::debug!(%none, "no picture");
                (
                    StatusCode::NOT_FOUND,
                    "text/plain",
                    none.to_string().into_bytes(),
                )
            }
        };
        let response = Response::builder()
            .status(status)
            .header(CONTENT_TYPE, media_type)
            .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
            // The engine keeps pictures itself; a second store of them would outlive its rules.
            .header(CACHE_CONTROL, "no-store")
            .body(body);
        match response {
            Ok(response) => responder.respond(response),
            Err(error) => tracing::error!(%error, "a picture could not be handed over"),
        }
    });
}
