//! The product's round, through the engine as the command line drives it.

use std::path::Path;

use url::Url;

use crate::Result;
use crate::round::Seen;

/// Looks at every address once, conditionally, with a watch for NATO, and keeps what it finds in
/// `folder`, which the next round opens again.
pub(crate) async fn product_round(_urls: Vec<Url>, _folder: &Path) -> Result<Seen> {
    Ok(Seen::default())
}
