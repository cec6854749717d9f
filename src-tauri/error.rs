//! Errors as the window gets them: a code to decide on, a sentence to show.

pub(crate) use crate::views::CommandError;
use crate::views::ErrorCode;

use newshawk_core::ids::BadId;
use newshawk_core::query::QueryError;
use newshawk_engine::AskError;

impl CommandError {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

impl From<AskError> for CommandError {
    fn from(error: AskError) -> Self {
        let code = match &error {
            AskError::Address(_)
            | AskError::Query(_)
            | AskError::File(_)
            | AskError::Used { .. } => ErrorCode::Invalid,
            AskError::Network(_) => ErrorCode::Network,
            AskError::Missing(_) => ErrorCode::Missing,
            AskError::Store(_) | AskError::Uncompiled => ErrorCode::Store,
            AskError::Closing => ErrorCode::Closing,
        };
        Self::new(code, error.to_string())
    }
}

impl From<BadId> for CommandError {
    fn from(error: BadId) -> Self {
        Self::new(ErrorCode::Invalid, error.to_string())
    }
}

impl From<QueryError> for CommandError {
    fn from(error: QueryError) -> Self {
        Self::new(ErrorCode::Invalid, error.message)
    }
}
