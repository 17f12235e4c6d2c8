//! Progress: a bar on a terminal, when there is something to wait for.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::report::Printer;
use crate::pipeline::Stage;

/// Shorter builds show no bar.
const PATIENCE: Duration = Duration::from_millis(400);
/// The bar moves once in so many steps.
const STEPS: usize = 16;

/// The bar of a build.
pub(super) struct Progress<'p> {
    printer: &'p Printer<'p>,
    started: Mutex<Instant>,
    wanted: bool,
    bar: Mutex<Option<(Stage, ProgressBar)>>,
}

impl<'p> Progress<'p> {
    /// Returns the progress of a build that begins now.
    pub fn new(printer: &'p Printer) -> Self {
        let wanted = std::io::stderr().is_terminal() && !printer.is_quiet() && !printer.is_json();
        Self { printer, started: Mutex::new(Instant::now()), wanted, bar: Mutex::default() }
    }

    /// Tells how far a stage has come.
    pub fn tell(&self, stage: Stage, done: usize, total: usize) {
        if !self.wanted || !done.is_multiple_of(STEPS) || !self.is_long() {
            return;
        }
        let Ok(mut bar) = self.bar.try_lock() else { return };
        if bar.as_ref().is_none_or(|(shown, _)| *shown != stage) {
            if let Some((_, finished)) = bar.take() {
                finished.finish_and_clear();
            }
            *bar = Some((stage, self.bar(stage, total)));
        }
        if let Some((_, bar)) = bar.as_ref() {
            bar.set_position(done as u64);
        }
    }

    fn is_long(&self) -> bool {
        self.started.try_lock().is_ok_and(|started| started.elapsed() >= PATIENCE)
    }

    /// Takes the bar off the terminal; what comes next is a build of its own.
    pub fn clear(&self) {
        if let Ok(mut started) = self.started.lock() {
            *started = Instant::now();
        }
        if let Ok(mut bar) = self.bar.lock()
            && let Some((_, bar)) = bar.take()
        {
            bar.finish_and_clear();
        }
    }

    fn bar(&self, stage: Stage, total: usize) -> ProgressBar {
        let id = match stage {
            Stage::Parse => "progress-parse",
            Stage::Render => "progress-render",
        };
        let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}");
        let bar = ProgressBar::new(total as u64).with_message(self.printer.words.text(id, &[]));
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar
    }
}
