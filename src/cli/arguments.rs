//! Arguments: what the command line asks for, checked and ready.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::refusal::Refusal;
use crate::cli::words::Words;
use crate::locale;
use crate::model::config::BaseUrl;
use crate::model::when::When;

/// What is asked for, and how to say it.
pub(super) struct Parsed {
    pub request: Request,
    pub output: OutputStyle,
}

/// The command.
pub(super) enum Request {
    Build(BuildRequest),
    Serve(ServeRequest),
    Markdown { commonmark: bool },
    Explain(Option<String>),
}

/// What a build is asked for.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct BuildRequest {
    pub root: PathBuf,
    pub output: Option<PathBuf>,
    pub base: Option<BaseUrl>,
    pub at: Option<When>,
    pub drafts: bool,
    pub future: bool,
    pub expired: bool,
    pub strict: bool,
    /// Whether to build again at every change.
    pub watch: bool,
    /// Whether to look for changes instead of being told of them.
    pub poll: bool,
}

/// What serving is asked for.
pub(super) struct ServeRequest {
    /// What of the site is shown, and where it is written if it is.
    pub build: BuildRequest,
    pub host: String,
    /// The port, and whether it was asked for by name.
    pub port: (u16, bool),
    pub open: bool,
    pub write: bool,
}

/// How results are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OutputStyle {
    pub json: bool,
    pub volume: Volume,
}

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Volume {
    /// Errors alone.
    Quiet,
    Usual,
    Verbose,
}

/// Reads the arguments.
pub(super) fn parse(args: &[OsString], words: &Words) -> Result<Parsed, Refusal> {
    let mut command = command(words);
    let matches = command.try_get_matches_from_mut(args).map_err(Refusal::of)?;
    let (name, inner) = matches.subcommand().expect("invariant: clap requires a command");
    let output = OutputStyle {
        json: inner.get_one::<String>("format").is_some_and(|format| format == "json"),
        volume: match (inner.get_flag("quiet"), inner.get_flag("verbose")) {
            (true, _) => Volume::Quiet,
            (_, true) => Volume::Verbose,
            _ => Volume::Usual,
        },
    };
    let request = match name {
        "build" => Request::Build(build(inner)),
        "serve" => Request::Serve(serve(inner)),
        "markdown" => Request::Markdown { commonmark: inner.get_flag("commonmark") },
        _ => Request::Explain(inner.get_one::<String>("code").cloned()),
    };
    Ok(Parsed { request, output })
}

fn build(matches: &ArgMatches) -> BuildRequest {
    BuildRequest {
        root: matches.get_one::<PathBuf>("root").cloned().unwrap_or_else(|| ".".into()),
        output: matches.get_one::<PathBuf>("output").cloned(),
        base: matches.get_one::<BaseUrl>("base-url").cloned(),
        at: matches.get_one::<When>("at").copied(),
        drafts: matches.get_flag("drafts"),
        future: matches.get_flag("future"),
        expired: matches.get_flag("expired"),
        strict: matches.get_flag("strict"),
        watch: matches.try_get_one::<bool>("watch").ok().flatten().is_some_and(|asked| *asked),
        poll: matches.get_flag("poll"),
    }
}

fn serve(matches: &ArgMatches) -> ServeRequest {
    let port = matches.get_one::<u16>("port").copied();
    ServeRequest {
        build: build(matches),
        host: matches.get_one::<String>("host").cloned().unwrap_or_else(|| "127.0.0.1".into()),
        port: (port.unwrap_or(PORT), port.is_some()),
        open: matches.get_flag("open"),
        write: matches.get_flag("write"),
    }
}

/// Where a publication is served unless another port is asked for.
const PORT: u16 = 1111;

const PROGRAM: &str = "nhipcau";

