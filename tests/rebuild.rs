//! Rebuilding: after any edits, the outputs and the findings are those of a clean build.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

mod support;
mod rebuild {
    mod counts;
    mod disk;
    pub mod edit;
    pub mod edits;
    pub mod law;
    mod moves;
    mod shapes;
    pub mod site;
    mod tables;
    mod told;
}

use std::collections::BTreeSet;
use std::env;

use jiff::Timestamp;
use nhipcau::pipeline::inputs::Changes;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use rebuild::edit::{Edit, Naming, What, edits};
use rebuild::edits::Site;
use rebuild::law::{Desk, Look};
use rebuild::site;

/// When the site is first built: seven in the morning there.
const NOW: &str = "2025-01-01T00:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// Makes edits one after the other; after each that is told, all must be as in a clean build.
fn holds(edits: &[Edit]) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    site::write(&root);
    let (mut site, mut desk) = (Site::new(&root, now()), Desk::new(&root, now()));
    desk.check(&Changes::Everything, Look::default()).map_err(|fault| format!("at first: {fault}"))?;
    let mut untold = Changes::Clock;
    for (step, edit) in edits.iter().enumerate() {
        let paths = site.make(edit);
        untold = both(untold, site.told(edit, paths));
        if edit.with_next && step + 1 < edits.len() {
            continue;
        }
        desk.now = site.now;
        let look = Look {
            sweep: edit.value % 4 == 1,
            demand: if step % 3 == 2 { 5 } else { 0 },
            from: edit.pick,
            publish_errors: edit.value % 2 == 0,
        };
        let told = std::mem::replace(&mut untold, Changes::Clock);
        desk.check(&told, look).map_err(|fault| format!("step {step}, told {told:?}: {fault}"))?;
    }
    let mend = Edit { what: What::Mend, pick: 0, value: 0, naming: Naming::Exact, with_next: false };
    let mended = site.make(&mend);
    let mended = site.told(&mend, mended);
    let look = Look { demand: 5, ..Look::default() };
    desk.check(&mended, look).map_err(|fault| format!("mended: {fault}"))
}

fn both(a: Changes, b: Changes) -> Changes {
    match (a, b) {
        (Changes::Everything, _) | (_, Changes::Everything) => Changes::Everything,
        (Changes::Paths(a), Changes::Paths(b)) => {
            Changes::Paths(a.into_iter().chain(b).collect::<BTreeSet<_>>())
        }
        (Changes::Clock, told) | (told, Changes::Clock) => told,
    }
}

fn number(name: &str, usual: u64) -> u64 {
    env::var(name).ok().map_or(usual, |text| text.parse().unwrap())
}

/// The law. `REBUILD_CASES` sequences of edits from `REBUILD_SEED` on.
#[test]
fn any_edits_come_to_a_clean_build() {
    let cases = u32::try_from(number("REBUILD_CASES", 32)).unwrap();
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number("REBUILD_SEED", 1).to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let law = |edits: Vec<Edit>| holds(&edits).map_err(TestCaseError::fail);
    if let Err(error) = runner.run(&edits(), law) {
        match error {
            TestError::Fail(fault, edits) => {
                let edits: Vec<_> = edits.iter().map(|edit| format!("{edit:?}")).collect();
                panic!("{fault}\nafter:\n{}", edits.join("\n"));
            }
            TestError::Abort(fault) => panic!("{fault}"),
        }
    }
}
