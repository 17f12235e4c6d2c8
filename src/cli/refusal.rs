//! Refusals: a call that asks for help, or that cannot be carried out, told in the language of the call.

use std::error::Error as _;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::arguments::{OutputStyle, Volume};
use crate::cli::report::Printer;
use crate::cli::words::Words;
use crate::locale::Arg;

/// A call that cannot be carried out, or that asked for help.
pub(super) struct Refusal(clap::Error);

impl Refusal {
    /// Returns the refusal that an error of clap stands for.
    pub fn of(error: clap::Error) -> Self {
        Self(error)
    }

    /// Prints help and versions to standard output, errors to standard error.
    pub fn exit_code(&self, words: &Words, args: &[OsString]) -> ExitCode {
        match self.0.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                // A closed pipe is no reason to complain.
                let _ = self.0.print();
                ExitCode::from(u8::try_from(self.0.exit_code()).unwrap_or(2))
            }
            _ => {
                let style = OutputStyle { json: asks_for_json(args), volume: Volume::Usual };
                let printer = Printer::new(words, style);
                printer.failure(&self.text(words));
                printer.note(&words.text("see-help", &[]));
                ExitCode::from(2)
            }
        }
    }

    fn text(&self, words: &Words) -> String {
        let argument = self.context(ContextKind::InvalidArg);
        let argument = argument.split(' ').next().unwrap_or_default();
        let earlier = self.context(ContextKind::PriorArg);
        let earlier = earlier.split(' ').next().unwrap_or_default();
        let value = match self.context(ContextKind::InvalidSubcommand) {
            name if name.is_empty() => self.context(ContextKind::InvalidValue),
            name => name,
        };
        let choices = match self.context(ContextKind::ValidValue) {
            values if values.is_empty() => self.context(ContextKind::ValidSubcommand),
            values => values,
        };
        let reason = self.0.source().map(ToString::to_string).unwrap_or_default();
        let id = match self.0.kind() {
            ErrorKind::InvalidSubcommand => "refused-command",
            ErrorKind::UnknownArgument => "refused-argument",
            ErrorKind::InvalidValue if value.is_empty() => "refused-no-value",
            ErrorKind::InvalidValue => "refused-choice",
            ErrorKind::ValueValidation => "refused-value",
            ErrorKind::ArgumentConflict if argument == earlier => "refused-twice",
            ErrorKind::ArgumentConflict => "refused-together",
            ErrorKind::MissingSubcommand => "refused-no-command",
            ErrorKind::InvalidUtf8 => "refused-encoding",
            _ => "refused-call",
        };
        let args = [
            ("argument", Arg::Text(argument)),
            ("other", Arg::Text(earlier)),
            ("value", Arg::Text(&value)),
            ("choices", Arg::Text(&choices)),
            ("reason", Arg::Text(&reason)),
        ];
        words.text(id, &args)
    }

    fn context(&self, kind: ContextKind) -> String {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            _ => String::new(),
        }
    }
}

/// Reads the one argument that decides how even a wrong call is answered.
fn asks_for_json(args: &[OsString]) -> bool {
    args.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
        || args.iter().any(|arg| arg == "--format=json")
}
