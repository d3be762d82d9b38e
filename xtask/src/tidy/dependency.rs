//! What the crates may depend on.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Failure;
use crate::cargo;

/// The crates that the core names. What those bring along is theirs.
const CORE: [&str; 3] = ["rust_decimal", "schemars", "serde"];

/// Crates that open a connection, or exist to serve one that does.
const NETWORK: [&str; 19] = [
    "async-std",
    "attohttpc",
    "curl",
    "curl-sys",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "surf",
    "tokio",
    "ureq",
];

/// What cargo knows of the workspace, with the features of a build with all of its members.
pub(super) fn metadata(root: &Path) -> Result<Value> {
    // Without the host's platform cargo would have to download crates that this machine never builds.
    let version = cargo().args(["--version", "--verbose"]).output().context("cannot run cargo")?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("cargo names no host")?;
    let output = cargo()
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .current_dir(root)
        .output()
        .context("cannot run cargo metadata")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("cargo metadata is no JSON")
}

/// What the core depends on and must not. Dependencies of its tests may be any.
pub fn core_dependencies(metadata: &Value) -> Vec<Failure> {
    let core = list(metadata, "/packages").find(|package| text(package, "/name") == "pjzp-core");
    let dependencies = core.into_iter().flat_map(|core| list(core, "/dependencies"));
    dependencies
        .filter(|dependency| text(dependency, "/kind") != "dev")
        .map(|dependency| text(dependency, "/name"))
        .filter(|name| !CORE.contains(name))
        .map(|name| {
            let repair = format!("do it in another crate: the core names only {}", CORE.join(", "));
            Failure::new("crates/pjzp-core/Cargo.toml", format!("the core depends on `{name}`"), repair)
        })
        .collect()
}

/// Features that change what the wire format means.
pub fn features(metadata: &Value) -> Vec<Failure> {
    let json = list(metadata, "/resolve/nodes").filter(|node| {
        let id = text(node, "/id");
        id.contains("#serde_json@") || id.contains("/serde_json#")
    });
    json.flat_map(|node| list(node, "/features"))
        .filter(|feature| *feature == "arbitrary_precision")
        .map(|_| {
            let repair = "find who turns it on with `cargo tree -e features -i serde_json`; \
                          it breaks every visitor of numbers";
            Failure::new("Cargo.toml", "serde_json has `arbitrary_precision`", repair)
        })
        .collect()
}

fn list<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> {
    value.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// Network crates that the lock file names, whatever the platform, and those that `deny.toml` does not ban.
pub fn network(lock: &str, deny: &str) -> Vec<Failure> {
    let mut failures = Vec::new();
    for name in NETWORK {
        if lock.lines().any(|line| line == format!("name = \"{name}\"")) {
            let repair =
                format!("find who needs it with `cargo tree -i {name}`; nothing here opens a connection");
            failures.push(Failure::new("Cargo.lock", format!("`{name}` is a network crate"), repair));
        }
        if !deny.contains(&format!("crate = \"{name}\"")) {
            let repair = format!("add `{{ crate = \"{name}\" }}` to its list of banned crates");
            failures.push(Failure::new("deny.toml", format!("`{name}` is not banned"), repair));
        }
    }
    failures
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{root, tree};

    #[test]
    fn the_core_depends_on_the_list_only() {
        let metadata = |name: &str, kind: Option<&str>| {
            json!({ "packages": [
                { "name": "pjzp-core", "dependencies": [{ "name": name, "kind": kind }] },
                { "name": "pjzp-cli", "dependencies": [{ "name": "clap", "kind": null }] },
            ] })
        };
        for (name, kind, failures) in [
            ("serde", None, 0),
            ("rust_decimal", None, 0),
            ("chrono", None, 1),
            ("chrono", Some("build"), 1),
            ("proptest", Some("dev"), 0),
        ] {
            assert_eq!(core_dependencies(&metadata(name, kind)).len(), failures, "{name} {kind:?}");
        }
    }

    #[test]
    fn cargo_tells_what_the_checks_look_at() {
        let mut metadata = metadata(&root()).unwrap();
        assert_eq!(core_dependencies(&metadata), []);
        assert_eq!(features(&metadata), []);
        // The checks find what cargo writes, not only what this file writes.
        let mut found = 0;
        for package in metadata["packages"].as_array_mut().unwrap() {
            if package["name"] == "pjzp-core" {
                found += 1;
                package["dependencies"][0]["name"] = "chrono".into();
            }
        }
        for node in metadata["resolve"]["nodes"].as_array_mut().unwrap() {
            node["features"].as_array_mut().unwrap().push("arbitrary_precision".into());
        }
        assert_eq!(found, 1);
        assert_eq!(core_dependencies(&metadata).len(), 1);
        assert_eq!(features(&metadata).len(), 1);
    }

    #[test]
    fn a_network_crate_is_found_in_the_lock_file_and_banned_in_deny_toml() {
        let deny = tree::read(&root(), "deny.toml").unwrap();
        assert_eq!(network("name = \"serde\"\n", &deny), []);
        assert_eq!(network("name = \"hyper\"\nversion = \"1\"\n", &deny).len(), 1);
        assert_eq!(network("", &deny.replace("crate = \"hyper\"", "")).len(), 1);
    }
}
