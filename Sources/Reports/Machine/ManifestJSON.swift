public import Figures

/// A file that a run read or wrote.
public struct ManifestEntry: Sendable, Hashable {
    /// The path relative to the workspace, with `/` between folders.
    public var path: String
    /// The SHA-256 of the bytes, in hexadecimal.
    public var sha256: String
    /// The size in bytes.
    public var size: Int

    /// Makes an entry.
    public init(path: String, sha256: String, size: Int) {
        self.path = path
        self.sha256 = sha256
        self.size = size
    }
}

/// The manifest of a run: what was read, what was written, by which program under which settings. It holds no clock, no
/// path of the machine and no name of a person, so the same run gives the same manifest everywhere.
public enum ManifestJSON {
    /// The manifest, inputs and outputs by their paths.
    public static func value(
        campaign: CampaignFacts, inputs: [ManifestEntry], outputs: [ManifestEntry],
        settings: [String: JSONValue] = [:]
    ) -> JSONValue {
        var all = settings
        all["confidence"] = .number(campaign.confidence)
        all["smallestCell"] = .integer(campaign.smallestCell)
        all["rounding"] = .object(
            Dictionary(
                uniqueKeysWithValues: RoundingStep.allCases.map { step in
                    let rounding = campaign.rounding[step]
                    return (
                        step.rawValue,
                        ["mode": .string(rounding.mode.rawValue), "decimals": .integer(rounding.decimals)]
                    )
                }))
        all["intervalMethod"] = .string(campaign.intervalMethod.en)
        all["design"] = .string(campaign.design.en)
        all["weighting"] = .array(campaign.weighting.map { .string($0.en) })
        return [
            "campaign": .string(campaign.id), "year": .integer(campaign.year), "program": .string(campaign.program),
            "inputs": list(inputs), "outputs": list(outputs), "settings": .object(all),
        ]
    }

    private static func list(_ entries: [ManifestEntry]) -> JSONValue {
        .array(
            entries.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }.map {
                ["path": .string($0.path), "sha256": .string($0.sha256), "bytes": .integer($0.size)]
            })
    }
}
