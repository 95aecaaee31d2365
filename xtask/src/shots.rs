//! `cargo xtask shots`: pictures of every screen in shots/, taken in a real browser of the real thing.

use crate::demo;
use crate::dist;
use crate::setup::{self, BUILD, PICTURES, RUN, TEST};
use crate::sh::{self, Outcome};
use crate::wasm::Source;

pub(crate) fn run(wasm: Source) -> Outcome {
    setup::ensure(&[BUILD, RUN, TEST, PICTURES])?;
    dist::run(wasm, false)?;
    demo::build()?;
    let folder = sh::root().join("shots");
    sh::step("pictures of every screen", || {
        sh::run(sh::command(demo::program("shots")).arg(dist::folder()).arg(&folder))
    })?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