fn command(words: &Words) -> Command {
    let text = |id: &str| words.text(id, &[]);
    let flag = |name| flag(name, words);
    let value = |name, shown| value(name, shown, words);
    let framed = |command: Command| {
        let of = if command.get_name() == PROGRAM { "usage" } else { "usage-of" };
        let usage = words.text(of, &[("command", locale::Arg::Text(command.get_name()))]);
        command
            .override_usage(usage)
            .next_help_heading(text("help-options"))
            .help_template(text("help-template"))
            .disable_help_flag(true)
            .arg(
                Arg::new("help")
                    .short('h')
                    .long("help")
                    .action(ArgAction::Help)
                    .display_order(94)
                    .help(text("flag-help")),
            )
    };
    let build = framed(site(Command::new("build").about(text("command-build")), words))
        .args([flag("watch"), flag("poll").requires("watch")]);
    let port = |text: &str| text.parse::<u16>().ok();
    let serve = framed(Command::new("serve").about(text("command-serve")))
        .arg(value("host", "value-host"))
        .arg(value("port", "value-port").value_parser(checked(words, "refused-port", port)))
        .args([flag("open"), flag("write"), flag("poll")]);
    let serve = site(serve, words).mut_arg("output", |output| output.requires("write"));
    let markdown = framed(Command::new("markdown").about(text("command-markdown"))).arg(flag("commonmark"));
    let explain = framed(Command::new("explain").about(text("command-explain")))
        .arg(Arg::new("code").value_name(text("value-code")).help(text("flag-code")));
    framed(
        Command::new(PROGRAM)
            .about(text("program"))
            .version(env!("CARGO_PKG_VERSION"))
            .disable_version_flag(true),
    )
    .subcommand_help_heading(text("help-commands"))
    .subcommand_required(true)
    .arg_required_else_help(true)
    .disable_help_subcommand(true)
    .arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .display_order(95)
            .help(text("flag-version")),
    )
    .args(everywhere(words))
    .subcommands([build, serve, markdown, explain])
}

fn flag(name: &'static str, words: &Words) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(words.text(&format!("flag-{name}"), &[]))
}

fn value(name: &'static str, shown: &str, words: &Words) -> Arg {
    let help = words.text(&format!("flag-{name}"), &[]);
    Arg::new(name).long(name).value_name(words.text(shown, &[])).help(help)
}

/// Adds what every command takes that makes a website.
fn site(command: Command, words: &Words) -> Command {
    let folder = |name| value(name, "value-folder", words).value_parser(value_parser!(PathBuf));
    let base = checked(words, "refused-base-url", BaseUrl::parse);
    command
        .args([folder("root"), folder("output")])
        .arg(value("base-url", "value-url", words).value_parser(base))
        .arg(value("at", "value-time", words).value_parser(checked(words, "refused-at", When::parse)))
        .args(["drafts", "future", "expired", "strict"].map(|name| flag(name, words)))
}

/// Returns the flags that every command takes; they stand last in its help.
fn everywhere(words: &Words) -> [Arg; 4] {
    let flag = |name: &'static str, order| {
        let help = words.text(&format!("flag-{name}"), &[]);
        Arg::new(name).long(name).global(true).display_order(order).help(help)
    };
    let choice = |name: &'static str, order| {
        let shown = words.text(&format!("value-{name}"), &[]);
        flag(name, order).value_name(shown).hide_possible_values(true)
    };
    [
        choice("lang", 90).value_parser(Words::shipped().collect::<Vec<_>>()),
        choice("format", 91).value_parser(["human", "json"]),
        flag("quiet", 92).short('q').action(ArgAction::SetTrue),
        flag("verbose", 93).short('v').action(ArgAction::SetTrue).conflicts_with("quiet"),
    ]
}

/// Returns a parser that words its refusal in the language of the call.
fn checked<T: Clone + Send + Sync + 'static>(
    words: &Words,
    refusal: &str,
    parse: impl Fn(&str) -> Option<T> + Clone + Send + Sync + 'static,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    let refusal = words.text(refusal, &[]);
    move |text| parse(text).ok_or_else(|| refusal.clone())
}
