internal import Figures
internal import Reports
internal import Tables

/// The manifest that an earlier run left in the folder of the reports.
struct EarlierManifest {
    /// The files that it lists; none where there is no manifest, or one that is not ours.
    let outputs: [ManifestEntry]
    private let json: JSONValue?

    init(_ path: String) {
        json = (try? FileReader.allBytes(of: path)).flatMap { try? JSONValue(parsing: $0) }
        outputs = (json?["outputs"]?.elements ?? []).compactMap { entry in
            guard let path = entry["path"]?.string, let digest = entry["sha256"]?.string,
                // A manifest that someone changed must not make us remove anything outside the folder.
                !path.hasPrefix("/"), !path.split(separator: "/").contains(".."),
                // Nor anything of a closed version.
                path.split(separator: "/").first != "closed"
            else { return nil }
            let size = if case .integer(let size)? = entry["bytes"] { size } else { 0 }
            return ManifestEntry(path: path, sha256: digest, size: size)
        }
    }

    /// Whether it says the same as another of everything but what was written.
    func agrees(with other: JSONValue) -> Bool {
        guard let json else { return false }
        return ["campaign", "year", "program", "inputs", "settings"].allSatisfy {
            json[$0]?.utf8() == other[$0]?.utf8()
        }
    }
}
