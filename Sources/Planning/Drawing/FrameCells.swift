internal import Figures

/// The strata of each unit of a frame: texts that people take for one are one.
struct FrameCells {
    /// A stratum of a unit.
    struct Stratum {
        /// The place of the unit.
        let unit: Int
        /// The stratum as it is spelled first in the alphabet.
        let name: String
        /// What tells it from others, for its stream of chance.
        let key: String
        /// The frame's entries, in the order of the file.
        let entries: [Int]
        /// How many persons it has.
        let size: Int
    }

    private var byUnit: [Int: [Stratum]] = [:]

    init(_ frame: SamplingFrame) {
        var groups: [Int: [FoldedText: [Int]]] = [:]
        for (place, entry) in frame.entries.enumerated() {
            groups[entry.unit, default: [:]][FoldedText(entry.stratum), default: []].append(place)
        }
        for (unit, strata) in groups {
            byUnit[unit] = strata.map { key, entries in
                Stratum(
                    unit: unit, name: Self.firstSpelling(entries.map { frame.entries[$0].stratum }), key: key.text,
                    entries: entries,
                    // `populations()` has added the same sizes up before.
                    size: entries.reduce(0) { $0 &+ (frame.listsClusters ? frame.entries[$1].size : 1) })
            }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        }
    }

    /// The strata of a unit in the order of their names.
    func strata(of unit: Int) -> [Stratum] { byUnit[unit] ?? [] }

    /// The spelling that comes first in the alphabet, so that the order of rows has no part in it.
    static func firstSpelling(_ texts: [String]) -> String {
        texts.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    }
}

/// Keys of streams of chance: the 64-bit FNV-1a hash of names, the same on every machine.
enum StreamKey {
    static func of(_ parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            // What parts one name from the next.
            hash = (hash ^ 0x1F) &* 0x0000_0100_0000_01B3
        }
        return hash
    }
}
